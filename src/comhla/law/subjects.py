"""What a duty is asked about: which subjects a part has, and which localities a subject concerns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from comhla.law.duty import Duty, Subject
from comhla.law.facts import AuthorityFacts, Locality
from comhla.law.facts.fields import Record
from comhla.law.facts_used import records_in

LOCALITIES = "localities"


def subjects_of(duty: Duty, part: str, facts: AuthorityFacts, *, until: date) -> tuple[Subject[Any], ...]:
    """Everything that a part of a duty is asked about up to a day, as the record stands.

    Evidence and judgements name these; one that names anything else would be passed over in silence.

    Raises:
        KeyError: where the duty has no such part.
    """
    for kind in duty.kinds:
        if any(each.key == part for each in kind.parts):
            return tuple(kind.find(facts, until))
    raise KeyError(part)


def localities_concerned(subject: Subject[Any]) -> frozenset[str]:
    """The ids of the localities that a subject is, or that its rows name."""
    return frozenset(name for row in records_in(subject.of) for name in _named_by(row))


def _named_by(row: Record) -> Iterator[str]:
    if isinstance(row, Locality):
        yield row.id
    for name, spec in type(row).fields.items():
        value = getattr(row, name)
        if spec.refers_to == LOCALITIES:
            yield from value if isinstance(value, tuple) else ([value] if value else [])
        else:
            for inner in records_in(value):
                yield from _named_by(inner)
