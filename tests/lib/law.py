"""What spec tests of duties share: small authorities to begin from, and asking one part of one duty."""

from __future__ import annotations

from datetime import date
from functools import cache
from string import Formatter
from typing import Any

from comhla.authority_file.shapes import shapes_of
from comhla.law.answers import Outcome
from comhla.law.asked import Asked
from comhla.law.engine import ask, units
from comhla.law.facts import AuthorityFacts, AuthorityIdentity, BoardEstablishment, Scheme, SchemeKind
from comhla.law.findings import Finding
from comhla.law.registry import duty_called
from comhla.reference.models import Model

HEALTH_BOARD = "NHS Strathmore"
COUNCIL = "Strathmore Council"
SECOND_COUNCIL = "Glenmore Council"
START = date(2016, 4, 1)


def day(text: str) -> date:
    """A day from `2026-09-01`."""
    return date.fromisoformat(text)


def a_scheme(model: Model = Model.BODY_CORPORATE, *, councils: tuple[str, ...] = (COUNCIL,), **facts: Any) -> Scheme:
    """A first scheme, approved on 27 May 2015."""
    return Scheme(
        **{
            "id": "scheme-2015",
            "kind": SchemeKind.FIRST,
            "model": model,
            "health_board": HEALTH_BOARD,
            "councils": councils,
            "approved_on": date(2015, 5, 27),
            **facts,
        }
    )


def an_authority(**facts: Any) -> AuthorityFacts:
    """A fictional authority with a joint board of one council. Whatever is not given is not recorded.

    `model` and `councils` change its scheme; every other name is a collection of the authority file.
    """
    model, councils = facts.pop("model", Model.BODY_CORPORATE), facts.pop("councils", (COUNCIL,))
    given = {
        "authority": AuthorityIdentity(name="Strathmore", fictional=True, health_board=HEALTH_BOARD, councils=councils),
        "schemes": (a_scheme(model, councils=councils),),
        **facts,
    }
    return AuthorityFacts(**given)


def started(on: date = START) -> BoardEstablishment:
    """A board to which functions passed on a day."""
    return BoardEstablishment(established_on=date(2016, 2, 6), functions_delegated_on=on)


def findings(duty: str, facts: AuthorityFacts, *, as_at: str) -> list[Finding]:
    """Every finding on a duty as at a day, each of them fit to be read."""
    asked = Asked(facts, day(as_at))
    asked_for = (ask(unit, asked) for unit in units(duty_called(duty), facts, until=day(as_at)))
    found = [finding for finding in asked_for if finding is not None]
    for each in found:
        assert_fit_to_be_read(each)
    return found


def assert_fit_to_be_read(finding: Finding) -> None:
    """What every finding owes its reader, whatever the duty.

    Whole sentences with nothing left blank; a subject with a name; a next step where somebody has to act; the place
    of every missing fact; and the last day in time, where the reason names it, as the day on which it falls due.
    """
    answer, words = finding.answer, finding.answer.words
    for sentence, template in ((answer.because, answer.template), (answer.next_step, answer.then)):
        if sentence is not None and template is not None:
            assert sentence.endswith((".", "?")), sentence
            for name in _places_in(template):
                said = words.get(name)
                assert None not in (said if isinstance(said, tuple) else (said,)), f"{name} is blank: {sentence}"
    assert isinstance(finding.subject.id, str), finding.subject
    assert finding.subject.label, finding.subject
    if answer.outcome.needs_attention or answer.outcome is Outcome.NOT_YET_DUE:
        assert answer.then, answer.because
    for place in answer.missing:
        assert place in _fields(), f"{place} is no place in the authority file: {answer.because}"
    if "last" in _places_in(answer.template) and answer.outcome is not Outcome.CANNOT_TELL:
        in_time = "last day in time" in answer.template or "by {last}" in answer.template
        due_then = in_time or answer.outcome is Outcome.NOT_YET_DUE
        assert answer.due == words["last"] or not due_then, f"not due on {words['last']}: {answer.because}"


def _places_in(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@cache
def _fields() -> frozenset[str]:
    """Every place in the authority file, as `plans.published_on`."""
    found: set[str] = set()
    waiting = list(shapes_of(AuthorityFacts).items())
    while waiting:
        place, shape = waiting.pop()
        found.add(place)
        if shape.row is not None:
            waiting += [(f"{place}.{name}", inner) for name, inner in shapes_of(shape.row).items()]
    return frozenset(found)


def finding(duty: str, part: str, facts: AuthorityFacts, *, as_at: str, subject: str | None = None) -> Finding:
    """The one finding on a part of a duty (for one subject, where there are several)."""
    found = [
        each
        for each in findings(duty, facts, as_at=as_at)
        if each.part is not None and each.part.key == part and subject in (None, each.subject.id)
    ]
    assert len(found) == 1, f"{len(found)} findings on {duty} {part}: {[each.subject.id for each in found]}"
    return found[0]


def outcome(duty: str, part: str, facts: AuthorityFacts, *, as_at: str, subject: str | None = None) -> str:
    """The outcome of one part of a duty, as its word in the file: `not_met`."""
    return finding(duty, part, facts, as_at=as_at, subject=subject).outcome.value


def outcome_of_the_whole(duty: str, facts: AuthorityFacts, *, as_at: str) -> str:
    """The outcome where a duty is answered as a whole: not applicable, or nothing recorded."""
    found = findings(duty, facts, as_at=as_at)
    assert [each.part for each in found] == [None], found
    return found[0].outcome.value


def silent(duty: str, part: str, facts: AuthorityFacts, *, as_at: str) -> bool:
    """Whether a part of a duty says nothing at all."""
    return all(each.part is None or each.part.key != part for each in findings(duty, facts, as_at=as_at))
