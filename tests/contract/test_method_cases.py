"""Every reference case of the methods: the numbers that the established R packages gave for the same input.

The folder of cases is ../shared/methods/cases, or what COMHLA_METHOD_CASES says. Where our answer is another one on
purpose, the adapter says so with its reason (`tests/lib/method_cases`).
"""

from __future__ import annotations

import os
import warnings
from collections import Counter
from pathlib import Path

import pytest

from comhla.stats import StatsError
from tests.conftest import REPOSITORY
from tests.lib.method_cases import COUNTS, REASONS, load
from tests.lib.method_cases.comparing import complaints, differences_of
from tests.lib.method_cases.reading import cases_in
from tests.lib.method_cases.registry import ANSWERS, Case

load()


def _folder() -> Path | None:
    told = os.environ.get("COMHLA_METHOD_CASES")  # noqa: TID251 - the test run is an entrance
    shared = os.environ.get("COMHLA_SHARED")  # noqa: TID251 - the test run is an entrance
    place = Path(told) if told else Path(shared or REPOSITORY.parent / "shared") / "methods" / "cases"
    return place if place.is_dir() else None


FOLDER = _folder()
FUNCTIONS = sorted(each.parent.name for each in FOLDER.glob("*/cases.jsonl")) if FOLDER else []
without_cases = pytest.mark.skipif(FOLDER is None, reason="The reference cases are not on this machine.")


@without_cases
@pytest.mark.parametrize("function", FUNCTIONS)
def test_our_numbers_are_those_of_the_reference(function: str, record_property: pytest.RecordProperty) -> None:
    assert FOLDER is not None
    cases = list(cases_in(FOLDER / function))
    told = {case.name: said for case in cases if (said := wrong_in(case))}
    counts = Counter("differs" if differences_of(case) else "same" for case in cases if case.name not in told)
    reasons = {(each.reason, each.columns) for case in cases for each in differences_of(case)}
    # The counts and the reasons are told at the end of the run, by conftest.py beside this.
    record_property(COUNTS, (function, counts["same"], counts["differs"], len(told)))
    record_property(REASONS, sorted(f"{reason} ({', '.join(names) or 'not compared'})" for reason, names in reasons))
    assert not told, "\n".join(f"{name}: {said}" for name, said in told.items())


def wrong_in(case: Case) -> list[str]:
    """What is wrong with our answer to a case."""
    if any(not each.columns for each in differences_of(case)):
        return []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ours = ANSWERS[case.function](case)
        except StatsError as refused:
            return [] if case.expected is None else [f"refused: {refused}"]
    if case.expected is None:
        return ["answered, and the reference refuses"]
    return complaints(case, ours)


@without_cases
def test_every_function_of_the_reference_has_an_answer() -> None:
    assert set(FUNCTIONS) <= set(ANSWERS)
