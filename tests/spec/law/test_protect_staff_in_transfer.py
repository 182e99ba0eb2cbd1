"""act-2014/s16-s21: consult on a staff transfer scheme, and protect the staff it moves."""

import pytest

from comhla.law.facts import NOT_DONE, BodyAndDay, Transfer, TransferObjection, TransferOf
from comhla.reference.models import Model
from tests.lib.law import COUNCIL, HEALTH_BOARD, an_authority, day, finding, findings, outcome, silent

DUTY = "act-2014/s16-s21"
CONSULT, OBJECT, CONTRACTS, PENSIONS = (
    "consult_before_making_scheme",
    "release_those_who_object",
    "carry_contracts_over",
    "leave_pension_shares_behind",
)
EVERYBODY = (COUNCIL, HEALTH_BOARD, "health_professionals", "social_care_professionals")


def with_transfer(**facts):
    """Staff move from the council to the health board on 1 April 2015, by a scheme made on 1 March 2015."""
    given = {
        "id": "t",
        "of": (TransferOf.STAFF,),
        "from_bodies": (COUNCIL,),
        "to_body": HEALTH_BOARD,
        "transfer_on": day("2015-04-01"),
        "scheme_made_on": day("2015-03-01"),
        **facts,
    }
    return an_authority(model=Model.BOTH_LEAD, transfers=(Transfer(**given),))


DAY_BEFORE_SCHEME = day("2015-02-28")


def consulted(*bodies, on=DAY_BEFORE_SCHEME):
    return tuple(BodyAndDay(body=body, on=on) for body in bodies)


# consulted, outcome; the scheme was made on 1 March 2015
CONSULTED = [
    (consulted(*EVERYBODY), "met"),
    (consulted(*EVERYBODY, on=day("2015-03-01")), "not_met"),
    (consulted(*EVERYBODY[1:]), "not_met"),
    (consulted(*EVERYBODY[:3]), "not_met"),
    (consulted(*EVERYBODY[:3]) + consulted(EVERYBODY[3], on=None), "cannot_tell"),
    (consulted(*EVERYBODY[:3]) + consulted(EVERYBODY[3], on=NOT_DONE), "not_met"),
    ((), "not_met"),
    (None, "cannot_tell"),
]


@pytest.mark.parametrize(("consulted", "expected"), CONSULTED)
def test_consult_before_making_scheme(consulted, expected):
    assert outcome(DUTY, CONSULT, with_transfer(consulted=consulted), as_at="2015-03-01") == expected


def test_those_left_out_are_named():
    found = finding(DUTY, CONSULT, with_transfer(consulted=consulted(*EVERYBODY[1:3])), as_at="2015-03-01")
    assert found.because == (
        "The transfer scheme was made on 1 March 2015, and these were not consulted before that day:"
        " Strathmore Council and representatives of social care professionals."
    )


# scheme made on, staff move to, as at, outcome; the transfer day is 1 April 2015
UNMADE = [
    (NOT_DONE, HEALTH_BOARD, "2015-03-04", "not_yet_due"),
    (NOT_DONE, "board", "2015-03-31", "not_yet_due"),
    (day("2015-05-01"), HEALTH_BOARD, "2015-03-31", "not_yet_due"),
    (None, HEALTH_BOARD, "2015-04-01", "cannot_tell"),
    (day("2015-05-01"), HEALTH_BOARD, "2015-04-01", "not_met"),
    (NOT_DONE, HEALTH_BOARD, "2015-04-01", "not_met"),
]


@pytest.mark.parametrize(("made_on", "to_body", "as_at", "expected"), UNMADE)
def test_a_transfer_without_a_scheme(made_on, to_body, as_at, expected):
    facts = with_transfer(scheme_made_on=made_on, to_body=to_body)
    assert outcome(DUTY, CONSULT, facts, as_at=as_at) == expected


def test_a_planned_transfer_shows_four_weeks_before():
    assert silent(DUTY, CONSULT, with_transfer(scheme_made_on=NOT_DONE), as_at="2015-03-03")


def test_a_transfer_to_a_board_without_a_scheme_is_asked_under_another_duty():
    assert silent(DUTY, CONSULT, with_transfer(scheme_made_on=NOT_DONE, to_body="board"), as_at="2015-04-01")


def objections(**facts):
    given = {
        "id": "objection-1",
        "objected_on": day("2015-03-31"),
        "employment_ended_on": day("2015-03-31"),
        "recorded_as_dismissal": False,
        **facts,
    }
    return (TransferObjection(**given),)


# The objection, outcome. In time up to 31 March 2015; employment then ends on 31 March 2015.
OBJECTIONS = [
    (None, "cannot_tell"),
    ((), "met"),
    (objections(), "met"),
    (objections(acted_on=True), "met"),
    (objections(acted_on=False), "not_met"),
    (objections(employment_ended_on=day("2015-03-30")), "not_met"),
    (objections(employment_ended_on=day("2015-04-01")), "not_met"),
    (objections(employment_ended_on=NOT_DONE), "not_met"),
    (objections(employment_ended_on=None), "cannot_tell"),
    (objections(recorded_as_dismissal=True), "not_met"),
    (objections(recorded_as_dismissal=None), "cannot_tell"),
    (objections(objected_on=day("2015-04-01"), acted_on=True), "not_met"),
    (objections(objected_on=day("2015-04-01"), acted_on=False), "met"),
    (objections(objected_on=day("2015-04-01"), acted_on=None), "cannot_tell"),
]


@pytest.mark.parametrize(("objections", "expected"), OBJECTIONS)
def test_release_those_who_object(objections, expected):
    assert outcome(DUTY, OBJECT, with_transfer(objections=objections), as_at="2015-04-01") == expected


@pytest.mark.parametrize(("recorded", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_carry_contracts_over(recorded, expected):
    assert outcome(DUTY, CONTRACTS, with_transfer(contracts_carried_over=recorded), as_at="2015-04-01") == expected


@pytest.mark.parametrize(("recorded", "expected"), [(True, "not_met"), (False, "met"), (None, "cannot_tell")])
def test_leave_pension_shares_behind(recorded, expected):
    assert outcome(DUTY, PENSIONS, with_transfer(pension_shares_moved=recorded), as_at="2015-04-01") == expected


@pytest.mark.parametrize("part", [OBJECT, CONTRACTS, PENSIONS])
def test_nothing_is_said_of_the_staff_before_the_transfer_day(part):
    assert silent(DUTY, part, with_transfer(), as_at="2015-03-31")


def test_property_alone_is_not_asked_about():
    assert findings(DUTY, with_transfer(of=(TransferOf.PROPERTY,)), as_at="2015-04-01") == []
    assert findings(DUTY, with_transfer(of=(TransferOf.PROPERTY, TransferOf.STAFF)), as_at="2015-04-01")
