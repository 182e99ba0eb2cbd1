"""An area against Scotland, its peers, its past and its target.

Falkirk and Scotland, readmissions in 2022/23: 3,441 of 24,204 discharges against 94,572 of 930,133 (local government
benchmarking framework, March 2024); the other figures are made up.
"""

import math

import pytest

from comhla.indicators.catalogue import Measure, Polarity
from comhla.indicators.chance import BY_INTERVALS, BY_ONE_INTERVAL, BY_REST, NOT_ALONE
from comhla.indicators.comparison import against_past, against_peers, against_scotland, against_target
from comhla.indicators.errors import Unknown
from comhla.indicators.findings import Against, Correction, Target, Together, Verdict
from comhla.indicators.series import series_of
from comhla.indicators.values import Missing, Suppressed, Why
from tests.lib.figures import FALKIRK, FIFE, MORAY, ORKNEY, SCOTLAND, figure, indicator, new_definition, year

READMISSIONS = indicator(
    label="readmissions", unit="per 1,000 discharges", multiplier=1000.0, polarity=Polarity.LOWER_IS_BETTER
)


def counted(area, first, numerator, denominator, **parts):
    return figure(area, first, numerator / denominator * 1000, numerator=numerator, denominator=denominator, **parts)


def of(*figures, what=READMISSIONS):
    return series_of(figures, what)


def against(*figures, what=READMISSIONS, correction=Correction.NONE):
    """The first areas against the last one, which is Scotland."""
    *areas, scotland = of(*figures, what=what)
    return against_scotland(areas, scotland, correction=correction)


# Scotland


def test_an_area_that_is_clearly_worse_than_scotland():
    (found,) = against(counted(FALKIRK, 2022, 3441.0, 24204.0), counted(SCOTLAND, 2022, 94572.0, 930133.0))
    assert found.verdict is Verdict.WORSE
    assert found.sentence == (
        "Falkirk was worse than Scotland in 2022/23: 142.2 against 101.7 per 1,000 discharges, which is 40.5 higher "
        "(95 per cent interval of the difference: from 36.2 higher to 44.9 higher)."
    )
    assert found.difference == pytest.approx(142.1666 - 101.6758, abs=1e-3)
    assert (found.method, found.comparator.against, found.comparator.name) == (BY_REST, Against.SCOTLAND, "Scotland")
    assert found.p < 1e-50


def test_an_area_is_tested_against_the_rest_and_not_against_itself():
    # Half of Scotland: 60 of 100 against the other 40 of 100. The rest is 20 percentage points lower, Scotland 10.
    # Wilson's limits: 0.5020 to 0.6906 and 0.3094 to 0.4980; Newcombe: 0.2 less and plus hypot(0.0980, 0.0980), or
    # 0.0614 less and 0.3281 (with the other sides); half of these for Scotland.
    (found,) = against(
        figure(FALKIRK, 2022, numerator=60.0, denominator=100.0),
        figure(SCOTLAND, 2022, numerator=100.0, denominator=200.0),
        what=indicator(),
    )
    assert found.difference == pytest.approx(10.0)
    assert found.difference_interval[:2] == pytest.approx(
        (50 * (0.2 - math.hypot(0.6 - 0.5020, 0.4980 - 0.4)), 50 * (0.2 + math.hypot(0.6906 - 0.6, 0.4 - 0.3094))),
        abs=0.01,
    )


def test_chance_is_not_taken_for_a_difference():
    (found,) = against(counted(FALKIRK, 2022, 104.0, 1000.0), counted(SCOTLAND, 2022, 94572.0, 930133.0))
    assert found.verdict is Verdict.NO_CLEAR_DIFFERENCE
    assert found.sentence.startswith(
        "There was no clear difference between Falkirk and Scotland in 2022/23: 104.0 against 101.7 per 1,000 discharges "
        "(95 per cent interval of the difference: from 15."
    )


# (polarity, cases of 1,000, verdict, opening)
WAYS = [
    (Polarity.LOWER_IS_BETTER, 200.0, Verdict.WORSE, "Falkirk was worse than Scotland in 2022/23"),
    (Polarity.LOWER_IS_BETTER, 50.0, Verdict.BETTER, "Falkirk was better than Scotland in 2022/23"),
    (Polarity.HIGHER_IS_BETTER, 200.0, Verdict.BETTER, "Falkirk was better than Scotland in 2022/23"),
    (Polarity.HIGHER_IS_BETTER, 50.0, Verdict.WORSE, "Falkirk was worse than Scotland in 2022/23"),
    (Polarity.NEITHER, 200.0, Verdict.HIGHER, "Falkirk was clearly higher than Scotland in 2022/23"),
    (Polarity.NEITHER, 50.0, Verdict.LOWER, "Falkirk was clearly lower than Scotland in 2022/23"),
]


