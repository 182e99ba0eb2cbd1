"""The published layouts that are known, each in a module of its own, and how a file is told to have one of them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from comhla.indicators.errors import NotAFile, Problem, Unknown
from comhla.indicators.readers import published
from comhla.indicators.readers.reading import Given, Reading, plain_heading
from comhla.indicators.readers.tables import Row, Sheet
from comhla.indicators.release import PublishedIndicator

MOST_ROWS_ABOVE_HEADINGS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One way in which a publisher arranges a file."""

    key: str
    title: str
    publisher: str
    licence: str
    headings: tuple[str, ...]
    """The headings that tell a file of this layout from all others; it may have more."""
    read: Callable[[Reading], None] | None = None
    """Reads the figures. Nothing for a file of something else than figures, as a list of areas."""
    instead: str = ""
    """What a file without figures is for."""
    indicators: tuple[PublishedIndicator, ...] = field(default=())
    """Indicators of the publisher's own in this layout that the catalogue does not hold."""


class Recognised(NamedTuple):
    """A table in a file and the layout it has."""

    layout: Layout
    sheet: Sheet
    headings: Row
    rows: Sequence[Row]

    def reading(self, given: Given) -> Reading:
        """Begin to read the table."""
        return Reading(sheet=self.sheet.name, headings=self.headings, rows=self.rows, given=given)


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout that is known, by its key."""
    modules = (importlib.import_module(f"{published.__name__}.{found.name}") for found in _modules())
    return tuple(sorted((layout for module in modules for layout in module.LAYOUTS), key=lambda layout: layout.key))


def _modules() -> Iterator[pkgutil.ModuleInfo]:
    return pkgutil.iter_modules(published.__path__)


def layout_of(key: str) -> Layout:
    """The layout with this key.

    Raises:
        Unknown: where there is none.
    """
    for layout in layouts():
        if layout.key == key:
            return layout
    raise Unknown(f"There is no layout {key}. There are: {', '.join(layout.key for layout in layouts())}.")


def recognise(sheets: Sequence[Sheet], *, file: str, wanted: Layout | None = None) -> Recognised:
    """Find the table with headings that are known; the layout that names most of them wins.

    Raises:
        NotAFile: where no table has the headings of a layout, or not those of the layout that is wanted, or a heading
            that is read stands there twice.
    """
    found = [match for sheet in sheets for match in _matches(sheet, (wanted,) if wanted else layouts())]
    if not found:
        raise NotAFile([_nothing_known(sheets, wanted, file)])
    best = max(found, key=lambda match: len(match.layout.headings))
    _refuse_doubles(best, file)
    return best


def has_layout(sheets: Sequence[Sheet]) -> bool:
    """Whether any table has headings that are known."""
    return any(True for sheet in sheets for _ in _matches(sheet, layouts()))


def _matches(sheet: Sheet, wanted: Sequence[Layout]) -> Iterator[Recognised]:
    for place, row in enumerate(sheet.rows[:MOST_ROWS_ABOVE_HEADINGS]):
        present = {plain_heading(cell) for cell in row.cells}
        for layout in wanted:
            if present.issuperset(map(plain_heading, layout.headings)):
                yield Recognised(layout, sheet, row, sheet.rows[place + 1 :])


def _nothing_known(sheets: Sequence[Sheet], wanted: Layout | None, file: str) -> Problem:
    first = next(sheet for sheet in sheets if sheet.rows).rows[0]
    seen = ", ".join(cell for cell in first.cells[:12] if cell)[:300]
    if wanted:
        headings = ", ".join(wanted.headings)
        what = f"The file does not have the headings of {wanted.title}: {headings}. It begins: {seen}."
        return Problem(what, "Check that it is the right file, and how the headings are spelt.", file, line=first.line)
    what = f"The headings are not those of any published file that is known. It begins: {seen}."
    return Problem(what, "Say which column holds what, by a map of columns.", file, line=first.line)


def _refuse_doubles(found: Recognised, file: str) -> None:
    present = [plain_heading(cell) for cell in found.headings.cells]
    doubled = [heading for heading in found.layout.headings if present.count(plain_heading(heading)) > 1]
    if doubled:
        what = f"There is more than one column with the heading {doubled[0]}."
        raise NotAFile([Problem(what, "Leave one of them.", file, found.sheet.name, found.headings.line, doubled[0])])
