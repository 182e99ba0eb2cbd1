"""The text of a PDF that was made here, read back from its bytes, without any package.

It reads what `renderers.pdf` writes: fonts with a table from glyphs to letters, and text in the order of reading. It is
no reader for PDF files of others.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\r?\n?(.*?)\n?endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_FONTS = re.compile(rb"/Font\s*<<(.*?)>>", re.DOTALL)
_NAMED = re.compile(rb"/(\w+)\s+(\d+) 0 R")
# Round brackets that come in pairs may stand in a run of glyphs as they are.
_FLAT = rb"\((?:\\.|[^\\()])*\)"
_ROUND = rb"\((?:\\.|[^\\()]|" + _FLAT + rb")*\)"
_RUN = rb"\((?:\\.|[^\\()]|" + _ROUND + rb")*\)"
# What is said of a piece of text, as its language, stands between << and BDC and is none of it.
_SHOWN = re.compile(
    rb"<<.*?>>\s*BDC|/(?P<font>\w+)\s+[-\d.]+\s+Tf|(?P<run>" + _RUN + rb"|<[0-9A-Fa-f\s]*>)|(?P<end>\bET\b)",
    re.DOTALL,
)
_ESCAPED = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r?\n)")
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SINGLE = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGE = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)
Letters = Mapping[int, str]


def pdf_text(content: bytes) -> str:
    """Everything that a PDF made here shows or says of itself: its metadata, then its pages."""
    objects = {int(number): body for number, body in _OBJECT.findall(content)}
    said = [_stream(body).decode("utf-8", "replace") for body in objects.values() if b"/Type/Metadata" in body]
    pages = ["".join(_page(body, objects)) for body in objects.values() if re.search(rb"/Type\s*/Page\b", body)]
    return "\n".join([*said, *pages])


def _stream(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if found is None:
        return b""
    return zlib.decompressobj().decompress(found[1]) if b"/FlateDecode" in body else found[1]


def _page(body: bytes, objects: Mapping[int, bytes]) -> Iterator[str]:
    fonts = _fonts(_referred(body, b"Resources", objects), objects)
    letters: Letters = {}
    for found in _SHOWN.finditer(_stream(_referred(body, b"Contents", objects))):
        if found["font"] is not None:
            letters = fonts.get(found["font"], {})
        elif found["run"] is not None:
            glyphs = _glyphs(found["run"])
            yield "".join(letters.get(each, "") for each in glyphs)
        elif found["end"] is not None:
            yield " "


def _referred(body: bytes, name: bytes, objects: Mapping[int, bytes]) -> bytes:
    found = re.search(rb"/" + name + rb"\s+(\d+) 0 R", body)
    return objects.get(int(found[1]), b"") if found else b""


def _fonts(resources: bytes, objects: Mapping[int, bytes]) -> dict[bytes, Letters]:
    found = _FONTS.search(resources)
    named = _NAMED.findall(found[1]) if found else []
    return {name: _letters(_stream(_referred(objects[int(number)], b"ToUnicode", objects))) for name, number in named}


def _glyphs(run: bytes) -> Iterator[int]:
    raw = bytes.fromhex(run[1:-1].decode("ascii")) if run.startswith(b"<") else _ESCAPED.sub(_unescaped, run[1:-1])
    return (int.from_bytes(raw[place : place + 2], "big") for place in range(0, len(raw), 2))


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign.isdigit():
        return bytes([int(sign, 8) & 0xFF])
    return b"" if sign.strip() == b"" else _PLAIN.get(sign, sign)


def _letters(table: bytes) -> Letters:
    text = table.decode("latin-1")
    found: dict[int, str] = {}
    for block in _SINGLE.findall(text):
        for glyph, letters in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(glyph, 16)] = bytes.fromhex(letters).decode("utf-16-be")
    for block in _RANGE.findall(text):
        for first, last, letter in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(letter, 16) + step)
    return found
