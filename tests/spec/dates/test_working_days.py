"""Working days: requests for information, and the inspection of accounts."""

from datetime import date

import pytest

from comhla.dates import CHRISTMAS_EVE, BadCount, DayNotCovered, Period, WorkingDays

# Christmas and New Year only: enough for the cases here, which keep clear of every other bank holiday.
BANK_HOLIDAYS = frozenset(
    {
        date(2024, 12, 25),
        date(2024, 12, 26),
        date(2025, 1, 1),
        date(2025, 1, 2),
        date(2026, 12, 25),
        date(2026, 12, 28),  # for Saturday 26 December
        date(2027, 1, 1),
        date(2027, 1, 4),  # for Saturday 2 January
    }
)
CALENDAR = WorkingDays(
    bank_holidays=BANK_HOLIDAYS,
    first_day_covered=date(2022, 1, 1),
    last_day_covered=date(2028, 12, 31),
)
ACCOUNTS_CALENDAR = WorkingDays(
    bank_holidays=BANK_HOLIDAYS,
    first_day_covered=date(2022, 1, 1),
    last_day_covered=date(2028, 12, 31),
    other_closed_days=frozenset({CHRISTMAS_EVE}),
)

# (day, working day for most rules, working day for accounts, why)
DAYS = [
    ("2024-12-23", True, True, "Monday"),
    ("2024-12-24", True, False, "Tuesday, Christmas Eve"),
    ("2024-12-25", False, False, "bank holiday"),
    ("2024-12-27", True, True, "Friday"),
    ("2024-12-28", False, False, "Saturday"),
    ("2024-12-29", False, False, "Sunday"),
    ("2026-12-28", False, False, "substitute day on a Monday"),
    ("2027-01-04", False, False, "substitute day for 2 January"),
    ("2027-01-05", True, True, "Tuesday"),
    ("2022-12-24", False, False, "Christmas Eve on a Saturday"),
]


@pytest.mark.parametrize(("day", "usual", "accounts", "why"), DAYS)
def test_is_working_day(day, usual, accounts, why):
    assert CALENDAR.is_working_day(date.fromisoformat(day)) is usual, why
    assert ACCOUNTS_CALENDAR.is_working_day(date.fromisoformat(day)) is accounts, why


# (day in the regulations, day on which it falls)
ACCOUNTS_DAYS = [
    ("2024-06-17", "2024-06-17"),  # Monday
    ("2023-06-17", "2023-06-19"),  # Saturday
    ("2028-06-17", "2028-06-19"),  # Saturday
    ("2024-07-01", "2024-07-01"),  # Monday
    ("2028-07-01", "2028-07-03"),  # Saturday
    ("2023-07-01", "2023-07-03"),  # Saturday
    ("2024-12-24", "2024-12-27"),  # not a day in the regulations: over Christmas, to Friday
    ("2026-12-24", "2026-12-29"),
]


@pytest.mark.parametrize(("day", "moved_to"), ACCOUNTS_DAYS)
def test_accounts_days_move_to_the_next_working_day(day, moved_to):
    assert ACCOUNTS_CALENDAR.on_or_after(date.fromisoformat(day)) == date.fromisoformat(moved_to)


# (inspection begins on, last of 15 working days, objections until the end of)
INSPECTIONS = [
    ("2024-07-01", "2024-07-19", "2024-07-22"),  # Monday to Friday, three whole weeks
    ("2026-07-01", "2026-07-21", "2026-07-22"),  # begins on a Wednesday
    ("2023-07-03", "2023-07-21", "2023-07-24"),
    ("2023-07-01", "2023-07-21", "2023-07-24"),  # a Saturday: Monday 3 July is the first day
]


@pytest.mark.parametrize(("begins", "last_day", "objections_until"), INSPECTIONS)
def test_inspection_lasts_fifteen_working_days(begins, last_day, objections_until):
    found = ACCOUNTS_CALENDAR.last_of_n_working_days_beginning_with(date.fromisoformat(begins), 15)

    assert found == date.fromisoformat(last_day)
    assert ACCOUNTS_CALENDAR.nth_working_day_after(found, 1) == date.fromisoformat(objections_until)


