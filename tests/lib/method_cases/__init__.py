"""Adapters from the reference cases to the functions of `comhla.stats`: one for each folder of cases.

Importing this package registers all of them. A new family is a module here, named in `FAMILIES`.
"""

from __future__ import annotations

from importlib import import_module

FAMILIES = (
    "rates",
    "standardised",
    "indirect",
    "quantiles",
    "funnels",
    "life_tables",
    "inequality",
    "scotpho",
    "phsmethods",
    "rounding",
)


COUNTS, REASONS = "method cases", "reasons of method cases"
"""Under which names a test of one function records its counts and why some of its cases differ."""


def load() -> None:
    """Register every adapter."""
    for family in FAMILIES:
        import_module(f"tests.lib.method_cases.{family}")
