"""Files of figures to take away: tables that say where every figure is from, so that anybody can make them again."""

from __future__ import annotations

import hashlib
import io
import json
import math
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from importlib.metadata import version
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db.models import Count, Max, Q, Sum

from comhla.indicators.catalogue import Indicator
from comhla.indicators.entries import write_entry
from comhla.indicators.lineage import Lineage, Source
from comhla.indicators.observations import Observation
from comhla.indicators.package import OPEN_GOVERNMENT_LICENCE, About, path_of, write_csvw, write_package
from comhla.indicators.recomputation import FIGURES, METHOD_VERSION, Figure, Method, figures_table
from comhla.indicators.tabular import Field, Resource, Scalar, write_csv
from comhla.indicators.values import number
from comhla.web.authorities.models import Authority
from comhla.web.measures import queries
from comhla.web.measures.figures import COLUMNS, observation
from comhla.web.measures.models import Figure as KeptFigure
from comhla.web.measures.models import LocalIndicator, Release

METHOD = "published-figures"
_KEPT = 24 * 3_600
_NEAR = 1e-9


class Form(StrEnum):
    """The forms of a file of one indicator."""

    CSV = "csv"
    METADATA = "csv-metadata.json"
    XLSX = "xlsx"
    JSON = "json"


PACKAGE = "zip"
"""The form of the file of everything."""


class Given(NamedTuple):
    """A file: what it is called, what it is, and its bytes."""

    name: str
    media_type: str
    content: bytes


MEDIA_TYPES = {
    Form.CSV: "text/csv; charset=utf-8",
    Form.METADATA: "application/csvm+json",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.JSON: "application/json; charset=utf-8",
}


def stamp_of(authority: Authority) -> str:
    """What changes with everything that files of figures are made from."""
    releases = queries.releases_of(authority).order_by()
    own = LocalIndicator.objects.filter(authority=authority).order_by()
    parts = (
        releases.aggregate(last=Max("pk"), withdrawn=Max("withdrawn_at"), number=Count("pk")),
        own.aggregate(last=Max("pk"), versions=Sum("version")),
    )
    told = ":".join(str(value) for part in parts for value in part.values())
    return hashlib.sha256(f"{authority.pk}:{version('comhla')}:{told}".encode()).hexdigest()[:24]


def file_of(authority: Authority, indicator: Indicator, form: Form) -> Given:
    """The figures of one indicator in a form, kept until they change."""
    name = f"{authority.slug}-{indicator.key.lower()}"
    return _kept(
        authority,
        f"{indicator.key}.{form}",
        lambda: Given(f"{name}.{form}", MEDIA_TYPES[form], _made(authority, indicator, form)),
    )


def package_of(authority: Authority) -> Given:
    """The data package of every indicator, kept until anything of it changes."""
    return _kept(authority, PACKAGE, lambda: _package(authority))


def known_size(authority: Authority, what: str, stamp: str) -> int | None:
    """How many bytes a file has, where it was made already.

    Args:
        authority: whose figures they are.
        what: the key of an indicator with the form, as `NI-14.csv`; or `zip` for the package of everything.
        stamp: what `stamp_of` says now.
    """
    size: int | None = cache.get(_size_key(authority, what, stamp))
    return size


def _kept(authority: Authority, what: str, make: Any) -> Given:
    stamp = stamp_of(authority)
    key = f"figures:{hashlib.sha256(f'{authority.slug}:{what}:{stamp}'.encode()).hexdigest()[:40]}"
    held = cache.get(key)
    if held is None:
        held = tuple(make())
        cache.set(key, held, _KEPT)
        cache.set(_size_key(authority, what, stamp), len(held[2]), _KEPT)
    return Given(*held)


def _size_key(authority: Authority, what: str, stamp: str) -> str:
    return f"figures-size:{hashlib.sha256(f'{authority.slug}:{what}:{stamp}'.encode()).hexdigest()[:40]}"


# --------------------------------------------------------------------------------------------------- what is in a file


class Held(NamedTuple):
    """Figures with the releases that they are from."""

    figures: tuple[Figure, ...]
    releases: tuple[Release, ...]


def held(authority: Authority, indicators: Iterable[Indicator], where: Q | None = None) -> Held:
    """The current figures of some indicators, in their order, then by area and time."""
    by_key = {each.key: each for each in indicators}
    found: dict[tuple[str, str, str, str], tuple[Observation, int]] = {}
    for owner in queries.owners_of(authority):
        rows = KeptFigure.objects.filter(where or Q(), authority=owner, is_current=True, indicator__in=list(by_key))
        for *row, release in rows.values_list(*COLUMNS, "release"):
            seen = observation(tuple(row))
            found[seen.cell] = (seen, release)
    releases = {
        each.pk: each for each in Release.objects.filter(pk__in={pk for _, pk in found.values()}).defer("content")
    }
    places = {key: place for place, key in enumerate(by_key)}
    ordered = sorted(found.values(), key=lambda pair: _order(places, pair[0]))
    figures = (_figure(seen, by_key[seen.indicator], releases[release]) for seen, release in ordered)
    return Held(tuple(figures), tuple(sorted(releases.values(), key=lambda each: each.pk)))


def _order(places: dict[str, int], seen: Observation) -> tuple[int, str, str, date, str]:
    return places[seen.indicator], seen.area.code, seen.group, seen.period.last_day, seen.period.key


def _figure(seen: Observation, indicator: Indicator, release: Release) -> Figure:
    """A figure by the way it can be made again: from its parts where they make the very number, or from its file."""
    method = Method.RATIO if _is_ratio(seen, indicator) else Method.AS_PUBLISHED
    return Figure(seen, method, indicator.multiplier, (release.sha256,))


