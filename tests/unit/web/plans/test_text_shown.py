"""Marked text as pages have it, by paragraph; and the proposals for the sections of a Word file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comhla.documents.model import Picture
from comhla.documents.word_import import ImportedSection
from comhla.law.facts import PlanEdition
from comhla.web.fields import BaseField
from comhla.web.plans.forms.text import SectionForm
from comhla.web.plans.forms.text_word import TakeOverForm, places_of, proposed_place
from comhla.web.plans.texts import checked, join, plain_words, shown
from tests.lib.plan_texts import a_picture
from tests.lib.plans import plan_facts

FULL = PlanEdition.FULL


def html_of(text: str, edition: PlanEdition = FULL, **pictures: Picture) -> list[str]:
    return [
        each.html
        for each in shown(text, edition=edition, pictures=pictures, picture_url=lambda key: f"/pictures/{key}/")
    ]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", []),
        ("One.\n\nTwo.", ["<p>One.</p>", "<p>Two.</p>"]),
        ("## A & B", ["<h3>A &amp; B</h3>"]),
        ("## A\n\n### Below", ["<h3>A</h3>", "<h4>Below</h4>"]),
        # The first heading stands as high as any other, whatever its marks.
        ("### Below\n\n### B", ["<h3>Below</h3>", "<h4>B</h4>"]),
        ("## A\n### B\nWords.", ["<h3>A</h3>\n<h4>B</h4>\n<p>Words.</p>"]),
        ("1. a\n2. b", ["<ol><li><p>a</p></li><li><p>b</p></li></ol>"]),
        ("<b>no</b>", ["<p>&lt;b&gt;no&lt;/b&gt;</p>"]),
        # A language that has no such name cannot be written: the text stands as it was typed.
        ("**One.**\n\n[x](lang:abc-12)", ["<p>**One.**</p>", "<p>[x](lang:abc-12)</p>"]),
    ],
)
def test_a_text_is_shown_by_paragraph(text, html):
    assert html_of(text) == html


def test_headings_alone_are_known():
    found = shown("## Alone\n\n## With\nwords\n\nWords", edition=FULL, pictures={}, picture_url=str)
    assert [each.is_heading for each in found] == [True, False, False]


def test_ids_stand_once_in_a_page_with_several_tables():
    table = "Table: T\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"
    ids = re.findall(r'id="([^"]+)"', "".join(html_of(f"{table}\n\nBetween.\n\n{table}")))
    assert len(ids) == len(set(ids))


def test_ids_of_several_texts_in_one_page_differ():
    table = "Table: T\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"
    (first,), (second,) = (
        shown(table, edition=FULL, pictures={}, picture_url=str, own_ids=own) for own in ("part-1", "part-2")
    )
    assert 'id="part-1-comhla-doc-table-1"' in first.html
    assert 'aria-labelledby="part-2-comhla-doc-table-1"' in second.html
    assert 'class="comhla-doc-scroll"' in second.html


def test_a_picture_has_its_address_and_its_words():
    (html,) = html_of("![A stop](figure:stop)", stop=Picture(content=a_picture(), media_type="image/png"))
    assert 'src="/pictures/stop/"' in html
    assert 'alt="A stop"' in html


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab <>&\"'#*-|[]()!:\n\\`1.>gdlang\u202e\x00", max_size=80))
def test_no_text_breaks_or_escapes(text):
    for html in html_of(text):
        assert not re.search(r"<(script|b|ab)\b", html)
        assert 'href="javascript' not in html


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**Strong** and [a link](https://example.org)", "Strong and a link"),
        ("## Heading", "Heading"),
        ("- one\n- two", "one two"),
        ("Table: T\n\n| a | b |\n| --- | --- |", "T a b"),
    ],
)
def test_a_quotation_has_no_marks(marked, plain):
    assert plain_words(marked) == plain


def test_words_are_counted_and_the_age_is_told_of_english_alone():
    text = "People live at home with help. " * 10
    assert checked(text, edition=FULL, pictures=frozenset()).words == 60
    assert checked(text, edition=FULL, pictures=frozenset()).reading_age is not None
    assert checked(text, edition=PlanEdition.GAELIC, pictures=frozenset()).reading_age is None
    assert checked("Few words.", edition=FULL, pictures=frozenset()).reading_age is None


def test_a_picture_that_is_not_there_is_an_error():
    told = "![A stop](figure:stop)"
    assert checked(told, edition=FULL, pictures=frozenset()).errors == 1
    assert checked(told, edition=FULL, pictures=frozenset({"stop"})).errors == 0


@pytest.mark.parametrize(
    ("mine", "theirs", "text", "differs"),
    [
        ("A.\n\nB.", "A.\n\nC.", "A.\n\nB.", True),
        ("X.\n\nB0.", "A0.\n\nY.", "X.\n\nY.", False),
        ("A0.\n\nB0.", "A0.\n\nY.", "A0.\n\nY.", False),
    ],
)
def test_where_two_differ_what_was_typed_stays(mine, theirs, text, differs):
    assert join("A0.\n\nB0.", mine, theirs) == (text, differs)


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("Housing contribution statement", "housing"),
        ("The East locality", "locality:east"),
        ("Our workforce", "workforce"),
        ("Measures", "other"),
        ("Quite another thing", "other"),
        ("", "other"),
    ],
)
def test_a_place_is_proposed_from_the_heading(heading, place):
    assert proposed_place(heading, places_of(plan_facts())) == place


def found(*headings: tuple[str, int]) -> list[ImportedSection]:
    return [
        ImportedSection(heading=heading, level=level, text=f"{heading} text", figures=()) for heading, level in headings
    ]


def test_what_stands_below_goes_under_its_heading_as_deep_as_it_was():
    sections = found(("Housing", 1), ("Key workers", 2), ("In winter", 3))
    form = TakeOverForm(plan_facts(), sections, title="")
    sent = {field.html_name: field.value() for each in form.found for field in (each.heading, each.goes_to)}
    form = TakeOverForm(plan_facts(), sections, sent, title="")
    assert form.is_valid()
    (made,) = form.wanted()
    assert made.text == "Housing text\n\n## Key workers\n\nKey workers text\n\n### In winter\n\nIn winter text"


def test_what_stands_before_the_first_heading_is_called_after_the_document():
    form = TakeOverForm(plan_facts(), found(("", 1)), title="Our plan")
    assert form.found[0].heading.value() == "Our plan"
    assert TakeOverForm(plan_facts(), found(("", 1)), title="").found[0].heading.value() == "Introduction"


@pytest.mark.parametrize(
    ("sent", "base"), [("", {}), ("{", {}), ("[]", {}), ('{"text": "a"}', {"text": "a"}), ('{"text": 1}', {})]
)
def test_a_base_that_cannot_be_read_is_none(sent, base):
    assert BaseField(required=False).clean(sent) == base


def test_line_ends_of_browsers_are_one_kind():
    data = {"heading": "H", "part": "vision", "text": "  One.\r\n\r\nTwo.\r", "locality": "east"}
    form = SectionForm(plan_facts(), data, edition=FULL)
    assert form.is_valid()
    typed = form.typed(stamp=None, original_stamp="")
    assert typed["text"] == "  One.\n\nTwo."
    # A section that is about no locality has none.
    assert typed["locality"] == ""
