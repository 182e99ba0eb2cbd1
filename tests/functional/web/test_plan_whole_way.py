"""A walk along the way of a plan, with a picture of each page: begun, written, stepped, refused, and read by all.

What the walk does not enter, as views and the gate, is shown through pages alone in the integration tests.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from comhla.web.access.roles import Role
from tests.conftest import REPOSITORY
from tests.functional.web.test_duties import fill_day
from tests.lib.browser import axe_finds

PageAs = Callable[..., Page]
Picture = Callable[[Page, str], None]
PLANS = "/work/inverannoch/plans/"
PUBLISHED = "/authorities/inverannoch/plans/plan-2024/"
WRITTEN = {
    "vision": "People choose where they live, and have company there.",
    "locality&locality=glens": "In the glens a nurse comes with the library van.",
}
"""The sections that are written: what each is about, as its address asks, and its text."""


@pytest.fixture
def picture() -> Picture:
    """Keeps a picture of a page in `build/walk`, numbered in the order of the walk."""
    folder = REPOSITORY / "build" / "walk"
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []

    def picture(page: Page, name: str) -> None:
        taken.append(folder / f"{len(taken) + 1:02}-{name}.png")
        page.screenshot(path=taken[-1], full_page=True)

    return picture


def test_a_plan_is_begun_written_and_stepped_and_another_is_read(page_as: PageAs, picture: Picture) -> None:
    officer, chief = page_as(Role.PLANNING_OFFICER), page_as(Role.CHIEF_OFFICER)
    steps = _begin(officer, picture)
    _write(officer, steps, picture)
    _take(officer, steps, 14, "Paper 4")
    _take(officer, steps, 21, "Minute of the planning group, item 3")
    picture(officer, "two-steps-taken")
    assert axe_finds(officer) == []
    for page, who in ((officer, "officer"), (chief, "chief-officer")):
        _is_refused(page, steps)
        picture(page, f"refused-to-the-{who}")
    chief.goto(steps.replace("/steps/", "/publish/"))
    expect(chief.get_by_role("main")).to_contain_text("things are missing")
    expect(chief.get_by_role("button", name="Agree and publish")).to_have_count(0)
    picture(chief, "what-is-missing")
    _everybody_reads(page_as(None, width=360), steps, picture)


def _begin(page: Page, picture: Picture) -> str:
    """Begin a plan without a text; the address of its steps."""
    page.goto(PLANS)
    picture(page, "plans")
    page.get_by_role("link", name="Begin a new plan").click()
    page.get_by_label("Title of the plan").fill("Plan of the walk")
    page.get_by_label("Start with the text of").select_option(label="No earlier plan")
    fill_day(page, "began_on", 1, 9, 2026)
    picture(page, "begin")
    page.get_by_role("button", name="Begin the plan").click()
    expect(page.get_by_role("main")).to_contain_text("Proposals")
    return page.url


def _write(page: Page, steps: str, picture: Picture) -> None:
    """Write each section, look at it beforehand, and see the list of what is missing grow shorter."""
    plan = steps.removesuffix("steps/")
    for about, text in WRITTEN.items():
        page.goto(f"{plan}new-section/?part={about}")
        page.locator("textarea[name=text]").fill(text)
        name = about.partition("&")[0]
        picture(page, f"write-{name}")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_role("main")).to_contain_text(text)
        picture(page, f"written-{name}")
    page.goto(f"{plan}text/")
    expect(page.get_by_role("main")).to_contain_text("2 sections are written")
    picture(page, "text")


def _take(page: Page, steps: str, day: int, document: str) -> None:
    """Take the next lawful step, on a day that is over."""
    page.goto(steps)
    page.get_by_role("link", name=re.compile("Record the next step")).click()
    fill_day(page, "on", day, 9, 2026)
    page.get_by_label(re.compile("Document or minute")).fill(document)
    page.get_by_role("button", name="Record the step").click()
    expect(page.get_by_role("main")).to_contain_text(f"{day} September 2026: {document}")


def _is_refused(page: Page, steps: str) -> None:
    """The second draft before the first is refused, with the reason and where it stands in the Act."""
    page.goto(f"{steps}second_draft/")
    fill_day(page, "on", 28, 9, 2026)
    with page.watch.foreseeing(422):  # type: ignore[attr-defined]  # see `page_as`
        page.get_by_role("button", name="Record the step").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("leaves out writing the first draft, which comes before it")
    expect(main).to_contain_text("The law leaves nobody a choice here")
    expect(main.get_by_role("link", name="section 33(4)(a)").first).to_be_visible()


def _everybody_reads(page: Page, steps: str, picture: Picture) -> None:
    """On a phone: nothing of the plan that is being prepared, and the plan in force from its front to a locality."""
    with page.watch.foreseeing(404):  # type: ignore[attr-defined]  # see `page_as`
        page.goto(steps.replace("/work/", "/authorities/").removesuffix("steps/"))
    expect(page.get_by_role("main")).not_to_contain_text("Plan of the walk")
    page.goto(PUBLISHED)
    picture(page, "published")
    assert axe_finds(page) == []
    page.get_by_role("link", name=re.compile("^What this means in")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^What this means in"))
    picture(page, "published-locality")
    page.goto(f"{PUBLISHED}statement/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    picture(page, "published-statement")
