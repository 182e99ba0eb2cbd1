"""Indicators as data: what each one measures, of whom, from what, and how it is to be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from comhla.indicators.areas import AreaKind
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
    lag_days: int | None = None
    """How many days after the end of a period its figures usually come."""
    state: State = State.REPORTED
    state_note: str = ""
    definitions: tuple[Definition, ...] = ()
    caveats: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    """National outcomes that it tells of, as O1 to O9; a judgement unless a source says."""
    outcomes_source: str = ""
    review_on: date | None = None
    smallest_count: int = 5
    """Counts below this are not released for areas smaller than a council."""
    verified: str = ""
    """How far the entry was checked against a source: text seen, part seen, seed only, general knowledge."""
