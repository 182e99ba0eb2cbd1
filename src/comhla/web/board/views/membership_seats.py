"""Seating members, and letting them leave: forms, each refused where the law does not let it be done."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from comhla.dates import moved_by_days
from comhla.law.facts import Member
from comhla.law.readings import monitoring_committee as monitoring
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk
from comhla.web.board.desk import desk_of
from comhla.web.board.forms.membership import AppointForm, RemoveForm, ReplaceForm, ResignForm
from comhla.web.board.presenters import membership as presenter
from comhla.web.board.seating import members as seating
from comhla.web.board.views.membership import member_of, on_the_way
from comhla.web.board.views.membership_changing import Changing, Seen, new_key, seen_version

_FORM = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM)
def appoint(request: HttpRequest, slug: str) -> HttpResponse:
    """Put somebody in a seat, or re-appoint whose term ends."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    body = presenter.body_on(desk.facts, clock.today())
    held = presenter.held_on(desk.facts, body, clock.today())
    form = AppointForm(request.POST or None, initial=_asked_for(desk), facts=desk.facts, held=held)
    page = Changing(
        desk,
        form,
        _("Appoint a member"),
        trail=on_the_way(desk),
        cancel=desk.url("work-board-members"),
        lede=_(
            "The term lasts three years at most, and re-appointment is allowed. A vacancy recorded for the seat ends"
            " the day before, and so does the earlier term of the same person."
        ),
    )
    return page.answer(
        lambda: lambda facts: seating.appoint(facts, form.given(body)),
        lambda changes: desk.url("work-board-seat", new_key(changes, "members")),
        _("The appointment is recorded."),
    )


def _asked_for(desk: Desk) -> dict[str, Any]:
    """What the form begins with: the seat that was empty, or the member whose term ends."""
    asked = desk.request.GET
    member = desk.facts.members_by_id.get(asked.get("again", ""))
    if member is None:
        return {"seat": _choice(desk, asked.get("seat", ""), asked.get("of", ""))}
    of = member.nominated_by or member.staff_of or member.officer_of or ""
    ends = member.term_last_day
    return {
        "seat": _choice(desk, member.seat.value, of),
        "person": member.person,
        "first_day": None if ends is None else moved_by_days(ends, days=1),
        "fits": "yes" if _is_fit(member) else "",
    }


def _choice(desk: Desk, seat: str, of: str) -> str:
    """The choice of a seat: whose it is goes without saying where only one body has it."""
    if of or not seat or not desk.facts.settings:
        return f"{seat}:{of}"
    setting = desk.facts.setting_on(clock.today())
    if seat == "council_nominee" and len(setting.councils) == 1:
        return f"{seat}:{setting.councils[0]}"
    by_health_board = {"health_board_nominee", *(each.value for each in monitoring.CLINICIANS)}
    return f"{seat}:{setting.health_board}" if seat in by_health_board else f"{seat}:"


def _is_fit(member: Member) -> bool:
    return bool(member.is_councillor or member.is_non_executive_director or member.meets_conditions_of_seat)


@require_http_methods(_FORM)
def replace(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Let somebody else take a seat that is left."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    member, seen = member_of(desk, key), Seen("members", key)
    form = ReplaceForm(request.POST or None, initial=seen_version(desk, seen), facts=desk.facts)
    lede = _(
        "The seat has to be left: by resignation, removal or withdrawal with its notice, at the end of the term, or"
        " with the office."
    )
    page = _page(desk, form, member, _("Replace %(name)s"), lede)
    return page.answer(
        lambda: lambda facts: seating.replace(facts, key, form.given(member)),
        lambda changes: desk.url("work-board-seat", new_key(changes, "members")),
        _("The new member is recorded."),
    )


@require_http_methods(_FORM)
def resign(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record a resignation by written notice."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    member, seen = member_of(desk, key), Seen("members", key)
    form = ResignForm(request.POST or None, initial=seen_version(desk, seen))
    lede = _(
        "A member may resign at any time by written notice (%(order)s, article 9). The body that nominated a member is"
        " told. A seat that goes with an office cannot be resigned."
    ) % {"order": _order(member)}
    page = _page(desk, form, member, _("%(name)s resigns"), lede)

    def work() -> Any:
        given = form.cleaned_data
        days = {name: given[name] for name in ("notice_on", "last_day", "told_on")}
        return lambda facts: seating.resign(facts, key, **days)

    return page.answer(work, lambda _changes: desk.url("work-board-seat", key), _("The resignation is recorded."))


@require_http_methods(_FORM)
def remove(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Record why a seat is left otherwise than by resignation."""
    desk = desk_of(request, slug, Permission.FACTS_RECORD)
    member, seen = member_of(desk, key), Seen("members", key)
    initial = {**seen_version(desk, seen), "because": request.GET.get("because", "")}
    form = RemoveForm(request.POST or None, initial=initial, facts=desk.facts, member=member)
    lede = _(
        "For absence after three meetings missed in a row without good reason, and for a withdrawal by the nominating"
        " body, one month's written notice is given. Whoever is disqualified, or is a council's nominee and stops being"
        " a councillor, is off at once (%(order)s, article 10)."
    ) % {"order": _order(member)}
    page = _page(desk, form, member, _("%(name)s is removed or leaves"), lede)
    return page.answer(
        lambda: lambda facts: seating.leave(facts, key, form.given()),
        lambda _changes: desk.url("work-board-seat", key),
        _("It is recorded how the seat was left."),
    )


def _order(member: Member) -> str:
    return "SSI 2014/281" if member.body == monitoring.BODY else "SSI 2014/285"


def _page(desk: Desk, form: Any, member: Member, title: str, lede: str) -> Changing:
    name = presenter.person_name(desk.facts, member.person)
    here = desk.url("work-board-seat", member.id)
    return Changing(
        desk,
        form,
        title % {"name": name},
        trail=on_the_way(desk, (name, here)),
        cancel=here,
        lede=lede,
        seen=Seen("members", member.id),
    )
