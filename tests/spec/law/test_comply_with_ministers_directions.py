"""act-2014/s52: comply with directions of the Scottish Ministers."""

import pytest

from comhla.law.facts import NOT_DONE, Direction, MinisterialDirection
from comhla.reference.models import Model
from tests.lib.law import (
    COUNCIL,
    HEALTH_BOARD,
    an_authority,
    day,
    finding,
    findings,
    outcome,
    outcome_of_the_whole,
    silent,
)

DUTY = "act-2014/s52"
GIVEN = "2025-02-03"


def with_direction(*, model=Model.BODY_CORPORATE, directions=None, **facts):
    given = {"addressee": HEALTH_BOARD, "given_on": day(GIVEN), **facts}
    direction = MinisterialDirection(id="m", **given)
    return an_authority(model=model, ministerial_directions=(direction,), directions=directions)


# comply by, complied on, as at, outcome
COMPLIANCE = [
    ("2025-03-31", NOT_DONE, "2025-03-31", "not_yet_due"),
    ("2025-03-31", NOT_DONE, "2025-04-01", "not_met"),
    ("2025-03-31", None, "2025-04-01", "cannot_tell"),
    ("2025-03-31", day("2025-03-31"), "2025-03-31", "met"),
    ("2025-03-31", day("2025-04-01"), "2025-04-01", "not_met"),
    (None, day("2025-04-01"), "2025-04-01", "met"),
    (None, day("2025-04-01"), "2025-03-31", "for_a_person"),
    (None, NOT_DONE, "2025-04-01", "for_a_person"),
    (None, None, "2025-04-01", "cannot_tell"),
]


@pytest.mark.parametrize(("comply_by", "complied_on", "as_at", "expected"), COMPLIANCE)
def test_comply(comply_by, complied_on, as_at, expected):
    facts = with_direction(comply_by=comply_by and day(comply_by), complied_on=complied_on)
    assert outcome(DUTY, "comply", facts, as_at=as_at) == expected


@pytest.mark.parametrize(("in_writing", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_be_directed_in_writing(in_writing, expected):
    facts = with_direction(in_writing=in_writing)
    assert outcome(DUTY, "be_directed_in_writing", facts, as_at=GIVEN) == expected


@pytest.mark.parametrize(("orders", "expected"), [(True, "not_met"), (False, "met"), (None, "cannot_tell")])
def test_be_ordered_no_application_for_relief(orders, expected):
    facts = with_direction(orders_application_for_relief=orders)
    assert outcome(DUTY, "be_ordered_no_application_for_relief", facts, as_at=GIVEN) == expected


A, D = Model.BODY_CORPORATE, Model.BOTH_LEAD

# model, addressee, outcome
ADDRESSEES = [
    (A, HEALTH_BOARD, "met"),
    (A, COUNCIL, "met"),
    (A, "board", "met"),
    (D, COUNCIL, "met"),
    (D, "board", "not_met"),
    (A, "monitoring_committee", "not_met"),
    (D, "monitoring_committee", "not_met"),
    (A, "Another Council", "for_a_person"),
]


@pytest.mark.parametrize(("model", "addressee", "expected"), ADDRESSEES)
def test_be_a_body_that_ministers_may_direct(model, addressee, expected):
    facts = with_direction(model=model, addressee=addressee)
    assert outcome(DUTY, "be_a_body_that_ministers_may_direct", facts, as_at=GIVEN) == expected


def test_a_monitoring_committee_is_not_in_the_list():
    facts = with_direction(model=D, addressee="monitoring_committee")
    found = finding(DUTY, "be_a_body_that_ministers_may_direct", facts, as_at=GIVEN)
    assert found.because == (
        "Ministers' direction of 3 February 2025 is addressed to monitoring committee, which is no body that they may"
        " direct here."
    )


def own(given_on="2024-04-01", last_day=None):
    return (Direction(id="own", given_on=day(given_on), addressees=(HEALTH_BOARD,), last_day=last_day),)


# conflicting direction, the authority's directions, as at, whether it is asked about
CONFLICTS = [
    (None, own(), GIVEN, False),
    ("own", own(), GIVEN, True),
    ("own", own(last_day=day("2025-06-30")), "2025-06-30", True),
    ("own", own(last_day=day("2025-06-30")), "2025-07-01", False),
    ("own", own("2025-05-01"), "2025-04-30", False),
    ("own", own("2025-05-01"), "2025-05-01", True),
    ("own", None, GIVEN, True),
]


@pytest.mark.parametrize(("conflicts_with", "directions", "as_at", "shown"), CONFLICTS)
def test_give_no_conflicting_direction(conflicts_with, directions, as_at, shown):
    facts = with_direction(conflicts_with=conflicts_with, directions=directions)
    if shown:
        assert outcome(DUTY, "give_no_conflicting_direction", facts, as_at=as_at) == "for_a_person"
    else:
        assert silent(DUTY, "give_no_conflicting_direction", facts, as_at=as_at)


def test_a_direction_is_asked_about_from_its_day():
    assert findings(DUTY, with_direction(), as_at="2025-02-02") == []
    assert findings(DUTY, with_direction(), as_at=GIVEN) != []


def test_directions_of_ministers_not_recorded_and_none():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at=GIVEN) == "cannot_tell"
    assert findings(DUTY, an_authority(ministerial_directions=()), as_at=GIVEN) == []
