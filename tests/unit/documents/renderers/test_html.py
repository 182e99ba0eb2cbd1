"""HTML pages: whole, safe, and readable by ear."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from hypothesis import given, settings

from comhla.documents.formats import Format
from comhla.documents.model import Document, Link, Paragraph, Picture, Section, Words, words
from comhla.documents.renderers.html import html_body, html_page, stylesheet
from tests.lib.opened import parsed, seen, squeezed
from tests.lib.sample_documents import HOSTILE, MARK, documents, easy_read, texts, whole


def _levels(page: ElementTree.Element) -> list[int]:
    return [int(each.get("aria-level") or each.tag[1]) for each in page.iter() if re.fullmatch("h[1-6]", str(each.tag))]


def _skipped(levels: list[int], *, first: int) -> list[tuple[int, int]]:
    return [(before, after) for before, after in zip([first - 1, *levels], levels, strict=False) if after > before + 1]


def _classes(page: ElementTree.Element) -> set[str]:
    return {name for each in page.iter() for name in (each.get("class") or "").split()}


def _ids(page: ElementTree.Element) -> list[str]:
    return [found for each in page.iter() if (found := each.get("id"))]


def _problems(page: ElementTree.Element) -> list[str]:
    """What breaks a page for somebody, whatever it holds."""
    ids = _ids(page)
    anchors = [each.get("href") or "" for each in page.iter("a")]
    named = [each.get("aria-labelledby") for each in page.iter() if each.get("aria-labelledby")]
    return [
        *(f"the id {each} stands twice" for each in ids if ids.count(each) > 1),
        *(f"{each} leads nowhere" for each in anchors if each.startswith("#") and each[1:] not in ids),
        *(f"{each} is no address to follow" for each in anchors if not re.match(r"#|https?:|mailto:|tel:", each)),
        *(f"{each} names nothing" for each in named if each not in ids),
        *("a picture without alt" for each in page.iter("img") if each.get("alt") is None),
        *("a table without caption" for each in page.iter("table") if not (each.findtext("caption") or "").strip()),
        *("a header cell without scope" for each in page.iter("th") if each.get("scope") not in {"col", "row"}),
        *("a link in a link" for each in page.iter("a") for inner in each.iter("a") if inner is not each),
        *(f"<{each.tag}>" for each in page.iter() if each.tag in {"script", "iframe", "object", "form", "base"}),
        *(f"{name} on <{each.tag}>" for each in page.iter() for name in each.attrib if name.startswith("on")),
        *(f"style on <{each.tag}>" for each in page.iter() if each.get("style") is not None),
    ]


@given(documents())
@settings(max_examples=40)
def test_any_document_is_a_page_with_every_word_in_it(document: Document) -> None:
    page = parsed(html_page(document))
    assert _problems(page) == []
    assert _skipped(_levels(page), first=1) == []
    assert _levels(page).count(1) == 1
    text = seen(page)
    placed = {each.get("alt") or "" for each in page.iter("img")}
    missing = [each for each in texts(document) if squeezed(each) not in text and " ".join(each.split()) not in placed]
    assert missing == []


@given(documents())
@settings(max_examples=30)
def test_any_document_can_stand_inside_a_page(document: Document) -> None:
    page = parsed(html_body(document, picture_address=lambda picture: "/pictures/1", first_level=3))
    assert _problems(page) == []
    assert _skipped(_levels(page), first=3) == []
    assert all(level >= 3 for level in _levels(page))
    assert {name for name in _classes(page) if not name.startswith("comhla-doc")} == set()
    assert page.findall(".//style") == []


def test_the_page_says_its_language_title_and_day(written) -> None:
    page = parsed(written(Format.HTML))
    assert page.get("lang") == "en-GB"
    assert page.findtext("head/title") == "Sampletitle & more"
    told = {each.get("name"): each.get("content") for each in page.iter("meta")}
    assert told["author"] == "Inverannoch Integration Joint Board"
    assert told["description"] == "Samplesubject <b>"
    assert told["dcterms.date"] == "2026-11-22"
    assert told["viewport"] == "width=device-width, initial-scale=1"
    assert [each.get("lang") for each in page.iter("section") if each.get("lang")] == ["gd"]
    assert [each.text for each in page.iter("span")] == ["slàintemhath", "polskieword"]


def test_a_document_from_right_to_left_is_set_so() -> None:
    assert parsed(html_page(whole(language="ar"))).get("dir") == "rtl"


def test_the_page_stands_alone(written) -> None:
    text = written(Format.HTML).decode()
    assert not re.search(r"<(?:script|link)\b", text)
    assert not re.search(r"url\(|@import", text)
    sources = [each.get("src") or "" for each in parsed(text.encode()).iter("img")]
    assert [source.partition(";")[0] for source in sources] == [
        "data:image/svg+xml",
        "data:image/png",
        "data:image/jpeg",
    ]


def test_the_skip_link_leads_to_the_text(written) -> None:
    page = parsed(written(Format.HTML))
    first = next(page.iter("a"))
    assert (first.text, first.get("href")) == ("Skip to main content", "#comhla-doc-content")
    assert next(page.iter("main")).get("id") == "comhla-doc-content"


def test_marks_stand_at_both_ends_of_the_page(written) -> None:
    assert seen(parsed(written(Format.HTML))).count(squeezed(MARK)) == 2
    assert html_body(whole(), picture_address=lambda picture: "/p").count(MARK) == 1


def test_the_contents_lead_to_three_levels(written) -> None:
    nav = next(parsed(written(Format.HTML)).iter("nav"))
    links = [(each.get("href"), each.text) for each in nav.iter("a")]
    assert links == [
        ("#first", "Firstheading"), ("#second", "Secondheading"), ("#third", "Thirdheading"),
        ("#gaelic", "Gaelicheading"), ("#comhla-doc-section-5", f"Hostile {HOSTILE}"), ("#last", "Lastheading"),
    ]  # fmt: skip


def test_a_document_without_sections_has_no_contents() -> None:
    assert list(parsed(html_page(easy_read())).iter("nav")) == []


def test_a_table_has_headers_of_columns_and_rows(written) -> None:
    table = next(parsed(written(Format.HTML)).iter("table"))
    assert table.findtext("caption") == "tablecaption"
    assert [(each.text, each.get("scope")) for each in table.iter("th")] == [
        ("headone", "col"), ("headtwo", "col"), ("rowone", "row"), ("rowtwo", "row"),
    ]  # fmt: skip
    assert [each.get("class") for each in table.iter("td")] == ["comhla-doc-number"] * 2


def test_hostile_text_stays_text(written) -> None:
    page = parsed(written(Format.HTML))
    paragraphs = ["".join(each.itertext()) for each in page.iter("p")]
    assert HOSTILE in paragraphs
    assert list(page.iter("script")) == []


def test_hostile_addresses_of_pictures_stay_addresses() -> None:
    def where(picture: Picture) -> str:
        return '/p" onerror="alert(1)'

    page = parsed(html_body(whole(), picture_address=where))
    assert {each.get("src") for each in page.iter("img")} == {'/p" onerror="alert(1)'}
    assert _problems(page) == []


def test_links_to_a_section_follow_its_anchor(written) -> None:
    page = parsed(written(Format.HTML))
    back = next(each for each in page.iter("a") if each.text == "backlink")
    assert back.get("href") == "#comhla-doc-section-5"


def test_headings_below_the_sixth_say_their_level() -> None:
    deepest = Section(heading="Seven", anchor="s7")
    for level in range(6, 0, -1):
        deepest = Section(heading=f"Level {level}", anchor=f"s{level}", sections=(deepest,))
    page = parsed(html_page(whole(sections=(deepest,))))
    assert [each.get("aria-level") for each in page.iter("h6")][-2:] == ["7", "8"]
    assert _skipped(_levels(page), first=1) == []


def test_easy_read_puts_each_idea_beside_its_picture() -> None:
    page = parsed(html_page(easy_read()))
    lines = [each for each in page.iter("div") if each.get("class") == "comhla-doc-line"]
    told = [["".join(part.itertext()) for part in line] for line in lines]
    assert told == [
        ["Picture to come: A nurse", "We will help you at home."],
        ["", "Fewer people go to hospital."],
        ["", "You can say no."],
        ["", "You can ask."],
    ]
    assert [each.get("alt") for each in page.iter("img")] == ["A chart", ""]
    assert "comhla-doc-easy" in _classes(page)


def test_the_type_of_easy_read_is_large() -> None:
    sizes = re.findall(r"\.comhla-doc-easy[^{}]*\{[^}]*font-size: ([\d.]+)(rem|pt)", stylesheet())
    points = [float(size) * (12 if unit == "rem" else 1) for size, unit in sizes]
    assert len(points) > 5
    assert min(points) >= 16


def test_numbers_and_bullets_of_lists_stand_inside_the_page() -> None:
    """On a narrow screen there is no margin for them to stand in."""
    rules = "".join(re.findall(r"\.comhla-doc ul,\s*\.comhla-doc ol \{([^}]*)\}", stylesheet()))
    (room,) = re.findall(r"padding-inline-start: ([\d.]+)rem", rules)
    assert float(room) >= 1.5


def test_the_rules_cover_every_class_that_is_written(written) -> None:
    used = _classes(parsed(written(Format.HTML))) | _classes(parsed(html_page(easy_read())))
    without = {name for name in used if f".{name}" not in stylesheet()}
    assert without == set()


def test_the_rules_hold_nothing_that_ends_the_style_element() -> None:
    assert "<" not in stylesheet()


def test_a_link_that_a_reader_may_not_follow_is_only_words() -> None:
    inside = (Link(inside=words("press"), address="javascript:alert(1)"), Words(text="."))
    page = parsed(html_page(whole(opening=(Paragraph(inside=inside),), sections=())))
    assert "press" in seen(page)
    assert [each.get("href") for each in page.iter("a")] == ["#comhla-doc-content"]
