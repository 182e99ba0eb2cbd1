"""Groups that are worked out together have the answers that each of them has by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from comhla.stats import (
    LifeTable,
    LimitsBy,
    Scale,
    age_contributions,
    attributable_risk,
    benjamini_hochberg,
    bonferroni,
    cause_contributions,
    charts_of_control,
    cochran_armitage,
    concentration_index,
    dsr,
    expected_events,
    healthy_life_expectancy,
    hochberg,
    holm,
    indirect_rate,
    indirect_ratio,
    life_expectancy,
    life_table,
    linear_trend,
    mann_kendall,
    mean,
    observed_events,
    poisson_trend,
    ranks_by_pairs,
    ranks_of,
    reference_rate,
    slope_index,
    years_of_life_lost,
)

BANDS = 5
SHAPE = (2, 3, BANDS)
CHANCE = np.random.default_rng(7)
PEOPLE = CHANCE.integers(4_000, 9_000, SHAPE).astype(float)
EVENTS = CHANCE.integers(20, 200, SHAPE).astype(float)
OTHER_PEOPLE = CHANCE.integers(4_000, 9_000, SHAPE).astype(float)
OTHER_EVENTS = CHANCE.integers(20, 200, SHAPE).astype(float)
VALUES = CHANCE.uniform(10, 90, SHAPE)
ERRORS = CHANCE.uniform(1, 8, SHAPE)
SHARES = CHANCE.uniform(0.2, 0.9, SHAPE)
P = CHANCE.uniform(0, 0.2, SHAPE)
STARTS = [0, 1, 20, 40, 60]


def rates_by_reference(events: Any, people: Any, more_events: Any, more_people: Any) -> Any:
    crude = reference_rate(more_events, more_people)
    return indirect_rate(observed_events(events), expected_events(people, more_events, more_people), crude)


def ratios_to_reference(events: Any, people: Any, more_events: Any, more_people: Any) -> Any:
    return indirect_ratio(observed_events(events), expected_events(people, more_events, more_people))


def slopes(values: Any, people: Any, errors: Any) -> Any:
    return slope_index(values, people, errors=errors, limits=LimitsBy.EXACT)


def simulated_slopes(shares: Any, people: Any, errors: Any) -> Any:
    return slope_index(shares, people, errors=errors / 100, scale=Scale.PROPORTION, repetitions=1_000)


def by_age(events: Any, people: Any, more_events: Any, more_people: Any) -> Any:
    return age_contributions(tables(events, people), tables(more_events, more_people))


def by_cause(events: Any, people: Any, more_events: Any, more_people: Any) -> Any:
    first, second = tables(events, people), tables(more_events, more_people)
    rates = [
        np.stack([part * each.mortality for part in parts], axis=-2)
        for parts, each in (((0.3, 0.7), first), ((0.6, 0.4), second))
    ]
    return cause_contributions(first, second, first_rates=rates[0], second_rates=rates[1])


def tables(events: Any, people: Any) -> LifeTable:
    return life_table(events, people, starts=STARTS)


# what is worked out, and from what
CASES: dict[str, tuple[Callable[..., Any], tuple[Any, ...]]] = {
    "dsr": (dsr, (EVENTS, PEOPLE, OTHER_PEOPLE)),
    "mean": (mean, (VALUES,)),
    "expected events": (expected_events, (PEOPLE, OTHER_EVENTS, OTHER_PEOPLE)),
    "reference rate": (reference_rate, (OTHER_EVENTS, OTHER_PEOPLE)),
    "indirect rate": (rates_by_reference, (EVENTS, PEOPLE, OTHER_EVENTS, OTHER_PEOPLE)),
    "indirect ratio": (ratios_to_reference, (EVENTS, PEOPLE, OTHER_EVENTS, OTHER_PEOPLE)),
    "slope index": (slopes, (VALUES, PEOPLE, ERRORS)),
    "slope index by simulation": (simulated_slopes, (SHARES, PEOPLE, ERRORS)),
    "concentration index": (lambda x, n, e: concentration_index(x, n, errors=e), (VALUES, PEOPLE, ERRORS)),
    "attributable risk": (lambda x, n, e: attributable_risk(x, n, errors=e), (VALUES, PEOPLE, ERRORS)),
    "life table": (tables, (EVENTS, PEOPLE)),
    "life expectancy": (lambda x, n: life_expectancy(x, n, starts=STARTS, widest_interval=1_000), (EVENTS, PEOPLE)),
    "healthy life expectancy": (
        lambda x, n, s, m: healthy_life_expectancy(x, n, healthy=s, surveyed=m, starts=STARTS),
        (EVENTS, PEOPLE, SHARES, OTHER_PEOPLE),
    ),
    "contributions of ages": (by_age, (EVENTS, PEOPLE, OTHER_EVENTS, OTHER_PEOPLE)),
    "contributions of causes": (by_cause, (EVENTS, PEOPLE, OTHER_EVENTS, OTHER_PEOPLE)),
    "years of life lost": (years_of_life_lost, (EVENTS, VALUES)),
    "ranks": (ranks_of, (VALUES,)),
    "ranks by pairs": (ranks_by_pairs, (VALUES, ERRORS)),
    "Mann and Kendall": (mann_kendall, (VALUES.round(-1),)),
    "Cochran and Armitage": (cochran_armitage, (EVENTS, PEOPLE)),
    "trend of rates": (poisson_trend, (EVENTS, PEOPLE)),
    "linear trend": (linear_trend, (VALUES,)),
    "Holm": (holm, (P,)),
    "Hochberg": (hochberg, (P,)),
    "Bonferroni": (bonferroni, (P,)),
    "Benjamini and Hochberg": (benjamini_hochberg, (P,)),
    "XmR chart": (charts_of_control.xmr, (VALUES,)),
    "p chart": (charts_of_control.p, (EVENTS, PEOPLE)),
    "p' chart": (charts_of_control.p_prime, (EVENTS, PEOPLE)),
    "u chart": (charts_of_control.u, (EVENTS, PEOPLE)),
    "u' chart": (charts_of_control.u_prime, (EVENTS, PEOPLE)),
    "c chart": (charts_of_control.c, (EVENTS,)),
    "g chart": (charts_of_control.g, (EVENTS,)),
    "t chart": (charts_of_control.t, (EVENTS,)),
}


@pytest.mark.parametrize(("ask", "given"), CASES.values(), ids=CASES)
def test_groups_together_have_the_answers_of_each(ask: Callable[..., Any], given: tuple[Any, ...]) -> None:
    together = parts(ask(*given))
    for place in np.ndindex(SHAPE[:-1]):
        alone = parts(ask(*(each[place] for each in given)))
        for whole, one in zip(together, alone, strict=True):
            # What is the same in all groups, as the first ages of the bands, stands once.
            equal(np.asarray(whole[place]) if whole.ndim > 1 else whole, one)


def parts(answer: Any) -> list[Any]:
    """The arrays of an answer, those of its parts among them."""
    return [array for each in answer for array in parts(each)] if isinstance(answer, tuple) else [np.asarray(answer)]


def equal(one: Any, other: Any) -> None:
    """Texts and yes or no alike, numbers as near as sums in another order are."""
    assert one.shape == other.shape
    if one.dtype.kind == "f":
        np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-12)
    else:
        assert one.tolist() == other.tolist()
