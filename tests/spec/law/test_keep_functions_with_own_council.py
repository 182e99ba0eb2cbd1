"""act-2014/s57-s58: a council keeps its functions under the 2014 Act, and passes none on to another council."""

import pytest

from comhla.law.facts import CouncilArrangement
from tests.lib.law import COUNCIL, SECOND_COUNCIL, an_authority, day, finding, findings, outcome, outcome_of_the_whole

DUTY, PART = "act-2014/s57-s58", "pass_no_functions_to_another_council"


def with_arrangement(**facts):
    given = {
        "id": "a",
        "by_council": COUNCIL,
        "with_council": SECOND_COUNCIL,
        "what": "the five-year review of the scheme",
        "first_day": day("2024-04-01"),
        **facts,
    }
    return an_authority(council_arrangements=(CouncilArrangement(**given),))


@pytest.mark.parametrize(("under_act", "expected"), [(True, "not_met"), (False, "met"), (None, "cannot_tell")])
def test_pass_no_functions_to_another_council(under_act, expected):
    assert outcome(DUTY, PART, with_arrangement(under_2014_act=under_act), as_at="2024-04-01") == expected


def test_the_functions_are_named_and_the_next_step_depends_on_whether_it_has_ended():
    facts = with_arrangement(under_2014_act=True, last_day=day("2025-03-31"))
    running = finding(DUTY, PART, facts, as_at="2025-03-31")
    ended = finding(DUTY, PART, facts, as_at="2025-04-01")
    assert running.because == (
        "Strathmore Council arranged from 1 April 2024 for Glenmore Council to discharge functions under the 2014 Act:"
        " the five-year review of the scheme."
    )
    assert running.next_step == "End the arrangement, and let Strathmore Council discharge these functions itself."
    assert ended.next_step == "It has ended; check what follows for what was done under it."
    assert ended.outcome.value == "not_met"


def test_not_recorded_none_and_still_to_come():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2024-04-01") == "cannot_tell"
    assert findings(DUTY, an_authority(council_arrangements=()), as_at="2024-04-01") == []
    assert findings(DUTY, with_arrangement(under_2014_act=True), as_at="2024-03-31") == []


def test_an_older_arrangement_is_asked_about_once_the_section_is_in_force():
    facts = with_arrangement(under_2014_act=True, first_day=day("2010-04-01"))
    assert findings(DUTY, facts, as_at="2014-09-21") == []
    assert outcome(DUTY, PART, facts, as_at="2014-09-22") == "not_met"
