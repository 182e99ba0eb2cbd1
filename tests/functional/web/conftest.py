"""The demonstration, prepared as `make demo` does and served by the real server, and people who are signed in to it."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from comhla.web.access.roles import Role
from tests.lib.browser import Watch, page_problems
from tools.demo.accounts import PASSWORD, account_of
from tools.demo.place import variables
from tools.demo.preparing import prepare_apart
from tools.demo.serving import Served, free_port, serving

PageAs = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder opens a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's data, made once for all processes of a test run. Nobody changes them: see `served`."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base  # noqa: TID251 - whose child this process is
    data = base / "demonstration"
    with (base / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        prepare_apart(data, variables(data, port=8000))
    return data


@pytest.fixture(scope="session")
def served(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The server of this process, on data of its own."""
    data = tmp_path_factory.mktemp("served") / "data"
    shutil.copytree(prepared, data)
    with serving(data, port=free_port(), workers=1) as served:
        yield served


@pytest.fixture(scope="session")
def site(served: Served) -> str:
    """The address of the server, without a slash at its end."""
    return served.address


@pytest.fixture
def letters(served: Served) -> Callable[[], str]:
    """What was sent by e-mail since the test began, as the server prints it."""
    already = served.log.stat().st_size

    def letters() -> str:
        return served.log.read_bytes()[already:].decode("utf-8", "replace")

    return letters


def sign_in(page: Page, site: str, role: Role) -> None:
    """Sign in as somebody would."""
    page.goto(f"{site}/account/login/")
    page.locator("input[name=login]").fill(account_of(role).email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form:has(input[name=password]) [type=submit]").first.click()
    page.wait_for_url(re.compile(r"^(?!.*/account/login/)"))


@pytest.fixture(scope="session")
def signed_in(browser: Browser, site: str) -> Callable[[Role], Any]:
    """The cookies of somebody who signed in once; sessions are shared by the tests of a process."""
    kept: dict[Role, Any] = {}

    def signed_in(role: Role) -> Any:
        if role not in kept:
            context = browser.new_context(java_script_enabled=False)
            sign_in(context.new_page(), site, role)
            kept[role] = context.storage_state()
            context.close()
        return kept[role]

    return signed_in


@pytest.fixture
def page_as(browser: Browser, site: str, signed_in: Callable[[Role], Any]) -> Iterator[PageAs]:
    """Open a window as somebody of a role, or as nobody in particular. What goes wrong in it fails the test."""
    contexts: list[BrowserContext] = []
    watches: list[Watch] = []

    def page_as(
        role: Role | None,
        *,
        width: int = 1280,
        javascript: bool = True,
        forced_colours: bool = False,
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            base_url=site,
            java_script_enabled=javascript,
            forced_colors="active" if forced_colours else "none",
            viewport={"width": width, "height": 900},
            storage_state=signed_in(role) if role else None,
            **options,
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        watch = Watch(page, site)
        watches.append(watch)
        page.watch = watch  # type: ignore[attr-defined]  # so that a test can say which codes it foresees
        return page

    yield page_as
    problems = [problem for watch in watches for problem in watch.problems]
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture(scope="session")
def check_page() -> Callable[[Page], None]:
    """Fail where a page has anything wrong that a machine can see."""

    def check_page(page: Page) -> None:
        assert page_problems(page) == []

    return check_page
