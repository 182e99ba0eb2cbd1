"""`comhla restore`: everything from one file, into an empty database."""

from __future__ import annotations

import argparse
from pathlib import Path

from comhla.web.commands.start import Unusable, belongs


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to those of the command."""
    parser = subparsers.add_parser(
        "restore",
        help="put a copy made by backup into an empty database",
        description="Puts everything from a copy into an empty database, on SQLite or PostgreSQL whichever it came"
        " from, and verifies the audit trail. Nothing is ever written over. The exit code is 1 where the trail in the"
        " copy is broken.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="a copy made by comhla backup")
    belongs(parser, run)


def run(arguments: argparse.Namespace) -> int:
    """Restore the copy."""
    from django.core.management import call_command

    from comhla.web.audit.presenters import told_verdict
    from comhla.web.commands.copies import restore_copy

    place: Path = arguments.file
    if not place.is_file():
        raise Unusable(f"There is no file {place}. Check its name and folder.")
    call_command("migrate", interactive=False, verbosity=0)
    try:
        copied, verdict = restore_copy(place)
    except OSError as error:
        raise Unusable(f"The copy cannot be restored: {error.strerror}. Nothing was changed.") from None
    print(f"Restored {copied.rows} rows and {copied.uploads} uploads from {place}.")
    print("\n".join(told_verdict(verdict)))
    return 0 if verdict.is_whole else 1
