"""REC-1: keep and review a records management plan. Boards' listing was not read, so "late" is only a question."""

import pytest

from comhla.law.duties.keep_records_plan import CONTENTS
from comhla.law.facts import NOT_DONE, ActionNotice, LinkedPlan, LinkedPlanKind, LinkedPlanReview
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, outcome, outcome_of_the_whole, silent

DUTY = "REC-1"
AGREED = "2018-05-10"


def a_plan(**facts):
    return LinkedPlan(
        **{
            "id": "records-2018",
            "kind": LinkedPlanKind.RECORDS_MANAGEMENT,
            "title": "the plan of 2018",
            "approved_on": day(AGREED),
            **facts,
        }
    )


def with_plans(*plans):
    return an_authority(linked_plans=plans)


# plans, as at, outcome
AGREEMENTS = [
    ((), "2018-05-10", "for_a_person"),
    ((a_plan(),), "2018-05-10", "met"),
    ((a_plan(),), "2018-05-09", "for_a_person"),
    ((a_plan(approved_on=NOT_DONE),), "2018-05-10", "for_a_person"),
    ((a_plan(approved_on=None),), "2018-05-10", "cannot_tell"),
]


@pytest.mark.parametrize(("plans", "as_at", "expected"), AGREEMENTS)
def test_have_agreed_plan(plans, as_at, expected):
    assert outcome(DUTY, "have_agreed_plan", with_plans(*plans), as_at=as_at) == expected


# submit by, submitted on, as at, outcome
SUBMITTED = [
    (None, day("2018-01-05"), "2018-06-01", "cannot_tell"),
    (day("2018-01-31"), NOT_DONE, "2018-01-31", "not_yet_due"),
    (day("2018-01-31"), NOT_DONE, "2018-02-01", "for_a_person"),
    (day("2018-01-31"), None, "2018-02-01", "cannot_tell"),
    (day("2018-01-31"), day("2018-01-31"), "2018-02-01", "met"),
    (day("2018-01-31"), day("2018-02-01"), "2018-02-01", "for_a_person"),
]


@pytest.mark.parametrize(("by", "submitted", "as_at", "expected"), SUBMITTED)
def test_submit_by_keepers_day(by, submitted, as_at, expected):
    facts = with_plans(a_plan(submit_by=by, submitted_on=submitted))
    assert outcome(DUTY, "submit_by_keepers_day", facts, as_at=as_at) == expected


# contents, outcome
HOLDS = [(None, "cannot_tell"), (CONTENTS, "met"), (CONTENTS[1:], "for_a_person"), ((), "for_a_person")]


@pytest.mark.parametrize(("contents", "expected"), HOLDS)
def test_name_who_answers_and_how(contents, expected):
    facts = with_plans(a_plan(contents=contents))
    assert outcome(DUTY, "name_who_answers_and_how", facts, as_at=AGREED) == expected


def test_a_plan_that_names_nobody_says_so():
    facts = with_plans(a_plan(contents=CONTENTS[2:], title=None))
    found = finding(DUTY, "name_who_answers_and_how", facts, as_at=AGREED)
    assert "the records management plan lacks responsible_for_records and responsible_for_compliance" in found.because


@pytest.mark.parametrize(("heeded", "expected"), [(True, "met"), (False, "not_evidenced"), (None, "not_evidenced")])
def test_heed_keepers_guidance(heeded, expected):
    facts = with_plans(a_plan(guidance_heeded=heeded))
    assert outcome(DUTY, "heed_keepers_guidance", facts, as_at=AGREED) == expected


@pytest.mark.parametrize(
    ("part", "field"),
    [("manage_records_as_agreed", "carried_out"), ("manage_contractors_records", "contractors_covered")],
)
@pytest.mark.parametrize(("done", "expected"), [(True, "met"), (False, "for_a_person"), (None, "cannot_tell")])
def test_records_are_managed_as_agreed(part, field, done, expected):
    facts = with_plans(a_plan(**{field: done}))
    assert outcome(DUTY, part, facts, as_at=AGREED) == expected
    assert silent(DUTY, part, facts, as_at="2018-05-09")


# reviews, as at, outcome
REVIEWED = [
    (None, "2020-01-01", "cannot_tell"),
    ((), "2020-01-01", "not_evidenced"),
    ((LinkedPlanReview(reviewed_on=day("2020-01-01")),), "2019-12-31", "not_evidenced"),
    ((LinkedPlanReview(reviewed_on=day("2020-01-01")),), "2020-01-01", "met"),
]


