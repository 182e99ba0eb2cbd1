"""The tables of a performance report: money by head and locality, the under- or overspend, and measures by year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from comhla.documents.direction_parts import pounds
from comhla.documents.model import Figure, Table
from comhla.documents.plan_parts import cells
from comhla.indicators.catalogue import Indicator
from comhla.law.facts import SpendHead
from comhla.law.readings.report_money import SpentOn, Variance, YearsMoney

HEAD_NAMES = {
    SpendHead.HOSPITAL_INPATIENTS: "Health care for people staying in hospital",
    SpendHead.OTHER_HEALTH_CARE: "Other health care",
    SpendHead.CARE_HOME_OR_PLACEMENT: "Social care in care homes and adult placements",
    SpendHead.UNPAID_CARERS: "Social care that supports unpaid carers",
    SpendHead.OTHER_SOCIAL_CARE: "Other social care",
    SpendHead.KEY_CARE_GROUP: "Key care group",
}
NOT_COMPARED = "not recorded"


class MeasuredYear(NamedTuple):
    """One year of a measure as the report prints it: the figure, or the word for its blank, and its interval."""

    year: str
    shown: str
    interval: str = ""
    period: str = ""
    """What the figure is about, where that is not the reporting year itself, as "2024" or "2023/24 survey"."""


class MeasureInReport(NamedTuple):
    """An indicator as the report gives it."""

    indicator: Indicator
    years: tuple[MeasuredYear, ...]
    """The year of the report first, then the earlier ones, the latest first."""
    earlier_compared: int
    """With how many earlier years it is compared."""
    sentences: tuple[str, ...] = ()
    """What is found: beside Scotland, beside earlier years."""
    caveats: tuple[str, ...] = ()
    picture: Figure | None = None
    source: str = ""
    """The releases that the figures come from, in words."""


def per_cent(share: Decimal | None) -> str:
    """A share to one decimal, half up."""
    if share is None:
        return NOT_COMPARED
    return f"{share.quantize(Decimal('0.1'), rounding=ROUND_HALF_UP)}%"


def spending_table(money: YearsMoney, year: str) -> Table:
    """What was spent on each head and care group, and the share of all money."""
    spent = (*money.heads, *money.care_groups)
    total = pounds(money.total) if money.total is not None else "an amount that is not recorded"
    return Table(
        caption=f"Money spent in {year}, of {total} paid to the authority or set aside for it",
        header=cells("On what", "Amount", "Share of all money"),
        rows=tuple(
            cells(called(each), _amount(each.this_year.amount), per_cent(each.this_year.share)) for each in spent
        ),
        first_cell_heads_row=True,
    )


def shares_table(spent: Sequence[SpentOn], names: Sequence[str], *, caption: str) -> Table:
    """Shares beside those of earlier years."""
    years = [each.year for each in spent[0].years]
    return Table(
        caption=caption,
        header=cells("On what", *years),
        rows=tuple(
            cells(name, *(per_cent(each.share) for each in one.years)) for name, one in zip(names, spent, strict=True)
        ),
        first_cell_heads_row=True,
    )


def variance_table(variances: Sequence[Variance]) -> Table:
    """The under- or overspend of each year, with the reasons."""
    return Table(
        caption="Money spent beside what the annual financial statement gave",
        header=cells("Year", "Planned", "Spent", "Difference", "Reason"),
        rows=tuple(
            cells(each.year, _amount(each.planned), _amount(each.spent), difference_in_words(each), each.reason or "")
            for each in variances
        ),
        first_cell_heads_row=True,
    )


def difference_in_words(variance: Variance) -> str:
    """`£2,000 underspent`, `£300 overspent`, or that it is not known."""
    size = variance.difference
    if size is None:
        return "Not known"
    if not size:
        return "As planned"
    return f"{pounds(abs(size))} {'overspent' if size > 0 else 'underspent'}"


def measures_table(measures: Sequence[MeasureInReport], *, caption: str) -> Table | None:
    """Measures of one year beside the earlier ones; nothing where there is none."""
    if not measures:
        return None
    return Table(
        caption=caption,
        header=cells("Measure", *(each.year for each in measures[0].years)),
        rows=tuple(cells(_name(each), *(year.shown for year in each.years)) for each in measures),
        first_cell_heads_row=True,
    )


def _name(measure: MeasureInReport) -> str:
    return f"{measure.indicator.key} {measure.indicator.label} ({measure.indicator.unit})"


def called(spent: SpentOn) -> str:
    """What an amount was spent on."""
    if spent.care_group:
        return spent.care_group
    return HEAD_NAMES[spent.head] if spent.head is not None else str(spent.locality)


def _amount(amount: Decimal | None) -> str:
    return pounds(amount) if amount is not None else "Not recorded"
