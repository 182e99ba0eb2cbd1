"""The Python that the guides show runs, and what it asserts is so."""

from __future__ import annotations

import re

import pytest

from tools.console_examples import ROOT

_BLOCK = re.compile(r"^```python\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
_PAGES = {
    path.relative_to(ROOT).as_posix(): _BLOCK.findall(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "docs").rglob("*.md"))
}


@pytest.mark.parametrize("page", [page for page, blocks in _PAGES.items() if blocks])
def test_the_python_of_a_page_runs(page: str) -> None:
    names: dict[str, object] = {"__name__": "documentation"}
    for code in _PAGES[page]:
        exec(compile(code, page, "exec"), names)


def test_the_guides_for_developers_show_python() -> None:
    assert {page for page, blocks in _PAGES.items() if blocks} >= {
        "docs/how-to/add-a-duty.md",
        "docs/how-to/change-the-law.md",
        "docs/how-to/use-the-statistics.md",
    }
