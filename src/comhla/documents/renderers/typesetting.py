"""Typst, with our fonts and none of the machine's, and with sight of one folder."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import typst

from comhla.documents.errors import CannotBeWritten
from comhla.documents.renderers.fonts import fonts

STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]


def pdf_of(program: bytes, folder: Path, *, data: str, issued: datetime) -> bytes:
    """A PDF/UA-1 and PDF/A-2a file, made by a program from data that it reads as text.

    Raises:
        typst.TypstError: where something cannot be set.
    """
    found = _compiler(folder).compile(
        program, format="pdf", sys_inputs={"document": data}, pdf_standards=STANDARDS, timestamp=issued
    )
    return _one(found)


def asked_of(program: bytes, folder: Path, *, data: str, label: str) -> Any:
    """What a program tells of its document under a label, once everything is set.

    Raises:
        typst.TypstError: where something cannot be set.
    """
    compiler = typst.Compiler(
        program,
        root=folder,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"document": data},
        package_path=folder,
        package_cache_path=folder,
    )
    return json.loads(compiler.query(label, field="value", one=True))


def png_of(program: bytes, folder: Path, *, dots_an_inch: int) -> bytes:
    """A picture.

    Raises:
        typst.TypstError: where something cannot be drawn.
    """
    return _one(_compiler(folder).compile(program, format="png", ppi=dots_an_inch))


def _compiler(folder: Path) -> typst.Compiler:
    # Packages are looked for in the same folder, and there are none: nothing is fetched.
    return typst.Compiler(
        root=folder, font_paths=fonts(), ignore_system_fonts=True, package_path=folder, package_cache_path=folder
    )


def _one(found: bytes | list[bytes] | None) -> bytes:
    if not isinstance(found, bytes):
        raise CannotBeWritten("The document has become more than one file.")
    return found
