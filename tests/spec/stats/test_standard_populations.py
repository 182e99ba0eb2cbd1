"""Standard populations and how bands are joined to them."""

from __future__ import annotations

import numpy as np
import pytest

from comhla.stats import ESP_1976, ESP_2013, ESP_2013_UNDER_FIVE_SPLIT, WHO_2000, BadInput, own_standard
from comhla.stats.errors import Problems

STANDARDS = [
    # standard, bands, first and last label, people in the first and the last band, everyone
    (ESP_2013, 19, "0-4", "90+", 5000, 1000, 100_000),
    (ESP_2013_UNDER_FIVE_SPLIT, 21, "0", "95+", 1000, 200, 100_000),
    (ESP_1976, 18, "0-4", "85+", 8000, 1000, 100_000),
    # The percentages that were published add up to 100.03.
    (WHO_2000, 18, "0-4", "85+", 8860, 630, 100_030),
]


@pytest.mark.parametrize(("standard", "bands", "first", "last", "young", "old", "everyone"), STANDARDS)
def test_the_standards(
    standard: object, bands: int, first: str, last: str, young: int, old: int, everyone: int
) -> None:
    assert len(standard.labels) == len(standard.people) == len(standard.first_ages) == bands
    assert (standard.labels[0], standard.labels[-1]) == (first, last)
    assert (standard.people[0], standard.people[-1]) == (young, old)
    assert sum(standard.people) == everyone
    assert standard.source


def test_the_2013_standard_in_full() -> None:
    assert ESP_2013.people == (
        5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000
    )  # fmt: skip
    assert ESP_2013_UNDER_FIVE_SPLIT.open_from(90).people[2:] == ESP_2013.people[1:]
    assert ESP_2013_UNDER_FIVE_SPLIT.people[:2] == (1000, 4000)
    assert ESP_2013_UNDER_FIVE_SPLIT.labels[:3] == ("0", "1-4", "5-9")


def test_the_last_band_can_begin_earlier() -> None:
    merged = ESP_2013.open_from(85)
    assert merged.labels[-2:] == ("80-84", "85+")
    assert merged.people[-2:] == (2500, 2500)
    assert (merged.name, merged.source) == (ESP_2013.name, ESP_2013.source)
    with pytest.raises(
        BadInput, match=r"^age 83 begins no band of the 2013 European Standard Population\. Give one of: 0, 5, 10,"
    ):
        ESP_2013.open_from(83)


BANDS = [
    # how people write a band, its people in the standard of 2013 (nothing: it is not in it)
    ("0-4", 5000),
    ("5-9", 5500),
    ("05-09", 5500),
    ("5 to 9", 5500),
    ("5 to 9 years", 5500),
    ("90+", 1000),
    ("90 and over", 1000),
    ("90plus", 1000),
    (0, 5000),
    (90, 1000),
    (80.0, 2500),
    (np.int64(85), 1500),
    ("85+", None),
    ("0-5", None),
    ("90-94", None),
    (3, None),
    (0.5, None),
    ("All ages", None),
    (None, None),
    (float("nan"), None),
]


@pytest.mark.parametrize(("band", "people"), BANDS)
def test_a_band_is_joined_by_what_it_says(band: object, people: int | None) -> None:
    problems = Problems()
    found = ESP_2013.weights_for(["20-24", band], problems=problems)
    assert found[0] == 6000
    assert len(problems) == (people is None)
    assert found[1] == pytest.approx(float("nan") if people is None else people, nan_ok=True)


def test_the_rows_of_bands_that_the_standard_lacks_are_told() -> None:
    problems = Problems()
    ESP_2013.open_from(10).weights_for(["0-4", "10-14", "85+", "10-14"], problems=problems, where="column 'age'")
    with pytest.raises(BadInput) as refused:
        problems.raise_any()
    assert str(refused.value) == (
        "column 'age' is a band that the standard lacks in rows 1, 2, 3. "
        "The 2013 European Standard Population has: 0-4, 5-9, 10+."
    )
    unnamed = Problems()
    ESP_2013.weights_for(["x"], problems=unnamed)
    with pytest.raises(BadInput, match=r"^bands is a band"):
        unnamed.raise_any()


def test_the_bands_that_are_not_among_those_given() -> None:
    standard = own_standard([0, 16, 65], [100, 500, 0])
    assert standard.bands_not_in(["0-15"]) == ("16-64",)
    assert standard.bands_not_in([0, "16-64"]) == ()
    assert standard.bands_not_in([]) == ("0-15", "16-64")


def test_a_standard_of_ones_own() -> None:
    standard = own_standard((0, 1, 65), (10, 20, 30.5), name="Scotland, middle of 2024", source="by hand")
    assert standard.labels == ("0", "1-64", "65+")
    assert standard.people == (10.0, 20.0, 30.5)
    assert (standard.name, standard.source) == ("Scotland, middle of 2024", "by hand")
    plain = own_standard([16], [1])
    assert (plain.name, plain.source, plain.labels) == ("own standard", "given by the user", ("16+",))


@pytest.mark.parametrize("ages", [(), (5, 0), (0, 0), (-5, 0)])
def test_ages_that_do_not_rise_are_refused(ages: tuple[int, ...]) -> None:
    with pytest.raises(BadInput) as refused:
        own_standard(ages, [1] * len(ages))
    assert str(refused.value) == f"first_ages are {ages}. Give the first age of each band, rising."


def test_everything_that_is_wrong_with_a_standard_is_said_at_once() -> None:
    with pytest.raises(BadInput) as refused:
        own_standard([5, 0], [1, -1, float("nan")])
    assert str(refused.value).splitlines() == [
        "first_ages are (5, 0). Give the first age of each band, rising.",
        "people are 3. Give one for each of 2 bands.",
        "people is missing or below 0 in rows 1, 2. Give numbers of 0 or more.",
    ]
