"""The membership of a body as pages show it: seats in groups, what is coming with what to do, chair, vacancies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.dates import first_day_exceeding_months
from comhla.law import AuthorityFacts
from comhla.law.facts import ChairPeriod, Committee, Member, Vacancy
from comhla.law.readings import monitoring_committee as monitoring
from comhla.law.readings.board_membership import CLINICAL_SEATS, GROUP_SEATS
from comhla.law.readings.board_roll import BOARD, last_day_in_office
from comhla.law.readings.membership_ahead import (
    LETTER_AFTER_MONTHS,
    WITHOUT_TERM,
    Ahead,
    Concern,
    last_day_of_chair,
    membership_ahead,
)
from comhla.law.readings.people_called import person_called
from comhla.law.readings.seats_held import SeatHolder, SeatsHeld, SeatsOfKind, in_seats_on, seats_held
from comhla.reference.seats import Seat
from comhla.web.authorities.labels import Names
from comhla.web.authorities.words import choice_words

Url = Callable[..., str]
"""A page of the authority by its name and what further it is about."""

_OFFICERS = (Seat.CHIEF_OFFICER, Seat.CHIEF_SOCIAL_WORK_OFFICER, Seat.FINANCE_OFFICER)
GROUPS = (
    ("councils", gettext_lazy("Councillors"), (Seat.COUNCIL_NOMINEE,)),
    ("health_board", gettext_lazy("Nominees of the health board"), (Seat.HEALTH_BOARD_NOMINEE,)),
    ("officers", gettext_lazy("Officers, by their office"), _OFFICERS),
    ("clinicians", gettext_lazy("Clinicians"), CLINICAL_SEATS),
    ("groups", gettext_lazy("Staff, third sector, people who use services and unpaid carers"), GROUP_SEATS),
    ("additional", gettext_lazy("Further members"), (Seat.ADDITIONAL,)),
)
"""The groups in which seats are shown, each with the kinds of seat in it."""

CONCERNS = {
    Concern.TERM_ENDS: gettext_lazy("A term ends"),
    Concern.TERM_OVER: gettext_lazy("A term is over"),
    Concern.CHAIR_TURN: gettext_lazy("The chair passes on"),
    Concern.NO_CHAIR: gettext_lazy("No chair"),
    Concern.LETTER: gettext_lazy("Letter to Scottish Ministers"),
    Concern.TWO_ABSENCES: gettext_lazy("Two meetings missed in a row"),
    Concern.THREE_ABSENCES: gettext_lazy("Three meetings missed in a row"),
    Concern.NOTICE_ENDS: gettext_lazy("Somebody leaves"),
    Concern.NO_LONGER_COUNCILLOR: gettext_lazy("No longer a councillor"),
    Concern.DISQUALIFIED: gettext_lazy("Disqualified"),
    Concern.UNEQUAL_SIDES: gettext_lazy("Sides are not equal"),
    Concern.EMPTY_SEAT: gettext_lazy("A seat without a member"),
}
_URGENT = frozenset({Concern.NO_LONGER_COUNCILLOR, Concern.DISQUALIFIED, Concern.TERM_OVER, Concern.UNEQUAL_SIDES})


class Action(NamedTuple):
    """What to do about something: the words of a link and where it leads."""

    label: str
    url: str


class HolderShown(NamedTuple):
    """Somebody in a seat: `office` is chair or vice-chair where they have it, `leaves_on` the last day where set."""

    key: str
    name: str
    url: str
    since: date
    term_last_day: date | None
    leaves_on: date | None
    office: str
    nominated_by: str


class SeatShown(NamedTuple):
    """The seats of one kind."""

    title: str
    provision: str
    order: str
    law_url: str
    sentence: str
    votes: bool
    vote_words: str
    holders: tuple[HolderShown, ...]
    vacant: tuple[tuple[date, str], ...]
    unexplained: int
    appoint_url: str
    vacancy_url: str


class GroupShown(NamedTuple):
    """A group of seats."""

    key: str
    title: str
    seats: tuple[SeatShown, ...]


class ComingShown(NamedTuple):
    """Things of one kind on one day: each sentence with what to do about it."""

    title: str
    day: date
    is_there: bool
    colour: str
    provision: str
    order: str
    law_url: str
    things: tuple[tuple[str, Action | None], ...]


class PeriodShown(NamedTuple):
    """An appointing period of chair and vice-chair; `turn` is whose it was, empty where nobody has turns."""

    url: str
    first_day: date
    last_day: date | None
    chair: str
    vice_chair: str
    turn: str
    is_running: bool


class VacancyShown(NamedTuple):
    """A vacancy for the time being; `letter_due` only where a letter is asked for."""

    key: str
    title: str
    first_day: date
    last_day: date | None
    letter_due: date | None
    letter_on: date | None


class CommitteeShown(NamedTuple):
    """A committee on a day, with how many nominees of each side sit on it."""

    key: str
    name: str
    url: str
    set_up_on: date
    ended_on: date | None
    councils: int
    health_board: int
    members: int

    @property
    def is_equal(self) -> bool:
        """Whether both sides have the same number, at least one."""
        return self.councils == self.health_board > 0


def body_on(facts: AuthorityFacts, day: date) -> str:
    """The body that the authority has on a day: its joint board, or its monitoring committee."""
    if facts.settings and facts.setting_on(day).model.is_lead_agency:
        return monitoring.BODY
    return BOARD


def seat_words(seat: Seat) -> str:
    """A kind of seat in words."""
    return str(choice_words("Seat", seat.value))


def person_name(facts: AuthorityFacts, person: str) -> str:
    """The name of somebody, or their seat with a number where no name is recorded."""
    return person_called(facts, person)


def member_name(facts: AuthorityFacts, key: str | None) -> str:
    """Who holds a seat, by the id of the holding; nothing where there is none."""
    member = facts.members_by_id.get(key or "")
    return "" if member is None else person_name(facts, member.person)


# ------------------------------------------------------------------------------------------------------------- seats


def groups_shown(facts: AuthorityFacts, held: SeatsHeld, url: Url) -> tuple[GroupShown, ...]:
    """Every seat in its group; groups without a seat are left out."""
    offices = _offices(facts, held.body, held.day)
    found = []
    for key, title, seats in GROUPS:
        kinds = [each for seat in seats for each in held.kinds if each.seat is seat]
        shown = tuple(_seat(facts, held.body, each, offices, url) for each in kinds)
        if shown:
            found.append(GroupShown(key, str(title), shown))
    return tuple(found)


def _seat(facts: AuthorityFacts, body: str, kind: SeatsOfKind, offices: dict[str, str], url: Url) -> SeatShown:
    title = seat_words(kind.seat)
    if kind.of:
        title = _("%(seat)s, %(body)s") % {"seat": title, "body": _(" or ").join(kind.of)}
    asked = urlencode({"body": body, "seat": kind.seat.value, "of": kind.of[0] if kind.of else ""})
    is_nominee = kind.seat in monitoring.NOMINEES
    return SeatShown(
        title=title,
        provision=kind.citation.provision,
        order=kind.citation.title,
        law_url=kind.citation.url,
        sentence=kind.sentence,
        votes=kind.vote.now,
        vote_words=kind.vote.sentence,
        holders=tuple(_holder(facts, each, offices, url) for each in kind.holders),
        vacant=tuple((each.first_day, each.side or "") for each in kind.vacancies),
        unexplained=kind.unexplained,
        appoint_url=f"{url('work-board-seat-new')}?{asked}",
        vacancy_url=f"{url('work-board-vacancy-new')}?{asked}" if is_nominee else "",
    )


def _holder(facts: AuthorityFacts, holder: SeatHolder, offices: dict[str, str], url: Url) -> HolderShown:
    member = holder.member
    return HolderShown(
        key=member.id,
        name=person_name(facts, member.person),
        url=url("work-board-seat", member.id),
        since=holder.since,
        term_last_day=member.term_last_day,
        leaves_on=last_day_in_office(member) if member.last_day != member.term_last_day else None,
        office=offices.get(member.id, ""),
        nominated_by=member.nominated_by or "",
    )


def _offices(facts: AuthorityFacts, body: str, day: date) -> dict[str, str]:
    found: dict[str, str] = {}
    for period in facts.chair_periods or ():
        if period.body == body and _runs(period.first_day, period.last_day, day):
            found[period.vice_chair or ""] = _("Vice-chair")
            found[period.chair or ""] = _("Chair")
    return found


def _runs(first_day: date, last_day: date | None, day: date) -> bool:
    return first_day <= day and (last_day is None or day <= last_day)


# ------------------------------------------------------------------------------------------------------------ coming


def coming_shown(facts: AuthorityFacts, body: str, day: date, until: date, url: Url) -> tuple[ComingShown, ...]:
    """What is there and what is coming, things of one kind and day together."""
    entries = membership_ahead(facts, body, day, until)
    found = []
    for (when, concern), each in groupby(entries, key=lambda entry: (entry.day, entry.concern)):
        together = list(each)
        first = together[0]
        found.append(
            ComingShown(
                title=str(CONCERNS[concern]),
                day=when,
                is_there=first.is_there,
                colour="red" if concern in _URGENT and first.is_there else "yellow" if first.is_there else "grey",
                provision=first.citation.provision,
                order=first.citation.title,
                law_url=first.citation.url,
                things=tuple((entry.sentence, _action(facts, body, entry, url)) for entry in together),
            )
        )
    return tuple(found)


def _action(facts: AuthorityFacts, body: str, entry: Ahead, url: Url) -> Action | None:
    """What can be done about it with one click."""
    name = member_name(facts, entry.about)
    if entry.concern in (Concern.TERM_ENDS, Concern.TERM_OVER):
        asked = urlencode({"again": entry.about})
        return Action(_("Re-appoint %(name)s") % {"name": name}, f"{url('work-board-seat-new')}?{asked}")
    if entry.concern in (Concern.CHAIR_TURN, Concern.NO_CHAIR):
        return Action(_("Begin the next appointing period"), url("work-board-chair-new"))
    if entry.concern is Concern.LETTER:
        return Action(_("Record the letter"), url("work-board-vacancy-letter", entry.about))
    if body not in (BOARD, monitoring.BODY) and not entry.about:
        return Action(_("Put members on it"), url("work-board-committee-members", body))
    if entry.concern is Concern.EMPTY_SEAT and entry.seat is not None:
        asked = urlencode({"body": body, "seat": entry.seat.value})
        return Action(
            _("Appoint somebody: %(seat)s") % {"seat": seat_words(entry.seat)}, f"{url('work-board-seat-new')}?{asked}"
        )
    if entry.concern in _REMOVABLE:
        asked = urlencode({"because": _REMOVABLE[entry.concern]})
        return Action(_("Remove %(name)s") % {"name": name}, f"{url('work-board-seat-remove', entry.about)}?{asked}")
    if not entry.about:
        return None
    return Action(_("Look at %(name)s") % {"name": name}, url("work-board-seat", entry.about))


_REMOVABLE = {
    Concern.THREE_ABSENCES: "removed for absence",
    Concern.NO_LONGER_COUNCILLOR: "no longer a councillor",
    Concern.DISQUALIFIED: "disqualified",
}


# ------------------------------------------------------------------------------------- chair, vacancies, committees


def periods_shown(facts: AuthorityFacts, body: str, day: date, url: Url) -> tuple[PeriodShown, ...]:
    """The appointing periods, the latest first."""
    periods = sorted((each for each in facts.chair_periods or () if each.body == body), key=lambda each: each.first_day)
    return tuple(_period(facts, each, day, url) for each in reversed(periods))


def _period(facts: AuthorityFacts, period: ChairPeriod, day: date, url: Url) -> PeriodShown:
    last = last_day_of_chair(period.body, period)
    return PeriodShown(
        url=url("work-board-chair", period.id),
        first_day=period.first_day,
        last_day=last,
        chair=member_name(facts, period.chair),
        vice_chair=member_name(facts, period.vice_chair),
        turn=period.appointed_by or "",
        is_running=_runs(period.first_day, last, day),
    )


def vacancies_shown(facts: AuthorityFacts, body: str, day: date) -> tuple[VacancyShown, ...]:
    """The vacancies for the time being, the latest first, up to a day."""
    rows = sorted(
        (each for each in facts.vacancies or () if each.body == body and each.first_day <= day),
        key=lambda each: each.first_day,
    )
    return tuple(vacancy_shown(facts, each) for each in reversed(rows))


def vacancy_shown(facts: AuthorityFacts, vacancy: Vacancy) -> VacancyShown:
    """One vacancy."""
    arises = first_day_exceeding_months(vacancy.first_day, months=LETTER_AFTER_MONTHS)
    needs = vacancy.body == BOARD and not facts.setting_on(vacancy.first_day).several_councils
    lasted = vacancy.last_day is None or vacancy.last_day >= arises
    letter = vacancy.letter_to_ministers_on
    return VacancyShown(
        key=vacancy.id,
        title=_("%(seat)s, %(body)s")
        % {"seat": seat_words(vacancy.seat), "body": vacancy.side or _("side not recorded")},
        first_day=vacancy.first_day,
        last_day=vacancy.last_day,
        letter_due=arises if needs and lasted else None,
        letter_on=letter if isinstance(letter, date) else None,
    )


def committees_shown(facts: AuthorityFacts, day: date, url: Url) -> tuple[CommitteeShown, ...]:
    """The committees of the board, those that have ended last."""
    rows = sorted(facts.committees or (), key=lambda each: (each.ended_on is not None, each.name))
    return tuple(committee_shown(facts, each, day, url) for each in rows)


def committee_shown(facts: AuthorityFacts, committee: Committee, day: date, url: Url) -> CommitteeShown:
    """One committee."""
    seated = in_seats_on(facts, committee.id, day)
    return CommitteeShown(
        key=committee.id,
        name=committee.name,
        url=url("work-board-committee", committee.id),
        set_up_on=committee.set_up_on,
        ended_on=committee.ended_on,
        councils=sum(each.seat is Seat.COUNCIL_NOMINEE for each in seated),
        health_board=sum(each.seat is Seat.HEALTH_BOARD_NOMINEE for each in seated),
        members=len(seated),
    )


# ----------------------------------------------------------------------------------------------------- one membership


class MemberShown(NamedTuple):
    """One holding of a seat, with everything the record says of it and everything else of the same person."""

    name: str
    seat: str
    told: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    is_by_office: bool
    is_over: bool
    has_left: bool


_NOT_TOLD = frozenset({"interests", "disqualifications"})


def member_shown(facts: AuthorityFacts, member: Member, day: date, url: Url) -> MemberShown:
    """One holding of a seat. Grounds of disqualification and interests have pages of their own."""
    names = Names(facts)
    plain = {name: value for name, value in member.items() if value is not None and name not in _NOT_TOLD}
    last = last_day_in_office(member)
    return MemberShown(
        name=person_name(facts, member.person),
        seat=seat_words(member.seat),
        told=tuple(names.told(Member, plain)),
        others=tuple(
            (names.called("members", each.id), url("work-board-seat", each.id)) for each in _others(facts, member)
        ),
        is_by_office=member.seat in WITHOUT_TERM,
        is_over=last is not None and last < day,
        has_left=member.last_day is not None,
    )


def _others(facts: AuthorityFacts, member: Member) -> Sequence[Member]:
    same = [each for each in facts.members or () if each.person == member.person and each is not member]
    return sorted(same, key=lambda each: each.first_day)


def eligible(facts: AuthorityFacts, members: Iterable[Member]) -> list[tuple[str, str]]:
    """Members to choose from: the id of the holding, and who it is in which seat."""
    return [(each.id, f"{person_name(facts, each.person)} ({seat_words(each.seat)})") for each in members]


def held_on(facts: AuthorityFacts, body: str, day: date) -> SeatsHeld | None:
    """The seats of a body; None where no scheme or register says what kind of authority it is."""
    return seats_held(facts, body, day) if facts.settings else None
