"""act-2014/s27: what a direction must say, in what form, and that it is kept."""

from decimal import Decimal

import pytest

from comhla.law.facts import (
    NOT_DONE,
    ComplianceReport,
    DelegatedFunction,
    Direction,
    DirectionLine,
    PaymentUnderDirection,
)
from comhla.reference.models import Model
from tests.lib.law import (
    HEALTH_BOARD,
    a_scheme,
    an_authority,
    day,
    finding,
    findings,
    outcome,
    outcome_of_the_whole,
    silent,
)

DUTY = "act-2014/s27"
GIVEN = "2025-04-01"
FUNCTIONS = (
    DelegatedFunction(id="unscheduled care", name="Unscheduled care", set_aside=True),
    DelegatedFunction(id="home care", name="Home care", set_aside=False),
    DelegatedFunction(id="podiatry", name="Podiatry"),
)
POUNDS = Decimal(1_250_000)


def a_line(function="home care", **facts):
    return DirectionLine(function=function, **facts)


def a_direction(name="d", given_on=GIVEN, **facts):
    return Direction(id=name, **{"given_on": day(given_on), "addressees": (HEALTH_BOARD,), **facts})


def with_directions(*directions, model=Model.BODY_CORPORATE, functions=FUNCTIONS):
    return an_authority(model=model, schemes=(a_scheme(model, functions=functions),), directions=directions)


