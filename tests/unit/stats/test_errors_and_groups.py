"""How problems are told, and sums by group."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from comhla.stats import BadInput, Groups, Problem, StatsError
from comhla.stats.errors import Problems
from comhla.stats.estimates import confidence_level, floats, groups_of, is_number, is_whole_number, totals

NAN = float("nan")

ROWS = [
    # which rows are wrong, what is told
    ([True, False], "x is odd in row 0. Mend it."),
    ([True, False, True], "x is odd in rows 0, 2. Mend it."),
    ([True] * 5, "x is odd in rows 0, 1, 2, 3, 4. Mend it."),
    ([False, *[True] * 6], "x is odd in rows 1, 2, 3, 4, 5 and 1 more. Mend it."),
    ([True] * 9, "x is odd in rows 0, 1, 2, 3, 4 and 4 more. Mend it."),
    ([[False, False], [False, True], [True, True]], "x is odd in rows 1, 2. Mend it."),
    (True, "x is odd. Mend it."),
]


@pytest.mark.parametrize(("wrong", "told"), ROWS)
def test_rows_are_named_up_to_five_and_then_counted(wrong: object, told: str) -> None:
    problems = Problems()
    problems.rows(wrong, "x", "is odd", "Mend it.")
    with pytest.raises(BadInput) as refused:
        problems.raise_any()
    assert str(refused.value) == told


@pytest.mark.parametrize("wrong", [False, [], [False, False], [[False], [False]]])
def test_nothing_wrong_is_not_told(wrong: object) -> None:
    problems = Problems()
    problems.rows(wrong, "x", "is odd", "Mend it.")
    problems.unless(True, "x", "is odd", "Mend it.")
    problems.raise_any()
    assert len(problems) == 0


def test_all_problems_are_told_together() -> None:
    problems = Problems()
    problems.add("x", "is odd", "Mend it.")
    problems.unless(False, "y", "is even", "Mend that.")
    problems.extend([Problem("z", "is neither", "Leave it.", (3,))])
    with pytest.raises(StatsError) as refused:
        problems.raise_any()
    assert str(refused.value) == "x is odd. Mend it.\ny is even. Mend that.\nz is neither in row 3. Leave it."
    assert [each.where for each in refused.value.problems] == ["x", "y", "z"]
    assert isinstance(refused.value, ValueError)


def test_a_refusal_can_be_sent_to_another_process() -> None:
    refused = pickle.loads(pickle.dumps(BadInput(Problem("x", "is odd", "Mend it.", (1,), 2))))
    assert str(refused) == "x is odd in row 1 and 2 more. Mend it."


GROUPS = [
    # numbers of groups, how many groups, first rows where the rows stand in order
    ([0, 0, 1, 2, 2], 3, [0, 2, 3]),
    ([0], 1, [0]),
    ([1, 0, 1], 2, None),
    ([0, 1, 0], 2, None),
    ([0, 2], 3, None),
    ([1, 1], 2, None),
    ([], 0, None),
]


@pytest.mark.parametrize(("codes", "number", "starts"), GROUPS)
def test_groups_from_their_numbers(codes: list[int], number: int, starts: list[int] | None) -> None:
    groups = groups_of(np.array(codes, dtype=int))
    assert groups.number == number
    assert (groups.starts is None) == (starts is None)
    assert starts is None or groups.starts.tolist() == starts
    assert groups_of(groups) is groups
    values = np.arange(1.0, len(codes) + 1)
    by_hand = [sum(value for value, code in zip(values, codes, strict=True) if code == each) for each in range(number)]
    assert groups.total(values).tolist() == by_hand
    assert groups.total(values).dtype == np.float64
    assert groups.sizes().tolist() == [codes.count(each) for each in range(number)]


def test_first_rows_and_places_in_groups() -> None:
    mixed = groups_of([2, 0, 2, 1, 0, 2])
    assert mixed.first_rows().tolist() == [1, 3, 0]
    assert mixed.places().tolist() == [0, 0, 1, 0, 1, 2]
    in_order = groups_of([0, 0, 1, 1, 1])
    assert in_order.first_rows().tolist() == [0, 2]
    assert in_order.places().tolist() == [0, 1, 0, 1, 2]


def test_a_missing_value_makes_the_sum_of_its_group_missing() -> None:
    for codes in ([0, 0, 1], [0, 1, 0]):
        total = groups_of(codes).total([NAN, 1, 2])
        assert np.isnan(total).tolist() == [True, False]


def test_sums_over_the_last_axis_or_over_groups() -> None:
    values = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert totals(values, None).tolist() == [3, 7]
    assert totals(values.ravel(), Groups(np.array([0, 1, 0, 1]), 2)).tolist() == [4, 6]


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        ([0, -1], "codes is below 0 in row 1. Number the groups 0, 1, 2 and so on."),
        ([0.0, 1.0], "codes are not whole numbers. Number the groups 0, 1, 2 and so on."),
    ],
)
def test_numbers_that_number_no_groups_are_refused(codes: object, told: str) -> None:
    with pytest.raises(BadInput) as refused:
        groups_of(codes)
    assert str(refused.value) == told


def test_levels() -> None:
    assert confidence_level(1) == 1.0
    assert confidence_level(np.float64(0.9)) == 0.9
    problems = Problems()
    assert np.isnan(confidence_level(-1, problems=problems))
    assert len(problems) == 1
    assert confidence_level(0.5, problems=problems) == 0.5
    assert len(problems) == 1


def test_numbers_and_whole_numbers() -> None:
    given = [1, 0, -1, 2.0, np.int64(3), np.float64(1), True, np.True_, "1", None, [1]]
    assert [is_number(each) for each in given] == [True] * 6 + [False] * 5
    assert [is_whole_number(each) for each in given] == [True, False, False, False, True] + [False] * 6
    assert floats([1, None]).tolist() == pytest.approx([1, NAN], nan_ok=True)
