"""What pages of measures say, without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from comhla.indicators.areas import SCOTLAND, Area, AreaKind
from comhla.indicators.catalogue import Definition, Measure, Polarity, State
from comhla.indicators.findings import Against, Point
from comhla.indicators.periods import MeasuredPeriod, PeriodKind
from comhla.indicators.series import series_of
from comhla.indicators.values import Missing, Suppressed
from comhla.web.measures.models import Keeper, Target
from comhla.web.measures.places import Place
from comhla.web.measures.presenters import comparing, figures
from comhla.web.measures.presenters.compare import compare_shown
from comhla.web.measures.presenters.comparing import Asked
from comhla.web.measures.presenters.gap import gap_shown
from comhla.web.measures.presenters.localities import localities_shown
from comhla.web.measures.presenters.measure import Known, choices, measure_shown, peers_needed, ways
from comhla.web.measures.presenters.over_time import over_time_shown
from comhla.web.measures.presenters.overview import Looking, expected_by, overview
from tests.lib.figures import FALKIRK, FIFE, MORAY, ORKNEY, figure, indicator, new_definition, year

FALKIRK_COUNCIL = Area("S12000014", "Falkirk", AreaKind.COUNCIL)
PLACE = Place(FALKIRK, FALKIRK_COUNCIL)
NOW = date(2026, 11, 22)


def share(area, when, cases, of=1_000, **parts):
    """A share in per cent from its cases."""
    return figure(area, when, numerator=cases, denominator=of, **parts)


def ten_years(area=FALKIRK, first=2013, **parts):
    """Ten years that hardly change."""
    return [share(area, first + at, 700 + at % 3, **parts) for at in range(10)]


# ------------------------------------------------------------------------------------------------------ one figure


@pytest.mark.parametrize(
    ("value", "unit", "number", "said"),
    [
        (82.14, "per cent", "82.1%", ""),
        (12.345, "pounds an hour", "£12.3", "an hour"),
        (-4.0, "pounds", "−£4.0", ""),
        (1234.5, "days per 1,000 people", "1,234.5", "days per 1,000 people"),
        (-2.0, "days", "−2.0", "days"),
    ],
)
def test_a_figure_in_large_type(value, unit, number, said):
    shown = figures.figure_of(Point(year(2022), value), indicator(unit=unit, measure=Measure.SCORE))
    assert (shown.number, shown.unit, shown.period, shown.blank) == (number, said, "2022/23", "")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Suppressed(), "Hidden by the publisher"),
        (Missing.NOT_COLLECTED, "Not collected"),
        (Missing.NOT_YET, "Not published yet"),
    ],
)
def test_a_blank_says_why(value, said):
    shown = figures.figure_of(Point(year(2022), value), indicator())
    assert (shown.number, shown.blank) == ("", said)


def test_a_definition_says_what_changed_and_whether_one_may_compare():
    one = indicator(
        numerator="People at home",
        definitions=(
            Definition(words="Counted on one day"),
            Definition(words="Counted over a week.", first_period="2016/17"),
            new_definition("2019/20"),
        ),
        outcomes=("O2", "O99"),
    )
    told = figures.defined(one)
    assert told.breaks == (
        "Counted on one day.",
        "From 2016/17: Counted over a week.",
        "From 2019/20: Short stays are counted too. Figures before and after are not comparable.",
    )
    assert [term.key for term in told.terms] == ["What is counted", "In", "Period", "Source"]
    assert len(told.outcomes) == 1
    assert told.state == ""


@pytest.mark.parametrize(
    ("state", "begins"),
    [
        (State.NEVER, "Figures of this indicator have never"),
        (State.NOT_SINCE, "Figures of this indicator are no longer"),
    ],
)
def test_why_figures_cannot_be_reported(state, begins):
    said = figures.state_of(indicator(state=state, state_note="Since 2020."))
    assert said.startswith(begins)
    assert said.endswith("Since 2020.")


def test_the_council_speaks_for_the_authority_only_where_it_has_no_number():
    council = share(FALKIRK_COUNCIL, 2022, 5)
    for own, expected in (([], FALKIRK_COUNCIL), ([share(FALKIRK, 2022, 6)], FALKIRK)):
        found = figures.ours_in(series_of([*own, council], indicator()), PLACE)
        assert found is not None
        assert found.area == expected
    blank = figure(FALKIRK, 2022, Missing.NOT_YET)
    found = figures.ours_in(series_of([blank], indicator()), PLACE)
    assert found is not None
    assert found.latest is None


# ------------------------------------------------------------------------------------------------------ comparisons


@pytest.mark.parametrize(
    ("against", "areas", "asked"),
    [
        ("", [], Asked(Against.SCOTLAND)),
        ("moon", [], Asked(Against.SCOTLAND)),
        ("", ["a", "a", "b"], Asked(Against.CHOSEN, ("a", "b"))),
        ("family", ["a"], Asked(Against.FAMILY, ("a",))),
        ("past", [], Asked(Against.PAST)),
    ],
)
def test_what_was_asked(against, areas, asked):
    assert comparing.asked_of(against, areas) == asked


def test_at_most_twelve_areas_are_chosen():
    assert len(comparing.asked_of("chosen", map(str, range(99))).areas) == 12


def test_the_family_of_a_made_up_area_is_the_other_made_up_ones():
    own, other = (Area(f"LOCAL-{name}", name, AreaKind.AUTHORITY) for name in ("own", "other"))
    assert comparing.family_for(own, "NI-14", [own]).reason
    found = comparing.family_for(own, "NI-14", [own, other, FALKIRK_COUNCIL])
    assert (found.areas, found.name) == ((own, other), "the family group of 2 areas")


def test_of_two_councils_there_is_no_family():
    both = Area("S37000005", "Clackmannanshire and Stirling", AreaKind.AUTHORITY)
    found = measure_shown(
        indicator(),
        Place(both),
        [share(both, 2021, 500), share(both, 2022, 510)],
        Asked(Against.FAMILY),
        Known((both, FIFE)),
    )
    assert found is not None
    assert "its councils are in two" in found.reason
    assert found.sentence.startswith("There was no clear change")


def test_the_peers_that_are_needed_are_those_of_what_was_asked():
    assert peers_needed(indicator(), PLACE, Asked(), ()) == ()
    assert peers_needed(indicator(), PLACE, Asked(Against.CHOSEN, ("x",)), ()) == ("x",)
    assert FIFE.code in peers_needed(indicator(), PLACE, Asked(Against.FAMILY), ())


def test_a_single_figure_has_nothing_to_be_compared_with():
    shown = measure_shown(indicator(), PLACE, [share(FALKIRK, 2022, 500)], Asked(Against.PAST), Known())
    assert shown is not None
    assert shown.sentence == "There is one figure, and nothing to compare it with yet."
    assert shown.reason == "There is no earlier figure to compare with."
    assert shown.methods == ("Interval of the figure: worked out from numerator and denominator by Wilson's method.",)


def test_only_areas_of_one_kind_can_be_chosen():
    shown = measure_shown(indicator(), PLACE, ten_years(), Asked(), Known())
    assert shown is not None
    offered = choices(PLACE, shown, [FALKIRK, FIFE, FALKIRK_COUNCIL, MORAY], Asked(Against.CHOSEN, (MORAY.code,)))
    assert offered == [(FIFE.code, "Fife", False), (MORAY.code, "Moray", True)]


def test_a_target_is_offered_where_there_is_one():
    said = [way.words for way in ways(Asked(), has_targets=True)]
    assert said == ["Scotland", "Its family group", "Its own past", "Its target"]
    assert [way.query for way in ways(Asked(Against.PAST), has_targets=False) if way.is_current] == ["?against=past"]


class TestTargets:
    def ours(self, **changes):
        """Ten years of an area."""
        return series_of(ten_years(), indicator(**changes))[0]

    @pytest.mark.parametrize(
        ("kept", "baseline", "due"),
        [
            ({"by": date(2026, 3, 31)}, "2013/14", "2025/26"),
            ({"by": date(2026, 4, 1), "from_period": "2020/21"}, "2020/21", "2026/27"),
            ({"by": date(2020, 1, 1), "from_period": "2013/14"}, "2013/14", "2019/20"),
            ({"by": date(2026, 3, 31), "from_period": "2010/11"}, "2010/11", "2025/26"),
        ],
    )
    def test_days_become_periods(self, kept, baseline, due):
        found = comparing.targets_in(self.ours(), [Target(value=80, **kept)], NOW)[kept["by"]]
        assert (found.baseline.key, found.due.key, found.value) == (baseline, due, 80)

    @pytest.mark.parametrize(
        "kept", [{"by": date(2026, 3, 31), "from_period": "once upon a time"}, {"by": date(2300, 1, 1)}]
    )
    def test_what_lies_on_no_period_is_left_out(self, kept):
        assert comparing.targets_in(self.ours(), [Target(value=80, **kept)], NOW) == {}

    def test_a_month_far_away_is_given_up(self):
        month = MeasuredPeriod("2022-04", PeriodKind.MONTH, date(2022, 4, 1), date(2022, 4, 30))
        ours = series_of([share(FALKIRK, month, 5)], indicator(period_kind=PeriodKind.MONTH))[0]
        assert comparing.targets_in(ours, [Target(value=80, by=date(2100, 1, 1))], NOW) == {}

    def test_the_way_has_a_step_for_every_period_to_come(self):
        ours = self.ours()
        target = comparing.targets_in(ours, [Target(value=80, by=date(2026, 3, 31), from_period="2021/22")], NOW)
        way = comparing.way_to(ours, target[date(2026, 3, 31)])
        assert way is not None
        assert [step.period.key for step in way.steps] == ["2021/22", "2022/23", "2023/24", "2024/25", "2025/26"]

    def test_the_next_one_comes_first_and_past_ones_last(self):
        days = [date(2024, 3, 31), date(2030, 3, 31), date(2027, 3, 31), date(2025, 3, 31)]
        found = comparing.targets_in(self.ours(), [Target(value=80, by=day) for day in days], NOW)
        assert [day.year for day in found] == [2027, 2030, 2025, 2024]

    def test_without_a_number_there_is_no_baseline(self):
        ours = series_of([figure(FALKIRK, 2020, Missing.NOT_YET)], indicator())[0]
        assert comparing.targets_in(ours, [Target(value=80, by=date(2026, 3, 31))], NOW) == {}

    def test_a_target_due_before_its_baseline_has_no_way(self):
        ours = self.ours()
        kept = [Target(value=80, by=date(2015, 3, 31), from_period="2020/21")]
        target = comparing.targets_in(ours, kept, NOW)[date(2015, 3, 31)]
        assert comparing.way_to(ours, target) is None
        assert over_time_shown(indicator(), PLACE, ten_years(), kept, NOW).ways == ()


# ---------------------------------------------------------------------------------------------------- whole pages


def test_nothing_is_shown_of_an_area_without_a_number():
    blank = [figure(FALKIRK, 2022, Missing.NOT_YET)]
    assert measure_shown(indicator(), PLACE, blank, Asked(), Known()) is None
    assert compare_shown(indicator(), PLACE, blank, "") is None
    assert over_time_shown(indicator(), PLACE, blank, [], NOW) is None
    assert gap_shown(indicator(), PLACE, blank, "") is None
    assert localities_shown(indicator(), PLACE, blank) is None


@pytest.mark.parametrize(
    ("polarity", "said"),
    [
        (Polarity.HIGHER_IS_BETTER, "2 better; 1 worse."),
        (Polarity.NEITHER, "2 clearly higher; 1 clearly lower."),
    ],
)
def test_how_many_areas_differ(polarity, said):
    seen = [
        share(SCOTLAND, 2022, 70_000, 100_000),
        share(FALKIRK, 2022, 6_000, 10_000),
        share(FIFE, 2022, 8_000, 10_000),
        share(MORAY, 2022, 9_000, 10_000),
    ]
    shown = compare_shown(indicator(polarity=polarity), PLACE, seen, "")
    assert shown is not None
    assert shown.counts == f"Of 3 areas in 2022/23 against Scotland: {said}"
    assert shown.funnel.chart is not None


def test_without_scotland_nothing_is_counted_and_there_are_no_tiles():
    shown = compare_shown(indicator(), PLACE, [share(FALKIRK, 2022, 500), share(FIFE, 2021, 500)], "")
    assert shown is not None
    assert (shown.counts, shown.tag, shown.map.chart) == ("", None, None)
    assert [each.key for each in shown.periods] == ["2022/23", "2021/22"]
    assert shown.funnel.chart is None
    assert shown.funnel.sentence


def test_places_are_not_told_of_areas_of_another_kind():
    seen = [share(FALKIRK_COUNCIL, 2022, 500), share(FIFE, 2022, 400)]
    shown = compare_shown(indicator(), PLACE, seen, "")
    assert shown is not None
    assert shown.area == FALKIRK_COUNCIL
    assert [row.label for row in shown.ranks.chart.readings and shown.ranks.chart.rows] == ["Falkirk"]


class TestGap:
    def bands(self, figures_of_bands, when=2022, **parts):
        """Bands from the most to the least deprived."""
        return [
            share(FALKIRK, when, cases, group=f"simd-{band}", **parts) for band, cases in enumerate(figures_of_bands, 1)
        ]

    def test_it_says_how_large_the_gap_is(self):
        seen = [
            *self.bands([300, 260, 220, 180, 140]),
            *self.bands([1, 2, 3, 4, 5], when=2015),
            share(FALKIRK, 2022, 220),
        ]
        shown = gap_shown(indicator(polarity=Polarity.LOWER_IS_BETTER), PLACE, seen, "")
        assert shown is not None
        assert shown.tag.words == "The most deprived fare worse"
        assert [size.name for size in shown.sizes] == [
            "Slope index of inequality",
            "Relative index of inequality",
            "Population attributable risk",
        ]
        assert shown.chart is not None
        assert [each.key for each in shown.periods] == ["2022/23", "2015/16"]
        assert gap_shown(indicator(), PLACE, seen, "2015/16").period.key == "2015/16"

    def test_hidden_bands_leave_it_untold_and_are_drawn_as_blanks(self):
        seen = self.bands([300, 260, 220, 180, 140])
        seen[1] = seen[1]._replace(value=Suppressed(), numerator=None)
        shown = gap_shown(indicator(), PLACE, seen, "")
        assert shown is not None
        assert (shown.tag.words, shown.sizes) == ("Cannot be told", ())
        assert shown.chart is not None

    def test_without_intervals_the_sizes_have_none(self):
        seen = [
            figure(FALKIRK, 2022, float(30 - band), group=f"simd-{band}", denominator=100.0) for band in range(1, 6)
        ]
        shown = gap_shown(indicator(independent_events=False), PLACE, seen, "")
        assert shown is not None
        assert [size.interval for size in shown.sizes] == ["", ""]

    def test_bars_are_not_drawn_below_zero(self):
        seen = [figure(FALKIRK, 2022, float(band - 3), group=f"simd-{band}", denominator=100.0) for band in range(1, 6)]
        shown = gap_shown(indicator(measure=Measure.SCORE), PLACE, seen, "")
        assert shown is not None
        assert shown.chart is None


class TestLocalities:
    EAST, WEST = (
        Area(f"{FALKIRK.code}/{key}", name, AreaKind.LOCALITY) for key, name in (("e", "East"), ("w", "West"))
    )

    def test_the_range_and_each_against_all_together(self):
        seen = [share(self.EAST, 2022, 800), share(self.WEST, 2022, 600), share(FALKIRK, 2022, 1_400, 2_000)]
        shown = localities_shown(indicator(), PLACE, seen)
        assert shown is not None
        assert shown.sentence == (
            "In 2022/23 the figures of 2 localities went from 60.0 in West to 80.0 per cent in East."
        )
        assert [(line.key, line.tag.words) for line in shown.lines] == [
            ("e", "Better than the localities together"),
            ("w", "Worse than the localities together"),
        ]
        assert shown.hidden == ""

    def test_one_locality_alone(self):
        seen = [share(self.EAST, 2022, 800), figure(self.WEST, 2022, Suppressed())]
        shown = localities_shown(indicator(), PLACE, seen)
        assert shown is not None
        assert shown.sentence == "In 2022/23 there is a figure of one locality: East with 80.0 per cent."
        assert shown.hidden.startswith("Figures that are hidden (1 here)")


class TestOverview:
    def test_who_answers_and_whether_a_newer_figure_should_be_there(self):
        one = indicator(key="NI-00", owner="Analyst", years_between=2)
        keeper = Keeper(
            indicator="NI-00", post="Head of care", looked_at=datetime(2026, 10, 1, 9, tzinfo=UTC), said="no change"
        )
        for kept, owner, looked in (
            ({}, "Analyst", ""),
            ({"NI-00": keeper}, "Head of care", "Looked at on 1 October 2026: no change"),
            ({"NI-00": Keeper(post="Nobody")}, "Nobody", ""),
        ):
            shown = overview([one], PLACE, ten_years(), looking=Looking(kept, NOW)).groups[0].rows[0]
            assert (shown.owner, shown.looked) == (owner, looked)
            assert shown.waits == "A figure for 2024/25 should be there by now."

    @pytest.mark.parametrize(
        ("changes", "today", "waits"),
        [
            ({}, date(2025, 3, 31), False),
            ({}, date(2025, 4, 1), True),
            ({"lag_days": 30}, date(2024, 5, 1), True),
            ({"state": State.NOT_SINCE}, date(2030, 1, 1), False),
            ({}, None, False),
        ],
    )
    def test_when_a_figure_is_awaited(self, changes, today, waits):
        found = overview([indicator(**changes)], PLACE, ten_years(), looking=Looking({}, today))
        assert bool(found.groups[0].rows[0].waits) is waits

    def test_beyond_all_years_nothing_is_awaited(self):
        assert expected_by(indicator(), year(2199)) is None

    def test_what_cannot_be_told_is_counted_apart(self):
        told = {"independent_events": False, "measure": Measure.SCORE}
        one, other = indicator(key="A", **told), indicator(key="B")
        seen = [
            share(FALKIRK, 2022, 500, indicator="A"),
            share(SCOTLAND, 2022, 500, indicator="A"),
            share(FALKIRK, 2022, 100, indicator="B"),
            share(SCOTLAND, 2022, 50_000, 100_000, indicator="B"),
        ]
        assert overview([one, other], PLACE, seen).sentence == (
            "Of 2 measures with figures, against Scotland: 1 worse. "
            "For 1 it cannot be told from what is published whether they differ by more than chance."
        )
        assert overview([one], PLACE, seen).sentence == (
            "There is 1 measure with figures. "
            "Whether they differ from Scotland by more than chance cannot be told from what is published."
        )
        row = overview([one], PLACE, seen).groups[0].rows[0]
        assert [(each.label, each.number, each.tag) for each in row.beside] == [("Scotland", "50.0%", None)]

    def test_without_scotland_only_the_change_stands_beside(self):
        row = overview([indicator()], PLACE, ten_years(ORKNEY) + ten_years()).groups[0].rows[0]
        assert [each.label for each in row.beside] == ["2021/22"]
        assert row.verdict is None
