"""The command as a process of its own: terminals without UTF-8, readers that go away, and what is not imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

RUN = "import sys; from comhla.cli.main import main; sys.exit(main())"
LONG = 120


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process."""
    return subprocess.run(
        [sys.executable, "-c", RUN, *map(str, arguments)],
        capture_output=True,
        check=False,
        timeout=LONG,
        env={**os.environ, **environment},  # noqa: TID251 - the test run is an entrance
    )


@pytest.fixture
def named_with_accent(strathmore: Path) -> Path:
    """An authority whose name no plain terminal can show."""
    text = strathmore.read_text(encoding="utf-8")
    strathmore.write_text(text.replace("name: Strathmore\n", "name: Strath M\u00f2r \u2013 \u4e2d\n"), encoding="utf-8")
    return strathmore


def test_a_plain_terminal_shows_the_nearest_characters(named_with_accent: Path) -> None:
    ran = run("check", named_with_accent, "--as-at", "2018-09-01", PYTHONIOENCODING="ascii")
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert ran.stdout.startswith(b"Strath Mor - ? (illustrative), as at 1 September 2018")
    helped = run("--help", PYTHONIOENCODING="ascii")
    assert b"Comhla checks the recorded facts" in helped.stdout


@pytest.mark.parametrize("form", ["json", "csv", "html"])
def test_programs_are_given_utf8_whatever_the_terminal(named_with_accent: Path, form: str) -> None:
    plain, utf8 = (
        run("check", named_with_accent, "--as-at", "2018-09-01", "--format", form, PYTHONIOENCODING=encoding)
        for encoding in ("ascii", "utf-8")
    )
    assert (plain.returncode, plain.stderr) == (1, b"")
    assert plain.stdout == utf8.stdout
    assert "Strath M\u00f2r \u2013 \u4e2d".encode() in plain.stdout


def test_a_file_name_that_is_not_text(strathmore: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(strathmore.parent) + b"/\xff.yaml"))
    try:
        strathmore.rename(odd)
    except OSError:
        return  # this file system has only names that are text, so there is nothing to go wrong
    ran = run("check", odd, "--as-at", "2018-09-01", "--format", "json")
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert json.loads(ran.stdout)["authorities"][0]["file"].endswith("/?.yaml")


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", RUN, "law", "list", "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read()
        assert (process.wait(LONG), said) == (0, b"")


def test_a_full_disk_is_told() -> None:
    full = Path("/dev/full")
    if not full.exists():
        return  # only some systems have a disk that is always full
    with full.open("wb") as stream:
        ran = subprocess.run(
            [sys.executable, "-c", RUN, "law", "list"], stdout=stream, stderr=subprocess.PIPE, check=False, timeout=LONG
        )
    assert ran.returncode == 2
    assert ran.stderr == b"The output cannot be written: No space left on device.\n"


# word, packages that it may not load
NOT_NEEDED = [
    (["--version"], ["comhla.law", "comhla.authority_file", "yaml", "jinja2", "rich", "icalendar"]),
    (["law", "list"], ["yaml", "jinja2", "rich", "icalendar", "markupsafe", "xlsxwriter"]),
    (["law", "list", "--format", "html"], ["yaml", "rich", "icalendar", "xlsxwriter"]),
    (["check", "FILE"], ["jinja2", "rich", "icalendar", "xlsxwriter", "python_calamine"]),
    (["calendar", "FILE"], ["jinja2", "rich", "icalendar", "xlsxwriter"]),
    (["register"], ["comhla.law.engine", "yaml", "jinja2", "rich"]),
]


@pytest.mark.parametrize(("arguments", "not_needed"), NOT_NEEDED)
def test_only_what_is_needed_is_loaded(strathmore: Path, arguments: list[str], not_needed: list[str]) -> None:
    script = (
        "import sys\nfrom comhla.cli.main import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print('\\nloaded', *sys.modules)\n"
    )
    given = [str(strathmore) if each == "FILE" else each for each in arguments]
    ran = subprocess.run(
        [sys.executable, "-c", script, *given], capture_output=True, check=True, timeout=LONG, text=True
    )
    loaded = set(ran.stdout.splitlines()[-1].split())
    assert "comhla.cli.main" in loaded
    assert loaded & set(not_needed) == set()
