"""Random authorities: every field of every fact may be there, missing, or not done, and references hold."""

from __future__ import annotations

import random  # noqa: TID251 - seeded: the same seed gives the same authority
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from comhla.authority_file.checks import NO_OVERLAP, ONCE_IN_A_LIST
from comhla.authority_file.shapes import Content, Shape, shapes_of
from comhla.law.facts import NOT_DONE, AuthorityFacts, Evidence, Judgement, Plan
from comhla.law.facts.fields import Record
from comhla.law.readings.plan_steps import unexplained_faults
from comhla.law.registry import duties
from comhla.reference import council_functions, health_services, national_outcomes, principles, scheme_contents

FIRST_DAY, LAST_DAY = date(2014, 4, 1), date(2028, 3, 31)
_TODAY = date(2026, 11, 22)
PARTIES = ("NHS Strathmore", "Strathmore Council", "Glenmore Council")
_DAYS_THAT_MATTER = tuple(
    date(year, month, day)
    for year in range(2015, 2028)
    for month, day in ((3, 31), (4, 1), (4, 2), (6, 17), (6, 30), (7, 1), (7, 31), (8, 1), (8, 31), (9, 1), (10, 31))
)
_FORMS: dict[str, tuple[str, ...]] = {
    "financial_year": tuple(f"{year}-{(year + 1) % 100:02}" for year in range(2014, 2028)),
    "address": ("https://example.org/a", "https://example.org/b"),
    "time": ("09:30", "14:05"),
}
_MOST_OF_EACH = 4
_WORDS = ("Alder", "Birch", "Cedar", "Elm", "Fir", "Gorse", "Hazel", "Juniper")


class FactMaker:
    """Makes one random authority from a seed.

    With `whole`, what others must refer to is there and nothing overlaps, as in a file that can be read; without,
    anything may be missing.
    """

    def __init__(self, seed: int, *, whole: bool = False) -> None:
        self._random = random.Random(seed)
        self._whole = whole
        self._made: dict[str, int] = {}
        self._pool = dict.fromkeys(_collections(), 0)
        for name in self._pool:
            self._pool[name] = self._random.randint(1 if whole else 0, _MOST_OF_EACH)

    def authority(self) -> AuthorityFacts:
        """A random authority."""
        values = {name: self._top(name, shape) for name, shape in shapes_of(AuthorityFacts).items()}
        return AuthorityFacts(**values)

    def _top(self, name: str, shape: Shape) -> Any:
        if not shape.many:
            return None if shape.spec.optional and self._random.random() < 0.1 else self._single(shape)
        if not self._whole and self._random.random() < 0.08:
            self._pool[name] = 0
            return None
        rows = tuple(self._row(shape.row, name) for _ in range(self._pool[name]))
        self._pool["functions"] = self._made.get("functions", 0)
        return _apart(rows) if self._whole else rows

    def _row(self, row: type[Record], collection: str) -> Record:
        values = {name: self._field(shape, collection) for name, shape in shapes_of(row).items()}
        if row in {Evidence, Judgement}:
            duty, part = self._random.choice(_parts())
            values |= {"duty": duty, "part": part}
        for first in [name for name in values if name.endswith("first_day")]:
            last = first.removesuffix("first_day") + "last_day"
            begins, ends = values[first], values.get(last)
            if begins is not None and ends is not None and ends < begins:
                values[first], values[last] = ends, begins
        return row(**values)

    def _field(self, shape: Shape, collection: str) -> Any:
        if shape.name == "id":
            self._made[collection] = self._made.get(collection, 0) + 1
            return f"{collection}-{self._made[collection]}"
        if shape.spec.optional and self._random.random() < 0.2 and not (self._whole and shape.name == "functions"):
            return None
        if shape.many:
            least = 1 if self._whole and shape.name == "functions" else 0
            count = self._random.randint(least, 5 if shape.row is None else 3)
            made = [self._single(shape) for _ in range(count)]
            return _once(each for each in made if each is not None)
        value = self._single(shape)
        return self._text() if value is None and not shape.spec.optional else value

    def _single(self, shape: Shape) -> Any:
        if shape.row is not None:
            return self._row(shape.row, shape.name)
        if shape.choices is not None:
            return self._random.choice(list(shape.choices))
        return {
            Content.TEXT: lambda: self._words(shape),
            Content.WHOLE_NUMBER: lambda: self._random.randint(0, 12),
            Content.AMOUNT: lambda: Decimal(self._random.randint(0, 500)) / 4,
            Content.YES_OR_NO: lambda: self._random.random() < 0.6,
            Content.DAY: self.day,
            Content.EVENT: lambda: NOT_DONE if self._random.random() < 0.15 else self.day(),
        }[shape.content]()

    def day(self) -> date:
        """A random day, often one on which something falls due."""
        if self._random.random() < 0.35:
            return self._random.choice(_DAYS_THAT_MATTER)
        return FIRST_DAY + timedelta(days=self._random.randint(0, (LAST_DAY - FIRST_DAY).days))

    def _text(self) -> str:
        return self._random.choice(_WORDS)

    def _words(self, shape: Shape) -> str | None:
        spec = shape.spec
        if spec.refers_to is not None:
            return self._reference(spec.refers_to)
        if spec.form is not None:
            return None if spec.form == "authority_code" else self._random.choice(_forms()[spec.form])
        if shape.name in {"health_board", "councils", "council", "other_councils_of_health_board", "lead_council"}:
            return self._random.choice(PARTIES[:1] if shape.name == "health_board" else PARTIES[1:])
        if shape.name == "group":
            return self._random.choice((*_groups(), "residents"))
        return self._text()

    def _reference(self, target: str) -> str | None:
        collection = self._random.choice(target.split(" or "))
        if collection == "parties":
            return self._random.choice(PARTIES)
        if collection == "bodies":
            return self._random.choice(("board", "board", "monitoring_committee", *self._ids("committees")))
        if collection == "planning_group":
            return collection
        if collection == "duties":
            return self._random.choice(duties()).id
        ids = self._ids(collection)
        return self._random.choice(ids) if ids else None

    def _ids(self, collection: str) -> list[str]:
        return [f"{collection}-{number}" for number in range(1, self._pool.get(collection, 0) + 1)]


