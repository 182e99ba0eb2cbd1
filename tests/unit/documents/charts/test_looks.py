"""Room for words, and colours that can be told apart by whoever sees them in greys."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.documents.charts.looks import (
    BAND,
    BAR,
    DEEP,
    INK,
    OURS,
    PAPER,
    QUIET,
    SHADES,
    SIGNAL,
    apart,
    room_of,
    wrapped,
)


def light_of(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, from 0 for black to 1 for white."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((light_of(one), light_of(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colour", [INK, QUIET, DEEP, OURS, SIGNAL])
@pytest.mark.parametrize("ground", [PAPER, BAND])
def test_words_and_marks_are_seen_on_paper_and_on_bands(colour: str, ground: str) -> None:
    assert contrast(colour, ground) >= 4.5


def test_words_are_read_on_every_shade_of_a_tile() -> None:
    assert all(contrast(INK, shade) >= 4.5 for shade in SHADES[:3])
    assert all(contrast(PAPER, shade) >= 4.5 for shade in SHADES[3:])


def test_interval_is_seen_on_its_bar() -> None:
    assert contrast(DEEP, BAR) >= 4.5


def test_shades_are_told_apart_in_greys() -> None:
    light = [light_of(shade) for shade in SHADES]
    assert light == sorted(light, reverse=True)
    assert all(contrast(*pair) >= 1.3 for pair in pairwise(SHADES))


def test_bold_words_take_more_room() -> None:
    assert room_of("Fife", 14) < room_of("Fife", 14, bold=True) < room_of("Fife and Angus", 14)


def test_wrapped_words_fit_but_for_one_that_is_too_long() -> None:
    text = "Ayr North and Former Coalfield Communities"
    lines = wrapped(text, 120, 14)
    assert " ".join(lines) == text
    assert len(lines) > 1
    assert all(room_of(line, 14) <= 120 for line in lines)
    assert wrapped("Clackmannanshire and Stirling", 20, 14) == ("Clackmannanshire", "and", "Stirling")
    assert wrapped("", 20, 14) == ()


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(10, 40)), min_size=1, max_size=8))
def test_labels_are_moved_apart_and_keep_their_order(labels: list[tuple[float, float]]) -> None:
    places, heights = [place for place, _ in labels], [height for _, height in labels]
    moved = apart(places, heights, 0, 500)
    order = sorted(range(len(places)), key=places.__getitem__)
    for one, other in pairwise(order):
        assert moved[other] - moved[one] >= (heights[one] + heights[other]) / 2 - 1e-6
    assert all(middle + height / 2 <= 500 + 1e-6 for middle, height in zip(moved, heights, strict=True))


def test_labels_that_have_room_stay_where_they_are() -> None:
    assert apart([100.0, 300.0], [20, 20], 0, 500) == [100.0, 300.0]
