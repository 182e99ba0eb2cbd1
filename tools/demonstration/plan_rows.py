"""What the plan in force and the one in preparation say will be done, and what they are measured by."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from comhla.law.facts import PlanAction, PlanMeasure

from .names import day

HOME, EARLY, CARERS, TEAM = "Well at home", "Help early", "Carers and communities", "A team that stays"
YOUNG = "Young minds"
NOBODY_SERVES = "O8"
"""The national outcome that no action of the plan in preparation serves."""


class Act(NamedTuple):
    """An action: the numbers of outcomes and principles it serves stand apart by spaces."""

    name: str
    priority: str
    title: str
    owner: str
    first_day: str
    last_day: str
    outcomes: str
    principles: str
    measures: str
    localities: tuple[str, ...] = ()


class Measured(NamedTuple):
    """A measure with figures that are made up."""

    name: str
    title: str
    unit: str
    baseline: str
    period: str
    target: str
    target_on: str
    source: str
    outcomes: str


_HOME_CARE, _NURSE, _MIND = "Head of home care", "Lead nurse", "Head of mental health services"
_LOCALITY, _FINANCE, _PEOPLE = "Head of localities", "Chief finance officer", "Head of people and learning"

ACTS_2024 = (
    Act("same-day", HOME, "Start care at home on the day somebody leaves hospital", _HOME_CARE, "2024-04-01",
        "2025-09-30", "2 3 4", "0 1 9", "delays home-satisfied"),
    Act("glens-team", HOME, "Set up a neighbourhood team for the four glens", _LOCALITY, "2024-04-01", "2025-03-31",
        "2 4 8", "1 3 10", "home-satisfied", ("glens",)),
    Act("winter-team", HOME, "Keep a winter team north of the pass", _NURSE, "2024-10-01", "2026-03-31", "2 7",
        "3 8", "admissions", ("north",)),
    Act("homecoming", HOME, "Open a house for eight people with learning disabilities", _HOME_CARE, "2024-06-01",
        "2026-12-31", "2 3 4 5", "2 4 5 6 7", "home-satisfied", ("coast",)),
    Act("link-workers", EARLY, "Have two link workers in the harbour streets", _LOCALITY, "2024-04-01", "2024-12-31",
        "1 5", "2 4 11", "harbour-gap", ("coast",)),
    Act("money-shop", EARLY, "Open the health and money shop at the harbour", _LOCALITY, "2024-09-01", "2025-06-30",
        "1 5", "4 7 11", "harbour-gap", ("coast",)),
    Act("falls", EARLY, "Visit everybody over 75 who had a fall, within a day", _NURSE, "2024-04-01", "2026-03-31",
        "1 2 7", "8 9 11", "admissions falls"),
    Act("duty-team", EARLY, "Let the mental health duty team see people at home", _MIND, "2024-04-01", "2025-03-31",
        "3 4 7", "1 5 6", "young-waits"),
    Act("carer-plans", CARERS, "Offer every known carer a plan of their own", "Lead for carers", "2024-04-01",
        "2027-03-31", "6", "0 2 5", "carers-supported"),
    Act("breaks", CARERS, "Keep ten places for short breaks, six of them in the north", "Lead for carers",
        "2024-07-01", "2025-12-31", "6", "3 7", "carers-supported", ("north", "coast")),
    Act("first-job", TEAM, "Train 30 people a year from school to a first job in care", _PEOPLE, "2024-08-01",
        "2027-03-31", "8", "9 10 12", "empty-posts"),
    Act("staff-homes", TEAM, "Build or buy eight small homes for staff", _FINANCE, "2024-04-01", "2026-12-31", "8 9",
        "12", "empty-posts"),
)  # fmt: skip

ACTS_2027 = (
    Act("north-teams", HOME, "Set up two neighbourhood teams in the north", _LOCALITY, "2027-04-01", "2028-03-31",
        "2 4", "1 3 10", "home-satisfied", ("north",)),
    Act("winter-team", HOME, "Make the winter team permanent", _NURSE, "2027-04-01", "2027-10-31", "2 7", "3 8",
        "admissions", ("north",)),
    Act("last-weeks", HOME, "Give care for the last weeks of life at home, day and night", _NURSE, "2027-06-01",
        "2028-12-31", "3 4", "0 5 6", "home-satisfied", ("glens",)),
    Act("beds", HOME, "Move the money of 20 hospital beds to care at home", _FINANCE, "2028-04-01", "2030-03-31", "2 9",
        "9 12", "delays admissions"),
    Act("money-advice", EARLY, "Let every practice send people to advice on money", _LOCALITY, "2027-04-01",
        "2028-09-30", "1 5", "2 4 11", "harbour-gap"),
    Act("waiting-page", EARLY, "Show on one page how long people wait for each service", "Chief officer", "2027-04-01",
        "2027-12-31", "3 9", "1 5 12", "young-waits"),
    Act("young-minds", YOUNG, "See young people within two weeks and begin treatment within eight", _MIND,
        "2027-04-01", "2029-03-31", "1 3 4", "2 6 9", "young-waits"),
    Act("school-worker", YOUNG, "Have a young people's worker in the north two days a week", _MIND, "2027-08-01",
        "2028-06-30", "1 4 5", "3 7 11", "young-waits", ("north",)),
    Act("breaks", CARERS, "Offer breaks for carers at a week's notice", "Lead for carers", "2027-04-01", "2029-03-31",
        "6", "0 2 7", "carers-supported"),
)  # fmt: skip

MEASURES = (
    Measured("delays", "Days in hospital after somebody is ready to leave", "days for each 1,000 people over 75", "640",
             "2022-23", "400", "2027-03-31", "Hospital records", "2 9"),
    Measured("home-satisfied", "People who are content with their care at home", "per cent", "71", "2022-23", "80",
             "2027-03-31", "Yearly survey", "2 3 4"),
    Measured("admissions", "Emergency stays in hospital", "for each 1,000 people", "118", "2022-23", "105",
             "2027-03-31", "Hospital records", "1 2 7"),
    Measured("falls", "Falls that lead to a stay in hospital", "for each 1,000 people over 65", "22.4", "2022-23",
             "19", "2027-03-31", "Hospital records", "7"),
    Measured("harbour-gap", "Years by which people at the harbour die younger", "years", "5.1", "2020 to 2022", "4.5",
             "2027-03-31", "Register of deaths", "1 5"),
    Measured("young-waits", "Young people who wait longer than 18 weeks", "people", "85", "2022-23", "40",
             "2027-03-31", "Service records", "3 4"),
    Measured("carers-supported", "Carers who feel supported", "per cent", "34", "2021-22", "45", "2027-03-31",
             "Survey every two years", "6"),
    Measured("empty-posts", "Empty posts in home care", "per cent", "10.2", "2022-23", "6", "2027-03-31",
             "Records of employers", "8"),
)  # fmt: skip
_NEXT = {
    "delays": ("470", "350"),
    "home-satisfied": ("78", "84"),
    "admissions": ("109", "100"),
    "harbour-gap": ("4.9", "4.3"),
    "young-waits": ("96", "20"),
    "carers-supported": ("41", "50"),
}


def actions(plan: str) -> Iterator[PlanAction]:
    """The actions of a plan that has any."""
    for each in {"plan-2024": ACTS_2024, "plan-2027": ACTS_2027}.get(plan, ()):
        yield PlanAction(
            id=f"{plan}-{each.name}",
            plan=plan,
            priority=each.priority,
            title=each.title,
            owner=each.owner,
            first_day=day(each.first_day),
            last_day=day(each.last_day),
            outcomes=_keys("O", each.outcomes),
            principles=_keys("P", each.principles),
            localities=each.localities or None,
            measures=tuple(f"{plan}-{name}" for name in each.measures.split()),
        )


def measures(plan: str) -> Iterator[PlanMeasure]:
    """The measures of a plan that has any. The plan in preparation keeps six, with new figures."""
    for each in MEASURES if plan == "plan-2024" else _later() if plan == "plan-2027" else ():
        yield PlanMeasure(
            id=f"{plan}-{each.name}",
            plan=plan,
            title=each.title,
            unit=each.unit,
            baseline=Decimal(each.baseline),
            baseline_period=each.period,
            target=Decimal(each.target),
            target_on=day(each.target_on),
            source=f"{each.source} (made-up figures)",
            outcomes=_keys("O", each.outcomes),
        )


def _later() -> Iterator[Measured]:
    for each in MEASURES:
        if each.name in _NEXT:
            baseline, target = _NEXT[each.name]
            yield each._replace(baseline=baseline, period="2025-26", target=target, target_on="2030-03-31")


def _keys(letter: str, numbers: str) -> tuple[str, ...]:
    return tuple(f"{letter}{number}" for number in numbers.split())
