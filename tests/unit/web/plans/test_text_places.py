"""Moving a section: it changes places with its neighbour, and as few others as possible get another place."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.documents.plan_parts import sections_in_order
from comhla.law.facts import PlanPart, PlanSection
from comhla.web.plans.places import moved

VISION, NEEDS, LOCALITY = PlanPart.VISION, PlanPart.NEEDS, PlanPart.LOCALITY


def sections(*told: tuple[PlanPart, int | None]) -> list[PlanSection]:
    return [
        PlanSection(id=f"s{number}", plan="p", part=part, heading="-", place=place)
        for number, (part, place) in enumerate(told)
    ]


def read_in_order(own: list[PlanSection]) -> list[str]:
    """The keys in the order in which the plan is read, as the rest of the room has it."""
    return [each.id for each in sections_in_order(SimpleNamespace(plan_sections=own), "p")]


@pytest.mark.parametrize(
    ("own", "key", "up", "order", "changed"),
    [
        (sections((VISION, None), (NEEDS, None)), "s1", True, ["s1", "s0"], 1),
        (sections((VISION, None), (NEEDS, None)), "s0", False, ["s1", "s0"], 1),
        (sections((VISION, None), (NEEDS, None)), "s0", True, ["s0", "s1"], 0),
        (sections((VISION, None), (NEEDS, None)), "s1", False, ["s0", "s1"], 0),
        (sections((LOCALITY, None), (LOCALITY, None), (LOCALITY, None)), "s1", True, ["s1", "s0", "s2"], 1),
        (sections((LOCALITY, None), (LOCALITY, None), (LOCALITY, None)), "s1", False, ["s0", "s2", "s1"], 1),
        # Two that stand in one place at the beginning: both have to move on, or all do.
        (sections((LOCALITY, 0), (LOCALITY, 0), (LOCALITY, 0)), "s1", True, ["s1", "s0", "s2"], 3),
    ],
)
def test_a_section_changes_places_with_its_neighbour(own, key, up, order, changed):
    places = moved(own, key, up=up)
    after = [each.replace(place=places.get(each.id, each.place)) for each in own]
    assert read_in_order(after) == order
    assert len(places) == changed


@given(
    st.lists(st.tuples(st.sampled_from(list(PlanPart)), st.none() | st.integers(0, 6)), min_size=1, max_size=7),
    st.integers(0, 6),
    st.booleans(),
)
def test_nothing_but_the_two_ever_changes_places(told, number, up):
    own = sections(*told)
    key = own[number % len(own)].id
    before = read_in_order(own)
    places = moved(own, key, up=up)
    after = read_in_order([each.replace(place=places.get(each.id, each.place)) for each in own])
    at = before.index(key)
    other = at - 1 if up else at + 1
    if 0 <= other < len(before):
        before[at], before[other] = before[other], before[at]
    assert after == before
