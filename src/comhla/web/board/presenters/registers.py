"""The register of members and the register of their interests, as pages show them: pure, from facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.law.facts import AuthorityFacts, InterestCategory, InterestsNotice, Member
from comhla.law.readings.board_roll import BOARD
from comhla.law.readings.board_spells import Spell, spell_by_seat, spells
from comhla.law.readings.interests_owed import MemberNotices, Owed, Standing, notices_on, old_entries
from comhla.law.readings.monitoring_committee import BODY as MONITORING_COMMITTEE
from comhla.law.readings.seats_held import in_seats_on, seats_held
from comhla.reference.seats import Seat, board_seat_votes_on
from comhla.web.authorities.labels import Names
from comhla.web.authorities.words import choice_words
from comhla.web.words import day as day_words

CATEGORY_WORDS: dict[InterestCategory, Any] = {
    InterestCategory.REMUNERATION: gettext_lazy("Paid work"),
    InterestCategory.RELATED_UNDERTAKINGS: gettext_lazy("Unpaid posts in connected businesses"),
    InterestCategory.CONTRACTS: gettext_lazy("Contracts with the board"),
    InterestCategory.ELECTION_EXPENSES: gettext_lazy("Help with election expenses"),
    InterestCategory.PROPERTY: gettext_lazy("Houses, land and buildings"),
    InterestCategory.SHARES: gettext_lazy("Shares and securities"),
    InterestCategory.GIFTS: gettext_lazy("Gifts and hospitality"),
    InterestCategory.NON_FINANCIAL: gettext_lazy("Interests that are not about money"),
}
"""The eight categories in plain words, in the order in which people are asked."""
STANDING_WORDS = {
    Standing.GIVEN: (gettext_lazy("Given"), "green"),
    Standing.GIVEN_LATE: (gettext_lazy("Given late"), "yellow"),
    Standing.WANTED: (gettext_lazy("Wanted"), "blue"),
    Standing.OVERDUE: (gettext_lazy("Overdue"), "red"),
}


class NoticeShown(NamedTuple):
    """A notice that is wanted or was given: what it is about, by when, and how it stands."""

    what: str
    due: date
    given_on: date | None
    words: str
    colour: str


class MemberShown(NamedTuple):
    """Somebody on the board and their notices. `blank` are categories that are neither described nor stated as nil."""

    key: str
    name: str
    seat: str
    notices: tuple[NoticeShown, ...]
    owes: bool
    blank: tuple[str, ...]
    has_words: bool


class OldShown(NamedTuple):
    """An entry that may be taken out of the register."""

    key: str
    name: str
    left_on: date
    kept_until: date


class Said(NamedTuple):
    """A category and what was said of it; empty where it was stated that there is nothing, None where nothing was."""

    category: str
    words: str | None


class EntryShown(NamedTuple):
    """An entry of the public register: the name where one is recorded, when notices came, and what they say."""

    name: str
    seat: str
    chosen_by: str
    received_on: date | None
    changed_on: date | None
    said: tuple[Said, ...]
    left_on: date | None


class OnRegister(NamedTuple):
    """A member on the public register. `term_ends` is None where it is not recorded."""

    name: str
    seat: str
    chosen_by: str
    votes: bool
    since: date
    term_ends: date | None


class RegisterOfMembers(NamedTuple):
    """The members of a body on a day; `empty` are seats that the law asks for and nobody holds, with how many."""

    is_board: bool
    members: tuple[OnRegister, ...]
    voting: int
    empty: tuple[tuple[str, int], ...]
    quorum: int | None


def who_owes(facts: AuthorityFacts, today: date) -> tuple[MemberShown, ...]:
    """Everybody on the board with their notices; those who owe one come first."""
    names = Names(facts)
    return tuple(_member(names, each) for each in notices_on(facts, today))


def to_take_out(facts: AuthorityFacts, today: date) -> tuple[OldShown, ...]:
    """Entries that may be taken out by now."""
    names = Names(facts)
    return tuple(
        OldShown(each.spell.id, called(names, each.spell), each.left_on, each.kept_until)
        for each in old_entries(facts, today)
        if _has_notice(each.spell)
    )


def called(names: Names, spell: Spell) -> str:
    """What somebody is called in the workspace."""
    return names.called("people", spell.seats[-1].person)


def seat_words(seat: Seat) -> str:
    """A kind of seat in words."""
    return str(choice_words("Seat", seat.value))


def words_typed(notice: InterestsNotice) -> dict[InterestCategory, str]:
    """What the register says now by category, to be changed in a form."""
    return {each.category: each.words or "" for each in notice.entries or ()}


def own_spell(facts: AuthorityFacts, person: str | None, today: date) -> Spell | None:
    """The time on the board that somebody is in the middle of."""
    return next(
        (
            each
            for each in facts.once(spells)
            if each.seats[0].person == person
            and each.first_day <= today
            and (each.last_day is None or today <= each.last_day)
        ),
        None,
    )


def own_notices(facts: AuthorityFacts, spell: Spell, today: date) -> MemberShown:
    """One member's own notices."""
    found = next(each for each in notices_on(facts, today) if each.spell.id == spell.id)
    return _member(Names(facts), found)


