"""What is coming, or is already there, in the membership of a body: terms, chair, vacancies, absences, notices.

Joint boards: SSI 2014/285 articles 3 to 10, 13, 14 and 17. Monitoring committees: SSI 2014/281 articles 5 to 10. Each
entry says what happens on which day and under which provision; nothing here is a finding, and what may be done is
never said to be a duty.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from comhla.dates import (
    day_months_after,
    first_day_exceeding_months,
    in_words,
    last_day_of_years_beginning_with,
    moved_by_days,
)
from comhla.law.facts import AbsenceReason, AuthorityFacts, ChairPeriod, Leaving, Meeting, Member
from comhla.law.readings import monitoring_committee as monitoring
from comhla.law.readings.board_roll import BOARD, NOMINEES, barred_from, last_day_in_office
from comhla.law.readings.bodies import spoken_body
from comhla.law.readings.chair_turns import LONGEST_YEARS
from comhla.law.readings.seats_held import SeatsOfKind, seats_held
from comhla.law.sources import COMMITTEE_ORDER, COMMITTEE_ORDER_URL, Citation, Verified, board_order
from comhla.reference.seats import Seat

LETTER_AFTER_MONTHS = 6
MISSED_MEETINGS = 3
WITHOUT_TERM = frozenset({Seat.CHIEF_SOCIAL_WORK_OFFICER, Seat.FINANCE_OFFICER, Seat.CHIEF_OFFICER})
GOOD_REASONS = frozenset({AbsenceReason.ILLNESS, AbsenceReason.OTHER_REASONABLE_CAUSE})
_ENDED_WITH_NOTICE = {
    Leaving.RESIGNED: "The resignation of",
    Leaving.REMOVED_FOR_ABSENCE: "The removal for absence of",
    Leaving.REMOVED_FOR_CONDUCT: "The removal for conduct of",
    Leaving.NOMINATION_WITHDRAWN: "The withdrawal of",
}


class Concern(StrEnum):
    """What an entry is about."""

    TERM_ENDS = "term_ends"
    TERM_OVER = "term_over"
    CHAIR_TURN = "chair_turn"
    NO_CHAIR = "no_chair"
    LETTER = "letter"
    TWO_ABSENCES = "two_absences"
    THREE_ABSENCES = "three_absences"
    NOTICE_ENDS = "notice_ends"
    NO_LONGER_COUNCILLOR = "no_longer_councillor"
    DISQUALIFIED = "disqualified"
    UNEQUAL_SIDES = "unequal_sides"
    EMPTY_SEAT = "empty_seat"


class Ahead(NamedTuple):
    """One thing to see to: on which day, about which row of the record, in a sentence, under which provision.

    `about` is the id of a member, an appointing period or a vacancy, empty where it is about a kind of seat, and
    `seat` that kind. `is_there` is whether the day had come on the first day asked about.
    """

    concern: Concern
    day: date
    about: str
    seat: Seat | None
    sentence: str
    citation: Citation
    is_there: bool


class _Asked(NamedTuple):
    facts: AuthorityFacts
    body: str
    day: date
    until: date

    def entry(
        self,
        concern: Concern,
        day: date,
        sentence: str,
        article: tuple[str, str],
        *,
        about: str = "",
        seat: Seat | None = None,
    ) -> Ahead:
        """`article` is the provision for a joint board, and that for a monitoring committee."""
        if self.body == monitoring.BODY:
            cited = Citation(
                title=COMMITTEE_ORDER, provision=article[1], url=COMMITTEE_ORDER_URL, verified=Verified.TEXT_SEEN
            )
        else:
            cited = board_order(article[0])
        return Ahead(concern, day, about, seat, sentence, cited, day <= self.day)

    def sitting(self) -> tuple[Member, ...]:
        """The members recorded in a seat on the first day, whom the law took off at once included."""
        return tuple(each for each in self.facts.members_of(self.body) if _holds(each, self.day))

    def called(self, member: Member) -> str:
        """A member in a sentence: by name where one is recorded."""
        person = self.facts.people_by_id.get(member.person)
        return person.name if person is not None and person.name else member.person.replace("-", " ")


def membership_ahead(facts: AuthorityFacts, body: str, day: date, until: date) -> tuple[Ahead, ...]:
    """What is there on `day`, and what comes up to `until`, in order of the day.

    Args:
        facts: what is recorded of an authority with settings.
        body: `board`, `monitoring_committee`, or the id of a committee of the board.
        day: the day asked about.
        until: the last day to look at.
    """
    asked = _Asked(facts, body, day, until)
    found = [*_of_members(asked), *_seats(asked)]
    if body in (BOARD, monitoring.BODY):
        found += [*_chair(asked), *_vacancies(asked)]
    return tuple(sorted((each for each in found if each.day <= until), key=lambda each: (each.day, each.concern)))


def _of_members(asked: _Asked) -> Iterator[Ahead]:
    for member in asked.sitting():
        yield from _taken_off(asked, member)
        yield from _notice(asked, member)
        if asked.body in (BOARD, monitoring.BODY):
            yield from _term(asked, member)
            yield from _absences(asked, member)


def _term(asked: _Asked, member: Member) -> Iterator[Ahead]:
    last = member.term_last_day
    if member.seat in WITHOUT_TERM or last is None or _goes_on(asked, member, last):
        return
    over = last < asked.day
    told = (
        f"The term of {asked.called(member)} ended on {in_words(last)}, and no re-appointment is recorded."
        if over
        else f"The term of {asked.called(member)} ends on {in_words(last)}. Re-appointment is allowed."
    )
    concern = Concern.TERM_OVER if over else Concern.TERM_ENDS
    yield asked.entry(concern, last, told, ("article 7", "article 5"), about=member.id, seat=member.seat)


def _goes_on(asked: _Asked, member: Member, last: date) -> bool:
    """Whether the member leaves before the end of the term, or somebody is recorded in the seat after it."""
    if member.last_day is not None and member.last_day < last:
        return True
    following = moved_by_days(last, days=1)
    others = [each for each in asked.facts.members_of(asked.body) if each.seat is member.seat and each is not member]
    return any(
        each.first_day == following or (each.person == member.person and each.first_day > member.first_day)
        for each in others
    )


def _notice(asked: _Asked, member: Member) -> Iterator[Ahead]:
    """A resignation, removal or withdrawal that is still to take effect, with the earliest day where notice is due."""
    words = _ENDED_WITH_NOTICE.get(member.left_because) if member.left_because else None
    if words is None or member.last_day is None:
        return
    told = f"{words} {asked.called(member)} takes effect after {in_words(member.last_day)}."
    if isinstance(member.notice_on, date) and member.left_because in _A_MONTH:
        earliest = day_months_after(member.notice_on, months=1)
        told += f" With notice on {in_words(member.notice_on)} it may from {in_words(earliest)}."
    articles = ("article 9", "article 9") if member.left_because is Leaving.RESIGNED else ("article 10", "article 10")
    yield asked.entry(Concern.NOTICE_ENDS, member.last_day, told, articles, about=member.id, seat=member.seat)


_A_MONTH = frozenset({Leaving.REMOVED_FOR_ABSENCE, Leaving.NOMINATION_WITHDRAWN})


def _taken_off(asked: _Asked, member: Member) -> Iterator[Ahead]:
    """Whom the law takes off at once, and who is recorded as sitting on or after that day."""
    ceased = member.ceased_to_be_councillor_on
    if member.seat is Seat.COUNCIL_NOMINEE and ceased is not None and _sits_on(member, ceased):
        told = (
            f"{asked.called(member)} stopped being a councillor on {in_words(ceased)} and is off"
            f" {spoken_body(asked.body)} from that day. Record the last day."
        )
        articles = ("article 10(4)", "article 10")
        yield asked.entry(Concern.NO_LONGER_COUNCILLOR, ceased, told, articles, about=member.id, seat=member.seat)
    barred = [(barred_from(member, each), each.ground.value) for each in member.disqualifications or ()]
    for day, ground in barred:
        if day is not None and _sits_on(member, day):
            told = (
                f"A ground of disqualification ({ground}) is recorded for {asked.called(member)} from {in_words(day)}."
                " Whoever is disqualified is removed at once."
            )
            articles = ("articles 8 and 10(3)", "articles 8 and 10")
            yield asked.entry(Concern.DISQUALIFIED, day, told, articles, about=member.id, seat=member.seat)


def _sits_on(member: Member, day: date) -> bool:
    return member.last_day is None or day <= member.last_day


# --------------------------------------------------------------------------------------------------------- absences


def absences_running(facts: AuthorityFacts, member: Member, day: date) -> int:
    """How many meetings up to a day the member has missed in a row, none through illness or other reasonable cause.

    A meeting without a roll, or on whose roll the member is not, ends the count: nobody is accused from silence.
    """
    held = [
        each for each in facts.meetings_of(member.body) if member.first_day <= each.held_on <= day and each.attendance
    ]
    run = 0
    for meeting in reversed(held):
        if not _missed(meeting, member):
            break
        run += 1
    return run


def _missed(meeting: Meeting, member: Member) -> bool:
    row = next((each for each in meeting.attendance or () if each.member == member.id), None)
    return row is not None and not row.present and row.absent_because not in GOOD_REASONS


def _absences(asked: _Asked, member: Member) -> Iterator[Ahead]:
    run = absences_running(asked.facts, member, asked.day)
    if run < MISSED_MEETINGS - 1:
        return
    name, body = asked.called(member), spoken_body(asked.body)
    if run >= MISSED_MEETINGS:
        told = (
            f"{name} has missed {run} meetings in a row, and no illness or other reasonable cause is recorded."
            f" {body[0].upper()}{body[1:]} may remove the member with one month's written notice; it need not."
        )
        concern, day = Concern.THREE_ABSENCES, asked.day
    else:
        told = (
            f"{name} has missed two meetings in a row, and no illness or other reasonable cause is recorded. A third"
            " would let the member be removed; it would not have to."
        )
        concern, day = Concern.TWO_ABSENCES, _next_meeting(asked) or asked.day
    yield asked.entry(concern, day, told, ("article 10(1)", "article 10"), about=member.id, seat=member.seat)


def _next_meeting(asked: _Asked) -> date | None:
    return next((each.held_on for each in asked.facts.meetings_of(asked.body) if each.held_on > asked.day), None)


# ------------------------------------------------------------------------------------------------------------ chair


def _chair(asked: _Asked) -> Iterator[Ahead]:
    periods = sorted(
        (each for each in asked.facts.chair_periods or () if each.body == asked.body), key=lambda each: each.first_day
    )
    running = [each for each in periods if each.first_day <= asked.day]
    current = running[-1] if running else None
    last = None if current is None else last_day_of_chair(asked.body, current)
    if current is None or (last is not None and last < asked.day):
        told = f"Nobody is recorded as chair of {spoken_body(asked.body)} for this day."
        yield asked.entry(Concern.NO_CHAIR, asked.day, told, _CHAIR_ARTICLES)
    elif last is not None and not any(each.first_day > asked.day for each in periods):
        told = f"The chair's appointing period ends on {in_words(last)} at the latest. {_who_is_next(asked, current)}"
        yield asked.entry(Concern.CHAIR_TURN, last, told, _CHAIR_ARTICLES, about=current.id)


_CHAIR_ARTICLES = ("articles 4 and 6", "articles 5 to 10")


def last_day_of_chair(body: str, period: ChairPeriod) -> date | None:
    """The last day of an appointing period: as recorded, three years at most for a board; None where none is set."""
    if body != BOARD:
        return period.last_day
    longest = last_day_of_years_beginning_with(period.first_day, years=LONGEST_YEARS)
    return longest if period.last_day is None else min(period.last_day, longest)


def next_to_appoint(facts: AuthorityFacts, period: ChairPeriod) -> tuple[str, ...]:
    """Who appoints the chair of a board in the next period: the other side; nobody where the record does not say."""
    setting = facts.setting_on(period.first_day)
    if period.appointed_by is None:
        return ()
    if period.appointed_by != setting.health_board:
        return (setting.health_board,) if setting.health_board else ()
    return setting.councils


def _who_is_next(asked: _Asked, period: ChairPeriod) -> str:
    if asked.body != BOARD:
        return "The health board and the council agree the next chair together."
    bodies = next_to_appoint(asked.facts, period)
    if not bodies:
        return "Which side appoints next is not recorded."
    other = period.appointed_by
    return f"Then {' or '.join(bodies)} appoints the chair, and {other}'s side the vice-chair."


# ------------------------------------------------------------------------------------------------- vacancies, seats


def _vacancies(asked: _Asked) -> Iterator[Ahead]:
    """The chair's letter to Ministers, which is asked for only where one council is party to a joint board's scheme."""
    if asked.body != BOARD or asked.facts.setting_on(asked.day).several_councils:
        return
    for each in asked.facts.vacancies or ():
        arises = first_day_exceeding_months(each.first_day, months=LETTER_AFTER_MONTHS)
        is_open = each.first_day <= asked.day and (each.last_day is None or arises <= each.last_day)
        wrote = isinstance(each.letter_to_ministers_on, date)
        has_ended = each.last_day is not None and each.last_day < asked.day
        if each.body != BOARD or each.seat not in NOMINEES or not is_open or wrote or has_ended:
            continue
        told = (
            f"A seat of {each.side or 'a side'} has been vacant since {in_words(each.first_day)}. From"
            f" {in_words(arises)} it has lasted longer than six months, and the chair writes to the Scottish Ministers"
            " with the reasons. No last day is set for the letter."
        )
        yield asked.entry(Concern.LETTER, arises, told, ("article 13(4)", ""), about=each.id, seat=each.seat)


def _seats(asked: _Asked) -> Iterator[Ahead]:
    """Seats that nobody holds, and sides that are not equal, on the day and after each change that is recorded."""
    seen: set[tuple[Concern, Seat | None]] = set()
    for day in _days_of_change(asked):
        for entry in _seats_on(asked, day):
            if (entry.concern, entry.seat) not in seen:
                seen.add((entry.concern, entry.seat))
                yield entry


def _seats_on(asked: _Asked, day: date) -> Iterator[Ahead]:
    held = seats_held(asked.facts, asked.body, day)
    for kind in held.gaps:
        if kind.unexplained:
            whose = f" of {' or '.join(kind.of)}" if kind.of else ""
            told = (
                f"From {in_words(day)} a seat ({monitoring.seat_in_words(kind.seat)}{whose}) has no member, and no"
                " temporary vacancy is recorded. What is decided meanwhile stays valid."
            )
            yield asked.entry(
                Concern.EMPTY_SEAT,
                day,
                told,
                (kind.citation.provision, kind.citation.provision),
                seat=kind.seat,
            )
    if asked.body != monitoring.BODY:
        councils, board = (_seats_of_side(held.kinds, seat) for seat in _SIDES)
        if councils != board:
            told = (
                f"From {in_words(day)} the council side has {councils} seats of nominees and the health board {board},"
                " temporary vacancies included. The two have to be equal."
            )
            yield asked.entry(Concern.UNEQUAL_SIDES, day, told, ("articles 3(3), 5 and 17(2)", ""))


_SIDES = (Seat.COUNCIL_NOMINEE, Seat.HEALTH_BOARD_NOMINEE)


def _seats_of_side(kinds: tuple[SeatsOfKind, ...], seat: Seat) -> int:
    return sum(len(each.holders) + len(each.vacancies) for each in kinds if each.seat is seat)


def _days_of_change(asked: _Asked) -> list[date]:
    """The day asked about, and every day up to the last on which somebody's seat begins or has ended."""
    days = {asked.day}
    for each in asked.facts.members_of(asked.body):
        last = last_day_in_office(each)
        if last is not None:
            days.add(moved_by_days(last, days=1))
        days.add(each.first_day)
    for vacancy in asked.facts.vacancies or ():
        days.add(vacancy.first_day)
        if vacancy.last_day is not None:
            days.add(moved_by_days(vacancy.last_day, days=1))
    return sorted(day for day in days if asked.day <= day <= asked.until)


def _holds(member: Member, day: date) -> bool:
    return member.first_day <= day and (member.last_day is None or day <= member.last_day)
