"""The money that directions give after every change, added up and compared with what is recorded (act-2014/s27)."""

from decimal import Decimal

import pytest

from comhla.law.facts import ChangeKind, PaymentKind
from comhla.law.readings.money_directed import (
    Verdict,
    compared,
    money_directed,
    recorded_by_body,
    totals,
    years_named,
)
from tests.lib.directions import a_direction, a_line, a_payment, revokes, varies, with_directions
from tests.lib.law import COUNCIL, HEALTH_BOARD, day

LATER = "2026-12-01"
FIRST = a_direction("first", "2026-04-01", a_line("care", 100), a_line("care", 90, "2025-26"), a_line("wards", 50))


def supersedes(key, on, earlier, *lines):
    return a_direction(key, on, *lines, changes=(earlier,), change=ChangeKind.SUPERSEDES)


@pytest.mark.parametrize(
    ("later", "asked", "standing"),
    [
        ([], LATER, {"first": 240}),
        ([varies("v", "2026-07-01", "first", a_line("care", 120))], "2026-06-30", {"first": 240}),
        ([varies("v", "2026-07-01", "first", a_line("care", 120))], LATER, {"first": 140, "v": 120}),
        ([varies("v", "2026-07-01", "first", a_line("care", 120, None))], LATER, {"first": 140, "v": 120}),
        ([varies("v", "2026-07-01", "first", a_line("care", 120, "2027-28"))], LATER, {"first": 240, "v": 120}),
        (
            [varies("v", "2026-07-01", "first", a_line("care", 120), addressees=(HEALTH_BOARD,))],
            LATER,
            {"first": 240, "v": 120},
        ),
        ([revokes("r", "2026-07-01", "first")], LATER, {"first": 90}),
        ([revokes("r", "2027-07-01", "first")], "2027-12-01", {"first": 240}),
        ([supersedes("s", "2026-07-01", "first", a_line("care", 80))], LATER, {"first": 90, "s": 80}),
        ([a_direction("beside", "2026-07-01", a_line("care", 70))], LATER, {"first": 240, "beside": 70}),
        (
            [
                varies("v", "2026-05-01", "first", a_line("care", 120)),
                varies("w", "2026-06-01", "v", a_line("care", 130)),
            ],
            LATER,
            {"first": 140, "w": 130},
        ),
        (
            [varies("v", "2026-05-01", "first", a_line("care", 120)), revokes("r", "2026-06-01", "v")],
            LATER,
            {"first": 240},
        ),
        (
            [varies("v", "2026-05-01", "first", a_line("care", 120)), revokes("r", "2027-06-01", "v")],
            "2027-12-01",
            {"first": 140, "v": 120},
        ),
        (
            [
                varies("v", "2026-05-01", "first", a_line("care", 120)),
                revokes("r", "2026-06-01", "v"),
                revokes("q", "2026-05-20", "v"),
            ],
            LATER,
            {"first": 240},
        ),
    ],
)
def test_an_amount_stands_until_a_later_direction_takes_it_away(later, asked, standing):
    """The first direction gives £100 for care and £50 for wards in 2026-27, and £90 for care in 2025-26."""
    facts = with_directions(FIRST, *later)
    by_direction = totals(money_directed(facts, day(asked)), lambda each: each.direction)
    assert by_direction == {key: Decimal(amount) for key, amount in standing.items()}


def test_a_year_that_is_not_named_is_taken_away_by_any_later_amount_for_the_function():
    facts = with_directions(
        a_direction("first", "2026-04-01", a_line("care", 100, None)), varies("v", "2026-07-01", "first", a_line())
    )
    assert [each.direction for each in money_directed(facts, day(LATER))] == ["v"]


def test_payments_and_sums_set_aside_stay_apart_and_money_for_several_bodies_is_not_divided():
    facts = with_directions(
        a_direction(
            "both",
            "2026-04-01",
            a_line("wards", 20, set_aside_amount=Decimal("10.05")),
            a_line("care", None, payment_method="The formula of the scheme.", carried_out_by=COUNCIL),
            a_line("care", None, payment_method="none", carried_out_by=HEALTH_BOARD),
            addressees=(COUNCIL, HEALTH_BOARD),
        )
    )
    rows = money_directed(facts, day(LATER))
    assert [(each.function, each.body, each.kind, each.amount) for each in rows] == [
        ("wards", None, PaymentKind.SET_ASIDE, Decimal("10.05")),
        ("wards", None, PaymentKind.PAYMENT, Decimal(20)),
        ("care", COUNCIL, PaymentKind.PAYMENT, None),
    ]
    assert totals(rows, lambda each: each.kind)[PaymentKind.PAYMENT] == Decimal(20)


@pytest.mark.parametrize(
    ("payment", "recorded", "verdict", "difference"),
    [
        (100, [a_payment(60), a_payment(40)], Verdict.AGREES, 0),
        (100, [a_payment(99)], Verdict.MORE_DIRECTED, 1),
        (100, [a_payment(101)], Verdict.LESS_DIRECTED, -1),
        (100, [], Verdict.NOT_RECORDED, 100),
        (100, [a_payment(None)], Verdict.NOT_RECORDED, 100),
        (100, [a_payment(100, financial_year="2025-26")], Verdict.NOT_RECORDED, 100),
        (None, [a_payment(100)], Verdict.NOT_DIRECTED, -100),
    ],
)
def test_what_is_directed_for_a_function_is_compared_with_what_is_recorded(payment, recorded, verdict, difference):
    facts = with_directions(a_direction("one", "2026-04-01", a_line("care", payment)), payments=tuple(recorded))
    assert [(each.verdict, each.difference) for each in compared(facts, "2026-27", day(LATER))] == [
        (verdict, Decimal(difference))
    ]


def test_a_method_is_not_compared_and_lump_sums_come_last():
    method = a_direction("one", "2026-04-01", a_line("care", None, payment_method="By the scheme."))
    facts = with_directions(method, payments=(a_payment(500, None), a_payment(100)))
    assert [(each.function, each.verdict) for each in compared(facts, "2026-27", day(LATER))] == [
        ("care", Verdict.BY_METHOD),
        (None, Verdict.NOT_DIRECTED),
    ]


def test_what_bodies_paid_is_added_up_and_the_years_that_are_named_are_listed():
    others = (a_payment(60), a_payment(40), a_payment(None), a_payment(7, financial_year="2024-25"))
    facts = with_directions(FIRST, a_direction("no year", "2026-05-01", a_line("care", 1, None)), payments=others)
    assert recorded_by_body(facts, "2026-27") == {(COUNCIL, PaymentKind.PAYMENT): Decimal(100)}
    assert years_named(facts, day(LATER)) == ("2026-27", "2025-26", "2024-25")
    assert years_named(with_directions(FIRST).replace(directions=None), day(LATER)) == ()
    assert recorded_by_body(with_directions(FIRST), "2026-27") == {}
    assert compared(with_directions(), "2026-27", day(LATER)) == ()
