"""A trail as plain rows, and the ways in which somebody could tamper with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from comhla.web.audit.chain import BEGINNING, link
from comhla.web.audit.verify import End

Row = dict[str, Any]
BEGAN = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def rows(count: int) -> list[Row]:
    """A whole trail."""
    made: list[Row] = []
    for number in range(1, count + 1):
        row: Row = {
            "number": number,
            "at": BEGAN + timedelta(seconds=number),
            "by_id": "7",
            "by_name": "Mòrag NicLeòid",
            "on_behalf_of": "",
            "action": "row_changed",
            "authority": "glen-test",
            "kind": "people",
            "subject": f"p{number}",
            "before": {"name": f"Person {number}"},
            "after": {"name": f"Person {number} A"},
            "reason": "A name was written wrongly.",
        }
        made.append(chained(row, made[-1]["hash"] if made else BEGINNING))
    return made


def chained(row: Row, previous_hash: str) -> Row:
    """A row with the hashes that it ought to have after another."""
    return {**row, "previous_hash": previous_hash, "hash": link(row, previous_hash)}


def end_of(trail: Sequence[Row]) -> End:
    """The head of a trail as it ought to be."""
    return End(trail[-1]["number"], trail[-1]["hash"]) if trail else End(0, BEGINNING)


def rewritten(trail: Sequence[Row], number: int, /, **changed: Any) -> list[Row]:
    """The trail with a row changed and every row from there on chained anew: whole in itself."""
    made = list(trail[: number - 1])
    for row in trail[number - 1 :]:
        anew = {**row, **changed} if row["number"] == number else row
        made.append(chained(anew, made[-1]["hash"] if made else BEGINNING))
    return made