@pytest.mark.parametrize(("polarity", "cases", "verdict", "opening"), WAYS)
def test_polarity_decides_what_is_better(polarity, cases, verdict, opening):
    what = indicator(polarity=polarity, multiplier=1000.0, unit="per 1,000")
    (found,) = against(counted(FALKIRK, 2022, cases, 1000.0), counted(SCOTLAND, 2022, 94572.0, 930133.0), what=what)
    assert found.verdict is verdict
    assert found.sentence.startswith(opening + ": ")


def test_a_published_interval_is_used_and_scotland_without_one_is_exact():
    rate = indicator(measure=Measure.STANDARDISED_RATE, unit="per 100,000", polarity=Polarity.LOWER_IS_BETTER)
    own = figure(FALKIRK, 2022, 488.0, lower=450.0, upper=528.0)
    (found,) = against(own, figure(SCOTLAND, 2022, 465.9), what=rate)
    assert (found.verdict, found.method) == (Verdict.NO_CLEAR_DIFFERENCE, BY_ONE_INTERVAL)
    assert found.difference_interval[:2] == pytest.approx((450 - 465.9, 528 - 465.9))
    (found,) = against(own, figure(SCOTLAND, 2022, 440.0), what=rate)
    assert found.verdict is Verdict.WORSE
    (found,) = against(own, figure(SCOTLAND, 2022, 440.0, lower=400.0, upper=480.0), what=rate)
    assert (found.verdict, found.method) == (Verdict.NO_CLEAR_DIFFERENCE, BY_INTERVALS)
    assert found.difference_interval.lower == pytest.approx(48 - math.hypot(38, 40))


