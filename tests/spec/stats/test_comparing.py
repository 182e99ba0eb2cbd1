"""Whether an area differs from its comparator, three ways, and which way is better."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from comhla.stats import (
    BadInput,
    Limits,
    Polarity,
    Rag,
    Verdict,
    by_interval,
    by_overlap,
    by_test,
    by_two_intervals,
    difference_of_shares,
    rag,
    ratio_of_rates,
)

NAN = float("nan")
HIGH, LOW, NEITHER = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER, Polarity.NEITHER

POLARITIES = [
    # polarity, what clearly higher is, what clearly lower is
    (HIGH, Verdict.BETTER, Verdict.WORSE),
    (LOW, Verdict.WORSE, Verdict.BETTER),
    (NEITHER, Verdict.HIGHER, Verdict.LOWER),
]
INTERVALS = [
    # the area's interval, the comparator's, which of higher and lower the area is
    ((5, 6), (1, 4), "higher"),
    ((4, 6), (1, 4), None),  # they meet in a point
    ((1, 4), (4, 6), None),
    ((1, 3.9), (4, 6), "lower"),
    ((2, 3), (1, 4), None),  # one inside the other
    ((NAN, 3), (4, 6), "missing"),
    ((1, 3), (4, NAN), "missing"),
    ((1, NAN), (4, 6), "missing"),
    ((1, 3), (NAN, 6), "missing"),
]
SINGLE = [
    # the area's interval, the comparator, which of higher and lower the area is
    ((5, 6), 4.9, "higher"),
    ((5, 6), 5, None),
    ((5, 6), 6, None),
    ((5, 6), 6.1, "lower"),
    ((5, 6), NAN, "missing"),
    ((NAN, 6), 9, "missing"),
    ((5, NAN), 1, "missing"),
]


def _wanted(which: str | None, higher: Verdict, lower: Verdict) -> Verdict:
    return {"higher": higher, "lower": lower, None: Verdict.SIMILAR, "missing": Verdict.NOT_TO_BE_TOLD}[which]


@pytest.mark.parametrize(("polarity", "higher", "lower"), POLARITIES)
def test_intervals_that_have_no_point_in_common_differ(polarity: Polarity, higher: Verdict, lower: Verdict) -> None:
    own, other = (Limits(*np.array([row[place] for row in INTERVALS]).T) for place in (0, 1))
    found = by_overlap(own, other, polarity=polarity)
    assert found.tolist() == [_wanted(row[2], higher, lower) for row in INTERVALS]


@pytest.mark.parametrize(("polarity", "higher", "lower"), POLARITIES)
def test_a_comparator_outside_the_interval_differs(polarity: Polarity, higher: Verdict, lower: Verdict) -> None:
    own = Limits(*np.array([row[0] for row in SINGLE]).T)
    found = by_interval(own, [row[1] for row in SINGLE], polarity=polarity)
    assert found.tolist() == [_wanted(row[2], higher, lower) for row in SINGLE]


def test_one_area_gives_one_verdict() -> None:
    assert by_interval(Limits(1, 2), 3, polarity=HIGH)[()] == Verdict.WORSE
    assert by_overlap(Limits(1, 2), Limits([0, 3], [1, 4]), polarity=HIGH).tolist() == [Verdict.SIMILAR, Verdict.WORSE]


def test_the_wider_interval_tells_how_surely() -> None:
    inner, outer = Limits([10, 10, 10, NAN, 10], [20, 20, 20, 20, 20]), Limits([8, 8, 8, 8, 8], [22, 22, 22, 22, 22])
    found = by_two_intervals(inner, outer, [15, 9, 23, 30, NAN], polarity=LOW)
    assert found.verdict.tolist() == [
        Verdict.SIMILAR, Verdict.WORSE, Verdict.BETTER, Verdict.NOT_TO_BE_TOLD, Verdict.NOT_TO_BE_TOLD,
    ]  # fmt: skip
    assert found.level.tolist() == pytest.approx([0, 0.95, 0.998, NAN, NAN], nan_ok=True)


TESTS = [
    # difference, p, which of higher and lower
    (2, 0.049, "higher"),
    (2, 0.05, None),
    (-2, 0.049, "lower"),
    (-2, 0.2, None),
    (0, 0, None),
    (2, NAN, "missing"),
    (NAN, 0.01, "missing"),
    (3, 1, None),
]


@pytest.mark.parametrize(("polarity", "higher", "lower"), POLARITIES)
def test_a_difference_counts_where_chance_gives_it_seldom(polarity: Polarity, higher: Verdict, lower: Verdict) -> None:
    difference, p, which = zip(*TESTS, strict=True)
    found = by_test(difference, p, polarity=polarity)
    assert found.tolist() == [_wanted(each, higher, lower) for each in which]


def test_the_level_can_be_chosen() -> None:
    found = by_test(1, [0.001, 0.01, 0.9], polarity=HIGH, level=0.01)
    assert found.tolist() == [Verdict.BETTER, Verdict.SIMILAR, Verdict.SIMILAR]
    assert by_test([1], [0.99], polarity=HIGH, level=1).tolist() == [Verdict.BETTER]


def test_colours() -> None:
    verdicts = np.array([[*Verdict]], dtype=object)
    assert rag(verdicts).tolist() == [[Rag.GREEN, Rag.RED, Rag.AMBER, Rag.BLUE, Rag.BLUE, Rag.NONE]]


SHARES = [
    # x1, n1, x2, n2, lower, upper: R. G. Newcombe, Statistics in Medicine 17, 1998, table II, method 10
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (5, 56, 0, 29, -0.0381, 0.1926),
    (0, 10, 0, 20, -0.1611, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0000),
]


@pytest.mark.parametrize(("x1", "n1", "x2", "n2", "lower", "upper"), SHARES)
def test_differences_of_shares_as_published(x1: int, n1: int, x2: int, n2: int, lower: float, upper: float) -> None:
    found = difference_of_shares(x1, n1, x2, n2)
    assert float(found.value) == pytest.approx(x1 / n1 - x2 / n2, abs=1e-15)
    assert [float(found.lower), float(found.upper)] == pytest.approx([lower, upper], abs=5.1e-5)


def test_the_test_of_two_shares_is_that_of_the_two_by_two_table() -> None:
    found = difference_of_shares([56, 48], [70, 80], [48, 56], [80, 70])
    table = stats.chi2_contingency([[56, 14], [48, 32]], correction=False)
    assert found.p.tolist() == pytest.approx([table.pvalue] * 2, rel=1e-12)
    assert found.value.tolist() == pytest.approx([0.2, -0.2])


def test_shares_that_are_both_nothing_or_both_all_do_not_differ() -> None:
    assert difference_of_shares([0, 7, NAN], [10, 7, 3], [0, 5, 1], [3, 5, 2]).p.tolist() == pytest.approx([1, 1, NAN], nan_ok=True)  # fmt: skip


def test_the_confidence_of_a_difference_can_be_chosen() -> None:
    wide, narrow = (difference_of_shares(56, 70, 48, 80, confidence=level) for level in (0.998, 0.9))
    assert wide.lower < narrow.lower < narrow.upper < wide.upper


RATES = [
    # x1, n1, x2, n2, ratio, lower, upper, p
    # lower and upper: s / (1 - s) of the exact limits of the share 10 / 15; p: twice P(10 or more of 15) = 4944 / 32768
    (10, 100, 5, 100, 2.0, 0.62285955, 7.45729591, 2 * 4944 / 32768),
    (10, 100, 10, 200, 2.0, 0.7470937, 5.3540808, None),  # 10 of 20: 0.271957 and 0.728043
    (0, 1, 2, 1, 0.0, 0.0, 5.3245532, 0.5),  # 1 - 0.025 ** (1 / 2) = 0.841886; p is twice a quarter
    (3, 1, 0, 1, math.inf, 0.4132314, math.inf, 0.25),  # 0.025 ** (1 / 3) = 0.292402
    (0, 1, 0, 5, NAN, 0.0, math.inf, 1.0),
    (3, 999_000, 0, 1_000, math.inf, 0.4132314 / 999, math.inf, 1.0),  # hardly anybody could have been among the others
    (5, 10, 5, 10, 1.0, 0.2301425, 4.3451346, 1.0),
    (1e12, 1e12, 1e12, 1e12, 1.0, 1 - 2.77e-6, 1 + 2.77e-6, 1.0),
    (NAN, 1, 3, 1, NAN, NAN, NAN, NAN),
]


@pytest.mark.parametrize(("x1", "n1", "x2", "n2", "ratio", "lower", "upper", "p"), RATES)
def test_ratios_of_rates(x1: float, n1: float, x2: float, n2: float, ratio: float, lower: float, upper: float, p: float | None) -> None:  # fmt: skip
    found = ratio_of_rates(x1, n1, x2, n2)
    assert float(found.value) == pytest.approx(ratio, nan_ok=True)
    assert [float(found.lower), float(found.upper)] == pytest.approx([lower, upper], rel=1e-6, nan_ok=True)
    if p is not None:
        assert float(found.p) == pytest.approx(p, rel=1e-6, nan_ok=True)


@pytest.mark.parametrize(("x1", "n1", "x2", "n2"), [(10, 3, 4, 2), (2, 3, 9, 2), (0, 1, 8, 3), (8, 1, 0, 3)])
def test_the_test_of_a_ratio_is_twice_the_smaller_binomial_tail(x1: int, n1: int, x2: int, n2: int) -> None:
    null = n1 / (n1 + n2)
    tails = (stats.binom.cdf(x1, x1 + x2, null), stats.binom.sf(x1 - 1, x1 + x2, null))
    assert float(ratio_of_rates(x1, n1, x2, n2).p) == pytest.approx(min(1, 2 * min(tails)), rel=1e-10)


def test_the_confidence_of_a_ratio_can_be_chosen() -> None:
    wide, narrow = (ratio_of_rates(10, 1, 12, 1, confidence=level) for level in (0.998, 0.9))
    assert wide.lower < narrow.lower < narrow.upper < wide.upper


BACKWARDS = "has a lower limit above the upper one in row 1. Check which column is which."
REFUSED = [
    (lambda: by_overlap(Limits([1, 3], [2, 2]), Limits(1, 2), polarity=HIGH), f"area {BACKWARDS}"),
    (lambda: by_overlap(Limits(1, 2), Limits([1, 3], [2, 2]), polarity=HIGH), f"comparator {BACKWARDS}"),
    (lambda: by_interval(Limits([1, 3], [2, 2]), 1, polarity=HIGH), f"area {BACKWARDS}"),
    (lambda: by_test([1, 1], [0.5, 1.5], polarity=HIGH), "p is not from 0 to 1 in row 1. Give p-values."),
    (lambda: by_test([1, 1], [0.5, -0.5], polarity=HIGH), "p is not from 0 to 1 in row 1. Give p-values."),
    (
        lambda: by_test(1, 0.5, polarity=HIGH, level=0),
        "level is 0. Give a fraction above 0 and at most 1, such as 0.05.",
    ),
    (
        lambda: by_test(1, 0.5, polarity=HIGH, level=5),
        "level is 5. Give a fraction above 0 and at most 1, such as 0.05.",
    ),
    (lambda: ratio_of_rates([1, -1], 1, 1, 1), "x1 is below 0 in row 1. Give counts of 0 or more."),
    (lambda: ratio_of_rates(1, [0, 1], 1, 1), "n1 is 0 or less in row 0. Give denominators above 0."),
    (lambda: ratio_of_rates(1, 1, [-1, 1], 1), "x2 is below 0 in row 0. Give counts of 0 or more."),
    (lambda: ratio_of_rates(1, 1, 1, [1, 0]), "n2 is 0 or less in row 1. Give denominators above 0."),
]


@pytest.mark.parametrize(("call", "told"), REFUSED)
def test_a_wrong_input_is_refused_and_named(call: object, told: str) -> None:
    with pytest.raises(BadInput) as refused:
        call()
    assert str(refused.value) == told


def test_shares_are_checked() -> None:
    with pytest.raises(BadInput):
        difference_of_shares(3, 2, 1, 2)
    with pytest.raises(BadInput):
        difference_of_shares(1, 2, 3, 2)
