"""CJ-1: make and review the community justice plan."""

import pytest

from comhla.law.duties.plan_community_justice import CONTENTS
from comhla.law.facts import NOT_DONE, Evidence, LinkedPlan, LinkedPlanKind, LinkedPlanReview
from tests.lib.law import (
    COUNCIL,
    SECOND_COUNCIL,
    an_authority,
    day,
    finding,
    findings,
    outcome,
    outcome_of_the_whole,
    silent,
)

DUTY = "CJ-1"
EACH_AREA, AFTER_CHANGE, RESULT = "publish_plan_for_each_area", "review_after_change", "publish_result_of_review"
FRAMEWORK = "community-justice-performance-framework-2023"  # revised on 31 March 2023, by the reference data
STRATEGY = "community-justice-national-strategy"  # its day is not known


def a_plan(**facts):
    return LinkedPlan(
        **{
            "id": "cj-2018",
            "kind": LinkedPlanKind.COMMUNITY_JUSTICE,
            "published_on": day("2018-04-01"),
            **facts,
        }
    )


def a_local_plan(name, published, **facts):
    return LinkedPlan(id=name, kind=LinkedPlanKind.LOCAL_OUTCOMES, published_on=day(published), **facts)


def recorded(*plans, **facts):
    return an_authority(linked_plans=plans, **facts)


# plans, as at, outcome. The last day for a first plan was not seen.
PUBLISHED = [
    ((), "2018-04-01", "for_a_person"),
    ((a_plan(),), "2018-03-31", "for_a_person"),
    ((a_plan(),), "2018-04-01", "met"),
    ((a_plan(published_on=None),), "2018-04-01", "cannot_tell"),
]


@pytest.mark.parametrize(("plans", "as_at", "expected"), PUBLISHED)
def test_publish_plan_for_each_area(plans, as_at, expected):
    assert outcome(DUTY, EACH_AREA, recorded(*plans), as_at=as_at) == expected


def test_a_plan_that_names_no_council_cannot_be_placed_among_several():
    facts = recorded(a_plan(), councils=(COUNCIL, SECOND_COUNCIL))
    assert outcome(DUTY, EACH_AREA, facts, as_at="2018-04-01") == "cannot_tell"


@pytest.mark.parametrize("part", ["have_regard_to_plan", "have_regard_to_strategy_and_framework", "seek_participation"])
def test_regard_and_participation_are_shown_by_evidence(part):
    kept = (Evidence(id="e", duty=DUTY, part=part, what="Paper 4", dated_on=day("2018-04-01")),)
    assert outcome(DUTY, part, recorded(a_plan(), evidence=kept), as_at="2018-05-01") == "met"
    assert outcome(DUTY, part, recorded(a_plan()), as_at="2018-05-01") == "not_evidenced"


@pytest.mark.parametrize("part", ["have_regard_to_strategy_and_framework", "seek_participation"])
def test_evidence_for_preparing_the_plan_has_to_come_before_it(part):
    kept = (Evidence(id="e", duty=DUTY, part=part, what="Paper 4", dated_on=day("2018-04-02")),)
    assert outcome(DUTY, part, recorded(a_plan(), evidence=kept), as_at="2018-05-01") == "not_evidenced"


# part, field, value, outcome; the plan was published on 1 April 2018
FIELDS = [
    ("deal_with_every_outcome", "contents", CONTENTS, "met"),
    ("deal_with_every_outcome", "contents", CONTENTS[:3], "not_met"),
    ("deal_with_every_outcome", "contents", None, "cannot_tell"),
    ("consult_on_plan", "consulted_on", day("2018-04-01"), "met"),
    ("consult_on_plan", "consulted_on", day("2018-04-02"), "not_met"),
    ("consult_on_plan", "consulted_on", NOT_DONE, "not_met"),
    ("consult_on_plan", "consulted_on", None, "cannot_tell"),
    ("publish_participation_statement", "participation_statement_on", day("2018-06-01"), "met"),
    ("publish_participation_statement", "participation_statement_on", day("2018-06-02"), "for_a_person"),
    ("publish_participation_statement", "participation_statement_on", NOT_DONE, "for_a_person"),
    ("publish_participation_statement", "participation_statement_on", None, "cannot_tell"),
    ("send_copy", "copied_on", day("2018-06-01"), "met"),
    ("send_copy", "copied_on", day("2018-06-02"), "for_a_person"),
    ("send_copy", "copied_on", NOT_DONE, "for_a_person"),
    ("send_copy", "copied_on", None, "cannot_tell"),
    ("review_from_time_to_time", "reviews", (LinkedPlanReview(reviewed_on=day("2018-06-01")),), "met"),
    ("review_from_time_to_time", "reviews", (LinkedPlanReview(reviewed_on=day("2018-06-02")),), "for_a_person"),
    ("review_from_time_to_time", "reviews", None, "for_a_person"),
]


@pytest.mark.parametrize(("part", "field", "value", "expected"), FIELDS)
def test_what_is_asked_of_each_plan(part, field, value, expected):
    assert outcome(DUTY, part, recorded(a_plan(**{field: value})), as_at="2018-06-01") == expected


def test_only_the_plan_that_stands_is_reviewed_from_time_to_time():
    facts = recorded(a_plan(), a_plan(id="cj-2024", published_on=day("2024-01-01")))
    assert finding(DUTY, "review_from_time_to_time", facts, as_at="2024-01-01").subject.id == "cj-2024"


