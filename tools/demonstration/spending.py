"""What was spent in each year, by head and by locality, beside what the financial statement planned. All of it made up.

The reports of all years are made from it. In this record it begins with 2020-21: five years before the latest report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from comhla.law.facts import SpendHead, Spending, SpendingAbout

from .directions import amount
from .figures import shared_out
from .names import LOCALITIES, day, financial_year
from .scheme import functions_on

RECORDED = range(2020, 2026)
_NOW = 2025
_THOUSAND = 1_000
Key = SpendHead | str
"""A head, or a locality by its key."""


class Share(NamedTuple):
    """Its part of the money in the latest year, in per cent, and how much more that became each year."""

    now: float
    more_each_year: float


SHARES: Mapping[Key, Share] = {
    SpendHead.HOSPITAL_INPATIENTS: Share(21.4, -0.15),
    SpendHead.OTHER_HEALTH_CARE: Share(36.2, 0.0),
    SpendHead.CARE_HOME_OR_PLACEMENT: Share(17.9, -0.05),
    SpendHead.UNPAID_CARERS: Share(1.6, 0.05),
    SpendHead.OTHER_SOCIAL_CARE: Share(22.9, 0.15),
    **dict(zip(LOCALITIES, (Share(40.6, -0.1), Share(24.9, 0.1), Share(34.5, 0.0)), strict=True)),
}
_HEADS = tuple(each for each in SHARES if isinstance(each, SpendHead))
_MORE: Mapping[int, Sequence[int]] = {
    2016: (120, -310, 60, -20, 40),
    2017: (90, -240, 110, -10, 180),
    2018: (310, 60, 140, -30, 260),
    2019: (260, 110, 190, 10, 210),
    2020: (-640, -520, -410, -60, 310),
    2021: (-210, -330, -160, -40, 120),
    2022: (420, -90, 180, -20, 90),
    2023: (-180, 470, 520, 10, 380),
    2024: (240, 180, 260, -30, 190),
    2025: (-160, 90, -210, 40, -120),
}
"""By how many thousand pounds more was spent than planned on each head."""
REASONS: Mapping[tuple[int, Key | None], str] = {
    (2020, None): "Planned operations and day services stopped in the epidemic; what was not spent went into reserves.",
    (2021, None): "Services began again later than planned, and posts stayed empty.",
    (2022, None): "More people stayed in hospital over the winter, and prices of care rose. Reserves paid for it.",
    (2023, None): "Pay awards and agency staff cost more than planned. Reserves paid for it.",
    (2024, None): "Care at home and medicines cost more than planned. Reserves paid for it.",
    (2025, None): "Fewer days in hospital and fewer long stays in care homes than planned.",
    (2023, SpendHead.HOSPITAL_INPATIENTS): "A ward could not open for want of nurses; the sum came back to the board.",
    (2025, SpendHead.HOSPITAL_INPATIENTS): "People left hospital sooner after they were ready.",
    (2025, SpendHead.OTHER_HEALTH_CARE): "Medicines cost more than planned.",
    (2025, SpendHead.CARE_HOME_OR_PLACEMENT): "More people came home after a short stay.",
    (2025, SpendHead.UNPAID_CARERS): "Breaks for carers began in March 2026, a month before they were planned.",
    (2025, SpendHead.OTHER_SOCIAL_CARE): "Posts in home care in the glens stayed empty.",
    (2025, "glens"): "Posts in home care stayed empty.",
}


def collections() -> dict[str, Any]:
    """The collection about what was spent."""
    return {"spending": tuple(row for year in RECORDED for row in _rows(year))}


@cache
def planned_total(year: int) -> Decimal:
    """What the financial statement gave for a year, all of which was paid or set aside."""
    return sum((amount(each, year) for each in functions_on(day(f"{year}-04-01"))), Decimal(0))


@cache
def planned(year: int) -> Mapping[Key, Decimal]:
    """What was planned for each head, and for each locality: each of the two makes the total."""
    return _shared(year, planned_total(year), _HEADS) | _shared(year, planned_total(year), LOCALITIES)


@cache
def spent(year: int) -> Mapping[Key, Decimal]:
    """What was spent on each head, and in relation to each locality: each of the two makes all that was spent."""
    heads: dict[Key, Decimal] = {
        head: planned(year)[head] + more * _THOUSAND for head, more in zip(_HEADS, _MORE[year], strict=True)
    }
    return {**heads, **_shared(year, sum(heads.values(), Decimal(0)), LOCALITIES)}


def _shared(year: int, whole: Decimal, among: Sequence[Key]) -> dict[Key, Decimal]:
    """A sum in parts that make it again: in whole hundreds of pounds, as the sums of the functions are."""
    weights = [SHARES[each].now + SHARES[each].more_each_year * (year - _NOW) for each in among]
    return {each: Decimal(part * 100) for each, part in zip(among, shared_out(int(whole / 100), weights), strict=True)}


def _rows(year: int) -> Iterator[Spending]:
    label, total = financial_year(year), planned_total(year)
    yield Spending(
        id=f"spending-{label}",
        financial_year=label,
        about=SpendingAbout.TOTAL,
        planned=total,
        amount=total,
        reason=REASONS[year, None],
        source=f"Audited accounts of {label} (made up)",
    )
    for each in SHARES:
        is_head = isinstance(each, SpendHead)
        yield Spending(
            id=f"spending-{label}-{each.value if isinstance(each, SpendHead) else each}",
            financial_year=label,
            about=SpendingAbout.HEAD if is_head else SpendingAbout.LOCALITY,
            head=each if isinstance(each, SpendHead) else None,
            locality=None if is_head else str(each),
            planned=planned(year)[each],
            amount=spent(year)[each],
            reason=REASONS.get((year, each)),
        )
