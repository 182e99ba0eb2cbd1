"""ACC-5: review internal control, approve the governance statement, and keep internal audit."""

import pytest

from comhla.law.facts import NOT_DONE, AnnualAccounts, Evidence
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, outcome, outcome_of_the_whole, started

DUTY = "ACC-5"


def with_accounts(*, year="2024-25", evidence=None, **facts):
    accounts = AnnualAccounts(**{"id": f"accounts-{year}", "financial_year": year, **facts})
    return an_authority(establishment=started(), accounts=(accounts,), evidence=evidence)


def said(part, facts, *, as_at="2025-10-01"):
    return outcome(DUTY, part, facts, as_at=as_at, subject="2024-25")


# review completed on, governance statement approved on, as at, outcome
REVIEWS = [
    (NOT_DONE, NOT_DONE, "2025-06-30", "not_yet_due"),
    (NOT_DONE, NOT_DONE, "2025-07-01", "for_a_person"),
    (None, NOT_DONE, "2025-06-30", "not_yet_due"),
    (None, NOT_DONE, "2025-07-01", "cannot_tell"),
    (day("2025-05-20"), NOT_DONE, "2025-05-20", "met"),
    (day("2025-06-30"), day("2025-06-30"), "2025-06-30", "met"),
    (day("2025-07-01"), NOT_DONE, "2025-07-01", "for_a_person"),
    (day("2025-07-01"), day("2025-09-24"), "2025-09-24", "for_a_person"),
    # A governance statement with no review behind it.
    (NOT_DONE, day("2025-06-20"), "2025-06-19", "not_yet_due"),
    (NOT_DONE, day("2025-06-20"), "2025-06-20", "not_met"),
    (day("2025-06-25"), day("2025-06-20"), "2025-06-25", "not_met"),
    (None, day("2025-06-20"), "2025-06-20", "cannot_tell"),
]


@pytest.mark.parametrize(("reviewed_on", "statement_on", "as_at", "expected"), REVIEWS)
def test_review_before_the_accounts(reviewed_on, statement_on, as_at, expected):
    facts = with_accounts(control_review_completed_on=reviewed_on, governance_statement_approved_on=statement_on)
    assert said("review_before_the_accounts", facts, as_at=as_at) == expected


def test_a_statement_without_a_review_says_so():
    facts = with_accounts(control_review_completed_on=NOT_DONE, governance_statement_approved_on=day("2025-06-20"))
    found = finding(DUTY, "review_before_the_accounts", facts, as_at="2025-07-01", subject="2024-25")
    assert found.because == (
        "The governance statement for 2024-25 was approved on 20 June 2025 without a review of internal control"
        " before it."
    )


# findings considered on, governance statement approved on, as at, outcome
MEETINGS = [
    (NOT_DONE, NOT_DONE, "2025-06-30", "not_yet_due"),
    (NOT_DONE, NOT_DONE, "2025-07-01", "for_a_person"),
    (None, NOT_DONE, "2025-07-01", "cannot_tell"),
    (None, day("2025-06-20"), "2025-06-20", "cannot_tell"),
    (NOT_DONE, day("2025-06-20"), "2025-06-20", "not_met"),
    (day("2025-06-10"), day("2025-06-20"), "2025-06-10", "met"),
]


@pytest.mark.parametrize(("considered_on", "statement_on", "as_at", "expected"), MEETINGS)
def test_consider_findings_at_meeting(considered_on, statement_on, as_at, expected):
    facts = with_accounts(control_review_considered_on=considered_on, governance_statement_approved_on=statement_on)
    assert said("consider_findings_at_meeting", facts, as_at=as_at) == expected


# statement approved on, signed, accounts approved on, accounts published on, as at, outcome
STATEMENTS = [
    (day("2025-06-20"), True, NOT_DONE, NOT_DONE, "2025-06-20", "met"),
    (day("2025-06-20"), False, NOT_DONE, NOT_DONE, "2025-06-20", "not_met"),
    (day("2025-06-20"), None, NOT_DONE, NOT_DONE, "2025-06-20", "cannot_tell"),
    (NOT_DONE, None, NOT_DONE, NOT_DONE, "2025-06-30", "not_yet_due"),
    (NOT_DONE, None, NOT_DONE, NOT_DONE, "2025-07-01", "for_a_person"),
    (None, None, NOT_DONE, NOT_DONE, "2025-07-01", "cannot_tell"),
    (NOT_DONE, None, day("2025-09-24"), NOT_DONE, "2025-09-24", "not_met"),
    (NOT_DONE, None, NOT_DONE, day("2025-10-31"), "2025-10-31", "not_met"),
]


@pytest.mark.parametrize(("statement_on", "signed", "approved_on", "published_on", "as_at", "expected"), STATEMENTS)
def test_approve_governance_statement(statement_on, signed, approved_on, published_on, as_at, expected):
    facts = with_accounts(
        governance_statement_approved_on=statement_on,
        governance_statement_signed=signed,
        approved_on=approved_on,
        published_on=published_on,
    )
    assert said("approve_governance_statement", facts, as_at=as_at) == expected


def paper(part):
    return (Evidence(id="e", duty=DUTY, part=part, subject="2024-25", what="Paper 4", dated_on=day("2025-03-20")),)


@pytest.mark.parametrize(("service", "expected"), [(True, "met"), (False, "not_met"), (None, "not_evidenced")])
def test_have_internal_audit(service, expected):
    assert said("have_internal_audit", with_accounts(internal_audit_service=service)) == expected


@pytest.mark.parametrize(
    ("reviewed_on", "as_at", "expected"),
    [
        (day("2025-05-01"), "2025-05-01", "met"),
        (day("2025-05-01"), "2025-04-30", "not_evidenced"),
        (NOT_DONE, "2025-05-01", "not_evidenced"),
        (None, "2025-05-01", "not_evidenced"),
    ],
)
def test_review_internal_audit(reviewed_on, as_at, expected):
    facts = with_accounts(internal_audit_reviewed_on=reviewed_on)
    assert said("review_internal_audit", facts, as_at=as_at) == expected


@pytest.mark.parametrize("part", ["have_internal_audit", "review_internal_audit"])
def test_internal_audit_by_evidence(part):
    assert said(part, with_accounts(evidence=paper(part))) == "met"


def test_a_year_without_accounts_is_still_asked_about():
    facts = an_authority(establishment=started(), accounts=())
    assert said("review_before_the_accounts", facts) == "for_a_person"


def test_accounts_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2025-07-01") == "cannot_tell"


def test_lead_agencies_make_their_own():
    facts = an_authority(accounts=(), model=Model.BOTH_LEAD)
    assert outcome_of_the_whole(DUTY, facts, as_at="2025-07-01") == "not_applicable"
