"""Tests that watch the whole code base: what is written where, and what the lower layers may not do."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "src" / "comhla"
PURE_LAYERS = ("dates", "reference", "law")
MOST_LINES = 500

# Put together from parts, so that this file does not hold what it looks for.
REGISTRY_HOSTS = [".".join(parts) for parts in (
    ("pypi", "org"),
    ("files", "pythonhosted", "org"),
    ("registry", "npmjs", "org"),
    ("registry", "yarnpkg", "com"),
    ("deb", "debian", "org"),
)]  # fmt: skip
MACHINE_PATHS = [
    "/" + name + "/" for name in ("work/" + "main", "work/" + "shared", "root", "opt", "tmp", "home/" + "runner")
]
UNFINISHED = ["TO" + "DO", "FIX" + "ME", "X" * 3]

# A path of one machine follows the start of a line, a space, a quotation mark or so; `docs/work/` is none.
_MACHINE_PATH = re.compile(r"(?:^|[\s\"'`(=:,;<>\[])(?:" + "|".join(MACHINE_PATHS) + r")", re.MULTILINE)
_UNFINISHED = re.compile(r"\b(?:" + "|".join(UNFINISHED) + r")\b")
_SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:\s*no\s+(?:cover|branch))", re.IGNORECASE)
_SILENCED_WITH_REASON = re.compile(
    r"# noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)* - \S+"
    r"|# type: ignore\[[\w, -]+\]  # \S+"
    r"|# pragma: no (?:cover|branch) - \S+"
)

# The clock, chance, the environment, the network and other programs: what would make the same facts
# give another answer on another day or machine. Reading a package's own data is allowed.
FORBIDDEN_CALLS = {
    "today", "now", "utcnow", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime",
    "getenv", "getcwd", "uuid1", "uuid4", "print", "input",
}  # fmt: skip
FORBIDDEN_MODULES = {
    "asyncio", "http", "locale", "multiprocessing", "os", "random", "secrets", "socket", "sqlite3",
    "subprocess", "tempfile", "threading", "time", "urllib", "uuid",
}  # fmt: skip


def _tracked_files() -> list[Path]:
    """The files git has or would have: tracked, or new and not ignored. Without git, those of our folders."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    if listing.returncode == 0:
        found: Iterable[Path] = (ROOT / name for name in listing.stdout.split("\0") if name)
    else:
        folders = (ROOT / part for part in ("src", "tests", "tools", "docs", "requirements"))
        found = [*ROOT.glob("*.*"), *(path for folder in folders for path in folder.rglob("*"))]
    return sorted(path for path in found if path.is_file() and path.suffix != ".pyc")


