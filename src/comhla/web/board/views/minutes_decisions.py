"""Decisions and actions: recorded from a meeting, and kept in registers."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.law.facts import AuthorityFacts, Decision, Meeting
from comhla.law.readings.minuted_business import Business, business_of
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.labels import Names
from comhla.web.board.actions import minutes as actions
from comhla.web.board.desk import desk_of, meeting_desk
from comhla.web.board.forms.minutes import ActionForm, DecisionForm, RegisterForm, ReportForm
from comhla.web.board.presenters import decisions as presenter
from comhla.web.board.views.meetings_desk import around, sent, status_of

FORM = ["GET", "HEAD", "POST"]
_A_PAGE = 25


def _chosen(request: HttpRequest) -> presenter.Chosen:
    return presenter.Chosen(
        words=request.GET.get("words", "")[:200],
        state=request.GET.get("state", ""),
        given=request.GET.get("given", ""),
    )


@require_safe
def decisions(request: HttpRequest, slug: str) -> HttpResponse:
    """The register of decisions."""
    desk, chosen = desk_of(request, slug), _chosen(request)
    rows = presenter.decision_rows(desk.facts, desk.url, clock.today(), chosen)
    context = {
        "page": Paginator(rows, _A_PAGE).get_page(request.GET.get("page")),
        "number": len(rows),
        "is_filtered": chosen != presenter.EVERYTHING,
        "form": RegisterForm(initial=chosen._asdict()),
        "has_decisions": bool(desk.facts.decisions),
        "csv_url": f"{desk.url('work-decisions-csv')}?{request.GET.urlencode()}",
        "actions_url": desk.url("work-board-actions"),
    }
    return desk.page("board/minutes/decisions.html", context, trail=[(_("Decisions"), "")])


@require_safe
def decisions_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The decisions that were chosen as a table to take away."""
    desk = desk_of(request, slug)
    written = StringIO()
    rows = presenter.decision_rows(desk.facts, desk.url, clock.today(), _chosen(request))
    csv.writer(written).writerows(presenter.csv_lines(rows))
    headers = {"Content-Disposition": 'attachment; filename="decisions.csv"', "Cache-Control": "private, no-store"}
    return HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


