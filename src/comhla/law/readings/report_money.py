"""The money of a performance report: by head and locality, as shares of all money, beside five earlier years.

SSI 2014/326 regulations 4 and 6. Compared are shares and the difference from plan, not amounts. Where the spending of
an earlier year is not recorded, what that year's report gave stands in its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from comhla.dates import ReportingYear
from comhla.law.facts import AuthorityFacts, PerformanceReport, SpendHead, Spending, SpendingAbout
from comhla.law.readings.report_years import years_to_compare


class YearsShare(NamedTuple):
    """What was spent in one year, and what share of all that was paid or set aside that is, in per cent."""

    year: str
    amount: Decimal | None
    share: Decimal | None
    from_report: bool = False
    """Whether it is what that year's report gave, because the spending itself is not recorded."""


class SpentOn(NamedTuple):
    """The money of one head, care group or locality: the year itself first, then the earlier ones, the latest first."""

    head: SpendHead | None
    care_group: str | None
    locality: str | None
    years: tuple[YearsShare, ...]

    @property
    def this_year(self) -> YearsShare:
        """The year that the report is about."""
        return self.years[0]

    @property
    def earlier_compared(self) -> int:
        """With how many earlier years, counted without a gap, the share can be compared."""
        return _without_gap(each.share for each in self.years[1:])


class Variance(NamedTuple):
    """What was spent beside what the annual financial statement gave."""

    year: str
    planned: Decimal | None
    spent: Decimal | None
    reason: str | None

    @property
    def difference(self) -> Decimal | None:
        """How much more was spent than planned, below nought for an underspend; nothing where one is not recorded."""
        return self.spent - self.planned if self.spent is not None and self.planned is not None else None


class YearsMoney(NamedTuple):
    """Everything a report says of money."""

    years_compared: int
    """With how many earlier years the regulations want a comparison."""
    total: Decimal | None
    """All that was paid to the authority or set aside for it."""
    heads: tuple[SpentOn, ...]
    care_groups: tuple[SpentOn, ...]
    localities: tuple[SpentOn, ...]
    variances: tuple[Variance, ...]
    """The year itself first, then the earlier ones."""

    @property
    def variance_earlier_compared(self) -> int:
        """With how many earlier years, counted without a gap, the variance can be compared."""
        return _without_gap(each.difference for each in self.variances[1:])


HEADS = tuple(each for each in SpendHead if each is not SpendHead.KEY_CARE_GROUP)
"""The five heads that every report gives."""


def years_money(facts: AuthorityFacts, year: ReportingYear, localities: Iterable[str]) -> YearsMoney:
    """The money of a reporting year, with as many of the five earlier ones as there were.

    Args:
        facts: what is recorded.
        year: the year that the report is about.
        localities: the localities of the year, by id.
    """
    compared = years_to_compare(facts, year)
    labels = [ReportingYear(year.start_year - back).label for back in range(compared + 1)]
    groups = dict.fromkeys(
        each.care_group
        for each in facts.spending or ()
        if each.head is SpendHead.KEY_CARE_GROUP and each.care_group and each.financial_year == year.label
    )
    return YearsMoney(
        years_compared=compared,
        total=total_of(facts, year.label),
        heads=tuple(_of_head(facts, labels, head, None) for head in HEADS),
        care_groups=tuple(_of_head(facts, labels, SpendHead.KEY_CARE_GROUP, group) for group in groups),
        localities=tuple(_of_locality(facts, labels, each) for each in localities),
        variances=tuple(_variance(facts, each) for each in labels),
    )


def total_of(facts: AuthorityFacts, year: str) -> Decimal | None:
    """All that was paid or set aside in a year: as recorded, or the sum of its payments where each has an amount."""
    said = _one(facts, year, SpendingAbout.TOTAL)
    if said is not None and said.amount is not None:
        return said.amount
    amounts = [each.amount for each in facts.payments or () if each.financial_year == year]
    known = [each for each in amounts if each is not None]
    return sum(known, Decimal()) if known and len(known) == len(amounts) else None


def report_of(facts: AuthorityFacts, year: str) -> PerformanceReport | None:
    """The report of a year as its row says it."""
    return next((each for each in facts.performance_reports or () if each.reporting_year == year), None)


def _of_head(facts: AuthorityFacts, years: list[str], head: SpendHead, group: str | None) -> SpentOn:
    return SpentOn(head, group, None, tuple(_share_of_head(facts, year, head, group) for year in years))


def _share_of_head(facts: AuthorityFacts, year: str, head: SpendHead, group: str | None) -> YearsShare:
    row = next(
        (each for each in _rows(facts, year, SpendingAbout.HEAD) if (each.head, each.care_group) == (head, group)), None
    )
    if row is not None and row.amount is not None:
        return YearsShare(year, row.amount, _share(row.amount, total_of(facts, year)))
    report = report_of(facts, year)
    for line in (report.spend if report is not None else None) or ():
        if (line.head, line.care_group) == (head, group):
            return YearsShare(year, line.amount, line.share_percent, from_report=True)
    return YearsShare(year, None, None)


def _of_locality(facts: AuthorityFacts, years: list[str], locality: str) -> SpentOn:
    return SpentOn(None, None, locality, tuple(_share_of_locality(facts, year, locality) for year in years))


def _share_of_locality(facts: AuthorityFacts, year: str, locality: str) -> YearsShare:
    row = next((each for each in _rows(facts, year, SpendingAbout.LOCALITY) if each.locality == locality), None)
    if row is not None and row.amount is not None:
        return YearsShare(year, row.amount, _share(row.amount, total_of(facts, year)))
    report = report_of(facts, year)
    for line in (report.localities if report is not None else None) or ():
        if line.locality == locality:
            return YearsShare(year, None, line.share_percent, from_report=True)
    return YearsShare(year, None, None)


def _variance(facts: AuthorityFacts, year: str) -> Variance:
    said = _one(facts, year, SpendingAbout.TOTAL)
    statement = next((each for each in facts.financial_statements or () if each.financial_year == year), None)
    planned = said.planned if said is not None else None
    if planned is None and statement is not None:
        planned = statement.total
    amounts = [_share_of_head(facts, year, head, None).amount for head in HEADS]
    known = [each for each in amounts if each is not None]
    spent = sum(known, Decimal()) if len(known) == len(amounts) else None
    return Variance(year, planned, spent, said.reason if said is not None else None)


def _rows(facts: AuthorityFacts, year: str, about: SpendingAbout) -> list[Spending]:
    return [each for each in facts.spending or () if (each.financial_year, each.about) == (year, about)]


def _one(facts: AuthorityFacts, year: str, about: SpendingAbout) -> Spending | None:
    return next(iter(_rows(facts, year, about)), None)


def _share(amount: Decimal, total: Decimal | None) -> Decimal | None:
    return amount * 100 / total if total else None


def _without_gap(values: Iterable[Decimal | None]) -> int:
    number = 0
    for each in values:
        if each is None:
            break
        number += 1
    return number
