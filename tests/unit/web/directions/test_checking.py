"""What stands against a direction before it is given."""

from __future__ import annotations

import pytest

from comhla.law.facts import ChangeKind, Decision, DirectionNeeded
from comhla.reference import Model
from comhla.web.directions.actions.giving import next_id, planned, revocation
from comhla.web.directions.checking import forbidden, objections, overlapping, with_direction
from tests.lib.directions import CARE, WARDS, a_direction, a_line, revokes, varies, with_directions
from tests.lib.law import COUNCIL, HEALTH_BOARD, a_scheme, an_authority, day

TODAY = day("2026-11-22")
FIRST = a_direction("first", "2026-04-01", a_line("care"))


def against(facts, new, earlier="", **options):
    new, change = planned(facts, new, earlier)
    return objections(facts, new, change, today=TODAY, **options)


def words(found):
    return " ".join(each.words for each in found)


def new(*lines, **facts):
    return a_direction("new", "2026-11-22", *(lines or (a_line("care", 120),)), **facts)


VARIES = {"change": ChangeKind.VARIES}
SUPERSEDES = {"change": ChangeKind.SUPERSEDES}


@pytest.mark.parametrize(
    ("there", "given", "earlier", "told"),
    [
        ((), new(a_line("gone")), "", "gone is not delegated"),
        ((), new(first_day=None), "", ""),
        ((), new(addressees=("Another Council",)), "", "Another Council could not be directed"),
        ((), new(given_by=COUNCIL), "", f"{COUNCIL} could not give this direction"),
        ((), new().replace(lines=()), "", "at least one function"),
        ((FIRST,), new(), "", "stands beside first"),
        ((FIRST,), new(**VARIES), "first", ""),
        ((FIRST,), new(**SUPERSEDES), "first", ""),
        ((FIRST.replace(given_by=COUNCIL),), new(**VARIES), "first", "directions that somebody else gave"),
        ((FIRST.replace(last_day=day("2026-11-21")),), new(**VARIES), "first", "has ended by then"),
        ((FIRST.replace(first_day=day("2026-12-01")),), new(**VARIES), "first", "begins later. Choose the day"),
        ((FIRST.replace(first_day=day("2026-11-22")),), new(**SUPERSEDES), "first", "end before it began"),
        (
            (FIRST, varies("v", "2026-11-01", "first", first_day=day("2026-12-01"))),
            new(**SUPERSEDES),
            "first",
            "v changes it too and begins later",
        ),
        (
            (FIRST, varies("v", "2026-11-01", "first", a_line("wards"), first_day=day("2026-12-01"))),
            new(**VARIES),
            "first",
            "",
        ),
        (
            (FIRST, varies("v", "2026-11-01", "first", first_day=day("2026-12-01"), last_day=day("2026-11-30"))),
            new(**VARIES),
            "first",
            "",
        ),
    ],
)
def test_what_cannot_be_is_forbidden(there, given, earlier, told):
    found = forbidden(against(with_directions(*there), given, earlier))
    assert bool(found) == bool(told)
    assert told in words(found)
    assert all(each.url.startswith("https://www.legislation.gov.uk/") for each in found)


@pytest.mark.parametrize(
    ("function", "told"),
    [
        (CARE.replace(last_day=day("2026-11-21")), "Care at home is not delegated"),
        (CARE.replace(first_day=day("2026-11-23")), "Care at home is not delegated"),
        (CARE.replace(name=None, first_day=day("2026-11-23")), "care is not delegated"),
        (CARE, ""),
    ],
)
def test_a_function_has_to_be_delegated_on_the_day_from_which_it_has_effect(function, told):
    facts = an_authority(schemes=(a_scheme(functions=(function, WARDS)),), directions=())
    assert told in words(forbidden(against(facts, new())))


def test_a_later_variation_takes_the_place_of_an_earlier_one_for_the_same_function_only():
    facts = with_directions(
        FIRST.replace(lines=(a_line("care"), a_line("wards"))),
        varies("care", "2026-05-01", "first", a_line("care")),
        varies("wards", "2026-06-01", "first", a_line("wards")),
    )
    changed, change = planned(facts, new(**VARIES), "first")
    assert changed.changes == ("first", "care")
    assert change.ends == {}
    ended, change = planned(facts, new(**SUPERSEDES), "first")
    assert ended.changes == ("first", "care", "wards")
    assert set(change.ends.values()) == {day("2026-11-21")}


def test_a_direction_that_ends_sooner_by_itself_keeps_its_last_day():
    facts = with_directions(FIRST.replace(last_day=day("2026-11-30")))
    later = revocation(facts.directions[0], given_on=TODAY, first_day=day("2026-11-30"), title="", decision=None)
    assert planned(facts, later, "first")[1].ends == {"first": day("2026-11-29")}
    assert later.title is None


def test_what_is_left_without_a_direction_is_told_and_left_to_a_person():
    ending = revokes("new", "2026-11-22", "first")
    found = against(with_directions(FIRST), ending, "first")
    assert not forbidden(found)
    assert "no direction would be in force for: Care at home" in words(found)
    lead = with_directions(FIRST, model=Model.HEALTH_BOARD_LEADS)
    assert "no direction would be in force" not in words(against(lead, ending, "first"))
    unknown = with_directions(FIRST).replace(schemes=(a_scheme(),))
    assert "no direction would be in force" not in words(against(unknown, ending, "first"))


def test_standing_beside_another_is_allowed_where_it_is_meant_and_is_still_told():
    facts = with_directions(FIRST, a_direction("later", "2026-11-01", first_day=day("2026-12-01")))
    found = against(facts, new(), beside=True)
    assert not forbidden(found)
    assert "stands beside first, later" in words(found)
    after = with_direction(facts, new(a_line("wards")), {})
    assert overlapping(after, after.directions[-1]) == ()


def test_guidance_asks_about_the_decision_the_outcome_and_the_review_and_never_forbids():
    decision = Decision(
        id="d",
        title="Bring care home",
        decided_by="board",
        decided_on=day("2026-11-01"),
        direction_needed=DirectionNeeded.COUNCIL,
    )
    facts = with_directions(decisions=(decision,))
    with_decision = against(facts, new(decision="d"))
    assert not forbidden(with_decision)
    assert "as soon as practicable" in words(with_decision)
    assert "No decision is named" in words(against(facts, new()))
    varied = against(with_directions(FIRST), new(**VARIES), "first")
    assert "still run" not in words(varied)


def test_money_for_a_year_that_is_over_is_a_question_of_the_law_and_not_a_bar():
    found = against(with_directions(), new(a_line("care", 5, "2024-25")))
    assert not forbidden(found)
    assert "names money for 2024-25 only" in words(found)


def test_charges_recorded_long_ago_do_not_stand_against_a_new_direction():
    old = a_direction("old", "2020-04-01", a_line("wards", charges_set=True), addressees=(HEALTH_BOARD,))
    assert "charges" not in words(against(with_directions(old), new()))


@pytest.mark.parametrize(
    ("taken", "number"), [(set(), "D-2026-01"), ({"D-2026-01", "D-2026-02", "D-2025-03"}, "D-2026-03")]
)
def test_directions_are_numbered_by_year(taken, number):
    assert next_id(taken, TODAY) == number
