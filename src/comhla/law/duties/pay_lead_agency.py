"""Pay the lead agency, or set money aside for it, function by function (act-2014/s18-s19).

Public Bodies (Joint Working) (Scotland) Act 2014 sections 18 and 19,
https://www.legislation.gov.uk/asp/2014/9/section/18 and /section/19. Paraphrase: the words are at those addresses.

Section 18 is for models (b) and (d), section 19 for (c) and (d): in (d) money passes both ways. Only the health
board sets sums aside. A function of a council goes to the health board in (b) and (d), and to the lead council where
the record says so or the model is (c).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import FinancialYear
from comhla.law.answers import Answer
from comhla.law.asked import Asked
from comhla.law.duty import LEAD_AGENCY_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, DelegatedFunction
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
from comhla.reference.models import Model

DUTY = Duty(
    id="act-2014/s18-s19",
    title="Pay the lead agency, or set money aside for it, function by function",
    family="B",
    bearer="the health board and each council of a lead agency area, whichever delegated the function",
    models=LEAD_AGENCY_ONLY,
    elsewhere="Behind a joint board section 14 says who pays, and the money goes to the board.",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("18"),
            words="Whoever delegated a function pays the lead agency the amount that the scheme's method gives for it;"
            " for functions with a sum set aside the health board sets the amount aside. With several councils each"
            " council that delegates to the lead council pays it.",
        ),
    ),
)


class YearOwed(NamedTuple):
    """A year of money, who owes what to whom in it, and functions of which nobody knows who owes for them."""

    money: MoneyYear
    to_health_board: list[Owed]
    unknown: list[str]
    set_aside: list[Owed]
    by_health_board: list[Owed]
    to_lead_council: list[Owed]


@DUTY.each("payments", "schemes")
def year(facts: AuthorityFacts, until: date) -> Iterator[Subject[YearOwed]]:
    for each in years_of_money(facts, until):
        yield Subject(each.id, each.label, each.opens, each.relevant_day, facts.once(_owed, each.of))


def _owed(facts: AuthorityFacts, year: FinancialYear) -> YearOwed:
    money = facts.once(money_in, year)
    owed = YearOwed(money, [], [], [], [], [])
    for each in money.functions or ():
        if each.delegated_by is None:
            owed.unknown.append(each.name)
        elif each.delegated_by in money.setting.councils:
            _add_of_council(facts, owed, each, each.delegated_by)
        elif each.delegated_by == money.setting.health_board and money.setting.model is not Model.HEALTH_BOARD_LEADS:
            kind, into = (SET_ASIDE, owed.set_aside) if money.sets_aside(each) else (PAID, owed.by_health_board)
            payee = _receiver(facts, money, each)
            into.append(owed_for(money, each, payer=each.delegated_by, payee=payee, kind=kind))
    return owed


def _add_of_council(facts: AuthorityFacts, owed: YearOwed, function: DelegatedFunction, council: str) -> None:
    setting, receiver = owed.money.setting, _receiver(facts, owed.money, function)
    if receiver == council:
        return
    if receiver == setting.health_board:
        owed.to_health_board.append(owed_for(owed.money, function, payer=council, payee=receiver, kind=PAID))
    elif receiver in setting.councils:
        owed.to_lead_council.append(owed_for(owed.money, function, payer=council, payee=receiver, kind=PAID))


@year.part("s.18(2)", MACHINE, uses=USES_OF_MONEY)
def councils_pay_health_board(asked: Asked, year: YearOwed) -> Answer | None:
    """Each council pays the health board the amount that the method gives for each function delegated to it."""
    if year.money.setting.model is Model.COUNCIL_LEADS:
        return None
    if year.money.functions is None:
        return functions_not_recorded(year.money)
    return each_function_has_its_amount(asked, year.money, year.to_health_board, year.unknown)


@year.part("s.19(2)", MACHINE, uses=USES_OF_MONEY)
def health_board_sets_aside(asked: Asked, year: YearOwed) -> Answer | None:
    """The health board sets aside, for use by the council, the amount for each function with a sum set aside."""
    return each_function_has_its_amount(asked, year.money, year.set_aside, before=_asked_of_councils(year))


@year.part("s.19(3)", MACHINE, uses=USES_OF_MONEY)
def health_board_pays_council(asked: Asked, year: YearOwed) -> Answer | None:
    """The health board pays the council the amount for each other function that it delegated to the council."""
    if year.money.setting.model is Model.HEALTH_BOARD_LEADS:
        return None
    if year.money.functions is None:
        return functions_not_recorded(year.money)
    before = (*_asked_of_councils(year), year.set_aside)
    return each_function_has_its_amount(asked, year.money, year.by_health_board, year.unknown, before=before)


@year.part("s.19(4)", MACHINE, uses=USES_OF_MONEY)
def councils_pay_lead_council(asked: Asked, year: YearOwed) -> Answer | None:
    """With several councils, each council that delegated functions to the lead council pays it the amount."""
    before = (year.to_health_board, year.unknown, year.set_aside, year.by_health_board)
    return each_function_has_its_amount(asked, year.money, year.to_lead_council, before=before)


def _asked_of_councils(year: YearOwed) -> tuple[list[Owed], list[str]]:
    """What `councils_pay_health_board` asks about: nothing where a council leads."""
    return ([], []) if year.money.setting.model is Model.COUNCIL_LEADS else (year.to_health_board, year.unknown)


@year.part("ss.18, 19; SSI 2014/341 reg 2(3)", MACHINE, uses=USES_OF_SCHEDULE)
def pay_on_schedule(asked: Asked, year: YearOwed) -> Answer | None:
    """Payments are made by the days of the payment schedule: the Act sets none, and the scheme binds those who pay."""
    return paid_on_schedule(asked, year.money)


def _receiver(facts: AuthorityFacts, money: MoneyYear, function: DelegatedFunction) -> str:
    """The body to which a function was delegated: as recorded, or else as the model has it."""
    if function.carried_out_by is not None:
        return function.carried_out_by
    from_council = function.delegated_by in money.setting.councils
    if from_council and money.setting.model is not Model.COUNCIL_LEADS and money.setting.health_board is not None:
        return money.setting.health_board
    scheme = facts.scheme_called(money.setting.scheme)
    return (scheme.lead_council if scheme else None) or next(iter(money.setting.councils), "")
