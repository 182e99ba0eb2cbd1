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

from comhla.law.answers import Answer
from comhla.law.asked import Asked
from comhla.law.duty import LEAD_AGENCY_ONLY, MACHINE, Duty, Version
from comhla.law.facts import DelegatedFunction
from comhla.law.readings.function_money import (
    PAID,
    SET_ASIDE,
    USES_OF_MONEY,
    USES_OF_SCHEDULE,
    MoneyYear,
    Owed,
    each_function_has_its_amount,
    functions_not_recorded,
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

year = DUTY.each("payments", "schemes")(years_of_money)


@year.part("s.18(2)", MACHINE, uses=USES_OF_MONEY)
def councils_pay_health_board(asked: Asked, money: MoneyYear) -> Answer | None:
    """Each council pays the health board the amount that the method gives for each function delegated to it."""
    if money.setting.model is Model.COUNCIL_LEADS:
        return None
    if money.functions is None:
        return functions_not_recorded(money)
    owed = [each for each in _owed_by_councils(asked, money) if each.payee == money.setting.health_board]
    return each_function_has_its_amount(asked, money, owed, _delegated_by_nobody_known(money))


@year.part("s.19(2)", MACHINE, uses=USES_OF_MONEY)
def health_board_sets_aside(asked: Asked, money: MoneyYear) -> Answer | None:
    """The health board sets aside, for use by the council, the amount for each function with a sum set aside."""
    return each_function_has_its_amount(asked, money, _owed_by_health_board(asked, money, set_aside=True), [])


@year.part("s.19(3)", MACHINE, uses=USES_OF_MONEY)
def health_board_pays_council(asked: Asked, money: MoneyYear) -> Answer | None:
    """The health board pays the council the amount for each other function that it delegated to the council."""
    if money.setting.model is Model.HEALTH_BOARD_LEADS:
        return None
    if money.functions is None:
        return functions_not_recorded(money)
    owed = _owed_by_health_board(asked, money, set_aside=False)
    return each_function_has_its_amount(asked, money, owed, _delegated_by_nobody_known(money))


@year.part("s.19(4)", MACHINE, uses=USES_OF_MONEY)
def councils_pay_lead_council(asked: Asked, money: MoneyYear) -> Answer | None:
    """With several councils, each council that delegated functions to the lead council pays it the amount."""
    owed = [each for each in _owed_by_councils(asked, money) if each.payee in money.setting.councils]
    return each_function_has_its_amount(asked, money, owed, [])


@year.part("ss.18, 19; SSI 2014/341 reg 2(3)", MACHINE, uses=USES_OF_SCHEDULE)
def pay_on_schedule(asked: Asked, money: MoneyYear) -> Answer | None:
    """Payments are made by the days of the payment schedule: the Act sets none, and the scheme binds those who pay."""
    return paid_on_schedule(asked, money)


def _delegated_by_nobody_known(money: MoneyYear) -> list[str]:
    return [each.name for each in money.functions or () if each.delegated_by is None]


def _owed_by_health_board(asked: Asked, money: MoneyYear, *, set_aside: bool) -> list[Owed]:
    return [
        Owed(each, each.delegated_by, _receiver(asked, money, each), SET_ASIDE if set_aside else PAID)
        for each in money.functions or ()
        if each.delegated_by is not None
        and each.delegated_by == money.setting.health_board
        and money.setting.model is not Model.HEALTH_BOARD_LEADS
        and money.sets_aside(each) is set_aside
    ]


def _owed_by_councils(asked: Asked, money: MoneyYear) -> Iterator[Owed]:
    for each in money.functions or ():
        if each.delegated_by in money.setting.councils:
            receiver = _receiver(asked, money, each)
            if receiver != each.delegated_by:
                yield Owed(each, each.delegated_by, receiver, PAID)


def _receiver(asked: Asked, money: MoneyYear, function: DelegatedFunction) -> str:
    """The body to which a function was delegated: as recorded, or else as the model has it."""
    if function.carried_out_by is not None:
        return function.carried_out_by
    from_council = function.delegated_by in money.setting.councils
    if from_council and money.setting.model is not Model.COUNCIL_LEADS and money.setting.health_board is not None:
        return money.setting.health_board
    scheme = asked.facts.scheme_called(money.setting.scheme)
    return (scheme.lead_council if scheme else None) or next(iter(money.setting.councils), "")
