"""HTML that the renderer of documents wrote, cut into the pages of a published plan.

The renderer escapes every text, so that in what it writes a tag is always one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

_SECTION = re.compile(r"<(/?)section\b[^>]*>")
_ID = re.compile(r'\sid="([^"]*)"')
_LINK = re.compile(r'href="#([^"]*)"')
_HEADING = re.compile(r"<(/?)h([1-5])\b")
_BREAK = re.compile(r"</(?:p|li|h[1-6]|td|th|caption|figcaption|section|div|tr)>|<br>")
_TAG = re.compile(r"<[^>]*>")
_LEADS_ELSEWHERE = re.compile(
    r"<(nav|form)\b.*?</\1>"
    r'|<p class="published__caption">.*?</p>'
    r'|<(ul|ol) class="published__(?:files published__files--row|chapters|tiles)".*?</\2>',
    re.DOTALL,
)
"""The parts of a page that are about other pages: every page has the headings of all in them."""


def outermost_sections(html: str) -> list[str]:
    """The sections that stand in no other, in their order."""
    found, depth, began = [], 0, 0
    for tag in _SECTION.finditer(html):
        if tag.group(1):
            depth -= 1
            if not depth:
                found.append(html[began : tag.end()])
        else:
            if not depth:
                began = tag.start()
            depth += 1
    return found


def inside_of(section: str) -> str:
    """What stands in a section under its heading."""
    within = section[section.index(">") + 1 : section.rindex("</section>")]
    return re.sub(r"^\s*<h(\d)[^>]*>.*?</h\1>", "", within, count=1, flags=re.DOTALL).strip()


def ids_of(html: str) -> list[str]:
    """Every id, in the order of reading."""
    return [unescape(each) for each in _ID.findall(html)]


def a_level_down(html: str) -> str:
    """The same with every heading one level lower, under the heading of the page that it stands on."""
    return _HEADING.sub(lambda found: f"<{found.group(1)}h{int(found.group(2)) + 1}", html)


def linked(html: str, *, page: str, pages: Mapping[str, str]) -> str:
    """The same with its links to places on other pages leading there.

    Args:
        html: what stands on the page.
        page: the path of the page.
        pages: the path of the page on which each id stands.
    """

    def led(link: re.Match[str]) -> str:
        target = pages.get(unescape(link.group(1)), page)
        return link.group(0) if target == page else f'href="{from_to(page, target)}#{link.group(1)}"'

    return _LINK.sub(led, html)


def from_to(page: str, target: str) -> str:
    """The address of one page of a plan as seen from another, the same wherever the plan stands."""
    up = "../" * (page.count("/") + 1 if page else 0)
    return f"{up}{target}/" if target else up or "./"


def words_of(html: str) -> str:
    """The words that a page itself says, without tags, for a search to look in."""
    spaced = _BREAK.sub(" ", _LEADS_ELSEWHERE.sub(" ", html))
    return " ".join(unescape(_TAG.sub("", spaced)).split())
