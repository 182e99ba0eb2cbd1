"""Taking in any table of figures, once a person has said which column holds what. The map is kept and used again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from hashlib import sha256
from typing import Any, TypeAlias

from comhla.indicators.areas import Area, AreaKind, area_for
from comhla.indicators.catalogue import Indicator, indicator
from comhla.indicators.errors import NotAFile, Problem, Unknown
from comhla.indicators.observations import Observation
from comhla.indicators.periods import MeasuredPeriod, PeriodKind
from comhla.indicators.readers.cells import MARKS
from comhla.indicators.readers.layouts import Layout, recognise
from comhla.indicators.readers.reading import Columns, Given, Progress, Reading, plain_heading
from comhla.indicators.readers.releases import checked
from comhla.indicators.readers.tables import Row, open_file
from comhla.indicators.release import Release
from comhla.indicators.values import Value, from_mark

LAYOUT = "mapped"
"""The layout of a release that was read by a map."""
FindArea: TypeAlias = Callable[[str, AreaKind | None], Area]
"""Finds the area that a text means, of the kind that is said. Raises Unknown where there is none."""
ZERO = "zero"
"""What a mark means that stands for nought, as a dash does in some tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """Which column holds what. What is the same for the whole file stands in `every_...` instead of a column."""

    value: str = ""
    """The heading of the column with the figures."""
    indicator: str = ""
    area: str = ""
    kind: str = ""
    """The heading of the column that says what kind of area a row is about; where it is blank, `area_kind` holds."""
    period: str = ""
    group: str = ""
    numerator: str = ""
    denominator: str = ""
    lower: str = ""
    upper: str = ""
    every_indicator: str = ""
    """The key of the indicator, where the file has only one."""
    every_area: str = ""
    every_period: str = ""
    every_group: str = ""
    area_kind: AreaKind | None = None
    """What kind of area a name means that several have, as Fife."""
    period_kind: PeriodKind | None = None
    """What kind of period is meant by a year."""
    factor: float = 1.0
    """What figures and intervals are multiplied with to be in the unit of the indicator: 100 for 0.781."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """What the file's own marks mean: `zero`, `not_collected`, `not_yet` or `suppressed:` and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a file does not say of itself."""

    title: str
    publisher: str
    licence: str = ""
    edition: str = ""
    published_on: date | None = None


def problems_of(columns: ColumnMap) -> tuple[Problem, ...]:
    """Everything that is wrong with a map."""
    return tuple(_problems(columns))


def _problems(columns: ColumnMap) -> Iterator[Problem]:
    if not columns.value:
        yield Problem("It is not said which column holds the figures.", "Choose it.", column="value")
    for part in ("indicator", "area", "period"):
        heading, constant = getattr(columns, part), getattr(columns, f"every_{part}")
        if bool(heading) == bool(constant):
            what = f"The {part} has to be in a column or the same for the whole file, and not both."
            yield Problem(what, f"Choose a column, or write the {part}.", column=part)
    if columns.group and columns.every_group:
        yield Problem("The group is in a column and the same for the whole file.", "Choose one.", column="group")
    if not 0 < abs(columns.factor) < 1e12:
        yield Problem(f"Figures cannot be multiplied with {columns.factor}.", "Write 1 or 100.", column="factor")
    for text, meaning in columns.marks.items():
        if _meant(meaning) is None:
            what = f"It is not known what {meaning!r}, the meaning of {text!r}, is."
            yield Problem(what, f"Write {ZERO}, not_collected, not_yet or suppressed:publisher.", column="marks")


def _meant(meaning: str) -> Value | None:
    try:
        return 0.0 if meaning == ZERO else from_mark(meaning, None)
    except ValueError:
        return None


def to_json(columns: ColumnMap) -> str:
    """A map as it is kept; what is empty is left out. `from_json` gives the same map again."""
    plain = {part.name: getattr(columns, part.name) for part in fields(columns)}
    kept = {name: dict(value) if name == "marks" else value for name, value in plain.items() if value}
    return json.dumps(kept, indent=2, sort_keys=True, ensure_ascii=False)


