"""PSED-5: employees, pay and procurement. The pay threshold may have changed, so nothing is firm."""

import pytest

from comhla.law.facts import NOT_DONE, AuthorityIdentity, Decision, Evidence, Plan, Publication, PublicationKind
from comhla.reference.models import Model
from tests.lib.law import (
    COUNCIL,
    HEALTH_BOARD,
    an_authority,
    day,
    finding,
    findings,
    outcome,
    outcome_of_the_whole,
    silent,
)

DUTY = "PSED-5"
REPORT = Publication(
    id="r", kind=PublicationKind.EQUALITY_MAINSTREAMING_REPORT, published_on=day("2024-04-30"), title="Report 2024"
)


def employing(employees, *publications, **facts):
    identity = AuthorityIdentity(
        name="Strathmore", fictional=True, health_board=HEALTH_BOARD, councils=(COUNCIL,), employees=employees
    )
    return an_authority(**{"authority": identity, "publications": publications, "decisions": (), **facts})


def kept(part, dated_on):
    return (Evidence(id="e", duty=DUTY, part=part, what="Annex C", dated_on=day(dated_on)),)


# employees, evidence dated on, outcome
EMPLOYEES = [
    (None, None, "cannot_tell"),
    (0, None, "not_applicable"),
    (3, None, "not_evidenced"),
    (3, "2024-04-30", "met"),
]


@pytest.mark.parametrize(("employees", "dated_on", "expected"), EMPLOYEES)
def test_publish_employee_information(employees, dated_on, expected):
    evidence = () if dated_on is None else kept("publish_employee_information", dated_on)
    facts = employing(employees, REPORT, evidence=evidence)
    assert outcome(DUTY, "publish_employee_information", facts, as_at="2024-06-01") == expected


def test_a_report_not_yet_published_is_not_asked_about():
    facts = employing(3, REPORT.replace(published_on=NOT_DONE))
    assert silent(DUTY, "publish_employee_information", facts, as_at="2024-06-01")


@pytest.mark.parametrize(("dated_on", "expected"), [("2024-06-01", "met"), ("2024-06-02", "not_evidenced")])
def test_publish_accessibly(dated_on, expected):
    facts = employing(0, REPORT, evidence=kept("publish_accessibly", dated_on))
    assert outcome(DUTY, "publish_accessibly", facts, as_at="2024-06-01") == expected


PAY_GAP, STATEMENT = PublicationKind.PAY_GAP, PublicationKind.EQUAL_PAY_STATEMENT

# part, kind, employees, published on, as at, outcome. Late is a question, because the Regulations were read as made.
PAY = [
    ("publish_pay_gap", PAY_GAP, None, (), "2026-05-01", "cannot_tell"),
    ("publish_pay_gap", PAY_GAP, 0, (), "2026-05-01", "not_applicable"),
    ("publish_pay_gap", PAY_GAP, 1, (), "2026-05-01", "for_a_person"),
    ("publish_pay_gap", PAY_GAP, 149, (day("2024-04-30"),), "2026-04-30", "for_a_person"),
    ("publish_pay_gap", PAY_GAP, 150, (), "2026-05-01", "for_a_person"),
    ("publish_pay_gap", PAY_GAP, 150, (NOT_DONE,), "2026-05-01", "for_a_person"),
    ("publish_pay_gap", PAY_GAP, 150, (None,), "2026-05-01", "cannot_tell"),
    ("publish_pay_gap", PAY_GAP, 150, (day("2024-04-30"),), "2026-04-30", "met"),
    ("publish_pay_gap", PAY_GAP, 150, (day("2024-04-30"),), "2026-05-01", "for_a_person"),
    ("publish_equal_pay_statement", STATEMENT, 0, (), "2026-05-01", "not_applicable"),
    ("publish_equal_pay_statement", STATEMENT, 149, (), "2026-05-01", "for_a_person"),
    ("publish_equal_pay_statement", STATEMENT, 150, (day("2022-04-30"),), "2026-04-30", "met"),
    ("publish_equal_pay_statement", STATEMENT, 150, (day("2022-04-30"),), "2026-05-01", "for_a_person"),
]


@pytest.mark.parametrize(("part", "kind", "employees", "days", "as_at", "expected"), PAY)
def test_pay(part, kind, employees, days, as_at, expected):
    rows = tuple(Publication(id=f"p-{number}", kind=kind, published_on=on) for number, on in enumerate(days))
    assert outcome(DUTY, part, employing(employees, *rows), as_at=as_at) == expected


def test_below_the_number_read_the_question_is_put():
    found = finding(DUTY, "publish_pay_gap", employing(60), as_at="2026-05-01")
    assert found.because == (
        "The board employs 60 people. In the version read, pay gap information is asked for from 150; a later change"
        " may have lowered the number. Does it bind the board?"
    )


@pytest.mark.parametrize(("dated_on", "expected"), [("2026-06-01", "met"), ("2026-06-02", "not_evidenced")])
def test_consider_matters_ministers_specify(dated_on, expected):
    facts = employing(0, evidence=kept("consider_matters_ministers_specify", dated_on))
    assert outcome(DUTY, "consider_matters_ministers_specify", facts, as_at="2026-06-01") == expected


def a_contract(involves_commissioning):
    return Decision(
        id="d-1",
        title="The care at home framework",
        decided_by="board",
        decided_on=day("2026-03-25"),
        involves_commissioning=involves_commissioning,
    )


# about procurement, evidence dated on, as at, outcome
PROCUREMENT = [
    (True, None, "2026-03-25", "not_evidenced"),
    (True, None, "2026-03-24", "not_yet_due"),
    (True, "2026-03-25", "2026-03-25", "met"),
    (True, "2026-03-26", "2026-03-26", "not_evidenced"),
    (None, None, "2026-03-25", "cannot_tell"),
]


@pytest.mark.parametrize(("about", "dated_on", "as_at", "expected"), PROCUREMENT)
def test_weigh_equality_in_procurement(about, dated_on, as_at, expected):
    evidence = () if dated_on is None else kept("weigh_equality_in_procurement", dated_on)
    facts = employing(0, decisions=(a_contract(about),), evidence=evidence)
    assert outcome(DUTY, "weigh_equality_in_procurement", facts, as_at=as_at) == expected


def test_what_is_no_procurement_is_not_asked_about():
    plan = Plan(id="plan-2026", title="Plan 2026", finalised_on=day("2026-02-11"))
    facts = employing(0, decisions=(a_contract(False),), plans=(plan,))
    assert silent(DUTY, "weigh_equality_in_procurement", facts, as_at="2026-03-25")


def test_a_lead_agency_area_has_no_board_to_inform():
    facts = an_authority(publications=(), decisions=(), model=Model.BOTH_LEAD)
    assert outcome_of_the_whole(DUTY, facts, as_at="2026-05-01") == "not_applicable"


def test_not_recorded():
    found = findings(DUTY, an_authority(), as_at="2026-05-01")
    assert [(each.subject.id, each.outcome.value) for each in found] == [
        ("report", "cannot_tell"),
        ("the_authority", "cannot_tell"),
        ("procurement", "cannot_tell"),
    ]
