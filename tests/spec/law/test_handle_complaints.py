"""CHP-1: handle complaints in two stages, in time, and report on them."""

import pytest

from comhla.law.facts import NOT_DONE, Complaint, ComplaintOutcome, Publication, PublicationKind
from comhla.reference.models import Model
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "CHP-1"
QUARTERLY, YEARLY = PublicationKind.COMPLAINTS_QUARTERLY_REPORT, PublicationKind.COMPLAINTS_REPORT


def with_complaint(**facts):
    complaint = Complaint(**{"id": "C-7", "received_on": day("2025-06-02"), **facts})
    return an_authority(complaints=(complaint,), publications=())


# Received on Monday 2 June 2025: five working days end on Monday 9 June, ten on Monday 16 June.
# facts, as at, outcome. The engine turns "late" into a question: day counts are general knowledge.
FRONTLINE = [
    ({"first_stage_replied_on": None}, "2025-06-09", "not_yet_due"),
    ({"first_stage_replied_on": None}, "2025-06-10", "cannot_tell"),
    ({"first_stage_replied_on": NOT_DONE}, "2025-06-09", "not_yet_due"),
    ({"first_stage_replied_on": NOT_DONE}, "2025-06-10", "for_a_person"),
    ({"first_stage_replied_on": day("2025-06-09")}, "2025-06-09", "met"),
    ({"first_stage_replied_on": day("2025-06-10")}, "2025-06-10", "for_a_person"),
    ({"first_stage_replied_on": day("2025-06-16"), "first_stage_extended_on": day("2025-06-09")}, "2025-06-16", "met"),
    (
        {"first_stage_replied_on": day("2025-06-17"), "first_stage_extended_on": day("2025-06-09")},
        "2025-06-17",
        "for_a_person",
    ),
    (
        {"first_stage_replied_on": day("2025-06-16"), "first_stage_extended_on": day("2025-06-10")},
        "2025-06-16",
        "for_a_person",
    ),
    ({"first_stage_replied_on": NOT_DONE, "withdrawn_on": day("2025-06-09")}, "2025-07-02", "met"),
    ({"first_stage_replied_on": NOT_DONE, "second_stage_began_on": day("2025-06-09")}, "2025-07-02", "met"),
    ({"first_stage_replied_on": NOT_DONE, "second_stage_began_on": day("2025-06-10")}, "2025-07-02", "for_a_person"),
]


@pytest.mark.parametrize(("facts", "as_at", "expected"), FRONTLINE)
def test_answer_at_frontline(facts, as_at, expected):
    assert outcome(DUTY, "answer_at_frontline", with_complaint(**facts), as_at=as_at) == expected


# An investigation that began on Monday 9 June 2025: three working days end on 12 June, twenty on Monday 7 July.
# part, facts, as at, outcome
INVESTIGATED = [
    ("acknowledge_investigation", {"acknowledged_on": NOT_DONE}, "2025-06-12", "not_yet_due"),
    ("acknowledge_investigation", {"acknowledged_on": NOT_DONE}, "2025-06-13", "for_a_person"),
    ("acknowledge_investigation", {"acknowledged_on": None}, "2025-06-13", "cannot_tell"),
    ("acknowledge_investigation", {"acknowledged_on": day("2025-06-12")}, "2025-06-13", "met"),
    ("acknowledge_investigation", {"acknowledged_on": day("2025-06-13")}, "2025-06-13", "for_a_person"),
    ("answer_after_investigation", {"second_stage_replied_on": NOT_DONE}, "2025-07-07", "not_yet_due"),
    ("answer_after_investigation", {"second_stage_replied_on": NOT_DONE}, "2025-07-08", "for_a_person"),
    ("answer_after_investigation", {"second_stage_replied_on": None}, "2025-07-08", "cannot_tell"),
    ("answer_after_investigation", {"second_stage_replied_on": day("2025-07-07")}, "2025-07-07", "met"),
    ("answer_after_investigation", {"second_stage_replied_on": day("2025-07-08")}, "2025-07-08", "for_a_person"),
    ("answer_after_investigation", {"extension_explained_on": day("2025-07-07")}, "2025-09-02", "met"),
    ("answer_after_investigation", {"extension_explained_on": day("2025-07-08")}, "2025-09-02", "cannot_tell"),
    ("answer_after_investigation", {"withdrawn_on": day("2025-07-07")}, "2025-09-02", "met"),
]


