"""act-2014/s62-s67: get consent before services are shared across the health service."""

import pytest

from comhla.law.facts import NOT_DONE, SharedService, SharedServiceKind
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "act-2014/s62-s67"
AGENCY, FOR_ANOTHER = SharedServiceKind.AGENCY_SUPPLY, SharedServiceKind.HEALTH_BOARD_FOR_ANOTHER
PARTS = [
    (AGENCY, "get_ministers_consent_to_agency_supply", "ministers_consented_on"),
    (FOR_ANOTHER, "get_ministers_agreement_to_act_for_another", "ministers_consented_on"),
    (FOR_ANOTHER, "get_other_health_boards_agreement", "health_board_agreed_on"),
]


def with_service(kind=AGENCY, **facts):
    """An arrangement that begins on 1 June 2024."""
    service = SharedService(id="s", kind=kind, what="Payroll", started_on=day("2024-06-01"), **facts)
    return an_authority(shared_services=(service,))


# agreed on, as at, outcome. A day says nothing of the hour: on the very day, a person is asked which came first.
AGREED = [
    (day("2024-05-31"), "2024-05-31", "met"),
    (day("2024-05-31"), "2024-06-01", "met"),
    (day("2024-06-01"), "2024-05-31", "not_yet_due"),
    (day("2024-06-01"), "2024-06-01", "for_a_person"),
    (day("2024-06-02"), "2024-06-01", "not_met"),
    (day("2024-06-02"), "2024-06-02", "not_met"),
    (NOT_DONE, "2024-05-31", "not_yet_due"),
    (NOT_DONE, "2024-06-01", "not_met"),
    (None, "2024-05-31", "not_yet_due"),
    (None, "2024-06-01", "cannot_tell"),
]


@pytest.mark.parametrize(("agreed_on", "as_at", "expected"), AGREED)
@pytest.mark.parametrize(("kind", "part", "field"), PARTS)
def test_agreement_comes_before_the_start(kind, part, field, agreed_on, as_at, expected):
    assert outcome(DUTY, part, with_service(kind, **{field: agreed_on}), as_at=as_at) == expected


@pytest.mark.parametrize(("kind", "part", "field"), PARTS)
def test_the_missing_agreement_is_named(kind, part, field):
    assert finding(DUTY, part, with_service(kind), as_at="2024-06-01").answer.missing == (f"shared_services.{field}",)


def test_what_began_before_consent_says_so():
    found = finding(DUTY, PARTS[0][1], with_service(ministers_consented_on=day("2024-07-01")), as_at="2024-07-01")
    assert found.because == "Payroll: begun on 1 June 2024, and agreement of Ministers came only on 1 July 2024."
    assert found.due == day("2024-05-31")


def test_each_kind_of_arrangement_has_its_own_consents():
    for_agency, for_another, other_board = (part for _, part, _ in PARTS)
    assert silent(DUTY, for_agency, with_service(FOR_ANOTHER), as_at="2024-06-01")
    assert silent(DUTY, for_another, with_service(AGENCY), as_at="2024-06-01")
    assert silent(DUTY, other_board, with_service(AGENCY), as_at="2024-06-01")


def test_a_planned_arrangement_shows_four_weeks_before():
    assert findings(DUTY, with_service(), as_at="2024-05-03") == []
    assert outcome(DUTY, PARTS[0][1], with_service(), as_at="2024-05-04") == "not_yet_due"


def test_not_recorded_and_none():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2024-06-01") == "cannot_tell"
    assert findings(DUTY, an_authority(shared_services=()), as_at="2024-06-01") == []
