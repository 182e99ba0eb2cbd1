"""act-2014/s37: review the strategic plan at least every three years."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    BoardEstablishment,
    Evidence,
    InformationRequest,
    Plan,
    PlanOrigin,
    PlanReview,
    PlanReviewResult,
    RequestPurpose,
)
from tests.lib.law import COUNCIL, an_authority, day, finding, findings, outcome, silent, started

DUTY = "act-2014/s37"
KEEP, REPLACE = PlanReviewResult.KEEP, PlanReviewResult.REPLACE


def with_reviews(*reviews, start="2016-04-01", plans=(), requests=()):
    return an_authority(
        establishment=started(day(start)), plan_reviews=reviews, plans=plans, information_requests=requests
    )


def a_review(**facts):
    return PlanReview(**{"id": "review", "plan": "plan-2016", **facts})


# integration start day, review resolved on, as at, outcome. The third anniversary is itself one day late.
CLOCKS = [
    ("2016-04-01", NOT_DONE, "2019-03-31", "not_yet_due"),
    ("2016-04-01", NOT_DONE, "2019-04-01", "not_met"),
    ("2016-04-01", None, "2019-03-31", "not_yet_due"),
    ("2016-04-01", None, "2019-04-01", "cannot_tell"),
    ("2016-04-01", day("2019-03-30"), "2019-03-29", "not_yet_due"),
    ("2016-04-01", day("2019-03-31"), "2019-03-31", "met"),
    ("2016-04-01", day("2019-04-01"), "2019-04-01", "not_met"),
    ("2028-02-29", day("2031-02-28"), "2031-03-31", "met"),
    ("2028-02-29", day("2031-03-01"), "2031-03-31", "not_met"),
    ("2025-01-31", day("2028-01-30"), "2028-03-31", "met"),
    ("2025-01-31", day("2028-01-31"), "2028-03-31", "not_met"),
]


@pytest.mark.parametrize(("start", "resolved_on", "as_at", "expected"), CLOCKS)
def test_resolve_review_in_time(start, resolved_on, as_at, expected):
    facts = with_reviews(a_review(resolved_on=resolved_on), start=start)
    assert outcome(DUTY, "resolve_review_in_time", facts, as_at=as_at) == expected


# The worked cycle of the law files: the day that begins three years, and the last day in time.
CYCLE = [
    (Plan(id="p", title="P", origin=PlanOrigin.REVIEW, period_first_day=day("2024-04-01")), None, "2027-03-31"),
    (None, day("2026-06-24"), "2029-06-23"),
    (None, day("2024-02-29"), "2027-02-28"),
    (None, day("2028-02-29"), "2031-02-28"),
    (Plan(id="p", title="P", origin=PlanOrigin.REVIEW, period_first_day=day("2027-04-01")), None, "2030-03-31"),
]


@pytest.mark.parametrize(("plan", "kept_on", "last_day"), CYCLE)
def test_the_worked_cycle(plan, kept_on, last_day):
    kept = () if kept_on is None else (a_review(resolved_on=kept_on, result=KEEP, decided_on=kept_on),)
    facts = with_reviews(*kept, plans=() if plan is None else (plan,))
    begun = kept_on or plan.period_first_day
    found = finding(DUTY, "resolve_review_in_time", facts, as_at=begun.isoformat(), subject=f"clock-{begun}")
    assert found.due == day(last_day)


def test_one_day_late_says_so():
    facts = with_reviews(a_review(resolved_on=day("2019-04-01")))
    found = finding(DUTY, "resolve_review_in_time", facts, as_at="2019-04-01")
    assert found.because == (
        "Review of the strategic plan in the three years beginning with 1 April 2016:"
        " done on 1 April 2019, 1 day after the last day in time, 31 March 2019."
    )
    assert found.due == day("2019-03-31")
    assert found.holds_until is None


def clocks(facts, *, as_at):
    return [each.subject.id for each in findings(DUTY, facts, as_at=as_at) if each.subject.id.startswith("clock")]


def test_a_replacement_after_review_restarts_the_clock_on_its_start_day():
    plan = Plan(id="p", title="P", origin=PlanOrigin.REVIEW, period_first_day=day("2019-04-01"))
    facts = with_reviews(a_review(resolved_on=day("2018-11-01"), result=REPLACE), plans=(plan,))
    assert clocks(facts, as_at="2019-03-31") == ["clock-2016-04-01"]
    assert clocks(facts, as_at="2019-04-01") == ["clock-2016-04-01", "clock-2019-04-01"]


def test_a_decision_to_keep_the_plan_restarts_the_clock_on_its_day():
    facts = with_reviews(a_review(resolved_on=day("2024-02-29"), result=KEEP, decided_on=day("2024-02-29")))
    found = finding(DUTY, "resolve_review_in_time", facts, as_at="2024-03-01", subject="clock-2024-02-29")
    assert found.due == day("2027-02-28")


def test_a_directed_replacement_does_not_restart_the_clock():
    plan = Plan(id="p", title="P", origin=PlanOrigin.DIRECTION, period_first_day=day("2018-04-01"))
    assert clocks(with_reviews(plans=(plan,)), as_at="2018-06-01") == ["clock-2016-04-01"]


# asked on, outcome; the review was resolved on 1 November 2018
QUESTIONS = [
    (None, "cannot_tell"),
    (NOT_DONE, "not_met"),
    (day("2018-11-02"), "not_met"),
    (day("2018-11-01"), "met"),
    (day("2018-10-01"), "met"),
]


@pytest.mark.parametrize(("asked_on", "expected"), QUESTIONS)
@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("ask_group_on_effectiveness", "group_asked_on_effectiveness_on"),
        ("ask_group_on_replacement", "group_asked_on_replacement_on"),
    ],
)
def test_the_planning_group_is_asked_two_things(part, field, asked_on, expected):
    facts = with_reviews(a_review(resolved_on=day("2018-11-01"), **{field: asked_on}))
    assert outcome(DUTY, part, facts, as_at="2019-01-01") == expected


@pytest.mark.parametrize("part", ["have_regard_in_review", "have_regard_to_group_views"])
@pytest.mark.parametrize(
    ("dated_on", "expected"), [("2018-11-01", "met"), ("2018-11-02", "not_evidenced"), (None, "not_evidenced")]
)
def test_regard_is_shown_by_evidence_before_resolving(part, dated_on, expected):
    kept = () if dated_on is None else (Evidence(id="e", duty=DUTY, part=part, what="Paper 7", dated_on=day(dated_on)),)
    facts = with_reviews(a_review(resolved_on=day("2018-11-01"))).replace(evidence=kept)
    assert outcome(DUTY, part, facts, as_at="2019-01-01") == expected


# result, decided on, outcome
RESULTS = [
    (None, None, "for_a_person"),
    (REPLACE, None, "met"),
    (KEEP, None, "cannot_tell"),
    (KEEP, day("2018-11-01"), "met"),
]


@pytest.mark.parametrize(("result", "decided_on", "expected"), RESULTS)
def test_decide_whether_to_replace(result, decided_on, expected):
    facts = with_reviews(a_review(resolved_on=day("2018-11-01"), result=result, decided_on=decided_on))
    assert outcome(DUTY, "decide_whether_to_replace", facts, as_at="2019-01-01") == expected


def test_a_review_not_resolved_is_not_asked_about():
    facts = with_reviews(a_review(resolved_on=NOT_DONE))
    assert [each.part.key for each in findings(DUTY, facts, as_at="2018-01-01")] == ["resolve_review_in_time"]


def test_a_replacement_that_begins_after_the_three_years_is_no_breach_and_no_clock_runs_in_between():
    plan = Plan(id="p", title="P", origin=PlanOrigin.REVIEW, period_first_day=day("2019-09-01"))
    facts = with_reviews(a_review(resolved_on=day("2019-03-31"), result=REPLACE), plans=(plan,))
    assert clocks(facts, as_at="2019-08-31") == ["clock-2016-04-01"]
    assert outcome(DUTY, "resolve_review_in_time", facts, as_at="2019-08-31") == "met"
    found = finding(DUTY, "resolve_review_in_time", facts, as_at="2019-09-01", subject="clock-2019-09-01")
    assert found.due == day("2022-08-31")


def a_replacement(**facts):
    return Plan(**{"id": "p", "title": "P", "origin": PlanOrigin.REVIEW, "finalised_on": day("2019-02-01"), **facts})


# names its start day, the day, outcome
START_DAYS = [
    (None, day("2019-04-01"), "cannot_tell"),
    (False, day("2019-04-01"), "not_met"),
    (True, day("2019-04-01"), "met"),
    (True, None, "cannot_tell"),
]


@pytest.mark.parametrize(("named", "begins", "expected"), START_DAYS)
def test_name_start_day(named, begins, expected):
    facts = with_reviews(plans=(a_replacement(names_start_day=named, period_first_day=begins),))
    assert outcome(DUTY, "name_start_day", facts, as_at="2019-02-01") == expected


@pytest.mark.parametrize("change", [{"origin": PlanOrigin.DIRECTION}, {"origin": None}, {"finalised_on": NOT_DONE}])
def test_only_final_plans_that_follow_a_review_are_asked_for_their_start_day(change):
    facts = with_reviews(plans=(a_replacement(names_start_day=False, **change),))
    assert silent(DUTY, "name_start_day", facts, as_at="2019-02-01")


def a_request(**facts):
    return InformationRequest(
        **{
            "id": "r",
            "purpose": RequestPurpose.PLAN_REVIEW,
            "asked_of": COUNCIL,
            "asked_on": day("2018-06-01"),
            **facts,
        }
    )


# plan that the request names, supplied on, as at, outcome; the review of plan-2016 was resolved on 1 November 2018
SUPPLIED = [
    (None, day("2018-11-01"), "2018-11-01", "met"),
    (None, NOT_DONE, "2018-10-31", "not_yet_due"),
    (None, NOT_DONE, "2018-11-01", "not_met"),
    (None, None, "2018-11-01", "cannot_tell"),
    ("plan-2016", day("2018-11-02"), "2018-11-02", "not_met"),
    ("plan-2013", NOT_DONE, "2018-11-01", "not_yet_due"),
]


@pytest.mark.parametrize(("plan", "supplied_on", "as_at", "expected"), SUPPLIED)
def test_supply_information_for_review(plan, supplied_on, as_at, expected):
    request = a_request(plan=plan, supplied_on=supplied_on)
    facts = with_reviews(a_review(resolved_on=day("2018-11-01")), requests=(request,))
    assert outcome(DUTY, "supply_information_for_review", facts, as_at=as_at) == expected


def test_a_review_resolved_before_the_request_was_not_what_it_was_for():
    facts = with_reviews(a_review(resolved_on=day("2018-05-31")), requests=(a_request(supplied_on=NOT_DONE),))
    assert outcome(DUTY, "supply_information_for_review", facts, as_at="2019-01-01") == "not_yet_due"


def test_need_information_reasonably():
    facts = with_reviews(requests=(a_request(supplied_on=day("2018-07-01")),))
    assert outcome(DUTY, "need_information_reasonably", facts, as_at="2018-06-30") == "for_a_person"
    assert silent(DUTY, "need_information_reasonably", facts, as_at="2018-07-01")


def test_requests_for_another_purpose_belong_to_another_duty():
    facts = with_reviews(requests=(a_request(purpose=RequestPurpose.PLAN),))
    assert silent(DUTY, "supply_information_for_review", facts, as_at="2019-01-01")


def test_know_when_three_years_began():
    part = "know_when_three_years_began"
    unknown = with_reviews().replace(establishment=BoardEstablishment())
    assert outcome(DUTY, part, unknown, as_at="2019-01-01") == "cannot_tell"
    assert clocks(unknown, as_at="2019-01-01") == []
    kept = a_review(resolved_on=day("2018-11-01"), result=KEEP, decided_on=day("2018-11-01"))
    assert silent(DUTY, part, unknown.replace(plan_reviews=(kept,)), as_at="2019-01-01")
    assert silent(DUTY, part, unknown.replace(establishment=None), as_at="2019-01-01")
    assert silent(DUTY, part, with_reviews(), as_at="2019-01-01")


def test_a_decision_to_keep_the_plan_does_not_discharge_the_clock_it_starts():
    facts = with_reviews(a_review(resolved_on=day("2019-03-01"), result=KEEP, decided_on=day("2019-03-01")))
    found = finding(DUTY, "resolve_review_in_time", facts, as_at="2019-03-01", subject="clock-2019-03-01")
    assert (found.outcome, found.due) == ("not_yet_due", day("2022-02-28"))


def test_a_review_is_not_counted_for_a_clock_that_another_review_must_have_ended():
    plan = Plan(id="plan-2023", title="P", origin=PlanOrigin.REVIEW, period_first_day=day("2023-04-01"))
    facts = with_reviews(a_review(plan="plan-2023", resolved_on=day("2026-03-20")), plans=(plan,))
    assert (
        outcome(DUTY, "resolve_review_in_time", facts, as_at="2026-11-22", subject="clock-2016-04-01") == "cannot_tell"
    )
    assert outcome(DUTY, "resolve_review_in_time", facts, as_at="2026-11-22", subject="clock-2023-04-01") == "met"
