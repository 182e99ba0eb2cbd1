"""Functions and the bodies that are directed to carry them out, with what is missing and what stands twice."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.documents.direction_parts import money_words
from comhla.law.readings.direction_cover import Gap
from comhla.law.readings.direction_coverage import Coverage, FunctionCoverage
from comhla.law.readings.directions_over_time import InEffect
from comhla.web.words import day as in_words


class Cell(NamedTuple):
    """What one body is directed to do for a function: directions by number, with their money."""

    body: str
    directions: tuple[tuple[str, str], ...]
    is_overlap: bool


class Row(NamedTuple):
    """One function."""

    function: str
    cells: tuple[Cell, ...]
    state: str
    colour: str
    gaps: tuple[str, ...]


def rows_of(coverage: Coverage) -> tuple[Row, ...]:
    """Every function, those that need somebody first."""
    rows = [_row(each, coverage) for each in coverage.functions]
    order = {"red": 0, "yellow": 1}
    return tuple(sorted(rows, key=lambda each: order.get(each.colour, 2)))


def _row(each: FunctionCoverage, coverage: Coverage) -> Row:
    state, colour = _state(each, must=coverage.must)
    return Row(
        function=each.function.name or each.function.id,
        cells=tuple(_cell(body, each.by_body.get(body, ())) for body in coverage.bodies),
        state=state,
        colour=colour,
        gaps=tuple(_gap(gap, coverage.day) for gap in each.gaps),
    )


def _state(each: FunctionCoverage, *, must: bool) -> tuple[str, str]:
    if each.overlaps:
        return _("Several directions side by side"), "yellow"
    if each.is_covered:
        return _("Directed"), "green"
    if not must:
        return _("Not directed; it need not be"), "grey"
    return (_("No direction in force"), "red") if each.ever_directed else (_("Never directed"), "red")


def _cell(body: str, effects: tuple[InEffect, ...]) -> Cell:
    told = tuple((each.direction.id, "; ".join(filter(None, map(money_words, each.lines)))) for each in effects)
    return Cell(body, told, len(effects) > 1)


def _gap(gap: Gap, day: date) -> str:
    told = {"first": in_words(gap.first_day), "last": in_words(gap.last_day)}
    if gap.last_day is None or day < gap.last_day:
        return _("No direction since %(first)s") % told
    return _("No direction from %(first)s to %(last)s") % told
