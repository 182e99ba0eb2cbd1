"""At the end of a run: how many reference cases of the methods are met, function by function."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.lib.method_cases import COUNTS, REASONS


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print a line for each function, its declared differences with their reasons, and the totals."""
    recorded = sorted(_recorded(terminalreporter))
    if not recorded:
        return
    terminalreporter.section("reference cases of the methods")
    terminalreporter.write_line(f"{'function':32} {'same':>6} {'differ':>6} {'wrong':>6}")
    for (function, same, differ, wrong), reasons in recorded:
        terminalreporter.write_line(f"{function:32} {same:6} {differ:6} {wrong:6}")
        for reason in reasons:
            terminalreporter.write_line(f"    {reason}")
    same, differ, wrong = (sum(counts[place] for counts, _ in recorded) for place in (1, 2, 3))
    terminalreporter.write_line(f"{f'{len(recorded)} functions':32} {same:6} {differ:6} {wrong:6}")


def _recorded(terminalreporter: pytest.TerminalReporter) -> Iterator[tuple[Any, Any]]:
    """The counts and the reasons of each test that recorded them, in whichever process it ran."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            told = dict(report.user_properties)
            if COUNTS in told:
                yield tuple(told[COUNTS]), told[REASONS]
