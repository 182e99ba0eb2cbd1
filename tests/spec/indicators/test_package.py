"""Figures to download: what is in a package, that it is safe to open, and that nobody changed it."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from comhla.indicators import package as packages
from comhla.indicators.errors import NotAFile
from comhla.indicators.lineage import Lineage, Source, canonical_json, lineage_from, source_of
from comhla.indicators.package import About, read_package, write_csvw, write_package
from comhla.indicators.release import Release
from comhla.indicators.tabular import Field, FieldType, Resource, plain_text, read_csv, safe_text, write_csv

SOURCE = Source(
    title="Core suite",
    publisher="A publisher",
    file="core.csv",
    sha256="ab" * 32,
    address="https://example.org/core.csv",
    published_on=date(2024, 3, 1),
)
LINEAGE = Lineage(
    method="published-figures",
    method_version="1",
    code_version="0.1.0",
    parameters={"smallest_count": 5, "zeros": "shown"},
    sources=(SOURCE, Source(title="Populations", publisher="Another", file="pop.csv", sha256="cd" * 32)),
)
ABOUT = About(name="falls-2024", title="Falls", description="Falls at home by locality.")
FALLS = Resource(
    name="falls",
    title="Falls by locality",
    fields=(
        Field("locality", required=True, title="Locality", description="Name of the locality."),
        Field("people", FieldType.INTEGER),
        Field("rate", FieldType.NUMBER, description="For each 1,000 people."),
        Field("on", FieldType.DATE),
        Field("final", FieldType.BOOLEAN),
    ),
    rows=(
        ("Skye, Lochalsh and West Ross", 12, 1.5, date(2024, 3, 31), True),
        ("=HYPERLINK(A1)", None, -0.1, None, False),
    ),
    key=("locality",),
)


def written(*resources, lineage=LINEAGE, about=ABOUT):
    return write_package(resources or (FALLS,), lineage, about)


def changed(content, path, change):
    """The package with one of its files changed; removed where the change gives nothing."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, held in files.items():
            new = change(held) if name == path else held
            if new is not None:
                archive.writestr(name, new)
    return packed.getvalue()


def redescribed(content, **more):
    return changed(content, "datapackage.json", lambda held: json.dumps({**json.loads(held), **more}).encode())


class TestLineage:
    def test_what_it_says(self):
        assert LINEAGE.as_data() == {
            "method": "published-figures",
            "methodVersion": "1",
            "codeVersion": "0.1.0",
            "parameters": {"smallest_count": 5, "zeros": "shown"},
            "sources": [
                {
                    "title": "Core suite",
                    "publisher": "A publisher",
                    "file": "core.csv",
                    "sha256": "ab" * 32,
                    "path": "https://example.org/core.csv",
                    "publishedOn": "2024-03-01",
                },
                {"title": "Populations", "publisher": "Another", "file": "pop.csv", "sha256": "cd" * 32},
            ],
        }

    def test_it_is_read_back(self):
        assert lineage_from(LINEAGE.as_data()) == LINEAGE

    def test_its_digest_does_not_depend_on_order(self):
        turned = replace(LINEAGE, sources=LINEAGE.sources[::-1], parameters={"zeros": "shown", "smallest_count": 5})
        assert turned.digest() == LINEAGE.digest()

    @pytest.mark.parametrize(
        "other",
        [
            {"method": "other"},
            {"method_version": "2"},
            {"code_version": "0.2.0"},
            {"parameters": {"smallest_count": 6, "zeros": "shown"}},
            {"sources": (SOURCE,)},
            {"sources": (replace(SOURCE, sha256="ef" * 32), LINEAGE.sources[1])},
        ],
    )
    def test_its_digest_is_another_where_anything_is(self, other):
        assert replace(LINEAGE, **other).digest() != LINEAGE.digest()

    def test_one_way_to_write_a_value(self):
        assert canonical_json({"b": [1, None], "a": "Còmhla"}) == '{"a":"Còmhla","b":[1,null]}'.encode()
        with pytest.raises(ValueError, match="JSON"):
            canonical_json(float("nan"))

    def test_a_release_is_a_source(self):
        release = Release(layout="core", file="core.csv", sha256="ab" * 32, title="Core suite", publisher="A publisher")
        source = source_of(release, retrieved_on=date(2026, 1, 2), address="https://example.org/core.csv")
        assert source == replace(SOURCE, published_on=None, retrieved_on=date(2026, 1, 2))


