"""CLIM-1: report on climate change duties each year."""

import pytest

from comhla.law.facts import NOT_DONE, BoardEstablishment, Publication, PublicationKind
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "CLIM-1"
BY_30_NOVEMBER, FORM, TARGETS = "report_by_30_november", "complete_set_form", "give_targets"


def a_report(published_on, *, last="2024-03-31", **facts):
    return Publication(
        id=facts.pop("id", "climate"),
        kind=PublicationKind.CLIMATE_REPORT,
        published_on=published_on,
        period_last_day=last and day(last),
        **facts,
    )


def with_reports(*reports):
    return an_authority(publications=reports)


# report for 2023-24 sent on, as at, outcome. 30 November itself is in time, also on a Saturday as in 2024.
SENT = [
    ((), "2024-04-01", "not_yet_due"),
    ((), "2024-11-30", "not_yet_due"),
    ((), "2024-12-01", "not_met"),
    ((a_report(NOT_DONE),), "2024-12-01", "not_met"),
    ((a_report(None),), "2024-11-30", "not_yet_due"),
    ((a_report(None),), "2024-12-01", "cannot_tell"),
    ((a_report(day("2024-11-30")),), "2024-11-29", "not_yet_due"),
    ((a_report(day("2024-11-30")),), "2024-11-30", "met"),
    ((a_report(day("2024-12-01")),), "2024-12-01", "not_met"),
    ((a_report(day("2024-11-30"), last=None),), "2024-12-01", "cannot_tell"),
    ((a_report(day("2024-11-30"), last="2023-03-31"),), "2024-12-01", "not_met"),
    ((a_report(day("2024-11-30"), last="2024-04-30", period_first_day=day("2023-04-01")),), "2024-12-01", "met"),
    ((a_report(day("2024-11-30"), last="2024-04-30", period_first_day=day("2023-04-02")),), "2024-12-01", "not_met"),
]


@pytest.mark.parametrize(("reports", "as_at", "expected"), SENT)
def test_report_by_30_november(reports, as_at, expected):
    assert outcome(DUTY, BY_30_NOVEMBER, with_reports(*reports), as_at=as_at, subject="2023-24") == expected


def test_a_late_report_says_how_late():
    found = finding(
        DUTY, BY_30_NOVEMBER, with_reports(a_report(day("2024-12-14"))), as_at="2025-01-01", subject="2023-24"
    )
    assert found.because == (
        "The climate report for 2023-24: done on 14 December 2024, 14 days after the last day in time, 30 November 2024."
    )


# established on, as at 1 December 2016: outcome for 2015-16, with nothing recorded as sent
@pytest.mark.parametrize(
    ("established", "expected"),
    [("2016-02-06", "for_a_person"), ("2015-04-01", "not_met"), ("2015-04-02", "for_a_person")],
)
def test_a_year_in_which_the_board_came_into_being_is_a_question(established, expected):
    facts = with_reports().replace(establishment=BoardEstablishment(established_on=day(established)))
    assert outcome(DUTY, BY_30_NOVEMBER, facts, as_at="2016-12-01", subject="2015-16") == expected
    assert outcome(DUTY, BY_30_NOVEMBER, facts, as_at="2016-11-30", subject="2015-16") == "not_yet_due"
    late = facts.replace(publications=(a_report(day("2016-12-01"), last="2016-03-31"),))
    assert outcome(DUTY, BY_30_NOVEMBER, late, as_at="2016-12-01", subject="2015-16") == expected
    in_time = facts.replace(publications=(a_report(day("2016-11-30"), last="2016-03-31"),))
    assert outcome(DUTY, BY_30_NOVEMBER, in_time, as_at="2016-12-01", subject="2015-16") == "met"


def test_the_first_year_is_2015_16():
    assert {each.subject.id for each in findings(DUTY, with_reports(), as_at="2017-04-01")} == {"2015-16", "2016-17"}
    assert findings(DUTY, with_reports(), as_at="2016-03-31") == []
    before_the_order = with_reports().replace(establishment=BoardEstablishment(established_on=day("2014-04-02")))
    assert {each.subject.id for each in findings(DUTY, before_the_order, as_at="2016-04-01")} == {"2015-16"}


@pytest.mark.parametrize(("complete", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_complete_set_form(complete, expected):
    facts = with_reports(a_report(day("2024-11-30"), complete=complete))
    assert outcome(DUTY, FORM, facts, as_at="2024-11-30", subject="2023-24") == expected
    assert silent(DUTY, FORM, facts, as_at="2024-11-29")


# year ended, targets given, outcome. The Order was amended on 9 November 2020.
GIVEN = [
    ("2024-03-31", True, "met"),
    ("2024-03-31", False, "not_met"),
    ("2024-03-31", None, "cannot_tell"),
    ("2022-03-31", False, "not_met"),
    ("2021-03-31", False, "for_a_person"),
    ("2021-03-31", True, "met"),
]


@pytest.mark.parametrize(("ended", "given", "expected"), GIVEN)
def test_give_targets(ended, given, expected):
    report = a_report(day(ended).replace(month=11, day=30), last=ended, emission_targets_given=given)
    assert outcome(DUTY, TARGETS, with_reports(report), as_at="2024-12-01") == expected


def test_targets_were_not_asked_for_before_the_amendment():
    report = a_report(day("2020-11-30"), last="2020-03-31", emission_targets_given=False, complete=True)
    assert silent(DUTY, TARGETS, with_reports(report), as_at="2024-12-01")
    assert outcome(DUTY, FORM, with_reports(report), as_at="2024-12-01", subject="2019-20") == "met"
    assert findings(DUTY, with_reports(report), as_at="2024-12-01")[0].version.number == 1


def test_not_recorded_and_wrong_bearer():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2024-12-01") == "cannot_tell"
    assert outcome_of_the_whole(DUTY, an_authority(model=Model.BOTH_LEAD), as_at="2024-12-01") == "not_applicable"
