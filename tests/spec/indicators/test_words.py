"""Figures and findings in words."""

import pytest

from comhla.indicators import words
from comhla.indicators.catalogue import Polarity
from comhla.indicators.findings import Interval, Verdict
from comhla.indicators.values import Missing, Suppressed, Why
from tests.lib.figures import FALKIRK, indicator

# (number, decimals, as printed, what it is an example of)
ROUNDED = [
    (0.25, 1, "0.3", "a half goes up"),
    (-0.25, 1, "-0.3", "away from nought"),
    (0.285, 2, "0.29", "a half as it is written, though a computer holds a little less"),
    (2.675, 2, "2.68", "the same"),
    (0.5, 0, "1", "no decimals"),
    (1.5, 0, "2", "not to the even number"),
    (2.5, 0, "3", "not to the even number"),
    (1234567.891, 1, "1,234,567.9", "commas for thousands"),
    (1e12, 0, "1,000,000,000,000", "a very large number"),
    (1e22, 1, "10,000,000,000,000,000,000,000.0", "larger than most arithmetic keeps"),
    (-0.04, 1, "0.0", "no minus before nought"),
    (0.04, 1, "0.0", "rounded down"),
    (7, 1, "7.0", "a whole number keeps its decimals"),
]


@pytest.mark.parametrize(("number", "decimals", "printed", "example"), ROUNDED)
def test_rounded(number, decimals, printed, example):
    assert words.rounded(number, decimals) == printed


# (unit, value, for a sentence)
WITH_UNIT = [
    ("per cent", 78.149, "78.1 per cent"),
    ("per 1,000 people", 118.25, "118.3 per 1,000 people"),
    ("pounds an hour", 23.45, "£23.5 an hour"),
    ("pounds", -1250.0, "-£1,250.0"),
    ("£ a week", 4.0, "£4.0 a week"),
    ("", 4.0, "4.0"),
    ("per cent", Suppressed(), "hidden by the publisher"),
    ("per cent", Suppressed(Why.SMALL_NUMBER), "hidden because it rests on few people"),
    ("per cent", Suppressed(Why.WOULD_REVEAL), "hidden because it would let another hidden figure be worked out"),
    ("per cent", Missing.NOT_COLLECTED, "not collected"),
    ("per cent", Missing.NOT_YET, "not published yet"),
]


@pytest.mark.parametrize(("unit", "value", "said"), WITH_UNIT)
def test_with_unit(unit, value, said):
    assert words.with_unit(value, indicator(unit=unit)) == said


def test_plain_figure_has_no_unit_and_a_blank_keeps_its_reason():
    assert words.plain(1078.25, indicator()) == "1,078.3"
    assert words.plain(0.0, indicator()) == "0.0"
    assert words.plain(Suppressed(), indicator()) == "hidden by the publisher"


# (unit, difference, in words)
DIFFERENCES = [
    ("per cent", 13.64, "13.6 percentage points higher"),
    ("per cent", -2.0, "2.0 percentage points lower"),
    ("per 1,000 people", -2.0, "2.0 lower"),
    ("pounds an hour", 1.25, "£1.3 higher"),
    ("£ a week", -1.25, "£1.3 lower"),
    ("per cent", 0.0, "the same"),
    ("per cent", 0.04, "less than 0.1 percentage points higher"),
    ("per 1,000", -0.0001, "less than 0.1 lower"),
]


@pytest.mark.parametrize(("unit", "size", "said"), DIFFERENCES)
def test_difference(unit, size, said):
    assert words.difference(size, indicator(unit=unit)) == said


def test_intervals_name_their_confidence():
    limits = Interval(-2.1, 2.94, "made up")
    assert words.interval(Interval(98.06, 104.3, "made up"), indicator()) == "95 per cent interval: 98.1 to 104.3"
    assert words.interval(Interval(1, 2, "made up", 0.998), indicator()) == "99.8 per cent interval: 1.0 to 2.0"
    assert words.interval_of_difference(limits, indicator(unit="per 1,000")) == (
        "95 per cent interval of the difference: from 2.1 lower to 2.9 higher"
    )


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_ordinal(place, said):
    assert words.ordinal(place) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [((), ""), (("Fife",), "Fife"), (("Fife", "Moray"), "Fife and Moray"), (("A", "B", "C"), "A, B and C")],
)
def test_listed(names, said):
    assert words.listed(names) == said


def test_counted():
    assert words.counted(1, "area", "areas") == "1 area"
    assert words.counted(1200, "area", "areas") == "1,200 areas"


# (polarity, difference, verdict)
VERDICTS = [
    (Polarity.HIGHER_IS_BETTER, 1.0, Verdict.BETTER),
    (Polarity.HIGHER_IS_BETTER, -1.0, Verdict.WORSE),
    (Polarity.LOWER_IS_BETTER, 1.0, Verdict.WORSE),
    (Polarity.LOWER_IS_BETTER, -1.0, Verdict.BETTER),
    (Polarity.NEITHER, 1.0, Verdict.HIGHER),
    (Polarity.NEITHER, -1.0, Verdict.LOWER),
]


@pytest.mark.parametrize(("polarity", "size", "verdict"), VERDICTS)
def test_verdict_of_a_clear_difference(polarity, size, verdict):
    assert words.verdict_of(size, polarity) is verdict


def test_why_not_tells_the_reason_of_a_blank_only():
    assert (
        words.why_not(Suppressed(), "Fife", "2022/23") == "The figure of Fife for 2022/23 is hidden by the publisher."
    )
    assert words.why_not(0.0, "Fife", "2022/23") == ""


# (group, whose figure)
WHO = [("", "Falkirk"), ("simd-1", "Falkirk (deprivation band 1)"), ("women", "Falkirk (women)")]


@pytest.mark.parametrize(("group", "said"), WHO)
def test_who(group, said):
    assert words.who(FALKIRK, group) == said
