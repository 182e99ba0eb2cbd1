"""From plain data (lists, mappings, text, numbers, days) to facts, by the same reading as a file.

A database keeps rows as plain data. They are read as an authority file is, so that nothing can be recorded in one that
the other would refuse.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from comhla.authority_file.memory import RowNode
from comhla.authority_file.problems import UnusableFile
from comhla.authority_file.reader import SCHEMA, read_node
from comhla.law.facts import AuthorityFacts


class _Mark:
    """Where a node stands: nowhere, since plain data have no lines."""

    line = -1
    column = -1


class _Node:
    """A node as PyYAML makes it, as far as the reader looks at it."""

    __slots__ = ("id", "style", "value")
    start_mark = _Mark()

    def __init__(self, kind: str, value: Any, style: str | None = None) -> None:
        self.id, self.value, self.style = kind, value, style


def read_plain(data: Mapping[str, Any], *, name: str) -> AuthorityFacts:
    """Read an authority from plain data, as `to_data` makes them. `schema` may be left out.

    Args:
        data: the contents of an authority file.
        name: what messages call it.

    Raises:
        UnusableFile: with everything that is wrong with it, each with its place in the facts.
    """
    entries = [(_Node("scalar", key), _collection(each)) for key, each in {"schema": SCHEMA, **data}.items()]
    try:
        return read_node(_Node("mapping", entries), file=name)
    except UnusableFile as unusable:
        raise UnusableFile([each._replace(line=None, column=None) for each in unusable.problems]) from None


def _collection(value: Any) -> _Node:
    """A collection, each of its rows as a node that is looked into only where it was not read before."""
    if isinstance(value, list | tuple):
        start = _Node.start_mark
        return _Node("sequence", [RowNode(e, _entries, start) if isinstance(e, Mapping) else _node(e) for e in value])
    return _node(value)


def _entries(row: Mapping[str, Any]) -> list[tuple[_Node, _Node]]:
    return [(_Node("scalar", key), _node(each)) for key, each in row.items()]


def _node(value: Any) -> _Node:
    if isinstance(value, Mapping):
        return _Node("mapping", _entries(value))
    if isinstance(value, list | tuple):
        return _Node("sequence", [_node(each) for each in value])
    if value is None:
        return _Node("scalar", "")
    if isinstance(value, bool):
        return _Node("scalar", "yes" if value else "no")
    if isinstance(value, date):
        return _Node("scalar", value.isoformat())
    # Text is as if in quotes, so that the word null stays a word.
    return _Node("scalar", str(value), '"')
