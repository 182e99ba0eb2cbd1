"""The order of sections: which places to give so that a section stands where somebody wants it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from comhla.law.facts import PlanPart, PlanSection

_PARTS = {part: place for place, part in enumerate(PlanPart)}
_STEP = 10

Places = Mapping[str, int]


def moved(recorded: Sequence[PlanSection], key: str, *, up: bool) -> Places:
    """The new places, by section, that let a section change places with its neighbour.

    As few sections as possible get another place, because each is a change that others see. Nothing where there is
    no neighbour on that side.

    Args:
        recorded: the sections of one edition in the order in which they are recorded.
        key: the section that moves.
        up: towards the beginning.
    """
    order = _read_in_order(recorded, {})
    first = order.index(key) - 1 if up else order.index(key)
    if not 0 <= first < len(order) - 1:
        return {}
    wanted = [*order[:first], order[first + 1], order[first], *order[first + 2 :]]
    pair = [each for each in recorded if each.id in wanted[first : first + 2]]
    for places in _for_pair(pair):
        if _read_in_order(recorded, places) == wanted:
            return places
    return _for_all(recorded, wanted)


def _for_pair(pair: Sequence[PlanSection]) -> Iterator[Places]:
    """Places for one or both of two sections, those that change one of them first."""
    one, other = pair
    now = sorted((_place(one), _place(other)))
    near = range(max(0, now[0] - 1), now[1] + 2)
    for place in near:
        yield {one.id: place}
        yield {other.id: place}
    for place in near:
        yield from ({one.id: place, other.id: beside} for beside in near)


def _for_all(recorded: Sequence[PlanSection], wanted: Sequence[str]) -> Places:
    places = {key: number * _STEP for number, key in enumerate(wanted, start=1)}
    return {each.id: places[each.id] for each in recorded if each.place != places[each.id]}


def _read_in_order(recorded: Sequence[PlanSection], places: Places) -> list[str]:
    """The keys in the order of reading, some with other places; equals stand in the order of the record."""
    by = sorted(recorded, key=lambda each: (places.get(each.id, _place(each)), _PARTS[each.part]))
    return [each.id for each in by]


def _place(section: PlanSection) -> int:
    return _PARTS[section.part] if section.place is None else section.place
