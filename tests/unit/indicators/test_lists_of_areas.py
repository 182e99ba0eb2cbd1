"""Populations and lists of areas that are wrong are refused with all that is wrong."""

import io
from datetime import date

import openpyxl
import pytest

from comhla.indicators.areas import area_for
from comhla.indicators.delays import delayed_day_rates, of_authorities
from comhla.indicators.errors import NotAFile, Unknown
from comhla.indicators.observations import Observation
from comhla.indicators.periods import read_period
from comhla.indicators.readers.lists import (
    band_of_rank,
    read_deprivation,
    read_localities,
    read_locality_lists,
    read_zones,
)
from comhla.indicators.readers.populations import OLDEST, Sex, read_populations
from comhla.indicators.values import Suppressed
from comhla.reference import councils

AGES = [f"Age{age}" for age in range(OLDEST)] + ["Age90plus"]
PEOPLE = ",".join(["Year", "CA", "Sex", "AllAges", *AGES])
FIFE, STIRLING = "S12000047", "S12000030"
ZONES = "DataZone,DataZoneName,IntZone,CA,HSCP,HB"
ZONE = "S01000001,A,S02000001,S12000047,S37000032,S08000029"
LOCALITIES = "DataZone,SubHSCP,SubHSCPName,CA,HSCP,HB"
LISTS = "ScotphoCode,Locality,HSCPNameAsPublished,HSCP,Edition"
BANDS = "DataZone,SIMD2020v2_Rank,SIMD2020v2_Quintile,SIMD2020v2_Decile,SIMD2020v2_Vigintile"


def content(headings, *rows):
    return "\n".join([headings, *rows, ""]).encode()


def people_row(*, year="2022", area=FIFE, sex="All", total=None, each=1):
    ages = [str(each)] * (OLDEST + 1)
    return ",".join([year, area, sex, str(total if total is not None else (OLDEST + 1) * each), *ages])


def people(*rows, **more):
    return read_populations(content(PEOPLE, *rows), file="people.csv", **more)


def refused(read, *arguments, **more):
    with pytest.raises(NotAFile) as found:
        read(*arguments, **more)
    return [problem.what for problem in found.value.problems]


# ------------------------------------------------------------------ populations

WRONG_PEOPLE = [
    (people_row(sex="Other"), "'other' is not All, Female or Male."),
    (people_row(year=""), "It is not said which year this is."),
    (people_row(year="22"), "The year of the population is '22'."),
    (people_row(area="Atlantis"), 'Nothing is known of an area called "Atlantis".'),
    (people_row(total=92), "The ages add up to 91 and the total is 92."),
    (people_row(each=-1), "The ages add up to -91 and the total is -91."),
    (people_row(each="x", total=1), "A count is not a whole number."),
    (people_row(each=10**30), "A count is not a whole number."),
    (f"{people_row()}\n{people_row()}", f"The population of {FIFE} in 2022 (all) stands in the file twice."),
]


@pytest.mark.parametrize(("row", "said"), WRONG_PEOPLE)
def test_populations_that_are_wrong_are_refused(row, said):
    assert refused(people, row) == [said]


SHEETS = [
    # title above the table                              sheet                       sex
    ("Population, persons, mid-2021", "Population_persons_2021", Sex.ALL),
    ("Population, females, mid-2021", "Female_population_2021", Sex.FEMALE),
    ("Population, males, mid-2021", "Male_population_2021", Sex.MALE),
]


@pytest.mark.parametrize(("title", "sheet", "sex"), SHEETS)
def test_a_workbook_says_year_and_sex_above_the_table(title, sheet, sex):
    book = openpyxl.Workbook()
    book.active.append(["General notes"])
    page = book.create_sheet(sheet)
    ages = [*(f"Age {age}" for age in range(OLDEST)), "Age 90 and over"]
    page.append([title])
    page.append(["Data zone code", "Council area code", "Total population", *ages])
    page.append(["S01006506", "S12000033", 91, *[1] * 91])
    written = io.BytesIO()
    book.save(written)
    found = read_populations(written.getvalue(), file="zones.xlsx")
    assert found.people("S01006506", 2021, sex=sex) == 91


def test_other_files_are_no_populations():
    assert refused(read_populations, content(ZONES, ZONE), file="f") == [
        "This is Data zones with council, partnership and board, and not a file of populations."
    ]


def test_a_population_of_a_day_that_had_not_come_is_a_projection():
    assert people(people_row(), published_on=date(2022, 6, 29)).is_projection
    assert not people(people_row(), published_on=date(2022, 6, 30)).is_projection


def test_ages_that_are_counted_together_cannot_be_told_apart():
    found = people(people_row())
    assert found.people(FIFE, 2022, youngest=90) == 1
    assert found.people(FIFE, 2022, oldest=89) == 90
    for ages in ({"youngest": 91}, {"oldest": 90}):
        with pytest.raises(Unknown, match="90 and over are counted together"):
            found.people(FIFE, 2022, **ages)


# ------------------------------------------------------------------ lists


def test_a_list_of_zones_is_read_with_what_they_lie_in():
    zone = read_zones(content(ZONES, ZONE), file="f")["S01000001"]
    assert (zone.council.name, zone.authority.name, zone.board.name) == ("Fife", "Fife", "NHS Fife")


def test_a_list_of_zones_that_is_wrong_is_refused():
    found = refused(read_zones, content(ZONES, ZONE, ZONE, ZONE.replace("S12000047", "Atlantis")), file="f")
    assert found[0] == "S01000001 stands in the list twice."
    assert len(found) == 3
    assert "S12000099" in refused(read_zones, content(ZONES, ZONE.replace("S12000047", "S12000099")), file="f")[0]