def from_json(text: str) -> ColumnMap:
    """A map that was kept.

    Raises:
        NotAFile: where it is none, with everything that is wrong with it.
    """
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        raise NotAFile([Problem("The map of columns is not JSON.", "Give one that was kept here.")]) from None
    if not isinstance(given, dict):
        raise NotAFile([Problem("The map of columns is not an object of JSON.", "Give one that was kept here.")])
    problems = [problem for name, value in given.items() for problem in _ill_typed(name, value)]
    if problems:
        raise NotAFile(problems)
    columns = ColumnMap(**{name: _typed(name, value) for name, value in given.items()})
    if problems_of(columns):
        raise NotAFile(problems_of(columns))
    return columns


_KINDS: Mapping[str, type[AreaKind] | type[PeriodKind]] = {"area_kind": AreaKind, "period_kind": PeriodKind}


def _ill_typed(name: str, value: Any) -> Iterator[Problem]:
    known = {part.name for part in fields(ColumnMap)}
    if name not in known:
        yield Problem(f"A map of columns has no {name!r}.", f"It has {', '.join(sorted(known))}.", column=name)
    elif name == "factor":
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            yield Problem("The factor is not a number.", "Write 1 or 100.", column=name)
    elif name == "marks":
        if not isinstance(value, dict) or not all(isinstance(meaning, str) for meaning in value.values()):
            yield Problem("The marks are not texts with their meanings.", "Write an object of texts.", column=name)
    elif not isinstance(value, str):
        yield Problem(f"{name} is not a text.", "Write a text.", column=name)
    elif name in _KINDS and value not in [kind.value for kind in _KINDS[name]]:
        allowed = ", ".join(kind.value for kind in _KINDS[name])
        yield Problem(f"{value!r} is not a kind that is known.", f"Write one of: {allowed}.", column=name)


def _typed(name: str, value: Any) -> Any:
    if name in _KINDS:
        return _KINDS[name](value)
    return float(value) if name == "factor" else value


_USUAL: Mapping[str, tuple[str, ...]] = {
    "indicator": (
        "indicator",
        "indicator code",
        "indicatorcode",
        "indicator_code",
        "lgbf_code",
        "code",
        "measure name",
    ),
    "area": (
        *("area code", "area_code", "hscp", "ca", "ltla_code", "hb_code", "hbt", "area", "area name", "area_name"),
        *("local authority", "localauthority", "council", "partnership", "authority", "locality", "location"),
    ),
    "kind": ("kind of area", "area kind", "area type", "area_type", "areatype", "geography type"),
    "period": (
        *("period", "year", "financial year", "financial_year", "month", "date", "quarter", "monthofdelay"),
        *("year_as_published", "def_period", "time period", "timeperiod"),
    ),
    "value": ("value", "measure", "rate", "percentage", "per cent", "percent", "figure", "result", "number"),
    "numerator": ("numerator", "count", "events", "cases"),
    "denominator": ("denominator", "population", "base"),
    "lower": (
        *("lower", "lower limit", "lower_confidence_interval", "lower confidence interval", "lowci", "lower ci"),
        *("lower 95% ci", "lcl"),
    ),
    "upper": (
        *("upper", "upper limit", "upper_confidence_interval", "upper confidence interval", "upci", "upper ci"),
        *("upper 95% ci", "ucl"),
    ),
    "group": ("group", "age group", "age_group", "agegroup", "sex", "quintile"),
}
"""Headings that are usual for each part, the likeliest first."""


def guess(headings: Sequence[str]) -> ColumnMap:
    """A map for these headings, for a person to look over. Parts that have no usual heading stay empty."""
    by_plain = {plain_heading(heading): heading for heading in reversed(headings) if heading.strip()}
    chosen: dict[str, Any] = {
        part: next((by_plain[usual] for usual in likely if usual in by_plain), "") for part, likely in _USUAL.items()
    }
    return ColumnMap(**chosen)


def read_mapped(
    content: bytes,
    *,
    file: str,
    columns: ColumnMap,
    about: About,
    local: Iterable[Indicator] = (),
    known: Iterable[Area] = (),
    find_area: FindArea | None = None,
    progress: Progress | None = None,
) -> Release:
    """Read a table by a map. `local` are an authority's own indicators, `known` areas such as its localities.

    `find_area` finds areas another way than by the register, for whoever has areas that are made up.

    Raises:
        NotAFile: where the map or anything in the file is wrong, with all of it.
    """
    if problems_of(columns):
        raise NotAFile(problems_of(columns))
    opened = open_file(content, file=file)
    found = recognise(opened.sheets, file=file, wanted=_layout(columns, about))
    given = Given(
        file=file,
        edition=about.edition,
        published_on=about.published_on,
        progress=progress,
        known=tuple(known),
        marks=_marks(columns),
    )
    reading = found.reading(given)
    own = tuple(local)
    find = find_area or (lambda text, kind: area_for(text, kind, given.known))
    for row in reading.rows():
        reading.add(_observed(reading, row, columns, own, find), row)
    figures = reading.gathered()[""]
    in_unit, remarks = checked(figures, (), file=file, local=own, rescales=False)
    return Release(
        layout=LAYOUT,
        file=file,
        sha256=sha256(content).hexdigest(),
        title=about.title,
        publisher=about.publisher,
        licence=about.licence,
        edition=about.edition,
        published_on=about.published_on,
        observations=in_unit,
        remarks=(*opened.remarks, *reading.remarks(), *remarks),
    )


