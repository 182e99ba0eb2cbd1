"""Days that come from outside an authority's file: bank holidays, elections, national documents."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from comhla.dates import MonthDay, WorkingDays
from comhla.reference.loading import load_rows, read_day, read_yes
from comhla.reference.rows import Row, common, plain_row


class EditionStatus(StrEnum):
    """Whether an edition of guidance is the one to use."""

    CURRENT = "current"
    DRAFT = "draft"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class BankHoliday(Row):
    """A bank holiday in Scotland. ``key`` is its day; local holidays of councils are not included."""

    day: dt.date
    is_substitute: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedDocument(Row):
    """A document with the first and last day on which it can have been published.

    The two are equal where the day is known, the ends of a month or year where only that is known,
    and None where nothing is: no day is ever made up.
    """

    published_from: dt.date | None
    published_to: dt.date | None

    @property
    def published_on(self) -> dt.date | None:
        """Return the day of publication, or None where the exact day was not seen."""
        return self.published_from if self.published_from == self.published_to else None


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalDocument(PublishedDocument):
    """A national plan, framework or strategy whose publication starts a clock of the duty named."""

    starts_clock_for: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceEdition(PublishedDocument):
    """An edition of guidance or policy."""

    status: EditionStatus


@cache
def bank_holidays() -> tuple[BankHoliday, ...]:
    """Return the bank holidays in Scotland that fall on a weekday, substitutes included."""
    return load_rows("bank_holidays", _bank_holiday)


@cache
def working_days(*, other_closed_days: frozenset[MonthDay] = frozenset()) -> WorkingDays:
    """Return the calendar of working days in Scotland, for the whole years with bank holidays here.

    Some rules leave out more days: pass ``CHRISTMAS_EVE`` for the inspection of accounts.
    """
    days = frozenset(holiday.day for holiday in bank_holidays())
    return WorkingDays(
        bank_holidays=days,
        first_day_covered=dt.date(min(days).year, 1, 1),
        last_day_covered=dt.date(max(days).year, 12, 31),
        other_closed_days=other_closed_days,
    )


@cache
def council_elections() -> tuple[Row, ...]:
    """Return the days of ordinary council elections: general knowledge, to be confirmed."""
    return load_rows("council_elections", plain_row)


@cache
def childrens_plan_periods() -> tuple[Row, ...]:
    """Return the three-year periods of children's services plans: general knowledge, to be confirmed."""
    return load_rows("childrens_plan_periods", plain_row)


@cache
def national_documents() -> tuple[NationalDocument, ...]:
    """Return the national documents that start a clock."""
    return load_rows("national_documents", _national_document)


@cache
def guidance_editions() -> tuple[GuidanceEdition, ...]:
    """Return the editions of guidance and policy, with days of publication where they were seen."""
    return load_rows("guidance_editions", _guidance_edition)


def _bank_holiday(record: dict[str, str]) -> BankHoliday:
    return BankHoliday(
        **common(record),
        day=dt.date.fromisoformat(record["key"]),
        is_substitute=read_yes(record["is_substitute"]),
    )


def _national_document(record: dict[str, str]) -> NationalDocument:
    return NationalDocument(
        **common(record),
        published_from=read_day(record["published_from"]),
        published_to=read_day(record["published_to"]),
        starts_clock_for=record["starts_clock_for"],
    )


def _guidance_edition(record: dict[str, str]) -> GuidanceEdition:
    return GuidanceEdition(
        **common(record),
        published_from=read_day(record["published_from"]),
        published_to=read_day(record["published_to"]),
        status=EditionStatus(record["status"]),
    )
