"""Small plans for tests of documents, and ways to ask what a document says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from comhla.documents.model import (
    Block,
    BulletList,
    Document,
    Figure,
    Note,
    NumberedList,
    Paragraph,
    PictureLine,
    Quote,
    Section,
    Table,
    plain,
    walk,
)
from comhla.law.facts import AuthorityFacts, Locality, Plan, PlanAction, PlanMeasure, PlanPart, PlanSection
from tests.lib.law import an_authority

ON = date(2026, 11, 22)
PLAN = "plan-2027"


def a_plan(**fields: Any) -> Plan:
    """The plan from 2027 to 2030, of which nothing else is recorded."""
    known = {"period_first_day": date(2027, 4, 1), "period_last_day": date(2030, 3, 31)}
    return Plan(**{"id": PLAN, "title": "Strategic plan 2027 to 2030", **known, **fields})


def a_section(key: str, part: PlanPart, text: str | None = "Some words.", **fields: Any) -> PlanSection:
    """A section of the plan."""
    return PlanSection(**{"id": key, "plan": PLAN, "part": part, "heading": key.title(), "text": text, **fields})


def an_action(key: str, **fields: Any) -> PlanAction:
    """An action of the plan."""
    return PlanAction(**{"id": key, "plan": PLAN, "title": f"Do {key}", **fields})


def a_measure(key: str, **fields: Any) -> PlanMeasure:
    """A measure of the plan."""
    return PlanMeasure(**{"id": key, "plan": PLAN, "title": f"Count {key}", **fields})


def planning(plan: Plan | None = None, **facts: Any) -> AuthorityFacts:
    """An authority with two localities and a plan, and what else is given."""
    localities = (Locality(id="north", name="North"), Locality(id="coast", name="Coast"))
    return an_authority(**{"plans": (plan or a_plan(),), "localities": localities, **facts})


def section_called(document: Document, anchor: str) -> Section:
    """The section with an anchor."""
    return next(each for each in walk(document.sections) if each.anchor == anchor)


def texts_in(document: Document) -> list[str]:
    """Every piece of text in a document, in the order of reading."""
    found = [document.title, document.subtitle, document.version, document.subject, *document.marks]
    found += [text for block in document.opening for text in _texts(block)]
    for section in walk(document.sections):
        found += [section.heading, *(text for block in section.blocks for text in _texts(block))]
    return found


def text_of(section: Section) -> str:
    """What a section says, with the sections inside it."""
    return "\n".join(text for each in walk((section,)) for text in (each.heading, *_of_blocks(each.blocks)))


def tables_in(document: Document) -> list[tuple[Section | None, int, Table]]:
    """Every table with its section and its place in it."""
    places: list[tuple[Section | None, tuple[Block, ...]]] = [(None, document.opening)]
    places += [(section, section.blocks) for section in walk(document.sections)]
    return [
        (section, place, block)
        for section, blocks in places
        for place, block in enumerate(blocks)
        if isinstance(block, Table)
    ]


def rows_of(section: Section) -> list[tuple[str, ...]]:
    """The rows of the only table of a section, as text."""
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    return [tuple(plain(cell) for cell in row) for row in table.rows]


def _of_blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(inside=inside):
            yield plain(inside)
        case BulletList(items=items) | NumberedList(items=items):
            for item in items:
                yield from _of_blocks(item)
        case Quote(blocks=blocks):
            yield from _of_blocks(blocks)
        case Note(label=label, blocks=blocks) | PictureLine(slot=label, blocks=blocks):
            yield label
            yield from _of_blocks(blocks)
        case Table():
            yield block.caption
            for row in (block.header, *block.rows):
                yield from (plain(cell) for cell in row)
        case Figure():
            yield from (block.instead, block.caption)
