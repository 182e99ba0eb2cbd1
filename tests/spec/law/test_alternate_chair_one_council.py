"""IJBO-C1: alternate the right to appoint the chair between the council and the health board."""

import pytest

from comhla.law.facts import ChairPeriod
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.board import a_member, board_nominees, council_nominees, in_seats
from tests.lib.law import (
    COUNCIL,
    HEALTH_BOARD,
    SECOND_COUNCIL,
    a_scheme,
    an_authority,
    day,
    finding,
    outcome,
    outcome_of_the_whole,
    silent,
)

DUTY = "IJBO-C1"


def a_period(first_day, last_day=None, *, name="p1", **facts):
    last = None if last_day is None else day(last_day)
    return ChairPeriod(**{"id": name, "body": "board", "first_day": day(first_day), "last_day": last, **facts})


def with_periods(*periods, first_chair_from=None, **facts):
    return an_authority(schemes=(a_scheme(first_chair_from=first_chair_from),), chair_periods=periods, **facts)


# first day, last day, as at, outcome. With the third anniversary inside, the period is a day too long.
LENGTHS = [
    ("2016-04-01", "2019-03-31", "2016-04-01", "met"),
    ("2016-04-01", "2019-04-01", "2019-04-01", "not_met"),
    ("2016-02-29", "2019-02-28", "2019-04-01", "met"),
    ("2016-02-29", "2019-03-01", "2019-04-01", "not_met"),
    ("2016-04-01", None, "2019-03-31", "not_yet_due"),
    ("2016-04-01", None, "2019-04-01", "cannot_tell"),
]


@pytest.mark.parametrize(("first_day", "last_day", "as_at", "expected"), LENGTHS)
def test_limit_period_to_three_years(first_day, last_day, as_at, expected):
    facts = with_periods(a_period(first_day, last_day))
    assert outcome(DUTY, "limit_period_to_three_years", facts, as_at=as_at) == expected


# first day of the next period, as at, outcome: a period without a last day ends with the next
FOLLOWED = [
    ("2019-04-01", "2019-04-01", "met"),
    ("2019-04-02", "2019-04-02", "not_met"),
    ("2019-04-02", "2019-04-01", "cannot_tell"),
]


@pytest.mark.parametrize(("following", "as_at", "expected"), FOLLOWED)
def test_a_period_ends_where_the_next_begins(following, as_at, expected):
    facts = with_periods(a_period("2016-04-01"), a_period(following, name="p2"))
    assert outcome(DUTY, "limit_period_to_three_years", facts, as_at=as_at, subject="p1") == expected


def test_the_last_day_of_a_running_period_is_named():
    found = finding(DUTY, "limit_period_to_three_years", with_periods(a_period("2025-04-01")), as_at="2026-11-22")
    assert found.because == "The appointing period that began on 1 April 2025 may last until 31 March 2028."
    assert found.due == day("2028-03-31")
    assert found.holds_until == day("2028-03-31")


# sides of three periods, outcome in the third
TURNS = [
    ((COUNCIL, HEALTH_BOARD, COUNCIL), "met"),
    ((COUNCIL, HEALTH_BOARD, HEALTH_BOARD), "not_met"),
    ((HEALTH_BOARD, COUNCIL, COUNCIL), "not_met"),
    ((HEALTH_BOARD, None, HEALTH_BOARD), "cannot_tell"),
    ((HEALTH_BOARD, COUNCIL, None), "cannot_tell"),
]


@pytest.mark.parametrize(("sides", "expected"), TURNS)
def test_alternate_sides(sides, expected):
    periods = [a_period(f"{2016 + 3 * n}-04-01", name=f"p{n}", appointed_by=side) for n, side in enumerate(sides)]
    facts = with_periods(*reversed(periods))
    assert outcome(DUTY, "alternate_sides", facts, as_at="2022-04-01", subject="p2") == expected


def test_the_first_period_follows_nothing():
    assert silent(
        DUTY, "alternate_sides", with_periods(a_period("2016-04-01", appointed_by=COUNCIL)), as_at="2017-01-01"
    )


# side in the scheme, side in the first period, outcome
FIRST = [
    (COUNCIL, COUNCIL, "met"),
    (HEALTH_BOARD, HEALTH_BOARD, "met"),
    (COUNCIL, HEALTH_BOARD, "for_a_person"),  # earlier periods may be missing from the record
    (None, COUNCIL, "cannot_tell"),
    (COUNCIL, None, "cannot_tell"),
]


@pytest.mark.parametrize(("named", "appointed_by", "expected"), FIRST)
def test_begin_with_agreed_side(named, appointed_by, expected):
    facts = with_periods(a_period("2016-04-01", appointed_by=appointed_by), first_chair_from=named)
    assert outcome(DUTY, "begin_with_agreed_side", facts, as_at="2017-01-01") == expected


