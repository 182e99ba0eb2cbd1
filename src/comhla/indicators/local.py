"""Indicators that an authority defines for itself, in a file of TOML or JSON, or as one record.

A local indicator says what is counted, of what, from where, who answers for it and when it is looked at again.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from typing import NoReturn

from comhla.indicators.catalogue import Indicator, Measure, Suite, folded_key, indicator
from comhla.indicators.entries import Record, read_entry, write_entry
from comhla.indicators.errors import NotAFile, Problem, Unknown

_LARGEST = 1_000_000
_KEY = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_LONGEST_KEY = 80
_OF_TWO_PARTS = (Measure.PROPORTION, Measure.RATE)


def read_local(content: bytes, file: str = "") -> tuple[Indicator, ...]:
    """The local indicators of a file: TOML with a table `[[indicator]]` for each, or JSON of the same shape.

    JSON may also be a list of indicators, or one.

    Raises:
        NotAFile: with every problem of every indicator, and for a key that stands twice; nothing is half read.
    """
    found: list[Indicator] = []
    problems: list[Problem] = []
    for number, record in enumerate(_records(content, file), 1):
        try:
            found.append(read_local_record(record, file, f"indicator {number}"))
        except NotAFile as refused:
            problems.extend(refused.problems)
    problems.extend(_twice(found, file))
    if problems:
        raise NotAFile(problems)
    return tuple(found)


def read_local_record(record: object, file: str = "", sheet: str = "") -> Indicator:
    """The local indicator of one record, as it stands in a database or comes from a form.

    Raises:
        NotAFile: with every problem of the record.
    """
    if not isinstance(record, dict):
        raise NotAFile([Problem("It is not an indicator.", "Write its fields with their names.", file, sheet)])
    problems = list(_not_local(record))
    try:
        found = read_entry({"suite": Suite.LOCAL.value} | record, file, sheet)
    except NotAFile as refused:
        raise NotAFile((*refused.problems, *_placed(problems, file, sheet))) from None
    problems.extend(_missing_parts(found))
    if problems:
        raise NotAFile(_placed(problems, file, sheet))
    return found


def write_local(indicators: Iterable[Indicator]) -> bytes:
    """A file in TOML of local indicators, which `read_local` reads back as they are."""
    return "\n".join(_table(write_entry(one)) for one in indicators).encode("utf-8")


def _placed(problems: Iterable[Problem], file: str, sheet: str) -> list[Problem]:
    return [problem._replace(file=file, sheet=sheet) for problem in problems]


def _records(content: bytes, file: str) -> list[object]:
    parsed = _parsed(content, file)
    if isinstance(parsed, dict) and "indicator" in parsed:
        strange = [name for name in parsed if name != "indicator"]
        if strange:
            _refuse(f"Nothing is known of {', '.join(strange)[:80]} beside the indicators.", "Leave it out.", file)
        parsed = parsed["indicator"]
    records = parsed if isinstance(parsed, list) else [parsed]
    if not records or records == [{}]:
        _refuse("There is no indicator in the file.", "Write a table [[indicator]] for each.", file)
    return records


def _parsed(content: bytes, file: str) -> object:
    if len(content) > _LARGEST:
        _refuse("The file is larger than a million bytes.", "Give a file of indicators and not of figures.", file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        _refuse(f"Byte {wrong.start + 1:,} of the file is not UTF-8.", "Save the file as UTF-8.", file)
    is_json = text.lstrip().startswith("{") or re.match(r"\s*\[\s*[{\]]", text) is not None
    try:
        return json.loads(text, parse_constant=_no_number) if is_json else tomllib.loads(text)
    except (ValueError, RecursionError) as wrong:
        kind = "JSON" if is_json else "TOML"
        _refuse(f"The file is not {kind} that can be read ({wrong}).", "Mend it there, and give it again.", file)


def _no_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number")


def _refuse(what: str, remedy: str, file: str) -> NoReturn:
    raise NotAFile([Problem(what, remedy, file)])


def _not_local(record: Record) -> Iterable[Problem]:
    key = record.get("key")
    if isinstance(key, str):
        yield from _unfit_key(" ".join(key.split()))
    if record.get("suite", Suite.LOCAL.value) != Suite.LOCAL.value:
        yield Problem("A local indicator is of no other set.", "Write local, or leave it out.", column="suite")
    for name, why in _ALSO_NEEDED.items():
        if not record.get(name):
            yield Problem("It is not given.", why, column=name)


_ALSO_NEEDED = {
    "numerator": "Say what is counted, of whom.",
    "owner": "Name the post that answers for the indicator.",
    "review_on": "Name the day on which the indicator is looked at again.",
}


def _unfit_key(key: str) -> Iterable[Problem]:
    if len(key) in range(1, _LONGEST_KEY + 1) and not _KEY.fullmatch(key):
        yield Problem(
            f"{key!r} cannot be a key.",
            "Use letters without accents, numbers, hyphens and full stops, as falls-at-home.",
            column="key",
        )
    try:
        national = indicator(key)
    except Unknown:
        return
    yield Problem(f"{key} is the national indicator {national.key}.", "Choose a key of your own.", column="key")


def _missing_parts(found: Indicator) -> Iterable[Problem]:
    if found.measure in _OF_TWO_PARTS and not found.denominator:
        yield Problem("It is not given.", "Say what the numerator is divided by.", column="denominator")


def _twice(found: Iterable[Indicator], file: str) -> Iterable[Problem]:
    seen: set[str] = set()
    for one in found:
        if folded_key(one.key) in seen:
            yield Problem(
                f"The key {one.key} stands twice.", "Give each indicator a key of its own.", file, column="key"
            )
        seen.add(folded_key(one.key))


def _table(entry: Record) -> str:
    definitions = entry.get("definitions", [])
    assert isinstance(definitions, list)  # as write_entry makes it
    lines = ["[[indicator]]", *(f"{name} = {_toml(value)}" for name, value in entry.items() if name != "definitions")]
    for definition in definitions:
        lines += ["", "[[indicator.definitions]]", *(f"{name} = {_toml(value)}" for name, value in definition.items())]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    """A text, number, truth or list of texts in TOML, whose escapes are those of JSON."""
    return json.dumps(value, ensure_ascii=False)
