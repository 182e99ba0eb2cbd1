"""The register of directions, coverage, money, and monitoring."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.dates import FinancialYear
from comhla.documents.directions_report import directions_report
from comhla.documents.errors import DocumentError
from comhla.documents.formats import Format, render
from comhla.law.readings.direction_coverage import coverage_on
from comhla.law.readings.direction_monitoring import unacknowledged, unreported
from comhla.law.readings.directions_over_time import given_by
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions.submissions import NONCE, once, sent_by
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import NotRecorded
from comhla.web.directions.actions.answering import tell_meeting
from comhla.web.directions.desk import desk_of
from comhla.web.directions.forms.answering import FilterForm, PeriodForm, TellForm
from comhla.web.directions.presenters import coverage as coverage_presenter
from comhla.web.directions.presenters import money as money_presenter
from comhla.web.directions.presenters import register as presenter
from comhla.web.duties.as_at import AsAt, as_at_of
from comhla.web.stamps import new_stamp

A_PAGE = 25


def _day(request: HttpRequest) -> AsAt:
    return as_at_of(request.GET.dict(), today=clock.today())


def _chosen(request: HttpRequest) -> presenter.Chosen:
    return presenter.Chosen(*(request.GET.get(name, "") for name in presenter.Chosen._fields))


@require_safe
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """Every direction given by a day, with what it does and how far it has come."""
    desk, as_at, chosen = desk_of(request, slug), _day(request), _chosen(request)
    found = presenter.chosen_directions(desk.facts, chosen, as_at.day)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    page.object_list = [presenter.line(each, as_at.day) for each in page.object_list]
    given = given_by(desk.facts, as_at.day)
    context = {
        "as_at": as_at.day,
        "problem": as_at.problem,
        "page": page,
        "form": FilterForm(chosen, desk.facts),
        "is_filtered": any(chosen),
        "has_any": bool(desk.facts.directions),
        "shown_count": len(found),
        "in_force": len(presenter.chosen_directions(desk.facts, presenter.Chosen(force="in_force"), as_at.day)),
        "waiting": sum(bool(unacknowledged(each, as_at.day)) for each in given),
        "covered": presenter.covered_words(coverage_on(desk.facts, as_at.day)),
        "may_record": desk.may(Permission.FACTS_RECORD),
    }
    return desk.page("directions/register.html", context, trail=[])


@require_safe
def table(request: HttpRequest, slug: str) -> HttpResponse:
    """The directions that were chosen as a table to take away."""
    desk, as_at = desk_of(request, slug), _day(request)
    written = StringIO()
    found = presenter.chosen_directions(desk.facts, _chosen(request), as_at.day)
    csv.writer(written).writerows(presenter.table(desk.facts, found, as_at.day))
    name = f"directions-{slug}-{as_at.day.isoformat()}.csv"
    return _file(("\ufeff" + written.getvalue()).encode(), "text/csv; charset=utf-8", name)


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    headers = {"Content-Disposition": disposition, "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=media_type, headers=headers)


@require_safe
def coverage(request: HttpRequest, slug: str) -> HttpResponse:
    """Functions and bodies: what is directed, what is missing, what stands twice."""
    desk, as_at = desk_of(request, slug), _day(request)
    found = coverage_on(desk.facts, as_at.day)
    context = {
        "as_at": as_at.day,
        "problem": as_at.problem,
        "coverage": found,
        "rows": () if found is None else coverage_presenter.rows_of(found),
        "covered": presenter.covered_words(found),
    }
    return desk.page("directions/coverage.html", context, trail=[(_("Coverage"), "")])


@require_safe
def money(request: HttpRequest, slug: str) -> HttpResponse:
    """What is directed by function, body and year, beside what is recorded."""
    desk, as_at = desk_of(request, slug), _day(request)
    years = money_presenter.years_shown(desk.facts, as_at.day)
    now = FinancialYear.containing(as_at.day).label
    asked = request.GET.get("year", "")
    year = asked if asked in years else now if now in years else next(iter(years), "")
    context = {
        "as_at": as_at.day,
        "problem": as_at.problem,
        "years": years,
        "year": year,
        "money": money_presenter.money_of(desk.facts, year, as_at.day) if year else None,
        "undated": money_presenter.undated(desk.facts, as_at.day),
    }
    return desk.page("directions/money.html", context, trail=[(_("Money"), "")])


@require_http_methods(["GET", "HEAD", "POST"])
def monitoring(request: HttpRequest, slug: str) -> HttpResponse:
    """How far directions have come, and which reports the board has not been told of."""
    permission = Permission.FACTS_RECORD if request.method == "POST" else Permission.WORKSPACE_SEE
    desk, today = desk_of(request, slug, permission), clock.today()
    untold = [each for each in given_by(desk.facts, today) if unreported(each, today)]
    form = TellForm(request.POST or None, facts=desk.facts, today=today)
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            meeting = form.cleaned_data["meeting"]
            tell_meeting(desk.authority, [each.id for each in untold], meeting, by=desk.actor)
            return desk.url("work-directions-monitoring")

        try:
            return desk.go_on(once(sent_by(request, desk.actor), work), _("It is recorded that the meeting was told."))
        except NotRecorded as refused:
            form.add_error(None, str(refused))
    context = {
        "form": form,
        "form_number": request.POST.get(NONCE) or new_stamp(),
        "untold": [(presenter.line(each, today), len(unreported(each, today))) for each in reversed(untold)],
        "waiting": _waiting(desk),
        "period": PeriodForm(initial=_this_year()),
        "may_record": desk.may(Permission.FACTS_RECORD),
    }
    status = 422 if form.errors else 200
    return desk.page("directions/monitoring.html", context, trail=[(_("Monitoring"), "")], status=status)


def _waiting(desk: Desk) -> list[presenter.Line]:
    """Directions in force that some body has not acknowledged, the latest first."""
    today = clock.today()
    live = presenter.chosen_directions(desk.facts, presenter.Chosen(force="in_force"), today)
    return [presenter.line(each, today) for each in live if unacknowledged(each, today)]


def _this_year() -> dict[str, Any]:
    today = clock.today()
    return {"first": FinancialYear.containing(today).first_day, "last": today}


@require_safe
def report(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The report to the board on a period, as a file; the page with its faults where the period makes no sense."""
    desk = desk_of(request, slug)
    if form not in {each.value for each in Format}:
        raise Http404("There is no such form.")
    period = PeriodForm(request.GET or None, initial=_this_year())
    if period.is_bound and not period.is_valid():
        context = {"period": period, "form": period, "untold": (), "waiting": (), "may_record": False}
        return desk.page("directions/monitoring.html", context, trail=[(_("Monitoring"), "")], status=422)
    given = period.cleaned_data if period.is_bound else _this_year()
    document = directions_report(desk.facts, first_day=given["first"], last_day=given["last"], on=clock.today())
    format = Format(form)
    try:
        content = render(document, format)
    except DocumentError as problem:
        period.add_error(None, str(problem))
        context = {"period": period, "form": period, "untold": (), "waiting": (), "may_record": False}
        return desk.page("directions/monitoring.html", context, trail=[(_("Monitoring"), "")], status=422)
    return _file(content, format.media_type, f"directions-report-{given['last'].isoformat()}.{format.ending}")
