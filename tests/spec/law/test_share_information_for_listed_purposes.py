"""act-2014/s49: share information under section 49 only with listed bodies for listed purposes."""

import pytest

from comhla.law.facts import Disclosure, SharingBody, SharingPurpose
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole

DUTY = "act-2014/s49"
SINCE, BODIES, PURPOSES, PROTECTION = (
    "share_only_since_it_is_law",
    "share_only_between_listed_bodies",
    "share_only_for_listed_purposes",
    "keep_to_data_protection_law",
)


def with_disclosure(*, model=Model.BODY_CORPORATE, **facts):
    given = {
        "id": "d",
        "what": "Admissions by locality",
        "given_by": SharingBody.HEALTH_BOARD,
        "given_to": SharingBody.COUNCIL,
        "purpose": SharingPurpose.PREPARING_PLAN,
        "disclosed_on": day("2024-06-01"),
        **facts,
    }
    return an_authority(model=model, disclosures=(Disclosure(**given),))


@pytest.mark.parametrize(("on", "expected"), [("2014-04-01", "not_met"), ("2014-04-02", "met")])
def test_share_only_since_it_is_law(on, expected):
    assert outcome(DUTY, SINCE, with_disclosure(disclosed_on=day(on)), as_at="2014-04-02") == expected


LISTED = (SharingBody.HEALTH_BOARD, SharingBody.COUNCIL, SharingBody.BOARD)


@pytest.mark.parametrize("body", SharingBody)
def test_share_only_between_listed_bodies(body):
    expected = "met" if body in LISTED else "not_met"
    assert outcome(DUTY, BODIES, with_disclosure(given_to=body), as_at="2024-06-01") == expected
    assert outcome(DUTY, BODIES, with_disclosure(given_by=body), as_at="2024-06-01") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [(SharingBody.BOARD, "for_a_person"), (SharingBody.COUNCIL, "met"), (SharingBody.CHARITY, "not_met")],
)
def test_a_lead_agency_area_has_no_joint_board_to_share_with(body, expected):
    facts = with_disclosure(model=Model.BOTH_LEAD, given_to=body)
    assert outcome(DUTY, BODIES, facts, as_at="2024-06-01") == expected


PURPOSE_CASES = [
    (SharingPurpose.MAKING_SCHEME, "met"),
    (SharingPurpose.CARRYING_OUT_FUNCTIONS, "met"),
    (SharingPurpose.PREPARING_PLAN, "met"),
    (SharingPurpose.REVIEWING_PLAN, "for_a_person"),
    (SharingPurpose.PERFORMANCE_REPORT, "for_a_person"),
    (SharingPurpose.OTHER, "not_met"),
]


@pytest.mark.parametrize(("purpose", "expected"), PURPOSE_CASES)
def test_share_only_for_listed_purposes(purpose, expected):
    assert outcome(DUTY, PURPOSES, with_disclosure(purpose=purpose), as_at="2024-06-01") == expected


def test_the_surer_basis_is_named():
    facts = with_disclosure(purpose=SharingPurpose.PERFORMANCE_REPORT)
    assert finding(DUTY, PURPOSES, facts, as_at="2024-06-01").because == (
        "The purpose, preparing a performance report, is not in the list of section 49; section 42(6) is the surer"
        " basis. Which was meant?"
    )


# about people, basis recorded, outcome: a person judges, and never the machine
PROTECTION_CASES = [
    (False, None, "not_applicable"),
    (None, None, "cannot_tell"),
    (True, None, "for_a_person"),
    (True, "Public task", "for_a_person"),
]


@pytest.mark.parametrize(("about_people", "basis", "expected"), PROTECTION_CASES)
def test_keep_to_data_protection_law(about_people, basis, expected):
    facts = with_disclosure(about_people=about_people, data_protection_basis=basis)
    assert outcome(DUTY, PROTECTION, facts, as_at="2024-06-01") == expected


def test_not_recorded_none_and_still_to_come():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2024-06-01") == "cannot_tell"
    assert findings(DUTY, an_authority(disclosures=()), as_at="2024-06-01") == []
    assert findings(DUTY, with_disclosure(), as_at="2024-05-31") == []
