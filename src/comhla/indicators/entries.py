"""Indicators as records of text and numbers, as they stand in files and databases, read with every mistake at once."""

from __future__ import annotations

import dataclasses
import difflib
import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from comhla.indicators.areas import AreaKind
from comhla.indicators.catalogue import Definition, Indicator, Measure, Polarity, State, Suite
from comhla.indicators.errors import NotAFile, Problem, Unknown
from comhla.indicators.periods import MeasuredPeriod, PeriodKind, read_period

Record: TypeAlias = Mapping[str, object]

_Reader: TypeAlias = Callable[[object], Any]

_MOST_IN_A_LIST = 50
_OUTCOMES = tuple(f"O{number}" for number in range(1, 10))


class _Refused(ValueError):
    """What is wrong with one value, and how to put it right."""

    def __init__(self, what: str, remedy: str) -> None:
        self.what, self.remedy = what, remedy
        super().__init__(what)


def read_entry(record: Record, file: str = "", sheet: str = "") -> Indicator:
    """The indicator that a record describes; `file` and `sheet` say in problems where the record stands.

    Raises:
        NotAFile: with every problem of the record: fields that are missing, not known, or cannot be read, a proportion
            that is not in per cent, and definitions that are out of order.
    """
    problems = [problem._replace(file=file, sheet=sheet) for problem in _unknown(record)]
    values: dict[str, Any] = {}
    for name, read in _READERS.items():
        try:
            if name in record:
                values[name] = read(record[name])
            elif name in _REQUIRED:
                raise _Refused("It is not given.", "Every indicator needs it.")
        except _Refused as refused:
            problems.append(Problem(refused.what, refused.remedy, file, sheet, column=name))
    if not problems:
        problems = [problem._replace(file=file, sheet=sheet) for problem in _contradictions(values)]
    if problems:
        raise NotAFile(problems)
    return Indicator(**values)


def write_entry(indicator: Indicator) -> dict[str, object]:
    """The record of an indicator, of texts, numbers and lists only; what is as usual is left out.

    `read_entry` makes the same indicator of it.
    """
    return {
        field.name: _plain(getattr(indicator, field.name))
        for field in dataclasses.fields(Indicator)
        if field.name in _REQUIRED or getattr(indicator, field.name) != field.default
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Definition):
        given = dataclasses.asdict(value)
        return {name: each for name, each in given.items() if each is not None}
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _unknown(record: Record) -> Iterator[Problem]:
    for name in record:
        if name not in _READERS:
            near = difflib.get_close_matches(str(name), _READERS, n=1)
            remedy = f"Did you mean {near[0]}?" if near else "Leave it out."
            yield Problem("No indicator has a field of this name.", remedy, column=str(name)[:80])


def _text(longest: int = 2_000, *, needed: bool = False) -> _Reader:
    def read(value: object) -> str:
        if not isinstance(value, str):
            raise _Refused("It is not a text.", "Write it in words.")
        text = " ".join(value.split())
        if needed and not text:
            raise _Refused("It is empty.", "Write it, or leave it out where it may be left out.")
        if len(text) > longest:
            raise _Refused(f"It has {len(text):,} letters.", f"Write at most {longest:,}.")
        if not text.isprintable():
            raise _Refused("It has signs in it that cannot be shown.", "Write plain text.")
        return text

    return read


def _number(value: object) -> float:
    try:
        number = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else math.nan
    except OverflowError:
        number = math.inf
    if not math.isfinite(number) or number <= 0:
        raise _Refused("It is not a number above zero.", "Write a number, as 100.")
    return number


def _whole(lowest: int, highest: int) -> _Reader:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            raise _Refused("It is not a whole number that it can be.", f"Write a number from {lowest} to {highest:,}.")
        return value

    return read


def _choice(kind: type[StrEnum]) -> _Reader:
    def read(value: object) -> StrEnum:
        if value not in list(kind):
            raise _Refused(f"{str(value)[:80]!r} is none of the words for it.", f"Write one of: {', '.join(kind)}.")
        return kind(str(value))

    return read


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Refused("It is neither true nor false.", "Write true or false.")
    return value


