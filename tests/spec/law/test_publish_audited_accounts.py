"""ACC-4: publish the audited accounts and reports of the auditor, and keep them online."""

import pytest

from comhla.law.facts import NOT_DONE, AnnualAccounts
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, outcome, outcome_of_the_whole, silent, started

DUTY = "ACC-4"


def with_accounts(*, year="2024-25", **facts):
    accounts = AnnualAccounts(**{"id": f"accounts-{year}", "financial_year": year, **facts})
    return an_authority(establishment=started(), accounts=(accounts,))


def said(part, facts, *, as_at, year="2024-25"):
    return outcome(DUTY, part, facts, as_at=as_at, subject=year)


# financial year, published on, as at, outcome
PUBLICATIONS = [
    ("2024-25", NOT_DONE, "2025-10-31", "not_yet_due"),
    ("2024-25", NOT_DONE, "2025-11-01", "not_met"),
    ("2024-25", None, "2025-11-01", "cannot_tell"),
    ("2024-25", day("2025-10-31"), "2025-10-31", "met"),
    ("2024-25", day("2025-11-01"), "2025-11-01", "not_met"),
    # For 2021-22 alone the last day was 15 December 2022.
    ("2021-22", day("2022-12-15"), "2022-12-31", "met"),
    ("2021-22", day("2022-12-16"), "2022-12-31", "not_met"),
    ("2022-23", day("2023-12-15"), "2023-12-31", "not_met"),
    # Days before 2021-22 are unverified.
    ("2020-21", day("2021-11-01"), "2021-12-31", "for_a_person"),
    ("2020-21", day("2021-10-31"), "2021-12-31", "met"),
    ("2015-16", day("2016-11-01"), "2016-12-31", "for_a_person"),
]


@pytest.mark.parametrize(("year", "published_on", "as_at", "expected"), PUBLICATIONS)
def test_publish_signed_accounts(year, published_on, as_at, expected):
    facts = with_accounts(year=year, published_on=published_on)
    assert said("publish_signed_accounts", facts, as_at=as_at, year=year) == expected


# whether there are later reports, published on, as at, outcome
LATER_REPORTS = [
    (False, None, "2026-01-01", "not_applicable"),
    (True, NOT_DONE, "2025-12-31", "not_yet_due"),
    (True, NOT_DONE, "2026-01-01", "not_met"),
    (True, None, "2026-01-01", "cannot_tell"),
    (True, day("2025-12-31"), "2025-12-31", "met"),
    (True, day("2026-01-01"), "2026-01-01", "not_met"),
    (None, day("2025-12-20"), "2025-12-20", "met"),
    (None, NOT_DONE, "2026-01-01", "cannot_tell"),
]


@pytest.mark.parametrize(("exist", "published_on", "as_at", "expected"), LATER_REPORTS)
def test_publish_later_reports(exist, published_on, as_at, expected):
    facts = with_accounts(later_reports_exist=exist, later_reports_published_on=published_on)
    assert said("publish_later_reports", facts, as_at=as_at) == expected


def test_publish_later_reports_says_nothing_in_the_year_where_none_are_known():
    with pytest.raises(AssertionError, match="0 findings"):
        said("publish_later_reports", with_accounts(), as_at="2025-12-31")


# removed from the website on, as at, outcome, for accounts published on 31 October 2024
ONLINE = [
    (NOT_DONE, "2025-01-01", "met"),
    (NOT_DONE, "2031-01-01", "met"),
    (None, "2025-01-01", "cannot_tell"),
    (day("2029-10-30"), "2029-10-29", "met"),
    (day("2029-10-30"), "2029-10-30", "not_met"),
    (day("2029-10-31"), "2029-10-31", "for_a_person"),
    (day("2029-11-01"), "2029-11-01", "met"),
]


@pytest.mark.parametrize(("removed_on", "as_at", "expected"), ONLINE)
def test_keep_online_for_five_years(removed_on, as_at, expected):
    facts = with_accounts(year="2023-24", published_on=day("2024-10-31"), removed_from_website_on=removed_on)
    assert said("keep_online_for_five_years", facts, as_at=as_at, year="2023-24") == expected


def test_a_removal_before_2021_22_is_unverified():
    facts = with_accounts(year="2018-19", published_on=day("2019-10-31"), removed_from_website_on=day("2023-01-01"))
    assert said("keep_online_for_five_years", facts, as_at="2024-01-01", year="2018-19") == "for_a_person"


def test_keep_online_for_five_years_says_nothing_before_publication():
    assert silent(DUTY, "keep_online_for_five_years", with_accounts(published_on=NOT_DONE), as_at="2026-01-01")


# received on, published on, as at, outcome
CONTROLLER = [
    (day("2026-02-02"), NOT_DONE, "2026-02-02", "for_a_person"),
    (day("2026-02-02"), None, "2026-02-02", "for_a_person"),
    (day("2026-02-02"), day("2026-02-02"), "2026-02-02", "met"),
    (day("2026-02-02"), day("2026-02-05"), "2026-02-04", "for_a_person"),
    (day("2026-02-02"), day("2026-02-05"), "2026-02-05", "for_a_person"),
]


@pytest.mark.parametrize(("received_on", "published_on", "as_at", "expected"), CONTROLLER)
def test_publish_controller_report_at_once(received_on, published_on, as_at, expected):
    facts = with_accounts(controller_report_received_on=received_on, controller_report_published_on=published_on)
    assert said("publish_controller_report_at_once", facts, as_at=as_at) == expected


def test_the_gap_is_shown_and_a_person_asked():
    facts = with_accounts(
        controller_report_received_on=day("2026-02-02"), controller_report_published_on=day("2026-02-05")
    )
    found = finding(DUTY, "publish_controller_report_at_once", facts, as_at="2026-02-05", subject="2024-25")
    assert found.because == (
        "A report of the Controller of Audit on 2024-25 came on 2 February 2026 and was published 3 days later, on"
        " 5 February 2026. Was that at once?"
    )


@pytest.mark.parametrize("received_on", [None, NOT_DONE, day("2026-02-02")])
def test_publish_controller_report_at_once_says_nothing_before_one_came(received_on):
    facts = with_accounts(controller_report_received_on=received_on)
    assert silent(DUTY, "publish_controller_report_at_once", facts, as_at="2026-02-01")


def test_accounts_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2025-11-01") == "cannot_tell"


def test_lead_agencies_make_their_own():
    facts = an_authority(accounts=(), model=Model.HEALTH_BOARD_LEADS)
    assert outcome_of_the_whole(DUTY, facts, as_at="2025-11-01") == "not_applicable"
