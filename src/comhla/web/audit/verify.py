"""Whether the trail is whole: a walk from its first row to its last that keeps one row in mind and no more.

What a walk finds is a value, so that a page, a command and somebody outside with an export come to the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from comhla.web.audit.chain import BEGINNING, link

NEARBY = 200
"""How far from its place a moved row is looked for."""
_MOST_LOOKED_FOR = 50
"""How many changed rows are looked at to see whether they were moved; each costs some hundred hashes."""
_MOST_GONE = 10_000
"""How many missing numbers are kept in mind one by one."""


class Kind(StrEnum):
    """What can be wrong with a trail."""

    ROW_CHANGED = "row_changed"
    """Something in a row is not what it was when the row was written."""
    ROW_MOVED = "row_moved"
    """A row stands in another place than the one in which it was written."""
    ROWS_MISSING = "rows_missing"
    """Rows between two others are gone."""
    LINK_BROKEN = "link_broken"
    """A row does not follow from the one before it: one of the two was written anew."""
    END_MISSING = "end_missing"
    """Rows are gone from the end."""
    HEAD_DISAGREES = "head_disagrees"
    """The end that is kept apart from the rows is not the last row."""
    NOTED_DISAGREES = "noted_disagrees"
    """A row that was noted somewhere else is not there, or not as it was noted."""


class Fault(NamedTuple):
    """One kind of fault: the row at which it was first found, how many rows it touches, and a word more."""

    kind: Kind
    number: int
    rows: int = 1
    detail: str = ""


class End(NamedTuple):
    """The end of a trail, as the head keeps it or somebody noted it."""

    number: int
    hash: str


class Verdict(NamedTuple):
    """What a walk found."""

    rows: int
    end: End
    faults: tuple[Fault, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults

    @property
    def first(self) -> Fault | None:
        """The fault nearest to the beginning."""
        return min(self.faults, key=lambda fault: fault.number, default=None)

    def as_data(self) -> dict[str, Any]:
        """The verdict as plain data."""
        return {
            "whole": self.is_whole,
            "rows": self.rows,
            "end": self.end._asdict(),
            "faults": [{**fault._asdict(), "kind": fault.kind.value} for fault in self.faults],
        }


class Walk:
    """A walk along the trail. Rows are given one by one, each as a mapping of its columns.

    What cannot be read in a row stands there as something that cannot be hashed; so the row counts as changed.
    """

    def __init__(self, noted: End | None = None) -> None:
        self.rows = 0
        self.last = End(0, BEGINNING)
        self._noted = noted
        self._noted_as: str | None = None
        self._found: dict[Kind, Fault] = {}
        self._gone: set[int] = set()
        self._more_gone = 0
        self._looked_for = 0
        self._is_disturbed = False

    def take(self, row: Mapping[str, Any]) -> None:
        """Look at the next row."""
        self.rows += 1
        if _remade(row) == row["hash"]:
            self._take_intact(row["number"], row)
        else:
            self._take_changed(row)
        if self._noted is not None and row["number"] == self._noted.number:
            self._noted_as = row["hash"]

    def finish(self, head: End | None) -> Verdict:
        """Compare the last row with the head, which is None where nothing was ever written."""
        if self._gone or self._more_gone:
            first = min(self._gone, default=1)
            self._found[Kind.ROWS_MISSING] = Fault(Kind.ROWS_MISSING, first, len(self._gone) + self._more_gone)
        kept = head or End(0, BEGINNING)
        if kept.number > self.last.number:
            self._find(Kind.END_MISSING, self.last.number + 1, rows=kept.number - self.last.number)
        elif kept != self.last:
            self._find(Kind.HEAD_DISAGREES, self.last.number, detail=str(kept.number))
        if self._noted is not None and self._noted_as != self._noted.hash:
            self._find(Kind.NOTED_DISAGREES, self._noted.number)
        return Verdict(self.rows, self.last, tuple(sorted(self._found.values(), key=lambda fault: fault.number)))

    def _take_intact(self, number: int, row: Mapping[str, Any]) -> None:
        wanted = self.last.number + 1
        is_disturbed, self._is_disturbed = self._is_disturbed, False
        if row["previous_hash"] != self.last.hash:
            if number < wanted:
                # It is whole and stands too late: in its place it was missed.
                self._gone.discard(number)
                self._find(Kind.ROW_MOVED, number, detail=str(self.rows))
                return
            if number > wanted:
                self._miss(wanted, number)
            elif not is_disturbed:
                self._find(Kind.LINK_BROKEN, number)
        self.last = End(number, row["hash"])

    def _take_changed(self, row: Mapping[str, Any]) -> None:
        wanted = self.last.number + 1
        follows = row["previous_hash"] == self.last.hash
        # What a changed row says of its own number counts only where nothing better is known.
        number = wanted if follows or not isinstance(row["number"], int) else max(wanted, row["number"])
        was = self._written_as(row)
        if was is None:
            self._find(Kind.ROW_CHANGED, number)
            self._miss(wanted, number)
        else:
            self._find(Kind.ROW_MOVED, number, detail=str(was))
        self._is_disturbed = not follows
        self.last = End(number, str(row["hash"]))

    def _miss(self, first: int, end: int) -> None:
        kept = min(end, first + max(0, _MOST_GONE - len(self._gone)))
        self._gone.update(range(first, kept))
        self._more_gone += end - kept

    def _find(self, kind: Kind, number: int, *, rows: int = 1, detail: str = "") -> None:
        first = self._found.get(kind)
        self._found[kind] = (
            Fault(kind, number, rows, detail) if first is None else first._replace(rows=first.rows + rows)
        )

    def _written_as(self, row: Mapping[str, Any]) -> int | None:
        """The number that a changed row was written with, if its number alone was changed and its place was near."""
        self._looked_for += 1
        number = row["number"]
        if self._looked_for > _MOST_LOOKED_FOR or not isinstance(number, int) or _remade(row) is None:
            return None
        for other in range(max(1, number - NEARBY), number + NEARBY + 1):
            if _remade({**row, "number": other}) == row["hash"]:
                return other
        return None


def _remade(row: Mapping[str, Any]) -> str | None:
    """The hash that a row ought to have; None where what it holds is nothing that can be hashed."""
    try:
        return link(row, row["previous_hash"])
    except (TypeError, ValueError):
        return None


def verify(rows: Iterable[Mapping[str, Any]], head: End | None, *, noted: End | None = None) -> Verdict:
    """Walk rows in the order of their numbers and say what is wrong with them.

    Args:
        rows: every row from the first, as mappings with what `chain.CHAINED` names, `previous_hash` and `hash`.
        head: the end that is kept apart from the rows.
        noted: the end as somebody noted it earlier. Who can write to every table can make a new chain that is whole in
            itself; an end noted somewhere else tells the two apart.
    """
    walk = Walk(noted)
    for row in rows:
        walk.take(row)
    return walk.finish(head)
