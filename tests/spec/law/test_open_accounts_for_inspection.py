"""ACC-2: give notice of the right to inspect the accounts, and keep them open."""

import pytest

from comhla.law.facts import NOT_DONE, AnnualAccounts
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, outcome, outcome_of_the_whole, silent, started

DUTY = "ACC-2"


def with_accounts(*, year="2024-25", **facts):
    accounts = AnnualAccounts(**{"id": f"accounts-{year}", "financial_year": year, **facts})
    return an_authority(establishment=started(), accounts=(accounts,))


def said(part, facts, *, as_at, year="2024-25"):
    return outcome(DUTY, part, facts, as_at=as_at, subject=year)


# financial year, notice on, as at, outcome
NOTICES = [
    ("2024-25", NOT_DONE, "2025-06-17", "not_yet_due"),
    ("2024-25", NOT_DONE, "2025-06-18", "not_met"),
    ("2024-25", None, "2025-06-18", "cannot_tell"),
    ("2024-25", day("2025-06-17"), "2025-06-17", "met"),
    ("2024-25", day("2025-06-18"), "2025-06-18", "not_met"),
    # 17 June 2023 was a Saturday, so the last day was Monday 19 June.
    ("2022-23", day("2023-06-19"), "2023-07-01", "met"),
    ("2022-23", day("2023-06-20"), "2023-07-01", "not_met"),
    # 17 June 2018 was a Sunday, so the last day was Monday 18 June.
    ("2017-18", day("2018-06-18"), "2018-07-01", "met"),
    ("2017-18", day("2018-06-19"), "2018-07-01", "not_met"),
    # Days of the pandemic were not read.
    ("2019-20", day("2020-06-18"), "2020-07-01", "for_a_person"),
    ("2020-21", day("2021-06-18"), "2021-07-01", "for_a_person"),
    # Bank holidays of 2029 are not known.
    ("2028-29", NOT_DONE, "2029-06-18", "cannot_tell"),
]


@pytest.mark.parametrize(("year", "notice_on", "as_at", "expected"), NOTICES)
def test_give_notice_in_time(year, notice_on, as_at, expected):
    facts = with_accounts(year=year, notice_on=notice_on)
    assert said("give_notice_in_time", facts, as_at=as_at, year=year) == expected


