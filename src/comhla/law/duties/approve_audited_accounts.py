"""Consider the audited accounts, aim to approve them by 30 September, and sign them (ACC-3).

Local Authority Accounts (Scotland) Regulations 2014 regulation 10, https://www.legislation.gov.uk/ssi/2014/200, which
bind a joint board through section 106 of the Local Government (Scotland) Act 1973. Paraphrase: the words of the
regulations are at that address.

The day is an aim: approval after it is to be explained, and is never a breach. An audit can be late, so audited
accounts that were not considered are a breach only once they were approved or published all the same. For 2021-22
alone the aim was 30 November 2022.
"""

from __future__ import annotations

from datetime import date

from comhla.dates import FinancialYear
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, PERSON, Duty
from comhla.law.readings.account_years import (
    ACCOUNTS_USES,
    ELSEWHERE,
    YearOfAccounts,
    versions_after_audit,
    years_of_accounts,
)

DUTY = Duty(
    id="ACC-3",
    title="Approve and sign the audited accounts",
    family="L",
    bearer="the integration joint board",
    models=BOARD_ONLY,
    elsewhere=ELSEWHERE,
    versions=versions_after_audit(
        "regulation 10",
        "The board considers the audited accounts with the auditor's report and aims to approve them for signature by"
        " 30 September. The chair, the chief officer (or a person nominated in that place) and the proper officer for"
        " finance sign the statements assigned to them.",
        in_2022="For 2021-22 alone the aim was 30 November 2022.",
    ),
)
_SIGNATORIES = ("chair", "chief_officer", "finance_officer")
_SIGNS_FOR = {"nominated_person": "chief_officer"}

year = DUTY.each("accounts")(years_of_accounts)


def _aim(of: YearOfAccounts) -> date:
    return date(2022, 11, 30) if of.year == FinancialYear(2021) else date(of.summer, 9, 30)


@year.part(
    "reg.10",
    MACHINE,
    uses=(*ACCOUNTS_USES, "accounts.audited_considered_on", "accounts.approved_on", "accounts.published_on"),
)
def consider_audited_accounts(asked: Asked, of: YearOfAccounts) -> Answer:
    """Consider the audited accounts and the auditor's report before they are approved."""
    accounts, aim, label = of.accounts, _aim(of), of.year.label
    considered = accounts.audited_considered_on
    if asked.happened(considered):
        return met("The audited accounts for {year} were considered on {day}.", year=label, day=considered)
    went_on = asked.happened(accounts.approved_on) or asked.happened(accounts.published_on)
    if not went_on and not asked.past(aim):
        return not_yet_due(
            "The audited accounts for {year} are to be considered; the aim is to approve them by {aim}.",
            then="Bring the audited accounts and the auditor's report to a meeting.",
            due=aim,
            year=label,
            aim=aim,
        )
    if considered is None:
        return cannot_tell(
            "Whether the audited accounts for {year} were considered is not recorded.",
            missing=("accounts.audited_considered_on",),
            year=label,
        )
    if went_on:
        return not_met(
            "The audited accounts for {year} were approved or published without being considered.",
            then="Bring the audited accounts and the auditor's report to a meeting.",
            year=label,
        )
    return for_a_person(
        "The audited accounts for {year} are not considered; the aim was to approve them by {aim}. Is the audit still"
        " going on, and when will they be considered?",
        due=aim,
        year=label,
        aim=aim,
    )


@year.part("reg.10", PERSON, uses=(*ACCOUNTS_USES, "accounts.approved_on"))
def aim_to_approve_in_time(asked: Asked, of: YearOfAccounts) -> Answer:
    """Aim to approve the audited accounts for signature by 30 September. A missed aim is explained; it is no breach."""
    approved, aim, label = of.accounts.approved_on, _aim(of), of.year.label
    if asked.happened(approved):
        if approved <= aim:
            return met(
                "The accounts for {year} were approved on {day}; the aim was {aim}.",
                due=aim,
                year=label,
                day=approved,
                aim=aim,
            )
        return for_a_person(
            "The accounts for {year} were approved on {day}; the aim was {aim}. Why was it missed?",
            due=aim,
            year=label,
            day=approved,
            aim=aim,
        )
    if not asked.past(aim):
        return not_yet_due(
            "The aim is to approve the accounts for {year} by {aim}.",
            then="Plan a meeting that can approve the audited accounts by {aim}.",
            due=aim,
            year=label,
            aim=aim,
        )
    if approved is None:
        return cannot_tell(
            "Whether the accounts for {year} were approved is not recorded.",
            missing=("accounts.approved_on",),
            year=label,
        )
    return for_a_person(
        "The accounts for {year} are not approved; the aim was {aim}. Why was it missed, and when will they be?",
        due=aim,
        year=label,
        aim=aim,
    )


@year.part(
    "reg.10",
    MACHINE,
    uses=(*ACCOUNTS_USES, "accounts.approved_on", "accounts.published_on", "accounts.signed_by"),
)
def sign_statements(asked: Asked, of: YearOfAccounts) -> Answer | None:
    """The chair, the chief officer or a person nominated, and the finance officer sign the approved accounts."""
    accounts, label = of.accounts, of.year.label
    if not asked.happened(accounts.approved_on):
        return None
    if accounts.signed_by is None:
        return cannot_tell(
            "Who signed the accounts for {year} is not recorded.", missing=("accounts.signed_by",), year=label
        )
    signed = {_SIGNS_FOR.get(each, each) for each in accounts.signed_by}
    without = tuple(each.replace("_", " ") for each in _SIGNATORIES if each not in signed)
    if not without:
        return met("The accounts for {year} are signed by everybody who has to sign.", year=label)
    if asked.happened(accounts.published_on):
        return not_met(
            "The accounts for {year} were published without the signature of: {without}.",
            then="Have the statements signed, and publish the signed accounts.",
            year=label,
            without=without,
        )
    return not_yet_due(
        "The accounts for {year} are approved and still to be signed by: {without}. No day is set.",
        then="Have the statements signed before the accounts are published.",
        due=None,
        year=label,
        without=without,
    )