@pytest.mark.parametrize("model", Model)
@pytest.mark.parametrize(("in_writing", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_give_in_writing(model, in_writing, expected):
    facts = with_directions(a_direction(in_writing=in_writing), model=model)
    assert outcome(DUTY, "give_in_writing", facts, as_at=GIVEN) == expected


# what the line says of a set-aside function, outcome
SET_ASIDE = [
    ({"set_aside_amount": POUNDS}, "met"),
    ({"set_aside_amount": Decimal(0)}, "met"),
    ({"payment": POUNDS}, "not_met"),
    ({"payment_method": "share of activity"}, "not_met"),
    ({"amount_stated": False}, "not_met"),
    ({"amount_stated": True}, "cannot_tell"),
    ({}, "cannot_tell"),
]


@pytest.mark.parametrize(("line", "expected"), SET_ASIDE)
def test_state_the_amount_set_aside(line, expected):
    facts = with_directions(a_direction(lines=(a_line("unscheduled care", **line),)))
    assert outcome(DUTY, "state_the_amount_set_aside", facts, as_at=GIVEN) == expected
    assert silent(DUTY, "state_the_payment", facts, as_at=GIVEN)


# what the line says of a function that is paid for, outcome
PAID = [
    ({"payment": POUNDS}, "met"),
    ({"payment_method": "unit price by hours"}, "met"),
    ({"payment_method": "none"}, "not_met"),
    ({"set_aside_amount": POUNDS}, "not_met"),
    ({"amount_stated": False}, "not_met"),
    ({}, "cannot_tell"),
]


@pytest.mark.parametrize(("line", "expected"), PAID)
def test_state_the_payment(line, expected):
    facts = with_directions(a_direction(lines=(a_line("home care", **line),)))
    assert outcome(DUTY, "state_the_payment", facts, as_at=GIVEN) == expected
    assert silent(DUTY, "state_the_amount_set_aside", facts, as_at=GIVEN)


@pytest.mark.parametrize("function", ["podiatry", "not in the scheme"])
@pytest.mark.parametrize("part", ["state_the_amount_set_aside", "state_the_payment"])
def test_what_kind_of_amount_is_needed_has_to_be_recorded(function, part):
    facts = with_directions(a_direction(lines=(a_line(function, payment=POUNDS),)))
    assert outcome(DUTY, part, facts, as_at=GIVEN) == "cannot_tell"


def test_money_for_a_bundle_is_named_once_with_every_function():
    lines = (a_line("home care", amount_stated=False), a_line("unscheduled care", set_aside_amount=POUNDS))
    found = finding(DUTY, "state_the_payment", with_directions(a_direction(lines=lines)), as_at=GIVEN)
    assert found.because == "The direction states no payment for home care by itself, nor how it is worked out."


# how the money is to be used, outcome
@pytest.mark.parametrize(
    ("uses", "expected"),
    [
        (("Care at home for adults",), "met"),
        (("none",), "not_met"),
        (("Care at home", "none"), "not_met"),
        ((None,), "cannot_tell"),
    ],
)
def test_state_the_use(uses, expected):
    facts = with_directions(a_direction(lines=tuple(a_line(use=use) for use in uses)))
    assert outcome(DUTY, "state_the_use", facts, as_at=GIVEN) == expected


def test_lines_that_are_not_recorded_and_none():
    parts = ("state_the_amount_set_aside", "state_the_payment", "state_the_use")
    for part in parts:
        assert outcome(DUTY, part, with_directions(a_direction()), as_at=GIVEN) == "cannot_tell"
        assert silent(DUTY, part, with_directions(a_direction(lines=())), as_at=GIVEN)


def for_year(year, **facts):
    return (a_line(financial_year=year, payment=POUNDS, **facts),)


THIS_YEAR = a_direction(lines=for_year("2025-26"))

# other directions, as at, outcome for a direction with money for 2025-26
YEARS = [
    ((), "2026-03-31", None),
    ((), "2026-04-01", "for_a_person"),
    ((a_direction("next", "2026-04-01", lines=for_year("2026-27")),), "2026-04-01", None),
    ((a_direction("next", "2026-05-01", lines=for_year("2026-27")),), "2026-04-30", "for_a_person"),
    ((a_direction("next", "2026-05-01", lines=for_year("2026-27")),), "2026-05-01", None),
    ((a_direction("same", "2025-09-01", lines=for_year("2025-26")),), "2026-04-01", "for_a_person"),
    ((a_direction("method", "2025-09-01", lines=for_year(None)),), "2026-04-01", None),
    ((a_direction("method", "2025-03-01", lines=for_year(None)),), "2026-04-01", "for_a_person"),
    (
        (a_direction("other", "2026-04-01", lines=(a_line("podiatry", financial_year="2026-27"),)),),
        "2026-04-01",
        "for_a_person",
    ),
]


@pytest.mark.parametrize(("others", "as_at", "expected"), YEARS)
def test_name_money_for_the_year(others, as_at, expected):
    found = [
        each.outcome.value
        for each in findings(DUTY, with_directions(THIS_YEAR, *others), as_at=as_at)
        if each.part.key == "name_money_for_the_year" and each.subject.id == "d"
    ]
    assert found == ([] if expected is None else [expected])


def test_a_direction_that_has_ended_needs_no_money():
    facts = with_directions(THIS_YEAR.replace(last_day=day("2026-04-30")))
    assert outcome(DUTY, "name_money_for_the_year", facts, as_at="2026-04-30") == "for_a_person"
    assert silent(DUTY, "name_money_for_the_year", facts, as_at="2026-05-01")


def test_the_year_that_ran_out_is_named():
    found = finding(DUTY, "name_money_for_the_year", with_directions(THIS_YEAR), as_at="2026-04-01")
    assert found.because == (
        "This direction is live and names money for 2025-26 only, and no later amount is recorded for home care."
        " What money does the direction name now?"
    )


def a_payment(due_on, paid_on=None):
    return PaymentUnderDirection(due_on=day(due_on), paid_on=day(paid_on) if isinstance(paid_on, str) else paid_on)


# payments as (due on, paid on), as at, outcome
PAYMENTS = [
    ([("2025-07-01", "2025-07-01")], "2025-07-01", "met"),
    ([("2025-07-01", "2025-07-02")], "2025-07-01", "not_yet_due"),
    ([("2025-07-01", "2025-07-02")], "2025-07-02", "not_met"),
    ([("2025-07-01", NOT_DONE)], "2025-07-01", "not_yet_due"),
    ([("2025-07-01", NOT_DONE)], "2025-07-02", "not_met"),
    ([("2025-07-01", None)], "2025-07-02", "cannot_tell"),
    ([("2025-07-01", "2025-06-30"), ("2025-10-01", None)], "2025-07-02", "not_yet_due"),
    ([("2025-07-01", None), ("2025-10-01", NOT_DONE)], "2025-10-02", "not_met"),
]


@pytest.mark.parametrize(("payments", "as_at", "expected"), PAYMENTS)
def test_pay_what_the_direction_says(payments, as_at, expected):
    facts = with_directions(a_direction(payments=tuple(a_payment(*each) for each in payments)))
    assert outcome(DUTY, "pay_what_the_direction_says", facts, as_at=as_at) == expected


def test_the_next_payment_shows_its_day():
    payments = (a_payment("2025-10-01"), a_payment("2025-07-01"))
    found = finding(DUTY, "pay_what_the_direction_says", with_directions(a_direction(payments=payments)), as_at=GIVEN)
    assert found.due == day("2025-07-01")


# lines, outcome where no payments are recorded
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (None, "cannot_tell"),
        ((a_line(payment=POUNDS),), "cannot_tell"),
        ((a_line(set_aside_amount=POUNDS),), None),
        ((), None),
    ],
)
def test_payments_that_are_not_recorded(lines, expected):
    facts = with_directions(a_direction(lines=lines))
    if expected is None:
        assert silent(DUTY, "pay_what_the_direction_says", facts, as_at=GIVEN)
    else:
        assert outcome(DUTY, "pay_what_the_direction_says", facts, as_at=GIVEN) == expected


