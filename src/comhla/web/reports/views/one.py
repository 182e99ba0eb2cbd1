"""The reports of an authority, and one of them with what it must have and what is missing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.refusals import put_in
from comhla.web.reports.actions.beginning import begin
from comhla.web.reports.desk import ReportDesk, desk_of, report_desk
from comhla.web.reports.forms.writing import BeginForm
from comhla.web.reports.making import made
from comhla.web.reports.presenters.checklist import checks_of
from comhla.web.reports.presenters.years import years_shown
from comhla.web.reports.queries import current_editions, editions_of, open_request


@require_safe
def reports(request: HttpRequest, slug: str) -> HttpResponse:
    """Every reporting year, with the day by which its report is due and how far it has come."""
    desk = desk_of(request, slug)
    editions = current_editions(desk.authority)
    context = {
        "years": years_shown(desk.facts, editions, clock.today()),
        "published": {each.reporting_year for each in editions},
        "may_record": desk.may(Permission.FACTS_RECORD),
    }
    return desk.page("reports/reports.html", context, trail=[])


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str, year: str) -> HttpResponse:
    """The report of a year: its checklist; before it is begun, the way to begin it."""
    page = report_desk(request, slug, year)
    form = BeginForm(request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound and form.is_valid():
        try:
            begin(page.desk.authority, page.year, by=page.desk.actor)
        except NotRecorded as refused:
            status = put_in(form, refused)
        else:
            return page.desk.go_on(page.url("work-report"), _("The report is begun. This is what it must have."))
    return _show(page, form, status)


def _show(page: ReportDesk, form: BeginForm, status: int) -> HttpResponse:
    context: dict[str, object] = {"form": form}
    if page.row is not None:
        authority = page.desk.authority
        now = made(authority, page.year)
        checks = checks_of(now.contents, now.measures, page.desk.url)
        context |= {
            "checks": checks,
            "missing": sum(len(each.missing) for each in checks),
            "asked": open_request(authority, page.row.id),
            "editions": editions_of(authority, page.row.id),
        }
    return page.page("reports/report.html", "work-report", context, status=status)
