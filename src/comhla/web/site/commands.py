"""`comhla postcodes`: the postcode directory that the public site finds places by.

Exit code 0 when the directory is there, 2 when the file cannot be used; then nothing was imported. What needs Django is
imported by the function that needs it, after `belongs` has made Django ready.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from comhla.dates import BadDay, parse_iso_day
from comhla.web.commands.start import Unusable, belongs, refuse_missing_migrations

if TYPE_CHECKING:
    from comhla.web.site.actions import ImportedPostcodes

OK = 0
OGL = "Open Government Licence v3.0"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to those of the command."""
    parser = subparsers.add_parser(
        "postcodes",
        help="import the postcode directory of the public site, or list its editions",
        description="Works with the postcode directory, by which readers of the public site find their partnership.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    imported = actions.add_parser(
        "import",
        help="import an edition of the directory, whole or not at all",
        description="Imports an edition of a postcode directory: of National Records of Scotland, of Public Health"
        " Scotland, or any table with the columns Postcode and HSCP, gzipped or not. Every row that cannot be used is"
        " told with its line, and then nothing is imported. The same file again changes nothing.",
    )
    imported.add_argument("file", type=Path, metavar="FILE", help="the directory, as CSV or as CSV in gzip")
    imported.add_argument(
        "--released-on", type=_a_day, required=True, metavar="DAY", help="the day of the edition, as 2026-08-14"
    )
    imported.add_argument("--source", required=True, help="who publishes it and under what name, as pages will say it")
    imported.add_argument("--licence", default=OGL, help=f"its licence; {OGL} if left out")
    imported.add_argument(
        "--localities", type=Path, metavar="FILE", help="a table with DataZone, HSCP and Locality, to find localities"
    )
    belongs(imported, run_import)
    listed = actions.add_parser(
        "list", help="list the editions that were imported", description="Lists the editions, the newest first."
    )
    belongs(listed, run_list)


def run_import(arguments: argparse.Namespace) -> int:
    """Import an edition."""
    from comhla.web.access.actors import SYSTEM
    from comhla.web.site.actions import import_postcodes
    from comhla.web.site.postcode_files import NO_LOCALITIES, UnusableDirectory, read_localities

    refuse_missing_migrations()
    try:
        done = import_postcodes(
            arguments.file,
            released_on=arguments.released_on,
            source=arguments.source,
            licence=arguments.licence,
            localities=read_localities(arguments.localities) if arguments.localities else NO_LOCALITIES,
            by=SYSTEM,
        )
    except UnusableDirectory as error:
        lines = (f"  line {row.line}: {row.problem}" for row in error.bad_rows)
        raise Unusable("\n".join((str(error), *lines))) from None
    sys.stdout.write(f"{_what_was_done(done)}\n")
    return OK


def run_list(_arguments: argparse.Namespace) -> int:
    """List the editions, the newest first."""
    from comhla.web.site.queries import postcode_releases

    refuse_missing_migrations()
    releases = postcode_releases()
    for release in releases:
        sys.stdout.write(f"{release.released_on}  {release.rows:>7}  {release.source} ({release.licence})\n")
    if not releases:
        sys.stdout.write("No postcode directory was imported yet.\n")
    return OK


def _what_was_done(done: ImportedPostcodes) -> str:
    if not done.is_new:
        return f"This file was imported before, as the edition of {done.release.released_on}. Nothing was changed."
    told = f"Imported {done.rows} rows as the edition of {done.release.released_on}."
    if done.without_locality:
        told += f" {done.without_locality} of them have no locality."
    return told


def _a_day(text: str) -> date:
    try:
        return parse_iso_day(text)
    except BadDay as error:
        raise argparse.ArgumentTypeError(f"{error} Write a day as 2026-08-14.") from None
