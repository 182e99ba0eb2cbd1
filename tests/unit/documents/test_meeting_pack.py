"""The pack of a meeting as a document: what each edition holds, and where each paper begins."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.documents.agenda import NoSuchMeeting
from comhla.documents.formats import Format, render
from comhla.documents.meeting_pack import PaperState, pack_document, pack_items
from comhla.documents.pdf_text import pdf_text
from comhla.documents.renderers.html import html_page
from comhla.documents.renderers.pdf import pages_of
from tests.lib.packs import HELD, ITEMS, LATE, LAUNDRY, MEETING, OPEN_TEXT, SECRET, SUMMARY, WINTER, pack_facts
from tests.lib.pdf import pdf_text as read_by_another

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def public_pdf() -> bytes:
    """The edition for the public, as PDF."""
    return render(pack_document(pack_facts(), MEETING, for_public=True, on=TODAY), Format.PDF)


@pytest.mark.parametrize(
    ("for_public", "shown"),
    [
        (
            True,
            [
                (1, "Welcome", PaperState.NONE),
                (2, "Winter pressures", PaperState.HERE),
                (3, "Exempt item", PaperState.EXEMPT),
                (4, "Budget for the year", PaperState.TO_FOLLOW),
            ],
        ),
        (
            False,
            [
                (1, "Welcome", PaperState.NONE),
                (2, "Winter pressures", PaperState.HERE),
                (3, "Sale of the old Annoch laundry", PaperState.HERE),
                (4, "Budget for the year", PaperState.TO_FOLLOW),
            ],
        ),
    ],
    ids=["for everybody", "for members"],
)
def test_each_item_stands_in_the_pack_with_what_there_is_of_its_paper(for_public, shown):
    items = pack_items(pack_facts(), MEETING, for_public=for_public, on=TODAY)
    assert [(each.number, each.title, each.state) for each in items] == shown


def test_the_public_reads_of_an_exempt_item_its_number_the_ground_and_what_may_be_said():
    (exempt,) = [each for each in pack_items(pack_facts(), MEETING, for_public=True, on=TODAY) if each.ground]
    assert (exempt.number, exempt.ground, exempt.summary) == (3, "Negotiations about a contract", SUMMARY)
    assert (exempt.id, exempt.paper, exempt.details, exempt.sections) == ("", "", (), ())
    page = html_page(pack_document(pack_facts(), MEETING, for_public=True, on=TODAY)).decode()
    assert "laundry" not in page.casefold()
    assert SUMMARY in page
    assert "Negotiations about a contract" in page


def test_the_edition_for_members_holds_everything_and_says_for_whom_it_is():
    document = pack_document(pack_facts(), MEETING, for_public=False, on=TODAY, version="Version 1", told=("Hello.",))
    page = html_page(document).decode()
    assert SECRET in page
    assert OPEN_TEXT in page
    assert "For members only" in page
    assert "Not for publication" in page
    assert "Version 1" in page
    assert "Hello." in page
    assert "The paper for item 4 will follow in a later version." in page
    assert "Illustrative: Glen Test is a made-up authority." in page


@pytest.mark.parametrize(
    ("signed_off_on", "state"),
    [("2026-11-22", PaperState.HERE), ("2026-11-23", PaperState.TO_FOLLOW), (None, PaperState.TO_FOLLOW)],
)
def test_only_papers_that_were_signed_off_by_the_day_of_the_pack_are_in_it(signed_off_on, state):
    signed = {} if signed_off_on is None else {"signed_off_on": signed_off_on}
    paper = {**{name: value for name, value in LATE.items() if name != "signed_off_on"}, **signed}
    items = pack_items(pack_facts(papers=[WINTER, LAUNDRY, paper]), MEETING, for_public=False, on=TODAY)
    assert items[3].state is state


def test_a_paper_is_read_in_short_first_and_keeps_the_numbers_of_its_paragraphs():
    winter = pack_items(pack_facts(), MEETING, for_public=True, on=TODAY)[1]
    assert [each.heading for each in winter.in_short] == ["Purpose", "Recommendations"]
    assert [each.heading for each in winter.rest][:2] == ["Background", "Report"]
    assert {*winter.in_short, *winter.rest} == set(winter.sections)


def test_late_papers_and_called_off_meetings_say_so():
    late = {**WINTER, "late_because": "Figures came late."}
    held = {**HELD, "cancelled": True}
    facts = pack_facts(papers=[late, LAUNDRY], agenda_items=ITEMS[1:3], meetings=[held])
    page = html_page(pack_document(facts, MEETING, for_public=True, on=TODAY)).decode()
    assert "This paper came after the others: Figures came late." in page
    assert "This meeting was called off." in page
    assert "will follow" not in page


def test_each_paper_begins_on_a_page_of_its_own_and_the_contents_list_no_more(public_pdf):
    document = pack_document(pack_facts(), MEETING, for_public=True, on=TODAY)
    pages = pages_of(document)
    assert [pages[each] for each in ("agenda", "item-2", "item-3")] == sorted({*pages.values()})
    contents = html_page(document).decode().partition("</nav>")[0]
    assert "Item 2: Winter pressures" in contents
    assert "Purpose" not in contents
    text = pdf_text(public_pdf)
    assert f"Page {pages['item-2']} of" in text


def test_our_own_reader_of_pdf_reads_what_another_reads(public_pdf):
    ours, theirs = (" ".join(each.split()) for each in (pdf_text(public_pdf), read_by_another(public_pdf)))
    assert theirs in ours
    assert len(theirs) > 1_000
    assert OPEN_TEXT in ours


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"/f0 11 Tf [(\\000\\001\0\1) 20 <0001>] TJ ET", "aaa"),
        (b"/Span<</Lang(\0\1)>> BDC /f0 1 Tf (\0(\0)\0\1) Tj EMC ET", "()a"),
        (b"/f0 1 Tf (\0\\n\0\\(\\\n\0\1) Tj ET", "n(a"),
        (b"/f9 1 Tf (\0\1) Tj ET", ""),
    ],
    ids=["octal, plain and hexadecimal", "brackets in pairs", "what is escaped", "a font that is not there"],
)
def test_runs_of_glyphs_are_read_however_they_are_written(content, text):
    table = b"2 beginbfchar <0001> <0061> <000a> <006e> endbfchar 1 beginbfrange <0028> <0029> <0028> endbfrange"
    made = (
        b"%PDF\n1 0 obj\n<</Type/Page/Resources 2 0 R/Contents 3 0 R>>\nendobj"
        b"\n2 0 obj\n<</Font<</f0 4 0 R>>>>\nendobj\n3 0 obj\n<<>>stream\n" + content + b"\nendstream\nendobj"
        b"\n4 0 obj\n<</ToUnicode 5 0 R>>\nendobj\n5 0 obj\n<<>>stream\n" + table + b"\nendstream\nendobj"
    )
    assert pdf_text(made).strip() == text


def test_what_is_no_pdf_of_ours_has_no_text():
    assert pdf_text(b"%PDF-1.7 nothing") == ""


def test_a_meeting_that_is_not_there_is_named():
    with pytest.raises(NoSuchMeeting, match=MEETING):
        pack_document(pack_facts(), "board-1999", for_public=True, on=TODAY)
