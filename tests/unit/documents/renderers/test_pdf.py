"""PDF files: whole by an independent checker and by our own, safe, and set for reading."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, time

import page
import pikepdf
import pytest
import typst
from hypothesis import given, settings

from comhla.documents.errors import CannotBeWritten
from comhla.documents.formats import Format
from comhla.documents.model import Document, Figure, Layout, Picture, PictureLine, Section, paragraph
from comhla.documents.renderers.pdf import pdf
from comhla.documents.renderers.typesetting import pdf_of
from tests.lib.opened import squeezed
from tests.lib.pdf import kinds, pdf_text, structure_problems
from tests.lib.sample_documents import BLOCKS, HOSTILE, MARK, SIGNS, documents, easy_read, texts, whole

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


def _failures(content: bytes, tmp_path) -> list[object]:
    path = tmp_path / "document.pdf"
    path.write_bytes(content)
    return [failure for profile in PROFILES for failure in page.validate_pdf(str(path), profile=profile).failures]


def test_an_independent_checker_finds_nothing(written, written_easy, tmp_path) -> None:
    assert _failures(written(Format.PDF), tmp_path) == []
    assert _failures(written_easy(Format.PDF), tmp_path) == []


def test_the_independent_checker_looks(written, tmp_path) -> None:
    spoilt = io.BytesIO()
    with pikepdf.open(io.BytesIO(written(Format.PDF))) as opened:
        del opened.Root["/Lang"]
        opened.save(spoilt)
    assert _failures(spoilt.getvalue(), tmp_path) != []


def test_the_structure_is_whole(written, written_easy) -> None:
    assert structure_problems(written(Format.PDF)) == []
    assert structure_problems(written_easy(Format.PDF)) == []


def test_the_structure_test_finds_a_table_without_header_cells(tmp_path) -> None:
    program = b'#set document(title: "x")\n#set text(lang: "en")\n= Heading\n#table(columns: 2, [a], [b], [1], [2])'
    with_header = program.replace(b"[a], [b],", b"table.header([a], [b]),")
    issued = whole().issued_on
    made = [_typeset(each, tmp_path, issued) for each in (program, with_header)]
    assert [structure_problems(each) for each in made] == [["A table has no header cells."], []]


def _typeset(program: bytes, folder, issued: date) -> bytes:
    return pdf_of(program, folder, data="", issued=datetime.combine(issued, time(), tzinfo=UTC))


def _spoil(opened: pikepdf.Pdf, what: str) -> None:
    if what == "alt":
        for each in opened.objects:
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure":
                del each["/Alt"]
    elif what == "metadata":
        del opened.Root["/Metadata"]
    else:
        del opened.Root[what]


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("/Lang", "The file does not name its language."),
        ("/MarkInfo", "The file is not marked as tagged."),
        ("/ViewerPreferences", "The window shows the name of the file instead of the title."),
        ("/Outlines", "There are headings, and no bookmarks."),
        ("metadata", "The file does not say that it is PDF/UA-1."),
        ("alt", "A picture has no words in its place."),
    ],
)
def test_the_structure_test_finds_what_is_missing(written, what: str, told: str) -> None:
    spoilt = io.BytesIO()
    with pikepdf.open(io.BytesIO(written(Format.PDF))) as opened:
        _spoil(opened, what)
        opened.save(spoilt)
    assert told in structure_problems(spoilt.getvalue())


def test_headings_lists_tables_and_pictures_are_tagged(written) -> None:
    found = kinds(written(Format.PDF))
    assert {
        "/H1",
        "/H2",
        "/H3",
        "/P",
        "/L",
        "/LI",
        "/Table",
        "/THead",
        "/TH",
        "/TD",
        "/Figure",
        "/Caption",
        "/Link",
        "/TOC",
    } <= set(found)
    levels = [int(kind[2]) for kind in found if re.fullmatch(r"/H[1-6]", kind)]
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))
    assert (found.count("/Table"), found.count("/Figure")) == (2, 3)


def test_pictures_carry_the_words_in_their_place(written) -> None:
    with pikepdf.open(io.BytesIO(written(Format.PDF))) as opened:
        said = {str(each.Alt) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each}
    assert {"figureinstead", "pnginstead", "slotofpicture"} <= said


def test_a_picture_without_words_is_decoration(written_easy) -> None:
    with pikepdf.open(io.BytesIO(written_easy(Format.PDF))) as opened:
        said = [str(each.Alt) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert said == ["A chart"]


def test_the_file_says_title_publisher_language_and_day(written) -> None:
    with pikepdf.open(io.BytesIO(written(Format.PDF))) as opened:
        assert str(opened.Root.Lang) == "en-GB"
        with opened.open_metadata() as metadata:
            assert metadata["dc:title"] == "Sampletitle & more"
            assert metadata["dc:creator"] == ["Inverannoch Integration Joint Board"]
            assert str(metadata["xmp:CreateDate"]).startswith("2026-11-22")
            assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == (
                "1",
                "2",
                "A",
            )


def test_gaelic_stretches_are_tagged_as_gaelic(written) -> None:
    with pikepdf.open(io.BytesIO(written(Format.PDF))) as opened:
        languages = {
            str(each.Lang) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/Lang" in each
        }
    assert {"en-GB", "gd", "pl"} <= languages


def test_every_page_bears_the_marks_and_its_number(written) -> None:
    with pikepdf.open(io.BytesIO(written(Format.PDF))) as opened:
        count = len(opened.pages)
    pages = [squeezed(each) for each in pdf_text(written(Format.PDF)).split("\n")]
    assert len(pages) == count > 3
    assert all(squeezed(MARK) in each for each in pages)
    assert all(f"Page{number}of{count}" in each for number, each in enumerate(pages, start=1))


def test_a_long_document_has_a_title_page_and_contents_with_page_numbers(written) -> None:
    pages = [squeezed(each) for each in pdf_text(written(Format.PDF)).split("\n")]
    assert "Sampletitle&more" in pages[0]
    assert "Firstheading" not in pages[0]
    assert "Contents" in pages[1]
    assert re.search(r"Secondheading\.*\d", pages[1])
    assert "Contents" not in squeezed(pdf_text(pdf(easy_read())))


def test_gaelic_letters_and_typographic_signs_are_in_the_fonts(written) -> None:
    assert squeezed(SIGNS) in squeezed(pdf_text(written(Format.PDF)))


def test_only_fonts_that_we_may_pass_on_are_embedded(written) -> None:
    with pikepdf.open(io.BytesIO(written(Format.PDF))) as opened:
        fonts = {
            str(each.FontName).partition("+")[2] for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        }  # fmt: skip
    assert fonts
    assert all(name.startswith(("Roboto", "LibertinusSerif", "DejaVuSansMono")) for name in fonts)


@pytest.mark.parametrize(
    "hostile",
    [
        HOSTILE,
        '#read("/etc/passwd")',
        '"); #read("/etc/passwd") //',
        '#import "@preview/example:0.1.0": *',
        "= no heading",
        "$ sum_(i=1)^n $ and \\u{41} and ~ and --- and ...",
        "@nothing <label> #label",
        "` ``` /* // */ #[ #{ } ] ( )",
    ],
)
def test_no_text_is_read_as_program_or_markup(hostile: str) -> None:
    document = whole(
        title=hostile, subtitle=hostile, publisher=hostile, version=hostile, marks=(hostile,), subject=hostile,
        opening=(paragraph(hostile),), sections=(Section(heading=hostile, anchor=hostile, blocks=(paragraph(hostile),)),),
    )  # fmt: skip
    content = pdf(document)
    assert squeezed(pdf_text(content)).count(squeezed(hostile)) >= 7
    assert b"root:x:0" not in content
    assert kinds(content).count("/H1") == 1


def test_a_sign_that_no_font_has_is_named() -> None:
    with pytest.raises(CannotBeWritten, match="cannot show '漢'"):
        pdf(whole(opening=(paragraph("a 漢"),)))


def test_what_else_cannot_be_set_is_told() -> None:
    with pytest.raises(CannotBeWritten, match="The PDF cannot be made"):
        pdf(whole(opening=(paragraph("private \ue000 sign"),)))


def test_a_picture_that_is_not_what_it_says_is_told() -> None:
    broken = Picture(content=b'<svg width="1" height="1"><g>', media_type="image/svg+xml")
    with pytest.raises(CannotBeWritten):
        pdf(whole(opening=(PictureLine(slot="x", blocks=(), picture=broken),)))


def test_the_program_sees_no_file_outside_its_folder(tmp_path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    for address in ("/secret.txt", "../secret.txt", "/etc/hostname"):
        with pytest.raises(typst.TypstError):
            _typeset(f'#read("{address}")'.encode(), inside, whole().issued_on)


def test_the_type_of_easy_read_is_large() -> None:
    # A chart brings its own letters, as large as whoever drew it made them.
    blocks = tuple(block for kind, block in BLOCKS.items() if kind is not Figure)
    sections = tuple(Section(heading=f"Part {number}", anchor=f"part-{number}", blocks=blocks) for number in (1, 2))
    with pikepdf.open(io.BytesIO(pdf(whole(layout=Layout.EASY_READ, sections=sections)))) as opened:
        sizes = [
            float(instruction.operands[1])
            for each in opened.pages
            for instruction in pikepdf.parse_content_stream(each)
            if str(instruction.operator) == "Tf"
        ]
    assert len(sizes) > 50
    assert min(sizes) >= 16


@given(documents())
@settings(max_examples=20)
def test_any_document_is_a_pdf_with_every_word_in_it(document: Document) -> None:
    content = pdf(document)
    assert structure_problems(content) == []
    text = squeezed(pdf_text(content))
    with pikepdf.open(io.BytesIO(content)) as opened:
        said = {str(each.Alt) for each in opened.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each}
    missing = [each for each in texts(document) if not _stands(each, text, said)]
    assert missing == []


def _stands(each: str, text: str, said: set[str]) -> bool:
    """Whether a text is there: on a page, in the place of a picture, or parted by the end of a line or page.

    The end of a line may come after a hyphen, too.
    """
    parts = map(squeezed, each.replace("-", "- ").split())
    return squeezed(each) in text or " ".join(each.split()) in said or all(part in text for part in parts)