class TestTables:
    @pytest.mark.parametrize(
        ("text", "safe"),
        [
            ("Garnock Valley", "Garnock Valley"),
            ("", ""),
            ("=1+1", "'=1+1"),
            ("+44 131", "'+44 131"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("'=1", "''=1"),
            ("'s-Gravenhage", "'s-Gravenhage"),
        ],
    )
    def test_no_text_is_a_formula(self, text, safe):
        assert safe_text(text) == safe
        assert plain_text(safe) == text

    def test_what_is_written(self):
        assert write_csv(FALLS).decode().splitlines() == [
            "locality,people,rate,on,final",
            '"Skye, Lochalsh and West Ross",12,1.5,2024-03-31,true',
            "'=HYPERLINK(A1),,-0.1,,false",
        ]

    @pytest.mark.parametrize(
        ("cells", "message"),
        [
            (("A", 1), "falls, line 2: The row has 2 cells and the table 5 columns"),
            (("A", "1", 1.0, None, True), "falls, line 2, people: '1' is no integer"),
            (("A", True, 1.0, None, True), "people: True is no integer"),
            (("A", 1, True, None, True), "rate: True is no number"),
            (("A", 1, float("nan"), None, True), "rate: nan is no number"),
            (("A", 1, 1.0, "2024-01-01", True), "on: '2024-01-01' is no date"),
            (("A", 1, 1.0, None, 1), "final: 1 is no boolean"),
            ((7, 1, 1.0, None, True), "locality: 7 is no string"),
            (("", 1, 1.0, None, True), "locality: '' is no string"),
            ((None, 1, 1.0, None, True), "locality: None is no string"),
            (("A", "", 1.0, None, True), "people: '' is no integer"),
        ],
    )
    def test_cells_that_do_not_fit_are_refused(self, cells, message):
        with pytest.raises(NotAFile, match=message):
            write_csv(replace(FALLS, rows=(cells,)))

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"\xff\xfe", "cannot be read"),
            (b'locality,people,rate,on,final\n"open', "cannot be read"),
            (b"", "headings"),
            (b"place,people\n", "headings"),
            (b"locality,people,rate,on,final\nA,1\n", "line 2: The line has 2 cells"),
            (b"locality,people,rate,on,final\nA,one,1,,true\n", "people: 'one' is no integer"),
            (b"locality,people,rate,on,final\nA,1,1,31 March,true\n", "on: '31 March' is no date"),
            (b"locality,people,rate,on,final\nA,1,1,,yes\n", "final: 'yes' is no boolean"),
        ],
    )
    def test_what_is_no_such_table_is_refused(self, content, message):
        with pytest.raises(NotAFile, match=message):
            read_csv(content, FALLS.fields, file="falls.csv")