def random_authority(seed: int) -> AuthorityFacts:
    """A random authority, the same for the same seed. Anything may be missing, references included."""
    return FactMaker(seed).authority()


def whole_authority(seed: int) -> AuthorityFacts:
    """A random authority whose facts hang together, as in a file that can be read."""
    facts = FactMaker(seed, whole=True).authority()
    group = facts.planning_group
    return facts.replace(
        plans=facts.plans and tuple(_told_truly(plan) for plan in facts.plans),
        authority=facts.authority.replace(health_board=PARTIES[0], councils=PARTIES[1:]),
        planning_group=group and group.replace(members=group.members and _apart(group.members)),
    )


def _told_truly(plan: Plan) -> Plan:
    """The same plan: where steps stand out of order each says why, and where that is no answer none are recorded."""
    if not unexplained_faults(plan, today=_TODAY):
        return plan
    stages = tuple(each.replace(out_of_order_because="It was done so.") for each in plan.stages or ())
    explained = plan.replace(stages=stages)
    return plan.replace(stages=None) if unexplained_faults(explained, today=_TODAY) else explained


def _once(rows: Iterable[Any]) -> tuple[Any, ...]:
    """The same rows, each only once where it names something that may stand only once in a list."""
    kept: dict[Any, Any] = {}
    for number, row in enumerate(rows):
        field = ONCE_IN_A_LIST.get(type(row))
        if isinstance(row, Record):
            kept[number if field is None else getattr(row, field)] = row
        else:
            kept[row] = row
    return tuple(kept.values())


def _apart(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """The same rows, with those that may not overlap put one after another."""
    names = NO_OVERLAP.get(type(rows[0])) if rows else None
    if names is None:
        return rows
    made: dict[str, Any] = {}
    last: dict[tuple[Any, ...], date] = {}
    for row in sorted(rows, key=lambda row: row.first_day):
        key = tuple(getattr(row, name) for name in names)
        first_day = max(row.first_day, last.get(key, date.min) + timedelta(days=1) if key in last else date.min)
        last_day = max(first_day, row.last_day or first_day)
        made[row.id], last[key] = row.replace(first_day=first_day, last_day=last_day), last_day
    return tuple(made[row.id] for row in rows)


@cache
def _parts() -> tuple[tuple[str, str], ...]:
    """Every part of every duty: what evidence and judgements may name."""
    return tuple((duty.id, part.key) for duty in duties() for part in duty.parts)


def _collections() -> list[str]:
    return [name for name, shape in shapes_of(AuthorityFacts).items() if shape.many]


def _forms() -> dict[str, tuple[str, ...]]:
    return _FORMS | {
        "function_code": tuple(row.key for row in (*health_services(), *council_functions())),
        "scheme_matter": tuple(row.key for row in scheme_contents()),
        "outcome": tuple(row.key for row in national_outcomes()),
        "principle": tuple(row.key for row in principles()),
    }


def _groups() -> tuple[str, ...]:
    from comhla.reference import ConsulteeGroup

    return tuple(ConsulteeGroup)
