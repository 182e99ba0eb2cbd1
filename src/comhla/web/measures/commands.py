"""`comhla measures`: draw the charts that pages wished for, and take in files of figures."""

from __future__ import annotations

import argparse
import os
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from comhla.dates import BadDay, parse_iso_day
from comhla.web.commands.start import Unusable, belongs

if TYPE_CHECKING:
    from comhla.web.authorities.models import Authority
    from comhla.web.measures.files import GivenFile

_EVERY = 1.0
"""Seconds between two looks at what is wished for."""


def add_actions(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add what the database is needed for to the actions of `comhla measures`."""
    parser = actions.add_parser(
        "draw",
        help="draw the charts that pages wait for",
        description="Draws every chart that a page waits for. The web application does so by itself, beside the"
        " processes that answer; this word is for an installation that is started another way.",
    )
    parser.add_argument("--watch", action="store_true", help="go on, and look every second for new ones")
    belongs(parser, draw)
    _add_import(actions)


def _add_import(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to the actions of `comhla measures`."""
    parser = actions.add_parser(
        "import",
        help="take in a file of figures",
        description="Takes in a file of figures, all of it or nothing: CSV, CSV packed with gzip, or Excel. The layout"
        " is recognised by the headings. Without --authority the figures serve every authority.",
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="the file of figures")
    parser.add_argument("--authority", metavar="SLUG", help="the authority that the figures are for")
    parser.add_argument("--edition", default="", help="what tells it from others, or which of several is meant")
    parser.add_argument("--published", metavar="DAY", help="the day on which it was published, as 2024-03-05")
    parser.add_argument("--retrieved", metavar="DAY", help="the day on which it was got; today if left out")
    parser.add_argument("--from", dest="source", metavar="PLACE", default="", help="where it was got")
    parser.add_argument("--layout", default="", help="the layout, where it is not recognised")
    parser.add_argument("--map", type=Path, metavar="MAP", help="a map of columns in JSON, for any other table")
    for name, what in (
        ("title", "what the figures are called"),
        ("publisher", "who made them"),
        ("licence", "licence"),
    ):
        parser.add_argument(f"--{name}", default="", help=f"with --map: {what}")
    parser.add_argument(
        "--looked",
        action="store_true",
        help="I have looked at figures of small areas that could not be checked or protected, and they may be shown",
    )
    belongs(parser, take_in_file)


def draw(arguments: argparse.Namespace) -> int:
    """Draw once, or until stopped from the keyboard."""
    from comhla.web.commands.start import refuse_missing_migrations
    from comhla.web.measures.actions.drawing import draw_wanted, keep_drawing

    refuse_missing_migrations()
    drawn = keep_drawing(_waited) if arguments.watch else draw_wanted()
    print(f"{drawn} {'chart was' if drawn == 1 else 'charts were'} drawn.")
    return 0


def take_in_file(arguments: argparse.Namespace) -> int:
    """Take the file in and return the exit code."""
    from comhla.indicators.errors import IndicatorsError
    from comhla.web.access.actors import SYSTEM
    from comhla.web.authorities.errors import NotRecorded
    from comhla.web.commands.start import refuse_missing_migrations
    from comhla.web.measures.actions.operating import import_release

    refuse_missing_migrations()
    try:
        given, authority = _given(arguments), _authority(arguments.authority)
        made = import_release(given, authority, by=SYSTEM, has_looked=arguments.looked)
    except (IndicatorsError, NotRecorded) as refused:
        raise Unusable(f"{refused}\nNothing was taken in.") from None
    for each in made:
        print(f"{each}: {each.number_of_figures:,} figures were taken in.")
    return 0


def _given(arguments: argparse.Namespace) -> GivenFile:
    from comhla.indicators.mapping import from_json
    from comhla.web import clock
    from comhla.web.measures.files import Details, GivenFile

    columns = from_json(_read(arguments.map).decode(errors="replace")) if arguments.map else None
    if columns is not None and not (arguments.title and arguments.publisher):
        raise Unusable("With --map, say what the figures are called and who made them, with --title and --publisher.")
    details = Details(
        retrieved_on=_day(arguments.retrieved) or clock.today(),
        retrieved_from=arguments.source,
        published_on=_day(arguments.published),
        edition=arguments.edition,
        title=arguments.title,
        publisher=arguments.publisher,
        licence=arguments.licence,
    )
    return GivenFile(arguments.file.name, _read(arguments.file), details, arguments.layout, columns)


def _authority(slug: str | None) -> Authority | None:
    from comhla.web.authorities.models import Authority

    if slug is None:
        return None
    found = Authority.objects.filter(slug=slug).first()
    if found is None:
        raise Unusable(f"There is no authority {slug}. Its name is the last part of the address of its page.")
    return found


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {error.strerror}.") from None


def _day(text: str | None) -> date | None:
    try:
        return parse_iso_day(text) if text else None
    except BadDay as error:
        raise Unusable(f"{error} Write a day as 2026-09-01.") from None


def beside(parent: int) -> None:
    """Draw as long as the process with a number lives that started this one: what `comhla serve` runs beside itself.

    Args:
        parent: the number of that process. When it ends in whatever way, another becomes the parent of this one.
    """
    from comhla.web.commands.start import make_ready

    make_ready("comhla serve")
    from comhla.web.measures.actions.drawing import keep_drawing

    os.nice(10)
    try:
        keep_drawing(lambda: _waited() and os.getppid() == parent)
    except KeyboardInterrupt:
        return


def _waited() -> bool:
    time.sleep(_EVERY)
    return True
