"""What happened at a meeting, item by item, and what of it the public may be told.

A minute, the register of decisions and the public page of a decision read the record through this. Where an item or its
paper is exempt, or where votes and decisions of a meeting with exempt business name no item, the public is told nothing
of them but what a public summary says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from comhla.law.facts import (
    AgendaItem,
    AuthorityFacts,
    Decision,
    Declaration,
    Meeting,
    MeetingAction,
    Minute,
    Paper,
    Vote,
)


class Business(NamedTuple):
    """One item with everything recorded of it. `ground` says why the public is kept out; empty where it is not.

    The last business of a meeting may have no item: what is recorded of the meeting and names no item of its agenda.
    """

    number: int
    item: AgendaItem | None
    paper: Paper | None
    ground: str
    note: str
    declarations: tuple[Declaration, ...]
    votes: tuple[Vote, ...]
    decisions: tuple[Decision, ...]
    actions: tuple[MeetingAction, ...]

    @property
    def public_summary(self) -> str:
        """What may be said of exempt business."""
        return (self.paper.public_summary if self.paper is not None else None) or ""


class Agreed(NamedTuple):
    """That a minute was agreed: on which day, and at which meeting where that is recorded."""

    on: date
    at: Meeting | None


HIDDEN_WITH_EXEMPT = "It names no item of a meeting that took exempt business."


class _OfItem(Protocol):
    """Something that names the item of business that it belongs to."""

    @property
    def item(self) -> str | None: ...


Named = TypeVar("Named", bound=_OfItem)


def items_of_meeting(facts: AuthorityFacts, meeting_id: str) -> tuple[AgendaItem, ...]:
    """The items of a meeting in their order."""
    own = (each for each in facts.agenda_items or () if each.meeting == meeting_id)
    return tuple(sorted(own, key=lambda each: (each.place, each.id)))


def ground_of_item(facts: AuthorityFacts, item: AgendaItem) -> str:
    """Why the public is kept out of an item, by its own record or by its paper's; empty where it is not."""
    paper = _paper(facts, item)
    return item.exempt_because or (paper.exempt_because if paper is not None else None) or ""


def business_of(facts: AuthorityFacts, meeting: Meeting) -> tuple[Business, ...]:
    """The business of a meeting in its order, and at the end what names no item of it, where there is such."""
    items = items_of_meeting(facts, meeting.id)
    minute = minute_of(facts, meeting.id)
    notes = {each.item: each.text or "" for each in (minute.notes if minute is not None else None) or ()}
    decisions = [each for each in facts.decisions or () if each.meeting == meeting.id]
    actions = [each for each in facts.meeting_actions or () if each.meeting == meeting.id]
    found = [
        Business(
            number,
            item,
            _paper(facts, item),
            ground_of_item(facts, item),
            notes.get(item.id, ""),
            _naming(meeting.declarations, item, number),
            _naming(meeting.votes, item, number),
            _naming(decisions, item, number),
            _naming(actions, item, number),
        )
        for number, item in enumerate(items, start=1)
    ]
    rest = _rest(meeting, decisions, actions, found)
    return (*found, rest) if any(rest[5:]) else tuple(found)


def _rest(
    meeting: Meeting, decisions: Iterable[Decision], actions: Iterable[MeetingAction], found: list[Business]
) -> Business:
    """What names no item; it is kept from the public where the meeting took exempt business."""
    ground = HIDDEN_WITH_EXEMPT if any(each.ground for each in found) else ""
    declared = {id(each) for business in found for each in business.declarations}
    return Business(
        len(found) + 1,
        None,
        None,
        ground,
        "",
        tuple(each for each in meeting.declarations or () if id(each) not in declared),
        tuple(each for each in meeting.votes or () if not any(each in business.votes for business in found)),
        tuple(each for each in decisions if not any(each in business.decisions for business in found)),
        tuple(each for each in actions if not any(each in business.actions for business in found)),
    )


def _naming(rows: Iterable[Named] | None, item: AgendaItem, number: int) -> tuple[Named, ...]:
    """The rows that name an item: by its id, by its number, or as older records do, as "agenda 6"."""
    names = {item.id, str(number), f"agenda {number}"}
    return tuple(each for each in rows or () if each.item in names)


def _paper(facts: AuthorityFacts, item: AgendaItem) -> Paper | None:
    return next((each for each in facts.papers or () if each.id == item.paper), None) if item.paper else None


def minute_of(facts: AuthorityFacts, meeting_id: str) -> Minute | None:
    """The minute of a meeting, where one is written."""
    return next((each for each in facts.minutes or () if each.meeting == meeting_id), None)


