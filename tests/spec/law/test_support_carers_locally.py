"""CARE-3: criteria for carers, an advice service, a statement on short breaks."""

import pytest

from comhla.law.facts import NOT_DONE, Evidence, Publication, PublicationKind
from tests.lib.law import an_authority, day, finding, findings, outcome

DUTY = "CARE-3"
REVIEW = "review_criteria_every_three_years"
CRITERIA, SHORT_BREAKS = PublicationKind.CARER_CRITERIA, PublicationKind.SHORT_BREAKS_STATEMENT


def published(kind, on, **facts):
    return Publication(**{"id": f"{kind.value}-{on}", "kind": kind, "published_on": on, **facts})


def with_publications(*rows, **facts):
    return an_authority(publications=rows, **facts)


SET_ON = day("2021-03-01")


def criteria(*reviews, on=SET_ON):
    return published(CRITERIA, on, reviewed_on=tuple(day(each) for each in reviews))


# editions, as at, outcome of the three years from 1 March 2021. How they are counted was not read: the third
# anniversary is a question of its own, and what comes after it a warning.
REVIEWS = [
    ((criteria(),), "2024-02-29", "not_yet_due"),
    ((criteria(),), "2024-03-01", "for_a_person"),
    ((criteria(),), "2024-03-02", "for_a_person"),
    ((criteria("2024-02-29"),), "2024-03-02", "met"),
    ((criteria("2024-02-29"),), "2024-02-28", "not_yet_due"),
    ((criteria("2024-03-01"),), "2024-03-02", "for_a_person"),
    ((criteria("2024-03-02"),), "2024-03-02", "for_a_person"),
    ((criteria(), criteria(on=day("2023-09-01"))), "2024-03-02", "met"),
    ((criteria(), published(CRITERIA, NOT_DONE, reviewed_on=())), "2024-03-02", "for_a_person"),
    ((criteria(), published(CRITERIA, None, reviewed_on=())), "2024-03-02", "cannot_tell"),
    ((published(CRITERIA, day("2021-03-01")),), "2024-03-02", "cannot_tell"),
]


@pytest.mark.parametrize(("editions", "as_at", "expected"), REVIEWS)
def test_review_criteria_every_three_years(editions, as_at, expected):
    facts = with_publications(*editions)
    assert outcome(DUTY, REVIEW, facts, as_at=as_at, subject="criteria-2021-03-01") == expected


# reviewed on, as at, the end of the reason
REASONS = [
    ((), "2024-03-01", "was not read: is that day still in time?"),
    ((), "2024-03-02", "so this is a question and no breach."),
    (("2024-03-01",), "2024-03-02", "was not read: was that in time?"),
    (("2024-03-02",), "2024-03-02", "so this is a question and no breach."),
]


@pytest.mark.parametrize(("reviews", "as_at", "ending"), REASONS)
def test_the_anniversary_is_a_question_and_later_a_warning(reviews, as_at, ending):
    facts = with_publications(criteria(*reviews))
    found = finding(DUTY, REVIEW, facts, as_at=as_at, subject="criteria-2021-03-01")
    assert found.because.endswith(ending)
    assert found.citation.verified.value == "part seen"


def test_a_review_begins_another_three_years():
    found = finding(
        DUTY, REVIEW, with_publications(criteria("2024-02-20")), as_at="2024-02-20", subject="criteria-2024-02-20"
    )
    assert found.due == day("2027-02-19")


# publications, as at, outcome
STATEMENTS = [
    ((), "2024-03-01", "not_met"),
    ((published(SHORT_BREAKS, NOT_DONE),), "2024-03-01", "not_met"),
    ((published(SHORT_BREAKS, None),), "2024-03-01", "cannot_tell"),
    ((published(SHORT_BREAKS, day("2024-03-01")),), "2024-03-01", "met"),
    ((published(SHORT_BREAKS, day("2024-03-01")),), "2024-02-29", "not_met"),
]


@pytest.mark.parametrize(("rows", "as_at", "expected"), STATEMENTS)
def test_publish_short_breaks_statement(rows, as_at, expected):
    assert outcome(DUTY, "publish_short_breaks_statement", with_publications(*rows), as_at=as_at) == expected


# publications, outcome; the day by which the first criteria were due was not read, so silence is a question
CRITERIA_SET = [
    ((), "for_a_person"),
    ((published(CRITERIA, None),), "cannot_tell"),
    ((criteria(),), "met"),
]


@pytest.mark.parametrize(("rows", "expected"), CRITERIA_SET)
def test_publish_criteria(rows, expected):
    assert outcome(DUTY, "publish_criteria", with_publications(*rows), as_at="2021-03-01") == expected


@pytest.mark.parametrize(("dated_on", "expected"), [("2024-03-01", "met"), ("2024-03-02", "not_evidenced")])
def test_run_advice_service(dated_on, expected):
    kept = (Evidence(id="e", duty=DUTY, part="run_advice_service", what="Contract", dated_on=day(dated_on)),)
    assert outcome(DUTY, "run_advice_service", with_publications(evidence=kept), as_at="2024-03-01") == expected


def test_not_recorded():
    assert {each.outcome.value for each in findings(DUTY, an_authority(), as_at="2024-03-01")} == {"cannot_tell"}


@pytest.mark.parametrize(("as_at", "number"), [("2018-03-31", 0), ("2018-04-01", 3)])
def test_the_act_counts_from_1_april_2018(as_at, number):
    assert len(findings(DUTY, with_publications(), as_at=as_at)) == number