class TestPackage:
    def test_it_is_read_back(self):
        package = read_package(written())
        assert (package.about, package.resources, package.lineage) == (ABOUT, (FALLS,), LINEAGE)
        assert package.resource("falls") == FALLS

    def test_the_same_tables_give_the_same_bytes(self):
        assert written() == written()

    def test_what_is_in_it(self):
        with zipfile.ZipFile(io.BytesIO(written())) as archive:
            assert archive.namelist() == ["datapackage.json", "csv-metadata.json", "data/falls.csv"]
            data = json.loads(archive.read("datapackage.json"))
            table = archive.read("data/falls.csv")
        assert data["profile"] == "tabular-data-package"
        assert data["id"] == f"sha256:{LINEAGE.digest()}"
        assert data["sources"] == [
            {"title": "A publisher: Core suite", "path": "https://example.org/core.csv"},
            {"title": "Another: Populations"},
        ]
        (resource,) = data["resources"]
        assert (resource["path"], resource["bytes"]) == ("data/falls.csv", len(table))
        assert resource["hash"] == f"sha256:{hashlib.sha256(table).hexdigest()}"
        assert resource["schema"]["primaryKey"] == ["locality"]
        assert resource["schema"]["fields"][0] == {
            "name": "locality",
            "type": "string",
            "title": "Locality",
            "description": "Name of the locality.",
            "constraints": {"required": True},
        }

    def test_metadata_for_csv_on_the_web(self):
        data = json.loads(write_csvw([FALLS, replace(FALLS, name="more", key=())], LINEAGE, ABOUT))
        first, second = data["tables"]
        assert first["url"] == "data/falls.csv"
        assert first["tableSchema"]["primaryKey"] == ["locality"]
        assert [column["datatype"] for column in first["tableSchema"]["columns"]] == [
            "string", "integer", "number", "date", "boolean",
        ]  # fmt: skip
        assert "primaryKey" not in second["tableSchema"]
        assert json.loads(write_csvw([], LINEAGE, replace(ABOUT, licences=())))["dc:license"] is None

    def test_a_table_without_a_key(self):
        assert read_package(written(replace(FALLS, key=()))).resources[0].key == ()

    def test_a_table_that_it_does_not_have(self):
        with pytest.raises(NotAFile, match=r"no table 'trips'\. It has: falls\."):
            read_package(written()).resource("trips")
        with pytest.raises(NotAFile, match=r"It has: none\."):
            read_package(write_package([], LINEAGE, ABOUT)).resource("trips")

    @pytest.mark.parametrize("name", ["", "Falls", "../falls", "falls 2024", "-falls"])
    def test_names_that_cannot_be_a_file(self, name):
        with pytest.raises(NotAFile, match="cannot be a name"):
            written(replace(FALLS, name=name))
        with pytest.raises(NotAFile, match="cannot be a name"):
            written(about=replace(ABOUT, name=name))

    def test_two_tables_of_one_name(self):
        with pytest.raises(NotAFile, match="2 tables are called 'falls'"):
            written(FALLS, FALLS)


class TestChangedPackages:
    def test_a_figure_that_was_changed(self):
        content = changed(written(), "data/falls.csv", lambda held: held.replace(b"1.5", b"1.4"))
        with pytest.raises(NotAFile, match=r"data/falls\.csv: The table is not the one that was published"):
            read_package(content)

    def test_a_table_that_was_taken_out(self):
        with pytest.raises(NotAFile, match=r"data/falls\.csv: The table is not in the package"):
            read_package(changed(written(), "data/falls.csv", lambda held: None))

    def test_another_lineage(self):
        other = replace(LINEAGE, code_version="9").as_data()
        with pytest.raises(NotAFile, match="The lineage is not the one"):
            read_package(redescribed(written(), lineage=other))

    @pytest.mark.parametrize("more", [{"lineage": {}}, {"lineage": 1}, {"resources": [1]}, {"description": 3}])
    def test_a_description_that_is_none(self, more):
        with pytest.raises(NotAFile, match="description cannot be read"):
            read_package(redescribed(written(), **more))

    def test_a_schema_that_is_none(self):
        with zipfile.ZipFile(io.BytesIO(written())) as archive:
            resources = json.loads(archive.read("datapackage.json"))["resources"]
        resources[0]["schema"]["fields"][0]["type"] = "geopoint"
        with pytest.raises(NotAFile, match="description of the table cannot be read"):
            read_package(redescribed(written(), resources=resources))

    @pytest.mark.parametrize("content", [b"", b"not a zip", written()[:200]])
    def test_what_is_no_zip(self, content):
        with pytest.raises(NotAFile, match="It is no data package"):
            read_package(content)

    def test_a_zip_whose_bytes_are_damaged(self):
        content = bytearray(written())
        at = content.index(b"datapackage.json") + len("datapackage.json")
        content[at : at + 20] = b"\xff" * 20
        with pytest.raises(NotAFile, match="It is no data package"):
            read_package(bytes(content))

    def test_a_package_that_unpacks_to_far_too_much(self, monkeypatch):
        monkeypatch.setattr(packages, "LARGEST", 1_000)
        with pytest.raises(NotAFile, match="unpacks to more than 1,000 bytes"):
            read_package(written())
