"""CRC-1: report on children's rights, where functions for people under 18 are delegated."""

import pytest

from comhla.law.facts import NOT_DONE, Ages, DelegatedFunction, Evidence, Publication, PublicationKind
from comhla.reference.models import Model
from tests.lib.law import a_scheme, an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "CRC-1"
PUBLISH, CHILD, COPY = "publish_report", "publish_version_for_children", "send_copy_to_ministers"
CONTENT = "report_on_past_and_next_actions"
FIRST = "period-to-2026-03-31"
KIND = PublicationKind.CHILDREN_RIGHTS_REPORT


def a_report(published_on, **facts):
    return Publication(
        **{
            "id": "r",
            "kind": KIND,
            "period_first_day": day("2024-07-16"),
            "period_last_day": day("2026-03-31"),
            "published_on": published_on,
            **facts,
        }
    )


def a_function(ages=Ages.CHILDREN, **facts):
    return DelegatedFunction(**{"id": "f", "name": "Health visiting", "ages": ages, **facts})


FOR_CHILDREN = (a_function(),)


def delegated(*reports, functions=FOR_CHILDREN, **facts):
    return an_authority(publications=reports, schemes=(a_scheme(functions=functions),), **facts)


# published on, as at, outcome for the first period. No last day is set: a gap is never late by itself.
PUBLISHED = [
    ((), "2026-03-31", "not_yet_due"),
    ((), "2026-04-01", "for_a_person"),
    ((), "2026-11-22", "for_a_person"),
    ((NOT_DONE,), "2026-11-22", "for_a_person"),
    ((None,), "2026-11-22", "for_a_person"),
    ((day("2026-06-30"),), "2026-06-29", "for_a_person"),
    ((day("2026-06-30"),), "2026-06-30", "for_a_person"),
    ((day("2026-03-31"),), "2026-04-01", "for_a_person"),
]


@pytest.mark.parametrize(("days", "as_at", "expected"), PUBLISHED)
def test_publish_report(days, as_at, expected):
    facts = delegated(*(a_report(each) for each in days))
    assert outcome(DUTY, PUBLISH, facts, as_at=as_at, subject=FIRST) == expected


def test_the_gap_is_shown():
    found = finding(DUTY, PUBLISH, delegated(a_report(day("2026-06-30"))), as_at="2026-07-01", subject=FIRST)
    assert found.because == (
        "The reporting period ended on 31 March 2026 and the report was published 91 days later, on 30 June 2026."
        " Was that as soon as practicable?"
    )


def test_a_report_without_a_period_cannot_be_placed():
    facts = delegated(a_report(day("2026-06-30"), period_last_day=None))
    assert outcome(DUTY, PUBLISH, facts, as_at="2026-07-01", subject=FIRST) == "cannot_tell"


# functions, outcome of the first period. All ages include people under 18.
FUNCTIONS = [
    (None, "cannot_tell"),
    ((), "not_applicable"),
    ((a_function(Ages.ADULTS),), "not_applicable"),
    ((a_function(Ages.ALL),), "for_a_person"),
    ((a_function(None),), "cannot_tell"),
    ((a_function(None), a_function(Ages.CHILDREN, id="g")), "for_a_person"),
    ((a_function(last_day=day("2024-07-15")),), "not_applicable"),
    ((a_function(last_day=day("2024-07-16")),), "for_a_person"),
    ((a_function(first_day=day("2026-03-31")),), "for_a_person"),
    ((a_function(first_day=day("2026-04-01")),), "not_applicable"),
]


@pytest.mark.parametrize(("functions", "expected"), FUNCTIONS)
def test_only_where_a_function_for_people_under_18_is_delegated(functions, expected):
    facts = delegated(functions=functions)
    assert outcome(DUTY, PUBLISH, facts, as_at="2026-06-01", subject=FIRST) == expected


