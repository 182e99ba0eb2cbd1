"""Review internal control, approve the governance statement, and keep internal audit (ACC-5).

Local Authority Accounts (Scotland) Regulations 2014 regulations 5 and 7,
https://www.legislation.gov.uk/ssi/2014/200, which bind a joint board through section 106 of the Local Government
(Scotland) Act 1973. Paraphrase: the words of the regulations are at that address.

The review comes each year before the accounts, which go to the auditor by 30 June. What was not done by then is a
question, and a breach only once the next step was taken without it.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, EVIDENCE, MACHINE, Duty, Version
from comhla.law.readings.account_years import (
    ACCOUNTS_USES,
    ELSEWHERE,
    YearOfAccounts,
    accounts_regulation,
    years_of_accounts,
)

DUTY = Duty(
    id="ACC-5",
    title="Review internal control and approve the governance statement",
    family="L",
    bearer="the integration joint board",
    models=BOARD_ONLY,
    elsewhere=ELSEWHERE,
    versions=(
        Version(
            number=1,
            first_day=date(2014, 10, 10),
            citation=accounts_regulation("regulations 5 and 7"),
            words="At least once a year, before the accounts, the board reviews its internal control, considers the"
            " findings at a meeting, and approves and signs a governance statement. It has a professional internal"
            " audit service, which is itself reviewed.",
        ),
    ),
)
_STATEMENT_USES = (*ACCOUNTS_USES, "accounts.governance_statement_approved_on")

year = DUTY.each("accounts")(years_of_accounts)


@year.part("reg.5", MACHINE, uses=(*_STATEMENT_USES, "accounts.control_review_completed_on"))
def review_before_the_accounts(asked: Asked, of: YearOfAccounts) -> Answer:
    """Review internal control at least once a year, before the accounts and the governance statement."""
    reviewed, statement = of.accounts.control_review_completed_on, of.accounts.governance_statement_approved_on
    due, label = _accounts_due(of), of.year.label
    if asked.happened(statement) and not (asked.happened(reviewed) and reviewed <= statement):
        return _statement_without_review(of)
    if asked.happened(reviewed):
        if reviewed <= due:
            return met("Internal control was reviewed for {year}, on {day}.", due=due, year=label, day=reviewed)
        return for_a_person(
            "Internal control was reviewed for {year} on {day}; the accounts were due by {last}. Did the review come"
            " before them?",
            due=due,
            year=label,
            day=reviewed,
            last=due,
        )
    if not asked.past(due):
        return _before_the_accounts(of, what="The review of internal control", then="Review internal control")
    if reviewed is None:
        return _not_known_whether_reviewed(of)
    return for_a_person(
        "Internal control is not reviewed for {year}, and the accounts were due by {last}. When will it be?",
        due=due,
        year=label,
        last=due,
    )


def _statement_without_review(of: YearOfAccounts) -> Answer:
    if of.accounts.control_review_completed_on is None:
        return _not_known_whether_reviewed(of)
    return not_met(
        "The governance statement for {year} was approved on {day} without a review of internal control before it.",
        then="Review internal control, and look at the governance statement again.",
        year=of.year.label,
        day=of.accounts.governance_statement_approved_on,
    )


def _not_known_whether_reviewed(of: YearOfAccounts) -> Answer:
    return cannot_tell(
        "Whether internal control was reviewed for {year} is not recorded.",
        missing=("accounts.control_review_completed_on",),
        year=of.year.label,
    )


@year.part("reg.5", MACHINE, uses=(*_STATEMENT_USES, "accounts.control_review_considered_on"))
def consider_findings_at_meeting(asked: Asked, of: YearOfAccounts) -> Answer:
    """Consider the findings of the review at a meeting."""
    considered, label = of.accounts.control_review_considered_on, of.year.label
    if asked.happened(considered):
        return met("A meeting considered the review for {year} on {day}.", year=label, day=considered)
    has_statement = asked.happened(of.accounts.governance_statement_approved_on)
    if not has_statement and not asked.past(_accounts_due(of)):
        return _before_the_accounts(
            of, what="Consideration of the review of internal control at a meeting", then="Bring it to a meeting"
        )
    if considered is None:
        return cannot_tell(
            "Whether a meeting considered the review of internal control for {year} is not recorded.",
            missing=("accounts.control_review_considered_on",),
            year=label,
        )
    if has_statement:
        return not_met(
            "The governance statement for {year} is approved, and no meeting considered a review of internal control.",
            then="Bring the findings of the review to a meeting.",
            year=label,
        )
    return for_a_person("No meeting has considered a review of internal control for {year}. When will one?", year=label)


@year.part(
    "reg.5",
    MACHINE,
    uses=(
        *_STATEMENT_USES,
        "accounts.governance_statement_signed",
        "accounts.approved_on",
        "accounts.published_on",
    ),
)
def approve_governance_statement(asked: Asked, of: YearOfAccounts) -> Answer:
    """Approve and sign an annual governance statement."""
    accounts, label = of.accounts, of.year.label
    if asked.happened(accounts.governance_statement_approved_on):
        return _signed(of)
    went_on = asked.happened(accounts.approved_on) or asked.happened(accounts.published_on)
    if not went_on and not asked.past(_accounts_due(of)):
        return _before_the_accounts(of, what="The governance statement", then="Approve and sign it")
    if accounts.governance_statement_approved_on is None:
        return cannot_tell(
            "Whether a governance statement was approved for {year} is not recorded.",
            missing=("accounts.governance_statement_approved_on",),
            year=label,
        )
    if went_on:
        return not_met(
            "The accounts for {year} were approved or published without a governance statement.",
            then="Approve and sign a governance statement for {year}.",
            year=label,
        )
    return for_a_person("No governance statement is approved for {year}. When will it be?", year=label)


def _signed(of: YearOfAccounts) -> Answer:
    signed, label = of.accounts.governance_statement_signed, of.year.label
    if signed is None:
        return cannot_tell(
            "Whether the governance statement for {year} was signed is not recorded.",
            missing=("accounts.governance_statement_signed",),
            year=label,
        )
    if signed:
        return met("The governance statement for {year} is approved and signed.", year=label)
    return not_met(
        "The governance statement for {year} is approved and not signed.",
        then="Have the governance statement signed.",
        year=label,
    )


@year.part("reg.7", EVIDENCE, uses=(*ACCOUNTS_USES, "accounts.internal_audit_service", "evidence"))
def have_internal_audit(asked: Asked, of: YearOfAccounts) -> Answer:
    """Have a professional internal audit service."""
    if of.accounts.internal_audit_service is None:
        return asked.evidence(
            of="a professional internal audit service in {year}",
            then="Record the internal audit plan or report.",
            year=of.year.label,
        )
    if of.accounts.internal_audit_service:
        return met("There was a professional internal audit service in {year}.", year=of.year.label)
    return not_met(
        "There was no professional internal audit service in {year}.",
        then="Provide for an internal audit service.",
        year=of.year.label,
    )


@year.part("reg.7", EVIDENCE, uses=(*ACCOUNTS_USES, "accounts.internal_audit_reviewed_on", "evidence"))
def review_internal_audit(asked: Asked, of: YearOfAccounts) -> Answer:
    """Review the internal audit service itself."""
    reviewed = of.accounts.internal_audit_reviewed_on
    if asked.happened(reviewed):
        return met("The internal audit service was reviewed for {year}, on {day}.", year=of.year.label, day=reviewed)
    return asked.evidence(
        of="a review of the internal audit service for {year}",
        then="Review the internal audit service, and record the day or the paper.",
        year=of.year.label,
    )


def _accounts_due(of: YearOfAccounts) -> date:
    return date(of.summer, 6, 30)


def _before_the_accounts(of: YearOfAccounts, *, what: str, then: str) -> Answer:
    return not_yet_due(
        f"{what} for {{year}} is to come before the accounts, which are due by {{last}}.",
        then=f"{then}, and record the day.",
        due=_accounts_due(of),
        year=of.year.label,
        last=_accounts_due(of),
    )
