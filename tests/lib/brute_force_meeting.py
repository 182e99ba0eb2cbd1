"""A second answer to quorum and votes of a meeting, by counting heads one by one, to hold the first one against.

Written from the catalogue of the law (IJBO-V1, -P1, -P2, -TV1, -K1, -S1, -D1, -R1; IJMC-V1, -S1) and from nothing else:
no reading of the law that it is compared with is used here. It is slow, and as plain as could be.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from comhla.law.facts import AuthorityFacts, Meeting, Member, Vote

NEW_LAW = date(2026, 9, 1)
SIDES = ("council_nominee", "health_board_nominee")


class Told(NamedTuple):
    """Needed and here for the quorum, whether it is reached; the result of each vote. None is for a person to say."""

    needed: int | None
    here: int | None
    reached: bool | None
    results: dict[str, str | None]


def told(facts: AuthorityFacts, meeting: Meeting) -> Told:
    """What the law says of a meeting."""
    if meeting.body == "monitoring_committee":
        return _monitoring(facts, meeting)
    if meeting.body == "board":
        return Told(
            *_quorum_of_board(facts, meeting), {each.id: _at_board(facts, meeting, each) for each in _votes(meeting)}
        )
    return Told(None, None, None, {each.id: _in_committee(facts, meeting, each) for each in _votes(meeting)})


def _votes(meeting: Meeting) -> tuple[Vote, ...]:
    return meeting.votes or ()


def _seat_votes(seat: str, day: date) -> bool:
    if day < date(2014, 11, 28):
        return False
    if seat in SIDES:
        return True
    return seat in ("third_sector", "service_user", "unpaid_carer") and day >= NEW_LAW


def _is_off(member: Member, day: date) -> bool:
    """Whether the law took a member off the board at once, by that day."""
    left = member.ceased_to_be_councillor_on if member.seat.value == "council_nominee" else None
    if left is not None and day >= left:
        return True
    for ground in member.disqualifications or ():
        if ground.last_day and ground.last_day < member.first_day:
            continue
        if ground.ground.name == "SENTENCE":
            years = member.first_day.year - ground.first_day.year
            within = years < 5 or (years == 5 and member.first_day.timetuple()[1:3] < ground.first_day.timetuple()[1:3])
            if ground.first_day < member.first_day and within and day >= member.first_day:
                return True
        elif day >= ground.first_day and day >= member.first_day:
            return True
    return False


def _seats_held(facts: AuthorityFacts, meeting: Meeting, *, on_board: bool) -> list[Member]:
    found = []
    for member in facts.members or ():
        if member.body != meeting.body or member.first_day > meeting.held_on:
            continue
        if member.last_day is not None and member.last_day < meeting.held_on:
            continue
        if on_board and _is_off(member, meeting.held_on):
            continue
        found.append(member)
    return found


def _electors(facts: AuthorityFacts, meeting: Meeting) -> dict[str, Member]:
    """Persons with a vote, each with the seat that gives it."""
    held = _seats_held(facts, meeting, on_board=True)
    return {each.person: each for each in held if _seat_votes(each.seat.value, meeting.held_on)}


def _person_of(facts: AuthorityFacts, member_id: str) -> str | None:
    for member in facts.members or ():
        if member.id == member_id:
            return member.person
    return None


def _proxy_votes(seat: Member, proxy: Any) -> bool | None:
    if seat.seat.value == "council_nominee":
        return proxy.is_councillor
    if seat.seat.value == "health_board_nominee":
        return proxy.is_health_board_member
    return True


def _smallest(at_least: float) -> int:
    number = 0
    while number < at_least:
        number += 1
    return number


def _empty_seats(facts: AuthorityFacts, meeting: Meeting, body: str) -> list[str]:
    found = []
    for vacancy in facts.vacancies or ():
        if vacancy.body != body or vacancy.first_day > meeting.held_on:
            continue
        if vacancy.last_day is None or vacancy.last_day >= meeting.held_on:
            found.append(vacancy)
    if body == "monitoring_committee":
        return [each.id for each in found if each.seat.value in SIDES]
    return [each.id for each in found if _seat_votes(each.seat.value, meeting.held_on)]


def _quorum_of_board(facts: AuthorityFacts, meeting: Meeting) -> tuple[int | None, int | None, bool | None]:
    electors = _electors(facts, meeting)
    if not electors or meeting.attendance is None:
        return None, None, None
    sure, unsure = set(), set()
    for row in meeting.attendance:
        person = _person_of(facts, row.member)
        if person not in electors:
            continue
        if row.present:
            sure.add(person)
        elif row.proxy is not None:
            votes = _proxy_votes(electors[person], row.proxy)
            (sure if votes else unsure if votes is None else set()).add(person)
    empty = len(_empty_seats(facts, meeting, "board"))
    needed, most = _smallest(len(electors) / 2), _smallest((len(electors) + empty) / 2)
    if len(sure) >= most:
        return needed, len(sure), True
    return needed, len(sure), None if len(sure | unsure) >= needed else False


def _choices(facts: AuthorityFacts, meeting: Meeting, vote: Vote) -> list[str]:
    """One choice for each person with a vote who attends or sent a proxy with one."""
    electors = _electors(facts, meeting)
    found: dict[str, str] = {}
    for cast in vote.cast or ():
        person = _person_of(facts, cast.member)
        if person is None or person not in electors or person in found:
            continue
        row = next((each for each in meeting.attendance or () if each.member == cast.member), None)
        if cast.by_proxy and row is not None and row.proxy is not None:
            if _proxy_votes(electors[person], row.proxy) is False:
                continue
        elif not cast.by_proxy and row is not None and not row.present:
            continue
        found[person] = cast.choice.value
    return list(found.values())


def _at_board(facts: AuthorityFacts, meeting: Meeting, vote: Vote) -> str | None:
    choices = _choices(facts, meeting, vote)
    if len(facts.setting_on(meeting.held_on).councils) == 1:
        empty = set(_empty_seats(facts, meeting, "board"))
        jointly = {each.vacancy: each.choice.value for each in vote.cast_for_vacancies or () if each.vacancy in empty}
        choices += jointly.values()
        if not vote.cast and not jointly:
            return None
    elif not vote.cast:
        return None
    return _by_simple_majority(choices, vote, settles="dispute mechanism")


def _by_simple_majority(choices: list[str], vote: Vote, *, settles: str | None) -> str:
    lead = 0
    for choice in choices:
        lead += {"for": 1, "against": -1}.get(choice, 0)
    if lead:
        return "carried" if lead > 0 else "lost"
    how = vote.tie_settled_by.value if vote.tie_settled_by else "not settled"
    if how != "not settled" and settles in (None, how) and vote.result is not None:
        return vote.result.value
    return "not decided"


def _in_committee(facts: AuthorityFacts, meeting: Meeting, vote: Vote) -> str | None:
    if not vote.cast:
        return None
    choices = _choices(facts, meeting, vote)
    concerned = vote.about_integration_functions
    if concerned is None:
        remit = [each.decides_on_integration_functions for each in facts.committees or () if each.id == meeting.body]
        concerned = remit != [False]
    if not concerned:
        return _by_simple_majority(choices, vote, settles=None)
    return "carried" if choices.count("for") > len(_electors(facts, meeting)) / 2 else "lost"


def _monitoring(facts: AuthorityFacts, meeting: Meeting) -> Told:
    members = {each.id: each for each in _seats_held(facts, meeting, on_board=False)}
    nominated = {name for name, each in members.items() if each.seat.value in SIDES}
    results = {each.id: _at_monitoring(meeting, set(members), each) for each in _votes(meeting)}
    if meeting.attendance is None or not nominated:
        return Told(None, None, None, results)
    there = {row.member for row in meeting.attendance if row.present} & nominated
    with_proxies = there | ({row.member for row in meeting.attendance if row.proxy is not None} & nominated)
    needed = _smallest(len(nominated) / 2)
    most = _smallest((len(nominated) + len(_empty_seats(facts, meeting, "monitoring_committee"))) / 2)
    reached = True if len(there) >= most else None if len(with_proxies) >= needed else False
    return Told(needed, len(there), reached, results)


def _at_monitoring(meeting: Meeting, members: set[str], vote: Vote) -> str | None:
    if not vote.cast:
        return None
    away = {row.member for row in meeting.attendance or () if not row.present and row.proxy is None}
    found: dict[str, str] = {}
    for cast in vote.cast:
        if cast.member in members and cast.member not in away and cast.member not in found:
            found[cast.member] = cast.choice.value
    votes_for, against = list(found.values()).count("for"), list(found.values()).count("against")
    if votes_for < against:
        return "lost"
    if votes_for == against:
        return _by_simple_majority([], vote, settles="casting vote")
    if meeting.attendance is None:
        return None
    attending = len([row for row in meeting.attendance if row.present or row.proxy is not None])
    return "carried" if votes_for > max(attending, len(found)) / 2 else None
