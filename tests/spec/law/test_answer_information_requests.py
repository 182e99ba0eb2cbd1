"""FOI-1: answer requests for information, and keep a publication scheme."""

import pytest

from comhla.law.facts import NOT_DONE, InformationAccessRequest, PublicationScheme
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "FOI-1"
ANSWER, REVIEW, CONTENT = "answer_requests_in_time", "answer_reviews_in_time", "give_reasons_and_appeal_rights"


def a_request(**facts):
    return InformationAccessRequest(**{"id": "FOI-1", "received_on": day("2026-03-02"), **facts})


def with_requests(*requests):
    return an_authority(information_access_requests=requests)


# Received on Monday 2 March 2026: the twentieth working day is Monday 30 March.
# replied on, as at, outcome. The engine turns "late" into a question, because the working day was not read.
ANSWERS = [
    (None, "2026-03-02", "not_yet_due"),
    (None, "2026-03-30", "not_yet_due"),
    (None, "2026-03-31", "cannot_tell"),
    (NOT_DONE, "2026-03-30", "not_yet_due"),
    (NOT_DONE, "2026-03-31", "for_a_person"),
    (day("2026-03-30"), "2026-03-29", "not_yet_due"),
    (day("2026-03-30"), "2026-03-30", "met"),
    (day("2026-03-31"), "2026-03-30", "not_yet_due"),
    (day("2026-03-31"), "2026-03-31", "for_a_person"),
]


@pytest.mark.parametrize(("replied_on", "as_at", "expected"), ANSWERS)
def test_answer_requests_in_time(replied_on, as_at, expected):
    assert outcome(DUTY, ANSWER, with_requests(a_request(replied_on=replied_on)), as_at=as_at) == expected


# replied on, words of the finding as at 10 April 2026
LATE_AND_MISSING = [
    (day("2026-04-10"), "given after the last day in time for FOI-1."),
    (day("2026-04-11"), "the last day in time passed without one for FOI-1."),
    (NOT_DONE, "the last day in time passed without one for FOI-1."),
]


@pytest.mark.parametrize(("replied_on", "words"), LATE_AND_MISSING)
def test_an_answer_that_came_late_is_told_from_one_that_is_missing(replied_on, words):
    found = finding(DUTY, ANSWER, with_requests(a_request(replied_on=replied_on)), as_at="2026-04-10")
    assert found.because.startswith(f"Answers to requests for information received in 2025-26: {words}")
    assert ("Give those that are still open" in (found.next_step or "")) == ("without one" in words)


def test_a_late_answer_is_a_question_and_names_the_reference_only():
    found = finding(DUTY, ANSWER, with_requests(a_request(replied_on=NOT_DONE)), as_at="2026-04-01")
    assert found.because == (
        "Answers to requests for information received in 2025-26: the last day in time passed without one for FOI-1."
        " This rule is guidance, or its words were not all read, so this is a question and no breach."
    )


ASKED = day("2026-03-10")
# facts of the request, as at, the last day for the answer (None: the clock is stopped); 25 May is a bank holiday
LAST_DAYS = [
    ({}, "2026-03-20", "2026-03-30"),
    ({"received_on": day("2026-12-21")}, "2026-12-21", "2027-01-22"),  # four bank holidays at the turn of the year
    ({"clarification_asked_on": ASKED}, "2026-03-09", "2026-03-30"),
    ({"clarification_asked_on": ASKED}, "2026-03-10", None),
    ({"clarification_asked_on": ASKED, "clarification_received_on": NOT_DONE}, "2026-06-01", None),
    ({"clarification_asked_on": ASKED, "clarification_received_on": day("2026-05-11")}, "2026-05-10", None),
    ({"clarification_asked_on": ASKED, "clarification_received_on": day("2026-05-11")}, "2026-05-11", "2026-06-09"),
    ({"fees_notice_on": ASKED}, "2026-03-10", None),
    ({"fees_notice_on": ASKED, "fees_paid_on": day("2026-03-16")}, "2026-03-15", None),
    ({"fees_notice_on": ASKED, "fees_paid_on": day("2026-03-16")}, "2026-03-16", "2026-04-07"),
    ({"withdrawn_on": ASKED}, "2026-03-09", "2026-03-30"),
    ({"withdrawn_on": ASKED}, "2026-03-10", None),
]


