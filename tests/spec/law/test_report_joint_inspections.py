"""act-2014/s54-s56: report joint inspections. Later changes of the amended Acts were not checked: nothing is firm."""

import pytest

from comhla.law.facts import NOT_DONE, Inspection, Inspector
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole

DUTY = "act-2014/s54-s56"
PARTS = (
    "let_those_concerned_comment",
    "have_regard_to_code",
    "send_report_to_ministers",
    "keep_report_open_to_public",
)


def with_inspection(**facts):
    given = {
        "id": "i",
        "title": "Services for adults",
        "inspectors": (Inspector.CARE_INSPECTORATE, Inspector.HEALTHCARE_IMPROVEMENT_SCOTLAND),
        "joint": True,
        "reported_on": day("2024-02-20"),
        **facts,
    }
    return an_authority(inspections=(Inspection(**given),))


# part, what is recorded, outcome
CASES = [
    ("let_those_concerned_comment", {"copies_given": True}, "met"),
    ("let_those_concerned_comment", {"copies_given": False}, "for_a_person"),
    ("let_those_concerned_comment", {"copies_given": None}, "cannot_tell"),
    ("have_regard_to_code", {"regard_to_code_shown": True}, "met"),
    ("have_regard_to_code", {"regard_to_code_shown": False}, "not_evidenced"),
    ("have_regard_to_code", {"regard_to_code_shown": None}, "not_evidenced"),
    ("send_report_to_ministers", {"sent_to_ministers_on": day("2024-02-20")}, "met"),
    ("send_report_to_ministers", {"sent_to_ministers_on": day("2024-02-21")}, "for_a_person"),
    ("send_report_to_ministers", {"sent_to_ministers_on": NOT_DONE}, "for_a_person"),
    ("send_report_to_ministers", {"sent_to_ministers_on": None}, "cannot_tell"),
    ("keep_report_open_to_public", {"open_to_public": True}, "met"),
    ("keep_report_open_to_public", {"open_to_public": False}, "for_a_person"),
    ("keep_report_open_to_public", {"open_to_public": None}, "cannot_tell"),
]


@pytest.mark.parametrize(("part", "recorded", "expected"), CASES)
def test_the_report_of_a_joint_inspection(part, recorded, expected):
    assert outcome(DUTY, part, with_inspection(**recorded), as_at="2024-02-20") == expected


@pytest.mark.parametrize("part", PARTS)
def test_whether_it_was_joint_is_not_recorded(part):
    found = finding(DUTY, part, with_inspection(joint=None), as_at="2024-02-20")
    assert (found.outcome.value, found.answer.missing) == ("cannot_tell", ("inspections.joint",))


def test_other_inspections_and_reports_to_come_are_not_asked_about():
    assert findings(DUTY, with_inspection(joint=False), as_at="2024-02-20") == []
    assert findings(DUTY, with_inspection(), as_at="2024-02-19") == []
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2024-02-20") == "cannot_tell"
