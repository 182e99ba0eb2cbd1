"""Published populations and lists of areas, with what is wrong in them told; and NI-19 made of both."""

from collections import Counter
from statistics import median

import pytest

from comhla.indicators.areas import AreaKind
from comhla.indicators.delays import delayed_day_rates, of_authorities
from comhla.indicators.errors import NotAFile, Unknown
from comhla.indicators.readers import read_release
from comhla.indicators.readers.lists import read_deprivation, read_localities, read_locality_lists, read_zones
from comhla.indicators.readers.populations import Sex, read_populations

SCOTLAND = "S92000003"


@pytest.fixture(scope="module")
def content(shared):
    return lambda file: (shared / "data" / file).read_bytes()


@pytest.fixture(scope="module")
def zones(content):
    return read_zones(content("geography/dz2011_geography_codes.csv.gz"), file="zones")


@pytest.fixture(scope="module")
def people(content):
    file = "hscp_pop_est_1981_2023.csv.gz"
    return read_populations(content(f"population/{file}"), file=file)


# ------------------------------------------------------------------ populations

POPULATIONS = [
    # file                              areas  first  last   projection
    ("ca_pop_est_1981_2023.csv.gz", 33, 1981, 2023, False),
    ("hb_pop_est_1981_2023.csv.gz", 15, 1981, 2023, False),
    ("hscp_pop_proj_2018_2043.csv.gz", 32, 2018, 2043, True),
    ("scotland_pop_proj_2022_2047.csv.gz", 1, 2022, 2047, True),
]


@pytest.mark.parametrize(("file", "areas", "first", "last", "is_projection"), POPULATIONS)
def test_populations_are_read_wholly(content, file, areas, first, last, is_projection):
    found = read_populations(content(f"population/{file}"), file=file)
    assert (len(found.areas), found.years[0], found.years[-1]) == (areas, first, last)
    assert found.is_projection is is_projection
    assert len(found.counts) == areas * (last - first + 1) * 3


def test_populations_of_partnerships_add_up_to_scotland(people):
    authorities = [area for area in people.areas if area != SCOTLAND]
    assert len(authorities) == 31
    for year in (1981, 2001, 2023):
        assert sum(people.people(area, year) for area in authorities) == people.people(SCOTLAND, year)


def test_ages_and_sexes_of_a_population(people):
    assert people.people(SCOTLAND, 1981) == 5_180_200
    assert people.people(SCOTLAND, 1981, sex=Sex.FEMALE) == 2_685_340
    assert people.people(SCOTLAND, 1981, youngest=90) == 13_571
    assert people.people(SCOTLAND, 1981, oldest=0) == 68_529
    young, old = people.people(SCOTLAND, 2021, oldest=17), people.people(SCOTLAND, 2021, youngest=18)
    assert young + old == people.people(SCOTLAND, 2021) == 5_412_900


@pytest.fixture(scope="module")
def females(content):
    """The workbook with one column more, the sex; that of all persons has the same size and no such column."""
    file = "nrs_sape-2021-females_original.xlsx"
    return read_populations(content(f"population/{file}"), file=file)


def test_a_workbook_says_its_year_above_the_table(females):
    assert females.years == (2021,)
    assert len(females.areas) == 6_976
    assert females.people("S01006506", 2021, sex=Sex.FEMALE) == 463


def test_populations_of_zones_and_of_partnerships_are_of_two_vintages_that_do_not_reconcile(females, people):
    of_zones = sum(females.people(zone, 2021, sex=Sex.FEMALE) for zone in females.areas)
    assert of_zones == 2_807_338
    assert of_zones - people.people(SCOTLAND, 2021, sex=Sex.FEMALE) == 21_997


def test_a_file_of_populations_is_no_file_of_figures(content):
    with pytest.raises(NotAFile, match="no file of figures"):
        read_release(content("population/scotland_pop_proj_2022_2047.csv.gz"), file="people")


# ------------------------------------------------------------------ zones and localities


def test_two_lists_of_data_zones_agree(content, zones):
    other = read_zones(content("geography/dz2011_lookup_statistics_gov_scot.csv.gz"), file="other")
    assert len(zones) == 6_976
    assert other == zones


def test_old_codes_of_areas_are_those_of_today(zones):
    assert {zone.authority.code for zone in zones.values()} >= {"S37000034", "S37000035", "S37000032", "S37000033"}
    assert len({zone.board for zone in zones.values()}) == 14


@pytest.fixture(scope="module")
def localities(content, zones):
    return read_localities(content("geography/phs_datazone_to_locality_raw.csv.gz"), file="localities", zones=zones)


