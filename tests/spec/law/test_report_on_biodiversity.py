"""BIO-1: report on biodiversity at least every three years."""

import pytest

from comhla.law.facts import NOT_DONE, Publication, PublicationKind
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole

DUTY = "BIO-1"
FIRST, NEXT = "publish_first_report", "report_within_three_years"


def with_reports(*published):
    return an_authority(
        publications=tuple(
            Publication(id=f"bio-{number}", kind=PublicationKind.BIODIVERSITY_REPORT, published_on=on)
            for number, on in enumerate(published)
        )
    )


# published on, as at, outcome
FIRST_REPORTS = [
    ((), "2017-01-01", "for_a_person"),
    ((NOT_DONE,), "2017-01-01", "for_a_person"),
    ((None,), "2017-01-01", "cannot_tell"),
    ((day("2018-01-10"),), "2018-01-09", "for_a_person"),
    ((day("2018-01-10"),), "2018-01-10", "met"),
]


@pytest.mark.parametrize(("published", "as_at", "expected"), FIRST_REPORTS)
def test_publish_first_report(published, as_at, expected):
    assert outcome(DUTY, FIRST, with_reports(*published), as_at=as_at) == expected


# The report of 10 January 2018; the third anniversary is 10 January 2021, and whether it is in time was not read.
# next report, as at, outcome. Later is late on every reading, but the rule was read in part: a question, no breach.
NEXT_REPORTS = [
    ((), "2021-01-09", "not_yet_due"),
    ((), "2021-01-10", "for_a_person"),
    ((), "2021-01-11", "for_a_person"),
    ((None,), "2021-01-09", "not_yet_due"),
    ((None,), "2021-01-11", "cannot_tell"),
    ((day("2021-01-09"),), "2021-01-09", "met"),
    ((day("2021-01-10"),), "2021-01-09", "not_yet_due"),
    ((day("2021-01-10"),), "2021-06-01", "for_a_person"),
    ((day("2021-01-11"),), "2021-06-01", "for_a_person"),
]


@pytest.mark.parametrize(("following", "as_at", "expected"), NEXT_REPORTS)
def test_report_within_three_years(following, as_at, expected):
    facts = with_reports(day("2018-01-10"), *following)
    assert outcome(DUTY, NEXT, facts, as_at=as_at, subject="after-2018-01-10") == expected


def test_on_the_anniversary_the_question_is_how_to_count_and_after_it_how_late():
    facts = with_reports(day("2018-01-10"))
    assert "exactly 3 years after 10 January 2018" in finding(DUTY, NEXT, facts, as_at="2021-01-10").because
    late = finding(DUTY, NEXT, facts, as_at="2021-01-11")
    assert "it was due by 10 January 2021 and is not done" in late.because
    assert "a question and no breach" in late.because


def test_an_early_report_moves_the_next_one_forward():
    facts = with_reports(day("2018-01-10"), day("2019-02-01"))
    assert finding(DUTY, NEXT, facts, as_at="2020-01-01", subject="after-2019-02-01").due == day("2022-01-31")


def test_not_recorded_wrong_bearer_and_before_there_was_a_board():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2017-01-01") == "cannot_tell"
    assert outcome_of_the_whole(DUTY, an_authority(model=Model.BOTH_LEAD), as_at="2017-01-01") == "not_applicable"
    assert findings(DUTY, with_reports(), as_at="2015-05-26") == []