def agreed(facts: AuthorityFacts, meeting: Meeting, as_at: date) -> Agreed | None:
    """When the minute of a meeting was agreed, as far as the record told by a day; None for a draft.

    It is agreed at the meeting that the minute names, or where no minute is written here, on the day on which minutes
    are recorded as put to a meeting and signed.
    """
    minute = minute_of(facts, meeting.id)
    if minute is not None:
        at = next((each for each in facts.meetings or () if each.id == minute.agreed_at), None)
        return Agreed(at.held_on, at) if at is not None and at.held_on <= as_at else None
    put = meeting.minutes_submitted_on
    return Agreed(put, None) if meeting.minutes_signed and isinstance(put, date) and put <= as_at else None


class PublicDecision(NamedTuple):
    """What the public may be told of a decision. `ground` is empty where everything may be told."""

    decision: Decision
    ground: str
    summary: str
    item: AgendaItem | None
    vote: Vote | None


def public_decision(facts: AuthorityFacts, decision: Decision) -> PublicDecision:
    """A decision as the public may know it. The vote is the one that it was taken by, where it may be told."""
    meeting = next((each for each in facts.meetings or () if each.id == decision.meeting), None)
    if meeting is None:
        return _of_no_meeting(facts, decision)
    business = next(each for each in business_of(facts, meeting) if decision in each.decisions)
    if business.ground:
        return PublicDecision(decision, business.ground, business.public_summary, None, None)
    vote = next((each for each in meeting.votes or () if each.id == decision.vote), None)
    return PublicDecision(decision, "", "", business.item, vote)


def _of_no_meeting(facts: AuthorityFacts, decision: Decision) -> PublicDecision:
    """A decision that names no meeting, but may name an item that is exempt."""
    item = next((each for each in facts.agenda_items or () if each.id == decision.item), None)
    ground = ground_of_item(facts, item) if item is not None else ""
    paper = _paper(facts, item) if item is not None and ground else None
    summary = (paper.public_summary if paper is not None else None) or ""
    return PublicDecision(decision, ground, summary, None if ground else item, None)


WITHOUT_TITLE = "Decision on exempt business"


def public_title(facts: AuthorityFacts, decision: Decision) -> str:
    """What the public may call a decision: its title, or what stands for it where its business is exempt."""
    return WITHOUT_TITLE if public_decision(facts, decision).ground else decision.title


def votes_kept_back(facts: AuthorityFacts, meeting: Meeting) -> frozenset[str]:
    """The ids of votes of a meeting that the public is told nothing of: on exempt business, or behind a decision on it.

    A vote that names no item is told where an open decision was taken by it; an amendment goes with what it amends.
    """
    business = business_of(facts, meeting)
    closed = [each for each in business if each.ground and each.item is not None]
    loose = [vote.id for each in business if each.ground and each.item is None for vote in each.votes]
    kept = {vote.id for each in closed for vote in each.votes}
    kept |= {decision.vote for each in closed for decision in each.decisions if decision.vote}
    told = {vote.id for each in business if not each.ground for vote in each.votes}
    told |= {decision.vote for each in business if not each.ground for decision in each.decisions if decision.vote}
    amended = {each.id: each.amends for each in meeting.votes or () if each.amends}
    return frozenset(kept | {each for each in loose if _first(each, amended) not in told - kept})


def _first(vote: str, amended: Mapping[str, str]) -> str:
    """The question that an amendment, or one of an amendment, is about; each is looked at once."""
    seen: set[str] = set()
    while vote in amended and vote not in seen:
        seen.add(vote)
        vote = amended[vote]
    return vote


def without_titles(text: str, titles: Iterable[str]) -> str:
    """A text for the public in which titles that are kept back are not told."""
    for title in titles:
        text = text.replace(title, WITHOUT_TITLE)
    return text


def kept_titles(facts: AuthorityFacts) -> list[str]:
    """The titles of exempt items, of their papers and of decisions on them; longest first, so that no rest is left."""
    decisions = (each.title for each in facts.decisions or () if public_decision(facts, each).ground)
    closed = [each for each in facts.agenda_items or () if ground_of_item(facts, each)]
    papers = (paper.title for each in closed if (paper := _paper(facts, each)) is not None)
    found = {*decisions, *papers, *(each.title for each in closed)}
    return sorted(found, key=lambda title: (-len(title), title))


def replaced_by(facts: AuthorityFacts, decision: Decision, as_at: date) -> Decision | None:
    """The decision that took the place of another by a day; the first one, where there are several."""
    later = [
        each for each in facts.decisions or () if decision.id in (each.replaces or ()) and each.decided_on <= as_at
    ]
    return min(later, key=lambda each: each.decided_on, default=None)
