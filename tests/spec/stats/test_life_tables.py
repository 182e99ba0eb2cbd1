"""Life tables worked by hand: two age bands, 0 to 49 and 50 and over, so that every step fits on paper.

In the first band 10 of 1,000 die a year: a rate of 0.01 over 50 years, so 0.5 / (1 + 0.25) = 0.4 die in it. 60,000 of
100,000 reach 50, and 40,000 live half of the band: 50 x (60,000 + 20,000) = 4,000,000 years. Then 50 of 1,000 die a
year, which leaves 20 years each: 1,200,000. So 52 years at birth.
"""

from __future__ import annotations

import numpy as np
import pytest

from comhla.stats import (
    BadInput,
    ErrorOfDeath,
    StatsWarning,
    Unfit,
    age_contributions,
    cause_contributions,
    healthy_life_expectancy,
    life_expectancy,
    life_table,
    unfit,
    years_before,
    years_of_life_lost,
)

BANDS = (0, 50)
DEATHS, PEOPLE = [10, 50], [1000, 1000]
ALL = {"minimum_population": 0, "widest_interval": np.inf}


def test_every_step_of_a_life_table() -> None:
    table = life_table(DEATHS, PEOPLE, starts=BANDS)
    np.testing.assert_allclose(table.mortality, [0.01, 0.05])
    np.testing.assert_allclose(table.width, [50, 40])
    np.testing.assert_allclose(table.fraction, [0.5, 0.5])
    np.testing.assert_allclose(table.dying, [0.4, 1])
    np.testing.assert_allclose(table.survivors, [100_000, 60_000])
    np.testing.assert_allclose(table.deaths, [40_000, 60_000])
    np.testing.assert_allclose(table.lived, [4_000_000, 1_200_000])
    np.testing.assert_allclose(table.remaining, [5_200_000, 1_200_000])
    np.testing.assert_allclose(table.expectancy, [52, 20])


@pytest.mark.parametrize(
    ("bands", "infants", "dying"),
    [
        ((0, 1), 0.1, 0.01 / (1 + 0.01 * 0.9)),  # those who die in the first year mostly do early
        ((0, 1), 0.3, 0.01 / (1 + 0.01 * 0.7)),
        ((0, 2), 0.1, 0.02 / (1 + 0.02 * 0.5)),  # not in a band that is longer
    ],
)
def test_infants_die_early(bands: tuple[int, int], infants: float, dying: float) -> None:
    assert life_table(DEATHS, PEOPLE, starts=bands, infant_fraction=infants).dying[0] == pytest.approx(dying)


def test_where_all_die_nobody_lives_on() -> None:
    table = life_table([50, 10, 1], [1000, 1000, 10], starts=(0, 50, 60))
    assert table.dying[0] == 1  # 0.05 x 50 = 2.5, and half of it is above 1
    np.testing.assert_array_equal(table.survivors, [100_000, 0, 0])
    np.testing.assert_array_equal(table.expectancy, [25, 0, 0])


@pytest.mark.parametrize(
    ("error", "at_birth", "at_50"),
    [
        # 0.4^2 x 0.6 / 10 = 0.0096 times (25 + 20)^2 = 19.44; the last band adds 0.36 x 8, as 20^2 / 50 = 8
        (ErrorOfDeath.SILCOCKS, np.sqrt(19.44 + 2.88), np.sqrt(8)),
        (ErrorOfDeath.CHIANG, np.sqrt(19.44), 0),
    ],
)
def test_standard_errors_and_limits(error: ErrorOfDeath, at_birth: float, at_50: float) -> None:
    found = life_expectancy(DEATHS, PEOPLE, starts=BANDS, error=error, **ALL)
    np.testing.assert_allclose(found.value, [52, 20])
    np.testing.assert_allclose(found.standard_error, [at_birth, at_50], rtol=1e-12)
    np.testing.assert_allclose(found.lower, found.value - 1.959963984540054 * found.standard_error, rtol=1e-12)
    np.testing.assert_allclose(found.upper, found.value + 1.959963984540054 * found.standard_error, rtol=1e-12)


def test_another_level_has_wider_limits() -> None:
    found = life_expectancy(DEATHS, PEOPLE, starts=BANDS, confidence=0.998, **ALL)
    np.testing.assert_allclose(found.upper - 52, [3.090232306167813 * np.sqrt(22.32), -32 + 3.090232306167813 * 8**0.5])


def test_a_band_without_deaths_has_no_error_of_its_own() -> None:
    found = life_expectancy([0, 50], PEOPLE, starts=BANDS, **ALL)
    np.testing.assert_allclose(found.value, [70, 20])
    np.testing.assert_allclose(found.standard_error, [np.sqrt(8), np.sqrt(8)])


def test_nobody_dies_in_the_last_band() -> None:
    found = life_expectancy([10, 0], PEOPLE, starts=BANDS, **ALL)
    assert np.isnan(found.value).all()


