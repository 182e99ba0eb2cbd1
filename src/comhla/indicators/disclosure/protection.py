"""Tables made safe to publish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from comhla.indicators.disclosure.reach import Reach, conceal, setting_of
from comhla.indicators.disclosure.report import Exposed, Hidden, Report
from comhla.indicators.disclosure.rules import Marks, Rules
from comhla.indicators.disclosure.system import Cell, Earlier, System, system_of
from comhla.indicators.disclosure.tables import CellKey, Table
from comhla.indicators.values import Suppressed, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """Tables as they may be published, and what was done to them."""

    tables: tuple[Table, ...]
    hidden: dict[CellKey, Suppressed]
    report: Report


def protect(
    tables: Sequence[Table], rules: Rules | None = None, already_published: Sequence[Earlier] = ()
) -> Protected:
    """Hide small counts, and whatever else would let a reader work one out or place it too near.

    Everything is set against everything: all tables with one another, and with the releases before them, the earliest
    first. Afterwards every hidden cell is audited: a reader who knows the rules, the marks, all the figures shown and
    that counts are whole numbers cannot place it nearer than `rules.protection`. A cell for which that cannot be had,
    because an earlier release already shows too much, is named in the report and not passed over.

    Raises:
        NotAdditive: where parts do not make their totals, or two tables contradict each other.
    """
    rules = rules or Rules()
    system = system_of(tables, rules, already_published)
    reach = _reach(system, rules)
    exposed = [system.cells[column] for column in conceal(reach)]
    hidden = {
        cell.key: _mark(cell, rules)
        for cell, is_hidden in zip(system.cells, reach.hidden, strict=True)
        if isinstance(cell.value, Suppressed)
        or (isinstance(cell.value, (int, float)) and (is_hidden or cell.sensitive))
    }
    return Protected(
        tables=tuple(table.with_hidden(hidden) for table in tables),
        hidden=hidden,
        report=_report(system, rules, hidden, exposed),
    )


def _reach(system: System, rules: Rules) -> Reach:
    """What a reader can work out before anything is hidden for the sake of others."""
    sensitive = np.array([cell.sensitive is not None and not cell.known for cell in system.cells], dtype=bool)
    not_shown = np.array(
        [not cell.known and not isinstance(cell.value, (int, float)) for cell in system.cells], dtype=bool
    )
    return Reach(setting_of(system, rules), sensitive | not_shown, sensitive)


def _mark(cell: Cell, rules: Rules) -> Suppressed:
    if isinstance(cell.value, Suppressed):
        return cell.value
    return Suppressed(Why.WOULD_REVEAL if rules.marks is Marks.ALIKE else _why(cell))


def _why(cell: Cell) -> Why:
    if isinstance(cell.value, Suppressed):
        return cell.value.why
    return Why.SMALL_NUMBER if cell.sensitive else Why.WOULD_REVEAL


def _report(system: System, rules: Rules, hidden: Mapping[CellKey, Suppressed], exposed: Sequence[Cell]) -> Report:
    known = [cell for cell in system.cells if cell.known and cell.key in hidden]
    return Report(
        rules=rules,
        cells=sum(isinstance(cell.value, (int, float, Suppressed)) for cell in system.cells),
        hidden=tuple(Hidden(cell.key, _why(cell), _reason(cell)) for cell in system.cells if cell.key in hidden),
        exposed=(
            *(Exposed(cell.key, "An earlier release shows this very number.") for cell in known),
            *(Exposed(cell.key, "It can be worked out from figures that are public already.") for cell in exposed),
        ),
    )


def _reason(cell: Cell) -> str:
    if cell.sensitive:
        return cell.sensitive.reason
    return "With it, a figure that is hidden could be worked out or placed too near."
