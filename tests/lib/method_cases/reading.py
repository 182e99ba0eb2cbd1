"""Reference cases as their folder holds them. `NA` without quotes is missing, and with quotes a text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from tests.lib.method_cases.registry import Case

_CELL = re.compile(r'"((?:[^"]|"")*)"|([^,]*)', re.DOTALL)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


def cases_in(folder: Path) -> Iterator[Case]:
    """Every case of one function."""
    for line in (folder / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield _case(folder, json.loads(line))


def _case(folder: Path, told: dict[str, Any]) -> Case:
    name = told["case"]
    arguments = told.get("args") or {}
    return Case(
        function=folder.name,
        name=name,
        args=arguments if isinstance(arguments, dict) else {},
        groups=tuple(told.get("groups") or ()),
        frame=table(folder / f"{name}.in.csv"),
        extra={each: table(folder / f"{name}.{each}.csv") for each in told.get("extra", ())},
        expected=table(folder / f"{name}.out.csv") if told["status"] == "ok" else None,
        warnings=tuple(told.get("warnings", ())),
    )


def table(path: Path) -> pd.DataFrame:
    """A CSV file of the cases: numbers as float64, texts as objects with None, days as dates, TRUE and FALSE as objects."""
    rows = [_cells(line) for line in _lines(path.read_text(encoding="utf-8"))]
    names = [str(text) for text, _ in rows[0]]
    columns = list(zip(*rows[1:], strict=True)) or [() for _ in names]
    return pd.DataFrame({name: _column(cells) for name, cells in zip(names, columns, strict=True)})


def _lines(text: str) -> list[str]:
    """Lines of the table; a line end inside quotes belongs to the text."""
    lines, held = [], ""
    for line in text.split("\n"):
        held = f"{held}\n{line}" if held else line
        if held.count('"') % 2 == 0:
            if held:
                lines.append(held)
            held = ""
    return lines


def _cells(line: str) -> list[tuple[str, bool]]:
    """The texts of a line, each with whether it stood in quotes."""
    cells, place = [], 0
    while place <= len(line):
        match = _CELL.match(line, place)
        assert match is not None
        quoted = match.group(1) is not None
        cells.append((match.group(1).replace('""', '"') if quoted else match.group(2), quoted))
        place = match.end() + 1
    return cells


def _column(cells: tuple[tuple[str, bool], ...]) -> pd.Series[Any]:
    held = [text for text, quoted in cells if quoted or text != "NA"]
    if any(quoted for _, quoted in cells):
        return pd.Series([text if quoted or text != "NA" else None for text, quoted in cells], dtype=object)
    if held and all(_DAY.match(text) for text in held):
        return pd.Series([None if text == "NA" else date.fromisoformat(text) for text, _ in cells], dtype=object)
    if held and all(text in {"TRUE", "FALSE"} for text in held):
        return pd.Series([None if text == "NA" else text == "TRUE" for text, _ in cells], dtype=object)
    return pd.Series([float("nan") if text == "NA" else float(text) for text, _ in cells], dtype="float64")
