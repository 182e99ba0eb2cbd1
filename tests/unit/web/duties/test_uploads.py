"""Which files may come in as evidence: real bytes, made here."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from openpyxl import Workbook

from comhla.web.duties import uploads
from comhla.web.duties.uploads import Refused, examine, safe_name

MOST = 2 * 1024 * 1024
PDF = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + b"\x00" * 200
_OFFICE = "application/vnd.openxmlformats-officedocument"


def zipped(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(**more: bytes) -> bytes:
    types = f'<Types><Override ContentType="{_OFFICE}.wordprocessingml.document.main+xml"/></Types>'.encode()
    return zipped({"[Content_Types].xml": types, "word/document.xml": b"<w:document/>", **more})


def xlsx() -> bytes:
    made = io.BytesIO()
    book = Workbook()
    book.active["A1"] = "evidence"
    book.save(made)
    return made.getvalue()


def opened(kind: str, **more: bytes) -> bytes:
    mime = uploads.KINDS[kind].content_type.encode()
    return zipped({"mimetype": mime, "content.xml": b"<office/>", **more})


ACCEPTED = [
    ("minute.pdf", PDF, "application/pdf"),
    ("Minute.PDF", PDF, "application/pdf"),
    ("paper.docx", docx(), f"{_OFFICE}.wordprocessingml.document"),
    ("figures.xlsx", xlsx(), f"{_OFFICE}.spreadsheetml.sheet"),
    ("paper.odt", opened("odt"), "application/vnd.oasis.opendocument.text"),
    ("figures.ods", opened("ods"), "application/vnd.oasis.opendocument.spreadsheet"),
    ("photo.png", PNG, "image/png"),
    ("photo.jpg", JPEG, "image/jpeg"),
    ("photo.jpeg", JPEG, "image/jpeg"),
    ("note.txt", "Còmhla\r\n\tagreed".encode(), "text/plain; charset=utf-8"),
    ("table.csv", "\ufeffname,day\r\nEast,2026-09-01\r\n".encode(), "text/csv; charset=utf-8"),
]


@pytest.mark.parametrize(("name", "content", "content_type"), ACCEPTED, ids=[each[0] for each in ACCEPTED])
def test_what_may_come_in(name, content, content_type):
    found = examine(name, content, most_bytes=MOST)
    assert (found.name, found.content_type, found.content, found.size) == (name, content_type, content, len(content))
    assert found.sha256 == hashlib.sha256(content).hexdigest()


MISMATCH = "is not what its name says"
MACROS = "holds macros"
PROGRAM = "holds a program or another file"
KIND = "Choose a PDF, Word, Excel"
DAMAGED = "damaged or locked"
REFUSED = [
    ("renamed program", "minute.pdf", EXE, MISMATCH),
    ("renamed program as Word", "minute.docx", EXE, MISMATCH),
    ("renamed program as text", "minute.txt", EXE, MISMATCH),
    ("renamed program as table", "table.csv", b"\x7fELF\x02\x01\x01" + b"\x00" * 90, MISMATCH),
    ("program by its own name", "minute.pdf.exe", EXE, KIND),
    ("web page", "page.html", b"<html>", KIND),
    ("drawing with script", "drawing.svg", b"<svg/>", KIND),
    ("old Word", "paper.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, KIND),
    ("Word with macros by name", "paper.docm", docx(), KIND),
    ("no ending", "minute", PDF, KIND),
    ("empty", "minute.pdf", b"", "is empty"),
    ("too large", "note.txt", b"a" * (MOST + 1), "larger than 2 MB"),
    ("picture under another ending", "photo.png", JPEG, MISMATCH),
    ("picture that breaks off", "photo.png", PNG[:-12], MISMATCH),
    ("picture and archive at once", "photo.png", PNG + docx(), MISMATCH),
    ("PDF and archive at once", "minute.pdf", PDF + docx(), MISMATCH),
    ("text and archive at once", "note.txt", b"hello " + docx(), MISMATCH),
    ("archive that begins as something else", "paper.docx", b"#!/bin/sh\n" + docx(), MISMATCH),
    ("PDF that breaks off", "minute.pdf", PDF[:-7] + b" " * 3000, "breaks off"),
    ("PDF with a script", "minute.pdf", PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript>>"), PROGRAM),
    ("PDF that starts a program", "minute.pdf", PDF.replace(b"/Catalog", b"/Catalog/S/Launch "), PROGRAM),
    ("PDF with a file inside", "minute.pdf", PDF.replace(b"/Catalog", b"/EmbeddedFile "), PROGRAM),
    ("any archive as Word", "paper.docx", zipped({"a.txt": b"a"}), MISMATCH),
    ("Excel as Word", "paper.docx", xlsx(), MISMATCH),
    ("Word as Excel", "figures.xlsx", docx(), MISMATCH),
    ("Word as OpenDocument", "paper.odt", docx(), MISMATCH),
    ("spreadsheet as text document", "paper.odt", opened("ods"), MISMATCH),
    ("Word with macros", "paper.docx", docx(**{"word/vbaProject.bin": b"\x00"}), MACROS),
    ("Word with macros said", "paper.docx", zipped({
        "[Content_Types].xml": b"<T ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>",
        "word/document.xml": b"<w/>",
    }), MACROS),
    ("OpenDocument with macros", "paper.odt", opened("odt", **{"Basic/Standard/Module1.xml": b"<m/>"}), MACROS),
    ("OpenDocument with scripts", "paper.odt", opened("odt", **{"Scripts/python/run.py": b"pass"}), MACROS),
    ("damaged archive", "paper.docx", docx()[:60], DAMAGED),
    ("text with zeros", "note.txt", b"a\x00b", MISMATCH),
    ("text in another code", "note.txt", "Còmhla".encode("utf-16"), "UTF-8"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "said"), [each[1:] for each in REFUSED], ids=[each[0] for each in REFUSED])
def test_what_may_not_come_in_and_why(name, content, said):
    with pytest.raises(Refused, match=said):
        examine(name, content, most_bytes=MOST)


def test_a_bomb_is_refused_by_what_it_unpacks_to_and_not_by_what_it_says(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_UNPACKED", 3 * 1024 * 1024)
    bomb = docx(**{"word/media/zeros.bin": b"\x00" * (8 * 1024 * 1024)})
    assert len(bomb) < 20_000
    with pytest.raises(Refused, match="unpacks to far more"):
        examine("paper.docx", bomb, most_bytes=MOST)


def test_an_archive_of_too_many_parts_is_refused(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_ENTRIES", 20)
    many = docx(**{f"word/media/{number}.xml": b"" for number in range(30)})
    with pytest.raises(Refused, match="unpacks to far more"):
        examine("paper.docx", many, most_bytes=MOST)


def test_an_archive_locked_with_a_password_is_refused():
    locked = bytearray(docx())
    for at in (6, bytes(locked).index(b"PK\x01\x02") + 8):
        locked[at] |= 1
    with pytest.raises(Refused, match=DAMAGED):
        examine("paper.docx", bytes(locked), most_bytes=MOST)


# name as sent, name as kept
NAMES = [
    ("minute.pdf", "minute.pdf"),
    ("../../etc/passwd.pdf", "passwd.pdf"),
    ("C:\\papers\\minute.pdf", "minute.pdf"),
    ("a\x00b\r\nSet-Cookie: x.pdf", "abSet-Cookie- x.pdf"),
    ("minute\u202efdp.exe.pdf", "minutefdp.exe.pdf"),
    ('a"b<c>.pdf', "a-b-c-.pdf"),
    (" . minute . .pdf", "minute.pdf"),
    (".pdf", "pdf"),
    ("con.pdf", "file-con.pdf"),
    ("LPT1.pdf", "file-LPT1.pdf"),
    ("x" * 400 + ".pdf", "x" * 116 + ".pdf"),
    ("", "file"),
    ("Gàidhlig.pdf", "Gàidhlig.pdf"),
]


@pytest.mark.parametrize(("sent", "kept"), NAMES)
def test_names_are_made_harmless(sent, kept):
    assert safe_name(sent) == kept
    assert len(kept) <= uploads.MOST_NAME
