"""BSL-1: publish a British Sign Language plan. Boards' listing was not confirmed, so "late" is only a question."""

import pytest

from comhla.law.duties.publish_sign_language_plan import CONTENTS
from comhla.law.facts import NOT_DONE, LinkedPlan, LinkedPlanKind
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole

DUTY = "BSL-1"
IN_TIME = "publish_plan_in_time"
SECOND = "bsl-national-plan-2023"


PUBLISHED = day("2024-05-01")


def a_plan(published=PUBLISHED, **facts):
    return LinkedPlan(**{"id": "bsl", "kind": LinkedPlanKind.SIGN_LANGUAGE, "published_on": published, **facts})


def recorded(*plans):
    return an_authority(linked_plans=plans)


# The second national plan came out in November 2023, on a day that is not known: the last day for a plan here lies
# between 1 and 30 May 2024. plans, as at, outcome, and whether it is the window that is asked about
MONTH_ONLY = [
    ((), "2023-11-30", "not_yet_due", False),
    ((), "2024-05-01", "not_yet_due", False),
    ((), "2024-05-02", "for_a_person", True),
    ((), "2024-05-30", "for_a_person", True),
    ((), "2024-05-31", "for_a_person", False),
    ((a_plan(NOT_DONE),), "2024-05-31", "for_a_person", False),
    ((a_plan(None),), "2024-05-31", "cannot_tell", False),
    ((a_plan(day("2023-10-31")),), "2024-05-31", "for_a_person", False),
    ((a_plan(day("2024-05-01")),), "2024-05-31", "met", False),
    ((a_plan(day("2024-05-02")),), "2024-05-31", "for_a_person", True),
    ((a_plan(day("2024-05-30")),), "2024-05-31", "for_a_person", True),
    ((a_plan(day("2024-05-31")),), "2024-05-31", "for_a_person", False),
]


@pytest.mark.parametrize(("plans", "as_at", "expected", "window"), MONTH_ONLY)
def test_where_only_the_month_of_the_national_plan_is_known(plans, as_at, expected, window):
    found = finding(DUTY, IN_TIME, recorded(*plans), as_at=as_at, subject=SECOND)
    assert found.outcome.value == expected
    assert ("on a day that is not known" in found.because) == window
    assert ("a question and no breach" in found.because) == (expected == "for_a_person" and not window)


# plan published on, outcome, where the file records 6 November 2023 as the day of the national plan
@pytest.mark.parametrize(("published", "expected"), [("2024-05-06", "met"), ("2024-05-07", "for_a_person")])
def test_where_the_file_records_the_day_the_six_month_day_is_in_time(published, expected):
    facts = recorded(a_plan(day(published), national_document_on=day("2023-11-06")))
    assert outcome(DUTY, IN_TIME, facts, as_at="2024-06-01", subject=SECOND) == expected
    assert finding(DUTY, IN_TIME, facts, as_at="2024-05-01", subject=SECOND).due == day("2024-05-06")


# day of a national plan that only the file knows, the last day for a plan here: twelve months after the first, else six
@pytest.mark.parametrize(("national", "last"), [("2017-10-24", "2018-10-24"), ("2029-08-31", "2030-02-28")])
def test_national_plans_that_only_the_file_knows(national, last):
    facts = recorded(a_plan(NOT_DONE, national_document_on=day(national)))
    subject = f"national-plan-{national}"
    assert finding(DUTY, IN_TIME, facts, as_at=national, subject=subject).due == day(last)
    assert outcome(DUTY, IN_TIME, facts, as_at=last, subject=subject) == "not_yet_due"


# part, field, value, outcome; the plan was published on 1 May 2024. Not done is only a question.
FIELDS = [
    ("hold_measures_and_progress", "contents", CONTENTS, "met"),
    ("hold_measures_and_progress", "contents", CONTENTS[:2], "for_a_person"),
    ("hold_measures_and_progress", "contents", None, "cannot_tell"),
    ("consult_on_draft", "consulted_on", day("2024-05-01"), "met"),
    ("consult_on_draft", "consulted_on", day("2024-05-02"), "for_a_person"),
    ("consult_on_draft", "consulted_on", NOT_DONE, "for_a_person"),
    ("consult_on_draft", "consulted_on", None, "cannot_tell"),
    ("publish_in_sign_language", "sign_language_version_on", day("2024-06-01"), "met"),
    ("publish_in_sign_language", "sign_language_version_on", day("2024-06-02"), "for_a_person"),
    ("publish_in_sign_language", "sign_language_version_on", NOT_DONE, "for_a_person"),
    ("publish_in_sign_language", "sign_language_version_on", None, "cannot_tell"),
]


@pytest.mark.parametrize(("part", "field", "value", "expected"), FIELDS)
def test_what_is_asked_of_each_plan(part, field, value, expected):
    assert outcome(DUTY, part, recorded(a_plan(**{field: value})), as_at="2024-06-01") == expected


def test_not_recorded_wrong_bearer_and_before_the_national_plan():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2024-01-01") == "cannot_tell"
    assert outcome_of_the_whole(DUTY, an_authority(model=Model.BOTH_LEAD), as_at="2024-01-01") == "not_applicable"
    assert findings(DUTY, recorded(), as_at="2023-11-29") == []
