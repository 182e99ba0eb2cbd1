"""Rows of plain data that were read before are not read again: of a whole record mostly one row has changed.

What a row is read to depends on its kind, its place and what it says, and on nothing else. Only rows without a problem
are remembered, so that every problem is found anew.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import cached_property
from threading import Lock
from typing import Any, NamedTuple

from comhla.authority_file.places import PlacedRow, PlacedValue
from comhla.law.facts.fields import Record

_MOST = 12_000

Key = tuple[type[Record], str, bytes]
"""The kind of a row, its place in the record, and a digest of what it says."""


class Remembered(NamedTuple):
    """What a row was read to: the row, what is known of it and of its parts by place, and how many values it holds."""

    made: Record | None
    rows: tuple[PlacedRow, ...]
    values: tuple[PlacedValue, ...]
    number: int


class RowNode:
    """A row of plain data as a node that is made when it is looked into."""

    id = "mapping"
    style = None

    def __init__(self, data: Mapping[str, Any], entries: Callable[[Mapping[str, Any]], Any], start_mark: Any) -> None:
        self._data, self._entries, self.start_mark = data, entries, start_mark

    @cached_property
    def value(self) -> Any:
        """Its entries."""
        return self._entries(self._data)

    @property
    def stamp(self) -> bytes:
        """A digest of what it says."""
        told = json.dumps(self._data, ensure_ascii=False, default=repr)
        return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).digest()


class RowMemory:
    """The rows read last, in one process."""

    def __init__(self, most: int = _MOST) -> None:
        self._kept: OrderedDict[Key, Remembered] = OrderedDict()
        self._most = most
        self._guard = Lock()

    def find(self, key: Key) -> Remembered | None:
        """What a row was read to."""
        with self._guard:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: Key, read: Remembered) -> None:
        """Remember what a row was read to, and forget the one that was longest unasked for."""
        with self._guard:
            self._kept[key] = read
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


ROWS = RowMemory()
"""The memory of this process."""
