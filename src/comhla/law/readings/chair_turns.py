"""Turns at appointing the chair of a joint board: how long they last, whose they are, and who may be appointed.

SSI 2014/285 articles 4 and 6. The right to appoint passes between the health board and the council side from one
appointing period to the next; the other side appoints the vice-chair.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from comhla.dates import last_day_of_years_beginning_with, moved_by_days
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import Subject
from comhla.law.facts import AuthorityFacts, ChairPeriod
from comhla.law.readings.board_roll import BOARD
from comhla.reference.seats import Seat

LONGEST_YEARS = 3
HEALTH_BOARD_SIDE, COUNCIL_SIDE = "the health board", "the council side"

LENGTH = ("chair_periods.body", "chair_periods.first_day", "chair_periods.last_day")
SIDES = (*LENGTH, "chair_periods.appointed_by", "schemes.health_board")
APPOINTEES = (
    *SIDES,
    "members.seat",
    "members.nominated_by",
    "members.is_non_executive_director",
)


class Turn(NamedTuple):
    """An appointing period, with those before and after it."""

    period: ChairPeriod
    before: ChairPeriod | None
    after: ChairPeriod | None


def turns(facts: AuthorityFacts, until: date) -> Iterator[Subject[Turn]]:
    """Every appointing period of the board, from its first day on."""
    periods = sorted(
        (each for each in facts.chair_periods or () if each.body == BOARD), key=lambda each: each.first_day
    )
    framed: list[ChairPeriod | None] = [None, *periods, None]
    for index, period in enumerate(periods):
        label = f"the appointing period from {period.first_day.isoformat()}"
        turn = Turn(period, framed[index], framed[index + 2])
        yield Subject(period.id, label, period.first_day, period.first_day, turn)


def side_of(asked: Asked, turn: Turn, body: str | None) -> str | None:
    """The side that a body belongs to; None where the body is not recorded."""
    if body is None:
        return None
    setting = asked.facts.setting_on(turn.period.first_day)
    return HEALTH_BOARD_SIDE if body == setting.health_board else COUNCIL_SIDE


def length(asked: Asked, turn: Turn) -> Answer:
    """Whether the period is no longer than three years; its end is that before the next where none is recorded."""
    first_day = turn.period.first_day
    limit = last_day_of_years_beginning_with(first_day, years=LONGEST_YEARS)
    last_day = turn.period.last_day
    if last_day is None and turn.after is not None and asked.reached(turn.after.first_day):
        last_day = moved_by_days(turn.after.first_day, days=-1)
    if last_day is None:
        if asked.past(limit):
            return cannot_tell(
                "The last day of the appointing period that began on {first} is not recorded; it could last until"
                " {limit}.",
                missing=("chair_periods.last_day",),
                first=first_day,
                limit=limit,
            )
        return not_yet_due(
            "The appointing period that began on {first} may last until {limit}.",
            due=limit,
            then="Let the other side appoint the chair from the day after {limit} at the latest.",
            first=first_day,
            limit=limit,
        )
    if last_day > limit:
        return not_met(
            "The appointing period from {first} to {last} is longer than three years, which ended on {limit}.",
            then="End the period and let the other side appoint the chair.",
            due=limit,
            first=first_day,
            last=last_day,
            limit=limit,
        )
    return met(
        "The appointing period from {first} to {last} is no longer than three years.",
        due=limit,
        first=first_day,
        last=last_day,
    )


def alternates(asked: Asked, turn: Turn) -> Answer | None:
    """Whether the right to appoint the chair passed to the other side."""
    if turn.before is None:
        return None
    now = side_of(asked, turn, turn.period.appointed_by)
    earlier = side_of(asked, turn, turn.before.appointed_by)
    if now is None or earlier is None:
        return cannot_tell(
            "Which body appointed the chair in this period and the one before is not recorded.",
            missing=("chair_periods.appointed_by",),
        )
    if now == earlier:
        return not_met(
            "The chair from {first} was appointed by {side}, as in the period before; the turn was the other side's.",
            then="Let the other side appoint the chair.",
            first=turn.period.first_day,
            side=now,
        )
    return met(
        "The chair from {first} was appointed by {side}, and in the period before by {earlier}.",
        first=turn.period.first_day,
        side=now,
        earlier=earlier,
    )


def first_turn(asked: Asked, turn: Turn) -> Answer | None:
    """Whether the first period was that of the side that the scheme names."""
    if turn.before is not None:
        return None
    scheme = asked.facts.scheme_called(asked.facts.setting_on(turn.period.first_day).scheme)
    named = side_of(asked, turn, None if scheme is None else scheme.first_chair_from)
    now = side_of(asked, turn, turn.period.appointed_by)
    if named is None or now is None:
        return cannot_tell(
            "Which side appoints the first chair, or which body appointed the first chair recorded, is not recorded.",
            missing=("schemes.first_chair_from", "chair_periods.appointed_by"),
        )
    if now == named:
        return met("The first chair was appointed by {side}, as agreed.", side=now)
    return for_a_person(
        "The first appointing period recorded, from {first}, is that of {side}, and the scheme names {named} for the"
        " first. Is an earlier period missing from the record?",
        then="Record the earlier appointing periods, if there were any.",
        first=turn.period.first_day,
        side=now,
        named=named,
    )


def vice_chair_from_other_side(asked: Asked, turn: Turn) -> Answer:
    """Whether the vice-chair was appointed by the side that did not appoint the chair."""
    chair = side_of(asked, turn, turn.period.appointed_by)
    vice_chair = side_of(asked, turn, turn.period.vice_chair_appointed_by)
    if chair is None or vice_chair is None:
        return cannot_tell(
            "Which bodies appointed the chair and the vice-chair from {first} is not recorded.",
            missing=("chair_periods.appointed_by", "chair_periods.vice_chair_appointed_by"),
            first=turn.period.first_day,
        )
    if chair == vice_chair:
        return not_met(
            "Chair and vice-chair from {first} were both appointed by {side}.",
            then="Let the other side appoint the vice-chair.",
            first=turn.period.first_day,
            side=chair,
        )
    return met(
        "The chair from {first} was appointed by {chair} and the vice-chair by {vice_chair}.",
        first=turn.period.first_day,
        chair=chair,
        vice_chair=vice_chair,
    )


def chair_may_serve(asked: Asked, turn: Turn) -> Answer:
    """Whether the chair is somebody whom the body that appointed may use."""
    return _may_serve(asked, turn, "chair", turn.period.chair, turn.period.appointed_by)


def vice_chair_may_serve(asked: Asked, turn: Turn) -> Answer:
    """Whether the vice-chair is somebody whom the body that appointed may use."""
    return _may_serve(asked, turn, "vice-chair", turn.period.vice_chair, turn.period.vice_chair_appointed_by)


def _may_serve(asked: Asked, turn: Turn, office: str, appointee: str | None, appointed_by: str | None) -> Answer:
    member = asked.facts.members_by_id.get(appointee or "")
    side = side_of(asked, turn, appointed_by)
    if member is None or side is None:
        return cannot_tell(
            "Who was appointed {office} from {first}, or by which body, is not recorded.",
            missing=("chair_periods.chair", "chair_periods.vice_chair", "members"),
            office=office,
            first=turn.period.first_day,
        )
    words: dict[str, Any] = {"office": office, "first": turn.period.first_day, "body": appointed_by}
    nominator = appointed_by if member.nominated_by is None else member.nominated_by
    if side == COUNCIL_SIDE:
        if member.seat is Seat.COUNCIL_NOMINEE and nominator == appointed_by:
            return met("The {office} from {first} is a councillor whom {body} nominated.", **words)
        return not_met(
            "{body} may appoint as {office} only a councillor whom it nominated; the member appointed from {first} is"
            " not one.",
            then="Ask {body} to appoint one of the councillors it nominated.",
            **words,
        )
    if member.seat is Seat.HEALTH_BOARD_NOMINEE and member.is_non_executive_director:
        return met("The {office} from {first} is a non-executive director of {body}.", **words)
    if member.seat is Seat.HEALTH_BOARD_NOMINEE and member.is_non_executive_director is None:
        return cannot_tell(
            "Whether the {office} from {first} is a non-executive director of {body} is not recorded.",
            missing=("members.is_non_executive_director",),
            **words,
        )
    return not_met(
        "{body} may appoint as {office} only a nominee who is a non-executive director; the member appointed from"
        " {first} is not one.",
        then="Ask {body} to appoint one of its nominees who is a non-executive director.",
        **words,
    )


def period_running(asked: Asked) -> Answer | None:
    """Whether an appointing period runs on the day asked about; nothing where no periods are recorded at all."""
    if asked.facts.chair_periods is None:
        return None
    periods = [each for each in asked.facts.chair_periods if each.body == BOARD]
    if asked.in_force(periods):
        return met("An appointing period of the chair is running.")
    return for_a_person(
        "No appointing period of the chair is recorded for the time being. Who chairs the board?",
        then="Record the appointing period, or ask the side whose turn it is to appoint the chair.",
    )
