"""The forward plan: what is expected, by meeting or by month, and what could be put on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comhla.dates import day_months_after
from comhla.law.coming import Coming
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.models import Row
from comhla.web.board.actions import forward_plan as actions
from comhla.web.board.desk import desk_of
from comhla.web.board.forms.agenda import ForwardForm
from comhla.web.board.forms.rows import ReasonForm
from comhla.web.board.presenters import forward_plan as presenter
from comhla.web.board.rosters import bodies_of
from comhla.web.board.views.meetings import FORM
from comhla.web.board.views.meetings_desk import around, sent, status_of
from comhla.web.duties.facts import coming_of

MONTHS = 12
"""How far ahead duties that fall due are looked for."""


@require_http_methods(FORM)
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that is expected. A duty that falls due is put on it by its button."""
    if request.method == "POST":
        return _take_up(desk_of(request, slug, Permission.FACTS_RECORD))
    desk, today = desk_of(request, slug), clock.today()
    at, monthly = desk.url("work-forward-plan"), request.GET.get("by") == "month"
    group = presenter.by_month if monthly else presenter.by_meeting
    may_record = desk.may(Permission.FACTS_RECORD)
    context = {
        "groups": group(desk.facts, desk.url, today),
        "ways": [(_("By meeting"), at, not monthly), (_("By month"), f"{at}?by=month", monthly)],
        "suggested": presenter.suggested(desk.facts, _falling_due(desk, today)) if may_record else [],
        "may_record": may_record,
        "new_url": desk.url("work-forward-item-new"),
    }
    return desk.page("board/meetings/forward_plan.html", context, trail=[(_("Forward plan"), "")])


def _falling_due(desk: Desk, today: date) -> tuple[Coming, ...]:
    return coming_of(desk.authority, today, day_months_after(today, months=MONTHS))


def _take_up(desk: Desk) -> HttpResponse:
    today = clock.today()
    found = presenter.named(_falling_due(desk, today), desk.request.POST.get("due", ""))
    if found is None:
        return HttpResponseBadRequest(_("Nothing of this name falls due. Open the page again."))
    body = bodies_of(desk.facts, today)[0][0]
    actions.expect_due(
        desk.authority,
        title=presenter.title_of(found),
        body=body,
        due=found.due,
        because=presenter.because_of(found),
        by=desk.actor,
    )
    return desk.go_on(desk.url("work-forward-plan"), _("It stands in the forward plan."))


@require_http_methods(FORM)
def item_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down business that is expected."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    form = _form(desk, {})

    def work() -> str:
        actions.expect(desk.authority, form.said(), by=desk.actor)
        return desk.url("work-forward-plan")

    done = sent(desk, form, work, _("It stands in the forward plan."))
    return done or _form_page(desk, form, _("Add expected business"))


@require_http_methods(FORM)
def item(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Change expected business, or give it to another meeting."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    row = _row_called(desk, key)
    form = _form(desk, {**plain_row(row, actions.PLAN), "version": row.version})

    def work() -> str:
        actions.change_expected(desk.authority, key, form.said(), by=desk.actor, version=form.version_seen)
        return desk.url("work-forward-plan")

    done = sent(desk, form, work, _("The forward plan is changed."))
    remove = desk.url("work-forward-item-remove", key)
    return done or _form_page(desk, form, _("Change expected business"), remove_url=remove)


@require_http_methods(FORM)
def item_remove(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Take out business that will not come."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    row = _row_called(desk, key)
    form = ReasonForm(request.POST or None, initial={"version": row.version})

    def work() -> str:
        given = form.cleaned_data
        actions.no_longer_expected(desk.authority, key, by=desk.actor, version=given["version"], reason=given["reason"])
        return desk.url("work-forward-plan")

    done = sent(desk, form, work, _("It is taken out of the forward plan."))
    told = plain_row(row, actions.PLAN)["title"]
    return done or _form_page(desk, form, _("Take out expected business"), told=told, save=_("Take it out"))


def _row_called(desk: Desk, key: str) -> Row:
    """A row of the forward plan. Raises Http404 where there is none with this id."""
    found = actions.expected_row(desk.authority, key)
    if found is None:
        raise Http404("There is no such item.")
    return found


def _form(desk: Desk, recorded: dict[str, Any]) -> ForwardForm:
    today = clock.today()
    bodies = dict(bodies_of(desk.facts, today))
    if recorded.get("body"):
        bodies.setdefault(recorded["body"], recorded["body"])
    meetings = presenter.meetings_offered(desk.facts, today, recorded.get("meeting"), bodies)
    choices = {"body": list(bodies.items()), "meeting": meetings}
    return ForwardForm(desk.request.POST or None, recorded=recorded, choices=choices)


def _form_page(desk: Desk, form: Any, title: str, **context: Any) -> HttpResponse:
    back = desk.url("work-forward-plan")
    trail = [(_("Forward plan"), back), (title, "")]
    given = around(desk, form, title=title, back=back, **{"save": _("Save"), **context})
    return desk.page("board/meetings/form.html", given, trail=trail, status=status_of(form))
