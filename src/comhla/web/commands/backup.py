"""`comhla backup`: everything in one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from comhla.web.commands.start import Unusable, belongs, refuse_missing_migrations


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to those of the command."""
    parser = subparsers.add_parser(
        "backup",
        help="copy the database and the uploads to one file",
        description="Copies every row of the database and every upload to one file, while the application goes on."
        " The file holds personal data: keep it as safe as the database. Sessions and the secret key are left out.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="where to put the copy, as backup-2026-11-22.zip")
    parser.add_argument("--force", action="store_true", help="write over a file that is there already")
    belongs(parser, run)


def run(arguments: argparse.Namespace) -> int:
    """Write the copy."""
    from comhla.web.commands.copies import write_copy

    refuse_missing_migrations()
    place: Path = arguments.file
    if place.exists() and not arguments.force:
        raise Unusable(f"{place} is there already. Give another name, or --force to write over it.")
    try:
        copied = write_copy(place)
    except OSError as error:
        raise Unusable(f"The copy cannot be written to {place}: {error.strerror}. Choose another place.") from None
    print(f"Copied {copied.rows} rows and {copied.uploads} uploads to {place}.")
    return 0
