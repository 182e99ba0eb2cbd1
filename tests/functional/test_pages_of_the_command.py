"""The pages that `comhla check` and `comhla law list` write: for everybody, on every width, with the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from comhla.cli.main import main

pytestmark = pytest.mark.browser

ON_A_DAY = ["--as-at", "2026-11-22", "--format", "html"]
DEMONSTRATION = ["check", "examples/demonstration.yaml", *ON_A_DAY]
TWO = ["check", "examples/highland.yaml", "examples/western-isles-2016.yaml", *ON_A_DAY]
BOOK = ["law", "list", "--format", "html"]
PAGES = {"demonstration": DEMONSTRATION, "two authorities": TWO, "book": BOOK}

Open = Callable[..., Page]
Axe = Callable[[Page], list[str]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The page of that name, written once."""
    folder = tmp_path_factory.mktemp("pages")

    def made(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            assert main([*PAGES[name], "--output", str(path)]) in (0, 1)
        return path

    return made


def unfold(page: Page) -> None:
    """Open everything that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


@pytest.mark.parametrize(
    ("name", "width", "unfolded"),
    [
        ("demonstration", 1280, False),
        ("two authorities", 1280, False),
        ("two authorities", 390, True),
        ("book", 390, True),
    ],
)
def test_axe_finds_nothing(
    made: Callable[[str], Path], open_page: Open, axe: Axe, name: str, width: int, unfolded: bool
) -> None:
    page = open_page(made(name), width=width)
    if unfolded:
        unfold(page)
    assert axe(page) == []


def test_axe_would_find_something(tmp_path: Path, open_page: Open, axe: Axe) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<!doctype html><title>Bad</title><p style='color: #ccc'>Pale</p><a href='#'></a>", encoding="utf-8")
    assert axe(open_page(bad)) != []


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_its_window(made: Callable[[str], Path], open_page: Open, name: str, width: int) -> None:
    page = open_page(made(name), width=width)
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    assert (
        page.locator(".scroll").evaluate_all("all => all.filter(each => each.scrollWidth > each.clientWidth).length")
        == 0
    )


@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_reaches_everything(made: Callable[[str], Path], open_page: Open, name: str) -> None:
    page = open_page(made(name))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")
    for _ in range(60):
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open") is True
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open") is False


@pytest.mark.parametrize("name", PAGES)
def test_paper_has_what_matters(made: Callable[[str], Path], open_page: Open, name: str) -> None:
    page = open_page(made(name))
    page.emulate_media(media="print")
    folded = page.locator(".card details.list").first
    hidden = page.locator(".back, .skip, details.law")
    assert hidden.count() > 0
    assert not any(hidden.nth(number).is_visible() for number in range(min(hidden.count(), 20)))
    if folded.count():
        assert folded.evaluate("each => each.open") is False
        assert folded.evaluate("each => each.lastElementChild.getBoundingClientRect().height") > 10
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_page_begins_with_what_needs_attention(made: Callable[[str], Path], open_page: Open) -> None:
    page = open_page(made("demonstration"), width=390)
    headings = page.locator("h2, h3").all_inner_texts()
    assert headings[:3] == ["At a glance", "What needs attention first", headings[2]]
    assert headings[2].startswith("Not met")
    first = page.locator(".first .not_met a").first
    first.click()
    target = re.search(r"#(.+)$", page.url)
    assert target
    assert page.locator(f"[id='{target[1]}']").bounding_box()["y"] < 100


def test_a_page_without_style_still_says_everything(made: Callable[[str], Path], open_page: Open) -> None:
    page = open_page(made("two authorities"))
    page.evaluate("document.querySelector('style').remove()")
    unfold(page)
    assert page.locator("h1").inner_text() == "2 authorities"
    assert "Not recorded" in page.locator("main").inner_text()
