"""What each published layout makes of rows that are odd, on small files written for the purpose."""

from datetime import date

import pytest

from comhla.indicators.errors import NotAFile, Unknown
from comhla.indicators.readers import layouts, read_release, read_releases
from comhla.indicators.readers.layouts import has_layout
from comhla.indicators.readers.tables import open_file
from comhla.indicators.values import Missing

CASH_2023 = (
    "LocalAuthority,IndicatorCode,Year,LA_IndicatorCash,LA_NumeratorCash,LA_DenominatorCash,Scotland_IndicatorCash,"
    "Scotland_NumeratorCash,Scotland_DenominatorCash,FG_Average_Indicator_Cash,FamilyGroup"
)
CASH_JANUARY_2024 = CASH_2023.replace("FG_Average_Indicator_Cash", "IndicatorCash_FG")
REAL_2023 = (
    "Code,LocalAuthority,LGBF Year,LA_IndicatorReal,LA_Numerator_real,LA_Den_Real,Scotland_Indicator_Real,"
    "Scotland_Num_Real,Scotland_Den_Real,FG_Avg_Indicator_Real,FamilyGroup"
)
MONTHLY = "Code,LocalAuthority,LGBF Year,Year,Month,LA_IndicatorReal,LA_Numerator_real,LA_Den_Real"
ANNUALISED = "DataType,Code,LocalAuthority,Period,Value,Numerator,Denominator"
LONG = "Local Authority,Inticators Time,Value,Year,Indicator2,Family group (People)"
EDITIONS = "edition,lgbf_code,indicator,area_code,area_name_as_published,year_as_published,value"
DELAYS = "ltla_code,date,age_group,delay_reason,num_delayed_bed_days,average_daily_delayed_beds"
CARE = "Time Period,Financial Quarter,Location,Age Group,Measure,Value"
INEQUALITY = (
    "ind_id,indicator,type_definition,code,areaname,areatype,year,def_period,quintile,quint_type,numerator,"
    "denominator,measure,lowci,upci,sii,lowci_sii,upci_sii,rii,rii_int,par"
)


def content(headings, *rows):
    return "\n".join([headings, *rows, ""]).encode()


def read(headings, *rows, file="figures.csv", **more):
    return read_release(content(headings, *rows), file=file, **more)


def figures(release):
    return {(one.indicator, one.area.name, one.period.key): one.value for one in release.observations}


def remarks(release):
    return [problem.what for problem in release.remarks]


def problems(headings, *rows, **more):
    with pytest.raises(NotAFile) as refused:
        read(headings, *rows, **more)
    return [problem.what for problem in refused.value.problems]


# ------------------------------------------------------------------ the registry


def test_layouts_are_found_by_themselves_and_each_has_its_own_headings():
    found = layouts()
    assert len({layout.key for layout in found}) == len(found) > 20
    assert len({frozenset(layout.headings) for layout in found}) == len(found)
    assert all(bool(layout.read) != bool(layout.instead) for layout in found)


def test_a_layout_can_be_asked_for():
    row = "Fife,SW06,2022-23,105.5,211,2000,100,9,90,101,3"
    assert read(CASH_2023, row, layout="lgbf-cash-2023-08").layout == "lgbf-cash-2023-08"
    assert problems(CASH_2023, row, layout="lgbf-monthly")[0].startswith("The file does not have the headings of")


def test_a_layout_that_there_is_not_is_told_with_those_that_there_are():
    with pytest.raises(Unknown, match=r"There is no layout lgbf\. There are: care-at-home, core-suite-council"):
        read(CASH_2023, layout="lgbf")


# ------------------------------------------------------------------ benchmarking framework

HEADINGS = [
    (CASH_2023, "lgbf-cash-2023-08"),
    (CASH_JANUARY_2024, "lgbf-cash-2024-01"),
]


@pytest.mark.parametrize(("headings", "layout"), HEADINGS)
def test_each_editions_headings_are_known(headings, layout):
    release = read(headings, "Eilean Siar,SW06,2022-23,105.5,211,2000,100,9,90,101,3")
    assert release.layout == layout
    assert figures(release) == {
        ("NI-14", "Na h-Eileanan Siar", "2022/23"): 105.5,
        ("NI-14", "Scotland", "2022/23"): 100.0,
    }


