"""The texts inside HTML pages and files that are packages, as tests compare them."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import html5lib


def parsed(page: bytes | str) -> ElementTree.Element:
    """An HTML page, read strictly: any slip of its writing is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    if isinstance(page, bytes):
        return parser.parse(page, transport_encoding="utf-8")
    return parser.parse(f"<!doctype html><html><head><title>x</title></head><body>{page}</body></html>")


def seen(page: ElementTree.Element) -> str:
    """The text of a page's body."""
    body = page.find("body")
    assert body is not None
    return squeezed(" ".join(body.itertext()))


def squeezed(text: str) -> str:
    """Text without spaces, which each form sets in its own way."""
    return re.sub(r"\s+", "", text)


def part(package: bytes, name: str) -> str:
    """A part of a package, by its name."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return opened.read(name).decode("utf-8")


def parts(package: bytes, pattern: str) -> str:
    """All parts whose name matches, one after the other."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        names = [name for name in opened.namelist() if re.fullmatch(pattern, name)]
        return "\n".join(opened.read(name).decode("utf-8") for name in names)


def xml_text(written: str) -> str:
    """The text of XML, without tags and spaces."""
    return squeezed("".join(ElementTree.fromstring(written).itertext()))
