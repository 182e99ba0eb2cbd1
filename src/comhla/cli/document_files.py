"""What every word of `comhla document` shares: the forms, the refusals, the names of files and the writing of them.

The packages that write documents are heavy and belong to the extra `documents`. They are imported when a document is
made, and not for the help of the command.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from comhla.cli.files import UnusableInput, day_argument, refuse

if TYPE_CHECKING:
    from comhla.documents.model import Document

FORMATS = ("html", "pdf", "word", "opendocument", "epub")
_OF_THE_EXTRA = {"altair", "markdown_it", "PIL", "pypandoc", "typst", "vl_convert"}


def add_output(parser: argparse.ArgumentParser, formats: tuple[str, ...] = FORMATS) -> None:
    """The arguments that say in which form, where and with which day a document is written."""
    parser.add_argument("--format", choices=formats, required=True, help="form of the document")
    parser.add_argument(
        "--output", type=Path, metavar="PLACE", help="write to this file; named for what it shows if left out"
    )
    parser.add_argument("--on", type=day_argument, metavar="DAY", help="the day the document bears; today if left out")


def answered(work: Callable[[], int]) -> int:
    """Do the work of a word and return its exit code; what cannot be used is told and refused."""
    try:
        return work()
    except UnusableInput as problem:
        return refuse(problem)
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in _OF_THE_EXTRA:
            raise
        return refuse(UnusableInput('Making documents needs more packages. Install "comhla[documents]".'))


def rendered(make: Callable[[], tuple[str, Document]], form: str) -> tuple[str, bytes]:
    """The name of the file and what it holds.

    Raises:
        UnusableInput: where the document cannot be made of what is recorded.
    """
    from comhla.documents.errors import DocumentError
    from comhla.documents.formats import Format, render

    chosen = Format(form)
    try:
        name, document = make()
        return f"{name}.{chosen.ending}", render(document, chosen)
    except DocumentError as problem:
        raise UnusableInput(str(problem)) from None


def file_name(text: str, *, otherwise: str) -> str:
    """A name of a file from any text."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or otherwise


def write(content: bytes, name: str, wished: Path | None) -> int:
    """Write the file where it is wished, or under its name where nothing is in the way.

    Raises:
        UnusableInput: where it cannot be written.
    """
    place = wished or Path(name)
    if wished is None and place.exists():
        raise UnusableInput(f"{place} is there already. Give --output to write over it or elsewhere.")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    except OSError as error:
        raise UnusableInput(f"{place} cannot be written: {error.strerror}. Choose another place.") from None
    print(f"Written to {place}")
    return 0
