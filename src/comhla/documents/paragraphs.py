"""Marked text as paragraphs: what comments hang on, what is compared and merged."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")


class Pair(NamedTuple):
    """The places of one paragraph before and after."""

    before: int
    after: int


def chunks_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a marked text without the empty lines between them.

    Lines that are set in belong to the list before them, and a caption belongs to the table after it.
    """
    chunks: list[str] = []
    for chunk in _EMPTY_LINES.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        tidy = chunk.strip("\n").rstrip()
        if not tidy:
            continue
        if chunks and (tidy[0] in " \t" or _heads_table(chunks[-1], tidy)):
            chunks[-1] = f"{chunks[-1]}\n\n{tidy}"
        else:
            chunks.append(tidy)
    return tuple(chunks)


def _heads_table(chunk: str, following: str) -> bool:
    return chunk.startswith("Table:") and following.startswith("|") and "\n" not in chunk


def text_of(chunks: Sequence[str]) -> str:
    """Paragraphs as one text, an empty line between them."""
    return "\n\n".join(chunks)


def same_in_both(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """The longest row of paragraphs that stand in both, in the order of both.

    Paragraphs that occur several times are told apart by their number, so each is unique and the longest common row
    is the longest rising one: quick for any text.
    """
    places = {key: place for place, key in enumerate(_numbered(before))}
    pairs = [Pair(places[key], place) for place, key in enumerate(_numbered(after)) if key in places]
    return _longest_rising(pairs)


def _numbered(chunks: Sequence[str]) -> list[tuple[str, int]]:
    seen: Counter[str] = Counter()
    numbered = []
    for chunk in chunks:
        seen[chunk] += 1
        numbered.append((chunk, seen[chunk]))
    return numbered


def _longest_rising(pairs: Sequence[Pair]) -> list[Pair]:
    """The longest part of the pairs in which the places before rise too."""
    ends: list[int] = []
    last: list[int] = []
    previous: list[int | None] = []
    for number, pair in enumerate(pairs):
        place = bisect_left(ends, pair.before)
        previous.append(last[place - 1] if place else None)
        ends[place : place + 1] = [pair.before]
        last[place : place + 1] = [number]
    row: list[Pair] = []
    number_of_last = last[-1] if last else None
    while number_of_last is not None:
        row.append(pairs[number_of_last])
        number_of_last = previous[number_of_last]
    return row[::-1]


class Aligned(NamedTuple):
    """A paragraph before and what it became; one of the two is missing where it was added or taken out."""

    before: str | None
    after: str | None


# Beyond this many pairs, changed paragraphs that follow each other are paired in their order.
_MOST_PAIRS = 2_500
_ALIKE = 0.4


def aligned(before: Sequence[str], after: Sequence[str]) -> list[Aligned]:
    """Each paragraph with what it became, in the order of reading.

    Between paragraphs that stayed, those that are most alike are taken for one paragraph that changed; of the rest,
    as many as there are on both sides are paired in their order. So a paragraph written anew is one that changed.
    """
    rows: list[Aligned] = []
    done = Pair(0, 0)
    for pair in [*same_in_both(before, after), Pair(len(before), len(after))]:
        rows += _alike(before[done.before : pair.before], after[done.after : pair.after])
        if pair.before < len(before):
            rows.append(Aligned(before[pair.before], after[pair.after]))
        done = Pair(pair.before + 1, pair.after + 1)
    return rows


def _alike(before: Sequence[str], after: Sequence[str]) -> list[Aligned]:
    """Paragraphs between two that stayed, the most alike of them paired."""
    if not before or not after or len(before) * len(after) > _MOST_PAIRS:
        return _in_order(before, after)
    rows: list[Aligned] = []
    done = Pair(0, 0)
    for pair in _most_alike(before, after):
        rows += _in_order(before[done.before : pair.before], after[done.after : pair.after])
        rows.append(Aligned(before[pair.before], after[pair.after]))
        done = Pair(pair.before + 1, pair.after + 1)
    return [*rows, *_in_order(before[done.before :], after[done.after :])]


def _most_alike(before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """Pairs in the order of both sides whose likeness adds up to the most."""
    old, new = ([frozenset(chunk.casefold().split()) for chunk in side] for side in (before, after))
    likeness = [[_likeness(one, other) for other in new] for one in old]
    # best[i][j]: the most that the paragraphs from i and from j on can add up to.
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], likeness[i][j] + best[i + 1][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs.append(Pair(i, j))
            i, j = i + 1, j + 1
    return pairs


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two paragraphs have in common, where it is enough to take them for one."""
    share = 2 * len(one & other) / max(len(one) + len(other), 1)
    return share if share >= _ALIKE else 0.0


def _in_order(before: Sequence[str], after: Sequence[str]) -> list[Aligned]:
    both = min(len(before), len(after))
    changed = [Aligned(one, other) for one, other in zip(before, after, strict=False)]
    removed = [Aligned(chunk, None) for chunk in before[both:]]
    added = [Aligned(None, chunk) for chunk in after[both:]]
    return [*changed, *removed, *added]