@pytest.mark.parametrize(("part", "facts", "as_at", "expected"), INVESTIGATED)
def test_an_investigation_is_acknowledged_and_answered(part, facts, as_at, expected):
    facts = with_complaint(second_stage_began_on=day("2025-06-09"), **facts)
    assert outcome(DUTY, part, facts, as_at=as_at) == expected
    assert silent(DUTY, part, facts, as_at="2025-06-08")


# whether the answer tells of the ombudsman, outcome
@pytest.mark.parametrize(("named", "expected"), [(True, "met"), (False, "for_a_person"), (None, "cannot_tell")])
def test_tell_of_ombudsman(named, expected):
    facts = with_complaint(
        second_stage_began_on=day("2025-06-09"), second_stage_replied_on=day("2025-07-07"), ombudsman_named=named
    )
    assert outcome(DUTY, "tell_of_ombudsman", facts, as_at="2025-07-07") == expected
    assert silent(DUTY, "tell_of_ombudsman", facts, as_at="2025-07-06")


# facts, as at, whether the complaint is closed
CLOSED = [
    ({"first_stage_replied_on": day("2025-06-09")}, "2025-06-08", False),
    ({"first_stage_replied_on": day("2025-06-09")}, "2025-06-09", True),
    ({"first_stage_replied_on": day("2025-06-09"), "second_stage_began_on": day("2025-06-21")}, "2025-07-02", False),
    ({"second_stage_began_on": day("2025-06-21"), "second_stage_replied_on": day("2025-07-02")}, "2025-07-02", True),
]


@pytest.mark.parametrize(("facts", "as_at", "closed"), CLOSED)
def test_record_outcomes(facts, as_at, closed):
    recorded = with_complaint(outcome=ComplaintOutcome.UPHELD, **facts)
    assert silent(DUTY, "record_outcomes", recorded, as_at=as_at) == (not closed)
    if closed:
        assert outcome(DUTY, "record_outcomes", recorded, as_at=as_at) == "met"
        assert outcome(DUTY, "record_outcomes", with_complaint(**facts), as_at=as_at) == "not_evidenced"


def reports(kind, *days):
    return an_authority(
        complaints=(),
        publications=tuple(
            Publication(id=f"p{number}", kind=kind, period_last_day=day(last), published_on=published)
            for number, (last, published) in enumerate(days)
        ),
    )


def ended(*published):
    last_days = ("2022-06-30", "2022-09-30", "2022-12-31", "2023-03-31")
    return reports(QUARTERLY, *zip(last_days, published, strict=False))


def test_report_each_quarter():
    part, subject = "report_each_quarter", "reports-2022-23"
    on_time = [day("2022-07-20"), day("2022-10-20"), day("2023-01-20"), day("2023-04-20")]
    assert outcome(DUTY, part, ended(*on_time), as_at="2023-04-20", subject=subject) == "met"
    assert outcome(DUTY, part, ended(*on_time), as_at="2023-04-19", subject=subject) == "not_evidenced"
    found = finding(DUTY, part, ended(*on_time[:2], NOT_DONE), as_at="2023-04-20", subject=subject)
    assert found.because == "Quarterly reports on complaints in 2022-23: 2 of 4 are recorded."


# published on, as at, outcome
@pytest.mark.parametrize(
    ("published", "as_at", "expected"),
    [
        (day("2023-09-30"), "2023-09-29", "for_a_person"),
        (day("2023-09-30"), "2023-09-30", "met"),
        (NOT_DONE, "2024-03-31", "for_a_person"),
        (None, "2024-03-31", "for_a_person"),
    ],
)
def test_publish_each_year(published, as_at, expected):
    facts = reports(YEARLY, ("2023-03-31", published))
    assert outcome(DUTY, "publish_each_year", facts, as_at=as_at, subject="reports-2022-23") == expected


def test_reports_are_asked_about_from_2021_22_on():
    subjects = {each.subject.id for each in findings(DUTY, reports(YEARLY), as_at="2023-04-01")}
    assert subjects == {"reports-2021-22", "reports-2022-23"}
    assert findings(DUTY, reports(YEARLY), as_at="2022-03-31") == []


def test_not_recorded_and_wrong_bearer():
    assert [each.outcome.value for each in findings(DUTY, an_authority(), as_at="2026-03-01")] == ["cannot_tell"] * 2
    highland = an_authority(model=Model.BOTH_LEAD)
    assert outcome_of_the_whole(DUTY, highland, as_at="2026-03-01") == "not_applicable"
