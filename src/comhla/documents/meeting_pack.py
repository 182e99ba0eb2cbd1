"""The pack of a meeting: notice, agenda, and the papers one after the other, each at its item.

Two editions are made from one record. The edition for the public says of an exempt item its number, the ground and what
may be said of it, and nothing else. A paper that was not signed off by the day of the pack is to follow: it is left
out, and stands at its own item in a later version. Pages are counted anew in each version; what stays the same in every
version and form is the number of the item and, inside a paper, the number of the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from comhla.dates import in_words, in_words_with_weekday
from comhla.documents.agenda import (
    EXEMPT,
    PURPOSES,
    agenda_sections,
    body_called,
    ground_of,
    items_of,
    paper_of,
    spans_of,
    the_meeting,
)
from comhla.documents.board_paper import paper_opening, paper_sections
from comhla.documents.model import Block, Document, Layout, Note, Section, paragraph
from comhla.documents.plan_parts import ENGLISH, counted, listed, sentences
from comhla.law.facts import AgendaItem, AuthorityFacts, Meeting, Paper

TITLE = "Notice, agenda and papers"
IN_SHORT = ("purpose", "recommendations")
"""The parts of a paper that say what it is about and what is asked, by the end of their anchors."""


class PaperState(StrEnum):
    """What the pack holds for an item."""

    NONE = "none"
    HERE = "here"
    TO_FOLLOW = "to_follow"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackItem:
    """One item of business with its paper, as one edition shows it.

    Attributes:
        number: its place on the agenda, from 1.
        id: its id in the record; empty for the public where the item is exempt.
        title: what it is about; for the public "Exempt item" where it is.
        ground: why the public is kept out; empty where it is not.
        summary: what may be said in public of an exempt item.
        details: what the meeting does with it, who leads, and for how long, each a few words.
        state: whether the paper is here.
        opening: what stands before the paper.
        sections: the paper, part by part.
    """

    number: int
    id: str
    title: str
    ground: str = ""
    summary: str = ""
    details: tuple[str, ...] = ()
    state: PaperState = PaperState.NONE
    paper: str = ""
    opening: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def heading(self) -> str:
        """The heading under which its paper stands in the pack."""
        return f"Item {self.number}: {self.title}"

    @property
    def anchor(self) -> str:
        """The anchor of its paper in the pack."""
        return f"item-{self.number}"

    @property
    def in_short(self) -> tuple[Section, ...]:
        """The parts that say what it is about and what is asked."""
        return tuple(each for each in self.sections if _is_in_short(each))

    @property
    def rest(self) -> tuple[Section, ...]:
        """The other parts, in the order of the paper."""
        return tuple(each for each in self.sections if not _is_in_short(each))


def _is_in_short(section: Section) -> bool:
    return section.anchor.rpartition("__")[2] in IN_SHORT


def is_signed_off(paper: Paper, on: date) -> bool:
    """Whether a paper was signed off by a day; what nobody recorded was not."""
    return isinstance(paper.signed_off_on, date) and paper.signed_off_on <= on


def pack_items(facts: AuthorityFacts, meeting_id: str, *, for_public: bool, on: date) -> tuple[PackItem, ...]:
    """The business of a meeting with its papers, as one edition of the pack shows it.

    Raises:
        NoSuchMeeting: where no meeting has this id.
    """
    meeting = the_meeting(facts, meeting_id)
    items = items_of(facts, meeting_id)
    spans = spans_of(meeting.starts_at, [each.minutes_allowed for each in items])
    return tuple(
        _item(facts, each, number, span.begins, for_public=for_public, on=on)
        for number, (each, span) in enumerate(zip(items, spans, strict=True), start=1)
    )


def _item(facts: AuthorityFacts, item: AgendaItem, number: int, begins: str, *, for_public: bool, on: date) -> PackItem:
    ground, paper = ground_of(facts, item), paper_of(facts, item)
    summary = ((paper.public_summary if paper else None) or "") if ground else ""
    if ground and for_public:
        return PackItem(number=number, id="", title=EXEMPT, ground=ground, summary=summary, state=PaperState.EXEMPT)
    details = tuple(_details(item, begins))
    shown = PackItem(number=number, id=item.id, title=item.title, ground=ground, summary=summary, details=details)
    if paper is None:
        return shown
    if not is_signed_off(paper, on):
        return replace(shown, state=PaperState.TO_FOLLOW, paper=paper.title)
    opening, sections = tuple(_before(paper, ground)), paper_sections(facts, paper)
    return replace(shown, state=PaperState.HERE, paper=paper.title, opening=opening, sections=sections)


def _details(item: AgendaItem, begins: str) -> Iterator[str]:
    if item.purpose is not None:
        yield PURPOSES[item.purpose]
    if item.led_by:
        yield f"Led by {item.led_by}"
    if item.minutes_allowed:
        yield counted(item.minutes_allowed, "minute", "minutes")
    if begins and item.minutes_allowed:
        yield f"From about {begins}"


def _before(paper: Paper, ground: str) -> Iterator[Block]:
    if ground:
        yield Note(label="Not for publication", blocks=(paragraph(ground),))
    dated = f"dated {in_words(paper.dated_on)}" if paper.dated_on else ""
    told = ", ".join(filter(None, [paper.title, paper.reference, dated]))
    late = f"This paper came after the others: {paper.late_because}" if paper.late_because else ""
    yield from sentences(f"Paper: {told}.", late)
    yield from paper_opening(paper)


def pack_document(
    facts: AuthorityFacts,
    meeting_id: str,
    *,
    for_public: bool,
    on: date,
    version: str = "",
    told: Sequence[str] = (),
) -> Document:
    """The notice, agenda and papers of a meeting as one document.

    Args:
        facts: everything recorded of the authority.
        meeting_id: the id of the meeting.
        for_public: whether to keep back what the public may not see.
        on: the day it bears; papers that were not signed off by then are to follow.
        version: said in words, as "Version 2".
        told: sentences for the head of it, as why there is another version and what is new.

    Raises:
        NoSuchMeeting: where no meeting has this id.
    """
    meeting = the_meeting(facts, meeting_id)
    items = pack_items(facts, meeting_id, for_public=for_public, on=on)
    return Document(
        title=TITLE,
        subtitle=f"{body_called(facts, meeting.body)}, {in_words_with_weekday(meeting.held_on)}",
        language=ENGLISH,
        publisher=facts.authority.name,
        identifier=f"pack:{meeting.id}{':public' if for_public else ''}",
        issued_on=on,
        version=version,
        subject=f"Papers of the meeting of {in_words(meeting.held_on)} of {facts.authority.name}",
        marks=_marks(facts, meeting, items, for_public=for_public),
        layout=Layout.PACK,
        sections=(
            Section(
                heading="Notice and agenda",
                anchor="agenda",
                blocks=(*sentences(*told), *_to_follow(items)),
                sections=agenda_sections(facts, meeting_id, for_public=for_public),
            ),
            *(_section(each) for each in items if each.state in (PaperState.HERE, PaperState.EXEMPT)),
        ),
    )


def _marks(facts: AuthorityFacts, meeting: Meeting, items: Sequence[PackItem], *, for_public: bool) -> tuple[str, ...]:
    made_up = f"Illustrative: {facts.authority.name} is a made-up authority." if facts.authority.fictional else ""
    off = "This meeting was called off." if meeting.cancelled else ""
    private = not for_public and any(each.ground for each in items)
    members = "For members only: this edition holds papers that are not for publication." if private else ""
    return tuple(each for each in (made_up, off, members) if each)


def _to_follow(items: Sequence[PackItem]) -> tuple[Block, ...]:
    late = [f"item {each.number}" for each in items if each.state is PaperState.TO_FOLLOW]
    if not late:
        return ()
    verb = "The paper for" if len(late) == 1 else "The papers for"
    return sentences(f"{verb} {listed(late)} will follow in a later version.")


def _section(item: PackItem) -> Section:
    if item.state is PaperState.EXEMPT:
        blocks = sentences(f"The public is kept out: {item.ground}", item.summary)
        return Section(heading=item.heading, anchor=item.anchor, blocks=blocks)
    return Section(heading=item.heading, anchor=item.anchor, blocks=item.opening, sections=item.sections)
