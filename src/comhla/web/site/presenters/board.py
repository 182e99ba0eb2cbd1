"""The board, or the monitoring committee of a lead agency area: who sits on it, who votes, when it meets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from comhla.law.facts import AuthorityFacts, Meeting, Member
from comhla.law.readings.board_roll import seats_with_a_vote, tenures_of
from comhla.law.readings.board_spells import spell_by_seat
from comhla.law.readings.minuted_business import minute_of, public_title
from comhla.reference.seats import Seat, board_seat, board_seats
from comhla.web.site.presenters.partnership import BOARD

_SEATS = {
    Seat.COUNCIL_NOMINEE: _("Councillor, chosen by the council"),
    Seat.HEALTH_BOARD_NOMINEE: _("Chosen by the health board"),
    Seat.CHIEF_SOCIAL_WORK_OFFICER: _("Chief social work officer"),
    Seat.CHIEF_OFFICER: _("Chief officer"),
    Seat.FINANCE_OFFICER: _("Chief finance officer"),
    Seat.GENERAL_PRACTITIONER: _("Family doctor (GP)"),
    Seat.NURSE: _("Nurse"),
    Seat.OTHER_DOCTOR: _("Doctor who is not a GP"),
    Seat.STAFF: _("For the staff"),
    Seat.THIRD_SECTOR: _("For charities and community groups (the third sector)"),
    Seat.SERVICE_USER: _("For people who use services"),
    Seat.UNPAID_CARER: _("For unpaid carers"),
    Seat.ADDITIONAL: _("Additional member"),
}


class SeatHeld(NamedTuple):
    """A member on the day: name where one is recorded, seat, who chose them, whether they vote, since when.

    `office` is the chair's or vice-chair's title where they have it; `since` is the first day on the board without a
    break since.
    """

    name: str
    seat: str
    chosen_by: str
    votes: bool
    since: date
    office: str


class LegalSeat(NamedTuple):
    """A kind of seat that the law knows, and whether it carries a vote on the day."""

    seat: str
    votes: bool


class BoardOn(NamedTuple):
    """The members on a day; `seats` is None where no members are recorded.

    `legal_seats` are the kinds of seat that a joint board has by law; none for a monitoring committee, whose seats the
    scheme sets.

    `law_changes_on` is the day on which more kinds of seat gain a vote, where that day is known, and `gains_a_vote`
    which; `has_changed` whether that day has come.
    """

    seats: tuple[SeatHeld, ...] | None
    law_changes_on: date | None
    gains_a_vote: tuple[str, ...]
    has_changed: bool
    vacancies: int
    legal_seats: tuple[LegalSeat, ...]

    @property
    def voting(self) -> int:
        """How many may vote."""
        return sum(seat.votes for seat in self.seats or ())

    @property
    def others(self) -> int:
        """How many take part without a vote."""
        return len(self.seats or ()) - self.voting

    @property
    def has_names(self) -> bool:
        """Whether any member is named."""
        return any(seat.name for seat in self.seats or ())


class MeetingShown(NamedTuple):
    """A meeting: its id, when, of which body, what was decided at it, by id and title, and whether it has a minute."""

    key: str
    held_on: date
    body: str
    decisions: tuple[tuple[str, str], ...]
    minutes_agreed_on: date | None
    has_minute: bool


def board_on(facts: AuthorityFacts, body: str, day: date) -> BoardOn:
    """The members of a body on a day. On a monitoring committee every member votes; on a board the law says which."""
    changes_on, gaining = _last_change_of_the_vote() if body == BOARD else (None, ())
    return BoardOn(
        seats=None if facts.members is None else tuple(_seats(facts, body, day)),
        law_changes_on=changes_on,
        gains_a_vote=gaining,
        has_changed=changes_on is not None and changes_on <= day,
        vacancies=sum(
            each.body == body and _holds(each.first_day, each.last_day, day) for each in facts.vacancies or ()
        ),
        legal_seats=_legal_seats(day) if body == BOARD else (),
    )


def _seats(facts: AuthorityFacts, body: str, day: date) -> Iterable[SeatHeld]:
    in_office = [tenure.member for tenure in tenures_of(facts, body) if _holds(tenure.first_day, tenure.last_day, day)]
    voting = seats_with_a_vote(day) if body == BOARD else frozenset(Seat)
    offices = _offices(facts, body, day)
    spells = spell_by_seat(facts) if body == BOARD else {}
    order = list(Seat)
    for member in sorted(in_office, key=lambda each: (each.seat not in voting, order.index(each.seat), each.id)):
        spell = spells.get(member.id)
        yield SeatHeld(
            name=_name(facts, member),
            seat=str(_SEATS[member.seat]),
            chosen_by=member.nominated_by or "",
            votes=member.seat in voting,
            since=member.first_day if spell is None else spell.first_day,
            office=offices.get(member.id, ""),
        )


def _legal_seats(day: date) -> tuple[LegalSeat, ...]:
    """The kinds of seat in force on a day, those with a vote first."""
    voting = seats_with_a_vote(day)
    found = (LegalSeat(str(_SEATS[seat]), seat in voting) for seat in Seat if board_seat(seat, day))
    return tuple(sorted(found, key=lambda each: not each.votes))


def _name(facts: AuthorityFacts, member: Member) -> str:
    person = facts.people_by_id.get(member.person)
    return (person and person.name) or ""


def _offices(facts: AuthorityFacts, body: str, day: date) -> dict[str, str]:
    found: dict[str, str] = {}
    for period in facts.chair_periods or ():
        if period.body == body and _holds(period.first_day, period.last_day, day):
            for member, office in ((period.vice_chair, _("Vice-chair")), (period.chair, _("Chair"))):
                if member:
                    found[member] = str(office)
    return found


def _last_change_of_the_vote() -> tuple[date, tuple[str, ...]]:
    """The last day on which the law gave kinds of seat a vote, and which."""
    rows = [row for row in board_seats() if row.vote_from is not None]
    day = max(row.vote_from for row in rows if row.vote_from is not None)
    return day, tuple(str(_SEATS[row.seat]) for row in rows if row.vote_from == day)


def meetings_after(facts: AuthorityFacts, body: str, day: date) -> tuple[MeetingShown, ...]:
    """The meetings on the day and later, the next first."""
    return tuple(_shown(facts, each) for each in facts.meetings_of(body) if each.held_on >= day)


def meetings_before(facts: AuthorityFacts, body: str, day: date, *, most: int) -> tuple[MeetingShown, ...]:
    """The meetings before the day, the latest first."""
    held = [each for each in facts.meetings_of(body) if each.held_on < day]
    return tuple(_shown(facts, each) for each in reversed(held[-most:]))


def _shown(facts: AuthorityFacts, meeting: Meeting) -> MeetingShown:
    agreed = meeting.minutes_submitted_on
    return MeetingShown(
        key=meeting.id,
        held_on=meeting.held_on,
        body=meeting.body,
        decisions=tuple(
            (each.id, public_title(facts, each)) for each in facts.decisions or () if each.meeting == meeting.id
        ),
        minutes_agreed_on=agreed if isinstance(agreed, date) else None,
        has_minute=minute_of(facts, meeting.id) is not None,
    )


def _holds(first_day: date, last_day: date | None, day: date) -> bool:
    return first_day <= day and (last_day is None or day <= last_day)
