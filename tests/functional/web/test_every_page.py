"""Every page, for everybody: on a phone and a desk, in its own colours and in those of the reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import get_resolver
from playwright.sync_api import Page

from tests.functional.web.addresses import NOT_PAGES, Address, addresses, identifier

PAGES = addresses()


@pytest.mark.parametrize("address", PAGES, ids=identifier)
def test_page_has_nothing_wrong_with_it(
    page_as: Callable[..., Page], check_page: Callable[[Page], None], address: Address
) -> None:
    page = page_as(address.role)
    response = page.goto(address.path)
    assert response is not None
    assert response.status == 200, f"{address.path} answered {response.status}"
    assert response.headers["content-type"].startswith("text/html")
    check_page(page)


def test_pages_are_really_found() -> None:
    names = {address.name for address in PAGES}
    assert {"home", "work-home", "account_login"} <= names
    assert len(PAGES) > 40


def test_what_is_no_page_is_still_an_address() -> None:
    assert [name for name in NOT_PAGES if name not in get_resolver().reverse_dict] == []