def _is_ratio(seen: Observation, indicator: Indicator) -> bool:
    figure = number(seen.value)
    if figure is None or seen.numerator is None or not seen.denominator or seen.lower is not None:
        return False
    again = seen.numerator / seen.denominator * indicator.multiplier
    return seen.upper is None and math.isclose(again, figure, rel_tol=_NEAR, abs_tol=1e-12)


def lineage_of(releases: Iterable[Release], **parameters: str) -> Lineage:
    """What figures were made from."""
    return Lineage(
        method=METHOD,
        method_version=METHOD_VERSION,
        code_version=version("comhla"),
        parameters=parameters,
        sources=tuple(map(_source, releases)),
    )


def _source(release: Release) -> Source:
    return Source(
        title=release.title,
        publisher=release.publisher,
        file=release.file,
        sha256=release.sha256,
        edition=release.edition,
        licence=release.licence,
        address=release.retrieved_from,
        published_on=release.published_on,
        retrieved_on=release.retrieved_on,
    )


def _about(authority: Authority, name: str, title: str, releases: Sequence[Release]) -> About:
    """A licence is named only where every release is given under it."""
    is_open = bool(releases) and all("open government licence" in each.licence.casefold() for each in releases)
    description = f"Figures that count for {authority.name}, with those that they are compared with."
    if authority.is_fictional:
        description = f"Illustrative figures of {authority.name}, which is made up."
    licences = (OPEN_GOVERNMENT_LICENCE,) if is_open else ()
    return About(name=name, title=title, description=description, licences=licences)


def _made(authority: Authority, indicator: Indicator, form: Form) -> bytes:
    found = held(authority, [indicator])
    title = f"{indicator.title}: {authority.name}"
    table = figures_table(found.figures, title=title)
    lineage = lineage_of(found.releases, authority=authority.slug, indicator=indicator.key)
    match form:
        case Form.CSV:
            return write_csv(table)
        case Form.METADATA:
            about = _about(authority, f"{authority.slug}-{indicator.key.lower()}", title, found.releases)
            return write_csvw([table], lineage, about).replace(f'"{path_of(FIGURES)}"'.encode(), b'"data.csv"')
        case Form.XLSX:
            return _workbook(indicator, table, lineage)
        case Form.JSON:
            return _as_json(indicator, table, lineage)


def _as_json(indicator: Indicator, table: Resource, lineage: Lineage) -> bytes:
    body = {
        "indicator": write_entry(indicator),
        "lineage": {**lineage.as_data(), "digest": lineage.digest()},
        "figures": [as_record(table, row) for row in table.rows],
    }
    return json.dumps(body, ensure_ascii=False, indent=1, allow_nan=False).encode()


def as_record(table: Resource, row: Sequence[Scalar]) -> dict[str, Any]:
    """A row by the names of its columns, days as text."""
    cells = (cell.isoformat() if isinstance(cell, date) else cell for cell in row)
    return {field.name: cell for field, cell in zip(table.fields, cells, strict=True)}


def _workbook(indicator: Indicator, table: Resource, lineage: Lineage) -> bytes:
    """A workbook of two sheets. Text is written as text, so that nothing in it is taken for a formula."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415 - only where a workbook is made

    packed = io.BytesIO()
    with Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("Figures")
        sheet.write_row(0, 0, [field.title or field.name for field in table.fields], bold)
        for place, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                _write(sheet, place, column, cell, day)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table.rows), len(table.fields) - 1)
        _write_about(book.add_worksheet("About"), indicator, lineage, bold)
    return packed.getvalue()


def _write(sheet: Any, row: int, column: int, cell: Scalar, day: Any) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, day)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif cell is not None:
        sheet.write_number(row, column, cell)


def _write_about(sheet: Any, indicator: Indicator, lineage: Lineage, bold: Any) -> None:
    told = [(name.replace("_", " ").capitalize(), value) for name, value in write_entry(indicator).items()]
    told += [("Made by version", lineage.code_version), ("Lineage", lineage.digest())]
    told += [
        ("From", f"{each.publisher}: {each.title}, {each.file}, SHA-256 {each.sha256}") for each in lineage.sources
    ]
    for row, (name, value) in enumerate(told):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, "; ".join(map(str, value)) if isinstance(value, list) else str(value))


_INDICATOR_FIELDS = tuple(
    Field(name, required=name == "key", title=title)
    for name, title in (
        ("key", "Indicator"),
        ("label", "Label"),
        ("title", "Title"),
        ("unit", "Unit"),
        ("polarity", "Which way is better"),
        ("numerator", "Numerator"),
        ("denominator", "Denominator"),
        ("source", "Source"),
    )
)


def _package(authority: Authority) -> Given:
    indicators = queries.indicators_of(authority)
    found = held(authority, indicators)
    title = f"Measures of {authority.name}"
    used = {each.observation.indicator for each in found.figures}
    definitions = Resource(
        name="indicators",
        title="Indicators",
        fields=_INDICATOR_FIELDS,
        rows=tuple(_definition(each) for each in indicators if each.key in used),
        key=("key",),
    )
    content = write_package(
        [figures_table(found.figures, title=title), definitions],
        lineage_of(found.releases, authority=authority.slug),
        _about(authority, f"{authority.slug}-measures", title, found.releases),
    )
    return Given(f"{authority.slug}-measures.zip", "application/zip", content)


def _definition(each: Indicator) -> tuple[Scalar, ...]:
    return tuple(str(getattr(each, field.name)) for field in _INDICATOR_FIELDS)
