"""act-2014/s30: have regard to principles, outcomes and neighbours when preparing a plan."""

import pytest

from comhla.law.facts import NOT_DONE, Evidence, OtherPlan, Plan
from tests.lib.law import an_authority, day, finding, outcome, silent

DUTY = "act-2014/s30"
FINALISED = day("2024-02-20")


def a_plan(**facts):
    return Plan(**{"id": "plan-2024", "title": "Plan 2024", "finalised_on": FINALISED, **facts})


def evidence(part, dated_on):
    return (Evidence(id="e", duty=DUTY, part=part, subject="plan-2024", what="Paper 4", dated_on=day(dated_on)),)


# dated on, as at, outcome; evidence has to be there by the day the plan is final
REGARD = [
    (None, "2024-03-01", "not_evidenced"),
    ("2024-02-20", "2024-03-01", "met"),
    ("2024-02-21", "2024-03-01", "not_evidenced"),
    ("2024-02-20", "2024-02-19", "not_evidenced"),
]
PARTS = ["have_regard_to_principles", "have_regard_to_outcomes"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("dated_on", "as_at", "expected"), REGARD)
def test_regard_is_shown_by_evidence(part, dated_on, as_at, expected):
    kept = () if dated_on is None else evidence(part, dated_on)
    facts = an_authority(plans=(a_plan(preparation_began_on=day("2023-06-01")),), evidence=kept)
    assert outcome(DUTY, part, facts, as_at=as_at) == expected


@pytest.mark.parametrize(
    ("part", "field"),
    [("have_regard_to_principles", "principles_covered"), ("have_regard_to_outcomes", "outcomes_covered")],
)
def test_a_final_plan_mapped_to_any_of_them_shows_regard(part, field):
    mapped = an_authority(plans=(a_plan(preparation_began_on=day("2023-06-01"), **{field: ("P0",)}),))
    assert outcome(DUTY, part, mapped, as_at="2024-02-20") == "met"
    assert outcome(DUTY, part, mapped, as_at="2024-02-19") == "not_evidenced"
    assert outcome(DUTY, part, an_authority(plans=(a_plan(**{field: ()}),)), as_at="2024-02-20") == "not_evidenced"


def with_neighbours(*others, **facts):
    period = {"period_first_day": day("2024-04-01"), "period_last_day": day("2027-03-31"), **facts}
    return an_authority(plans=(a_plan(**period),), other_plans=others)


def a_neighbour(first, last, **facts):
    return OtherPlan(
        **{
            "id": "glenmore",
            "authority": "Glenmore",
            "period_first_day": first and day(first),
            "period_last_day": last and day(last),
            **facts,
        }
    )


# first and last day of the neighbour's plan, whether it overlaps that of 1 April 2024 to 31 March 2027
OVERLAPS = [
    ("2021-04-01", "2024-03-31", False),
    ("2021-04-01", "2024-04-01", True),
    ("2027-03-31", None, True),
    ("2027-04-01", None, False),
    ("2020-04-01", None, True),
]


@pytest.mark.parametrize(("first", "last", "overlaps"), OVERLAPS)
def test_only_plans_that_overlap_count_even_by_a_single_day(first, last, overlaps):
    facts = with_neighbours(a_neighbour(first, last))
    known = finding(DUTY, "know_which_plans_overlap", facts, as_at="2024-04-01")
    assert known.outcome == "met"
    assert ("Glenmore" in known.because) is overlaps
    assert silent(DUTY, "have_regard_to_plans_of_neighbours", facts, as_at="2024-04-01") is not overlaps
    assert silent(DUTY, "have_regard_to_plans_being_prepared", facts, as_at="2024-04-01")


def test_a_plan_without_a_last_day_overlaps_all_later_ones():
    facts = with_neighbours(a_neighbour("2030-04-01", None), period_last_day=None)
    assert "Glenmore" in finding(DUTY, "know_which_plans_overlap", facts, as_at="2024-04-01").because


def test_know_which_plans_overlap_needs_the_periods():
    none = an_authority(plans=(a_plan(period_first_day=day("2024-04-01")),))
    assert outcome(DUTY, "know_which_plans_overlap", none, as_at="2024-04-01") == "cannot_tell"
    undated = with_neighbours(a_neighbour("2021-04-01", None), period_first_day=None)
    assert outcome(DUTY, "know_which_plans_overlap", undated, as_at="2024-04-01") == "cannot_tell"
    assert silent(DUTY, "have_regard_to_plans_of_neighbours", undated, as_at="2024-04-01")
    theirs = with_neighbours(a_neighbour(None, None))
    assert outcome(DUTY, "know_which_plans_overlap", theirs, as_at="2024-04-01") == "cannot_tell"
    assert silent(DUTY, "have_regard_to_plans_of_neighbours", theirs, as_at="2024-04-01")
    assert finding(DUTY, "know_which_plans_overlap", with_neighbours(), as_at="2024-04-01").because == (
        "Plans of other authorities that overlap the period of Plan 2024: none."
    )


@pytest.mark.parametrize(
    ("part", "being_prepared"),
    [("have_regard_to_plans_of_neighbours", False), ("have_regard_to_plans_being_prepared", True)],
)
def test_regard_to_neighbours_is_shown_by_evidence(part, being_prepared):
    facts = with_neighbours(a_neighbour("2023-04-01", None, being_prepared=being_prepared))
    assert outcome(DUTY, part, facts, as_at="2024-04-01") == "not_evidenced"
    assert outcome(DUTY, part, facts.replace(evidence=evidence(part, "2024-02-01")), as_at="2024-04-01") == "met"


def test_a_plan_of_which_nothing_is_done_is_not_asked_about():
    facts = an_authority(plans=(a_plan(finalised_on=NOT_DONE),))
    assert silent(DUTY, "have_regard_to_outcomes", facts, as_at="2024-04-01")
