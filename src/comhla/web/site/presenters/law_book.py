"""The statute book for readers: every duty in our own words, with provisions, versions and how far it was read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comhla.dates import parse_iso_day
from comhla.law.book import FAMILIES, book_as_data
from comhla.reference.names import comparable
from comhla.reference.rows import Verified

_STANDINGS = {
    "law": _("Law"),
    "guidance": _("Guidance, which is not law"),
    "policy": _("Policy, which is not law"),
    "inference": _("Inferred; the law does not say it in so many words"),
}
_KINDS = {
    "M": _("A computer can tell from what is recorded"),
    "E": _("Something recorded has to show it"),
    "J": _("A person has to judge it"),
}


class BookPart(NamedTuple):
    """One requirement within a duty."""

    key: str
    requires: str
    provision: str
    kind: str | Promise
    verified: str


class BookVersion(NamedTuple):
    """What the law asks between two days; both inclusive. `first_day` is None where it is not in force."""

    number: int
    first_day: date | None
    last_day: date | None
    words: str
    note: str
    title: str
    provision: str
    url: str
    standing: str | Promise
    is_law: bool
    verified: str
    is_verified: bool

    def holds_on(self, day: date) -> bool:
        """Whether it is the law on a day."""
        begun = self.first_day is not None and self.first_day <= day
        return begun and (self.last_day is None or day <= self.last_day)


class BookDuty(NamedTuple):
    """A duty of the book."""

    id: str
    title: str
    family: str
    bearer: str
    elsewhere: str
    pending: str
    is_unverified: bool
    versions: tuple[BookVersion, ...]
    parts: tuple[BookPart, ...]

    @property
    def family_title(self) -> str:
        """The part of the law that it belongs to."""
        return FAMILIES[self.family]

    @property
    def latest(self) -> BookVersion:
        """Its last version."""
        return self.versions[-1]

    def on(self, day: date) -> BookVersion:
        """The version that is the law on a day, or else the last one."""
        return next((each for each in self.versions if each.holds_on(day)), self.latest)

    @property
    def searched(self) -> str:
        """Everything that a search looks through, in comparable form."""
        told = [self.id, self.title, self.bearer, self.family_title]
        told += [text for each in self.versions for text in (each.words, each.title, each.provision)]
        told += [text for each in self.parts for text in (each.requires, each.provision)]
        return comparable(" ".join(told))


class BookFamily(NamedTuple):
    """A part of the law with its duties."""

    key: str
    title: str
    duties: tuple[BookDuty, ...]


@cache
def duties_of_book() -> tuple[BookDuty, ...]:
    """Every duty in the order of the book."""
    return tuple(_duty(each) for each in book_as_data()["duties"])


def book_duty(duty: str) -> BookDuty | None:
    """The duty with an id; None where there is none."""
    return next((each for each in duties_of_book() if each.id == duty), None)


def search_book(*, text: str = "", family: str = "") -> tuple[BookFamily, ...]:
    """The duties that have every word of a text, of one part of the law or of all, by part."""
    words = comparable(text).split()
    found = [each for each in duties_of_book() if family in ("", each.family) and _has(each, words)]
    parts = ((key, title, tuple(each for each in found if each.family == key)) for key, title in FAMILIES.items())
    return tuple(BookFamily(*each) for each in parts if each[2])


@cache
def _searched() -> dict[str, str]:
    return {each.id: each.searched for each in duties_of_book()}


def _has(duty: BookDuty, words: Iterable[str]) -> bool:
    searched = _searched()[duty.id]
    return all(word in searched for word in words)


def _duty(data: dict[str, Any]) -> BookDuty:
    return BookDuty(
        id=data["id"],
        title=data["title"],
        family=data["family"],
        bearer=data["bearer"],
        elsewhere=data["elsewhere"] or "",
        pending=data["pending"] or "",
        is_unverified=data["unverified"],
        versions=tuple(_version(each) for each in data["versions"]),
        parts=tuple(_part(each) for each in data["parts"]),
    )


def _version(data: dict[str, Any]) -> BookVersion:
    verified = Verified(data["verified"])
    return BookVersion(
        number=data["number"],
        first_day=parse_iso_day(data["first_day"]) if data["first_day"] else None,
        last_day=parse_iso_day(data["last_day"]) if data["last_day"] else None,
        words=data["words"],
        note=data["note"] or "",
        title=data["title"],
        provision=data["provision"],
        url=data["url"],
        standing=_STANDINGS[data["standing"]],
        is_law=data["standing"] == "law",
        verified=verified.meaning,
        is_verified=verified.is_settled,
    )


def _part(data: dict[str, Any]) -> BookPart:
    return BookPart(
        key=data["key"],
        requires=data["requires"],
        provision=data["provision"],
        kind=_KINDS[data["kind"]],
        verified=Verified(data["verified"]).meaning if data["verified"] else "",
    )
