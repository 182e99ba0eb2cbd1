"""A progress bar for people who wait: only on a terminal, and only when it takes a while."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
_PATIENCE = 2.0


def tracked(items: Sequence[T], doing: str) -> Iterator[T]:
    """Each item in turn. After two seconds, with items left and somebody watching, a bar shows how far it is."""
    begun = monotonic()
    for number, item in enumerate(items):
        if number and monotonic() - begun > _PATIENCE and sys.stderr.isatty():
            yield from _with_bar(items, number, doing)
            return
        yield item


def _with_bar(items: Sequence[T], done: int, doing: str) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=len(items), completed=done)
        for item in items[done:]:
            yield item
            bar.advance(task)