def _layout(columns: ColumnMap, about: About) -> Layout:
    headings = tuple(heading for part in _USUAL if (heading := getattr(columns, part)))
    return Layout(key=LAYOUT, title=about.title, publisher=about.publisher, licence=about.licence, headings=headings)


def _marks(columns: ColumnMap) -> dict[str, Value]:
    own = {text.strip().casefold(): _meant(meaning) for text, meaning in columns.marks.items()}
    return dict(MARKS) | {text: meaning for text, meaning in own.items() if meaning is not None}


def _observed(
    reading: Reading, row: Row, columns: ColumnMap, local: tuple[Indicator, ...], find: FindArea
) -> Observation | None:
    key = _indicator(reading, row, columns, local)
    area = _area(reading, row, columns, find)
    period = _period(reading, row, columns)
    group = columns.every_group or reading.text(row, columns.group)
    if key is None or area is None or period is None:
        return None
    found = reading.observe(row, _columns(columns), indicator=key, area=area, period=period, group=group)
    return None if found is None else _in_unit(found, columns.factor)


def _indicator(reading: Reading, row: Row, columns: ColumnMap, local: tuple[Indicator, ...]) -> str | None:
    text = columns.every_indicator or reading.text(row, columns.indicator)
    return reading.find("indicator", text, lambda: indicator(text, local).key, row, columns.indicator)


def _area(reading: Reading, row: Row, columns: ColumnMap, find: FindArea) -> Area | None:
    said = reading.text(row, columns.kind)
    kind = reading.find("kind of area", said, lambda: kind_called(said), row, columns.kind) if said else None
    if said and kind is None:
        return None
    kind = kind or columns.area_kind
    text = columns.every_area or reading.text(row, columns.area)
    return reading.find(f"area {kind}", text, lambda: find(text, kind), row, columns.area)


_CALLED: Mapping[str, AreaKind] = {
    **{kind.value: kind for kind in AreaKind},
    **{kind.value.replace("_", " "): kind for kind in AreaKind},
    "country": AreaKind.SCOTLAND,
    "board": AreaKind.HEALTH_BOARD,
    "nhs board": AreaKind.HEALTH_BOARD,
    "integration authority": AreaKind.AUTHORITY,
    "partnership": AreaKind.AUTHORITY,
    "hscp": AreaKind.AUTHORITY,
    "council area": AreaKind.COUNCIL,
    "local authority": AreaKind.COUNCIL,
    "hscp locality": AreaKind.LOCALITY,
}


def kind_called(text: str) -> AreaKind:
    """The kind of area that a publisher wrote.

    Raises:
        Unknown: where it is none.
    """
    called = " ".join(text.casefold().split())
    if called not in _CALLED:
        kinds = ", ".join(kind.value.replace("_", " ") for kind in AreaKind)
        raise Unknown(f'"{text[:80]}" is no kind of area that is known. There are: {kinds}.')
    return _CALLED[called]


def _period(reading: Reading, row: Row, columns: ColumnMap) -> MeasuredPeriod | None:
    text = columns.every_period or reading.text(row, columns.period)
    return reading.period_as(row, columns.period, text, columns.period_kind)


def _columns(columns: ColumnMap) -> Columns:
    return Columns(
        area=columns.area,
        period=columns.period,
        value=columns.value,
        numerator=columns.numerator,
        denominator=columns.denominator,
        lower=columns.lower,
        upper=columns.upper,
    )


def _in_unit(found: Observation, factor: float) -> Observation:
    if factor == 1.0:
        return found
    return found._replace(
        value=found.value * factor if isinstance(found.value, float) else found.value,
        lower=None if found.lower is None else found.lower * factor,
        upper=None if found.upper is None else found.upper * factor,
    )
