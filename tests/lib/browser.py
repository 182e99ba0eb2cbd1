"""What browser tests ask of a page: what axe finds, what does not fit, what went wrong while it was loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from hypothesis import settings
from playwright.sync_api import ConsoleMessage, Page, Request, Response

from tests.conftest import REPOSITORY

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_FIND = """
([rules, without]) => axe.run(document, {
    runOnly: {type: 'tag', values: rules},
    rules: Object.fromEntries(without.map(rule => [rule, {enabled: false}])),
    resultTypes: ['violations'],
    preload: false,
})
"""
_TOO_WIDE = """
() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(each => {
        const box = each.getBoundingClientRect();
        return box.right > window.innerWidth + 1 && box.width > 0;
    });
    return wide.length ? wide.slice(0, 5).map(each => each.outerHTML.slice(0, 120)) : ['something that cannot be named'];
}
"""
# How every text of a page is set: its own colour and size, and every background and every degree of opacity beneath it.
_COLOURS = """
() => {
    const beneath = new Map();
    const under = each => {
        if (!each) return '';
        if (!beneath.has(each)) {
            const is = getComputedStyle(each);
            const ground = [is.backgroundColor, is.backgroundImage, is.opacity].join(' ');
            const above = under(each.parentElement);
            beneath.set(each, ground === 'rgba(0, 0, 0, 0) none 1' ? above : above + ' > ' + ground);
        }
        return beneath.get(each);
    };
    const found = new Set();
    for (const each of document.querySelectorAll('body *')) {
        if (![...each.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
        const is = getComputedStyle(each);
        found.add([is.color, is.fontSize, is.fontWeight, is.textShadow, is.position, under(each)].join(' | '));
    }
    return [...found];
}
"""
_SHAPE = """
() => ({
    h1: document.querySelectorAll('h1').length,
    main: document.querySelectorAll('main').length,
    title: document.title.trim(),
    lang: document.documentElement.lang,
    ids: [...document.querySelectorAll('[id]')].map(each => each.id),
})
"""


@cache
def axe_source() -> str:
    """axe itself, for a page or for every page that a window opens."""
    return (REPOSITORY / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


class Watch:
    """What goes wrong in a page while somebody uses it: errors told in the console, requests that fail or leave."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.problems: list[str] = []
        self.foreseen: set[int] = set()
        self._told = {
            "console": self._console,
            "pageerror": lambda error: self.problems.append(f"script: {error}"),
            "request": self._request,
            "requestfailed": self._failed,
            "response": self._response,
        }
        for event, told in self._told.items():
            page.on(event, told)  # type: ignore[call-overload]  # the names of events are those of the browser

    def ends(self) -> None:
        """Watch no longer."""
        for event, told in self._told.items():
            self.page.remove_listener(event, told)

    @contextmanager
    def foreseeing(self, *statuses: int) -> Iterator[None]:
        """Inside, answers with these codes are meant to happen. The browser may tell of them a moment later."""
        self.foreseen |= set(statuses)
        yield

    def _console(self, message: ConsoleMessage) -> None:
        told = message.text
        if message.type == "error" and not ("status of" in told and any(str(code) in told for code in self.foreseen)):
            self.problems.append(f"console: {told}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:")):
            self.problems.append(f"leaves the site: {request.url}")

    def _failed(self, request: Request) -> None:
        # A page that is left while it loads, and a download, end their requests early.
        if "ERR_ABORTED" not in (request.failure or ""):
            self.problems.append(f"failed: {request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.foreseen:
            self.problems.append(f"answered {response.status}: {response.url}")


def axe_finds(page: Page, *, without: tuple[str, ...] = ()) -> list[str]:
    """Every violation that axe finds, told in a line each. Scripts must be on: without them axe never ends."""
    if not page.evaluate("() => typeof window.axe === 'object'"):
        page.evaluate(axe_source())
    found: dict[str, Any] = page.evaluate(_FIND, [RULES, list(without)])
    return [
        f"{each['id']}: {each['help']}: {node['html'][:200]}"
        for each in found["violations"]
        for node in each["nodes"][:3]
    ]


def does_not_fit(page: Page) -> list[str]:
    """What makes a page scroll sideways; nothing where it does not."""
    return page.evaluate(_TOO_WIDE)


def shape_problems(page: Page) -> list[str]:
    """What every page has: one heading of the first level, a title of its own, a language, a main part."""
    seen: dict[str, Any] = page.evaluate(_SHAPE)
    found = [f"{seen[name]} of {name}" for name in ("h1", "main") if seen[name] != 1]
    if not seen["title"] or seen["title"].startswith(("–", "-")):
        found.append(f"title {seen['title']!r}")
    if not seen["lang"]:
        found.append("no language")
    ids: list[str] = seen["ids"]
    found += [f"id twice: {each}" for each in sorted({each for each in ids if ids.count(each) > 1})]
    return found


class Colours:
    """Which ways to set a text axe has looked at, so that each is looked at once in a run."""

    def __init__(self, *, each_time: bool = False) -> None:
        self._seen: set[str] = set()
        self._each_time = each_time

    def are_known(self, page: Page) -> bool:
        """Whether every text of a page is set as one that was looked at before; never where each is looked at."""
        found: set[str] = set(page.evaluate(_COLOURS))
        new = found - self._seen
        self._seen |= found
        return not new and not self._each_time


_COLOURS_OF_THIS_RUN = Colours(each_time=settings.get_current_profile_name() == "nightly")


def page_problems(page: Page, colours: Colours = _COLOURS_OF_THIS_RUN) -> list[str]:
    """Everything wrong with a page: what axe finds on a phone, and what does not fit there and at a desk.

    At the desk the colours are those of the reader. axe looks once: it takes a second, and what it looks for is in the
    page and not in its width. Some journeys look at a desk too. Whether colours can be told apart takes a third of its
    time, and is asked only where a text is set as none was before.
    """
    found = shape_problems(page)
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 900})
    found.extend(f"320 px: scrolls sideways: {each}" for each in does_not_fit(page))
    without = ("color-contrast",) if colours.are_known(page) else ()
    found.extend(f"320 px: {each}" for each in axe_finds(page, without=without))
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(forced_colors="active")
    found.extend(f"1280 px: scrolls sideways: {each}" for each in does_not_fit(page))
    page.emulate_media(forced_colors="none")
    if size:
        page.set_viewport_size(size)
    return found


Check = Callable[[Page], None]