@pytest.mark.parametrize(("names", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_name_auditor_in_notice(names, expected):
    facts = with_accounts(notice_on=day("2025-06-10"), notice_names_auditor=names)
    assert said("name_auditor_in_notice", facts, as_at="2025-06-10") == expected


@pytest.mark.parametrize("notice_on", [None, NOT_DONE, day("2025-06-12")])
def test_name_auditor_in_notice_says_nothing_before_the_notice(notice_on):
    facts = with_accounts(notice_on=notice_on, notice_names_auditor=False)
    assert silent(DUTY, "name_auditor_in_notice", facts, as_at="2025-06-11")


# notice on, first day for inspection, outcome
GAPS = [
    ("2025-06-17", "2025-07-01", "met"),
    ("2025-06-17", "2025-06-30", "not_met"),
    ("2025-06-10", "2025-06-24", "met"),
    ("2025-06-10", "2025-06-23", "not_met"),
]


@pytest.mark.parametrize(("notice_on", "first_day", "expected"), GAPS)
def test_leave_fourteen_days(notice_on, first_day, expected):
    facts = with_accounts(notice_on=day(notice_on), inspection_first_day=day(first_day))
    assert said("leave_fourteen_days", facts, as_at="2025-07-10") == expected


def test_a_short_notice_says_when_inspection_could_begin():
    facts = with_accounts(notice_on=day("2025-06-17"), inspection_first_day=day("2025-06-30"))
    found = finding(DUTY, "leave_fourteen_days", facts, as_at="2025-07-10", subject="2024-25")
    assert found.because == (
        "Inspection of the accounts for 2024-25 began on 30 June 2025; after notice on 17 June 2025 it could begin on"
        " 1 July 2025 at the earliest."
    )


@pytest.mark.parametrize(
    ("notice_on", "first_day"), [(NOT_DONE, day("2025-06-20")), (day("2025-06-17"), None), (None, None)]
)
def test_leave_fourteen_days_says_nothing_until_both_are_known(notice_on, first_day):
    facts = with_accounts(notice_on=notice_on, inspection_first_day=first_day)
    assert silent(DUTY, "leave_fourteen_days", facts, as_at="2025-07-10")


# financial year, notice on, first day for inspection, as at, outcome
BEGINNINGS = [
    ("2024-25", day("2025-06-17"), day("2025-07-01"), "2025-06-30", "not_yet_due"),
    ("2024-25", day("2025-06-17"), day("2025-07-01"), "2025-07-01", "met"),
    ("2024-25", day("2025-06-17"), day("2025-07-02"), "2025-07-02", "not_met"),
    ("2024-25", day("2025-06-17"), None, "2025-07-02", "cannot_tell"),
    ("2024-25", None, None, "2025-07-02", "cannot_tell"),
    ("2024-25", NOT_DONE, None, "2025-07-02", "not_met"),
    # 1 July 2023 was a Saturday, so the last day was Monday 3 July.
    ("2022-23", day("2023-06-19"), day("2023-07-03"), "2023-08-01", "met"),
    ("2022-23", day("2023-06-19"), day("2023-07-04"), "2023-08-01", "not_met"),
    ("2028-29", None, None, "2029-08-01", "cannot_tell"),
]


@pytest.mark.parametrize(("year", "notice_on", "first_day", "as_at", "expected"), BEGINNINGS)
def test_begin_inspection_in_time(year, notice_on, first_day, as_at, expected):
    facts = with_accounts(year=year, notice_on=notice_on, inspection_first_day=first_day)
    assert said("begin_inspection_in_time", facts, as_at=as_at, year=year) == expected


# last day for inspection, as at, outcome. Fifteen working days from Tuesday 1 July 2025 end on Monday 21 July.
LENGTHS = [
    (day("2025-07-21"), "2025-07-21", "not_yet_due"),
    (day("2025-07-21"), "2025-07-22", "met"),
    (day("2025-07-25"), "2025-07-22", "met"),
    (day("2025-07-18"), "2025-07-17", "not_yet_due"),
    (day("2025-07-18"), "2025-07-18", "not_met"),
    (None, "2025-07-21", "not_yet_due"),
    (None, "2025-07-22", "cannot_tell"),
]


@pytest.mark.parametrize(("last_day", "as_at", "expected"), LENGTHS)
def test_keep_open_for_fifteen_working_days(last_day, as_at, expected):
    facts = with_accounts(inspection_first_day=day("2025-07-01"), inspection_last_day=last_day)
    assert said("keep_open_for_fifteen_working_days", facts, as_at=as_at) == expected


def test_bank_holidays_and_christmas_eve_are_no_working_days():
    """From Wednesday 10 December 2025: 24 to 26 December, 1 and 2 January do not count."""
    facts = with_accounts(inspection_first_day=day("2025-12-10"))
    found = finding(DUTY, "keep_open_for_fifteen_working_days", facts, as_at="2025-12-10", subject="2024-25")
    assert found.due == day("2026-01-06")


def test_a_length_that_needs_unknown_bank_holidays_cannot_be_told():
    facts = with_accounts(year="2027-28", inspection_first_day=day("2028-12-20"))
    assert said("keep_open_for_fifteen_working_days", facts, as_at="2028-12-21", year="2027-28") == "cannot_tell"


def test_keep_open_for_fifteen_working_days_says_nothing_before_inspection_begins():
    facts = with_accounts(inspection_first_day=day("2025-07-01"))
    assert silent(DUTY, "keep_open_for_fifteen_working_days", facts, as_at="2025-06-30")


def test_accounts_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2025-07-01") == "cannot_tell"


def test_lead_agencies_make_their_own():
    facts = an_authority(accounts=(), model=Model.COUNCIL_LEADS)
    assert outcome_of_the_whole(DUTY, facts, as_at="2025-07-01") == "not_applicable"
