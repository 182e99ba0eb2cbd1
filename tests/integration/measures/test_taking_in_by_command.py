"""`comhla measures import`: a file for every authority, all of it or nothing, even when the process is killed."""

from __future__ import annotations

import argparse
import gzip
import json
import signal
from datetime import date

import pytest

from comhla.web.access.actors import SYSTEM, NotAllowed
from comhla.web.access.roles import Role
from comhla.web.authorities.actions import load_register
from comhla.web.authorities.errors import NotRecorded
from comhla.web.commands.start import UNUSABLE
from comhla.web.measures import commands
from comhla.web.measures.actions.operating import import_release
from comhla.web.measures.files import Details, GivenFile
from comhla.web.measures.models import Figure, Release
from tests.lib.command import Ran
from tests.lib.taking_in import LOCALITIES, MARCH, MAY, counting
from tests.lib.web import TODAY, an_actor, recorded, small_facts

DETAILS = Details(retrieved_on=TODAY)


@pytest.fixture
def run(capsys):
    """Type a word of the command, in this process."""

    def typed(*words: object) -> Ran:
        parser = argparse.ArgumentParser()
        measures = parser.add_subparsers().add_parser("measures")
        commands.add_actions(measures.add_subparsers())
        arguments = parser.parse_args([str(word) for word in words])
        code = arguments.run(arguments)
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return typed


@pytest.mark.django_db
def test_a_file_is_taken_in_for_everybody(run, tmp_path):
    path = tmp_path / "march.csv.gz"
    path.write_bytes(gzip.compress(MARCH.encode()))
    done = run("measures", "import", path, "--published", "2024-03-05", "--edition", "March 2024", "--from", "a stick")
    assert (done.code, done.out) == (0, "Core suite by partnership, tidy March 2024: 4 figures were taken in.\n")
    release = Release.objects.get()
    assert (release.authority, release.published_on, release.retrieved_on) == (None, date(2024, 3, 5), TODAY)
    assert (release.retrieved_from, release.imported_by, release.file) == ("a stick", SYSTEM.name, "march.csv.gz")
    assert counting(None)["Falkirk", "2022/23"] == 115.0


@pytest.mark.django_db
def test_a_table_of_one_authority_is_taken_in_by_its_map(run, tmp_path):
    glen = recorded(small_facts())
    columns = {"indicator": "measure", "area": "place", "period": "year", "value": "figure", "numerator": "of whom"}
    (tmp_path / "map.json").write_text(json.dumps(columns))
    (tmp_path / "count.csv").write_text(LOCALITIES)
    words = ["measures", "import", tmp_path / "count.csv", "--authority", glen.slug, "--map", tmp_path / "map.json"]
    assert "say what the figures are called" in run(*words).err
    assert run(*words, "--title", "Our count", "--publisher", "Glen").code == 0
    assert counting(glen)["East", "2023/24"] == "suppressed:would_reveal"
    assert Release.objects.get().content is None


REFUSED = [
    (["nothing.csv"], "cannot be read: No such file or directory."),
    (["march.csv", "--authority", "nowhere"], "There is no authority nowhere."),
    (["march.csv", "--published", "soon"], "Write a day as 2026-09-01."),
    (["march.csv", "--layout", "none"], "There is no layout none."),
    (["wrong.csv"], "line 2, hscp: Nothing is known of"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_what_cannot_be_taken_in_is_told_and_nothing_is_changed(run, tmp_path, monkeypatch, words, said):
    (tmp_path / "march.csv").write_text(MARCH)
    (tmp_path / "wrong.csv").write_text(MARCH.replace("Falkirk", "Atlantis"))
    monkeypatch.chdir(tmp_path)
    done = run("measures", "import", *words)
    assert done.code == UNUSABLE
    assert said in done.err
    assert Release.objects.count() == 0


@pytest.mark.django_db
def test_every_edition_of_a_file_is_taken_in_or_the_one_that_is_said(shared):
    content = (shared / "data" / "indicators" / "lgbf_core_suite_by_edition.csv.gz").read_bytes()
    some = GivenFile("editions.csv.gz", content, Details(retrieved_on=TODAY, edition="2020-07"))
    assert [each.edition for each in import_release(some, by=SYSTEM)] == ["2020-07"]
    with pytest.raises(NotRecorded, match=r"The file has no edition 1999\. It has: 2019-11, 2020-07"):
        import_release(some._replace(details=Details(retrieved_on=TODAY, edition="1999")), by=SYSTEM)
    with pytest.raises(NotRecorded, match="taken in before"):
        import_release(some._replace(details=DETAILS), by=SYSTEM)
    assert Release.objects.count() == 1


@pytest.mark.django_db
def test_nobody_with_a_role_takes_in_a_file_for_everybody():
    load_register(by=SYSTEM)
    chief = an_actor(Role.CHIEF_OFFICER, recorded(small_facts()))
    with pytest.raises(NotAllowed):
        import_release(GivenFile("march.csv", MARCH.encode(), DETAILS), by=chief)
    assert Figure.objects.count() == 0


_TYPED = """
import argparse, os, signal
from comhla.web.measures import commands
from comhla.web.measures.actions import importing
parser = argparse.ArgumentParser()
commands.add_actions(parser.add_subparsers())
if {is_killed}:
    importing.settle = lambda *given: os.kill(os.getpid(), signal.SIGKILL)
arguments = parser.parse_args(["import", {path!r}])
raise SystemExit(arguments.run(arguments))
"""
_TOLD = """
from comhla.web.audit.models import Event
from comhla.web.measures.models import Figure, Release
taken = Event.objects.filter(action="release_taken_in").count()
print(Release.objects.count(), Figure.objects.count(), Figure.objects.filter(is_current=True).count(), taken)
"""


def test_a_process_that_is_killed_midway_leaves_nothing(installation, tmp_path):
    march, may = tmp_path / "march.csv", tmp_path / "may.csv"
    march.write_text(MARCH)
    may.write_text(MAY)
    process = installation.begin(_TYPED.format(is_killed=False, path=str(march)))
    assert process.communicate(timeout=60)[0].endswith("4 figures were taken in.\n")
    process = installation.begin(_TYPED.format(is_killed=True, path=str(may)))
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert installation.python(_TOLD) == "1 4 4 1\n"
