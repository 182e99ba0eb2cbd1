"""Which period a publisher means."""

from datetime import date

import pytest

from comhla.indicators.errors import Unknown
from comhla.indicators.periods import (
    MeasuredPeriod,
    PeriodKind,
    calendar_year,
    financial_year,
    month,
    next_period,
    on_day,
    quarter,
    read_period,
    week_to,
    years_before,
)

FINANCIAL, CALENDAR, SURVEY, SCHOOL = (
    PeriodKind.FINANCIAL_YEAR,
    PeriodKind.CALENDAR_YEAR,
    PeriodKind.SURVEY_YEAR,
    PeriodKind.SCHOOL_YEAR,
)
YEARS, QUARTER, MONTH, WEEK, DAY = (
    PeriodKind.YEARS,
    PeriodKind.QUARTER,
    PeriodKind.MONTH,
    PeriodKind.WEEK,
    PeriodKind.DAY,
)
ANY = None

SPELLINGS = [
    # as published                                        kind asked    kind       key                first day     last day
    ("2010-11", ANY, FINANCIAL, "2010/11", "2010-04-01", "2011-03-31"),
    ("2010/11", ANY, FINANCIAL, "2010/11", "2010-04-01", "2011-03-31"),
    ("1999/00 financial year", ANY, FINANCIAL, "1999/00", "1999-04-01", "2000-03-31"),
    ("1999/2000", ANY, FINANCIAL, "1999/00", "1999-04-01", "2000-03-31"),
    ("2012/13 financial year", ANY, FINANCIAL, "2012/13", "2012-04-01", "2013-03-31"),
    ("Financial year (2019/20)", ANY, FINANCIAL, "2019/20", "2019-04-01", "2020-03-31"),
    ("FY 2019-20", ANY, FINANCIAL, "2019/20", "2019-04-01", "2020-03-31"),
    ("2019-2020", FINANCIAL, FINANCIAL, "2019/20", "2019-04-01", "2020-03-31"),
    ("20190401", FINANCIAL, FINANCIAL, "2019/20", "2019-04-01", "2020-03-31"),
    ("201920", FINANCIAL, FINANCIAL, "2019/20", "2019-04-01", "2020-03-31"),
    ("2010–11", ANY, FINANCIAL, "2010/11", "2010-04-01", "2011-03-31"),
    ("2019", ANY, CALENDAR, "2019", "2019-01-01", "2019-12-31"),
    ("2017 calendar year", ANY, CALENDAR, "2017", "2017-01-01", "2017-12-31"),
    ("2009 calendar years", ANY, CALENDAR, "2009", "2009-01-01", "2009-12-31"),
    ("Calendar year (2022)", CALENDAR, CALENDAR, "2022", "2022-01-01", "2022-12-31"),
    ("2022-01-01", CALENDAR, CALENDAR, "2022", "2022-01-01", "2022-12-31"),
    ("2015/2016 survey year", ANY, SURVEY, "2015/16 survey", "2015-04-01", "2016-03-31"),
    ("2013/14 survey year", ANY, SURVEY, "2013/14 survey", "2013-04-01", "2014-03-31"),
    ("2013/14", SURVEY, SURVEY, "2013/14 survey", "2013-04-01", "2014-03-31"),
    ("2012-2013", SURVEY, SURVEY, "2012/13 survey", "2012-04-01", "2013-03-31"),
    ("2017 survey year", ANY, SURVEY, "2017 survey", "2017-01-01", "2017-12-31"),
    ("Survey year (2020)", ANY, SURVEY, "2020 survey", "2020-01-01", "2020-12-31"),
    ("2016", SURVEY, SURVEY, "2016 survey", "2016-01-01", "2016-12-31"),
    ("2014/15 school year", ANY, SCHOOL, "2014/15 school", "2014-08-01", "2015-07-31"),
    (
        "2012/13 to 2014/15 financial years; 3-year aggregates",
        ANY,
        YEARS,
        "2012/13-2014/15",
        "2012-04-01",
        "2015-03-31",
    ),
    ("2009/10-2011/12", ANY, YEARS, "2009/10-2011/12", "2009-04-01", "2012-03-31"),
    ("3-year aggregate (2018 - 2020)", ANY, YEARS, "2018-2020", "2018-01-01", "2020-12-31"),
    ("2019-2021 (3 year aggregate)", ANY, YEARS, "2019-2021", "2019-01-01", "2021-12-31"),
    ("2020 to 2022 (3 year aggregate)", ANY, YEARS, "2020-2022", "2020-01-01", "2022-12-31"),
    ("2008 to 2012 calendar years; 5-year aggregates", ANY, YEARS, "2008-2012", "2008-01-01", "2012-12-31"),
    ("2018-2020", ANY, YEARS, "2018-2020", "2018-01-01", "2020-12-31"),
    ("2019-2020", YEARS, YEARS, "2019-2020", "2019-01-01", "2020-12-31"),
    ("2-year aggregate (2019-2020)", ANY, YEARS, "2019-2020", "2019-01-01", "2020-12-31"),
    ("2019/2020", YEARS, YEARS, "2019-2020", "2019-01-01", "2020-12-31"),
    ("2014 to 2016 survey years; 3-year aggregates", ANY, YEARS, "2014-2016 survey", "2014-01-01", "2016-12-31"),
    ("2010-2013 combined survey years", ANY, YEARS, "2010-2013 survey", "2010-01-01", "2013-12-31"),
    ("Survey year (2017-2019)", ANY, YEARS, "2017-2019 survey", "2017-01-01", "2019-12-31"),
    ("2012/ 2013 survey years (pooled)", ANY, YEARS, "2012-2013 survey", "2012-01-01", "2013-12-31"),
    ("2015/2016  survey years (pooled)", ANY, YEARS, "2015-2016 survey", "2015-01-01", "2016-12-31"),
    ("2009/2010 survey years", ANY, YEARS, "2009-2010 survey", "2009-01-01", "2010-12-31"),
    (
        "2010/11 to 2012/13 school years; 3-year aggregates",
        ANY,
        YEARS,
        "2010/11-2012/13 school",
        "2010-08-01",
        "2013-07-31",
    ),
    ("2012 to 2014 March snapshot; 3-year average", ANY, YEARS, "2012-03 to 2014-03", "2012-03-01", "2014-03-31"),
    ("2017Q4", ANY, QUARTER, "2017-Q4", "2017-10-01", "2017-12-31"),
    ("Q2 2017", ANY, QUARTER, "2017-Q2", "2017-04-01", "2017-06-30"),
    ("Q1 2017/18", ANY, QUARTER, "2017-Q2", "2017-04-01", "2017-06-30"),
    ("2017-18 Q4", ANY, QUARTER, "2018-Q1", "2018-01-01", "2018-03-31"),
    ("Jan-Mar 2018", ANY, QUARTER, "2018-Q1", "2018-01-01", "2018-03-31"),
    ("October to December 2023", ANY, QUARTER, "2023-Q4", "2023-10-01", "2023-12-31"),
    ("20180701", QUARTER, QUARTER, "2018-Q3", "2018-07-01", "2018-09-30"),
    ("201607", ANY, MONTH, "2016-07", "2016-07-01", "2016-07-31"),
    ("201011", ANY, MONTH, "2010-11", "2010-11-01", "2010-11-30"),
    ("2010-11", MONTH, MONTH, "2010-11", "2010-11-01", "2010-11-30"),
    ("2016-07", ANY, MONTH, "2016-07", "2016-07-01", "2016-07-31"),
    ("2016-07-01", MONTH, MONTH, "2016-07", "2016-07-01", "2016-07-31"),
    ("April 2016", ANY, MONTH, "2016-04", "2016-04-01", "2016-04-30"),
    ("Sept-16", ANY, MONTH, "2016-09", "2016-09-01", "2016-09-30"),
    ("2014 August snapshot", ANY, MONTH, "2014-08", "2014-08-01", "2014-08-31"),
    ("2016 February snapshot", ANY, MONTH, "2016-02", "2016-02-01", "2016-02-29"),
    ("20200105", WEEK, WEEK, "week to 2020-01-05", "2019-12-30", "2020-01-05"),
    ("week ending 20200105", ANY, WEEK, "week to 2020-01-05", "2019-12-30", "2020-01-05"),
    ("20190401", ANY, DAY, "2019-04-01", "2019-04-01", "2019-04-01"),
    ("2016-07-01", ANY, DAY, "2016-07-01", "2016-07-01", "2016-07-01"),
    ("31st March 2012 snapshot", ANY, DAY, "2012-03-31", "2012-03-31", "2012-03-31"),
    ("2013 mid-year estimate", ANY, DAY, "2013-06-30", "2013-06-30", "2013-06-30"),
    ("Mid-year 1997", ANY, DAY, "1997-06-30", "1997-06-30", "1997-06-30"),
    ("mid-2021", ANY, DAY, "2021-06-30", "2021-06-30", "2021-06-30"),
]


