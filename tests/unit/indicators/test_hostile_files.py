"""Files that are broken, huge, or made to harm are refused in words, and nothing is half read."""

import datetime as dt
import gzip
import io
import re
import struct
import zipfile
import zlib

import openpyxl
import pytest

from comhla.indicators.errors import NotAFile
from comhla.indicators.readers import read_release, tables, workbooks
from comhla.indicators.readers.tables import open_file

HEADINGS = "indicator,source_code,area_code,area_name,area_type,year,year_type,value,numerator,denominator,unit,source"
ROW = "NI-14,SW06,S12000047,Fife,Council area,2022/23,financial,105.5,211,2000,per 1 000 discharges,LGBF"
TABLE = f"{HEADINGS}\n{ROW}\n"


def problems(content):
    with pytest.raises(NotAFile) as refused:
        read_release(content, file="f")
    return [str(problem) for problem in refused.value.problems]


def table_of(text):
    return "\n".join([HEADINGS, *text.splitlines(), ""]).encode()


def bytes_of(book):
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def workbook(rows, *, above=()):
    book = openpyxl.Workbook()
    for row in [*above, *rows]:
        book.active.append(list(row))
    return book


# ------------------------------------------------------------------ bytes

ENCODED = [
    ("UTF-8", TABLE.encode()),
    ("UTF-8 with a mark", TABLE.encode("utf-8-sig")),
    ("UTF-16", TABLE.encode("utf-16")),
    ("packed", gzip.compress(TABLE.encode())),
    ("packed in two parts", gzip.compress(TABLE[:100].encode()) + gzip.compress(TABLE[100:].encode())),
    ("lines of Windows", TABLE.replace("\n", "\r\n").encode()),
    ("with semicolons", TABLE.replace(",", ";").encode()),
    ("with tabs", TABLE.replace(",", "\t").encode()),
    ("with empty lines", f"\n\n{HEADINGS}\n\n{ROW}\n\n,,,,,,,,,,,\n".encode()),
    ("with headings in other case", f"{HEADINGS.upper()} \n{ROW}\n".encode()),
    ("with a short row", table_of(ROW.removesuffix(",per 1 000 discharges,LGBF"))),
    ("with a cell of two lines", table_of(ROW).replace(b"LGBF", b'"LG\nBF"')),
    ("a workbook", bytes_of(workbook([HEADINGS.split(","), ROW.split(",")], above=[["Our figures"], []]))),
]


@pytest.mark.parametrize(("what", "content"), ENCODED, ids=[what for what, _ in ENCODED])
def test_the_same_table_is_read_however_it_is_written(what, content):
    figures = read_release(content, file="f").observations
    assert [(found.area.name, found.value, found.numerator) for found in figures] == [("Fife", 105.5, 211)], what


def test_characters_of_windows_are_read_and_remarked_on():
    release = read_release(TABLE.replace("LGBF", "LGBF £").encode("cp1252"), file="f")
    assert len(release.observations) == 1
    assert (
        release.remarks[0].what == "The file is not in UTF-8. It was read in the characters of Windows (Windows-1252)."
    )
    assert release.remarks[0].line == 2


def ods():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")
    return content.getvalue()


BROKEN = [
    # the bytes                                          what is said
    (b"", "There is nothing in the file."),
    (b" \n\t ", "There is nothing in the file."),
    (b",,,\n,,\n", "There are no rows in the file."),
    (b"\x00\x01\x02", "This is not a file of text, nor a workbook."),
    (b"\xff\xfe\x00", "The file begins as UTF-16 and does not go on so."),
    (b"Fife \x81\x8d", "neither UTF-8 nor those of Windows"),
    (gzip.compress(TABLE.encode())[:-9], "The packed file is damaged."),
    (b"\x1f\x8b rubbish", "The packed file is damaged."),
    (gzip.compress(TABLE.encode())[:30] + b"\xff" * 40, "The packed file is damaged."),
    (b"a,b\n" + b"x" * 1_000_001, "The line has 1,000,001 characters"),
    (b'a,b\n"' + b"x\n" * 100_000, "The quotation marks of the file do not pair"),
    (b"PK\x03\x04 rubbish", "The workbook is damaged and cannot be read."),
    (bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, "has a password, or is in the old form of Excel"),
    (ods(), "This is a packed file, and not an Excel workbook"),
    (b"name,age\nA,4\n", "The headings are not those of any published file that is known. It begins: name, age."),
]


@pytest.mark.parametrize(("content", "said"), BROKEN, ids=[said for _, said in BROKEN])
def test_a_broken_file_is_refused_in_words(content, said):
    assert said in problems(content)[0]


