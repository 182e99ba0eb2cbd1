"""The few words that a renderer itself adds to a document, in the document's language."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from comhla.dates import in_words


class Phrases(NamedTuple):
    """Words round the text; `language` is theirs, which may not be the document's."""

    language: str
    contents: str
    skip: str
    page: str
    reference: str
    picture_to_come: str


ENGLISH = Phrases(
    language="en-GB",
    contents="Contents",
    skip="Skip to main content",
    page="Page {number} of {total}",
    reference="Reference",
    picture_to_come="Picture to come:",
)
GAELIC = Phrases(
    language="gd",
    contents="Clàr-innse",
    skip="Leum dhan phrìomh shusbaint",
    page="Duilleag {number} / {total}",
    reference="Iomradh",
    picture_to_come="Dealbh ri thighinn:",
)
_GAELIC_MONTHS = (
    "Faoilleach", "Gearran", "Màrt", "Giblean", "Cèitean", "Ògmhios",
    "Iuchar", "Lùnastal", "Sultain", "Dàmhair", "Samhain", "Dùbhlachd",
)  # fmt: skip


def phrases_of(language: str) -> Phrases:
    """The words for a language; English where there are none."""
    return GAELIC if _main_part(language) == "gd" else ENGLISH


def day_in_words(day: date, language: str) -> str:
    """A day as a reader of the language says it."""
    if _main_part(language) == "gd":
        return f"{day.day} {_GAELIC_MONTHS[day.month - 1]} {day.year}"
    return in_words(day)


def is_right_to_left(language: str) -> bool:
    """Whether the language is written from right to left."""
    return _main_part(language) in {"ar", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"}


def _main_part(language: str) -> str:
    return language.partition("-")[0].casefold()