def test_very_many_people() -> None:
    found = life_expectancy([1e10, 5e10], [1e12, 1e12], starts=BANDS)
    np.testing.assert_allclose(found.value, [52, 20], rtol=1e-14)
    np.testing.assert_allclose(found.standard_error[0], np.sqrt(22.32e-9), rtol=1e-12)


@pytest.mark.parametrize(
    ("deaths", "people", "reason"),
    [
        ([10, 50], [1000, 4001], Unfit.NO),
        ([10, 50], [1000, 4000], Unfit.TOO_FEW_PEOPLE),
        ([10, 5001], [1000, 5000], Unfit.MORE_DEATHS_THAN_PEOPLE),
        ([1, 5000], [1000, 5000], Unfit.NO),
        ([10, 50], [0, 9000], Unfit.NO_POPULATION),
        ([10, 50], [np.nan, 9000], Unfit.NO_POPULATION),
        ([-1, 50], [0, 9000], Unfit.NEGATIVE_DEATHS),
        ([np.nan, 50], [1000, 9000], Unfit.NEGATIVE_DEATHS),
    ],
)
def test_why_a_group_has_no_life_table(deaths: list[float], people: list[float], reason: Unfit) -> None:
    assert unfit(deaths, people) == reason


def test_groups_without_a_table_are_missing_and_told_of() -> None:
    with pytest.warns(StatsWarning) as told:
        found = life_expectancy(
            [[1000, 5000], [10, 50], [10, 50], [-1, 50]], [[1e5, 1e5], PEOPLE, [10, 10], [1e5, 1e5]], starts=BANDS
        )
    np.testing.assert_allclose(found.value[0], [52, 20])
    assert np.isnan(np.array(found)[:, 1:]).all()
    assert {str(each.message) for each in told} == {
        "1 group without life expectancy, because each has negative deaths or none recorded in an age band.",
        "1 group without life expectancy, because each has more deaths than people in an age band.",
        "1 group without life expectancy, because each has too small a population in all.",
    }


def test_a_wide_interval_withholds_the_value_and_keeps_the_limits() -> None:
    with pytest.warns(
        StatsWarning, match=r"^1 life expectancies are withheld: their 95% interval is wider than 15 years"
    ):
        found = life_expectancy(DEATHS, PEOPLE, starts=BANDS, minimum_population=0, widest_interval=15)
    np.testing.assert_allclose(found.value, [np.nan, 20])
    assert found.lower[0] == pytest.approx(52 - 1.959963984540054 * np.sqrt(22.32))


@pytest.mark.parametrize(
    ("starts", "told"),
    [
        ((5, 50), "starts does not begin with 0. Give the first year of age of each band, from 0."),
        ((0,), "starts does not begin with 0. Give the first year of age of each band, from 0."),
        ((0, 50, 40), "starts does not ascend. Order the age bands from the youngest to the oldest."),
        ((0, 1, 50), "deaths has not 3 age bands. Give one number for each of `starts`."),
    ],
)
def test_bands_that_have_no_answer(starts: tuple[int, ...], told: str) -> None:
    with pytest.raises(BadInput) as refused:
        life_table(DEATHS, PEOPLE, starts=starts)
    assert told in str(refused.value).splitlines()


def test_choices_by_their_names() -> None:
    by_name = life_expectancy(DEATHS, PEOPLE, starts=BANDS, error="chiang", **ALL)  # type: ignore[arg-type]  # as users do
    np.testing.assert_allclose(by_name.standard_error, [np.sqrt(19.44), 0])
    with pytest.raises(BadInput, match=r"^error is 'greenwood'\. Give one of: silcocks, chiang\.$"):
        life_expectancy(DEATHS, PEOPLE, starts=BANDS, error="greenwood", **ALL)  # type: ignore[arg-type]  # there is none


def test_one_population_for_several_groups_of_deaths() -> None:
    np.testing.assert_allclose(life_table([[10, 50], [0, 50]], PEOPLE, starts=BANDS).expectancy[:, 0], [52, 70])


HEALTH = {"healthy": [0.9, 0.5], "surveyed": [100, 100], "starts": BANDS}


@pytest.mark.parametrize(
    ("error", "at_birth", "at_50"),
    [
        # 40^2 x 0.09 / 100 + 12^2 x 0.25 / 100 = 1.8, and 20^2 x 0.25 / 100 = 1
        (None, 1.8, 1),
        # and 0.0096 x (25 x 0.9 + 10)^2 = 10.14
        (ErrorOfDeath.CHIANG, 1.8 + 10.14, 1),
        # and of the last band 8 x 0.5^2 = 2, at birth 0.36 of it
        (ErrorOfDeath.SILCOCKS, 1.8 + 10.14 + 0.72, 3),
    ],
)
def test_healthy_life_expectancy(error: ErrorOfDeath | None, at_birth: float, at_50: float) -> None:
    found = healthy_life_expectancy(DEATHS, PEOPLE, **HEALTH, error_of_death=error)
    np.testing.assert_allclose(found.value, [42, 10])  # 40 x 0.9 + 12 x 0.5, and 20 x 0.5
    np.testing.assert_allclose(np.square(found.standard_error), [at_birth, at_50])
    np.testing.assert_allclose(found.upper - found.value, 1.959963984540054 * found.standard_error)


