"""`comhla document` for the board: each document from a file, and every way in which it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comhla.documents.certificate import Verified, verified
from tests.lib.command import Comhla
from tests.lib.files import HEAD

EXAMPLE = "examples/demonstration.yaml"
MEETING = "board-2026-09-16"
ON = ("--on", "2026-11-22")


@pytest.fixture
def demonstration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repository: Path) -> str:
    """The example, with the current folder an empty one."""
    monkeypatch.chdir(tmp_path)
    return str(repository / EXAMPLE)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("paper", "--paper", "paper-2026-09-winter"), "paper-2026-09-winter.html"),
        (("agenda", "--meeting", MEETING), f"agenda-{MEETING}.html"),
        (("pack", "--meeting", MEETING, "--public"), f"pack-{MEETING}-public.html"),
        (("minute", "--meeting", "board-2020-04-15", "--public"), "minute-board-2020-04-15-public.html"),
        (("certificate", "--meeting", "board-2020-04-15"), "certificate-board-2020-04-15.html"),
        (("direction", "--direction", "direction-2016-nhs"), "direction-direction-2016-nhs.html"),
        (("directions-report",), "directions-report.html"),
        (("directions-report", "--from", "2025-04-01", "--to", "2026-03-31"), "directions-report.html"),
    ],
)
def test_each_document_is_written_under_its_name(comhla: Comhla, demonstration, words, name):
    word, *rest = words
    ran = comhla("document", word, demonstration, *rest, "--format", "html", *ON)
    assert (ran.code, ran.out) == (0, f"Written to {name}\n"), ran.err
    assert Path(name).read_bytes().startswith(b"<!doctype html>")


def test_a_certificate_as_data_can_be_checked(comhla: Comhla, demonstration):
    asked = ("document", "certificate", demonstration, "--meeting", "board-2020-04-15", "--format", "json", *ON)
    assert comhla(*asked).code == 0
    text = Path("certificate-board-2020-04-15.json").read_text(encoding="utf-8")
    assert verified(text) is Verified.RIGHT
    assert json.loads(text)["says"] == "1 rule was not kept."
    again = comhla(*asked)
    assert (again.code, "is there already" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("minute", "--meeting", "nowhere"), "There is no meeting called 'nowhere'."),
        (("certificate", "--meeting", "nowhere"), "There is no meeting called 'nowhere'."),
        (("certificate", "--meeting", "nowhere", "--format", "json"), "There is no meeting called 'nowhere'."),
        (("paper", "--paper", "nothing"), "nothing"),
        (("directions-report", "--from", "2026-02-01", "--to", "2026-01-01"), "before its first day"),
    ],
)
def test_what_cannot_be_made_is_refused(comhla: Comhla, demonstration, words, said):
    word, *rest = words
    form = () if "--format" in rest else ("--format", "html")
    ran = comhla("document", word, demonstration, *rest, *form, *ON)
    assert ran.code == 2
    assert said in ran.err


def test_a_paper_kept_from_the_public_is_not_made_for_it(comhla: Comhla, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "glen.yaml"
    file.write_text(
        HEAD + "papers:\n  - {id: depot, title: Depot, exempt_because: A contract}\n",
        encoding="utf-8",
    )
    ran = comhla("document", "paper", str(file), "--paper", "depot", "--public", "--format", "html", *ON)
    assert (ran.code, "The paper depot is kept from the public: A contract" in ran.err) == (2, True)
