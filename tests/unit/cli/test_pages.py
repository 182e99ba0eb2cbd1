"""The pages: whole, safe, and put together as they should be. What a browser makes of them: tests/functional."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from comhla.law import duties
from tests.lib.command import FACTS, Comhla

DAY = ("--as-at", "2018-09-01", "--format", "html")


class Outline(HTMLParser):
    """The tags, ids, links, headings and text of a page."""

    VOID = frozenset({"meta", "br", "hr", "img", "link", "input"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if tag == "a":
            self.links.append(given["href"] or "")
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append("")
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.headings and {"h1", "h2", "h3", "h4"} & set(self._open):
            self.headings[-1] += data


@pytest.fixture
def page(comhla: Comhla, strathmore: Path) -> Outline:
    """The page of one authority."""
    return Outline(comhla("check", strathmore, *DAY).out)


def check_is_whole(outline: Outline) -> None:
    """No script, nothing fetched, every link within the page leads somewhere, and every id is given once."""
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(outline.tags)
    assert len(set(outline.ids)) == len(outline.ids)
    within = [each[1:] for each in outline.links if each.startswith("#")]
    assert within
    assert set(within) <= set(outline.ids)
    assert all(each.startswith(("https://", "http://", "#")) for each in outline.links)
    assert outline.tags.count("h1") == outline.tags.count("main") == 1


def test_one_authority(page: Outline) -> None:
    check_is_whole(page)
    headings = [" ".join(each.split()) for each in page.headings]
    assert headings[:4] == [
        "Strathmore",
        "At a glance",
        "What needs attention first",
        "Not met recorded facts show that it was not done, or not in time",
    ]
    assert headings[4] == "Publish a performance report for each year and give copies act-2014/s42"
    assert "Back to the top" in page.text
    assert "The report for 2017-18 was published on 2 August 2018, 2 days after the last day in time" in page.text
    assert "The same for 1 more" in page.text
    assert "--on 2018-09-01 --subject 2017-18" in page.text


def test_every_finding_is_on_the_page(comhla: Comhla, strathmore: Path, page: Outline) -> None:
    findings = comhla("check", strathmore, "--as-at", "2018-09-01", "--format", "json").data["authorities"][0][
        "findings"
    ]
    alone = [each["because"] for each in findings if each["outcome"] in {"not_met", "met", "not_applicable"}]
    assert alone
    assert [each for each in alone if each not in page.text] == []


def test_the_next_due_days_stand_first_and_all_of_them_below(comhla: Comhla, strathmore: Path) -> None:
    out = comhla("check", strathmore, "--as-at", "2018-04-02", "--format", "html").out
    outline = Outline(out)
    check_is_whole(outline)
    assert outline.text.count("31 July 2018") > outline.text.count("Next due days") == 1
    assert "Everything that comes due" in outline.text


def test_several_authorities_have_an_index(comhla: Comhla, strathmore: Path, tmp_path: Path) -> None:
    other = tmp_path / "glenmore.yaml"
    other.write_text(FACTS.replace("name: Strathmore\n", "name: Glenmore\n"), encoding="utf-8")
    outline = Outline(comhla("check", strathmore, other, strathmore, *DAY).out)
    check_is_whole(outline)
    assert outline.headings[:2] == ["3 authorities", "Authorities"]
    assert [each for each in outline.links if each.endswith(("strathmore-1", "glenmore-2", "strathmore-3"))] == [
        "#strathmore-1",
        "#glenmore-2",
        "#strathmore-3",
    ]
    assert outline.links.count("#authorities") == 3


def test_a_name_without_letters_still_has_an_anchor(comhla: Comhla, tmp_path: Path) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(FACTS.replace("name: Strathmore\n", "name: \u4e2d\u6587\n"), encoding="utf-8")
    outline = Outline(comhla("check", path, *DAY).out)
    check_is_whole(outline)
    assert "authority-1" in outline.ids


def test_what_is_recorded_is_text_and_never_code(comhla: Comhla, tmp_path: Path) -> None:
    path = tmp_path / "code.yaml"
    bad = "<script>alert('&')</script>"
    path.write_text(
        FACTS.replace('"=First plan"', f'"{bad}"').replace("name: Strathmore\n", f'name: "{bad}"\n'), encoding="utf-8"
    )
    out = comhla("check", path, *DAY).out
    assert "<script" not in out
    outline = Outline(out)
    check_is_whole(outline)
    assert bad in outline.text
    assert outline.headings[0] == bad


def test_nothing_to_say(comhla: Comhla, strathmore: Path) -> None:
    out = comhla("check", strathmore, "--as-at", "2010-01-01", "--duty", "act-2014/s42", "--format", "html").out
    outline = Outline(out)
    assert "No findings" in outline.text
    assert "What needs attention first" not in outline.text


def test_six_authorities_are_a_page_of_moderate_size(comhla: Comhla) -> None:
    files = sorted(Path("examples").glob("*.yaml"))
    out = comhla("check", *files, "--as-at", "2026-11-22", "--format", "html").out
    assert len(files) >= 6
    assert len(out.encode()) < 3_000_000
    check_is_whole(Outline(out))


def test_the_book(comhla: Comhla) -> None:
    outline = Outline(comhla("law", "list", "--format", "html").out)
    check_is_whole(outline)
    headings = [" ".join(each.split()) for each in outline.headings]
    assert headings[:2] == ["The rule book", "Contents"]
    for duty in duties():
        assert f"{duty.title} {duty.id}" in headings
    assert "Version 2, from 1 September 2026" in " ".join(outline.text.split())
    assert "Version 1, from 28 November 2014 to 31 August 2026" in " ".join(outline.text.split())
    assert "Not in force as seen" in outline.text
    assert "guidance, not law" in outline.text
    assert "version 2 only" in outline.text
