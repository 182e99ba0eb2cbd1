"""Notice of a meeting: what it gives, when it was available, and the proof in words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comhla.documents.agenda import items_of
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.board.actions import meetings as actions
from comhla.web.board.desk import meeting_desk
from comhla.web.board.forms.meetings import NoticeForm
from comhla.web.board.presenters import meetings as meetings_presenter
from comhla.web.board.presenters import meetings_notice as presenter
from comhla.web.board.views.meetings import FORM, row_as_data
from comhla.web.board.views.meetings_desk import around, sent, status_of


@require_http_methods(FORM)
def notice(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """What is asked of the notice and what was given; a form to record it."""
    writes = request.method == "POST"
    page = meeting_desk(request, slug, key, Permission.FACTS_RECORD if writes else Permission.WORKSPACE_SEE)
    today = clock.today()
    business = len(items_of(page.facts, key))
    points = presenter.points(page.meeting, business)
    form = NoticeForm(
        request.POST or None,
        signature=not meetings_presenter.is_of_group(page.meeting),
        last=min(today, page.meeting.held_on),
        initial={
            "version": row_as_data(page).get("version"),
            "on": page.meeting.notice_available_on or today,
            "gives": [name for name, point in zip(("time", "place", "business"), points, strict=True) if point.value],
        },
    )

    def work() -> str:
        given = form.cleaned_data
        actions.record_notice(
            page.authority,
            key,
            on=given["on"],
            is_complete=form.is_complete,
            is_signed=form.is_signed,
            by=page.actor,
            version=given["version"],
            reason=form.who_signed,
        )
        return page.url("work-meeting-notice")

    done = sent(page.desk, form, work, _("The notice is recorded."))
    if done is not None:
        return done
    may_record = page.may(Permission.FACTS_RECORD) and not page.meeting.cancelled
    context = around(
        page.desk,
        form,
        shown=presenter.shown(page.facts, page.meeting, today),
        points=points,
        required=presenter.required(page.facts, page.meeting, today),
        chair=presenter.chair_called(page.facts, page.meeting),
        may_record=may_record,
        agenda_url=page.url("work-meeting-agenda"),
        change_url=page.url("work-meeting-change"),
        requisition_url=page.url("work-meeting-requisition"),
    )
    trail = [(_("Notice"), "")]
    return page.page("board/meetings/notice.html", "pack", context, trail=trail, status=status_of(form))
