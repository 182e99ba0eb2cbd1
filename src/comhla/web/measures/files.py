"""Files of figures as somebody gives them: what was said of a file, and the releases that are read from it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from comhla.indicators.errors import NotAFile
from comhla.indicators.mapping import About, ColumnMap, read_mapped
from comhla.indicators.readers import read_releases
from comhla.indicators.readers.layouts import MOST_ROWS_ABOVE_HEADINGS, has_layout
from comhla.indicators.readers.reading import plain_heading
from comhla.indicators.readers.tables import Row, open_file
from comhla.indicators.release import Release
from comhla.web.authorities.models import Authority
from comhla.web.measures.places import finder_of
from comhla.web.measures.queries import local_indicators

_DAYS = ("published_on", "retrieved_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What somebody said of a file."""

    retrieved_on: date
    retrieved_from: str = ""
    published_on: date | None = None
    edition: str = ""
    title: str = ""
    """Of a file that is read by a map; a known layout has its own title, publisher and licence."""
    publisher: str = ""
    licence: str = ""
    remembered: str = ""
    """The title of the map that was remembered from an earlier file and fitted this one."""


def plain_details(details: Details) -> dict[str, Any]:
    """Details as they are kept."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(details).items()}


def details_from(plain: dict[str, Any]) -> Details:
    """Details that were kept."""
    days = {name: date.fromisoformat(plain[name]) if plain.get(name) else None for name in _DAYS}
    return Details(**{**plain, **days})


class GivenFile(NamedTuple):
    """A file, and how it is to be read."""

    name: str
    content: bytes
    details: Details
    layout: str = ""
    """The layout that was asked for; empty to recognise it."""
    columns: ColumnMap | None = None
    """The map, for a file that is read by one."""


def releases_in(authority: Authority | None, given: GivenFile) -> tuple[Release, ...]:
    """Everything that a file holds: one release, or each edition of several.

    Raises:
        NotAFile: where anything in it is wrong, with all of it.
    """
    if given.columns is not None:
        return (_mapped(authority, given, given.columns),)
    details = given.details
    return read_releases(given.content, file=given.name, layout=given.layout or None, published_on=details.published_on)


def _mapped(authority: Authority | None, given: GivenFile, columns: ColumnMap) -> Release:
    details = given.details
    about = About(
        title=details.title,
        publisher=details.publisher,
        licence=details.licence,
        edition=details.edition,
        published_on=details.published_on,
    )
    return read_mapped(
        given.content,
        file=given.name,
        columns=columns,
        about=about,
        local=local_indicators(authority) if authority else (),
        find_area=finder_of(authority),
    )


def with_details(release: Release, details: Details) -> Release:
    """A release with the edition and day of publication that were typed, where they were."""
    return replace(
        release,
        edition=details.edition or release.edition,
        published_on=details.published_on or release.published_on,
    )


def is_unknown(content: bytes, *, file: str) -> bool:
    """Whether no table of a file has headings that are known.

    Raises:
        NotAFile: where the file cannot be read as a table at all.
    """
    return not has_layout(open_file(content, file=file).sheets)


class Glimpse(NamedTuple):
    """The headings of a table and its first rows, for whoever says which column holds what."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def has(self, columns: ColumnMap) -> bool:
        """Whether every heading of a map is there."""
        present = {plain_heading(heading) for heading in self.headings}
        return all(plain_heading(heading) in present for heading in named_in(columns))


_ROWS_SHOWN = 5


def glimpse(content: bytes, *, file: str) -> Glimpse:
    """The likeliest headings of a file: the fullest of the first rows, the earliest of several.

    Raises:
        NotAFile: where the file cannot be read as a table at all.
    """
    rows = next(sheet.rows for sheet in open_file(content, file=file).sheets if sheet.rows)
    first = rows[:MOST_ROWS_ABOVE_HEADINGS]
    place = max(range(len(first)), key=lambda number: (_filled(first[number]), -number))
    headings = [cell.strip() for cell in rows[place].cells]
    width = len(headings)
    shown = (tuple([*row.cells, *[""] * width][:width]) for row in rows[place + 1 : place + 1 + _ROWS_SHOWN])
    return Glimpse(tuple(headings), tuple(shown))


def _filled(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


def named_in(columns: ColumnMap) -> tuple[str, ...]:
    """The headings that a map names."""
    parts = ("value", "indicator", "area", "kind", "period", "group", "numerator", "denominator", "lower", "upper")
    return tuple(heading for part in parts if (heading := getattr(columns, part)))


def reads(authority: Authority, given: GivenFile) -> bool:
    """Whether a file can be read without any problem."""
    try:
        releases_in(authority, given)
    except NotAFile:
        return False
    return True
