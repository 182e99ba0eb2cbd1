"""act-2014/s28: use the amounts set aside, settle what is over, and report on them."""

from decimal import Decimal

import pytest

from comhla.law.facts import (
    NOT_DONE,
    ClaimKind,
    Direction,
    DirectionLine,
    Payment,
    PaymentKind,
    SetAsideClaim,
    SetAsideReport,
)
from comhla.reference.models import Model
from tests.lib.law import HEALTH_BOARD, an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "act-2014/s28"
UNSPENT, OVERSPEND = ClaimKind.UNSPENT_TO_AUTHORITY, ClaimKind.OVERSPEND_TO_HEALTH_BOARD


def an_authority_with(**facts):
    given = {"directions": (), "payments": (), "set_aside_claims": (), "set_aside_reports": (), **facts}
    return an_authority(**given)


def directed(name, given_on, amount, *, function="geriatrics", year="2025-26"):
    line = DirectionLine(function=function, set_aside_amount=amount, financial_year=year)
    return Direction(id=name, given_on=day(given_on), addressees=(HEALTH_BOARD,), lines=(line,))


def set_aside(amount, *, function="geriatrics", year="2025-26", kind=PaymentKind.SET_ASIDE):
    return Payment(id="p", function=function, made_by=HEALTH_BOARD, financial_year=year, kind=kind, amount=amount)


TEN, ELEVEN = Decimal(10), Decimal(11)

# directed amounts as (given on, amount), set aside, as at, outcome
AMOUNTS = [
    ([("2025-04-01", TEN)], [set_aside(TEN)], "2025-04-01", "met"),
    ([("2025-04-01", ELEVEN)], [set_aside(TEN)], "2025-04-01", "for_a_person"),
    ([("2025-04-01", ELEVEN), ("2025-10-01", TEN)], [set_aside(TEN)], "2025-09-30", "for_a_person"),
    ([("2025-10-01", TEN), ("2025-04-01", ELEVEN)], [set_aside(TEN)], "2025-10-01", "met"),
    ([("2025-04-01", TEN)], [], "2025-04-01", "cannot_tell"),
    ([("2025-04-01", TEN)], [set_aside(None)], "2025-04-01", "cannot_tell"),
    ([("2025-04-01", TEN)], [set_aside(TEN, year="2024-25")], "2025-04-01", "cannot_tell"),
    ([("2025-04-01", TEN)], [set_aside(TEN, function=None)], "2025-04-01", "cannot_tell"),
    ([("2025-04-01", TEN)], [set_aside(TEN, kind=PaymentKind.PAYMENT)], "2025-04-01", "cannot_tell"),
]


@pytest.mark.parametrize(("given", "payments", "as_at", "expected"), AMOUNTS)
def test_direct_no_more_than_is_set_aside(given, payments, as_at, expected):
    directions = tuple(directed(f"d{number}", *each) for number, each in enumerate(given))
    facts = an_authority_with(directions=directions, payments=tuple(payments))
    assert outcome(DUTY, "direct_no_more_than_is_set_aside", facts, as_at=as_at) == expected


def test_each_function_is_held_against_its_own_amount():
    directions = (directed("d1", "2025-04-01", TEN), directed("d2", "2025-04-01", ELEVEN, function="medicine"))
    payments = (set_aside(TEN), set_aside(TEN, function="medicine"))
    facts = an_authority_with(directions=directions, payments=payments)
    found = finding(DUTY, "direct_no_more_than_is_set_aside", facts, as_at="2025-04-01", subject="2025-26")
    assert "medicine (directed 11, set aside 10)." in found.because


def test_a_year_is_asked_about_from_its_first_day_and_from_its_first_direction():
    early = an_authority_with(directions=(directed("d", "2025-03-01", TEN),), payments=(set_aside(TEN),))
    assert findings(DUTY, early, as_at="2025-03-31") == []
    assert findings(DUTY, early, as_at="2025-04-01") != []
    late = an_authority_with(directions=(directed("d", "2025-06-01", TEN),), payments=(set_aside(TEN),))
    assert findings(DUTY, late, as_at="2025-05-31") == []
    assert findings(DUTY, late, as_at="2025-06-01") != []


