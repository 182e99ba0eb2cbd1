"""`comhla measures catalogue`: the indicators that ship."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from comhla.cli import output
from comhla.cli.files import UnusableInput, refuse
from comhla.indicators.catalogue import Indicator, catalogue, indicator
from comhla.indicators.entries import write_entry
from comhla.indicators.errors import Unknown
from comhla.indicators.tabular import safe_text
from comhla.reference.names import comparable

_COLUMNS = ("key", "suite", "label", "title", "unit", "polarity", "state", "source", "period_kind", "outcomes")


def run(search: str, form: str) -> int:
    """Print the indicators that fit a search and return the exit code."""
    try:
        found = _fitting(search)
    except UnusableInput as problem:
        return refuse(problem)
    if form == "json":
        return output.deliver_to_programs(output.as_json({"indicators": [write_entry(each) for each in found]}))
    if form == "csv":
        return output.deliver_to_programs(_table(found))
    lines = _whole(found[0]) if len(found) == 1 else _listed(found)
    return output.deliver("\n".join([*lines, ""]))


def _fitting(search: str) -> tuple[Indicator, ...]:
    """The indicator with this key, or those whose words have all of the search; all of them for no search.

    Raises:
        UnusableInput: where none fits.
    """
    try:
        return (indicator(search),) if search else catalogue()
    except Unknown as unknown:
        sought = comparable(search).split()
        fitting = tuple(each for each in catalogue() if all(word in _words(each) for word in sought))
        if not fitting:
            raise UnusableInput(str(unknown)) from None
        return fitting


def _words(each: Indicator) -> str:
    return comparable(" ".join((each.key, *each.other_codes, each.label, each.title)))


def _listed(found: Iterable[Indicator]) -> Iterator[str]:
    found = tuple(found)
    width = max(len(each.key) for each in found)
    for each in found:
        yield f"{each.key.ljust(width)}  {each.label}"
    yield ""
    yield f"{len(found)} indicators. Name one of them for everything that is known about it."


def _whole(one: Indicator) -> Iterator[str]:
    """Everything about an indicator, a field to a line."""
    yield output.wrapped(f"{one.key}  {one.title}")
    for name, value in write_entry(one).items():
        if name in ("key", "title"):
            continue
        said = name.replace("_", " ").capitalize()
        for each in _parts(value):
            yield output.wrapped(each, first=f"  {said}: ", rest="    ")


def _parts(value: object) -> list[str]:
    """What stands in a line each: single words of a list together, whole texts apart."""
    if not isinstance(value, list):
        return [str(value)]
    parts = [_plain(each) for each in value]
    return parts if any(" " in part for part in parts) else [", ".join(parts)]


def _plain(value: object) -> str:
    if isinstance(value, dict):
        period = " to ".join(str(value[name]) for name in ("first_period", "last_period") if name in value)
        return f"{period}: {value['words']}" if period else str(value["words"])
    return str(value)


def _table(found: Iterable[Indicator]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for each in found:
        entry = {"state": each.state.value, **write_entry(each)}
        writer.writerow([_cell(entry.get(column, "")) for column in _COLUMNS])
    return out.getvalue()


def _cell(value: Any) -> str:
    return safe_text("; ".join(value) if isinstance(value, list) else str(value))
