"""What spec tests of duties share: small authorities to begin from, and asking one part of one duty."""

from __future__ import annotations

from datetime import date
from typing import Any

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
    """Every finding on a duty as at a day."""
    asked = Asked(facts, day(as_at))
    asked_for = (ask(unit, asked) for unit in units(duty_called(duty), facts, until=day(as_at)))
    return [finding for finding in asked_for if finding is not None]


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
