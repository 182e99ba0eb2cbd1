"""Money for delegated functions: whether each function has its amount, and whether payments were in time.

The Act gives every function a payment or a sum set aside, worked out by the scheme's method (ss.14, 18, 19). It sets
no days: those come from the payment schedule that the scheme provides for, which binds through SSI 2014/341 reg 2(3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from comhla.dates import FinancialYear
from comhla.law.answers import Answer, cannot_tell, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import Subject
from comhla.law.facts import AuthorityFacts, DelegatedFunction, Event, Payment, PaymentKind, Setting

USES_OF_MONEY = (
    "payments.function",
    "payments.made_by",
    "payments.made_to",
    "payments.financial_year",
    "payments.kind",
    "payments.method_amount",
    "payments.amount",
    "payments.redetermined_on",
    "payments.paid_on",
    "schemes",
    "authority",
    "establishment.functions_delegated_on",
)
USES_OF_SCHEDULE = (
    "payments.due_on",
    "payments.paid_on",
    "payments.financial_year",
    "payments.kind",
    "schemes",
    "authority",
    "establishment.functions_delegated_on",
)
PAID, SET_ASIDE = PaymentKind.PAYMENT, PaymentKind.SET_ASIDE
_DONE = {PAID: "paid", SET_ASIDE: "set aside"}


class Instalment(NamedTuple):
    """Payments that the schedule wants on the same day and that were made, or not, on the same day."""

    due: date
    paid: Event
    payments: tuple[str, ...]


class MoneyYear(NamedTuple):
    """One financial year: who the parties were, which functions were delegated, and what was paid or set aside.

    `by_function` holds the payments by the function they are for, lump sums under None. A year is asked about many
    times, so what all questions share is worked out once.
    """

    year: FinancialYear
    setting: Setting
    functions: tuple[DelegatedFunction, ...] | None
    by_function: Mapping[str | None, list[Payment]]
    instalments: tuple[Instalment, ...]
    has_payments: bool

    def sets_aside(self, function: DelegatedFunction) -> bool:
        """Whether the amount for `function` is set aside: as the scheme says or, if it is silent, as was done."""
        if function.set_aside is not None:
            return function.set_aside
        return any(each.kind is SET_ASIDE for each in self.by_function.get(function.id, ()))


class Owed(NamedTuple):
    """Money that one body owes another for one function in a year. `payee` is `board` for a joint board.

    `rows` are the payments or sums set aside that were made, `paid_in_place` says that only a payment was where a sum
    had to be set aside, and `agrees` that the rows add up to the amount of the scheme's method.
    """

    function: DelegatedFunction
    payer: str
    payee: str
    kind: PaymentKind
    rows: tuple[Payment, ...]
    paid_in_place: bool
    agrees: bool


def owed_for(money: MoneyYear, function: DelegatedFunction, *, payer: str, payee: str, kind: PaymentKind) -> Owed:
    """The money owed for one function, with what was made of it."""
    from_payer = [
        payment
        for payment in money.by_function.get(function.id, ())
        if payment.made_by == payer and payment.made_to in (None, payee)
    ]
    rows = tuple(payment for payment in from_payer if payment.kind is kind)
    in_place = bool(from_payer) and not rows and kind is SET_ASIDE
    return Owed(function, payer, payee, kind, rows, in_place, _agrees(rows))


def _agrees(rows: tuple[Payment, ...]) -> bool:
    amounts = [row.amount for row in rows if row.amount is not None]
    by_method = [row.method_amount for row in rows if row.method_amount is not None]
    return bool(by_method) and len(amounts) == len(rows) and sum(amounts) == sum(by_method)


def years_of_money(facts: AuthorityFacts, until: date) -> Iterator[Subject[FinancialYear]]:
    """Each financial year from that in which functions passed or, where that is silent, from the first recorded."""
    first_day = facts.once(_first_day)
    if first_day is None:
        return
    year = FinancialYear.containing(first_day)
    while year.first_day <= until:
        begins = max(first_day, year.first_day)
        yield Subject(year.label, f"the financial year {year}", begins, begins, year)
        year = year.next


def money_in(facts: AuthorityFacts, year: FinancialYear) -> MoneyYear:
    """What there is to say of the money of one of the `years_of_money`."""
    payments = facts.once(_payments_by_year).get(year.label, [])
    begins = max(facts.once(_first_day) or year.first_day, year.first_day)
    by_function: dict[str | None, list[Payment]] = {}
    scheduled: dict[tuple[date, Event], list[str]] = {}
    for each in payments:
        by_function.setdefault(each.function, []).append(each)
        if each.kind is PAID and each.due_on is not None:
            scheduled.setdefault((each.due_on, each.paid_on), []).append(each.id)
    return MoneyYear(
        year,
        facts.setting_on(begins),
        _delegated_in(facts, year),
        by_function,
        tuple(Instalment(due, paid, tuple(names)) for (due, paid), names in scheduled.items()),
        any(each.kind is PAID for each in payments),
    )


def _payments_by_year(facts: AuthorityFacts) -> dict[str, list[Payment]]:
    by_year: dict[str, list[Payment]] = {}
    for payment in facts.payments or ():
        by_year.setdefault(payment.financial_year, []).append(payment)
    return by_year


def _first_day(facts: AuthorityFacts) -> date | None:
    if facts.establishment is not None and isinstance(facts.establishment.functions_delegated_on, date):
        return facts.establishment.functions_delegated_on
    by_year = facts.once(_payments_by_year)
    return min((FinancialYear.from_label(label).first_day for label in by_year), default=None)


def _delegated_in(facts: AuthorityFacts, year: FinancialYear) -> tuple[DelegatedFunction, ...] | None:
    if facts.functions is None:
        return None
    first_day, last_day = year.first_day, year.last_day
    return tuple(
        each
        for each in facts.functions
        if (each.first_day is None or each.first_day <= last_day)
        and (each.last_day is None or first_day <= each.last_day)
    )


class _Sorted(NamedTuple):
    """Functions by what is lacking in their money, or in what is known of it."""

    differing: list[str]
    without: list[str]
    paid_in_place: list[str]
    lacking: dict[str, str]


def each_function_has_its_amount(
    asked: Asked,
    money: MoneyYear,
    owed: list[Owed],
    unknown: Sequence[str] = (),
    *,
    before: Iterable[Sequence[Owed | str]] = (),
) -> Answer | None:
    """Whether every function in `owed` has the amount that the scheme's method gives.

    `unknown` names functions of which the record does not say who owes money for them. `before` is what earlier parts
    ask about, owed and unknown: where there is any, one of them says for all that a year has no record. None where
    nothing is owed.
    """
    owed = [each for each in owed if _has_begun(asked, each)]
    if not owed and not unknown:
        return None
    if not money.by_function and asked.facts.payments:
        if any(isinstance(each, str) or _has_begun(asked, each) for asked_about in before for each in asked_about):
            return None
        return cannot_tell("Nothing is recorded under payments for {year}.", missing=("payments",), year=money.year)
    sort = _sorted(asked, owed)
    overdue = bool(sort.without) and (asked.past(money.year.last_day) or _paid_in_one_sum(asked, money, owed))
    if overdue or sort.differing or sort.paid_in_place:
        return _not_right(money, owed, sort, without=sort.without if overdue else [])
    if sort.lacking or unknown:
        return _unknown(money, sort, unknown)
    if sort.without:
        return not_yet_due(
            "For {year} no amount is recorded yet for {functions}.",
            due=None,
            then="Work out the amount for each function by the scheme's method, and record it.",
            year=money.year,
            functions=tuple(sort.without),
        )
    return met(
        "In {year} the amount that the scheme's method gives, or that was redetermined, was {done} for each of"
        " {number} functions by {payers}.",
        year=money.year,
        done=_DONE[owed[0].kind],
        number=len(owed),
        payers=_payers(owed),
    )


def _has_begun(asked: Asked, owed: Owed) -> bool:
    return owed.function.first_day is None or asked.reached(owed.function.first_day)


def _sorted(asked: Asked, owed: list[Owed]) -> _Sorted:
    sort = _Sorted([], [], [], {})
    for each in owed:
        if each.agrees:
            continue
        if each.rows:
            _sort_amounts(asked, each, sort)
        elif each.paid_in_place:
            sort.paid_in_place.append(each.function.name)
        else:
            sort.without.append(each.function.name)
    return sort


def _sort_amounts(asked: Asked, owed: Owed, sort: _Sorted) -> None:
    """Sort rows that do not add up to the amount of the method."""
    name = owed.function.name
    if any(row.amount is None for row in owed.rows):
        sort.lacking[name] = "payments.amount"
    elif all(row.method_amount is None for row in owed.rows):
        sort.lacking[name] = "payments.method_amount"
    elif any(asked.happened(row.redetermined_on) for row in owed.rows):
        return
    elif any(row.redetermined_on is None for row in owed.rows):
        sort.lacking[name] = "payments.redetermined_on"
    else:
        sort.differing.append(name)


def _paid_in_one_sum(asked: Asked, money: MoneyYear, owed: list[Owed]) -> bool:
    payers = set(_payers(owed))
    return any(
        each.made_by in payers and each.kind is owed[0].kind and asked.happened(each.paid_on)
        for each in money.by_function.get(None, ())
    )


def _not_right(money: MoneyYear, owed: list[Owed], sort: _Sorted, *, without: list[str]) -> Answer:
    sentences = []
    if without:
        sentences.append("For {year} no amount {done} by {payers} is recorded for {without}.")
    if sort.paid_in_place:
        sentences.append("For {year} a payment and no sum set aside is recorded for {in_place}.")
    if sort.differing:
        sentences.append(
            "For {year} the amount {done} for {differing} is not what the scheme's method gives, and it was not"
            " redetermined."
        )
    return not_met(
        " ".join(sentences),
        then="Give each function the amount of the scheme's method, or redetermine it as the scheme provides.",
        year=money.year,
        done=_DONE[owed[0].kind],
        payers=_payers(owed),
        without=tuple(without),
        in_place=tuple(sort.paid_in_place),
        differing=tuple(sort.differing),
    )


def _unknown(money: MoneyYear, sort: _Sorted, unknown: Sequence[str]) -> Answer:
    missing = dict.fromkeys(sort.lacking.values())
    if unknown:
        missing["schemes.functions"] = None
    return cannot_tell(
        "For {year} the record does not say enough to compare the amount for {functions} with the scheme's method.",
        missing=tuple(missing),
        year=money.year,
        functions=(*sort.lacking, *unknown),
    )


def _payers(owed: list[Owed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.payer for each in owed))


def functions_not_recorded(money: MoneyYear) -> Answer:
    """What to say where no scheme lists the delegated functions."""
    return cannot_tell(
        "Which functions are delegated is not recorded, so their amounts for {year} cannot be told.",
        missing=("schemes.functions",),
        year=money.year,
    )


def paid_on_schedule(asked: Asked, money: MoneyYear) -> Answer | None:
    """Whether the payments of a year were made by the days of the payment schedule. None where there are none."""
    if not money.has_payments:
        return None
    if not money.instalments:
        return cannot_tell(
            "The days that the payment schedule gives for {year} are not recorded.",
            missing=("payments.due_on",),
            year=money.year,
        )
    late = _named(each for each in money.instalments if asked.happened(each.paid) and each.paid > each.due)
    waiting = [each for each in money.instalments if not asked.happened(each.paid)]
    overdue = [each for each in waiting if asked.past(each.due)]
    unpaid = _named(each for each in overdue if each.paid is not None)
    if late or unpaid:
        lists = {"made after the day that the schedule gives: {late}": late}
        lists[f"still not made after {'that day' if late else 'the day that the schedule gives'}: {{unpaid}}"] = unpaid
        return not_met(
            f"In {{year}} payments {'; '.join(words for words, names in lists.items() if names)}.",
            then="Make the payments that are still due, and say openly which were late.",
            year=money.year,
            late=late,
            unpaid=unpaid,
        )
    if overdue:
        return cannot_tell(
            "In {year} the day of the schedule has passed for {payments}, and whether they were made is not recorded.",
            missing=("payments.paid_on",),
            year=money.year,
            payments=_named(overdue),
        )
    if waiting:
        return not_yet_due(
            "In {year} the next payment of the schedule is due by {next_day}.",
            due=min(each.due for each in waiting),
            then="Make the payment by {next_day}.",
            year=money.year,
            next_day=min(each.due for each in waiting),
        )
    return met("In {year} every payment was made by the day that the schedule gives.", year=money.year)


def _named(instalments: Iterable[Instalment]) -> tuple[str, ...]:
    return tuple(name for each in instalments for name in each.payments)
