"""What the documents of a plan share: the plan, its sections with their texts, and facts in words."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar

from comhla.dates import in_words
from comhla.documents.checks import check_text, errors_in
from comhla.documents.errors import DocumentError
from comhla.documents.marked_text import read_text
from comhla.documents.model import Block, Foreign, Inline, Layout, Note, Paragraph, Picture, Section, paragraph, words
from comhla.documents.problems import Problem
from comhla.law.events import NOT_DONE, Event
from comhla.law.facts import AuthorityFacts, Locality, Plan, PlanEdition, PlanPart, PlanSection
from comhla.law.readings.plan_making import final_day, preparation_began

Key = TypeVar("Key")
Value = TypeVar("Value")
ENGLISH, GAELIC = "en-GB", "gd"
NOT_FINAL = "In preparation: this plan is not final."
NOT_WRITTEN = "This part is not written yet."
OUT_OF_DATE = "The plan has changed here. This version of it has not changed yet."
_PLACES = {part: place for place, part in enumerate(PlanPart)}
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9-]")
_EMPTY_LINES = re.compile(r"\n{3,}")


class NoSuchPlan(DocumentError):
    """No plan has the name that was asked for, or there is none at all."""


class Outdated(NamedTuple):
    """A section of another edition that was made from a text which has changed since, or which is gone."""

    section: PlanSection
    original: PlanSection | None


class FoundIn(NamedTuple):
    """Something wrong in the text of a section."""

    section: PlanSection
    problem: Problem

    def __str__(self) -> str:
        return f'Section "{self.section.heading}", {self._place}: {self.problem.sentence} {self.problem.how_to_fix}'

    @property
    def _place(self) -> str:
        return f"line {self.problem.line}" if self.problem.line is not None else _lowered(self.problem.place)


def _lowered(place: str) -> str:
    return place[:1].lower() + place[1:]


def plan_called(facts: AuthorityFacts, plan_id: str) -> Plan:
    """The plan with an id.

    Raises:
        NoSuchPlan: where there is none; it names those that are there.
    """
    plan = facts.plan_called(plan_id)
    if plan is None:
        there = ", ".join(each.id for each in facts.plans_in_order)
        rest = f"The plans are: {there}." if there else "No plan is recorded."
        raise NoSuchPlan(f"There is no plan called {plan_id!r}. {rest}")
    return plan


def sections_in_order(
    facts: AuthorityFacts, plan_id: str, edition: PlanEdition = PlanEdition.FULL
) -> tuple[PlanSection, ...]:
    """The sections of one edition of a plan in the order in which they are read."""
    own = [each for each in facts.plan_sections or () if each.plan == plan_id and edition_of(each) is edition]
    return tuple(sorted(own, key=_reading_order))


def _reading_order(section: PlanSection) -> tuple[int, int]:
    own = _PLACES[section.part]
    return (own if section.place is None else section.place, own)


def edition_of(section: PlanSection) -> PlanEdition:
    """The edition that a section stands in."""
    return section.edition or PlanEdition.FULL


def stamp_of(text: str | None) -> str:
    """A stamp that changes when the words of a text change, and stays when only its spaces and line ends do."""
    tidy = unicodedata.normalize("NFC", text or "").replace("\r\n", "\n").replace("\r", "\n")
    lines = "\n".join(line.rstrip() for line in tidy.split("\n")).strip()
    return hashlib.sha256(_EMPTY_LINES.sub("\n\n", lines).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def outdated_editions(facts: AuthorityFacts, plan_id: str) -> tuple[Outdated, ...]:
    """The sections of other editions that no longer say what the full text says, as far as their stamps tell."""
    plan_called(facts, plan_id)
    by_id = {each.id: each for each in facts.plan_sections or ()}
    made = [
        each
        for each in facts.plan_sections or ()
        if each.plan == plan_id and edition_of(each) is not PlanEdition.FULL and each.made_from is not None
    ]
    pairs = [Outdated(each, by_id.get(each.made_from or "")) for each in made]
    return tuple(
        each for each in pairs if each.original is None or each.section.made_from_stamp != stamp_of(each.original.text)
    )


def text_problems(
    facts: AuthorityFacts,
    plan_id: str,
    *,
    edition: PlanEdition = PlanEdition.FULL,
    pictures: Mapping[str, Picture],
) -> tuple[FoundIn, ...]:
    """Everything in the texts of an edition that keeps somebody from reading it, section by section.

    Raises:
        NoSuchPlan: where no plan has this id.
    """
    plan_called(facts, plan_id)
    return tuple(
        FoundIn(section, problem)
        for section in sections_in_order(facts, plan_id, edition)
        for problem in _each_once(check_text(section.text or "", pictures=pictures, layout=layout_of(edition)))
    )


def _each_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The errors; one that is told with its line is not told once more without it."""
    errors = errors_in(problems)
    placed = {each.sentence for each in errors if each.line is not None}
    return (each for each in errors if each.line is not None or each.sentence not in placed)