def test_a_line_of_ten_megabytes_is_refused_quickly():
    assert "line 2" in problems(HEADINGS.encode() + b"\n" + b"1," * 5_000_000)[0]


def test_a_file_that_unpacks_without_end_is_stopped(monkeypatch):
    monkeypatch.setattr(tables, "MOST_UNPACKED_BYTES", 1_000_000)
    bomb = gzip.compress(b"0," * 5_000_000)
    assert len(bomb) < 20_000
    assert problems(bomb) == ["f: Unpacked, the file has more than 1,000,000 bytes. Check that it is the right file."]


def test_a_file_of_very_many_lines_is_refused(monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 10)
    assert "The file has 12 lines; at most 10 are read." in problems(table_of("\n".join([ROW] * 11)))[0]


# ------------------------------------------------------------------ workbooks


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def with_sheet(change):
    parts = parts_of(bytes_of(workbook([HEADINGS.split(","), ROW.split(",")])))
    parts["xl/worksheets/sheet1.xml"] = change(parts["xl/worksheets/sheet1.xml"])
    return packed(parts)


def last_cell(new):
    """A sheet with another last cell in its second row."""
    return lambda xml: xml[: xml.rindex(b"<c r=")] + new + xml[xml.rindex(b"</c>") + 4 :]


SPOILT = [
    # the last cell of the row                                        what is said
    (b'<c r="L2"><f>1+1</f></c>', "f, sheet1.xml, line 2, column L: The formula has no result."),
    (b'<c r="L2"><f>1+1</f><v></v></c>', "f, sheet1.xml, line 2, column L: The formula has no result."),
    (b'<c r="L2"><f t="shared" si="0"/></c>', "f, sheet1.xml, line 2, column L: The formula has no result."),
    (b'<c r="L2" t="e"><v>#DIV/0!</v></c>', "f, sheet1.xml, line 2, column L: The cell holds an error."),
    (b'<c r="XFD1048576"><v>1</v></c>', "The cells of the sheet reach much further than a table of figures does."),
]


@pytest.mark.parametrize(("cell", "said"), SPOILT)
def test_cells_without_a_value_are_told(cell, said):
    assert said in problems(with_sheet(last_cell(cell)))[0]


ENDLESS = [
    b"<c " * 100_000,
    b"<c " + b'r="A1" ' * 100_000 + b't="e"',
    b'<c r="A1"><f>x</f>' + b" " * 500_000,
    b'<c r="A1"><f' + b" " * 500_000,
]


@pytest.mark.parametrize("xml", ENDLESS)
def test_a_sheet_made_to_be_searched_without_end_is_refused_soon(xml):
    assert len(problems(with_sheet(lambda _: b't="e" f>' + xml))) == 1


def test_a_formula_with_its_result_is_a_value():
    content = with_sheet(last_cell(b'<c r="L2"><f>1+1</f><v>2</v></c>'))
    assert len(read_release(content, file="f").observations) == 1


def test_cells_merged_over_rows_are_told_and_those_over_a_table_are_not():
    book = workbook([HEADINGS.split(","), ROW.split(","), ROW.split(",")], above=[["Our figures"]])
    book.active.merge_cells("A1:D1")
    book.active.merge_cells("C3:C4")
    assert problems(bytes_of(book)) == [
        "f, Sheet, line 3: Cells of several rows are merged, so that it cannot be told which rows the value is for. "
        "Unmerge them and write the value into each row."
    ]


def test_a_workbook_that_unpacks_without_end_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_UNPACKED_BYTES", 100_000)
    bomb = packed(parts_of(bytes_of(workbook([["x"]]))) | {"xl/worksheets/sheet2.xml": b"0" * 1_000_000})
    assert "Unpacked, the workbook has more than 100,000 bytes." in problems(bomb)[0]


def test_a_workbook_that_lies_about_its_size_is_damaged():
    content = bytearray(packed(parts_of(bytes_of(workbook([HEADINGS.split(",")])))))
    for place in (content.index(b"PK\x01\x02") + 24,):
        content[place : place + 4] = struct.pack("<I", 7)
    assert problems(bytes(content))[0].startswith("f: The workbook is damaged and cannot be read.")


def test_pictures_of_a_workbook_are_not_looked_at():
    parts = parts_of(bytes_of(workbook([HEADINGS.split(","), ROW.split(",")])))
    content = packed(parts | {"xl/media/image1.png": zlib.compress(b"0" * 1_000)})
    assert len(read_release(content, file="f").observations) == 1


