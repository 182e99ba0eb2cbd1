"""What integration is for and how it is measured: principles, outcomes, indicators, spending heads."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from comhla.reference.loading import load_rows, read_yes
from comhla.reference.rows import Row, common, plain_row


class IndicatorBasis(StrEnum):
    """Where the values of an indicator come from."""

    SURVEY = "survey"
    ORGANISATIONAL_DATA = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle(Row):
    """One of the principles of planning (section 4) and delivery (section 31): one list, two names."""

    is_main_aim: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Row):
    """One of the core indicators of integration. Some have never been published nationally."""

    basis: IndicatorBasis
    has_been_published: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpendingHead(Row):
    """A head under which a performance report states spending. The last is stated per care group."""

    is_per_care_group: bool


@cache
def national_outcomes() -> tuple[Row, ...]:
    """Return the nine national health and wellbeing outcomes, O1 to O9."""
    return load_rows("national_outcomes", plain_row)


@cache
def principles() -> tuple[Principle, ...]:
    """Return the main aim, P0, and the twelve principles that serve it, P1 to P12."""
    return load_rows("principles", _principle)


@cache
def integration_indicators() -> tuple[Indicator, ...]:
    """Return the 23 core indicators, NI-1 to NI-23."""
    return load_rows("integration_indicators", _indicator)


@cache
def spending_heads() -> tuple[SpendingHead, ...]:
    """Return the six heads of spending of a performance report, a to f."""
    return load_rows("spending_heads", _spending_head)


def _principle(record: dict[str, str]) -> Principle:
    return Principle(**common(record), is_main_aim=read_yes(record["is_main_aim"]))


def _indicator(record: dict[str, str]) -> Indicator:
    return Indicator(
        **common(record),
        basis=IndicatorBasis(record["basis"]),
        has_been_published=read_yes(record["has_been_published"]),
    )


def _spending_head(record: dict[str, str]) -> SpendingHead:
    return SpendingHead(**common(record), is_per_care_group=read_yes(record["is_per_care_group"]))