@pytest.mark.parametrize(("facts", "as_at", "last"), LAST_DAYS)
def test_the_clock(facts, as_at, last):
    found = finding(DUTY, ANSWER, with_requests(a_request(**facts)), as_at=as_at)
    assert (found.outcome.value, found.due) == (("met", None) if last is None else ("not_yet_due", day(last)))


@pytest.mark.parametrize("late_event", ["clarification_asked_on", "fees_notice_on", "withdrawn_on"])
def test_nothing_stops_the_clock_once_the_time_has_ended(late_event):
    facts = with_requests(a_request(replied_on=NOT_DONE, **{late_event: day("2026-03-31")}))
    assert outcome(DUTY, ANSWER, facts, as_at="2026-04-01") == "for_a_person"


def test_one_finding_speaks_of_a_year_and_names_the_next_last_day():
    facts = with_requests(
        a_request(id="a", replied_on=day("2026-03-03")),
        a_request(id="b", received_on=day("2026-03-09")),
        a_request(id="c", received_on=day("2026-03-05")),
        a_request(id="d", received_on=day("2026-04-01"), replied_on=day("2026-04-02")),
    )
    this_year = finding(DUTY, ANSWER, facts, as_at="2026-03-20", subject="2025-26")
    assert this_year.because == (
        "Answers to requests for information received in 2025-26: still to be given for b and c."
        " The next last day is 2 April 2026."
    )
    assert outcome(DUTY, ANSWER, facts, as_at="2026-04-02", subject="2026-27") == "met"


def test_a_request_that_is_not_in_valid_form_is_left_out():
    facts = with_requests(a_request(in_valid_form=False, replied_on=NOT_DONE))
    assert findings(DUTY, facts, as_at="2026-06-01") == findings(DUTY, with_requests(), as_at="2026-06-01")


def test_where_bank_holidays_are_not_known_the_days_cannot_be_counted():
    facts = with_requests(a_request(received_on=day("2012-03-01"), replied_on=NOT_DONE))
    found = finding(DUTY, ANSWER, facts, as_at="2026-03-02")
    assert found.outcome.value == "cannot_tell"
    assert "bank holidays" in found.because
    required = with_requests(a_request(received_on=day("2012-03-01"), review_required_on=day("2012-06-01")))
    assert outcome(DUTY, REVIEW, required, as_at="2026-03-02") == "cannot_tell"


# A review required on Monday 13 April 2026: its twentieth working day is Tuesday 12 May, after one bank holiday.
# review replied on, as at, outcome
REVIEWS = [
    (None, "2026-05-12", "not_yet_due"),
    (None, "2026-05-13", "cannot_tell"),
    (NOT_DONE, "2026-05-12", "not_yet_due"),
    (NOT_DONE, "2026-05-13", "for_a_person"),
    (day("2026-05-12"), "2026-05-12", "met"),
    (day("2026-05-13"), "2026-05-13", "for_a_person"),
]


@pytest.mark.parametrize(("review_replied_on", "as_at", "expected"), REVIEWS)
def test_answer_reviews_in_time(review_replied_on, as_at, expected):
    request = a_request(
        replied_on=day("2026-03-30"), review_required_on=day("2026-04-13"), review_replied_on=review_replied_on
    )
    assert outcome(DUTY, REVIEW, with_requests(request), as_at=as_at) == expected


def test_nothing_is_asked_of_a_review_before_it_is_required():
    facts = with_requests(a_request(review_required_on=day("2026-04-13")))
    assert silent(DUTY, REVIEW, facts, as_at="2026-04-12")
    assert outcome(DUTY, REVIEW, facts, as_at="2026-04-13") == "not_yet_due"


# The fortieth working day after 30 March 2026 is Thursday 28 May. A later requirement may be left alone.
# replied on, review required on, whether the review has to be answered
WINDOWS = [
    (day("2026-03-20"), "2026-05-28", True),
    (day("2026-03-20"), "2026-05-29", False),
    (day("2026-04-13"), "2026-06-10", True),
    (day("2026-04-13"), "2026-06-11", False),
    (NOT_DONE, "2026-05-28", True),
    (NOT_DONE, "2026-05-29", False),
]


@pytest.mark.parametrize(("replied_on", "required_on", "owed"), WINDOWS)
def test_a_review_is_owed_up_to_the_fortieth_working_day(replied_on, required_on, owed):
    request = a_request(replied_on=replied_on, review_required_on=day(required_on), review_replied_on=NOT_DONE)
    facts = with_requests(request)
    assert silent(DUTY, REVIEW, facts, as_at="2026-09-01") == (not owed)


