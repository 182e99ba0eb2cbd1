"""act-2014/s7: submitting a scheme together and in time, and what Ministers decide."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    BoardEstablishment,
    DelegatedFunction,
    MinisterialDecision,
    SchemeKind,
    SchemeSubmission,
)
from tests.lib.law import a_scheme, an_authority, day, finding, findings, outcome, silent

DUTY = "act-2014/s7"
IN_TIME = "submit_before_prescribed_day"
APPROVED, REFUSED = MinisterialDecision.APPROVED, MinisterialDecision.REFUSED


def submission(on="2015-03-30", **facts):
    return SchemeSubmission(submitted_on=day(on), **facts)


def with_scheme(*submissions, establishment=None, **facts):
    return an_authority(schemes=(a_scheme(**{"submissions": submissions, **facts}),), establishment=establishment)


# first submitted on, as at, outcome: "before" 1 April 2015
PRESCRIBED = [
    ("2015-03-31", "2015-03-30", "not_yet_due"),
    ("2015-03-31", "2015-03-31", "met"),
    ("2015-04-01", "2015-03-31", "not_yet_due"),
    ("2015-04-01", "2015-04-01", "not_met"),
]


@pytest.mark.parametrize(("submitted", "as_at", "expected"), PRESCRIBED)
def test_submit_before_prescribed_day(submitted, as_at, expected):
    assert outcome(DUTY, IN_TIME, with_scheme(submission(submitted)), as_at=as_at) == expected


# submissions, as at, outcome
UNSUBMITTED = [((), "2015-03-03", "not_yet_due"), ((), "2015-04-01", "not_met"), (None, "2015-04-01", "cannot_tell")]


@pytest.mark.parametrize(("submissions", "as_at", "expected"), UNSUBMITTED)
def test_submit_before_prescribed_day_where_nothing_is_submitted(submissions, as_at, expected):
    facts = with_scheme(submissions=submissions, approved_on=None)
    assert outcome(DUTY, IN_TIME, facts, as_at=as_at) == expected


def test_the_coming_day_shows_four_weeks_before():
    facts = with_scheme(submissions=(), approved_on=NOT_DONE)
    assert silent(DUTY, IN_TIME, facts, as_at="2015-03-02")
    assert finding(DUTY, IN_TIME, facts, as_at="2015-03-03").due == day("2015-03-31")


def test_a_later_day_that_ministers_set_counts_as_the_prescribed_day():
    one = submission("2015-05-31", must_be_before=day("2015-06-01"))
    assert outcome(DUTY, IN_TIME, with_scheme(one), as_at="2015-06-01") == "met"
    late = submission("2015-06-01", must_be_before=day("2015-06-01"))
    assert outcome(DUTY, IN_TIME, with_scheme(late), as_at="2015-06-01") == "not_met"


@pytest.mark.parametrize("kind", [SchemeKind.REVISED, SchemeKind.NEW])
def test_later_schemes_are_never_late(kind):
    facts = with_scheme(submission("2022-05-31"), kind=kind, approved_on=day("2022-07-01"))
    assert outcome(DUTY, IN_TIME, facts, as_at="2022-06-01") == "not_applicable"
    preparing = with_scheme(kind=kind, approved_on=NOT_DONE)
    assert findings(DUTY, preparing, as_at="2022-06-01") == []


# kind, approved on, functions pass on, outcome as at 1 May 2016
RELIED_ON = [
    (SchemeKind.FIRST, day("2015-05-27"), "2016-04-01", "met"),
    (SchemeKind.FIRST, day("2016-04-01"), "2016-04-01", "met"),
    (SchemeKind.FIRST, day("2016-04-02"), "2016-04-01", "not_met"),
    (SchemeKind.FIRST, NOT_DONE, "2016-04-01", "not_met"),
    (SchemeKind.FIRST, None, "2016-04-01", "cannot_tell"),
    (SchemeKind.NEW, NOT_DONE, "2016-04-01", "not_met"),
    (SchemeKind.NEW, NOT_DONE, "2016-05-02", None),
    (SchemeKind.REVISED, NOT_DONE, "2016-04-01", None),
]
ONLY = "rely_on_approved_scheme_only"


@pytest.mark.parametrize(("kind", "approved", "begun", "expected"), RELIED_ON)
def test_rely_on_approved_scheme_only(kind, approved, begun, expected):
    functions = (DelegatedFunction(id="f", name="f", first_day=day(begun)), DelegatedFunction(id="g", name="g"))
    facts = with_scheme(submission(), kind=kind, approved_on=approved, functions=functions)
    if expected is None:
        assert silent(DUTY, ONLY, facts, as_at="2016-05-01")
    else:
        assert outcome(DUTY, ONLY, facts, as_at="2016-05-01") == expected


def test_rely_on_approved_scheme_only_from_the_integration_start_day():
    passed = BoardEstablishment(functions_delegated_on=day("2016-04-01"))
    assert outcome(DUTY, ONLY, with_scheme(submission(), establishment=passed), as_at="2016-04-01") == "met"
    assert silent(DUTY, ONLY, with_scheme(submission(), establishment=passed), as_at="2016-03-31")
    silence = with_scheme(submission(), establishment=BoardEstablishment())
    assert silent(DUTY, ONLY, silence, as_at="2016-04-01")


@pytest.mark.parametrize(("jointly", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_submit_together(jointly, expected):
    assert outcome(DUTY, "submit_together", with_scheme(submission(jointly=jointly)), as_at="2015-03-30") == expected
    assert silent(DUTY, "submit_together", with_scheme(submission(jointly=jointly)), as_at="2015-03-29")


# later day set, asked for in writing with reasons, outcome
LATER_DAY = [
    (None, None, None),
    (day("2015-06-01"), None, None),  # Ministers may set one on their own account
    (day("2015-06-01"), True, "met"),
    (day("2015-06-01"), False, "not_met"),
]


@pytest.mark.parametrize(("later", "in_writing", "expected"), LATER_DAY)
def test_request_later_day_in_writing(later, in_writing, expected):
    facts = with_scheme(submission(must_be_before=later, later_day_requested_in_writing=in_writing))
    if expected is None:
        assert silent(DUTY, "request_later_day_in_writing", facts, as_at="2015-04-01")
    else:
        assert outcome(DUTY, "request_later_day_in_writing", facts, as_at="2015-04-01") == expected


# decision, decided on, scheme approved on, as at, outcome
DECISIONS = [
    (APPROVED, day("2015-05-27"), day("2015-05-27"), "2015-05-27", "met"),
    (APPROVED, day("2015-05-27"), day("2015-05-27"), "2015-05-26", "not_yet_due"),
    (REFUSED, day("2015-05-27"), NOT_DONE, "2015-05-27", "met"),
    (REFUSED, None, NOT_DONE, "2015-05-27", "met"),
    (None, None, day("2015-05-27"), "2015-05-27", "met"),
    (None, None, day("2015-05-27"), "2015-05-26", "not_yet_due"),
    (None, None, NOT_DONE, "2016-05-27", "not_yet_due"),
    (None, NOT_DONE, None, "2016-05-27", "not_yet_due"),
    (None, None, None, "2016-05-27", "cannot_tell"),
]


@pytest.mark.parametrize(("decision", "decided", "approved", "as_at", "expected"), DECISIONS)
def test_obtain_decision(decision, decided, approved, as_at, expected):
    facts = with_scheme(submission(decision=decision, decided_on=decided), approved_on=approved)
    assert outcome(DUTY, "obtain_decision", facts, as_at=as_at) == expected


REASONS, AGAIN = "obtain_reasons_for_refusal", "submit_again_in_time"


def refused(on="2015-03-30", decided="2015-05-01", **facts):
    return submission(on, decision=REFUSED, decided_on=None if decided is None else day(decided), **facts)


# reasons given, day for submitting again, outcome
REFUSALS = [
    (True, day("2015-06-01"), "met"),
    (True, NOT_DONE, "not_met"),
    (False, day("2015-06-01"), "not_met"),
    (None, day("2015-06-01"), "cannot_tell"),
    (True, None, "cannot_tell"),
]


@pytest.mark.parametrize(("reasons", "again", "expected"), REFUSALS)
def test_obtain_reasons_for_refusal(reasons, again, expected):
    facts = with_scheme(refused(reasons_given=reasons, resubmit_by=again))
    assert outcome(DUTY, REASONS, facts, as_at="2015-05-01") == expected
    assert silent(DUTY, REASONS, facts, as_at="2015-04-30")


# submitted again on, as at, outcome: on or before 1 June 2015
RESUBMISSIONS = [
    ("2015-06-01", "2015-05-31", "not_yet_due"),
    ("2015-06-01", "2015-06-01", "met"),
    ("2015-06-02", "2015-06-02", "not_met"),
    (None, "2015-06-01", "not_yet_due"),
    (None, "2015-06-02", "not_met"),
]


@pytest.mark.parametrize(("again", "as_at", "expected"), RESUBMISSIONS)
def test_submit_again_in_time(again, as_at, expected):
    first = refused(decided=None, resubmit_by=day("2015-06-01"))
    later = () if again is None else (submission(again, decision=APPROVED),)
    facts = with_scheme(*later, first)
    assert outcome(DUTY, AGAIN, facts, as_at=as_at, subject="scheme-2015-submission-1") == expected


def test_submit_again_in_time_says_nothing_without_a_day():
    assert silent(DUTY, AGAIN, with_scheme(refused(resubmit_by=None)), as_at="2015-06-01")
    assert silent(DUTY, AGAIN, with_scheme(submission(decision=APPROVED)), as_at="2015-06-01")


def test_a_second_refusal_counts_as_if_nothing_had_been_submitted():
    facts = with_scheme(refused(resubmit_by=day("2015-06-01")), refused("2015-05-20", "2015-06-20"))
    second = "scheme-2015-submission-2"
    assert outcome(DUTY, AGAIN, facts, as_at="2015-07-01", subject=second) == "not_applicable"
    about_second = [each for each in findings(DUTY, facts, as_at="2015-07-01") if each.subject.id == second]
    assert REASONS not in [each.part.key for each in about_second]
