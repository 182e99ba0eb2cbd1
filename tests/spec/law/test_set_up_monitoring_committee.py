"""act-2014/s15-s17: set up the monitoring committee before functions pass to a lead agency."""

import pytest

from comhla.law.facts import NOT_DONE, BoardEstablishment
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, outcome, outcome_of_the_whole, silent

DUTY = "act-2014/s15-s17"


def with_committee(model=Model.BOTH_LEAD, **facts):
    return an_authority(model=model, establishment=BoardEstablishment(**facts))


# committee set up on, functions passed on, as at, outcome. "Before" ends on the day before functions pass.
SET_UP = [
    (day("2015-03-31"), day("2015-04-01"), "2015-04-01", "met"),
    (day("2015-03-31"), day("2015-04-01"), "2015-03-31", "met"),
    (day("2015-03-31"), day("2015-04-01"), "2015-03-30", "not_yet_due"),
    (day("2015-04-01"), day("2015-04-01"), "2015-04-01", "not_met"),
    (day("2015-05-01"), day("2015-04-01"), "2015-04-30", "not_met"),
    (day("2015-05-01"), day("2015-04-01"), "2015-05-01", "not_met"),
    (NOT_DONE, day("2015-04-01"), "2015-03-31", "not_yet_due"),
    (NOT_DONE, day("2015-04-01"), "2015-04-01", "not_met"),
    (NOT_DONE, NOT_DONE, "2016-04-01", "not_yet_due"),
    (day("2015-03-31"), NOT_DONE, "2016-04-01", "met"),
    (day("2015-03-31"), None, "2016-04-01", "cannot_tell"),
    (None, day("2015-04-01"), "2016-04-01", "cannot_tell"),
]


@pytest.mark.parametrize("model", [Model.HEALTH_BOARD_LEADS, Model.COUNCIL_LEADS, Model.BOTH_LEAD])
@pytest.mark.parametrize(("set_up", "passed", "as_at", "expected"), SET_UP)
def test_set_up_committee_before_functions_pass(model, set_up, passed, as_at, expected):
    facts = with_committee(model, monitoring_committee_established_on=set_up, functions_delegated_on=passed)
    assert outcome(DUTY, "set_up_committee_before_functions_pass", facts, as_at=as_at) == expected


def test_the_last_day_is_the_day_before_functions_pass():
    facts = with_committee(
        monitoring_committee_established_on=day("2015-04-01"), functions_delegated_on=day("2015-04-01")
    )
    found = finding(DUTY, "set_up_committee_before_functions_pass", facts, as_at="2015-04-01")
    assert found.due == day("2015-03-31")
    assert found.because == (
        "Functions passed on 1 April 2015 and the monitoring committee was set up on 1 April 2015, not before that day."
    )


@pytest.mark.parametrize(
    ("passed", "named", "expected"),
    [
        (day("2016-04-01"), None, "met"),
        (day("2016-04-02"), None, "not_met"),
        (day("2015-04-01"), day("2015-04-01"), "met"),
        (day("2015-04-01"), None, "cannot_tell"),
    ],
)
def test_pass_functions_on_the_day(passed, named, expected):
    facts = with_committee(functions_delegated_on=passed, day_named_in_first_plan=named)
    assert outcome(DUTY, "pass_functions_on_the_day", facts, as_at="2016-05-01") == expected


def test_a_joint_board_has_no_monitoring_committee():
    facts = with_committee(Model.BODY_CORPORATE, monitoring_committee_established_on=NOT_DONE)
    assert outcome_of_the_whole(DUTY, facts, as_at="2016-04-01") == "not_applicable"
    assert outcome_of_the_whole(DUTY, an_authority(model=Model.BOTH_LEAD), as_at="2016-04-01") == "cannot_tell"


def test_nothing_before_the_section_was_in_force():
    facts = with_committee(monitoring_committee_established_on=NOT_DONE)
    assert silent(DUTY, "set_up_committee_before_functions_pass", facts, as_at="2014-09-21")
    assert not silent(DUTY, "set_up_committee_before_functions_pass", facts, as_at="2014-09-22")
