"""What a plan says, part by part, and what is missing of it: values for the page of the text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.documents.plan_parts import sections_in_order, stamp_of
from comhla.law import AuthorityFacts
from comhla.law.facts import PlanEdition, PlanPart, PlanSection
from comhla.web.plans.presenters.text_words import EDITIONS, PARTS
from comhla.web.plans.text_queries import LastChange
from comhla.web.plans.texts import Checked, checked

_PLACES = {part: place for place, part in enumerate(PlanPart)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A section that is there."""

    key: str
    heading: str
    part: str
    words: str
    is_empty: bool
    reading_age: int | None
    errors: int
    problems: str
    is_out_of_date: bool
    comments: str
    changed_by: str
    changed_at: datetime | None
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A part that nobody has written; `asks` is the question of the address at which it is begun."""

    part: str
    asks: str


class EditionTab(NamedTuple):
    """One of the editions."""

    label: str
    asks: str
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """An edition of a plan: what is written, what is missing, in the order of reading."""

    items: Sequence[Written | Missing]
    words: str
    written: int
    missing: int


class Beside(NamedTuple):
    """What is known of the sections beside their texts."""

    pictures: Collection[str]
    changes: Mapping[str, LastChange]
    comments: Mapping[str, int]


def editions(current: PlanEdition) -> Sequence[EditionTab]:
    """The editions to choose from."""
    return [
        EditionTab(str(words), "" if each is PlanEdition.FULL else f"?edition={each.value}", each is current)
        for each, words in EDITIONS.items()
    ]


def contents(facts: AuthorityFacts, plan: str, edition: PlanEdition, beside: Beside) -> Contents:
    """What an edition of a plan says and what it lacks."""
    sections = sections_in_order(facts, plan, edition)
    missing = list(_missing(facts, plan, edition, sections))
    words = sum(_checked(each, beside).words for each in sections)
    return Contents(
        items=list(_in_order(facts, sections, missing, beside)),
        words=counted_words(words),
        written=len(sections),
        missing=len(missing),
    )


class _Gap(NamedTuple):
    place: int
    shown: Missing


def _in_order(
    facts: AuthorityFacts, sections: Sequence[PlanSection], missing: Sequence[_Gap], beside: Beside
) -> Iterator[Written | Missing]:
    """Sections as they are read, and before each the gaps of parts that come before its part."""
    left = list(missing)
    for number, section in enumerate(sections):
        while left and left[0].place < _PLACES[section.part]:
            yield left.pop(0).shown
        yield _written(facts, section, beside, is_first=number == 0, is_last=number == len(sections) - 1)
    yield from (each.shown for each in left)


def _missing(facts: AuthorityFacts, plan: str, edition: PlanEdition, sections: Sequence[PlanSection]) -> Iterator[_Gap]:
    if edition is not PlanEdition.FULL:
        yield from _not_said_again(facts, plan, edition, sections)
        return
    there = {(each.part, each.locality) for each in sections}
    for part in PlanPart:
        if part is PlanPart.LOCALITY:
            for locality in facts.localities or ():
                if (part, locality.id) not in there:
                    yield _Gap(_PLACES[part], _to_write(facts, part, locality.id))
        elif part is not PlanPart.OTHER and (part, None) not in there:
            yield _Gap(_PLACES[part], _to_write(facts, part, None))


def _not_said_again(
    facts: AuthorityFacts, plan: str, edition: PlanEdition, sections: Sequence[PlanSection]
) -> Iterator[_Gap]:
    """Sections of the full text that another edition does not have."""
    said = {each.made_from for each in sections}
    for each in sorted(sections_in_order(facts, plan), key=lambda section: _PLACES[section.part]):
        if each.id not in said:
            asks = {"edition": edition.value, "made_from": each.id}
            yield _Gap(_PLACES[each.part], Missing(part=each.heading, asks=f"?{urlencode(asks)}"))


def _to_write(facts: AuthorityFacts, part: PlanPart, locality: str | None) -> Missing:
    asks = {"part": part.value, **({"locality": locality} if locality else {})}
    return Missing(part=part_called(facts, part, locality), asks=f"?{urlencode(asks)}")


def _written(facts: AuthorityFacts, section: PlanSection, beside: Beside, *, is_first: bool, is_last: bool) -> Written:
    found, change = _checked(section, beside), beside.changes.get(section.id)
    waiting = beside.comments.get(section.id, 0)
    return Written(
        key=section.id,
        heading=section.heading,
        part=part_called(facts, section.part, section.locality),
        words=counted_words(found.words),
        is_empty=not section.text,
        reading_age=found.reading_age,
        errors=found.errors,
        problems=counted_problems(found.errors, found.advice),
        is_out_of_date=is_out_of_date(facts, section),
        comments=(ngettext("%(count)s open comment", "%(count)s open comments", waiting) % {"count": waiting})
        if waiting
        else "",
        changed_by=change.by if change else "",
        changed_at=change.at if change else None,
        is_first=is_first,
        is_last=is_last,
    )


def _checked(section: PlanSection, beside: Beside) -> Checked:
    edition = section.edition or PlanEdition.FULL
    return checked(section.text or "", edition=edition, pictures=frozenset(beside.pictures))


def is_out_of_date(facts: AuthorityFacts, section: PlanSection) -> bool:
    """Whether a section of another edition was made from words that have changed since."""
    if section.made_from is None:
        return False
    original = section_called(facts, section.made_from)
    return original is None or section.made_from_stamp != stamp_of(original.text)


def section_called(facts: AuthorityFacts, key: str) -> PlanSection | None:
    """A section by its id."""
    return next((each for each in facts.plan_sections or () if each.id == key), None)


def part_called(facts: AuthorityFacts, part: PlanPart, locality: str | None) -> str:
    """What a part is called; a locality by its name."""
    if locality is None:
        return str(PARTS[part])
    names = {each.id: each.name for each in facts.localities or ()}
    return _("Arrangements for %(locality)s") % {"locality": names.get(locality, locality)}


def counted_words(number: int) -> str:
    """A number of words."""
    return ngettext("%(count)s word", "%(count)s words", number) % {"count": f"{number:,}"}


def counted_problems(errors: int, advice: int) -> str:
    """How many problems there are; nothing where there is none."""
    told = []
    if errors:
        told.append(ngettext("%(count)s problem to mend", "%(count)s problems to mend", errors) % {"count": errors})
    if advice:
        told.append(ngettext("%(count)s hint", "%(count)s hints", advice) % {"count": advice})
    return ", ".join(told)
