"""A journey of a planning officer: an action is added, mapped by keyboard, and what was missing is not missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from comhla.web.access.roles import Role

PageAs = Callable[..., Page]
PLAN = "/work/inverannoch/plans/plan-2027/"


@pytest.mark.parametrize(("width", "javascript"), [(1280, True), (320, False)])
def test_an_action_is_added_and_mapped_by_keyboard(
    page_as: PageAs,
    check_page: Callable[[Page], None],
    width: int,
    javascript: bool,
) -> None:
    title = f"Mend {width} garden paths"
    page = page_as(Role.PLANNING_OFFICER, width=width, javascript=javascript)
    page.goto(f"{PLAN}actions/")
    page.get_by_role("link", name="Add an action").click()
    page.get_by_label("What will be done").fill(title)
    page.locator("label", has_text="Outcome 7: Safe from harm").click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main")).to_contain_text("The action is saved.")
    page.get_by_role("link", name="Mapping").click()
    cell = page.get_by_role("button", name=f"Outcome 5: Health inequalities ({title})")
    expect(cell).to_have_attribute("aria-pressed", "false")
    cell.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("main")).to_contain_text(f"{title} serves Outcome 5: Health inequalities.")
    expect(cell).to_have_attribute("aria-pressed", "true")
    if javascript:
        check_page(page)
    page.goto(f"{PLAN}actions/tree/")
    expect(page.get_by_role("main")).to_contain_text(title)


def test_the_mapping_fits_a_telephone(page_as: PageAs, check_page: Callable[[Page], None]) -> None:
    page = page_as(Role.PLANNING_OFFICER, width=320)
    for address in ("", "actions/mapping/", "actions/tree/"):
        page.goto(PLAN + address)
        check_page(page)
