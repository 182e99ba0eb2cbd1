"""How far a direction has been carried out on a day: who has it, what they reported, what was spent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from comhla.law.facts import Acknowledgement, ComplianceReport, Direction

_ZERO = Decimal(0)


class BodyOnDirection(NamedTuple):
    """What one body that a direction is addressed to has said of it: that it has it, and its last report."""

    body: str
    acknowledged: Acknowledgement | None
    latest: ComplianceReport | None


def told_by_bodies(direction: Direction, day: date) -> tuple[BodyOnDirection, ...]:
    """What each body has said up to a day. A report that names no body counts for every one addressed."""
    reports = reports_until(direction, day)
    return tuple(
        BodyOnDirection(
            body,
            next((each for each in acknowledged_until(direction, day) if each.body == body), None),
            next((each for each in reversed(reports) if each.body in (None, body)), None),
        )
        for body in direction.addressees
    )


def reports_until(direction: Direction, day: date) -> tuple[ComplianceReport, ...]:
    """The reports on a direction up to a day, the earliest first."""
    made = (each for each in direction.compliance or () if each.reported_on <= day)
    return tuple(sorted(made, key=lambda each: each.reported_on))


def acknowledged_until(direction: Direction, day: date) -> tuple[Acknowledgement, ...]:
    """Which bodies said up to a day that they have it."""
    return tuple(each for each in direction.acknowledgements or () if each.acknowledged_on <= day)


def unacknowledged(direction: Direction, day: date) -> tuple[str, ...]:
    """The bodies addressed that have not said so."""
    return tuple(each.body for each in told_by_bodies(direction, day) if each.acknowledged is None)


def spent_by_year(direction: Direction, day: date) -> dict[str | None, Decimal]:
    """What was spent by financial year: each body's latest figure for the year; None where no year is named."""
    latest: dict[tuple[str | None, str | None], Decimal] = {}
    for each in reports_until(direction, day):
        if each.spent is not None:
            latest[each.body, each.financial_year] = each.spent
    found: dict[str | None, Decimal] = {}
    for (_body, year), spent in latest.items():
        found[year] = found.get(year, _ZERO) + spent
    return found


def stated_by_year(direction: Direction) -> dict[str | None, Decimal]:
    """The payments and sums set aside that a direction itself states, together, by financial year."""
    found: dict[str | None, Decimal] = {}
    for line in direction.lines or ():
        for amount in (line.set_aside_amount, line.payment):
            if amount is not None:
                found[line.financial_year] = found.get(line.financial_year, _ZERO) + amount
    return found


def unreported(direction: Direction, day: date) -> tuple[ComplianceReport, ...]:
    """The reports of which no meeting has been told."""
    return tuple(each for each in reports_until(direction, day) if each.reported_to is None)