@pytest.mark.parametrize(("published", "asked", "kind", "key", "first", "last"), SPELLINGS)
def test_a_period_is_read_however_it_was_written(published, asked, kind, key, first, last):
    expected = MeasuredPeriod(key, kind, date.fromisoformat(first), date.fromisoformat(last))
    assert read_period(published, asked) == expected
    assert read_period(key, kind) == expected
    assert expected.label == key


NOT_A_PERIOD = "is not a period that can be read, or could be several"
REFUSED = [
    # as published                                        kind asked    message
    ("", ANY, NOT_A_PERIOD),
    ("May July snapshot", ANY, NOT_A_PERIOD),  # a period without a year
    ("2014 midpoint", ANY, NOT_A_PERIOD),  # the middle of how many years?
    ("2010-14", ANY, NOT_A_PERIOD),  # financial or calendar years?
    ("2010-11...1090", ANY, NOT_A_PERIOD),  # an artefact of a spreadsheet
    ("2019-2020", ANY, NOT_A_PERIOD),  # a year, or two years?
    ("2010/12", ANY, NOT_A_PERIOD),
    ("2010/2012", ANY, NOT_A_PERIOD),
    ("2017/19 Q1", ANY, NOT_A_PERIOD),
    ("2003/05-2005/06 financial years; 3-year aggregates", ANY, NOT_A_PERIOD),
    ("2003/04-2005/07", ANY, NOT_A_PERIOD),
    ("2020-2018", ANY, NOT_A_PERIOD),
    ("2012 to 2012 March snapshot", ANY, NOT_A_PERIOD),
    ("2012-03 to 2014-04", ANY, NOT_A_PERIOD),
    ("2012-13 to 2014-13", MONTH, NOT_A_PERIOD),
    ("2018 to 2020 financial years", ANY, NOT_A_PERIOD),  # three or two
    ("2012/13 to 2014/15 calendar years", ANY, NOT_A_PERIOD),
    ("2019 financial year", ANY, NOT_A_PERIOD),
    ("2019", YEARS, NOT_A_PERIOD),  # the middle of a range
    ("2012/13 calendar year", ANY, NOT_A_PERIOD),
    ("2016-13", ANY, NOT_A_PERIOD),
    ("201613", ANY, NOT_A_PERIOD),
    ("2016-02-30", ANY, NOT_A_PERIOD),
    ("week to 2016-02-30", ANY, NOT_A_PERIOD),
    ("30 February 2016", ANY, NOT_A_PERIOD),
    ("Feb-Apr 2018", ANY, NOT_A_PERIOD),
    ("Jan-Jun 2018", ANY, NOT_A_PERIOD),
    ("1066", ANY, NOT_A_PERIOD),
    ("2010/11", CALENDAR, "is a financial year, where a calendar year was expected"),
    ("2010", FINANCIAL, NOT_A_PERIOD),
    ("201610", FINANCIAL, NOT_A_PERIOD),
    ("2016-07-02", MONTH, "is a day, where a month was expected"),
    ("2016-07-02", YEARS, "is a day, where a stretch of years was expected"),
    ("2019-2021", CALENDAR, "is a stretch of years, where a calendar year was expected"),
    ("2014/15 school year", FINANCIAL, "is a school year, where a financial year was expected"),
    ("April 2016 calendar year", ANY, "is said to be a calendar year and is a month"),
    ("4-year aggregate (2018-2022)", ANY, "is said to take 4 years together and names 5"),
    ("3-year aggregate 2019", ANY, "is said to take 3 years together and names 1"),
]


