"""Figures to download: a Frictionless data package, with metadata for CSV on the web and the lineage of the figures.

Sources: Data Package v1 (https://specs.frictionlessdata.io/data-package/), Table Schema
(https://specs.frictionlessdata.io/table-schema/) and the metadata vocabulary of CSV on the web
(https://www.w3.org/TR/tabular-metadata/), from general knowledge of them.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from comhla.indicators.errors import NotAFile, Problem
from comhla.indicators.lineage import Lineage, lineage_from
from comhla.indicators.tabular import Field, FieldType, Resource, read_csv, write_csv

DESCRIPTOR = "datapackage.json"
METADATA = "csv-metadata.json"
LARGEST = 200_000_000
"""How many bytes a package may unpack to."""

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_LINEAGE = "lineage"
_NOTE = "A text that a spreadsheet would take for a formula has an apostrophe before it."
_AS_PUBLISHED = "Give the package as it was published."
_BEGINNING = (1980, 1, 1, 0, 0, 0)  # the same bytes whenever a package is written


class Licence(NamedTuple):
    """Under what terms the figures may be used."""

    name: str
    title: str
    address: str


OPEN_GOVERNMENT_LICENCE = Licence(
    "OGL-UK-3.0",
    "Open Government Licence v3.0",
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a package is."""

    name: str
    """Lower case letters, digits, full stops, hyphens and underlines; stays the same from release to release."""
    title: str
    description: str = ""
    licences: tuple[Licence, ...] = (OPEN_GOVERNMENT_LICENCE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package as it was read, every table checked against its hash."""

    about: About
    resources: tuple[Resource, ...]
    lineage: Lineage

    def resource(self, name: str) -> Resource:
        """The table of that name.

        Raises:
            NotAFile: where there is none.
        """
        for resource in self.resources:
            if resource.name == name:
                return resource
        there = ", ".join(resource.name for resource in self.resources) or "none"
        raise NotAFile([Problem(f"The package has no table {name!r}.", f"It has: {there}.")])


def write_package(resources: Sequence[Resource], lineage: Lineage, about: About) -> bytes:
    """The zip of a data package. The same tables and lineage give the same bytes.

    Raises:
        NotAFile: where a name cannot be one, two tables have the same, or a cell is not of its column's kind.
    """
    _check_names(resources, about)
    tables = {resource.name: write_csv(resource) for resource in resources}
    files = {
        DESCRIPTOR: _json(descriptor(resources, lineage, about)),
        METADATA: write_csvw(resources, lineage, about),
        **{path_of(name): content for name, content in tables.items()},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, _BEGINNING)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, content)
    return packed.getvalue()


def path_of(name: str) -> str:
    """Where the table of that name stands in a package."""
    return f"data/{name}.csv"


def descriptor(resources: Sequence[Resource], lineage: Lineage, about: About) -> dict[str, Any]:
    """The descriptor of a package: `datapackage.json`."""
    return {
        "profile": "tabular-data-package",
        "name": about.name,
        "id": f"sha256:{lineage.digest()}",
        "title": about.title,
        "description": " ".join(filter(None, (about.description, _NOTE))),
        "licenses": [{"name": one.name, "title": one.title, "path": one.address} for one in about.licences],
        "sources": [
            {"title": f"{one.publisher}: {one.title}", **({"path": one.address} if one.address else {})}
            for one in lineage.sources
        ],
        "resources": [_described(resource) for resource in resources],
        _LINEAGE: lineage.as_data(),
    }


def _described(resource: Resource) -> dict[str, Any]:
    content = write_csv(resource)
    return {
        "profile": "tabular-data-resource",
        "name": resource.name,
        "path": path_of(resource.name),
        "title": resource.title,
        "description": resource.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [_described_field(field) for field in resource.fields],
            "missingValues": [""],
            **({"primaryKey": list(resource.key)} if resource.key else {}),
        },
    }


def _described_field(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "type": field.type.value,
        "title": field.title or field.name,
        "description": field.description,
        **({"constraints": {"required": True}} if field.required else {}),
    }


def write_csvw(resources: Sequence[Resource], lineage: Lineage, about: About) -> bytes:
    """Metadata for CSV on the web: what each column of each table is."""
    return _json(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
            "dc:title": about.title,
            "dc:license": {"@id": about.licences[0].address} if about.licences else None,
            "dc:identifier": f"sha256:{lineage.digest()}",
            "tables": [
                {
                    "url": path_of(resource.name),
                    "dc:title": resource.title,
                    "tableSchema": {
                        "columns": list(map(_column, resource.fields)),
                        **({"primaryKey": list(resource.key)} if resource.key else {}),
                    },
                }
                for resource in resources
            ],
        }
    )


def _column(field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "titles": [field.name],
        "dc:title": field.title or field.name,
        "dc:description": field.description,
        "datatype": field.type.value,
        "required": field.required,
    }


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _check_names(resources: Sequence[Resource], about: About) -> None:
    names = [resource.name for resource in resources]
    problems = [
        Problem(f"{name!r} cannot be a name.", "Use lower case letters, digits, full stops, hyphens and underlines.")
        for name in (about.name, *names)
        if not _NAME.fullmatch(name)
    ]
    problems += [
        Problem(f"{times} tables are called {name!r}.", "Give each a name of its own.")
        for name, times in Counter(names).items()
        if times > 1
    ]
    if problems:
        raise NotAFile(problems)


def read_package(content: bytes) -> Package:
    """The package that `write_package` wrote, with nothing changed since.

    Raises:
        NotAFile: for anything that is no such package, is far too large, or has been changed: every table whose
            bytes have another hash than the descriptor says is named.
    """
    files = _unpacked(content)
    try:
        data = json.loads(files[DESCRIPTOR])
        about = _about(data)
        lineage = lineage_from(data[_LINEAGE])
        tables = [_Table(row["name"], row["path"], row["hash"], row) for row in data["resources"]]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"The package's description cannot be read: {error!r}."
        raise NotAFile([Problem(what, _AS_PUBLISHED, DESCRIPTOR)]) from error
    if problems := [*_changed(tables, files), *_other_lineage(data, lineage)]:
        raise NotAFile(problems)
    return Package(about=about, lineage=lineage, resources=tuple(_resource(one, files) for one in tables))


class _Table(NamedTuple):
    name: str
    path: str
    hash: str
    data: Mapping[str, Any]


def _unpacked(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
                raise NotAFile([Problem(f"The package unpacks to more than {LARGEST:,} bytes.", _AS_PUBLISHED)])
            return {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError, zlib.error) as error:
        raise NotAFile([Problem(f"It is no data package: {error}.", _AS_PUBLISHED)]) from error


def _about(data: Mapping[str, Any]) -> About:
    description = data["description"].removesuffix(_NOTE).rstrip()
    licences = tuple(Licence(one["name"], one["title"], one["path"]) for one in data["licenses"])
    return About(name=data["name"], title=data["title"], description=description, licences=licences)


def _changed(tables: Iterable[_Table], files: Mapping[str, bytes]) -> Iterator[Problem]:
    for table in tables:
        if table.path not in files:
            yield Problem("The table is not in the package.", _AS_PUBLISHED, table.path)
        elif f"sha256:{hashlib.sha256(files[table.path]).hexdigest()}" != table.hash:
            yield Problem(
                "The table is not the one that was published: its hash is another.", _AS_PUBLISHED, table.path
            )


def _other_lineage(data: Mapping[str, Any], lineage: Lineage) -> Iterator[Problem]:
    if data.get("id") != f"sha256:{lineage.digest()}":
        yield Problem("The lineage is not the one that was published.", _AS_PUBLISHED, DESCRIPTOR)


def _resource(table: _Table, files: Mapping[str, bytes]) -> Resource:
    try:
        fields = tuple(_field(row) for row in table.data["schema"]["fields"])
        return Resource(
            name=table.name,
            title=table.data["title"],
            description=table.data["description"],
            fields=fields,
            rows=read_csv(files[table.path], fields, file=table.path),
            key=tuple(table.data["schema"].get("primaryKey", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        what = f"The description of the table cannot be read: {error!r}."
        raise NotAFile([Problem(what, _AS_PUBLISHED, table.path)]) from error


def _field(row: Mapping[str, Any]) -> Field:
    title = "" if row["title"] == row["name"] else row["title"]
    required = bool(row.get("constraints", {}).get("required", False))
    return Field(row["name"], FieldType(row["type"]), title, row["description"], required)
