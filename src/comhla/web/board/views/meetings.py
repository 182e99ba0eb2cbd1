"""Meetings: the list, one of them at a glance, planning, changing and calling off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.facts import plain_row
from comhla.web.board.actions import meetings as actions
from comhla.web.board.coming_queries import answers_for
from comhla.web.board.desk import MeetingDesk, desk_of, meeting_desk
from comhla.web.board.forms.meetings import MeetingForm, RequisitionForm, SeriesForm
from comhla.web.board.forms.rows import Choices, ReasonForm
from comhla.web.board.presenters import coming as coming_presenter
from comhla.web.board.presenters import meetings as presenter
from comhla.web.board.presenters import meetings_notice as notice_presenter
from comhla.web.board.rosters import bodies_of, roster
from comhla.web.board.views.meetings_desk import around, sent, status_of

FORM = ["GET", "HEAD", "POST"]


@require_safe
def meetings(request: HttpRequest, slug: str) -> HttpResponse:
    """Every meeting: those to come, and those that are over by year."""
    desk, today = desk_of(request, slug), clock.today()
    body = request.GET.get("body", "")
    context = {
        "coming": [
            presenter.listed(desk.facts, each, desk.url, today) for each in presenter.coming(desk.facts, today, body)
        ],
        "years": presenter.past_by_year(desk.facts, desk.url, today, body),
        "filters": presenter.filters(desk.facts, desk.url, today, body),
        "may_record": desk.may(Permission.FACTS_RECORD),
        "new_url": desk.url("work-meeting-new"),
        "series_url": desk.url("work-meetings-series"),
        "plan_url": desk.url("work-forward-plan"),
        "orders_url": desk.url("work-standing-orders"),
    }
    return desk.page("board/meetings/list.html", context, trail=[(_("Meetings"), "")])


@require_safe
def meeting(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One meeting: what is done, what is next, and who comes."""
    page, today = meeting_desk(request, slug, key), clock.today()
    given = answers_for(page.authority, key)
    may_record = page.may(Permission.FACTS_RECORD)
    context = {
        "state": presenter.state_of(page.facts, page.meeting, today),
        "countdown": presenter.days_away(page.meeting.held_on, today),
        "deadline": "" if page.meeting.cancelled else presenter.next_deadline(page.facts, page.meeting, today),
        "days": presenter.days_before(page.facts, page.meeting, today),
        "steps": presenter.to_do(page.facts, page.meeting, page.url, today),
        "required": notice_presenter.required(page.facts, page.meeting, today),
        "replies": coming_presenter.replies(page.facts, page.meeting, given),
        "quorum": coming_presenter.quorum_words(page.facts, page.meeting, given),
        "has_answers": bool(given),
        "answers": _answers(),
        "may_record": may_record,
        "may_answer": may_record and not page.meeting.cancelled and page.meeting.held_on >= today,
        "change_url": page.url("work-meeting-change"),
        "call_off_url": page.url("work-meeting-call-off"),
        "requisition_url": page.url("work-meeting-requisition"),
        "coming_url": page.url("work-meeting-coming"),
    }
    return page.page("board/meetings/meeting.html", "overview", context)


def _answers() -> list[tuple[str, str]]:
    return [(value, coming_presenter.answer_words(value)) for value in ("in_person", "remotely", "proxy", "no")]


@require_http_methods(FORM)
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan a meeting."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    form = MeetingForm(request.POST or None, choices=_bodies(desk))

    def work() -> str:
        return desk.url("work-meeting", actions.plan_meeting(desk.authority, form.said(), by=desk.actor))

    done = sent(desk, form, work, _("The meeting is planned."))
    return done or _form_page(desk, form, _("Plan a meeting"), desk.url("work-meetings"))


