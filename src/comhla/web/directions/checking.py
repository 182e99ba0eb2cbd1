"""What stands against a direction before it is given: what the law forbids, and what guidance or a person would ask.

The law is not written here a second time: the direction is put into the record and its duties are asked about it. What
no duty asks, because a record that tells the truth about it could not be made, is refused here with its provision.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.law import AuthorityFacts, Finding, Outcome
from comhla.law.asked import Asked
from comhla.law.engine import ask, units
from comhla.law.facts import ChangeKind, Direction
from comhla.law.readings.direction_cover import delegated_from
from comhla.law.readings.direction_coverage import coverage_on
from comhla.law.readings.directions_over_time import begins_on, bodies_of, earlier_ids, ends_others, in_effect_on
from comhla.law.registry import duty_called

LAW, GUIDANCE = ("act-2014/s26", "act-2014/s27", "act-2014/s1-functions"), "DIR-1"
ACT = "Public Bodies (Joint Working) (Scotland) Act 2014"
_URL = "https://www.legislation.gov.uk/asp/2014/9/section/{section}"
_ASKED_BY_GUIDANCE = frozenset({Outcome.NOT_EVIDENCED, Outcome.FOR_A_PERSON})
_CHARGES = "charges"
_ONE_DAY = timedelta(days=1)


class Objection(NamedTuple):
    """Something that stands against a direction: in words, with its provision. What `forbids` cannot be given."""

    words: str
    provision: str
    url: str
    forbids: bool


class Changing(NamedTuple):
    """The earlier directions that a new one changes, by id; `ends` is the last day of those that it ends."""

    ids: tuple[str, ...]
    ends: Mapping[str, date]


def changing(facts: AuthorityFacts, new: Direction, earlier: str) -> Changing:
    """What a new direction changes when it changes an earlier one: that one, and what varied it and still holds.

    One that varies takes the place of earlier variations for the functions that both name; one that revokes or
    supersedes ends every variation as well.
    """
    start = begins_on(new)
    named = _named(new)
    also = [
        each
        for each in facts.directions or ()
        if earlier in earlier_ids(facts)[each.id] and _holds(each, start) and begins_on(each) <= start
        if ends_others(new) or named & _named(each)
    ]
    ids = tuple(dict.fromkeys((earlier, *(each.id for each in also))))
    ends = {} if not ends_others(new) else {key: _last_day(facts, key, start) for key in ids}
    return Changing(ids, ends)


def _last_day(facts: AuthorityFacts, key: str, start: date) -> date:
    return min(facts.directions_by_id[key].last_day or date.max, start - _ONE_DAY)


def _holds(direction: Direction, day: date) -> bool:
    return direction.last_day is None or day <= direction.last_day


def _named(direction: Direction) -> set[tuple[str, str]]:
    return {(line.function, body) for line in direction.lines or () for body in bodies_of(direction, line)}


def with_direction(facts: AuthorityFacts, new: Direction, ends: Mapping[str, date]) -> AuthorityFacts:
    """The record as it would be with the new direction in it."""
    before = (each.replace(last_day=ends[each.id]) if each.id in ends else each for each in facts.directions or ())
    return facts.replace(directions=(*before, new))


def objections(
    facts: AuthorityFacts, new: Direction, change: Changing, *, today: date, beside: bool = False
) -> tuple[Objection, ...]:
    """Everything that stands against giving a direction, what forbids it first.

    Args:
        facts: the record so far.
        new: the direction.
        change: what it changes.
        today: the day on which it is asked; a direction cannot be recorded as given later.
        beside: whether somebody said that it stands beside others for the same function and body.
    """
    after = with_direction(facts, new, change.ends)
    found = [
        *_impossible(facts, new, change, today),
        *_by_law(after, new, today),
        *_overlaps(after, new, beside=beside),
        *_by_guidance(after, new, today),
        *_left_without(facts, after, new),
    ]
    return tuple(sorted(found, key=lambda each: not each.forbids))


def _act(section: str, words: str, *, forbids: bool = True) -> Objection:
    return Objection(words, f"{ACT}, s.{section}", _URL.format(section=section.partition("(")[0]), forbids)


def _impossible(facts: AuthorityFacts, new: Direction, change: Changing, today: date) -> Iterator[Objection]:
    """What a true record could not say."""
    if today < new.given_on:
        yield _act("26(1)", _("It cannot be recorded as given on a day that is still to come."))
    if new.first_day is not None and new.first_day < new.given_on:
        yield _act("27(4)", _("It cannot have effect before the day on which it is given."))
    if new.last_day is not None and new.last_day < begins_on(new):
        yield _act("27(5)(a)", _("It would end before it begins."))
    if not new.lines and new.change is not ChangeKind.REVOKES:
        yield _act("26(1)", _("Choose at least one function that it directs."))
    yield from _not_delegated(facts, new)
    for key in change.ids:
        yield from _cannot_change(facts.directions_by_id[key], new)
    yield from _begins_later(facts, new, change)


def _not_delegated(facts: AuthorityFacts, new: Direction) -> Iterator[Objection]:
    start = begins_on(new)
    for key in dict.fromkeys(line.function for line in new.lines or ()):
        function = facts.functions_by_id.get(key)
        begun = None if function is None else delegated_from(facts, function)
        is_over = function is not None and function.last_day is not None and function.last_day < start
        if function is None or is_over or (begun is not None and start < begun):
            name = key if function is None else function.name or key
            told = {"function": name}
            yield _act("26(1)", _("%(function)s is not delegated on the day from which it would have effect.") % told)


def _cannot_change(earlier: Direction, new: Direction) -> Iterator[Objection]:
    start, told = begins_on(new), {"direction": earlier.id}
    if earlier.last_day is not None and earlier.last_day < start:
        yield _act("27(5)(a)", _("%(direction)s has ended by then, so there is nothing to change.") % told)
    elif ends_others(new) and start <= begins_on(earlier):
        yield _act("27(5)(a)", _("%(direction)s would end before it began. Choose a later day.") % told)
    elif start < begins_on(earlier):
        yield _act(
            "27(5)(a)", _("%(direction)s begins later. Choose the day on which it begins or a later one.") % told
        )


def _begins_later(facts: AuthorityFacts, new: Direction, change: Changing) -> Iterator[Objection]:
    """A variation of what is changed that is given already and begins later would meet the new one unforeseen."""
    for each in facts.directions or ():
        hangs_on = not earlier_ids(facts)[each.id].isdisjoint(change.ids)
        begins_after = begins_on(new) < begins_on(each) and _holds(each, begins_on(each))
        if hangs_on and begins_after and (ends_others(new) or _named(new) & _named(each)):
            told = {"direction": each.id}
            yield _act("27(5)(a)", _("%(direction)s changes it too and begins later. Revoke that one first.") % told)


def _by_law(after: AuthorityFacts, new: Direction, today: date) -> Iterator[Objection]:
    """What the duties themselves answer: not met forbids; a question of the law is put to a person.

    Charges are never delegated. Whether a direction recorded long ago sets them is a question; one that is to be given
    must not.
    """
    sets_charges = any(line.charges_set for line in new.lines or ())
    for key in LAW:
        for finding in _asked(after, key, today):
            if finding.subject.id == new.id and finding.outcome is Outcome.NOT_MET:
                yield _objection(finding, forbids=True)
            elif finding.subject.id == new.id and finding.outcome is Outcome.FOR_A_PERSON:
                yield _objection(finding, forbids=False)
            elif finding.subject.id == _CHARGES and sets_charges:
                yield _objection(finding, forbids=True)


def _by_guidance(after: AuthorityFacts, new: Direction, today: date) -> Iterator[Objection]:
    for finding in _asked(after, GUIDANCE, today):
        about = (new.id, f"decision-{new.decision}")
        varied = new.change is ChangeKind.VARIES and finding.part and finding.part.key == "end_what_it_replaces"
        if finding.subject.id in about and finding.outcome in _ASKED_BY_GUIDANCE and not varied:
            yield _objection(finding, forbids=False)
    if new.decision is None:
        duty = duty_called(GUIDANCE)
        cited = duty.versions[-1].citation
        words = _("No decision is named. The guidance asks for one direction for each decision that needs one.")
        yield Objection(words, f"{cited.title}, {cited.provision}", cited.url, forbids=False)


def _asked(after: AuthorityFacts, duty: str, day: date) -> Iterator[Finding]:
    asked = Asked(after, day)
    for unit in units(duty_called(duty), after, until=day):
        finding = ask(unit, asked)
        if finding is not None:
            yield finding


def _objection(finding: Finding, *, forbids: bool) -> Objection:
    cited = finding.citation
    return Objection(finding.because, f"{cited.title}, {cited.provision}", cited.url, forbids)


def _overlaps(after: AuthorityFacts, new: Direction, *, beside: bool) -> Iterator[Objection]:
    names = overlapping(after, new)
    if names:
        told = {"directions": ", ".join(names)}
        words = _("It stands beside %(directions)s for the same function and body, and does not change them.") % told
        yield _act("27(5)(a)", words, forbids=not beside)


def overlapping(after: AuthorityFacts, new: Direction) -> tuple[str, ...]:
    """The directions beside which a new one would stand for the same function and body, on any day of its life."""
    start, last = begins_on(new), new.last_day or date.max
    days = {start, *(begins_on(each) for each in after.directions or () if start < begins_on(each) <= last)}
    found: dict[str, None] = {}
    for day in sorted(days):
        for rows in in_effect_on(after, day).values():
            ids = [row.direction.id for row in rows]
            if new.id in ids:
                found |= dict.fromkeys(each for each in ids if each != new.id)
    return tuple(found)


def _left_without(facts: AuthorityFacts, after: AuthorityFacts, new: Direction) -> Iterator[Objection]:
    """Functions that would have no direction any more. A reading: it is shown, and left to a person."""
    before, then = (coverage_on(each, begins_on(new)) for each in (facts, after))
    if before is None or then is None or not then.must:
        return
    covered = {each.function.id for each in before.covered}
    names = [each.function.name or each.function.id for each in then.without if each.function.id in covered]
    if names:
        words = _("From then on no direction would be in force for: %(functions)s.") % {"functions": ", ".join(names)}
        yield _act("26(1)", words, forbids=False)


def forbidden(found: Sequence[Objection]) -> tuple[Objection, ...]:
    """Those that forbid it."""
    return tuple(each for each in found if each.forbids)