def test_real_prices_are_an_indicator_of_their_own_and_rates_are_not():
    release = read(
        REAL_2023,
        "SW1,Fife,2022-23,20,10,500,21,11,501,22,3",
        "SW06,Fife,2022-23,105.5,211,2000,100,9,90,101,3",
    )
    assert {key for key, area, _ in figures(release)} == {"SW01-real", "NI-14"}
    assert [own.key for own in release.indicators] == ["SW01-real"]


def test_a_figure_of_scotland_that_cannot_be_read_is_refused():
    assert problems(CASH_2023, "Fife,SW06,2022-23,105.5,211,2000,many,9,90,101,3") == [
        "'many' is neither a number nor a mark that is known."
    ]


EDITIONS_OF_FILES = [
    # file                           edition          published
    ("lgbf_cash_mar2024_raw.csv", "March 2024", date(2024, 3, 1)),
    ("LGBF August 2023.csv", "August 2023", date(2023, 8, 1)),
    ("lgbf-2024.csv", "", None),
    ("summary2024.csv", "", None),
]


@pytest.mark.parametrize(("file", "edition", "published"), EDITIONS_OF_FILES)
def test_the_edition_is_read_in_the_name_of_the_file(file, edition, published):
    release = read(CASH_2023, "Fife,SW06,2021-22,105.5,211,2000,100,9,90,101,3", file=file)
    assert (release.edition, release.published_on) == (edition, published)


def test_what_is_said_of_the_edition_counts_more_than_the_name_of_the_file():
    given = {"edition": "Revised", "published_on": date(2024, 4, 2)}
    release = read(CASH_2023, "Fife,SW06,2021-22,105.5,211,2000,100,9,90,101,3", file="mar2024.csv", **given)
    assert (release.edition, release.published_on) == ("Revised", date(2024, 4, 2))


def test_where_the_day_of_publication_is_not_known_the_last_year_may_be_a_part_of_one():
    release = read(ANNUALISED, "Real,SW08,Fife,2022-23,900,9,10")
    assert remarks(release)[0].startswith("It is not known when this was published")


def test_a_year_of_delays_before_the_months_began_is_whole():
    rows = [f"Real,SW08,Fife,{year},900,9,10" for year in ("2015-16", "2016-17", "2017-18")]
    assert len(read(ANNUALISED, *rows).observations) == 3
    assert {year for _, _, year in figures(read(ANNUALISED, *rows[1:]))} == {"2017/18"}


def test_an_unknown_code_of_adult_social_care_is_refused_and_one_of_another_service_left_out():
    assert "SW99" in problems(ANNUALISED, "Real,SW99,Fife,2022-23,900,9,10")[0]
    release = read(ANNUALISED, "Real,SW08,Fife,2022-23,900,9,10", "Real,ECON10,Fife,2022-23,1,,")
    assert remarks(release)[-1] == "1 rows of 1 other indicators were left out: ECON10."


def test_an_area_that_is_not_known_is_refused():
    assert len(problems(ANNUALISED, "Real,SW08,Atlantis,2022-23,900,9,10")) == 1
    assert len(problems(MONTHLY, "SW08,Atlantis,2022-23,2022,May,9,9,10")) == 1
    assert len(problems(LONG, "Atlantis,x,1,2020-21,SW1,1", "Atlantis,x,1,2020-21,Care Hrs per Yr,1")) == 1


def test_a_figure_that_is_far_from_its_numerator_and_denominator_is_remarked_on_and_kept():
    release = read(
        ANNUALISED,
        "Real,SW08,Fife,2022-23,900,9,10",
        "Real,SW08,Moray,2022-23,9000,9,10",
        "Real,SW08,Angus,2022-23,0,9,0",
        "Real,SW08,Falkirk,2022-23,*,9,10",
        published_on=date(2024, 3, 1),
    )
    assert remarks(release) == [
        "1 figures of NI-19 are more than 1 per cent away from their numerator, denominator and unit "
        "(days per 1,000 people aged 75 and over); first Moray, 2022/23."
    ]
    assert figures(release)["NI-19", "Moray", "2022/23"] == 9_000


