"""A plan is published by two people, and read on a phone: page by page, by locality, by search."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import REPOSITORY
from tests.lib.published import KEY
from tests.lib.web import PASSWORD
from tools.demo.place import variables
from tools.demo.serving import Served

PageAs = Callable[..., Page]
WORK = f"/work/glen-test/plans/{KEY}/publish/"
PLAN = f"/authorities/glen-test/plans/{KEY}/"


@pytest.fixture
def ready(served: Served) -> None:
    """An authority beside the demonstration whose plan is ready to be published."""
    environment = variables(served.log.parent, port=served.port)
    command = [sys.executable, "-m", "tests.lib.ready_to_publish"]
    subprocess.run(command, cwd=REPOSITORY, env=environment, check=True, capture_output=True)


def somebody(page_as: PageAs, who: str) -> Page:
    """A window in which one of the two is signed in."""
    page = page_as(None)
    page.goto("/account/login/")
    page.locator("input[name=login]").fill(f"{who}.glen-test@example.org")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form:has(input[name=password]) [type=submit]").first.click()
    page.wait_for_url(re.compile(r"^(?!.*/account/login/)"))
    return page


def test_two_people_publish_and_everybody_reads(
    ready: None, page_as: PageAs, check_page: Callable[[Page], None]
) -> None:
    reader = page_as(None, width=360)
    with reader.watch.foreseeing(404):  # type: ignore[attr-defined]  # see `page_as`
        reader.goto(PLAN)
    expect(reader.get_by_role("main")).not_to_contain_text("new clinic")

    officer = somebody(page_as, "planning-officer")
    officer.goto(WORK)
    check_page(officer)
    officer.get_by_role("link", name="Publish the plan").click()
    officer.get_by_role("button", name="Ask for it").click()
    expect(officer.get_by_role("main")).to_contain_text("Waiting for somebody else to agree")
    expect(officer.get_by_role("button", name="Agree and publish")).to_have_count(0)

    chief = somebody(page_as, "chief-officer")
    chief.goto(WORK)
    check_page(chief)
    chief.set_default_timeout(60_000)
    chief.get_by_role("button", name="Agree and publish").click()
    expect(chief.get_by_role("main")).to_contain_text("Published, version 1")

    reader.goto("/authorities/glen-test/localities/east/")
    reader.get_by_role("link", name="What the plan means in East").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("What this means in East")
    expect(reader.get_by_role("main")).to_contain_text("Open a clinic")
    check_page(reader)
    reader.locator(".published__after").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("What this means in West")
    reader.goto(PLAN)
    check_page(reader)
    reader.locator("#in-plan").fill("ferry nurses")
    reader.locator("#in-plan").press("Enter")
    expect(reader.get_by_role("heading", name="1 page has")).to_be_visible()
    expect(reader.locator("mark").first).to_have_text("ferry")
    check_page(reader)
    reader.get_by_role("link", name="What this means in West").first.click()
    expect(reader.get_by_role("main")).to_contain_text("the ferry brings nurses")
    for path in ("statement/", "easy-read/", "housing/"):
        reader.goto(PLAN + path)
        check_page(reader)
