"""The money that directions give, by function, body, kind and year after every change, and what is recorded beside it.

An amount stands until a later direction takes it away. One that varies does so for the functions it names, for the year
it names or, where it names none, for every year that was not over when it began. One that revokes or supersedes does so
for all its amounts of years that were not over. What was spent until then is told by the reports of the body.

Amounts are exact, payments and sums set aside are kept apart, and a method is no amount: it is not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, TypeVar

from comhla.dates import FinancialYear
from comhla.law.facts import AuthorityFacts, Direction, DirectionLine, PaymentKind
from comhla.law.readings.directions_over_time import begins_on, bodies_of, earlier_ids, ends_others, given_by

Key = TypeVar("Key")
NOT_SAID = "none"
_ZERO = Decimal(0)


class Directed(NamedTuple):
    """An amount that a direction gives. `body` is None for several bodies together, `year` where none is named.

    `amount` is None where the direction gives a method instead.
    """

    function: str
    body: str | None
    year: str | None
    kind: PaymentKind
    amount: Decimal | None
    direction: str


class Verdict(StrEnum):
    """How the amounts directed for a function stand to those recorded as paid or set aside for it."""

    AGREES = "agrees"
    MORE_DIRECTED = "more is directed"
    LESS_DIRECTED = "less is directed"
    NOT_DIRECTED = "nothing is directed"
    NOT_RECORDED = "nothing is recorded"
    BY_METHOD = "by a method"


class Compared(NamedTuple):
    """One function in one year and kind: what was directed, what is recorded. `function` is None for lump sums."""

    function: str | None
    kind: PaymentKind
    directed: Decimal
    recorded: Decimal
    verdict: Verdict

    @property
    def difference(self) -> Decimal:
        """By how much more is directed than recorded; less than nothing where it is the other way round."""
        return self.directed - self.recorded


def money_directed(facts: AuthorityFacts, day: date) -> tuple[Directed, ...]:
    """Every amount and method that stands on a day, of the directions given by then."""
    given = given_by(facts, day)
    gone = _ended(given)
    found = []
    for direction in given:
        later = [each for each in given if direction.id in earlier_ids(facts)[each.id]]
        for line in direction.lines or ():
            if not any(_takes_away(each, direction, line, ended=gone.get(each.id)) for each in later):
                found += _amounts(direction, line)
    return tuple(found)


def _ended(given: Iterable[Direction]) -> dict[str, date]:
    """The day from which a direction no longer holds, of those that another revoked or superseded."""
    ended: dict[str, date] = {}
    for each in given:
        if ends_others(each):
            for name in each.changes or ():
                ended[name] = min(begins_on(each), ended.get(name, date.max))
    return ended


def _takes_away(later: Direction, direction: Direction, line: DirectionLine, *, ended: date | None) -> bool:
    """Whether a later direction takes an amount away, unless it has itself `ended` before the year was over."""
    if _is_over(line.financial_year, begins_on(later)):
        return False
    if ends_others(later) and direction.id in (later.changes or ()):
        return True
    if ended is not None and not _is_over(line.financial_year, ended):
        return False
    bodies = set(bodies_of(direction, line))
    return any(
        each.function == line.function
        and not bodies.isdisjoint(bodies_of(later, each))
        and (each.financial_year is None or line.financial_year in (None, each.financial_year))
        for each in later.lines or ()
    )


def _is_over(year: str | None, day: date) -> bool:
    return year is not None and FinancialYear.from_label(year).last_day < day


def _amounts(direction: Direction, line: DirectionLine) -> list[Directed]:
    bodies = bodies_of(direction, line)
    body = bodies[0] if len(bodies) == 1 else None
    where = (line.function, body, line.financial_year)
    found = []
    if line.set_aside_amount is not None:
        found.append(Directed(*where, PaymentKind.SET_ASIDE, line.set_aside_amount, direction.id))
    if line.payment is not None:
        found.append(Directed(*where, PaymentKind.PAYMENT, line.payment, direction.id))
    elif line.payment_method not in (None, NOT_SAID):
        found.append(Directed(*where, PaymentKind.PAYMENT, None, direction.id))
    return found


def totals(rows: Iterable[Directed], key: Callable[[Directed], Key]) -> dict[Key, Decimal]:
    """The amounts added up by whatever tells them apart; a method adds nothing."""
    found: dict[Key, Decimal] = {}
    for row in rows:
        name = key(row)
        found[name] = found.get(name, _ZERO) + (row.amount or _ZERO)
    return found


def years_named(facts: AuthorityFacts, day: date) -> tuple[str, ...]:
    """The financial years that directions in writing, or payments recorded, name; the latest first."""
    named = {each.year for each in money_directed(facts, day) if each.year is not None}
    return tuple(sorted(named | {each.financial_year for each in facts.payments or ()}, reverse=True))


def compared(facts: AuthorityFacts, year: str, day: date) -> tuple[Compared, ...]:
    """Every function with money in a year, directed or recorded, in the order of the record; lump sums last."""
    standing = [each for each in money_directed(facts, day) if each.year == year]
    directed = totals((each for each in standing if each.amount is not None), _function_and_kind)
    methods = {_function_and_kind(each) for each in standing if each.amount is None}
    recorded = _recorded(facts, year)
    keys = dict.fromkeys((*directed, *sorted(methods), *recorded))
    rows = [_compared(key, directed, recorded, by_method=key in methods) for key in keys]
    places = {each.id: place for place, each in enumerate(facts.functions or ())}
    return tuple(sorted(rows, key=lambda each: (each.function is None, places.get(each.function or "", len(places)))))


def _function_and_kind(row: Directed) -> tuple[str | None, PaymentKind]:
    return (row.function, row.kind)


def _recorded(facts: AuthorityFacts, year: str) -> dict[tuple[str | None, PaymentKind], Decimal]:
    found: dict[tuple[str | None, PaymentKind], Decimal] = {}
    for each in facts.payments or ():
        if each.financial_year == year and each.amount is not None:
            key = (each.function, each.kind)
            found[key] = found.get(key, _ZERO) + each.amount
    return found


def _compared(
    key: tuple[str | None, PaymentKind],
    directed: Mapping[tuple[str | None, PaymentKind], Decimal],
    recorded: Mapping[tuple[str | None, PaymentKind], Decimal],
    *,
    by_method: bool,
) -> Compared:
    ours, theirs = directed.get(key), recorded.get(key)
    verdict = Verdict.BY_METHOD if by_method else _verdict(ours, theirs)
    return Compared(*key, ours or _ZERO, theirs or _ZERO, verdict)


def _verdict(directed: Decimal | None, recorded: Decimal | None) -> Verdict:
    if directed is None:
        return Verdict.NOT_DIRECTED
    if recorded is None:
        return Verdict.NOT_RECORDED
    if directed == recorded:
        return Verdict.AGREES
    return Verdict.MORE_DIRECTED if directed > recorded else Verdict.LESS_DIRECTED


def recorded_by_body(facts: AuthorityFacts, year: str) -> dict[tuple[str, PaymentKind], Decimal]:
    """What each body is recorded to have paid or set aside in a year."""
    found: dict[tuple[str, PaymentKind], Decimal] = {}
    for each in facts.payments or ():
        if each.financial_year == year and each.amount is not None:
            key = (each.made_by, each.kind)
            found[key] = found.get(key, _ZERO) + each.amount
    return found
