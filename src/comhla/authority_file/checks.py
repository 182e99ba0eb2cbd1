"""Checks that need the whole record: what refers to nothing, stands twice, is reversed or overlaps."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

from comhla import reference
from comhla.authority_file.places import PlacedRow, PlacedValue, Places
from comhla.authority_file.problems import Problem, did_you_mean
from comhla.dates import BadFinancialYear, FinancialYear
from comhla.law.facts import (
    Attendance,
    AuthorityFacts,
    CastVote,
    ChairPeriod,
    Evidence,
    GroupMember,
    Judgement,
    LocalityArrangements,
    LocalityEffect,
    LocalitySpend,
    Member,
    StandingOrders,
)
from comhla.law.registry import duties
from comhla.reference import (
    council_functions,
    health_services,
    national_outcomes,
    principles,
    scheme_contents,
)

_NUMBER = re.compile(r"\[\d+\]")


def check_record(facts: AuthorityFacts, places: Places) -> list[Problem]:
    """Everything wrong with how the rows of a record hang together."""
    return [
        *_duplicates(places),
        *_dangling(facts, places),
        *_bad_forms(places),
        *_reversed(places),
        *_overlapping(places),
        *_twice_in_a_list(places),
        *_unknown_parts(places),
    ]


def _list_of(place: str) -> str:
    """The list a row stands in: `schemes[1].functions` for `schemes[1].functions[3]`."""
    return place[: place.rindex("[")] if place.endswith("]") else place


def _collection(place: str) -> str:
    """The name a reference uses for a list: its last word, so that every scheme's functions are one collection."""
    return _NUMBER.sub("", _list_of(place)).rsplit(".", 1)[-1]


def _duplicates(places: Places) -> Iterator[Problem]:
    seen: dict[tuple[str, str], PlacedRow] = {}
    for placed in places.rows:
        if placed.name is None:
            continue
        scope = "functions" if _collection(placed.place) == "functions" else _list_of(placed.place)
        first = seen.setdefault((scope, placed.name), placed)
        if first is not placed:
            where = f"on line {first.line}" if first.line else f"at {first.shown}"
            yield places.problem(
                placed, f"The id {placed.name} stands twice; the first is {where}.", "Give each its own id."
            )


def _dangling(facts: AuthorityFacts, places: Places) -> Iterator[Problem]:
    known = _Known(facts, places)
    for value in places.values:
        target = value.shape.spec.refers_to
        if target is None:
            continue
        names = known(target)
        if value.text not in names:
            yield places.problem(
                value,
                f"{value.shape.name} refers to {value.text}, and there is no such entry under {target}.",
                did_you_mean(value.text, sorted(names)) or f"Add it under {target}, or correct the reference.",
            )


class _Known:
    """The ids that a reference may name, by the collections it names, worked out when first asked for."""

    def __init__(self, facts: AuthorityFacts, places: Places) -> None:
        self._facts = facts
        self._ids: dict[str, set[str]] = defaultdict(set)
        self._targets: dict[str, frozenset[str]] = {}
        for placed in places.rows:
            if placed.name is not None:
                self._ids[_collection(placed.place)].add(placed.name)

    def __call__(self, target: str) -> frozenset[str]:
        if target not in self._targets:
            named = (name for collection in target.split(" or ") for name in self._of(collection))
            self._targets[target] = frozenset(named)
        return self._targets[target]

    def _of(self, collection: str) -> Iterable[str]:
        if collection == "parties":
            return parties_of(self._facts)
        if collection == "bodies":
            return {"board", "monitoring_committee", *self._ids["committees"]}
        if collection == "planning_group":
            return {"planning_group"}
        if collection == "duties":
            return [duty.id for duty in duties()]
        return self._ids[collection]


def parties_of(facts: AuthorityFacts) -> set[str]:
    """Every health board and council that a reference to a party may name."""
    named = {party for scheme in facts.schemes or () for party in scheme.parties}
    named |= {party for setting in facts.settings for party in setting.parties}
    return named | {facts.authority.health_board or "", *(facts.authority.councils or ())} - {""}


def _bad_forms(places: Places) -> Iterator[Problem]:
    for value in places.values:
        form = value.shape.spec.form
        problem = None if form is None else _FORMS[form](value)
        if problem is not None:
            yield places.problem(value, *problem)


def _financial_year(value: PlacedValue) -> tuple[str, str] | None:
    try:
        FinancialYear.from_label(value.text)
    except BadFinancialYear as error:
        return str(error), "Write a financial year as 2025-26."
    return None


