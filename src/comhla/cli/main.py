"""`comhla`: the command and its words.

Exit codes: 0 nothing is not met, 1 something is not met, 2 the input cannot be used. Only the module of the word
that was typed is imported, because a command has half a second. Other parts bring words of their own (`elsewhere`).
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from comhla.cli import elsewhere
from comhla.cli.streams import open_streams

WORDS = ("check", "explain", "calendar", "history", "compare", "document", "law", "authority", "register", "measures")
UNUSABLE_INPUT, INTERRUPTED = 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    if arguments is None:
        # A process is over before its garbage matters, and looking for it takes a tenth of the time.
        gc.disable()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(given)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has seen enough, as `head` does.
        _close_output()
        return 0
    except OSError as error:
        _close_output()
        print(f"The output cannot be written: {error.strerror}.", file=sys.stderr)
        return UNUSABLE_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _run(given: Sequence[str]) -> int:
    open_streams()
    parser = _parser(given)
    parsed = parser.parse_args(given)
    if not hasattr(parsed, "run"):
        parser.print_help()
        return UNUSABLE_INPUT
    code: int = parsed.run(parsed)
    return code


def _close_output() -> None:
    """Send what is still held back to nowhere, because Python tries to write it again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="comhla",
        description="Còmhla checks the recorded facts of a health and social care integration authority against the"
        " law of integration, explains every answer, and says what falls due. It is not legal advice.",
    )
    parser.add_argument("--version", action=_Version)
    subparsers = parser.add_subparsers(title="words", metavar="WORD")
    if given[:1] == ["--version"]:
        return parser
    typed, action, *_ = [*(each for each in given if not each.startswith("-")), "", ""]
    for word in (typed,) if typed in WORDS else WORDS:
        actions = import_module(f"comhla.cli.{word}").add_parser(subparsers)
        if actions is not None and action not in actions.choices:
            elsewhere.add_actions(word, actions)
    if typed not in WORDS:
        _add_words_from_elsewhere(subparsers, typed)
    return parser


def _add_words_from_elsewhere(subparsers: argparse._SubParsersAction[Any], typed: str) -> None:
    """Add the word that was typed, or every word to list them or to say that there is no such word."""
    words = elsewhere.words()
    for word, module in words.items():
        if typed not in words or word == typed:
            elsewhere.add_word(subparsers, module)


class _Parser(argparse.ArgumentParser):
    """Help of one width everywhere. Left to itself, argparse imports half the file tools to measure the window."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Help, **options)


class _Help(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=100)


class _Version(argparse.Action):
    """Prints the version; looking it up takes a while, so only when asked."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="print the version and stop")

    def __call__(self, parser: argparse.ArgumentParser, *_ignored: object) -> None:
        from importlib.metadata import version

        print(f"comhla {version('comhla')}")
        parser.exit()
