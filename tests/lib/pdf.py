"""What tests read from PDF files: the text, and what is wrong with the structure for those who cannot see the page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf


def pdf_text(content: bytes) -> str:
    """The text of a PDF, by the tables that each font brings from its glyphs to letters."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return "\n".join("".join(_page_text(page)) for page in pdf.pages)


def _page_text(page: pikepdf.Page) -> Iterator[str]:
    fonts = {str(name): _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    letters: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator == "Tf":
            letters = fonts[str(operands[0])]
        elif operator in {"Tj", "TJ"}:
            runs = operands[0] if operator == "TJ" else operands
            yield "".join(_shown(bytes(run), letters) for run in runs if isinstance(run, pikepdf.String))
        elif operator == "ET":
            yield " "


def _shown(run: bytes, letters: dict[int, str]) -> str:
    glyphs = (int.from_bytes(run[place : place + 2], "big") for place in range(0, len(run), 2))
    return "".join(letters.get(glyph, "") for glyph in glyphs)


def _letters(font: Any) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(glyph, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(text, 16) + step)
    return found


def structure_problems(content: bytes) -> list[str]:
    """What is missing for somebody who hears the document, in words; nothing where all is there."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [*_about_file(pdf), *_about_elements(pdf)]


def _about_file(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not str(root.get("/Lang", "")):
        yield "The file does not name its language."
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "The file is not marked as tagged."
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "The window shows the name of the file instead of the title."
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "The file does not say that it is PDF/UA-1."
        if not metadata.get("dc:title"):
            yield "The file has no title."
    headings = any(re.fullmatch(r"/H[1-6]?", kind) for kind, _ in _elements(pdf))
    if headings and "/First" not in root.get("/Outlines", {}):
        yield "There are headings, and no bookmarks."


def _about_elements(pdf: pikepdf.Pdf) -> Iterator[str]:
    for kind, element in _elements(pdf):
        if kind == "/Table" and "/TH" not in {inner for inner, _ in _below(element)}:
            yield "A table has no header cells."
        if kind == "/Figure" and not str(element.get("/Alt", "")):
            yield "A picture has no words in its place."


def _elements(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    yield from _below(pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary()))


def _below(element: Any) -> Iterator[tuple[str, Any]]:
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield str(child.S), child
            yield from _below(child)


def kinds(content: bytes) -> list[str]:
    """The kinds of element in a PDF, in the order of reading."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [kind for kind, _ in _elements(pdf)]
