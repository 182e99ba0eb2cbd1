"""Publish the audited accounts and reports of the auditor, and keep them online (ACC-4).

Local Authority Accounts (Scotland) Regulations 2014 regulation 11, https://www.legislation.gov.uk/ssi/2014/200, which
bind a joint board through section 106 of the Local Government (Scotland) Act 1973. Paraphrase: the words of the
regulations are at that address.

For 2021-22 alone the last day for the signed accounts was 15 December 2022. How the five years online are counted was
not said, so a removal on the fifth anniversary is for a person.
"""

from __future__ import annotations

from datetime import date

from comhla.dates import FinancialYear, anniversary
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, PERSON, Duty
from comhla.law.readings.account_years import (
    ACCOUNTS_USES,
    ELSEWHERE,
    YearOfAccounts,
    versions_after_audit,
    years_of_accounts,
)
from comhla.law.timing import days, done_in_time

DUTY = Duty(
    id="ACC-4",
    title="Publish the audited accounts and keep them online",
    family="L",
    bearer="the integration joint board",
    models=BOARD_ONLY,
    elsewhere=ELSEWHERE,
    versions=versions_after_audit(
        "regulation 11",
        "By 31 October the board publishes the signed accounts with the audit certificate and related reports, and by"
        " 31 December any later reports of the auditor. They stay on a website for at least five years. A report of"
        " the Controller of Audit is published at once.",
        in_2022="For 2021-22 alone the last day for the signed accounts was 15 December 2022.",
    ),
)
_YEARS_ONLINE = 5

year = DUTY.each("accounts")(years_of_accounts)


@year.part("reg.11", MACHINE, uses=(*ACCOUNTS_USES, "accounts.published_on"))
def publish_signed_accounts(asked: Asked, of: YearOfAccounts) -> Answer:
    """Publish the signed accounts with the audit certificate and related reports by 31 October."""
    return done_in_time(
        asked,
        what="Publication of the signed accounts for {year}",
        done=of.accounts.published_on,
        due=date(2022, 12, 15) if of.year == FinancialYear(2021) else date(of.summer, 10, 31),
        missing="accounts.published_on",
        then="Publish the signed accounts for {year} with the audit certificate, and record the day.",
        year=of.year.label,
    )


@year.part(
    "reg.11",
    MACHINE,
    uses=(*ACCOUNTS_USES, "accounts.later_reports_exist", "accounts.later_reports_published_on"),
)
def publish_later_reports(asked: Asked, of: YearOfAccounts) -> Answer | None:
    """Publish later reports of the auditor, where there are any, by 31 December."""
    exist, published = of.accounts.later_reports_exist, of.accounts.later_reports_published_on
    due, label = date(of.summer, 12, 31), of.year.label
    if exist is False:
        return not_applicable("There were no later reports of the auditor on {year}.", year=label)
    if exist is None and not asked.happened(published):
        if not asked.past(due):
            return None
        return cannot_tell(
            "Whether there were later reports of the auditor on {year} is not recorded.",
            missing=("accounts.later_reports_exist",),
            year=label,
        )
    return done_in_time(
        asked,
        what="Publication of the auditor's later reports on {year}",
        done=published,
        due=due,
        missing="accounts.later_reports_published_on",
        then="Publish the auditor's later reports on {year}, and record the day.",
        year=label,
    )


@year.part("reg.11", MACHINE, uses=(*ACCOUNTS_USES, "accounts.published_on", "accounts.removed_from_website_on"))
def keep_online_for_five_years(asked: Asked, of: YearOfAccounts) -> Answer | None:
    """Keep the published accounts on a website for at least five years."""
    published, removed = of.accounts.published_on, of.accounts.removed_from_website_on
    if not asked.happened(published):
        return None
    until, label = anniversary(published, years=_YEARS_ONLINE), of.year.label
    if removed is None:
        return cannot_tell(
            "Whether the accounts for {year}, published on {published}, are still on the website is not recorded.",
            missing=("accounts.removed_from_website_on",),
            then="Look whether they are there. Record that they were not removed, or the day when they were.",
            year=label,
            published=published,
        )
    if not asked.happened(removed) or removed > until:
        return met(
            "The accounts for {year} have been on the website since {published}; five years end with {until}.",
            year=label,
            published=published,
            until=until,
        )
    if removed == until:
        return for_a_person(
            "The accounts for {year} were published on {published} and taken off the website on {removed}, the fifth"
            " anniversary. Were they there for five years?",
            year=label,
            published=published,
            removed=removed,
        )
    return not_met(
        "The accounts for {year} were published on {published} and taken off the website on {removed}, before five"
        " years were over.",
        then="If five years are not over, put the accounts back on the website until {until}.",
        year=label,
        published=published,
        removed=removed,
        until=until,
    )


@year.part(
    "reg.11",
    PERSON,
    uses=(*ACCOUNTS_USES, "accounts.controller_report_received_on", "accounts.controller_report_published_on"),
)
def publish_controller_report_at_once(asked: Asked, of: YearOfAccounts) -> Answer | None:
    """Publish a report of the Controller of Audit at once. No number of days is set: a person judges a gap."""
    received, published = of.accounts.controller_report_received_on, of.accounts.controller_report_published_on
    if not asked.happened(received):
        return None
    if not asked.happened(published):
        return for_a_person(
            "A report of the Controller of Audit on {year} came on {received}, and its publication is not recorded."
            " Can it be published?",
            then="Publish the report and record the day.",
            year=of.year.label,
            received=received,
        )
    if published <= received:
        return met("The report of the Controller of Audit on {year} was published at once.", year=of.year.label)
    return for_a_person(
        "A report of the Controller of Audit on {year} came on {received} and was published {gap} later, on"
        " {published}. Was that at once?",
        year=of.year.label,
        received=received,
        gap=days(number=(published - received).days),
        published=published,
    )
