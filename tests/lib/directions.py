"""Directions for tests of their readings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from comhla.law.facts import ChangeKind, DelegatedFunction, Direction, DirectionLine, Payment, PaymentKind
from tests.lib.law import COUNCIL, HEALTH_BOARD, a_scheme, an_authority, day

CARE = DelegatedFunction(id="care", name="Care at home", delegated_by=COUNCIL, first_day=date(2016, 4, 1))
WARDS = DelegatedFunction(
    id="wards", name="Hospital wards", delegated_by=HEALTH_BOARD, set_aside=True, first_day=date(2016, 4, 1)
)


def a_line(
    function: str = "care", payment: int | None = 100, year: str | None = "2026-27", **facts: Any
) -> DirectionLine:
    """What a direction says of a function: £100 for 2026-27."""
    money = None if payment is None else Decimal(payment)
    return DirectionLine(function=function, payment=money, use="As planned.", financial_year=year, **facts)


def a_direction(
    key: str, on: str = "2026-04-01", *lines: DirectionLine, changes: tuple[str, ...] = (), **facts: Any
) -> Direction:
    """A direction to the council, given on a day and in effect from it, for care at home unless lines say otherwise."""
    given = {"given_by": "board", "in_writing": True, "addressees": (COUNCIL,), "first_day": day(on), **facts}
    return Direction(id=key, given_on=day(on), lines=lines or (a_line(),), changes=changes, **given)


def varies(key: str, on: str, earlier: str, *lines: DirectionLine, **facts: Any) -> Direction:
    """A direction that varies an earlier one."""
    return a_direction(key, on, *lines, changes=(earlier,), change=ChangeKind.VARIES, **facts)


def revokes(key: str, on: str, earlier: str, **facts: Any) -> Direction:
    """A direction that revokes an earlier one and says nothing else."""
    given = {"change": ChangeKind.REVOKES, **facts}
    return a_direction(key, on, changes=(earlier,), **given).replace(lines=())


def with_directions(*directions: Direction, **facts: Any) -> Any:
    """An authority with care at home and hospital wards delegated, and these directions."""
    schemes = (a_scheme(facts.pop("model", None) or a_scheme().model, functions=(CARE, WARDS)),)
    return an_authority(**{"schemes": schemes, "directions": directions, **facts})


def a_payment(amount: int | None, function: str | None = "care", **facts: Any) -> Payment:
    """What the council paid for care at home in 2026-27."""
    money = None if amount is None else Decimal(amount)
    given = {"made_by": COUNCIL, "financial_year": "2026-27", "kind": PaymentKind.PAYMENT, **facts}
    return Payment(id=f"{function}-{amount}", function=function, amount=money, **given)
