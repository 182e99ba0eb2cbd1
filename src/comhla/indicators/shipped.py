"""The indicators that ship with Còmhla, read from the tables in `data`."""

from __future__ import annotations

import pkgutil
import tomllib
from typing import Any

from comhla import reference
from comhla.indicators.catalogue import Indicator, State
from comhla.indicators.entries import read_entry

_PER_CENT = ", per cent"


def shipped_indicators() -> tuple[Indicator, ...]:
    """The core suite, the ministerial indicators and the benchmarking framework's, in this order.

    Raises:
        NotAFile: where a table is damaged.
    """
    tables = ("core", "ministerial", "benchmarking")
    return tuple(read_entry(record, f"{table}.toml") for table in tables for record in _records(table))


def _records(table: str) -> list[dict[str, Any]]:
    content = tomllib.loads(shipped_text(f"{table}.toml"))
    filled = [_filled(record, content) for record in content["indicator"]]
    return [record | _of_the_core_suite(record["key"]) for record in filled] if table == "core" else filled


def _filled(record: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
    """A record with what all of its kind have in common."""
    common: dict[str, Any] = content["like"].get(record.pop("like", None), {})
    return {"outcomes_source": content["outcomes_source"]} | common | record


def _of_the_core_suite(key: str) -> dict[str, str]:
    """What the register of reference tables says of a core indicator, so that it stands in one place."""
    row = next(row for row in reference.integration_indicators() if row.key == key)
    said = {"suite": "core", "label": row.label, "title": row.words.removesuffix(_PER_CENT)}
    return said if row.has_been_published else said | {"state": State.NEVER.value}


def shipped_text(name: str) -> str:
    """The text of a table in `data`."""
    content = pkgutil.get_data(__package__, f"data/{name}")
    assert content is not None  # the loader of a package in files and in archives always has it
    return content.decode("utf-8")