@pytest.mark.parametrize(("reviews", "as_at", "expected"), REVIEWED)
def test_keep_under_review(reviews, as_at, expected):
    facts = with_plans(a_plan(reviews=reviews))
    assert outcome(DUTY, "keep_under_review", facts, as_at=as_at) == expected
    assert silent(DUTY, "keep_under_review", facts, as_at="2018-05-09")


def submitted(on):
    return (LinkedPlanReview(submitted_on=on),)


# review day that the Keeper fixed, reviews, as at, outcome. The plan was agreed on 10 May 2018.
REVIEW_DAYS = [
    (None, (), "2019-01-01", "cannot_tell"),
    (day("2023-05-09"), (), "2019-01-01", "for_a_person"),
    (day("2023-05-10"), (), "2023-05-10", "not_yet_due"),
    (day("2023-05-10"), (), "2023-05-11", "for_a_person"),
    (day("2023-05-10"), None, "2023-05-11", "cannot_tell"),
    (day("2023-05-10"), submitted(None), "2023-05-11", "cannot_tell"),
    (day("2023-05-10"), submitted(NOT_DONE), "2023-05-11", "for_a_person"),
    (day("2023-05-10"), submitted(day("2023-05-10")), "2023-05-10", "met"),
    (day("2023-05-10"), submitted(day("2023-05-11")), "2023-05-11", "for_a_person"),
]


@pytest.mark.parametrize(("review_by", "reviews", "as_at", "expected"), REVIEW_DAYS)
def test_submit_again_by_review_day(review_by, reviews, as_at, expected):
    facts = with_plans(a_plan(review_by=review_by, reviews=reviews))
    assert outcome(DUTY, "submit_again_by_review_day", facts, as_at=as_at) == expected
    assert silent(DUTY, "submit_again_by_review_day", facts, as_at="2018-05-09")


def test_a_review_day_before_five_years_is_questioned_and_a_missed_one_is_late():
    wrong = finding(
        DUTY, "submit_again_by_review_day", with_plans(a_plan(review_by=day("2023-05-09"))), as_at="2023-06-01"
    )
    assert "Is the day right?" in wrong.because
    late = finding(
        DUTY,
        "submit_again_by_review_day",
        with_plans(a_plan(review_by=day("2023-05-10"), reviews=())),
        as_at="2023-06-01",
    )
    assert "was due by 10 May 2023 and is not done" in late.because


# the next plan agreed on, outcome for the plan of 2018 as at 1 June 2023
@pytest.mark.parametrize(("agreed", "expected"), [("2023-05-10", "met"), ("2023-05-11", "for_a_person")])
def test_a_plan_agreed_earlier_restarts_the_years(agreed, expected):
    facts = with_plans(
        a_plan(review_by=day("2023-05-10"), reviews=()), a_plan(id="records-2023", approved_on=day(agreed))
    )
    part, subject = "submit_again_by_review_day", "records-2018"
    assert outcome(DUTY, part, facts, as_at="2023-06-01", subject=subject) == expected
    assert finding(DUTY, "keep_under_review", facts, as_at="2023-06-01").subject.id == "records-2023"


# comply by, complied on, as at, outcome
NOTICES = [
    (None, NOT_DONE, "2020-03-01", "cannot_tell"),
    (day("2020-06-30"), NOT_DONE, "2020-06-30", "not_yet_due"),
    (day("2020-06-30"), NOT_DONE, "2020-07-01", "for_a_person"),
    (day("2020-06-30"), None, "2020-07-01", "cannot_tell"),
    (day("2020-06-30"), day("2020-06-30"), "2020-07-01", "met"),
]


@pytest.mark.parametrize(("by", "complied", "as_at", "expected"), NOTICES)
def test_comply_with_action_notice(by, complied, as_at, expected):
    notice = ActionNotice(id="n1", given_on=day("2020-03-01"), comply_by=by, complied_on=complied)
    facts = with_plans(a_plan(action_notices=(notice,)))
    found = finding(DUTY, "comply_with_action_notice", facts, as_at=as_at)
    assert (found.subject.id, found.outcome.value) == ("records-2018-n1", expected)


def test_a_plan_of_which_nothing_is_known_is_still_asked_about():
    bare = LinkedPlan(id="records", kind=LinkedPlanKind.RECORDS_MANAGEMENT)
    assert outcome(DUTY, "name_who_answers_and_how", with_plans(bare), as_at="2018-01-01") == "cannot_tell"


def test_not_recorded_and_wrong_bearer():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2018-05-10") == "cannot_tell"
    assert outcome_of_the_whole(DUTY, an_authority(model=Model.BOTH_LEAD), as_at="2018-05-10") == "not_applicable"
