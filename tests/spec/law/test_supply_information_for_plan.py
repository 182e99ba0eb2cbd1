"""act-2014/s34: supply information for the strategic plan."""

import pytest

from comhla.law.facts import NOT_DONE, InformationRequest, Plan, RequestPurpose
from tests.lib.law import HEALTH_BOARD, an_authority, day, finding, findings, outcome, silent

DUTY = "act-2014/s34"


def with_request(*, finalised="2027-02-10", **facts):
    request = InformationRequest(
        **{
            "id": "request-1",
            "purpose": RequestPurpose.PLAN,
            "asked_of": HEALTH_BOARD,
            "asked_on": day("2026-06-01"),
            **facts,
        }
    )
    plan = Plan(id="plan-2027", title="Plan 2027", finalised_on=finalised and day(finalised))
    return an_authority(information_requests=(request,), plans=(plan,))


# supplied on, needed by, as at, outcome; the plan is final on 10 February 2027
SUPPLIED = [
    (day("2026-07-01"), None, "2026-07-01", "met"),
    (day("2026-07-01"), None, "2026-06-30", "not_yet_due"),
    (day("2026-07-01"), day("2026-07-01"), "2026-07-01", "met"),
    (day("2026-07-02"), day("2026-07-01"), "2026-07-01", "not_yet_due"),
    (day("2026-07-03"), day("2026-07-01"), "2026-07-02", "for_a_person"),
    (day("2026-07-03"), day("2026-07-01"), "2026-07-03", "for_a_person"),
    (day("2027-02-10"), None, "2027-02-10", "met"),
    (day("2027-02-11"), None, "2027-02-11", "not_met"),
    (NOT_DONE, None, "2027-02-09", "not_yet_due"),
    (NOT_DONE, None, "2027-02-10", "not_met"),
    (None, None, "2027-02-10", "cannot_tell"),
]


@pytest.mark.parametrize(("supplied_on", "needed_by", "as_at", "expected"), SUPPLIED)
def test_supply_information(supplied_on, needed_by, as_at, expected):
    facts = with_request(supplied_on=supplied_on, needed_by=needed_by)
    assert outcome(DUTY, "supply_information", facts, as_at=as_at) == expected


# reason for refusing on 1 July 2026, as at, outcome
REFUSED = [
    (None, "2026-06-30", "not_yet_due"),
    (None, "2026-07-01", "not_met"),
    ("It is not held.", "2026-07-01", "for_a_person"),
]


@pytest.mark.parametrize(("reason", "as_at", "expected"), REFUSED)
def test_a_refusal_needs_a_reason_and_the_reason_a_person(reason, as_at, expected):
    facts = with_request(refused_on=day("2026-07-01"), refusal_reason=reason)
    assert outcome(DUTY, "supply_information", facts, as_at=as_at) == expected


def test_need_information_reasonably_is_asked_until_it_is_supplied():
    facts = with_request(supplied_on=day("2026-07-01"))
    assert outcome(DUTY, "need_information_reasonably", facts, as_at="2026-06-30") == "for_a_person"
    assert silent(DUTY, "need_information_reasonably", facts, as_at="2026-07-01")


# plan that the request names, the plan was final on, as at, outcome
RULES = [
    ("plan-2027", "2026-05-31", "2026-06-01", "for_a_person"),
    ("plan-2027", "2026-06-01", "2026-06-01", "met"),
    ("plan-2027", "2027-02-10", "2027-02-10", "met"),
    ("another", "2026-05-31", "2026-06-01", "met"),
    (None, "2026-05-31", "2026-06-01", "met"),
    (None, None, "2026-06-01", "met"),
]


@pytest.mark.parametrize(("plan", "finalised", "as_at", "expected"), RULES)
def test_ask_under_the_right_rule(plan, finalised, as_at, expected):
    facts = with_request(plan=plan, finalised=finalised)
    assert outcome(DUTY, "ask_under_the_right_rule", facts, as_at=as_at) == expected


def test_the_plan_that_a_request_names_decides_when_it_is_too_late():
    assert outcome(DUTY, "supply_information", with_request(plan="plan-2027"), as_at="2027-02-10") == "cannot_tell"
    assert outcome(DUTY, "supply_information", with_request(plan="another"), as_at="2027-02-10") == "not_yet_due"


def test_other_requests_belong_to_other_duties():
    facts = with_request(purpose=RequestPurpose.PLAN_REVIEW)
    assert findings(DUTY, facts, as_at="2026-06-01") == []


def test_the_body_is_named():
    found = finding(DUTY, "supply_information", with_request(supplied_on=day("2026-07-01")), as_at="2026-07-01")
    assert found.because == "NHS Strathmore supplied the information on 1 July 2026."