def test_a_function_that_is_yet_to_be_delegated_is_not_known():
    facts = delegated(functions=(a_function(first_day=day("2026-01-01")),))
    assert outcome(DUTY, PUBLISH, facts, as_at="2025-12-31", subject=FIRST) == "not_applicable"
    assert outcome(DUTY, PUBLISH, facts, as_at="2026-01-01", subject=FIRST) == "not_yet_due"


def test_periods():
    found = findings(DUTY, delegated(), as_at="2029-04-01")
    assert [each.subject.id for each in found] == [FIRST, "period-to-2029-03-31", "period-to-2032-03-31"]
    assert [each.subject.opens for each in found] == [day("2024-07-16"), day("2026-04-01"), day("2029-04-01")]
    assert [each.outcome.value for each in found] == ["for_a_person", "for_a_person", "not_yet_due"]


@pytest.mark.parametrize(("as_at", "periods"), [("2024-07-15", 0), ("2024-07-16", 1), ("2026-04-01", 2)])
def test_a_period_is_asked_about_from_its_first_day(as_at, periods):
    assert len(findings(DUTY, delegated(), as_at=as_at)) == periods


# version for children published on, as at, outcome; the report was published on 30 June 2026
VERSIONS = [
    (None, "2026-07-01", "cannot_tell"),
    (NOT_DONE, "2026-07-01", "not_met"),
    (day("2026-06-30"), "2026-07-01", "met"),
    (day("2026-07-14"), "2026-07-13", "not_met"),
    (day("2026-07-14"), "2026-07-14", "for_a_person"),
]


@pytest.mark.parametrize(("version", "as_at", "expected"), VERSIONS)
def test_publish_version_for_children(version, as_at, expected):
    facts = delegated(a_report(day("2026-06-30"), child_version_published_on=version))
    assert outcome(DUTY, CHILD, facts, as_at=as_at) == expected


# copy sent on, as at, outcome
COPIES = [
    (None, "2026-07-01", "cannot_tell"),
    (NOT_DONE, "2026-11-22", "for_a_person"),
    (day("2026-06-30"), "2026-07-01", "met"),
    (day("2026-07-14"), "2026-07-14", "for_a_person"),
]


@pytest.mark.parametrize(("sent", "as_at", "expected"), COPIES)
def test_send_copy_to_ministers(sent, as_at, expected):
    facts = delegated(a_report(day("2026-06-30"), sent_to_recipient_on=sent))
    assert outcome(DUTY, COPY, facts, as_at=as_at) == expected


# complete, evidence, outcome
CONTENTS = [(True, False, "met"), (False, True, "not_met"), (None, False, "not_evidenced"), (None, True, "met")]


@pytest.mark.parametrize(("complete", "shown", "expected"), CONTENTS)
def test_report_on_past_and_next_actions(complete, shown, expected):
    kept = (Evidence(id="e", duty=DUTY, part=CONTENT, what="Checklist", dated_on=day("2026-06-30")),) if shown else ()
    facts = delegated(a_report(day("2026-06-30"), complete=complete), evidence=kept)
    assert outcome(DUTY, CONTENT, facts, as_at="2026-07-01") == expected


@pytest.mark.parametrize("part", [CHILD, COPY, CONTENT])
@pytest.mark.parametrize(
    ("facts", "as_at"),
    [
        (delegated(), "2026-07-01"),
        (delegated(a_report(NOT_DONE)), "2026-07-01"),
        (delegated(a_report(day("2026-03-01"))), "2026-03-31"),
        (delegated(a_report(day("2026-06-30")), functions=()), "2026-07-01"),
    ],
)
def test_nothing_is_said_of_a_report_that_is_not_due_or_not_there(part, facts, as_at):
    assert silent(DUTY, part, facts, as_at=as_at)


def test_a_lead_agency_area_has_no_board_to_report():
    facts = an_authority(publications=(), model=Model.BOTH_LEAD)
    assert outcome_of_the_whole(DUTY, facts, as_at="2026-06-01") == "not_applicable"


def test_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2026-06-01") == "cannot_tell"
