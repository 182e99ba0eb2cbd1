"""Published figures as a table that says how each was made, and made again from it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias, assert_never

from comhla.indicators.areas import Area, AreaKind
from comhla.indicators.catalogue import Indicator, Measure
from comhla.indicators.errors import NotAFile, Problem
from comhla.indicators.observations import Observation
from comhla.indicators.package import Package
from comhla.indicators.periods import MeasuredPeriod, PeriodKind
from comhla.indicators.release import Release
from comhla.indicators.tabular import Field, FieldType, Resource, Scalar
from comhla.indicators.values import from_mark, mark, number
from comhla.stats.errors import BadInput
from comhla.stats.intervals import limits_of_count, limits_of_share

FIGURES = "figures"
"""The name of the table of figures in a package."""

METHOD_VERSION = "1"
"""Changes when `again` would make other figures of the same numbers."""

_NEAR = 1e-9


class Method(StrEnum):
    """How a figure was made."""

    AS_PUBLISHED = "as-published"
    """Taken over from a file as it stands there."""
    RATIO = "ratio"
    """numerator / denominator x multiplier, without an interval."""
    PROPORTION = "proportion"
    """A ratio of some among all, with the interval of Wilson at 95 %."""
    RATE = "rate"
    """A ratio of events to people, with the interval of Byar at 95 %, exact below 10 events."""
    COUNT = "count"
    """The numerator itself."""


class Figure(NamedTuple):
    """A published figure and how it was made."""

    observation: Observation
    method: Method
    multiplier: float = 1.0
    made_from: tuple[str, ...] = ()
    """The SHA-256 of each file, as the lineage names it."""


class Recomputed(NamedTuple):
    """One number of a figure, as it was published and as it comes out again."""

    figure: Figure
    part: str
    """value, lower or upper."""
    published: float | None
    again: float | None
    remark: str = ""
    """Why it could not be made again, as a full sentence."""

    @property
    def agrees(self) -> bool:
        """Whether both are the same number, to nine figures."""
        if self.published is None or self.again is None:
            return self.published is self.again and not self.remark
        return math.isclose(self.published, self.again, rel_tol=_NEAR, abs_tol=1e-12)


_FIELDS = (
    Field("indicator", required=True, title="Indicator", description="Key of the indicator in the catalogue."),
    Field("area_code", required=True, title="Area code", description="Code in force today."),
    Field("area_name", required=True, title="Area"),
    Field("area_kind", required=True, title="Kind of area"),
    Field("period", required=True, title="Period", description="Sorts within a kind of period."),
    Field("period_kind", required=True, title="Kind of period"),
    Field("first_day", FieldType.DATE, required=True, title="First day of the period"),
    Field("last_day", FieldType.DATE, required=True, title="Last day of the period"),
    Field("group", title="Group", description="Part of the population; empty for everybody."),
    Field("value", FieldType.NUMBER, title="Figure", description="In the unit of the indicator; empty where marked."),
    Field("mark", title="Mark", description="Why there is no figure: suppressed, not_collected or not_yet."),
    Field("numerator", FieldType.NUMBER, title="Numerator"),
    Field("denominator", FieldType.NUMBER, title="Denominator"),
    Field("lower", FieldType.NUMBER, title="Lower end of the 95 % interval"),
    Field("upper", FieldType.NUMBER, title="Upper end of the 95 % interval"),
    Field("note", title="Note"),
    Field("method", required=True, title="Method", description="as-published, ratio, proportion, rate or count."),
    Field("multiplier", FieldType.NUMBER, required=True, title="Multiplier"),
    Field("made_from", title="Made from", description="SHA-256 of each file it was made from."),
)
_KEY = ("indicator", "area_code", "period", "period_kind", "group")


def figures_table(figures: Iterable[Figure], *, title: str = "Figures", name: str = FIGURES) -> Resource:
    """Figures as a table of a package, blanks told apart by their marks."""
    return Resource(name=name, title=title, fields=_FIELDS, rows=tuple(map(_cells, figures)), key=_KEY)


def _cells(figure: Figure) -> tuple[Scalar, ...]:
    one = figure.observation
    return (
        *(one.indicator, one.area.code, one.area.name, one.area.kind.value),
        *(one.period.key, one.period.kind.value, one.period.first_day, one.period.last_day, one.group),
        *(number(one.value), mark(one.value), one.numerator, one.denominator, one.lower, one.upper, one.note),
        *(figure.method.value, figure.multiplier, " ".join(figure.made_from)),
    )


def figures_in(resource: Resource) -> tuple[Figure, ...]:
    """The figures of a table that `figures_table` made.

    Raises:
        NotAFile: where it has other columns, or a cell has a word that is none of those it may be; with every row.
    """
    if resource.fields != _FIELDS:
        problem = Problem(
            "The table is not one of figures.", "Give a table with the columns of figures.", resource.name
        )
        raise NotAFile([problem])
    problems: list[Problem] = []
    figures = tuple(_figures(resource, problems))
    if problems:
        raise NotAFile(problems)
    return figures


def _figures(resource: Resource, problems: list[Problem]) -> Iterator[Figure]:
    for line, row in enumerate(resource.rows, start=2):
        try:
            yield _figure({field.name: cell for field, cell in zip(_FIELDS, row, strict=True)})
        except (TypeError, ValueError) as error:
            problems.append(Problem(f"The row is no figure: {error}", "Give it as published.", resource.name, "", line))


def _figure(row: Mapping[str, Any]) -> Figure:
    observation = Observation(
        indicator=row["indicator"],
        area=Area(row["area_code"], row["area_name"], AreaKind(row["area_kind"])),
        period=MeasuredPeriod(row["period"], PeriodKind(row["period_kind"]), row["first_day"], row["last_day"]),
        value=from_mark(row["mark"], row["value"]),
        numerator=row["numerator"],
        denominator=row["denominator"],
        lower=row["lower"],
        upper=row["upper"],
        group=row["group"],
        note=row["note"],
    )
    return Figure(observation, Method(row["method"]), row["multiplier"], tuple(row["made_from"].split()))


def recompute(package: Package, releases: Iterable[Release] = ()) -> tuple[Recomputed, ...]:
    """Every number of a package's figures, made again.

    A figure with a method is made from its numerator and denominator; one that was taken over is looked up again in
    the release that it was taken from. Hidden and missing figures are left out: there is nothing to compare.

    Args:
        package: as `read_package` gives it, so that its tables are known to be those that were published.
        releases: the files, read again, that its figures were made from, whichever are at hand.

    Raises:
        NotAFile: where the package has no table of figures.
    """
    held = {release.sha256: {one.cell: one for one in release.observations} for release in releases}
    figures = figures_in(package.resource(FIGURES))
    return tuple(
        result for figure in figures if number(figure.observation.value) is not None for result in _again(figure, held)
    )


_Held: TypeAlias = Mapping[str, Mapping[tuple[str, str, str, str], Observation]]


class _Numbers(NamedTuple):
    value: float | None = None
    lower: float | None = None
    upper: float | None = None


def _again(figure: Figure, held: _Held) -> Iterator[Recomputed]:
    one = figure.observation
    published = _Numbers(number(one.value), one.lower, one.upper)
    try:
        again, remark = _made(figure, held), ""
    except (_CannotMake, BadInput) as error:
        again, remark = _Numbers(), str(error)
    for part, before, after in zip(_Numbers._fields, published, again, strict=True):
        if before is not None or after is not None:
            yield Recomputed(figure, part, before, after, remark)


class _CannotMake(Exception):
    """What is needed to make a figure again is not at hand."""


def _made(figure: Figure, held: _Held) -> _Numbers:
    if figure.method is Method.AS_PUBLISHED:
        return _looked_up(figure, held)
    events, people, scale = figure.observation.numerator, figure.observation.denominator, figure.multiplier
    if events is None:
        raise _CannotMake("The figure comes without its numerator.")
    if figure.method is Method.COUNT:
        return _Numbers(events)
    if not people:
        raise _CannotMake("The figure comes without a denominator above nought.")
    value = events / people * scale
    match figure.method:
        case Method.RATIO:
            return _Numbers(value)
        case Method.PROPORTION:
            share = limits_of_share(events, people)
            return _Numbers(value, float(share.lower) * scale, float(share.upper) * scale)
        case Method.RATE:
            count = limits_of_count(events)
            return _Numbers(value, float(count.lower) / people * scale, float(count.upper) / people * scale)
        case _ as never:
            assert_never(never)


def _looked_up(figure: Figure, held: _Held) -> _Numbers:
    there = [held[sha256] for sha256 in figure.made_from if sha256 in held]
    if not there:
        raise _CannotMake("The file that the figure was taken from is not at hand.")
    for release in there:
        if (one := release.get(figure.observation.cell)) is not None:
            return _Numbers(number(one.value), one.lower, one.upper)
    raise _CannotMake("The file that the figure was taken from does not have it.")


def figures_of(
    observations: Iterable[Observation], indicator: Indicator, *, made_from: tuple[str, ...] = ()
) -> tuple[Figure, ...]:
    """Observations of an indicator as figures, each by the method by which it can be made again.

    That is the indicator's own where numerator and denominator make the very figure, and an interval, if it has one,
    that is the method's; otherwise the figure counts as taken over.
    """
    return tuple(_best(one, indicator, made_from) for one in observations)


def _best(one: Observation, indicator: Indicator, made_from: tuple[str, ...]) -> Figure:
    taken_over = Figure(one, Method.AS_PUBLISHED, indicator.multiplier, made_from)
    if number(one.value) is None:
        return taken_over
    for method in (_METHODS.get(indicator.measure, Method.RATIO), Method.RATIO):
        tried = taken_over._replace(method=method)
        if all(result.agrees for result in _again(tried, {})):
            return tried
    return taken_over


_METHODS = {Measure.PROPORTION: Method.PROPORTION, Measure.RATE: Method.RATE, Measure.COUNT: Method.COUNT}
