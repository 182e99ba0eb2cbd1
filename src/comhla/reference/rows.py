"""What every dated row of reference data carries, whatever else it says."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict, TypeVar

from comhla.reference.loading import read_day


class Verified(StrEnum):
    """How far a row was checked against its source."""

    TEXT_SEEN = "text seen"
    PART_SEEN = "part seen"
    GUIDANCE_ONLY = "guidance only"
    SEED_ONLY = "seed only"
    GENERAL_KNOWLEDGE = "general knowledge"
    INFERENCE = "inference"
    NOT_SEEN = "not seen"

    @property
    def meaning(self) -> str:
        """Return a sentence for readers on what the mark means."""
        return _MEANINGS[self]

    @property
    def is_settled(self) -> bool:
        """Return whether the words were read at their source, so that a firm finding may rest on them."""
        return self is Verified.TEXT_SEEN


_MEANINGS: dict[Verified, str] = {
    Verified.TEXT_SEEN: "The words were read at their source.",
    Verified.PART_SEEN: "Part of the source was read.",
    Verified.GUIDANCE_ONLY: "Guidance says it; the law itself was not read.",
    Verified.SEED_ONLY: "A summary or briefing says it; the source itself was not read.",
    Verified.GENERAL_KNOWLEDGE: "General knowledge, to be confirmed before anybody relies on it.",
    Verified.INFERENCE: "It follows from words that were read, but they do not say it.",
    Verified.NOT_SEEN: "Nothing was seen that states it.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A dated row of reference data with its provenance.

    ``label`` is a short name and ``words`` a paraphrase, never the text of the source. ``valid_from``
    is None where the first day is not recorded; ``valid_to`` is the last day, inclusive, or None while
    the row is open.
    """

    key: str
    label: str
    words: str
    source: str
    verified: Verified
    valid_from: dt.date | None
    valid_to: dt.date | None
    note: str

    def in_force_on(self, day: dt.date) -> bool:
        """Return whether the row applies on the day. A first day not recorded excludes no day."""
        has_begun = self.valid_from is None or self.valid_from <= day
        has_ended = self.valid_to is not None and self.valid_to < day
        return has_begun and not has_ended


RowT = TypeVar("RowT", bound=Row)


class CommonFields(TypedDict):
    """The fields that all lists share, ready to be passed to a row's constructor."""

    key: str
    label: str
    words: str
    source: str
    verified: Verified
    valid_from: dt.date | None
    valid_to: dt.date | None
    note: str


def common(record: dict[str, str]) -> CommonFields:
    """Read the shared fields of one record of a list."""
    return CommonFields(
        key=record["key"],
        label=record["label"],
        words=record["words"],
        source=record["source"],
        verified=Verified(record["verified"]),
        valid_from=read_day(record["valid_from"]),
        valid_to=read_day(record["valid_to"]),
        note=record["note"],
    )


def plain_row(record: dict[str, str]) -> Row:
    """Read a record that has no fields beyond the shared ones."""
    return Row(**common(record))


def by_key(rows: Iterable[RowT]) -> dict[str, RowT]:
    """Return the rows of a list by their keys, which are unique in each list."""
    return {row.key: row for row in rows}


def in_force(rows: Iterable[RowT], *, on: dt.date) -> tuple[RowT, ...]:
    """Return the rows of a list that apply on the day."""
    return tuple(row for row in rows if row.in_force_on(on))
