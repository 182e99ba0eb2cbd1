"""ACC-1: submit, publish and consider the unaudited accounts."""

import pytest

from comhla.law.facts import NOT_DONE, AnnualAccounts, BoardEstablishment
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, started

DUTY = "ACC-1"


def with_accounts(*, year="2024-25", **facts):
    accounts = AnnualAccounts(**{"id": f"accounts-{year}", "financial_year": year, **facts})
    return an_authority(establishment=started(), accounts=(accounts,))


# done on, as at, outcome, for something due by 30 June
BY_30_JUNE = [
    (NOT_DONE, "2025-04-01", "not_yet_due"),
    (NOT_DONE, "2025-06-30", "not_yet_due"),
    (NOT_DONE, "2025-07-01", "not_met"),
    (None, "2025-06-30", "not_yet_due"),
    (None, "2025-07-01", "cannot_tell"),
    (day("2025-06-30"), "2025-06-29", "not_yet_due"),
    (day("2025-06-30"), "2025-06-30", "met"),
    (day("2025-07-01"), "2025-07-01", "not_met"),
]
PARTS_BY_30_JUNE = [
    ("submit_to_auditor", "submitted_on"),
    ("publish_unaudited_accounts", "unaudited_published_on"),
]


@pytest.mark.parametrize(("done_on", "as_at", "expected"), BY_30_JUNE)
@pytest.mark.parametrize(("part", "field"), PARTS_BY_30_JUNE)
def test_by_30_june(part, field, done_on, as_at, expected):
    facts = with_accounts(**{field: done_on})
    assert outcome(DUTY, part, facts, as_at=as_at, subject="2024-25") == expected


# considered on, as at, outcome
CONSIDERED = [
    (NOT_DONE, "2025-08-31", "not_yet_due"),
    (NOT_DONE, "2025-09-01", "not_met"),
    (None, "2025-09-01", "cannot_tell"),
    (day("2025-08-31"), "2025-08-31", "met"),
    (day("2025-09-01"), "2025-09-01", "not_met"),
]


@pytest.mark.parametrize(("considered_on", "as_at", "expected"), CONSIDERED)
def test_consider_unaudited_accounts(considered_on, as_at, expected):
    facts = with_accounts(considered_on=considered_on)
    assert outcome(DUTY, "consider_unaudited_accounts", facts, as_at=as_at, subject="2024-25") == expected


def test_no_day_moves_to_a_working_day():
    """30 June 2024 was a Sunday, and 31 August 2024 a Saturday."""
    facts = with_accounts(year="2023-24", submitted_on=day("2024-07-01"), considered_on=day("2024-09-02"))
    for part, due in [("submit_to_auditor", "2024-06-30"), ("consider_unaudited_accounts", "2024-08-31")]:
        found = finding(DUTY, part, facts, as_at="2024-10-01", subject="2023-24")
        assert (found.outcome.value, found.due) == ("not_met", day(due))


def test_accounts_one_day_late_say_so():
    found = finding(
        DUTY,
        "submit_to_auditor",
        with_accounts(submitted_on=day("2025-07-01")),
        as_at="2025-07-01",
        subject="2024-25",
    )
    assert found.because == (
        "Submission of the unaudited accounts for 2024-25 to the auditor: done on 1 July 2025, 1 day after the last"
        " day in time, 30 June 2025."
    )


# financial year, submitted one day late, outcome: other days of the pandemic were not read
PANDEMIC = [
    ("2018-19", "2019-07-01", "not_met"),
    ("2019-20", "2020-07-01", "for_a_person"),
    ("2020-21", "2021-07-01", "for_a_person"),
    ("2021-22", "2022-07-01", "not_met"),
]


@pytest.mark.parametrize(("year", "submitted_on", "expected"), PANDEMIC)
def test_days_of_the_pandemic_are_unverified(year, submitted_on, expected):
    facts = with_accounts(year=year, submitted_on=day(submitted_on))
    assert outcome(DUTY, "submit_to_auditor", facts, as_at="2022-12-01", subject=year) == expected


def years(facts, *, as_at):
    every = [each for each in findings(DUTY, facts, as_at=as_at) if each.part and each.part.key == "submit_to_auditor"]
    return {each.subject.id: each.outcome.value for each in every}


def established(on, **facts):
    return BoardEstablishment(established_on=day(on), **facts)


# established on, first year with accounts
FIRST_YEARS = [
    ("2015-04-01", "2015-16"),
    ("2016-02-06", "2015-16"),
    ("2016-03-31", "2015-16"),
    ("2016-04-01", "2016-17"),
]


@pytest.mark.parametrize(("established_on", "first"), FIRST_YEARS)
def test_accounts_begin_with_the_year_of_establishment(established_on, first):
    facts = an_authority(establishment=established(established_on), accounts=())
    assert min(years(facts, as_at="2018-04-01")) == first


def test_a_year_is_asked_about_from_the_first_of_april():
    facts = an_authority(establishment=established("2016-04-01"), accounts=())
    assert years(facts, as_at="2017-03-31") == {}
    assert years(facts, as_at="2017-04-01") == {"2016-17": "not_yet_due"}
    assert years(facts, as_at="2018-04-01") == {"2016-17": "not_met", "2017-18": "not_yet_due"}


def test_no_accounts_while_the_board_is_not_established():
    facts = an_authority(establishment=BoardEstablishment(established_on=NOT_DONE), accounts=())
    assert years(facts, as_at="2018-04-01") == {}


# wound up on, last year with accounts
WOUND_UP = [("2020-06-30", "2018-19"), ("2020-07-01", "2019-20")]


@pytest.mark.parametrize(("wound_up_on", "last"), WOUND_UP)
def test_a_board_that_was_wound_up_before_accounts_were_due_is_not_asked_for_them(wound_up_on, last):
    facts = an_authority(establishment=established("2016-02-06", wound_up_on=day(wound_up_on)), accounts=())
    assert max(years(facts, as_at="2025-04-01")) == last


def test_where_the_day_of_establishment_is_not_recorded_years_begin_with_the_first_accounts():
    accounts = AnnualAccounts(id="a", financial_year="2017-18", submitted_on=day("2018-06-20"))
    facts = an_authority(accounts=(accounts,))
    assert years(facts, as_at="2019-07-01") == {"2017-18": "met", "2018-19": "not_met"}


def test_where_no_accounts_are_recorded_either_it_cannot_be_told():
    assert years(an_authority(accounts=()), as_at="2017-07-01") == {"2015-16": "cannot_tell", "2016-17": "cannot_tell"}


def test_accounts_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2025-07-01") == "cannot_tell"


def test_lead_agencies_make_their_own():
    facts = an_authority(accounts=(), model=Model.BOTH_LEAD)
    assert outcome_of_the_whole(DUTY, facts, as_at="2025-07-01") == "not_applicable"
