"""Pay the joint board, or set money aside for it, function by function (act-2014/s14).

Public Bodies (Joint Working) (Scotland) Act 2014 section 14, with section 1(3)(d) and (e),
https://www.legislation.gov.uk/asp/2014/9/section/14. Paraphrase: the words of the Act are at that address.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import FinancialYear
from comhla.law.answers import Answer
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts
from comhla.law.readings.function_money import (
    PAID,
    SET_ASIDE,
    USES_OF_MONEY,
    USES_OF_SCHEDULE,
    MoneyYear,
    Owed,
    each_function_has_its_amount,
    functions_not_recorded,
    money_in,
    owed_for,
    paid_on_schedule,
    years_of_money,
)
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s14",
    title="Pay the joint board, or set money aside for it, function by function",
    family="B",
    bearer="each council and the health board behind an integration joint board",
    models=BOARD_ONLY,
    elsewhere="In a lead agency area sections 18 and 19 say who pays whom.",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("14"),
            words="Each council pays the joint board, for each function that it delegated, the amount that the scheme's"
            " method gives. The health board sets the amount aside for each function for which the scheme says so, and"
            " pays the amount for each other function.",
        ),
    ),
)


class YearOwed(NamedTuple):
    """A year of money, what each side owes the board in it, and functions of which nobody knows who owes for them."""

    money: MoneyYear
    by_councils: list[Owed]
    unknown: list[str]
    set_aside: list[Owed]
    by_health_board: list[Owed]


@DUTY.each("payments", "schemes")
def year(facts: AuthorityFacts, until: date) -> Iterator[Subject[YearOwed]]:
    for each in years_of_money(facts, until):
        yield Subject(each.id, each.label, each.opens, each.relevant_day, facts.once(_owed, each.of))


def _owed(facts: AuthorityFacts, year: FinancialYear) -> YearOwed:
    money = facts.once(money_in, year)
    owed = YearOwed(money, [], [], [], [])
    for each in money.functions or ():
        if each.delegated_by is None:
            owed.unknown.append(each.name)
        elif each.delegated_by in money.setting.councils:
            owed.by_councils.append(owed_for(money, each, payer=each.delegated_by, payee="board", kind=PAID))
        elif each.delegated_by == money.setting.health_board and money.sets_aside(each):
            owed.set_aside.append(owed_for(money, each, payer=each.delegated_by, payee="board", kind=SET_ASIDE))
        elif each.delegated_by == money.setting.health_board:
            owed.by_health_board.append(owed_for(money, each, payer=each.delegated_by, payee="board", kind=PAID))
    return owed


@year.part("s.14(2)", MACHINE, uses=USES_OF_MONEY)
def councils_pay_for_each_function(asked: Asked, year: YearOwed) -> Answer | None:
    """Each council pays, for each function that it delegated, the amount that the scheme's method gives."""
    if year.money.functions is None:
        return functions_not_recorded(year.money)
    return each_function_has_its_amount(asked, year.money, year.by_councils, year.unknown)


@year.part("s.14(3)", MACHINE, uses=USES_OF_MONEY)
def health_board_sets_aside(asked: Asked, year: YearOwed) -> Answer | None:
    """The health board sets aside the amount that the method gives for each function with a sum set aside."""
    before = (year.by_councils, year.unknown)
    return each_function_has_its_amount(asked, year.money, year.set_aside, before=before)


@year.part("s.14(4)", MACHINE, uses=USES_OF_MONEY)
def health_board_pays_for_each_other_function(asked: Asked, year: YearOwed) -> Answer | None:
    """The health board pays the amount that the method gives for each other function that it delegated."""
    before = (year.by_councils, year.unknown, year.set_aside)
    return each_function_has_its_amount(asked, year.money, year.by_health_board, before=before)


@year.part("s.14; SSI 2014/341 reg 2(3)", MACHINE, uses=USES_OF_SCHEDULE)
def pay_on_schedule(asked: Asked, year: YearOwed) -> Answer | None:
    """Payments are made by the days of the payment schedule: the Act sets none, and the scheme binds those who pay."""
    return paid_on_schedule(asked, year.money)
