"""Control charts of a series: what is usual, and what is out of it."""

import pytest

from comhla.indicators.catalogue import Polarity
from comhla.indicators.errors import Unknown
from comhla.indicators.findings import Signal, Verdict
from comhla.indicators.process import RULES, control_chart
from comhla.indicators.series import series_of
from comhla.indicators.values import Suppressed
from tests.lib.figures import FALKIRK, figure, indicator, new_definition

USUAL = (70.0, 72, 71, 73, 70, 72, 71, 73, 70, 72, 71, 73)


def chart(figures, **changes):
    rows = [figure(FALKIRK, first, value) for first, value in enumerate(figures, start=2005)]
    return control_chart(series_of(rows, indicator(**changes))[0])


def test_a_usual_year():
    # The mean is 71.5. Neighbours lie 2, 1, 2, 3, 2, 1, 2, 3, 2, 1 and 2 apart, 21/11 on average; times 2.6587.
    found = chart(USUAL)
    last = found.points[-1]
    assert (last.centre, last.signals) == (71.5, ())
    assert last.upper == pytest.approx(71.5 + 2.6587 * 21 / 11, abs=1e-3)
    assert last.lower == pytest.approx(71.5 - 2.6587 * 21 / 11, abs=1e-3)
    assert found.verdict is Verdict.NO_CLEAR_DIFFERENCE
    assert found.sentence == (
        "Falkirk had 73.0 per cent in 2016/17, which is no clear difference from what is usual (66.4 to 76.6)."
    )
    assert found.rules == RULES
    assert len(found.points) == 12


# (figures, polarity, signals of the last, verdict, part of the sentence)
SIGNALS = [
    ((*USUAL, 90.0), Polarity.HIGHER_IS_BETTER, (Signal.OUTSIDE_LIMITS,), Verdict.BETTER, "which is better: the figure lies beyond the limits of what is usual."),
    ((*USUAL, 90.0), Polarity.LOWER_IS_BETTER, (Signal.OUTSIDE_LIMITS,), Verdict.WORSE, "which is worse: the figure lies beyond"),
    ((*USUAL, 90.0), Polarity.NEITHER, (Signal.OUTSIDE_LIMITS,), Verdict.HIGHER, "which is clearly higher: the figure lies beyond"),
    ((90.0, 92, 90, 92, 90, 92, 90, 92, 70, 72, 70, 72, 70, 72, 70, 72), Polarity.HIGHER_IS_BETTER, (Signal.OUTSIDE_LIMITS, Signal.SHIFT, Signal.NEAR_LIMIT), Verdict.WORSE, "the figure lies beyond the limits of what is usual, is one of at least eight in a row on one side of what is usual and is one of two out of three that lie close to a limit of what is usual."),
    ((80.0, 60, 80, 60, 80, 60, 80, 60, 61, 62, 63, 64, 65), Polarity.HIGHER_IS_BETTER, (Signal.TREND,), Verdict.BETTER, "which is better: the figure is one of at least six in a row that go the same way."),
    ((60.0, 80, 60, 80, 60, 80, 60, 80, 79, 78, 77, 76, 75), Polarity.HIGHER_IS_BETTER, (Signal.TREND,), Verdict.WORSE, "which is worse: the figure is one of at least six"),
]  # fmt: skip


@pytest.mark.parametrize(("figures", "polarity", "signals", "verdict", "part"), SIGNALS)
def test_an_unusual_year(figures, polarity, signals, verdict, part):
    found = chart(figures, polarity=polarity)
    assert found.points[-1].signals == signals
    assert found.verdict is verdict
    assert part in found.sentence


def test_an_unusual_year_says_what_is_usual():
    # The mean of the thirteen is 72.92; neighbours lie 38/12 apart on average, times 2.6587 is 8.42.
    said = chart((*USUAL, 90.0)).sentence
    assert said.startswith(
        "Falkirk had 90.0 per cent in 2017/18 (usually 64.5 to 81.3), which is better: the figure lies"
    )


def test_few_figures_have_limits_that_may_still_move_and_fewer_have_none():
    assert chart(USUAL[:8]).sentence.endswith(" The limits rest on 8 periods and may still move.")
    assert chart((*USUAL[:8], 90.0)).sentence.endswith(" The limits rest on 9 periods and may still move.")
    found = chart(USUAL[:7])
    assert [(point.centre, point.lower, point.upper, point.signals) for point in found.points] == [
        (None, None, None, ())
    ] * 7
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.sentence == (
        "It cannot be told what is usual for Falkirk: of periods that are counted in the same way there are figures of 7, "
        "and at least 8 are needed. In 2011/12 it had 71.0 per cent."
    )


def test_a_new_definition_begins_a_chart_of_its_own():
    found = chart((*USUAL, 90.0, 92.0), definitions=(new_definition("2017/18"),))
    assert found.points[0].centre == 71.5
    assert [point.centre for point in found.points[-2:]] == [None, None]
    assert found.verdict is Verdict.CANNOT_TELL
    assert "there are figures of 2, and at least 8" in found.sentence


def test_a_hidden_figure_is_a_gap_and_the_last_one_shown_is_judged():
    found = chart((*USUAL, Suppressed()))
    assert found.points[-1].point.value == Suppressed()
    assert found.points[-1].signals == ()
    assert found.sentence.startswith("Falkirk had 73.0 per cent in 2016/17")


def test_a_series_without_figures_has_no_chart():
    with pytest.raises(Unknown, match="There is no figure of people at home for Falkirk to make a chart of"):
        chart((Suppressed(),))
