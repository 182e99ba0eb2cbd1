"""The money that directions give, by function, body and year, with what is recorded and the differences in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.documents.direction_parts import function_names, pounds
from comhla.law import AuthorityFacts
from comhla.law.facts import PaymentKind
from comhla.law.readings.money_directed import (
    Compared,
    Verdict,
    compared,
    money_directed,
    recorded_by_body,
    totals,
    years_named,
)

KINDS: Mapping[PaymentKind, Any] = {
    PaymentKind.PAYMENT: gettext_lazy("Payment"),
    PaymentKind.SET_ASIDE: gettext_lazy("Set aside"),
}
_WORDS: Mapping[Verdict, Any] = {
    Verdict.AGREES: gettext_lazy("The same"),
    Verdict.MORE_DIRECTED: gettext_lazy("%(amount)s more is directed than recorded"),
    Verdict.LESS_DIRECTED: gettext_lazy("%(amount)s less is directed than recorded"),
    Verdict.NOT_DIRECTED: gettext_lazy("Recorded, and no direction names an amount"),
    Verdict.NOT_RECORDED: gettext_lazy("Directed, and no payment is recorded"),
    Verdict.BY_METHOD: gettext_lazy("Directed by a method, so it is not compared"),
}
_COLOURS = {Verdict.AGREES: "green", Verdict.BY_METHOD: "grey"}


class FunctionMoney(NamedTuple):
    """One function in a year."""

    function: str
    kind: str
    directed: str
    recorded: str
    words: str
    colour: str


class BodyMoney(NamedTuple):
    """What is directed to one body in a year, and what it is recorded to have paid or set aside itself."""

    body: str
    kind: str
    directed: str
    recorded: str


class YearMoney(NamedTuple):
    """One year: sums by kind, functions and bodies."""

    year: str
    functions: tuple[FunctionMoney, ...]
    bodies: tuple[BodyMoney, ...]
    sums: tuple[tuple[str, str], ...]
    differing: int

    @property
    def agrees(self) -> bool:
        """Whether every function that can be compared agrees."""
        return self.differing == 0


def years_shown(facts: AuthorityFacts, day: date) -> tuple[str, ...]:
    """The years that there is money for, the latest first."""
    return years_named(facts, day)


def money_of(facts: AuthorityFacts, year: str, day: date) -> YearMoney:
    """The money of one year as at a day."""
    names = function_names(facts)
    rows = compared(facts, year, day)
    return YearMoney(
        year=year,
        functions=tuple(_function(each, names) for each in rows),
        bodies=_bodies(facts, year, day),
        sums=_sums(rows),
        differing=sum(each.verdict not in (Verdict.AGREES, Verdict.BY_METHOD) for each in rows),
    )


def undated(facts: AuthorityFacts, day: date) -> str:
    """What is directed without naming a year, in words; empty where there is nothing."""
    rows = [each for each in money_directed(facts, day) if each.year is None and each.amount is not None]
    return pounds(sum((each.amount or Decimal(0) for each in rows), Decimal(0))) if rows else ""


def _function(row: Compared, names: Mapping[str, str]) -> FunctionMoney:
    name = _("For several functions together") if row.function is None else names.get(row.function, row.function)
    has_directed = row.verdict not in (Verdict.NOT_DIRECTED, Verdict.BY_METHOD) or bool(row.directed)
    return FunctionMoney(
        function=name,
        kind=str(KINDS[row.kind]),
        directed=pounds(row.directed) if has_directed else "",
        recorded="" if row.verdict is Verdict.NOT_RECORDED else pounds(row.recorded),
        words=str(_WORDS[row.verdict]) % {"amount": pounds(abs(row.difference))},
        colour=_COLOURS.get(row.verdict, "yellow"),
    )


def _bodies(facts: AuthorityFacts, year: str, day: date) -> tuple[BodyMoney, ...]:
    rows = [each for each in money_directed(facts, day) if each.year == year]
    directed = totals(rows, lambda each: (each.body or _("Several bodies together"), each.kind))
    recorded = recorded_by_body(facts, year)
    keys = dict.fromkeys((*directed, *recorded))
    return tuple(
        BodyMoney(body, str(KINDS[kind]), _amount(directed.get((body, kind))), _amount(recorded.get((body, kind))))
        for body, kind in keys
    )


def _amount(amount: Decimal | None) -> str:
    return "" if amount is None else pounds(amount)


def _sums(rows: tuple[Compared, ...]) -> tuple[tuple[str, str], ...]:
    found = []
    for kind, words in KINDS.items():
        directed = sum((each.directed for each in rows if each.kind is kind), Decimal(0))
        recorded = sum((each.recorded for each in rows if each.kind is kind), Decimal(0))
        told = {"kind": words, "directed": pounds(directed), "recorded": pounds(recorded)}
        if directed or recorded:
            found.append((str(words), _("%(directed)s directed, %(recorded)s recorded") % told))
    return tuple(found)
