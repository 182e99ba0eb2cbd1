"""Publishing a plan with everything that goes with it: asked by one person, agreed by another, all at once.

What is published is what was asked for, or nothing is. Documents are made before the transaction begins, because that
takes seconds; inside it everything is compared once more, and written together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.documents.errors import DocumentError
from comhla.documents.plan import text_problems
from comhla.law.facts import AssessmentKind, Plan, PlanEdition, Stage
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.accounts.models import User
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.actions.recording import moved_on
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of, plain_facts, plain_row
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.plans import published_queries as queries
from comhla.web.plans.bundle import Bundle, FileKind, Given, Item, TextProblem, bundle_of
from comhla.web.plans.edition import Edition, Sources, Uploaded, data_of, edition_of, outdated_versions
from comhla.web.plans.held_together import Stamped, changed, holds_of, stamp_of
from comhla.web.plans.models import (
    BundleFile,
    PlanPicture,
    Publication,
    PublicationKind,
    PublicationRequest,
    PublishedFile,
    PublishedPage,
    SetAside,
    StepNarrative,
)
from comhla.web.plans.presenters.published import changes
from comhla.web.plans.text_queries import pictures_of


class NotComplete(NotRecorded):
    """Something that has to be published with the plan is missing."""

    def __init__(self, missing: tuple[Item, ...]) -> None:
        self.missing = missing
        super().__init__(
            _("The plan cannot be published yet. Missing: %(what)s.")
            % {"what": "; ".join(each.title for each in missing)}
        )


class ChangedSinceAsked(NotRecorded):
    """What would be published is no longer what was asked for."""

    def __init__(self, what: list[str]) -> None:
        self.what = what
        super().__init__(
            _("This has changed since it was asked for: %(what)s. Look at it, and ask again.")
            % {"what": "; ".join(what)}
        )


class Wanted(NamedTuple):
    """What somebody asks to be published: what kind of edition, and for a later one what changed and why."""

    kind: PublicationKind
    says: str = ""
    because: str = ""


# ------------------------------------------------------------------------------------------------------ the bundle


def bundle_now(authority: Authority, plan: Plan, *, on: date) -> Bundle:
    """What has to be published with a plan, as everything stands now."""
    facts = facts_of(authority)
    pictures = pictures_of(authority, plan.id)
    problems = [
        TextProblem(each.section.id, each.section.heading, each.problem)
        for edition in PlanEdition
        for each in text_problems(facts, plan.id, edition=edition, pictures=pictures)
    ]
    files = queries.bundle_files(authority, plan.id)
    return bundle_of(
        Given(
            facts=facts,
            plan=plan,
            files=queries.held_files(files),
            text_problems=problems,
            outdated=[*outdated_versions(facts, plan.id), *_stale(authority, plan, files)],
            set_aside=queries.set_aside_of(authority, plan.id),
            on=on,
        )
    )


def _stale(authority: Authority, plan: Plan, files: Any) -> list[str]:
    """Uploaded versions that were published with an edition whose text has changed since."""
    versions = [each for each in files if each.kind in {FileKind.EASY_READ, FileKind.OTHER_VERSION}]
    editions = [each for each in queries.editions_of(authority, plan.id) if each.kind != PublicationKind.WITHDRAWAL]
    if not versions or not editions:
        return []
    there = queries.stamps_published(editions[-1])
    former = queries.data_published(editions[-1])
    same = [each for each in versions if there.get(each.name) == each.stamp]
    if not same or not changes(former, data_of(_bare(authority, plan))):
        return []
    return [each.title for each in same]


def _bare(authority: Authority, plan: Plan) -> Sources:
    return Sources(
        facts=facts_of(authority),
        plan=plan,
        pictures={},
        narrative={},
        uploads=(),
        number=0,
        address="",
        on=clock.today(),
    )


# ------------------------------------------------------------------------------------------------- asking for it


@transaction.atomic
def ask(authority: Authority, plan: Plan, wanted: Wanted, *, by: Actor) -> PublicationRequest:
    """Ask somebody else to publish, to correct or to withdraw a plan.

    Raises:
        NotAllowed: where `by` may not record facts here.
        NotComplete: where something is missing.
        NotRecorded: where it is asked for already, or there is nothing to correct or withdraw.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    plan = _as_it_is(authority, plan)
    _refuse_out_of_turn(authority, plan, wanted)
    if wanted.kind != PublicationKind.WITHDRAWAL:
        bundle = bundle_now(authority, plan, on=clock.today())
        if not bundle.is_complete:
            raise NotComplete(bundle.missing)
    holds = _holds(authority, plan, wanted)
    made = PublicationRequest.objects.create(
        authority=authority,
        plan=plan.id,
        kind=wanted.kind,
        says=wanted.says,
        because=wanted.because,
        holds=holds,
        stamp=stamp_of(holds),
        asked_at=clock.now(),
        asked_by=User.objects.get(pk=by.id),
    )
    told = {"kind": str(wanted.kind), "says": wanted.says, "stamp": made.stamp}
    append("publication_asked", _told(authority, plan.id), by=by, after=told, reason=wanted.because)
    return made


