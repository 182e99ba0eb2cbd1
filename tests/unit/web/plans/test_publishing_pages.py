"""Cutting documents into pages, searching in them, looking into PDFs, and naming what changed."""

from __future__ import annotations

import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.documents.comparison import Kind
from comhla.web.plans.held_together import Stamped, changed, holds_of, stamp_of
from comhla.web.plans.page_html import a_level_down, from_to, ids_of, inside_of, linked, outermost_sections, words_of
from comhla.web.plans.pdf_marks import lacking
from comhla.web.plans.presenters.published import around, changes, found_in, words_typed
from tests.lib.published import a_pdf

NESTED = '<article><nav>x</nav><section id="a"><h1>A</h1><section id="b">B</section></section>\n<section id="c"><h1 id="t">C</h1><p>c</p></section></article>'


def test_sections_are_cut_where_the_outermost_begin_and_end() -> None:
    first, second = outermost_sections(NESTED)
    assert ids_of(first) == ["a", "b"]
    assert second == '<section id="c"><h1 id="t">C</h1><p>c</p></section>'
    assert inside_of(second) == "<p>c</p>"


def test_headings_go_a_level_down() -> None:
    assert a_level_down("<h1>A</h1><h5>B</h5><h6>C</h6><hr>") == "<h2>A</h2><h6>B</h6><h6>C</h6><hr>"


STEPS = [
    ("", "vision", "vision/"),
    ("vision", "", "../"),
    ("vision", "needs", "../needs/"),
    ("localities/east", "needs", "../../needs/"),
    ("localities/east", "", "../../"),
    ("", "", "./"),
]


@pytest.mark.parametrize(("page", "target", "address"), STEPS)
def test_pages_lead_to_each_other_wherever_the_plan_stands(page: str, target: str, address: str) -> None:
    assert from_to(page, target) == address


def test_a_link_leads_to_the_page_on_which_its_place_is() -> None:
    html = '<a href="#b">b</a><a href="#own">o</a><a href="#nowhere">n</a>'
    told = linked(html, page="localities/east", pages={"b": "needs", "own": "localities/east"})
    assert told == '<a href="../../needs/#b">b</a><a href="#own">o</a><a href="#nowhere">n</a>'


def test_words_are_apart_where_blocks_are() -> None:
    assert words_of("<h1>One</h1><p>two &amp; <b>th</b>ree</p>") == "One two & three"


NOT_READ = [
    ("the contents beside a page", '<nav class="published__contents"><ol><li>Housing</li></ol></nav>'),
    ("the way to other pages", '<nav class="published__around"><a>Next: Housing</a></nav>'),
    ("a search", '<form role="search"><label>Housing</label></form>'),
    ("the way back", '<p class="published__caption"><a>Housing</a></p>'),
    ("forms of a document", '<ul class="published__files published__files--row"><li>Housing</li></ul>'),
    ("the contents on the front page", '<ol class="published__chapters"><li>Housing</li></ol>'),
    ("localities on the front page", '<ul class="published__tiles"><li>Housing</li></ul>'),
]


@pytest.mark.parametrize(("what", "html"), NOT_READ)
def test_a_search_does_not_look_in_what_leads_to_other_pages(what: str, html: str) -> None:
    assert words_of(f"<h1>Money</h1>{html}<p>Costs</p>") == "Money Costs", what


def test_a_search_looks_in_lists_of_the_text() -> None:
    assert words_of("<h1>Money</h1><ul><li>Homes</li></ul><ol><li>Staff</li></ol>") == "Money Homes Staff"


def test_what_comes_before_and_after() -> None:
    order = [("a", "A"), ("b", "B"), ("localities/c", "C")]
    assert around(order, "a").before is None
    assert around(order, "b").after is not None
    assert around(order, "b").after.url == "../localities/c/"  # type: ignore[union-attr]  # asserted above
    assert around(order, "localities/c").after is None


