"""A paper for a meeting in the house format: the parts in their order, paragraphs numbered through, what is asked."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest

from comhla.authority_file import read, read_plain
from comhla.documents.board_paper import (
    NoSuchPaper,
    PartOfPaper,
    direction_in_words,
    paper_called,
    paper_document,
    paper_sections,
    parts_of,
    roman,
)
from comhla.documents.checks import errors_in
from comhla.documents.formats import Format, render
from comhla.documents.model import Document, NumberedList, Numerals, Paragraph, Section, Table, plain, walk
from comhla.documents.paper_checks import empty_parts, paper_problems
from comhla.law.facts import AuthorityFacts, DirectionNeeded, Paper, PaperPart
from tests.conftest import REPOSITORY
from tests.lib.opened import parsed, part, parts, seen, squeezed, xml_text
from tests.lib.pdf import pdf_text

DAY = date(2026, 11, 22)
GLEN = {"name": "Glen", "fictional": True}
SCHEME = {
    "id": "s",
    "kind": "first",
    "model": "a",
    "health_board": "NHS Glen",
    "councils": ["Glen Council"],
    "approved_on": "2015-06-24",
}


@cache
def east_ayrshire() -> AuthorityFacts:
    path = REPOSITORY / "examples" / "east-ayrshire-2018.yaml"
    return read(path.read_bytes(), file=path.name)


def says(document: Document, words: str) -> int:
    """How often a page of the document has some words."""
    return seen(parsed(render(document, Format.HTML))).count(squeezed(words))


def report() -> Document:
    return paper_document(east_ayrshire(), "health-inequalities", on=DAY)


def glen(*meetings: str, **paper: object) -> AuthorityFacts:
    """A made-up authority with one paper, for a board meeting on each of these days."""
    held = [{"id": each, "body": "board", "held_on": each} for each in meetings]
    items = [{"id": f"{each}-1", "meeting": each, "place": 1, "title": "It", "paper": "p"} for each in meetings]
    papers = [{"id": "p", "title": "A paper", **paper}]
    plain_facts = {"authority": GLEN, "schemes": [SCHEME], "meetings": held, "agenda_items": items, "papers": papers}
    return read_plain(plain_facts, name="Glen")


def written(**paper: object) -> Paper:
    return paper_called(glen(**paper), "p")


def numbers(sections: tuple[Section, ...]) -> list[tuple[int, str]]:
    """The numbered paragraphs of a paper, each with its first words."""
    lists = [block for each in walk(sections) for block in each.blocks if isinstance(block, NumberedList)]
    return [
        (each.start + place, plain(item[0].inside))  # type: ignore[union-attr]  # a paragraph
        for each in lists
        for place, item in enumerate(each.items)
    ]


def test_the_board_report_of_2018_has_the_parts_of_the_house_format():
    made = report()
    assert made.subtitle == "Integration joint board: 13 June 2018"
    assert made.issued_on == date(2018, 6, 5)
    assert [plain(each.inside) for each in made.opening if isinstance(each, Paragraph)] == [
        "Report by Director of Health and Social Care"
    ]
    assert [each.heading for each in made.sections] == [
        "Purpose",
        "Background",
        "Partnerships and health inequalities",
        "East Ayrshire",
        "What it means for people who use services and carers",
        "What it means for money",
        "What it means for the workforce",
        "What it means in policy and law",
        "What it means for community planning",
        "What it means for equality",
        "What the risks are",
        "Direction required",
        "Recommendations",
    ]


def test_its_paragraphs_have_the_numbers_that_they_have_in_the_report():
    found = numbers(report().sections)
    assert [number for number, _words in found] == list(range(1, 23))
    by_number = dict(found)
    assert by_number[8].startswith("Many places in the area do well")
    assert by_number[15].startswith("What is done under both plans")
    assert by_number[22] == "The integration joint board is asked to:"


def test_its_recommendations_are_numbered_in_roman_letters_and_it_is_signed_by_post_and_day():
    last = report().sections[-1]
    asked = last.blocks[0].items[0][1]  # type: ignore[union-attr]  # a list
    assert asked.numerals is Numerals.ROMAN
    assert [plain(each[0].inside) for each in asked.items] == [
        "note that the framework has been published;",
        "note the work that is under way in East Ayrshire; and",
        "note the rest of the report.",
    ]
    assert plain(last.blocks[1].inside) == "Director of Health and Social Care, 5 June 2018"  # type: ignore[union-attr]  # a paragraph


def test_what_the_report_does_not_say_stays_unrecorded_and_the_check_says_so():
    found = paper_called(east_ayrshire(), "health-inequalities")
    assert found.direction_needed is None
    assert [each.sentence for each in errors_in(paper_problems(found))] == [
        "It is not recorded whether a direction is required."
    ]
    assert says(report(), "It is not recorded whether a direction is required.") == 1
    assert report().marks == ("It is not recorded whether this paper was signed off.",)
    assert empty_parts(found) == ()


@pytest.mark.parametrize("form", list(Format))
def test_the_report_in_every_form(form: Format):
    content = render(report(), form)
    text = _text_of(content, form)
    assert squeezed("What it means for equality") in text
    assert squeezed("Director of Health and Social Care, 5 June 2018") in text
    if form is Format.PDF:
        assert squeezed("22. The integration joint board is asked to:") in text
        assert squeezed("(iii) note the rest of the report.") in text


def _text_of(content: bytes, form: Format) -> str:
    match form:
        case Format.HTML:
            return seen(parsed(content))
        case Format.PDF:
            return squeezed(pdf_text(content))
        case Format.WORD:
            return xml_text(part(content, "word/document.xml"))
        case Format.OPENDOCUMENT:
            return xml_text(part(content, "content.xml"))
        case Format.EPUB:
            return squeezed(re.sub(r"<[^>]*>", "", parts(content, r".*/ch\d+\.xhtml")))


def test_lists_belong_to_their_paragraph_and_tables_to_none():
    text = "First:\n\n- one\n\nSecond.\n\nTable: T\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n## Under\n\nThird."
    facts = glen(sections=[{"part": "purpose", "text": text}, {"part": "background", "text": "- only a list"}])
    purpose, background = paper_sections(facts, paper_called(facts, "p"))[:2]
    first, table = purpose.blocks
    assert isinstance(table, Table)
    assert [len(each) for each in first.items] == [2, 1]  # type: ignore[union-attr]  # a list
    assert purpose.sections[0].blocks[0].start == 3  # type: ignore[union-attr]  # a list
    assert numbers((purpose,)) == [(1, "First:"), (2, "Second."), (3, "Third.")]
    assert numbers((background,)) == []


def test_an_empty_paper_says_of_each_part_that_nothing_is_recorded():
    made = paper_document(glen(), "p", on=DAY)
    assert says(made, "Nothing is recorded in this part.") == len(PaperPart) - 1
    assert says(made, "No recommendation is recorded.") == 1
    assert says(made, "It is not recorded who brings this paper.") == 1
    assert made.subtitle == ""
    assert made.issued_on == DAY
    assert all(each.heading != "Appendix" for each in made.sections)


def test_several_papers_can_stand_in_one_document():
    facts = read_plain(
        {"authority": GLEN, "papers": [{"id": each, "title": each} for each in ("a b", "a-b", "a_b")]}, name="Glen"
    )
    anchors = [one.anchor for each in facts.papers or () for one in walk(paper_sections(facts, each))]
    assert len(set(anchors)) == len(anchors)


@pytest.mark.parametrize(
    ("paper", "marks"),
    [
        ({"signed_off_on": "2026-11-20"}, []),
        ({"signed_off_on": "2026-11-23"}, ["Draft: this paper is not signed off."]),  # a day to come
        ({"signed_off_on": "not done"}, ["Draft: this paper is not signed off."]),
        ({}, ["It is not recorded whether this paper was signed off."]),
        (
            {"signed_off_on": "2026-11-20", "exempt_because": "It is about a contract."},
            ["Not for publication: It is about a contract."],
        ),
    ],
)
def test_what_stands_on_every_page(paper: dict[str, str], marks: list[str]):
    made = paper_document(glen(**paper), "p", on=DAY)
    assert list(made.marks) == ["Illustrative: Glen is a made-up authority.", *marks]


@pytest.mark.parametrize(
    ("needed", "words"),
    [
        (None, "It is not recorded whether a direction is required."),
        ("none", "No direction is required."),
        ("council", "A direction to the council (Glen Council) is required."),
        ("health board", "A direction to the health board (NHS Glen) is required."),
        ("both", "Directions to the council (Glen Council) and to the health board (NHS Glen) are required."),
    ],
)
def test_the_direction_line(needed: str | None, words: str):
    facts = glen("2026-12-09", direction_needed=needed) if needed else glen("2026-12-09")
    assert says(paper_document(facts, "p", on=DAY), words) == 1


def test_the_direction_line_where_nothing_is_known_of_the_bodies():
    assert direction_in_words(DirectionNeeded.COUNCIL) == "A direction to the council is required."


def test_a_paper_that_comes_twice_is_for_the_later_meeting_and_says_who_signed():
    facts = glen("2026-09-16", "2026-12-09", signed_off_on="2026-11-20", signed_off_by="Chief officer")
    made = paper_document(facts, "p", on=DAY)
    assert made.subtitle == "Integration joint board: 9 December 2026"
    assert says(made, "Signed off: Chief officer, 20 November 2026") == 1


@pytest.mark.parametrize(
    ("body", "asked"), [("audit", "The Audit Committee is asked to:"), (None, "The meeting is asked to:")]
)
def test_who_is_asked(body: str | None, asked: str):
    paper = {"id": "p", "title": "A", "recommendations": [{"id": "i", "text": "note it."}]}
    more: dict[str, object] = {}
    if body:
        more["committees"] = [{"id": "audit", "name": "Audit Committee", "set_up_on": "2020-01-01"}]
        more["meetings"] = [{"id": "m", "body": body, "held_on": "2026-12-09"}]
        more["agenda_items"] = [{"id": "m-1", "meeting": "m", "place": 1, "title": "A", "paper": "p"}]
    facts = read_plain({"authority": GLEN, "papers": [paper], **more}, name="Glen")
    assert says(paper_document(facts, "p", on=DAY), asked) == 1


def test_a_paper_that_is_not_there():
    with pytest.raises(NoSuchPaper, match="The papers are: p"):
        paper_called(glen(), "q")
    with pytest.raises(NoSuchPaper, match="No paper is recorded"):
        paper_called(read_plain({"authority": GLEN}, name="Glen"), "q")


def test_roman_numbers():
    assert [roman(each) for each in (1, 4, 9, 14, 40)] == ["i", "iv", "ix", "xiv", "xxxx"]
    with pytest.raises(ValueError, match="begin with one"):
        roman(0)


def test_texts_of_one_part_have_names_of_their_own():
    sections = [{"part": "appendix", "text": "A."}, {"part": "appendix", "heading": "Map", "text": "B."}]
    own = [each for each in parts_of(written(sections=sections)) if each.part is PaperPart.APPENDIX]
    assert [(each.name, each.heading) for each in own] == [("appendix", "Appendix"), ("appendix-2", "Map")]
    assert PartOfPaper(PaperPart.RISK, 1, None).text == ""


def test_what_keeps_a_paper_from_being_signed_off():
    assert [each.sentence for each in errors_in(paper_problems(written()))] == [
        "Nothing is written in this part.",  # purpose
        "Nothing is written in this part.",  # report
        "It is not recorded whether a direction is required.",
        "No recommendation is recorded.",
    ]
    whole = written(
        brought_by="Chief officer",
        direction_needed="none",
        exempt_because="a contract",
        sections=[{"part": each, "text": "Words."} for each in ("purpose", "main_report", "risk")],
        recommendations=[{"id": "i", "text": "note it."}],
    )
    found = paper_problems(whole)
    assert [each.how_to_fix for each in errors_in(found)] == ["Write a public summary."]
    equality = 'Part "What it means for equality"'
    assert [each.how_to_fix for each in found if each.place == equality] == [
        "Say what the assessment of equality found, or why none was needed."
    ]


def test_what_is_hard_to_read_is_told_with_its_part_and_line():
    paper = written(sections=[{"part": "risk", "text": "One.\n\n[here](https://example.org)\n\n<b>two</b>"}])
    risk = [each for each in paper_problems(paper) if each.place == 'Part "What the risks are"']
    assert [(each.line, each.severity.value) for each in risk][:2] == [(5, "error"), (None, "error")]
