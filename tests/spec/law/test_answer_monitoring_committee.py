"""act-2014/s43: answer the monitoring committee's reports, and help it."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    CommitteeReport,
    Evidence,
    InformationRequest,
    Judged,
    Judgement,
    Recommendation,
    RequestPurpose,
)
from comhla.reference.models import Model
from tests.lib.law import HEALTH_BOARD, an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "act-2014/s43"
RECEIVED = day("2024-05-02")
SOME = (Recommendation(id="rec-1", what="Publish waiting times"), Recommendation(id="rec-2", what="Hear carers"))


def with_report(**facts):
    report = CommitteeReport(id="report", received_on=RECEIVED, **facts)
    return an_authority(model=Model.BOTH_LEAD, committee_reports=(report,), information_requests=())


# evidence dated, as at, outcome
@pytest.mark.parametrize(
    ("dated_on", "as_at", "expected"),
    [
        (None, "2024-06-01", "not_evidenced"),
        ("2024-05-20", "2024-05-20", "met"),
        ("2024-05-20", "2024-05-19", "not_evidenced"),
    ],
)
def test_have_regard_to_the_report(dated_on, as_at, expected):
    kept = [Evidence(id="e", duty=DUTY, subject="report", what="Item 5", dated_on=day(dated_on))] if dated_on else []
    facts = with_report().replace(evidence=tuple(kept))
    assert outcome(DUTY, "have_regard_to_the_report", facts, as_at=as_at) == expected


# recommendations, written answer, as at, outcome
ANSWERS = [
    (SOME, day("2024-06-20"), "2024-06-20", "met"),
    (SOME, day("2024-06-20"), "2024-06-19", "for_a_person"),
    (SOME, NOT_DONE, "2024-05-02", "for_a_person"),
    (SOME, NOT_DONE, "2029-05-02", "for_a_person"),
    (SOME, None, "2024-06-20", "cannot_tell"),
    ((), NOT_DONE, "2024-06-20", "not_applicable"),
    ((), None, "2024-06-20", "not_applicable"),
    (None, NOT_DONE, "2024-06-20", "cannot_tell"),
    (None, day("2024-06-20"), "2024-06-20", "met"),
]


@pytest.mark.parametrize(("recommendations", "answered_on", "as_at", "expected"), ANSWERS)
def test_answer_recommendations_in_writing(recommendations, answered_on, as_at, expected):
    facts = with_report(recommendations=recommendations, written_response_on=answered_on)
    assert outcome(DUTY, "answer_recommendations_in_writing", facts, as_at=as_at) == expected


# written answer, as at, outcome
@pytest.mark.parametrize(
    ("answered_on", "as_at", "expected"),
    [("2024-05-02", "2024-05-02", "met"), ("2024-05-03", "2024-05-03", "for_a_person")],
)
def test_answer_without_delay(answered_on, as_at, expected):
    facts = with_report(recommendations=SOME, written_response_on=day(answered_on))
    assert outcome(DUTY, "answer_without_delay", facts, as_at=as_at) == expected


def test_the_gap_is_shown_and_never_a_breach_by_itself():
    facts = with_report(recommendations=SOME, written_response_on=day("2025-05-02"))
    found = finding(DUTY, "answer_without_delay", facts, as_at="2025-05-02")
    assert found.because == (
        "The recommendations received on 2 May 2024 were answered 365 days later, on 2 May 2025."
        " Was that as soon as practicable?"
    )
    judged = Judgement(
        id="j",
        duty=DUTY,
        part="answer_without_delay",
        answer=Judged.NOT_MET,
        reasons="A year is too long.",
        judged_by="chair of the committee",
        judged_on=day("2025-05-03"),
    )
    part = "answer_without_delay"
    assert outcome(DUTY, part, facts.replace(judgements=(judged,)), as_at="2025-05-03") == "not_met"


@pytest.mark.parametrize("facts", [{"recommendations": SOME, "written_response_on": NOT_DONE}, {"recommendations": ()}])
def test_without_answer_or_recommendation_there_is_no_gap(facts):
    assert silent(DUTY, "answer_without_delay", with_report(**facts), as_at="2025-05-03")


def with_request(purpose=RequestPurpose.MONITORING_COMMITTEE, **facts):
    request = InformationRequest(
        id="figures", purpose=purpose, asked_of=HEALTH_BOARD, asked_on=day("2024-02-01"), **facts
    )
    return an_authority(model=Model.BOTH_LEAD, committee_reports=(), information_requests=(request,))


# needed by, supplied on, as at, outcome
HELP = [
    (None, None, "2024-02-01", "not_yet_due"),
    ("2024-03-01", None, "2024-03-01", "not_yet_due"),
    ("2024-03-01", None, "2024-03-02", "for_a_person"),
    ("2024-03-01", "2024-03-01", "2024-03-01", "met"),
    ("2024-03-01", "2024-03-02", "2024-03-02", "for_a_person"),
]


@pytest.mark.parametrize(("needed_by", "supplied_on", "as_at", "expected"), HELP)
def test_help_the_committee(needed_by, supplied_on, as_at, expected):
    facts = with_request(needed_by=needed_by and day(needed_by), supplied_on=supplied_on and day(supplied_on))
    assert outcome(DUTY, "help_the_committee", facts, as_at=as_at) == expected


def test_requests_for_other_work_belong_elsewhere():
    assert findings(DUTY, with_request(RequestPurpose.PLAN), as_at="2024-06-01") == []


def test_nothing_recorded_and_none():
    found = findings(DUTY, an_authority(model=Model.BOTH_LEAD), as_at="2024-06-01")
    assert [(each.outcome.value, each.answer.missing) for each in found] == [
        ("cannot_tell", ("committee_reports",)),
        ("cannot_tell", ("information_requests",)),
    ]
    none = an_authority(model=Model.BOTH_LEAD, committee_reports=(), information_requests=())
    assert findings(DUTY, none, as_at="2024-06-01") == []


def test_a_joint_board_area_has_no_such_committee():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2024-06-01") == "not_applicable"
