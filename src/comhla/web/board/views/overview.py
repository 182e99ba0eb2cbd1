"""The first page of the room."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.board.desk import desk_of
from comhla.web.board.presenters import overview as presenter
from comhla.web.duties.facts import findings_of


@require_safe
def front(request: HttpRequest, slug: str) -> HttpResponse:
    """The board at a glance."""
    desk, today = desk_of(request, slug), clock.today()
    context = {
        "meetings": presenter.next_meetings(desk.facts, desk.url, today),
        "overdue": presenter.overdue(desk.facts, desk.url, today),
        "membership": presenter.membership(desk.facts, findings_of(desk.authority, today), desk.url),
        "actions": presenter.actions(desk.facts, desk.url, today),
        "months": presenter.months(desk.facts, desk.url, today),
        "figures": presenter.figures(desk.facts, desk.url, today),
        "may_record": desk.may(Permission.FACTS_RECORD),
        "new_url": desk.url("work-meeting-new"),
        "meetings_url": desk.url("work-meetings"),
        "plan_url": desk.url("work-forward-plan"),
        "members_url": desk.url("work-board-members"),
        "papers_url": desk.url("work-papers"),
        "decisions_url": desk.url("work-decisions"),
        "orders_url": desk.url("work-standing-orders"),
        "interests_url": desk.url("work-board-interests"),
    }
    return desk.page("board/overview/front.html", context, trail=[])
