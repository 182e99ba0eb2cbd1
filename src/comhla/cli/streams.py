"""The two streams of a terminal: no character that it lacks may end a command."""

from __future__ import annotations

import codecs
import io
import sys
from unicodedata import normalize

NEAREST = "comhla-nearest"
# Dashes, quotes, ellipsis and multiplication sign, which have no plain form in Unicode.
_PLAIN_FORMS = str.maketrans("\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u00d7", "--''\"\".x")


def open_streams() -> None:
    """Show a character that the terminal lacks by the nearest plain one."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=NEAREST)


def write_utf8() -> None:
    """From now on write standard output as UTF-8 with line ends as they are, which is what programs read."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors=NEAREST, newline="")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    lacking = error.object[error.start : error.end].translate(_PLAIN_FORMS)
    return normalize("NFKD", lacking).encode("ascii", "ignore").decode() or "?", error.end


codecs.register_error(NEAREST, _nearest)
