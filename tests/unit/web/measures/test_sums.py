"""Which figures add to which: tried against the numbers, never believed."""

from __future__ import annotations

import pytest

from comhla.indicators.areas import Area, AreaKind
from comhla.indicators.catalogue import Measure
from comhla.indicators.disclosure.tables import ALL, Breakdown
from comhla.indicators.observations import Observation
from comhla.indicators.periods import read_period
from comhla.indicators.values import Missing, Suppressed
from comhla.web.measures.sums import count_behind, sums_of
from tests.lib.figures import indicator

RATE = indicator(measure=Measure.RATE)
COUNT = indicator(measure=Measure.COUNT)
YEAR = "2023/24"


def seen(place, count, period=YEAR, group="", of=None, value=1.0):
    kind = AreaKind.AUTHORITY if place == "glen" else AreaKind.LOCALITY
    return Observation("NI-00", Area(place, place, kind), read_period(period), value, count, of, group=group)


def areas_of(*figures, before=()):
    return sums_of(RATE, figures, before, {"glen": ("glen/e", "glen/w")})


STRICT = Breakdown("glen", ("glen/e", "glen/w"))
LOOSE = Breakdown("glen", ("glen/e", "glen/w", "glen/others"))
AREAS = [
    ("the parts make the whole", [("glen", 20), ("glen/e", 3), ("glen/w", 17)], STRICT, set()),
    ("a part is hidden", [("glen", 20), ("glen/e", None), ("glen/w", 17)], STRICT, set()),
    ("there is no whole", [("glen/e", 3), ("glen/w", 17)], STRICT, set()),
    ("noughts say nothing", [("glen", 0), ("glen/e", 0), ("glen/w", 0)], STRICT, set()),
    ("some belong to no part", [("glen", 25), ("glen/e", 3), ("glen/w", 17)], LOOSE, set()),
    ("the parts make more", [("glen", 19), ("glen/e", 3), ("glen/w", 17)], STRICT, {"glen"}),
    ("the parts told make more", [("glen", 16), ("glen/e", None), ("glen/w", 17)], STRICT, {"glen"}),
]


@pytest.mark.parametrize(("figures", "sum_", "apart"), [row[1:] for row in AREAS], ids=[row[0] for row in AREAS])
def test_localities_make_their_authority_where_the_numbers_bear_it_out(figures, sum_, apart):
    found = areas_of(*(seen(place, count) for place, count in figures))
    assert found.splits.areas == (sum_,)
    assert {place for place, _period, _group in found.apart} == apart


def test_where_they_do_in_one_year_a_year_in_which_they_do_not_is_set_apart():
    found = areas_of(
        *(seen("glen", 20), seen("glen/e", 3), seen("glen/w", 17)),
        *(seen("glen", 30, "2022/23"), seen("glen/e", 3, "2022/23"), seen("glen/w", 17, "2022/23")),
    )
    assert found.splits.areas == (STRICT,)
    assert found.apart == {("glen", "2022/23", ALL)}


GROUPS = [
    ("one family", {"": 20, "simd-1": 3, "simd-2": 17}, {("simd-1", "simd-2")}),
    (
        "two families",
        {"": 20, "age 1": 3, "age 2": 17, "sex f": 9, "sex m": 11},
        {("age 1", "age 2"), ("sex f", "sex m")},
    ),
    ("lone ones", {"": 20, "female": 3, "male": 17}, {("female", "male")}),
    ("numbers", {"": 20, "0-17": 3, "18-64": 17}, {("0-17", "18-64")}),
    ("some of a family", {"": 20, "simd-1": 3, "simd-5": 7}, {("simd-1", "simd-5", "all/others")}),
    ("one over the other", {"": 20, "65 and over": 15, "75 and over": 9}, set()),
    ("one by itself", {"": 20, "simd-1": 3}, set()),
]


@pytest.mark.parametrize(("counts", "parts"), [row[1:] for row in GROUPS], ids=[row[0] for row in GROUPS])
def test_groups_make_everybody_where_the_numbers_bear_it_out(counts, parts):
    figures = [seen("glen/e", count, group=group) for group, count in counts.items()]
    found = sums_of(RATE, figures, (), {})
    assert {each.parts for each in found.splits.groups} == parts
    assert {each.whole for each in found.splits.groups} <= {ALL}


PERIODS = [
    ("quarters", {"2023/24": 35, "2023/24 Q1": 3, "2023/24 Q2": 9, "2023/24 Q3": 11, "2023/24 Q4": 12}, 1),
    ("a quarter is missing", {"2023/24": 35, "2023/24 Q1": 3, "2023/24 Q2": 9, "2023/24 Q4": 12}, 0),
    (
        "people on the last day",
        {"2023/24": 12, "2023/24 Q1": 3, "2023/24 Q2": 9, "2023/24 Q3": 11, "2023/24 Q4": 12},
        0,
    ),
    ("years", {"2023/24": 35, "2022/23": 35}, 0),
]


@pytest.mark.parametrize(("counts", "sums"), [row[1:] for row in PERIODS], ids=[row[0] for row in PERIODS])
def test_shorter_periods_make_a_longer_one_where_the_numbers_bear_it_out(counts, sums):
    figures = [seen("glen/e", count, period) for period, count in counts.items()]
    assert len(sums_of(RATE, figures, (), {}).splits.periods) == sums


def test_earlier_releases_can_hold_the_whole():
    quarters = [seen("glen/e", 3, f"2023/24 Q{number}") for number in (1, 2, 3, 4)]
    assert len(sums_of(RATE, quarters, [seen("glen/e", 12)], {}).splits.periods) == 1


@pytest.mark.parametrize(("of_east", "they_add"), [(100, True), (90, False)])
def test_denominators_that_do_not_add_are_told(of_east, they_add):
    figures = [seen("glen", 20, of=200), seen("glen/e", 3, of=of_east), seen("glen/w", 17, of=100)]
    assert areas_of(*figures).denominators_add is they_add


BEHIND = [
    (COUNT, 7.0, None, 7.0),
    (RATE, 7.0, 70.0, 70.0),
    (RATE, 7.0, None, None),
    (RATE, Suppressed(), 70.0, None),
    (COUNT, Missing.NOT_YET, None, None),
]


@pytest.mark.parametrize(("measured", "value", "numerator", "count"), BEHIND)
def test_the_count_behind_a_figure(measured, value, numerator, count):
    assert count_behind(measured, seen("glen", numerator, value=value)) == count
