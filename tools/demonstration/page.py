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

from .faults import FAULTS, GAPS, Fault, Gap

WIDTH = 132
MOST_IN_SHORT = 4
COMPACT = frozenset(
    {
        "people",
        "assessments",
        "payments",
        "set_aside_reports",
        "plan_actions",
        "plan_measures",
        "plan_views",
        "spending",
    }
)
"""Collections of many short rows, each written on as few lines as it needs."""
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
            for fault in _said_above(name, row):
                yield from _comment(f"{fault.kind}: {fault.comment}\n{fault.said}", indent="  ")
            yield from (_wrapped if name in COMPACT else _item)(row, indent="  ")
    else:
        yield from _entries(value, indent="  ")


def _said_above(collection: str, row: Mapping[str, Any]) -> Iterable[Fault | Gap]:
    return [each for each in (*FAULTS, *GAPS) if each.above == (collection, row.get("id"))]


def _item(row: Any, *, indent: str) -> Iterator[str]:
    line = f"{indent}- {_flow(row)}"
    if not isinstance(row, Mapping) or (len(line) <= WIDTH and not any(map(_has_lines, row.values()))):
        yield line
        return
    entries = _entries(row, indent=f"{indent}  ")
    yield f"{indent}- {next(entries).lstrip()}"
    yield from entries


def _entries(row: Mapping[str, Any], *, indent: str) -> Iterator[str]:
    for name, value in row.items():
        line = f"{indent}{name}: {_flow(value)}"
        if _has_lines(value):
            yield f"{indent}{name}: |-"
            yield from (f"{indent}  {each}".rstrip() for each in value.split("\n"))
        elif len(line) <= WIDTH or not isinstance(value, Mapping | list):
            yield line
        elif isinstance(value, Mapping):
            yield f"{indent}{name}:"
            yield from _entries(value, indent=f"{indent}  ")
        else:
            yield f"{indent}{name}:"
            yield from _rows(value, indent=f"{indent}  ")


def _rows(rows: list[Any], *, indent: str) -> Iterator[str]:
    """A long list: several short rows to a line, or one after another."""
    if not all(map(_is_short, rows)):
        for row in rows:
            yield from _wrapped(row, indent=indent) if _is_flat(row) else _item(row, indent=indent)
        return
    yield from _filled(map(_flow, rows), opening=f"{indent}[", closing="]")


def _has_lines(value: Any) -> bool:
    """Whether it is a text of several lines, which stands as it is: one block, however long it is."""
    return isinstance(value, str) and "\n" in value


def _is_flat(row: Any) -> bool:
    return isinstance(row, Mapping) and not any(isinstance(value, Mapping | list) for value in row.values())


def _wrapped(row: Mapping[str, Any], *, indent: str) -> Iterator[str]:
    """A row of single values on as few lines as it needs."""
    entries = (f"{name}: {_flow(value)}" for name, value in row.items())
    yield from _filled(entries, opening=f"{indent}- {{", closing="}")


def _filled(parts: Iterable[str], *, opening: str, closing: str) -> Iterator[str]:
    """Parts with commas between, as many to a line as have room."""
    margin, line = " " * len(opening), opening
    for part in parts:
        if line not in {opening, margin} and len(line) + len(part) + 2 > WIDTH:
            yield line.rstrip()
            line = margin
        line += f"{part}, "
    yield f"{line.removesuffix(', ')}{closing}"


def _is_short(row: Any) -> bool:
    """Whether several such rows may stand on a line: at most one row inside it, as the proxy of a member."""
    if not isinstance(row, Mapping):
        return True
    inner = [value for value in row.values() if isinstance(value, Mapping | list)]
    return len(row) <= MOST_IN_SHORT and len(inner) <= 1 and not any(isinstance(value, list) for value in inner)


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
