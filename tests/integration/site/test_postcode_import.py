"""Importing a postcode directory: whole or not at all, again without effect, from a real file."""

from __future__ import annotations

import argparse
from datetime import date

import pytest

from comhla.web.access.actors import SYSTEM, Actor, NotAllowed
from comhla.web.audit.models import Event
from comhla.web.site import actions, commands
from comhla.web.site.actions import import_postcodes
from comhla.web.site.finding import find_places
from comhla.web.site.models import Postcode, PostcodeArea, PostcodeRelease
from comhla.web.site.postcode_files import BadRow, UnusableDirectory, read_localities

pytestmark = pytest.mark.django_db

DAY = date(2026, 8, 14)
GOOD = "Postcode,HSCP\nEH1 1YZ,S37000012\nKY1 1AA,S37000032\n"


def imported(path, on=DAY, **options):
    return import_postcodes(path, released_on=on, source="A directory", licence="OGL", **{"by": SYSTEM, **options})


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "directory.csv"
    file.write_text(GOOD)
    return file


def test_an_edition_is_kept_with_its_source_and_told_in_the_trail(path):
    done = imported(path)
    assert (done.is_new, done.rows, done.without_locality) == (True, 2, 2)
    assert str(done.release) == "postcodes of 2026-08-14"
    assert {str(each) for each in Postcode.objects.all()} == {"EH11YZ", "KY11AA"}
    assert {str(each) for each in PostcodeArea.objects.all()} == {"S37000012", "S37000032"}
    event = Event.objects.get(action="postcodes_imported")
    assert (event.subject, event.before, event.after["rows"]) == ("2026-08-14", None, 2)


def test_the_same_file_again_changes_nothing(path):
    first = imported(path)
    again = imported(path)
    assert (again.is_new, again.release.pk) == (False, first.release.pk)
    assert Event.objects.filter(action="postcodes_imported").count() == 1


def test_another_file_for_the_day_takes_the_place_of_the_first(path):
    imported(path)
    path.write_text("Postcode,HSCP\nEH1 1YZ,S37000010\n")
    imported(path)
    assert PostcodeRelease.objects.count() == 1
    assert [each.name for each in find_places("EH1 1YZ").answers] == ["East Lothian"]
    assert Event.objects.order_by("number").last().before["rows"] == 2


def test_the_same_file_with_localities_is_imported_anew(path, tmp_path):
    path.write_text("Postcode,HSCP,DataZone\nEH1 1YZ,S37000012,S01008677\n")
    imported(path)
    table = tmp_path / "localities.csv"
    table.write_text("DataZone,HSCP,Locality\nS01008677,S37000012,Centre\n")
    done = imported(path, localities=read_localities(table))
    assert (done.is_new, done.without_locality) == (True, 0)


def test_earlier_editions_are_kept(path):
    imported(path, on=date(2025, 8, 14))
    imported(path)
    assert [each.released_on for each in PostcodeRelease.objects.all()] == [DAY, date(2025, 8, 14)]


def test_every_bad_row_is_told_and_nothing_is_imported(path):
    path.write_text(GOOD + "EH1,S37000012\nEH1 1ZZ,X\n" + "EH1 2AA,S37000012\n")
    with pytest.raises(UnusableDirectory, match="Nothing was imported") as refused:
        imported(path)
    assert refused.value.bad_rows == (
        BadRow(4, "'EH1' is no postcode."),
        BadRow(5, "'X' is no code of a partnership, as S37000010."),
    )
    assert (PostcodeRelease.objects.count(), Postcode.objects.count(), Event.objects.count()) == (0, 0, 0)


def test_a_file_without_postcodes_of_scotland(path):
    path.write_text("Postcode,HSCP\nSW1A 2AA,E99999999\n")
    with pytest.raises(UnusableDirectory, match="has no postcodes of Scotland"):
        imported(path)


def test_a_file_that_changes_while_it_is_read_leaves_the_earlier_edition(path, monkeypatch):
    imported(path)
    path.write_text(GOOD + "PH1 1AA,S37000033\n")
    looked_through = actions._looked_through

    def then_somebody_writes(*given):
        found = looked_through(*given)
        path.write_text("Postcode,HSCP\nbad,S37000012\n")
        return found

    monkeypatch.setattr(actions, "_looked_through", then_somebody_writes)
    with pytest.raises(UnusableDirectory, match="changed while it was read"):
        imported(path)
    assert (PostcodeRelease.objects.get().rows, Postcode.objects.count()) == (2, 2)


def test_nobody_but_the_machine_imports(path):
    with pytest.raises(NotAllowed, match="may not import postcodes"):
        imported(path, by=Actor(id="1", name="Somebody"))


def test_a_real_file(shared):
    folder = shared / "data" / "geography"
    localities = read_localities(folder / "dz2011_to_locality_bestfit.csv.gz")
    done = imported(folder / "nhs_hospital_locations.csv.gz", localities=localities)
    assert (done.rows, done.without_locality) == (227, 0)
    (answer,) = find_places("KA27 8LF").answers
    assert (answer.name, answer.council, answer.locality) == ("North Ayrshire", "North Ayrshire Council", "Arran")
    assert len(find_places("KA27").answers) == 1


def test_many_rows_are_written_in_parts(path, monkeypatch):
    monkeypatch.setattr(actions, "_AT_ONCE", 1)
    assert imported(path).rows == Postcode.objects.count() == 2


def run(*words):
    parser = argparse.ArgumentParser(prog="comhla")
    commands.add_parser(parser.add_subparsers())
    parsed = parser.parse_args(["postcodes", *map(str, words)])
    return parsed.run(parsed)


def test_the_command(path, capsys):
    assert run("list") == 0
    assert capsys.readouterr().out == "No postcode directory was imported yet.\n"
    told = ("import", path, "--released-on", "2026-08-14", "--source", "A directory")
    assert run(*told) == 0
    assert capsys.readouterr().out == "Imported 2 rows as the edition of 2026-08-14. 2 of them have no locality.\n"
    assert run(*told) == 0
    assert capsys.readouterr().out.startswith("This file was imported before, as the edition of 2026-08-14.")
    assert run("list") == 0
    assert capsys.readouterr().out == "2026-08-14        2  A directory (Open Government Licence v3.0)\n"


def test_the_command_with_localities(path, tmp_path, capsys):
    path.write_text("Postcode,HSCP,DataZone\nEH1 1YZ,S37000012,S01008677\n")
    table = tmp_path / "localities.csv"
    table.write_text("DataZone,HSCP,Locality\nS01008677,S37000012,Centre\n")
    told = ("import", path, "--released-on", "2026-08-14", "--source", "A directory", "--localities", table)
    assert run(*told) == 0
    assert capsys.readouterr().out == "Imported 1 rows as the edition of 2026-08-14.\n"


def test_the_command_tells_bad_rows(path, capsys):
    path.write_text(GOOD + "EH1,S37000012\n")
    assert run("import", path, "--released-on", "2026-08-14", "--source", "A directory") == 2
    told = capsys.readouterr().err
    assert "directory.csv has rows that cannot be used. Nothing was imported.\n  line 4: 'EH1' is no postcode." in told


def test_the_command_asks_for_a_day(path, capsys):
    with pytest.raises(SystemExit) as stopped:
        run("import", path, "--released-on", "soon", "--source", "A directory")
    assert stopped.value.code == 2
    assert "Write a day as 2026-08-14." in capsys.readouterr().err
