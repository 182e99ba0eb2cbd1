"""Alternate the right to appoint the chair between the health board and several councils (IJBO-C2).

SSI 2014/285 article 6, http://www.legislation.gov.uk/ssi/2014/285/article/6/made. Paraphrase: the words of the Order
are at that address. The third anniversary of a period's first day is a day too late.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Councils, Duty, Version
from comhla.law.readings import chair_turns
from comhla.law.readings.board_membership import the_board
from comhla.law.readings.board_roll import ELSEWHERE
from comhla.law.readings.chair_turns import APPOINTEES, LENGTH, SIDES, Turn, turns
from comhla.law.sources import board_order

DUTY = Duty(
    id="IJBO-C2",
    title="Alternate the chair between the health board and several councils",
    family="C",
    bearer="the health board and the councils behind a joint board of several councils",
    models=BOARD_ONLY,
    councils=Councils.SEVERAL,
    elsewhere=f"With one council the article for it applies (IJBO-C1). {ELSEWHERE}",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            citation=board_order("article 6", url="http://www.legislation.gov.uk/ssi/2014/285/article/6/made"),
            words="The parties agree who appoints the first chair. After that the health board has every second period,"
            " and a council those between, each for at most three years. The side without the chair appoints the"
            " vice-chair. A council uses a councillor it nominated, the health board a nominee who is a non-executive"
            " director.",
        ),
    ),
)

turn = DUTY.each("chair_periods")(turns)
board = DUTY.each()(the_board)


@turn.part("art 6(1)", MACHINE, uses=LENGTH)
def limit_period_to_three_years(asked: Asked, turn: Turn) -> Answer:
    """Let an appointing period last at most three years."""
    return chair_turns.length(asked, turn)


@turn.part("art 6(2)", MACHINE, uses=(*SIDES, "schemes.first_chair_from"))
def begin_with_agreed_side(asked: Asked, turn: Turn) -> Answer | None:
    """Let the side that was agreed appoint the first chair."""
    return chair_turns.first_turn(asked, turn)


@turn.part("art 6(3), (4)", MACHINE, uses=SIDES)
def alternate_sides(asked: Asked, turn: Turn) -> Answer | None:
    """Let the health board have every second period, and a council the periods between."""
    return chair_turns.alternates(asked, turn)


@turn.part("art 6(5)", MACHINE, uses=(*SIDES, "chair_periods.vice_chair_appointed_by"))
def appoint_vice_chair_from_other_side(asked: Asked, turn: Turn) -> Answer:
    """Let the side without the chair appoint the vice-chair, for the same period."""
    return chair_turns.vice_chair_from_other_side(asked, turn)


@turn.part("art 6(7)", MACHINE, uses=(*APPOINTEES, "chair_periods.chair"))
def appoint_chair_who_may_serve(asked: Asked, turn: Turn) -> Answer:
    """Let a council appoint as chair only a councillor it nominated, the health board only a director."""
    return chair_turns.chair_may_serve(asked, turn)


@turn.part("art 6(7)", MACHINE, uses=(*APPOINTEES, "chair_periods.vice_chair", "chair_periods.vice_chair_appointed_by"))
def appoint_vice_chair_who_may_serve(asked: Asked, turn: Turn) -> Answer:
    """Let a council appoint as vice-chair only a councillor it nominated, the health board only a director."""
    return chair_turns.vice_chair_may_serve(asked, turn)


@board.part("art 6(1)", MACHINE, uses=(*LENGTH, "establishment.established_on"))
def keep_a_period_running(asked: Asked, _: None) -> Answer | None:
    """Have the chair appointed for an appointing period at all times."""
    return chair_turns.period_running(asked)
