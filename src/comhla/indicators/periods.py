"""Periods that figures are about, whatever way a publisher wrote them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class PeriodKind(StrEnum):
    """What kind of period a figure is about."""

    FINANCIAL_YEAR = "financial_year"
    CALENDAR_YEAR = "calendar_year"
    SURVEY_YEAR = "survey_year"
    YEARS = "years"
    """Several years together."""
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    """A count on one day."""


class MeasuredPeriod(NamedTuple):
    """A period by its first and last day."""

    key: str
    """Sorts within a kind and never changes: 2022/23, 2022, 2021/22 survey, 2018-2020, 2022-Q1, 2022-04, 2022-04-30."""
    kind: PeriodKind
    first_day: date
    last_day: date

    @property
    def label(self) -> str:
        """As a reader sees it; the key itself unless told otherwise."""
        return self.key
