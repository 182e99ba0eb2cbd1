"""Write the generated pages of the documentation, or say which are out of date.

    python -m tools.generate_docs            write them
    python -m tools.generate_docs --check    write nothing; fail when a page is not what would be written

Generated pages are committed, so that a reader of the repository sees them and a change is reviewed. To add a
page, write a function that returns its text and put `@page("path/below/docs.md")` above it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

from comhla.authority_file import json_schema
from tools.reference_pages.api import api_page
from tools.reference_pages.authority_file import authority_file_page
from tools.reference_pages.command import command_page
from tools.reference_pages.duties import duties_page
from tools.reference_pages.glossary import glossary_page, shipped_glossary
from tools.reference_pages.register import register_page
from tools.reference_pages.statistics import statistics_page

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"

PAGES: dict[str, Callable[[], str]] = {}


def page(path: str) -> Callable[[Callable[[], str]], Callable[[], str]]:
    """Name the page, below docs/, that the decorated function writes."""

    def register(write: Callable[[], str]) -> Callable[[], str]:
        PAGES[path] = write
        return write

    return register


@page("adr/index.md")
def decision_records() -> str:
    """The list of decision records, from their own headings and status lines."""
    lines = [
        "# Decision records",
        "",
        "Each page says what was decided, why, and what follows. This list is generated from them.",
        "",
        "| Number | Decision | Status |",
        "| --- | --- | --- |",
    ]
    for path in sorted((DOCS / "adr").glob("[0-9]*.md")):
        text = path.read_text(encoding="utf-8")
        title = re.search(r"^# \d{4}\. (?P<title>.+)$", text, re.MULTILINE)
        status = re.search(r"^Status: (?P<status>.+)$", text, re.MULTILINE)
        if title is None or status is None:
            raise SystemExit(f"docs/adr/{path.name} needs a heading '# NNNN. Title' and a line 'Status: ...'.")
        lines.append(f"| {path.name[:4]} | [{title['title']}]({path.name}) | {status['status']} |")
    return "\n".join(lines) + "\n"


@page("reference/authority-file.schema.json")
def published_schema() -> str:
    """The JSON Schema of the authority file, for editors and other programs."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


page("reference/duties.md")(duties_page)
page("reference/authority-file.md")(authority_file_page)
page("reference/command.md")(command_page)
page("reference/register.md")(register_page)
page("reference/glossary.md")(glossary_page)
page("reference/api.md")(api_page)
page("reference/statistics.md")(statistics_page)
page("../src/comhla/web/site/glossary.md")(shipped_glossary)


def out_of_date() -> list[str]:
    """The pages that differ from what would be written."""
    return [
        path
        for path, write in PAGES.items()
        if not (DOCS / path).exists() or (DOCS / path).read_text(encoding="utf-8") != write()
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the generated pages of the documentation.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a page is out of date")
    check_only = parser.parse_args().check
    stale = out_of_date()
    for path in stale:
        if check_only:
            print(f"docs: docs/{path} is out of date: run 'make fix'.", file=sys.stderr)
        else:
            (DOCS / path).parent.mkdir(parents=True, exist_ok=True)
            (DOCS / path).write_text(PAGES[path](), encoding="utf-8")
            print(f"docs: wrote docs/{path}")
    return 1 if check_only and stale else 0


if __name__ == "__main__":
    sys.exit(main())
