"""The plan is written by an officer at a desk, and answered by a member of the planning group on a telephone."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from comhla.web.access.roles import Role

PageAs = Callable[..., Page]
PLAN = "/work/inverannoch/plans/plan-2027/"
TEXT = """People tell us that the bus comes too seldom.

## Getting there

- Cars that neighbours share.
- A van on market days.

Table: Journeys in a week

| Place | Journeys |
| --- | --- |
| Glens | 14 |
"""
SAID = "The van should come to the school too."


def test_an_officer_writes_and_a_member_answers_on_a_telephone(
    page_as: PageAs, check_page: Callable[[Page], None]
) -> None:
    officer = page_as(Role.PLANNING_OFFICER)
    section = _write(officer, check_page)
    _put_out(officer)
    _comment(page_as(Role.PLANNING_GROUP_MEMBER, width=360), check_page)
    officer.goto(section)
    comment = officer.locator(".comhla-comment").filter(has_text=SAID)
    expect(comment).to_contain_text("Open")
    check_page(officer)
    comment.get_by_role("button", name="Put it into the views ledger").click()
    expect(comment).to_contain_text("It stands in the views ledger")


def _write(page: Page, check_page: Callable[[Page], None]) -> str:
    """Begin a section and look at it beforehand; its page."""
    page.goto(f"{PLAN}new-section/")
    page.get_by_label("Heading", exact=True).fill("Getting about")
    page.locator("textarea[name=text]").fill(TEXT)
    page.get_by_role("button", name="See how it will look").click()
    expect(page.get_by_role("heading", name="How it will look")).to_be_visible()
    check_page(page)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Getting about")
    return page.url


def _put_out(page: Page) -> None:
    page.goto(f"{PLAN}drafts/")
    page.get_by_label("What the draft is called").fill("Second draft")
    page.get_by_label("Step that puts it before people").select_option("sent")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("main")).to_contain_text("Members read this one")


def _comment(page: Page, check_page: Callable[[Page], None]) -> None:
    """From one's own page to the draft, and a comment beside a paragraph."""
    page.goto("/account/me/")
    page.get_by_role("link", name="Read and comment: Second draft").click()
    check_page(page)
    for each in (".ds_contents-nav__link", ".ds_button", ".comhla-paragraph p"):
        size = page.locator(f".comhla-large {each}").first.evaluate("it => parseFloat(getComputedStyle(it).fontSize)")
        assert size >= 20, f"{each} is too small for people who do not see well"
    paragraph = page.locator(".comhla-paragraph").filter(has_text="A van on market days.")
    paragraph.get_by_role("link", name="Comment on this paragraph").click()
    page.get_by_label("What you want to say").fill(SAID)
    page.get_by_role("button", name="Send my comment").click()
    expect(page.get_by_role("main")).to_contain_text("Thank you")
    expect(page.get_by_role("main")).to_contain_text(SAID)
    expect(page.get_by_role("main")).to_contain_text("Being considered")
    check_page(page)