def test_a_list_of_localities_that_is_wrong_is_refused():
    zones = read_zones(content(ZONES, ZONE), file="f")
    rows = ["S01000001,P1,Kirkcaldy,S12000047,S37000032,S08000029"] * 2
    found = refused(
        read_localities, content(LOCALITIES, *rows, "S01999999,,,,,", "S01000001,P1,,,,"), file="f", zones=zones
    )
    assert found == [
        "S01000001 stands in the list twice.",
        "'S01999999' is not a data zone that is known.",
        "S01000001 stands in the list twice.",
    ]
    assert refused(read_localities, content(LOCALITIES, "S01000001,P1,,,,"), file="f", zones=zones) == [
        "S01000001 has no locality."
    ]


def test_a_parent_that_is_not_known_is_told_and_the_list_of_zones_followed():
    zones = read_zones(content(ZONES, ZONE), file="f")
    found = read_localities(
        content(LOCALITIES, "S01000001,P1,Kirkcaldy,S12999999,S37000014,S08000029"), file="f", zones=zones
    )
    assert found.remarks[0].what == (
        "1 data zones of Fife have S12999999 (a code that is not known) under CA, where S12000047 is right."
    )
    assert len(found.missing) == 30


def test_a_list_with_every_authority_misses_none():
    rows = [
        f"S01{number:06},A,S02000001,{council.code},{council.authority_code},{council.health_board_code}"
        for number, council in enumerate(councils())
    ]
    zones = read_zones(content(ZONES, *rows), file="f")
    localities = [f"{row.split(',')[0]},P,Place,{','.join(row.split(',')[3:])}" for row in rows]
    found = read_localities(content(LOCALITIES, *localities), file="f", zones=zones)
    assert (found.missing, found.remarks) == ((), ())


def test_a_locality_twice_in_an_edition_is_refused_and_an_unknown_authority_too():
    rows = ["S99000001,Kirkcaldy,Fife,S37000032,one"] * 2
    assert refused(read_locality_lists, content(LISTS, *rows), file="f") == ["Kirkcaldy stands in the edition twice."]
    assert len(refused(read_locality_lists, content(LISTS, "S99000001,Kirkcaldy,Fife,S37999999,one"), file="f")) == 1


def bands(*rows):
    return read_deprivation(content(BANDS, *rows), file="f")


def test_bands_count_zones():
    assert [band_of_rank(rank, 10, 5) for rank in range(1, 11)] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    found = bands(*(f"S01{rank:06},{rank},{-(-rank // 4)},{-(-rank // 2)},{rank}" for rank in range(1, 21)))
    assert found["S01000020"].quintile == 5


WRONG_BANDS = [
    (
        ["S01000001,1,5,10,20", "S01000002,1,5,10,20"],
        "The rank 1 of S01000002 is another zone's, or none among 2 zones.",
    ),
    (["S01000001,7,35,70,140"], "The rank 7 of S01000001 is another zone's, or none among 1 zones."),
    (["S01000001,1,5,10,19"], "The bands of S01000001 are not those that its rank gives, which are (5, 10, 20)."),
    (["S01000001,first,5,10,20"], "A rank or band is not a whole number."),
]


@pytest.mark.parametrize(("rows", "said"), WRONG_BANDS)
def test_ranks_and_bands_that_do_not_agree_are_refused(rows, said):
    assert said in refused(bands, *rows)


def test_a_list_of_another_kind_is_refused():
    assert refused(read_zones, content(BANDS, "S01000001,1,5,10,20"), file="f") == [
        "This is Ranks and bands of deprivation by data zone, which was not asked for here."
    ]


# ------------------------------------------------------------------ days of delay


def days(figure, month="2022-04", *, area=FIFE, group="75plus", indicator="MSG-4"):
    return Observation(indicator, area_for(area), read_period(month), figure, group=group)


def of_a_year(**more):
    return [
        days(91.0, f"{year}-{month:02}", **more)
        for year, month in [*((2022, m) for m in range(4, 13)), *((2023, m) for m in range(1, 4))]
    ]


def test_a_rate_needs_twelve_months_and_a_population():
    found = delayed_day_rates(of_a_year(), people(people_row(each=1)))
    assert [(one.indicator, one.period.key, one.denominator) for one in found] == [("NI-19", "2022/23", 16)]
    assert found[0].value == pytest.approx(12 * 91 / 16 * 1_000)
    assert delayed_day_rates(of_a_year()[1:], people(people_row())) == ()
    assert delayed_day_rates([*of_a_year()[1:], days(Suppressed())], people(people_row())) == ()
    assert delayed_day_rates(of_a_year(), people(people_row(year="2020"))) == ()
    assert delayed_day_rates(of_a_year(), people(people_row(each=0))) == ()


def test_other_ages_indicators_and_periods_are_no_part_of_a_rate():
    others = [*of_a_year(group="18-74"), *of_a_year(indicator="MSG-3"), days(5.0, "2022/23")]
    assert delayed_day_rates(others, people(people_row())) == ()


def test_councils_are_added_up_to_their_authority_where_both_are_there():
    clackmannanshire = days(5.0, area="S12000005")
    stirling = days(7.0, area=STIRLING)
    both = of_authorities([clackmannanshire, stirling, days(3.0)])
    assert [(one.area.name, one.value, one.note) for one in both] == [
        ("Clackmannanshire and Stirling", 12.0, "Sum of Clackmannanshire and Stirling."),
        ("Fife", 3.0, ""),
    ]
    assert of_authorities([clackmannanshire, days(Suppressed(), area=STIRLING)]) == ()
    assert of_authorities([days(3.0, area="S92000003")]) == ()
