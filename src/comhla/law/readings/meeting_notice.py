"""Notice of a meeting: the clear days asked for, the last day in time, and the days by which papers are wanted.

SSI 2014/285 schedule, paras 1 and 2, for the joint board and its committees, https://www.legislation.gov.uk/ssi/2014/285;
SSI 2014/281 Schedule, paras 1 and 2, for the monitoring committee, https://www.legislation.gov.uk/ssi/2014/281.
Paraphrase: the words of the Orders are at those addresses.

Both Orders want notice available five clear days ahead. Standing orders may ask for more, and never for less. No law
sets a time for a meeting of the strategic planning group. How long before the notice papers have to be with the clerk
is for standing orders alone; bank holidays are passed in with the calendar.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from comhla.dates import (
    DayNotCovered,
    WorkingDays,
    clear_days_between,
    first_day_exceeding_days,
    latest_day_leaving_clear_days,
    moved_by_days,
)
from comhla.law.facts import AuthorityFacts, Meeting, StandingOrders
from comhla.law.readings.board_roll import BOARD, requisition_of, roll_on
from comhla.law.readings.monitoring_committee import BODY as MONITORING_COMMITTEE
from comhla.law.readings.monitoring_committee import members_on, two_thirds_of

CLEAR_DAYS = 5
"""The clear days of notice that both Orders ask for."""
DAYS_FOR_THE_CHAIR = 7
"""How long the chair has to call a meeting that was required."""
PLANNING_GROUP = "planning_group"


def last_day_by_law(held_on: date) -> date:
    """The last day on which notice of a meeting is in time by the Orders: 10 September for 16 September."""
    return latest_day_leaving_clear_days(held_on, clear_days=CLEAR_DAYS)


def members_may_call_from(made_on: date, refused_on: date | None) -> date:
    """The first day on which those who required a meeting may call it themselves.

    That is the day of a refusal, or the eighth day after the requisition where the chair did nothing for seven days.
    """
    unanswered = first_day_exceeding_days(made_on, days=DAYS_FOR_THE_CHAIR)
    return unanswered if refused_on is None else min(unanswered, refused_on)


class RequisitionRule(NamedTuple):
    """How many have to sign to require a meeting, and of how many; `of_voters` where members with a vote count."""

    needed: int
    of: int
    of_voters: bool


def requisition_rule(facts: AuthorityFacts, body: str, day: date) -> RequisitionRule | None:
    """Who can require a meeting of a body on a day; None where no rule says, or nobody is on record."""
    if body == BOARD:
        number = len(roll_on(facts, BOARD, day))
        rule = RequisitionRule(requisition_of(number), number, of_voters=True)
    elif body == MONITORING_COMMITTEE:
        number = len(members_on(facts, day))
        rule = RequisitionRule(two_thirds_of(number), number, of_voters=False)
    else:
        return None
    return rule if rule.of else None


def standing_orders_on(facts: AuthorityFacts, body: str, day: date) -> StandingOrders | None:
    """The edition of standing orders that governs a body on a day; the board's own governs its committees.

    None for the planning group, which has none by law, and where none is recorded.
    """
    wanted = body if body in (MONITORING_COMMITTEE, PLANNING_GROUP) else BOARD
    running = [
        each
        for each in facts.standing_orders or ()
        if each.body == wanted and each.first_day <= day and (each.last_day is None or day <= each.last_day)
    ]
    return max(running, key=lambda each: each.first_day, default=None)


class Notice(NamedTuple):
    """The notice of a meeting.

    Attributes:
        by_law: the clear days that an Order asks for; None where none does.
        by_standing_orders: those that the standing orders of the day ask for, where recorded.
        clear_days: the longer of the two; None where neither asks for any.
        last_day: the last day in time for `clear_days`.
        given_on: the day notice was available, once recorded.
        given: the clear days that it left; None while it is not recorded.
    """

    by_law: int | None
    by_standing_orders: int | None
    clear_days: int | None
    last_day: date | None
    given_on: date | None
    given: int | None

    @property
    def is_short(self) -> bool:
        """Whether notice was given, and later than asked for."""
        return self.given is not None and self.clear_days is not None and self.given < self.clear_days

    @property
    def is_short_by_law(self) -> bool:
        """Whether notice was given, and with fewer clear days than an Order asks for."""
        return self.given is not None and self.by_law is not None and self.given < self.by_law


def notice_of(facts: AuthorityFacts, meeting: Meeting) -> Notice:
    """What is asked of the notice of a meeting, and what was given."""
    by_law = None if meeting.body == PLANNING_GROUP else CLEAR_DAYS
    edition = standing_orders_on(facts, meeting.body, meeting.held_on)
    own = None if edition is None else edition.notice_clear_days
    asked = max((each for each in (by_law, own) if each is not None), default=None)
    given_on = meeting.notice_available_on if isinstance(meeting.notice_available_on, date) else None
    return Notice(
        by_law=by_law,
        by_standing_orders=own,
        clear_days=asked,
        last_day=None if asked is None else latest_day_leaving_clear_days(meeting.held_on, clear_days=asked),
        given_on=given_on,
        given=None if given_on is None else clear_days_between(given_on, meeting.held_on),
    )


def clear_days_of(given_on: date, held_on: date) -> tuple[date, ...]:
    """The clear days themselves, one by one: the days between notice and meeting, neither of which counts."""
    number = clear_days_between(given_on, held_on)
    return tuple(moved_by_days(given_on, days=each) for each in range(1, number + 1))


class Step(StrEnum):
    """What has to be done by a day before a meeting."""

    PAPERS = "papers"
    NOTICE = "notice"
    MEETING = "meeting"


class Deadline(NamedTuple):
    """A day by which something has to be done; `on` is None where bank holidays are not known that far ahead."""

    step: Step
    on: date | None


def deadlines_of(facts: AuthorityFacts, meeting: Meeting, calendar: WorkingDays) -> tuple[Deadline, ...]:
    """The chain of days before a meeting, the earliest first: papers with the clerk, notice, the meeting itself."""
    return tuple(_deadlines(facts, meeting, calendar))


def _deadlines(facts: AuthorityFacts, meeting: Meeting, calendar: WorkingDays) -> Iterator[Deadline]:
    last_day = notice_of(facts, meeting).last_day
    edition = standing_orders_on(facts, meeting.body, meeting.held_on)
    ahead = None if edition is None else edition.papers_due_days
    if ahead is not None and last_day is not None:
        yield Deadline(Step.PAPERS, papers_due(last_day, ahead, calendar))
    if last_day is not None:
        yield Deadline(Step.NOTICE, last_day)
    yield Deadline(Step.MEETING, meeting.held_on)


def papers_due(notice_by: date, working_days: int, calendar: WorkingDays) -> date | None:
    """The day by which papers are with the clerk: so many working days before the last day for notice.

    With none, it is the day for notice itself. None where the calendar does not reach so far.
    """
    if working_days < 1:
        return notice_by
    try:
        return calendar.nth_working_day_before(notice_by, working_days)
    except DayNotCovered:
        return None