def layout_of(edition: PlanEdition) -> Layout:
    """How an edition is set."""
    return Layout.EASY_READ if edition is PlanEdition.EASY_READ else Layout.STANDARD


def language_of(edition: PlanEdition) -> str:
    """The language that an edition is written in."""
    return GAELIC if edition is PlanEdition.GAELIC else ENGLISH


def section_anchor(section_id: str) -> str:
    """The anchor of a section of the plan's text: one for each id, whatever characters it has."""
    return "section-" + _NOT_PLAIN.sub(lambda found: f"_{ord(found[0]):x}_", section_id)


def written_section(section: PlanSection, *, pictures: Mapping[str, Picture], is_outdated: bool) -> Section:
    """A section of the plan's text, with a note where it no longer says what the full text says."""
    anchor, edition = section_anchor(section.id), edition_of(section)
    read = read_text(section.text or "", pictures=pictures, anchor_prefix=f"{anchor}.", layout=layout_of(edition))
    blocks: list[Block] = [_out_of_date(edition)] if is_outdated else []
    blocks += read.blocks
    if not read.blocks and not read.sections:
        blocks.append(Paragraph(inside=in_english(NOT_WRITTEN, edition)))
    return Section(heading=section.heading, anchor=anchor, blocks=tuple(blocks), sections=read.sections)


def _out_of_date(edition: PlanEdition) -> Note:
    return Note(label="Out of date", blocks=(Paragraph(inside=in_english(OUT_OF_DATE, edition)),))


def in_english(text: str, edition: PlanEdition) -> tuple[Inline, ...]:
    """English words, marked as such in an edition of another language."""
    plain = words(text)
    return plain if language_of(edition) == ENGLISH else (Foreign(inside=plain, language=ENGLISH),)


def marks_of(facts: AuthorityFacts, plan: Plan, *, issued_on: date) -> tuple[str, ...]:
    """What stands on every page: that the authority is made up, and that the plan is not final or may not be.

    Of a record that is silent nothing is concluded, neither that a plan is final nor that it is not.
    """
    made_up = f"Illustrative: {facts.authority.name} is a made-up authority." if facts.authority.fictional else ""
    final = final_day(plan)
    if isinstance(final, date):
        state = "" if final <= issued_on else NOT_FINAL
    else:
        is_known = final is NOT_DONE or preparation_began(plan) is not None
        state = NOT_FINAL if is_known else "It is not recorded whether this plan is final."
    return tuple(each for each in (made_up, state) if each)


def period_in_words(first_day: date | None, last_day: date | None) -> str:
    """A period as a reader says it; empty where neither day is recorded."""
    if first_day and last_day:
        return f"{in_words(first_day)} to {in_words(last_day)}"
    if first_day:
        return f"from {in_words(first_day)}"
    return f"until {in_words(last_day)}" if last_day else ""


def day_or(event: Event, otherwise: str) -> str:
    """A day in words, or what to say where none is recorded."""
    return in_words(event) if isinstance(event, date) else otherwise


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: `1 view`, `2 views`."""
    return f"{number} {one if number == 1 else many}"


def listed(names: Sequence[str], *, last: str = "and") -> str:
    """Names in a sentence: `north, glens and coast`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def choice_in_words(choice: StrEnum) -> str:
    """A choice of the authority file as it stands in a sentence."""
    return choice.value.replace("_", " ")


def cells(*texts: str) -> tuple[tuple[Inline, ...], ...]:
    """The cells of a row of plain text; an empty one says so, because a blank cell may be read as a mistake."""
    return tuple(words(text or "Not recorded") for text in texts)


def sentences(*texts: str) -> tuple[Block, ...]:
    """Paragraphs of plain text, without those that are empty."""
    return tuple(paragraph(text) for text in texts if text)


def locality_names(facts: AuthorityFacts) -> Mapping[str, str]:
    """The names of localities by id."""
    return {each.id: each.name for each in facts.localities or ()}


def localities_of(facts: AuthorityFacts, plan: Plan) -> tuple[Locality, ...]:
    """The localities of the area when the plan's period begins; all that never ended where no period is recorded."""
    begins = plan.period_first_day
    return tuple(
        each
        for each in facts.localities or ()
        if each.last_day is None or (begins is not None and begins <= each.last_day)
        if each.first_day is None or begins is None or each.first_day <= begins
    )


def is_of_locality(section: PlanSection) -> bool:
    """Whether a section sets out the arrangements for one locality."""
    return section.part is PlanPart.LOCALITY and section.locality is not None


def grouped(rows: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    """Rows by a key, both in the order in which they came."""
    found: dict[Key, list[Value]] = {}
    for key, row in rows:
        found.setdefault(key, []).append(row)
    return found
