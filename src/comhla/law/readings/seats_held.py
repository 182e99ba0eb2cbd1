"""The seats of a body on a day: which the law of that day asks for, who holds them, and which are empty.

Joint boards: SSI 2014/285 articles 3, 5 and 17. Monitoring committees: SSI 2014/281 articles 3 and 4. A seat that
nobody holds is a gap and undoes nothing (articles 15 and 7). Counts of persons in office are those that quorum,
requisition and majorities rest on, from the same readings as the duties.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import in_words
from comhla.law.asked import Asked
from comhla.law.facts import AuthorityFacts, Member, OfficerPost, Vacancy
from comhla.law.readings import monitoring_committee as monitoring
from comhla.law.readings.board_membership import CLINICAL_SEATS, GROUP_SEATS, side
from comhla.law.readings.board_roll import BOARD, quorum_of, requisition_of, roll_on, tenures_of
from comhla.law.readings.board_spells import spell_by_seat
from comhla.law.readings.nominee_numbers import least_from_each_council, nominees_required
from comhla.law.sources import COMMITTEE_ORDER, COMMITTEE_ORDER_URL, Citation, Verified, board_order
from comhla.reference.seats import BoardSeat, Seat, board_seat

BODIES = (BOARD, monitoring.BODY)


class SeatHolder(NamedTuple):
    """Who holds a seat: the holding, and since when the person has been on the body without a break."""

    member: Member
    since: date


class VoteOfSeat(NamedTuple):
    """Whether a kind of seat carries a vote on the day: since when it does, or from when it will; None for never."""

    now: bool
    since: date | None
    comes_on: date | None

    @property
    def sentence(self) -> str:
        """The same for people."""
        if self.since is not None:
            return f"This seat has carried a vote since {in_words(self.since)}."
        if self.comes_on is not None:
            return f"This seat carries no vote; from {in_words(self.comes_on)} the law gives it one."
        return "Every member of the committee has a vote." if self.now else "This seat carries no vote."


class SeatsOfKind(NamedTuple):
    """The seats of one kind; `of` names the bodies whose they are, where bodies have their own.

    `required` is None where the record does not say how many there have to be; 0 where none has to be.
    """

    seat: Seat
    of: tuple[str, ...]
    required: int | None
    holders: tuple[SeatHolder, ...]
    vacancies: tuple[Vacancy, ...]
    vote: VoteOfSeat
    citation: Citation

    @property
    def empty(self) -> int:
        """How many seats nobody holds, recorded as vacant or not."""
        return max((self.required or 0) - len(self.holders), len(self.vacancies), 0)

    @property
    def unexplained(self) -> int:
        """How many of them no recorded vacancy explains."""
        return self.empty - len(self.vacancies)

    @property
    def sentence(self) -> str:
        """How the seats are filled, for people."""
        told = _held(len(self.holders))
        if self.required is None:
            return f"{told}; how many there have to be is not recorded."
        asks = f"the law asks for {self.required}" if self.required else "the law asks for none"
        if self.unexplained:
            return f"{told}; {asks}, and for {self.unexplained} no temporary vacancy is recorded."
        if self.empty:
            return f"{told}; {asks}, and {self.empty} cannot be filled for the time being."
        return f"{told}; {asks}."


def _held(number: int) -> str:
    return f"{number} in office" if number else "Nobody is in office"


class SeatsHeld(NamedTuple):
    """The seats of a body on a day, with how many persons vote, and what half and two thirds of them are.

    `quorum` and `requisition` are None where the law sets none, as for a committee of a board.
    """

    body: str
    day: date
    kinds: tuple[SeatsOfKind, ...]
    voters: int
    quorum: int | None
    requisition: int | None

    @property
    def gaps(self) -> tuple[SeatsOfKind, ...]:
        """The kinds of which seats are empty."""
        return tuple(each for each in self.kinds if each.empty)


def seats_held(facts: AuthorityFacts, body: str, day: date) -> SeatsHeld:
    """The seats of a body on a day.

    Args:
        facts: what is recorded of an authority with settings.
        body: `board`, `monitoring_committee`, or the id of a committee of the board.
        day: the day.
    """
    asked = Asked(facts, day)
    if body == monitoring.BODY:
        members = monitoring.members_on(facts, day)
        nominated = {each.person for each in members if each.seat in monitoring.NOMINEES}
        voters = {each.person for each in members}
        quorum, requisition = monitoring.half_of(len(nominated)), monitoring.two_thirds_of(len(voters))
        return SeatsHeld(body, day, tuple(_of_monitoring(asked, day)), len(voters), quorum, requisition)
    count = len(roll_on(facts, body, day))
    if body == BOARD:
        return SeatsHeld(body, day, tuple(_of_board(asked, day)), count, quorum_of(count), requisition_of(count))
    return SeatsHeld(body, day, tuple(_of_committee(facts, body, day)), count, None, None)


def in_seats_on(facts: AuthorityFacts, body: str, day: date) -> tuple[Member, ...]:
    """Who is in office on a body on a day, whom the law took off at once left out."""
    if body == monitoring.BODY:
        return monitoring.members_on(facts, day)
    return tuple(
        member
        for first_day, last_day, member in facts.once(tenures_of, body)
        if first_day <= day and (last_day is None or day <= last_day)
    )


# ------------------------------------------------------------------------------------------------------ a joint board


def _of_board(asked: Asked, day: date) -> Iterator[SeatsOfKind]:
    several = asked.setting().several_councils
    seats = _Seats(asked.facts, BOARD, day)
    for seat in Seat:
        row = board_seat(seat, day)
        if row is None:
            continue
        citation, vote = _article(row, several=several), _vote_of(row, day)
        if seat is Seat.COUNCIL_NOMINEE and several:
            councils = asked.setting().councils
            least = least_from_each_council(councils)
            yield from (seats.of(seat, least, vote, citation, of=(each,)) for each in councils)
        elif seat is not Seat.ADDITIONAL or seats.holders(seat):
            yield seats.of(seat, _required(asked, seat), vote, citation)


def _required(asked: Asked, seat: Seat) -> int | None:
    """How many seats of a kind a joint board needs; of nominees, as many as were agreed or the other side has."""
    if seat in (Seat.COUNCIL_NOMINEE, Seat.HEALTH_BOARD_NOMINEE):
        if asked.setting().several_councils:
            councils = asked.setting().councils
            least = len(councils) * least_from_each_council(councils)
            return max(side(asked, Seat.COUNCIL_NOMINEE).seats, least)
        return nominees_required(asked)
    if seat is Seat.CHIEF_OFFICER:
        officers = asked.in_force(asked.facts.officers)
        return int(any(each.post is OfficerPost.CHIEF_OFFICER for each in officers))
    return 0 if seat is Seat.ADDITIONAL else 1


def _article(row: BoardSeat, *, several: bool) -> Citation:
    return board_order(f"article {row.article_several_councils if several else row.article_one_council}")


def _vote_of(row: BoardSeat, day: date) -> VoteOfSeat:
    begins = row.vote_from
    if begins is None:
        return VoteOfSeat(now=False, since=None, comes_on=None)
    if begins <= day:
        return VoteOfSeat(now=True, since=begins, comes_on=None)
    return VoteOfSeat(now=False, since=None, comes_on=begins)


def _of_committee(facts: AuthorityFacts, body: str, day: date) -> Iterator[SeatsOfKind]:
    """A committee of a board: as many nominees of one side as of the other, and whoever else is on it."""
    seats, citation = _Seats(facts, body, day), board_order("article 17(2)")
    nominees = (Seat.COUNCIL_NOMINEE, Seat.HEALTH_BOARD_NOMINEE)
    most = max(1, *(len(seats.holders(each)) for each in nominees))
    for seat in Seat:
        row = board_seat(seat, day)
        if row is not None and (seat in nominees or seats.holders(seat)):
            yield seats.of(seat, most if seat in nominees else 0, _vote_of(row, day), citation)


# ------------------------------------------------------------------------------------------- a monitoring committee

_EVERYBODY_VOTES = VoteOfSeat(now=True, since=None, comes_on=None)


def _of_monitoring(asked: Asked, day: date) -> Iterator[SeatsOfKind]:
    setting, seats = asked.setting(), _Seats(asked.facts, monitoring.BODY, day)
    provision = "article 4" if setting.several_councils else "article 3"
    citation = Citation(
        title=COMMITTEE_ORDER, provision=provision, url=COMMITTEE_ORDER_URL, verified=Verified.TEXT_SEEN
    )
    with_functions = monitoring.sides_with_functions(setting.model)
    staffed = dict.fromkeys(with_functions, True) if setting.several_councils else with_functions
    sides = {
        monitoring.HEALTH_BOARD: (setting.health_board or "",),
        monitoring.COUNCIL: setting.councils,
    }
    for seat in Seat:
        split = {Seat.FINANCE_OFFICER: with_functions, Seat.STAFF: staffed}.get(seat)
        if split is not None:
            bodies = [sides[each] for each, needed in split.items() if needed]
            yield from (seats.of(seat, 1, _EVERYBODY_VOTES, citation, of=each) for each in bodies)
        elif seat in monitoring.NOMINEES:
            yield seats.of(seat, _nominees(seat, setting.councils), _EVERYBODY_VOTES, citation)
        elif seat in (*monitoring.EX_OFFICIO, *CLINICAL_SEATS, *GROUP_SEATS):
            yield seats.of(seat, 1, _EVERYBODY_VOTES, citation)
        elif seats.holders(seat):
            yield seats.of(seat, 0, _EVERYBODY_VOTES, citation)


def _nominees(seat: Seat, councils: tuple[str, ...]) -> int:
    """Three of each side; of the councils one each where there are more than three."""
    if seat is Seat.COUNCIL_NOMINEE:
        return max(monitoring.LEAST_EACH_SIDE, len(councils))
    return monitoring.LEAST_EACH_SIDE


class _Seats:
    """Who sits on a body on a day, by kind of seat and side."""

    def __init__(self, facts: AuthorityFacts, body: str, day: date) -> None:
        self.facts, self.body, self.day = facts, body, day
        self.members = in_seats_on(facts, body, day)

    def of(
        self, seat: Seat, required: int | None, vote: VoteOfSeat, citation: Citation, *, of: tuple[str, ...] = ()
    ) -> SeatsOfKind:
        return SeatsOfKind(seat, of, required, self.holders(seat, of), self.vacancies(seat, of), vote, citation)

    def holders(self, seat: Seat, of: tuple[str, ...] = ()) -> tuple[SeatHolder, ...]:
        spells = self.facts.once(spell_by_seat) if self.body == BOARD else {}
        return tuple(
            SeatHolder(each, spells[each.id].first_day if each.id in spells else each.first_day)
            for each in self.members
            if each.seat is seat and _is_of(each, of)
        )

    def vacancies(self, seat: Seat, of: tuple[str, ...]) -> tuple[Vacancy, ...]:
        return tuple(
            each
            for each in self.facts.vacancies or ()
            if each.body == self.body
            and each.seat is seat
            and (not of or each.side in of)
            and each.first_day <= self.day
            and (each.last_day is None or self.day <= each.last_day)
        )


def _is_of(member: Member, bodies: tuple[str, ...]) -> bool:
    """Whether a member sits for one of the bodies, by what the member's row says of it."""
    own = {Seat.STAFF: member.staff_of, Seat.FINANCE_OFFICER: member.officer_of}.get(member.seat, member.nominated_by)
    return not bodies or own in bodies
