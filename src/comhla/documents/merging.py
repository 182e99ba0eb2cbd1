"""Two people's changes to one text put together, paragraph by paragraph, so that nobody's words are lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from comhla.documents.paragraphs import Aligned, aligned, chunks_of, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Both people's changes together.

    Attributes:
        text: the text with all changes.
        both_added: paragraphs that both added at one place; they stand one after another, and somebody should look
            whether the order is right.
    """

    text: str
    both_added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A paragraph that both changed in different ways. An empty text says that it was taken out."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Both changed the same paragraph, so somebody has to choose.

    Attributes:
        mine: my text as a whole.
        theirs: the other text as a whole.
        parts: the text in the order of reading: paragraphs on which there is no question, and clashes.
    """

    mine: str
    theirs: str
    parts: tuple[str | Clash, ...]

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The paragraphs that somebody has to choose."""
        return tuple(part for part in self.parts if isinstance(part, Clash))

    def resolved(self, chosen: Sequence[str]) -> str:
        """The text with the chosen words for each clash, in their order; empty words leave the paragraph out.

        Raises:
            ValueError: where there are not as many choices as clashes.
        """
        if len(chosen) != len(self.clashes):
            raise ValueError(f"{len(self.clashes)} paragraphs need a choice, not {len(chosen)}.")
        choices = iter(chosen)
        texts = (next(choices) if isinstance(part, Clash) else part for part in self.parts)
        return text_of([text for text in texts if text.strip()])


MergeResult: TypeAlias = Merged | Conflict


def merge(*, base: str, mine: str, theirs: str) -> MergeResult:
    """Put together what two people made of one text.

    Changes to different paragraphs come together by themselves. Where one side has not changed the text, the other
    side's text is given back as it is, to the last character.

    Args:
        base: the text from which both began.
        mine: what the one made of it.
        theirs: what the other made of it.
    """
    if theirs in (base, mine):
        return Merged(text=mine)
    if mine == base:
        return Merged(text=theirs)
    places = list(zip(_changes(base, mine), _changes(base, theirs), strict=True))
    parts: list[str | Clash] = []
    both_added: list[str] = []
    for one, other in places:
        added = _added(one, other)
        if one.added and other.added and one.added != other.added:
            both_added += added
        parts += added
        parts += _kept(one, other)
    if any(isinstance(part, Clash) for part in parts):
        return Conflict(mine=mine, theirs=theirs, parts=tuple(parts))
    return Merged(text=text_of([part for part in parts if isinstance(part, str)]), both_added=tuple(both_added))


@dataclass(slots=True, kw_only=True)
class _Place:
    """A paragraph of the base, what one side made of it, and what that side added before it.

    The last place, after the end of the base, has no paragraph.
    """

    base: str | None = None
    now: str | None = None
    added: list[str] = field(default_factory=list)


def _changes(base: str, side: str) -> Iterator[_Place]:
    place = _Place()
    for row in aligned(chunks_of(base), chunks_of(side)):
        match row:
            case Aligned(before=None, after=str(added)):
                place.added.append(added)
            case Aligned(before=before, after=after):
                place.base, place.now = before, after
                yield place
                place = _Place()
    yield place


def _added(one: _Place, other: _Place) -> list[str]:
    """What either added here: what both added stands once, and the order does not depend on who is who."""
    if one.added == other.added:
        return one.added
    first, second = sorted([one.added, other.added])
    return [*first, *(chunk for chunk in second if chunk not in first)]


def _kept(one: _Place, other: _Place) -> Iterator[str | Clash]:
    if one.base is None or other.now in (one.now, one.base):
        now = one.now
    elif one.now == one.base:
        now = other.now
    else:
        yield Clash(base=one.base, mine=one.now or "", theirs=other.now or "")
        return
    if now is not None:
        yield now
