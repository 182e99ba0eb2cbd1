"""IJBO-C2: alternate the right to appoint the chair between the health board and several councils."""

import pytest

from comhla.law.facts import ChairPeriod
from comhla.reference.seats import Seat
from tests.lib.board import a_member, board_nominees, council_nominees
from tests.lib.law import (
    COUNCIL,
    HEALTH_BOARD,
    SECOND_COUNCIL,
    a_scheme,
    an_authority,
    day,
    outcome,
    outcome_of_the_whole,
    silent,
)

DUTY = "IJBO-C2"
COUNCILS = (COUNCIL, SECOND_COUNCIL)


def a_period(first_day, last_day=None, *, name="p1", **facts):
    last = None if last_day is None else day(last_day)
    return ChairPeriod(**{"id": name, "body": "board", "first_day": day(first_day), "last_day": last, **facts})


def with_periods(*periods, first_chair_from=None, **facts):
    scheme = a_scheme(councils=COUNCILS, first_chair_from=first_chair_from)
    return an_authority(schemes=(scheme,), chair_periods=periods, **facts)


@pytest.mark.parametrize(("last_day", "expected"), [("2019-03-31", "met"), ("2019-04-01", "not_met")])
def test_limit_period_to_three_years(last_day, expected):
    facts = with_periods(a_period("2016-04-01", last_day))
    assert outcome(DUTY, "limit_period_to_three_years", facts, as_at="2019-05-01") == expected


# body that appointed in the period before, body that appoints now, outcome
TURNS = [
    (HEALTH_BOARD, COUNCIL, "met"),
    (SECOND_COUNCIL, HEALTH_BOARD, "met"),
    (COUNCIL, SECOND_COUNCIL, "not_met"),  # two periods of councils running
    (COUNCIL, COUNCIL, "not_met"),
    (HEALTH_BOARD, HEALTH_BOARD, "not_met"),
    (None, COUNCIL, "cannot_tell"),
]


@pytest.mark.parametrize(("before", "now", "expected"), TURNS)
def test_alternate_sides(before, now, expected):
    facts = with_periods(
        a_period("2016-04-01", "2019-03-31", appointed_by=before),
        a_period("2019-04-01", name="p2", appointed_by=now),
    )
    assert outcome(DUTY, "alternate_sides", facts, as_at="2019-04-01") == expected


# who is to go first, who did, outcome. Which council it is makes no difference to the side.
FIRST = [
    (HEALTH_BOARD, HEALTH_BOARD, "met"),
    (COUNCIL, SECOND_COUNCIL, "met"),
    (HEALTH_BOARD, COUNCIL, "for_a_person"),
    (None, COUNCIL, "cannot_tell"),
]


@pytest.mark.parametrize(("agreed", "did", "expected"), FIRST)
def test_begin_with_agreed_side(agreed, did, expected):
    facts = with_periods(a_period("2016-04-01", appointed_by=did), first_chair_from=agreed)
    assert outcome(DUTY, "begin_with_agreed_side", facts, as_at="2016-04-01") == expected


@pytest.mark.parametrize(
    ("chair_by", "vice_by", "expected"),
    [
        (SECOND_COUNCIL, HEALTH_BOARD, "met"),
        (HEALTH_BOARD, COUNCIL, "met"),
        (SECOND_COUNCIL, COUNCIL, "not_met"),
        (SECOND_COUNCIL, None, "cannot_tell"),
    ],
)
def test_appoint_vice_chair_from_other_side(chair_by, vice_by, expected):
    facts = with_periods(a_period("2016-04-01", appointed_by=chair_by, vice_chair_appointed_by=vice_by))
    assert outcome(DUTY, "appoint_vice_chair_from_other_side", facts, as_at="2016-04-01") == expected


MEMBERS = (
    *council_nominees(1),
    *board_nominees(1),
    a_member("glenmore", Seat.COUNCIL_NOMINEE, nominated_by=SECOND_COUNCIL),
    a_member("board-member", Seat.HEALTH_BOARD_NOMINEE, is_non_executive_director=False),
)
# body that appointed, member appointed, outcome
APPOINTEES = [
    (SECOND_COUNCIL, "glenmore", "met"),
    (COUNCIL, "glenmore", "not_met"),  # nominated by the other council
    (HEALTH_BOARD, "nhs-1", "met"),
    (HEALTH_BOARD, "board-member", "not_met"),
]


@pytest.mark.parametrize(("by", "appointee", "expected"), APPOINTEES)
def test_appoint_chair_who_may_serve(by, appointee, expected):
    facts = with_periods(a_period("2016-04-01", appointed_by=by, chair=appointee), members=MEMBERS)
    assert outcome(DUTY, "appoint_chair_who_may_serve", facts, as_at="2016-04-01") == expected


@pytest.mark.parametrize(("by", "appointee", "expected"), APPOINTEES)
def test_appoint_vice_chair_who_may_serve(by, appointee, expected):
    period = a_period("2016-04-01", vice_chair_appointed_by=by, vice_chair=appointee)
    facts = with_periods(period, members=MEMBERS)
    assert outcome(DUTY, "appoint_vice_chair_who_may_serve", facts, as_at="2016-04-01") == expected


@pytest.mark.parametrize(("as_at", "expected"), [("2019-03-31", "met"), ("2019-04-01", "for_a_person")])
def test_keep_a_period_running(as_at, expected):
    facts = with_periods(a_period("2016-04-01", "2019-03-31"))
    assert outcome(DUTY, "keep_a_period_running", facts, as_at=as_at) == expected


def test_who_bears_it():
    assert outcome_of_the_whole(DUTY, an_authority(chair_periods=()), as_at="2017-01-01") == "not_applicable"
    assert silent(DUTY, "alternate_sides", with_periods(a_period("2016-04-01")), as_at="2017-01-01")
