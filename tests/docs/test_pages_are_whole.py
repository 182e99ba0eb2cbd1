"""The reference and the guides leave nothing out, and lead to pages that exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from comhla.authority_file.shapes import shapes_of
from comhla.cli.main import WORDS
from comhla.law import Outcome
from comhla.law.facts import AuthorityFacts
from comhla.law.outside import OUTSIDE
from comhla.law.registry import duties, module_of
from comhla.reference.lists import list_names
from comhla.reference.register import authorities
from tests.lib.method_cases import load
from tests.lib.method_cases.registry import ANSWERS, DIFFERENCES
from tools.reference_pages.statistics import ROOMS, functions_of

ROOT = Path(__file__).resolve().parent.parent.parent
REFERENCE = ROOT / "docs" / "reference"
WRITTEN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def test_generated_pages_are_current_whatever_the_terminal_and_the_run() -> None:
    surroundings = {"COLUMNS": "37", "PYTHONHASHSEED": "11", "LC_ALL": "C"}
    command = [sys.executable, "-m", "tools.generate_docs", "--check"]
    run = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_links_within_a_reference_page_lead_to_its_headings() -> None:
    page = read("docs/reference/authority-file.md")
    headings = {re.sub(r"[^\w-]", "", heading) for heading in re.findall(r"^##+ (.+)$", page, re.MULTILINE)}
    links = set(re.findall(r"\]\(#([^)]+)\)", page))
    assert len(links) > 50
    assert links <= headings


def test_every_duty_is_in_the_reference_with_its_parts() -> None:
    page = read("docs/reference/duties.md")
    for duty in duties():
        _, _, described = page.partition(f"`{duty.id}`, module `{module_of(duty)}`")
        described, _, _ = described.partition("\n### ")
        missing = [part.key for part in duty.parts if f"`{part.key}`" not in described]
        assert described, duty.id
        assert missing == [], duty.id
    assert all(f"`{each.id}`" in page for each in OUTSIDE)


def test_every_collection_is_in_the_reference_and_in_the_guide() -> None:
    collections = list(shapes_of(AuthorityFacts))
    page = read("docs/reference/authority-file.md")
    assert [name for name in collections if f"## `{name}`\n" not in page] == []
    guide = read("docs/how-to/write-an-authority-file.md")
    listed = re.findall(r"`(\w+)`", guide[guide.index("| for | collections |") : guide.index("## 5.")])
    assert sorted(listed) == sorted(collections)


def test_every_word_of_the_command_is_in_the_reference_and_the_readme() -> None:
    page, readme = read("docs/reference/command.md"), read("README.md")
    assert [word for word in WORDS if f"## `{word}`\n" not in page] == []
    assert [word for word in WORDS if f"comhla {word} " not in readme] == []


def test_every_list_and_authority_is_in_the_reference() -> None:
    page = read("docs/reference/register.md")
    assert [name for name in list_names() if f"`{name}`" not in page] == []
    assert [each.code for each in authorities() if each.code not in page] == []


def test_every_function_of_the_statistics_is_in_the_reference() -> None:
    page = read("docs/reference/statistics.md")
    named = [
        f"{room.module.__name__.removeprefix('comhla.')}.{name}" for room in ROOMS for name in functions_of(room.module)
    ]
    assert len(named) > 100
    assert [name for name in named if f"### {name}\n" not in page] == []


def test_the_guide_of_the_statistics_names_every_function_of_the_r_packages_and_every_declared_difference() -> None:
    load()
    guide = " ".join(read("docs/how-to/use-the-statistics.md").split())
    assert [name for name in ANSWERS if f"`{name}`" not in guide] == []
    assert [each.reason for each in DIFFERENCES if each.reason not in guide] == []


@pytest.mark.parametrize("page", ["README.md", "GLOSSARY.md"])
def test_every_outcome_is_explained(page: str) -> None:
    assert [outcome for outcome in Outcome if f"`{outcome.value}`" not in read(page)] == []


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)(?:#[^)\s]*)?\)", text)
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_terms_of_the_glossary_are_in_order() -> None:
    for section in read("GLOSSARY.md").split("\n## ")[1:]:
        heading, _, content = section.partition("\n")
        terms = [term.casefold() for term in re.findall(r"^- \*\*(.+?)\.?\*\*", content, re.MULTILINE)]
        if heading != "Outcomes":
            assert terms == sorted(terms), heading
