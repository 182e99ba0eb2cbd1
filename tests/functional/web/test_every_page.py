"""Every page, for everybody: on a phone and a desk, in its own colours and in those of the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import get_resolver
from playwright.sync_api import Browser, Page

from comhla.web.access.roles import Role
from tests.functional.web.addresses import NOT_PAGES, Address, addresses, identifier, path_of
from tests.lib.browser import Watch, axe_source

PAGES = addresses()


@pytest.fixture(scope="session")
def kept_page(browser: Browser, site: str, signed_in: Callable[[Role], Any]) -> Iterator[Callable[[Role | None], Page]]:
    """One window for each role, kept from page to page: what they share is then fetched and read once."""
    kept: dict[Role | None, Page] = {}

    def kept_page(role: Role | None) -> Page:
        if role not in kept:
            state = signed_in(role) if role else None
            context = browser.new_context(base_url=site, storage_state=state)
            context.add_init_script(axe_source())
            kept[role] = context.new_page()
            kept[role].set_default_timeout(15_000)
        return kept[role]

    yield kept_page
    for page in kept.values():
        page.context.close()


@pytest.mark.parametrize("address", PAGES, ids=identifier)
def test_page_has_nothing_wrong_with_it(
    kept_page: Callable[[Role | None], Page], site: str, check_page: Callable[[Page], None], address: Address
) -> None:
    page = kept_page(address.role)
    watch = Watch(page, site)
    path = path_of(address, lambda way: page.request.get(way).text())
    response = page.goto(path)
    assert response is not None
    assert response.status == 200, f"{path} answered {response.status}"
    assert response.headers["content-type"].startswith("text/html")
    check_page(page)
    watch.ends()
    assert watch.problems == []


def test_pages_are_really_found() -> None:
    names = {address.name for address in PAGES}
    assert {"home", "work-home", "account_login"} <= names
    assert len(PAGES) > 40


def test_what_is_no_page_is_still_an_address() -> None:
    assert [name for name in NOT_PAGES if name not in get_resolver().reverse_dict] == []
