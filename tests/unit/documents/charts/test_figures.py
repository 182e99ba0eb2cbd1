from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.documents.charts import Blank, Reading
from comhla.documents.charts.figures import cell, decimals_of, figure, interval, number, scale_over
from comhla.documents.charts.values import Told

PER_CENT = Told(title="T", sentence="S.", unit="per cent", suffix="%")
POUNDS = Told(title="T", sentence="S.", unit="pounds a week", decimals=2, prefix="£")


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        (0.25, 1, "0.3"),  # half goes up
        (0.285, 2, "0.29"),  # although a computer holds a little less
        (-0.25, 1, "\N{MINUS SIGN}0.3"),
        (-0.04, 1, "0.0"),  # no zero with a minus
        (1234567.5, 0, "1,234,568"),
        (12, 1, "12.0"),
        (1e30, 0, "1" + ",000" * 10),
    ],
)
def test_number_is_rounded_half_up(value: float, decimals: int, said: str) -> None:
    assert number(value, decimals) == said


def test_figure_has_what_stands_at_it() -> None:
    assert figure(12.34, PER_CENT) == "12.3%"
    assert figure(1234.5, POUNDS) == "£1,234.50"
    assert figure(-3.5, POUNDS) == "\N{MINUS SIGN}£3.50"


def test_cell_says_a_blank_in_words() -> None:
    assert cell(Reading(value=0.0), PER_CENT) == "0.0%"
    assert [cell(Reading(blank=blank), PER_CENT) for blank in Blank] == [
        "hidden",
        "not collected",
        "not yet published",
        "no target",
    ]


def test_interval_in_words() -> None:
    assert interval(Reading(value=2.0, lower=1.04, upper=3.05), PER_CENT) == "1.0% to 3.1%"
    assert interval(Reading(value=2.0), PER_CENT) == ""


@pytest.mark.parametrize(
    ("values", "settings", "ticks"),
    [
        ([1, 9], {}, (0, 2, 4, 6, 8, 10)),  # nearly from zero, so from zero
        ([72.6, 84.1], {}, (72.5, 75, 77.5, 80, 82.5, 85)),
        ([72.6, 84.1], {"from_zero": True}, (0, 20, 40, 60, 80, 100)),
        ([1, 9], {"cut": True}, (0, 2, 4, 6, 8, 10)),
        ([4, 9], {"cut": True}, (4, 5, 6, 7, 8, 9)),
        ([-5, 5], {}, (-6, -4, -2, 0, 2, 4, 6)),
        ([], {}, (0, 0.2, 0.4, 0.6, 0.8, 1)),
        ([0, 0], {"from_zero": True}, (0, 0.2, 0.4, 0.6, 0.8, 1)),
        ([50, 50], {}, (44, 46, 48, 50, 52, 54, 56)),
    ],
)
def test_scale_has_round_ticks(values: list[float], settings: dict[str, bool], ticks: tuple[float, ...]) -> None:
    assert scale_over(values, **settings).ticks == pytest.approx(ticks)


@given(st.lists(st.floats(-1e12, 1e12).map(lambda value: round(value, 6)), min_size=1), st.booleans())
def test_scale_holds_every_value(values: list[float], from_zero: bool) -> None:
    scale = scale_over(values, from_zero=from_zero)
    slack = 1e-6 * max(1.0, *map(abs, values))
    assert scale.low - slack <= min(values) <= max(values) <= scale.high + slack
    assert scale.low < scale.high
    assert 2 <= len(scale.ticks) <= 9
    assert all(-1e-9 <= scale.share(tick) <= 1 + 1e-9 for tick in scale.ticks)
    if from_zero:
        assert scale.low <= 0 <= scale.high


@pytest.mark.parametrize(
    ("values", "places"), [([0, 5], 0), ([0, 1], 1), ([72.6, 84.1], 1), ([0, 0.011], 4), ([0, 1e6], 0)]
)
def test_ticks_have_as_many_places_as_they_need(values: list[float], places: int) -> None:
    assert decimals_of(scale_over(values)) == places