# (figure of Falkirk, figure of Scotland, changes of the indicator, what is said, what it is an example of)
CANNOT_TELL = [
    (
        figure(FALKIRK, 2022, Suppressed(Why.SMALL_NUMBER)),
        figure(SCOTLAND, 2022, 75.0),
        {},
        "It cannot be told whether Falkirk differed from Scotland in 2022/23. "
        "The figure of Falkirk for 2022/23 is hidden because it rests on few people.",
        "a hidden figure, of which nothing else is said",
    ),
    (
        figure(FALKIRK, 2022, 78.0, lower=70.0, upper=80.0),
        figure(SCOTLAND, 2022, Missing.NOT_YET),
        {},
        "It cannot be told whether Falkirk differed from Scotland in 2022/23. "
        "The figure of Scotland for 2022/23 is not published yet.",
        "no figure of Scotland",
    ),
    (
        figure(FALKIRK, 2022, 78.0),
        figure(SCOTLAND, 2022, 75.0, lower=74.0, upper=76.0),
        {},
        "It cannot be told whether Falkirk differed from Scotland in 2022/23: 78.0 against 75.0 per cent. "
        "No interval is known for the figure of Falkirk for 2022/23, so a difference cannot be told from chance.",
        "a survey without its intervals",
    ),
    (
        figure(FALKIRK, 2022, 780.0, numerator=780.0, denominator=1000.0),
        figure(SCOTLAND, 2022, 750.0, numerator=75000.0, denominator=100000.0),
        {"measure": Measure.RATE, "unit": "days per 1,000", "multiplier": 1000.0, "independent_events": False},
        f"It cannot be told whether Falkirk differed from Scotland in 2022/23: 780.0 against 750.0 days per 1,000. {NOT_ALONE}",
        "days of stay",
    ),
    (
        figure(FALKIRK, 2022, 78.0),
        figure(SCOTLAND, 2022, 1000.0),
        {"measure": Measure.COUNT, "unit": "people"},
        "It cannot be told whether Falkirk differed from Scotland in 2022/23: 78.0 against 1,000.0 people. "
        "Numbers of cases in areas of different size cannot be compared; compare rates.",
        "a count",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("own", "scotland", "changes", "said", "example"), CANNOT_TELL)
def test_what_cannot_be_told_says_why(own, scotland, changes, said, example):
    (found,) = against(own, scotland, what=indicator(**changes))
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.sentence == said
    assert said.endswith(found.reason)
    assert (found.p, found.difference_interval, found.method) == (None, None, "")


def test_the_period_is_scotlands_last_unless_chosen():
    figures = [
        counted(area, first, 100.0 + first - 2000, 1000.0) for area in (FALKIRK, SCOTLAND) for first in (2020, 2021)
    ]
    falkirk, scotland = of(*figures, counted(FALKIRK, 2022, 100.0, 1000.0))
    assert against_scotland([falkirk], scotland)[0].point.period == year(2021)
    assert against_scotland([falkirk], scotland, period="2020/21")[0].point.value == 120.0
    with pytest.raises(
        Unknown, match=r"no period '1999/00' of readmissions\. There are figures from 2020/21 to 2022/23"
    ):
        against_scotland([falkirk], scotland, period="1999/00")


def test_an_area_without_the_period_is_a_blank():
    (falkirk,) = of(counted(FALKIRK, 2021, 100.0, 1000.0))
    (scotland,) = of(counted(SCOTLAND, 2022, 100.0, 1000.0))
    (found,) = against_scotland([falkirk], scotland)
    assert found.reason == "The figure of Falkirk for 2022/23 is not collected."


def test_an_area_as_large_as_scotland_is_not_taken_out_of_it():
    (found,) = against(counted(FALKIRK, 2022, 100.0, 1000.0), counted(SCOTLAND, 2022, 100.0, 1000.0))
    assert (found.difference, found.method) == (0.0, BY_INTERVALS)


# Many at once


def test_many_comparisons_are_corrected_together():
    # 32 areas with the same doubtful difference: clear alone (p about 0.02), not after Holm nor Benjamini and Hochberg
    # where one of them differs and 31 do not.
    areas = [FALKIRK._replace(code=f"S{n}", name=f"Area {n}") for n in range(32)]
    figures = [counted(area, 2022, 122.0 if n == 0 else 100.0, 1000.0) for n, area in enumerate(areas)]
    figures.append(counted(SCOTLAND, 2022, 93013.3, 930133.0)._replace(numerator=93013.0))
    alone, *_ = against(*figures)
    holm, *_ = against(*figures, correction=Correction.HOLM)
    discovery, *_ = against(*figures, correction=Correction.BENJAMINI_HOCHBERG)
    assert alone.verdict is Verdict.WORSE
    assert 0.01 < alone.p == alone.p_corrected < 0.05
    assert (holm.verdict, discovery.verdict) == (Verdict.NO_CLEAR_DIFFERENCE, Verdict.NO_CLEAR_DIFFERENCE)
    assert holm.p == alone.p
    assert holm.p_corrected == pytest.approx(min(1.0, alone.p * 32))
    assert discovery.p_corrected == pytest.approx(alone.p * 32)
    assert (holm.compared_together, holm.correction) == (32, Correction.HOLM)


def test_what_cannot_be_told_does_not_count_among_the_tests():
    figures = [
        counted(FALKIRK, 2022, 142.0, 1000.0),
        figure(FIFE, 2022, Suppressed()),
        counted(SCOTLAND, 2022, 94572.0, 930133.0),
    ]
    first, second = against(*figures, correction=Correction.HOLM)
    assert (first.compared_together, second.compared_together) == (1, 1)
    assert first.p_corrected == first.p


# Peers


def peers(*figures, what=READMISSIONS, **kwargs):
    own, *others = of(*figures, what=what)
    return against_peers(own, others, **kwargs)


def test_chosen_peers_with_all_their_cases_are_taken_together():
    found = peers(
        counted(FALKIRK, 2022, 142.0, 1000.0),
        counted(FIFE, 2022, 300.0, 3000.0),
        counted(MORAY, 2022, 140.0, 1000.0),
        against=Against.CHOSEN,
    )
    assert found.comparator.value == pytest.approx(440 / 4)
    assert found.comparator.name == "the 2 areas it is compared with"
    assert found.comparator.areas == (FIFE, MORAY)
    assert found.verdict is Verdict.WORSE
    assert found.difference == pytest.approx(32.0)
    assert found.comparator.interval.lower < 110 < found.comparator.interval.upper


def test_the_area_itself_may_be_among_its_family():
    family = of(counted(FALKIRK, 2022, 142.0, 1000.0), counted(FIFE, 2022, 300.0, 3000.0))
    found = against_peers(family[0], family, name="the family group", together=Together.CASES)
    assert found.comparator.value == pytest.approx(442 / 4)
    assert found.difference == pytest.approx(142 - 442 / 4)
    assert found.sentence.startswith(
        "Falkirk was worse than the family group in 2022/23: 142.0 against 110.5 per 1,000 discharges"
    )


def test_a_family_has_its_plain_mean_however_many_people_each_area_has():
    found = peers(
        counted(FALKIRK, 2022, 142.0, 1000.0), counted(FIFE, 2022, 300.0, 3000.0), counted(MORAY, 2022, 140.0, 1000.0)
    )
    assert found.comparator.value == pytest.approx(120.0)
    assert found.comparator.against is Against.FAMILY


def test_without_cases_the_peers_have_their_plain_mean():
    survey = indicator(unit="per cent")
    own = figure(FALKIRK, 2022, 80.0, lower=78.0, upper=82.0)
    one, two = figure(FIFE, 2022, 70.0, lower=66.0, upper=75.0), figure(MORAY, 2022, 74.0, lower=71.0, upper=86.0)
    found = peers(own, one, two, what=survey, against=Against.CHOSEN)
    assert found.comparator.value == 72.0
    assert found.comparator.interval[:2] == (72 - 2.5, 72 + 6.5)
    assert found.difference_interval.lower == pytest.approx(8 - math.hypot(2, 6.5))
    assert (found.verdict, found.comparator.against) == (Verdict.BETTER, Against.CHOSEN)
    # the family with the area itself: its mean is 74.667, and the difference from it two thirds of that from the rest
    family = of(own, one, two, what=survey)
    found = against_peers(family[0], family)
    assert found.difference == pytest.approx(80 - 224 / 3)
    assert found.difference_interval.lower == pytest.approx((8 - math.hypot(2, 6.5)) * 2 / 3)


def test_peers_of_whom_one_has_no_interval_have_a_mean_and_no_verdict():
    survey = indicator()
    found = peers(
        figure(FALKIRK, 2022, 80.0, lower=78.0, upper=82.0),
        figure(FIFE, 2022, 70.0),
        figure(MORAY, 2022, 74.0, lower=70.0, upper=78.0),
        what=survey,
    )
    assert (found.verdict, found.comparator.value, found.comparator.interval) == (Verdict.CANNOT_TELL, 72.0, None)
    assert found.sentence == (
        "It cannot be told whether Falkirk differed from the 2 areas it is compared with in 2022/23: 80.0 against "
        "72.0 per cent. No interval is known for the figure of the 2 areas it is compared with for 2022/23, "
        "so a difference cannot be told from chance."
    )


def test_hidden_peers_are_left_out():
    found = peers(
        counted(FALKIRK, 2022, 142.0, 1000.0), counted(FIFE, 2022, 100.0, 1000.0), figure(MORAY, 2022, Suppressed())
    )
    assert (found.comparator.value, found.comparator.areas) == (100.0, (FIFE,))
    assert found.comparator.name == "the 1 area it is compared with"


# (peers, reason)
NO_PEERS = [
    ((), "None of the other areas has a figure for 2022/23."),
    ((figure(FIFE, 2022, Suppressed()),), "None of the other areas has a figure for 2022/23."),
]


@pytest.mark.parametrize(("others", "reason"), NO_PEERS)
def test_no_peers_with_a_figure(others, reason):
    found = peers(counted(FALKIRK, 2022, 142.0, 1000.0), *others)
    assert (found.verdict, found.reason) == (Verdict.CANNOT_TELL, reason)


def test_counts_of_peers_are_not_compared():
    found = peers(
        figure(FALKIRK, 2022, 10.0), figure(FIFE, 2022, 30.0), what=indicator(measure=Measure.COUNT, unit="people")
    )
    assert found.reason == "Numbers of cases in areas of different size cannot be compared; compare rates."


# The past


def past(*figures, what=READMISSIONS, **kwargs):
    return against_past(of(*figures, what=what), **kwargs)


def test_an_area_against_its_year_before():
    (found,) = past(
        counted(FALKIRK, 2020, 1000.0, 9000.0),
        counted(FALKIRK, 2021, 1000.0, 10000.0),
        counted(FALKIRK, 2022, 1300.0, 10000.0),
    )
    assert found.comparator.period == year(2021)
    assert found.sentence.startswith(
        "Falkirk was worse in 2022/23 than in 2021/22: 130.0 against 100.0 per 1,000 discharges, which is 30.0 higher (95 per"
    )


def test_no_clear_change():
    (found,) = past(counted(FALKIRK, 2021, 100.0, 1000.0), counted(FALKIRK, 2022, 104.0, 1000.0))
    assert found.sentence.startswith("There was no clear change for Falkirk between 2021/22 and 2022/23: 104.0 against")


def test_a_chosen_earlier_year_and_blanks_between():
    figures = [
        counted(FALKIRK, 2018, 1000.0, 10000.0),
        figure(FALKIRK, 2021, Suppressed()),
        counted(FALKIRK, 2022, 700.0, 10000.0),
    ]
    (found,) = past(*figures)
    assert found.comparator.name == "2018/19"
    (found,) = past(*figures, earlier="2021/22")
    assert found.sentence == (
        "It cannot be told whether Falkirk changed between 2021/22 and 2022/23. "
        "The figure of Falkirk for 2021/22 is hidden by the publisher."
    )
    assert past(*figures, period="2018/19") == ()


def test_a_count_may_be_held_against_its_own_past():
    (found,) = past(
        figure(FALKIRK, 2021, 100.0), figure(FALKIRK, 2022, 200.0), what=indicator(measure=Measure.COUNT, unit="people")
    )
    assert found.verdict is Verdict.BETTER


def test_a_new_definition_is_not_compared_with_the_old_one():
    changed = indicator(unit="per 1,000", multiplier=1000.0, definitions=(new_definition("2022/23"),))
    (found,) = past(counted(FALKIRK, 2021, 100.0, 1000.0), counted(FALKIRK, 2022, 300.0, 1000.0), what=changed)
    assert found.reason == "The figures are not counted in the same way: Short stays are counted too (from 2022/23)."


def test_periods_that_overlap_are_not_compared():
    rolling = [
        year(2020)._replace(key="2018-2020", first_day=year(2018).first_day),
        year(2021)._replace(key="2019-2021", first_day=year(2019).first_day),
    ]
    (found,) = past(*(figure(FALKIRK, period, 100.0, numerator=100.0, denominator=1000.0) for period in rolling))
    assert found.reason == "The two periods overlap, so that the same cases are in both."


def test_of_rolling_years_the_last_that_were_over_before_are_taken():
    rolling = [
        year(first)._replace(key=f"{first - 2}-{first}", first_day=year(first - 2).first_day)
        for first in range(2018, 2023)
    ]
    figures = [figure(FALKIRK, period, numerator=500.0 + n, denominator=1000.0) for n, period in enumerate(rolling)]
    (found,) = past(*figures, what=indicator())
    assert (found.comparator.period.key, found.point.period.key) == ("2017-2019", "2020-2022")
    assert found.verdict is Verdict.NO_CLEAR_DIFFERENCE


def test_a_part_of_the_population_is_named():
    (found,) = past(
        counted(FALKIRK, 2021, 100.0, 1000.0, group="simd-1"), counted(FALKIRK, 2022, 300.0, 1000.0, group="simd-1")
    )
    assert found.sentence.startswith("Falkirk (deprivation band 1) was worse in 2022/23 than in 2021/22: ")
    assert found.group == "simd-1"


# Targets


def test_a_target_is_exact():
    (falkirk,) = of(counted(FALKIRK, 2022, 142.0, 1000.0))
    found = against_target(
        falkirk, Target(indicator="NI-00", area=FALKIRK.code, value=100.0, baseline=year(2020), due=year(2025))
    )
    assert found.verdict is Verdict.WORSE
    assert found.sentence.startswith(
        "Falkirk was worse than the target for 2025/26 in 2022/23: 142.0 against 100.0 per 1,000 discharges"
    )
    assert found.method == BY_ONE_INTERVAL
    near = Target(indicator="NI-00", area=FALKIRK.code, value=140.0, baseline=year(2020), due=year(2025))
    assert against_target(falkirk, near, period="2022/23").verdict is Verdict.NO_CLEAR_DIFFERENCE


def test_a_series_of_blanks_is_compared_by_its_last_period():
    (orkney,) = of(figure(ORKNEY, 2021, Suppressed()), figure(ORKNEY, 2022, Missing.NOT_YET))
    target = Target(indicator="NI-00", area=ORKNEY.code, value=100.0, baseline=year(2020), due=year(2025))
    assert against_target(orkney, target).reason == "The figure of Orkney Islands for 2022/23 is not published yet."
