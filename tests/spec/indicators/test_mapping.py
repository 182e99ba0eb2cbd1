"""Any table of figures can be taken in, once a person has said which column holds what."""

import json
from datetime import date

import pytest

from comhla.indicators.areas import AreaKind, locality_area
from comhla.indicators.catalogue import indicator
from comhla.indicators.errors import NotAFile
from comhla.indicators.mapping import About, ColumnMap, from_json, guess, problems_of, read_mapped, to_json
from comhla.indicators.periods import PeriodKind
from comhla.indicators.values import Missing, Suppressed, Why

ABOUT = About(title="Our figures", publisher="Our HSCP", licence="OGL", edition="May", published_on=date(2024, 5, 1))
TABLE = """Indicator,Area,Year,Value,Numerator,Denominator,Lower,Upper,Age group
NI-14,Fife,2022/23,"1,105.5",221,200,90,1200,75plus
NI-14,Moray,2022/23,*,,,,,75plus
"""
COLUMNS = ColumnMap(
    indicator="Indicator",
    area="Area",
    period="Year",
    value="Value",
    numerator="Numerator",
    denominator="Denominator",
    lower="Lower",
    upper="Upper",
    group="Age group",
    area_kind=AreaKind.COUNCIL,
    period_kind=PeriodKind.FINANCIAL_YEAR,
)


def read(text, columns, **more):
    return read_mapped(text.encode(), file="ours.csv", columns=columns, about=ABOUT, **more)


def problems(text, columns, **more):
    with pytest.raises(NotAFile) as refused:
        read(text, columns, **more)
    return [str(problem) for problem in refused.value.problems]


def test_every_part_of_a_figure_can_have_a_column():
    release = read(TABLE, COLUMNS)
    fife, moray = release.observations
    assert (fife.indicator, fife.area.code, fife.period.key, fife.group) == ("NI-14", "S12000047", "2022/23", "75plus")
    assert (fife.value, fife.numerator, fife.denominator) == (1_105.5, 221, 200)
    assert (fife.lower, fife.upper) == (90, 1_200)
    assert moray.value == Suppressed()
    assert (release.layout, release.title, release.publisher) == ("mapped", "Our figures", "Our HSCP")
    assert (release.edition, release.published_on, release.licence) == ("May", date(2024, 5, 1), "OGL")


def test_what_is_the_same_for_the_whole_file_needs_no_column():
    columns = ColumnMap(value="n", every_indicator="SW08", every_area="S37000005", every_period="2022/23")
    found = read("n\n12\n", columns).observations[0]
    assert (found.indicator, found.area.name, found.period.key) == ("NI-19", "Clackmannanshire and Stirling", "2022/23")


def test_figures_and_intervals_are_multiplied_into_the_unit_and_counts_are_not():
    columns = ColumnMap(
        value="v", numerator="n", lower="l", upper="u", factor=100, every_indicator="NI-2", area="a", period="p"
    )
    found = read("a,p,v,n,l,u\nFife,2021/22 survey,0.781,7,0.7,0.8\nMoray,2021/22 survey,c,,,\n", columns).observations
    assert found[0].value == pytest.approx(78.1)
    assert (found[0].lower, found[0].upper) == pytest.approx((70, 80))
    assert found[0].numerator == 7
    assert (found[1].value, found[1].lower) == (Suppressed(), None)


def test_shares_of_a_percentage_are_remarked_on_and_left():
    columns = ColumnMap(value="v", every_indicator="NI-2", area="a", period="p")
    release = read("a,p,v\nFife,2021/22 survey,0.781\n", columns)
    assert release.observations[0].value == 0.781
    assert release.remarks[0].what == "No figure of NI-2, which is in per cent, exceeds 1."


MARKS = [
    # in the cell   what it means              what is kept
    ("-", "zero", 0.0),
    ("-", "not_collected", Missing.NOT_COLLECTED),
    ("tbc", "not_yet", Missing.NOT_YET),
    ("<5", "suppressed:small_number", Suppressed(Why.SMALL_NUMBER)),
    ("Hidden", "suppressed:publisher", Suppressed()),
]


@pytest.mark.parametrize(("text", "meaning", "kept"), MARKS)
def test_the_files_own_marks_mean_what_the_map_says(text, meaning, kept):
    columns = ColumnMap(value="v", every_indicator="NI-14", area="a", every_period="2022/23", marks={text: meaning})
    assert read(f"a,v\nFife,{text}\nMoray,1\n", columns).observations[0].value == kept


def test_a_dash_means_nothing_by_itself():
    columns = ColumnMap(value="v", every_indicator="NI-14", area="a", every_period="2022/23")
    assert problems("a,v\nFife,-\n", columns) == [
        "ours.csv, line 2, v: '-' is neither a number nor a mark that is known. "
        "Write a number, or say what the mark means."
    ]


def test_localities_and_local_indicators_are_known_when_they_are_given():
    levenmouth = locality_area("Fife", "levenmouth", "Levenmouth")
    local = indicator("NI-14").__class__(
        **{name: getattr(indicator("NI-14"), name) for name in indicator("NI-14").__dataclass_fields__} | {"key": "L-1"}
    )
    columns = ColumnMap(value="v", indicator="i", area="a", every_period="2022/23", every_group="75plus")
    text = "i,a,v\nL-1,Levenmouth,4\n"
    found = read(text, columns, known=[levenmouth], local=[local]).observations[0]
    assert (found.indicator, found.area, found.group) == ("L-1", levenmouth, "75plus")
    assert len(problems(text, columns)) == 2


