"""What holds of every file, map and pair of releases."""

import gzip
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.indicators.areas import AreaKind, councils_as_areas
from comhla.indicators.errors import NotAFile
from comhla.indicators.mapping import About, ColumnMap, from_json, guess, problems_of, read_mapped, to_json
from comhla.indicators.observations import Observation
from comhla.indicators.periods import PeriodKind, financial_year
from comhla.indicators.readers import read_releases
from comhla.indicators.readers.cells import NotANumber, read_number
from comhla.indicators.revisions import difference
from comhla.indicators.values import Missing, Suppressed, Value, mark

HEADINGS = (
    b"indicator,source_code,area_code,area_name,area_type,year,year_type,value,numerator,denominator,unit,source\n"
)
ROW = b"NI-14,SW06,S12000047,Fife,Council area,2022/23,financial,105.5,211,2000,per 1 000 discharges,LGBF\n"
VALUES: st.SearchStrategy[Value] = st.one_of(st.floats(-1e9, 1e9), st.sampled_from([*Missing]), st.builds(Suppressed))
CELLS = [
    (indicator, area, financial_year(start))
    for indicator in ("NI-14", "SW01")
    for area in councils_as_areas()[:3]
    for start in (2015, 2016)
]
RELEASES = st.lists(st.none() | VALUES, min_size=len(CELLS), max_size=len(CELLS)).map(
    lambda values: [Observation(*cell, value) for cell, value in zip(CELLS, values, strict=True) if value is not None]
)


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_in_words(content: bytes) -> None:
    with pytest.raises(NotAFile) as refused:
        read_releases(content, file="f")
    assert all(problem.what and problem.remedy for problem in refused.value.problems)


@given(st.binary(max_size=60), st.integers(0, len(HEADINGS + ROW)), st.booleans())
def test_a_spoilt_file_is_read_wholly_or_refused(spoilt: bytes, place: int, is_packed: bool) -> None:
    table = HEADINGS + ROW
    content = table[:place] + spoilt + table[place:]
    try:
        whole = bool(read_releases(gzip.compress(content) if is_packed else content, file="f")[0].observations)
    except NotAFile as refused:
        whole = bool(refused.problems)
    assert whole


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_read_as_it_is_printed(figure: float) -> None:
    assert read_number(repr(figure)) == figure
    assert read_number(f" {figure:,.3f} ") == float(f"{figure:.3f}")


@given(st.text(max_size=12))
def test_text_is_a_finite_number_or_none(text: str) -> None:
    with suppress(NotANumber):
        assert abs(read_number(text)) < float("inf")


@given(RELEASES)
def test_a_release_does_not_differ_from_itself(release: list[Observation]) -> None:
    found = difference(release, reversed(release))
    assert found.changes_nothing
    assert found.unchanged == len(release)


@given(RELEASES, RELEASES)
def test_every_figure_of_two_releases_is_told_or_counted_once(old: list[Observation], new: list[Observation]) -> None:
    found = difference(old, new)
    both = len(found.revised) + len(found.blank_changed) + found.unchanged
    assert both + len(found.added) == len(new)
    assert both + len(found.withdrawn) + found.not_covered == len(old)


@given(RELEASES, RELEASES)
def test_what_is_revised_one_way_is_revised_the_other_way(old: list[Observation], new: list[Observation]) -> None:
    there, back = difference(old, new), difference(new, old)
    assert {pair.new.cell for pair in there.revised} == {pair.old.cell for pair in back.revised}
    changes = {pair.old.cell: pair.change for pair in back.revised}
    assert all(pair.change == -(changes[pair.new.cell] or 0) for pair in there.revised)


NAMES = st.text(min_size=1, max_size=8)
MAPS = st.builds(
    ColumnMap,
    value=NAMES,
    indicator=NAMES,
    every_area=NAMES,
    period=NAMES,
    numerator=NAMES | st.just(""),
    area_kind=st.none() | st.sampled_from([*AreaKind]),
    period_kind=st.none() | st.sampled_from([*PeriodKind]),
    factor=st.floats(0.001, 1_000),
    marks=st.dictionaries(
        st.text(max_size=4), st.sampled_from(["zero", "not_yet", "suppressed:publisher"]), max_size=3
    ),
)


@given(MAPS)
def test_a_map_that_is_kept_is_the_same_again(columns: ColumnMap) -> None:
    assert problems_of(columns) == ()
    assert from_json(to_json(columns)) == columns


@given(st.lists(st.text(max_size=12), max_size=8))
def test_a_guess_names_only_headings_that_there_are_and_each_once(headings: list[str]) -> None:
    found = guess([*headings, "Value", "Year"])
    named = [found.value, found.indicator, found.area, found.period, found.numerator, found.group]
    assert {name for name in named if name} <= {*headings, "Value", "Year"}


@given(st.lists(VALUES, min_size=1, max_size=4))
def test_figures_that_are_written_are_read_again(values: list[Value]) -> None:
    words = {"not_collected": "", "not_yet": "not yet", "suppressed:publisher": "*"}
    cells = [words[mark(value)] if mark(value) else repr(value) for value in values]
    rows = [f"{area.code},{cell}" for area, cell in zip(councils_as_areas(), cells, strict=False)]
    columns = ColumnMap(area="a", value="v", every_indicator="NI-14", every_period="2022/23")
    release = read_mapped(
        "\n".join(["a,v", *rows]).encode(), file="f", columns=columns, about=About(title="t", publisher="p")
    )
    assert [found.value for found in release.observations] == values
