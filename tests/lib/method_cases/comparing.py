"""Our answer beside the reference's."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pandas as pd

from tests.lib.method_cases.registry import CLOSED, DIFFERENCES, TOLERANCES, Case, Difference


def differences_of(case: Case) -> list[Difference]:
    """What is declared to differ in a case."""
    return [each for each in DIFFERENCES if each.function == case.function and each.where(case)]


def complaints(case: Case, ours: pd.DataFrame) -> list[str]:
    """Where our answer is not the reference's; nothing when it is."""
    assert case.expected is not None
    left_out = {column for each in differences_of(case) for column in each.columns}
    wanted = [name for name in case.expected.columns if name not in left_out]
    if missing := [name for name in wanted if name not in ours.columns]:
        return [f"columns {missing} are missing; there are {list(ours.columns)}"]
    if len(ours) != len(case.expected):
        return [f"{len(ours)} rows, and the reference has {len(case.expected)}"]
    return [told for name in wanted for told in _column(case, name, list(ours[name]), list(case.expected[name]))]


def _column(case: Case, name: str, ours: Sequence[Any], theirs: Sequence[Any]) -> list[str]:
    rule = TOLERANCES.get(case.function)
    allowed = rule(case, name, case.expected) if rule and case.expected is not None else CLOSED
    pairs = enumerate(zip(ours, theirs, strict=True))
    wrong = [(row, a, b) for row, (a, b) in pairs if not _same(a, b, allowed.relative, allowed.absolute)]
    return [f"{name}, row {row}: {a!r}, and the reference has {b!r}" for row, a, b in wrong[:5]]


def _missing(value: Any) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def _same(a: Any, b: Any, relative: float, absolute: float) -> bool:
    if _missing(a) or _missing(b):
        return _missing(a) and _missing(b)
    if isinstance(a, str) or isinstance(b, str):
        return str(a) == str(b)
    if isinstance(b, float) or isinstance(a, float):
        return math.isclose(float(a), float(b), rel_tol=relative, abs_tol=absolute)
    return bool(a == b)
