"""What is found in figures: the values that pages, charts and reports are made from.

Nothing here works anything out, so that a page or a chart can be built from it without numpy. `series`, `comparison`,
`ranking`, `funnels`, `process`, `gap`, `targets` and `changed` make these values.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from comhla.indicators.areas import Area
from comhla.indicators.catalogue import Indicator
from comhla.indicators.periods import MeasuredPeriod
from comhla.indicators.values import Value, number


class Interval(NamedTuple):
    """The range that a figure may lie in, by chance alone."""

    lower: float
    upper: float
    method: str
    """How it was worked out, in words: "given by the publisher", "Wilson's method for proportions"."""
    confidence: float = 0.95


class Point(NamedTuple):
    """One period of a series."""

    period: MeasuredPeriod
    value: Value
    interval: Interval | None = None
    numerator: float | None = None
    denominator: float | None = None
    stretch: int = 0
    """Which definition it was counted by, from 0; no line may be drawn between points of different stretches."""
    note: str = ""
    """What a reader must know of this figure, or why it has no interval."""

    @property
    def figure(self) -> float | None:
        """The number; nothing where it is hidden or missing."""
        return number(self.value)


class Break(NamedTuple):
    """Where figures stop being comparable with those before."""

    first: MeasuredPeriod
    """The first period of the series that is counted in the new way."""
    words: str
    """What changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The figures of one indicator for one area, oldest first, with a point for every period that any area has."""

    indicator: Indicator
    area: Area
    group: str = ""
    """The part of the population; empty for everybody."""
    points: tuple[Point, ...]
    breaks: tuple[Break, ...] = ()

    @property
    def known(self) -> tuple[Point, ...]:
        """The points that have a number."""
        return tuple(point for point in self.points if point.figure is not None)

    @property
    def latest(self) -> Point | None:
        """The last point that has a number."""
        return next((point for point in reversed(self.points) if point.figure is not None), None)

    def at(self, period: str) -> Point | None:
        """The point of a period by the period's key; nothing where the series has no such period."""
        return next((point for point in self.points if point.period.key == period), None)


class Verdict(StrEnum):
    """What a comparison says."""

    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    """Clearly higher, of an indicator where neither way is better."""
    LOWER = "lower"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"
    """Chance could explain it; this is not the same as there being no difference."""
    CANNOT_TELL = "cannot_tell"
    """The figures do not let anybody say; `reason` tells why."""


class Against(StrEnum):
    """What an area is compared with."""

    SCOTLAND = "scotland"
    FAMILY = "family"
    CHOSEN = "chosen"
    PAST = "past"
    TARGET = "target"


class Together(StrEnum):
    """How the figures of several areas are taken together."""

    MEAN = "mean"
    """The plain mean of their figures, as the benchmarking framework prints it for a family group."""
    CASES = "cases"
    """All their cases of all their people, so that a large area weighs more; their mean where these are not known."""