# ------------------------------------------------------------------------------------------------------------ search

PAGES = [
    ("", "Front", "The plan"),
    ("a", "Care at home", "Nurses visit people. " * 40),
    ("b", "Money", "Care costs & nurses <b>"),
]


def test_every_word_has_to_be_there_and_titles_count_first() -> None:
    assert [each.title for each in found_in(PAGES, "nurses")] == ["Care at home", "Money"]
    assert [each.title for each in found_in(PAGES, "care nurses")] == ["Money"]
    assert found_in(PAGES, "nurses submarines") == []
    assert found_in(PAGES, " ?! ") == []
    assert found_in(PAGES, "plan")[0].url == "../"


ODD_SIGNS = [
    ("children's", "The children's plan", True),
    ("children’s", "The children's plan", True),
    ("children's", "The children’s plan", True),
    ("carer’s", "Carers get a break.", True),
    ("carers'", "Carers get a break.", True),
    ("'carers'", "Carers get a break.", True),
    ("“carers”", "Carers get a break.", True),
    ("CARER", "Carers get a break.", True),
    ("same-day", "Care on the same-day list", True),
    ("bus", "A business grows.", True),
    ("tier", "Frontier and scattier", False),
    ("a", "Nurses visit all day.", False),
    ("a", "Once a day.", True),
    ("£150", "We have about £150 million.", True),
    ("%", "Ten % more", False),
    ("\x00", "Nothing", False),
]


@pytest.mark.parametrize(("typed", "text", "is_found"), ODD_SIGNS)
def test_words_are_found_from_their_beginning_however_they_are_typed(typed: str, text: str, is_found: bool) -> None:
    assert bool(found_in([("p", "Title", text)], typed)) is is_found


def test_a_short_page_about_it_goes_before_a_long_one_that_names_it() -> None:
    pages = [("tables", "Tables", "Carers get a break. " + "Other people get other things. " * 200 + "Carers. " * 3)]
    pages.append(("carers", "A break", "Carers get a break, and carers choose when."))
    assert [each.url for each in found_in(pages, "carers")] == ["../carers/", "../tables/"]


def test_snippets_mark_what_was_looked_for() -> None:
    (found,) = found_in(PAGES, "costs")
    assert found.snippets == ("Care <mark>costs</mark> &amp; nurses &lt;b&gt;",)
    many = found_in(PAGES, "nurses")[0].snippets
    assert len(many) == 3
    assert many[0].endswith(" …")
    assert many[1].startswith("… ")
    (whole,) = found_in([("p", "Title", "Of carers too")], "carer")
    assert whole.snippets == ("Of <mark>carers</mark> too",)


@given(st.text(max_size=60), st.text(max_size=200))
def test_a_search_never_lets_markup_through(typed: str, text: str) -> None:
    for found in found_in([("p", "Title", text)], typed):
        for snippet in found.snippets:
            bare = snippet.replace("<mark>", "").replace("</mark>", "")
            assert "<" not in bare
            assert ">" not in bare
    assert len(words_typed(typed)) <= 12


# --------------------------------------------------------------------------------------------------------------- PDF


def test_a_pdf_that_says_everything_lacks_nothing() -> None:
    assert lacking(a_pdf()) == ()


def test_a_pdf_that_says_nothing_lacks_all() -> None:
    assert lacking(a_pdf(tagged=False)) == ("tags", "title", "language")


def test_another_file_is_not_asked() -> None:
    assert lacking(b"PK\x03\x04") == ()


@pytest.mark.parametrize("stream", [b"not packed", zlib.compress(b"x" * 100)])
def test_parts_that_cannot_be_looked_into_say_nothing(stream: bytes) -> None:
    content = b"%PDF-1.7\n1 0 obj <</Type /ObjStm>> stream\n" + stream + b"endstream"
    assert lacking(content) == ("tags", "title", "language")


