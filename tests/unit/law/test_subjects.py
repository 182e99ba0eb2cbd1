"""What a part of a duty is asked about, and which localities that concerns."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.law import duty_called
from comhla.law.duty import Subject
from comhla.law.facts import Locality, Plan
from comhla.law.facts.planning import GroupMember, LocalityArrangements
from comhla.law.subjects import localities_concerned, subjects_of
from tests.lib.law import an_authority

DAY = date(2026, 6, 1)
PLAN = Plan(
    id="plan-1",
    title="Plan",
    finalised_on=date(2025, 3, 20),
    published_on=date(2025, 3, 24),
    localities=(LocalityArrangements(locality="east"), LocalityArrangements(locality="west")),
)


def test_the_subjects_of_a_part():
    found = subjects_of(
        duty_called("act-2014/s35"), "publish_statement_with_plan", an_authority(plans=(PLAN,)), until=DAY
    )
    assert [each.id for each in found] == ["plan-1"]


def test_a_part_that_a_duty_has_not():
    with pytest.raises(KeyError):
        subjects_of(duty_called("act-2014/s35"), "no_such_part", an_authority(), until=DAY)


MEMBER = GroupMember(id="m", person="p", group="carers", first_day=DAY, localities=("north",))
# what a subject is made of, the localities it concerns
CONCERNED = [
    (None, set()),
    (Locality(id="east", name="East"), {"east"}),
    (PLAN, {"east", "west"}),
    ((PLAN, Locality(id="south", name="South")), {"east", "west", "south"}),
    (PLAN.replace(localities=None), set()),
    (LocalityArrangements(locality="east"), {"east"}),
    (MEMBER, {"north"}),
    (MEMBER.replace(localities=None), set()),
]


@pytest.mark.parametrize(("of", "expected"), CONCERNED)
def test_the_localities_that_a_subject_concerns(of, expected):
    assert localities_concerned(Subject("s", "S", DAY, None, of)) == expected
