"""act-2014/s11-s12: employ nobody but the chief officer, and take over only by a transfer scheme."""

import pytest

from comhla.law.facts import NOT_DONE, BodyAndDay, Officer, OfficerPost, Transfer, TransferOf
from comhla.reference.models import Model
from tests.lib.law import COUNCIL, HEALTH_BOARD, an_authority, day, finding, outcome, outcome_of_the_whole, silent

DUTY = "act-2014/s11-s12"
STAFF, BY_SCHEME, CONSULT = "employ_nobody_else", "take_over_only_by_scheme", "consult_before_scheme"


def an_officer(**facts):
    return Officer(**{"id": "fo", "post": OfficerPost.FINANCE_OFFICER, "first_day": day("2024-04-01"), **facts})


# the officer, as at, outcome
STAFF_CASES = [
    ({"employed_by_board": False}, "2024-04-01", "met"),
    ({"employed_by_board": True}, "2024-03-31", "met"),
    ({"employed_by_board": True}, "2024-04-01", "not_met"),
    ({"employed_by_board": True, "last_day": day("2024-04-30")}, "2024-05-01", "met"),
    ({"employed_by_board": True, "order_allowing_employment": "An order"}, "2024-04-01", "met"),
    ({"employed_by_board": None}, "2024-04-01", "cannot_tell"),
    ({"employed_by_board": True, "post": OfficerPost.CHIEF_OFFICER}, "2024-04-01", "met"),
    ({"employed_by_board": True, "post": OfficerPost.OTHER_STAFF}, "2024-04-01", "not_met"),
]


@pytest.mark.parametrize(("officer", "as_at", "expected"), STAFF_CASES)
def test_employ_nobody_else(officer, as_at, expected):
    assert outcome(DUTY, STAFF, an_authority(officers=(an_officer(**officer),)), as_at=as_at) == expected


def test_employ_nobody_else_names_posts_by_id_and_no_officers_is_nobody():
    found = finding(DUTY, STAFF, an_authority(officers=(an_officer(employed_by_board=True),)), as_at="2024-04-01")
    assert found.because.endswith("with no order that allows it: fo.")
    assert outcome(DUTY, STAFF, an_authority(officers=()), as_at="2024-04-01") == "met"


def with_transfer(**facts):
    given = {
        "id": "t",
        "of": (TransferOf.PROPERTY,),
        "from_bodies": (COUNCIL,),
        "to_body": "board",
        "transfer_on": day("2024-04-01"),
        **facts,
    }
    return an_authority(transfers=(Transfer(**given),))


# scheme made on, outcome; the transfer was on 1 April 2024
SCHEMES = [
    (day("2024-03-31"), "met"),
    (day("2024-04-01"), "met"),
    (day("2024-04-02"), "not_met"),
    (NOT_DONE, "not_met"),
    (None, "cannot_tell"),
]


@pytest.mark.parametrize("of", [(TransferOf.STAFF,), (TransferOf.PROPERTY,), (TransferOf.LIABILITIES,)])
@pytest.mark.parametrize(("made_on", "expected"), SCHEMES)
def test_take_over_only_by_scheme(of, made_on, expected):
    assert outcome(DUTY, BY_SCHEME, with_transfer(of=of, scheme_made_on=made_on), as_at="2024-05-01") == expected


def test_a_transfer_to_another_body_is_not_asked_about():
    facts = with_transfer(to_body=HEALTH_BOARD, scheme_made_on=NOT_DONE)
    assert silent(DUTY, BY_SCHEME, facts, as_at="2024-05-01")


# consulted, outcome; the scheme was made on 1 March 2024
CONSULTED = [
    (None, "cannot_tell"),
    ((), "not_met"),
    ((BodyAndDay(body=COUNCIL, on=day("2024-03-01")),), "not_met"),
    ((BodyAndDay(body=COUNCIL, on=None),), "not_met"),
    ((BodyAndDay(body=COUNCIL, on=day("2024-02-29")),), "met"),
]


@pytest.mark.parametrize(("consulted", "expected"), CONSULTED)
def test_consult_before_scheme(consulted, expected):
    facts = with_transfer(scheme_made_on=day("2024-03-01"), consulted=consulted)
    assert outcome(DUTY, CONSULT, facts, as_at="2024-05-01") == expected


def test_consulting_on_staff_is_asked_under_its_own_duty_and_without_a_scheme_not_at_all():
    staff = with_transfer(of=(TransferOf.STAFF,), scheme_made_on=day("2024-03-01"), consulted=())
    assert silent(DUTY, CONSULT, staff, as_at="2024-05-01")
    assert silent(DUTY, CONSULT, with_transfer(scheme_made_on=NOT_DONE), as_at="2024-05-01")


def test_binds_boards_only():
    facts = an_authority(model=Model.COUNCIL_LEADS)
    assert outcome_of_the_whole(DUTY, facts, as_at="2024-06-01") == "not_applicable"
