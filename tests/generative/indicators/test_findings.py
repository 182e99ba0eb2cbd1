"""What must hold of findings whatever the figures."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comhla.indicators import words
from comhla.indicators.catalogue import Measure, Polarity
from comhla.indicators.comparison import against_past, against_peers, against_scotland
from comhla.indicators.findings import Correction, Target, Verdict
from comhla.indicators.funnels import funnel
from comhla.indicators.gap import deprivation_gap
from comhla.indicators.process import control_chart
from comhla.indicators.ranking import ranked
from comhla.indicators.series import series_of
from comhla.indicators.targets import trajectory
from comhla.indicators.values import Missing, Suppressed, number
from comhla.stats import round_half_up
from tests.lib.figures import FALKIRK, SCOTLAND, figure, indicator, year

few = settings(max_examples=25)
cases = st.integers(1, 5_000).flatmap(lambda people: st.tuples(st.integers(0, people), st.just(people)))
blanks = st.sampled_from([Suppressed(), *Missing])
AREAS = [FALKIRK._replace(code=f"S{n}", name=f"Area {n}") for n in range(8)]


def of(area, first, counts):
    return figure(area, first, numerator=float(counts[0]), denominator=float(counts[1]))


def whole(parts, first):
    numerators, denominators = zip(*parts, strict=True)
    return of(SCOTLAND, first, (sum(numerators), sum(denominators)))


@few
@given(st.lists(cases, min_size=2, max_size=8), st.randoms(use_true_random=False), st.sampled_from(Correction))
def test_the_order_of_areas_decides_nothing(counts, random, correction):
    figures = [of(area, 2022, each) for area, each in zip(AREAS, counts, strict=False)]
    *areas, scotland = series_of([*figures, whole(counts, 2022)], indicator())
    shuffled = random.sample(areas, len(areas))
    found = {one.area.code: one for one in against_scotland(areas, scotland, correction=correction)}
    again = {one.area.code: one for one in against_scotland(shuffled, scotland, correction=correction)}
    assert found.keys() == again.keys()
    for code, one in found.items():
        assert one.verdict is again[code].verdict
        assert one.p_corrected == pytest.approx(again[code].p_corrected)


@few
@given(st.lists(cases, min_size=2, max_size=8))
def test_a_difference_is_clear_just_where_its_interval_leaves_out_none(counts):
    figures = [of(area, 2022, each) for area, each in zip(AREAS, counts, strict=False)]
    *areas, scotland = series_of([*figures, whole(counts, 2022)], indicator())
    for one in against_scotland(areas, scotland, correction=Correction.NONE):
        limits = one.difference_interval
        assert limits.lower <= one.difference <= limits.upper
        assert one.difference == pytest.approx(one.point.value - one.comparator.value)
        if abs(one.p - 0.05) > 1e-9:
            assert (one.verdict is Verdict.NO_CLEAR_DIFFERENCE) is (limits.lower <= 0 <= limits.upper)


@few
@given(cases, cases)
def test_turning_the_years_round_turns_better_into_worse(first, second):
    (then,) = against_past(series_of([of(FALKIRK, 2021, first), of(FALKIRK, 2022, second)], indicator()))
    (back,) = against_past(series_of([of(FALKIRK, 2021, second), of(FALKIRK, 2022, first)], indicator()))
    turned = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}
    assert back.verdict is turned.get(then.verdict, then.verdict)
    assert back.difference == pytest.approx(-then.difference)
    assert back.p == pytest.approx(then.p)


@few
@given(cases, cases)
def test_polarity_turns_the_verdict_and_nothing_else(first, second):
    figures = [of(FALKIRK, 2021, first), of(FALKIRK, 2022, second)]
    (more,) = against_past(series_of(figures, indicator()))
    (less,) = against_past(series_of(figures, indicator(polarity=Polarity.LOWER_IS_BETTER)))
    turned = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}
    assert less.verdict is turned.get(more.verdict, more.verdict)
    assert (less.difference, less.p) == (more.difference, more.p)


@few
@given(cases, st.lists(cases, min_size=1, max_size=5))
def test_an_area_among_its_peers_differs_from_them_by_as_much_as_the_figures_say(own, others):
    series = series_of([of(area, 2022, each) for area, each in zip(AREAS, [own, *others], strict=False)], indicator())
    for peers in (series, series[1:]):
        found = against_peers(series[0], peers)
        assert found.difference == pytest.approx(found.point.value - found.comparator.value, abs=1e-9)


@few
@given(blanks, cases)
def test_a_blank_is_never_told_of(blank, counts):
    figures = [figure(FALKIRK, 2022, blank), figure(AREAS[0], 2022, 50.0), of(SCOTLAND, 2022, counts)]
    falkirk, _, scotland = series_of(figures, indicator())
    (found,) = against_scotland([falkirk], scotland)
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.difference is None
    assert words.blank(blank) in found.sentence
    assert not any(mark.isdigit() for mark in found.sentence.replace("2022/23", ""))


@few
@given(st.lists(st.floats(0.5, 1000), min_size=5, max_size=5), st.floats(0.1, 50), st.floats(0.5, 20))
def test_a_gap_has_the_scale_of_its_figures(figures, reach, factor):
    def gap(times):
        rows = [
            figure(
                FALKIRK,
                2022,
                value * times,
                group=f"simd-{n}",
                lower=(value - reach) * times,
                upper=(value + reach) * times,
                denominator=100.0 * n,
            )
            for n, value in enumerate(figures, start=1)
        ]
        return deprivation_gap(series_of(rows, indicator(polarity=Polarity.LOWER_IS_BETTER)))

    one, other = gap(1.0), gap(factor)
    assert other.slope == pytest.approx(one.slope * factor, abs=1e-6)
    assert other.relative == pytest.approx(one.relative, rel=1e-6)
    assert other.attributable == pytest.approx(one.attributable, rel=1e-6, abs=1e-6)
    if min(abs(end) for end in one.slope_interval[:2]) > 1e-6:
        assert other.verdict is one.verdict


@few
@given(st.floats(0, 100), st.floats(0, 100), st.integers(1, 9))
def test_the_way_to_a_target_begins_and_ends_where_it_should(first, goal, years):
    series = series_of([figure(FALKIRK, 2020 + n, first) for n in range(years)], indicator())[0]
    target = Target(indicator="NI-00", area=FALKIRK.code, value=goal, baseline=year(2020), due=year(2020 + years))
    steps = trajectory(series, target).steps
    assert steps[0].expected == first
    assert steps[-1].expected == pytest.approx(goal)
    assert len(steps) == years + 1
    rises = {round(later.expected - sooner.expected, 6) for sooner, later in pairwise(steps)}
    assert max(rises) - min(rises) <= 2e-6


@few
@given(st.lists(cases, min_size=2, max_size=8), st.sampled_from(Polarity), st.randoms(use_true_random=False))
def test_every_area_has_a_place_that_chance_could_give_it(counts, polarity, random):
    figures = [of(area, 2022, each) for area, each in zip(AREAS, counts, strict=False)]
    found = ranked(series_of(figures, indicator(polarity=polarity)))
    assert [one.rank for one in found] == sorted(one.rank for one in found)
    assert all(1 <= one.rank_lower <= one.rank <= one.rank_upper <= one.of == len(counts) for one in found)
    again = ranked(series_of(random.sample(figures, len(figures)), indicator(polarity=polarity)))
    assert {one.area: one.rank for one in found} == {one.area: one.rank for one in again}


@few
@given(st.lists(cases, min_size=3, max_size=8), st.sampled_from([Measure.PROPORTION, Measure.RATE]))
def test_a_funnel_holds_the_average_and_every_area_once(counts, measure):
    figures = [of(area, 2022, each) for area, each in zip(AREAS, counts, strict=False)]
    found = funnel(series_of(figures, indicator(measure=measure)))
    assert found.centre == pytest.approx(100 * sum(each for each, _ in counts) / sum(people for _, people in counts))
    assert [place.area for place in found.places] == [one.area for one in figures]
    for row in (*found.curve, *(place.limits for place in found.places)):
        assert row.lower998 <= row.lower95 <= found.centre + 1e-6
        assert found.centre - 1e-6 <= row.upper95 <= row.upper998


@few
@given(st.lists(st.floats(0, 1000), min_size=8, max_size=15), st.floats(-500, 500))
def test_a_control_chart_moves_with_its_figures(figures, by):
    def chart(more):
        rows = [figure(FALKIRK, 2005 + n, round(value) + more) for n, value in enumerate(figures)]
        return control_chart(series_of(rows, indicator())[0])

    one, other = chart(0.0), chart(round(by))
    assert one.verdict is other.verdict
    assert [point.signals for point in one.points] == [point.signals for point in other.points]
    assert other.points[0].upper == pytest.approx(one.points[0].upper + round(by))


@few
@given(st.lists(st.tuples(st.integers(2010, 2022), cases | blanks), unique_by=lambda row: row[0], min_size=1))
def test_a_series_has_every_figure_once_in_order(rows):
    figures = [
        of(FALKIRK, first, each) if isinstance(each, tuple) else figure(FALKIRK, first, each) for first, each in rows
    ]
    (series,) = series_of(figures, indicator())
    assert [point.period.key for point in series.points] == sorted(one.period.key for one in figures)
    assert {point.period.key: point.value for point in series.points} == {one.period.key: one.value for one in figures}
    assert all(point.interval.lower <= point.value <= point.interval.upper for point in series.known)
    assert all(point.interval is None for point in series.points if number(point.value) is None)


@few
@given(st.decimals(-1_000_000, 1_000_000, places=4), st.integers(0, 4))
def test_words_round_as_the_statistics_do(exact, decimals):
    assert float(words.rounded(float(exact), decimals).replace(",", "")) == pytest.approx(
        float(round_half_up(float(exact), decimals)), abs=1e-9
    )


def test_the_same_figures_say_the_same_thing_twice():
    figures = [of(FALKIRK, 2021, (50, 100)), of(FALKIRK, 2022, (60, 100))]
    first, second = (against_past(series_of(figures, indicator()))[0] for _ in range(2))
    assert first == second == replace(first)
