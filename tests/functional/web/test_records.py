"""Journeys of whoever keeps the record: dated changes, mistakes, two editors at once, and a form sent twice."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from comhla.web.access.roles import Role
from tests.functional.web.test_duties import fill_day

PageAs = Callable[..., Page]
RECORDS = "/work/inverannoch/records/"


def rows_called(page: Page, collection: str, words: str) -> int:
    page.goto(f"{RECORDS}{collection}/")
    return page.get_by_role("main").get_by_role("row").filter(has_text=words).count()


def test_an_appointment_ends_on_a_day_and_the_duty_knows(page_as: PageAs) -> None:
    page = page_as(Role.CLERK)
    page.goto(f"{RECORDS}members/row/unpaid-carer-2-2023/")
    page.get_by_role("link", name="End it: set its last day").click()
    fill_day(page, "last_day", 30, 9, 2026)
    page.get_by_label("Left because").select_option(label="Term ended")
    page.get_by_role("button", name="Save the last day").click()
    page.goto("/work/inverannoch/duties/IJBO-T1/")
    expect(page.get_by_role("main")).not_to_contain_text("no re-appointment is recorded: unpaid-carer-2-2023")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_seat_that_is_taken_on_those_days_is_refused(page_as: PageAs, javascript: bool) -> None:
    page = page_as(Role.CLERK, javascript=javascript)
    page.goto(f"{RECORDS}members/new/")
    page.get_by_label("Person", exact=True).select_option(label="Third sector 2")
    page.get_by_label("Body", exact=True).select_option(label="Integration joint board")
    page.get_by_label("Seat", exact=True).select_option(label="Third sector")
    fill_day(page, "first_day", 1, 10, 2026)
    with page.watch.foreseeing(422):  # type: ignore[attr-defined]  # see `page_as`
        page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_title(re.compile("^Error:"))
    expect(page.locator("input[name=first_day_month]")).to_have_value("10")


def test_a_change_is_taken_back_and_both_stay_in_the_history(page_as: PageAs) -> None:
    page = page_as(Role.CLERK)
    page.goto(f"{RECORDS}localities/row/north/")
    page.get_by_label("Name of the locality").fill("Nrth locality")
    page.get_by_role("button", name="Save changes").last.click()
    page.goto(f"{RECORDS}localities/history/north/")
    page.get_by_role("link", name=re.compile("Take back")).first.click()
    page.get_by_label("Why").fill("It was a slip.")
    page.get_by_role("button", name="Take back this change").click()
    page.goto(f"{RECORDS}localities/row/north/")
    expect(page.get_by_label("Name of the locality")).to_have_value("North locality")
    page.goto(f"{RECORDS}localities/history/north/")
    expect(page.get_by_role("main")).to_contain_text("Nrth locality")
    expect(page.get_by_role("main")).to_contain_text("It was a slip.")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_second_of_two_editors_sees_both_texts_and_loses_nothing(
    page_as: PageAs, check_page: Callable[[Page], None], javascript: bool
) -> None:
    first, second = page_as(Role.CLERK, javascript=javascript), page_as(Role.PLANNING_OFFICER, javascript=javascript)
    for page in (first, second):
        page.goto(f"{RECORDS}localities/row/coast/")
    first.get_by_label("Name of the locality").fill(f"Coast and islands {javascript}")
    first.get_by_role("button", name="Save changes").last.click()
    second.get_by_label("Name of the locality").fill("Shore locality")
    with second.watch.foreseeing(409, 422):  # type: ignore[attr-defined]  # see `page_as`
        second.get_by_role("button", name="Save changes").last.click()
    main = second.get_by_role("main")
    expect(main).to_contain_text("Somebody else saved this while you were working")
    expect(main.get_by_role("table")).to_contain_text(f"Coast and islands {javascript}")
    expect(main.get_by_role("table")).to_contain_text("Shore locality")
    expect(second.get_by_label("Name of the locality")).to_have_value("Shore locality")
    if javascript:
        check_page(second)
    second.get_by_role("button", name="Save mine in place of theirs").last.click()
    assert rows_called(second, "localities", "Shore locality") == 1


@pytest.mark.parametrize("javascript", [True, False])
def test_a_form_sent_twice_is_recorded_once(page_as: PageAs, javascript: bool) -> None:
    page = page_as(Role.CLERK, javascript=javascript)
    name = f"Once and for all {javascript}"
    page.goto(f"{RECORDS}localities/new/")
    page.get_by_label("Name of the locality").fill(name)
    page.get_by_role("button", name="Save", exact=True).last.dblclick()
    page.wait_for_url(lambda url: "/new/" not in url)
    assert rows_called(page, "localities", name) == 1


def test_a_mistake_is_told_at_the_top_and_leads_to_its_field(page_as: PageAs) -> None:
    page = page_as(Role.CLERK)
    page.goto(f"{RECORDS}localities/new/")
    page.get_by_label("Name of the locality").fill("Backwards")
    fill_day(page, "first_day", 31, 2, 2026)
    with page.watch.foreseeing(422):  # type: ignore[attr-defined]  # see `page_as`
        page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_title(re.compile("^Error:"))
    page.locator(".ds_error-summary a").first.click()
    assert page.evaluate("() => document.activeElement.name").startswith("first_day")
    expect(page.get_by_label("Name of the locality")).to_have_value("Backwards")