def test_shares_are_made_percentages_only_where_no_figure_exceeds_one():
    row = "Fife,SW02,2022-23,{},,,{},,,,3"
    assert figures(read(CASH_2023, row.format(0.05, 0.06)))["SW02", "Fife", "2022/23"] == pytest.approx(5)
    assert figures(read(CASH_2023, row.format(0.05, 6)))["SW02", "Fife", "2022/23"] == 0.05
    assert figures(read(CASH_2023, row.format("0", "0")))["SW02", "Fife", "2022/23"] == 0
    hidden = figures(read(CASH_2023, row.format("", 0.06)))
    assert hidden["SW02", "Fife", "2022/23"] is Missing.NOT_COLLECTED
    assert hidden["SW02", "Scotland", "2022/23"] == pytest.approx(6)


def test_months_of_another_service_are_left_out_and_months_that_lack_are_blank():
    release = read(
        MONTHLY,
        "SW08,Fife,2022-23,2022,May,9,9,10",
        "SW08,Moray,2022-23,2022,June,9,9,10",
        "ECON10,Moray,2022-23,2022,June,9,9,10",
    )
    assert figures(release)["NI-19", "Fife", "2022-06"] is Missing.NOT_COLLECTED
    assert figures(release)["NI-19", "Moray", "2022-05"] is Missing.NOT_COLLECTED
    assert len(release.observations) == 4


def test_a_month_that_is_none_is_refused():
    assert len(problems(MONTHLY, "SW08,Fife,2022-23,2022,Brumaire,9,9,10")) == 1


def test_a_part_that_is_hidden_leaves_the_figure_without_it():
    release = read(LONG, "Fife,x,20,2020-21,SW1,1", "Fife,x,*,2020-21,Care Hrs per Yr,1")
    assert (release.observations[0].value, release.observations[0].denominator) == (20, None)


EDITION_ROWS = ["2019-11,SW6,NI-14,S12000047,Fife,2017-18,100", "2022-01,SW06,NI-14,S12000047,Fife,2017-18,101"]


def test_a_file_of_several_editions_gives_the_one_that_is_asked_for():
    assert [release.edition for release in read_releases(content(EDITIONS, *EDITION_ROWS), file="f")] == [
        *("2019-11", "2022-01")
    ]
    assert figures(read(EDITIONS, *EDITION_ROWS, edition="2022-01"))["NI-14", "Fife", "2017/18"] == 101
    assert problems(EDITIONS, *EDITION_ROWS) == ["The file has several editions: 2019-11, 2022-01."]
    assert problems(EDITIONS, *EDITION_ROWS, edition="2030-01") == ["The file has several editions: 2019-11, 2022-01."]


def test_a_year_between_two_waves_of_the_survey_is_refused():
    assert problems(EDITIONS, "2022-01,SW04b,NI-07,S12000047,Fife,2016-17,80") == [
        "There was no wave of the health and care experience survey in 2016-17."
    ]


# ------------------------------------------------------------------ Public Health Scotland


def delays(*rows):
    return read(DELAYS, *(f"{area},2022-04-01,{age},{reason},{days},1" for area, age, reason, days in rows))


ALL, SOCIAL, FAMILY = "All Delay Reasons", "Health and Social Care Reasons", "Patient and Family Related Reasons"
AWI, NON_AWI = "Code 9 AWI", "Code 9 Non-AWI"
FIFE, COUNTRY = "S12000047", "S92000003"
OF_REASONS = [(FIFE, "18plus", ALL, 10), (FIFE, "18plus", SOCIAL, 4), (FIFE, "18plus", FAMILY, 3)]


