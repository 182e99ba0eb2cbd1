"""Chromium for tests of pages, with a limit on the time of each test."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

SECONDS = 120
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Open = Callable[..., Page]


@pytest.fixture(autouse=True)
def time_limit() -> Iterator[None]:
    """End a test in which the browser hangs: some of its calls know no limit of their own."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"The browser did not answer within {SECONDS} seconds.")

    earlier = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, earlier)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "Chromium is missing: tools/install_system_packages.sh installs it."
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Open a file in a window of a width. Whatever it fetches beside itself is an error."""
    context = browser.new_context()
    context.set_default_timeout(30_000)

    def open_page(path: Path, *, width: int = 1280) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        page.goto(path.as_uri())
        assert fetched == [path.as_uri()]
        return page

    yield open_page
    context.close()


@pytest.fixture(scope="session")
def axe(repository: Path) -> Callable[[Page], list[str]]:
    """Everything that axe finds wrong with a page, told in a line each."""
    source = (repository / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")

    def find(page: Page) -> list[str]:
        page.evaluate(source)
        found: dict[str, Any] = page.evaluate(
            "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})", RULES
        )
        return [
            f"{each['id']}: {each['help']}: {node['html'][:200]}"
            for each in found["violations"]
            for node in each["nodes"][:3]
        ]

    return find