def test_without_a_scheme_in_the_file_the_agreed_side_cannot_be_told():
    facts = with_periods(a_period("2016-04-01", appointed_by=COUNCIL))
    facts = facts.replace(schemes=None, authority=facts.authority.replace(code="S37000003"))
    assert outcome(DUTY, "begin_with_agreed_side", facts, as_at="2017-01-01") == "cannot_tell"


# who appointed the chair, who appointed the vice-chair, outcome
VICE = [
    (COUNCIL, HEALTH_BOARD, "met"),
    (HEALTH_BOARD, COUNCIL, "met"),
    (COUNCIL, COUNCIL, "not_met"),
    (HEALTH_BOARD, HEALTH_BOARD, "not_met"),
    (None, COUNCIL, "cannot_tell"),
    (COUNCIL, None, "cannot_tell"),
]


@pytest.mark.parametrize(("chair_by", "vice_by", "expected"), VICE)
def test_appoint_vice_chair_from_other_side(chair_by, vice_by, expected):
    facts = with_periods(a_period("2016-04-01", appointed_by=chair_by, vice_chair_appointed_by=vice_by))
    assert outcome(DUTY, "appoint_vice_chair_from_other_side", facts, as_at="2017-01-01") == expected


MEMBERS = (
    *council_nominees(1),
    *board_nominees(1),
    *in_seats(Seat.UNPAID_CARER),
    a_member("elsewhere", Seat.COUNCIL_NOMINEE, nominated_by=SECOND_COUNCIL),
    a_member("silent-councillor", Seat.COUNCIL_NOMINEE),
    a_member("board-member", Seat.HEALTH_BOARD_NOMINEE, is_non_executive_director=False, is_health_board_member=True),
    a_member("silent-director", Seat.HEALTH_BOARD_NOMINEE),
)
# body that appointed, member appointed, outcome
APPOINTEES = [
    (COUNCIL, "council-1", "met"),
    (COUNCIL, "silent-councillor", "met"),
    (COUNCIL, "elsewhere", "not_met"),
    (COUNCIL, "nhs-1", "not_met"),
    (COUNCIL, "unpaid_carer", "not_met"),
    (HEALTH_BOARD, "nhs-1", "met"),
    (HEALTH_BOARD, "board-member", "not_met"),
    (HEALTH_BOARD, "silent-director", "cannot_tell"),
    (HEALTH_BOARD, "council-1", "not_met"),
    (HEALTH_BOARD, "unpaid_carer", "not_met"),
    (HEALTH_BOARD, None, "cannot_tell"),
    (HEALTH_BOARD, "nobody-recorded", "cannot_tell"),
    (None, "nhs-1", "cannot_tell"),
]


@pytest.mark.parametrize(("by", "appointee", "expected"), APPOINTEES)
def test_appoint_chair_who_may_serve(by, appointee, expected):
    facts = with_periods(a_period("2026-09-02", appointed_by=by, chair=appointee), members=MEMBERS)
    assert outcome(DUTY, "appoint_chair_who_may_serve", facts, as_at="2026-10-01") == expected


@pytest.mark.parametrize(("by", "appointee", "expected"), APPOINTEES)
def test_appoint_vice_chair_who_may_serve(by, appointee, expected):
    period = a_period("2026-09-02", vice_chair_appointed_by=by, vice_chair=appointee)
    facts = with_periods(period, members=MEMBERS)
    assert outcome(DUTY, "appoint_vice_chair_who_may_serve", facts, as_at="2026-10-01") == expected


@pytest.mark.parametrize(
    ("as_at", "expected"), [("2016-03-31", "for_a_person"), ("2016-04-01", "met"), ("2019-04-01", "for_a_person")]
)
def test_keep_a_period_running(as_at, expected):
    facts = with_periods(a_period("2016-04-01", "2019-03-31"))
    assert outcome(DUTY, "keep_a_period_running", facts, as_at=as_at) == expected


def test_periods_of_a_monitoring_committee_are_not_asked_about():
    facts = with_periods(a_period("2016-04-01", body="monitoring_committee"))
    assert silent(DUTY, "limit_period_to_three_years", facts, as_at="2017-01-01")
    assert outcome(DUTY, "keep_a_period_running", facts, as_at="2017-01-01") == "for_a_person"


def test_who_bears_it():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2017-01-01") == "cannot_tell"
    for facts in (an_authority(councils=(COUNCIL, SECOND_COUNCIL)), an_authority(model=Model.BOTH_LEAD)):
        assert outcome_of_the_whole(DUTY, facts.replace(chair_periods=()), as_at="2017-01-01") == "not_applicable"
