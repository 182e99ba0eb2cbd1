"""Every code, name and period of the published files is known, or is one of those that are known to be bad."""

import csv
import gzip
import re

import pytest

from comhla.indicators.areas import AreaKind, area_for, locality_area
from comhla.indicators.catalogue import indicator
from comhla.indicators.errors import Unknown
from comhla.indicators.family_groups import family_groups, grouping_for
from comhla.indicators.periods import read_period

AUTHORITY, COUNCIL, BOARD = AreaKind.AUTHORITY, AreaKind.COUNCIL, AreaKind.HEALTH_BOARD


def different(shared, file, *columns):
    """The different values of some columns of a published file."""
    path = shared / "data" / file
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8-sig", newline="") as lines:
        return {tuple(row[column] for column in columns) for row in csv.DictReader(lines)}


TABLES = [
    # file                                                code column  name column                kind       areas
    ("geography/council_hscp_hb_history.csv", "CA", "CAName", COUNCIL, 32),
    ("geography/council_hscp_hb_history.csv", "HSCP", "HSCPName", AUTHORITY, 31),
    ("geography/council_hscp_hb_history.csv", "HB", "HBName", BOARD, 14),
    ("geography/scotpho_locality_lists.csv", "HSCP", "HSCPNameAsPublished", AUTHORITY, 31),
    ("indicators/core_suite_hscp_tidy.csv.gz", "hscp", "hscp_name", AUTHORITY, 32),
    ("indicators/core_suite_council_tidy.csv.gz", "area_code", "area_name", COUNCIL, 33),
    ("indicators/lgbf_core_suite_by_edition.csv.gz", "area_code", "area_name_as_published", COUNCIL, 33),
    ("indicators/scotpho_council_latest_extract_2024.csv.gz", "area_code", "area_name", COUNCIL, 32),
]


@pytest.mark.parametrize(("file", "code", "name", "kind", "areas"), TABLES)
def test_codes_and_names_of_a_table_agree(shared, file, code, name, kind, areas):
    pairs = different(shared, file, code, name)
    found = {(area_for(the_code, kind), area_for(the_name, kind)) for the_code, the_name in pairs}
    assert all(by_code == by_name for by_code, by_name in found)
    assert len(found) == areas


KINDS = {"Council area": COUNCIL, "Health board": BOARD, "HSC partnership": AUTHORITY, "Scotland": AreaKind.SCOTLAND}


def test_full_names_say_the_kind_of_area_themselves(shared):
    rows = different(shared, "geography/scotpho_area_lookup_2023.csv.gz", "code", "areaname_full", "areatype")
    known = [(code, name, KINDS[kind]) for code, name, kind in rows if kind in KINDS]
    assert len(known) == 32 + 14 + 31 + 1
    assert all(area_for(name) == area_for(code, kind) for code, name, kind in known)


def test_names_of_localities_are_the_same_with_and_and_with_an_ampersand(shared):
    rows = different(shared, "geography/scotpho_locality_lists.csv", "HSCP", "Locality", "Edition")
    localities = {locality_area(authority, name.casefold(), name) for authority, name, _ in rows}
    for authority, name, _ in rows:
        own = [area for area in localities if area.code.startswith(area_for(authority).code)]
        assert area_for(name.replace("&", "and"), AreaKind.LOCALITY, own).kind is AreaKind.LOCALITY


@pytest.mark.parametrize("key", ["SW01", "SW02"])
def test_family_groups_are_those_of_the_published_figures(shared, key):
    rows = different(
        shared, "indicators/lgbf_cash_mar2024_raw.csv.gz", "IndicatorCode", "LocalAuthority", "FamilyGroup"
    )
    published = {}
    for code, council, family in rows:
        if code == key:
            published.setdefault(family, set()).add(area_for(council, COUNCIL))
    first, last = ("Least Deprived", "Most Deprived") if key == "SW01" else ("Rural", "Urban")
    ours = [set(family.areas) for family in family_groups(grouping_for(key))]
    assert ours == [published[family] for family in (first, "2", "3", last)]


PERIODS = [
    # file                                                                column               read  refused spellings
    ("indicators/scotpho_council_latest_extract_2024.csv.gz", "period", {"9-year aggregate (9999-9999)"}),
    (
        "indicators/scotpho_north_ayrshire_garnock_valley_2019.csv.gz",
        "period",
        {"", "9999 midpoint", "May July snapshot"},
    ),
    (
        "deprivation/scotpho_inequality_by_simd_quintile.csv.gz",
        "def_period",
        {"9999/99-9999/99 financial years; 9-year aggregates"},  # 2009/11-2011/12: the second part is not the next year
    ),
    ("deprivation/scotpho_inequality_by_simd_quintile.csv.gz", "trend_axis", {"9999/99-9999/99"}),  # the same ones
    ("indicators/lgbf_core_suite_by_edition.csv.gz", "year_as_published", set()),
    ("indicators/lgbf_cash_mar2024_raw.csv.gz", "Year", {"", "9999-99"}),  # 2010-14, of other services
    ("social_care/phs_care_at_home_council_raw.csv.gz", "Financial Quarter", set()),
    ("unscheduled_care/phs_beds_by_board_specialty_raw.csv.gz", "Quarter", set()),
    ("delayed_discharges/phs_health_board_raw_to_2023.csv.gz", "MonthOfDelay", set()),
]


@pytest.mark.parametrize(
    ("file", "column", "refused"), PERIODS, ids=[f"{file}-{column}" for file, column, _ in PERIODS]
)
def test_every_published_period_is_read_or_is_known_to_be_bad(shared, file, column, refused):
    found = set()
    for (text,) in different(shared, file, column):
        try:
            period = read_period(text)
        except Unknown:
            found.add(re.sub(r"\d", "9", text))
        else:
            assert read_period(period.key, period.kind) == period
    assert found == refused


def test_every_core_indicator_of_the_published_file_is_in_the_catalogue(shared):
    rows = different(shared, "indicators/core_suite_hscp_tidy.csv.gz", "indicator", "source_code")
    keys = {indicator(key).key for key, _ in rows}
    assert keys == {"NI-2", "NI-3", "NI-5", "NI-7", "NI-8", "NI-11", "NI-14", "NI-17", "SW03a", "NI-19"}
    assert all(indicator(key) is indicator(code) for key, code in rows if code != "Early Mortality")


def test_multipliers_make_the_published_figures(shared):
    """Value = numerator / denominator x multiplier, in the units of the catalogue (shares are printed as 0.1128)."""
    columns = ("IndicatorCode", "IndicatorCash_LA", "NumeratorCash_LA", "DenominatorCash_LA")
    checked = {}
    for code, value, above, below in different(shared, "indicators/lgbf_cash_mar2024_raw.csv.gz", *columns):
        if code.startswith("SW") and above and below and value and float(below):
            one = indicator(code)
            printed = float(value) * (100 if one.unit == "per cent" else 1)
            made = float(above) / float(below) * one.multiplier
            checked.setdefault(one.key, []).append(abs(made - printed) <= 0.006 + 0.001 * abs(printed))
    assert {key: sum(same) / len(same) > 0.97 for key, same in checked.items()} == dict.fromkeys(
        ("SW01", "SW02", "SW05", "NI-14"), True
    )
