"""Indicators as data: what each one measures, of whom, from what, and how it is to be read."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from comhla.indicators.areas import AreaKind
from comhla.indicators.errors import Unknown
from comhla.indicators.periods import PeriodKind


class Polarity(StrEnum):
    """Which way is better."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"
    NEITHER = "neither"


class Measure(StrEnum):
    """What kind of number it is, which decides how intervals are worked out."""

    PROPORTION = "proportion"
    """numerator / denominator, at most all of it; in per cent."""
    RATE = "rate"
    """Events for so many people."""
    STANDARDISED_RATE = "standardised_rate"
    COUNT = "count"
    MEAN = "mean"
    MONEY = "money"
    SCORE = "score"


class Suite(StrEnum):
    """The set an indicator belongs to."""

    CORE = "core"
    """The core suite of 23 integration indicators."""
    MINISTERIAL = "ministerial"
    """Indicators of the ministerial strategic group."""
    BENCHMARKING = "benchmarking"
    """The local government benchmarking framework."""
    LOCAL = "local"


class State(StrEnum):
    """Whether figures of an indicator can be reported today."""

    REPORTED = "reported"
    NOT_SINCE = "not_since"
    """Figures were published once and are no more."""
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """How an indicator is defined over a stretch of time; a change of definition is a new one."""

    words: str
    """What changed, or how it is counted."""
    first_period: str | None = None
    """The key of the first period it holds for; from the beginning where nothing is said."""
    last_period: str | None = None
    comparable_with_before: bool = True
    """Whether its figures may be drawn in one line with those before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator of the catalogue."""

    key: str
    """As NI-14; of a local one, the authority's own key."""
    other_codes: tuple[str, ...] = ()
    """What other publishers call the same figures, as SW06."""
    suite: Suite
    label: str
    """A few words for tables and navigation."""
    title: str
    """What is measured, in full."""
    measure: Measure
    unit: str
    """What a figure is in: "per cent", "per 1,000 people aged 75 and over", "pounds an hour"."""
    multiplier: float = 1.0
    """What numerator / denominator is multiplied with to give a figure: 100 for per cent, 1,000 for each 1,000."""
    decimals: int = 1
    polarity: Polarity
    numerator: str = ""
    denominator: str = ""
    source: str
    """Who publishes or gives the figures, and in what."""
    source_url: str = ""
    owner: str = ""
    """The post that answers for it."""
    geographies: tuple[AreaKind, ...] = ()
    period_kind: PeriodKind
    years_between: int = 1
    """How many years lie between two periods of a year, as 2 for a survey held every second year."""
    lag_days: int | None = None
    """How many days after the end of a period its figures usually come."""
    state: State = State.REPORTED
    state_note: str = ""
    definitions: tuple[Definition, ...] = ()
    """In the order of time."""
    definition_source: str = ""
    """Where the numerator, the denominator and the definitions were read."""
    caveats: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    """National outcomes that it tells of, as O1 to O9; a judgement unless a source says."""
    outcomes_source: str = ""
    review_on: date | None = None
    smallest_count: int = 5
    """Counts below this are not released for areas smaller than a council."""
    independent_events: bool = True
    """Whether each case counts by itself, as one person readmitted or not.

    It is not so of money, hours and days of stay: a few people with long stays make many days. An interval that takes
    these for independent would be far too narrow, so none is worked out.
    """
    verified: str = ""
    """How far the entry was checked against a source: text seen, part seen, seed only, general knowledge."""


def catalogue() -> tuple[Indicator, ...]:
    """Every indicator that ships: the core suite, the ministerial ones, and those of the benchmarking framework."""
    return _shipped()


def indicator(key: str, local: Iterable[Indicator] = ()) -> Indicator:
    """The indicator with this key, or with this code of another publisher, among the shipped and the local ones.

    NI-02 and ni-2 are NI-2, and SW08 is NI-19.

    Raises:
        Unknown: where there is none, with keys that are near to it.
    """
    found = {folded_key(one.key): one for one in local}
    sought = folded_key(key)
    every = _by_code() | found if found else _by_code()
    if sought in every:
        return every[sought]
    near = difflib.get_close_matches(sought, every, n=4)
    offered = "; ".join(dict.fromkeys(f"{every[name].key} ({every[name].label})" for name in near))
    message = f'There is no indicator with the key "{key[:80]}" in the catalogue.'
    raise Unknown(f"{message} Did you mean: {offered}?" if offered else message)


def suite(which: Suite) -> tuple[Indicator, ...]:
    """The shipped indicators of one set, in the order of their numbers. Local ones are not shipped."""
    return tuple(one for one in catalogue() if one.suite is which)


def folded_key(key: str) -> str:
    """A key in the form in which two spellings of it are equal: small letters, and no zero before a number.

    >>> folded_key("NI-02") == folded_key("ni-2")
    True
    """
    return re.sub(r"(?<!\d)0+(?=\d)", "", key.strip().casefold())


@cache
def _shipped() -> tuple[Indicator, ...]:
    from comhla.indicators.shipped import shipped_indicators  # noqa: PLC0415 - it makes the values of this module

    return shipped_indicators()


@cache
def _by_code() -> dict[str, Indicator]:
    return {folded_key(code): one for one in catalogue() for code in (one.key, *one.other_codes)}
