"""The figures of the demonstration: ten years of a place that does not exist, with everything that figures can be."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from comhla.authority_file import read
from comhla.dates import ReportingYear
from comhla.indicators.areas import Area, AreaKind, area_for
from comhla.indicators.catalogue import Measure, State, Suite, indicator, suite
from comhla.indicators.errors import Unknown
from comhla.indicators.local import read_local
from comhla.indicators.mapping import About, from_json, read_mapped
from comhla.indicators.observations import Observation
from comhla.indicators.release import Release
from comhla.indicators.revisions import difference
from comhla.indicators.values import Missing, Suppressed, number
from comhla.law.facts import AuthorityFacts, SpendingAbout
from comhla.law.readings.report_contents import report_contents
from comhla.law.readings.report_row import row_of
from tools.demonstration.figures import PLACES, files, shared_out
from tools.demonstration.figures_told import COUNTRY, FAMILY

LARGEST = 200_000
HOME = "Inverannoch"
YEARS = [f"{year}/{(year + 1) % 100:02d}" for year in range(2016, 2026)]
ABOUT = About(title="Figures of Inverannoch (illustrative)", publisher="Made up for demonstration")


@pytest.fixture(scope="module")
def kept(repository: Path) -> Mapping[str, str]:
    folder = repository / "examples"
    return {name: (folder / name).read_text(encoding="utf-8") for name in files()}


@pytest.fixture(scope="module")
def facts(repository: Path) -> AuthorityFacts:
    file = repository / "examples" / "demonstration.yaml"
    return read(file.read_bytes(), file=file.name)


def _found(text: str, kind: AreaKind | None) -> Area:
    return Area(text, text, kind or AreaKind.AUTHORITY)


def _release(kept: Mapping[str, str], name: str) -> Release:
    return read_mapped(
        kept[name].encode(),
        file=name,
        columns=from_json(kept["demonstration-figures.mapping.json"]),
        about=ABOUT,
        local=read_local(kept["demonstration-indicators.toml"].encode()),
        find_area=_found,
    )


@pytest.fixture(scope="module")
def latest(kept: Mapping[str, str]) -> Release:
    return _release(kept, "demonstration-figures.csv")


@pytest.fixture(scope="module")
def first_edition(kept: Mapping[str, str]) -> Release:
    return _release(kept, "demonstration-figures-2025.csv")


@pytest.fixture(scope="module")
def by_series(latest: Release) -> Mapping[tuple[str, str, str], list[Observation]]:
    found = defaultdict(list)
    for seen in latest.observations:
        found[seen.indicator, seen.area.name, seen.group].append(seen)
    return found


# ------------------------------------------------------------------------------------------------------- the files


@pytest.mark.parametrize("name", files())
def test_each_file_is_what_the_builder_writes(name: str, kept: Mapping[str, str]) -> None:
    assert kept[name] == files()[name], "run: python -m tools.build_demonstration"


def test_the_files_are_small_and_every_row_says_that_it_is_made_up(kept: Mapping[str, str]) -> None:
    for name in ("demonstration-figures.csv", "demonstration-figures-2025.csv"):
        assert len(kept[name]) < LARGEST
        assert {row["illustrative"] for row in csv.DictReader(io.StringIO(kept[name]))} == {"made up"}


def test_the_kept_map_reads_them_without_anything_to_remark(latest: Release, first_edition: Release) -> None:
    assert latest.remarks == first_edition.remarks == ()


@pytest.mark.parametrize("place", PLACES, ids=[place.name for place in PLACES])
def test_no_area_is_a_real_one(place: object) -> None:
    name = getattr(place, "name", "")
    with pytest.raises(Unknown):
        area_for(name)


def test_the_country_is_plainly_illustrative() -> None:
    assert "illustrative" in COUNTRY


# ------------------------------------------------------------------------------------------------- what is in them


def test_every_indicator_of_the_core_suite_has_a_place(by_series: Mapping[tuple[str, str, str], object]) -> None:
    assert {entry.key for entry in suite(Suite.CORE)} <= {key for key, area, _group in by_series if area == HOME}


@pytest.mark.parametrize("key", [entry.key for entry in suite(Suite.CORE) if entry.state is not State.NEVER])
def test_each_reported_indicator_has_ten_years_of_inverannoch_the_country_and_the_family_group(
    key: str, by_series: Mapping[tuple[str, str, str], list[Observation]]
) -> None:
    expected = len(YEARS) // indicator(key).years_between
    for name in (HOME, COUNTRY, *(each.name for each in FAMILY)):
        assert len(by_series[key, name, ""]) == expected, name
        assert all(seen.period.kind is indicator(key).period_kind for seen in by_series[key, name, ""])


# blank and how many indicators have one at least
BLANKS = [
    (Missing.NOT_YET, {"NI-11", "NI-18"}),
    (Missing.NOT_COLLECTED, {"NI-6", "NI-10", "NI-19", "NI-20", "NI-21", "NI-22", "NI-23"}),
    (Suppressed(), {"NI-8", "NI-17"}),
]


@pytest.mark.parametrize(("blank", "keys"), BLANKS)
def test_there_is_each_kind_of_blank(blank: object, keys: set[str], latest: Release) -> None:
    assert {seen.indicator for seen in latest.observations if seen.value == blank} == keys


def test_figures_are_what_their_counts_make(latest: Release) -> None:
    counted = [seen for seen in latest.observations if seen.numerator is not None]
    assert len(counted) > 500
    for seen in counted:
        entry = indicator(seen.indicator)
        assert seen.numerator is not None
        assert seen.denominator is not None
        made = seen.numerator / seen.denominator * entry.multiplier
        assert number(seen.value) == pytest.approx(made, abs=0.51 * 10**-entry.decimals)


def test_figures_without_counts_have_an_interval_round_them(latest: Release) -> None:
    shares = [seen for seen in latest.observations if seen.lower is not None]
    assert {seen.indicator for seen in shares} == {"NI-11", *(f"NI-{number}" for number in range(1, 10))}
    for seen in shares:
        figure = number(seen.value)
        assert figure is not None
        assert seen.upper is not None
        assert seen.lower is not None
        assert seen.lower < figure < seen.upper


@pytest.mark.parametrize("key", ["NI-12", "NI-14", "NI-16"])
def test_localities_and_fifths_make_all_of_inverannoch(key: str, latest: Release) -> None:
    own = [seen for seen in latest.observations if seen.indicator == key and seen.area.kind is AreaKind.LOCALITY]
    bands = [seen for seen in latest.observations if seen.indicator == key and seen.group]
    assert Counter(seen.area.name for seen in own).keys() == {"North locality", "Glens locality", "Coast locality"}
    assert {seen.group for seen in bands} == {f"simd-{number}" for number in range(1, 6)}
    for year in YEARS:
        whole = next(
            seen
            for seen in latest.observations
            if (seen.indicator, seen.area.name, seen.period.key, seen.group) == (key, HOME, year, "")
        )
        for parts in (own, bands):
            some = [seen for seen in parts if seen.period.key == year]
            assert sum(seen.numerator or 0 for seen in some) == whole.numerator
            assert sum(seen.denominator or 0 for seen in some) == whole.denominator


def test_the_most_deprived_have_the_highest_rates_each_year(
    by_series: Mapping[tuple[str, str, str], list[Observation]],
) -> None:
    most, least = by_series["NI-12", HOME, "simd-1"], by_series["NI-12", HOME, "simd-5"]
    assert all((number(one.value) or 0) > (number(two.value) or 0) * 1.5 for one, two in zip(most, least, strict=True))


@pytest.mark.parametrize("key", ["NI-12", "NI-13", "NI-16", "NI-19"])
def test_the_year_of_the_pandemic_is_a_dip(
    key: str, by_series: Mapping[tuple[str, str, str], list[Observation]]
) -> None:
    for name in (HOME, COUNTRY):
        by_year = {seen.period.key: number(seen.value) or 0 for seen in by_series[key, name, ""]}
        assert by_year["2020/21"] < min(by_year["2019/20"], by_year["2021/22"]), name


# indicator, and whether the last figure of Inverannoch is higher than that of the made-up country
AGAINST_THE_COUNTRY = [("NI-12", False), ("NI-14", True), ("NI-16", True), ("NI-19", False), ("NI-8", True)]


@pytest.mark.parametrize(("key", "is_higher"), AGAINST_THE_COUNTRY)
def test_some_things_are_better_and_some_worse(
    key: str, *, is_higher: bool, by_series: Mapping[tuple[str, str, str], list[Observation]]
) -> None:
    ours, country = (number(by_series[key, name, ""][-1].value) or 0 for name in (HOME, COUNTRY))
    assert (ours > country) is is_higher


def test_the_local_indicator_has_counts_of_localities_that_are_too_small_to_show(
    kept: Mapping[str, str], latest: Release
) -> None:
    (own,) = read_local(kept["demonstration-indicators.toml"].encode())
    assert own.measure is Measure.COUNT
    rows = [seen for seen in latest.observations if seen.indicator == own.key]
    small = [seen for seen in rows if 0 < (number(seen.value) or 0) < own.smallest_count]
    assert {seen.area.name for seen in small} == {"Glens locality"}
    assert len(small) == 4
    for year in YEARS:
        whole, *parts = (number(seen.value) or 0 for seen in rows if seen.period.key == year)
        assert sum(parts) == whole


def test_the_later_release_revises_the_first_and_fills_a_figure_that_was_late(
    latest: Release, first_edition: Release
) -> None:
    found = difference(first_edition.observations, latest.observations)
    assert not found.withdrawn
    revised = {(pair.old.indicator, pair.old.period.key) for pair in found.revised}
    assert ("NI-14", "2023/24") in revised
    assert {("NI-12", "2024/25"), ("NI-13", "2024/25"), ("NI-16", "2024/25")} <= revised
    assert {pair.old.indicator for pair in found.blank_changed} == {"NI-18"}
    assert found.unchanged > 0


@pytest.mark.parametrize(
    ("whole", "weights", "parts"),
    [(10, [1, 1, 1], [4, 3, 3]), (7, [0.5, 0.25, 0.25], [3, 2, 2]), (0, [1, 2], [0, 0]), (5, [1], [5])],
)
def test_whole_numbers_are_shared_out_to_the_last_one(whole: int, weights: list[float], parts: list[int]) -> None:
    assert shared_out(whole, weights) == parts


# ------------------------------------------------------------------------------------------- the report beside them


def test_nothing_that_the_regulations_ask_for_is_missing_from_the_latest_report(facts: AuthorityFacts) -> None:
    assert report_contents(facts, ReportingYear.from_label("2025-26")).gaps == ()


def test_heads_and_localities_each_make_what_was_spent(facts: AuthorityFacts) -> None:
    years = {each.financial_year for each in facts.spending or ()}
    assert years == {f"{year}-{year - 1999}" for year in range(2020, 2026)}
    for year in years:
        rows = [each for each in facts.spending or () if each.financial_year == year]
        (total,) = [each for each in rows if each.about is SpendingAbout.TOTAL]
        sums = {
            about: [sum((getattr(each, what) for each in rows if each.about is about), Decimal(0)) for what in _MONEY]
            for about in (SpendingAbout.HEAD, SpendingAbout.LOCALITY)
        }
        assert sums[SpendingAbout.HEAD] == sums[SpendingAbout.LOCALITY]
        assert sums[SpendingAbout.HEAD][0] == total.planned
        assert total.reason
        (statement,) = [each for each in facts.financial_statements or () if each.financial_year == year]
        assert total.planned == total.amount == statement.total


_MONEY = ("planned", "amount")


@pytest.mark.parametrize("year", ["2020-21", "2023-24", "2025-26"])
def test_the_row_of_each_report_says_what_the_spending_says(year: str, facts: AuthorityFacts) -> None:
    (row,) = [each for each in facts.performance_reports or () if each.reporting_year == year]
    said = row_of(report_contents(facts, ReportingYear.from_label(year)), {})
    assert [(str(each.head), each.amount, each.share_percent) for each in row.spend or ()] == [
        (each["head"], Decimal(each["amount"]), Decimal(each["share_percent"])) for each in said["spend"]
    ]
    assert {each.locality: each.share_percent for each in row.localities or ()} == {
        each["locality"]: Decimal(each["share_percent"]) for each in said["localities"]
    }


def test_the_texts_of_the_report_are_short_and_name_nobody(facts: AuthorityFacts) -> None:
    for section in facts.report_sections or ():
        words = len((section.text or "").split())
        assert 30 <= words <= 150, section.id
        assert not re.search(r"\b(Mr|Mrs|Ms|Dr)\b", section.text or "")