@pytest.mark.parametrize(
    "direction",
    [
        directed("d", "2025-04-01", None),
        directed("d", "2025-04-01", TEN, year=None),
        Direction(id="d", given_on=day("2025-04-01"), addressees=(HEALTH_BOARD,)),
    ],
)
def test_directions_without_a_dated_set_aside_amount_are_not_asked_about(direction):
    assert findings(DUTY, an_authority_with(directions=(direction,)), as_at="2025-06-01") == []


# paid on, as at, outcome: no day is set, so an open claim is never a breach by itself
CLAIMS = [
    (day("2026-06-30"), "2026-06-30", "met"),
    (day("2026-06-30"), "2026-06-29", "for_a_person"),
    (NOT_DONE, "2026-05-01", "for_a_person"),
    (NOT_DONE, "2029-05-01", "for_a_person"),
    (None, "2026-06-30", "cannot_tell"),
]


@pytest.mark.parametrize(("paid_on", "as_at", "expected"), CLAIMS)
@pytest.mark.parametrize(
    ("kind", "part", "other"),
    [
        (UNSPENT, "pay_the_unspent_amount", "reimburse_the_overspend"),
        (OVERSPEND, "reimburse_the_overspend", "pay_the_unspent_amount"),
    ],
)
def test_claims_at_the_end(kind, part, other, paid_on, as_at, expected):
    claim = SetAsideClaim(id="claim", kind=kind, asked_on=day("2026-05-01"), paid_on=paid_on)
    facts = an_authority_with(set_aside_claims=(claim,))
    assert outcome(DUTY, part, facts, as_at=as_at) == expected
    assert silent(DUTY, other, facts, as_at=as_at)


def test_who_asks_whom():
    unspent = SetAsideClaim(id="c", kind=UNSPENT, asked_on=day("2026-05-01"), paid_on=NOT_DONE)
    found = finding(DUTY, "pay_the_unspent_amount", an_authority_with(set_aside_claims=(unspent,)), as_at="2026-06-01")
    assert found.because == (
        "The authority asked on 1 May 2026 and the health board has not paid. The Act sets no day."
        " When will it be settled?"
    )


# received on, as at, outcome; the report is due on 15 October
REPORTS = [
    (None, "2025-10-15", "not_yet_due"),
    (NOT_DONE, "2025-10-15", "not_yet_due"),
    (NOT_DONE, "2025-10-16", "not_met"),
    (None, "2025-10-16", "cannot_tell"),
    (day("2025-10-15"), "2025-10-15", "met"),
    (day("2025-10-16"), "2025-10-16", "not_met"),
]


@pytest.mark.parametrize(("received_on", "as_at", "expected"), REPORTS)
def test_report_as_specified(received_on, as_at, expected):
    report = SetAsideReport(id="half-year", due_on=day("2025-10-15"), received_on=received_on)
    facts = an_authority_with(set_aside_reports=(report,))
    assert outcome(DUTY, "report_as_specified", facts, as_at=as_at) == expected


def test_a_report_shows_four_weeks_before_it_is_due():
    facts = an_authority_with(set_aside_reports=(SetAsideReport(id="r", due_on=day("2025-10-15")),))
    assert findings(DUTY, facts, as_at="2025-09-16") == []
    assert finding(DUTY, "report_as_specified", facts, as_at="2025-09-17").due == day("2025-10-15")


def test_no_report_specified_is_no_fault():
    assert findings(DUTY, an_authority_with(), as_at="2026-11-22") == []


def test_nothing_recorded():
    found = findings(DUTY, an_authority(), as_at="2026-11-22")
    assert [each.answer.missing for each in found] == [
        ("directions", "payments"),
        ("set_aside_claims",),
        ("set_aside_reports",),
    ]


@pytest.mark.parametrize("model", [Model.COUNCIL_LEADS, Model.BOTH_LEAD])
def test_it_binds_where_the_health_board_sets_amounts_aside_for_a_council(model):
    report = SetAsideReport(id="r", due_on=day("2025-10-15"), received_on=NOT_DONE)
    facts = an_authority_with(model=model, set_aside_reports=(report,))
    assert outcome(DUTY, "report_as_specified", facts, as_at="2025-10-16") == "not_met"


def test_where_the_health_board_leads_nothing_is_set_aside():
    facts = an_authority_with(model=Model.HEALTH_BOARD_LEADS)
    assert outcome_of_the_whole(DUTY, facts, as_at="2026-11-22") == "not_applicable"
