"""Whether a file that somebody sends may come in: by its content, its name, and what it unpacks to.

A file is never believed: not its name, not the type that a browser says, not the sizes that an archive says of itself.
"""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import NamedTuple

import filetype
from django.utils.translation import gettext as _

MOST_ENTRIES = 5_000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_NAME = 120
_BLOCK = 1024 * 1024


class Refused(Exception):
    """A file that may not come in; the message says why and what to do."""


class Kind(NamedTuple):
    """A kind of file that may come in."""

    called: str
    content_type: str


class Upload(NamedTuple):
    """A file that may come in: its name made harmless, its type by content, its hash, and the content."""

    name: str
    content_type: str
    sha256: str
    content: bytes

    @property
    def size(self) -> int:
        """The number of bytes."""
        return len(self.content)


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS: Mapping[str, Kind] = {
    "pdf": Kind("PDF", "application/pdf"),
    "docx": Kind("Word", f"{_OFFICE}.wordprocessingml.document"),
    "xlsx": Kind("Excel", f"{_OFFICE}.spreadsheetml.sheet"),
    "odt": Kind("OpenDocument text", "application/vnd.oasis.opendocument.text"),
    "ods": Kind("OpenDocument spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"),
    "png": Kind("PNG", "image/png"),
    "jpg": Kind("JPEG", "image/jpeg"),
    "jpeg": Kind("JPEG", "image/jpeg"),
    "txt": Kind("Text", "text/plain; charset=utf-8"),
    "csv": Kind("CSV", "text/csv; charset=utf-8"),
}
ACCEPTED = ",".join(f".{extension}" for extension in KINDS)


def examine(name: str, content: bytes, *, most_bytes: int) -> Upload:
    """The file, where it may come in.

    Args:
        name: the name as it was sent.
        content: every byte of it.
        most_bytes: how large it may be.

    Raises:
        Refused: where it may not, with a sentence for the person who sent it.
    """
    safe = safe_name(name)
    extension = safe.rpartition(".")[2].casefold() if "." in safe else ""
    if extension not in KINDS:
        raise Refused(_("Choose a PDF, Word, Excel, OpenDocument, PNG, JPEG, text or CSV file. Save any other as PDF."))
    if not content:
        raise Refused(_("The file is empty. Choose the file that holds the evidence."))
    if len(content) > most_bytes:
        raise Refused(
            _("The file is larger than %(most)s MB. Make it smaller, or give a link instead.")
            % {"most": most_bytes // (1024 * 1024)}
        )
    _CHECKS[extension](content)
    return Upload(safe, KINDS[extension].content_type, hashlib.sha256(content).hexdigest(), content)


def safe_name(name: str) -> str:
    """A name without folders, hidden characters, or anything that a system takes for more than a name."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(each for each in last if unicodedata.category(each)[0] != "C")
    plain = re.sub(r"[\s]+", " ", re.sub(r'[<>:"|?*%;]', "-", seen)).strip(" .")
    stem, dot, extension = plain.rpartition(".")
    if not dot:
        return plain[:MOST_NAME] or "file"
    stem = stem.strip(" .")[: MOST_NAME - len(extension) - 1] or "file"
    if stem.casefold() in _TAKEN:
        stem = f"file-{stem}"
    return f"{stem}.{extension.strip()[:10]}"


_TAKEN = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def _disagrees() -> Refused:
    return Refused(_("What is in the file is not what its name says. Open it, save it again, and choose the new file."))


def _must_be(expected: str, content: bytes) -> None:
    """Refuse content of another type, and content that is two files at once."""
    found = filetype.guess(content)
    if found is None or found.mime != expected or zipfile.is_zipfile(io.BytesIO(content)):
        raise _disagrees()


def _pdf(content: bytes) -> None:
    _must_be("application/pdf", content)
    if b"%%EOF" not in content[-2048:]:
        raise Refused(_("The PDF breaks off before its end. Save it again, and choose the new file."))
    if re.search(rb"/(?:JavaScript|Launch|EmbeddedFile)\b", content):
        raise Refused(_("The PDF holds a program or another file. Print it to a new PDF, and choose that one."))


def _png(content: bytes) -> None:
    _must_be("image/png", content)
    if b"IEND" not in content[-16:]:
        raise _disagrees()


def _jpeg(content: bytes) -> None:
    _must_be("image/jpeg", content)


def _text(content: bytes) -> None:
    if filetype.guess(content) is not None or zipfile.is_zipfile(io.BytesIO(content)):
        raise _disagrees()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(_("The text is not written in UTF-8. Save it as UTF-8, and choose the new file.")) from None
    if any(unicodedata.category(each) == "Cc" and each not in "\t\r\n\f" for each in text):
        raise _disagrees()


def _word(content: bytes) -> None:
    _office(content, "word/document.xml", "wordprocessingml.document.main+xml")


def _excel(content: bytes) -> None:
    _office(content, "xl/workbook.xml", "spreadsheetml.sheet.main+xml")


def _office(content: bytes, main: str, content_type: str) -> None:
    names = _unpacked(content)
    listed = names.get("[Content_Types].xml", b"")
    if any(name.casefold().endswith("vbaproject.bin") for name in names) or b"macroenabled" in listed.lower():
        raise _with_macros()
    if main not in names or content_type.encode() not in listed:
        raise _disagrees()


def _open_document(content_type: str) -> Callable[[bytes], None]:
    def check(content: bytes) -> None:
        names = _unpacked(content)
        if names.get("mimetype") != content_type.encode() or "content.xml" not in names:
            raise _disagrees()
        if any(name.split("/")[0].casefold() in ("basic", "scripts") for name in names):
            raise _with_macros()

    return check


def _with_macros() -> Refused:
    return Refused(_("The file holds macros. Save it without macros or as PDF, and choose the new file."))


_KEPT_PARTS = frozenset({"[Content_Types].xml", "mimetype"})


def _unpacked(content: bytes) -> dict[str, bytes]:
    """The names in an archive, with the content of the few that say what it is. Every part is unpacked to measure it.

    Raises:
        Refused: where it is no archive, is damaged or locked, or unpacks to more than any paper does.
    """
    if not content.startswith(b"PK\x03\x04"):
        raise _disagrees()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise _too_much()
            return _parts(archive, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise Refused(_("The file is damaged or locked with a password. Save it again without one.")) from None


def _parts(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    left = MOST_UNPACKED
    for entry in entries:
        kept = b""
        with archive.open(entry) as part:
            while block := part.read(_BLOCK):
                left -= len(block)
                if left < 0:
                    raise _too_much()
                if entry.filename in _KEPT_PARTS and len(kept) < _BLOCK:
                    kept += block
        found[entry.filename] = kept
    return found


def _too_much() -> Refused:
    return Refused(_("The file unpacks to far more than it seems to hold, so it was not accepted. Save it as PDF."))


_CHECKS: Mapping[str, Callable[[bytes], None]] = {
    "pdf": _pdf,
    "docx": _word,
    "xlsx": _excel,
    "odt": _open_document(KINDS["odt"].content_type),
    "ods": _open_document(KINDS["ods"].content_type),
    "png": _png,
    "jpg": _jpeg,
    "jpeg": _jpeg,
    "txt": _text,
    "csv": _text,
}
