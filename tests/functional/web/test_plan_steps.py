"""Journeys through the steps of a plan: one is taken, one is refused, and the chief officer decides to go on."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from comhla.web.access.roles import Role
from tests.functional.web.test_duties import fill_day

PageAs = Callable[..., Page]
PLANS = "/work/inverannoch/plans/"


def test_an_officer_takes_a_step_and_is_refused_another_without_javascript(page_as: PageAs) -> None:
    page = page_as(Role.PLANNING_OFFICER, width=320, javascript=False)
    page.goto(PLANS)
    page.get_by_role("link", name="Begin a new plan").click()
    page.get_by_label("Title of the plan").fill("Plan for the steps")
    page.get_by_label("Start with the text of").select_option(label="No earlier plan")
    fill_day(page, "began_on", 1, 9, 2026)
    page.get_by_role("button", name="Begin the plan").click()
    expect(page.get_by_role("main")).to_contain_text("Proposals")
    steps = page.url
    page.get_by_role("link", name=re.compile("Record the next step")).click()
    fill_day(page, "on", 14, 9, 2026)
    page.get_by_label(re.compile("Document or minute")).fill("Paper 4")
    page.get_by_role("button", name="Record the step").click()
    expect(page.get_by_role("main")).to_contain_text("14 September 2026: Paper 4")

    page.goto(f"{steps}sent/")
    fill_day(page, "on", 16, 9, 2026)
    with page.watch.foreseeing(422):  # type: ignore[attr-defined]  # see `page_as`
        page.get_by_role("button", name="Record the step").click()
    expect(page).to_have_title(re.compile("^Error:"))
    expect(page.get_by_role("main")).to_contain_text("The law leaves nobody a choice here")
    expect(page.get_by_role("main")).to_contain_text("leaves out asking the planning group about the proposals")


def test_the_chief_officer_lets_the_last_step_go_on(page_as: PageAs, check_page: Callable[[Page], None]) -> None:
    officer = page_as(Role.PLANNING_OFFICER)
    path = f"{PLANS}plan-2027/steps/finalised/"
    officer.goto(path)
    expect(officer.get_by_role("main")).to_contain_text("ask the chief officer")
    chief = page_as(Role.CHIEF_OFFICER, width=320)
    chief.goto(path)
    expect(chief.get_by_label(re.compile("Why the step is taken although"))).to_be_visible()
    check_page(chief)
    with chief.watch.foreseeing(422):  # type: ignore[attr-defined]  # see `page_as`
        chief.get_by_role("button", name="Record the step").click()
    expect(chief.get_by_role("main")).to_contain_text("views may be given up to the end of 29 January 2027")
    check_page(chief)
    for tab in ("steps/", "recipients/", "timetable/", "review/"):
        chief.goto(f"{PLANS}plan-2027/{tab}")
        check_page(chief)
