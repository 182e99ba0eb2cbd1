"""Journeys of readers who are not signed in: on a phone, by keyboard, without JavaScript, in Gaelic."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.functional.web.test_signing_in import tab_to

PageAs = Callable[..., Page]


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize(("typed", "area"), [("IV3 5NX", "Highland"), ("eh88bg", "Edinburgh"), ("Fife", "Fife")])
def test_a_reader_finds_their_area_by_keyboard(page_as: PageAs, typed: str, area: str, javascript: bool) -> None:
    page = page_as(None, width=390, javascript=javascript)
    page.goto("/")
    page.locator("#place").focus()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.locator("#results").get_by_role("link", name=f"{area} health and social care partnership").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(area)


def test_the_search_is_reached_by_tab(page_as: PageAs) -> None:
    page = page_as(None)
    page.goto("/find/")
    tab_to(page, "q")


def test_a_postcode_that_is_none_is_told_with_a_way_on(page_as: PageAs) -> None:
    page = page_as(None)
    page.goto("/find/?q=SW1A+1AA")
    expect(page.get_by_role("main")).to_contain_text("No postcode in Scotland begins with these letters")
    expect(page.get_by_role("main").get_by_role("link", name="the list of all areas")).to_be_visible()


def test_a_place_of_the_made_up_authority_leads_to_its_locality(page_as: PageAs) -> None:
    page = page_as(None)
    page.goto("/find/?q=Glens")
    page.get_by_role("link", name="Glens locality").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Glens")
    expect(page.locator("body")).to_contain_text("This authority is made up")


def test_every_page_of_an_authority_is_reached_from_its_first(page_as: PageAs) -> None:
    page = page_as(None)
    page.goto("/authorities/inverannoch/")
    for name in ("Who decides", "What was decided", "Plans and reports", "Take part", "What the law asks of it"):
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("body")).to_contain_text("This authority is made up")


def test_a_real_authority_shows_what_the_register_says_and_invents_nothing(page_as: PageAs) -> None:
    page = page_as(None)
    page.goto("/authorities/highland/")
    expect(page.get_by_role("main")).to_contain_text("NHS Highland")
    expect(page.locator("body")).not_to_contain_text("This authority is made up")
    page.goto("/authorities/highland/board/")
    expect(page.get_by_role("main")).to_contain_text(
        re.compile("not recorded|nothing is recorded|recorded here yet", re.I)
    )


@pytest.mark.parametrize("javascript", [True, False])
def test_the_language_is_changed_and_stays(page_as: PageAs, javascript: bool) -> None:
    page = page_as(None, javascript=javascript)
    page.goto("/authorities/inverannoch/")
    page.get_by_role("navigation", name="Language").get_by_role("link", name="Gàidhlig").click()
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^gd"))
    expect(page).to_have_url(re.compile("/gd/authorities/inverannoch/"))
    page.locator("main a[href*='/board/']").first.click()
    expect(page).to_have_url(re.compile("/gd/"))


@pytest.mark.parametrize("javascript", [True, False])
def test_feedback_is_sent_and_mistakes_are_told_first(page_as: PageAs, javascript: bool) -> None:
    page = page_as(None, width=390, javascript=javascript)
    page.goto("/feedback/")
    with page.watch.foreseeing(422):  # type: ignore[attr-defined]  # see `page_as`
        page.get_by_role("button", name="Send", exact=True).click()
    expect(page).to_have_title(re.compile("^Error:"))
    page.get_by_role("radio").first.check(force=True)
    page.get_by_label("What do you want to tell us?").fill("The map is helpful. <script>alert(1)</script>")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Thank you")
    expect(page.get_by_role("main")).to_contain_text(re.compile("F-[A-Z0-9]{8}"))


def test_a_page_that_is_not_there_shows_the_ways_on(page_as: PageAs, check_page: Callable[[Page], None]) -> None:
    page = page_as(None)
    with page.watch.foreseeing(404):  # type: ignore[attr-defined]  # see `page_as`
        page.goto("/authorities/atlantis/")
    expect(page.get_by_role("main").get_by_role("link").first).to_be_visible()
    check_page(page)


def test_work_of_another_authority_looks_as_if_it_were_not_there(page_as: PageAs) -> None:
    from comhla.web.access.roles import Role

    page = page_as(Role.CHIEF_OFFICER)
    with page.watch.foreseeing(404):  # type: ignore[attr-defined]  # see `page_as`
        response = page.goto("/work/highland/")
    assert response is not None
    assert response.status == 404
