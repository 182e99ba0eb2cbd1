"""What is wrong with an input, said so that it can be put right."""

from __future__ import annotations


class StatsError(ValueError):
    """An input that has no answer."""


class BadInput(StatsError):
    """An input that is wrong: what, in which column or argument, in which rows, and what to do."""


class StatsWarning(UserWarning):
    """An answer that has to be read with care, and why."""