class Correction(StrEnum):
    """How account is taken of many comparisons at once."""

    NONE = "none"
    HOLM = "holm"
    """One false alarm at most in the whole table, 95 times of 100."""
    BENJAMINI_HOCHBERG = "benjamini_hochberg"
    """One false alarm at most for every twenty differences that are called clear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparator:
    """What a figure is held against."""

    against: Against
    name: str
    """As it stands in a sentence: "Scotland", "the family group of 8 areas", "2018/19", "the target for 2026/27"."""
    period: MeasuredPeriod
    value: Value
    interval: Interval | None = None
    areas: tuple[Area, ...] = ()
    """The areas that it is made of; empty for Scotland, a period or a target."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One figure held against another, and what may be said of it."""

    indicator: Indicator
    area: Area
    group: str = ""
    point: Point
    comparator: Comparator
    difference: float | None = None
    """The figure less the comparator, in the unit of the indicator."""
    difference_interval: Interval | None = None
    p: float | None = None
    """How often chance alone would show so large a difference, before any correction."""
    p_corrected: float | None = None
    """The same with account taken of all the comparisons made together; decides the verdict."""
    correction: Correction = Correction.NONE
    compared_together: int = 1
    method: str = ""
    """The test, in words."""
    verdict: Verdict
    reason: str = ""
    """Why it cannot be told, as a full sentence; empty otherwise."""
    sentence: str
    """The finding for a reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """The place of one area in a league of areas, and how sure it is."""

    area: Area
    point: Point
    rank: int | None = None
    """1 is the best, or the highest where neither way is better; nothing where there is no number."""
    tied: bool = False
    rank_lower: int | None = None
    """The best place it may have, 95 times of 100; nothing where no interval is known."""
    rank_upper: int | None = None
    of: int
    """How many areas have a place."""
    sentence: str


class FunnelLimits(NamedTuple):
    """Where figures of areas of one size lie if they differ from the average by chance alone."""

    denominator: float
    lower95: float
    upper95: float
    lower998: float
    upper998: float


class FunnelBand(StrEnum):
    """Where a figure lies in a funnel."""

    INSIDE = "inside"
    ABOVE_95 = "above_95"
    """Above the 95 % limit and not the 99.8 % limit."""
    ABOVE_998 = "above_998"
    BELOW_95 = "below_95"
    BELOW_998 = "below_998"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelPlace:
    """One area in a funnel."""

    area: Area
    point: Point
    limits: FunnelLimits | None = None
    """At the size of the area."""
    band: FunnelBand
    verdict: Verdict
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """The areas of one period by their size, with what chance alone would do."""

    indicator: Indicator
    period: MeasuredPeriod
    centre: float
    """The figure of all the areas together."""
    curve: tuple[FunnelLimits, ...]
    """The limits for the lines of a chart, smallest size first."""
    places: tuple[FunnelPlace, ...]
    overdispersion: float | None = None
    """How much more the areas vary than chance alone (1 is chance); nothing for fewer than three areas."""
    sentence: str
    caveat: str = ""


class Signal(StrEnum):
    """A rule of a control chart that a point breaks."""

    OUTSIDE_LIMITS = "outside_limits"
    SHIFT = "shift"
    TREND = "trend"
    NEAR_LIMIT = "near_limit"


class ControlPoint(NamedTuple):
    """One period of a control chart."""

    point: Point
    centre: float | None = None
    """Nothing where the stretch of periods is too short to say what is usual."""
    lower: float | None = None
    upper: float | None = None
    signals: tuple[Signal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlChart:
    """A series with the range it usually moves in, and the periods that are out of the usual."""

    series: Series
    points: tuple[ControlPoint, ...]
    method: str
    rules: tuple[str, ...]
    """The rules that were applied, each as a full sentence."""
    verdict: Verdict
    """What the latest period says."""
    sentence: str


class Band(NamedTuple):
    """One fifth (or tenth) of the population by deprivation."""

    number: int
    """1 is the most deprived."""
    label: str
    point: Point
    share: float | None = None
    """Of the population, from 0 to 1; nothing where the population is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """How a figure changes with deprivation."""

    indicator: Indicator
    area: Area
    period: MeasuredPeriod
    bands: tuple[Band, ...]
    """Most deprived first."""
    slope: float | None = None
    """Slope index of inequality: the most deprived end less the least deprived end, in the unit of the indicator."""
    slope_interval: Interval | None = None
    relative: float | None = None
    """Relative index of inequality: the most deprived end of the line over the least deprived end, as 1.8 times."""
    relative_interval: Interval | None = None
    attributable: float | None = None
    """Population attributable risk, in per cent: how much lower all would be if all were as the least deprived."""
    difference: float | None = None
    """Most deprived less least deprived."""
    ratio: float | None = None
    verdict: Verdict
    """WORSE where the most deprived clearly fare worse, BETTER where they clearly fare better."""
    reason: str = ""
    sentence: str
    caveat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A figure that an area means to reach."""

    indicator: str
    area: str
    """The code of the area."""
    value: float
    baseline: MeasuredPeriod
    """The period that the way to the target is counted from."""
    due: MeasuredPeriod
    source: str = ""
    """Where the target was agreed."""


class Progress(StrEnum):
    """How an area is doing on its way to a target."""

    REACHED = "reached"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"
    """The latest figure is off the line by no more than chance could explain."""
    MISSED = "missed"
    """The due period has passed and the target was clearly not reached."""
    CANNOT_TELL = "cannot_tell"


class Step(NamedTuple):
    """What the straight way to a target asks for in one period."""

    period: MeasuredPeriod
    expected: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory:
    """A series on its way to a target."""

    series: Series
    target: Target
    steps: tuple[Step, ...]
    """The straight line from the baseline to the target at the periods of the series and the due period."""
    point: Point | None = None
    """The figure that was judged."""
    expected: float | None = None
    progress: Progress
    reason: str = ""
    sentence: str


class Change(StrEnum):
    """What happened to a figure between two releases."""

    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"
    CANNOT_TELL = "cannot_tell"
    FIRST = "first"
    """The first figure that there is."""
    REVISED = "revised"
    HIDDEN = "hidden"
    """A figure that was shown is not shown any more, or has no number."""
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedLine:
    """One line of a digest of what changed."""

    indicator: Indicator
    area: Area
    group: str = ""
    period: MeasuredPeriod
    change: Change
    before: Value | None = None
    """The figure of the period before, or of the same period in the release before; nothing where there was none."""
    after: Value | None = None
    compared: Compared | None = None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What figures there are, so that no question is answered with an empty table."""

    periods: tuple[MeasuredPeriod, ...]
    areas: tuple[Area, ...]
    groups: tuple[str, ...]
    sentence: str