@require_http_methods(FORM)
def series(request: HttpRequest, slug: str) -> HttpResponse:
    """Plan several meetings at once."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    form = SeriesForm(request.POST or None, choices=_bodies(desk))
    back = desk.url("work-meetings")

    def work() -> str:
        actions.plan_series(desk.authority, form.said(), form.cleaned_data["days"], by=desk.actor)
        return back

    number = len(form.cleaned_data.get("days", ())) if form.is_bound and form.is_valid() else 0
    said = ngettext("%(number)s day is planned.", "%(number)s days are planned.", number) % {"number": number}
    done = sent(desk, form, work, said)
    return done or _form_page(desk, form, _("Plan several meetings"), back)


def _bodies(desk: Desk) -> dict[str, Choices]:
    return {"body": bodies_of(desk.facts, clock.today())}


def _form_page(desk: Desk, form: Any, title: str, back: str) -> HttpResponse:
    trail = [(_("Meetings"), desk.url("work-meetings")), (title, "")]
    context = around(desk, form, title=title, back=back, save=_("Save"))
    return desk.page("board/meetings/form.html", context, trail=trail, status=status_of(form))


def row_as_data(page: MeetingDesk) -> dict[str, Any]:
    """The row of the meeting as plain data, with its version."""
    row = actions.meeting_row(page.authority, page.meeting.id)
    return {} if row is None else {**plain_row(row, actions.MEETINGS), "version": row.version}


def meeting_form_page(
    page: MeetingDesk, template: str, tab: str, title: str, form: Any, **context: Any
) -> HttpResponse:
    """The page of a form about a meeting."""
    given = around(page.desk, form, title=title, **{"back": page.url("work-meeting"), "save": _("Save"), **context})
    return page.page(template, tab, given, trail=[(title, "")], status=status_of(form))


@require_http_methods(FORM)
def change(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Change day, time and place of a meeting."""
    page = meeting_desk(request, slug, key, Permission.FACTS_RECORD)
    bodies = dict(bodies_of(page.facts, clock.today()))
    bodies.setdefault(page.meeting.body, page.title.split(",", maxsplit=1)[0])
    form = MeetingForm(request.POST or None, recorded=row_as_data(page), choices={"body": list(bodies.items())})

    def work() -> str:
        actions.change_meeting(page.authority, key, form.said(), by=page.actor, version=form.version_seen)
        return page.url("work-meeting")

    done = sent(page.desk, form, work, _("The meeting is changed."))
    return done or meeting_form_page(
        page, "board/meetings/meeting_form.html", "overview", _("Change the meeting"), form
    )


@require_http_methods(FORM)
def call_off(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record that a meeting does not take place."""
    page = meeting_desk(request, slug, key, Permission.FACTS_RECORD)
    form = ReasonForm(request.POST or None, initial={"version": row_as_data(page).get("version")})

    def work() -> str:
        given = form.cleaned_data
        actions.call_off(page.authority, key, by=page.actor, version=given["version"], reason=given["reason"])
        return page.url("work-meeting")

    done = sent(page.desk, form, work, _("The meeting is called off. Tell everybody who had notice of it."))
    told = _("Its agenda and papers stay on record. Business that it was to take can be given to another meeting.")
    return done or meeting_form_page(
        page,
        "board/meetings/meeting_form.html",
        "overview",
        _("Call off the meeting"),
        form,
        told=told,
        save=_("Call it off"),
    )


@require_http_methods(FORM)
def requisition(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record that members required the meeting."""
    page = meeting_desk(request, slug, key, Permission.FACTS_RECORD)
    recorded = row_as_data(page)
    members = [(each.member, f"{each.name}, {each.seat}") for each in roster(page.facts, page.meeting)]
    initial: Mapping[str, Any] = {
        **recorded.get("requisition", {}),
        "called_by": recorded.get("called_by"),
        "version": recorded.get("version"),
    }
    form = RequisitionForm(request.POST or None, recorded=initial, choices={"signed_by": members})

    def work() -> str:
        told = actions.said(form.said())
        called = told.pop("called_by")
        changes = {"requisition": told, "called_by": called}
        actions.change_meeting(page.authority, key, changes, by=page.actor, version=form.version_seen)
        return page.url("work-meeting")

    done = sent(page.desk, form, work, _("The request is recorded."))
    rule = notice_presenter.required(page.facts, page.meeting, clock.today())
    return done or meeting_form_page(
        page,
        "board/meetings/meeting_form.html",
        "overview",
        _("Meeting required by members"),
        form,
        told=rule.rule if rule else _("No law says how members require a meeting of this body."),
    )
