"""`comhla authority export`, `import` and `load-register`: authorities between files, the register and the database."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from comhla.authority_file import MOST_BYTES, Problem, UnusableFile, read, to_json, to_yaml, too_large
from comhla.web.commands.start import Unusable, belongs, refuse_missing_migrations

if TYPE_CHECKING:
    from comhla.law.facts import AuthorityFacts


def add_actions(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the actions to those of the word `authority`."""
    export = actions.add_parser(
        "export",
        help="print what the database holds of an authority as an authority file",
        description="Prints everything that the database of the web application holds of an authority, as an authority"
        " file. Importing the file again gives the same facts.",
    )
    export.add_argument("authority", metavar="AUTHORITY", help="its code, or its name in addresses, as western-isles")
    export.add_argument("--format", choices=("yaml", "json"), default="yaml", help="form of the output")
    belongs(export, run_export)
    into = actions.add_parser(
        "import",
        help="put authority files into the database",
        description="Puts everything that authority files say into the database of the web application. What was"
        " recorded of the same authority is replaced. Either every file is imported or none.",
    )
    into.add_argument("files", nargs="+", metavar="FILE", help="an authority file (YAML or JSON)")
    into.add_argument("--reason", default="", help="why, for the audit trail")
    belongs(into, run_import)
    register = actions.add_parser(
        "load-register",
        help="put the authorities of the register into the database",
        description="Puts every real authority into the database with what the register knows of it: name, code, health"
        " board and councils. An authority that is there already is left as it is.",
    )
    belongs(register, run_load_register)


def run_export(arguments: argparse.Namespace) -> int:
    """Print an authority."""
    from comhla.web.authorities.facts import facts_of
    from comhla.web.authorities.queries import authority_named

    refuse_missing_migrations()
    found = authority_named(arguments.authority)
    if found is None:
        raise Unusable(f"The database holds no authority called {arguments.authority}. {_known()}")
    facts = facts_of(found)
    sys.stdout.write(to_json(facts) if arguments.format == "json" else to_yaml(facts))
    return 0


def _known() -> str:
    from comhla.web.authorities.models import Authority

    slugs = list(Authority.objects.values_list("slug", flat=True))
    return f"It holds {', '.join(slugs)}." if slugs else "It holds none; see comhla authority load-register."


def run_import(arguments: argparse.Namespace) -> int:
    """Import files, all or none."""
    from django.db import transaction

    from comhla.web.access.actors import SYSTEM
    from comhla.web.authorities.actions import import_authority
    from comhla.web.authorities.errors import NotRecorded

    refuse_missing_migrations()
    read_ones = read_all(arguments.files)
    lines = []
    with transaction.atomic():
        for name, facts in read_ones:
            try:
                authority = import_authority(facts, by=SYSTEM, reason=arguments.reason)
            except NotRecorded as problem:
                raise Unusable(f"{name}: {problem} Nothing was imported.") from None
            lines.append(f"Imported {authority.name} from {name}; its name in addresses is {authority.slug}.")
    print("\n".join(lines))
    return 0


def read_all(names: Sequence[str]) -> list[tuple[str, AuthorityFacts]]:
    """Read every file.

    Raises:
        Unusable: with every problem of every file.
    """
    facts: list[tuple[str, AuthorityFacts]] = []
    problems: list[Problem] = []
    for name in names:
        try:
            facts.append((name, read(_content(name), file=name)))
        except UnusableFile as unusable:
            problems.extend(unusable.problems)
    if problems:
        number = "1 problem was" if len(problems) == 1 else f"{len(problems)} problems were"
        raise Unusable("\n".join([f"{number} found, and nothing was imported:", *(f"  {each}" for each in problems)]))
    return facts


def _content(name: str) -> bytes:
    path = Path(name)
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UnusableFile([too_large(size, file=name)])
        return path.read_bytes()
    except OSError as error:
        what = f"The file cannot be read: {error.strerror}."
        raise UnusableFile([Problem(name, what, "Check its name and that you may read it.")]) from None


def run_load_register(arguments: argparse.Namespace) -> int:
    """Load the register."""
    from comhla.web.access.actors import SYSTEM
    from comhla.web.authorities.actions import load_register

    refuse_missing_migrations()
    loaded, kept = load_register(by=SYSTEM)
    print(f"{loaded} authorities were put in, {kept} were there already and are as they were.")
    return 0