def test_days_numbers_and_yes_of_a_workbook_are_texts_as_in_csv():
    day, instant = dt.date(2022, 6, 30), dt.datetime(2022, 6, 30, 9, 30)  # noqa: DTZ001 - workbooks have no zones
    midnight = dt.datetime(2022, 7, 1)  # noqa: DTZ001 - as above
    book = workbook([["a", 863, 1.5, True, day, instant, midnight]])
    cells = open_file(bytes_of(book), file="f").sheets[0].rows[0].cells
    assert cells == ["a", "863", "1.5", "True", "2022-06-30", "2022-06-30 09:30:00", "2022-07-01"]


# ------------------------------------------------------------------ rows

LINE = re.compile(r"line (\d+)")
WRONG_ROWS = [
    # the row                                                              what is said
    (ROW.replace("105.5", "many"), "'many' is neither a number nor a mark that is known."),
    (ROW.replace("105.5", "1e999"), "'1e999' is neither a number nor a mark that is known."),
    (ROW.replace("105.5", "nan"), "'nan' is neither a number nor a mark that is known."),
    (ROW.replace("105.5", "1_000"), "'1_000' is neither a number nor a mark that is known."),
    (ROW.replace("105.5", "x" * 50), f"'{'x' * 40}...' is neither a number"),
    (ROW.replace("211", "few"), "'few' is not a number."),
    (ROW.replace("S12000047", "S99999999"), "No area has the code S99999999"),
    (ROW.replace("S12000047", "S37000032"), "is an integration authority (Fife, S37000032)"),
    (ROW.replace("2022/23", "2022/24"), "is not a period that can be read"),
    (ROW.replace("financial", "lunar"), "'lunar' is not a kind of year that is known."),
    (ROW.replace("NI-14", "NI-99"), 'There is no indicator with the key "NI-99"'),
    (f"{ROW},surplus", "The row has more cells than there are headings."),
]


@pytest.mark.parametrize(("row", "said"), WRONG_ROWS)
def test_a_row_that_is_wrong_is_told_and_nothing_is_read(row, said):
    found = problems(table_of(row))
    assert len(found) == 1
    assert said in found[0]


def test_all_rows_that_are_wrong_are_told_at_once_each_by_its_line():
    rows = [row for row, _ in WRONG_ROWS if "NI-99" not in row]
    lines = {int(LINE.search(problem)[1]) for problem in problems(table_of("\n".join([ROW, *rows])))}
    assert lines == set(range(3, len(rows) + 3))


def test_an_unknown_name_is_told_once_with_the_rows_that_have_it():
    bad = ROW.replace("S12000047", "Atlantis")
    found = problems(table_of("\n".join([bad, bad, bad])))
    assert len(found) == 1
    assert 'called "Atlantis". It stands in 3 rows.' in found[0]


def test_a_figure_that_stands_there_twice_is_refused_even_if_it_is_the_same():
    assert problems(table_of(f"{ROW}\n{ROW}")) == [
        "f, line 3: The figure of NI-14, Fife, 2022/23 stands in the file twice, first in line 2. "
        "Leave only the right one in the file."
    ]


def test_beyond_a_hundred_problems_only_their_number_is_told():
    found = problems(table_of("\n".join([ROW.replace("105.5", "many")] * 250)))
    assert len(found) == 101
    assert found[-1] == "f: There are 150 more problems of this kind. Put these right first."


def test_a_file_with_headings_only_is_refused():
    assert problems(table_of("")) == ["f: There is no figure in the file. Check that it is the right file."]


def test_a_heading_that_is_read_and_stands_there_twice_is_refused():
    assert (
        "There is more than one column with the heading value." in problems(f"{HEADINGS},Value\n{ROW},7\n".encode())[0]
    )


BLANKS = [("", "not_collected"), ("*", "suppressed"), (":", "not_collected"), ("not yet", "not_yet")]


@pytest.mark.parametrize(("text", "kind"), BLANKS)
def test_a_blank_is_a_figure_without_a_number(text, kind):
    value = read_release(table_of(ROW.replace("105.5", text)), file="f").observations[0].value
    assert kind in (getattr(value, "value", None), type(value).__name__.casefold())


def test_a_column_without_a_heading_is_never_read():
    content = f",{HEADINGS}\n7,{ROW}\n8,,,,,,,,,,,,\n".encode()
    found = read_release(content, file="f").observations
    assert [(one.lower, one.upper) for one in found] == [(None, None)]


def test_progress_is_told_from_nought_to_the_end():
    told = []
    rows = [ROW.replace("2022/23", f"{year}/{(year + 1) % 100:02}") for year in range(1900, 2099)]
    read_release(table_of("\n".join(rows)), file="f", progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 199), (199, 199)]