def _as_it_is(authority: Authority, plan: Plan) -> Plan:
    found = facts_of(authority).plan_called(plan.id)
    if found is None:
        raise NotRecorded(_("There is no such plan any more."))
    return found


def _refuse_out_of_turn(authority: Authority, plan: Plan, wanted: Wanted) -> None:
    if queries.open_request(authority, plan.id) is not None:
        raise NotRecorded(_("It is asked for already, and waits for an answer."))
    editions = queries.editions_of(authority, plan.id)
    if wanted.kind == PublicationKind.PUBLICATION and editions:
        raise NotRecorded(_("The plan is published already. Ask for a correction, or withdraw it."))
    if wanted.kind != PublicationKind.PUBLICATION and not editions:
        raise NotRecorded(_("The plan is not published, so there is nothing to correct or to withdraw."))
    if wanted.kind != PublicationKind.PUBLICATION and not (wanted.says and wanted.because):
        raise NotRecorded(_("Say what changed, and why."))
    if wanted.kind == PublicationKind.WITHDRAWAL and editions[-1].kind == PublicationKind.WITHDRAWAL:
        raise NotRecorded(_("The plan is withdrawn already."))


@transaction.atomic
def end_request(request: PublicationRequest, *, by: Actor, reason: str) -> None:
    """Say no to what was asked for, or take it back. Nothing is published.

    Raises:
        NotAllowed: where `by` neither asked for it nor decides what the public sees.
        NotRecorded: where it has an answer already.
    """
    if str(request.asked_by_id) != by.id:
        by.must(Permission.PUBLICATION_DECIDE, request.authority_id)
    else:
        by.must(Permission.FACTS_RECORD, request.authority_id)
    request = _open(request)
    request.ended_at, request.ended_by = clock.now(), by.name
    request.save(update_fields=["ended_at", "ended_by"])
    append("publication_not_agreed", _told(request.authority, request.plan), by=by, reason=reason)


def _open(request: PublicationRequest) -> PublicationRequest:
    """The request, held until the end of the transaction; two who answer take turns, and the second is told."""
    authority = Authority.objects.select_for_update().get(pk=request.authority_id)
    found = PublicationRequest.objects.select_for_update().get(pk=request.pk)
    if found.ended_at is not None:
        raise NotRecorded(_("%(name)s has answered this already.") % {"name": found.ended_by})
    found.authority = authority
    return found


# --------------------------------------------------------------------------------------------------- agreeing to it


def agree(request: PublicationRequest, *, by: Actor) -> Publication:
    """Publish what somebody else asked for: everything at once, or nothing.

    Raises:
        NotAllowed: where `by` does not decide what the public sees.
        ChangedSinceAsked: where it is no longer what was asked for.
        NotComplete: where something is missing on this day.
        NotRecorded: where `by` asked for it, it has an answer already, or a document cannot be made.
    """
    by.must(Permission.PUBLICATION_DECIDE, request.authority_id)
    if str(request.asked_by_id) == by.id:
        raise NotRecorded(_("You asked for this yourself. Somebody else has to agree."))
    authority = Authority.objects.get(pk=request.authority_id)
    prepared = _prepared(authority, request)
    with transaction.atomic():
        request = _open(request)
        plan = _as_it_is(request.authority, prepared.plan)
        wanted = Wanted(PublicationKind(request.kind), request.says, request.because)
        _refuse_changed(request, prepared.holds)
        _refuse_changed(request, _holds(request.authority, plan, wanted))
        return _write(request, plan, prepared, by=by)


