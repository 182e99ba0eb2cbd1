"""A paper for a meeting as a document, in the house format of board reports.

Purpose, background and the report itself come first, then what it means for people and carers, money, the workforce,
law, community planning, equality and risk, then whether a direction is needed and what the meeting is asked to do.
Paragraphs are numbered from the first to the last of the whole paper, so that a meeting can speak of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from comhla.dates import in_words
from comhla.documents.errors import DocumentError
from comhla.documents.marked_text import read_text
from comhla.documents.model import (
    Block,
    BulletList,
    Document,
    Layout,
    NumberedList,
    Numerals,
    Paragraph,
    Quote,
    Section,
    paragraph,
    words,
)
from comhla.documents.plan_parts import ENGLISH, listed, section_anchor, sentences
from comhla.law.events import NOT_DONE
from comhla.law.facts import (
    AgendaItem,
    AuthorityFacts,
    DirectionNeeded,
    Meeting,
    Paper,
    PaperPart,
    PaperRecommendation,
    PaperSection,
    Setting,
)

NOTHING = "Nothing is recorded in this part."
HEADINGS: Mapping[PaperPart, str] = {
    PaperPart.PURPOSE: "Purpose",
    PaperPart.BACKGROUND: "Background",
    PaperPart.MAIN_REPORT: "Report",
    PaperPart.PEOPLE_AND_CARERS: "What it means for people who use services and carers",
    PaperPart.FINANCE: "What it means for money",
    PaperPart.WORKFORCE: "What it means for the workforce",
    PaperPart.LEGAL: "What it means in policy and law",
    PaperPart.COMMUNITY_PLANNING: "What it means for community planning",
    PaperPart.EQUALITY: "What it means for equality",
    PaperPart.RISK: "What the risks are",
    PaperPart.APPENDIX: "Appendix",
}
"""The usual heading of each part, in the order in which they are read."""
DIRECTION, RECOMMENDATIONS = "Direction required", "Recommendations"
_BODIES = {"board": "Integration joint board", "monitoring_committee": "Integration joint monitoring committee"}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class NoSuchPaper(DocumentError):
    """No paper has the name that was asked for, or there is none at all."""


class PartOfPaper(NamedTuple):
    """One text of a paper with its place: the part, and which text of that part it is, from 1."""

    part: PaperPart
    number: int
    section: PaperSection | None

    @property
    def name(self) -> str:
        """What it is called in addresses, as `main_report` or `main_report-2`."""
        return self.part.value if self.number == 1 else f"{self.part.value}-{self.number}"

    @property
    def heading(self) -> str:
        """The heading under which it stands."""
        return (self.section.heading if self.section else None) or HEADINGS[self.part]

    @property
    def text(self) -> str:
        """Its marked text; empty where nothing is written."""
        return ((self.section.text if self.section else None) or "").strip()


def paper_document(facts: AuthorityFacts, paper_id: str, *, on: date) -> Document:
    """The document of one paper, whole: whether the public may have it is for whoever hands it out.

    Args:
        facts: everything recorded of the authority.
        paper_id: the id of the paper.
        on: the day on which the document is made; it bears this day where none is written on the paper.

    Raises:
        NoSuchPaper: where no paper has this id.
    """
    paper = paper_called(facts, paper_id)
    return Document(
        title=paper.title,
        subtitle=meeting_in_words(facts, paper),
        language=ENGLISH,
        publisher=facts.authority.name,
        identifier=paper.reference or "",
        issued_on=paper.dated_on or on,
        subject=f"Paper for a meeting of {facts.authority.name}",
        marks=paper_marks(facts, paper, on=on),
        layout=Layout.BRIEF,
        opening=paper_opening(paper),
        sections=paper_sections(facts, paper),
    )


def paper_called(facts: AuthorityFacts, paper_id: str) -> Paper:
    """The paper with an id.

    Raises:
        NoSuchPaper: where there is none; it names those that are there.
    """
    found = next((each for each in facts.papers or () if each.id == paper_id), None)
    if found is None:
        there = ", ".join(each.id for each in facts.papers or ())
        rest = f"The papers are: {there}." if there else "No paper is recorded."
        raise NoSuchPaper(f"There is no paper called {paper_id!r}. {rest}")
    return found


def item_of(facts: AuthorityFacts, paper_id: str) -> AgendaItem | None:
    """The item of business that a paper is for; of several, that of the latest meeting."""
    days = {each.id: each.held_on for each in facts.meetings or ()}
    own = [each for each in facts.agenda_items or () if each.paper == paper_id]
    return max(own, key=lambda each: days.get(each.meeting, date.min), default=None)


def meeting_of(facts: AuthorityFacts, paper_id: str) -> Meeting | None:
    """The meeting that a paper is for, as the agenda has it."""
    item = item_of(facts, paper_id)
    return next((each for each in facts.meetings or () if item and each.id == item.meeting), None)


def meeting_in_words(facts: AuthorityFacts, paper: Paper) -> str:
    """The body and the day of the meeting that a paper is for; empty where it stands on no agenda."""
    meeting = meeting_of(facts, paper.id)
    return f"{body_in_words(facts, meeting.body)}: {in_words(meeting.held_on)}" if meeting else ""


def body_in_words(facts: AuthorityFacts, body: str) -> str:
    """What a body is called at the head of its papers."""
    committees = {each.id: each.name for each in facts.committees or ()}
    return _BODIES.get(body) or committees.get(body, body)


def paper_opening(paper: Paper) -> tuple[Block, ...]:
    """What stands under the title of a paper: in whose name it comes."""
    by = paper.brought_by or paper.author
    return sentences(f"Report by {by}" if by else "It is not recorded who brings this paper.")


def paper_marks(facts: AuthorityFacts, paper: Paper, *, on: date) -> tuple[str, ...]:
    """What stands on every page: that the authority is made up, that the paper is exempt, or not signed off.

    Of a record that is silent nothing is concluded, neither that a paper was signed off nor that it was not.
    """
    made_up = f"Illustrative: {facts.authority.name} is a made-up authority." if facts.authority.fictional else ""
    ground = (paper.exempt_because or "").strip().rstrip(".")
    exempt = f"Not for publication: {ground}." if ground else ""
    return tuple(each for each in (made_up, exempt, _sign_off_mark(paper, on)) if each)


def _sign_off_mark(paper: Paper, on: date) -> str:
    day = paper.signed_off_on
    if day is None:
        return "It is not recorded whether this paper was signed off."
    return "Draft: this paper is not signed off." if day is NOT_DONE or day > on else ""


def parts_of(paper: Paper) -> tuple[PartOfPaper, ...]:
    """Every text of a paper in the order of reading; a part that nobody wrote stands there without one.

    There may be several texts of one part, each under its own heading. An appendix is there only where one was written.
    """
    found = []
    for part in PaperPart:
        own: list[PaperSection | None] = [each for each in paper.sections or () if each.part is part]
        if not own and part is not PaperPart.APPENDIX:
            own = [None]
        found += [PartOfPaper(part, number, each) for number, each in enumerate(own, start=1)]
    return tuple(found)


def paper_sections(facts: AuthorityFacts, paper: Paper) -> tuple[Section, ...]:
    """What a paper says, part by part, with its paragraphs numbered through.

    The anchors begin with that of the paper, so that several papers can stand in one document. What is wrong in a text
    never stops a document; `paper_problems` tells it.
    """
    numbering, anchor = _Numbering(), paper_anchor(paper.id)
    whole = parts_of(paper)
    first = [_written(each, anchor, numbering) for each in whole if each.part is not PaperPart.APPENDIX]
    direction = _direction(facts, paper, anchor, numbering)
    asked = _recommendations(facts, paper, anchor, numbering)
    after = [_written(each, anchor, numbering) for each in whole if each.part is PaperPart.APPENDIX]
    return (*first, direction, asked, *after)


def paper_anchor(paper_id: str) -> str:
    """The anchor of a paper in a document that holds several."""
    return section_anchor(paper_id).replace("section-", "paper-", 1)


def direction_in_words(needed: DirectionNeeded | None, setting: Setting | None = None) -> str:
    """Whether a direction is needed, and to whom; the setting gives the names of the council and the health board."""
    councils = f" ({listed(setting.councils)})" if setting and setting.councils else ""
    board = f" ({setting.health_board})" if setting and setting.health_board else ""
    match needed:
        case None:
            return "It is not recorded whether a direction is required."
        case DirectionNeeded.NONE:
            return "No direction is required."
        case DirectionNeeded.COUNCIL:
            return f"A direction to the council{councils} is required."
        case DirectionNeeded.HEALTH_BOARD:
            return f"A direction to the health board{board} is required."
        case DirectionNeeded.BOTH:
            return f"Directions to the council{councils} and to the health board{board} are required."


def roman(number: int) -> str:
    """A number from 1 in small Roman letters, as recommendations are numbered: `iv`.

    Raises:
        ValueError: for a number below 1.
    """
    if number < 1:
        raise ValueError("Roman numbers begin with one.")
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def _written(part: PartOfPaper, anchor: str, numbering: _Numbering) -> Section:
    own = f"{anchor}__{part.name}"
    read = read_text(part.text, pictures={}, anchor_prefix=f"{own}__")
    blocks = numbering.of(read.blocks) if read.blocks or read.sections else sentences(NOTHING)
    return Section(heading=part.heading, anchor=own, blocks=blocks, sections=numbering.through(read.sections))


def _direction(facts: AuthorityFacts, paper: Paper, anchor: str, numbering: _Numbering) -> Section:
    meeting = meeting_of(facts, paper.id)
    setting = facts.setting_on(meeting.held_on) if meeting and facts.settings else None
    said = sentences(direction_in_words(paper.direction_needed, setting))
    blocks = said if paper.direction_needed is None else numbering.of(said)
    return Section(heading=DIRECTION, anchor=f"{anchor}__direction", blocks=blocks)


def _recommendations(facts: AuthorityFacts, paper: Paper, anchor: str, numbering: _Numbering) -> Section:
    asked = paper.recommendations or ()
    blocks: tuple[Block, ...] = sentences("No recommendation is recorded.")
    if asked:
        opening = paragraph(f"{_who_is_asked(facts, paper)} asked to:")
        blocks = numbering.of((opening, _as_list(asked)))
    signed = [
        _signed(paper.brought_by or paper.author, paper.dated_on),
        _signed(paper.signed_off_by, paper.signed_off_on, "Signed off: "),
    ]
    return Section(heading=RECOMMENDATIONS, anchor=f"{anchor}__recommendations", blocks=(*blocks, *sentences(*signed)))


def _who_is_asked(facts: AuthorityFacts, paper: Paper) -> str:
    meeting = meeting_of(facts, paper.id)
    if meeting is None:
        return "The meeting is"
    name = body_in_words(facts, meeting.body)
    return f"The {name[:1].lower()}{name[1:]} is" if meeting.body in _BODIES else f"The {name} is"


def _as_list(asked: Sequence[PaperRecommendation]) -> NumberedList:
    return NumberedList(items=tuple((Paragraph(inside=words(each.text)),) for each in asked), numerals=Numerals.ROMAN)


def _signed(post: str | None, day: object, before: str = "") -> str:
    told = ", ".join(filter(None, [post, in_words(day) if isinstance(day, date) else ""]))
    return f"{before}{told}" if told else ""


class _Numbering:
    """Numbers paragraphs; lists and quotes belong to the paragraph before them, tables and pictures to none."""

    def __init__(self) -> None:
        self._next = 1

    def through(self, sections: Sequence[Section]) -> tuple[Section, ...]:
        """Sections with their paragraphs numbered on, in the order of reading."""
        return tuple(
            Section(
                heading=each.heading,
                anchor=each.anchor,
                blocks=self.of(each.blocks),
                sections=self.through(each.sections),
                language=each.language,
            )
            for each in sections
        )

    def of(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Blocks with their paragraphs numbered on."""
        return tuple(self._runs(blocks))

    def _runs(self, blocks: Sequence[Block]) -> Iterator[Block]:
        items: list[tuple[Block, ...]] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                items.append((block,))
            elif items and isinstance(block, BulletList | NumberedList | Quote):
                items[-1] = (*items[-1], block)
            else:
                yield from self._numbered(items)
                items = []
                yield block
        yield from self._numbered(items)

    def _numbered(self, items: Sequence[tuple[Block, ...]]) -> Iterator[Block]:
        if items:
            yield NumberedList(items=tuple(items), start=self._next)
            self._next += len(items)
