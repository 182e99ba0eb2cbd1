"""The commands that the documentation shows: run them, and compare what is shown with what they print.

    python -m tools.console_examples           write into the pages what the commands print now
    python -m tools.console_examples --check   write nothing, and fail where a page shows something else

A block of a page whose fence says `console` holds commands (lines that begin with `$ comhla`) and what each prints. A
line `...` stands for lines left out; without one, everything is shown. Before a block may stand

    <!-- file: NAME -->    the block is the content of a file of that name, which the commands after it use
    <!-- add-to: NAME -->  the block is added to the end of that file
    <!-- exit: N -->       the commands of the block end with this code and no other; 0 or 1 where nothing is said

The commands of a page run one after another in an empty folder that has the examples in it.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from comhla.cli.main import main as comhla

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = "..."
_PROMPT = "$ "
_BLOCK = re.compile(
    r"(?:<!-- (?P<mark>file|add-to|exit): (?P<value>\S+) -->\n+)?```(?P<language>\w+)\n(?P<content>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


class Shown(NamedTuple):
    """A command of a page and the lines shown under it."""

    command: str
    lines: tuple[str, ...]


class Ran(NamedTuple):
    """What a command printed and the code it ended with."""

    lines: tuple[str, ...]
    code: int


class Problem(NamedTuple):
    """A command that does not do what its page says."""

    command: str
    what: str


def pages() -> list[Path]:
    """The pages that may show commands; generated pages and decision records show none."""
    written = [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs").glob("[!ar]*/*.md")]
    return sorted([ROOT / "README.md", ROOT / "examples" / "README.md", *written])


def commands_in(content: str) -> Iterator[Shown]:
    """The commands of a console block, each with its lines."""
    for piece in re.split(rf"^{re.escape(_PROMPT)}", content, flags=re.MULTILINE)[1:]:
        command, *lines = piece.rstrip("\n").split("\n")
        yield Shown(command, tuple(lines))


def run(command: str) -> Ran:
    """Run a command in this folder: `comhla WORD ...`, whose output `> FILE` sends to a file."""
    program, *given = shlex.split(command)
    if program != "comhla":
        raise ValueError(f"Only comhla is run here, not {program}.")
    place = None
    if ">" in given:
        place, given = Path(given[given.index(">") + 1]), given[: given.index(">")]
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = comhla(given)
        except SystemExit as stop:
            code = int(stop.code or 0)
    if place is not None:
        place.write_text(out.getvalue(), encoding="utf-8")
        out = StringIO()
    return Ran(tuple((out.getvalue() + err.getvalue()).rstrip("\n").split("\n") if _any(out, err) else ()), code)


def _any(*streams: StringIO) -> bool:
    return any(stream.getvalue() for stream in streams)


def shows(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether what is shown is what was printed, with lines left out only where that is said."""
    return place(shown, printed, alike=str) is not None


def place(shown: Sequence[str], printed: Sequence[str], *, alike: Callable[[str], str]) -> list[str] | None:
    """The lines shown as they were printed now, or None where they were not.

    Args:
        shown: lines, with `...` where some are left out.
        printed: every line that was printed.
        alike: gives the same text for two lines that count as the same line.
    """
    lines = [line.rstrip() for line in printed]
    keys = [alike(line) for line in lines]
    runs = [[alike(line) for line in each] for each in _runs(shown)]
    if len(runs) == 1:
        return lines if runs[0] == keys else None
    placed, at = [], 0
    for number, each in enumerate(runs):
        first, last = number == 0, number == len(runs) - 1
        starts = [0] if first else [len(keys) - len(each)] if last else range(at, len(keys) - len(each) + 1)
        start = next((start for start in starts if start >= at and keys[start : start + len(each)] == each), None)
        if start is None:
            return None
        at = start + len(each)
        placed += [*([] if first else [LEFT_OUT]), *lines[start:at]]
    return placed


def _runs(shown: Sequence[str]) -> list[list[str]]:
    """The lines shown, parted where some are left out."""
    runs: list[list[str]] = [[]]
    for line in shown:
        if line.strip() == LEFT_OUT:
            runs.append([])
        else:
            runs[-1].append(line.rstrip())
    return runs


def _without_numbers(line: str) -> str:
    """A line that differs in its counts only is the same line, as `12  Met` and `9  Met`."""
    return re.sub(r" *\d+", "0", line)


def follow(text: str) -> tuple[str, list[Problem]]:
    """Run everything a page shows, in an empty folder: the page with what is printed now, and the problems."""
    problems: list[Problem] = []

    def renewed(match: re.Match[str]) -> str:
        if match["mark"] in ("file", "add-to"):
            with Path(match["value"]).open("w" if match["mark"] == "file" else "a", encoding="utf-8") as file:
                file.write(match["content"])
        if match["language"] != "console":
            return match[0]
        codes = {int(match["value"])} if match["mark"] == "exit" else {0, 1}
        content = "".join(_renewed(shown, codes, problems) for shown in commands_in(match["content"]))
        return match[0].replace(match["content"], content)

    with in_an_empty_folder():
        return _BLOCK.sub(renewed, text), problems


@contextmanager
def in_an_empty_folder() -> Iterator[None]:
    """Work in a folder that holds nothing but the examples, and forget it afterwards."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("examples").symlink_to(ROOT / "examples", target_is_directory=True)
        yield


def _renewed(shown: Shown, codes: set[int], problems: list[Problem]) -> str:
    ran, lines = run(shown.command), shown.lines
    if ran.code not in codes:
        problems.append(Problem(shown.command, f"It ended with the code {ran.code}."))
    elif not shows(lines, ran.lines):
        problems.append(Problem(shown.command, "It prints something else."))
        lines = tuple(_printed_now(lines, ran.lines))
    return "".join(f"{line}\n" for line in (f"{_PROMPT}{shown.command}", *lines))


def _printed_now(shown: Sequence[str], printed: Sequence[str]) -> Sequence[str]:
    """What to show in place of lines that are printed no more: where lines are left out, those of the same place."""
    if len(_runs(shown)) == 1:
        return printed
    return place(shown, printed, alike=_without_numbers) or shown


def main() -> int:
    """Renew the pages, or say which show something else than the commands print."""
    parser = argparse.ArgumentParser(description="Run the commands that the documentation shows.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page shows something else")
    check_only = parser.parse_args().check
    left = 0
    for path in pages():
        before = path.read_text(encoding="utf-8")
        after, problems = follow(before)
        if after != before and not check_only:
            path.write_text(after, encoding="utf-8")
            print(f"examples: wrote {path.relative_to(ROOT)}")
            after, problems = follow(after)
        for problem in problems:
            print(f"examples: {path.relative_to(ROOT)}: $ {problem.command}: {problem.what}", file=sys.stderr)
        left += len(problems)
    if left:
        print("examples: where lines are left out, choose anew what to show.", file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    os.environ["COLUMNS"] = "80"  # the help of argparse is as wide as the terminal
    sys.exit(main())
