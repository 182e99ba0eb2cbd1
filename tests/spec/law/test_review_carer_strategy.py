"""CARE-2: publish the carer strategy, and review it before three years have run out."""

import pytest

from comhla.law.facts import NOT_DONE, LinkedPlan, LinkedPlanKind, LinkedPlanReview
from tests.lib.law import COUNCIL, SECOND_COUNCIL, an_authority, day, finding, findings, outcome

DUTY = "CARE-2"
PUBLISH, REVIEW, RESULT = "publish_strategy", "review_in_time", "publish_result_of_review"


def a_strategy(**facts):
    return LinkedPlan(
        **{
            "id": "carers",
            "kind": LinkedPlanKind.CARER_STRATEGY,
            "title": "Carer strategy",
            "published_on": day("2019-03-01"),
            "reviews": (),
            **facts,
        }
    )


def with_strategies(*strategies):
    return an_authority(linked_plans=strategies)


def reviewed(on=None, **facts):
    return LinkedPlanReview(reviewed_on=on, **facts)


# published on, as at, outcome
PUBLISHED = [
    (day("2019-03-01"), "2019-03-01", "met"),
    (day("2019-03-01"), "2019-02-28", "for_a_person"),
    (NOT_DONE, "2019-03-01", "for_a_person"),
    (None, "2019-03-01", "cannot_tell"),
]


@pytest.mark.parametrize(("published_on", "as_at", "expected"), PUBLISHED)
def test_publish_strategy(published_on, as_at, expected):
    facts = with_strategies(a_strategy(approved_on=day("2019-02-20"), published_on=published_on))
    assert outcome(DUTY, PUBLISH, facts, as_at=as_at) == expected


# reviews, as at, outcome; published on 1 March 2019. The third anniversary is itself one day late.
REVIEWS = [
    ((), "2022-02-28", "not_yet_due"),
    ((), "2022-03-01", "not_met"),
    (None, "2022-02-28", "not_yet_due"),
    (None, "2022-03-01", "cannot_tell"),
    ((reviewed(),), "2022-03-01", "cannot_tell"),
    ((reviewed(NOT_DONE),), "2022-03-01", "not_met"),
    ((reviewed(day("2022-02-28")),), "2022-03-01", "met"),
    ((reviewed(day("2022-03-01")),), "2022-03-01", "not_met"),
    ((reviewed(day("2022-02-28")),), "2022-02-27", "not_yet_due"),
    ((reviewed(day("2019-02-28")),), "2022-03-01", "not_met"),
]


@pytest.mark.parametrize(("reviews", "as_at", "expected"), REVIEWS)
def test_review_in_time(reviews, as_at, expected):
    assert outcome(DUTY, REVIEW, with_strategies(a_strategy(reviews=reviews)), as_at=as_at) == expected


def test_published_on_29_february():
    facts = with_strategies(a_strategy(published_on=day("2020-02-29")))
    assert finding(DUTY, REVIEW, facts, as_at="2021-01-01").due == day("2023-02-28")


NEXT = a_strategy(id="carers-next", published_on=day("2022-02-28"))

# the next strategy was published on, as at, outcome of the first three years
RENEWED = [
    ("2022-02-28", "2022-02-27", "not_yet_due"),
    ("2022-02-28", "2022-02-28", "not_applicable"),
    ("2022-02-28", "2025-06-01", "not_applicable"),
    ("2022-03-01", "2022-03-01", "not_met"),
]


@pytest.mark.parametrize(("published_on", "as_at", "expected"), RENEWED)
def test_a_later_strategy_begins_a_new_three_years(published_on, as_at, expected):
    facts = with_strategies(a_strategy(), NEXT.replace(published_on=day(published_on)))
    assert outcome(DUTY, REVIEW, facts, as_at=as_at, subject="clock-carers") == expected


def test_without_a_recorded_review_the_next_strategy_shows_how_late_it_was():
    facts = with_strategies(a_strategy(), NEXT.replace(published_on=day("2022-03-31")))
    found = finding(DUTY, REVIEW, facts, as_at="2022-04-01", subject="clock-carers")
    assert "done on 31 March 2022, 31 days after the last day in time, 28 February 2022" in found.because


def test_a_review_in_time_counts_though_a_new_strategy_followed():
    facts = with_strategies(a_strategy(reviews=(reviewed(day("2021-11-01")),)), NEXT)
    assert outcome(DUTY, REVIEW, facts, as_at="2022-03-01", subject="clock-carers") == "met"


def test_a_no_change_statement_begins_a_new_three_years():
    kept = reviewed(day("2021-11-01"), no_change_statement_on=day("2021-12-01"))
    facts = with_strategies(a_strategy(reviews=(kept,)))
    found = finding(DUTY, REVIEW, facts, as_at="2022-01-01", subject="clock-carers-statement-1")
    assert found.due == day("2024-11-30")


# councils of the two strategies, whether the second begins the first one's three years anew
AREAS = [
    ((COUNCIL, COUNCIL), True),
    ((COUNCIL, None), True),
    ((None, COUNCIL), True),
    ((COUNCIL, SECOND_COUNCIL), False),
]


@pytest.mark.parametrize(("areas", "anew"), AREAS)
def test_each_council_area_has_its_own_three_years(areas, anew):
    facts = with_strategies(a_strategy(council=areas[0]), NEXT.replace(council=areas[1]))
    expected = "not_applicable" if anew else "not_met"
    assert outcome(DUTY, REVIEW, facts, as_at="2022-03-01", subject="clock-carers") == expected


# statement on, revised strategy, outcome; no day is set for publishing the result
RESULTS = [
    (day("2021-12-01"), None, "met"),
    (day("2022-06-02"), None, "for_a_person"),
    (NOT_DONE, None, "for_a_person"),
    (None, None, "cannot_tell"),
    (None, "carers-next", "met"),
    (NOT_DONE, "carers-later", "for_a_person"),
    (None, "unknown", "for_a_person"),
]


@pytest.mark.parametrize(("statement_on", "revised", "expected"), RESULTS)
def test_publish_result_of_review(statement_on, revised, expected):
    review = reviewed(day("2021-11-01"), no_change_statement_on=statement_on, revised_plan=revised)
    later = NEXT.replace(id="carers-later", published_on=NOT_DONE)
    facts = with_strategies(a_strategy(reviews=(review,)), NEXT, later)
    assert outcome(DUTY, RESULT, facts, as_at="2022-06-01") == expected


def test_only_what_happened_is_asked_about():
    facts = with_strategies(a_strategy(title=None, published_on=NOT_DONE, reviews=(reviewed(NOT_DONE),)))
    assert findings(DUTY, facts, as_at="2022-03-01") == []


def test_before_the_act_counts():
    facts = with_strategies(a_strategy(published_on=day("2018-03-31")))
    assert findings(DUTY, facts, as_at="2022-03-01") == []
    assert len(findings(DUTY, with_strategies(a_strategy(published_on=day("2018-04-01"))), as_at="2022-03-01")) == 1


def test_not_recorded_and_none():
    assert {each.outcome.value for each in findings(DUTY, an_authority(), as_at="2022-03-01")} == {"cannot_tell"}
    assert findings(DUTY, an_authority(linked_plans=()), as_at="2022-03-01") == []
