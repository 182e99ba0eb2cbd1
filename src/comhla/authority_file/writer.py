"""From facts to the text of an authority file. Reading it again gives the same facts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from comhla.authority_file.reader import SCHEMA
from comhla.law.facts import AuthorityFacts
from comhla.law.facts.fields import Record


def to_data(facts: AuthorityFacts) -> dict[str, Any]:
    """The facts as plain lists, mappings, text, numbers and days, in the order of the schema."""
    return {"schema": SCHEMA, **_plain(facts)}


def to_yaml(facts: AuthorityFacts) -> str:
    """The facts as a YAML authority file."""
    import yaml

    class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # one of two classes
        """Writes a day out each time. Left to itself, YAML writes `*id005` for one that it has written before."""

        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the signature that it calls
            return True

    return yaml.dump(to_data(facts), Dumper=Dumper, sort_keys=False, allow_unicode=True, width=120)


def to_json(facts: AuthorityFacts) -> str:
    """The facts as a JSON authority file."""
    import json

    return json.dumps(to_data(facts), ensure_ascii=False, indent=2, default=lambda day: day.isoformat()) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return {name: _plain(each) for name, each in value.items() if each is not None}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return format(value, "f")
    assert isinstance(value, str | int | date)
    return value