def _time(value: PlacedValue) -> tuple[str, str] | None:
    if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value.text):
        return None
    return f"{value.text!r} is not a time of day.", "Write hours and minutes, as 09:30 or 14:05."


def _address(value: PlacedValue) -> tuple[str, str] | None:
    if re.fullmatch(r"https?://[^\s<>\"']+", value.text):
        return None
    return f"{value.text!r} is not a web address.", "Write it in full, beginning with https://."


def _authority_code(value: PlacedValue) -> tuple[str, str] | None:
    try:
        reference.authority(value.text)
    except reference.UnknownAuthority as error:
        return str(error), "Look it up with `comhla register`."
    return None


def _one_of(what: str, rows: Any) -> Any:
    def problem(value: PlacedValue) -> tuple[str, str] | None:
        known = [row.key for row in rows()]
        if value.text in known:
            return None
        return f"{value.text} is not the key of a {what}.", did_you_mean(value.text, known) or "See `comhla register`."

    return problem


_FORMS = {
    "financial_year": _financial_year,
    "address": _address,
    "time": _time,
    "authority_code": _authority_code,
    "function_code": _one_of("function that must be delegated", lambda: (*health_services(), *council_functions())),
    "scheme_matter": _one_of("prescribed scheme matter", scheme_contents),
    "outcome": _one_of("national outcome", national_outcomes),
    "principle": _one_of("delivery principle", principles),
}


def _reversed(places: Places) -> Iterator[Problem]:
    for placed in places.rows:
        fields = type(placed.row).fields if placed.row else {}
        for first in [name for name in fields if name.endswith("first_day")]:
            last = first.removesuffix("first_day") + "last_day"
            if last not in fields:
                continue
            begins, ends = getattr(placed.row, first), getattr(placed.row, last)
            if isinstance(begins, date) and isinstance(ends, date) and ends < begins:
                yield places.problem(
                    placed,
                    f"{last} ({ends.isoformat()}) is before {first} ({begins.isoformat()}).",
                    "Correct one of the two days; both count as inside.",
                )


NO_OVERLAP: dict[type[Any], tuple[str, ...]] = {
    Member: ("person", "body", "seat"),
    ChairPeriod: ("body",),
    StandingOrders: ("body",),
    GroupMember: ("person", "group"),
}


def _overlapping(places: Places) -> Iterator[Problem]:
    together: dict[tuple[Any, ...], list[tuple[Any, PlacedRow]]] = defaultdict(list)
    for placed in places.rows:
        for field_names in [NO_OVERLAP[type(placed.row)]] if type(placed.row) in NO_OVERLAP else []:
            key = (type(placed.row), *(getattr(placed.row, name) for name in field_names))
            together[key].append((placed.row, placed))
    for rows in together.values():
        for (earlier, _), (later, at) in pairwise(sorted(rows, key=lambda each: each[0].first_day)):
            if earlier.last_day is None or later.first_day <= earlier.last_day:
                until = earlier.last_day.isoformat() if earlier.last_day else "without an end"
                yield places.problem(
                    at,
                    f"It begins on {later.first_day.isoformat()}, while {earlier.id} runs until {until}.",
                    "End the earlier one first, or correct the days.",
                )


ONCE_IN_A_LIST: dict[type[Any], str] = {
    Attendance: "member",
    CastVote: "member",
    LocalityArrangements: "locality",
    LocalityEffect: "locality",
    LocalitySpend: "locality",
}


def _twice_in_a_list(places: Places) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for placed in places.rows:
        field = ONCE_IN_A_LIST.get(type(placed.row))
        if field is None:
            continue
        key = (_list_of(placed.place), getattr(placed.row, field))
        if key in seen:
            yield places.problem(placed, f"{key[1]} stands twice in this list.", "Keep one, with everything it says.")
        seen.add(key)


def _unknown_parts(places: Places) -> Iterator[Problem]:
    """Evidence and judgements name a part of a duty; with a name that no part has they would be dropped silently."""
    for placed in places.rows:
        if not isinstance(placed.row, Evidence | Judgement) or placed.row.part is None:
            continue
        parts = _parts_by_duty().get(placed.row.duty)
        if parts is not None and placed.row.part not in parts:
            yield places.problem(
                placed,
                f"{placed.row.duty} has no part called {placed.row.part}.",
                did_you_mean(placed.row.part, parts) or f"See `comhla law show {placed.row.duty}`.",
            )


@cache
def _parts_by_duty() -> dict[str, list[str]]:
    return {duty.id: [part.key for part in duty.parts] for duty in duties()}
