"""Seats of nominees that cannot be filled for the time being, as changes of the record. SSI 2014/285 arts 13, 14."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from comhla.law import AuthorityFacts
from comhla.law.facts import NOT_DONE, Vacancy
from comhla.law.readings.board_roll import BOARD, NOMINEES
from comhla.reference.seats import Seat
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.board.seating.lawful import Change, Changes, Unlawful


def begin_vacancy(facts: AuthorityFacts, *, body: str, seat: Seat, side: str, first_day: date) -> Changes:
    """Record that a body cannot fill one of its seats for the time being.

    Raises:
        Unlawful: for a seat that no council or health board nominates for.
    """
    if seat not in NOMINEES:
        raise Unlawful(
            _("Only a seat that a council or the health board nominates for is vacant in this sense (%(provision)s).")
            % {"provision": _("SSI 2014/285 articles 13 and 14")}
        )
    taken = frozenset(each.id for each in facts.vacancies or ())
    said = {"body": body, "seat": seat.value, "first_day": first_day.isoformat()}
    told: dict[str, Any] = {
        "id": proposed_id("vacancies", "vacancy", said, taken),
        "body": body,
        "seat": seat,
        "side": side,
        "first_day": first_day,
        "letter_to_ministers_on": NOT_DONE if body == BOARD else None,
    }
    row = Vacancy(**told)
    return (Change("vacancies", row, is_new=True),)


def end_vacancy(facts: AuthorityFacts, key: str, *, last_day: date) -> Changes:
    """Record the last day of a vacancy.

    Raises:
        NotRecorded: where it had not begun on that day.
    """
    vacancy = vacancy_called(facts, key)
    if last_day < vacancy.first_day:
        raise NotRecorded(_("The vacancy had not begun on that day. Choose a later day."))
    return (Change("vacancies", vacancy.replace(last_day=last_day), is_new=False),)


def letter_sent(facts: AuthorityFacts, key: str, *, sent_on: date) -> Changes:
    """Record the chair's letter to the Scottish Ministers.

    Raises:
        NotRecorded: where the vacancy had not begun on that day, or no letter is asked for.
    """
    vacancy = vacancy_called(facts, key)
    if sent_on < vacancy.first_day:
        raise NotRecorded(_("The vacancy had not begun on that day. Choose a later day."))
    if vacancy.body != BOARD or facts.setting_on(sent_on).several_councils:
        raise NotRecorded(_("The Order asks for this letter only for the joint board of one council (article 13(4))."))
    return (Change("vacancies", vacancy.replace(letter_to_ministers_on=sent_on), is_new=False),)


def vacancy_called(facts: AuthorityFacts, key: str) -> Vacancy:
    """The vacancy with an id.

    Raises:
        NotRecorded: where there is none any more.
    """
    found = next((each for each in facts.vacancies or () if each.id == key), None)
    if found is None:
        raise NotRecorded(_("This vacancy is not recorded any more."))
    return found
