"""The progress bar: only where somebody watches, and only when it takes a while."""

from __future__ import annotations

import io
import sys

import pytest

from comhla.cli import progress


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        return True


# seconds at each look at the clock, whether somebody watches, whether there is a bar
CASES = [
    ([0.0, 0.1, 0.2, 0.3], True, False),
    ([0.0, 1.9, 2.0, 2.1], True, True),
    ([0.0, 5.0], True, True),
    ([0.0, 5.0, 6.0, 7.0], False, False),
]


@pytest.mark.parametrize(("clock", "watched", "bar"), CASES)
def test_a_bar_shows_after_two_seconds(
    monkeypatch: pytest.MonkeyPatch, clock: list[float], watched: bool, bar: bool
) -> None:
    times = iter(clock)
    stream = Terminal() if watched else io.StringIO()
    monkeypatch.setattr(progress, "monotonic", lambda: next(times))
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    assert list(progress.tracked("abcd", "Reading")) == ["a", "b", "c", "d"]
    assert ("Reading" in stream.getvalue()) is bar


@pytest.mark.parametrize("items", [[], [1]])
def test_there_is_no_bar_for_one(monkeypatch: pytest.MonkeyPatch, items: list[int]) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    assert list(progress.tracked(items, "Reading")) == items
    assert stream.getvalue() == ""
