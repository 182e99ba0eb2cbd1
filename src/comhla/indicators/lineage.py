"""What a figure was made from, so that anybody can make it again and find that it is the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from comhla.indicators.release import Release

Parameter: TypeAlias = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file that figures were made from."""

    title: str
    publisher: str
    file: str
    sha256: str
    """Of the bytes of the file as it was published."""
    edition: str = ""
    licence: str = ""
    address: str = ""
    """Where it is published."""
    published_on: date | None = None
    retrieved_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What was done to which files, by which version of the programme."""

    method: str
    """What was done, as `published-figures`."""
    method_version: str
    """Changes when the same inputs would give other figures."""
    code_version: str
    """The version of the programme that did it."""
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The lineage as JSON would hold it."""
        return {
            "method": self.method,
            "methodVersion": self.method_version,
            "codeVersion": self.code_version,
            "parameters": dict(self.parameters),
            "sources": [_source_data(source) for source in self.sources],
        }

    def digest(self) -> str:
        """A hash that two lineages share only where everything in them is the same, in whatever order it was given."""
        data = self.as_data()
        data["sources"] = sorted(data["sources"], key=canonical_json)
        return hashlib.sha256(canonical_json(data)).hexdigest()


def canonical_json(value: object) -> bytes:
    """The one way to write a value: keys in order, no spaces, UTF-8.

    Raises:
        ValueError: for a number that JSON does not have.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode()


def source_of(release: Release, *, retrieved_on: date | None = None, address: str = "") -> Source:
    """A file that was read, as a source."""
    return Source(
        title=release.title,
        publisher=release.publisher,
        file=release.file,
        sha256=release.sha256,
        edition=release.edition,
        licence=release.licence,
        address=address,
        published_on=release.published_on,
        retrieved_on=retrieved_on,
    )


def lineage_from(data: Mapping[str, Any]) -> Lineage:
    """The lineage that `as_data` wrote.

    Raises:
        KeyError, TypeError, ValueError: where it is none.
    """
    return Lineage(
        method=str(data["method"]),
        method_version=str(data["methodVersion"]),
        code_version=str(data["codeVersion"]),
        parameters=dict(data["parameters"]),
        sources=tuple(_sources(data["sources"])),
    )


def _sources(rows: Iterable[Mapping[str, Any]]) -> Iterable[Source]:
    for row in rows:
        texts = {name: str(row.get(key, "")) for key, name in _TEXTS.items()}
        yield Source(**texts, published_on=_day(row, "publishedOn"), retrieved_on=_day(row, "retrievedOn"))


def _day(row: Mapping[str, Any], key: str) -> date | None:
    return date.fromisoformat(row[key]) if row.get(key) else None


def _source_data(source: Source) -> dict[str, str]:
    texts = {key: getattr(source, name) for key, name in _TEXTS.items()}
    days = {key: day.isoformat() for key, name in _DAYS.items() if (day := getattr(source, name))}
    return {key: text for key, text in texts.items() if text} | days


_TEXTS = {
    "title": "title",
    "publisher": "publisher",
    "file": "file",
    "sha256": "sha256",
    "edition": "edition",
    "licence": "licence",
    "path": "address",
}
_DAYS = {"publishedOn": "published_on", "retrievedOn": "retrieved_on"}
