"""`comhla document`: the plan and its statement from a file, in each form, and every way in which it refuses."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from comhla.documents.errors import CannotBeWritten
from comhla.documents.formats import Format
from tests.lib.command import Comhla, Ran
from tests.lib.files import HEAD

PLANS = (
    HEAD
    + """\
plans:
  - {id: plan-2024, title: Plan 2024 to 2027, finalised_on: 2024-03-01, period_first_day: 2024-04-01,
     period_last_day: 2027-03-31, address: "https://example.org/plan-2024"}
  - {id: plan-2027, title: Plan 2027 to 2030, finalised_on: not done, period_first_day: 2027-04-01}
plan_sections:
  - id: vision
    plan: plan-2024
    part: vision
    heading: Our vision
    text: |-
      We want people to live well.

      ![The harbour at dawn](figure:harbour)
  - {id: easy, plan: plan-2024, edition: easy_read, part: vision, heading: We help, text: We help you.}
"""
)
BEGINNINGS = {
    "html": b"<!doctype html>",
    "pdf": b"%PDF-",
    "word": b"PK",
    "opendocument": b"PK",
    "epub": b"PK",
}


@pytest.fixture
def planned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An authority file with two plans and a picture, in the folder in which the command is run."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "strathmore.yaml"
    path.write_text(PLANS, encoding="utf-8")
    figures = tmp_path / "figures"
    figures.mkdir()
    _picture(figures / "harbour.png")
    (figures / "notes.txt").write_text("No picture.", encoding="utf-8")
    return path


def _picture(place: Path) -> None:
    written = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(written, format="PNG")
    place.write_bytes(written.getvalue())


def make(comhla: Comhla, what: str, path: Path, *options: object, form: str = "html") -> Ran:
    return comhla("document", what, path, "--on", "2026-11-22", "--format", form, *options)


@pytest.mark.parametrize("form", [each.value for each in Format])
def test_each_form_is_written(form: str, comhla: Comhla, planned: Path) -> None:
    place = planned.parent / "made" / "plan"
    ran = make(comhla, "plan", planned, "--output", place, form=form)
    assert (ran.code, ran.out, ran.err) == (0, f"Written to {place}\n", "")
    assert place.read_bytes().startswith(BEGINNINGS[form])


# document, options, the name of its file, and words in it
MADE = [
    ("plan", (), "plan-2024.html", ("Plan 2024 to 2027", "22 November 2026", "https://example.org/plan-2024")),
    (
        "plan",
        ("--plan", "plan-2027"),
        "plan-2027.html",
        ("Plan 2027 to 2030", "In preparation: this plan is not final"),
    ),
    ("plan", ("--edition", "easy_read"), "plan-2024-easy-read.html", ("We help you.", "plan-2024:easy-read")),
    ("statement", (), "plan-2024-statement.html", ("How the plan 2024 to 2027 was prepared", "plan-2024:statement")),
]


@pytest.mark.parametrize(("what", "options", "name", "words"), MADE)
def test_a_file_is_named_for_its_plan(
    what: str, options: tuple[str, ...], name: str, words: tuple[str, ...], comhla: Comhla, planned: Path
) -> None:
    assert make(comhla, what, planned, *options).out == f"Written to {name}\n"
    text = (planned.parent / name).read_text(encoding="utf-8")
    assert [each for each in words if each not in text] == []


def test_pictures_come_from_the_folder_beside_the_file(comhla: Comhla, planned: Path) -> None:
    make(comhla, "plan", planned)
    text = (planned.parent / "plan-2024.html").read_text(encoding="utf-8")
    assert "data:image/png;base64," in text
    assert 'alt="The harbour at dawn"' in text


def test_the_day_is_today_if_left_out(comhla: Comhla, planned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comhla.cli.document.today", lambda: date(2028, 5, 1))
    assert comhla("document", "plan", planned, "--plan", "plan-2024", "--format", "html").code == 0
    assert "1 May 2028" in (planned.parent / "plan-2024.html").read_text(encoding="utf-8")


# document, options, and what is said
REFUSED = [
    ("plan", ("--plan", "plan-1"), "There is no plan called 'plan-1'. The plans are: plan-2024, plan-2027."),
    ("statement", ("--plan", "plan-1"), "There is no plan called 'plan-1'. The plans are: plan-2024, plan-2027."),
    ("plan", ("--on", "2031-01-01"), "No plan runs on that day. Name one with --plan: plan-2024, plan-2027."),
    ("plan", ("--edition", "gaelic"), "Nothing of plan-2024 is written in the edition gaelic."),
]


@pytest.mark.parametrize(("what", "options", "said"), REFUSED)
def test_what_cannot_be_made_is_said(
    what: str, options: tuple[str, ...], said: str, comhla: Comhla, planned: Path
) -> None:
    ran = make(comhla, what, planned, *options)
    assert (ran.code, ran.out, ran.err) == (2, "", f"{said}\n")


# plans of the file, and what the command says of them
FEW = [
    ("", 2, "No plan is recorded in this file.\n"),
    ("plans:\n  - {id: plan-1, title: Plan 1}\n", 0, ""),
]


@pytest.mark.parametrize(("plans", "code", "said"), FEW)
def test_one_plan_needs_no_name(plans: str, code: int, said: str, comhla: Comhla, planned: Path) -> None:
    planned.write_text(HEAD + plans, encoding="utf-8")
    ran = make(comhla, "plan", planned)
    assert (ran.code, ran.err) == (code, said)


def test_every_fault_of_the_text_is_told_at_once(comhla: Comhla, planned: Path) -> None:
    (planned.parent / "figures" / "harbour.png").unlink()
    text = PLANS.replace("We want people", "<b>We</b> want people")
    planned.write_text(text, encoding="utf-8")
    ran = make(comhla, "plan", planned)
    assert ran.code == 2
    assert ran.err.splitlines()[0] == "The text of plan-2024 cannot be made a document:"
    told = ran.err.splitlines()[1:]
    assert [line.partition(":")[0].strip() for line in told] == [
        'Section "Our vision", line 1',
        'Section "Our vision", line 3',
    ]
    assert not (planned.parent / "plan-2024.html").exists()


def test_every_picture_that_cannot_be_used_is_told(comhla: Comhla, planned: Path) -> None:
    figures = planned.parent / "figures"
    (figures / "broken.png").write_bytes(b"no picture")
    (figures / "folder.jpg").mkdir()
    ran = make(comhla, "plan", planned)
    assert ran.code == 2
    broken, folder = ran.err.splitlines()
    assert broken.startswith(f"{figures / 'broken.png'}: The file is not a PNG or JPEG picture")
    assert folder == f"{figures / 'folder.jpg'} cannot be read: Is a directory."


def test_a_file_that_is_there_is_written_over_only_where_it_is_named(comhla: Comhla, planned: Path) -> None:
    place = planned.parent / "plan-2024.html"
    place.write_text("Mine.", encoding="utf-8")
    refused = make(comhla, "plan", planned)
    assert (refused.code, place.read_text(encoding="utf-8")) == (2, "Mine.")
    assert "plan-2024.html is there already." in refused.err
    assert make(comhla, "plan", planned, "--output", place).code == 0


def test_a_place_that_cannot_be_written_is_said(comhla: Comhla, planned: Path) -> None:
    ran = make(comhla, "plan", planned, "--output", planned / "inside.html")
    assert ran.code == 2
    assert "cannot be written" in ran.err


NEEDS_PACKAGES = 'Making documents needs more packages. Install "comhla[documents]".\n'


@pytest.mark.parametrize("package", ["typst", "pypandoc", "PIL"])
def test_without_a_package_that_writes_a_form_it_says_what_to_install(
    package: str, comhla: Comhla, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _render_fails(monkeypatch, ModuleNotFoundError(f"No module named {package!r}", name=package))
    ran = make(comhla, "plan", planned)
    assert (ran.code, ran.err) == (2, NEEDS_PACKAGES)


def test_without_the_package_that_reads_texts_it_says_what_to_install(planned: Path) -> None:
    block = "import sys; sys.modules['markdown_it'] = None; from comhla.cli.main import main; sys.exit(main())"
    arguments = ("document", "plan", planned.name, "--on", "2026-11-22", "--format", "html")
    ran = subprocess.run([sys.executable, "-c", block, *arguments], capture_output=True, check=False, timeout=120)
    assert (ran.returncode, ran.stdout, ran.stderr.decode()) == (2, b"", NEEDS_PACKAGES)


def test_a_module_of_its_own_that_is_missing_is_no_missing_package(
    comhla: Comhla, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _render_fails(monkeypatch, ModuleNotFoundError("No module named 'comhla.other'", name="comhla.other"))
    with pytest.raises(ModuleNotFoundError):
        make(comhla, "plan", planned)


def test_what_no_form_can_carry_is_said(comhla: Comhla, planned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _render_fails(monkeypatch, CannotBeWritten("A sign is missing."))
    ran = make(comhla, "plan", planned)
    assert (ran.code, ran.err) == (2, "A sign is missing.\n")


def _render_fails(monkeypatch: pytest.MonkeyPatch, problem: Exception) -> None:
    def fails(*_: object) -> bytes:
        raise problem

    monkeypatch.setattr("comhla.documents.formats.render", fails)


def test_a_file_that_is_not_there_is_said_as_by_other_words(comhla: Comhla, planned: Path) -> None:
    ran = make(comhla, "plan", planned.parent / "none.yaml")
    assert ran.code == 2
    assert "There is no such file." in ran.err