def test_a_review_may_be_required_while_the_clock_of_the_answer_is_stopped():
    facts = with_requests(
        a_request(clarification_asked_on=ASKED, review_required_on=day("2026-04-13"), review_replied_on=NOT_DONE)
    )
    assert outcome(DUTY, REVIEW, facts, as_at="2026-09-01") == "for_a_person"


# gives reasons, gives appeal rights, outcome
CONTENTS = [
    (True, True, "met"),
    (True, False, "for_a_person"),
    (False, True, "for_a_person"),
    (False, None, "for_a_person"),
    (None, True, "cannot_tell"),
    (True, None, "cannot_tell"),
]


@pytest.mark.parametrize(("reasons", "rights", "expected"), CONTENTS)
def test_give_reasons_and_appeal_rights(reasons, rights, expected):
    request = a_request(
        review_required_on=day("2026-04-13"),
        review_replied_on=day("2026-05-01"),
        review_gives_reasons=reasons,
        review_gives_appeal_rights=rights,
    )
    assert outcome(DUTY, CONTENT, with_requests(request), as_at="2026-05-01") == expected
    assert silent(DUTY, CONTENT, with_requests(request), as_at="2026-04-30")


def with_scheme(*schemes):
    return an_authority(publication_schemes=schemes)


def a_publication_scheme(**facts):
    return PublicationScheme(**{"id": "scheme", "adopted_on": day("2024-01-10"), "is_model_scheme": True, **facts})


# facts of the scheme, outcome as at 1 February 2024
ADOPTED = [
    ({}, "met"),
    ({"adopted_on": day("2024-02-01")}, "met"),
    ({"adopted_on": day("2024-02-02")}, "for_a_person"),
    ({"adopted_on": NOT_DONE}, "for_a_person"),
    ({"adopted_on": None}, "cannot_tell"),
    ({"last_day": day("2024-02-01")}, "met"),
    ({"last_day": day("2024-01-31")}, "for_a_person"),
    ({"is_model_scheme": False, "approved_on": day("2024-01-05")}, "met"),
    ({"is_model_scheme": False, "approved_on": NOT_DONE}, "for_a_person"),
    ({"is_model_scheme": None, "approved_on": None}, "cannot_tell"),
]


@pytest.mark.parametrize(("facts", "expected"), ADOPTED)
def test_adopt_approved_scheme(facts, expected):
    assert outcome(DUTY, "adopt_approved_scheme", with_scheme(a_publication_scheme(**facts)), as_at="2024-02-01") == (
        expected
    )


def test_no_publication_scheme_at_all_is_a_question():
    assert outcome(DUTY, "adopt_approved_scheme", with_scheme(), as_at="2024-02-01") == "for_a_person"


# part, field, value, outcome as at 1 February 2024
KEPT = [
    ("publish_scheme", "published_on", day("2024-02-01"), "met"),
    ("publish_scheme", "published_on", day("2024-02-02"), "for_a_person"),
    ("publish_scheme", "published_on", NOT_DONE, "for_a_person"),
    ("publish_scheme", "published_on", None, "cannot_tell"),
    ("follow_scheme", "followed", True, "met"),
    ("follow_scheme", "followed", False, "for_a_person"),
    ("follow_scheme", "followed", None, "cannot_tell"),
    ("review_scheme", "reviewed_on", (day("2024-01-20"), day("2024-02-01")), "met"),
    ("review_scheme", "reviewed_on", (day("2024-02-02"),), "for_a_person"),
    ("review_scheme", "reviewed_on", (), "for_a_person"),
    ("review_scheme", "reviewed_on", None, "cannot_tell"),
]


@pytest.mark.parametrize(("part", "field", "value", "expected"), KEPT)
def test_the_scheme_is_published_followed_and_reviewed(part, field, value, expected):
    facts = with_scheme(a_publication_scheme(**{field: value}))
    assert outcome(DUTY, part, facts, as_at="2024-02-01") == expected
    assert silent(DUTY, part, with_scheme(), as_at="2024-02-01")


def test_not_recorded_and_wrong_bearer():
    assert [each.outcome.value for each in findings(DUTY, an_authority(), as_at="2026-03-01")] == ["cannot_tell"] * 2
    assert findings(DUTY, with_requests(), as_at="2004-12-31") == []
    highland = an_authority(model=Model.BOTH_LEAD)
    assert outcome_of_the_whole(DUTY, highland, as_at="2026-03-01") == "not_applicable"
