"""GAEL-1: make, carry out and review a Gaelic language plan, where notice was given."""

import pytest

from comhla.law.facts import NOT_DONE, LinkedPlan, LinkedPlanKind, LinkedPlanReview
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "GAEL-1"
NOTICE, SUBMIT, CARRY_OUT = "act_on_notice", "submit_plan_by_day_in_notice", "carry_out_plan"
REVIEW, AGAIN = "review_within_five_years", "submit_again_after_review"


def a_plan(**facts):
    return LinkedPlan(
        **{
            "id": "gaelic",
            "kind": LinkedPlanKind.GAELIC,
            "notice_given_on": day("2018-01-10"),
            "approved_on": day("2019-03-01"),
            **facts,
        }
    )


def recorded(*plans):
    return an_authority(linked_plans=plans)


# plans, as at, outcome (None: the other parts speak)
NOTICES = [
    ((), "2018-01-10", "not_applicable"),
    ((a_plan(),), "2018-01-09", "not_applicable"),
    ((a_plan(),), "2018-01-10", None),
    ((a_plan(notice_given_on=NOT_DONE),), "2018-01-10", "not_applicable"),
    ((a_plan(notice_given_on=None),), "2018-01-10", "cannot_tell"),
]


@pytest.mark.parametrize(("plans", "as_at", "expected"), NOTICES)
def test_act_on_notice(plans, as_at, expected):
    if expected is None:
        assert silent(DUTY, NOTICE, recorded(*plans), as_at=as_at)
    else:
        assert outcome(DUTY, NOTICE, recorded(*plans), as_at=as_at) == expected


def test_without_a_notice_nothing_else_is_asked():
    facts = recorded(a_plan(notice_given_on=NOT_DONE))
    assert [each.part.key for each in findings(DUTY, facts, as_at="2025-01-01")] == [NOTICE]


# submit by, submitted on, as at, outcome
SUBMISSIONS = [
    (None, NOT_DONE, "2018-02-01", "cannot_tell"),
    (day("2018-09-30"), NOT_DONE, "2018-09-30", "not_yet_due"),
    (day("2018-09-30"), NOT_DONE, "2018-10-01", "not_met"),
    (day("2018-09-30"), None, "2018-10-01", "cannot_tell"),
    (day("2018-09-30"), day("2018-09-30"), "2018-10-01", "met"),
    (day("2018-09-30"), day("2018-10-01"), "2018-10-01", "not_met"),
]


@pytest.mark.parametrize(("by", "submitted", "as_at", "expected"), SUBMISSIONS)
def test_submit_plan_by_day_in_notice(by, submitted, as_at, expected):
    facts = recorded(a_plan(submit_by=by, submitted_on=submitted))
    assert outcome(DUTY, SUBMIT, facts, as_at=as_at) == expected


@pytest.mark.parametrize(("done", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_carry_out_plan(done, expected):
    facts = recorded(a_plan(carried_out=done))
    assert outcome(DUTY, CARRY_OUT, facts, as_at="2019-03-01") == expected
    assert silent(DUTY, CARRY_OUT, facts, as_at="2019-02-28")


def test_only_the_last_approved_plan_is_to_be_carried_out():
    later = a_plan(id="gaelic-2", notice_given_on=None, approved_on=day("2024-02-01"), carried_out=True)
    facts = recorded(a_plan(carried_out=False), later)
    assert finding(DUTY, CARRY_OUT, facts, as_at="2024-01-31").outcome.value == "not_met"
    assert finding(DUTY, CARRY_OUT, facts, as_at="2024-02-01").subject.id == "standing-gaelic-2"


def reviewed(on, **facts):
    return (LinkedPlanReview(reviewed_on=on, **facts),)


# Approved on 1 March 2019: the fifth anniversary is 1 March 2024, and whether it is in time was not read.
# reviews, as at, outcome
REVIEWS = [
    ((), "2024-02-29", "not_yet_due"),
    ((), "2024-03-01", "for_a_person"),
    ((), "2024-03-02", "not_met"),
    (None, "2024-03-02", "cannot_tell"),
    (reviewed(None), "2024-03-02", "cannot_tell"),
    (reviewed(NOT_DONE), "2024-03-02", "not_met"),
    (reviewed(day("2024-02-29")), "2024-03-02", "met"),
    (reviewed(day("2024-03-01")), "2024-03-02", "for_a_person"),
    (reviewed(day("2024-03-02")), "2024-03-02", "not_met"),
]


@pytest.mark.parametrize(("reviews", "as_at", "expected"), REVIEWS)
def test_review_within_five_years(reviews, as_at, expected):
    assert outcome(DUTY, REVIEW, recorded(a_plan(reviews=reviews)), as_at=as_at) == expected


def test_submitting_the_next_plan_shows_that_there_was_a_review():
    facts = recorded(a_plan(reviews=()), a_plan(id="gaelic-2", approved_on=NOT_DONE, submitted_on=day("2024-02-29")))
    assert outcome(DUTY, REVIEW, facts, as_at="2024-03-02") == "met"


# approved on, as at, outcome where nothing was reviewed. The regime changes from 30 November 2025.
@pytest.mark.parametrize(
    ("approved", "as_at", "expected"),
    [("2020-11-29", "2025-11-30", "not_met"), ("2020-11-30", "2025-12-01", "for_a_person")],
)
def test_from_30_november_2025_on_nothing_is_firm(approved, as_at, expected):
    facts = recorded(a_plan(approved_on=day(approved), reviews=()))
    assert outcome(DUTY, REVIEW, facts, as_at=as_at) == expected
    not_carried_out = recorded(a_plan(carried_out=False))
    assert outcome(DUTY, CARRY_OUT, not_carried_out, as_at="2025-11-29") == "not_met"
    assert outcome(DUTY, CARRY_OUT, not_carried_out, as_at="2025-11-30") == "for_a_person"


# submitted again on, as at, outcome
@pytest.mark.parametrize(
    ("submitted", "as_at", "expected"),
    [
        (day("2024-02-10"), "2024-02-09", "for_a_person"),
        (day("2024-02-10"), "2024-02-10", "met"),
        (NOT_DONE, "2024-02-10", "for_a_person"),
        (None, "2024-02-10", "cannot_tell"),
    ],
)
def test_submit_again_after_review(submitted, as_at, expected):
    facts = recorded(a_plan(reviews=reviewed(day("2024-01-15"), submitted_on=submitted)))
    assert outcome(DUTY, AGAIN, facts, as_at=as_at) == expected
    assert silent(DUTY, AGAIN, facts, as_at="2024-01-14")


def test_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2018-01-01") == "cannot_tell"
