"""act-2014/s23-s24: act through officers of the partner body only where that is allowed."""

import pytest

from comhla.law.facts import NOT_DONE, BoardEstablishment, DelegatedFunction, OfficerAct
from tests.lib.law import COUNCIL, HEALTH_BOARD, a_scheme, an_authority, day, findings, outcome

DUTY = "act-2014/s23-s24"
PRESCRIBED, QUALIFIED, DELEGATED = (
    "exercise_only_prescribed_functions",
    "act_only_when_qualified",
    "act_only_while_function_is_delegated",
)


def with_act(*, function=None, establishment=None, **facts):
    """On 1 June 2024 an officer of the health board visits under section 7 of the 2007 Act, for the council."""
    deed = OfficerAct(
        **{
            "id": "visit",
            "provision": "asp-2007/7",
            "acted_on": day("2024-06-01"),
            "employed_by": HEALTH_BOARD,
            "acted_for": COUNCIL,
            "function": "protection",
            **facts,
        }
    )
    functions = (DelegatedFunction(id="protection", name="Adult protection", **(function or {})),)
    schemes = (a_scheme(functions=functions),)
    return an_authority(schemes=schemes, officer_acts=(deed,), establishment=establishment)


@pytest.mark.parametrize("section", ["7", "8", "9", "10", "11", "14", "16", "18"])
def test_the_eight_prescribed_sections(section):
    assert outcome(DUTY, PRESCRIBED, with_act(provision=f"asp-2007/{section}"), as_at="2024-06-01") == "met"


# the act, outcome
PRESCRIBED_CASES = [
    ({"provision": "asp-2007/6"}, "not_met"),
    ({"provision": "asp-2007/12"}, "not_met"),
    ({"provision": "asp-2007/12", "employed_by": COUNCIL}, "not_applicable"),
    ({"employed_by": COUNCIL, "acted_for": HEALTH_BOARD}, "for_a_person"),
]


@pytest.mark.parametrize(("deed", "expected"), PRESCRIBED_CASES)
def test_exercise_only_prescribed_functions(deed, expected):
    assert outcome(DUTY, PRESCRIBED, with_act(**deed), as_at="2024-06-01") == expected


# employer, record of qualification, outcome
QUALIFICATIONS = [
    (HEALTH_BOARD, True, "met"),
    (HEALTH_BOARD, False, "not_met"),
    (HEALTH_BOARD, None, "cannot_tell"),
    (COUNCIL, False, "not_applicable"),
]


@pytest.mark.parametrize(("employed_by", "qualified", "expected"), QUALIFICATIONS)
def test_act_only_when_qualified(employed_by, qualified, expected):
    facts = with_act(employed_by=employed_by, qualified=qualified)
    assert outcome(DUTY, QUALIFIED, facts, as_at="2024-06-01") == expected


# when the function is delegated, outcome; the act was on 1 June 2024
DELEGATIONS = [
    ({"first_day": day("2024-06-01")}, "met"),
    ({"first_day": day("2024-06-02")}, "not_met"),
    ({"first_day": day("2016-04-01"), "last_day": day("2024-06-01")}, "met"),
    ({"first_day": day("2016-04-01"), "last_day": day("2024-05-31")}, "not_met"),
    ({}, "cannot_tell"),
]


@pytest.mark.parametrize(("function", "expected"), DELEGATIONS)
def test_act_only_while_function_is_delegated(function, expected):
    assert outcome(DUTY, DELEGATED, with_act(function=function), as_at="2024-07-01") == expected


@pytest.mark.parametrize(
    ("passed", "expected"),
    [(day("2024-06-01"), "met"), (day("2024-06-02"), "not_met"), (NOT_DONE, "not_met"), (None, "cannot_tell")],
)
def test_without_a_day_of_its_own_a_function_passed_on_the_integration_start_day(passed, expected):
    facts = with_act(establishment=BoardEstablishment(functions_delegated_on=passed))
    assert outcome(DUTY, DELEGATED, facts, as_at="2024-07-01") == expected


def test_the_function_is_not_recorded():
    facts = with_act()
    unnamed = facts.replace(officer_acts=tuple(each.replace(function=None) for each in facts.officer_acts))
    assert outcome(DUTY, DELEGATED, unnamed, as_at="2024-06-01") == "cannot_tell"


def test_a_councils_own_officer_is_free():
    assert outcome(DUTY, DELEGATED, with_act(employed_by=COUNCIL), as_at="2024-06-01") == "not_applicable"


def test_an_act_is_asked_about_from_its_day():
    assert findings(DUTY, with_act(), as_at="2024-05-31") == []
    assert len(findings(DUTY, with_act(), as_at="2024-06-01")) == 3
