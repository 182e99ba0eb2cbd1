"""Figures and findings as pages show them: the words, and a colour that is never the only sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla import reference
from comhla.documents.charts.from_measures import units_of
from comhla.indicators import words
from comhla.indicators.areas import Area, AreaKind
from comhla.indicators.catalogue import Definition, Indicator, Polarity, State, Suite
from comhla.indicators.errors import Unknown
from comhla.indicators.findings import Against, Compared, Point, Progress, Series, Verdict
from comhla.indicators.observations import Observation
from comhla.indicators.periods import PeriodKind
from comhla.indicators.series import series_of, years_and_areas
from comhla.web.measures.places import Place

_COLOURS = {
    Verdict.BETTER: "green",
    Verdict.WORSE: "orange",
    Verdict.HIGHER: "blue",
    Verdict.LOWER: "blue",
    Verdict.NO_CLEAR_DIFFERENCE: "grey",
    Verdict.CANNOT_TELL: "grey",
}
_THAN = {
    Verdict.BETTER: gettext_lazy("Better than %(other)s"),
    Verdict.WORSE: gettext_lazy("Worse than %(other)s"),
    Verdict.HIGHER: gettext_lazy("Higher than %(other)s"),
    Verdict.LOWER: gettext_lazy("Lower than %(other)s"),
    Verdict.NO_CLEAR_DIFFERENCE: gettext_lazy("No clear difference from %(other)s"),
    Verdict.CANNOT_TELL: gettext_lazy("Difference from %(other)s cannot be told"),
}
_THAN_BEFORE = {
    Verdict.BETTER: gettext_lazy("Better than in %(other)s"),
    Verdict.WORSE: gettext_lazy("Worse than in %(other)s"),
    Verdict.HIGHER: gettext_lazy("Higher than in %(other)s"),
    Verdict.LOWER: gettext_lazy("Lower than in %(other)s"),
    Verdict.NO_CLEAR_DIFFERENCE: gettext_lazy("No clear change from %(other)s"),
    Verdict.CANNOT_TELL: gettext_lazy("Change from %(other)s cannot be told"),
}
_SHORT = {
    Verdict.BETTER: gettext_lazy("Better"),
    Verdict.WORSE: gettext_lazy("Worse"),
    Verdict.HIGHER: gettext_lazy("Higher"),
    Verdict.LOWER: gettext_lazy("Lower"),
    Verdict.NO_CLEAR_DIFFERENCE: gettext_lazy("No clear difference"),
    Verdict.CANNOT_TELL: gettext_lazy("Cannot be told"),
}
_PROGRESS = {
    Progress.REACHED: (gettext_lazy("Target reached"), "green"),
    Progress.ON_TRACK: (gettext_lazy("On the way to the target"), "green"),
    Progress.BEHIND: (gettext_lazy("Behind on the way to the target"), "orange"),
    Progress.NO_CLEAR_DIFFERENCE: (gettext_lazy("Not clearly off the way to the target"), "grey"),
    Progress.MISSED: (gettext_lazy("Target missed"), "orange"),
    Progress.CANNOT_TELL: (gettext_lazy("Way to the target cannot be told"), "grey"),
}
SUITES = {
    Suite.CORE: gettext_lazy("Core suite of integration indicators"),
    Suite.MINISTERIAL: gettext_lazy("Indicators of the ministerial strategic group"),
    Suite.BENCHMARKING: gettext_lazy("Local government benchmarking framework"),
    Suite.LOCAL: gettext_lazy("Indicators of the partnership's own"),
}
_WAYS = {
    Polarity.HIGHER_IS_BETTER: gettext_lazy("Higher figures are better."),
    Polarity.LOWER_IS_BETTER: gettext_lazy("Lower figures are better."),
    Polarity.NEITHER: gettext_lazy("Neither higher nor lower figures are better by themselves."),
}
_EVERY = {
    PeriodKind.FINANCIAL_YEAR: gettext_lazy("Financial year, April to March"),
    PeriodKind.CALENDAR_YEAR: gettext_lazy("Calendar year"),
    PeriodKind.SURVEY_YEAR: gettext_lazy("Wave of a survey"),
    PeriodKind.SCHOOL_YEAR: gettext_lazy("School year"),
    PeriodKind.YEARS: gettext_lazy("Several years together"),
    PeriodKind.QUARTER: gettext_lazy("Quarter of a year"),
    PeriodKind.MONTH: gettext_lazy("Month"),
    PeriodKind.WEEK: gettext_lazy("Week"),
    PeriodKind.DAY: gettext_lazy("One day of the year"),
}


class Tag(NamedTuple):
    """A finding in a few words."""

    words: str
    colour: str


class Figure(NamedTuple):
    """One figure in large type: the number as it is written, what it is in, and the period."""

    number: str
    """Empty for a blank."""
    unit: str
    period: str
    interval: str
    """The range in words; empty where none is known."""
    method: str
    """How the range was worked out."""
    blank: str
    """Why there is no number, in words."""
    note: str


def tag_of(compared: Compared) -> Tag:
    """What a comparison found, in a few words."""
    table = _THAN_BEFORE if compared.comparator.against is Against.PAST else _THAN
    other = compared.comparator.name
    return Tag(str(table[compared.verdict]) % {"other": other}, _COLOURS[compared.verdict])


def short_tag_of(compared: Compared) -> Tag:
    """The same where a label says already what it was held against."""
    return Tag(str(_SHORT[compared.verdict]), _COLOURS[compared.verdict])


def tag_of_progress(progress: Progress) -> Tag:
    """How an area is doing on its way to a target."""
    said, colour = _PROGRESS[progress]
    return Tag(str(said), colour)


def figure_of(point: Point, indicator: Indicator) -> Figure:
    """A point as it is shown in large type."""
    units = units_of(indicator)
    is_blank = point.figure is None
    number = "" if is_blank else f"{units.prefix}{words.plain(point.value, indicator)}{units.suffix}"
    if number.startswith(f"{units.prefix}-"):
        number = f"\N{MINUS SIGN}{units.prefix}{number[len(units.prefix) + 1 :]}"
    return Figure(
        number=number,
        unit="" if units.suffix else indicator.unit.partition(" ")[2] if units.prefix else units.unit,
        period=point.period.label,
        interval=words.interval(point.interval, indicator) if point.interval else "",
        method=point.interval.method if point.interval else "",
        blank=_blank(point, indicator),
        note=point.note,
    )


def _blank(point: Point, indicator: Indicator) -> str:
    said = words.plain(point.value, indicator)
    return "" if point.figure is not None else f"{said[:1].upper()}{said[1:]}"


def series_where_known(observations: Iterable[Observation], indicator: Indicator) -> tuple[Series, ...]:
    """The series of some figures; none where there are no figures of the indicator's own kind of period."""
    try:
        return series_of(observations, indicator)
    except Unknown:
        return ()


