"""ACC-3: consider the audited accounts, aim to approve them by 30 September, and sign them."""

import pytest

from comhla.law.facts import NOT_DONE, AnnualAccounts
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, outcome, outcome_of_the_whole, silent, started

DUTY = "ACC-3"


def with_accounts(*, year="2024-25", **facts):
    accounts = AnnualAccounts(**{"id": f"accounts-{year}", "financial_year": year, **facts})
    return an_authority(establishment=started(), accounts=(accounts,))


def said(part, facts, *, as_at, year="2024-25"):
    return outcome(DUTY, part, facts, as_at=as_at, subject=year)


# considered on, approved on, published on, as at, outcome
CONSIDERED = [
    (day("2025-09-24"), None, None, "2025-09-23", "not_yet_due"),
    (day("2025-09-24"), None, None, "2025-09-24", "met"),
    (day("2025-12-10"), None, None, "2025-12-10", "met"),
    (NOT_DONE, NOT_DONE, NOT_DONE, "2025-09-30", "not_yet_due"),
    (NOT_DONE, NOT_DONE, NOT_DONE, "2025-10-01", "for_a_person"),
    (None, NOT_DONE, NOT_DONE, "2025-10-01", "cannot_tell"),
    # Approved or published without being considered at all.
    (NOT_DONE, day("2025-09-24"), NOT_DONE, "2025-09-24", "not_met"),
    (NOT_DONE, None, day("2025-10-31"), "2025-10-31", "not_met"),
    (None, day("2025-09-24"), None, "2025-09-24", "cannot_tell"),
]


@pytest.mark.parametrize(("considered_on", "approved_on", "published_on", "as_at", "expected"), CONSIDERED)
def test_consider_audited_accounts(considered_on, approved_on, published_on, as_at, expected):
    facts = with_accounts(audited_considered_on=considered_on, approved_on=approved_on, published_on=published_on)
    assert said("consider_audited_accounts", facts, as_at=as_at) == expected


# financial year, approved on, as at, outcome: a missed aim is never a breach
APPROVALS = [
    ("2024-25", NOT_DONE, "2025-09-30", "not_yet_due"),
    ("2024-25", NOT_DONE, "2025-10-01", "for_a_person"),
    ("2024-25", None, "2025-10-01", "cannot_tell"),
    ("2024-25", day("2025-09-30"), "2025-09-30", "met"),
    ("2024-25", day("2025-10-01"), "2025-10-01", "for_a_person"),
    ("2024-25", day("2025-10-02"), "2026-10-02", "for_a_person"),
    # For 2021-22 alone the aim was 30 November 2022.
    ("2021-22", day("2022-11-30"), "2022-12-31", "met"),
    ("2021-22", day("2022-12-01"), "2022-12-31", "for_a_person"),
    ("2022-23", day("2023-11-30"), "2023-12-31", "for_a_person"),
    ("2019-20", day("2020-11-30"), "2020-12-31", "for_a_person"),
]


@pytest.mark.parametrize(("year", "approved_on", "as_at", "expected"), APPROVALS)
def test_aim_to_approve_in_time(year, approved_on, as_at, expected):
    assert said(
        "aim_to_approve_in_time", with_accounts(year=year, approved_on=approved_on), as_at=as_at, year=year
    ) == (expected)


def test_a_missed_aim_asks_why():
    facts = with_accounts(approved_on=day("2025-10-02"))
    found = finding(DUTY, "aim_to_approve_in_time", facts, as_at="2025-10-02", subject="2024-25")
    assert found.because == (
        "The accounts for 2024-25 were approved on 2 October 2025; the aim was 30 September 2025. Why was it missed?"
    )


EVERYBODY = ("chair", "chief_officer", "finance_officer")
# signed by, published on, outcome
SIGNATURES = [
    (EVERYBODY, NOT_DONE, "met"),
    (("chair", "nominated_person", "finance_officer"), NOT_DONE, "met"),
    (None, NOT_DONE, "cannot_tell"),
    (("chair",), NOT_DONE, "not_yet_due"),
    (("chair", "chief_officer"), day("2025-10-31"), "not_met"),
    ((), day("2025-10-31"), "not_met"),
    (EVERYBODY, day("2025-10-31"), "met"),
]


@pytest.mark.parametrize(("signed_by", "published_on", "expected"), SIGNATURES)
def test_sign_statements(signed_by, published_on, expected):
    facts = with_accounts(approved_on=day("2025-09-24"), signed_by=signed_by, published_on=published_on)
    assert said("sign_statements", facts, as_at="2025-11-01") == expected


def test_whose_signature_is_missing_is_named():
    facts = with_accounts(approved_on=day("2025-09-24"), signed_by=("chair",), published_on=day("2025-10-31"))
    found = finding(DUTY, "sign_statements", facts, as_at="2025-11-01", subject="2024-25")
    assert found.because.endswith("without the signature of: chief officer and finance officer.")


@pytest.mark.parametrize("approved_on", [None, NOT_DONE, day("2025-11-02")])
def test_sign_statements_says_nothing_before_approval(approved_on):
    facts = with_accounts(approved_on=approved_on, signed_by=())
    assert silent(DUTY, "sign_statements", facts, as_at="2025-11-01")


# financial year, outcome where accounts were published unsigned: the text read speaks of 2021-22 and later
VERSIONS = [("2020-21", "for_a_person"), ("2021-22", "not_met"), ("2022-23", "not_met")]


@pytest.mark.parametrize(("year", "expected"), VERSIONS)
def test_earlier_years_are_unverified(year, expected):
    facts = with_accounts(
        year=year, approved_on=day("2024-01-10"), signed_by=("chair",), published_on=day("2024-01-20")
    )
    assert said("sign_statements", facts, as_at="2024-02-01", year=year) == expected


def test_accounts_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2025-10-01") == "cannot_tell"


def test_lead_agencies_make_their_own():
    facts = an_authority(accounts=(), model=Model.BOTH_LEAD)
    assert outcome_of_the_whole(DUTY, facts, as_at="2025-10-01") == "not_applicable"
