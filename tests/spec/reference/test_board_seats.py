"""Who has a vote on an integration joint board, by date (SSI 2014/285, SSI 2015/66, SSI 2025/405)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.reference import Seat, board_seat, board_seat_votes_on, board_seats

DAY_BEFORE_THE_ORDER = date(2014, 11, 27)
FIRST_DAY = date(2014, 11, 28)
LAST_DAY_OF_THE_OLD_RULE = date(2026, 8, 31)
FIRST_DAY_OF_THE_NEW_RULE = date(2026, 9, 1)


@pytest.mark.parametrize(
    # vote on: 28 November 2014, 31 August 2026, 1 September 2026
    ("seat", "at_first", "at_last", "from_september_2026"),
    [
        (Seat.COUNCIL_NOMINEE, True, True, True),
        (Seat.HEALTH_BOARD_NOMINEE, True, True, True),
        (Seat.CHIEF_SOCIAL_WORK_OFFICER, False, False, False),
        (Seat.CHIEF_OFFICER, False, False, False),
        (Seat.FINANCE_OFFICER, False, False, False),
        (Seat.GENERAL_PRACTITIONER, False, False, False),
        (Seat.NURSE, False, False, False),
        (Seat.OTHER_DOCTOR, False, False, False),
        (Seat.STAFF, False, False, False),
        (Seat.THIRD_SECTOR, False, False, True),
        (Seat.SERVICE_USER, False, False, True),
        (Seat.UNPAID_CARER, False, False, True),
        (Seat.ADDITIONAL, False, False, False),
    ],
)
def test_vote_by_seat_and_day(seat: Seat, at_first: bool, at_last: bool, from_september_2026: bool) -> None:
    assert board_seat_votes_on(seat, FIRST_DAY) is at_first
    assert board_seat_votes_on(seat, LAST_DAY_OF_THE_OLD_RULE) is at_last
    assert board_seat_votes_on(seat, FIRST_DAY_OF_THE_NEW_RULE) is from_september_2026
    assert board_seat_votes_on(seat, DAY_BEFORE_THE_ORDER) is False


@pytest.mark.parametrize(
    ("seat", "day", "one_council", "several_councils"),
    [
        (Seat.COUNCIL_NOMINEE, FIRST_DAY, "3(1)(a)", "5(2)(a)"),
        (Seat.CHIEF_OFFICER, date(2015, 3, 19), "3(1)(d)", "5(2)(d)"),
        (Seat.CHIEF_OFFICER, date(2015, 3, 20), "3(7B)", "5(7B)"),
        (Seat.UNPAID_CARER, FIRST_DAY, "3(7)(d)", "5(7)(d)"),
        (Seat.ADDITIONAL, FIRST_DAY, "3(8)", "5(8)"),
    ],
)
def test_article_of_the_seat(seat: Seat, day: date, one_council: str, several_councils: str) -> None:
    row = board_seat(seat, day)
    assert row is not None
    assert (row.article_one_council, row.article_several_councils) == (one_council, several_councils)


def test_no_seat_before_the_order() -> None:
    assert all(board_seat(seat, DAY_BEFORE_THE_ORDER) is None for seat in Seat)


@given(seat=st.sampled_from(Seat), day=st.dates(min_value=FIRST_DAY))
def test_exactly_one_row_holds_for_each_seat_on_each_day(seat: Seat, day: date) -> None:
    assert sum(row.seat is seat and row.in_force_on(day) for row in board_seats()) == 1


@given(seat=st.sampled_from(Seat), day=st.dates(), later=st.dates())
def test_a_vote_once_gained_is_kept(seat: Seat, day: date, later: date) -> None:
    earlier, later = sorted((day, later))
    assert board_seat_votes_on(seat, earlier) <= board_seat_votes_on(seat, later)
