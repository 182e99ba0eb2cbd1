"""Files that are no workbook, or one that must not be opened: one plain problem, whatever is wrong with them."""

import zipfile
from io import BytesIO

import openpyxl
import pytest

from comhla.authority_file import MOST_BYTES
from comhla.authority_file.workbook_package import MOST_UNPACKED_BYTES
from comhla.authority_file.workbook_reader import read_workbook
from tests.lib.workbooks import problems_in, workbook_of

SHEET = "xl/worksheets/sheet2.xml"


def packed(parts: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(name: str, old: bytes, new: bytes) -> bytes:
    """A workbook with part of its XML replaced."""
    parts = parts_of(workbook_of({}))
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new)
    return packed(parts)


def encrypted() -> bytes:
    """A workbook whose entries are marked as encrypted."""
    content = bytearray(workbook_of({}))
    at = -1
    while (at := content.find(b"PK\x01\x02", at + 1)) >= 0:
        content[at + 8] |= 1
    return bytes(content)


def damaged() -> bytes:
    """A workbook with a changed byte in its packed XML."""
    content = bytearray(workbook_of({}))
    content[len(content) // 2] ^= 0xFF
    return bytes(content)


def without(name: str) -> bytes:
    return packed({key: part for key, part in parts_of(workbook_of({})).items() if key != name})


def other_workbook() -> bytes:
    content = BytesIO()
    openpyxl.Workbook().save(content)
    return content.getvalue()


_FAR_CELL = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
_BOMB = b'<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet'

REFUSED = {
    "nothing": (lambda: b"", "This is not a workbook."),
    "text": (lambda: b"schema: comhla-authority/1\n", "This is not a workbook."),
    "old or locked": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "has a password, or is in the old form"),
    "encrypted entries": (encrypted, "The workbook has a password."),
    "cut off": (lambda: workbook_of({})[:2000], "damaged"),
    "a changed byte": (damaged, "damaged"),
    "another zip file": (lambda: packed({"content.xml": b"<x/>"}), "not an Excel workbook"),
    "no list of parts": (lambda: without("xl/_rels/workbook.xml.rels"), "damaged"),
    "no styles": (lambda: changed("xl/workbook.xml", b"<sheets>", b"<sheets"), "damaged"),
    "bytes": (lambda: b"#" * (MOST_BYTES + 1), f"{MOST_BYTES:,}"),
    "a bomb": (lambda: packed({"xl/workbook.xml": bytes(MOST_UNPACKED_BYTES + 1)}), f"more than {MOST_UNPACKED_BYTES:,} bytes"),
    "a cell far away": (lambda: changed(SHEET, b"</sheetData>", _FAR_CELL), "reach to XFD1048576"),
    "entities": (lambda: changed(SHEET, b"<worksheet", _BOMB), "damaged"),
    "a cell that cannot be": (lambda: changed(SHEET, b'r="A2"', b'r="A0"'), "damaged"),
    "a cell past the edge": (lambda: changed(SHEET, b'r="A2"', b'r="ZZZ2"'), "damaged"),
    "a row past the edge": (lambda: changed(SHEET, b'r="A2"', b'r="A1048577"'), "damaged"),
    "a row of no number": (lambda: changed(SHEET, b'<row r="2"', b'<row r="two"'), "damaged"),
    "somebody else's": (other_workbook, "was not made by Còmhla"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_one_plain_problem(kind):
    make, what = REFUSED[kind]
    (problem,) = problems_in(make())
    assert what in problem.what
    assert problem.remedy


def test_cells_may_leave_out_where_they_stand():
    content = changed(SHEET, b' r="A1"', b"")
    assert read_workbook(content, file="book.xlsx").authority.name == "Strathmore"


def test_empty_cells_far_away_do_no_harm():
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    assert read_workbook(changed(SHEET, b"</sheetData>", far), file="book.xlsx").authority.name == "Strathmore"


def test_parts_that_hold_no_facts_are_not_looked_at():
    parts = {**parts_of(workbook_of({})), "xl/media/picture.png": b"\x89PNG", "xl/vbaProject.bin": b"\x00"}
    assert read_workbook(packed(parts), file="book.xlsx").authority.name == "Strathmore"


def test_a_formula_with_a_result_is_read_for_its_result():
    cell = b'<c r="A2" t="str"><f>"Strath"&amp;"more"</f><v>Strathmore</v></c>'
    parts = parts_of(workbook_of({}))
    before, _, rest = parts[SHEET].partition(b'<c r="A2"')
    parts[SHEET] = before + cell + rest.partition(b"</c>")[2]
    assert read_workbook(packed(parts), file="book.xlsx").authority.name == "Strathmore"