def test_wrong_parents_in_the_list_of_localities_are_told(localities):
    assert [problem.what for problem in localities.remarks[:4]] == [
        "225 data zones of Renfrewshire have S12000039 (the council West Dunbartonshire) under CA, "
        "where S12000038 is right.",
        "153 data zones of South Ayrshire have S37000027 (the authority South Ayrshire) under CA, "
        "where S12000028 is right.",
        "153 data zones of South Ayrshire have S37000008 (the authority East Ayrshire) under HSCP, "
        "where S37000027 is right.",
        "431 data zones of South Lanarkshire have S12000050 (the council North Lanarkshire) under CA, "
        "where S12000029 is right.",
    ]


def test_authorities_without_a_locality_are_told(localities):
    assert len(localities.zones) == 5_219
    assert [area.name for area in localities.missing] == [
        *("East Dunbartonshire", "East Renfrewshire", "Falkirk", "Glasgow City", "Inverclyde", "North Ayrshire"),
        *("Orkney Islands", "Perth and Kinross", "Shetland Islands"),
    ]


def test_zones_are_kept_under_their_right_authority(localities):
    of_localities = {(found.zone.authority.name, found.name) for found in localities.zones.values()}
    assert len(of_localities) == 97
    assert len({authority for authority, _ in of_localities}) == 22


def test_codes_of_localities_mean_others_in_the_next_edition(content):
    listed = read_locality_lists(content("geography/scotpho_locality_lists.csv"), file="lists")
    by_edition = {edition: {} for edition in dict.fromkeys(found.edition for found in listed)}
    for found in listed:
        by_edition[found.edition][found.code] = found.name
    older, newer = by_edition.values()
    assert (len(older), len(newer)) == (130, 127)
    assert sum(older.get(code) != name for code, name in newer.items()) >= 100
    assert "Skye, Lochalsh and West Ross" in older.values()


def test_published_bands_of_deprivation_count_zones(content, zones):
    found = read_deprivation(content("deprivation/simd2020v2_dz2011.csv.gz"), file="bands")
    assert found.keys() == zones.keys()
    assert set(Counter(one.quintile for one in found.values()).values()) <= {1_395, 1_396}


# ------------------------------------------------------------------ NI-19


@pytest.fixture(scope="module")
def rates(published, people):
    every = published("delayed_discharges/council_monthly_2016-07_2025-08.csv.gz")[0].observations
    months = [found for found in every if found.group == "75plus"]
    scotland = [found for found in months if found.area.kind is AreaKind.SCOTLAND]
    return {found.cell: found for found in delayed_day_rates([*of_authorities(months), *scotland], people)}


@pytest.fixture(scope="module")
def printed(published):
    figures = published("indicators/core_suite_hscp_tidy.csv.gz")[0].observations
    return {found.cell: found for found in figures if found.indicator == "NI-19"}


def test_only_whole_years_have_a_rate(rates):
    years = Counter(period for _, _, period, _ in rates)
    assert years == {f"{start}/{(start + 1) % 100}": 32 for start in range(2017, 2024)}


def test_days_of_a_year_are_those_published_but_for_revisions(rates, printed):
    both = rates.keys() & printed.keys()
    assert len(both) == 192
    assert sum(rates[cell].numerator == printed[cell].numerator for cell in both) == 185


def test_ni_19_is_near_the_published_rate_whose_populations_are_older(rates, printed):
    same_days = [cell for cell in rates if cell in printed and rates[cell].numerator == printed[cell].numerator]
    apart = {cell: abs(rates[cell].value / printed[cell].value - 1) for cell in same_days}
    rolled_forward = [distance for cell, distance in apart.items() if cell[2] == "2022/23"]
    others = [distance for cell, distance in apart.items() if cell[2] != "2022/23"]
    assert max(others) < 0.035
    assert median(others) < 0.011
    # The framework's rate of 2022/23 has the population of the year before.
    assert 0.05 < max(rolled_forward) < 0.085


def test_clackmannanshire_and_stirling_is_added_up_from_its_councils(rates, printed):
    cell = ("NI-19", "S37000005", "2021/22", "")
    assert rates[cell].numerator == printed[cell].numerator
    assert rates[cell].denominator != printed[cell].denominator


def test_a_population_that_there_is_not_is_told_with_the_years_that_there_are(people):
    with pytest.raises(Unknown, match="the years 1981 to 2023"):
        people.people(SCOTLAND, 2024)
