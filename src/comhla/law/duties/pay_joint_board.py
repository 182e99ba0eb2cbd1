"""Pay the joint board, or set money aside for it, function by function (act-2014/s14).

Public Bodies (Joint Working) (Scotland) Act 2014 section 14, with section 1(3)(d) and (e),
https://www.legislation.gov.uk/asp/2014/9/section/14. Paraphrase: the words of the Act are at that address.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Version
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

year = DUTY.each("payments", "schemes")(years_of_money)


@year.part("s.14(2)", MACHINE, uses=USES_OF_MONEY)
def councils_pay_for_each_function(asked: Asked, money: MoneyYear) -> Answer | None:
    """Each council pays, for each function that it delegated, the amount that the scheme's method gives."""
    if money.functions is None:
        return functions_not_recorded(money)
    owed = [
        Owed(each, each.delegated_by, "board", PAID)
        for each in money.functions
        if each.delegated_by in money.setting.councils
    ]
    unknown = [each.name for each in money.functions if each.delegated_by is None]
    return each_function_has_its_amount(asked, money, owed, unknown)


@year.part("s.14(3)", MACHINE, uses=USES_OF_MONEY)
def health_board_sets_aside(asked: Asked, money: MoneyYear) -> Answer | None:
    """The health board sets aside the amount that the method gives for each function with a sum set aside."""
    return _health_board_provides(asked, money, set_aside=True)


@year.part("s.14(4)", MACHINE, uses=USES_OF_MONEY)
def health_board_pays_for_each_other_function(asked: Asked, money: MoneyYear) -> Answer | None:
    """The health board pays the amount that the method gives for each other function that it delegated."""
    return _health_board_provides(asked, money, set_aside=False)


def _health_board_provides(asked: Asked, money: MoneyYear, *, set_aside: bool) -> Answer | None:
    owed = [
        Owed(each, each.delegated_by, "board", SET_ASIDE if set_aside else PAID)
        for each in money.functions or ()
        if each.delegated_by is not None
        and each.delegated_by == money.setting.health_board
        and money.sets_aside(each) is set_aside
    ]
    return each_function_has_its_amount(asked, money, owed, [])


@year.part("s.14; SSI 2014/341 reg 2(3)", MACHINE, uses=USES_OF_SCHEDULE)
def pay_on_schedule(asked: Asked, money: MoneyYear) -> Answer | None:
    """Payments are made by the days of the payment schedule: the Act sets none, and the scheme binds those who pay."""
    return paid_on_schedule(asked, money)
