"""`comhla notices`: tell owners by e-mail what falls due. Run it once a day."""

from __future__ import annotations

import argparse

from comhla.dates import BadDay, parse_iso_day
from comhla.web.commands.start import Unusable, belongs


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to those of the command."""
    parser = subparsers.add_parser(
        "notices",
        help="tell owners by e-mail what falls due",
        description="Sends every owner the mails they chose. Run it once a day; a second time on the same day tells"
        " nobody twice.",
    )
    parser.add_argument("--on", metavar="DAY", help="the day to tell about, as 2026-09-01; today if left out")
    belongs(parser, run)


def run(arguments: argparse.Namespace) -> int:
    """Send the notices of a day and return the exit code."""
    from comhla.web import clock
    from comhla.web.duties.actions import send_notices

    try:
        day = parse_iso_day(arguments.on) if arguments.on else clock.today()
    except BadDay as error:
        raise Unusable(f"{error} Write a day as 2026-09-01.") from None
    sent = send_notices(on=day)
    print(f"{sent} {'mail was' if sent == 1 else 'mails were'} sent.")
    return 0
