"""What people and members are called where somebody reads of them: by name, else by the seat with a number.

Names are a matter of the record, and no duty: an authority may keep a person without one. Then an id that says in words
who it is, as `council-nominee-3`, is told as words; any other gives way to the seat that the person holds or held.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count

from comhla.law.answers import Answer, fill
from comhla.law.facts import AuthorityFacts, Member
from comhla.reference.seats import Seat

_TELLS = re.compile(r"(?!person\b|member\b)[a-z]{2,}(-[a-z]+)*-\d+")
"""An id of words and a number; one that only says "person" tells nothing."""
_SPELT = (("nhs", "NHS"), ("gp", "GP"))


def person_called(facts: AuthorityFacts, person: str | None) -> str:
    """Who a person is: the name, else the seat with a number. Empty where nobody is named."""
    key = person or ""
    found = facts.people_by_id.get(key)
    if found is not None and found.name:
        return found.name
    return _in_words(key) if _TELLS.fullmatch(key) else _by_seat(facts, key) or _in_words(key)


def member_called(facts: AuthorityFacts, member: str | None) -> str:
    """Who holds a seat. Empty where none is named, and the id as words where there is no such seat."""
    row = facts.members_by_id.get(member or "")
    return _in_words(member or "") if row is None else person_called(facts, row.person)


def seat_called(member: Member) -> str:
    """A seat with the body that nominated to it, as `Council nominee, Inverannoch Council`."""
    seat = _seat(member.seat)
    return f"{seat}, {member.nominated_by}" if member.nominated_by else seat


def because_of(facts: AuthorityFacts, answer: Answer) -> str:
    """The reason of an answer, with members and people as they are called in place of their ids."""
    return fill(answer.template, _named(facts, answer.words))


def next_step_of(facts: AuthorityFacts, answer: Answer) -> str:
    """What to do next, named as in `because_of`; empty where nothing is to be done."""
    return "" if answer.then is None else fill(answer.then, _named(facts, answer.words))


def _named(facts: AuthorityFacts, words: Mapping[str, object]) -> dict[str, object]:
    return {name: _name(facts, value) for name, value in words.items()}


def _name(facts: AuthorityFacts, value: object) -> object:
    if isinstance(value, tuple | list):
        return tuple(_name(facts, each) for each in value)
    if not isinstance(value, str):
        return value
    if value in facts.members_by_id:
        return member_called(facts, value)
    return person_called(facts, value) if value in facts.people_by_id else value


def _by_seat(facts: AuthorityFacts, person: str) -> str:
    """The seat of somebody with a number among all who ever held one of its kind, the earliest first.

    Numbers that the id of somebody else tells already are left out, so that no two people are called the same.
    """
    own = next((each.seat for each in facts.members or () if each.person == person), None)
    if own is None:
        return ""
    holders = sorted((each.first_day, each.person) for each in facts.members or () if each.seat is own)
    numbered = [each for each in dict.fromkeys(each for _, each in holders) if not _TELLS.fullmatch(each)]
    taken = {_in_words(each) for each in facts.people_by_id if _TELLS.fullmatch(each)}
    names = (f"{_seat(own)} {number}" for number in count(1))
    free = (each for each in names if each not in taken)
    return next(called for each, called in zip(numbered, free, strict=False) if each == person)


def _seat(seat: Seat) -> str:
    return _in_words(seat.value)


def _in_words(key: str) -> str:
    if key != key.lower():
        return key
    words = re.sub(r"[_-]", " ", key)
    for wrong, right in _SPELT:
        words = re.sub(rf"\b{wrong}\b", right, words)
    return words[:1].upper() + words[1:]
