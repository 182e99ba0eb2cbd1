"""Journeys to one's work: by password, by a link, by a passkey, and back after a session has ended."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from comhla.web.access.roles import Role
from tools.demo.accounts import PASSWORD, account_of

PageAs = Callable[..., Page]
HOME_OF_WORK = re.compile(r"/work/inverannoch/$")


def fill_in(page: Page, role: Role, password: str = PASSWORD) -> None:
    page.get_by_label("E-mail address").fill(account_of(role).email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.mark.parametrize("javascript", [True, False])
def test_by_password_and_out_again(page_as: PageAs, javascript: bool) -> None:
    page = page_as(None, javascript=javascript)
    page.goto("/")
    page.get_by_role("link", name="Sign in").first.click()
    fill_in(page, Role.FINANCE_OFFICER)
    expect(page).to_have_url(HOME_OF_WORK)
    expect(page.get_by_role("heading", level=1)).to_have_text("What needs attention")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    page.goto("/work/inverannoch/")
    expect(page).to_have_url(re.compile("/account/login/"))


def test_by_keyboard_alone(page_as: PageAs) -> None:
    page = page_as(None)
    page.goto("/account/login/")
    tab_to(page, "login")
    page.keyboard.type(account_of(Role.FINANCE_OFFICER).email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(HOME_OF_WORK)


def tab_to(page: Page, name: str) -> None:
    """Press Tab until an input has the focus, as somebody without a mouse does."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.name") == name:
            return
    raise AssertionError(f"Tab never came to {name}.")


def test_the_first_tab_leads_past_the_menu(page_as: PageAs) -> None:
    page = page_as(None)
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main-content$"))


@pytest.mark.parametrize("javascript", [True, False])
def test_a_wrong_password_is_told_and_the_address_is_kept(page_as: PageAs, javascript: bool) -> None:
    page = page_as(None, javascript=javascript)
    page.goto("/account/login/")
    with page.watch.foreseeing(422, 403):  # type: ignore[attr-defined]  # see `page_as`
        fill_in(page, Role.CLERK, "not the password at all")
    expect(page).to_have_title(re.compile("^Error:"))
    expect(page.get_by_label("E-mail address")).to_have_value(account_of(Role.CLERK).email)
    expect(page.get_by_label("Password")).to_have_value("")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_lay_member_signs_in_by_a_link_that_works_once(
    page_as: PageAs, letters: Callable[[], str], site: str, javascript: bool
) -> None:
    page = page_as(None, javascript=javascript, width=390)
    page.goto("/account/link/")
    role = Role.LOCALITY_MEMBER if javascript else Role.PLANNING_GROUP_MEMBER
    page.get_by_label("E-mail address").fill(account_of(role).email)
    page.get_by_role("button", name="Send me a link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your e-mail")
    letter = letters().replace("=\n", "").replace("=3D", "=")
    link = re.search(re.escape(site) + r"/account/link/\S+", letter)
    assert link, letter
    page.goto(link[0])
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile("/account/me/"))
    again = page_as(None, javascript=javascript)
    with again.watch.foreseeing(410):  # type: ignore[attr-defined]  # see `page_as`
        again.goto(link[0])
    expect(again.get_by_role("heading", level=1)).to_have_text("This link can no longer be used")


def test_by_a_passkey_alone(page_as: PageAs) -> None:
    page = page_as(None)
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto("/account/login/")
    fill_in(page, Role.ANALYST)
    expect(page).to_have_url(HOME_OF_WORK)
    page.goto("/account/2fa/webauthn/add/")
    page.get_by_label("Name of the passkey").fill("Laptop at work")
    page.get_by_label("Sign in with this passkey alone").check(force=True)
    page.get_by_role("button", name="Add a passkey").click()
    expect(page).not_to_have_url(re.compile("/webauthn/add/"))
    page.get_by_role("button", name="Sign out").click()
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(HOME_OF_WORK)


@pytest.mark.parametrize("javascript", [True, False])
def test_what_was_typed_outlives_the_session(page_as: PageAs, javascript: bool) -> None:
    page = page_as(None, javascript=javascript)
    page.goto("/account/login/")
    fill_in(page, Role.ENGAGEMENT_OFFICER)
    expect(page).to_have_url(HOME_OF_WORK)
    page.goto("/work/inverannoch/records/localities/new/")
    name = f"Locality of a long afternoon {javascript}"
    page.get_by_label("Name of the locality").fill(name)
    cookies = [each for each in page.context.cookies() if "session" not in each["name"]]
    page.context.clear_cookies()
    page.context.add_cookies(cookies)
    with page.watch.foreseeing(403):  # type: ignore[attr-defined]  # see `page_as`
        page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You were signed out; what you typed is kept")
    expect(page.get_by_role("main")).to_contain_text(name)
    page.get_by_role("main").get_by_role("link", name="Sign in").click()
    fill_in(page, Role.ENGAGEMENT_OFFICER)
    expect(page.get_by_role("main")).to_contain_text(name)
    page.get_by_role("button", name="Send it now").click()
    page.goto("/work/inverannoch/records/localities/")
    expect(page.get_by_role("main")).to_contain_text(name)
