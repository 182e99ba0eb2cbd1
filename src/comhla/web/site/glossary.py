"""The glossary for readers. Its one source is GLOSSARY.md at the root, of which `glossary.md` here is a checked copy.

An entry is `- **Term** (other names). What it means. *Provision.* **In plain words:** A sentence or two.`; the plain
words and the provision may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from django.utils.text import slugify

from comhla.reference.names import comparable

_ENTRY = re.compile(r"\*\*(?P<term>[^*]+?)\.?\*\*(?: \((?P<others>[^)]*)\)\.?)?\.? (?P<rest>.+)")
_OF_THE_SOFTWARE = "What Còmhla adds"
_PLAIN = " **In plain words:** "
_PROVISION = re.compile(r"\s*\*(?P<provision>[^*]+?)\.?\*$")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


class Word(NamedTuple):
    """A word with what it means. `plain` is for everybody; `means` is exact; `provision` where the law has it."""

    term: str
    others: tuple[str, ...]
    plain: str
    means: str
    provision: str
    section: str

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return slugify(self.term)

    @property
    def letter(self) -> str:
        """Under which letter it stands."""
        return comparable(self.term)[0].upper()


class Letter(NamedTuple):
    """A letter of the alphabet with its words; none for a letter without any."""

    letter: str
    words: tuple[Word, ...]


@cache
def words() -> tuple[Word, ...]:
    """The words of the glossary by the alphabet, without those that only developers of the software need."""
    found = read_glossary(files("comhla.web.site").joinpath("glossary.md").read_text(encoding="utf-8"))
    return tuple(each for each in found if each.plain or each.section != _OF_THE_SOFTWARE)


def read_glossary(text: str) -> tuple[Word, ...]:
    """Every entry of a glossary by the alphabet."""
    section, found, lines = "", [], iter((*text.splitlines(), ""))
    entry = ""
    for line in lines:
        if entry and not line.startswith("  "):
            found.append(_word(entry, section))
            entry = ""
        if line.startswith("## "):
            section = line[3:]
        elif line.startswith("- "):
            entry = line[2:]
        elif entry:
            entry += f" {line.strip()}"
    return tuple(sorted(found, key=lambda each: comparable(each.term)))


def _word(entry: str, section: str) -> Word:
    match = _ENTRY.fullmatch(entry)
    if match is None:
        raise ValueError(f"The glossary has an entry that cannot be read: {entry}")
    told, _, plain = match["rest"].partition(_PLAIN)
    provision = _PROVISION.search(told)
    return Word(
        term=match["term"],
        others=tuple(each.strip(" `") for each in (match["others"] or "").split(",") if each.strip()),
        plain=plain,
        means=_without_marks(_PROVISION.sub("", told)),
        provision=provision["provision"] if provision else "",
        section=section,
    )


def _without_marks(text: str) -> str:
    return _LINK.sub(r"\1", text).replace("`", "").replace("*", "")


def by_letter(among: Iterable[Word]) -> tuple[Letter, ...]:
    """Words under the letters of the alphabet."""
    listed = tuple(among)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return tuple(Letter(letter, tuple(each for each in listed if each.letter == letter)) for letter in alphabet)


def search_words(text: str) -> tuple[Word, ...]:
    """The words whose term or other name has every part of a text; an empty text finds none."""
    parts = comparable(text).split()
    if not parts:
        return ()
    return tuple(
        each for each in words() if all(part in comparable(" ".join((each.term, *each.others))) for part in parts)
    )
