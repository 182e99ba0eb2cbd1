"""What a chart says, as plain values: numbers with their intervals, blanks by name, and words.

A chart knows neither how it is drawn nor where its figures come from. Each carries a title, a sentence that states the
finding, and everything that its table says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import TypeAlias

from comhla.documents.charts.tile_places import TILE_PLACES
from comhla.documents.errors import CannotBeRead


class Blank(StrEnum):
    """Why there is no figure. A blank is never a zero."""

    HIDDEN = "hidden"
    """There is a figure, and it is kept back so that nobody can be recognised."""
    NOT_COLLECTED = "not_collected"
    NOT_YET = "not_yet"
    NOT_SET = "not_set"
    """No target was set for the period; nothing marks it in a picture."""

    @property
    def words(self) -> str:
        """As a table says it."""
        return _BLANK_WORDS[self]


_BLANK_WORDS = {
    Blank.HIDDEN: "hidden",
    Blank.NOT_COLLECTED: "not collected",
    Blank.NOT_YET: "not yet published",
    Blank.NOT_SET: "no target",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A figure with its 95 % interval where there is one, or the reason why there is none.

    Raises:
        CannotBeRead: where it has both a figure and a blank or neither, is no finite number, or its interval has one
            end or lies the wrong way round.
    """

    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    blank: Blank | None = None
    note: str = ""
    """What a reader must know of this figure."""

    def __post_init__(self) -> None:
        if (self.value is None) == (self.blank is None):
            raise CannotBeRead("A reading needs a figure, or the reason why there is none, and not both.")
        if (self.lower is None) != (self.upper is None):
            raise CannotBeRead("An interval needs both ends.")
        if self.blank is not None and self.lower is not None:
            raise CannotBeRead("An interval without a figure would tell what is left blank.")
        if not all(isfinite(each) for each in (self.value, self.lower, self.upper) if each is not None):
            raise CannotBeRead("A reading needs finite numbers.")
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            raise CannotBeRead("The lower end of an interval cannot be above its upper end.")

    @property
    def numbers(self) -> tuple[float, ...]:
        """The figure and the ends of its interval, as far as there are any."""
        return tuple(each for each in (self.value, self.lower, self.upper) if each is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What every chart says of itself.

    Attributes:
        title: what is shown: the measure, where and when.
        sentence: the finding, as a full sentence.
        unit: what the figures are in, as "per cent".
        decimals: to how many places figures are written.
        prefix, suffix: stand at each number in the picture, as "£" or "%".
        source: who published the figures, and where.
        caveat: what must not be read out of the chart, in full sentences.

    Raises:
        CannotBeRead: where title, sentence or unit is missing.
    """

    title: str
    sentence: str
    unit: str
    decimals: int = 1
    prefix: str = ""
    suffix: str = ""
    source: str = ""
    caveat: str = ""

    def __post_init__(self) -> None:
        for name, text in (("title", self.title), ("sentence", self.sentence), ("unit", self.unit)):
            if not text.strip():
                raise CannotBeRead(f"A chart needs words for its {name}.")
        if self.decimals < 0:
            raise CannotBeRead("A chart cannot write its figures to fewer than no places.")


class Role(StrEnum):
    """What a line or row stands for, which decides how it is drawn."""

    OURS = "ours"
    OTHER = "other"
    TARGET = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Figures of one area over the periods of a chart."""

    label: str
    readings: tuple[Reading, ...]
    role: Role = Role.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """From this period on the figures are counted another way, and no line is drawn across."""

    period: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend(Told):
    """An area over time, with its interval, beside others and a target.

    Blanks are marked in the picture for one line alone, ours or the first, and in the table for all.

    Raises:
        CannotBeRead: where there is nothing to draw, a line has another number of readings than there are periods, or
            a break is at no period.
    """

    periods: tuple[str, ...]
    lines: tuple[Line, ...]
    breaks: tuple[Break, ...] = ()

    def __post_init__(self) -> None:
        # A class with slots is made anew, and `super()` without arguments would look for the one before.
        super(Trend, self).__post_init__()
        _needs(self.periods, "period")
        _needs(self.lines, "line")
        _refuse_repeated(self.periods)
        for line in self.lines:
            _as_many(line.label, line.readings, self.periods)
        _at_periods(self.breaks, self.periods)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every figure of the chart."""
        return tuple(reading for line in self.lines for reading in line.readings)

    @property
    def marked(self) -> tuple[Reading, ...]:
        """Those whose blanks are marked in the picture."""
        return next((line for line in self.lines if line.role is Role.OURS), self.lines[0]).readings


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An area, or a part of the population, in a list."""

    label: str
    reading: Reading
    role: Role = Role.OTHER
    place: str = ""
    """Its rank in words, as "3 to 7"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared(Told):
    """Never made by itself: what charts have that compare with one value."""

    reference: float | None = None
    """What every row is compared with, as the figure of Scotland."""
    reference_label: str = ""

    def __post_init__(self) -> None:
        super(Compared, self).__post_init__()
        if (self.reference is None) != (not self.reference_label):
            raise CannotBeRead("What a chart compares with needs a figure and a name.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked(Compared):
    """Areas one under the other, each with its interval, in the order given.

    Raises:
        CannotBeRead: where there is no row, or the order is not said.
    """

    rows: tuple[Row, ...]
    order: str
    """How the rows are sorted, as a full sentence."""
    heading: str = "Area"
    """What the rows are."""

    def __post_init__(self) -> None:
        super(Ranked, self).__post_init__()
        _needs(self.rows, "row")
        if not self.order.strip():
            raise CannotBeRead("A chart of ranks needs to say how it is sorted.")

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every figure of the chart."""
        return tuple(row.reading for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deprivation(Compared):
    """Parts of the population from the most to the least deprived, as bars that begin at zero.

    Raises:
        CannotBeRead: where there is no row, or a figure is below zero.
    """

    rows: tuple[Row, ...]
    heading: str = "Part of the population"

    def __post_init__(self) -> None:
        super(Deprivation, self).__post_init__()
        _needs(self.rows, "row")
        if any(number < 0 for row in self.rows for number in row.reading.numbers):
            raise CannotBeRead("Bars of a gap by deprivation cannot show figures below zero.")

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every figure of the chart."""
        return tuple(row.reading for row in self.rows)


class Verdict(StrEnum):
    """Where a figure lies among limits of control."""

    WITHIN = "within"
    ABOVE_95 = "above_95"
    BELOW_95 = "below_95"
    ABOVE_998 = "above_998"
    BELOW_998 = "below_998"

    @property
    def words(self) -> str:
        """As a table says it."""
        return _VERDICT_WORDS[self]


_VERDICT_WORDS = {
    Verdict.WITHIN: "within the limits",
    Verdict.ABOVE_95: "above the 95% limit",
    Verdict.BELOW_95: "below the 95% limit",
    Verdict.ABOVE_998: "above the 99.8% limit",
    Verdict.BELOW_998: "below the 99.8% limit",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelPoint:
    """An area by how many people its figure rests on. Without a size or a figure it is in the table alone."""

    label: str
    size: float | None
    reading: Reading
    verdict: Verdict | None = None
    """Nothing where the size or the figure is not known."""
    role: Role = Role.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelLimit:
    """The limits for an area of a size."""

    size: float
    lower_95: float
    upper_95: float
    lower_998: float
    upper_998: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel(Told):
    """Areas by size, with the limits within which chance alone would keep them.

    Raises:
        CannotBeRead: where there are no points, or fewer than two limits.
    """

    points: tuple[FunnelPoint, ...]
    limits: tuple[FunnelLimit, ...]
    centre: float
    centre_label: str
    size_label: str
    """What the sizes are, as "people aged 75 and over"."""
    heading: str = "Area"

    def __post_init__(self) -> None:
        super(Funnel, self).__post_init__()
        _needs(self.points, "point")
        if len(self.limits) < 2:
            raise CannotBeRead("A funnel needs its limits for at least two sizes.")

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every figure of the chart."""
        return tuple(point.reading for point in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlPoint:
    """A period of a control chart with the limits that hold for it."""

    period: str
    reading: Reading
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    signal: str = ""
    """Which rule the figure breaks, in words; empty where none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control(Told):
    """An area over time between the limits of its own variation.

    Raises:
        CannotBeRead: where there is no period or one twice, or a break is at none.
    """

    points: tuple[ControlPoint, ...]
    area: str
    breaks: tuple[Break, ...] = ()

    def __post_init__(self) -> None:
        super(Control, self).__post_init__()
        _needs(self.points, "period")
        _refuse_repeated(self.periods)
        _at_periods(self.breaks, self.periods)

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods of the points."""
        return tuple(point.period for point in self.points)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every figure of the chart."""
        return tuple(point.reading for point in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallMultiples(Told):
    """Many areas over the same periods, each in a small panel of one scale.

    Raises:
        CannotBeRead: as `Trend`.
    """

    periods: tuple[str, ...]
    panels: tuple[Line, ...]
    comparator: Line | None = None
    """What is drawn in every panel, as the authority as a whole."""
    heading: str = "Locality"
    breaks: tuple[Break, ...] = ()

    def __post_init__(self) -> None:
        super(SmallMultiples, self).__post_init__()
        _needs(self.periods, "period")
        _needs(self.panels, "panel")
        _refuse_repeated(self.periods)
        _at_periods(self.breaks, self.periods)
        for line in self.lines:
            _as_many(line.label, line.readings, self.periods)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The panels, and the comparator last."""
        return (*self.panels, *([self.comparator] if self.comparator else []))

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every figure of the chart."""
        return tuple(reading for line in self.lines for reading in line.readings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """An integration authority on the tile map."""

    code: str
    """As S37000001; it decides the place."""
    label: str
    reading: Reading
    band: int | None = None
    """Which of the bands of the chart it is in, from 0; nothing for a blank."""
    role: Role = Role.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles(Told):
    """The 31 integration authorities, each as a tile near where it lies, shaded by band.

    Raises:
        CannotBeRead: where there is no tile or no band, a tile has no place or no band, or there are more bands
            than shades that can be told apart.
    """

    tiles: tuple[Tile, ...]
    bands: tuple[str, ...]
    """What each shade means, from the lightest to the darkest."""

    def __post_init__(self) -> None:
        super(Tiles, self).__post_init__()
        _needs(self.tiles, "tile")
        if not 1 <= len(self.bands) <= MOST_BANDS:
            raise CannotBeRead(f"A tile map needs between one and {MOST_BANDS} bands.")
        for tile in self.tiles:
            if tile.code not in TILE_PLACES:
                raise CannotBeRead(f"{tile.label} ({tile.code}) is no integration authority with a tile of its own.")
            has_band = tile.band is not None and 0 <= tile.band < len(self.bands)
            if has_band == (tile.reading.blank is not None):
                raise CannotBeRead(f"{tile.label} needs one of the bands of the chart, or a blank without one.")

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every figure of the chart."""
        return tuple(tile.reading for tile in self.tiles)


MOST_BANDS = 5
"""More shades of one colour cannot be told apart in print."""

Chart: TypeAlias = Trend | Ranked | Deprivation | Funnel | Control | SmallMultiples | Tiles


def _needs(parts: Sequence[object], what: str) -> None:
    if not parts:
        raise CannotBeRead(f"A chart needs at least one {what}.")


def _refuse_repeated(periods: Iterable[str]) -> None:
    seen = list(periods)
    if len(set(seen)) != len(seen):
        raise CannotBeRead("A chart cannot have a period twice.")


def _at_periods(breaks: Iterable[Break], periods: Iterable[str]) -> None:
    if not {each.period for each in breaks} <= set(periods):
        raise CannotBeRead("A break of definition needs a period of the chart.")


def _as_many(label: str, readings: Sequence[Reading], periods: Sequence[str]) -> None:
    if len(readings) != len(periods):
        raise CannotBeRead(f"{label} has {len(readings)} readings for {len(periods)} periods.")
