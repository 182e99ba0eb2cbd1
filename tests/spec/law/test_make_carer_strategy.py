"""CARE-1: make a local carer strategy with all that it has to set out."""

import pytest

from comhla.law.duties.make_carer_strategy import Content
from comhla.law.facts import (
    NOT_DONE,
    BoardEstablishment,
    Evidence,
    LinkedPlan,
    LinkedPlanKind,
    Plan,
    PlanOrigin,
    PlanReview,
    PlanReviewResult,
)
from tests.lib.law import COUNCIL, SECOND_COUNCIL, an_authority, day, finding, findings, outcome, silent, started

DUTY = "CARE-1"
CONTENTS, FIRST = "set_out_every_content", "publish_first_strategy_in_time"
ALL = tuple(each.value for each in Content)


def a_strategy(**facts):
    return LinkedPlan(
        **{
            "id": "carers-2019",
            "kind": LinkedPlanKind.CARER_STRATEGY,
            "title": "Carer strategy",
            "published_on": day("2019-03-01"),
            **facts,
        }
    )


def with_strategies(*strategies, **facts):
    return an_authority(linked_plans=strategies, **facts)


# contents, outcome
CONTENT = [
    (ALL, "met"),
    ((*ALL, "something_else"), "met"),
    (ALL[1:], "not_met"),
    ((), "not_met"),
    (None, "cannot_tell"),
]


@pytest.mark.parametrize(("contents", "expected"), CONTENT)
def test_set_out_every_content(contents, expected):
    facts = with_strategies(a_strategy(contents=contents))
    assert outcome(DUTY, CONTENTS, facts, as_at="2019-03-01") == expected


def test_what_is_missing_is_named():
    left = tuple(each for each in ALL if each not in ("unmet_demand", "young_carers"))
    found = finding(DUTY, CONTENTS, with_strategies(a_strategy(contents=left)), as_at="2019-03-01")
    assert found.because == (
        "Recorded contents: Carer strategy does not set out the demand that is not met and the needs of young carers."
    )


def test_the_keys_are_named_where_nothing_is_recorded():
    found = finding(DUTY, CONTENTS, with_strategies(a_strategy(title=None)), as_at="2019-03-01")
    assert found.because == "What the carer strategy carers-2019 sets out is not recorded."
    assert all(key in found.next_step for key in ALL)


BEFOREHAND = [
    "consult_and_involve_carers",
    "have_regard_to_childrens_plan",
    "have_regard_to_national_outcomes",
    "have_regard_to_strategic_plan",
]


@pytest.mark.parametrize("part", BEFOREHAND)
@pytest.mark.parametrize(("dated_on", "expected"), [("2019-02-20", "met"), ("2019-02-21", "not_evidenced")])
def test_done_before_the_strategy_was_made(part, dated_on, expected):
    kept = (Evidence(id="e", duty=DUTY, part=part, what="Report", dated_on=day(dated_on)),)
    facts = with_strategies(a_strategy(approved_on=day("2019-02-20")), evidence=kept)
    assert outcome(DUTY, part, facts, as_at="2019-03-01") == expected


@pytest.mark.parametrize("part", BEFOREHAND)
def test_nothing_shows_it(part):
    assert outcome(DUTY, part, with_strategies(a_strategy()), as_at="2019-03-01") == "not_evidenced"


def test_a_strategy_that_is_not_made_is_not_asked_about():
    assert silent(DUTY, CONTENTS, with_strategies(a_strategy(published_on=NOT_DONE)), as_at="2019-03-01")


def beginning(*strategies, start="2016-04-01", plans=(), reviews=(), **facts):
    establishment = started(day(start)) if start else BoardEstablishment(functions_delegated_on=None)
    return with_strategies(*strategies, establishment=establishment, plans=plans, plan_reviews=reviews, **facts)


# published on, as at, outcome; the plan-review period ran from 1 April 2016 to 31 March 2019.
# The day on which the section began is general knowledge, so late is a question.
FIRST_STRATEGY = [
    ((day("2019-03-31"),), "2019-04-01", "met"),
    ((day("2019-04-01"),), "2019-04-01", "for_a_person"),
    ((NOT_DONE,), "2019-03-31", "not_yet_due"),
    ((NOT_DONE,), "2019-04-01", "for_a_person"),
    ((None,), "2019-04-01", "cannot_tell"),
    ((day("2022-03-31"), day("2018-12-01")), "2022-04-01", "met"),
    ((), "2019-04-01", "for_a_person"),
]


@pytest.mark.parametrize(("days", "as_at", "expected"), FIRST_STRATEGY)
def test_publish_first_strategy_in_time(days, as_at, expected):
    strategies = tuple(a_strategy(id=f"c-{number}", published_on=each) for number, each in enumerate(days))
    assert outcome(DUTY, FIRST, beginning(*strategies), as_at=as_at) == expected


def a_plan(first_day, origin=PlanOrigin.REVIEW):
    return Plan(id="p", title="P", origin=origin, period_first_day=first_day and day(first_day))


def a_review(decided_on, result=PlanReviewResult.KEEP):
    return PlanReview(id="r", plan="p", result=result, decided_on=decided_on)


# plans, reviews, last day of the plan-review period that was running on 1 April 2018
PERIODS = [
    ((), (), "2019-03-31"),
    ((a_plan("2018-04-01"),), (), "2021-03-31"),
    ((a_plan("2018-04-02"),), (), "2019-03-31"),
    ((a_plan("2018-04-01", PlanOrigin.DIRECTION),), (), "2019-03-31"),
    ((a_plan(None),), (), "2019-03-31"),
    ((), (a_review(day("2017-11-01")),), "2020-10-31"),
    ((), (a_review(NOT_DONE),), "2019-03-31"),
    ((), (a_review(day("2017-11-01"), PlanReviewResult.REPLACE),), "2019-03-31"),
]


@pytest.mark.parametrize(("plans", "reviews", "due"), PERIODS)
def test_the_period_that_was_running(plans, reviews, due):
    found = finding(DUTY, FIRST, beginning(plans=plans, reviews=reviews), as_at="2018-06-01")
    assert found.due == day(due)


@pytest.mark.parametrize(("start", "expected"), [(None, "cannot_tell"), ("2018-04-02", "not_applicable")])
def test_no_period_was_running_as_recorded(start, expected):
    assert outcome(DUTY, FIRST, beginning(start=start), as_at="2019-06-01") == expected


def test_each_council_area_has_its_first_strategy():
    facts = beginning(a_strategy(council=COUNCIL), councils=(COUNCIL, SECOND_COUNCIL))
    outcomes = {
        each.subject.id: each.outcome.value
        for each in findings(DUTY, facts, as_at="2019-04-01")
        if each.part.key == FIRST
    }
    assert outcomes == {f"first-for-{COUNCIL}": "met", f"first-for-{SECOND_COUNCIL}": "for_a_person"}


def test_not_recorded():
    found = findings(DUTY, an_authority(), as_at="2019-06-01")
    assert [each.outcome.value for each in found] == ["cannot_tell", "cannot_tell"]
    assert findings(DUTY, an_authority(), as_at="2018-03-31") == []


def test_plans_need_not_be_recorded():
    facts = with_strategies(establishment=started(), plan_reviews=())
    assert outcome(DUTY, FIRST, facts, as_at="2018-06-01") == "not_yet_due"
