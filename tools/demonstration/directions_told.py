"""What the bodies were told in each direction beside the money, and what they said and reported of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from comhla.law.facts import (
    Acknowledgement,
    ChangeKind,
    ComplianceReport,
    Direction,
    DirectionLine,
    DirectionStatus,
)

from .meetings import board_days, board_meeting_on
from .names import day, days_before
from .people import UNTIL

UNACKNOWLEDGED = "direction-decision-2026-winter"
"""The direction that nobody has said to have."""
TITLES = {
    "direction-2022-added": "Mental health services for children and young people",
    "direction-decision-2019": "The move from Glens House to Annoch Lodge",
    "direction-decision-2023": "A hub for the mental health of young people",
    "direction-decision-2024": "Nursing at home on the coast in place of a ward",
    "direction-decision-2025": "One day centre in the glens",
    "direction-decision-2026": "Breaks for unpaid carers",
    UNACKNOWLEDGED: "The winter team north of the pass",
}
ACTIONS = {
    "direction-decision-2025": "plan-2024-glens-team",
    "direction-decision-2026": "plan-2024-breaks",
    UNACKNOWLEDGED: "plan-2024-winter-team",
}
HOW = {
    "direction-decision-2019": "Move every resident by the end of February 2020, each with a plan of their own.",
    "direction-decision-2023": "Open one hub at Inverannoch town, with people from both clinics, by August 2024.",
    "direction-decision-2024": "Close the beds on 1 October 2024 and begin nursing at home on the coast on that day.",
    "direction-decision-2025": "Open the centre at Glenmore by November 2025, with a bus on three days a week.",
    "direction-decision-2026": "Buy breaks from several providers, so that a carer can have one at two weeks' notice.",
    UNACKNOWLEDGED: "Keep four district nurses and a driver in the north from 1 November 2026 to 31 March 2027.",
}
AS_BEFORE = "As in the year before."
WITH_STATUS_FROM = 2024
REPORTED = {
    "direction-decision-2025": ("The centre opened on 3 November 2025.", DirectionStatus.DONE),
    "direction-decision-2026": ("130 carers have had a break.", DirectionStatus.UNDER_WAY),
}


def told(direction: Direction) -> Direction:
    """The direction with a title, how its functions are carried out, who has it and how far it is."""
    return direction.replace(
        title=TITLES.get(direction.id) or _title(direction),
        change=_change(direction),
        plan_action=ACTIONS.get(direction.id),
        acknowledgements=_acknowledged(direction),
        compliance=tuple(_reported(direction, each) for each in direction.compliance or ()),
        lines=tuple(_how(direction, each) for each in direction.lines or ()),
    )


def _title(direction: Direction) -> str:
    if direction.id.startswith("direction-carers"):
        return "Support for unpaid carers under the Act of 2016"
    year = direction.given_on.year
    return f"Services and money from April {year} to March {year + 1}"


def _change(direction: Direction) -> ChangeKind | None:
    if not direction.changes:
        return None
    return ChangeKind.SUPERSEDES if _is_yearly(direction) else ChangeKind.VARIES


def _is_yearly(direction: Direction) -> bool:
    return direction.decision is None and direction.id.endswith(("-nhs", "-council"))


def _acknowledged(direction: Direction) -> tuple[Acknowledgement, ...]:
    if direction.id == UNACKNOWLEDGED:
        return ()
    on = days_before(direction.given_on, days=-9)
    return tuple(
        Acknowledgement(body=body, acknowledged_on=on, by_post="Chief executive") for body in direction.addressees
    )


def _how(direction: Direction, line: DirectionLine) -> DirectionLine:
    how = HOW.get(direction.id)
    if how is None and direction.first_day == day("2026-04-01"):
        how = AS_BEFORE
    return line if how is None else line.replace(how=how)


def _reported(direction: Direction, report: ComplianceReport) -> ComplianceReport:
    told_on = next(each for each in board_days() if each >= report.reported_on)
    extra: Mapping[str, Any] = {"reported_to": board_meeting_on(told_on) if told_on <= UNTIL else None}
    if direction.id in REPORTED:
        what, status = REPORTED[direction.id]
        extra = {**extra, "what": what, "status": status}
    elif _is_yearly(direction) and direction.given_on.year >= WITH_STATUS_FROM:
        extra = {**extra, "status": DirectionStatus.UNDER_WAY, **_half_spent(direction)}
    elif _ended(direction, UNTIL):
        extra = {**extra, "status": DirectionStatus.DONE}
    return report.replace(**extra)


def _ended(direction: Direction, on: date) -> bool:
    return direction.decision is not None and direction.last_day is not None and direction.last_day < on


def _half_spent(direction: Direction) -> Mapping[str, Any]:
    """After half of the year about half of the payments is spent."""
    paid = sum((each.payment for each in direction.lines or () if each.payment is not None), Decimal(0))
    year = next(each.financial_year for each in direction.lines or ())
    return {"spent": (paid / 2).quantize(Decimal(1)), "financial_year": year}