@pytest.mark.parametrize(("published", "asked", "message"), REFUSED)
def test_what_could_mean_several_periods_is_refused(published, asked, message):
    with pytest.raises(Unknown) as refused:
        read_period(published, asked)
    assert message in str(refused.value)


BEFORE = [
    # period                           years  that many years before
    (financial_year(2022), 5, financial_year(2017)),
    (financial_year(2000), 1, financial_year(1999)),
    (calendar_year(2022), 1, calendar_year(2021)),
    (read_period("2021/22 survey"), 2, read_period("2019/20 survey")),
    (read_period("2014/15 school year"), -1, read_period("2015/16 school year")),
    (read_period("2018-2020"), 1, read_period("2017-2019")),
    (read_period("2018/19-2020/21"), 2, read_period("2016/17-2018/19")),
    (read_period("2012-03 to 2014-03"), 1, read_period("2011-03 to 2013-03")),
    (quarter(2022, 1), 3, quarter(2019, 1)),
    (month(2010, 12), 1, month(2009, 12)),
    (on_day(date(2024, 2, 29)), 1, on_day(date(2023, 2, 28))),
    (on_day(date(2022, 6, 30)), 5, on_day(date(2017, 6, 30))),
    (week_to(date(2023, 6, 25)), 1, week_to(date(2022, 6, 26))),  # Sundays both
    (week_to(date(2023, 6, 25)), 3, week_to(date(2020, 6, 28))),
    (week_to(date(2024, 6, 30)), 4, week_to(date(2020, 6, 28))),
]


