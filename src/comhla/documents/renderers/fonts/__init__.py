"""The fonts of PDF files and of pictures: Roboto, beside this file with its licence, then those that Typst brings."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import typst

FAMILY = "Roboto"


@cache
def fonts() -> typst.Fonts:
    """The fonts, read once in a process; those of the machine are left out, so that files are the same everywhere."""
    return typst.Fonts(include_system_fonts=False, font_paths=[Path(__file__).parent])
