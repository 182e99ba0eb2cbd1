"""IJBO-TV1: report temporary vacancies that last longer than six months."""

import pytest

from comhla.law.facts import NOT_DONE, ChairPeriod, Judged, Judgement, Vacancy
from comhla.reference.seats import Seat
from tests.lib.board import board_nominees, council_nominees, with_members
from tests.lib.law import (
    COUNCIL,
    HEALTH_BOARD,
    SECOND_COUNCIL,
    an_authority,
    day,
    finding,
    findings,
    outcome,
    outcome_of_the_whole,
    silent,
)

DUTY = "IJBO-TV1"


def a_vacancy(seat=Seat.COUNCIL_NOMINEE, **facts):
    return Vacancy(**{"id": "v", "body": "board", "seat": seat, "first_day": day("2026-03-01"), **facts})


def with_vacancies(*vacancies, **facts):
    return an_authority(vacancies=vacancies, members=(), chair_periods=(), **facts)


# letter, last day of the vacancy, as at, outcome. Vacant from 1 March, longer than six months on 2 September.
LETTERS = [
    (NOT_DONE, None, "2026-09-01", "not_yet_due"),
    (NOT_DONE, None, "2026-09-02", "for_a_person"),
    (None, None, "2026-09-01", "not_yet_due"),
    (None, None, "2026-09-02", "cannot_tell"),
    (day("2026-09-20"), None, "2026-09-19", "for_a_person"),
    (day("2026-09-20"), None, "2026-09-20", "met"),
    (day("2026-09-02"), None, "2026-09-02", "met"),
    (day("2026-09-01"), None, "2026-09-02", "for_a_person"),  # before six months were over
    (NOT_DONE, "2026-09-01", "2026-09-01", "not_yet_due"),
    (NOT_DONE, "2026-09-01", "2026-09-02", "not_applicable"),
    (NOT_DONE, "2026-09-02", "2026-09-03", "for_a_person"),
]


@pytest.mark.parametrize(("letter", "last_day", "as_at", "expected"), LETTERS)
def test_write_to_ministers(letter, last_day, as_at, expected):
    last = None if last_day is None else day(last_day)
    facts = with_vacancies(a_vacancy(letter_to_ministers_on=letter, last_day=last))
    assert outcome(DUTY, "write_to_ministers", facts, as_at=as_at) == expected


def test_the_gap_is_shown_and_a_person_may_answer():
    facts = with_vacancies(a_vacancy(letter_to_ministers_on=NOT_DONE))
    found = finding(DUTY, "write_to_ministers", facts, as_at="2026-09-02")
    assert found.because == (
        "The vacancy from 1 March 2026 had lasted longer than six months on 2 September 2026, and the chair has not"
        " written to the Scottish Ministers. No last day is set for the letter: why has it not been sent?"
    )
    judgement = Judgement(
        id="j",
        duty=DUTY,
        part="write_to_ministers",
        answer=Judged.NOT_MET,
        reasons="Nobody prepared it.",
        judged_by="chief officer",
        judged_on=day("2026-10-01"),
    )
    judged = facts.replace(judgements=(judgement,))
    assert outcome(DUTY, "write_to_ministers", judged, as_at="2026-10-01") == "not_met"


def test_a_letter_tells_how_long_it_took():
    facts = with_vacancies(a_vacancy(letter_to_ministers_on=day("2026-09-03")))
    assert "1 day after the letter became due" in finding(DUTY, "write_to_ministers", facts, as_at="2026-10-01").because


@pytest.mark.parametrize(
    "vacancy", [a_vacancy(Seat.UNPAID_CARER), a_vacancy(body="monitoring_committee")], ids=["carer", "committee"]
)
def test_other_seats_need_no_letter(vacancy):
    assert findings(DUTY, with_vacancies(vacancy), as_at="2026-11-22") == []


def depleted(councillors, *temporary_chair, appointed_by=COUNCIL, **facts):
    period = ChairPeriod(id="p", body="board", first_day=day("2025-04-01"), appointed_by=appointed_by)
    vacancies = tuple(a_vacancy(id=f"v{n}", temporary_chair_appointed_on=on) for n, on in enumerate(temporary_chair))
    given = {"chair_periods": (period,), "vacancies": vacancies, **facts}
    return with_members(*council_nominees(councillors), *board_nominees(4), **given)


APPOINTED = day("2026-04-01")
# council nominees in office, temporary chair by vacancy, outcome on 1 April 2026; the council appointed the chair
DEPLETED = [
    (1, (APPOINTED, None), "met"),
    (1, (NOT_DONE, NOT_DONE), "not_met"),
    (1, (day("2026-04-02"), NOT_DONE), "not_met"),
    (1, (None, None), "cannot_tell"),
    (0, (NOT_DONE,), "not_met"),
]


@pytest.mark.parametrize(("councillors", "temporary_chair", "expected"), DEPLETED)
def test_appoint_temporary_chair(councillors, temporary_chair, expected):
    facts = depleted(councillors, *temporary_chair)
    assert outcome(DUTY, "appoint_temporary_chair", facts, as_at="2026-04-01") == expected


def test_vacancies_on_the_health_board_side():
    vacancy = a_vacancy(Seat.HEALTH_BOARD_NOMINEE, temporary_chair_appointed_on=NOT_DONE)
    period = ChairPeriod(id="p", body="board", first_day=day("2025-04-01"), appointed_by=HEALTH_BOARD)
    facts = with_members(*council_nominees(4), vacancies=(vacancy,), chair_periods=(period,))
    assert outcome(DUTY, "appoint_temporary_chair", facts, as_at="2026-04-01") == "not_met"


NO_NEED = [
    depleted(1, NOT_DONE),  # one nominee left, but one vacancy only
    depleted(2, NOT_DONE, NOT_DONE),
    depleted(0),
    depleted(1, NOT_DONE, NOT_DONE, appointed_by=HEALTH_BOARD),
    depleted(1, NOT_DONE, NOT_DONE, appointed_by=None),
    depleted(1, NOT_DONE, NOT_DONE, chair_periods=()),
]


@pytest.mark.parametrize("facts", NO_NEED)
def test_no_temporary_chair_is_needed(facts):
    assert silent(DUTY, "appoint_temporary_chair", facts, as_at="2026-04-01")


def test_who_bears_it():
    several = an_authority(councils=(COUNCIL, SECOND_COUNCIL), vacancies=(), members=(), chair_periods=())
    assert outcome_of_the_whole(DUTY, several, as_at="2026-11-22") == "not_applicable"
    found = findings(DUTY, an_authority(), as_at="2026-11-22")
    assert {each.outcome for each in found} == {"cannot_tell"}
