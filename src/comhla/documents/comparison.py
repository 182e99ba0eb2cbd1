"""Two drafts of a document beside each other: sections, their paragraphs, and the words of changed paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from comhla.documents.paragraphs import Aligned, aligned, chunks_of, same_in_both, text_of

# A word, or a sign, with the spaces before it.
_TOKEN = re.compile(r"\s*(?:\w+|[^\w\s])|\s+")
# Beyond this, a change of a paragraph is shown as a whole: comparing words takes the square of their number.
_MOST_WORD_PAIRS = 4_000_000


class Kind(StrEnum):
    """What became of a section, a paragraph or a word."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class DraftSection(NamedTuple):
    """A section of a draft: what it is known by, its heading and its marked text."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChange:
    """Words that stand in both drafts, or that one of them has: `same`, `added` or `removed`."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphChange:
    """A paragraph of the earlier draft, the later one, or both, with its words."""

    kind: Kind
    words: tuple[WordChange, ...]

    @property
    def before(self) -> str | None:
        """The paragraph in the earlier draft."""
        return None if self.kind is Kind.ADDED else _side(self.words, Kind.ADDED)

    @property
    def after(self) -> str | None:
        """The paragraph in the later draft."""
        return None if self.kind is Kind.REMOVED else _side(self.words, Kind.REMOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionChange:
    """What became of a section. `heading` is the later one; `earlier_heading` differs where it was renamed."""

    key: str
    kind: Kind
    heading: str
    earlier_heading: str
    moved: bool
    paragraphs: tuple[ParagraphChange, ...]

    @property
    def renamed(self) -> bool:
        """Whether it has another heading now."""
        return self.heading != self.earlier_heading

    @property
    def before(self) -> str:
        """The earlier text, an empty line between its paragraphs."""
        return text_of([each.before for each in self.paragraphs if each.before is not None])

    @property
    def after(self) -> str:
        """The later text, an empty line between its paragraphs."""
        return text_of([each.after for each in self.paragraphs if each.after is not None])

    def count(self, kind: Kind) -> int:
        """How many of its paragraphs are of this kind."""
        return sum(1 for each in self.paragraphs if each.kind is kind)

    @property
    def in_words(self) -> str:
        """What became of it, as `Renamed; 3 paragraphs changed, 1 added`."""
        if self.kind is Kind.ADDED:
            return "New section"
        if self.kind is Kind.REMOVED:
            return "Section taken out"
        said = [
            *(["renamed"] if self.renamed else []),
            *(["moved"] if self.moved else []),
            *self._paragraphs_in_words(),
        ]
        return "; ".join(said).capitalize() if said else "Unchanged"

    def _paragraphs_in_words(self) -> list[str]:
        counted = [(self.count(kind), kind) for kind in (Kind.CHANGED, Kind.ADDED, Kind.REMOVED)]
        said = [_counted(number, kind, "paragraph" if first else "") for first, (number, kind) in _numbered(counted)]
        return [", ".join(said)] if said else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed from one draft to another: sections in the order of the later draft, and those taken out."""

    sections: tuple[SectionChange, ...]

    @property
    def changed(self) -> tuple[SectionChange, ...]:
        """The sections that are not as they were."""
        return tuple(each for each in self.sections if each.kind is not Kind.SAME)

    @property
    def in_words(self) -> str:
        """What changed in all, as `2 sections changed, 1 added`."""
        kinds = (Kind.CHANGED, Kind.ADDED, Kind.REMOVED)
        counted = [(sum(1 for each in self.sections if each.kind is kind), kind) for kind in kinds]
        said = [_counted(number, kind, "section" if first else "") for first, (number, kind) in _numbered(counted)]
        return ", ".join(said) or "Nothing changed"


class _Counted(NamedTuple):
    first: bool
    counted: tuple[int, Kind]


def _numbered(counted: Iterable[tuple[int, Kind]]) -> Iterator[_Counted]:
    """Those of which there are any, the first of them marked."""
    some = [each for each in counted if each[0]]
    yield from (_Counted(place == 0, each) for place, each in enumerate(some))


def _counted(number: int, kind: Kind, noun: str) -> str:
    named = f" {noun}{'' if number == 1 else 's'}" if noun else ""
    return f"{number}{named} {kind}"


def compare(before: Sequence[DraftSection], after: Sequence[DraftSection]) -> Comparison:
    """What changed between two drafts; each section has a key of its own, the same in both."""
    earlier = {section.key: section for section in before}
    later = {section.key: section for section in after}
    in_both_before = [section.key for section in before if section.key in later]
    in_both_after = [section.key for section in after if section.key in earlier]
    in_place = {in_both_after[pair.after] for pair in same_in_both(in_both_before, in_both_after)}
    changes = [_section(earlier.get(section.key), section, moved=section.key not in in_place) for section in after]
    return Comparison(sections=tuple(_with_removed(changes, before, later)))


def _section(before: DraftSection | None, after: DraftSection, *, moved: bool) -> SectionChange:
    paragraphs = compare_texts("" if before is None else before.text, after.text)
    earlier_heading = after.heading if before is None else before.heading
    moved = moved and before is not None
    kind = Kind.ADDED
    if before is not None:
        same = not moved and earlier_heading == after.heading and all(each.kind is Kind.SAME for each in paragraphs)
        kind = Kind.SAME if same else Kind.CHANGED
    return SectionChange(
        key=after.key,
        kind=kind,
        heading=after.heading,
        earlier_heading=earlier_heading,
        moved=moved,
        paragraphs=paragraphs,
    )


def _with_removed(
    changes: Sequence[SectionChange], before: Sequence[DraftSection], later: Mapping[str, DraftSection]
) -> Iterator[SectionChange]:
    """The changes, with each section that was taken out after the section that it followed."""
    following: dict[str | None, list[SectionChange]] = {}
    last: str | None = None
    for section in before:
        if section.key in later:
            last = section.key
        else:
            following.setdefault(last, []).append(_removed(section))
    yield from following.get(None, ())
    for change in changes:
        yield change
        yield from following.get(change.key, ())


def _removed(section: DraftSection) -> SectionChange:
    return SectionChange(
        key=section.key,
        kind=Kind.REMOVED,
        heading=section.heading,
        earlier_heading=section.heading,
        moved=False,
        paragraphs=compare_texts(section.text, ""),
    )


def compare_texts(before: str, after: str) -> tuple[ParagraphChange, ...]:
    """What became of each paragraph, in the order of reading."""
    return tuple(_paragraph(each) for each in aligned(chunks_of(before), chunks_of(after)))


def _paragraph(each: Aligned) -> ParagraphChange:
    if each.before is None:
        return ParagraphChange(kind=Kind.ADDED, words=(WordChange(kind=Kind.ADDED, text=each.after or ""),))
    if each.after is None:
        return ParagraphChange(kind=Kind.REMOVED, words=(WordChange(kind=Kind.REMOVED, text=each.before),))
    if each.before == each.after:
        return ParagraphChange(kind=Kind.SAME, words=(WordChange(kind=Kind.SAME, text=each.before),))
    return ParagraphChange(kind=Kind.CHANGED, words=tuple(compare_words(each.before, each.after)))


def compare_words(before: str, after: str) -> Iterator[WordChange]:
    """Which words of a paragraph were taken out and which put in."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) * len(new) > _MOST_WORD_PAIRS:
        yield WordChange(kind=Kind.REMOVED, text=before)
        yield WordChange(kind=Kind.ADDED, text=after)
        return
    for tag, first, last, new_first, new_last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield WordChange(kind=Kind.SAME, text="".join(old[first:last]))
            continue
        if last > first:
            yield WordChange(kind=Kind.REMOVED, text="".join(old[first:last]))
        if new_last > new_first:
            yield WordChange(kind=Kind.ADDED, text="".join(new[new_first:new_last]))


def _side(words: Iterable[WordChange], without: Kind) -> str:
    return "".join(each.text for each in words if each.kind is not without)
