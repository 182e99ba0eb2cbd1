"""The commands that the documentation shows do what it says they do."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from comhla.cli.main import main
from tools.console_examples import ROOT, Shown, commands_in, follow, in_an_empty_folder, pages, run, shows

PAGES = [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in pages()]
_ONE_OF_MANY = re.compile(r"^(?: {4}|)(?:\.venv/bin/)?(?P<command>comhla [a-z].*)$", re.MULTILINE)
_STANDS_FOR_SOMETHING = re.compile(r"[A-Z]{3,}")


@pytest.fixture(autouse=True)
def terminal_of_80_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """The help of the command is as wide as the terminal."""
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize("path", PAGES)
def test_the_commands_of_a_page_print_what_it_shows(path: Path) -> None:
    _, problems = follow(path.read_text(encoding="utf-8"))
    assert problems == [], "Run `.venv/bin/python -m tools.console_examples` and read what it changed."


def other_commands(text: str) -> Iterator[str]:
    """Commands in blocks of code whose output is not shown. Words in capitals stand for something: not run."""
    for match in _ONE_OF_MANY.finditer(text):
        if not _STANDS_FOR_SOMETHING.search(match["command"].replace("IJBO", "").replace("CP-", "")):
            yield match["command"]


OTHERS = [
    pytest.param(command, id=f"{path.relative_to(ROOT).as_posix()}: {command}")
    for path in pages()
    for command in other_commands(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("command", OTHERS)
def test_every_other_command_can_be_typed(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, *given = shlex.split(command, comments=True)
    given = given[: given.index(">")] if ">" in given else given
    asked: list[str] = []

    def note(arguments: object) -> int:
        asked.append(str(arguments))
        return 0

    for word in ("check", "explain", "calendar", "history", "compare", "register"):
        monkeypatch.setattr(f"comhla.cli.{word}.run", note)
    for action in ("new", "schema", "to_xlsx", "from_xlsx"):
        monkeypatch.setattr(f"comhla.cli.authority.run_{action}", note)
    for document in ("plan", "statement"):
        monkeypatch.setattr(f"comhla.cli.document.run_{document}", note)
    monkeypatch.setattr("comhla.cli.document_report._run", note)
    for action in ("list", "show"):
        monkeypatch.setattr(f"comhla.cli.law.run_{action}", note)
    for action in ("catalogue", "read", "compare", "verify"):
        monkeypatch.setattr(f"comhla.cli.measures.run_{action}", note)
    monkeypatch.setattr("comhla.web.commands.start.told", lambda run: note)
    assert main(given) == 0, capsys.readouterr().err
    assert asked
    assert [name for name in given if name.startswith("examples/") and not (ROOT / name).exists()] == []


def test_the_first_things_to_try_really_work() -> None:
    commands = list(other_commands((ROOT / "README.md").read_text(encoding="utf-8")))
    with in_an_empty_folder():
        codes = {command: run(command).code for command in commands}
        written = sorted(path.name for path in Path().iterdir() if not path.is_symlink())
    assert len(codes) > 5
    assert {command: code for command, code in codes.items() if code not in (0, 1)} == {}
    assert written == ["demonstration.xlsx", "east-lothian.yaml", "plan.pdf", "report.html"]


def test_commands_are_really_looked_for() -> None:
    shown = [
        each
        for path in pages()
        for block in re.findall(r"^```console\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
        for each in commands_in(block)
    ]
    assert len(shown) > 5
    assert len(OTHERS) > 20


# what a page shows, what the command prints, whether that is the same
CASES = [
    ("a|b", "a|b", True),
    ("a", "a|b", False),
    ("b", "a|b", False),
    ("a|...", "a|b", True),
    ("...|b", "a|b", True),
    ("...|a", "a|b", False),
    ("b|...", "a|b", False),
    ("a|...|b|...|c", "a|x|b|y|c", True),
    ("a|...|y|...|b|...|c", "a|x|b|y|c", False),
    ("a|...|b|y|...|c", "a|x|b|y|c", True),
    ("a|...|b|c|...|c", "a|x|b|y|c", False),
    ("a|...|a", "a", False),
]


@pytest.mark.parametrize(("shown", "printed", "same"), CASES)
def test_what_is_shown_is_what_is_printed(shown: str, printed: str, same: bool) -> None:
    assert shows(shown.split("|"), printed.split("|")) is same


def test_a_block_is_read_as_commands_with_their_lines() -> None:
    assert list(commands_in("$ comhla a\n1\n2\n$ comhla b\n")) == [
        Shown("comhla a", ("1", "2")),
        Shown("comhla b", ()),
    ]


def test_a_page_that_shows_something_else_is_renewed() -> None:
    page = "```console\n$ comhla register 'Western Isles' --format json > isles.json\n$ comhla --version\nold\n```\n"
    renewed, problems = follow(page)
    assert [each.command for each in problems] == ["comhla --version"]
    assert "old" not in renewed
    assert follow(renewed) == (renewed, [])


def test_numbers_are_renewed_where_lines_are_left_out() -> None:
    page = (
        "```console\n$ comhla register --list national-outcomes\nNational health and wellbeing outcomes (7)\n...\n```\n"
    )
    renewed, problems = follow(page)
    assert len(problems) == 1
    assert renewed == page.replace("(7)", "(9)")


def test_lines_that_are_printed_no_more_are_left_for_a_person() -> None:
    page = "```console\n$ comhla register --list national-outcomes\nNine outcomes\n...\n```\n"
    renewed, problems = follow(page)
    assert len(problems) == 1
    assert renewed == page


def test_a_command_that_ends_with_another_code_is_told() -> None:
    _, problems = follow("<!-- exit: 0 -->\n\n```console\n$ comhla register Atlantis\nNothing\n```\n")
    assert [each.what for each in problems] == ["It ended with the code 2."]


def test_files_of_a_page_are_there_for_its_commands() -> None:
    page = (
        "<!-- file: one.yaml -->\n\n```yaml\nschema: comhla-authority/1\n```\n\n"
        "<!-- add-to: one.yaml -->\n\n```yaml\nauthority: {name: Strathmore, fictional: yes}\n```\n\n"
        "<!-- exit: 0 -->\n\n```console\n$ comhla check one.yaml --as-at 2026-11-22 --duty IJBO-M1\nStrathmore (illustrative), as at"
        " 22 November 2026\n...\n```\n"
    )
    assert follow(page) == (page, [])


def test_only_comhla_is_run() -> None:
    with pytest.raises(ValueError, match="Only comhla"):
        follow("```console\n$ rm -r examples\n```\n")
