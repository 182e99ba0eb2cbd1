"""ISL-3: publish what was done for island communities."""

import pytest

from comhla.law.facts import NOT_DONE, AuthorityIdentity, Publication, PublicationKind
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "ISL-3"
EVERY_PERIOD, A_YEAR = "publish_for_every_period", "keep_period_to_a_year"


def information(first, last, published="2022-01-20", **facts):
    return Publication(
        id=facts.pop("id", "islands-2021"),
        kind=PublicationKind.ISLANDS_INFORMATION,
        period_first_day=first and day(first),
        period_last_day=last and day(last),
        published_on=published and day(published),
    )


def an_area(*publications, islands=True, **facts):
    identity = AuthorityIdentity(name="Strathmore", fictional=True, inhabited_islands=islands)
    return an_authority(**{"authority": identity, "publications": publications, **facts})


# first and last day of the period, outcome
PERIODS = [
    ("2020-12-23", "2021-12-22", "met"),
    ("2020-12-23", "2021-12-23", "not_met"),
    ("2021-04-01", "2021-09-30", "met"),
    ("2020-12-23", None, "cannot_tell"),
    (None, "2021-12-22", "cannot_tell"),
]


@pytest.mark.parametrize(("first", "last", "expected"), PERIODS)
def test_keep_period_to_a_year(first, last, expected):
    assert outcome(DUTY, A_YEAR, an_area(information(first, last)), as_at="2022-01-20") == expected
    assert findings(DUTY, an_area(information(first, last)), as_at="2020-12-22") == []


def test_a_period_not_yet_published_is_not_asked_about():
    planned = information("2020-12-23", "2021-12-22").replace(published_on=NOT_DONE)
    assert silent(DUTY, A_YEAR, an_area(planned), as_at="2022-02-01")


YEAR_ONE = information("2020-12-23", "2021-12-22")
YEAR_TWO = information("2021-12-23", "2022-12-22", "2023-02-01", id="islands-2022")
YEAR_THREE = information("2022-12-23", "2023-12-22", "2024-02-01", id="islands-2023")
# publications, as at, outcome. A period ends after a year at most; no last day is set for publishing.
EVERY = [
    ((), "2020-12-23", "not_yet_due"),
    ((), "2021-12-22", "not_yet_due"),
    ((), "2021-12-23", "for_a_person"),
    ((YEAR_ONE,), "2022-01-19", "for_a_person"),
    ((YEAR_ONE,), "2022-01-20", "not_yet_due"),
    ((YEAR_ONE,), "2022-12-22", "not_yet_due"),
    ((YEAR_ONE,), "2022-12-23", "for_a_person"),
    ((YEAR_ONE, YEAR_TWO), "2023-02-01", "not_yet_due"),
    ((YEAR_ONE, YEAR_THREE), "2024-02-01", "for_a_person"),
    ((information("2021-12-22", "2020-12-23"),), "2022-01-20", "for_a_person"),
]


@pytest.mark.parametrize(("publications", "as_at", "expected"), EVERY)
def test_publish_for_every_period(publications, as_at, expected):
    assert outcome(DUTY, EVERY_PERIOD, an_area(*publications), as_at=as_at) == expected


def test_a_gap_is_shown():
    found = finding(DUTY, EVERY_PERIOD, an_area(YEAR_ONE, YEAR_THREE), as_at="2024-02-01")
    assert "none for the time from 23 December 2021 to 22 December 2022" in found.because


@pytest.mark.parametrize(("islands", "expected"), [(False, "not_applicable"), (None, "cannot_tell")])
def test_only_an_area_with_inhabited_islands_is_asked(islands, expected):
    facts = an_area(YEAR_ONE, islands=islands)
    assert outcome(DUTY, EVERY_PERIOD, facts, as_at="2022-02-01") == expected
    assert silent(DUTY, A_YEAR, facts, as_at="2022-02-01")


def test_publications_not_recorded_and_wrong_bearer():
    assert outcome_of_the_whole(DUTY, an_area(publications=None), as_at="2022-02-01") == "cannot_tell"
    assert outcome_of_the_whole(DUTY, an_area(model=Model.BOTH_LEAD), as_at="2022-02-01") == "not_applicable"
