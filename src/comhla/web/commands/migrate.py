"""`comhla migrate`: make the database, or bring it to what this version needs."""

from __future__ import annotations

import argparse

from comhla.web.commands.start import belongs, missing_migrations


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to those of the command."""
    parser = subparsers.add_parser(
        "migrate",
        help="make the database of the web application, or bring it up to date",
        description="Makes the database, or brings it to what this version needs. Doing it again changes nothing."
        " Back up first: comhla backup FILE.",
    )
    belongs(parser, run)


def run(arguments: argparse.Namespace) -> int:
    """Make what is missing."""
    from django.core.management import call_command

    missing = missing_migrations()
    call_command("migrate", interactive=False, verbosity=0)
    made = "1 change was" if missing == 1 else f"{missing} changes were"
    print(f"The database is up to date: {made} made." if missing else "The database is up to date already.")
    return 0
