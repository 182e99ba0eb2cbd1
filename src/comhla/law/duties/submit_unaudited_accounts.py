"""Submit, publish and consider the unaudited accounts (ACC-1).

Local Authority Accounts (Scotland) Regulations 2014 regulation 8(7) to (10),
https://www.legislation.gov.uk/ssi/2014/200, which bind a joint board through section 106 of the Local Government
(Scotland) Act 1973. Paraphrase: the words of the regulations are at that address.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty
from comhla.law.readings.account_years import (
    ACCOUNTS_USES,
    ELSEWHERE,
    YearOfAccounts,
    versions_to_submission,
    years_of_accounts,
)
from comhla.law.timing import done_in_time

DUTY = Duty(
    id="ACC-1",
    title="Submit, publish and consider the unaudited accounts",
    family="L",
    bearer="the integration joint board",
    models=BOARD_ONLY,
    elsewhere=ELSEWHERE,
    versions=versions_to_submission(
        "regulation 8(7) to (10)",
        "By 30 June the proper officer for finance submits the unaudited accounts to the auditor. They are on a"
        " website from then until the audited accounts are. The board, or a committee with that remit, considers them"
        " by 31 August.",
    ),
)

year = DUTY.each("accounts")(years_of_accounts)


@year.part("reg.8(7) to (10)", MACHINE, uses=(*ACCOUNTS_USES, "accounts.submitted_on"))
def submit_to_auditor(asked: Asked, of: YearOfAccounts) -> Answer:
    """The proper officer for finance submits the unaudited accounts to the auditor by 30 June."""
    return done_in_time(
        asked,
        what="Submission of the unaudited accounts for {year} to the auditor",
        done=of.accounts.submitted_on,
        due=date(of.summer, 6, 30),
        missing="accounts.submitted_on",
        then="Submit the unaudited accounts for {year} to the auditor, and record the day.",
        year=of.year.label,
    )


@year.part("reg.8(7) to (10)", MACHINE, uses=(*ACCOUNTS_USES, "accounts.unaudited_published_on"))
def publish_unaudited_accounts(asked: Asked, of: YearOfAccounts) -> Answer:
    """Have the unaudited accounts on a website by the last day for submitting them, until the audited ones are."""
    return done_in_time(
        asked,
        what="Publication of the unaudited accounts for {year} on a website",
        done=of.accounts.unaudited_published_on,
        due=date(of.summer, 6, 30),
        missing="accounts.unaudited_published_on",
        then="Put the unaudited accounts for {year} on a website, unless the audited ones are there.",
        year=of.year.label,
    )


@year.part("reg.8(7) to (10)", MACHINE, uses=(*ACCOUNTS_USES, "accounts.considered_on"))
def consider_unaudited_accounts(asked: Asked, of: YearOfAccounts) -> Answer:
    """The board, or a committee with that remit, meets to consider the unaudited accounts by 31 August."""
    return done_in_time(
        asked,
        what="Consideration of the unaudited accounts for {year} at a meeting",
        done=of.accounts.considered_on,
        due=date(of.summer, 8, 31),
        missing="accounts.considered_on",
        then="Bring the unaudited accounts for {year} to a meeting of the board, or of a committee with that remit.",
        year=of.year.label,
    )
