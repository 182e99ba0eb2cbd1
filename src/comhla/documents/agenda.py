"""The notice of a meeting and its agenda, built from the record.

SSI 2014/285 schedule, para 2, and SSI 2014/281 Schedule, para 2: a notice gives time, place and business, and is signed
by the chair, by a member authorised to, or by the members who call the meeting. https://www.legislation.gov.uk/ssi/2014/285

The public edition says of an exempt item its number, the ground, and what may be said of it: never its title, its
paper, or who brings it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from comhla.dates import in_words, in_words_with_weekday
from comhla.documents.errors import DocumentError
from comhla.documents.model import (
    Block,
    Document,
    Inline,
    Link,
    NumberedList,
    Paragraph,
    Section,
    Strong,
    Words,
    paragraph,
    words,
)
from comhla.documents.plan_parts import ENGLISH, counted, listed, sentences
from comhla.law.facts import AgendaItem, AuthorityFacts, CalledBy, Meeting, Member, Paper, Purpose
from comhla.law.readings.people_called import member_called, person_called

BODIES = {
    "board": "Integration joint board",
    "monitoring_committee": "Integration joint monitoring committee",
    "planning_group": "Strategic planning group",
}
PURPOSES = {
    Purpose.DECISION: "For decision",
    Purpose.DISCUSSION: "For discussion",
    Purpose.INFORMATION: "For information",
}
EXEMPT = "Exempt item"
_DAY = 24 * 60


class NoSuchMeeting(DocumentError):
    """No meeting has the name that was asked for."""


class Span(NamedTuple):
    """From when until when an item is expected to run, as 10:15; empty where no beginning is recorded."""

    begins: str
    ends: str


def the_meeting(facts: AuthorityFacts, meeting_id: str) -> Meeting:
    """The meeting with an id.

    Raises:
        NoSuchMeeting: where there is none; it names the next ones that are there.
    """
    found = next((each for each in facts.meetings or () if each.id == meeting_id), None)
    if found is None:
        latest = sorted(facts.meetings or (), key=lambda each: each.held_on)[-5:]
        rest = f"The latest are: {', '.join(each.id for each in latest)}." if latest else "No meeting is recorded."
        raise NoSuchMeeting(f"There is no meeting called {meeting_id!r}. {rest}")
    return found


def body_called(facts: AuthorityFacts, body: str) -> str:
    """What a body is called at the head of its papers."""
    names = {each.id: each.name for each in facts.committees or ()}
    return BODIES.get(body) or names.get(body) or body


def items_of(facts: AuthorityFacts, meeting_id: str) -> tuple[AgendaItem, ...]:
    """The business of a meeting in its order; the number of an item is its place in this list, from 1."""
    own = (each for each in facts.agenda_items or () if each.meeting == meeting_id)
    return tuple(sorted(own, key=lambda each: (each.place, each.id)))


def ground_of(facts: AuthorityFacts, item: AgendaItem) -> str:
    """Why the public is kept out of an item, said of the item or of its paper; empty where it is not."""
    paper = paper_of(facts, item)
    return item.exempt_because or (paper.exempt_because if paper is not None else None) or ""


def paper_of(facts: AuthorityFacts, item: AgendaItem) -> Paper | None:
    """The paper for an item."""
    return next((each for each in facts.papers or () if each.id == item.paper), None) if item.paper else None


def minutes_of(starts_at: str) -> int | None:
    """A time as 10:15 in minutes since midnight; None for what is no time."""
    hour, _colon, minute = starts_at.partition(":")
    if not (hour.isdecimal() and minute.isdecimal()):
        return None
    found = int(hour) * 60 + int(minute)
    return found if int(minute) < 60 and found < _DAY else None


def spans_of(starts_at: str | None, allowed: Sequence[int | None]) -> tuple[Span, ...]:
    """When each item is expected to run, from the beginning of the meeting and the minutes allowed."""
    at = None if starts_at is None else minutes_of(starts_at)
    found = []
    for each in allowed:
        found.append(Span("", "") if at is None else Span(_clock(at), _clock(at + (each or 0))))
        at = None if at is None else at + (each or 0)
    return tuple(found)


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def agenda_sections(facts: AuthorityFacts, meeting_id: str, *, for_public: bool) -> tuple[Section, ...]:
    """The notice of a meeting and its business.

    Args:
        facts: everything recorded of the authority.
        meeting_id: the id of the meeting.
        for_public: whether to keep back what the public may not see of exempt items.

    Raises:
        NoSuchMeeting: where no meeting has this id.
    """
    meeting = the_meeting(facts, meeting_id)
    return (
        Section(
            heading="Notice of the meeting", anchor="notice", blocks=_notice(facts, meeting, for_public=for_public)
        ),
        Section(heading="Business", anchor="business", blocks=_business(facts, meeting, for_public=for_public)),
    )


def agenda_document(facts: AuthorityFacts, meeting_id: str, *, for_public: bool, on: date) -> Document:
    """The notice and agenda of a meeting as a document of its own.

    Args:
        facts: everything recorded of the authority.
        meeting_id: the id of the meeting.
        for_public: whether to keep back what the public may not see of exempt items.
        on: the day it bears.

    Raises:
        NoSuchMeeting: where no meeting has this id.
    """
    meeting = the_meeting(facts, meeting_id)
    body = body_called(facts, meeting.body)
    return Document(
        title="Notice of meeting and agenda",
        subtitle=f"{body}, {in_words_with_weekday(meeting.held_on)}",
        language=ENGLISH,
        publisher=facts.authority.name,
        identifier=f"agenda:{meeting.id}{':public' if for_public else ''}",
        issued_on=on,
        subject=f"Agenda of the meeting of {in_words(meeting.held_on)} of {facts.authority.name}",
        marks=_marks(facts, meeting, for_public=for_public),
        sections=agenda_sections(facts, meeting_id, for_public=for_public),
    )


def _marks(facts: AuthorityFacts, meeting: Meeting, *, for_public: bool) -> tuple[str, ...]:
    name = facts.authority.name
    made_up = f"Illustrative: {name} is a made-up authority." if facts.authority.fictional else ""
    off = "This meeting was called off." if meeting.cancelled else ""
    own = items_of(facts, meeting.id)
    exempt = not for_public and any(ground_of(facts, each) for each in own)
    private = "For members: this edition holds exempt items." if exempt else ""
    return tuple(each for each in (made_up, off, private) if each)


def _notice(facts: AuthorityFacts, meeting: Meeting, *, for_public: bool) -> tuple[Block, ...]:
    body = body_called(facts, meeting.body)
    day = in_words_with_weekday(meeting.held_on)
    at = f", at {meeting.starts_at}" if meeting.starts_at else ""
    where = f"Place: {meeting.place}." if meeting.place else "The place is not recorded yet."
    when = "" if meeting.starts_at else "The time is not recorded yet."
    called = sentences(f"{body}: meeting on {day}{at}.", when, where)
    return (*called, *_remotely(meeting, for_public=for_public), *sentences(_signed(facts, meeting)))


def _remotely(meeting: Meeting, *, for_public: bool) -> Iterator[Block]:
    """The address lets whoever has it into the room, so the public is told only that there is one."""
    if meeting.remote_address and for_public:
        yield paragraph("Members can join from elsewhere.")
    elif meeting.remote_address:
        link = Link(inside=words(meeting.remote_address), address=meeting.remote_address)
        yield Paragraph(inside=(Words(text="It can be joined from elsewhere: "), link))


def _signed(facts: AuthorityFacts, meeting: Meeting) -> str:
    """Who signs the notice. The planning group has no rule of law for it."""
    if meeting.body == "planning_group":
        return ""
    verb = "It is signed" if meeting.notice_signed else "It has to be signed"
    if meeting.called_by is CalledBy.REQUISITION:
        return f"{verb} by the members who call the meeting{_names(facts, meeting)}."
    chair = chair_on(facts, meeting)
    name = "" if chair is None else person_called(facts, chair.person)
    return f"{verb} by the chair{f', {name},' if name else ''} or by a member authorised to sign."


def _names(facts: AuthorityFacts, meeting: Meeting) -> str:
    signed = () if meeting.requisition is None else meeting.requisition.signed_by or ()
    names = [member_called(facts, each) for each in signed if each in facts.members_by_id]
    return f": {listed(names)}" if names else ""


def chair_on(facts: AuthorityFacts, meeting: Meeting) -> Member | None:
    """Who chairs the body of a meeting on its day; None where that is not recorded."""
    running = [
        each
        for each in facts.chair_periods or ()
        if each.body == meeting.body
        and each.first_day <= meeting.held_on
        and (each.last_day is None or meeting.held_on <= each.last_day)
        and each.chair is not None
    ]
    latest = max(running, key=lambda each: each.first_day, default=None)
    return None if latest is None else facts.members_by_id.get(latest.chair or "")


def _business(facts: AuthorityFacts, meeting: Meeting, *, for_public: bool) -> tuple[Block, ...]:
    items = items_of(facts, meeting.id)
    if not items:
        return (paragraph("The business is not recorded yet."),)
    spans = spans_of(meeting.starts_at, [each.minutes_allowed for each in items])
    told = tuple(
        tuple(_item(facts, each, span, for_public=for_public)) for each, span in zip(items, spans, strict=True)
    )
    total = sum(each.minutes_allowed or 0 for each in items)
    ends = f" and ends by about {spans[-1].ends}" if spans[-1].ends else ""
    expected = f"The meeting is expected to take {counted(total, 'minute', 'minutes')}{ends}." if total else ""
    return (NumberedList(items=told), *sentences(expected))


def _item(facts: AuthorityFacts, item: AgendaItem, span: Span, *, for_public: bool) -> Iterator[Block]:
    ground, paper = ground_of(facts, item), paper_of(facts, item)
    if ground and for_public:
        yield Paragraph(inside=(_strong(EXEMPT),))
        summary = paper.public_summary if paper is not None else None
        yield from sentences(f"The public is kept out: {ground}", summary or "")
        return
    yield Paragraph(inside=(_strong(item.title),))
    yield from sentences(
        _details(item, span), _paper_told(paper), f"Exempt from the public: {ground}" if ground else ""
    )


def _strong(text: str) -> Inline:
    return Strong(inside=words(text))


def _details(item: AgendaItem, span: Span) -> str:
    """What the meeting does with an item, who leads it, and for how long."""
    parts = [
        PURPOSES[item.purpose] if item.purpose is not None else "",
        f"led by {item.led_by}" if item.led_by else "",
        counted(item.minutes_allowed, "minute", "minutes") if item.minutes_allowed else "",
        f"from {span.begins}" if span.begins and item.minutes_allowed else "",
    ]
    told = ", ".join(each for each in parts if each)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _paper_told(paper: Paper | None) -> str:
    if paper is None:
        return ""
    number = f", {paper.reference}" if paper.reference else ""
    return f"Paper: {paper.title}{number}."
