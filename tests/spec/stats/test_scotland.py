"""CHI numbers, postcodes, financial years, quarters, ages and names of areas.

No CHI number here is taken from a record: each is nine digits of our own with the check digit worked out.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest

from comhla.reference import area_names
from comhla.stats import BadInput, StatsError, StatsWarning
from comhla.stats.scotland import (
    ChiCheck,
    age_from_chi,
    ages_between,
    chi_check,
    chi_pad,
    create_age_groups,
    dob_from_chi,
    extract_fin_year,
    format_postcode,
    match_area,
    qtr,
    qtr_end,
    qtr_next,
    qtr_prev,
    sex_from_chi,
)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def chi(nine: str) -> str:
    """Nine digits with their check digit: 11 less the remainder by 11 of the digits times 10 to 2, 11 being 0."""
    total = sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    assert check < 10, "these nine digits have no check digit: take others"
    return f"{nine}{check}"


def test_the_check_digit_by_hand() -> None:
    # 0 1 0 1 3 3 0 0 1 times 10 9 8 7 6 5 4 3 2: 9 + 7 + 18 + 15 + 2 = 51, which is 7 more than 44, so 4.
    assert chi("010133001") == "0101330014"
    assert chi_check(["0101330014", "0101330015"]).tolist() == ["Valid CHI", "Invalid checksum"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (None, ChiCheck.MISSING),
        ("", ChiCheck.BLANK),
        (" ", ChiCheck.CHARACTERS),
        ("010133001X", ChiCheck.CHARACTERS),
        ("01013300142A", ChiCheck.CHARACTERS),
        ("٠١٠١٣٣٠٠١٤", ChiCheck.CHARACTERS),  # digits, but not ours
        ("01013300140", ChiCheck.TOO_LONG),
        ("010133001", ChiCheck.TOO_SHORT),
        (chi("000133001"), ChiCheck.DATE),
        (chi("320133001"), ChiCheck.DATE),
        (chi("010033002"), ChiCheck.DATE),
        (chi("011333001"), ChiCheck.DATE),
        (chi("310433002"), ChiCheck.DATE),
        (chi("290233001"), ChiCheck.DATE),
        (chi("290200001"), ChiCheck.VALID),  # 2000 had a 29 February, 1900 had none
        (chi("311233002"), ChiCheck.VALID),
        (chi("010100000"), ChiCheck.VALID),
    ],
)
def test_what_is_found_about_a_number(text: str | None, found: ChiCheck) -> None:
    assert chi_check([text]).tolist() == [found]


def test_ten_can_never_be_a_check_digit() -> None:
    # 0 1 0 1 3 3 1 1 0: 9 + 7 + 18 + 15 + 4 + 3 = 56, which is 1 more than 55, so 10.
    found = chi_check([f"010133110{digit}" for digit in range(10)]).tolist()
    assert set(found) == {"Invalid checksum"}


def test_numbers_are_not_texts() -> None:
    with pytest.raises(BadInput, match=r"^x does not hold texts\. Read it as text, so that no leading 0 is lost\.$"):
        chi_check([101330014])
    with pytest.raises(BadInput, match=r"^x is not a text in rows 0, 1, 2, 3, 4 and 1 more\. Read it as text"):
        chi_check(np.array([1, 2, 3, 4, 5, 6, "7"], dtype=object))
    assert chi_check([np.nan, np.nan]).tolist() == ["Missing (NA)"] * 2


def test_a_lost_zero_is_put_back() -> None:
    given = ["101330014", "0101330014", "10133001", "10133001X", "", None]
    assert chi_pad(given).tolist() == ["0101330014", *given[1:]]


MALE, FEMALE = chi("010133011"), chi("010133022")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [1, 2, np.nan, np.nan]),
        ({"male_value": 0.5, "female_value": 3}, [0.5, 3, np.nan, np.nan]),
        ({"male_value": "M", "female_value": "F"}, ["M", "F", None, None]),
        ({"male_value": True, "female_value": False}, [True, False, None, None]),
        ({"chi_check": False}, [1, 2, 1, np.nan]),
    ],
)
def test_sex(asked: dict[str, Any], expected: list[Any]) -> None:
    found = sex_from_chi([MALE, FEMALE, "9999999999", "0101330"], **asked)
    np.testing.assert_array_equal(found, np.array(expected, dtype=found.dtype))


def test_sex_of_values_of_two_types() -> None:
    with pytest.raises(StatsError, match=r"^male_value and female_value are of different types: give two texts or two"):
        sex_from_chi([MALE], male_value=1, female_value="F")


@pytest.mark.parametrize(
    ("nine", "first", "last", "born"),
    [
        ("010133011", "1900-01-01", "2024-03-31", "1933-01-01"),
        ("010120002", "1900-01-01", "2024-03-31", None),  # 1920 and 2020 both
        ("010120002", "1921-01-01", "2024-03-31", "2020-01-01"),
        ("010120002", "1900-01-01", "2019-12-31", "1920-01-01"),
        ("010133011", "1933-01-01", "1933-01-01", "1933-01-01"),
        ("010133011", "1933-01-02", "2024-03-31", None),
        ("010133011", "1900-01-01", "1932-12-31", None),
        ("290200001", "1900-01-01", "2024-03-31", "2000-02-29"),
    ],
)
@pytest.mark.filterwarnings("ignore::comhla.stats.StatsWarning")
def test_date_of_birth(nine: str, first: str, last: str, born: str | None) -> None:
    found = dob_from_chi([chi(nine)], min_date=day(first), max_date=day(last))
    np.testing.assert_array_equal(found, np.array([born], dtype="datetime64[D]"))


def test_dates_of_birth_that_no_century_or_both_fit_are_counted() -> None:
    numbers = [chi("010120002"), chi("010133011"), "9999999999", "0101330019"]
    with pytest.warns(StatsWarning, match=r"^1 dates of birth are missing, because both centuries fit, or neither\.$"):
        found = dob_from_chi(numbers, max_date=day("2024-03-31"))
    np.testing.assert_array_equal(np.isnat(found), [True, False, True, True])
    with pytest.warns(StatsWarning):
        unchecked = dob_from_chi(numbers, max_date=day("2024-03-31"), chi_check=False)
    np.testing.assert_array_equal(np.isnat(unchecked), [True, False, True, False])


def test_bounds_that_cannot_be() -> None:
    with pytest.raises(BadInput, match=r"^max_date is before min_date in row 1\. Give a later day, or an earlier"):
        dob_from_chi([MALE, MALE], min_date=[day("1900-01-01")] * 2, max_date=[day("2000-01-01"), day("1899-12-31")])


@pytest.mark.parametrize(
    ("on", "least", "most", "age"),
    [
        ("2024-01-01", 0, None, 91),
        ("2023-12-31", 0, None, 90),
        ("2024-01-01", 0, 91, 91),
        ("2024-01-01", 0, 90, np.nan),
        ("2024-01-01", 92, 100, np.nan),
        ("2024-02-29", 0, 105, 91),
    ],
)
@pytest.mark.filterwarnings("ignore::comhla.stats.StatsWarning")
def test_age_on_a_day(on: str, least: int, most: int | None, age: float) -> None:
    np.testing.assert_array_equal(age_from_chi([MALE], ref_date=day(on), min_age=least, max_age=most), [age])


def test_ages_that_cannot_be_bounds() -> None:
    with pytest.raises(BadInput) as refused:
        age_from_chi([MALE], ref_date=day("2024-01-01"), min_age=-1, max_age=-2)
    assert str(refused.value) == ("min_age is -1. Give 0 or more years.\nmax_age is below min_age. Give a greater age.")


@pytest.mark.parametrize(
    ("start", "end", "years", "months"),
    [
        ("2000-05-06", "2003-05-05", 2, 35),
        ("2000-05-06", "2003-05-06", 3, 36),
        ("2020-02-29", "2021-02-28", 0, 11),
        ("2020-02-29", "2021-03-01", 1, 12),
        ("2020-02-29", "2024-02-29", 4, 48),
        ("2000-01-31", "2000-02-29", 0, 0),
        ("2000-01-31", "2000-03-01", 0, 1),
        ("2003-05-05", "2000-05-06", -2, -35),
        ("2000-05-06", "2000-05-06", 0, 0),
    ],
)
@pytest.mark.filterwarnings("ignore::comhla.stats.StatsWarning")
def test_completed_years_and_months(start: str, end: str, years: int, months: int) -> None:
    assert ages_between(day(start), day(end)).tolist() == [years]
    assert ages_between(day(start), day(end), units="months").tolist() == [months]


@pytest.mark.parametrize(
    ("start", "end", "units", "age"),
    [
        ("2000-01-01", "2000-07-01", "years", 182 / 366),  # of the year from July 1999 to July 2000
        ("2000-01-31", "2000-02-29", "years", 29 / 366),
        ("2020-02-29", "2021-02-28", "months", 11 + 28 / 29),
        ("2020-02-29", "2024-02-29", "years", 4),
        ("2001-02-28", "2004-02-29", "months", 36),
    ],
)
def test_exact_ages(start: str, end: str, units: str, age: float) -> None:
    assert ages_between(day(start), day(end), units=units, round_down=False)[0] == pytest.approx(age)


def test_odd_ages_are_told_of_and_missing_days_have_none() -> None:
    start = [day("2020-01-01"), day("1850-01-01"), None, day("1990-01-01")]
    with pytest.warns(StatsWarning) as told:
        found = ages_between(start, day("2019-01-01"))
    np.testing.assert_array_equal(found, [-1, 169, np.nan, 29])
    assert [str(each.message) for each in told] == ["1 of the ages are below 0.", "1 of the ages are above 130 years."]
    assert np.isnan(ages_between(None, day("2019-01-01"), round_down=False)).all()
    ages_between(day("1889-01-01"), day("2019-01-01"), units="months")  # 130 years to the day: no warning
    with pytest.warns(StatsWarning, match=r"1 of the ages are above 130 years\."):
        ages_between(day("1888-12-01"), day("2019-01-01"), units="months")


def test_ages_of_what_is_no_date() -> None:
    with pytest.raises(BadInput, match=r"^start does not hold dates\. Turn texts into dates first\.$"):
        ages_between([20200101], day("2019-01-01"))
    with pytest.raises(BadInput, match=r"^end is not a date in row 1\. Turn texts into dates first\.$"):
        ages_between(day("2019-01-01"), [None, "2020-01-01"])
    with pytest.raises(BadInput, match=r"^units is 'weeks'\. Give years or months\.$"):
        ages_between(day("2019-01-01"), day("2019-01-01"), units="weeks")


@pytest.mark.parametrize(
    ("asked", "ages", "groups"),
    [
        ({}, [0, 4, 4.9, 5, 89, 90, 130, -1, np.nan], ["0-4", "0-4", "0-4", "5-9", "85-89", "90+", "90+", None, None]),
        ({"end": 65, "by": 10}, [59, 60, 65], ["50-59", "60+", "60+"]),
        ({"start": 16, "end": 75}, [15, 16, 20, 21, 70, 71], [None, "16-20", "16-20", "21-25", "66-70", "71+"]),
        ({"end": 4}, [0, 7], ["0+", "0+"]),
        ({"end": 0}, [0, 7], ["0+", "0+"]),
        ({"end": 2, "by": 1}, [0, 1, 2], ["0-0", "1-1", "2+"]),
    ],
)
def test_age_groups(asked: dict[str, Any], ages: list[float], groups: list[str | None]) -> None:
    assert create_age_groups(ages, **asked).tolist() == groups


def test_age_groups_that_cannot_be() -> None:
    with pytest.raises(BadInput) as refused:
        create_age_groups([1], start=2.5, end=1, by=0)
    assert str(refused.value) == (
        "start, end and by are not all whole numbers. Give whole years.\n"
        "by is 0. Give 1 or more.\n"
        "end is below start. Let the last group begin after the first."
    )


@pytest.mark.parametrize(
    ("on", "year"),
    [("2019-04-01", "2019/20"), ("2020-03-31", "2019/20"), ("1999-04-01", "1999/00"), ("2009-01-01", "2008/09"),
     (None, None)],
)  # fmt: skip
def test_financial_years(on: str | None, year: str | None) -> None:
    assert extract_fin_year([day(on) if on else None]).tolist() == [year]


def test_moments_and_arrays_are_days_too() -> None:
    assert extract_fin_year(np.array(["2020-03-31T23:59", "NaT"], "datetime64[m]")).tolist() == ["2019/20", None]
    assert extract_fin_year(dt.datetime(2020, 3, 31, 23, 59)).tolist() == ["2019/20"]  # noqa: DTZ001 - read as it stands
    assert extract_fin_year(np.array([], dtype=float)).tolist() == []


@pytest.mark.parametrize(
    ("on", "form", "words"),
    [
        ("2019-03-31", "long", ["January to March 2019", "March 2019", "April to June 2019", "October to December 2018"]),
        ("2019-04-01", "short", ["Apr-Jun 2019", "Jun 2019", "Jul-Sep 2019", "Jan-Mar 2019"]),
        ("2019-12-31", "short", ["Oct-Dec 2019", "Dec 2019", "Jan-Mar 2020", "Jul-Sep 2019"]),
        ("1969-08-01", "long", ["July to September 1969", "September 1969", "October to December 1969", "April to June 1969"]),
    ],
)  # fmt: skip
def test_quarters(on: str, form: str, words: list[str]) -> None:
    found = [each([day(on), None], format=form).tolist() for each in (qtr, qtr_end, qtr_next, qtr_prev)]
    assert found == [[word, None] for word in words]


def test_quarters_in_no_known_form() -> None:
    with pytest.raises(BadInput, match=r"^format is 'tiny'\. Give long or short\.$"):
        qtr([day("2019-01-01")], format="tiny")


@pytest.mark.parametrize(
    ("text", "pc7", "pc8"),
    [
        ("G26QE", "G2  6QE", "G2 6QE"),
        ("ka8 9nb", "KA8 9NB", "KA8 9NB"),
        ("P A 1\t5 2TY", "PA152TY", "PA15 2TY"),
        ("ec1a1bb", "EC1A1BB", "EC1A 1BB"),
        ("EH11AAA", None, None),
        ("G2-6QE", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
@pytest.mark.filterwarnings("ignore::comhla.stats.StatsWarning")
def test_postcodes(text: str | None, pc7: str | None, pc8: str | None) -> None:
    assert format_postcode([text]).tolist() == [pc7]
    assert format_postcode([text], format="pc8").tolist() == [pc8]


def test_texts_that_are_no_postcodes_are_counted_unless_nobody_asks() -> None:
    with pytest.warns(StatsWarning, match=r"^2 of the texts are no postcodes and become missing\.$"):
        format_postcode(["G26QE", "ZZ", "YY", "", None])
    assert format_postcode(["ZZ"], quiet=True).tolist() == [None]
    with pytest.raises(BadInput, match=r"^format is 'pc9'\. Give pc7 or pc8\.$"):
        format_postcode(["G26QE"], format="pc9")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("S08000015", "Ayrshire and Arran"),
        ("S08000018", "Fife"),  # until 2018
        ("S12000033", "Aberdeen City"),
        ("S12000024", "Perth and Kinross"),  # until 2018
        ("S37000005", "Clackmannanshire and Stirling"),
        ("S37000014", "Fife"),  # until 2018
        ("S02001236", "Culter"),
        ("S01006506", "Culter - 01"),
        ("S13002843", "Lower Deeside"),
        ("S92000003", "Scotland"),
        ("RA2701", "No Fixed Abode"),
        ("RA2704", "Unknown residency"),
        ("S99999999", None),
        ("s08000015", None),
        (None, None),
    ],
)
def test_names_of_areas(code: str | None, name: str | None) -> None:
    assert match_area([code], names=area_names()).tolist() == [name]


def test_codes_of_another_length_are_counted() -> None:
    with pytest.warns(StatsWarning, match=r"^2 of the codes have not 9 characters and are not known\.$"):
        found = match_area(["S12", "RA2702", "", None], names={})
    assert found.tolist() == [None, "Rest of UK (Outside Scotland)", None, None]