def _text_of(path: Path) -> str:
    """The text of a file; a file that is not text has none."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


TEXTS = {_name(path): _text_of(path) for path in _tracked_files()}
PYTHON = {name: text for name, text in TEXTS.items() if name.endswith(".py")}
PACKAGES = sorted({path.parent for path in SOURCE.rglob("*.py")})
PURE_FILES = sorted(path for layer in PURE_LAYERS for path in (SOURCE / layer).rglob("*.py"))


def _lines_with(pattern: re.Pattern[str], texts: dict[str, str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_the_code_base_is_really_looked_at() -> None:
    assert "pyproject.toml" in TEXTS
    assert "src/comhla/__init__.py" in PYTHON
    assert {path.relative_to(SOURCE).parts[0] for path in PURE_FILES} == set(PURE_LAYERS)


def test_no_file_names_a_package_registry() -> None:
    hosts = re.compile("|".join(re.escape(host) for host in REGISTRY_HOSTS))
    assert _lines_with(hosts, TEXTS) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert _lines_with(_MACHINE_PATH, TEXTS) == []


def test_nothing_is_left_unfinished() -> None:
    assert _lines_with(_UNFINISHED, TEXTS) == []


def test_no_python_file_is_too_long() -> None:
    lengths = {name: len(text.splitlines()) for name, text in PYTHON.items()}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_every_silenced_rule_says_which_and_why() -> None:
    without_reason = [
        line
        for line in _lines_with(_SILENCED, PYTHON)
        if not _SILENCED_WITH_REASON.search(line) and not line.startswith("tests/contract/test_house.py:")
    ]
    assert without_reason == []


@pytest.mark.parametrize("path", sorted((ROOT / "docs" / "adr").glob("[0-9]*.md")), ids=lambda path: path.stem)
def test_decision_record_has_the_number_of_its_file(path: Path) -> None:
    assert re.fullmatch(r"\d{4}-[a-z0-9]+(-[a-z0-9]+)*", path.stem)
    heading, _, rest = path.read_text(encoding="utf-8").partition("\n")
    assert heading.startswith(f"# {path.stem[:4]}. ")
    assert re.search(r"^Status: (accepted|proposed|superseded by \d{4})$", rest, re.MULTILINE)


def test_decision_records_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("package", PACKAGES, ids=_name)
def test_package_says_what_it_is_for(package: Path) -> None:
    initial = package / "__init__.py"
    assert initial.exists(), f"{_name(package)} holds Python files and has no __init__.py"
    assert ast.get_docstring(ast.parse(initial.read_text(encoding="utf-8")))


def _imported_modules(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def _called_names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node.func.attr, node.lineno
            elif isinstance(node.func, ast.Name):
                yield node.func.id, node.lineno


def impurities(source: str) -> list[str]:
    """What a module of the lower layers may not import or call, with where it does."""
    tree = ast.parse(source)
    imports = {module.partition(".")[0] for module in _imported_modules(tree)}
    allowed = (sys.stdlib_module_names | {"comhla"}) - FORBIDDEN_MODULES
    return [
        *(f"imports {module}" for module in sorted(imports - allowed)),
        *(f"calls {name}() on line {line}" for name, line in _called_names(tree) if name in FORBIDDEN_CALLS),
    ]


@pytest.mark.parametrize("path", PURE_FILES, ids=_name)
def test_lower_layers_take_values_and_return_values(path: Path) -> None:
    assert impurities(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from datetime import date\ndate.today()", ["calls today() on line 2"]),
        ("import datetime\ndatetime.datetime.now()", ["calls now() on line 2"]),
        ("import os\nos.environ['DAY']", ["imports os"]),
        ("from random import choice\nchoice([1])", ["imports random"]),
        ("import yaml", ["imports yaml"]),
        ("def f():\n    import urllib.request", ["imports urllib"]),
        (
            "import datetime\nfrom comhla.dates import days\nfrom . import answers\ndatetime.date(1, 4, 1)",
            [],
        ),
    ],
)
def test_impurities_are_recognised(source: str, expected: list[str]) -> None:
    assert impurities(source) == expected


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("see /" + "work/main/x", True),
        ('"/' + 'tmp/report.html"', True),
        ("docs/" + "work/plan.md", False),
        ("https://example.org/" + "home/", False),
    ],
)
def test_paths_of_one_machine_are_recognised(text: str, is_one: bool) -> None:
    assert bool(_MACHINE_PATH.search(text)) is is_one


@pytest.mark.parametrize(
    ("comment", "has_reason"),
    [
        ("import x  # no" + "qa", False),
        ("import x  # no" + "qa: F401", False),
        ("import x  # no" + "qa: F401 - it registers itself", True),
        ("x = f()  # type: " + "ignore", False),
        ("x = f()  # type: " + "ignore[attr-defined]  # the stub lacks it", True),
        ("if x:  # pragma: no " + "cover", False),
    ],
)
def test_silenced_rules_are_recognised(comment: str, has_reason: bool) -> None:
    assert _SILENCED.search(comment)
    assert bool(_SILENCED_WITH_REASON.search(comment)) is has_reason
