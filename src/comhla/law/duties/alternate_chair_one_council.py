"""Alternate the right to appoint the chair between the council and the health board (IJBO-C1).

SSI 2014/285 article 4, https://www.legislation.gov.uk/ssi/2014/285. Paraphrase: the words of the Order
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
    id="IJBO-C1",
    title="Alternate the chair between council and health board",
    family="C",
    bearer="the health board and the council behind a joint board of one council",
    models=BOARD_ONLY,
    councils=Councils.ONE,
    elsewhere=f"With several councils the article for them applies (IJBO-C2). {ELSEWHERE}",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            citation=board_order("article 4"),
            words="The council and the health board appoint the chair by turns, each for at most three years, and the"
            " side without the chair appoints the vice-chair. The council uses a councillor it nominated, the health"
            " board a nominee who is a non-executive director.",
        ),
    ),
)

turn = DUTY.each("chair_periods")(turns)
board = DUTY.each()(the_board)


@turn.part("art 4(1)", MACHINE, uses=LENGTH)
def limit_period_to_three_years(asked: Asked, turn: Turn) -> Answer:
    """Let an appointing period last at most three years."""
    return chair_turns.length(asked, turn)


@turn.part("art 4(1)", MACHINE, uses=(*SIDES, "schemes.first_chair_from"))
def begin_with_agreed_side(asked: Asked, turn: Turn) -> Answer | None:
    """Let the side that was agreed appoint the first chair."""
    return chair_turns.first_turn(asked, turn)


@turn.part("art 4(2)", MACHINE, uses=SIDES)
def alternate_sides(asked: Asked, turn: Turn) -> Answer | None:
    """Let the other side appoint the chair in each successive period."""
    return chair_turns.alternates(asked, turn)


@turn.part("art 4(3)", MACHINE, uses=(*SIDES, "chair_periods.vice_chair_appointed_by"))
def appoint_vice_chair_from_other_side(asked: Asked, turn: Turn) -> Answer:
    """Let the side without the chair appoint the vice-chair, for the same period."""
    return chair_turns.vice_chair_from_other_side(asked, turn)


@turn.part("art 4(5), (6)", MACHINE, uses=(*APPOINTEES, "chair_periods.chair"))
def appoint_chair_who_may_serve(asked: Asked, turn: Turn) -> Answer:
    """Let the council appoint as chair only a councillor it nominated, the health board only a director."""
    return chair_turns.chair_may_serve(asked, turn)


@turn.part(
    "art 4(5), (6)", MACHINE, uses=(*APPOINTEES, "chair_periods.vice_chair", "chair_periods.vice_chair_appointed_by")
)
def appoint_vice_chair_who_may_serve(asked: Asked, turn: Turn) -> Answer:
    """Let the council appoint as vice-chair only a councillor it nominated, the health board only a director."""
    return chair_turns.vice_chair_may_serve(asked, turn)


@board.part("art 4(1)", MACHINE, uses=(*LENGTH, "establishment.established_on"))
def keep_a_period_running(asked: Asked, _: None) -> Answer | None:
    """Have the chair appointed for an appointing period at all times."""
    return chair_turns.period_running(asked)
