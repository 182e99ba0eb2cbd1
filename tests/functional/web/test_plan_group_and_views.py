"""A journey of an engagement officer: a seat is filled, what a member needs is recorded, a view comes and is answered."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from comhla.web.access.roles import Role
from tests.functional.web.test_duties import fill_day

PageAs = Callable[..., Page]
GROUP = "/work/inverannoch/planning-group/"
VIEWS = "/work/inverannoch/plans/plan-2027/views/"


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def choose(page: Page, words: str) -> None:
    page.locator("label.ds_radio__label").filter(has_text=words).click()


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_member_leaves_and_the_empty_seat_shows_until_it_is_filled(page_as: PageAs) -> None:
    page = page_as(Role.ENGAGEMENT_OFFICER, width=320, javascript=False)
    page.goto(f"{GROUP}members/group-third_sector_bodies/leaves/")
    fill_day(page, "last_day", 31, 10, 2026)
    save(page)
    page.goto(GROUP)
    expect(page.get_by_role("main")).to_contain_text("Since 1 November 2026: 22 days.")
    fits(page)
    page.get_by_role("link", name=re.compile("Appoint somebody.*Third sector bodies")).click()
    page.get_by_label("Person", exact=True).select_option(label="Somebody new, named below")
    page.get_by_label("Name of somebody new").fill("Ailsa Example")
    fill_day(page, "first_day", 16, 11, 2026)
    save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Ailsa Example")
    page.get_by_role("link", name="Record what they need").click()
    page.get_by_label("Formats they want").fill("Large print")
    save(page)
    page.get_by_role("link", name="Record a claim for them").click()
    choose(page, "Travel")
    page.get_by_label("In a few words").fill("Bus, both ways")
    fill_day(page, "spent_on", 17, 11, 2026)
    page.get_by_label("Amount in pounds").fill("6.40")
    save(page)
    page.get_by_role("link", name="£6.40: Bus, both ways").click()
    fits(page)
    page.goto(GROUP)
    expect(page.get_by_role("main")).not_to_contain_text("Vacant")


def test_a_view_comes_is_considered_and_stands_in_the_statement(
    page_as: PageAs, check_page: Callable[[Page], None]
) -> None:
    page = page_as(Role.ENGAGEMENT_OFFICER, width=320)
    page.goto(VIEWS)
    page.get_by_role("link", name="Record a view").click()
    choose(page, "Everybody on the second draft")
    choose(page, "Member of the public")
    page.get_by_label("What they said").fill("The bus stops too early for evening visits.")
    with page.watch.foreseeing(422):  # type: ignore[attr-defined]  # nobody asked yet whether it may be shown
        save(page)
    expect(page).to_have_title(re.compile("^Error:"))
    choose(page, "May be shown without the name")
    save(page)
    page.get_by_role("link", name="Say what came of it").click()
    choose(page, "Nothing was changed")
    page.locator("textarea[name=reason]").fill("Buses are run by others; we told them.")
    page.get_by_label("Who considered it").fill("chief officer")
    save(page)
    expect(page.get_by_role("main")).to_contain_text("Buses are run by others; we told them.")
    check_page(page)
    fits(page)
    page.get_by_role("link", name="Statement of consultation").click()
    expect(page.get_by_role("main")).to_contain_text("The bus stops too early for evening visits.")
    check_page(page)
    fits(page)
