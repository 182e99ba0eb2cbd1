"""Clear days, days after, and comparing a day with a limit."""

from datetime import date

import pytest

from comhla.dates import (
    before,
    clear_days_between,
    days_from,
    days_late,
    first_day_at_least_days_after,
    first_day_exceeding_days,
    latest_day_leaving_clear_days,
    not_earlier_than,
    not_later_than,
)

MEETING = date(2026, 9, 16)  # a Wednesday

# (day of the notice, clear days before the meeting, five clear days)
NOTICES = [
    (date(2026, 9, 9), 6, True),
    (date(2026, 9, 10), 5, True),  # Thursday: 11, 12, 13, 14 and 15 September lie between
    (date(2026, 9, 11), 4, False),
    (date(2026, 9, 15), 0, False),
    (date(2026, 9, 16), 0, False),
    (date(2026, 9, 17), 0, False),  # notice after the meeting is 0, never negative
]

# (day, limit, by the limit, before the limit, from the limit on, days late)
LIMITS = [
    (date(2027, 7, 30), date(2027, 7, 31), True, True, False, 0),
    (date(2027, 7, 31), date(2027, 7, 31), True, False, True, 0),
    (date(2027, 8, 1), date(2027, 7, 31), False, False, True, 1),
    (date(2027, 8, 3), date(2027, 7, 31), False, False, True, 3),
    (date(2015, 3, 31), date(2015, 4, 1), True, True, False, 0),
    (date(2015, 4, 1), date(2015, 4, 1), True, False, True, 0),
]


@pytest.mark.parametrize(("notice", "clear_days", "enough"), NOTICES)
def test_clear_days_leave_out_the_notice_and_the_meeting(notice, clear_days, enough):
    assert clear_days_between(notice, MEETING) == clear_days
    assert (clear_days_between(notice, MEETING) >= 5) is enough


def test_latest_day_for_five_clear_days():
    assert latest_day_leaving_clear_days(MEETING, clear_days=5) == date(2026, 9, 10)


def test_no_clear_day_is_the_day_before():
    assert latest_day_leaving_clear_days(MEETING, clear_days=0) == date(2026, 9, 15)


@pytest.mark.parametrize(("day", "limit", "by", "is_before", "from_on", "late"), LIMITS)
def test_each_word_for_a_limit_has_its_own_comparison(day, limit, by, is_before, from_on, late):
    assert not_later_than(day, limit) is by
    assert before(day, limit) is is_before
    assert not_earlier_than(day, limit) is from_on
    assert days_late(day, limit) == late


# (trigger, act, gap)
GAPS = [
    (date(2026, 3, 31), date(2026, 3, 31), 0),
    (date(2026, 3, 31), date(2026, 4, 1), 1),
    (date(2026, 3, 31), date(2026, 11, 22), 236),
    (date(2026, 3, 31), date(2026, 3, 30), -1),
]


@pytest.mark.parametrize(("trigger", "act", "gap"), GAPS)
def test_gap_since_a_trigger(trigger, act, gap):
    assert days_from(trigger, act) == gap


# (requisition made on, members may call the meeting themselves from)
REQUISITIONS = [
    (date(2026, 9, 1), date(2026, 9, 9)),
    (date(2026, 12, 28), date(2027, 1, 5)),
    (date(2028, 2, 22), date(2028, 3, 1)),
]


@pytest.mark.parametrize(("made_on", "own_call_from"), REQUISITIONS)
def test_own_call_from_the_eighth_day_after_a_requisition(made_on, own_call_from):
    assert first_day_exceeding_days(made_on, days=7) == own_call_from


def test_inspection_may_begin_fourteen_days_after_a_notice_on_17_june():
    assert first_day_at_least_days_after(date(2026, 6, 17), days=14) == date(2026, 7, 1)
