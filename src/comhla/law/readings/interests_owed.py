"""Notices of interests that members of a joint board owe, and entries that may leave the register.

Ethical Standards in Public Life etc. (Scotland) Act 2000 (Register of Interests) Regulations 2003, SSI 2003/135,
https://www.legislation.gov.uk/ssi/2003/135, seen as made, without later amendments. Paraphrase: the words of the
regulations are at that address.

The first notice is due a month after the appointment, or after the body's code took effect where that is later; notice
of a change one month after the change. An entry stays in the register until five years after the person left.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from comhla.dates import anniversary, day_months_after
from comhla.law.facts import AuthorityFacts, InterestCategory, InterestsChange
from comhla.law.readings.board_spells import Spell, spells

CATEGORIES = len(InterestCategory)
"""How many categories a notice answers."""
_MONTHS_FOR_NOTICE = 1
_YEARS_KEPT = 5


class Standing(StrEnum):
    """How a notice stands on a day."""

    GIVEN = "given"
    GIVEN_LATE = "given late"
    WANTED = "wanted"
    OVERDUE = "overdue"


class Owed(NamedTuple):
    """A notice: since when it is owed, by when it is due, when it was given, and how that stands."""

    since: date
    due: date
    given_on: date | None
    standing: Standing

    @property
    def is_open(self) -> bool:
        """Whether it is still to be given."""
        return self.standing in (Standing.WANTED, Standing.OVERDUE)


class MemberNotices(NamedTuple):
    """What one person on the board owes: the first notice, and notices of changes, in the order of the changes.

    `unanswered` are categories that the notice as it stands neither describes nor states as nil; empty as well where
    what it says is not recorded, as `entries_recorded` tells.
    """

    spell: Spell
    first: Owed
    changes: tuple[Owed, ...]
    unanswered: tuple[InterestCategory, ...]
    entries_recorded: bool

    @property
    def open_notices(self) -> tuple[Owed, ...]:
        """Notices that are still to be given, what is due first before the others."""
        return tuple(sorted((each for each in (self.first, *self.changes) if each.is_open), key=lambda each: each.due))


class OldEntry(NamedTuple):
    """An entry of somebody who left so long ago that it need not stay: since when it may be taken out."""

    spell: Spell
    left_on: date
    kept_until: date


def first_notice_due(facts: AuthorityFacts, spell: Spell) -> date:
    """The last day for the first notice: a month after the appointment, or after the code where that is later."""
    code_from = min((code.first_day for code in facts.codes_of_conduct or ()), default=date.min)
    return day_months_after(max(spell.first_day, code_from), months=_MONTHS_FOR_NOTICE)


def change_due(change: InterestsChange) -> date:
    """The last day for notice of a change: a month after it."""
    return day_months_after(change.changed_on, months=_MONTHS_FOR_NOTICE)


def kept_until(left_on: date) -> date:
    """The first day on which an entry may be out of the register: five years after the person left."""
    return anniversary(left_on, years=_YEARS_KEPT)


def notices_on(facts: AuthorityFacts, today: date) -> tuple[MemberNotices, ...]:
    """What each person on the board owes on a day; those who owe something come first, by what is due soonest."""
    found = [_notices(facts, each, today) for each in facts.once(spells) if _is_on_board(each, today)]
    return tuple(sorted(found, key=_soonest))


def old_entries(facts: AuthorityFacts, today: date) -> tuple[OldEntry, ...]:
    """Entries that may be taken out by a day and are not known to be, the oldest first."""
    return tuple(sorted(_old_entries(facts, today), key=lambda each: (each.kept_until, each.spell.id)))


def _old_entries(facts: AuthorityFacts, today: date) -> Iterator[OldEntry]:
    for spell in facts.once(spells):
        if spell.last_day is None or isinstance(spell.notice.removed_from_register_on, date):
            continue
        until = kept_until(spell.last_day)
        if until <= today:
            yield OldEntry(spell, spell.last_day, until)


def _is_on_board(spell: Spell, today: date) -> bool:
    return spell.first_day <= today and (spell.last_day is None or today <= spell.last_day)


def _notices(facts: AuthorityFacts, spell: Spell, today: date) -> MemberNotices:
    notice = spell.notice
    answered = {each.category for each in notice.entries or ()}
    return MemberNotices(
        spell,
        _owed(spell.first_day, first_notice_due(facts, spell), notice.given_on, today),
        tuple(_owed(each.changed_on, change_due(each), each.notified_on, today) for each in notice.changes or ()),
        () if notice.entries is None else tuple(each for each in InterestCategory if each not in answered),
        notice.entries is not None,
    )


def _owed(since: date, due: date, given: object, today: date) -> Owed:
    if isinstance(given, date):
        return Owed(since, due, given, Standing.GIVEN if given <= due else Standing.GIVEN_LATE)
    return Owed(since, due, None, Standing.WANTED if today <= due else Standing.OVERDUE)


def _soonest(notices: MemberNotices) -> tuple[bool, date, str]:
    waiting = notices.open_notices
    return (not waiting, waiting[0].due if waiting else notices.first.due, notices.spell.id)