def test_all_in_good_health_expect_life_itself() -> None:
    found = healthy_life_expectancy(DEATHS, PEOPLE, healthy=1, surveyed=np.inf, starts=BANDS)
    np.testing.assert_allclose(found.value, [52, 20])
    np.testing.assert_allclose(found.standard_error, 0)


def test_health_that_cannot_be() -> None:
    with pytest.raises(BadInput) as refused:
        healthy_life_expectancy(DEATHS, PEOPLE, healthy=[90, -0.1], surveyed=[0, 10], starts=BANDS)
    assert str(refused.value) == (
        "healthy is not from 0 to 1 in rows 0, 1. Give shares, not per cent.\n"
        "surveyed is not above 0 in row 0. Join age bands until people were asked in each."
    )


def test_a_difference_at_old_age_comes_from_old_age() -> None:
    first, second = life_table(DEATHS, PEOPLE, starts=BANDS), life_table([10, 40], PEOPLE, starts=BANDS)
    np.testing.assert_allclose(age_contributions(first, second), [0, 3], atol=1e-12)  # 0.6 reach 50; 25 years, not 20


def test_a_difference_in_youth_comes_from_youth() -> None:
    first, second = life_table(DEATHS, PEOPLE, starts=BANDS), life_table([0, 50], PEOPLE, starts=BANDS)
    np.testing.assert_allclose(age_contributions(first, second), [18, 0], atol=1e-12)  # 70 less 52


def test_a_band_that_nobody_reaches_adds_nothing_that_can_be_told() -> None:
    bands = (0, 20, 60)
    reached = life_table([10, 20, 4000], [1000, 1000, 8000], starts=bands)
    not_reached = life_table([10, 600, 400], [1000, 1000, 8000], starts=bands)  # all of the 40 years from 20 die
    assert not_reached.survivors[2] == 0
    np.testing.assert_allclose(age_contributions(reached, not_reached), [0, np.nan, np.nan])
    # 9 of 11 reach 20 in both, and have 20 more years in the one and 412/14 in the other.
    np.testing.assert_allclose(age_contributions(not_reached, reached), [0, 9 / 11 * (412 / 14 - 20), np.nan])


def test_causes_share_the_years_as_their_rates_differ() -> None:
    first, second = life_table(DEATHS, PEOPLE, starts=BANDS), life_table([10, 40], PEOPLE, starts=BANDS)
    found = cause_contributions(
        first, second, first_rates=[[0.004, 0.03], [0.006, 0.02]], second_rates=[[0.006, 0.015], [0.004, 0.025]]
    )
    # From 50 the first cause takes 0.015 less and the second 0.005 more of 0.010 less in all: 4.5 and -1.5 of 3 years.
    np.testing.assert_allclose(found, [[0, 4.5], [0, -1.5]], atol=1e-12)


def test_decompositions_that_cannot_be() -> None:
    first, other = life_table(DEATHS, PEOPLE, starts=BANDS), life_table(DEATHS, PEOPLE, starts=(0, 60))
    with pytest.raises(BadInput, match=r"^second has other age bands than the first\. Make both life tables with the"):
        age_contributions(first, other)
    with pytest.raises(BadInput, match=r"other age bands"):
        age_contributions(first, life_table([1, 1, 1], [9, 9, 9], starts=(0, 50, 60)))
    with pytest.raises(BadInput, match=r"^second_rates does not sum to the death rates of its table\. Add a cause for"):
        cause_contributions(first, first, first_rates=[[0.01, 0.05]], second_rates=[[0.01, 0.04]])


def test_years_of_life_lost() -> None:
    years = years_before(75, ages=[25, 65, 75, 80])
    np.testing.assert_array_equal(years, [50, 10, 0, 0])
    found = years_of_life_lost([2, 3, 0, 0], years)
    scale = np.sqrt((2 * 2500 + 3 * 100) / 5)  # five deaths have the exact limits 1.6235 and 11.6683
    assert found.value == 130
    assert found.lower == pytest.approx(130 + scale * (1.623486 - 5), abs=1e-3)
    assert found.upper == pytest.approx(130 + scale * (11.668332 - 5), abs=1e-3)


def test_without_deaths_no_years_are_lost() -> None:
    found = years_of_life_lost([0, 0], [50, 10])
    assert (found.value, found.lower) == (0, 0)
    assert found.upper == pytest.approx(50 * 3.688879, abs=1e-4)


def test_years_that_cannot_be_lost() -> None:
    with pytest.raises(BadInput) as refused:
        years_of_life_lost([-1, 2], [50, -10])
    assert str(refused.value) == (
        "deaths is below 0 in row 0. Give counts of deaths.\n"
        "years is below 0 in row 1. Give 0 where a death loses no years."
    )
