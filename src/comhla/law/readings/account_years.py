"""Financial years of a joint board with their accounts, for the duties on accounts and best value.

A board makes accounts for every year from the one in which it was established. Each year is asked about from 1 April
on, the day after it ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from comhla.dates import FinancialYear
from comhla.law.duty import Subject, Version
from comhla.law.events import NOT_DONE
from comhla.law.facts import AnnualAccounts, AuthorityFacts
from comhla.law.readings.years_asked import last_ended_by
from comhla.law.sources import ACCOUNTS_REGULATIONS, ACCOUNTS_REGULATIONS_URL, Citation, Verified

BOARD_YEAR_USES = ("establishment.established_on", "establishment.wound_up_on")
"""What the years of a board rest on."""
ACCOUNTS_USES = (*BOARD_YEAR_USES, "accounts.financial_year")
"""What every part that is asked of a year's accounts rests on."""
ELSEWHERE = "In a lead agency area the health board and the council make accounts under the rules for each of them."

# No board existed before 1 April 2015, the day of the first order that established any (SSI 2015/88).
_FIRST_BOARDS = FinancialYear(2015)
_IN_FORCE = date(2014, 10, 10)
_EVENTS = (
    "control_review_completed_on",
    "control_review_considered_on",
    "governance_statement_approved_on",
    "internal_audit_reviewed_on",
    "notice_on",
    "submitted_on",
    "unaudited_published_on",
    "considered_on",
    "audited_considered_on",
    "approved_on",
    "published_on",
    "later_reports_published_on",
    "controller_report_received_on",
    "controller_report_published_on",
)


class YearOfAccounts(NamedTuple):
    """A financial year and its accounts.

    Where none are recorded, `accounts` are some of which nothing was done; or, where it is not known that the board
    had been established, some of which nothing is known.
    """

    year: FinancialYear
    accounts: AnnualAccounts

    @property
    def summer(self) -> int:
        """The calendar year in which the days for making and publishing the accounts fall."""
        return self.year.start_year + 1


def board_years(facts: AuthorityFacts, until: date) -> Iterator[Subject[FinancialYear]]:
    """Every financial year that has ended, from the one in which the board was established."""
    yield from _years(facts, until, first=_established_in(facts) or _FIRST_BOARDS)


def years_of_accounts(facts: AuthorityFacts, until: date) -> Iterator[Subject[YearOfAccounts]]:
    """Every financial year that has ended with its accounts, from the one in which the board was established.

    Where that day is not recorded, from the first year with accounts; where there are none, from the first boards.
    """
    recorded = {each.financial_year: each for each in reversed(facts.accounts or ())}
    established = _established_in(facts)
    first = established or min(map(FinancialYear.from_label, recorded), default=_FIRST_BOARDS)
    # Accounts that are recorded show that there was a board, even where the day is not recorded.
    known = established is not None or bool(recorded)
    for subject in _years(facts, until, first=first):
        year = subject.of
        accounts = recorded.get(year.label) or _none_recorded(year, known=known)
        yield subject._replace(label=f"the accounts for {year.label}", of=YearOfAccounts(year, accounts))


def _established_in(facts: AuthorityFacts) -> FinancialYear | None:
    """The year in which the board was established; None where that is not recorded, or has not happened."""
    day = facts.establishment.established_on if facts.establishment else None
    return FinancialYear.containing(day) if isinstance(day, date) else None


def _years(facts: AuthorityFacts, until: date, *, first: FinancialYear) -> Iterator[Subject[Any]]:
    establishment = facts.establishment
    if establishment is not None and establishment.established_on is NOT_DONE:
        return
    wound_up = establishment.wound_up_on if establishment else None
    for start_year in range(first.start_year, last_ended_by(until) + 1):
        year = FinancialYear(start_year)
        # Who makes the accounts of a board that was gone before they were due was not read.
        if wound_up is not None and wound_up <= date(start_year + 1, 6, 30):
            return
        opens = year.last_day + timedelta(days=1)
        yield Subject(year.label, year.label, opens=opens, relevant_day=year.last_day, of=year)


def _none_recorded(year: FinancialYear, *, known: bool) -> AnnualAccounts:
    events: dict[str, Any] = dict.fromkeys(_EVENTS, NOT_DONE if known else None)
    return AnnualAccounts(**events, id=year.label, financial_year=year.label)


def versions_to_submission(provision: str, words: str) -> tuple[Version, ...]:
    """The versions of a rule on unaudited accounts, by the last day of the financial year.

    Days that were set in the pandemic for the accounts of 2019-20 and 2020-21 were not read, so those years are a
    version of their own, which may ask and never accuse.
    """
    return (
        Version(
            number=1,
            first_day=_IN_FORCE,
            last_day=date(2019, 3, 31),
            citation=accounts_regulation(provision),
            words=words,
        ),
        Version(
            number=2,
            first_day=date(2019, 4, 1),
            last_day=date(2021, 3, 31),
            citation=accounts_regulation(provision, verified=Verified.PART_SEEN),
            words=words,
            note="Other days that may have been set in the pandemic were not read.",
        ),
        Version(number=3, first_day=date(2021, 4, 1), citation=accounts_regulation(provision), words=words),
    )


def versions_after_audit(provision: str, words: str, *, in_2022: str) -> tuple[Version, ...]:
    """The versions of a rule on audited accounts, by the last day of the financial year.

    The text that was read speaks of 2021-22, for which it set another day, and of later years.
    """
    return (
        Version(
            number=1,
            first_day=_IN_FORCE,
            last_day=date(2021, 3, 31),
            citation=accounts_regulation(provision, verified=Verified.PART_SEEN),
            words=words,
            note="The text that was read speaks of the accounts for 2021-22 and later. Earlier days are unverified.",
        ),
        Version(
            number=2,
            first_day=date(2021, 4, 1),
            last_day=date(2022, 3, 31),
            citation=accounts_regulation(provision),
            words=words,
            note=in_2022,
        ),
        Version(number=3, first_day=date(2022, 4, 1), citation=accounts_regulation(provision), words=words),
    )


def accounts_regulation(provision: str, *, verified: Verified = Verified.TEXT_SEEN) -> Citation:
    """A provision of the accounts regulations: `accounts_regulation("regulation 8")`."""
    return Citation(title=ACCOUNTS_REGULATIONS, provision=provision, url=ACCOUNTS_REGULATIONS_URL, verified=verified)
