"""Published files are read as they are, with every one of their oddities, and published figures come out."""

from collections import Counter, defaultdict

import pytest

from comhla.indicators.areas import SCOTLAND, AreaKind, authorities_as_areas, councils_as_areas
from comhla.indicators.catalogue import indicator
from comhla.indicators.periods import PeriodKind
from comhla.indicators.values import Missing, number

COUNCILS = "indicators/core_suite_council_tidy.csv.gz"
PARTNERSHIPS = "indicators/core_suite_hscp_tidy.csv.gz"
CASH = "indicators/lgbf_cash_mar2024_raw.csv.gz"
REAL = "indicators/lgbf_real_mar2024_adult_social_care_raw.csv.gz"
ANNUALISED = "indicators/lgbf_spatialhub_annualised_monthly_mar2024_raw.csv.gz"
MONTHLY = "indicators/lgbf_monthly_sw08_jan2024_raw.csv.gz"
LONG = "indicators/lgbf_adult_social_care_jan2022_raw.csv.gz"
EDITIONS = "indicators/lgbf_core_suite_by_edition.csv.gz"
DELAYS = "delayed_discharges/council_monthly_2016-07_2025-08.csv.gz"
DELAYS_BY_BOARD = "delayed_discharges/health_board_monthly_2016-07_2025-08.csv.gz"
DELAYS_PUBLISHED = "delayed_discharges/phs_health_board_raw_to_2023.csv.gz"
CARE_AT_HOME = "social_care/phs_care_at_home_council_raw.csv.gz"
INEQUALITY = "deprivation/scotpho_inequality_by_simd_quintile.csv.gz"

READ = [
    # file              layout                               figures of each release
    (COUNCILS, "core-suite-council", [2_739]),
    (PARTNERSHIPS, "core-suite-partnership", [2_596]),
    (CASH, "lgbf-cash-2024-03", [3_201]),
    (REAL, "lgbf-real-2024-03", [3_399]),
    (ANNUALISED, "lgbf-annualised", [192]),
    (MONTHLY, "lgbf-monthly", [2_720]),
    (LONG, "lgbf-long-2022-01", [3_663]),
    (EDITIONS, "lgbf-editions", [1_551, 1_452, 1_848, 1_914, 1_914]),
    (DELAYS, "delayed-discharges-council", [54_450]),
    (DELAYS_BY_BOARD, "delayed-discharges-board", [24_750]),
    (DELAYS_PUBLISHED, "delayed-discharges-board-published", [18_675]),
    (CARE_AT_HOME, "care-at-home", [27_126]),
    (INEQUALITY, "scotpho-inequality", [12_371]),
]


@pytest.mark.parametrize(("file", "layout", "sizes"), READ)
def test_a_file_is_read_wholly_as_the_layout_it_has(published, file, layout, sizes):
    releases = published(file)
    assert [release.layout for release in releases] == [layout] * len(sizes)
    assert [len(release.observations) for release in releases] == sizes


@pytest.mark.parametrize("file", [file for file, _, _ in READ])
def test_every_figure_is_of_an_indicator_that_the_catalogue_or_the_release_knows(published, file):
    for release in published(file):
        own = {found.key for found in release.indicators}
        assert all(indicator(key) for key in {found.indicator for found in release.observations} - own)


def remarks(published, file):
    return [problem.what for release in published(file) for problem in release.remarks]


# ------------------------------------------------------------------ core suite


def test_published_rates_follow_from_their_numerators_and_denominators(published):
    with_parts = [
        found
        for file in (COUNCILS, PARTNERSHIPS)
        for found in published(file)[0].observations
        if found.denominator is not None
    ]
    assert Counter(found.indicator for found in with_parts) == {"NI-14": 429 + 416, "NI-19": 330 + 320}
    for found in with_parts:
        assert found.numerator / found.denominator * 1_000 == pytest.approx(found.value, abs=0.005)


def test_clackmannanshire_and_stirling_has_figures_only_where_they_can_be_added_up(published):
    found = [one for one in published(PARTNERSHIPS)[0].observations if one.area.name == "Clackmannanshire and Stirling"]
    assert {one.indicator for one in found} == {"NI-14", "NI-19"}
    assert {one.note for one in found} == {"Derived: sum of Clackmannanshire and Stirling numerators and denominators."}


