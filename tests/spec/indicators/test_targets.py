"""The way to a target."""

from dataclasses import replace
from datetime import date

import pytest

from comhla.indicators.catalogue import Polarity
from comhla.indicators.errors import IndicatorsError
from comhla.indicators.findings import Progress, Target
from comhla.indicators.periods import MeasuredPeriod, PeriodKind
from comhla.indicators.series import series_of
from comhla.indicators.targets import trajectory
from comhla.indicators.values import Missing, Suppressed
from tests.lib.figures import FALKIRK, figure, indicator, new_definition, year


def target(value=80.0, baseline=2020, due=2024, **changes):
    made = {"indicator": "NI-00", "area": FALKIRK.code, "value": value, "baseline": year(baseline), "due": year(due)}
    return Target(**(made | changes))


def way(figures, goal=None, period=None, reach=None, **changes):
    """The way from 70 in 2020/21 to 80 in 2024/25, with the figures of the years from 2020/21."""
    rows = [figure(FALKIRK, first, value) for first, value in enumerate(figures, start=2020)]
    if reach is not None:
        rows = [one._replace(lower=one.value - reach, upper=one.value + reach) for one in rows]
    return trajectory(series_of(rows, indicator(**changes))[0], goal or target(), period=period)


# (figures from 2020/21, reach of their intervals, progress, sentence)
PROGRESS = [
    ((70.0, 72.5, 76.0), None, Progress.ON_TRACK, "Falkirk was on track in 2022/23 for its target of 80.0 per cent in 2024/25: 76.0, where a straight way there asks for 75.0."),
    ((70.0, 72.5, 75.0), None, Progress.ON_TRACK, "Falkirk was on track in 2022/23 for its target of 80.0 per cent in 2024/25: 75.0, where a straight way there asks for 75.0."),
    ((70.0, 72.5, 74.0), 0.5, Progress.BEHIND, "Falkirk was behind in 2022/23 on the way to its target of 80.0 per cent in 2024/25: 74.0, where a straight way there asks for 75.0."),
    ((70.0, 72.5, 74.0), None, Progress.BEHIND, "Falkirk was behind in 2022/23 on the way to its target of 80.0 per cent in 2024/25: 74.0, where a straight way there asks for 75.0. Whether chance could explain this cannot be told."),
    ((70.0, 72.5, 74.0), 1.0, Progress.NO_CLEAR_DIFFERENCE, "Falkirk was not clearly off the way to its target of 80.0 per cent in 2024/25: 74.0 in 2022/23, where a straight way there asks for 75.0, which chance could explain."),
    ((70.0, 81.0), None, Progress.REACHED, "Falkirk had reached its target of 80.0 per cent in 2021/22, with 81.0; it was to do so by 2024/25."),
    ((70.0, 72, 74, 76, 80.0), None, Progress.REACHED, "Falkirk had reached its target of 80.0 per cent in 2024/25, with 80.0; it was to do so by 2024/25."),
    ((70.0, 72, 74, 76, 78.0), 1.0, Progress.MISSED, "Falkirk missed its target of 80.0 per cent for 2024/25, with 78.0."),
    ((70.0, 72, 74, 76, 78.0, 90.0), 1.0, Progress.MISSED, "Falkirk missed its target of 80.0 per cent for 2024/25, with 78.0."),
    ((70.0, 72, 74, 76, 79.5), 1.0, Progress.NO_CLEAR_DIFFERENCE, "Falkirk was not clearly off the way to its target of 80.0 per cent in 2024/25: 79.5 in 2024/25, where a straight way there asks for 80.0, which chance could explain."),
]  # fmt: skip


@pytest.mark.parametrize(("figures", "reach", "progress", "sentence"), PROGRESS)
def test_progress(figures, reach, progress, sentence):
    found = way(figures, reach=reach)
    assert (found.progress, found.sentence) == (progress, sentence)
    assert found.reason == ""


def test_the_way_is_straight_from_the_baseline_to_the_due_period():
    found = way((70.0, 72.0))
    assert [(step.period.key, step.expected) for step in found.steps] == [
        ("2020/21", 70.0),
        ("2021/22", 72.5),
        ("2024/25", 80.0),
    ]
    assert (found.point.value, found.expected) == (72.0, 72.5)