def _day(value: object) -> date:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise _Refused(f"{str(value)[:80]!r} is not a day.", "Write year, month and day, as 2027-03-31.") from None


def _list(read: _Reader) -> _Reader:
    def read_all(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple) or len(value) > _MOST_IN_A_LIST:
            raise _Refused("It is not a list that can be read.", f"Write a list of at most {_MOST_IN_A_LIST}.")
        found = tuple(read(each) for each in value)
        if len(set(found)) != len(found):
            raise _Refused("Something stands twice in it.", "Leave one of the two out.")
        return found

    return read_all


def _outcome(value: object) -> str:
    if value not in _OUTCOMES:
        raise _Refused(f"{str(value)[:80]!r} is no national outcome.", "Write O1 to O9.")
    return str(value)


def _definition(value: object) -> Definition:
    if not isinstance(value, Mapping) or not {"words"} <= set(value) <= set(_OF_DEFINITIONS):
        fields = ", ".join(_OF_DEFINITIONS)
        raise _Refused("One of the definitions cannot be read.", f"Each has words, and may have only {fields}.")
    return Definition(**{name: _OF_DEFINITIONS[name](each) for name, each in value.items()})


_OF_DEFINITIONS: dict[str, _Reader] = {
    "words": _text(needed=True),
    "first_period": _text(80, needed=True),
    "last_period": _text(80, needed=True),
    "comparable_with_before": _yes_or_no,
}


def _contradictions(values: Mapping[str, Any]) -> Iterator[Problem]:
    if values["measure"] is Measure.PROPORTION and values.get("multiplier", 1.0) != 100:
        yield Problem("A proportion is in per cent.", "Write 100.", column="multiplier")
    yield from _definitions_out_of_order(values.get("definitions", ()), values["period_kind"])


def _definitions_out_of_order(definitions: tuple[Definition, ...], kind: PeriodKind) -> Iterator[Problem]:
    last: MeasuredPeriod | None = None
    for place, definition in enumerate(definitions, 1):
        try:
            begins, ends = (_period(key, kind) for key in (definition.first_period, definition.last_period))
        except Unknown as unknown:
            yield Problem(f"Definition {place}: {unknown}", "Write the key of a period.", column="definitions")
            return
        if (begins and ends and ends < begins) or (place > 1 and (begins is None or (last and begins <= last))):
            yield Problem(
                f"Definition {place} does not come after the one before.",
                "Give the first and last period of each, in the order of time.",
                column="definitions",
            )
        last = ends or begins


def _period(key: str | None, kind: PeriodKind) -> MeasuredPeriod | None:
    return read_period(key, kind) if key else None


_READERS: dict[str, _Reader] = {
    "key": _text(80, needed=True),
    "other_codes": _list(_text(80, needed=True)),
    "suite": _choice(Suite),
    "label": _text(80, needed=True),
    "title": _text(needed=True),
    "measure": _choice(Measure),
    "unit": _text(120, needed=True),
    "multiplier": _number,
    "decimals": _whole(0, 6),
    "polarity": _choice(Polarity),
    "numerator": _text(),
    "denominator": _text(),
    "source": _text(needed=True),
    "source_url": _text(),
    "owner": _text(),
    "geographies": _list(_choice(AreaKind)),
    "period_kind": _choice(PeriodKind),
    "years_between": _whole(1, 20),
    "lag_days": _whole(0, 3_660),
    "state": _choice(State),
    "state_note": _text(),
    "definitions": _list(_definition),
    "definition_source": _text(),
    "caveats": _list(_text(needed=True)),
    "outcomes": _list(_outcome),
    "outcomes_source": _text(),
    "review_on": _day,
    "smallest_count": _whole(0, 100),
    "independent_events": _yes_or_no,
    "verified": _text(),
}
_REQUIRED = frozenset(field.name for field in dataclasses.fields(Indicator) if field.default is dataclasses.MISSING)
