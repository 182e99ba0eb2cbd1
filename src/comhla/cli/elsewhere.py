"""Words of the command that other parts bring, found through entry points and only when they are needed.

The command knows no part that brings words: looking them up takes a fifth of the time that a command has, so it is done
for a word that is not the command's own, and to list all words. See docs/adr/0014.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from importlib import import_module

WORDS_GROUP = "comhla.words"
"""Entry points of words: each names a module with `add_parser`, as those of the command itself."""


def words() -> Mapping[str, str]:
    """The words of other parts with the module of each, in the order of the alphabet."""
    return _points(WORDS_GROUP)


def add_word(subparsers: argparse._SubParsersAction[argparse.ArgumentParser], module: str) -> None:
    """Add a word of another part.

    Raises:
        ImportError: where the part, or something that it needs, is not installed.
    """
    import_module(module).add_parser(subparsers)


def add_actions(word: str, actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add what other parts can do under one of the command's own words, as `comhla authority import`."""
    for place in _points(f"comhla.{word}_actions").values():
        module, _, name = place.partition(":")
        add: Callable[[argparse._SubParsersAction[argparse.ArgumentParser]], None]
        add = getattr(import_module(module), name)
        add(actions)


def _points(group: str) -> Mapping[str, str]:
    from importlib.metadata import entry_points

    return {point.name: point.value for point in sorted(entry_points(group=group))}