def said_by(notice: InterestsNotice) -> tuple[Said, ...]:
    """What a notice says in each category; nothing at all where its words are not recorded."""
    if notice.entries is None:
        return ()
    words = {each.category: each.words or "" for each in notice.entries}
    return tuple(Said(str(label), words.get(key)) for key, label in CATEGORY_WORDS.items())


def _member(names: Names, found: MemberNotices) -> MemberShown:
    first = _notice(_("First notice"), found.first)
    changes = (_notice(_("Change of %(day)s") % {"day": day_words(each.since)}, each) for each in found.changes)
    return MemberShown(
        found.spell.id,
        called(names, found.spell),
        seat_words(found.spell.seats[-1].seat),
        (first, *changes),
        bool(found.open_notices),
        tuple(str(CATEGORY_WORDS[each]) for each in found.unanswered),
        found.entries_recorded,
    )


def _notice(what: str, owed: Owed) -> NoticeShown:
    words, colour = STANDING_WORDS[owed.standing]
    return NoticeShown(what, owed.due, owed.given_on, str(words), colour)


# ------------------------------------------------------------------------------------------------ what the public sees


def register_of_interests(facts: AuthorityFacts, today: date) -> tuple[EntryShown, ...]:
    """Entries of everybody on the board, and of those who left and whose entries are still kept."""
    names = _recorded_names(facts)
    kept = [each for each in facts.once(spells) if each.first_day <= today and _is_kept(each)]
    shown = (_entry(each, names, today) for each in kept if _has_notice(each) or _on(each, today))
    return tuple(sorted(shown, key=lambda each: (each.left_on is not None, each.seat, each.chosen_by)))


def _is_kept(spell: Spell) -> bool:
    return not isinstance(spell.notice.removed_from_register_on, date)


def _has_notice(spell: Spell) -> bool:
    return spell.notice.given_on is not None or spell.notice.entries is not None


def _on(spell: Spell, today: date) -> bool:
    return spell.last_day is None or today <= spell.last_day


def _entry(spell: Spell, names: Callable[[Member], str], today: date) -> EntryShown:
    seat, notice = spell.seats[-1], spell.notice
    told = [each.notified_on for each in notice.changes or () if isinstance(each.notified_on, date)]
    return EntryShown(
        names(seat),
        seat_words(seat.seat),
        seat.nominated_by or seat.staff_of or "",
        notice.given_on if isinstance(notice.given_on, date) else None,
        max(told, default=None),
        said_by(notice),
        None if _on(spell, today) else spell.last_day,
    )


def register_of_members(facts: AuthorityFacts, day: date) -> RegisterOfMembers:
    """Who is on the board, or on the monitoring committee of a lead agency area, on a day."""
    body = body_on(facts, day)
    names, since = _recorded_names(facts), facts.once(spell_by_seat) if body == BOARD else {}
    held = seats_held(facts, body, day) if facts.settings else None
    members = tuple(
        OnRegister(
            names(each),
            seat_words(each.seat),
            each.nominated_by or each.staff_of or each.officer_of or "",
            body != BOARD or board_seat_votes_on(each.seat, day),
            since[each.id].first_day if each.id in since else each.first_day,
            each.term_last_day,
        )
        for each in in_seats_on(facts, body, day)
    )
    empty = () if held is None else _empty((each.seat, each.empty) for each in held.gaps)
    return RegisterOfMembers(
        body == BOARD,
        tuple(sorted(members, key=lambda each: (not each.votes, each.seat, each.chosen_by, each.since))),
        sum(each.votes for each in members),
        empty,
        None if held is None else held.quorum,
    )


def _empty(seats: Iterable[tuple[Seat, int]]) -> tuple[tuple[str, int], ...]:
    return tuple((seat_words(seat), number) for seat, number in seats)


def body_on(facts: AuthorityFacts, day: date) -> str:
    """The board, or the monitoring committee where there is a lead agency on the day."""
    if not facts.settings or not facts.setting_on(day).model.is_lead_agency:
        return BOARD
    return MONITORING_COMMITTEE


def _recorded_names(facts: AuthorityFacts) -> Callable[[Member], str]:
    """The name of a member where one is recorded, and nothing else in its place."""
    names = {each.id: each.name or "" for each in facts.people or ()}
    return lambda member: names.get(member.person, "")
