"""The digest of what a new release changed."""

import pytest

from comhla.indicators.changed import changed
from comhla.indicators.findings import Change
from comhla.indicators.values import Missing, Suppressed, Why
from tests.lib.figures import FALKIRK, FIFE, MORAY, figure, indicator, year


def counted(area, first, cases, **parts):
    return figure(area, first, numerator=float(cases), denominator=1000.0, **parts)


def digest(old, new, *indicators):
    return changed(old, new, indicators or (indicator(),))


# (figures of the new release after 50.0 per cent in 2021/22, change, opening of the sentence)
NEWS = [
    (counted(FALKIRK, 2022, 600), Change.BETTER, "Falkirk was better in 2022/23 than in 2021/22: 60.0 against 50.0 per cent"),
    (counted(FALKIRK, 2022, 400), Change.WORSE, "Falkirk was worse in 2022/23 than in 2021/22: 40.0 against 50.0 per cent"),
    (counted(FALKIRK, 2022, 510), Change.NO_CLEAR_DIFFERENCE, "There was no clear change for Falkirk between 2021/22 and 2022/23"),
    (figure(FALKIRK, 2022, 60.0), Change.CANNOT_TELL, "It cannot be told whether Falkirk changed between 2021/22 and 2022/23"),
]  # fmt: skip


@pytest.mark.parametrize(("news", "change", "opening"), NEWS)
def test_a_new_period_is_held_against_the_one_before(news, change, opening):
    before = counted(FALKIRK, 2021, 500)
    (line,) = digest([before], [before, news])
    assert line.change is change
    assert line.sentence.startswith(opening)
    assert (line.period, line.before, line.after) == (year(2022), 50.0, news.value)
    assert line.compared.sentence == line.sentence


def test_nothing_new_is_no_line():
    figures = [counted(FALKIRK, 2021, 500), counted(FALKIRK, 2022, 600)]
    assert digest(figures, figures) == ()
    assert digest([], []) == ()
    assert digest([], [figure(FALKIRK, 2022, Suppressed())]) == ()


def test_a_first_figure():
    (line,) = digest([], [counted(FALKIRK, 2022, 600)])
    assert (line.change, line.before, line.after) == (Change.FIRST, None, 60.0)
    assert line.sentence == "The first figure of Falkirk is that of 2022/23: 60.0 per cent."


def test_a_figure_that_was_announced_is_news():
    old = [counted(FALKIRK, 2021, 500), figure(FALKIRK, 2022, Missing.NOT_YET)]
    (line,) = digest(old, [old[0], counted(FALKIRK, 2022, 600)])
    assert line.change is Change.BETTER


def test_revisions_of_an_area_are_one_line_told_by_the_largest():
    # Clackmannanshire's care services graded good or better were revised so in January 2022: 93.75 to 87.50
    old = [
        figure(FALKIRK, 2013, 90.0),
        figure(FALKIRK, 2014, 93.75),
        figure(FALKIRK, 2015, 80.0),
        figure(FALKIRK, 2016, 80.0),
    ]
    new = [
        figure(FALKIRK, 2013, 91.0),
        figure(FALKIRK, 2014, 87.5),
        figure(FALKIRK, 2015, 80.01),
        figure(FALKIRK, 2016, 80.0),
    ]
    (line,) = digest(old, new)
    assert (line.change, line.before, line.after, line.period) == (Change.REVISED, 93.75, 87.5, year(2014))
    assert (
        line.sentence == "2 figures of Falkirk were revised, most of all that of 2014/15, from 93.8 to 87.5 per cent."
    )
    (line,) = digest(old[1:], new[1:])
    assert line.sentence == "1 figure of Falkirk was revised for 2014/15 from 93.8 to 87.5 per cent."


def test_a_figure_that_is_shown_no_more_is_not_repeated():
    old = [
        figure(FALKIRK, 2021, 50.0),
        figure(FALKIRK, 2022, 60.0),
        figure(FIFE, 2022, 70.0),
        figure(MORAY, 2022, Suppressed()),
    ]
    hidden, withdrawn = digest(old, [figure(FALKIRK, 2021, 50.0), figure(FALKIRK, 2022, Suppressed(Why.WOULD_REVEAL))])
    assert (hidden.change, hidden.before, hidden.after) == (Change.HIDDEN, None, Suppressed(Why.WOULD_REVEAL))
    assert hidden.sentence == (
        "The figure of Falkirk for 2022/23 is hidden because it would let another hidden figure be worked out in the new "
        "release; it was shown before."
    )
    assert (withdrawn.change, withdrawn.area, withdrawn.before, withdrawn.after) == (Change.WITHDRAWN, FIFE, None, None)
    assert withdrawn.sentence == "The figure of Fife for 2022/23 is not in the new release."


def test_better_comes_first_and_areas_of_one_indicator_are_corrected_together():
    areas = [FALKIRK._replace(code=f"S{n}", name=f"Area {n}") for n in range(30)]
    old = [counted(area, 2021, 500) for area in areas]
    new = [counted(area, 2022, {0: 548, 1: 700, 2: 300}.get(n, 500)) for n, area in enumerate(areas)]
    lines = digest(old, [*old, *new])
    assert [line.change for line in lines[:3]] == [Change.BETTER, Change.WORSE, Change.NO_CLEAR_DIFFERENCE]
    assert [line.area.name for line in lines[:3]] == ["Area 1", "Area 2", "Area 0"]
    assert lines[2].compared.p < 0.05 < lines[2].compared.p_corrected
    assert len(lines) == 30


def test_groups_and_indicators_are_kept_apart_and_others_are_not_looked_at():
    old = [
        counted(FALKIRK, 2021, 500),
        counted(FALKIRK, 2021, 500, group="simd-1"),
        counted(FALKIRK, 2021, 1, indicator="NI-98"),
    ]
    new = [
        *old[:2],
        counted(FALKIRK, 2022, 600),
        counted(FALKIRK, 2022, 300, group="simd-1"),
        counted(FALKIRK, 2022, 300, indicator="NI-99"),
    ]
    lines = digest(old, new, indicator(), indicator(key="NI-99"))
    assert [(line.indicator.key, line.group, line.change) for line in lines] == [
        ("NI-00", "", Change.BETTER),
        ("NI-00", "simd-1", Change.WORSE),
        ("NI-99", "", Change.FIRST),
    ]


def test_a_release_that_holds_nothing_of_an_indicator_withdraws_its_figures():
    (line,) = digest([counted(FALKIRK, 2021, 500)], [])
    assert line.change is Change.WITHDRAWN
