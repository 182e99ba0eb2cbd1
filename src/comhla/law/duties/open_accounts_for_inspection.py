"""Give notice of the right to inspect the accounts, and keep them open (ACC-2).

Local Authority Accounts (Scotland) Regulations 2014 regulation 9, https://www.legislation.gov.uk/ssi/2014/200, which
bind a joint board through section 106 of the Local Government (Scotland) Act 1973. Paraphrase: the words of the
regulations are at that address.

Working days leave out Saturdays, Sundays, bank holidays and Christmas Eve. 17 June and 1 July each move to the next
working day; no other day for accounts does.
"""

from __future__ import annotations

from datetime import date

from comhla.dates import CHRISTMAS_EVE, DayNotCovered, first_day_at_least_days_after
from comhla.law.answers import Answer, cannot_tell, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty
from comhla.law.events import NOT_DONE, Event
from comhla.law.readings.account_years import (
    ACCOUNTS_USES,
    ELSEWHERE,
    YearOfAccounts,
    versions_to_submission,
    years_of_accounts,
)
from comhla.law.timing import done_in_time
from comhla.reference import working_days

DUTY = Duty(
    id="ACC-2",
    title="Open the accounts for inspection",
    family="L",
    bearer="the integration joint board",
    models=BOARD_ONLY,
    elsewhere=ELSEWHERE,
    versions=versions_to_submission(
        "regulation 9",
        "By 17 June the board gives public notice on its website, with the auditor's name, of the right to inspect the"
        " accounts and to object. The accounts are open for fifteen working days, from a day at least fourteen days"
        " after the notice and not later than 1 July. If 17 June or 1 July is no working day, the next one counts.",
    ),
)
_DAYS_OF_NOTICE = 14
_WORKING_DAYS_OPEN = 15
_OTHER_CLOSED_DAYS = frozenset({CHRISTMAS_EVE})

year = DUTY.each("accounts")(years_of_accounts)


@year.part("reg.9", MACHINE, uses=(*ACCOUNTS_USES, "accounts.notice_on"))
def give_notice_in_time(asked: Asked, of: YearOfAccounts) -> Answer:
    """Give public notice of the right to inspect and object by 17 June, or the next working day."""
    due = _working_day_from(date(of.summer, 6, 17))
    if due is None:
        return _no_bank_holidays(of)
    return done_in_time(
        asked,
        what="Public notice of the right to inspect the accounts for {year}",
        done=of.accounts.notice_on,
        due=due,
        missing="accounts.notice_on",
        then="Give notice on the website, with the name of the auditor, of the right to inspect and object.",
        year=of.year.label,
    )


@year.part("reg.9", MACHINE, uses=(*ACCOUNTS_USES, "accounts.notice_on", "accounts.notice_names_auditor"))
def name_auditor_in_notice(asked: Asked, of: YearOfAccounts) -> Answer | None:
    """Name the auditor in the notice."""
    if not asked.happened(of.accounts.notice_on):
        return None
    if of.accounts.notice_names_auditor is None:
        return cannot_tell(
            "Whether the notice for {year} names the auditor is not recorded.",
            missing=("accounts.notice_names_auditor",),
            year=of.year.label,
        )
    if of.accounts.notice_names_auditor:
        return met("The notice for {year} names the auditor.", year=of.year.label)
    return not_met(
        "The notice for {year} does not name the auditor.",
        then="Add the name of the auditor to the notice.",
        year=of.year.label,
    )


@year.part("reg.9", MACHINE, uses=(*ACCOUNTS_USES, "accounts.notice_on", "accounts.inspection_first_day"))
def leave_fourteen_days(asked: Asked, of: YearOfAccounts) -> Answer | None:
    """Begin inspection at least fourteen days after the notice."""
    notice, first = of.accounts.notice_on, of.accounts.inspection_first_day
    if not asked.happened(notice) or not asked.happened(first):
        return None
    earliest = first_day_at_least_days_after(notice, days=_DAYS_OF_NOTICE)
    if first >= earliest:
        return met(
            "Inspection of the accounts for {year} began on {first}, at least fourteen days after notice on {notice}.",
            year=of.year.label,
            first=first,
            notice=notice,
        )
    return not_met(
        "Inspection of the accounts for {year} began on {first}; after notice on {notice} it could begin on"
        " {earliest} at the earliest.",
        then="Say openly that the notice was short, and consider keeping the accounts open for longer.",
        year=of.year.label,
        first=first,
        notice=notice,
        earliest=earliest,
    )


