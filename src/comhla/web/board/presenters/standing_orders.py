"""Editions of standing orders with what the law asks of each of them, as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from comhla.law import AuthorityFacts, Finding
from comhla.law.duties.prepare_for_new_voters import CHANGES_ON
from comhla.law.facts import StandingOrders
from comhla.law.groups import NEEDS_NOBODY
from comhla.law.readings.board_roll import BOARD, quorum_of, roll_on
from comhla.law.readings.meeting_notice import CLEAR_DAYS
from comhla.web.authorities.labels import Names
from comhla.web.words import day as day_words

Url = Callable[..., str]
ABOUT_STANDING_ORDERS = frozenset({
    ("IJBO-S1", "make_standing_orders"),
    ("IJBO-S1", "cover_every_matter"),
    ("IJBO-S1", "ask_for_five_clear_days"),
    ("IJBO-S1", "set_quorum_of_half"),
    ("IJBO-X1", "revise_standing_orders"),
    ("IJMC-S1", "cover_every_head"),
    ("IJMC-S1", "ask_for_five_clear_days"),
    ("IJMC-S1", "leave_interests_to_the_others"),
    ("IJMC-S1", "leave_interests_to_the_member"),
})  # fmt: skip
"""Parts of the statute book that ask about standing orders."""


_LABELS = {
    "calling": _lazy("Calling of meetings"),
    "notice": _lazy("Notice of meetings"),
    "notice_clear_days": _lazy("Clear days of notice"),
    "papers_due_days": _lazy("Working days before the notice for papers"),
    "quorum": _lazy("Quorum"),
    "quorum_as_number": _lazy("Quorum as a fixed number"),
    "lists_voting_members_by_side": _lazy("Names voting members as those of the two sides"),
    "conduct": _lazy("Conduct of meetings"),
    "conflict": _lazy("Conflicts of interest"),
    "conflict_decided_by": _lazy("Who decides whether a member with an interest takes part"),
    "records": _lazy("Records and minutes"),
    "remote_attendance": _lazy("Attending remotely"),
    "dispute_mechanism": _lazy("A way of settling ties"),
    "casting_vote": _lazy("A casting vote for anybody"),
}


class Line(NamedTuple):
    """One thing that an edition says, and what the law says of it."""

    label: str
    value: str
    law: str


class Edition(NamedTuple):
    """An edition on the page."""

    title: str
    change_url: str
    is_running: bool
    lines: Sequence[Line]
    warnings: Sequence[str]
    text: str


class Answer(NamedTuple):
    """What the statute book says today."""

    outcome: str
    because: str
    next_step: str


def answers(findings: Iterable[Finding]) -> list[Answer]:
    """What the law says of the standing orders today, what needs somebody first."""
    own = [
        each for each in findings if each.part is not None and (each.duty.id, each.part.key) in ABOUT_STANDING_ORDERS
    ]
    own.sort(key=lambda each: each.outcome in NEEDS_NOBODY)
    return [Answer(each.outcome.value, each.because, each.next_step or "") for each in own]


def editions(facts: AuthorityFacts, url: Url, today: date) -> list[Edition]:
    """Every edition, the latest first."""
    names = Names(facts)
    ordered = sorted(facts.standing_orders or (), key=lambda each: (each.first_day, each.id), reverse=True)
    return [_edition(facts, names, each, url, today) for each in ordered]


def _edition(facts: AuthorityFacts, names: Names, edition: StandingOrders, url: Url, today: date) -> Edition:
    body = names.called("bodies", edition.body)
    first = day_words(edition.first_day)
    given = {"body": body, "first": first, "last": day_words(edition.last_day)}
    title = (
        _("%(body)s, from %(first)s")
        if edition.last_day is None
        else _("%(body)s, %(first)s to %(last)s")
    )  # fmt: skip
    running = edition.first_day <= today and (edition.last_day is None or today <= edition.last_day)
    return Edition(
        title % given,
        url("work-standing-orders-edition", edition.id),
        running,
        _lines(edition),
        warnings(facts, edition, today) if running else [],
        edition.text or "",
    )


def _lines(edition: StandingOrders) -> list[Line]:
    asked = _asked(of_board=edition.body == BOARD)
    return [Line(str(_LABELS[name]), _value(getattr(edition, name)), law) for name, law in asked.items()]


def _value(value: object) -> str:
    if value is None:
        return _("Not recorded")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    told = str(getattr(value, "value", value))
    return told[:1].upper() + told[1:]


def _asked(*, of_board: bool) -> dict[str, str]:
    """What the law says of each thing, in the order of the page."""
    covered = _("Has to be covered.")
    ties = _("Has to be there.") if of_board else _("Not asked for: whoever presides has a casting vote.")
    casting = _("Not allowed, for anybody.") if of_board else _("Whoever presides has one by law.")
    half = _("At least half of the voting members.") if of_board else _("At least half of the nominated members.")
    return {
        "calling": covered,
        "notice": covered,
        "notice_clear_days": _("At least %(days)s.") % {"days": CLEAR_DAYS},
        "papers_due_days": _("For the standing orders alone."),
        "quorum": covered,
        "quorum_as_number": half,
        "lists_voting_members_by_side": _("Stopped being right on 1 September 2026.") if of_board else "",
        "conduct": covered,
        "conflict": covered,
        "conflict_decided_by": _("The member, since 1 February 2016."),
        "records": covered,
        "remote_attendance": covered,
        "dispute_mechanism": ties,
        "casting_vote": casting,
    }


def warnings(facts: AuthorityFacts, edition: StandingOrders, today: date) -> list[str]:
    """What stops being right in an edition of the board because more members vote from 1 September 2026."""
    if edition.body != BOARD:
        return []
    return [*_fixed_number(facts, edition, today), *_by_side(edition)]


def _fixed_number(facts: AuthorityFacts, edition: StandingOrders, today: date) -> list[str]:
    number = edition.quorum_as_number
    voters = len(roll_on(facts, BOARD, max(CHANGES_ON, today)))
    if number is None or not voters:
        return []
    given = {"number": number, "voters": voters, "needed": quorum_of(voters)}
    if number >= quorum_of(voters):
        return []
    return [
        _(
            "The quorum is given as %(number)s. From 1 September 2026 there are %(voters)s members with a vote, and"
            " half of them are %(needed)s. Give the quorum as half of the voting members."
        )
        % given
    ]


def _by_side(edition: StandingOrders) -> list[str]:
    if not edition.lists_voting_members_by_side:
        return []
    return [
        _(
            "It names voting members as those of the two sides. From 1 September 2026 members for the third sector,"
            " service users and unpaid carers vote as well: say voting members."
        )
    ]
