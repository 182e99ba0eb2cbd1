"""`comhla measures`: the catalogue of indicators, published files of figures, and packages of figures made again.

The web application adds the actions that need its database. What reads figures imports numpy, so each action imports
its work when it runs.
"""

from __future__ import annotations

import argparse

_FORMATS = ("text", "json", "csv")


def add_parser(
    subparsers: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse._SubParsersAction[argparse.ArgumentParser]:
    """Add the word to those of the command. Its actions are given back: other parts add some of theirs."""
    parser = subparsers.add_parser(
        "measures",
        help="look up indicators, read and compare published figures, and make published figures again",
        description="Works with figures of indicators: lists the catalogue, reads the files that publishers give out,"
        " compares areas with account taken of chance, and makes the figures of a data package again.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    _add_catalogue(actions)
    _add_read(actions)
    _add_compare(actions)
    _add_verify(actions)
    return actions


_Actions = argparse._SubParsersAction


def _add_catalogue(actions: _Actions[argparse.ArgumentParser]) -> None:
    parser = actions.add_parser(
        "catalogue",
        help="list the indicators, or tell everything about some",
        description="Lists the indicators that ship, or those that fit a search. Of a single one it tells everything.",
        epilog="Exit code: 0 there is an indicator, 2 none fits.",
    )
    parser.add_argument("search", nargs="*", metavar="SEARCH", help="a key, as NI-14, or words of the title")
    _add_format(parser)
    parser.set_defaults(run=run_catalogue)


def _add_read(actions: _Actions[argparse.ArgumentParser]) -> None:
    parser = actions.add_parser(
        "read",
        help="read a published file of figures and say what is in it",
        description="Reads a file of figures as it was published, in one of the layouts that are known, and says what"
        " is in it. As CSV it is every figure, with blanks told apart.",
        epilog="Exit code: 0 the file was read, 2 it cannot be used.",
    )
    _add_file(parser)
    _add_format(parser)
    parser.set_defaults(run=run_read)


def _add_compare(actions: _Actions[argparse.ArgumentParser]) -> None:
    parser = actions.add_parser(
        "compare",
        help="compare the figure of an area with Scotland, its own past or other areas",
        description="Compares the figure of an area in a published file, and says whether the difference is more than"
        " chance would show.",
        epilog="Exit code: 0 they were compared, 2 the input cannot be used.",
    )
    _add_file(parser)
    parser.add_argument("--indicator", required=True, metavar="KEY", help="the key of the indicator, as NI-14")
    parser.add_argument("--area", required=True, metavar="AREA", help="a code or name, as Falkirk or S37000013")
    parser.add_argument(
        "--against",
        action="append",
        metavar="WHAT",
        help="scotland, past, or another area; several areas are taken together; scotland if left out",
    )
    parser.add_argument("--period", metavar="PERIOD", help="as 2022/23; the latest with a figure if left out")
    _add_format(parser)
    parser.set_defaults(run=run_compare)


def _add_verify(actions: _Actions[argparse.ArgumentParser]) -> None:
    parser = actions.add_parser(
        "verify",
        help="make the figures of a data package again and compare them with those that were published",
        description="Makes every number of a data package again and compares it with the one that was published."
        " Numbers that were taken over from a file are looked up in that file: give it with --with.",
        epilog="Exit code: 0 every number comes out again, 1 one does not or could not be made, 2 the input cannot be"
        " used, as when a table was changed after it was published.",
    )
    parser.add_argument("package", metavar="PACKAGE", help="a data package, as data.zip")
    parser.add_argument(
        "--with", dest="files", nargs="+", default=[], metavar="FILE", help="the files that it was made from"
    )
    _add_format(parser)
    parser.set_defaults(run=run_verify)


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a file of figures: CSV, its gz, or an Excel workbook")
    parser.add_argument("--layout", metavar="LAYOUT", help="the layout; told by the headings if left out")
    parser.add_argument("--edition", default="", metavar="EDITION", help="which edition, of a file that has several")


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=_FORMATS, default="text", help="form of the output")


def run_catalogue(arguments: argparse.Namespace) -> int:
    """Print indicators and return the exit code."""
    from comhla.cli import measures_catalogue

    return measures_catalogue.run(" ".join(arguments.search), arguments.format)


def run_read(arguments: argparse.Namespace) -> int:
    """Print what a file holds and return the exit code."""
    from comhla.cli import measures_files

    return measures_files.run_read(arguments)


def run_compare(arguments: argparse.Namespace) -> int:
    """Print a comparison and return the exit code."""
    from comhla.cli import measures_compare

    return measures_compare.run(arguments)


def run_verify(arguments: argparse.Namespace) -> int:
    """Print how the figures of a package come out again and return the exit code."""
    from comhla.cli import measures_verify

    return measures_verify.run(arguments.package, arguments.files, arguments.format)
