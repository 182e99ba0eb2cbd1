"""Confidence levels, columns and numbers as texts."""

from __future__ import annotations

import numpy as np
import pytest

from comhla.stats import BadInput
from comhla.stats.errors import Problems
from comhla.stats.frames.options import (
    Columns,
    Levels,
    columns_of,
    confidence_of,
    multiplier_of,
    number_text,
    plain_number_text,
)

LEVELS = [
    # given, fractions, text, columns of lower limits
    (0.95, (0.95,), "95%", ["lowercl"]),
    (95, (0.95,), "95%", ["lowercl"]),
    (99.8, (0.998,), "99.8%", ["lowercl"]),
    (0.9999, (0.9999,), "99.99%", ["lowercl"]),
    (1, (1.0,), "100%", ["lowercl"]),
    (100, (1.0,), "100%", ["lowercl"]),
    (0.9, (0.9,), "90%", ["lowercl"]),
    (90, (0.9,), "90%", ["lowercl"]),
    (np.float64(0.95), (0.95,), "95%", ["lowercl"]),
    ([0.95], (0.95,), "95%", ["lowercl"]),
    ([0.95, 0.998], (0.95, 0.998), "95%, 99.8%", ["lower95_0cl", "lower99_8cl"]),
    ((95, 99.8), (0.95, 0.998), "95%, 99.8%", ["lower95_0cl", "lower99_8cl"]),
]


@pytest.mark.parametrize(("given", "fractions", "text", "lower"), LEVELS)
def test_levels(given: object, fractions: tuple[float, ...], text: str, lower: list[str]) -> None:
    problems = Problems()
    levels = confidence_of(given, problems=problems)
    assert len(problems) == 0
    assert levels == Levels(fractions)
    assert levels.text == text
    assert levels.lower_names() == lower
    assert levels.upper_names() == [name.replace("lower", "upper") for name in lower]


def test_columns_may_always_have_their_level_and_something_before() -> None:
    levels = Levels((0.95,))
    assert levels.lower_names(before="sii_", always_with_level=True) == ["sii_lower95_0cl"]
    assert levels.upper_names(before="sii_", always_with_level=True) == ["sii_upper95_0cl"]
    assert levels.upper_names(before="rii_") == ["rii_uppercl"]


OUT_OF_RANGE = "Give a number from 0.9 to 1, or from 90 to 100 for per cent."
NO_PAIR = "Give one level, or the two levels 0.95 and 0.998."


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (0.89, f"confidence is 0.89. {OUT_OF_RANGE}"),
        (1.01, f"confidence is 1.01. {OUT_OF_RANGE}"),
        (89, f"confidence is 89. {OUT_OF_RANGE}"),
        (101, f"confidence is 101. {OUT_OF_RANGE}"),
        ("95", f"confidence is '95'. {OUT_OF_RANGE}"),
        (True, f"confidence is True. {OUT_OF_RANGE}"),
        (None, f"confidence is None. {OUT_OF_RANGE}"),
        ([0.5, 0.95, 2], f"confidence is 0.5, 2. {OUT_OF_RANGE}"),
        ([0.9, 0.998], f"confidence is 0.9, 0.998. {NO_PAIR}"),
        ([0.998, 0.95], f"confidence is 0.998, 0.95. {NO_PAIR}"),
        ([0.95, 0.99, 0.998], f"confidence is 0.95, 0.99, 0.998. {NO_PAIR}"),
        ([], f"confidence is . {NO_PAIR}"),
    ],
)
def test_levels_that_are_none(given: object, told: str) -> None:
    problems = Problems()
    confidence_of(given, problems=problems)
    with pytest.raises(BadInput) as refused:
        problems.raise_any()
    assert str(refused.value) == told


def test_any_levels_and_no_level_where_they_are_allowed() -> None:
    problems = Problems()
    assert confidence_of([0.9, 0.95, 0.99], problems=problems, any_levels=True).fractions == (0.9, 0.95, 0.99)
    assert confidence_of(None, problems=problems, none_allowed=True) == Levels(())
    assert len(problems) == 0


def test_columns() -> None:
    problems = Problems()
    assert [columns_of(each, problems=problems) for each in ("full", "lower")] == [Columns.FULL, Columns.LOWER]
    assert len(problems) == 0
    assert columns_of("combined", problems=problems) is Columns.FULL
    columns_of("value", problems=problems, allowed=(Columns.FULL, Columns.STANDARD))
    with pytest.raises(BadInput) as refused:
        problems.raise_any()
    assert str(refused.value).splitlines() == [
        "type is 'combined'. Give one of: full, standard, value, lower, upper.",
        "type is 'value'. Give one of: full, standard.",
    ]


@pytest.mark.parametrize("given", [0, -1, float("nan"), float("inf"), "100", None, True])
def test_multipliers_that_are_none(given: object) -> None:
    problems = Problems()
    assert np.isnan(multiplier_of(given, problems=problems, name="refvalue"))
    multiplier_of(given, problems=problems)
    with pytest.raises(BadInput) as refused:
        problems.raise_any()
    assert str(refused.value).splitlines() == [
        f"refvalue is {given!r}. Give a number above 0, such as 100000.",
        f"multiplier is {given!r}. Give a number above 0, such as 100000.",
    ]


def test_multipliers() -> None:
    problems = Problems()
    assert [multiplier_of(each, problems=problems) for each in (1, 0.5, np.int64(7))] == [1.0, 0.5, 7.0]
    assert len(problems) == 0


NUMBERS = [
    # number, as R pastes it, as R formats it without exponents
    (1, "1", "1"),
    (100, "100", "100"),
    (1000, "1000", "1000"),
    (100_000, "1e+05", "100000"),
    (1_000_000, "1e+06", "1000000"),
    (123_456, "123456", "123456"),
    (1_200_000, "1200000", "1200000"),
    (12_345_678, "12345678", "12345678"),
    (0.5, "0.5", "0.5"),
    (0.0001, "1e-04", "0.0001"),
    (0.0012, "0.0012", "0.0012"),
    (1e-10, "1e-10", "0.0000000001"),
    (1 / 3, "0.333333333333333", "0.3333333"),
]


@pytest.mark.parametrize(("number", "pasted", "plain"), NUMBERS)
def test_numbers_as_texts(number: float, pasted: str, plain: str) -> None:
    assert number_text(number) == pasted
    assert plain_number_text(number) == plain