class _Prepared(NamedTuple):
    """An edition that was made, and what it was made from."""

    plan: Plan
    holds: Mapping[str, str]
    number: int
    edition: Edition


def _prepared(authority: Authority, request: PublicationRequest) -> _Prepared:
    plan = facts_of(authority).plan_called(request.plan)
    if plan is None:
        raise NotRecorded(_("There is no such plan any more."))
    wanted = Wanted(PublicationKind(request.kind), request.says, request.because)
    holds = _holds(authority, plan, wanted)
    editions = queries.editions_of(authority, plan.id)
    number = editions[-1].number + 1 if editions else 1
    if wanted.kind == PublicationKind.WITHDRAWAL:
        return _Prepared(plan, holds, number, Edition((), ()))
    _refuse_changed(request, holds)
    bundle = bundle_now(authority, plan, on=clock.today())
    if not bundle.is_complete:
        raise NotComplete(bundle.missing)
    try:
        return _Prepared(plan, holds, number, edition_of(_sources(authority, plan, wanted, number)))
    except DocumentError as problem:
        raise NotRecorded(_("A document cannot be made: %(problem)s") % {"problem": problem}) from problem


def _sources(authority: Authority, plan: Plan, wanted: Wanted, number: int) -> Sources:
    files = BundleFile.objects.filter(authority=authority, plan=plan.id)
    sources = replace(
        _bare(authority, plan),
        pictures=pictures_of(authority, plan.id),
        narrative=dict(StepNarrative.objects.filter(authority=authority, plan=plan.id).values_list("stage", "text")),
        uploads=[
            Uploaded(each.kind, each.name, each.title, each.media_type, each.language, bytes(each.content))
            for each in files
        ],
        number=number,
        address=queries.address_of(authority, plan.id),
        says=wanted.says,
        because=wanted.because,
    )
    if number == 1:
        return sources
    last = [each for each in queries.editions_of(authority, plan.id) if each.kind != PublicationKind.WITHDRAWAL][-1]
    stamps = queries.stamps_published(last)
    same = {each.name for each in files if stamps.get(each.name) == each.stamp}
    return replace(sources, former=queries.data_published(last), unchanged=frozenset(same))


def _refuse_changed(request: PublicationRequest, holds: Mapping[str, str]) -> None:
    if stamp_of(holds) != request.stamp:
        headings = {each.id: each.heading for each in facts_of(request.authority).plan_sections or ()}
        raise ChangedSinceAsked(changed(request.holds, holds, headings))


def _holds(authority: Authority, plan: Plan, wanted: Wanted) -> dict[str, str]:
    asked = {"kind": str(wanted.kind), "says": wanted.says, "because": wanted.because}
    if wanted.kind == PublicationKind.WITHDRAWAL:
        return {"asked": stamp_of(asked)}
    own = {"authority": authority, "plan": plan.id}
    kept = [
        *(Stamped("file", *each) for each in BundleFile.objects.filter(**own).values_list("name", "stamp")),
        *(Stamped("picture", *each) for each in PlanPicture.objects.filter(**own).values_list("key", "stamp")),
        *(Stamped("narrative", *each) for each in _digests(StepNarrative.objects.filter(**own), "stage", "text")),
        *(Stamped("set_aside", *each) for each in _digests(SetAside.objects.filter(**own), "item", "reason")),
    ]
    return holds_of(plain_facts(authority), plan.id, kept, asked)


def _digests(rows: Any, name: str, text: str) -> list[tuple[str, str]]:
    return [(key, hashlib.sha256(words.encode()).hexdigest()) for key, words in rows.values_list(name, text)]


