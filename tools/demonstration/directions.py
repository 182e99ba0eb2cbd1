"""Decisions with what was considered before them, assessments, and directions with a line for each function."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from comhla.law.facts import (
    NOT_DONE,
    Assessment,
    AssessmentKind,
    ComplianceReport,
    Decision,
    DelegatedFunction,
    Direction,
    DirectionLine,
    DirectionNeeded,
    DirectionsReview,
    GroupInterest,
    LocalityEffect,
    PaymentUnderDirection,
    SignificanceView,
)
from comhla.reference import ConsulteeGroup

from .board_decisions import WORDS
from .directions_told import told
from .meetings import board_meeting_on
from .names import AUDIT, COUNCIL, HEALTH_BOARD, YEARS, address, day, days_before, financial_year, wednesday
from .scheme import ADDED, functions_on

YEARS_OF_PAYMENTS = (2024, 2025, 2026)
WITHOUT_USE = ("direction-2021-council", "swsa-1968/14")
LEFT_OUT = ("direction-2026-council", "lgp-1982/24(1)")
FIRST_FOR_ADDED = "direction-2022-added"
EQUALITY_LATE = "decision-2019"


class Taken(NamedTuple):
    """A decision: what, when, whether it is in the plan and significant, and the locality it touches."""

    id: str
    title: str
    on: str
    within_plan: bool
    significant: bool
    locality: str | None = None
    commissioning: bool = False
    children: bool = False
    needs: DirectionNeeded = DirectionNeeded.NONE
    meeting_item: int | None = None
    by_vote: bool = False
    strategic: bool = True


DECISIONS = (
    Taken("decision-2017", "Bring care at home and reablement into one service", "2017-11-22", True, True, None),
    Taken(
        "decision-2019",
        "Close Glens House and move its residents to Annoch Lodge",
        "2019-11-27",
        False,
        True,
        "glens",
        needs=DirectionNeeded.COUNCIL,
    ),
    Taken(
        "decision-2020",
        "Pay providers of care in advance during the emergency",
        "2020-04-15",
        False,
        False,
        strategic=False,
        meeting_item=6,
    ),
    Taken(
        "decision-2023",
        "Open a hub for the mental health of young people",
        "2023-11-22",
        False,
        True,
        children=True,
        needs=DirectionNeeded.HEALTH_BOARD,
    ),
    Taken(
        "decision-2024",
        "Close the inpatient ward at Annoch Cottage Hospital",
        "2024-06-26",
        True,
        True,
        "coast",
        needs=DirectionNeeded.HEALTH_BOARD,
        meeting_item=6,
        by_vote=True,
    ),
    Taken(
        "decision-2025",
        "Move day services in the Glens to one centre",
        "2025-06-25",
        True,
        False,
        "glens",
        needs=DirectionNeeded.COUNCIL,
        meeting_item=6,
        by_vote=True,
    ),
    Taken(
        "decision-2026",
        "Commission breaks for unpaid carers for four years",
        "2026-02-11",
        True,
        False,
        commissioning=True,
        needs=DirectionNeeded.COUNCIL,
    ),
    Taken(
        "decision-2026-plan",
        "Replace the strategic plan",
        "2026-06-24",
        True,
        False,
        strategic=False,
        meeting_item=6,
        by_vote=True,
    ),
    Taken(
        "decision-2026-orders",
        "Adopt new standing orders",
        "2026-09-16",
        True,
        False,
        strategic=False,
        meeting_item=6,
        by_vote=True,
    ),
    Taken(
        "decision-2026-winter",
        "Keep the winter team north of the pass for one more winter",
        "2026-09-16",
        True,
        False,
        needs=DirectionNeeded.HEALTH_BOARD,
        meeting_item=7,
    ),
    Taken(
        "decision-2026-november",
        "Move out of hours medical services to one site",
        "2026-11-25",
        False,
        True,
        needs=DirectionNeeded.HEALTH_BOARD,
        meeting_item=5,
    ),
)
_ASSESSED = (
    AssessmentKind.EQUALITY,
    AssessmentKind.FAIRER_SCOTLAND,
    AssessmentKind.CONSUMER,
    AssessmentKind.CHILDREN_RIGHTS,
)


def collections() -> dict[str, Any]:
    """Every collection about decisions and directions."""
    return {
        "decisions": tuple(_decision(each) for each in DECISIONS),
        "assessments": tuple(_assessments()),
        "directions": tuple(sorted(map(told, _directions()), key=lambda each: (each.given_on, each.id))),
        "directions_reviews": tuple(
            DirectionsReview(reviewed_on=wednesday(year, 6, 2), body=AUDIT) for year in range(2020, 2027)
        ),
        "ministerial_directions": (),
    }


def _decision(taken: Taken) -> Decision:
    on = day(taken.on)
    view = SignificanceView(
        significant=taken.significant, recorded_on=days_before(on, days=60), recorded_by="chief officer"
    )
    return Decision(
        id=taken.id,
        title=taken.title,
        decided_by="board",
        meeting=board_meeting_on(on),
        decided_on=on,
        about_integration_functions=True,
        within_plan=taken.within_plan,
        proposed_as_major=taken.significant,
        view=view,
        group_asked_on=days_before(on, days=35) if taken.significant else None,
        users_involved_on=days_before(on, days=49) if taken.significant else None,
        localities=(_effect(taken, view),) if taken.locality else (),
        outcomes=("O2", "O3", "O9"),
        principles=("P1", "P4", "P12"),
        strategic=taken.strategic,
        policy_or_practice=taken.strategic,
        affects_children=taken.children,
        differs_for_islands=False,
        involves_commissioning=taken.commissioning,
        guidance_relied_on=("strategic-plans-1" if on < day("2023-07-01") else "strategic-plans-2",),
        direction_needed=taken.needs,
        item=None if taken.meeting_item is None else f"{board_meeting_on(on)}-{taken.meeting_item}",
        vote=f"vote-{taken.on}" if taken.by_vote else None,
        **(WORDS[taken.id]._asdict() if taken.id in WORDS else {}),
    )


def _effect(taken: Taken, view: SignificanceView) -> LocalityEffect:
    involved = days_before(day(taken.on), days=42)
    unlikely = {ConsulteeGroup.COMMERCIAL_HEALTH_PROVIDERS, ConsulteeGroup.OTHER_STAFF}
    groups = [
        GroupInterest(group=group.value, interested=False, reason="No service of theirs there")
        if group in unlikely
        else GroupInterest(group=group.value, interested=True, involved_on=involved)
        for group in ConsulteeGroup
    ]
    residents = GroupInterest(group="residents", interested=True, involved_on=involved)
    assert taken.locality is not None
    return LocalityEffect(locality=taken.locality, view=view, groups=(*groups, residents))


_PLANS = (("plan-2016", "2016-03-09"), ("plan-2019", "2019-03-06"), ("plan-2024", "2024-02-28"))


def _assessments() -> Iterator[Assessment]:
    matters = [(each.id, each.on, each.children) for each in DECISIONS if each.strategic] + [
        (*plan, True) for plan in _PLANS
    ]
    for name, on, children in matters:
        for kind in _ASSESSED:
            if kind is AssessmentKind.CHILDREN_RIGHTS and not children:
                continue
            late = name == EQUALITY_LATE and kind is AssessmentKind.EQUALITY
            done = days_before(day(on), days=-16 if late else 21)
            yield Assessment(
                id=f"{kind.value}-{name}",
                kind=kind,
                subject=name,
                completed_on=done,
                evidence_considered=True,
                results_taken_into_account=True,
                published_on=NOT_DONE if done > day("2026-11-22") else days_before(done, days=-14),
                address=address(f"{kind.value}-{name}"),
            )


def amount(function: DelegatedFunction, year: int) -> Decimal:
    """A plain made-up amount for a function in a year: the same every time it is asked for."""
    weight = 40 + sum(map(ord, function.id)) % 160
    return Decimal(weight * 10_000 + (year - 2016) * weight * 300)


def _directions() -> Iterator[Direction]:
    for year in YEARS:
        for side, body in (("nhs", HEALTH_BOARD), ("council", COUNCIL)):
            yield _yearly(year, side, body)
    added = next(each for each in functions_on(day("2022-11-14")) if each.id == ADDED)
    yield Direction(
        id=FIRST_FOR_ADDED,
        given_by="board",
        given_on=day("2022-11-14"),
        in_writing=True,
        addressees=(HEALTH_BOARD,),
        lines=(_line(added, 2022),),
        first_day=day("2022-11-14"),
        last_day=day("2023-03-31"),
        changes=(),
        payments=(),
        compliance=(_done(day("2023-03-15")),),
        plan_outcome="O3",
        review_on=day("2023-02-08"),
    )
    for on in ("2017-06-16", "2017-12-13"):
        yield _for_carers(on)
    for taken in DECISIONS:
        if taken.needs is not DirectionNeeded.NONE and day(taken.on) < day("2026-11-22"):
            yield _under(taken)


def _for_carers(on: str) -> Direction:
    """A direction for the functions of the Carers Act, from the day on which they had to be delegated."""
    begun = [each for each in functions_on(day(on)) if each.first_day == day(on)]
    return Direction(
        id=f"direction-carers-{on}",
        given_by="board",
        given_on=days_before(day(on), days=9),
        in_writing=True,
        addressees=(COUNCIL,),
        lines=tuple(_line(each, 2017) for each in begun),
        first_day=day(on),
        last_day=day("2018-03-31"),
        changes=("direction-2017-council",),
        payments=(),
        compliance=(_done(day("2018-03-14")),),
        plan_outcome="O6",
        review_on=day("2018-03-14"),
    )


def _done(reported: date) -> ComplianceReport:
    return ComplianceReport(reported_on=reported, complied=True, acted_against=False)


def _yearly(year: int, side: str, body: str) -> Direction:
    first, last = day(f"{year}-04-01"), day(f"{year + 1}-03-31")
    name = f"direction-{year}-{side}"
    due = day(f"{year}-04-29")
    return Direction(
        id=name,
        given_by="board",
        given_on=day(f"{year}-03-16"),
        in_writing=True,
        addressees=(body,),
        lines=tuple(
            _line(each, year, name)
            for each in functions_on(first)
            if each.delegated_by == body and (name, each.id) != LEFT_OUT
        ),
        first_day=first,
        last_day=last,
        changes=None if year == YEARS[0] else (f"direction-{year - 1}-{side}",),
        payments=(PaymentUnderDirection(due_on=due, amount=Decimal(12_000_000), paid_on=days_before(due, days=1)),),
        compliance=(_done(day(f"{year}-11-18")),),
        plan_outcome="O9",
        review_on=day(f"{year}-11-18"),
    )


def _line(function: DelegatedFunction, year: int, direction: str = "") -> DirectionLine:
    sum_of_year = amount(function, year)
    return DirectionLine(
        function=function.id,
        set_aside_amount=sum_of_year if function.set_aside else None,
        payment=None if function.set_aside else sum_of_year,
        use="none" if (direction, function.id) == WITHOUT_USE else "per plan",
        financial_year=financial_year(year) if year >= YEARS_OF_PAYMENTS[0] else None,
    )


_FUNCTION_OF = {
    "decision-2019": "swsa-1968/12",
    "decision-2023": ADDED,
    "decision-2024": "H8",
    "decision-2025": "swsa-1968/14",
    "decision-2026": "carers-2016/25",
    "decision-2026-winter": "C1",
}
_NOT_REPORTED_YET = frozenset({"decision-2026-winter"})


def _under(taken: Taken) -> Direction:
    given = days_before(day(taken.on), days=-7)
    year = given.year if given.month > 3 else given.year - 1
    function = next(each for each in functions_on(given) if each.id == _FUNCTION_OF[taken.id])
    assert function.delegated_by is not None
    side = "nhs" if function.delegated_by == HEALTH_BOARD else "council"
    return Direction(
        id=f"direction-{taken.id}",
        given_by="board",
        given_on=given,
        in_writing=True,
        addressees=(function.delegated_by,),
        decision=taken.id,
        lines=(_line(function, year),),
        first_day=given,
        last_day=day(f"{year + 1}-03-31"),
        changes=(f"direction-{year}-{side}",),
        payments=(),
        compliance=()
        if taken.id in _NOT_REPORTED_YET
        else (_done(min(days_before(given, days=-150), day("2026-06-24"))),),
        plan_outcome="O2",
        review_on=days_before(given, days=-180),
    )
