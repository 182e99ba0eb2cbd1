"""Files of figures for anybody: the same numbers in every form, with where they are from."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import openpyxl
import pytest

from comhla.cli.main import main
from comhla.indicators.package import read_package
from comhla.indicators.recomputation import recompute
from comhla.indicators.values import Missing
from comhla.web.access.actors import SYSTEM
from comhla.web.measures import figure_files
from comhla.web.measures.actions.defining import define
from comhla.web.measures.places import area_of
from tests.lib.measures import READMISSIONS, a_release, local_definition, rate
from tests.lib.web import recorded, small_facts

pytestmark = pytest.mark.django_db


def data(client, authority, form="csv", key=READMISSIONS, **headers):
    """A file of one indicator."""
    return client.get(f"/authorities/{authority.slug}/measures/{key}/data.{form}", headers=headers)


def rows(answer):
    """The rows of a table."""
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_a_table_says_the_figure_its_blanks_and_its_file(client, glen):
    answer = data(client, glen)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="{glen.slug}-ni-14.csv"'
    found = rows(answer)
    own = [row for row in found if row["area_code"] == area_of(glen).code and not row["group"]]
    assert [row["period"] for row in own] == [f"{year}/{year - 1999}" for year in range(2013, 2023)]
    assert own[-1]["value"] == "140.45"
    assert own[-1]["method"] == "ratio"
    hidden = [row for row in found if row["mark"]]
    assert {(row["mark"], row["value"]) for row in hidden} == {("suppressed:small_number", "")}
    assert len(own[0]["made_from"]) == 64


def test_every_form_has_the_same_figures(client, glen):
    table = rows(data(client, glen))
    told = json.loads(data(client, glen, "json").content)
    assert told["indicator"]["key"] == READMISSIONS
    assert told["lineage"]["sources"][0]["title"] == "Made-up figures"
    assert [each["value"] for each in told["figures"]] == [
        float(row["value"]) if row["value"] else None for row in table
    ]
    book = openpyxl.load_workbook(io.BytesIO(data(client, glen, "xlsx").content))
    figures = list(book["Figures"].values)
    assert len(figures) == len(table) + 1
    assert {row[0].value: row[1].value for row in book["About"].rows}["Key"] == READMISSIONS
    columns = json.loads(data(client, glen, "csv-metadata.json").content)["tables"][0]
    assert columns["url"] == "data.csv"
    assert [each["name"] for each in columns["tableSchema"]["columns"]] == list(table[0])


def test_a_copy_that_is_in_date_is_not_sent_again(client, glen):
    first = data(client, glen)
    assert data(client, glen, **{"If-None-Match": first["ETag"]}).status_code == 304
    a_release(glen, [rate(area_of(glen), 2023, 1_000, 20_000)])
    again = data(client, glen, **{"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert len(rows(again)) == len(rows(first)) + 1


def test_it_is_made_once(client, glen, monkeypatch):
    data(client, glen)
    monkeypatch.setattr(figure_files, "_made", None)
    assert data(client, glen).status_code == 200


def test_the_links_say_form_and_size(client, glen):
    page = f"/authorities/{glen.slug}/measures/{READMISSIONS}/"
    assert "Figures as CSV (about " in client.get(page).content.decode()
    true = len(data(client, glen).content)
    said = client.get(f"{page}?fresh=1").content.decode().replace("\xa0", " ")
    assert f"Figures as CSV ({true / 1024:.1f} KB)" in said
    everything = client.get(f"/authorities/{glen.slug}/measures/").content.decode()
    assert "All figures as a data package (ZIP, about " in everything


def test_guessed_sizes_are_near_the_true_ones(client, glen):
    from comhla.web.measures.presenters.downloads import _BYTES_OF_FIGURE, _BYTES_OF_REST

    number = len(rows(data(client, glen)))
    for form in ("csv", "xlsx", "json"):
        guessed = _BYTES_OF_FIGURE[form] * number + _BYTES_OF_REST[form]
        assert guessed == pytest.approx(len(data(client, glen, form).content), rel=0.5), form


def test_a_package_of_everything_can_be_made_again(client, glen, tmp_path, capsys):
    define(glen, local_definition(), by=SYSTEM)
    own = rate(area_of(glen), 2025, 3, indicator="lunch-clubs", value=3.0, numerator=None, denominator=None)
    blank = rate(area_of(glen), 2024, 3, indicator="lunch-clubs", value=Missing.NOT_YET, numerator=None)
    a_release(glen, [own, blank], title="=Own figures", licence="Open Government Licence v3.0")
    answer = client.get(f"/authorities/{glen.slug}/measures/data.zip")
    assert answer["Content-Type"] == "application/zip"
    package = read_package(answer.content)
    assert package.about.licences == ()
    assert [source.title for source in package.lineage.sources] == ["Made-up figures", "=Own figures"]
    assert [row[0] for row in package.resource("indicators").rows] == [READMISSIONS, "lunch-clubs"]
    again = [each for each in recompute(package) if each.figure.method.value == "ratio"]
    assert len(again) > 60
    assert all(each.agrees for each in again)
    assert "illustrative" in package.about.description.casefold()
    (tmp_path / "data.zip").write_bytes(answer.content)
    assert main(["measures", "verify", str(tmp_path / "data.zip")]) == 1
    assert "1 number could not be made again:" in capsys.readouterr().out
    assert "data/figures.csv" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


def test_an_open_licence_is_named_where_every_file_has_it(client, falkirk):
    from comhla.web.measures.models import Release

    Release.objects.update(licence="Open Government Licence v3.0")
    package = read_package(client.get("/authorities/falkirk/measures/data.zip").content)
    assert package.about.licences[0].name == "OGL-UK-3.0"


def test_without_figures_there_is_nothing_to_take_away(client, db):
    glen = recorded(small_facts())
    assert "Take the figures away" not in client.get(f"/authorities/{glen.slug}/measures/").content.decode()
    assert rows(data(client, glen)) == []
    assert data(client, glen, key="nothing").status_code == 404
    assert data(client, glen, "exe").status_code == 404
    assert client.get("/authorities/nowhere/measures/data.zip").status_code == 404
