"""`comhla authority`: begin an authority file, print its schema, and take it to a workbook and back.

The web application adds the actions that need its database.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from comhla.authority_file import MOST_BYTES, UnusableFile, json_schema, skeleton, to_json, to_yaml
from comhla.cli.files import UnusableInput, read_files, refuse, told
from comhla.reference import UnknownAuthority


def add_parser(
    subparsers: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse._SubParsersAction[argparse.ArgumentParser]:
    """Add the word to those of the command. Its actions are given back: other parts add some of theirs."""
    parser = subparsers.add_parser(
        "authority",
        help="begin an authority file, or take it to a workbook and back",
        description="Begins an authority file, prints its schema, and converts between YAML, JSON and Excel.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    new = actions.add_parser("new", help="print a commented file to fill in")
    new.add_argument("authority", metavar="CODE", help="a code, name or council, as S37000010")
    new.set_defaults(run=run_new)
    schema = actions.add_parser("schema", help="print the JSON Schema of the authority file")
    schema.set_defaults(run=run_schema)
    to_workbook = actions.add_parser("to-xlsx", help="write a file's facts to an Excel workbook")
    to_workbook.add_argument("file", metavar="FILE", help="an authority file")
    to_workbook.add_argument("book", nargs="?", type=Path, metavar="BOOK", help="the workbook; FILE.xlsx if left out")
    to_workbook.add_argument("--force", action="store_true", help="write over a workbook that is there already")
    to_workbook.set_defaults(run=run_to_xlsx)
    from_workbook = actions.add_parser("from-xlsx", help="print the facts of a workbook as an authority file")
    from_workbook.add_argument("book", type=Path, metavar="BOOK", help="a workbook made by to-xlsx")
    from_workbook.add_argument("--format", choices=("yaml", "json"), default="yaml", help="form of the output")
    from_workbook.set_defaults(run=run_from_xlsx)
    return actions


def run_new(arguments: argparse.Namespace) -> int:
    """Print a new authority file."""
    try:
        sys.stdout.write(skeleton(arguments.authority))
    except UnknownAuthority as problem:
        return refuse(problem)
    return 0


def run_schema(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return 0


def run_to_xlsx(arguments: argparse.Namespace) -> int:
    """Write a workbook."""
    from comhla.authority_file.workbook_values import WorkbookCannotHold
    from comhla.authority_file.workbook_writer import to_workbook

    try:
        (file,) = read_files([arguments.file])
        place = arguments.book or Path(arguments.file).with_suffix(".xlsx")
        if place.exists() and not arguments.force:
            return refuse(UnusableInput(f"{place} is there already. Give another name, or --force to write over it."))
        place.write_bytes(to_workbook(file.facts))
    except (UnusableInput, WorkbookCannotHold) as problem:
        return refuse(problem)
    except OSError as error:
        return refuse(UnusableInput(f"The workbook cannot be written: {error.strerror}. Choose another place."))
    print(f"Written to {place}")
    return 0


def run_from_xlsx(arguments: argparse.Namespace) -> int:
    """Print the facts of a workbook."""
    from comhla.authority_file.workbook_reader import read_workbook

    try:
        if arguments.book.stat().st_size > MOST_BYTES:
            return refuse(UnusableInput(f"{arguments.book} is larger than a workbook of facts may be."))
        facts = read_workbook(arguments.book.read_bytes(), file=str(arguments.book))
    except UnusableFile as unusable:
        return refuse(UnusableInput(told(unusable.problems)))
    except OSError as error:
        return refuse(UnusableInput(f"{arguments.book} cannot be read: {error.strerror}. Check its name and folder."))
    sys.stdout.write(to_json(facts) if arguments.format == "json" else to_yaml(facts))
    return 0
