"""PSED-3: publish an equality mainstreaming report every two years; boards began by 30 April 2016."""

import pytest

from comhla.law.facts import NOT_DONE, BoardEstablishment, Publication, PublicationKind
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole

DUTY = "PSED-3"
PART = "publish_report_in_time"
KIND = PublicationKind.EQUALITY_MAINSTREAMING_REPORT
FIRST = f"{KIND.value}-first"


def reports(*days, **facts):
    published = tuple(Publication(id=f"r-{number}", kind=KIND, published_on=on) for number, on in enumerate(days))
    return an_authority(publications=published, **facts)


def after(text):
    return f"{KIND.value}-after-{text}"


# published on, as at, outcome for the first report
FIRST_REPORT = [
    ((), "2016-04-30", "not_yet_due"),
    ((), "2016-05-01", "not_met"),
    ((None,), "2016-04-30", "not_yet_due"),
    ((None,), "2016-05-01", "cannot_tell"),
    ((NOT_DONE,), "2016-05-01", "not_met"),
    ((day("2016-04-30"),), "2016-05-01", "met"),
    ((day("2016-04-30"),), "2016-04-29", "not_yet_due"),
    ((day("2016-05-01"),), "2016-05-01", "not_met"),
    ((day("2015-12-01"),), "2016-05-01", "met"),
    ((day("2017-04-30"),), "2017-04-30", "not_met"),
]


@pytest.mark.parametrize(("published", "as_at", "expected"), FIRST_REPORT)
def test_first_report_by_30_april_2016(published, as_at, expected):
    assert outcome(DUTY, PART, reports(*published), as_at=as_at, subject=FIRST) == expected


# last published, next published, as at, outcome. The second anniversary itself is in time.
LATER_REPORTS = [
    ("2024-04-30", None, "2026-04-30", "not_yet_due"),
    ("2024-04-30", None, "2026-05-01", "not_met"),
    ("2024-04-30", "2026-04-30", "2026-05-01", "met"),
    ("2024-04-30", "2026-05-01", "2026-05-01", "not_met"),
    ("2024-04-30", "2025-04-29", "2026-05-01", "met"),
    ("2024-03-20", "2026-04-30", "2026-05-01", "not_met"),
    ("2024-02-29", "2026-03-01", "2026-05-01", "met"),
    ("2024-02-29", "2026-03-02", "2026-05-01", "not_met"),
]


@pytest.mark.parametrize(("last", "following", "as_at", "expected"), LATER_REPORTS)
def test_later_reports_within_two_years_of_the_last(last, following, as_at, expected):
    published = [day(last)] if following is None else [day(last), day(following)]
    assert outcome(DUTY, PART, reports(*published), as_at=as_at, subject=after(last)) == expected


def test_publishing_early_moves_the_next_day_forward():
    facts = reports(day("2016-04-30"), day("2018-04-30"), day("2019-04-30"))
    found = finding(DUTY, PART, facts, as_at="2020-01-01", subject=after("2019-04-30"))
    assert (found.due, found.holds_until) == (day("2021-04-30"), day("2021-04-30"))


def test_a_board_tied_to_the_council_cycle_after_a_gap_is_late():
    facts = reports(day("2016-04-30"), day("2019-04-30"))
    found = finding(DUTY, PART, facts, as_at="2019-05-01", subject=after("2016-04-30"))
    assert found.because == (
        "The equality mainstreaming report after that of 30 April 2016: done on 30 April 2019, 365 days after the last"
        " day in time, 30 April 2018."
    )


def test_unbroken_cycle_of_a_board_falls_in_even_years():
    facts = reports(*(day(f"{year}-04-30") for year in range(2016, 2026, 2)))
    found = findings(DUTY, facts, as_at="2026-04-30")
    assert [each.outcome.value for each in found] == ["met"] * 5 + ["not_yet_due"]
    assert found[-1].due == day("2026-04-30")


# A board that was established after the first day of all.
LATE_BOARD = [("2018-09-30", []), ("2018-10-01", ["for_a_person"])]


@pytest.mark.parametrize(("as_at", "expected"), LATE_BOARD)
def test_a_board_established_after_the_first_day(as_at, expected):
    facts = reports(establishment=BoardEstablishment(established_on=day("2018-10-01")))
    assert [each.outcome.value for each in findings(DUTY, facts, as_at=as_at)] == expected


# established on, outcome on 1 May 2016: the first day of all is 30 April 2016
FIRST_DAY_OF_ALL = [("2016-04-29", "not_met"), ("2016-04-30", "not_met"), ("2016-05-01", "for_a_person")]


@pytest.mark.parametrize(("established_on", "expected"), FIRST_DAY_OF_ALL)
def test_a_board_established_about_the_first_day(established_on, expected):
    facts = reports(establishment=BoardEstablishment(established_on=day(established_on)))
    assert [each.outcome.value for each in findings(DUTY, facts, as_at="2016-05-01")] == [expected]


def test_a_board_established_before_the_first_day():
    facts = reports(establishment=BoardEstablishment(established_on=day("2016-02-06")))
    assert outcome(DUTY, PART, facts, as_at="2016-05-01", subject=FIRST) == "not_met"


def test_a_lead_agency_area_has_no_board_to_report():
    facts = reports(model=Model.BOTH_LEAD)
    assert outcome_of_the_whole(DUTY, facts, as_at="2026-05-01") == "not_applicable"
    assert "on a cycle that began by 30 April 2013" in findings(DUTY, facts, as_at="2026-05-01")[0].because


def test_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2016-04-30") == "cannot_tell"
