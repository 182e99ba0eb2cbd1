"""Docstrings taken apart: what a function is for, its arguments, what it raises, and where its method is from."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

_SECTION = re.compile(r"^(Args|Raises|Returns):\n", re.MULTILINE)
_ENTRY = re.compile(r"^ {4}(?P<name>\w+): (?P<words>.*(?:\n {8,}.*)*)", re.MULTILINE)
_SOURCE = re.compile(r"(?P<source>\bAs \w[^.;]* of (?:PHEindicatormethods|phsmethods)\b[^.;]*)[.;]")
_SEE = re.compile(r",? see (?:docs|its documentation)")


class Told(NamedTuple):
    """What a docstring tells."""

    meaning: tuple[str, ...]
    arguments: Mapping[str, str]
    errors: Mapping[str, str]
    source: str


def told_of(what: Any) -> Told:
    """The docstring of a function or class, in its parts."""
    text = inspect.getdoc(what) or ""
    parts: dict[str, str] = dict.fromkeys(("Args", "Raises", "Returns"), "")
    beginning, *rest = _SECTION.split(text)
    after = []
    for name, section in zip(rest[::2], rest[1::2], strict=True):
        entries, _, left = section.partition("\n\n")
        parts[name] = entries
        after += _paragraphs(left)
    paragraphs = [*_paragraphs(beginning), *after]
    named = [each.removeprefix("Source: ") for each in paragraphs if each.startswith("Source: ")]
    meaning = tuple(each for each in paragraphs if not each.startswith("Source: "))
    found = _SOURCE.search(" ".join(meaning))
    source = named[0] if named else f"{found['source']}." if found else ""
    arguments, errors = _entries(parts["Args"]), _entries(parts["Raises"])
    return Told(tuple(_without_source(each) for each in meaning), arguments, errors, _capital(_SEE.sub("", source)))


def _without_source(paragraph: str) -> str:
    """A paragraph without the sentence that names the source, where that is a sentence of its own."""
    found = _SOURCE.search(paragraph)
    if found and found[0].endswith("."):
        paragraph = paragraph.replace(found[0], "")
    return _SEE.sub("", " ".join(paragraph.split()))


def _paragraphs(text: str) -> list[str]:
    return [" ".join(each.split()) for each in text.split("\n\n") if each.strip()]


def _entries(section: str) -> dict[str, str]:
    return {each["name"]: " ".join(each["words"].split()) for each in _ENTRY.finditer(section)}


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
