"""A walk along a day of the board, with a picture of each page: from the agenda to what the public reads of it.

What the walk does not enter, as papers, proxies and a tie, is shown through pages alone in the integration tests.
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
from tests.lib.browser import axe_finds, does_not_fit

PageAs = Callable[..., Page]
Picture = Callable[[Page, str], None]
BOARD = "/work/inverannoch/board/meetings/"
PAPERS = "/papers/inverannoch/"
PUBLIC = "/authorities/inverannoch/"
COMING, TODAY = "board-2026-11-25", "board-2026-11-22"
MEMBER = "service-user-2-2024"
"""The seat of whoever signs in as a board member."""
QUESTION = "Keep the day centre open?"
VOTERS_HERE = 5
"""How many nominees the clerk calls; with the member who votes herself there is a quorum."""
SAID_FOCUS = "() => document.activeElement.innerText.trim()"


@pytest.fixture
def picture() -> Picture:
    """Keeps a picture of a page in `build/walk`, numbered in the order of the walk."""
    folder = REPOSITORY / "build" / "walk"
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []

    def picture(page: Page, name: str) -> None:
        taken.append(folder / f"board-{len(taken) + 1:02}-{name}.png")
        page.screenshot(path=taken[-1], full_page=True)

    return picture


def test_a_board_meets_decides_and_is_read(page_as: PageAs, picture: Picture) -> None:
    clerk = page_as(Role.CLERK)
    _move_an_item(clerk, picture)
    _plan_a_meeting_of_today(clerk)
    _call_the_roll(clerk, picture)
    _declare_and_put_the_question(clerk, picture)
    _vote_on_a_phone(page_as(Role.BOARD_MEMBER, width=360, javascript=False), picture)
    _close_the_vote(clerk, picture)
    _end_and_minute(clerk, picture)
    _certify(clerk, picture)
    _acknowledge(page_as(Role.PARTNER_OFFICER), picture)
    _everybody_reads(page_as(None), picture)


def _move_an_item(page: Page, picture: Picture) -> None:
    """With the keyboard, one place up."""
    page.goto(f"{BOARD}{COMING}/agenda/")
    titles = page.locator("[data-agenda] h2")
    before = titles.all_inner_texts()
    page.get_by_role("button", name=re.compile("^Up.*How ready we are for winter")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The item is moved.")).to_be_visible()
    place = before.index(next(each for each in before if "How ready we are for winter" in each))
    before[place - 1 : place + 1] = reversed(before[place - 1 : place + 1])
    assert [each.partition(". ")[2] for each in titles.all_inner_texts()] == [
        each.partition(". ")[2] for each in before
    ]
    picture(page, "agenda")
    assert axe_finds(page) == []


def _plan_a_meeting_of_today(page: Page) -> None:
    """A meeting that sits today, with the business that every meeting has."""
    page.goto(f"{BOARD}new/")
    page.get_by_label("Who meets").select_option("board")
    fill_day(page, "held_on", 22, 11, 2026)
    page.get_by_label(re.compile("^Time at which it begins")).fill("10:00")
    page.get_by_label(re.compile("^Place")).fill("Town hall")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Agenda", exact=True).first.click()
    page.get_by_role("button", name="Begin the agenda").click()
    expect(page.get_by_role("main")).to_contain_text("Declarations of interest")


def _call_the_roll(page: Page, picture: Picture) -> None:
    """One button for each member; the quorum is said in words."""
    page.goto(f"{BOARD}{TODAY}/sitting/")
    quorum = page.locator(".comhla-quorum__words")
    for number in range(VOTERS_HERE):
        page.get_by_role("button", name=re.compile("^Here")).nth(number).click()
    expect(quorum).to_contain_text(f"{VOTERS_HERE} of ")
    page.locator(f"#member-{MEMBER}").get_by_role("button", name=re.compile("^Here")).click()
    expect(quorum).to_contain_text("There is a quorum.")
    picture(page, "roll")
    assert axe_finds(page) == []


def _declare_and_put_the_question(page: Page, picture: Picture) -> None:
    """A member declares an interest, and a motion is put."""
    page.get_by_role("link", name="Declare an interest").click()
    page.get_by_label("Who declares it?").select_option(index=1)
    page.get_by_label("Which item is it about?").select_option(index=1)
    _choose(page, "Yes, direct")
    page.get_by_label(re.compile("^What is it")).fill("Sits on the committee of the centre")
    page.get_by_role("group", name="Does the member take part in the item?").get_by_text("Yes", exact=True).click()
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.locator("#interests")).to_contain_text("Sits on the committee of the centre")
    page.get_by_role("link", name="Put a question").click()
    page.get_by_label("The question, in a few words").fill(QUESTION)
    page.get_by_label(re.compile("^The motion in full")).fill("That the day centre stays open for a year.")
    picture(page, "question")
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_text("The question is put.")).to_be_visible()


def _choose(page: Page, words: str) -> None:
    page.locator("label.ds_radio__label").filter(has_text=words).click()


def _vote_on_a_phone(page: Page, picture: Picture) -> None:
    """The member presses one button and is told what is recorded."""
    page.goto(f"{PAPERS}meetings/{TODAY}/vote/")
    picture(page, "vote-on-a-phone")
    page.get_by_role("button", name=re.compile(f"^For.*{re.escape(QUESTION)}")).click()
    expect(page.get_by_role("main")).to_contain_text("What is recorded as your vote: For.")
    assert does_not_fit(page) == []
    picture(page, "vote-recorded")


def _close_the_vote(page: Page, picture: Picture) -> None:
    """The clerk sees that vote, records the others, and closes the vote as the law has it."""
    page.goto(f"{BOARD}{TODAY}/sitting/")
    page.locator("#questions").get_by_role("link", name=QUESTION).click()
    expect(page.locator("#count")).to_contain_text("1 for, 0 against, 0 abstained.")
    ballots = page.locator("fieldset.comhla-ballot:not([disabled])")
    for number in range(VOTERS_HERE):
        ballots.nth(number).get_by_label("Against" if number == 0 else "For", exact=True).check()
    page.get_by_role("button", name="Save the votes").click()
    expect(page.locator("#count")).to_contain_text(f"{VOTERS_HERE} for, 1 against, 0 abstained.")
    picture(page, "votes")
    assert axe_finds(page) == []
    page.get_by_role("button", name="Close the vote").click()
    expect(page.locator("#count")).to_contain_text("Result: Carried")


def _end_and_minute(page: Page, picture: Picture) -> None:
    """The meeting ends, and its minute begins with what happened."""
    page.goto(f"{BOARD}{TODAY}/sitting/end/")
    page.get_by_label(re.compile("^When did the meeting end")).fill("11:40")
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("The meeting ended at 11:40.")
    page.goto(f"{BOARD}{TODAY}/minute/")
    page.get_by_role("button", name="Begin the minute").click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("Sits on the committee of the centre")
    expect(main).to_contain_text("That the day centre stays open for a year.")
    picture(page, "minute")


def _certify(page: Page, picture: Picture) -> None:
    """A certificate is issued, and its data are taken away."""
    page.goto(f"{BOARD}{TODAY}/certificate/")
    page.get_by_role("button", name="Issue a certificate").click()
    expect(page.get_by_role("heading", name=re.compile("^Certificate 1, as at 22 November 2026"))).to_be_visible()
    picture(page, "certificate")
    with page.expect_download() as taken:
        page.get_by_role("link", name=re.compile("^JSON")).click()
    assert f'"{TODAY}"' in Path(taken.value.path()).read_text(encoding="utf-8")


def _acknowledge(page: Page, picture: Picture) -> None:
    """An officer of the health board says that they have the direction."""
    page.goto(f"{PAPERS}directions/")
    page.locator("section[aria-labelledby=waiting]").get_by_role("link").first.click()
    page.get_by_role("button", name="We have this direction").click()
    expect(page.get_by_text("It is recorded that you have this direction.")).to_be_visible()
    picture(page, "direction")
    assert axe_finds(page) == []


def _everybody_reads(page: Page, picture: Picture) -> None:
    """With the keyboard alone: from the meeting to its certificate, and a decision in plain words."""
    page.goto(f"{PUBLIC}meetings/{TODAY}/")
    picture(page, "public-meeting")
    _follow(page, "Was this meeting lawful?")
    expect(page.get_by_role("heading", level=1)).to_contain_text("lawful")
    picture(page, "public-certificate")
    assert axe_finds(page) == []
    page.goto(f"{PUBLIC}decisions/")
    _follow(page, "Keep the winter team north of the pass for one more winter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Keep the winter team")
    picture(page, "public-decision")


def _follow(page: Page, words: str) -> None:
    """Tab to a link and press Enter."""
    for _step in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(SAID_FOCUS) == words:
            break
    else:
        pytest.fail(f"The keyboard does not reach {words!r}.")
    with page.expect_navigation():
        page.keyboard.press("Enter")
