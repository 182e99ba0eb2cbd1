"""Journeys of those who look on: the audit trail, an inspector, the developer of another system."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from comhla.web.access.roles import Role
from tools.demo.accounts import account_of

PageAs = Callable[..., Page]
TRAIL = "/work/inverannoch/audit/"


@pytest.mark.parametrize("javascript", [True, False])
def test_the_trail_is_verified_in_front_of_whoever_asks(page_as: PageAs, javascript: bool) -> None:
    page = page_as(Role.CHIEF_OFFICER, javascript=javascript)
    page.goto(TRAIL)
    page.get_by_role("button", name="Verify the trail now").click()
    expect(page.get_by_role("main")).to_contain_text("The audit trail is whole")


def test_the_trail_is_searched_by_person_and_taken_away(page_as: PageAs) -> None:
    page = page_as(Role.CHIEF_OFFICER)
    page.goto(TRAIL)
    page.locator("summary", has_text="Look for a person").click()
    page.get_by_label("Person").fill("Engagement officer")
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_role("main")).to_contain_text(account_of(Role.ENGAGEMENT_OFFICER).name)
    expect(page.get_by_role("main")).not_to_contain_text(f"Who{account_of(Role.CLERK).name}")
    with page.expect_download() as download:
        page.get_by_role("link", name="As a table (CSV)").click()
    table = download.value.path().read_text(encoding="utf-8-sig")
    assert account_of(Role.ENGAGEMENT_OFFICER).name in table


def test_an_inspector_sees_the_workspace_and_what_they_saw_is_in_the_trail(page_as: PageAs) -> None:
    inspector = page_as(Role.INSPECTOR)
    inspector.goto("/work/inverannoch/duties/act-2014/s37/")
    expect(inspector.get_by_role("heading", level=1)).to_be_visible()
    officer = page_as(Role.CHIEF_OFFICER)
    officer.goto(TRAIL)
    officer.locator("summary", has_text="Look for a person").click()
    officer.get_by_label("Person").fill(account_of(Role.INSPECTOR).name)
    officer.locator("label[for=id_views]").click()
    officer.get_by_role("button", name="Show these").click()
    expect(officer.get_by_role("main")).to_contain_text(account_of(Role.INSPECTOR).name)


def test_an_inspector_can_change_nothing(page_as: PageAs) -> None:
    page = page_as(Role.INSPECTOR)
    page.goto("/work/inverannoch/")
    with page.watch.foreseeing(403):  # type: ignore[attr-defined]  # see `page_as`
        response = page.goto("/work/inverannoch/records/members/new/")
    assert response is not None
    assert response.status == 403
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_api_tells_how_to_begin_and_its_first_address_answers(page_as: PageAs) -> None:
    page = page_as(None)
    page.goto("/api/v1/")
    command = page.locator("code", has_text="curl").first.inner_text()
    address = command.split("'")[1]
    answer = page.request.get(address[address.index("/api/") :])
    assert answer.ok
    assert any(each["name"] == "Highland" for each in answer.json()["items"])