def test_the_survey_has_waves_and_no_financial_years(published):
    kinds = {found.indicator: found.period.kind for found in published(COUNCILS)[0].observations}
    assert kinds["NI-2"] is PeriodKind.SURVEY_YEAR
    assert kinds["NI-11"] is PeriodKind.CALENDAR_YEAR
    assert kinds["NI-14"] is PeriodKind.FINANCIAL_YEAR


# ------------------------------------------------------------------ benchmarking framework


def test_shares_of_march_2024_and_percentages_of_january_2022_are_the_same_quantity(figures):
    new, old = figures(CASH), figures(LONG)
    assert new["SW02", "Stirling", "2018/19", ""].value == pytest.approx(5.09, abs=0.005)
    assert old["SW02", "Stirling", "2018/19", ""].value == pytest.approx(5.086, abs=0.005)
    for key in ("SW02", "SW03a", "NI-2", "NI-7", "NI-17"):
        both = [cell for cell in new.keys() & old.keys() if cell[0] == key]
        assert len(both) > 100
        assert sum(abs(new[cell].value - old[cell].value) < 1 for cell in both) > 0.8 * len(both)


def test_rates_keep_their_unit_in_every_edition(figures):
    assert figures(CASH)["NI-14", "Stirling", "2019/20", ""].value == pytest.approx(130.425, abs=0.001)
    assert figures(LONG)["NI-14", "Stirling", "2018/19", ""].value == pytest.approx(103.874, abs=0.001)


def test_what_was_made_a_percentage_is_said(published):
    said = remarks(published, CASH)
    assert "SW03a is printed as a share, as 0.781, and was made a percentage, as 78.1." in said
    assert not any("printed as a share" in words for words in remarks(published, LONG))


def test_costs_follow_from_thousands_of_pounds(figures):
    hour = figures(CASH)["SW01", "Stirling", "2019/20", ""]
    assert (hour.value, hour.numerator, hour.denominator) == (21.57, 9_543, 442_377)
    week = figures(CASH)["SW05", "Stirling", "2021/22", ""]
    assert week.numerator * 1_000 / week.denominator / 52 == pytest.approx(week.value, abs=0.001)


def test_other_services_are_left_out_and_counted(published):
    said = [words for words in remarks(published, CASH) if "left out" in words]
    assert len(said) == 1
    assert said[0].startswith("31,286 rows of 92 other indicators were left out: C&L01,")


def test_scotland_stands_on_every_row_and_is_taken_once(figures):
    scotland = [cell for cell in figures(CASH) if cell[1] == "Scotland"]
    assert len(scotland) == 97
    assert figures(CASH)["SW01", "Scotland", "2010/11", ""].numerator == 435_041


def test_scotland_of_rows_that_do_not_agree_is_that_of_most_rows_and_is_told(figures, published):
    assert figures(REAL)["NI-19", "Scotland", "2022/23", ""].value == pytest.approx(919.1127429)
    assert any(
        words.startswith("Scotland's figure for NI-19 in 2022/23 is not the same") for words in remarks(published, REAL)
    )


def test_costs_in_prices_of_the_edition_are_other_indicators_than_those_of_the_year(figures, published):
    assert (
        figures(REAL)["SW01-real", "Stirling", "2010/11", ""].value
        != figures(CASH)["SW01", "Stirling", "2010/11", ""].value
    )
    assert {found.key for found in published(REAL)[0].indicators} == {"SW01-real", "SW05-real"}


def test_the_last_rows_of_the_cash_table_are_empty_and_no_problem(shared, published):
    assert published(CASH)[0].published_on.isoformat() == "2024-03-01"
    assert published(CASH)[0].edition == "March 2024"


@pytest.mark.parametrize("file", [ANNUALISED, REAL])
@pytest.mark.parametrize("year", ["2016/17", "2023/24"])
def test_a_year_that_is_only_a_part_of_one_is_not_read(figures, published, file, year):
    assert ("NI-19", "City of Edinburgh", year, "") not in figures(file)
    assert ("NI-19", "City of Edinburgh", "2017/18", "") in figures(file)
    assert any(
        f"NI-19 for {year} is printed as a year and is only a part" in words for words in remarks(published, file)
    )