def test_totals_that_are_not_the_sum_of_their_parts_are_remarked_on():
    codes = [(FIFE, "18plus", AWI, 2), (FIFE, "18plus", NON_AWI, 1)]
    assert remarks(delays(*OF_REASONS, *codes)) == []
    assert remarks(delays(*OF_REASONS, *codes[:1])) == []
    assert remarks(delays(*OF_REASONS, *codes[:1], (FIFE, "18plus", NON_AWI, 9))) == [
        "1 totals are not the sum of their parts, first the reasons of Fife in 2022-04."
    ]
    assert remarks(delays((FIFE, "18plus", ALL, "*"), *OF_REASONS[1:], *codes)) == []
    assert remarks(delays(*OF_REASONS[:1], (FIFE, "18-74", ALL, 6), (FIFE, "75plus", ALL, 5))) == [
        "1 totals are not the sum of their parts, first the ages of Fife in 2022-04."
    ]


def test_scotland_is_compared_with_its_areas_and_those_of_none():
    rows = [(COUNTRY, "75plus", ALL, 12), (FIFE, "75plus", ALL, 10)]
    assert remarks(delays(*rows, ("", "75plus", ALL, 2))) == [
        "1 rows have no area: people of no council of Scotland. They are in Scotland's figures and in those of no area."
    ]
    assert remarks(delays(*rows)) == ["1 totals are not the sum of their parts, first Scotland in 2022-04 of 75plus."]
    assert remarks(delays((COUNTRY, "18plus", ALL, 12), (FIFE, "18plus", ALL, 10)))[0].endswith("Scotland in 2022-04.")


def test_an_age_or_reason_that_is_not_known_is_refused():
    found = problems(DELAYS, f"{FIFE},2022-04-01,65plus,{ALL},10,1", f"Atlantis,2022-04-01,18plus,{ALL},10,1")
    assert found[0] == "'65plus' with 'All Delay Reasons' is not an age and a reason that are known."
    assert len(found) == 2


def test_care_at_home_of_an_unknown_kind_is_refused():
    found = problems(
        CARE, "Century,20th,Fife,All Ages,Number of People,1", "Financial Year,x,Fife,All Ages,Number of People,1"
    )
    assert found[0] == "The kind of period, the measure or the age is not one that is known."
    assert len(found) == 2


def inequality(period="2017 calendar year", quintile="Total", kind="sc_quin", measure="10", area_type="Council area"):
    return f"1,Deaths,Rate,S12000047,Fife,{area_type},2017,{period},{quintile},{kind},5,100,{measure},8,12,,,,,,"


def test_fifths_of_an_unknown_kind_and_of_an_unknown_period_are_refused():
    found = problems(INEQUALITY, inequality(kind="decile"), inequality(area_type="Parish"), inequality(period="once"))
    assert found[:2] == ["The kind of fifth or of area is not one that is known."] * 2
    assert len(found) == 3


def test_totals_that_differ_between_kinds_of_fifth_are_remarked_on():
    assert remarks(read(INEQUALITY, inequality(), inequality(kind="ca_quin"))) == []
    assert remarks(read(INEQUALITY, inequality(), inequality(kind="ca_quin", measure="11"))) == [
        "1 totals are not the same in the rows of each kind of fifth; the first was kept."
    ]


SLIPPED = [
    # as printed                                                read as
    ("2009/11-2011/12 financial years; 3-year aggregates", "2009/10-2011/12"),
    ("2011/12-2011/12 financial years; 1-year aggregates", None),
    ("2009/11-2012/13 financial years; 3-year aggregates", None),
]


@pytest.mark.parametrize(("printed", "period"), SLIPPED)
def test_a_range_that_slipped_is_put_right_only_where_all_else_agrees(printed, period):
    if period is None:
        assert "is not a period" in problems(INEQUALITY, inequality(period=printed))[0]
    else:
        assert read(INEQUALITY, inequality(period=printed)).observations[0].period.key == period


@pytest.mark.parametrize(
    ("headings", "is_known"), [(ANNUALISED, True), (CARE, True), ("Area,Year,Waiting longer than 18 weeks", False)]
)
def test_a_file_is_known_by_its_headings_or_has_to_be_mapped(headings, is_known):
    opened = open_file(content(headings, ",".join("1" for _ in headings.split(","))), file="figures.csv")
    assert has_layout(opened.sheets) is is_known
