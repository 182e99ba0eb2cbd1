"""Who sits on the board or monitoring committee: every seat on a day, what is coming, and one membership."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comhla.dates import anniversary
from comhla.law.facts import Committee, Member
from comhla.law.readings.board_roll import BOARD
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk
from comhla.web.board.desk import desk_of
from comhla.web.board.presenters import membership as presenter
from comhla.web.duties.as_at import as_at_of

YEARS_AHEAD = 1


@require_safe
def members(request: HttpRequest, slug: str) -> HttpResponse:
    """Every seat of the body on a day, with who holds it, and what is coming within a year."""
    desk = desk_of(request, slug)
    as_at = as_at_of(request.GET, today=clock.today())
    body = presenter.body_on(desk.facts, as_at.day)
    held = presenter.held_on(desk.facts, body, as_at.day)
    context: dict[str, Any] = {
        "body_words": body_words(body),
        "held": held,
        "is_board": body == BOARD,
        "may_change": desk.may(Permission.FACTS_RECORD),
        "as_at": as_at.day,
        "is_today": as_at.is_today,
        "as_at_problem": as_at.problem,
        "as_at_typed": as_at.typed,
    }
    if held is not None:
        until = anniversary(as_at.day, years=YEARS_AHEAD)
        context |= {
            "groups": presenter.groups_shown(desk.facts, held, desk.url),
            "coming": presenter.coming_shown(desk.facts, body, as_at.day, until, desk.url),
            "periods": presenter.periods_shown(desk.facts, body, as_at.day, desk.url),
            "vacancies": presenter.vacancies_shown(desk.facts, body, as_at.day),
            "committees": presenter.committees_shown(desk.facts, as_at.day, desk.url) if body == BOARD else (),
        }
    return desk.page("board/membership/members.html", context, trail=trail_of())


@require_safe
def member(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One holding of a seat."""
    desk = desk_of(request, slug)
    found = member_of(desk, key)
    shown = presenter.member_shown(desk.facts, found, clock.today(), desk.url)
    context = {"member": found, "shown": shown, "may_change": desk.may(Permission.FACTS_RECORD)}
    return desk.page("board/membership/member.html", context, trail=on_the_way(desk, (shown.name, "")))


@require_safe
def committee(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One committee of the board on a day: who sits on it, in equal numbers or not."""
    desk = desk_of(request, slug)
    as_at = as_at_of(request.GET, today=clock.today())
    found = committee_of(desk, key)
    held = presenter.held_on(desk.facts, key, as_at.day)
    context: dict[str, Any] = {
        "committee": presenter.committee_shown(desk.facts, found, as_at.day, desk.url),
        "held": held,
        "groups": presenter.groups_shown(desk.facts, held, desk.url) if held else (),
        "coming": _coming_to(desk, found, as_at.day) if held else (),
        "may_change": desk.may(Permission.FACTS_RECORD),
        "as_at": as_at.day,
        "is_today": as_at.is_today,
        "as_at_problem": as_at.problem,
        "as_at_typed": as_at.typed,
    }
    return desk.page("board/membership/committee.html", context, trail=on_the_way(desk, (found.name, "")))


def _coming_to(desk: Desk, found: Committee, day: date) -> tuple[presenter.ComingShown, ...]:
    if found.ended_on is not None and found.ended_on < day:
        return ()
    return presenter.coming_shown(desk.facts, found.id, day, anniversary(day, years=YEARS_AHEAD), desk.url)


def body_words(body: str) -> str:
    """A body as pages call it."""
    return _("integration joint board") if body == BOARD else _("integration joint monitoring committee")


def trail_of() -> list[tuple[str, str]]:
    """The way to the page of members, without its address."""
    return [(_("Members"), "")]


def on_the_way(desk: Desk, *further: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to a page below the members."""
    return [(_("Members"), desk.url("work-board-members")), *further]


def member_of(desk: Desk, key: str) -> Member:
    """The holding of a seat with an id.

    Raises:
        Http404: where there is none.
    """
    found = desk.facts.members_by_id.get(key)
    if found is None:
        raise Http404("There is no such membership.")
    return found


def committee_of(desk: Desk, key: str) -> Committee:
    """The committee with an id.

    Raises:
        Http404: where there is none.
    """
    found = next((each for each in desk.facts.committees or () if each.id == key), None)
    if found is None:
        raise Http404("There is no such committee.")
    return found