def test_the_whole_year_comes_from_the_annual_table(figures):
    assert figures(LONG)["NI-19", "City of Edinburgh", "2016/17", ""].value == pytest.approx(1_395.3, abs=0.05)


NO_ROW = [
    # area              month      days that Public Health Scotland counted
    ("Orkney Islands", "2022-09", 147),
    ("Orkney Islands", "2022-10", 114),
    ("Orkney Islands", "2022-11", 50),
    ("Shetland Islands", "2023-05", 0),
]


@pytest.mark.parametrize(("area", "month", "days"), NO_ROW)
def test_a_month_without_a_row_is_a_blank_since_it_need_not_be_nought(figures, published, area, month, days):
    assert figures(DELAYS)["MSG-4", area, month, "75plus"].value == days
    assert figures(MONTHLY)["NI-19", area, month, ""].value is Missing.NOT_COLLECTED
    assert any(words.startswith(f"{area} has no row for {month}") for words in remarks(published, MONTHLY))


def test_the_days_of_orkney_are_printed_three_months_before_they_were(figures):
    printed, counted = figures(MONTHLY), figures(DELAYS)
    for wrong, right in [("2022-06", "2022-09"), ("2022-07", "2022-10"), ("2022-08", "2022-11")]:
        of_month = printed["NI-19", "Orkney Islands", wrong, ""]
        assert of_month.numerator == counted["MSG-4", "Orkney Islands", right, "75plus"].value


def test_days_by_month_of_two_publishers_are_the_same_for_most_councils_and_months(figures):
    printed, counted = figures(MONTHLY), figures(DELAYS)
    same = [
        counted["MSG-4", area, month, "75plus"].value == found.numerator
        for (_, area, month, _), found in printed.items()
    ]
    assert len(same) == 2_720
    assert sum(same) > 2_500


def test_numerators_and_denominators_of_january_2022_stand_in_rows_of_their_own(figures):
    found = figures(LONG)["NI-19", "Stirling", "2018/19", ""]
    assert (found.value, found.numerator, found.denominator) == (540.34, 4_400, 8_143)
    found = figures(LONG)["SW01", "Stirling", "2018/19", ""]
    assert found.numerator * 1_000 / found.denominator == pytest.approx(found.value)
    assert figures(LONG)["SW03a", "Stirling", "2018/19", ""].numerator is None


def test_rows_of_populations_with_spoilt_years_are_left_out(published):
    assert remarks(published, LONG) == [
        "3,036 rows of 3 other indicators were left out: "
        "MYE Population, MYE Population (16 to 24), MYE Population (Working Age)."
    ]


@pytest.mark.parametrize("edition", ["2019-11", "2020-07", "2022-01", "2024-01", "2024-03"])
def test_the_first_wave_of_the_survey_is_that_of_2013_14_in_every_edition(figures, edition):
    assert figures(EDITIONS, edition)["NI-7", "Clackmannanshire", "2013/14 survey", ""].value == pytest.approx(90.77)
    assert ("NI-7", "Clackmannanshire", "2014/15 survey", "") not in figures(EDITIONS, edition)


def test_a_remark_on_one_edition_is_not_made_on_the_others(published):
    assert [len(release.remarks) for release in published(EDITIONS)] == [2, 1, 0, 0, 0]


# ------------------------------------------------------------------ delayed discharges


@pytest.mark.parametrize("file", [DELAYS, DELAYS_BY_BOARD, DELAYS_PUBLISHED])
def test_totals_are_the_sums_of_their_parts(published, file):
    assert not any("not the sum" in words for words in remarks(published, file))
    cells = {found.cell: found.value for found in published(file)[0].observations}
    reasons = ["health-and-social-care", "patient-and-family", "code-9-awi", "code-9-non-awi"]
    for (key, area, month, group), days in cells.items():
        if group == "":
            assert cells[key, area, month, "18-74"] + cells[key, area, month, "75plus"] == days
            assert sum(cells[key, area, month, reason] for reason in reasons) == days


