"""act-2014/s35: publish the strategic plan, and with it a statement of how it was prepared."""

import pytest

from comhla.law.facts import NOT_DONE, Evidence, Plan, Stage
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "act-2014/s35"
FINALISED = day("2024-02-20")


def with_plan(**facts):
    return an_authority(plans=(Plan(id="plan-2024", title="Plan 2024", finalised_on=FINALISED, **facts),))


# published on, as at, outcome
GAPS = [
    (None, "2024-02-20", "for_a_person"),
    (NOT_DONE, "2024-03-20", "for_a_person"),
    (day("2024-02-20"), "2024-02-20", "met"),
    (day("2024-06-03"), "2024-06-02", "for_a_person"),
    (day("2024-06-03"), "2024-06-03", "for_a_person"),
]


@pytest.mark.parametrize(("published_on", "as_at", "expected"), GAPS)
def test_publish_without_delay(published_on, as_at, expected):
    assert outcome(DUTY, "publish_without_delay", with_plan(published_on=published_on), as_at=as_at) == expected


def test_the_gap_is_shown_and_a_person_asked():
    found = finding(DUTY, "publish_without_delay", with_plan(published_on=day("2024-06-03")), as_at="2024-06-03")
    assert found.because == (
        "Plan 2024 was finalised on 20 February 2024 and published 104 days later, on 3 June 2024."
        " Was that as soon as practicable?"
    )


# statement published on, as at, outcome
STATEMENTS = [
    (None, "2024-03-01", "cannot_tell"),
    (NOT_DONE, "2024-03-01", "not_met"),
    (day("2024-03-01"), "2024-03-01", "met"),
    (day("2024-03-15"), "2024-03-14", "not_met"),
    (day("2024-03-15"), "2024-03-15", "not_met"),
    (day("2024-02-29"), "2024-03-01", "not_met"),
]


@pytest.mark.parametrize(("statement_on", "as_at", "expected"), STATEMENTS)
def test_publish_statement_with_plan(statement_on, as_at, expected):
    facts = with_plan(published_on=day("2024-03-01"), statement_published_on=statement_on)
    assert outcome(DUTY, "publish_statement_with_plan", facts, as_at=as_at) == expected


def test_publish_statement_with_plan_says_nothing_before_publication():
    assert silent(DUTY, "publish_statement_with_plan", with_plan(published_on=NOT_DONE), as_at="2024-03-01")


ALL_BUT_GROUP_STAGES = tuple(stage for stage in Stage if "GROUP" not in stage.name)


@pytest.mark.parametrize(
    ("covers", "expected"),
    [(None, "not_evidenced"), (tuple(Stage), "met"), (ALL_BUT_GROUP_STAGES, "not_evidenced"), ((), "not_evidenced")],
)
def test_statement_covers_every_step(covers, expected):
    facts = with_plan(published_on=day("2024-03-01"), statement_published_on=day("2024-03-01"), statement_covers=covers)
    assert outcome(DUTY, "statement_covers_every_step", facts, as_at="2024-03-01") == expected


def test_statement_covers_every_step_by_evidence():
    facts = with_plan(published_on=day("2024-03-01"), statement_published_on=day("2024-03-01")).replace(
        evidence=(Evidence(id="e", duty=DUTY, what="Checklist of the statement", dated_on=day("2024-03-02")),)
    )
    assert outcome(DUTY, "statement_covers_every_step", facts, as_at="2024-03-02") == "met"
    assert outcome(DUTY, "statement_covers_every_step", facts, as_at="2024-03-01") == "not_evidenced"


def test_statement_covers_every_step_says_nothing_without_a_statement():
    assert silent(DUTY, "statement_covers_every_step", with_plan(statement_published_on=NOT_DONE), as_at="2024-03-01")


def test_plans_not_recorded_and_none():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2024-03-01") == "cannot_tell"
    assert findings(DUTY, an_authority(plans=()), as_at="2024-03-01") == []


def test_a_plan_that_is_not_final_is_not_asked_about():
    facts = an_authority(plans=(Plan(id="plan-2024", title="Plan 2024", finalised_on=NOT_DONE),))
    assert findings(DUTY, facts, as_at="2024-03-01") == []
