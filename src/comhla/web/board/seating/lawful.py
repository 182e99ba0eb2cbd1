"""Changes of the record as values, and whether they would break the law: the duties are asked before and after.

No rule of law is written here. A change is refused where a part of a duty that the change could break is not met with
it and was met, or was silent, without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.law import AuthorityFacts, Finding, Outcome, check, duty_called
from comhla.law.duty import Duty
from comhla.law.facts.fields import Record
from comhla.web.authorities.errors import NotRecorded

_ALL = frozenset[str]()
_PARTS = {
    "IJBO-M1": frozenset(
        {"nominate_councillors", "nominate_directors", "seat_qualified_clinicians", "let_health_board_pick_clinicians"}
    ),
    "IJBO-M2": frozenset(
        {
            "seat_nobody_twice",
            "add_no_councillors_or_directors",
            "seat_staff_of_constituent_authorities",
            "seat_people_of_the_area",
        }
    ),
    "IJBO-M3": frozenset(
        {"nominate_councillors", "nominate_directors", "seat_qualified_clinicians", "let_health_board_pick_clinicians"}
    ),
    "IJBO-C1": _ALL,
    "IJBO-C2": _ALL,
    "IJBO-T1": frozenset({"fix_terms_within_three_years"}),
    "IJBO-D1": _ALL,
    "IJBO-R0": frozenset({"resign_in_writing", "keep_officers_while_in_office"}),
    "IJBO-R1": _ALL,
    "IJBO-K1": frozenset({"decide_who_chairs"}),
    "IJMC-M1": frozenset({"hold_one_seat_only"}),
    "IJMC-M2": frozenset({"hold_one_seat_only"}),
    "IJMC-C1": frozenset(
        {
            "set_a_term_of_three_years_at_most",
            "be_free_of_disqualification",
            "resign_in_writing",
            "give_a_months_notice_of_removal",
            "remove_for_absence_only_after_three_meetings",
            "agree_removal_for_conduct",
            "leave_with_the_office_of_councillor",
            "appoint_the_chair_jointly",
            "choose_the_chair_from_nominated_members",
        }
    ),
}
"""The parts of duties that a change of membership could break; every part where none is named.

Seats that stay empty and sides that are not equal are shown and never refused: a vacancy undoes nothing, and the body
that has to nominate may be late.
"""


class Change(NamedTuple):
    """One row of the record, new or as it is to be."""

    collection: str
    row: Record
    is_new: bool


Changes = tuple[Change, ...]


class Unlawful(NotRecorded):
    """The law does not let it be done; the words say why, and name the provision."""


def changed(facts: AuthorityFacts, changes: Changes) -> AuthorityFacts:
    """The facts as they are with the changes."""
    for collection, row, is_new in changes:
        rows = tuple(getattr(facts, collection) or ())
        key = dict(row.items())["id"]
        rows = (*rows, row) if is_new else tuple(row if each.id == key else each for each in rows)
        facts = facts.replace(**{collection: rows})
    return facts


def refuse_unlawful(facts: AuthorityFacts, changes: Changes, *, on: Iterable[date]) -> Changes:
    """The changes, where no duty that they could break would be broken by them.

    Args:
        facts: the record as it is.
        changes: what is to be recorded.
        on: the days that matter: the law of each is asked.

    Raises:
        Unlawful: with the reason and the provision.
    """
    if not facts.settings:
        return changes
    after = changed(facts, changes)
    for day in sorted(set(on)):
        there = {each for finding in _breaches(facts, day) for each in _named(finding)}
        for finding in _breaches(after, day):
            if not there.issuperset(_named(finding)):
                raise Unlawful(_refusal(finding, after))
    return changes


def _breaches(facts: AuthorityFacts, day: date) -> Iterator[Finding]:
    for finding in check(facts, as_at=day, among=_duties()):
        parts = _PARTS[finding.duty.id]
        if finding.outcome is Outcome.NOT_MET and finding.part and (not parts or finding.part.key in parts):
            yield finding


@cache
def _duties() -> tuple[Duty, ...]:
    return tuple(duty_called(name) for name in _PARTS)


def _named(finding: Finding) -> set[tuple[object, ...]]:
    """What is broken, for each member that the finding names: so one member more is one breach more."""
    members = finding.answer.words.get("members")
    named = members if isinstance(members, tuple) else (members or finding.because,)
    return {(*finding.key, each) for each in named}


def _refusal(finding: Finding, facts: AuthorityFacts) -> str:
    cited = finding.citation
    return _("%(reason)s (%(title)s, %(provision)s)") % {
        "reason": _with_names(finding.because, facts),
        "title": cited.title,
        "provision": cited.provision,
    }


def _with_names(reason: str, facts: AuthorityFacts) -> str:
    """A reason with the members in it called by name, where one is recorded; a duty names them by id."""
    called = {
        each.id: person.name
        for each in facts.members or ()
        if (person := facts.people_by_id.get(each.person)) is not None and person.name
    }
    words = re.split(r"([\w-]+)", reason) if called else [reason]
    return "".join(called.get(each, each) for each in words)
