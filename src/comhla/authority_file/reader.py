"""From nodes to facts: every value checked by its shape, every problem kept, nothing guessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any

from comhla.authority_file.checks import check_record
from comhla.authority_file.memory import ROWS, Key, Remembered, RowNode
from comhla.authority_file.nodes import compose
from comhla.authority_file.places import Places
from comhla.authority_file.problems import Problem, UnusableFile, did_you_mean, in_order
from comhla.authority_file.shapes import Content, Shape, shapes_of
from comhla.dates import BadDay, parse_iso_day
from comhla.law.facts import NOT_DONE, AuthorityFacts
from comhla.law.facts.fields import Record

Node = Any
"""A node of PyYAML, whose types say nothing of its kind, text and style."""

Entry = tuple[Node, Node]
"""A key of a mapping and its value."""

SCHEMA = "comhla-authority/1"
MOST_VALUES = 500_000
_SAYS_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_YES_OR_NO = {"true": True, "yes": True, "false": False, "no": False}
_NONE_WORD = "none"


def read(content: bytes, *, file: str) -> AuthorityFacts:
    """Read an authority file.

    Args:
        content: the bytes of a YAML or JSON file.
        file: its name, for messages.

    Raises:
        UnusableFile: with everything that is wrong with it.
    """
    return read_node(compose(content, file=file), file=file)


def read_node(root: Node, *, file: str) -> AuthorityFacts:
    """Read an authority from a composed document. Raises as `read` does."""
    reading = _Reading(file)
    entries = reading.mapping(root, "")
    if reading.problems and not entries:
        raise UnusableFile(reading.problems)
    reading.schema(entries.pop("schema", None), root)
    values = reading.fields(entries, AuthorityFacts, "", root)
    if "authority" not in values:
        raise UnusableFile(in_order(reading.problems))
    facts = AuthorityFacts(**values)
    problems = in_order([*reading.problems, *check_record(facts, reading.places)])
    if problems:
        raise UnusableFile(problems)
    return facts


class _Reading:
    """One reading of one file: the problems found so far and where each row came from."""

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self.places = Places(file)
        self._values = 0

    def problem(self, node: Node, place: str, what: str, remedy: str) -> None:
        mark = node.start_mark
        self.problems.append(Problem(self.places.file, what, remedy, place, mark.line + 1, mark.column + 1))

    def schema(self, entry: Entry | None, root: Node) -> None:
        if entry is None:
            self.problem(root, "schema", "The file does not say which schema it follows.", f"Add `schema: {SCHEMA}`.")
        elif entry[1].value != SCHEMA:
            self.problem(
                entry[1],
                "schema",
                f"The file follows the schema {entry[1].value}, and this version of Còmhla reads {SCHEMA}.",
                "Use the version of Còmhla that wrote it, or bring the file to this schema: the changelog says what"
                " changed between schemas.",
            )

    def mapping(self, node: Node, place: str) -> dict[str, Entry]:
        """The entries of a mapping by key, with a problem for each key that stands twice."""
        if node.id != "mapping":
            self.problem(node, place, "Named fields are expected here.", "Write them as `name: value`, one to a line.")
            return {}
        entries: dict[str, Entry] = {}
        for entry in node.value:
            name = str(entry[0].value)
            if name in entries:
                line = entries[name][0].start_mark.line + 1
                self.problem(
                    entry[0], _inside(place, name), f"{name} stands twice; the first is on line {line}.", "Keep one."
                )
            else:
                entries[name] = entry
        return entries

    def fields(self, entries: Mapping[str, Entry], row: type[Record], place: str, node: Node) -> dict[str, Any]:
        shapes = shapes_of(row)
        lead = f"{place}." if place else ""
        values: dict[str, Any] = {}
        for name, (key, said) in entries.items():
            shape = shapes.get(name)
            if shape is None:
                kind = "the authority file" if row is AuthorityFacts else f"this kind of row ({row.__name__})"
                remedy = did_you_mean(name, list(shapes)) or "Leave it out."
                self.problem(key, lead + name, f"There is no field {name} in {kind}.", remedy)
                continue
            value = self.value(said, shape, lead + name)
            if value is not None:
                values[name] = value
        for name in _needed(row):
            if name not in values and (name not in entries or _says_nothing(entries[name][1])):
                self.problem(node, lead + name, f"{name} is missing.", f"Give it: {row.fields[name].means}")
        return values

    def value(self, node: Node, shape: Shape, place: str) -> Any:
        """The value of a field, or None where nothing is said or it was a problem."""
        self._values += 1
        if self._values > MOST_VALUES:
            what = f"With its anchors followed the file holds more than {MOST_VALUES:,} values."
            self.problem(node, place, what, "Write the rows out, without anchors.")
            raise UnusableFile(self.problems[-1:])
        if _says_nothing(node):
            return None
        if shape.many:
            return self._list(node, shape, place)
        if shape.row is not None:
            remembered = isinstance(node, RowNode)
            return self._remembered(node, shape.row, place) if remembered else self._row(node, shape.row, place)
        return self._scalar(node, shape, place)

    def _list(self, node: Node, shape: Shape, place: str) -> tuple[Any, ...] | None:
        if node.id == "scalar" and node.value.strip().casefold() == _NONE_WORD:
            return ()
        if node.id != "sequence":
            self.problem(
                node,
                place,
                f"{shape.name} is a list.",
                "Write each with `- ` before it; `[]` says that there are none.",
            )
            return None
        single = shape._replace(many=False)
        read = [self.value(each, single, f"{place}[{number}]") for number, each in enumerate(node.value, start=1)]
        for number, each in enumerate(node.value, start=1):
            if _says_nothing(each):
                self.problem(
                    each, f"{place}[{number}]", "This entry of the list is empty.", "Fill it in or take it out."
                )
        if shape.row is None:
            self._refuse_repeats(node, place)
        return tuple(each for each in read if each is not None)

    def _refuse_repeats(self, node: Node, place: str) -> None:
        seen: set[str] = set()
        for number, each in enumerate(node.value, start=1):
            if each.id == "scalar" and each.value in seen:
                self.problem(each, f"{place}[{number}]", f"{each.value} stands twice in this list.", "Keep one.")
            seen.add(str(each.value))

    def _remembered(self, node: RowNode, row: type[Record], place: str) -> Record | None:
        """A row of plain data, from memory where the same was read at the same place before."""
        key = (row, place, node.stamp)
        known = ROWS.find(key)
        if known is None:
            return self._read_and_remember(key, node)
        self.places.rows += known.rows
        self.places.values += known.values
        self._values += known.number
        return known.made

    def _read_and_remember(self, key: Key, node: RowNode) -> Record | None:
        problems, count = len(self.problems), self._values
        rows, values = len(self.places.rows), len(self.places.values)
        made = self._row(node, *key[:2])
        if len(self.problems) == problems:
            placed = tuple(self.places.rows[rows:]), tuple(self.places.values[values:])
            ROWS.keep(key, Remembered(made, *placed, self._values - count))
        return made

    def _row(self, node: Node, row: type[Record], place: str) -> Record | None:
        before = len(self.problems)
        entries = self.mapping(node, place)
        if len(self.problems) > before and not entries:
            return None
        values = self.fields(entries, row, place, node)
        made = row(**values) if all(name in values for name in _needed(row)) else None
        self.places.mark_row(made, values.get("id"), place, entries["id"][1] if "id" in entries else node)
        return made

    def _scalar(self, node: Node, shape: Shape, place: str) -> Any:
        if node.id != "scalar":
            self.problem(node, place, f"{shape.name} is a single value.", _SHOULD_BE[shape.content])
            return None
        text = node.value.strip()
        try:
            value = _read_scalar(text, shape)
        except _Unreadable as error:
            self.problem(node, place, error.what, error.remedy)
            return None
        if shape.spec.refers_to or shape.spec.form:
            self.places.mark_value(text, shape, place, node)
        return value


class _Unreadable(Exception):
    def __init__(self, what: str, remedy: str) -> None:
        self.what, self.remedy = what, remedy
        super().__init__(what)


def read_text_value(text: str, shape: Shape) -> Any:
    """One value from its text, for workbooks too.

    Raises:
        ValueError: with what is wrong and how to write it as its two arguments.
    """
    try:
        return _read_scalar(text.strip(), shape)
    except _Unreadable as error:
        raise ValueError(error.what, error.remedy) from None


def _read_scalar(text: str, shape: Shape) -> Any:
    if shape.choices is not None:
        return _read_choice(text, shape.choices, shape)
    return _READERS[shape.content](text)


def _read_text(text: str) -> str:
    return text


def _read_whole_number(text: str) -> int:
    try:
        return int(text.replace(",", ""))
    except ValueError:
        raise _Unreadable(f"{text!r} is not a whole number.", _SHOULD_BE[Content.WHOLE_NUMBER]) from None


def _read_amount(text: str) -> Decimal:
    try:
        amount = Decimal(text.removeprefix("£").replace(",", ""))
    except InvalidOperation:
        raise _Unreadable(f"{text!r} is not an amount.", _SHOULD_BE[Content.AMOUNT]) from None
    if not amount.is_finite():
        raise _Unreadable(f"{text!r} is not an amount.", _SHOULD_BE[Content.AMOUNT])
    return amount


def _read_yes_or_no(text: str) -> bool:
    try:
        return _YES_OR_NO[text.casefold()]
    except KeyError:
        raise _Unreadable(f"{text!r} is neither yes nor no.", _SHOULD_BE[Content.YES_OR_NO]) from None


def _read_day(text: str) -> date:
    try:
        return parse_iso_day(text)
    except BadDay as error:
        raise _Unreadable(str(error), _SHOULD_BE[Content.DAY]) from None


def _read_event(text: str) -> Any:
    if text.casefold() == NOT_DONE.value:
        return NOT_DONE
    try:
        return parse_iso_day(text)
    except BadDay as error:
        raise _Unreadable(str(error), _SHOULD_BE[Content.EVENT]) from None


def _read_choice(text: str, choices: type[StrEnum], shape: Shape) -> StrEnum:
    try:
        return choices(text)
    except ValueError:
        known = [each.value for each in choices]
        raise _Unreadable(
            f"{text!r} is not a word for {shape.name}.", did_you_mean(text, known) or "See the schema."
        ) from None


_READERS = {
    Content.TEXT: _read_text,
    Content.WHOLE_NUMBER: _read_whole_number,
    Content.AMOUNT: _read_amount,
    Content.YES_OR_NO: _read_yes_or_no,
    Content.DAY: _read_day,
    Content.EVENT: _read_event,
}
_SHOULD_BE = {
    Content.TEXT: "Write it as text on one line, or in quotes.",
    Content.WHOLE_NUMBER: "Write a whole number, as 12.",
    Content.AMOUNT: "Write pounds as 1234.50.",
    Content.YES_OR_NO: "Write yes or no.",
    Content.DAY: "Write a day as 2026-09-01.",
    Content.EVENT: "Write a day as 2026-09-01, or `not done` where it has not happened.",
    Content.CHOICE: "Write one of the words that the schema lists.",
}


@cache
def _needed(row: type[Record]) -> tuple[str, ...]:
    """The fields that every row of a kind must have."""
    return tuple(name for name, spec in row.fields.items() if not spec.optional)


def _says_nothing(node: Node) -> bool:
    return node.id == "scalar" and not node.style and node.value in _SAYS_NOTHING


def _inside(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
