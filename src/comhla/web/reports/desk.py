"""What the pages of the room begin with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.dates import ReportingYear
from comhla.law.facts import PerformanceReport
from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk, Room, Tab, desk_in
from comhla.web.reports.queries import report_row, year_called

REPORTS = Room("reports", gettext_lazy("Performance report"), "work-reports")
"""The room in the navigation."""
_TABS = (
    ("work-report", gettext_lazy("Checklist")),
    ("work-report-sections", gettext_lazy("Sections")),
    ("work-report-money", gettext_lazy("Money")),
    ("work-report-indicators", gettext_lazy("Measures")),
    ("work-report-preview", gettext_lazy("Preview")),
    ("work-report-publish", gettext_lazy("Publish")),
    ("work-report-copies", gettext_lazy("Copies")),
)


class ReportDesk(NamedTuple):
    """A request to a page about the report of one year."""

    desk: Desk
    year: ReportingYear
    row: PerformanceReport | None
    """The report in the record; nothing before it was begun."""

    @property
    def may_record(self) -> bool:
        """Whether whoever asks may write the report."""
        return self.desk.may(Permission.FACTS_RECORD)

    def url(self, name: str, *arguments: object) -> str:
        """A page about this report by name."""
        return self.desk.url(name, self.year.label, *arguments)

    def page(
        self,
        template: str,
        tab: str,
        context: dict[str, Any],
        *,
        trail: Sequence[tuple[str, str]] = (),
        status: int = 200,
    ) -> HttpResponse:
        """The page, under the tabs of the report."""
        label = self.year.label
        tabs = [Tab(str(words), self.url(name), name == tab) for name, words in _TABS] if self.row is not None else []
        last = "" if tab == "work-report" and not trail else self.url("work-report")
        way = [(label, last)]
        if tab != "work-report":
            way += [(str(dict(_TABS)[tab]), self.url(tab) if trail else "")]
        given = {"year": self.year, "report": self.row, "tabs": tabs, "may_record": self.may_record, **context}
        given.setdefault("mark", _("Error:") + " " if status in (409, 422) else "")
        return self.desk.page(template, given, trail=[*way, *trail], status=status)


def desk_of(request: HttpRequest, slug: str, permission: Permission = Permission.WORKSPACE_SEE) -> Desk:
    """Who asks about which authority; raises as `desk_in` does."""
    return desk_in(REPORTS, request, slug, permission)


def report_desk(request: HttpRequest, slug: str, year: str, permission: Permission | None = None) -> ReportDesk:
    """Who asks about the report of which year.

    Args:
        request: the request.
        slug: the authority.
        year: the reporting year, as 2025-26.
        permission: what is needed; where left out, whoever sends a form has to be one who may record facts.

    Raises:
        Http404: where the actor has no role there, or there is no such year.
        NotAllowed: where the role does not allow it.
    """
    usual = Permission.FACTS_RECORD if request.method == "POST" else Permission.WORKSPACE_SEE
    desk, found = desk_of(request, slug, permission or usual), year_called(year)
    return ReportDesk(desk, found, report_row(desk.facts, found))


def begun(request: HttpRequest, slug: str, year: str, permission: Permission | None = None) -> tuple[ReportDesk, str]:
    """The same for a report that is begun, with its id.

    Raises:
        Http404: where it is not begun, too.
    """
    page = report_desk(request, slug, year, permission)
    if page.row is None:
        raise Http404("The report of this year is not begun yet.")
    return page, page.row.id