def test_scotland_is_its_councils_and_those_of_no_council(published):
    release = published(DELAYS)[0]
    assert release.remarks[0].what.startswith("1,650 rows have no area")
    sums = defaultdict(float)
    for found in release.observations:
        if found.group == "" and found.area.kind is AreaKind.COUNCIL:
            sums[found.period.key] += found.value
    of_scotland = {one.period.key: one.value for one in release.observations if one.area == SCOTLAND and not one.group}
    assert len(of_scotland) == 110
    assert all(0 <= days - sums[month] < 0.02 * days for month, days in of_scotland.items())


def test_scotland_is_the_same_by_council_and_by_board(published):
    by_council = {one.cell: one.value for one in published(DELAYS)[0].observations if one.area == SCOTLAND}
    by_board = {one.cell: one.value for one in published(DELAYS_BY_BOARD)[0].observations if one.area == SCOTLAND}
    assert by_council == by_board


def test_a_file_as_published_and_the_same_redistributed_agree_but_for_revisions(figures):
    published, later = figures(DELAYS_PUBLISHED), figures(DELAYS_BY_BOARD)
    same = Counter(published[cell].value == later[cell].value for cell in published)
    assert set(published) <= set(later)
    assert same[True] > 0.95 * len(published)


# ------------------------------------------------------------------ care at home


def test_headings_of_care_at_home_stand_the_wrong_way_round(figures):
    found = figures(CARE_AT_HOME)["care-at-home-people", "Scotland", "2018/19", ""]
    assert (found.value, found.note) == (91_735, "Estimated by the publisher.")


def test_kinds_of_period_are_kept_apart(figures):
    keys = {cell[0] for cell in figures(CARE_AT_HOME)}
    assert "care-at-home-hours-census-week" in keys
    year = figures(CARE_AT_HOME)["care-at-home-hours", "Fife", "2022/23", ""]
    week = figures(CARE_AT_HOME)["care-at-home-hours-census-week", "Fife", "2022/23", ""]
    assert year.value > 20 * week.value
    assert week.note == "Of one census week of the year."
    assert {cell[3] for cell in figures(CARE_AT_HOME)} == {
        *("", "0-17", "18-64", "65-74", "75-84", "85plus", "age-unknown")
    }


# ------------------------------------------------------------------ inequality


def test_fifths_of_all_scotland_of_a_board_and_of_a_council_are_kept_apart_and_the_total_once(published):
    groups = Counter(found.group for found in published(INEQUALITY)[0].observations if "/" not in found.indicator)
    assert {group.rpartition("-")[0] for group in groups if group} == {"simd", "simd-in-board", "simd-in-council"}
    assert groups["simd-1"] == 540
    assert groups[""] == 1_128


def test_an_area_with_its_gap(figures):
    most = figures(INEQUALITY)["scotpho-20204", "Scotland", "2008-2012", "simd-1"]
    assert (most.value, most.lower, most.upper, most.numerator) == (49.8, 45.4, 54.6, 473.0)
    gap = figures(INEQUALITY)["scotpho-20204/sii", "Scotland", "2008-2012", "simd"]
    assert (gap.value, gap.lower, gap.upper) == (50.0, 18.7, 81.4)


def test_indicators_of_the_publisher_are_named(published):
    own = {found.key: found for found in published(INEQUALITY)[0].indicators}
    assert own["scotpho-20204"].title == "Alcohol-specific deaths"
    assert own["scotpho-20204/par"].unit == "per cent"


def test_a_range_whose_label_slipped_is_read_as_it_is_meant(published):
    assert "4,180 rows have a period like 2009/11-2011/12, which was read as 2009/10 to 2011/12." in remarks(
        published, INEQUALITY
    )


# ------------------------------------------------------------------ areas


@pytest.mark.parametrize(
    ("file", "areas", "most"),
    [(COUNCILS, councils_as_areas(), 33), (CASH, councils_as_areas(), 33), (PARTNERSHIPS, authorities_as_areas(), 32)],
)
def test_every_area_is_there_under_the_code_of_today(published, file, areas, most):
    found = {one.area for one in published(file)[0].observations}
    assert found == {*areas, SCOTLAND}
    assert len(found) == most


def test_no_figure_is_blank_but_the_months_without_a_row(published):
    releases = [release for file, _, _ in READ for release in published(file)]
    blanks = [found for release in releases for found in release.observations if number(found.value) is None]
    assert len(blanks) == len(NO_ROW)