@year.part("reg.9", MACHINE, uses=(*ACCOUNTS_USES, "accounts.notice_on", "accounts.inspection_first_day"))
def begin_inspection_in_time(asked: Asked, of: YearOfAccounts) -> Answer:
    """Open the accounts for inspection not later than 1 July, or the next working day."""
    due = _working_day_from(date(of.summer, 7, 1))
    if due is None:
        return _no_bank_holidays(of)
    return done_in_time(
        asked,
        what="Opening of the accounts for {year} for inspection",
        done=_opened_on(of),
        due=due,
        missing="accounts.inspection_first_day",
        then="Open the accounts for inspection, and record the first and the last day.",
        year=of.year.label,
    )


def _opened_on(of: YearOfAccounts) -> Event:
    """The first day for inspection. Without a notice there was none."""
    first, notice = of.accounts.inspection_first_day, of.accounts.notice_on
    return NOT_DONE if first is None and notice is NOT_DONE else first


@year.part(
    "reg.9",
    MACHINE,
    uses=(*ACCOUNTS_USES, "accounts.inspection_first_day", "accounts.inspection_last_day"),
)
def keep_open_for_fifteen_working_days(asked: Asked, of: YearOfAccounts) -> Answer | None:
    """Keep accounts and papers open for fifteen working days; objections may come until the end of the next one."""
    first, last = of.accounts.inspection_first_day, of.accounts.inspection_last_day
    if not asked.happened(first):
        return None
    fifteenth = _fifteenth_working_day(first)
    if fifteenth is None:
        return _no_bank_holidays(of)
    label = of.year.label
    if asked.happened(last) and last < fifteenth:
        return not_met(
            "The accounts for {year} were open from {first} to {last}; fifteen working days end on {fifteenth}.",
            then="Consider opening the accounts again for the days that were missing.",
            due=fifteenth,
            year=label,
            first=first,
            last=last,
            fifteenth=fifteenth,
        )
    if not asked.past(fifteenth):
        return not_yet_due(
            "The accounts for {year} are to be open for fifteen working days, from {first} to {fifteenth}.",
            then="Keep accounts and papers open, and take objections until the end of the working day after.",
            due=fifteenth,
            year=label,
            first=first,
            fifteenth=fifteenth,
        )
    if last is None:
        return cannot_tell(
            "The last day for inspecting the accounts for {year} is not recorded; fifteen working days ended on"
            " {fifteenth}.",
            missing=("accounts.inspection_last_day",),
            year=label,
            fifteenth=fifteenth,
        )
    return met(
        "The accounts for {year} were open for fifteen working days, from {first} to {fifteenth} at least.",
        due=fifteenth,
        year=label,
        first=first,
        fifteenth=fifteenth,
    )


def _working_day_from(day: date) -> date | None:
    """The day itself or the next working day; None where the bank holidays of that year are not known."""
    try:
        return working_days(other_closed_days=_OTHER_CLOSED_DAYS).on_or_after(day)
    except DayNotCovered:
        return None


def _fifteenth_working_day(first: date) -> date | None:
    calendar = working_days(other_closed_days=_OTHER_CLOSED_DAYS)
    try:
        return calendar.last_of_n_working_days_beginning_with(first, _WORKING_DAYS_OPEN)
    except DayNotCovered:
        return None


def _no_bank_holidays(of: YearOfAccounts) -> Answer:
    return cannot_tell(
        "The bank holidays that count for the accounts for {year} are not known here, so its working days cannot be"
        " counted.",
        missing=(),
        then="Use an edition of this program that knows the bank holidays of that year.",
        year=of.year.label,
    )
