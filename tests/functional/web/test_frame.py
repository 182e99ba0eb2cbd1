"""The frame of every page, used by people: by keyboard, without scripts, with big letters, in Gaelic, on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from comhla.web.access.roles import Role
from tests.lib.browser import does_not_fit

PageAs = Callable[..., Page]


def test_a_gaelic_page_has_nothing_wrong_with_it(page_as: PageAs, check_page: Callable[[Page], None]) -> None:
    page = page_as(None)
    page.goto("/gd/components/")
    assert page.locator("html").get_attribute("lang") == "gd"
    check_page(page)


def test_somebody_changes_the_language_and_stays_on_the_page(page_as: PageAs) -> None:
    page = page_as(None, javascript=False)
    page.goto("/components/?page=2")
    page.get_by_role("link", name="Gàidhlig").click()
    page.wait_for_url("**/gd/components/?page=2")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/components/?page=2")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_menu_of_a_phone_opens_by_keyboard(page_as: PageAs, javascript: bool) -> None:
    page = page_as(None, width=320, javascript=javascript)
    page.goto("/components/")
    menu = page.get_by_role("checkbox", name="Menu (shows the pages and the search)")
    links = page.get_by_role("navigation", name="Main").get_by_role("link")
    expect(links).to_have_count(0)
    menu.focus()
    page.keyboard.press("Space")
    expect(links.first).to_be_visible()


def test_the_first_thing_that_is_reached_skips_to_the_page(page_as: PageAs) -> None:
    page = page_as(None)
    page.goto("/components/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main-content")


def test_the_sections_of_the_workspace_open_on_a_phone_without_scripts(page_as: PageAs) -> None:
    page = page_as(Role.CHIEF_OFFICER, width=320, javascript=False)
    page.goto("/work/")
    sections = page.get_by_role("navigation", name="Sections")
    expect(sections.get_by_role("link", name="Duties")).to_have_count(0)
    sections.get_by_text("Show the pages of this section").click()
    expect(sections.get_by_role("link", name="Duties")).to_be_visible()
    assert does_not_fit(page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_letters_of_twice_the_size_fit(page_as: PageAs, width: int) -> None:
    page = page_as(Role.CHIEF_OFFICER, width=width)
    for path in ("/work/", "/components/"):
        page.goto(path)
        # The width of the window in such letters is half of what it was, as when somebody zooms in.
        page.set_viewport_size({"width": max(width // 2, 320), "height": 450})
        assert does_not_fit(page) == [], path


def test_everything_folded_is_printed_unfolded(page_as: PageAs) -> None:
    page = page_as(None)
    page.goto("/components/")
    folded = page.locator("main details:not([open])")
    before = folded.count()
    assert before > 0
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(before)


def test_paper_carries_no_navigation(page_as: PageAs) -> None:
    page = page_as(None)
    page.goto("/components/")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_link_into_something_folded_opens_it(page_as: PageAs) -> None:
    page = page_as(None)
    page.goto("/components/#sample-as-at-day")
    expect(page.locator("#sample-as-at-day")).to_be_visible()


def test_a_page_that_is_not_there_helps_on(page_as: PageAs) -> None:
    page = page_as(None)
    with page.watch.foreseeing(404):  # type: ignore[attr-defined]  # the fixture adds it
        page.goto("/no/such/page/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    expect(page.get_by_role("main").get_by_role("search")).to_be_visible()
