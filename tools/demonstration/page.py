"""The text of the demonstration: facts as YAML for people, with a word on each area and on each deliberate fault.

The authority file's own writer gives no comments and breaks every row over many lines. Here a row inside a row stands
on one line where it fits, so that a roll of twenty members stays readable.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from comhla.authority_file import to_data
from comhla.law.facts import AuthorityFacts

from .faults import FAULTS, Fault

WIDTH = 120
_PLAIN = re.compile(r"[A-Za-z0-9£][A-Za-z0-9 ._/()+£%'-]*(?:[:][/A-Za-z0-9][A-Za-z0-9._/()-]*)*")
_WORDS_OF_YAML = frozenset({"yes", "no", "true", "false", "null", "on", "off", "none", "not done"})


def page(facts: AuthorityFacts, *, head: str, sections: Mapping[str, str]) -> str:
    """The facts as an authority file with comments.

    Args:
        facts: what is recorded.
        head: the comment at the top, line by line.
        sections: what to say above each collection, by its name.
    """
    data = to_data(facts)
    lines = [*_comment(head), "", f"schema: {data.pop('schema')}"]
    for name, value in data.items():
        lines += ["", *_comment(sections.get(name, "")), *_collection(name, value)]
    return "\n".join(lines) + "\n"


def _comment(text: str, *, indent: str = "") -> Iterator[str]:
    return (f"{indent}# {line}".rstrip() for line in text.strip().splitlines())


def _collection(name: str, value: Any) -> Iterator[str]:
    if not value:
        yield f"{name}: []"
        return
    yield f"{name}:"
    if isinstance(value, list):
        for row in value:
            for fault in _faults_above(name, row):
                yield from _comment(f"fault: {fault.comment}\n{fault.said}", indent="  ")
            yield from _item(row, indent="  ")
    else:
        yield from _entries(value, indent="  ")


def _faults_above(collection: str, row: Mapping[str, Any]) -> Iterable[Fault]:
    return [fault for fault in FAULTS if fault.above == (collection, row.get("id"))]


def _item(row: Any, *, indent: str) -> Iterator[str]:
    line = f"{indent}- {_flow(row)}"
    if not isinstance(row, Mapping) or len(line) <= WIDTH:
        yield line
        return
    entries = _entries(row, indent=f"{indent}  ")
    yield f"{indent}- {next(entries).lstrip()}"
    yield from entries


def _entries(row: Mapping[str, Any], *, indent: str) -> Iterator[str]:
    for name, value in row.items():
        line = f"{indent}{name}: {_flow(value)}"
        if len(line) <= WIDTH or not isinstance(value, Mapping | list):
            yield line
        elif isinstance(value, Mapping):
            yield f"{indent}{name}:"
            yield from _entries(value, indent=f"{indent}  ")
        else:
            yield f"{indent}{name}:"
            yield from _rows(value, indent=f"{indent}  ")


def _rows(rows: list[Any], *, indent: str) -> Iterator[str]:
    """A long list: several short rows to a line, or one after another."""
    flows = [_flow(row) for row in rows]
    if max(map(len, flows)) + len(indent) > WIDTH - 4:
        for row in rows:
            yield from _item(row, indent=indent)
        return
    line = f"{indent}["
    for flow in flows:
        part = flow if line.endswith("[") else f" {flow}"
        if len(line) + len(part) + 1 > WIDTH:
            yield line
            line, part = f"{indent} ", flow
        line += f"{part},"
    yield f"{line.rstrip(',')}]"


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_flow(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(each) for each in value) + "]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    if text == "not done" or isinstance(value, int):
        return text
    plain = _PLAIN.fullmatch(text) and not text.endswith(" ") and text.casefold() not in _WORDS_OF_YAML
    return text if plain else json.dumps(text, ensure_ascii=False)