@require_http_methods(FORM)
def decision_new(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record a decision of a meeting, beginning with a recommendation of the paper where one is named."""
    page = meeting_desk(request, slug, key, Permission.FACTS_RECORD)
    business = _business(page.facts, page.meeting, request.GET.get("item", ""))
    form = DecisionForm(
        request.POST or None,
        recorded=_from_paper(business, request.GET.get("from", "")),
        choices=_choices(page.facts, page.meeting, None),
    )

    def work() -> str:
        item = business.item.id if business is not None and business.item is not None else None
        actions.record_decision(page.authority, key, {"item": item, **form.said()}, by=page.actor)
        return page.url("work-meeting-minute")

    done = sent(page.desk, form, work, _("The decision is recorded."))
    title = _("Record a decision")
    context = around(page.desk, form, title=title, back=page.url("work-meeting-minute"), save=_("Record"))
    return done or page.page("board/minutes/form.html", "minute", context, trail=[(title, "")], status=status_of(form))


def _business(facts: AuthorityFacts, meeting: Meeting, item: str) -> Business | None:
    return next((each for each in business_of(facts, meeting) if each.item is not None and each.item.id == item), None)


def _from_paper(business: Business | None, recommendation: str) -> dict[str, Any]:
    """What a new decision begins with: the recommendation, and what the paper and the vote on the item say."""
    if business is None:
        return {}
    paper = business.paper
    asked = (paper.recommendations if paper is not None else None) or ()
    needed = paper.direction_needed if paper is not None else None
    motions = [each.id for each in business.votes if not each.amends]
    return {
        "title": next((each.text for each in asked if each.id == recommendation), "")[:300],
        "direction_needed": needed.value if needed is not None else "",
        "vote": motions[-1] if motions else "",
    }


def _choices(facts: AuthorityFacts, meeting: Meeting | None, own: Decision | None) -> dict[str, Any]:
    none = ("", _("None"))
    votes = (meeting.votes if meeting is not None else None) or ()
    earlier = sorted(facts.decisions or (), key=lambda each: each.decided_on, reverse=True)
    return {
        "vote": [none, *((each.id, each.question) for each in votes)],
        "replaces": [none, *((each.id, each.title) for each in earlier if own is None or each.id != own.id)],
    }


@require_http_methods(FORM)
def decision(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One decision of the register, to be read and, by whoever may record, changed."""
    desk = desk_of(request, slug)
    found = next((each for each in desk.facts.decisions or () if each.id == key), None)
    if found is None:
        raise Http404("There is no such decision.")
    may_record = desk.may(Permission.FACTS_RECORD)
    if request.method == "POST":
        desk = desk_of(request, slug, Permission.FACTS_RECORD)
    meeting = next((each for each in desk.facts.meetings or () if each.id == found.meeting), None)
    row = actions.row_as_data(desk.authority, actions.DECISIONS, key)
    recorded = {**row, "replaces": next(iter(row.get("replaces") or ()), "")}
    form = DecisionForm(request.POST or None, recorded=recorded, choices=_choices(desk.facts, meeting, found))

    def work() -> str:
        changes = _keeping_others(form.said(), row.get("replaces") or [])
        actions.change(desk.authority, actions.DECISIONS, key, changes, by=desk.actor, version=form.version_seen)
        return desk.url("work-decision", key)

    done = sent(desk, form, work, _("The decision is saved."))
    shown = next(each for each in presenter.decision_rows(desk.facts, desk.url, clock.today()) if each.key == key)
    context = around(desk, form, decision=shown, may_record=may_record, public_url=desk.url("decision", key))
    trail = [(_("Decisions"), desk.url("work-decisions")), (found.title, "")]
    return done or desk.page("board/minutes/decision.html", context, trail=trail, status=status_of(form))


def _keeping_others(told: dict[str, Any], recorded: list[str]) -> dict[str, Any]:
    """The form shows one replaced decision; where the record has more, the others stay."""
    others = recorded[1:]
    return {**told, "replaces": [*(told["replaces"] or []), *others] or None}


@require_safe
def board_actions(request: HttpRequest, slug: str) -> HttpResponse:
    """The register of actions: overdue, open and done."""
    desk = desk_of(request, slug)
    context = {
        "actions": presenter.actions_shown(desk.facts, desk.url, clock.today()),
        "has_actions": bool(desk.facts.meeting_actions),
        "may_record": desk.may(Permission.FACTS_RECORD),
        "decisions_url": desk.url("work-decisions"),
    }
    return desk.page("board/minutes/actions.html", context, trail=[(_("Actions"), "")])


@require_http_methods(FORM)
def action_new(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record what a meeting asked somebody to do."""
    page = meeting_desk(request, slug, key, Permission.FACTS_RECORD)
    business = _business(page.facts, page.meeting, request.GET.get("item", ""))
    form = ActionForm(request.POST or None, choices={"decision": _decisions_of(page.facts, key)})

    def work() -> str:
        item = business.item.id if business is not None and business.item is not None else None
        actions.record_action(page.authority, key, {"item": item, **form.said()}, by=page.actor)
        return page.url("work-meeting-minute")

    done = sent(page.desk, form, work, _("The action is recorded."))
    title = _("Record an action")
    context = around(page.desk, form, title=title, back=page.url("work-meeting-minute"), save=_("Record"))
    return done or page.page("board/minutes/form.html", "minute", context, trail=[(title, "")], status=status_of(form))


def _decisions_of(facts: AuthorityFacts, meeting: str) -> list[tuple[str, Any]]:
    own = [(each.id, each.title) for each in facts.decisions or () if each.meeting == meeting]
    return [("", _("None")), *own]


@require_http_methods(FORM)
def action(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One action: what came of it, and which meeting was told."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    found = next((each for each in desk.facts.meeting_actions or () if each.id == key), None)
    if found is None:
        raise Http404("There is no such action.")
    form = ReportForm(
        request.POST or None,
        recorded=actions.row_as_data(desk.authority, actions.ACTIONS, key),
        choices={
            "decision": _decisions_of(desk.facts, found.meeting),
            "reported_to": _meetings_after(desk, found.meeting),
        },
    )

    def work() -> str:
        actions.change(desk.authority, actions.ACTIONS, key, form.said(), by=desk.actor, version=form.version_seen)
        return desk.url("work-board-actions")

    done = sent(desk, form, work, _("The action is saved."))
    back = desk.url("work-board-actions")
    context = around(desk, form, title=_("Report on an action"), back=back, save=_("Save"))
    trail = [(_("Actions"), back), (context["title"], "")]
    return done or desk.page("board/minutes/board_form.html", context, trail=trail, status=status_of(form))


def _meetings_after(desk: Desk, meeting: str) -> list[tuple[str, Any]]:
    names, today = Names(desk.facts), clock.today()
    asked = next(each for each in desk.facts.meetings or () if each.id == meeting)
    later = [each for each in desk.facts.meetings_of(asked.body) if asked.held_on < each.held_on <= today]
    return [("", _("None yet")), *((each.id, names.called("meetings", each.id)) for each in later)]
