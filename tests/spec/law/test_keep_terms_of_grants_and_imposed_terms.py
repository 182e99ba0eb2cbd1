"""act-2014/s50-s51: keep conditions of grants, and do what was imposed in default of a scheme."""

import pytest

from comhla.law.facts import NOT_DONE, Grant, ImposedMatter, ImposedTerm
from tests.lib.law import COUNCIL, an_authority, day, finding, findings, outcome, silent

DUTY = "act-2014/s50-s51"


def with_grant(**facts):
    return an_authority(grants=(Grant(id="g", council=COUNCIL, **facts),), imposed_terms=())


def with_term(**facts):
    return an_authority(imposed_terms=(ImposedTerm(id="t", what="a payment to the board", **facts),), grants=())


@pytest.mark.parametrize(("kept", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_keep_conditions_of_grant(kept, expected):
    facts = with_grant(conditions_kept=kept)
    assert outcome(DUTY, "keep_conditions_of_grant", facts, as_at="2024-06-01") == expected


# repaid on, as at, outcome; to be repaid by 30 June 2024
REPAYMENTS = [
    (day("2024-06-30"), "2024-06-30", "met"),
    (day("2024-07-01"), "2024-06-30", "not_yet_due"),
    (day("2024-07-01"), "2024-07-01", "not_met"),
    (NOT_DONE, "2024-06-30", "not_yet_due"),
    (NOT_DONE, "2024-07-01", "not_met"),
    (None, "2024-07-01", "cannot_tell"),
]


@pytest.mark.parametrize(("repaid", "as_at", "expected"), REPAYMENTS)
def test_repay_grant_in_time(repaid, as_at, expected):
    facts = with_grant(repay_by=day("2024-06-30"), repaid_on=repaid)
    assert outcome(DUTY, "repay_grant_in_time", facts, as_at=as_at) == expected


def test_a_grant_that_need_not_be_repaid():
    assert silent(DUTY, "repay_grant_in_time", with_grant(), as_at="2024-06-01")


def test_a_grant_is_asked_about_from_the_day_it_was_made():
    facts = with_grant(made_on=day("2024-06-01"))
    assert silent(DUTY, "keep_conditions_of_grant", facts, as_at="2024-05-31")
    assert not silent(DUTY, "keep_conditions_of_grant", facts, as_at="2024-06-01")


@pytest.mark.parametrize(("in_time", "expected"), [(True, "not_met"), (False, "met"), (None, "cannot_tell")])
def test_impose_only_without_a_scheme_in_time(in_time, expected):
    facts = with_term(scheme_submitted_in_time=in_time)
    assert outcome(DUTY, "impose_only_without_a_scheme_in_time", facts, as_at="2015-06-01") == expected


@pytest.mark.parametrize(("due", "expected"), [("2016-03-31", "met"), ("2016-04-01", "not_met")])
def test_impose_delegation_before_prescribed_day(due, expected):
    facts = with_term(matter=ImposedMatter.DELEGATION, due_on=day(due))
    assert outcome(DUTY, "impose_delegation_before_prescribed_day", facts, as_at="2015-06-01") == expected


@pytest.mark.parametrize(
    "term",
    [
        {"matter": ImposedMatter.PAYMENT, "due_on": day("2016-05-01")},
        {"matter": ImposedMatter.DELEGATION},
        {"due_on": day("2016-05-01")},
    ],
)
def test_other_terms_have_no_prescribed_day(term):
    assert silent(DUTY, "impose_delegation_before_prescribed_day", with_term(**term), as_at="2015-06-01")


# due on, done on, as at, outcome
DEEDS = [
    (day("2016-03-01"), day("2016-03-01"), "2016-03-01", "met"),
    (day("2016-03-01"), day("2016-03-02"), "2016-03-01", "not_yet_due"),
    (day("2016-03-01"), day("2016-03-02"), "2016-03-02", "not_met"),
    (day("2016-03-01"), NOT_DONE, "2016-03-02", "not_met"),
    (day("2016-03-01"), None, "2016-03-02", "cannot_tell"),
    (None, day("2016-03-02"), "2016-03-02", "met"),
    (None, day("2016-03-02"), "2016-03-01", "cannot_tell"),
    (None, NOT_DONE, "2016-03-02", "cannot_tell"),
]


@pytest.mark.parametrize(("due", "done", "as_at", "expected"), DEEDS)
def test_do_what_was_imposed(due, done, as_at, expected):
    assert outcome(DUTY, "do_what_was_imposed", with_term(due_on=due, done_on=done), as_at=as_at) == expected


def test_an_imposed_payment_that_is_unpaid_says_so():
    facts = with_term(due_on=day("2016-03-01"), done_on=NOT_DONE)
    assert finding(DUTY, "do_what_was_imposed", facts, as_at="2016-03-02").because == (
        "What Ministers imposed (a payment to the board): it was due by 1 March 2016 and is not done."
    )


def test_no_grants_and_nothing_imposed():
    assert findings(DUTY, an_authority(grants=(), imposed_terms=()), as_at="2024-06-01") == []
    unrecorded = findings(DUTY, an_authority(), as_at="2024-06-01")
    assert [each.outcome.value for each in unrecorded] == ["cannot_tell", "cannot_tell"]
