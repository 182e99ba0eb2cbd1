"""Journeys of a planning officer: what is due, who owns it, what shows it, and what a person judged."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from comhla.web.access.roles import Role
from tools.demo.paper import paper

PageAs = Callable[..., Page]
WORK = "/work/inverannoch/"


def answer(duty: str, part: str, subject: str) -> str:
    return f"{WORK}answer/?duty={duty.replace('/', '%2F')}&part={part}&subject={subject}"


def fill_day(scope: Page | Locator, name: str, day: int, month: int, year: int) -> None:
    for part, value in (("day", day), ("month", month), ("year", year)):
        scope.locator(f"input[name={name}_{part}]").fill(str(value))


def outcome(page: Page) -> Locator:
    return page.get_by_role("main").locator(".comhla-item__state").first


@pytest.mark.parametrize("javascript", [True, False])
def test_what_is_due_is_seen_and_recording_a_fact_changes_the_answer(page_as: PageAs, javascript: bool) -> None:
    page = page_as(Role.PLANNING_OFFICER, javascript=javascript)
    page.goto(WORK)
    due = page.get_by_role("link", name="Report on biodiversity at least every three years").first
    if not javascript:
        # Recorded by the test that had JavaScript, or still to do: tests share what is recorded.
        page.goto(f"{WORK}records/publications/")
    else:
        due.click()
        expect(outcome(page)).to_contain_text("Not yet due")
        page.get_by_role("link", name=re.compile("^Record what was done")).first.click()
    page.get_by_role("link", name=re.compile("^Add")).first.click()
    page.get_by_label("Kind", exact=True).select_option(label="Biodiversity report")
    page.get_by_label("Title").fill(f"Report on biodiversity ({javascript})")
    fill_day(page, "published_on", 20, 11, 2026)
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto(WORK)
    expect(page.get_by_role("main")).not_to_contain_text("the last day in time is 12 December 2026")


def test_a_duty_is_given_to_somebody_without_an_account(page_as: PageAs) -> None:
    page = page_as(Role.PLANNING_OFFICER)
    page.goto(answer("IJBO-P1", "count_voting_proxies_only", "board-2026-09-16"))
    page.get_by_role("link", name="Name an owner").click()
    page.get_by_label("Or the name of somebody without one").fill("Secretary of the board")
    fill_day(page, "first_day", 22, 11, 2026)
    page.get_by_role("button", name="Name the owner").click()
    page.goto(f"{WORK}duties/?owner=Secretary+of+the+board")
    expect(page.get_by_role("main")).to_contain_text("Arrange proxies")


@pytest.mark.parametrize("javascript", [True, False])
def test_evidence_is_attached_and_opened(page_as: PageAs, javascript: bool) -> None:
    page = page_as(Role.PLANNING_OFFICER, javascript=javascript)
    duty = (
        ("CONS-D1", "have_regard_to_consumer_guidance")
        if javascript
        else (
            "FSD-1",
            "take_ministers_guidance_into_account",
        )
    )
    here = answer(*duty, "decision-2026-november")
    page.goto(here)
    page.get_by_role("link", name="Attach evidence").first.click()
    page.get_by_label("What it is", exact=True).fill("Paper for the decision, section 4")
    fill_day(page, "dated_on", 18, 11, 2026)
    content = paper("Paper for the decision", "Section 4: how the guidance was used")
    page.locator("input[name=file]").set_input_files(
        {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    page.get_by_role("button", name="Attach", exact=True).click()
    page.goto(here)
    expect(page.get_by_role("main")).to_contain_text("Paper for the decision, section 4")
    file = page.get_by_role("main").locator("a[href*='/evidence/file/']").first.get_attribute("href")
    assert file
    answered = page.request.get(file)
    assert answered.body() == content
    assert answered.headers["content-type"] == "application/pdf"


def test_a_program_that_calls_itself_a_paper_is_refused_and_nothing_typed_is_lost(page_as: PageAs) -> None:
    page = page_as(Role.PLANNING_OFFICER)
    page.goto(f"{WORK}evidence/new/?duty=ENG-1&part=give_feedback&subject=decision-2026-november")
    page.get_by_label("What it is", exact=True).fill("A paper that is none")
    fill_day(page, "dated_on", 18, 11, 2026)
    page.locator("input[name=file]").set_input_files(
        {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00 a program"}
    )
    with page.watch.foreseeing(422):  # type: ignore[attr-defined]  # see `page_as`
        page.get_by_role("button", name="Attach", exact=True).click()
    expect(page).to_have_title(re.compile("^Error:"))
    expect(page.get_by_role("main")).to_contain_text("What is in the file is not what its name says")
    expect(page.get_by_label("What it is", exact=True)).to_have_value("A paper that is none")


def test_a_judgement_is_recorded_with_its_reasons(page_as: PageAs) -> None:
    page = page_as(Role.PLANNING_OFFICER)
    here = answer("act-2014/s26", "keep_a_direction_live", "functions")
    page.goto(here)
    expect(outcome(page)).to_contain_text("For a person to judge")
    page.get_by_role("link", name="Record a judgement").first.click()
    page.get_by_label("Yes: the requirement is met").check(force=True)
    page.get_by_label("Reasons").fill("The service went on under the direction of the year before.")
    page.get_by_label("Post of whoever judged").fill("chief officer")
    fill_day(page, "judged_on", 20, 11, 2026)
    page.get_by_role("button", name="Record the judgement").click()
    page.goto(here)
    expect(outcome(page)).to_contain_text("Met")
    expect(page.get_by_role("main")).to_contain_text("went on under the direction of the year before")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_law_of_the_day_before_and_of_the_day_itself(page_as: PageAs, javascript: bool) -> None:
    page = page_as(Role.PLANNING_OFFICER, javascript=javascript)
    page.goto(f"{WORK}duties/IJBO-V1/")
    for day, month, said, voting in ((31, 8, "31 August 2026", "8 members"), (1, 9, "1 September 2026", "11 members")):
        switch = page.locator("form.comhla-day-switch")
        switch.locator("summary").click()
        fill_day(switch, "as_at", day, month, 2026)
        switch.get_by_role("button", name="Show").click()
        expect(page.locator("form.comhla-day-switch")).to_contain_text(f"Shown as at {said}")
        expect(page.get_by_role("main")).to_contain_text(voting)
    page.get_by_role("link", name="Show today instead").click()
    expect(page.locator("form.comhla-day-switch")).to_contain_text("Shown as at 22 November 2026")


def test_duties_are_narrowed_by_answer(page_as: PageAs) -> None:
    page = page_as(Role.PLANNING_OFFICER)
    page.goto(f"{WORK}duties/?outcome=not_met")
    listed = page.get_by_role("main").locator(".comhla-item").all_inner_texts()
    assert listed
    assert [each for each in listed if "Not met" not in each] == []


def test_a_calendar_address_is_made_and_read_without_signing_in(page_as: PageAs) -> None:
    page = page_as(Role.PLANNING_OFFICER)
    page.goto(f"{WORK}calendar/")
    page.get_by_role("button", name=re.compile("address", re.I)).first.click()
    shown = page.get_by_role("main").locator("text=/\\.ics/").first.inner_text()
    match = re.search(r"/work/\S+\.ics", shown)
    assert match, shown
    reader = page_as(None)
    answered = reader.request.get(match[0])
    assert answered.text().startswith("BEGIN:VCALENDAR")


def test_a_board_member_sees_what_concerns_them_and_not_the_workspace(page_as: PageAs) -> None:
    page = page_as(Role.BOARD_MEMBER, width=390)
    page.goto("/work/")
    expect(page).to_have_url(re.compile("/account/me/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    with page.watch.foreseeing(403):  # type: ignore[attr-defined]  # see `page_as`
        response = page.goto(WORK)
    assert response is not None
    assert response.status == 403