@pytest.mark.parametrize(("period", "years", "before"), BEFORE)
def test_the_same_period_some_years_before(period, years, before):
    assert years_before(period, years) == before


NEXT = [
    (financial_year(2021), financial_year(2022)),
    (calendar_year(2021), calendar_year(2022)),
    (read_period("2018-2020"), read_period("2019-2021")),
    (quarter(2021, 4), quarter(2022, 1)),
    (quarter(2021, 2), quarter(2021, 3)),
    (month(2021, 12), month(2022, 1)),
    (month(2021, 1), month(2021, 2)),
    (week_to(date(2023, 12, 31)), week_to(date(2024, 1, 7))),
    (on_day(date(2023, 6, 30)), on_day(date(2024, 6, 30))),  # counts on a day are made once a year
]


@pytest.mark.parametrize(("period", "after"), NEXT)
def test_the_period_that_follows(period, after):
    assert next_period(period) == after


@pytest.mark.parametrize(
    ("period", "years"), [(calendar_year(1900), 1), (on_day(date(1900, 1, 1)), 1), (month(2199, 12), -1)]
)
def test_no_period_lies_outside_the_years_that_figures_are_of(period, years):
    with pytest.raises(Unknown, match="only the years 1900 to 2199"):
        years_before(period, years)


@pytest.mark.parametrize("last", [calendar_year(2199), quarter(2199, 4), month(2199, 12)])
def test_no_period_follows_the_last(last):
    with pytest.raises(Unknown, match="the year 2200"):
        next_period(last)
