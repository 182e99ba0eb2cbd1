"""Publishing a report: asked by one person, agreed by another, everything at once, with its figures frozen.

What is published is what was asked for, or nothing is. Documents are made before the transaction begins, because that
takes seconds; inside it everything is compared once more, and written together.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any, NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from comhla.dates import ReportingYear
from comhla.documents.errors import DocumentError
from comhla.documents.formats import Format, render
from comhla.law.readings.report_row import row_of
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.accounts.models import User
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of, plain_facts, plain_row
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.reports.freezing import Frozen, frozen
from comhla.web.reports.making import Made, made
from comhla.web.reports.models import FrozenFigure, ReportEdition, ReportFile, ReportRequest
from comhla.web.reports.page import page_of, picture_name
from comhla.web.reports.pictures import drawn_now, every_picture
from comhla.web.reports.queries import REPORTS, SECTIONS, SPENDING, address_of, editions_of, open_request, report_row

FORMATS = (Format.PDF, Format.WORD, Format.HTML, Format.OPENDOCUMENT, Format.EPUB)
_READ = (
    SPENDING,
    "decisions",
    "inspections",
    "committee_reports",
    "plan_reviews",
    "localities",
    "financial_statements",
    "payments",
    "schemes",
)
"""The collections that a report is made from, besides its own sections."""


class ChangedSinceAsked(NotRecorded):
    """What would be published is no longer what was asked for."""

    def __init__(self, what: list[str]) -> None:
        self.what = what
        names = ", ".join(each.replace("_", " ") for each in what)
        super().__init__(
            _("This has changed since it was asked for: %(what)s. Look at it, and ask again.") % {"what": names}
        )


class NamedFile(NamedTuple):
    """A file that is published with the report."""

    name: str
    title: str
    media_type: str
    content: bytes


# ----------------------------------------------------------------------------------------------------- asking for it


@transaction.atomic
def ask(authority: Authority, year: ReportingYear, *, by: Actor, says: str = "", because: str = "") -> ReportRequest:
    """Ask somebody else to publish the report as it stands, or a later edition of it.

    Raises:
        NotAllowed: where `by` may not record facts here.
        NotRecorded: where it is not begun, is asked for already, or a later edition does not say what changed and why.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    row = report_row(facts_of(authority), year)
    if row is None:
        raise NotRecorded(_("The report for %(year)s is not begun yet.") % {"year": year.label})
    if open_request(authority, row.id) is not None:
        raise NotRecorded(_("It is asked for already, and waits for an answer."))
    if editions_of(authority, row.id) and not (says.strip() and because.strip()):
        raise NotRecorded(_("Say what changed, and why."))
    holds = holds_of(authority, year, says.strip(), because.strip())
    request = ReportRequest.objects.create(
        authority=authority,
        report=row.id,
        says=says.strip(),
        because=because.strip(),
        holds=holds,
        stamp=_digest(holds),
        asked_at=clock.now(),
        asked_by=User.objects.get(pk=by.id),
    )
    append("report_asked", _told(authority, row.id), by=by, after={"stamp": request.stamp}, reason=request.because)
    return request


@transaction.atomic
def end_request(request: ReportRequest, *, by: Actor, reason: str) -> None:
    """Say no to what was asked for, or take it back. Nothing is published.

    Raises:
        NotAllowed: where `by` neither asked for it nor decides what the public sees.
        NotRecorded: where it has an answer already.
    """
    own = str(request.asked_by_id) == by.id
    by.must(Permission.FACTS_RECORD if own else Permission.PUBLICATION_DECIDE, request.authority_id)
    request = _open(request)
    request.ended_at, request.ended_by = clock.now(), by.name
    request.save(update_fields=["ended_at", "ended_by"])
    append("report_not_agreed", _told(request.authority, request.report), by=by, reason=reason)


def holds_of(authority: Authority, year: ReportingYear, says: str, because: str) -> dict[str, str]:
    """A checksum for each thing that the report is made from, so that a change after asking can be named."""
    now, data = made(authority, year), plain_facts(authority)
    report = now.contents.report
    found = {name: _digest(data.get(name)) for name in _READ}
    found[SECTIONS] = _digest([each for each in data.get(SECTIONS) or () if each["report"] == report])
    earlier = [each for each in data.get(REPORTS) or () if each["id"] != report]
    found[REPORTS] = _digest(earlier)
    found["figures"] = _digest([[str(part) for part in each] for each in now.measures])
    found["asked"] = _digest([says, because])
    return found


def _digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()


def _open(request: ReportRequest) -> ReportRequest:
    """The request, held until the end of the transaction; two who answer take turns, and the second is told."""
    authority = Authority.objects.select_for_update().get(pk=request.authority_id)
    found = ReportRequest.objects.select_for_update().get(pk=request.pk)
    if found.ended_at is not None:
        raise NotRecorded(_("%(name)s has answered this already.") % {"name": found.ended_by})
    found.authority = authority
    return found


# --------------------------------------------------------------------------------------------------- agreeing to it


