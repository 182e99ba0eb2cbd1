"""DIR-1, fourth limb: follow the guidance on directions. Guidance warns and is never a breach."""

import pytest

from comhla.law.facts import Decision, Direction, DirectionNeeded, DirectionsReview, Evidence
from tests.lib.law import HEALTH_BOARD, an_authority, day, finding, findings, outcome, silent

DUTY = "DIR-1"


def a_direction(name="D-1", given="2025-05-14", **facts):
    return Direction(id=name, given_on=day(given), addressees=(HEALTH_BOARD,), **facts)


def with_decision(*directions, needed=DirectionNeeded.HEALTH_BOARD):
    decision = Decision(
        id="ward", title="Close the ward", decided_by="board", decided_on=day("2025-05-14"), direction_needed=needed
    )
    return an_authority(decisions=(decision,), directions=directions)


# directions that carry out the decision of 14 May 2025, as at, outcome
AFTER_DECISION = [
    ((), "2025-05-14", "not_evidenced"),
    ((a_direction(decision="another"),), "2025-05-14", "not_evidenced"),
    ((a_direction(decision="ward"),), "2025-05-14", "met"),
    ((a_direction(given="2025-06-02", decision="ward"),), "2025-06-01", "not_evidenced"),
    ((a_direction(given="2025-06-02", decision="ward"),), "2025-06-02", "for_a_person"),
    ((a_direction("D-1", decision="ward"), a_direction("D-2", decision="ward")), "2025-05-14", "for_a_person"),
]


@pytest.mark.parametrize(("directions", "as_at", "expected"), AFTER_DECISION)
def test_direct_after_decision(directions, as_at, expected):
    assert outcome(DUTY, "direct_after_decision", with_decision(*directions), as_at=as_at) == expected


def test_the_gap_is_shown():
    facts = with_decision(a_direction(given="2025-06-02", decision="ward"))
    assert finding(DUTY, "direct_after_decision", facts, as_at="2025-06-02").because == (
        "Close the ward was decided on 14 May 2025 and D-1 given 19 days later, on 2 June 2025."
        " Was that as soon as practicable?"
    )


@pytest.mark.parametrize("needed", [None, DirectionNeeded.NONE])
def test_decisions_that_need_no_direction_are_not_asked_about(needed):
    assert silent(DUTY, "direct_after_decision", with_decision(needed=needed), as_at="2025-06-01")


# part, field, what is recorded, outcome
FORM = [
    ("name_outcome_served", {"plan_outcome": "O2"}, "met"),
    ("name_outcome_served", {}, "not_evidenced"),
    ("set_day_for_review", {"review_on": day("2026-05-14")}, "met"),
    ("set_day_for_review", {}, "not_evidenced"),
    ("end_what_it_replaces", {"changes": ()}, "met"),
    ("end_what_it_replaces", {}, "not_evidenced"),
    ("end_what_it_replaces", {"changes": ("unrecorded",)}, "met"),
]


@pytest.mark.parametrize(("part", "facts", "expected"), FORM)
def test_the_form_of_a_direction(part, facts, expected):
    assert outcome(DUTY, part, an_authority(directions=(a_direction(**facts),)), as_at="2025-06-01") == expected


# last day of the earlier direction, as at, outcome
REPLACED = [
    (None, "2025-06-01", "for_a_person"),
    (day("2025-05-31"), "2025-05-31", "for_a_person"),
    (day("2025-05-31"), "2025-06-01", "met"),
]


@pytest.mark.parametrize(("last_day", "as_at", "expected"), REPLACED)
def test_end_what_it_replaces(last_day, as_at, expected):
    earlier = a_direction("D-0", "2024-05-14", last_day=last_day)
    facts = an_authority(directions=(earlier, a_direction(changes=("D-0",))))
    assert outcome(DUTY, "end_what_it_replaces", facts, as_at=as_at, subject="D-1") == expected


def test_evidence_serves_as_well():
    kept = (Evidence(id="e", duty=DUTY, what="Directions log", dated_on=day("2025-05-14")),)
    facts = an_authority(directions=(a_direction(),), evidence=kept)
    for part in ("name_outcome_served", "set_day_for_review", "end_what_it_replaces"):
        assert outcome(DUTY, part, facts, as_at="2025-06-01") == "met"


def test_directions_given_before_the_guidance_are_not_asked_about():
    for given, asked in (("2020-01-30", False), ("2020-01-31", True)):
        facts = an_authority(directions=(a_direction(given=given),))
        assert silent(DUTY, "name_outcome_served", facts, as_at="2020-06-01") is not asked


# the log was looked at on, as at, outcome for 2025-26
LOG = [
    ("2025-04-01", "2025-04-01", "met"),
    ("2026-03-31", "2026-03-30", "not_yet_due"),
    ("2026-03-31", "2026-03-31", "met"),
    ("2025-03-31", "2026-03-31", "not_yet_due"),
    ("2025-03-31", "2026-04-01", "not_evidenced"),
]


@pytest.mark.parametrize(("looked", "as_at", "expected"), LOG)
def test_report_log_yearly(looked, as_at, expected):
    facts = an_authority(directions_reviews=(DirectionsReview(reviewed_on=day(looked)),))
    assert outcome(DUTY, "report_log_yearly", facts, as_at=as_at, subject="log-2025-26") == expected


def test_the_log_is_asked_about_from_2020_21_on():
    facts = an_authority(directions_reviews=())
    found = [each.subject.id for each in findings(DUTY, facts, as_at="2022-03-31") if each.part is not None]
    assert found == ["log-2020-21", "log-2021-22"]
