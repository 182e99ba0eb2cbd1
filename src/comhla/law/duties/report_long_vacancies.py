"""Report temporary vacancies that last longer than six months to the Scottish Ministers (IJBO-TV1).

SSI 2014/285 article 13, https://www.legislation.gov.uk/ssi/2014/285. Paraphrase: the words of the Order are at that
address. A vacancy that began on 1 March has lasted longer than six months on 2 September. No last day is set for the
letter, so from then on the gap is shown and a person asked. The other nominees of the side may use the vacant seat's
vote: that is a power, and gives no finding here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from comhla.dates import first_day_exceeding_months
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, PERSON, Councils, Duty, Subject, Version
from comhla.law.facts import NOT_DONE, AuthorityFacts, Vacancy
from comhla.law.readings.board_membership import NOMINATIONS, side, the_board
from comhla.law.readings.board_roll import BEARER, BOARD, ELSEWHERE, NOMINEES
from comhla.law.readings.membership_ahead import LETTER_AFTER_MONTHS
from comhla.law.sources import board_order
from comhla.law.timing import days
from comhla.reference.seats import Seat

LEFT_ALONE = 2

DUTY = Duty(
    id="IJBO-TV1",
    title="Report temporary vacancies that last longer than six months",
    family="C",
    bearer=f"the chair of {BEARER} of one council, and its constituent authorities",
    models=BOARD_ONLY,
    councils=Councils.ONE,
    elsewhere="With several councils the parties agree what happens with temporary vacancies, and no letter is asked"
    f" for. {ELSEWHERE}",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 11, 28),
            citation=board_order("article 13"),
            words="Where a council or the health board cannot fill a seat for a time, its other nominees may use the"
            " vote. If vacancies leave the side that appointed the chair with one nominee or none, the other side"
            " appoints a temporary chair. If it lasts longer than six months, the chair writes to the Scottish"
            " Ministers with the reasons.",
        ),
    ),
)


@DUTY.each("vacancies")
def vacancy(facts: AuthorityFacts, until: date) -> Iterator[Subject[Vacancy]]:
    for each in facts.vacancies or ():
        if each.body == BOARD and each.seat in NOMINEES:
            label = f"the vacancy from {each.first_day.isoformat()}"
            yield Subject(each.id, label, each.first_day, each.first_day, each)


@vacancy.part(
    "art 13(4)",
    PERSON,
    uses=("vacancies.seat", "vacancies.first_day", "vacancies.last_day", "vacancies.letter_to_ministers_on"),
)
def write_to_ministers(asked: Asked, vacancy: Vacancy) -> Answer:
    """Write to the Scottish Ministers, with the reasons, once a vacancy has lasted longer than six months."""
    arises = first_day_exceeding_months(vacancy.first_day, months=LETTER_AFTER_MONTHS)
    letter = vacancy.letter_to_ministers_on
    if vacancy.last_day is not None and vacancy.last_day < arises and asked.past(vacancy.last_day):
        return not_applicable(
            "The vacancy from {first} ended on {last}, before it had lasted longer than six months.",
            first=vacancy.first_day,
            last=vacancy.last_day,
        )
    if not asked.reached(arises):
        return not_yet_due(
            "The vacancy from {first} will have lasted longer than six months on {arises}.",
            due=None,
            then="Fill the seat before then, or prepare the chair's letter to the Scottish Ministers.",
            first=vacancy.first_day,
            arises=arises,
        )
    if asked.happened(letter) and letter >= arises:
        return met(
            "The chair wrote to the Scottish Ministers on {letter}, {gap} after the letter became due on {arises}.",
            letter=letter,
            arises=arises,
            gap=days(number=(letter - arises).days),
        )
    if asked.happened(letter):
        return for_a_person(
            "The chair wrote to the Scottish Ministers on {letter}, before the vacancy had lasted longer than six"
            " months, on {arises}. Does that letter give the reasons for its lasting so long?",
            letter=letter,
            arises=arises,
        )
    if letter is None:
        return cannot_tell(
            "The vacancy from {first} had lasted longer than six months on {arises}, and whether the chair wrote to"
            " the Scottish Ministers is not recorded.",
            missing=("vacancies.letter_to_ministers_on",),
            first=vacancy.first_day,
            arises=arises,
        )
    return for_a_person(
        "The vacancy from {first} had lasted longer than six months on {arises}, and the chair has not written to the"
        " Scottish Ministers. No last day is set for the letter: why has it not been sent?",
        then="Let the chair write to the Scottish Ministers with the reasons, and record the day.",
        first=vacancy.first_day,
        arises=arises,
    )


board = DUTY.each("members", "chair_periods")(the_board)


@board.part(
    "art 13(2), (3)",
    MACHINE,
    uses=(
        *NOMINATIONS,
        "chair_periods.body",
        "chair_periods.appointed_by",
        "chair_periods.first_day",
        "chair_periods.last_day",
        "vacancies.temporary_chair_appointed_on",
        "schemes.health_board",
    ),
)
def appoint_temporary_chair(asked: Asked, _: None) -> Answer | None:
    """Let the other side appoint a temporary chair where vacancies leave the chair's side with one nominee or none."""
    periods = [each for each in asked.in_force(asked.facts.chair_periods) if each.body == BOARD]
    if not periods or periods[-1].appointed_by is None:
        return None
    is_health_board = periods[-1].appointed_by == asked.setting().health_board
    seat = Seat.HEALTH_BOARD_NOMINEE if is_health_board else Seat.COUNCIL_NOMINEE
    own = side(asked, seat)
    left_alone = own.filled == 1 and own.vacant >= LEFT_ALONE
    if not (left_alone or (own.filled == 0 and own.vacant)):
        return None
    rows = [each for each in asked.facts.vacancies or () if each.body == BOARD and each.seat is seat]
    appointed = [each.temporary_chair_appointed_on for each in asked.in_force(rows)]
    done = [day for day in appointed if asked.happened(day)]
    words: dict[str, Any] = {"side": periods[-1].appointed_by, "filled": own.filled}
    if done:
        return met(
            "{side}, which appointed the chair, has {filled} nominees left, and the other side appointed a temporary"
            " chair on {day}.",
            day=max(done),
            **words,
        )
    if NOT_DONE not in appointed:
        return cannot_tell(
            "{side}, which appointed the chair, has {filled} nominees left, and whether the other side appointed a"
            " temporary chair is not recorded.",
            missing=("vacancies.temporary_chair_appointed_on",),
            **words,
        )
    return not_met(
        "{side}, which appointed the chair, has {filled} nominees left, and the other side has not appointed a"
        " temporary chair.",
        then="Ask the other side to appoint a temporary chair, and record the day.",
        **words,
    )
