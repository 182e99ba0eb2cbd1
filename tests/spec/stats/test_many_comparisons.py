"""p-values of several comparisons made together, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from comhla.stats import BadInput, Correction, benjamini_hochberg, bonferroni, corrected, hochberg, holm

NAN = float("nan")

P = [0.01, 0.04, 0.03, 0.005]
CORRECTED = [
    # correction, corrected: of the p-values above, in their order
    (Correction.NONE, [0.01, 0.04, 0.03, 0.005]),
    (Correction.BONFERRONI, [0.04, 0.16, 0.12, 0.02]),  # each times 4
    (Correction.HOLM, [0.03, 0.06, 0.06, 0.02]),  # 4, 3, 2, 1 times from the smallest; never less than the one before
    (Correction.HOCHBERG, [0.03, 0.04, 0.04, 0.02]),  # the same; never more than the one after
    (Correction.BENJAMINI_HOCHBERG, [0.02, 0.04, 0.04, 0.02]),  # 4/1, 4/2, 4/3, 4/4 times
]
FUNCTIONS = [bonferroni, holm, hochberg, benjamini_hochberg]


@pytest.mark.parametrize(("correction", "expected"), CORRECTED)
def test_p_values_are_corrected_for_how_many_there_are(correction: Correction, expected: list[float]) -> None:
    assert corrected(P, correction).tolist() == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(("correction", "expected"), CORRECTED)
def test_a_missing_p_value_is_no_comparison(correction: Correction, expected: list[float]) -> None:
    found = corrected([NAN, *P[:2], NAN, *P[2:]], correction)
    assert found.tolist() == pytest.approx([NAN, *expected[:2], NAN, *expected[2:]], rel=1e-12, nan_ok=True)


@pytest.mark.parametrize(("correction", "expected"), CORRECTED)
def test_the_comparisons_of_each_row_are_made_together(correction: Correction, expected: list[float]) -> None:
    found = corrected([P, P[::-1]], correction)
    assert found[0].tolist() == pytest.approx(expected)
    assert found[1].tolist() == pytest.approx(expected[::-1])


def test_no_corrected_p_value_is_above_1() -> None:
    assert bonferroni([0.6, 0.9]).tolist() == [1, 1]
    assert holm([0.6, 0.9]).tolist() == [1, 1]
    assert hochberg([0.6, 0.9]).tolist() == [0.9, 0.9]
    assert benjamini_hochberg([0.6, 0.9]).tolist() == [0.9, 0.9]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_one_comparison_needs_no_correction(function: object) -> None:
    assert float(function(0.3)) == 0.3
    assert function(0.3).shape == ()
    assert function([0.3]).tolist() == [0.3]
    assert function([]).tolist() == []
    assert np.isnan(function([NAN, NAN])).all()


def test_the_worked_example_of_benjamini_and_hochberg() -> None:
    # Y. Benjamini and Y. Hochberg, JRSS B 57, 1995, section 2.3: fifteen p-values of a trial. At 5 % their procedure
    # finds four, and Bonferroni's three.
    p = [
        0.0001,
        0.0004,
        0.0019,
        0.0095,
        0.0201,
        0.0278,
        0.0298,
        0.0344,
        0.0459,
        0.3240,
        0.4262,
        0.5719,
        0.6528,
        0.7590,
        1,
    ]
    assert int((benjamini_hochberg(p) <= 0.05).sum()) == 4
    assert int((bonferroni(p) <= 0.05).sum()) == 3
    assert int((holm(p) <= 0.05).sum()) == 3


@pytest.mark.parametrize("function", FUNCTIONS)
def test_what_is_no_p_value_is_refused(function: object) -> None:
    with pytest.raises(BadInput) as refused:
        function([0.5, -0.1, 1.1])
    assert str(refused.value) == "p is not from 0 to 1 in rows 1, 2. Give p-values."
    with pytest.raises(BadInput):
        corrected([1.1], Correction.NONE)
    assert function([0.0, 0.0]).tolist() == [0, 0]
    assert function([1.0, 1.0]).tolist() == [1, 1]
