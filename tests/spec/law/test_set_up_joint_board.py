"""act-2014/s9: set up the joint board, and pass functions to it on the right day."""

import pytest

from comhla.law.facts import NOT_DONE, BoardEstablishment, Decision, Plan, SchemeKind
from comhla.reference.models import Model
from tests.lib.law import a_scheme, an_authority, day, finding, outcome, outcome_of_the_whole, silent

DUTY = "act-2014/s9"


def with_board(*, schemes=None, plans=None, decisions=(), **facts):
    return an_authority(
        establishment=BoardEstablishment(**facts), schemes=schemes or (a_scheme(),), plans=plans, decisions=decisions
    )


# established on, order, functions passed on, as at, outcome
ESTABLISHED = [
    (None, None, None, "2016-04-01", "cannot_tell"),
    (NOT_DONE, None, NOT_DONE, "2016-02-05", "not_yet_due"),
    (day("2016-02-06"), "SSI 2016/2", None, "2016-02-05", "not_yet_due"),
    (day("2016-02-06"), "SSI 2016/2", None, "2016-02-06", "met"),
    (day("2016-02-06"), None, None, "2016-02-06", "cannot_tell"),
    (NOT_DONE, None, day("2016-04-01"), "2016-03-31", "not_yet_due"),
    (NOT_DONE, None, day("2016-04-01"), "2016-04-01", "not_met"),
]


@pytest.mark.parametrize(("established", "order", "passed", "as_at", "expected"), ESTABLISHED)
def test_establish_board_by_order(established, order, passed, as_at, expected):
    facts = with_board(established_on=established, order=order, functions_delegated_on=passed)
    assert outcome(DUTY, "establish_board_by_order", facts, as_at=as_at) == expected


# functions passed on, day named in the first plan, as at, outcome. The prescribed day is 1 April 2016.
PASSED = [
    (day("2016-04-01"), None, "2016-03-31", "not_yet_due"),
    (day("2016-04-01"), None, "2016-04-01", "met"),
    (day("2016-04-02"), None, "2016-04-01", "not_yet_due"),
    (day("2016-04-02"), None, "2016-04-02", "not_met"),
    (day("2016-03-31"), None, "2016-03-31", "cannot_tell"),
    (day("2015-04-01"), day("2015-04-01"), "2015-04-01", "met"),
    (day("2015-04-02"), day("2015-04-01"), "2015-04-02", "not_met"),
    (day("2015-03-31"), day("2015-04-01"), "2015-04-02", "not_met"),
    (day("2016-05-01"), day("2016-05-01"), "2016-05-01", "not_met"),
    (NOT_DONE, None, "2016-04-01", "not_yet_due"),
    (NOT_DONE, None, "2016-04-02", "not_met"),
    (NOT_DONE, day("2015-04-01"), "2015-04-02", "not_met"),
    (None, None, "2016-04-01", "not_yet_due"),
    (None, None, "2016-04-02", "cannot_tell"),
]


@pytest.mark.parametrize(("passed", "named", "as_at", "expected"), PASSED)
def test_pass_functions_on_the_day(passed, named, as_at, expected):
    facts = with_board(functions_delegated_on=passed, day_named_in_first_plan=named)
    assert outcome(DUTY, "pass_functions_on_the_day", facts, as_at=as_at) == expected


def test_the_day_may_be_named_by_the_plan_itself():
    plan = Plan(id="plan-2015", title="Plan 2015", delegation_day_named=day("2015-09-01"))
    facts = with_board(functions_delegated_on=day("2015-09-01"), plans=(plan,))
    assert outcome(DUTY, "pass_functions_on_the_day", facts, as_at="2015-09-01") == "met"


# A board under a new scheme (s.47), made after the prescribed day: passed on, named, as at, outcome
PASSED_LATER = [
    (day("2027-04-01"), day("2027-04-01"), "2027-04-01", "met"),
    (day("2027-04-02"), day("2027-04-01"), "2027-04-02", "not_met"),
    (day("2027-04-01"), None, "2027-04-01", "cannot_tell"),
    (NOT_DONE, None, "2027-04-01", "not_yet_due"),
    (NOT_DONE, day("2027-04-01"), "2027-04-01", "not_yet_due"),
    (NOT_DONE, day("2027-04-01"), "2027-04-02", "not_met"),
]


@pytest.mark.parametrize(("passed", "named", "as_at", "expected"), PASSED_LATER)
def test_a_new_scheme_has_no_prescribed_day(passed, named, as_at, expected):
    schemes = (
        a_scheme(Model.BOTH_LEAD),
        a_scheme(id="scheme-2026", kind=SchemeKind.NEW, approved_on=day("2026-06-01")),
    )
    facts = with_board(functions_delegated_on=passed, day_named_in_first_plan=named, schemes=schemes)
    assert outcome(DUTY, "pass_functions_on_the_day", facts, as_at=as_at) == expected


def decided(on, *, by="board"):
    return Decision(id="D1", title="A decision", decided_by=by, decided_on=day(on))


# established on, decision of, decided by, as at, outcome
DECISIONS = [
    (day("2016-02-06"), "2016-02-06", "board", "2016-03-01", "met"),
    (day("2016-02-06"), "2016-02-05", "board", "2016-03-01", "not_met"),
    (NOT_DONE, "2016-02-05", "board", "2016-02-05", "not_met"),
    (NOT_DONE, "2016-02-05", "board", "2016-02-04", "met"),
    (None, "2016-02-05", "board", "2016-03-01", "cannot_tell"),
]


@pytest.mark.parametrize(("established", "on", "by", "as_at", "expected"), DECISIONS)
def test_decide_only_once_board_exists(established, on, by, as_at, expected):
    facts = with_board(established_on=established, decisions=(decided(on, by=by),))
    assert outcome(DUTY, "decide_only_once_board_exists", facts, as_at=as_at) == expected


def test_decide_only_once_board_exists_names_the_decisions():
    facts = with_board(established_on=day("2016-02-06"), decisions=(decided("2016-02-05"),))
    found = finding(DUTY, "decide_only_once_board_exists", facts, as_at="2016-03-01")
    assert found.because == "Decisions are recorded as the board's before it existed: D1."


def test_decisions_of_others_and_none_say_nothing():
    by_council = decided("2016-02-05", by="Strathmore Council")
    for decisions in [(), (by_council,)]:
        facts = with_board(established_on=day("2016-02-06"), decisions=decisions)
        assert silent(DUTY, "decide_only_once_board_exists", facts, as_at="2016-03-01")


def test_binds_boards_only_and_needs_the_establishment():
    assert outcome_of_the_whole(DUTY, an_authority(model=Model.BOTH_LEAD), as_at="2016-03-01") == "not_applicable"
    assert outcome(DUTY, "establish_board_by_order", with_board(established_on=None), as_at="2014-09-22")
    assert silent(DUTY, "establish_board_by_order", with_board(), as_at="2014-09-21")
    nothing = an_authority(decisions=())
    assert silent(DUTY, "establish_board_by_order", nothing, as_at="2016-03-01")