def test_a_direction_without_days_for_paying():
    assert silent(DUTY, "pay_what_the_direction_says", with_directions(a_direction(payments=())), as_at=GIVEN)


def a_report(reported_on="2025-09-30", **facts):
    return ComplianceReport(reported_on=day(reported_on), **facts)


# reports, outcome
COMPLIANCE = [
    (None, "cannot_tell"),
    ((), "not_evidenced"),
    ((a_report(complied=True),), "met"),
    ((a_report(complied=False),), "not_met"),
    ((a_report(complied=True, acted_against=True),), "not_met"),
    ((a_report(),), "cannot_tell"),
    ((a_report("2025-12-31", complied=True), a_report(complied=False)), "not_met"),
    ((a_report(complied=True), a_report("2025-06-30", complied=False)), "met"),
]


@pytest.mark.parametrize(("reports", "expected"), COMPLIANCE)
def test_do_as_directed(reports, expected):
    facts = with_directions(a_direction(compliance=reports))
    assert outcome(DUTY, "do_as_directed", facts, as_at="2025-09-30") == expected


def test_a_report_to_come_is_not_known():
    facts = with_directions(a_direction(compliance=(a_report(complied=True),)))
    assert outcome(DUTY, "do_as_directed", facts, as_at="2025-09-29") == "not_evidenced"


# given by, changed direction given by and on, outcome; the change is given on 1 April 2025
CHANGES = [
    ("board", "board", "2024-04-01", "met"),
    ("board", "board", "2025-04-01", "met"),
    ("board", "board", "2025-04-02", "not_met"),
    ("board", "another board", "2024-04-01", "not_met"),
    (None, "board", "2024-04-01", "cannot_tell"),
    ("board", None, "2024-04-01", "cannot_tell"),
]


@pytest.mark.parametrize(("given_by", "changed_by", "changed_on", "expected"), CHANGES)
def test_change_only_own_directions(given_by, changed_by, changed_on, expected):
    earlier = a_direction("earlier", changed_on, given_by=changed_by)
    facts = with_directions(a_direction(given_by=given_by, changes=("earlier",)), earlier)
    assert outcome(DUTY, "change_only_own_directions", facts, as_at="2025-05-01", subject="d") == expected


def test_a_changed_direction_that_is_not_recorded():
    facts = with_directions(a_direction(given_by="board", changes=("lost",)))
    assert outcome(DUTY, "change_only_own_directions", facts, as_at=GIVEN) == "cannot_tell"


@pytest.mark.parametrize("changes", [None, ()])
def test_a_direction_that_changes_nothing(changes):
    assert silent(DUTY, "change_only_own_directions", with_directions(a_direction(changes=changes)), as_at=GIVEN)


def test_a_direction_is_asked_about_from_its_day():
    assert findings(DUTY, with_directions(a_direction()), as_at="2025-03-31") == []
    assert findings(DUTY, with_directions(a_direction()), as_at="2025-04-01") != []


def test_directions_not_recorded_and_none():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at=GIVEN) == "cannot_tell"
    assert findings(DUTY, an_authority(directions=()), as_at=GIVEN) == []
