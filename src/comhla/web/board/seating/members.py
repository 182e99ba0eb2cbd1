"""Seating members and letting them leave, as changes of the record.

SSI 2014/285 articles 3 to 10 and 17; SSI 2014/281 articles 3 to 10. Rows are never taken out: who leaves has a last
day and the reason, and who is appointed anew has a new row.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from comhla.dates import moved_by_days
from comhla.law import AuthorityFacts
from comhla.law.facts import (
    NOT_DONE,
    Disqualification,
    DisqualifyingGround,
    Leaving,
    Member,
    Person,
    Vacancy,
)
from comhla.law.readings import monitoring_committee as monitoring
from comhla.law.readings.board_roll import BOARD, NOMINEES, barred_from
from comhla.law.readings.membership_ahead import WITHOUT_TERM
from comhla.reference.seats import Seat
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.board.seating.lawful import Change, Changes, Unlawful, refuse_unlawful

BY_OFFICE = frozenset({Seat.CHIEF_SOCIAL_WORK_OFFICER, Seat.FINANCE_OFFICER})
"""Seats that go with an office and are not resigned. SSI 2014/285 arts 7(2), 9(3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Who takes which seat, from when until when, and what the law asks about them.

    `person` is one of the people recorded; empty where `new_name` adds somebody. The id of the new person is a number.
    """

    body: str
    seat: Seat
    first_day: date
    person: str = ""
    new_name: str = ""
    term_last_day: date | None = None
    nominated_by: str | None = None
    staff_of: str | None = None
    officer_of: str | None = None
    is_councillor: bool | None = None
    is_non_executive_director: bool | None = None
    is_health_board_member: bool | None = None
    meets_conditions_of_seat: bool | None = None
    disqualifications: tuple[Disqualification, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Why a seat is left, with the days that the ground asks for.

    `on` is the last day in the seat; where the law takes a member off at once it is the first day of the ground, the
    day before which was the last.
    """

    because: Leaving
    on: date
    notice_on: date | None = None
    nominating_body_told_on: date | None = None
    ground: DisqualifyingGround | None = None
    agreed_by: tuple[str, ...] = ()


def appoint(facts: AuthorityFacts, given: Appointment) -> Changes:
    """Put somebody in a seat. A vacancy recorded for it ends, and so does an earlier term of the same person.

    Raises:
        NotRecorded: where nobody is named, a term or a nominating body is missing, or the person holds the seat.
        Unlawful: where the law does not let this person take this seat for this term.
    """
    _refuse_incomplete(given)
    person = given.person
    new_people: Changes = ()
    if not person:
        person = proposed_id("people", "person", {}, frozenset(facts.people_by_id))
        new_people = (
            Change("people", Person(id=person, name=given.new_name.strip(), lives_in_area=None), is_new=True),
        )
    earlier = _earlier_terms(facts, given, person)
    key = proposed_id(
        "members",
        "member",
        {"person": person, "body": given.body, "seat": given.seat.value},
        frozenset(facts.members_by_id),
    )
    told: dict[str, Any] = {name: getattr(given, name) for name in _SAID_OF_MEMBER if getattr(given, name) is not None}
    row = Member(**{"id": key, "person": person, **told})
    changes = (*new_people, Change("members", row, is_new=True), *earlier, *_vacancy_filled(facts, given))
    return refuse_unlawful(facts, changes, on=[given.first_day])


_SAID_OF_MEMBER = tuple(each.name for each in fields(Appointment) if each.name not in ("person", "new_name"))


def _refuse_incomplete(given: Appointment) -> None:
    if not given.person and not given.new_name.strip():
        raise NotRecorded(_("Choose a person, or write the name of somebody new."))
    if given.body not in (BOARD, monitoring.BODY):
        return
    if given.term_last_day is not None and given.term_last_day < given.first_day:
        raise NotRecorded(_("The term ends before it begins. Choose a later last day."))
    if given.term_last_day is None and given.seat not in WITHOUT_TERM:
        raise NotRecorded(
            _("Say when the term ends. It lasts three years at most (%(provision)s).")
            % {"provision": _provision(given.body, "7", "5")}
        )
    if given.seat in NOMINEES and not given.nominated_by:
        raise NotRecorded(_("Say which body nominated the member."))


def _provision(body: str, board: str, committee: str) -> str:
    """A provision of the Order that the body stands under."""
    if body == monitoring.BODY:
        return _("SSI 2014/281 article %(number)s") % {"number": committee}
    return _("SSI 2014/285 article %(number)s") % {"number": board}


def _earlier_terms(facts: AuthorityFacts, given: Appointment, person: str) -> Changes:
    """The earlier term of the same person in the same seat ends the day before, where it has no end yet."""
    day_before = moved_by_days(given.first_day, days=-1)
    changes = []
    for each in facts.members_of(given.body):
        holds = each.person == person and each.seat is given.seat
        if not holds or (each.last_day is not None and each.last_day < given.first_day):
            continue
        if each.last_day is not None or each.first_day >= given.first_day:
            raise NotRecorded(_("This person holds that seat already on the first day. Choose a later day."))
        changes.append(Change("members", each.replace(last_day=day_before), is_new=False))
    return tuple(changes)


def _vacancy_filled(facts: AuthorityFacts, given: Appointment) -> Changes:
    """The vacancy that began first of those recorded for the seat ends the day before."""
    open_ones = [
        each
        for each in facts.vacancies or ()
        if _is_for(each, given) and each.first_day < given.first_day and each.last_day is None
    ]
    if not open_ones:
        return ()
    first = min(open_ones, key=lambda each: each.first_day)
    ended = first.replace(last_day=moved_by_days(given.first_day, days=-1))
    return (Change("vacancies", ended, is_new=False),)


def _is_for(vacancy: Vacancy, given: Appointment) -> bool:
    same = vacancy.body == given.body and vacancy.seat is given.seat
    return same and vacancy.side in (None, given.nominated_by)


def resign(facts: AuthorityFacts, key: str, *, notice_on: date, last_day: date, told_on: date | None = None) -> Changes:
    """Record a resignation by written notice; `told_on` is the day the nominating body was told.

    Raises:
        Unlawful: for a seat that goes with an office.
        NotRecorded: where the days do not fit the time in the seat.
    """
    member = member_called(facts, key)
    if member.seat in BY_OFFICE:
        raise Unlawful(
            _(
                "This seat goes with an office and is held for as long as the office is; it cannot be resigned"
                " (%(provision)s). Record who holds the office now."
            )
            % {"provision": _provision(member.body, "9(3)", "9")}
        )
    if notice_on > moved_by_days(last_day, days=1):
        raise NotRecorded(_("The notice is dated after the last day in the seat. Check the two days."))
    return leave(
        facts,
        key,
        Departure(because=Leaving.RESIGNED, on=last_day, notice_on=notice_on, nominating_body_told_on=told_on),
    )


def leave(facts: AuthorityFacts, key: str, given: Departure) -> Changes:
    """Let a member leave on a ground. Who leaves the board leaves its committees as well.

    Raises:
        Unlawful: where the ground is not there, or the notice too short.
        NotRecorded: where the days do not fit the time in the seat, or the ground asks for more.
    """
    member = member_called(facts, key)
    _refuse_wrong_ground(facts, member, given)
    left = _left(member, given)
    assert left.last_day is not None
    if left.last_day < member.first_day:
        raise NotRecorded(_("The membership had not begun on that day. Choose a later day."))
    if member.last_day is not None and member.last_day < left.last_day:
        raise NotRecorded(_("The membership had ended before that day."))
    changes = (Change("members", left, is_new=False), *_committee_seats(facts, member, left.last_day))
    if given.because is Leaving.DISQUALIFIED:  # the day follows from the ground, and the ground itself is the breach
        return changes
    days = [given.on, left.last_day, moved_by_days(left.last_day, days=1)]
    if given.notice_on is not None:
        days.append(given.notice_on)
    return refuse_unlawful(facts, changes, on=days)


def _left(member: Member, given: Departure) -> Member:
    """The row of somebody who leaves."""
    last_day, further = given.on, dict[str, Any]()
    if given.because is Leaving.NO_LONGER_COUNCILLOR:
        last_day = max(member.first_day, moved_by_days(given.on, days=-1))
        further = {"ceased_to_be_councillor_on": given.on}
    if given.because is Leaving.DISQUALIFIED and given.ground is not None:
        last_day = max(member.first_day, moved_by_days(given.on, days=-1))
        ground = _ground(given.ground, given.on)
        further = {"disqualifications": (*(member.disqualifications or ()), ground)}
    if given.because is Leaving.RESIGNED and member.seat in NOMINEES:
        further = {"nominating_body_told_on": given.nominating_body_told_on or NOT_DONE}
    if given.agreed_by:
        further = {"removal_agreed_by": given.agreed_by}
    return member.replace(
        last_day=last_day, left_because=given.because, notice_on=given.notice_on or member.notice_on, **further
    )


def _ground(ground: DisqualifyingGround, first_day: date) -> Disqualification:
    return Disqualification(ground=ground, first_day=first_day, last_day=None)


def _refuse_wrong_ground(facts: AuthorityFacts, member: Member, given: Departure) -> None:
    """Refuse a ground that is not one for this seat, or that needs a day that is not given."""
    because, body = given.because, member.body
    if because in _BY_NOTICE and given.notice_on is None:
        raise Unlawful(
            _("This asks for notice in writing. Record the day of the notice (%(provision)s).")
            % {"provision": _provision(body, "10", "10")}
        )
    if because is Leaving.NOMINATION_WITHDRAWN and member.seat not in NOMINEES:
        raise Unlawful(
            _("Only the nominee of a council or health board can be withdrawn by that body (%(provision)s).")
            % {"provision": _provision(body, "10(5)", "10")}
        )
    if because is Leaving.NO_LONGER_COUNCILLOR and member.seat is not Seat.COUNCIL_NOMINEE:
        raise Unlawful(
            _("Only a council's nominee leaves by ceasing to be a councillor (%(provision)s).")
            % {"provision": _provision(body, "10(4)", "10")}
        )
    if because is Leaving.LEFT_OFFICE and member.seat not in WITHOUT_TERM:
        raise Unlawful(
            _("This seat does not go with an office (%(provision)s).") % {"provision": _provision(body, "7(2)", "5")}
        )
    if because is Leaving.DISQUALIFIED:
        _refuse_no_bar(member, given)
    if because is Leaving.REMOVED_FOR_CONDUCT and body == monitoring.BODY:
        _refuse_disagreement(facts, given)


_BY_NOTICE = frozenset({Leaving.REMOVED_FOR_ABSENCE, Leaving.REMOVED_FOR_CONDUCT, Leaving.NOMINATION_WITHDRAWN})


def _refuse_no_bar(member: Member, given: Departure) -> None:
    if given.ground is None:
        raise NotRecorded(_("Choose the ground of disqualification."))
    if barred_from(member, _ground(given.ground, given.on)) is None:
        raise Unlawful(
            _(
                "A sentence disqualifies whoever is appointed within five years after it. Whether one passed later, or"
                " exactly five years earlier, does so too is for a person to judge (%(provision)s)."
            )
            % {"provision": _provision(member.body, "8(1)", "8")}
        )


def _refuse_disagreement(facts: AuthorityFacts, given: Departure) -> None:
    if set(facts.setting_on(given.on).parties) - set(given.agreed_by):
        raise Unlawful(
            _("The health board and the council both have to agree to it (%(provision)s).")
            % {"provision": _provision(monitoring.BODY, "", "10")}
        )


def _committee_seats(facts: AuthorityFacts, member: Member, last_day: date) -> Changes:
    """Who leaves the board leaves its committees, where they sat in the same kind of seat."""
    if member.body != BOARD:
        return ()
    committees = {each.id for each in facts.committees or ()}
    return tuple(
        Change("members", each.replace(last_day=last_day), is_new=False)
        for each in facts.members or ()
        if each.body in committees
        and each.person == member.person
        and each.seat is member.seat
        and each.first_day <= last_day
        and (each.last_day is None or each.last_day > last_day)
    )


def replace(facts: AuthorityFacts, key: str, given: Appointment) -> Changes:
    """Let somebody else take a seat that is left before the day, or whose term is over by then.

    Raises:
        Unlawful: where the present holder has not left by notice, end of term or with the office.
        NotRecorded, Unlawful: as `appoint`.
    """
    member = member_called(facts, key)
    day_before = moved_by_days(given.first_day, days=-1)
    if given.person == member.person:
        raise NotRecorded(_("The same person cannot take their own place. Re-appoint them, or choose somebody else."))
    if member.last_day is not None and member.last_day <= day_before:
        return appoint(facts, given)
    if member.last_day is None and member.seat in WITHOUT_TERM:
        because = Leaving.LEFT_OFFICE
    elif member.last_day is None and member.term_last_day is not None and member.term_last_day <= day_before:
        because = Leaving.TERM_ENDED
    else:
        raise Unlawful(
            _(
                "The seat is held on that day. Record first how it is left: by resignation, removal or withdrawal, each"
                " with its notice (%(provision)s)."
            )
            % {"provision": _provision(member.body, "9 and 10", "9 and 10")}
        )
    left = member.replace(last_day=day_before, left_because=because)
    ended = (Change("members", left, is_new=False), *_committee_seats(facts, member, day_before))
    follow_up = appoint(facts, given)
    return refuse_unlawful(facts, (*ended, *follow_up), on=[given.first_day])


def member_called(facts: AuthorityFacts, key: str) -> Member:
    """The holding of a seat with an id.

    Raises:
        NotRecorded: where there is none any more.
    """
    found = facts.members_by_id.get(key)
    if found is None:
        raise NotRecorded(_("This membership is not recorded any more."))
    return found
