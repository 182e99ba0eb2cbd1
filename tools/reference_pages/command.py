"""The page of the command: every word with its arguments, from the texts of its own help.

The page is put together from the arguments themselves and not from the printed help, whose lines depend on the width
of the terminal and on the version of Python.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from comhla.authority_file import read
from comhla.cli import main
from comhla.law import check, duty_called
from comhla.law.as_data import finding_as_data
from tools.reference_pages.markdown import code, codes, page, plain, table

_EXAMPLE = Path(__file__).resolve().parent.parent.parent / "examples" / "western-isles-2016.yaml"


def command_page() -> str:
    """The command and all its words."""
    parser = main._parser(())
    lines = [
        "# The command",
        "",
        plain(parser.description or ""),
        "",
        "A word may ask for more words after it: `comhla law list`. `--help` after any word prints what this page says"
        " of it. A day is written as 2026-09-01. A duty is named by its id, `act-2014/s37`, or by its name,"
        " `review_strategic_plan`.",
        "",
        *_arguments(parser),
    ]
    for name, word in _words(parser).items():
        lines += ["", *_word(name, word, "##")]
    return page([*lines, "", *_exit_codes(), "", *_json()])


def _words(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _word(name: str, parser: argparse.ArgumentParser, mark: str) -> Iterator[str]:
    words = _words(parser)
    yield f"{mark} {code(name)}"
    yield ""
    if parser.description:
        yield plain(parser.description)
        yield ""
    if not words:
        yield f"    {parser.prog} {' '.join(map(_usage, _given(parser)))}".rstrip()
        yield ""
    yield from _arguments(parser)
    if parser.epilog:
        yield ""
        yield plain(parser.epilog)
    for inner, each in words.items():
        yield ""
        yield from _word(f"{name} {inner}", each, "###")


def _given(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """What can be given, positional arguments first; `--help` is the same everywhere and left out."""
    ignored = (argparse._HelpAction, argparse._SubParsersAction)
    given = [action for action in parser._actions if not isinstance(action, ignored)]
    return sorted(given, key=lambda action: bool(action.option_strings))


def _arguments(parser: argparse.ArgumentParser) -> list[str]:
    given = _given(parser)
    if not given:
        return []
    return table(("Argument", "Meaning"), ((code(_typed(action)), _meaning(action)) for action in given))


def _usage(action: argparse.Action) -> str:
    """One argument as it is typed: `FILE [FILE ...]`, `[--as-at DAY]`."""
    typed = _typed(action)
    return typed if action.required or not action.option_strings else f"[{typed}]"


def _typed(action: argparse.Action) -> str:
    option = action.option_strings[-1:]
    return " ".join(each for each in (*option, _value(action)) if each)


def _value(action: argparse.Action) -> str:
    name = str(action.metavar or (f"{{{','.join(map(str, action.choices))}}}" if action.choices else action.dest))
    match action.nargs:
        case 0:
            return ""
        case "?":
            return f"[{name}]"
        case "*":
            return f"[{name} ...]"
        case "+":
            return f"{name} [{name} ...]"
        case _:
            return name


def _meaning(action: argparse.Action) -> str:
    text = plain((action.help or "").replace("%%", "%")) or ("needed" if action.required else "")
    if action.choices:
        text += f": {codes(map(str, action.choices))}"
    if action.choices and action.default:
        text += f"; {code(str(action.default))} if left out"
    return text


def _exit_codes() -> Iterator[str]:
    yield "## Exit codes"
    yield ""
    yield from table(
        ("Code", "Meaning"),
        (
            ("0", "done; after `check`: nothing is not met"),
            ("1", "after `check`: something is not met; after `audit verify` and `restore`: the audit trail is broken"),
            ("2", "the input or the arguments cannot be used; what is wrong is told on standard error"),
            ("130", "stopped from the keyboard"),
        ),
    )


def _json() -> Iterator[str]:
    yield "## The JSON of a check"
    yield ""
    yield (
        "`check --format json` gives one object with `as_at`, `law_seen_to` and `authorities`; each authority has"
        " `authority`, `file` and `findings`. A finding has always the same keys, which change only with an entry in"
        " the changelog. A program should go by `outcome`, `due` and `facts_used`: the wording of sentences may be"
        " improved at any time. One finding on an example:"
    )
    yield ""
    facts = read(_EXAMPLE.read_bytes(), file=_EXAMPLE.name)
    finding = check(facts, as_at=date(2016, 8, 31), among=[duty_called("IJBO-M1")])[0]
    yield "```json"
    yield json.dumps(finding_as_data(finding), ensure_ascii=False, indent=2)
    yield "```"
