"""Colours are looked at wherever a text is set as none was before, and the same way to set it once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.lib.browser import Colours, page_problems

PAGE = """<!doctype html><html lang="en"><head><title>Colours</title></head>
<body><main><h1>Colours</h1><div style="background: {ground}"><p style="color: {text}">Read me.</p></div></main></body>
</html>"""

# how a text is set on a page, after a page with black on white; whether axe complains of it
SET = [
    ("#000", "#fff", False),
    ("#ccc", "#fff", True),
    ("#000", "#111", True),
    ("#333", "#eee", False),
]


@pytest.mark.parametrize(("text", "ground", "complains"), SET)
def test_what_is_set_in_another_way_is_looked_at(browser: Browser, text: str, ground: str, complains: bool) -> None:
    page, colours = browser.new_page(), Colours()
    page.set_content(PAGE.format(text="#000", ground="#fff"))
    assert page_problems(page, colours) == []
    page.set_content(PAGE.format(text=text, ground=ground))
    assert any("color-contrast" in problem for problem in page_problems(page, colours)) is complains
    page.close()


@pytest.mark.parametrize(("each_time", "known"), [(False, [False, True]), (True, [False, False])])
def test_the_same_way_is_looked_at_once_or_each_time(browser: Browser, each_time: bool, known: list[bool]) -> None:
    page, colours = browser.new_page(), Colours(each_time=each_time)
    page.set_content(PAGE.format(text="#000", ground="#fff"))
    assert [colours.are_known(page) for _ in range(2)] == known
    page.close()
