"""The scheme, the people and the localities: what the core of the record says, as people ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.authority_file.shapes import shapes_of
from comhla.law.facts import AuthorityFacts, DelegatedFunction, Scheme, scheme_start
from comhla.web.authorities.labels import Names, labelled, rows_in
from comhla.web.authorities.presenters.tables import days_in_words, held_on
from comhla.web.authorities.words import as_words, choice_words


class Function(NamedTuple):
    """A delegated function on the page of the scheme."""

    key: str
    name: str
    scope: str
    days: str


class Side(NamedTuple):
    """The functions that one side delegated."""

    name: str
    functions: tuple[Function, ...]


class SchemeShown(NamedTuple):
    """The scheme in effect on a day."""

    key: str
    label: str
    summary: tuple[tuple[str, str], ...]
    address: str
    sides: tuple[Side, ...]
    number_of_functions: int


class Place(NamedTuple):
    """A post or a seat of a person. `state` is past, present or coming on the day of the page."""

    collection: str
    key: str
    what: str
    where: str
    days: str
    state: str


class PersonShown(NamedTuple):
    """A person with every post and seat, the latest first."""

    key: str
    name: str
    places: tuple[Place, ...]


class LocalityShown(NamedTuple):
    """A locality, and who speaks for it in the strategic planning group."""

    key: str
    name: str
    days: str
    speakers: tuple[str, ...]
    is_current: bool


def scheme_on(facts: AuthorityFacts, names: Names, day: date) -> SchemeShown | None:
    """The scheme in effect on a day, with the functions delegated on it."""
    begun = [each for each in facts.schemes or () if (start := scheme_start(each)) is not None and start <= day]
    in_effect = [each for each in begun if each.ended_on is None or day <= each.ended_on]
    if not in_effect:
        return None
    scheme = max(in_effect, key=lambda each: scheme_start(each) or date.min)
    sides = _sides(facts, day)
    row = dict(scheme.items())
    count = sum(len(side.functions) for side in sides)
    return SchemeShown(
        scheme.id, names.row("schemes", row), _summary(scheme, names), scheme.address or "", sides, count
    )


_SUMMARY = (
    "kind",
    "model",
    "health_board",
    "councils",
    "approved_on",
    "takes_effect_on",
    "published_on",
    "nominees_each_side",
    "first_chair_from",
    "chair_term_years",
)


def _summary(scheme: Scheme, names: Names) -> tuple[tuple[str, str], ...]:
    shapes, row = shapes_of(Scheme), dict(scheme.items())
    told = ((labelled(Scheme, name), names.in_words(shapes[name], row[name])) for name in _SUMMARY)
    return tuple((label, words) for label, words in told if words)


def _sides(facts: AuthorityFacts, day: date) -> tuple[Side, ...]:
    found = [
        each
        for scheme in facts.schemes or ()
        for each in scheme.functions or ()
        if held_on("functions", dict(each.items()), day)
    ]
    by_side = sorted(found, key=lambda each: each.delegated_by or "")
    return tuple(
        Side(name or _("Side not recorded"), tuple(_function(each) for each in functions))
        for name, functions in groupby(by_side, key=lambda each: each.delegated_by or "")
    )


def _function(function: DelegatedFunction) -> Function:
    scope = [
        str(choice_words("Ages", function.ages.value)) if function.ages else "",
        function.limited_to or "",
        _("in hospital") if function.in_hospital else "",
        _("set aside") if function.set_aside else "",
    ]
    days = days_in_words(function.first_day, function.last_day)
    return Function(function.id, function.name, ", ".join(each for each in scope if each), days)


def people_on(facts: AuthorityFacts, names: Names, day: date, *, only_on_day: bool = False) -> list[PersonShown]:
    """Everybody with their posts and seats; with `only_on_day` who had one on the day, and only those."""
    places = _places(facts, names, day)
    found = []
    for person in facts.people or ():
        held = tuple(each for each in places.get(person.id, ()) if not only_on_day or each.state == "present")
        if held or not only_on_day:
            found.append(PersonShown(person.id, names.called("people", person.id), held))
    return found


def person_shown(facts: AuthorityFacts, names: Names, day: date, key: str) -> PersonShown:
    """One person."""
    return PersonShown(key, names.called("people", key), tuple(_places(facts, names, day).get(key, ())))


def _places(facts: AuthorityFacts, names: Names, day: date) -> Mapping[str, list[Place]]:
    found: dict[str, list[tuple[date, Place]]] = {}
    for post in facts.officers or ():
        if post.person:
            what = as_words(post.post.value) + (f" ({_('interim')})" if post.interim else "")
            place = _place("officers", post.id, what, "", post.first_day, post.last_day, day)
            found.setdefault(post.person, []).append((post.first_day, place))
    for seat in facts.members or ():
        where = names.called("bodies", seat.body)
        what = as_words(seat.seat.value)
        place = _place("members", seat.id, what, where, seat.first_day, seat.last_day, day)
        found.setdefault(seat.person, []).append((seat.first_day, place))
    return {
        person: [place for _first, place in sorted(each, key=lambda one: one[0], reverse=True)]
        for person, each in found.items()
    }


def _place(collection: str, key: str, what: str, where: str, first: date, last: date | None, day: date) -> Place:
    state = "coming" if first > day else "past" if last is not None and last < day else "present"
    return Place(collection, key, what, where, days_in_words(first, last), state)


def localities_on(facts: AuthorityFacts, names: Names, day: date) -> list[LocalityShown]:
    """Every locality, those of the day first."""
    group = facts.planning_group
    members = [each for each in (group.members or () if group else ()) if _is_on(each.first_day, each.last_day, day)]
    shown = []
    for row in rows_in(facts, "localities"):
        speakers = [names.called("people", each.person) for each in members if row["id"] in (each.localities or ())]
        days = days_in_words(row["first_day"], row["last_day"]) if row["first_day"] or row["last_day"] else ""
        is_current = held_on("localities", row, day)
        shown.append(LocalityShown(row["id"], row["name"], days, tuple(speakers), is_current))
    return sorted(shown, key=lambda each: not each.is_current)


def _is_on(first: date, last: date | None, day: date) -> bool:
    return first <= day and (last is None or day <= last)


def people_named(people: Iterable[PersonShown], words: str) -> list[PersonShown]:
    """The people whose name, posts or seats hold every word that is looked for."""
    wanted = words.casefold().split()
    return [each for each in people if all(word in _words_of(each) for word in wanted)]


def _words_of(person: PersonShown) -> str:
    told = (person.key, person.name, *(f"{place.what} {place.where}" for place in person.places))
    return " ".join(told).casefold()
