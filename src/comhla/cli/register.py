"""``comhla register``: the register of authorities and every reference list, with provenance.

Exit code 0 when something was found, 2 when the search or the name of the list fits nothing.
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import datetime as dt
import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from comhla.dates import in_words
from comhla.reference.areas import Authority
from comhla.reference.errors import ReferenceDataError, UnknownAuthority, UnknownEntry
from comhla.reference.lists import ReferenceList, list_names, named_list
from comhla.reference.names import comparable
from comhla.reference.register import authorities, authority, search_authorities
from comhla.reference.rows import Row, Verified

OK = 0
UNUSABLE_INPUT = 2
_ALL_LISTS = ""

Record = dict[str, Any]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of the program."""
    parser = subparsers.add_parser(
        "register",
        help="look up authorities, councils, health boards and reference lists",
        description=(
            "Lists Scotland's integration authorities, or the one that fits the search: by name, "
            "council, health board or code, old codes included. Every row says where it comes from "
            "and how far it was verified."
        ),
    )
    parser.add_argument("search", nargs="*", metavar="SEARCH", help="a name, council, health board or code")
    parser.add_argument(
        "--list",
        nargs="?",
        const=_ALL_LISTS,
        metavar="NAME",
        help="print a reference list, whole or as far as it fits the search; alone, name the lists",
    )
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text", help="form of the output")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what was asked for and return the exit code."""
    text = " ".join(arguments.search)
    try:
        if arguments.list is None:
            _print_authorities(text, form=arguments.format)
        elif arguments.list == _ALL_LISTS:
            _print_list_names(form=arguments.format)
        else:
            _print_list(named_list(arguments.list), text, form=arguments.format)
    except ReferenceDataError as problem:
        print(problem, file=sys.stderr)
        return UNUSABLE_INPUT
    return OK


# ------------------------------------------------------------------ authorities


def _print_authorities(text: str, *, form: str) -> None:
    found = _found_authorities(text)
    if form == "json":
        _print_json({"authorities": [_as_record(one) for one in found]})
    elif form == "csv":
        _print_csv(_flat_authority(one) for one in found)
    elif len(found) == 1:
        _print_authority(found[0])
        _print_others(found[0], text)
    else:
        _print_authority_table(found)


def _found_authorities(text: str) -> tuple[Authority, ...]:
    """Return all for no text, the one that the text names, or those that contain its words."""
    if not text.strip():
        return authorities()
    try:
        return (authority(text),)
    except UnknownAuthority:
        found = search_authorities(text)
        if not found:
            raise
        return found


def _print_authority_table(found: tuple[Authority, ...]) -> None:
    lines = [("Code", "Authority", "Model", "Health board", "Localities")]
    lines += [(one.code, one.name, _model_name(one), one.health_board.name, str(one.localities)) for one in found]
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
    print(f"\n{len(found)} authorities. Source: {found[0].source}, {found[0].verified}.")
    print("Name one of them for everything that is known about it.")


def _model_name(one: Authority) -> str:
    return one.models[-1].model.title.partition(" (")[0]


def _print_authority(one: Authority) -> None:
    print(f"{one.name} ({one.code})")
    print(f"  Partnership: {one.partnership_name}")
    for council in one.councils:
        print(f"  Council: {council.name} ({council.code})")
    print(f"  Health board: {one.health_board.name} ({one.health_board.code})")
    print(f"  Councils in the health board area: {', '.join(one.councils_in_health_board_area)}")
    print(f"  Alcohol and drug partnership: {', '.join(one.drug_partnership_codes)}")
    for row in one.models:
        print(f"  Model ({row.model}): {row.model.title}, {_span(row.valid_from, row.valid_to)}")
        print(f"    {row.source}, {row.verified}. {row.note}")
    _print_fact("Established", _established(one), one.established_verified, one.established_note)
    count = f"{one.localities}, {one.localities_edition}"
    _print_fact("Localities", count, one.localities_verified, one.localities_note)
    _print_fact("Website", one.website or "not found", one.website_verified, "")
    print(f"  Inhabited islands: {'yes' if one.has_islands else 'no'}")
    for old in (*one.old_codes, *(old for council in one.councils for old in council.old_codes)):
        last = f"until {in_words(old.valid_to)}" if old.valid_to else "last day not seen"
        print(f"  Old code: {old.code} ({old.kind}), {last}, now {old.current_code}")
    if one.note:
        print(f"  Note: {one.note}")
    print(f"  Source of names and codes: {one.source}, {one.verified}.")


