"""Whether a file is a Word document that can be opened without harm, judged by what is in it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from comhla.documents.errors import UnusableInput

LARGEST_FILE: Final = 50_000_000
LARGEST_CONTENT: Final = 200_000_000
LARGEST_TEXT_PART: Final = 40_000_000
MOST_PARTS: Final = 3_000
MOST_ROWS: Final = 5_000
# Text shrinks to a tenth or so; what shrinks much more was made to fill the memory.
MOST_SHRUNK: Final = 200
_SMALL_PART: Final = 1_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARATIONS = [
    word.encode(coding) for word in ("<!DOCTYPE", "<!ENTITY") for coding in ("utf-8", "utf-16-le", "utf-16-be")
]
_MAIN_PART = "wordprocessingml.document.main+xml"
_SAVE_ANEW = "Open it in Word and save it as Word document (.docx)."


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPackage:
    """The parts of a Word document that are needed to read it, each by its name."""

    parts: Mapping[str, bytes]
    main: str
    left_out: tuple[str, ...]

    def packed(self) -> bytes:
        """The parts as a file without anything else in it."""
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as package:
            for name, content in self.parts.items():
                package.writestr(zipfile.ZipInfo(name), content)
        return written.getvalue()

    def text(self, name: str) -> str:
        """A part as text; empty where there is no such part."""
        return self.parts.get(name, b"").decode("utf-8", "replace")


def open_package(content: bytes) -> WordPackage:
    """The parts of a Word document.

    Raises:
        UnusableInput: where it is something else, has macros or a password, is broken, or would grow without bounds.
    """
    if len(content) > LARGEST_FILE:
        raise UnusableInput(f"The file is larger than {LARGEST_FILE // 1_000_000} MB. Make its pictures smaller.")
    _refuse_other_kinds(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = _parts(package)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as found:
        raise UnusableInput(f"The file is broken or cut off, so it cannot be opened. {_SAVE_ANEW}") from found
    return _package(parts)


def _refuse_other_kinds(content: bytes) -> None:
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise UnusableInput("The file has a password. Take the password out in Word and save it again.")
        raise UnusableInput(f"The file is in the old form of Word (.doc). {_SAVE_ANEW}")
    if content.lstrip()[:5] == b"%PDF-":
        raise UnusableInput("The file is a PDF, not a Word document. Choose the Word document from which it was made.")
    if content.lstrip()[:5] == rb"{\rtf":
        raise UnusableInput(f"The file is in rich text format (.rtf). {_SAVE_ANEW}")
    if not content.startswith(b"PK"):
        raise UnusableInput(f"The file is not a Word document. {_SAVE_ANEW}")


def _parts(package: zipfile.ZipFile) -> dict[str, bytes]:
    listed = package.infolist()
    if len(listed) > MOST_PARTS:
        raise UnusableInput(f"The file has more than {MOST_PARTS} parts inside. {_SAVE_ANEW}")
    _refuse_growth(listed)
    parts: dict[str, bytes] = {}
    for each in listed:
        _refuse_path(each.filename)
        if not each.is_dir():
            parts[each.filename] = package.read(each)
    return parts


def _refuse_growth(listed: Iterable[zipfile.ZipInfo]) -> None:
    """The sizes that the file states are those that are read: the reader stops there and compares the checksum."""
    total = 0
    for each in listed:
        total += each.file_size
        shrunk = each.file_size > _SMALL_PART and each.file_size > MOST_SHRUNK * max(each.compress_size, 1)
        text = each.filename.lower().endswith((".xml", ".rels")) and each.file_size > LARGEST_TEXT_PART
        if shrunk or text or total > LARGEST_CONTENT:
            raise UnusableInput(f"The file would grow far beyond its size when it is opened. {_SAVE_ANEW}")


def _refuse_path(name: str) -> None:
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        raise UnusableInput(f"The file has a part that points outside of it. {_SAVE_ANEW}")


def _package(parts: dict[str, bytes]) -> WordPackage:
    types = parts.get("[Content_Types].xml", b"").decode("utf-8", "replace")
    _refuse_macros(parts, types)
    found = re.search(rf"<Override\b[^>]*{re.escape(_MAIN_PART)}[^>]*>", types)
    named = re.search(r'PartName="/([^"]+)"', found[0]) if found else None
    main = named[1] if named else ""
    if main not in parts:
        raise UnusableInput(f"There is no Word text in the file; it may be a workbook or another kind. {_SAVE_ANEW}")
    _refuse_many_rows(parts[main])
    kept = {name: content for name, content in parts.items() if _is_needed(name)}
    _refuse_declarations(kept)
    return WordPackage(parts=kept, main=main, left_out=tuple(sorted(parts.keys() - kept.keys())))


def _refuse_macros(parts: Mapping[str, bytes], types: str) -> None:
    if "macroEnabled" in types or any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in parts):
        raise UnusableInput("The file has macros, which are programs. Save it as Word document (.docx) without macros.")


def _refuse_many_rows(text: bytes) -> None:
    """Rows of tables take long to read, and so many of them are data, which nobody reads in a plan."""
    if text.count(b"<w:tr>") + text.count(b"<w:tr ") > MOST_ROWS:
        raise UnusableInput(
            f"The tables of the document have more than {MOST_ROWS:,} rows. Keep such data in a spreadsheet, and sum "
            "them up in the document."
        )


def _is_needed(name: str) -> bool:
    """Text, styles and pictures; no embedded files, and nothing that Word does not know."""
    lowered = name.lower()
    if "/embeddings/" in lowered or "/activex/" in lowered:
        return False
    return lowered.endswith((".xml", ".rels")) or "/media/" in lowered


def _refuse_declarations(parts: Mapping[str, bytes]) -> None:
    """Word writes no declarations of document types; entities in them read other files or grow without end."""
    for name, content in parts.items():
        if name.lower().endswith((".xml", ".rels")) and any(declared in content for declared in _DECLARATIONS):
            raise UnusableInput(f"The file has declarations that a Word document never has. {_SAVE_ANEW}")