# ------------------------------------------------------------------------------------------------------- writing it


def _write(request: PublicationRequest, plan: Plan, prepared: _Prepared, *, by: Actor) -> Publication:
    authority, edition = request.authority, prepared.edition
    manifest = {
        "plan": plan.id,
        "title": plan.title,
        "version": prepared.number,
        "kind": request.kind,
        "says": request.says,
        "because": request.because,
        "published_on": clock.today().isoformat(),
        **edition.manifest(),
    }
    made = Publication.objects.create(
        authority=authority,
        plan=plan.id,
        number=prepared.number,
        kind=request.kind,
        title=plan.title,
        published_at=clock.now(),
        asked_by=request.asked_by.name,
        agreed_by=by.name,
        says=request.says,
        because=request.because,
        manifest=manifest,
        stamp=stamp_of(manifest),
    )
    _keep(made, edition)
    _record(authority, plan, request, edition, by=by)
    request.ended_at, request.ended_by, request.publication = made.published_at, by.name, made
    request.save(update_fields=["ended_at", "ended_by", "publication"])
    told = {"kind": request.kind, "number": made.number, "stamp": made.stamp, "asked_by": made.asked_by}
    append("plan_published", _told(authority, plan.id), by=by, after=told, reason=request.because)
    return made


def _keep(made: Publication, edition: Edition) -> None:
    """Keep every page and file as it was made."""
    PublishedPage.objects.bulk_create(
        PublishedPage(
            publication=made,
            path=each.path,
            position=position,
            title=each.title,
            language=each.language,
            body=each.body,
            words=each.words,
            stamp=hashlib.sha256(each.body.encode()).hexdigest(),
        )
        for position, each in enumerate(edition.pages)
    )
    PublishedFile.objects.bulk_create(
        PublishedFile(
            publication=made,
            position=position,
            kind=each.kind,
            name=each.name,
            title=each.title,
            media_type=each.media_type,
            language=each.language,
            content=each.content,
            size=len(each.content),
            stamp=hashlib.sha256(each.content).hexdigest(),
        )
        for position, each in enumerate(edition.files)
    )


def _record(authority: Authority, plan: Plan, request: PublicationRequest, edition: Edition, *, by: Actor) -> None:
    """What follows for the record: the plan and its statement are out, and so are the results that went with them.

    A later edition changes none of it, but pages about the authority have to be drawn anew.
    """
    if request.kind != PublicationKind.PUBLICATION:
        moved_on(authority)
        return
    # Whoever decides what the public sees may not record facts otherwise; this follows from the decision itself.
    recorder = replace(by, is_system=True)
    day, address = clock.today().isoformat(), queries.address_of(authority, plan.id)
    told: dict[str, Any] = {"published_on": day, "address": address, "statement_published_on": day}
    if any(each.path == "statement" for each in edition.pages):
        told["statement_covers"] = [each.value for each in Stage]
    _fill(authority, "plans", plan.id, told, by=recorder)
    for each in edition.files:
        if each.kind == FileKind.EQUALITY:
            _fill_assessment(authority, plan, f"{address}files/{each.name}", day, by=recorder)
            break


def _fill_assessment(authority: Authority, plan: Plan, address: str, day: str, *, by: Actor) -> None:
    rows = facts_of(authority).assessments_of(plan.id)
    own = next((each for each in rows if each.kind is AssessmentKind.EQUALITY and each.address is None), None)
    if own is not None:
        _fill(authority, "assessments", own.id, {"published_on": day, "address": address}, by=by)


def _fill(authority: Authority, collection: str, key: str, told: Mapping[str, Any], *, by: Actor) -> None:
    """Record what is not recorded yet: a plan of the past, published here again, keeps the day it came out."""
    row = rows_of(authority, collection).get(key=key)
    data = {**told, **plain_row(row, collection)}
    reason = _("It follows from the publication of the plan.")
    record_row(authority, collection, data, by=by, key=key, version=row.version, reason=reason)


def _told(authority: Authority, plan: str) -> Told:
    return Told("plan_publication", plan, authority.slug)
