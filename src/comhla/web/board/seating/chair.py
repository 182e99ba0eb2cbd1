"""Appointing periods of chair and vice-chair, as changes of the record. SSI 2014/285 arts 4, 6; SSI 2014/281 art 5."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from comhla.dates import moved_by_days
from comhla.law import AuthorityFacts
from comhla.law.facts import NOT_DONE, ChairPeriod
from comhla.law.readings import monitoring_committee as monitoring
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.board.seating.lawful import Change, Changes, refuse_unlawful


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPeriod:
    """An appointing period: whose turn it is, who chairs, and who is vice-chair.

    For a monitoring committee the parties agree the chair together, `agreed_by`; nobody has a turn there.
    """

    body: str
    first_day: date
    chair: str
    last_day: date | None = None
    appointed_by: str | None = None
    vice_chair: str | None = None
    vice_chair_appointed_by: str | None = None
    agreed_by: tuple[str, ...] = ()
    notice_of_change_on: date | None = None


def begin_period(facts: AuthorityFacts, given: NewPeriod) -> Changes:
    """Record a new appointing period; the one that runs ends the day before.

    Raises:
        Unlawful: where the turn is the other side's, the period too long, or the appointee may not be used.
        NotRecorded: where another period begins on that day or later, or the days are the wrong way round.
    """
    if given.last_day is not None and given.last_day < given.first_day:
        raise NotRecorded(_("The period ends before it begins. Choose a later last day."))
    periods = [each for each in facts.chair_periods or () if each.body == given.body]
    if any(each.first_day >= given.first_day for each in periods):
        raise NotRecorded(_("A period that begins on that day or later is recorded already."))
    day_before = moved_by_days(given.first_day, days=-1)
    ended = tuple(
        Change("chair_periods", each.replace(last_day=day_before), is_new=False)
        for each in periods
        if each.last_day is None or each.last_day > day_before
    )
    taken = frozenset(each.id for each in facts.chair_periods or ())
    said = {"body": given.body, "first_day": given.first_day.isoformat()}
    is_joint = given.body == monitoring.BODY
    told: dict[str, Any] = {
        "id": proposed_id("chair_periods", "period", said, taken),
        "body": given.body,
        "first_day": given.first_day,
        "last_day": given.last_day,
        "appointed_by": given.appointed_by or None,
        "agreed_by": given.agreed_by if is_joint else None,
        "notice_of_change_on": (given.notice_of_change_on or NOT_DONE) if is_joint and periods else None,
        "chair": given.chair or None,
        "vice_chair": given.vice_chair or None,
        "vice_chair_appointed_by": given.vice_chair_appointed_by or None,
    }
    row = ChairPeriod(**told)
    return refuse_unlawful(facts, (Change("chair_periods", row, is_new=True), *ended), on=[given.first_day])


def change_appointees(facts: AuthorityFacts, key: str, *, chair: str, vice_chair: str, on: date) -> Changes:
    """Let a side use somebody else within its period, which it may at any time (art 4(4)).

    Raises:
        Unlawful: where the side may not use that member.
        NotRecorded: where there is no such period any more.
    """
    period = period_called(facts, key)
    row = period.replace(chair=chair or None, vice_chair=vice_chair or None)
    return refuse_unlawful(facts, (Change("chair_periods", row, is_new=False),), on=[max(on, period.first_day)])


def period_called(facts: AuthorityFacts, key: str) -> ChairPeriod:
    """The appointing period with an id.

    Raises:
        NotRecorded: where there is none any more.
    """
    found = next((each for each in facts.chair_periods or () if each.id == key), None)
    if found is None:
        raise NotRecorded(_("This appointing period is not recorded any more."))
    return found