def test_years_before_the_baseline_are_no_part_of_the_way():
    found = way((60.0, 70.0, 74.0), target(baseline=2021, due=2023))
    assert [step.expected for step in found.steps] == [70.0, 75.0, 80.0]
    assert found.progress is Progress.BEHIND


def test_the_way_of_days_is_counted_in_days():
    days = [MeasuredPeriod(f"2022-05-{n:02}", PeriodKind.DAY, date(2022, 5, n), date(2022, 5, n)) for n in (1, 11, 21)]
    series = series_of([figure(FALKIRK, day, 70.0) for day in days[:2]], indicator(period_kind=PeriodKind.DAY))[0]
    found = trajectory(series, replace(target(), baseline=days[0], due=days[2]))
    assert [step.expected for step in found.steps] == [70.0, 75.0, 80.0]


# (polarity, target, progress at 74 after a baseline of 75): a way that goes down is judged the other way round
DOWN = [
    (Polarity.LOWER_IS_BETTER, 71.0, Progress.ON_TRACK),
    (Polarity.LOWER_IS_BETTER, 67.0, Progress.BEHIND),
    (Polarity.LOWER_IS_BETTER, 74.5, Progress.REACHED),
    (Polarity.HIGHER_IS_BETTER, 76.0, Progress.BEHIND),
    (Polarity.NEITHER, 71.0, Progress.ON_TRACK),
    (Polarity.NEITHER, 67.0, Progress.BEHIND),
    (Polarity.NEITHER, 79.0, Progress.BEHIND),
    (Polarity.NEITHER, 75.0, Progress.CANNOT_TELL),
]


@pytest.mark.parametrize(("polarity", "value", "progress"), DOWN)
def test_which_way_is_wanted(polarity, value, progress):
    assert way((75.0, 74.0), target(value), polarity=polarity).progress is progress


# (figures from 2020/21, period asked for, changes, reason)
CANNOT_TELL = [
    ((Suppressed(), 72.0), None, {}, "The figure of Falkirk for 2020/21 is hidden by the publisher."),
    ((70.0, Suppressed()), "2021/22", {}, "The figure of Falkirk for 2021/22 is hidden by the publisher."),
    ((70.0, Missing.NOT_YET), None, {}, "There is no figure after 2020/21 and up to 2024/25."),
    ((70.0, 71.0), "2023/24", {}, "There is no figure after 2020/21 and up to 2024/25."),
    ((70.0, 71.0), None, {"definitions": (new_definition("2021/22"),)}, "The figures are not counted in the same way as in 2020/21."),
]  # fmt: skip


@pytest.mark.parametrize(("figures", "period", "changes", "reason"), CANNOT_TELL)
def test_what_cannot_be_told_says_why(figures, period, changes, reason):
    found = way(figures, period=period, **changes)
    assert (found.progress, found.reason) == (Progress.CANNOT_TELL, reason)
    assert (
        found.sentence
        == f"It cannot be told whether Falkirk is on the way to its target of 80.0 per cent in 2024/25. {reason}"
    )


def test_a_baseline_that_the_series_does_not_have():
    found = way((70.0, 71.0), target(baseline=2018))
    assert (found.progress, found.reason, found.steps) == (
        Progress.CANNOT_TELL,
        "There is no figure for the baseline, 2018/19.",
        (),
    )


def test_an_earlier_period_can_be_asked_for():
    assert way((70.0, 71.0, 80.0), period="2021/22").progress is Progress.BEHIND


# (changes of the target, message)
REFUSED = [
    ({"due": 2020}, "The target is due in 2020/21, not after its baseline 2020/21. Choose a later period"),
    ({"area": "S37000032"}, "The target is for NI-00 of S37000032, and the figures are NI-00 of S37000013"),
    ({"indicator": "NI-99"}, "The target is for NI-99 of S37000013"),
]


@pytest.mark.parametrize(("changes", "message"), REFUSED)
def test_a_target_that_does_not_fit_is_refused(changes, message):
    with pytest.raises(IndicatorsError, match=message):
        way((70.0, 71.0), target(**changes))
