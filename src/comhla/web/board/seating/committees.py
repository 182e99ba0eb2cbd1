"""Committees of a joint board, as changes of the record. SSI 2014/285 art 17."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from comhla.law import AuthorityFacts
from comhla.law.facts import Committee
from comhla.law.readings.board_roll import NOMINEES
from comhla.law.readings.seats_held import in_seats_on
from comhla.reference.seats import Seat
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.board.seating.lawful import Change, Changes, Unlawful, refuse_unlawful
from comhla.web.board.seating.members import Appointment, appoint, member_called


def set_up(
    facts: AuthorityFacts,
    *,
    name: str,
    on: date,
    chair_decided_by_board: bool | None,
    decides_on_integration_functions: bool | None,
) -> Changes:
    """Set up a committee.

    Raises:
        Unlawful: where the authority has no joint board, or the board did not decide who chairs.
    """
    if facts.settings and facts.setting_on(on).model.is_lead_agency:
        raise Unlawful(_("Only a joint board has committees of its own (SSI 2014/285 article 17)."))
    taken = frozenset(each.id for each in facts.committees or ())
    row = Committee(
        id=proposed_id("committees", "committee", {"name": name}, taken),
        name=name,
        set_up_on=on,
        ended_on=None,
        chair_decided_by_board=chair_decided_by_board,
        decides_on_integration_functions=decides_on_integration_functions,
    )
    return refuse_unlawful(facts, (Change("committees", row, is_new=True),), on=[on])


def end(facts: AuthorityFacts, key: str, *, last_day: date) -> Changes:
    """End a committee; its members leave with it.

    Raises:
        NotRecorded: where it had not been set up on that day.
    """
    committee = committee_called(facts, key)
    if last_day < committee.set_up_on:
        raise NotRecorded(_("The committee had not been set up on that day. Choose a later day."))
    leaving = tuple(
        Change("members", each.replace(last_day=last_day), is_new=False)
        for each in facts.members_of(key)
        if each.first_day <= last_day and (each.last_day is None or each.last_day > last_day)
    )
    return (Change("committees", committee.replace(ended_on=last_day), is_new=False), *leaving)


def put_on(facts: AuthorityFacts, key: str, *, members: tuple[str, ...], first_day: date) -> Changes:
    """Put members of the board on a committee, each in the seat that they hold on the board.

    Nominees come in equal numbers from both sides, or the committee stays unequal and shows it.

    Raises:
        NotRecorded: where somebody sits on it already, or no member is named.
    """
    committee_called(facts, key)
    if not members:
        raise NotRecorded(_("Choose at least one member of the board."))
    changes: list[Change] = []
    for each in (member_called(facts, member) for member in members):
        given = Appointment(
            body=key, seat=each.seat, person=each.person, first_day=first_day, nominated_by=each.nominated_by
        )
        changes.extend(appoint(facts, given))
    return tuple(changes)


def sides_of(facts: AuthorityFacts, key: str, day: date) -> tuple[int, int]:
    """How many nominees of the council side and of the health board sit on a committee on a day."""
    seats = [each.seat for each in in_seats_on(facts, key, day) if each.seat in NOMINEES]
    return seats.count(Seat.COUNCIL_NOMINEE), seats.count(Seat.HEALTH_BOARD_NOMINEE)


def committee_called(facts: AuthorityFacts, key: str) -> Committee:
    """The committee with an id.

    Raises:
        NotRecorded: where there is none any more.
    """
    found = next((each for each in facts.committees or () if each.id == key), None)
    if found is None:
        raise NotRecorded(_("This committee is not recorded any more."))
    return found
