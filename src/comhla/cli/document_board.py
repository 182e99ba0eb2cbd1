"""`comhla document` for the board: papers, agenda, pack, minute and certificate of a meeting, and directions."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from comhla.cli.document_files import FORMATS, add_output, answered, file_name, rendered, write
from comhla.cli.files import UnusableInput, day_argument, read_files, today
from comhla.dates import FinancialYear
from comhla.law.facts import AuthorityFacts

if TYPE_CHECKING:
    from comhla.documents.model import Document

JSON = "json"
_Maker = Callable[[argparse.Namespace, AuthorityFacts, date], "tuple[str, Document]"]


def add_words(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the documents of the board to those of the command."""
    _add(words, "paper", "a paper for a meeting", _paper, about="paper", has_public=True)
    _add(words, "agenda", "the notice and agenda of a meeting", _agenda, about="meeting", has_public=True)
    _add(words, "pack", "the notice and papers of a meeting in one", _pack, about="meeting", has_public=True)
    _add(words, "minute", "the minute of a meeting", _minute, about="meeting", has_public=True)
    _add_certificate(words)
    _add(words, "direction", "a direction", _direction, about="direction", has_public=False)
    report = _add(words, "directions-report", "how directions were carried out", _report, about="", has_public=False)
    for name, help_text in (("--from", "the first day of the period"), ("--to", "its last day")):
        report.add_argument(
            name,
            type=day_argument,
            metavar="DAY",
            dest=f"{name[2:]}_day",
            help=f"{help_text}; the financial year so far if left out",
        )


def _add(
    words: argparse._SubParsersAction[argparse.ArgumentParser],
    word: str,
    what: str,
    make: _Maker,
    *,
    about: str,
    has_public: bool,
) -> argparse.ArgumentParser:
    parser = words.add_parser(word, help=what, description=f"Makes {what}.")
    parser.add_argument("file", metavar="FILE", help="an authority file")
    if about:
        parser.add_argument(f"--{about}", metavar="ID", required=True, help=f"which {about}")
    if has_public:
        parser.add_argument("--public", action="store_true", help="the edition for the public, without exempt business")
    add_output(parser)
    parser.set_defaults(run=lambda arguments: answered(lambda: _run(arguments, make)))
    return parser


def _add_certificate(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = words.add_parser(
        "certificate",
        help="whether a meeting was lawful",
        description="Makes the certificate of a meeting: what every rule that applies says of it, by the law of its"
        " day. With the format json it is data with a checksum.",
    )
    parser.add_argument("file", metavar="FILE", help="an authority file")
    parser.add_argument("--meeting", metavar="ID", required=True, help="which meeting")
    parser.add_argument("--public", action="store_true", help="the edition for the public, without exempt business")
    add_output(parser, (*FORMATS, JSON))
    parser.set_defaults(run=lambda arguments: answered(lambda: _run_certificate(arguments)))


def _run(arguments: argparse.Namespace, make: _Maker) -> int:
    on = arguments.on or today()
    (file,) = read_files([arguments.file])
    name, content = rendered(lambda: make(arguments, file.facts, on), arguments.format)
    return write(content, name, arguments.output)


def _run_certificate(arguments: argparse.Namespace) -> int:
    if arguments.format != JSON:
        return _run(arguments, _certificate)
    from comhla.documents.certificate import certificate_data, lawful_meeting

    (file,) = read_files([arguments.file])
    _refuse_unknown_meeting(file.facts, arguments.meeting)
    lawful = lawful_meeting(file.facts, arguments.meeting, arguments.on or today())
    data = certificate_data(lawful, for_public=arguments.public)
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return write(text.encode("utf-8", "replace"), f"{_name('certificate', arguments)}.json", arguments.output)


def _refuse_unknown_meeting(facts: AuthorityFacts, meeting: str) -> None:
    from comhla.documents.agenda import the_meeting
    from comhla.documents.errors import DocumentError

    try:
        the_meeting(facts, meeting)
    except DocumentError as problem:
        raise UnusableInput(str(problem)) from None


def _name(word: str, arguments: argparse.Namespace) -> str:
    edition = "-public" if arguments.public else ""
    return file_name(f"{word}-{arguments.meeting}{edition}", otherwise=word)


def _paper(arguments: argparse.Namespace, facts: AuthorityFacts, on: date) -> tuple[str, Document]:
    from comhla.documents.board_paper import paper_document

    paper = next((each for each in facts.papers or () if each.id == arguments.paper), None)
    if arguments.public and paper is not None and paper.exempt_because:
        raise UnusableInput(f"The paper {paper.id} is kept from the public: {paper.exempt_because}")
    return file_name(arguments.paper, otherwise="paper"), paper_document(facts, arguments.paper, on=on)


def _agenda(arguments: argparse.Namespace, facts: AuthorityFacts, on: date) -> tuple[str, Document]:
    from comhla.documents.agenda import agenda_document

    document = agenda_document(facts, arguments.meeting, for_public=arguments.public, on=on)
    return _name("agenda", arguments), document


def _pack(arguments: argparse.Namespace, facts: AuthorityFacts, on: date) -> tuple[str, Document]:
    from comhla.documents.meeting_pack import pack_document

    return _name("pack", arguments), pack_document(facts, arguments.meeting, for_public=arguments.public, on=on)


def _minute(arguments: argparse.Namespace, facts: AuthorityFacts, on: date) -> tuple[str, Document]:
    from comhla.documents.minute import minute_document

    document = minute_document(facts, arguments.meeting, on=on, for_public=arguments.public)
    return _name("minute", arguments), document


def _certificate(arguments: argparse.Namespace, facts: AuthorityFacts, on: date) -> tuple[str, Document]:
    from comhla.documents.certificate import certificate_document, lawful_meeting

    _refuse_unknown_meeting(facts, arguments.meeting)
    lawful = lawful_meeting(facts, arguments.meeting, on)
    return _name("certificate", arguments), certificate_document(lawful, on=on, for_public=arguments.public)


def _direction(arguments: argparse.Namespace, facts: AuthorityFacts, on: date) -> tuple[str, Document]:
    from comhla.documents.direction import direction_document

    name = file_name(f"direction-{arguments.direction}", otherwise="direction")
    return name, direction_document(facts, arguments.direction, on=on)


def _report(arguments: argparse.Namespace, facts: AuthorityFacts, on: date) -> tuple[str, Document]:
    from comhla.documents.directions_report import directions_report

    first = arguments.from_day or FinancialYear.containing(on).first_day
    last = arguments.to_day or on
    if last < first:
        raise UnusableInput("The last day of the period is before its first day.")
    return "directions-report", directions_report(facts, first_day=first, last_day=last, on=on)