def agree(request: ReportRequest, *, by: Actor) -> ReportEdition:
    """Publish what somebody else asked for: everything at once, or nothing.

    Raises:
        NotAllowed: where `by` does not decide what the public sees.
        ChangedSinceAsked: where it is no longer what was asked for.
        NotRecorded: where `by` asked for it, it has an answer already, or a document cannot be made.
    """
    by.must(Permission.PUBLICATION_DECIDE, request.authority_id)
    if str(request.asked_by_id) == by.id:
        raise NotRecorded(_("You asked for this yourself. Somebody else has to agree."))
    authority = Authority.objects.get(pk=request.authority_id)
    prepared = _prepared(authority, request)
    with transaction.atomic():
        request = _open(request)
        _refuse_changed(request, prepared.year)
        return _write(request, prepared, by=by)


class _Prepared(NamedTuple):
    """An edition that was made, and what it was made from."""

    year: ReportingYear
    made: Made
    number: int
    title: str
    body: str
    files: tuple[NamedFile, ...]
    frozen: Frozen


def _prepared(authority: Authority, request: ReportRequest) -> _Prepared:
    row = next((each for each in facts_of(authority).performance_reports or () if each.id == request.report), None)
    if row is None:
        raise NotRecorded(_("There is no such report any more."))
    year = ReportingYear.from_label(row.reporting_year)
    _refuse_changed(request, year)
    plain = made(authority, year)
    figures = drawn_now(plain.charts)
    report = plain.with_pictures(figures)
    number = len(editions_of(authority, request.report)) + 1
    with translation.override("en-gb"):
        version = _("Edition %(number)s") % {"number": number} if number > 1 else ""
        document = report.document(on=clock.today(), identifier=address_of(authority, year.label), version=version)
        try:
            rendered = [
                NamedFile(
                    f"performance-report-{year.label}.{each.ending}",
                    document.title,
                    each.media_type,
                    render(document, each),
                )
                for each in FORMATS
            ]
            body = page_of(document)
        except DocumentError as problem:
            raise NotRecorded(_("A document cannot be made: %(problem)s") % {"problem": problem}) from problem
    kept = frozen(authority, report, address=address_of(authority, year.label))
    package = NamedFile(f"performance-report-{year.label}-data.zip", _("The data"), "application/zip", kept.package)
    pictures = [
        NamedFile(picture_name(each), _("A chart of the report"), each.media_type, each.content)
        for each in every_picture(figures)
    ]
    return _Prepared(year, report, number, document.title, body, (*rendered, package, *pictures), kept)


def _refuse_changed(request: ReportRequest, year: ReportingYear) -> None:
    holds = holds_of(request.authority, year, request.says, request.because)
    if _digest(holds) != request.stamp:
        raise ChangedSinceAsked([name for name, stamp in holds.items() if request.holds.get(name) != stamp])


# ------------------------------------------------------------------------------------------------------- writing it


def _write(request: ReportRequest, prepared: _Prepared, *, by: Actor) -> ReportEdition:
    authority = request.authority
    edition = ReportEdition.objects.create(
        authority=authority,
        report=request.report,
        number=prepared.number,
        reporting_year=prepared.year.label,
        title=prepared.title,
        published_at=clock.now(),
        asked_by=request.asked_by.name,
        agreed_by=by.name,
        says=request.says,
        because=request.because,
        body=prepared.body,
        stamp=_digest([hashlib.sha256(each.content).hexdigest() for each in prepared.files]),
    )
    _keep(edition, prepared)
    _record(authority, request, prepared, by=by)
    request.ended_at, request.ended_by, request.edition = edition.published_at, by.name, edition
    request.save(update_fields=["ended_at", "ended_by", "edition"])
    told = {"number": edition.number, "stamp": edition.stamp, "asked_by": edition.asked_by}
    append("report_published", _told(authority, request.report), by=by, after=told, reason=request.because)
    return edition


def _keep(edition: ReportEdition, prepared: _Prepared) -> None:
    ReportFile.objects.bulk_create(
        ReportFile(
            edition=edition,
            position=position,
            name=each.name,
            title=each.title,
            media_type=each.media_type,
            content=each.content,
            size=len(each.content),
            stamp=hashlib.sha256(each.content).hexdigest(),
        )
        for position, each in enumerate(prepared.files)
    )
    FrozenFigure.objects.bulk_create(
        FrozenFigure(edition=edition, position=position, **each)
        for position, each in enumerate(prepared.frozen.figures)
    )


def _record(authority: Authority, request: ReportRequest, prepared: _Prepared, *, by: Actor) -> None:
    """What the report has goes into the record, so that the duties on it are asked of the report itself."""
    row = rows_of(authority, REPORTS).get(key=request.report)
    # A measure of which no year has a figure is named in the report, and assesses nothing.
    used = [each for each in prepared.made.measures if any(one.period for one in each.years)]
    measures = {each.indicator.key: each.earlier_compared for each in used}
    day = clock.today().isoformat()
    known = plain_row(row, REPORTS)
    published = {
        "prepared_on": known.get("prepared_on", day),
        "published_on": known.get("published_on", day),
        "address": address_of(authority, prepared.year.label),
    }
    data = {**known, **row_of(prepared.made.contents, measures), **published}
    # Whoever decides what the public sees may not record facts otherwise; this follows from the decision itself.
    recorder = replace(by, is_system=True)
    reason = _("It follows from the publication of the report.")
    record_row(authority, REPORTS, data, by=recorder, key=row.key, version=row.version, reason=reason)


def _told(authority: Authority, report: str) -> Told:
    return Told("performance_report", report, authority.slug)