def test_everything_that_is_wrong_is_told_at_once_by_line_and_column():
    text = TABLE + "NI-99,Atlantis,long ago,many,few,,,,\nNI-99,Fife,2022/23,1,,,,,\n"
    found = problems(text, COLUMNS)
    assert len(found) == 3
    assert found[0].startswith('ours.csv, line 4, Indicator: There is no indicator with the key "NI-99"')
    assert "It stands in 2 rows." in found[0]
    assert "line 4, Area" in found[1]
    assert "line 4, Year" in found[2]


def test_one_cell_with_two_figures_is_refused():
    text = TABLE + "SW06,Fife Council,2022-23,7,,,,,75plus\n"
    assert problems(text, COLUMNS)[0].startswith(
        "ours.csv, line 4: The figure of NI-14, Fife, 2022/23 stands in the file twice, first in line 2."
    )


def test_a_heading_that_is_not_there_is_told_with_those_that_are():
    assert problems("a,v\nFife,1\n", COLUMNS)[0].startswith(
        "ours.csv, line 1: The file does not have the headings of Our figures: Indicator, Area, Year"
    )


def test_rows_above_the_headings_are_passed_over():
    assert len(read(f"Our figures\nof last year\n\n{TABLE}", COLUMNS).observations) == 2


# ------------------------------------------------------------------ the map itself


def test_a_map_is_kept_as_json_and_is_the_same_again():
    columns = ColumnMap(
        value="v",
        every_indicator="NI-2",
        area="a",
        period="p",
        area_kind=AreaKind.AUTHORITY,
        period_kind=PeriodKind.SURVEY_YEAR,
        factor=100,
        marks={"-": "zero"},
    )
    assert from_json(to_json(columns)) == columns
    assert from_json(to_json(COLUMNS)) == COLUMNS


WRONG_MAPS = [
    # the map                                                                      what is wrong with it
    ("{", ["The map of columns is not JSON."]),
    ("[" * 100_000, ["The map of columns is not JSON."]),
    ("[]", ["The map of columns is not an object of JSON."]),
    ('{"valeu": "v"}', ["A map of columns has no 'valeu'."]),
    (
        '{"value": 1, "factor": "2", "marks": {"-": 1}, "area_kind": "parish"}',
        [
            "value is not a text.",
            "The factor is not a number.",
            "The marks are not texts with their meanings.",
            "'parish' is not a kind that is known.",
        ],
    ),
    ('{"factor": true}', ["The factor is not a number."]),
    (
        "{}",
        [
            "It is not said which column holds the figures.",
            "The indicator has to be in a column or the same for the whole file, and not both.",
            "The area has to be in a column or the same for the whole file, and not both.",
            "The period has to be in a column or the same for the whole file, and not both.",
        ],
    ),
]


@pytest.mark.parametrize(("text", "wrong"), WRONG_MAPS)
def test_a_map_that_is_wrong_is_refused_with_all_that_is_wrong(text, wrong):
    with pytest.raises(NotAFile) as refused:
        from_json(text)
    assert [problem.what for problem in refused.value.problems] == wrong


def test_a_map_that_says_two_things_is_refused():
    columns = ColumnMap(
        value="v", indicator="i", every_indicator="NI-2", area="a", period="p", group="g", every_group="75plus",
        factor=0.0, marks={"-": "nothing"},
    )  # fmt: skip
    assert [problem.column for problem in problems_of(columns)] == ["indicator", "group", "factor", "marks"]
    assert len(problems("v\n1\n", columns)) == 4


def test_a_kept_map_is_readable():
    assert json.loads(to_json(ColumnMap(value="v", area="a"))) == {"area": "a", "factor": 1.0, "value": "v"}


GUESSES = [
    # headings                                                     what is guessed
    (
        ["Indicator", "HSCP", "Financial Year", "Rate", "Lower CI", "Upper CI"],
        ColumnMap(
            indicator="Indicator",
            area="HSCP",
            period="Financial Year",
            value="Rate",
            lower="Lower CI",
            upper="Upper CI",
        ),
    ),
    (
        ["area_code", "area_name", "year", "numerator", "measure"],
        ColumnMap(area="area_code", period="year", value="measure", numerator="numerator"),
    ),
    (["", "x", "y"], ColumnMap()),
]


@pytest.mark.parametrize(("headings", "guessed"), GUESSES)
def test_a_map_is_guessed_from_usual_headings(headings, guessed):
    assert guess(headings) == guessed


KINDS = "area,kind,n\nFife,Council area,12\nFife,integration authority,13\nFife,health_board,14\nScotland,,15\n"


def test_a_column_can_say_what_kind_of_area_each_row_is_about():
    columns = ColumnMap(value="n", area="area", kind="kind", every_indicator="NI-14", every_period="2022/23")
    found = read(KINDS, columns).observations
    assert [each.area.code for each in found] == ["S12000047", "S37000032", "S08000029", "S92000003"]


def test_a_kind_that_is_none_is_refused_with_those_there_are():
    columns = ColumnMap(value="n", area="area", kind="kind", every_indicator="NI-14", every_period="2022/23")
    (said,) = problems("area,kind,n\nFife,parish,12\n", columns)
    assert '"parish" is no kind of area that is known. There are: scotland, health board' in said
    assert "line 2, kind" in said


def test_areas_can_be_found_another_way_than_by_the_register():
    def find(text, kind):
        return locality_area("S37000032", text, f"{kind}")

    columns = ColumnMap(value="n", area="area", kind="kind", every_indicator="NI-14", every_period="2022/23")
    (found,) = read("area,kind,n\neast,other,12\n", columns, find_area=find).observations
    assert (found.area.code, found.area.name) == ("S37000032/east", "other")