def _established(one: Authority) -> str:
    if one.established_on:
        return in_words(one.established_on)
    return "does not apply" if one.models[-1].model.is_lead_agency else "day not seen"


def _print_fact(name: str, value: str, verified: str, note: str) -> None:
    mark = "" if verified == Verified.NOT_SEEN else f" ({verified})"
    print(f"  {name}: {value}{mark}. {note}".rstrip())


def _print_others(one: Authority, text: str) -> None:
    others = [other.name for other in search_authorities(text) if other != one]
    if others:
        print(f"\nThe search also fits: {', '.join(others)}.")


def _flat_authority(one: Authority) -> Record:
    """Return an authority as one line of a table: names and codes in place of nested values."""
    record = _as_record(one)
    record["councils"] = [council.name for council in one.councils]
    record["council_codes"] = [council.code for council in one.councils]
    record["health_board"] = one.health_board.name
    record["health_board_code"] = one.health_board.code
    record["old_codes"] = [old.code for old in one.old_codes]
    record["models"] = [f"{row.model} from {row.valid_from.isoformat()}" for row in one.models]
    return record


# ------------------------------------------------------------------ reference lists


def _print_list_names(*, form: str) -> None:
    lists = [named_list(name) for name in list_names()]
    records = [{"name": one.name, "title": one.title} for one in lists]
    if form == "json":
        _print_json({"lists": records})
    elif form == "csv":
        _print_csv(records)
    else:
        width = max(len(one.name) for one in lists)
        for one in lists:
            print(f"{one.name.ljust(width)}  {one.title}")


def _print_list(asked: ReferenceList, text: str, *, form: str) -> None:
    rows = _fitting(asked, text)
    if form == "json":
        entries = [_as_record(row) for row in rows]
        _print_json({"list": asked.name, "title": asked.title, "entries": entries})
    elif form == "csv":
        _print_csv(_as_record(row) for row in rows)
    else:
        print(f"{asked.title} ({len(rows)})\n")
        for row in rows:
            _print_row(row)


def _fitting(asked: ReferenceList, text: str) -> tuple[Row, ...]:
    """Return the row whose key is the text, or those whose key, label or words contain all its words."""
    rows = asked.rows()
    exact = tuple(row for row in rows if row.key.casefold() == text.strip().casefold())
    if exact:
        return exact
    words = comparable(text).split()
    found = tuple(
        row for row in rows if all(word in comparable(f"{row.key} {row.label} {row.words}") for word in words)
    )
    if not found:
        raise UnknownEntry(sought=text, kind=f"entry of {asked.name}")
    return found


def _print_row(row: Row) -> None:
    print(f"{row.key}  {row.label}")
    if row.words != row.label:
        print(f"    {row.words}.")
    shared = {field.name for field in dataclasses.fields(Row)}
    for name, value in _as_record(row).items():
        if name not in shared and value not in (None, "", []):
            print(f"    {name.replace('_', ' ')}: {_cell(value)}")
    span = f"; {_span(row.valid_from, row.valid_to)}" if row.valid_from else ""
    print(f"    Source: {row.source}, {row.verified}{span}.")
    if row.note:
        print(f"    Note: {row.note}")


# ------------------------------------------------------------------ forms of output


def _span(first: dt.date, last: dt.date | None) -> str:
    """Return the days between which something holds, in words."""
    begins = f"from {in_words(first)}"
    return f"{begins} to {in_words(last)}" if last else begins


def _as_record(row: Row | Authority) -> Record:
    """Return a row as names and plain values, the same for every form of output."""
    return {name: _plain(value) for name, value in dataclasses.asdict(row).items()}


def _plain(value: object) -> Any:
    match value:
        case dt.date():
            return value.isoformat()
        case dict():
            return {name: _plain(part) for name, part in value.items()}
        case tuple() | list():
            return [_plain(part) for part in value]
        case _:
            return value


def _print_json(content: Mapping[str, Any]) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=2))


def _print_csv(records: Iterable[Record]) -> None:
    rows = list(records)
    writer = csv.DictWriter(sys.stdout, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)


def _cell(value: object) -> str:
    """Return a value as the text of one cell."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return "; ".join(map(_cell, value))
        case _:
            return str(value)