def ours_in(series: Sequence[Series], place: Place) -> Series | None:
    """The series of an authority: under its own area or, where that has no number, under the council of the same."""
    found = [one for area in place.areas for one in series if one.area.code == area.code and not one.group]
    return next((one for one in found if one.latest), found[0] if found else None)


def scotland_in(series: Iterable[Series]) -> Series | None:
    """The series of the whole country."""
    return next((one for one in series if one.area.kind is AreaKind.SCOTLAND and not one.group), None)


def areas_in(series: Iterable[Series], kind: AreaKind) -> list[Series]:
    """The series of everybody in areas of a kind, by name."""
    found = [one for one in series if one.area.kind is kind and not one.group]
    return sorted(found, key=lambda one: (one.area.name, one.area.code))


class Term(NamedTuple):
    """One fact of a definition: what it is, and what it says."""

    key: str
    value: str


class Defined(NamedTuple):
    """What an indicator measures, as pages tell it."""

    terms: tuple[Term, ...]
    breaks: tuple[str, ...]
    """Changes of definition, each as a sentence."""
    caveats: tuple[str, ...]
    outcomes: tuple[str, ...]
    outcomes_source: str
    way: str
    state: str
    """Why there are no figures, or no newer ones; empty where there are."""


def defined(indicator: Indicator) -> Defined:
    """What an indicator measures."""
    named = {outcome.key: outcome.words for outcome in outcomes()}
    told = (
        (_("What is counted"), indicator.numerator),
        (_("Out of"), indicator.denominator),
        (_("In"), indicator.unit),
        (_("Period"), str(_EVERY[indicator.period_kind])),
        (_("Source"), indicator.source),
        (_("Who answers for it"), indicator.owner),
        (_("Where the definition was read"), indicator.definition_source),
    )
    return Defined(
        terms=tuple(Term(key, value) for key, value in told if value),
        breaks=tuple(map(_counted, indicator.definitions)),
        caveats=indicator.caveats,
        outcomes=tuple(named[key] for key in indicator.outcomes if key in named),
        outcomes_source=indicator.outcomes_source,
        way=str(_WAYS[indicator.polarity]),
        state=state_of(indicator),
    )


def _counted(definition: Definition) -> str:
    """How figures are counted from a period on."""
    sentence = f"{definition.words.rstrip('.')}."
    told = {"period": definition.first_period, "words": sentence}
    if not definition.first_period:
        return sentence
    if definition.comparable_with_before:
        return _("From %(period)s: %(words)s") % told
    return _("From %(period)s: %(words)s Figures before and after are not comparable.") % told


def state_of(indicator: Indicator) -> str:
    """Why figures of an indicator cannot be reported; empty where they can."""
    if indicator.state is State.REPORTED:
        return ""
    said = {
        State.NEVER: _("Figures of this indicator have never been published for the whole country."),
        State.NOT_SINCE: _("Figures of this indicator are no longer published."),
    }[indicator.state]
    return f"{said} {indicator.state_note}".strip()


class Outcome(NamedTuple):
    """A national outcome, as pages name it."""

    key: str
    label: str
    words: str


def outcomes() -> tuple[Outcome, ...]:
    """The nine national outcomes."""
    return tuple(Outcome(each.key, each.label, each.words) for each in reference.national_outcomes())


def nothing(observations: Iterable[Observation], area: Area) -> str:
    """What there is instead of figures of an area, so that nobody is left with an empty page."""
    return _("There are no figures of %(area)s here. %(held)s") % {
        "area": area.name,
        "held": years_and_areas(observations).sentence,
    }