def test_only_so_many_parts_are_unpacked() -> None:
    part = b"<</Type /ObjStm>> stream\nx\n"
    packed = b"<</Type /ObjStm>> stream\n" + zlib.compress(b"/StructTreeRoot /Lang (gd) /Title (A)")
    assert lacking(b"%PDF-1.7\n" + part * 2_001 + packed) == ("tags", "title", "language")


# ----------------------------------------------------------------------------------------------------------- changes

BEFORE: dict[str, Any] = {
    "plan_sections": [
        {"id": "s1", "heading": "Vision", "text": "People live well."},
        {"id": "s2", "heading": "Money", "text": "There is some."},
        {"id": "s3", "heading": "Easy", "text": "Old", "edition": "easy_read"},
    ],
    "plan_actions": [{"id": "a", "title": "Open a clinic"}],
    "plan_measures": [{"id": "m", "title": "Days", "target": 20}],
}


def test_nothing_changed_without_an_edition_before() -> None:
    assert changes(None, BEFORE) == ()
    assert changes(BEFORE, BEFORE) == ()


def test_changed_words_and_figures_are_told() -> None:
    sections = [{**BEFORE["plan_sections"][0], "text": "People live very well."}, *BEFORE["plan_sections"][1:2]]
    now = {**BEFORE, "plan_sections": sections, "plan_measures": [{"id": "m", "title": "Days", "target": 12}]}
    text, figures = changes(BEFORE, now)
    assert [(each.kind, each.text.strip()) for each in text.paragraphs[0].words if each.kind is not Kind.SAME] == [
        (Kind.ADDED, "very")
    ]
    assert figures.heading == "How we will measure it"


HELD: dict[str, Any] = {
    "authority": {"name": "Glen"},
    "plans": [{"id": "p", "title": "P"}, {"id": "other", "title": "O"}],
    "plan_sections": [{"id": "s1", "plan": "p", "heading": "Vision"}, {"id": "s9", "plan": "other"}],
    "assessments": [{"id": "a", "subject": "p"}],
    "localities": [{"id": "east"}],
}
KEPT = [
    Stamped("file", "money.pdf", "1"),
    Stamped("picture", "map", "2"),
    Stamped("set_aside", "easy_read", "3"),
    Stamped("narrative", "sent", "4"),
]
DIFFERENCES = [
    (
        {"plan_sections": [{"id": "s1", "plan": "p", "heading": "Vision", "text": "New"}]},
        KEPT,
        ["Sections of strategic plans: Vision"],
    ),
    ({"plan_sections": [{"id": "s9", "plan": "other", "text": "New"}, HELD["plan_sections"][0]]}, KEPT, []),
    ({"plans": [{"id": "p", "title": "New"}]}, KEPT, ["What is recorded of the plan"]),
    ({"authority": {"name": "New"}}, KEPT, ["What is recorded of the authority"]),
    ({"localities": []}, KEPT, ["Localities"]),
    ({"assessments": []}, KEPT, ["Assessments of impact"]),
    ({}, KEPT[1:], ["The file money.pdf"]),
    ({}, KEPT[:1], ["The words about a step in the statement", "The picture map", "Guidance that is set aside"]),
]


@pytest.mark.parametrize(("changes_", "kept", "told"), DIFFERENCES)
def test_what_changed_since_asking_is_named(changes_: dict[str, Any], kept: list[Stamped], told: list[str]) -> None:
    before = holds_of(HELD, "p", KEPT, {"kind": "publication"})
    now = holds_of({**HELD, **changes_}, "p", kept, {"kind": "publication"})
    assert changed(before, now, {"s1": "Vision"}) == told
    assert (stamp_of(before) == stamp_of(now)) is (told == [])


def test_another_wish_is_another_publication() -> None:
    before, now = (holds_of(HELD, "p", KEPT, {"says": says}) for says in ("one", "two"))
    assert changed(before, now, {}) == ["What is asked for"]