# reviews, as at, outcome after the framework was revised on 31 March 2023
AFTER_FRAMEWORK = [
    ((), "2023-03-31", "for_a_person"),
    ((LinkedPlanReview(reviewed_on=day("2023-03-30")),), "2023-04-30", "for_a_person"),
    ((LinkedPlanReview(reviewed_on=day("2023-03-31")),), "2023-04-30", "met"),
    ((LinkedPlanReview(reviewed_on=day("2023-06-30")),), "2023-06-29", "for_a_person"),
    ((LinkedPlanReview(reviewed_on=day("2023-06-30")),), "2023-06-30", "for_a_person"),
]


@pytest.mark.parametrize(("reviews", "as_at", "expected"), AFTER_FRAMEWORK)
def test_review_after_change(reviews, as_at, expected):
    subject = f"cj-2018-after-{FRAMEWORK}"
    facts = recorded(a_plan(reviews=reviews))
    assert outcome(DUTY, AFTER_CHANGE, facts, as_at=as_at, subject=subject) == expected
    assert subject not in {each.subject.id for each in findings(DUTY, facts, as_at="2023-03-30")}


def test_the_gap_between_change_and_review_is_shown():
    facts = recorded(a_plan(reviews=(LinkedPlanReview(reviewed_on=day("2023-06-30")),)))
    found = finding(DUTY, AFTER_CHANGE, facts, as_at="2023-07-01", subject=f"cj-2018-after-{FRAMEWORK}")
    assert "reviewed 91 days later, on 30 June 2023" in found.because


def test_a_revised_plan_shows_that_there_was_a_review():
    facts = recorded(a_plan(), a_plan(id="cj-2023", published_on=day("2023-09-01")))
    subject = f"cj-2018-after-{FRAMEWORK}"
    before = finding(DUTY, AFTER_CHANGE, facts, as_at="2023-08-31", subject=subject)
    after = finding(DUTY, AFTER_CHANGE, facts, as_at="2023-09-01", subject=subject)
    assert "no review" in before.because
    assert "154 days later, on 1 September 2023" in after.because


def changes(facts, *, as_at):
    found = findings(DUTY, facts, as_at=as_at)
    return [each.subject.id for each in found if each.part and each.part.key == AFTER_CHANGE]


def test_a_revised_local_plan_calls_for_a_review_of_the_plan_of_that_area():
    ours, theirs = a_plan(council=COUNCIL), a_plan(id="cj-other", council=SECOND_COUNCIL)
    local = a_local_plan("loip-1", "2017-10-01", council=COUNCIL), a_local_plan("loip-2", "2020-05-01", council=COUNCIL)
    facts = recorded(ours, theirs, *local, councils=(COUNCIL, SECOND_COUNCIL))
    assert "cj-2018-after-loip-2" not in changes(facts, as_at="2020-04-30")
    assert "cj-2018-after-loip-2" in changes(facts, as_at="2020-05-01")
    assert "cj-other-after-loip-2" not in changes(facts, as_at="2020-05-01")


def test_where_the_day_of_the_strategy_is_not_known_it_cannot_be_told_unless_the_file_records_it():
    assert outcome(DUTY, AFTER_CHANGE, recorded(a_plan()), as_at="2022-08-01", subject=STRATEGY) == "cannot_tell"
    later = a_plan(id="cj-2022", published_on=day("2022-09-01"), national_document_on=day("2022-06-20"))
    facts = recorded(a_plan(), later)
    assert changes(facts, as_at="2022-09-01") == ["cj-2018-after-strategy-2022-06-20"]
    assert outcome(DUTY, AFTER_CHANGE, facts, as_at="2022-09-01") == "for_a_person"


def test_without_a_plan_nothing_is_there_to_review():
    assert changes(recorded(), as_at="2024-01-01") == []
    assert changes(recorded(a_plan(published_on=day("2023-04-01"))), as_at="2022-01-01") == [STRATEGY]


REVISED = a_plan(id="cj-2020", published_on=day("2020-03-01"))
# facts of the review of 1 February 2020, as at, outcome
RESULTS = [
    ({"revised_plan": "cj-2020"}, "2020-02-29", "for_a_person"),
    ({"revised_plan": "cj-2020"}, "2020-03-01", "met"),
    ({"no_change_statement_on": day("2020-03-01")}, "2020-02-29", "for_a_person"),
    ({"no_change_statement_on": day("2020-03-01")}, "2020-03-01", "met"),
    ({"no_change_statement_on": NOT_DONE}, "2020-03-01", "for_a_person"),
    ({}, "2020-03-01", "cannot_tell"),
]


@pytest.mark.parametrize(("facts", "as_at", "expected"), RESULTS)
def test_publish_result_of_review(facts, as_at, expected):
    review = LinkedPlanReview(reviewed_on=day("2020-02-01"), **facts)
    known = recorded(a_plan(reviews=(review,)), REVISED)
    assert outcome(DUTY, RESULT, known, as_at=as_at) == expected
    assert silent(DUTY, RESULT, known, as_at="2020-01-31")


def test_a_review_without_a_day_is_not_asked_about():
    assert silent(DUTY, RESULT, recorded(a_plan(reviews=(LinkedPlanReview(),))), as_at="2020-03-01")


def test_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2018-01-01") == "cannot_tell"