# (received on, 20th working day after)
REQUESTS = [
    ("2026-09-01", "2026-09-29"),  # Tuesday to Tuesday, four weeks on
    ("2026-09-05", "2026-10-02"),  # received on a Saturday: Monday 7 September is the first day
    ("2026-09-04", "2026-10-02"),  # received on the Friday before: the same day
    ("2024-12-16", "2025-01-17"),  # four days of Christmas and New Year do not count
    ("2026-12-14", "2027-01-15"),  # the same with substitute days
]


@pytest.mark.parametrize(("received", "due"), REQUESTS)
def test_answer_is_due_on_the_twentieth_working_day_after_receipt(received, due):
    assert CALENDAR.nth_working_day_after(date.fromisoformat(received), 20) == date.fromisoformat(due)


def test_review_may_be_asked_for_until_the_fortieth_working_day():
    assert CALENDAR.nth_working_day_after(date(2026, 9, 29), 40) == date(2026, 11, 24)


# (counted back from, working days, the day)
PAPERS = [
    ("2026-09-10", 5, "2026-09-03"),  # Thursday to Thursday
    ("2026-09-12", 1, "2026-09-11"),  # from a Saturday: Friday is the first day back
    ("2027-01-05", 5, "2026-12-23"),  # Christmas and New Year do not count
    ("2022-01-04", 1, "2022-01-03"),  # the first working day of the calendar can still be reached
]


@pytest.mark.parametrize(("day", "n", "found"), PAPERS)
def test_papers_are_wanted_so_many_working_days_before(day, n, found):
    assert CALENDAR.nth_working_day_before(date.fromisoformat(day), n) == date.fromisoformat(found)


def test_counting_back_beyond_the_calendar_is_refused():
    with pytest.raises(DayNotCovered, match="goes back beyond 1 January 2022"):
        CALENDAR.nth_working_day_before(date(2022, 1, 4), 2)
    with pytest.raises(BadCount):
        CALENDAR.nth_working_day_before(date(2022, 1, 4), 0)


# (first day that does not count, last day that does not count, 20th working day after 1 September 2026)
FEES_PERIODS = [
    ("2026-09-08", "2026-09-14", "2026-10-06"),  # five working days do not count
    ("2026-09-12", "2026-09-13", "2026-09-29"),  # a weekend makes no difference
    ("2026-09-29", "2026-09-29", "2026-09-30"),  # the last day itself does not count
    ("2026-09-30", "2026-10-20", "2026-09-29"),  # begins when the count is over
    ("2026-08-24", "2026-09-01", "2026-09-29"),  # ends before the count begins
    ("2026-08-24", "2026-09-02", "2026-09-30"),  # overlaps with the first day counted
]


@pytest.mark.parametrize(("first_day", "last_day", "due"), FEES_PERIODS)
def test_days_between_a_fees_notice_and_payment_do_not_count(first_day, last_day, due):
    left_out = Period(first_day=date.fromisoformat(first_day), last_day=date.fromisoformat(last_day))

    found = CALENDAR.nth_working_day_after_leaving_out(date(2026, 9, 1), 20, left_out=left_out)

    assert found == date.fromisoformat(due)


# (start, not counted; end, counted; working days)
COUNTS = [
    ("2026-09-01", "2026-09-29", 20),
    ("2026-09-04", "2026-09-06", 0),  # Friday to Sunday
    ("2026-09-04", "2026-09-07", 1),
    ("2026-09-06", "2026-09-07", 1),
    ("2026-09-07", "2026-09-07", 0),
    ("2026-09-08", "2026-09-07", 0),
    ("2024-12-24", "2025-01-03", 4),  # 27, 30 and 31 December, 3 January
]


@pytest.mark.parametrize(("start", "end", "count"), COUNTS)
def test_working_days_after_up_to(start, end, count):
    assert CALENDAR.working_days_after_up_to(date.fromisoformat(start), date.fromisoformat(end)) == count
