"""`comhla document`: the strategic plan, the statement of how it was prepared, and the documents of the board.

The packages that write documents are heavy and belong to the extra `documents`. They are imported when a document is
made, and not for the help of the command.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from comhla.cli import document_board, document_report
from comhla.cli.document_files import add_output, answered, file_name, rendered, write
from comhla.cli.files import AuthorityFile, UnusableInput, read_files, today
from comhla.law.facts import AuthorityFacts, Plan, PlanEdition
from comhla.law.readings.plan_making import final_day, last_day_of_running

if TYPE_CHECKING:
    from comhla.documents.model import Document, Picture

FIGURES = "figures"
_ENDINGS = {".jpeg", ".jpg", ".png"}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the word to those of the command."""
    parser = subparsers.add_parser(
        "document",
        help="make documents of plans, meetings, directions and reports as web page, PDF, Word, OpenDocument or e-book",
        description="Makes documents of plans, meetings, directions and performance reports from an authority file.",
        epilog="Exit code: 0 the document is written, 2 the input cannot be used.",
    )
    actions = parser.add_subparsers(title="documents", metavar="DOCUMENT", required=True)
    plan = actions.add_parser(
        "plan",
        help="the strategic plan",
        description="Makes the strategic plan: its text, and what follows from its actions, measures and functions."
        f" Pictures are those of the folder `{FIGURES}` beside the file, as {FIGURES}/harbour.png for figure:harbour.",
    )
    editions = tuple(edition.value for edition in PlanEdition)
    plan.add_argument("--edition", choices=editions, default=PlanEdition.FULL.value, help="full if left out")
    plan.set_defaults(run=run_plan)
    statement = actions.add_parser(
        "statement",
        help="the statement of how the plan was prepared",
        description="Makes the statement of how the plan was prepared, with the views given and what came of them.",
    )
    statement.set_defaults(run=run_statement)
    for each in (plan, statement):
        _add_shared(each)
    document_board.add_words(actions)
    document_report.add_word(actions)


def _add_shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="an authority file")
    parser.add_argument("--plan", metavar="ID", help="which plan; the one that runs on the day if left out")
    add_output(parser)


def run_plan(arguments: argparse.Namespace) -> int:
    """Write the plan and return the exit code."""
    return _run(arguments, _plan)


def run_statement(arguments: argparse.Namespace) -> int:
    """Write the statement and return the exit code."""
    return _run(arguments, _statement)


_Maker = Callable[[argparse.Namespace, AuthorityFile, str, date], "tuple[str, Document]"]


def _run(arguments: argparse.Namespace, make: _Maker) -> int:
    return answered(lambda: _made(arguments, make))


def _made(arguments: argparse.Namespace, make: _Maker) -> int:
    on = arguments.on or today()
    (file,) = read_files([arguments.file])
    plan = _chosen(file.facts, arguments.plan, on)
    name, content = rendered(lambda: make(arguments, file, plan, on), arguments.format)
    return write(content, name, arguments.output)


def _chosen(facts: AuthorityFacts, asked_for: str | None, on: date) -> str:
    """The plan asked for, or the one that runs on the day."""
    if asked_for is not None:
        return asked_for
    if not facts.plans:
        raise UnusableInput("No plan is recorded in this file.")
    running = [each.id for each in facts.plans_in_order if _runs(facts, each, on)]
    if running:
        return running[-1]
    if len(facts.plans) == 1:
        return facts.plans[0].id
    there = ", ".join(each.id for each in facts.plans_in_order)
    raise UnusableInput(f"No plan runs on that day. Name one with --plan: {there}.")


def _runs(facts: AuthorityFacts, plan: Plan, on: date) -> bool:
    last_day = last_day_of_running(facts, plan)
    return (
        isinstance(final_day(plan), date)
        and plan.period_first_day is not None
        and plan.period_first_day <= on
        and (last_day is None or on <= last_day)
    )


def _plan(arguments: argparse.Namespace, file: AuthorityFile, plan: str, on: date) -> tuple[str, Document]:
    from comhla.documents.plan import plan_document, text_problems

    edition, pictures = PlanEdition(arguments.edition), _pictures(Path(file.name).parent / FIGURES)
    problems = text_problems(file.facts, plan, edition=edition, pictures=pictures)
    if problems:
        told = "\n".join(f"  {each}" for each in problems)
        raise UnusableInput(f"The text of {plan} cannot be made a document:\n{told}")
    _refuse_missing_edition(file.facts, plan, edition)
    name = plan if edition is PlanEdition.FULL else f"{plan}-{edition.value.replace('_', '-')}"
    document = plan_document(
        file.facts,
        plan,
        edition=edition,
        pictures=pictures,
        issued_on=on,
        identifier=_identifier(file.facts, plan, edition.value),
    )
    return _file_name(name), document


def _refuse_missing_edition(facts: AuthorityFacts, plan: str, edition: PlanEdition) -> None:
    there = {each.edition or PlanEdition.FULL for each in facts.plan_sections or () if each.plan == plan}
    if edition is not PlanEdition.FULL and edition not in there:
        raise UnusableInput(f"Nothing of {plan} is written in the edition {edition.value}.")


def _statement(arguments: argparse.Namespace, file: AuthorityFile, plan: str, on: date) -> tuple[str, Document]:
    from comhla.documents.consultation_statement import statement_document

    identifier = _identifier(file.facts, plan, "statement")
    return _file_name(f"{plan}-statement"), statement_document(file.facts, plan, issued_on=on, identifier=identifier)


def _identifier(facts: AuthorityFacts, plan: str, what: str) -> str:
    """Where the full plan is published; for everything else a name that stays the same."""
    found = facts.plan_called(plan)
    if found is not None and found.address and what == PlanEdition.FULL.value:
        return found.address
    whose = facts.authority.code or facts.authority.name
    return "urn:comhla:" + ":".join(_file_name(each) for each in (whose, plan, what))


def _file_name(text: str) -> str:
    return file_name(text, otherwise="plan")


def _pictures(folder: Path) -> Mapping[str, Picture]:
    """The pictures of a folder, by the names of their files.

    Raises:
        UnusableInput: with every picture that cannot be used.
    """
    from comhla.documents.errors import UnusableInput as UnusablePicture
    from comhla.documents.pictures import checked_picture

    found: dict[str, Picture] = {}
    problems: list[str] = []
    places = sorted(folder.iterdir()) if folder.is_dir() else []
    for place in (each for each in places if each.suffix.lower() in _ENDINGS):
        try:
            found[place.stem] = checked_picture(place.read_bytes())
        except UnusablePicture as problem:
            problems.append(f"{place}: {problem}")
        except OSError as problem:
            problems.append(f"{place} cannot be read: {problem.strerror}.")
    if problems:
        raise UnusableInput("\n".join(problems))
    return found
