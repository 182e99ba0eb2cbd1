"""Findings put together for reading: by outcome, by duty, and what differs only in its subject once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from comhla.law import Finding, Outcome
from comhla.law.duty import Duty

FIRST_THINGS_FIRST = (
    Outcome.NOT_MET,
    Outcome.NOT_YET_DUE,
    Outcome.NOT_EVIDENCED,
    Outcome.FOR_A_PERSON,
    Outcome.CANNOT_TELL,
    Outcome.MET,
    Outcome.NOT_APPLICABLE,
)
NEEDS_NOBODY = frozenset({Outcome.MET, Outcome.NOT_APPLICABLE})
ONLY_TO_SAY = (
    "It is already ",
    "They are already ",
    "Agreement is now there",
    "It cannot be done again",
    "Say so openly",
)
"""How every next step begins where a thing is over, and what is left is to say so openly."""


class Alike(NamedTuple):
    """The same part of a duty answered with the same sentence, for one subject or for many."""

    findings: Sequence[Finding]

    @property
    def first(self) -> Finding:
        """The one that speaks for all."""
        return self.findings[0]

    @property
    def others(self) -> Sequence[Finding]:
        """The rest, which differ in subject and days only."""
        return self.findings[1:]


class OfDuty(NamedTuple):
    """What there is to say of one duty."""

    duty: Duty
    alike: Sequence[Alike]

    @property
    def amount(self) -> int:
        """How many findings that is."""
        return sum(len(each.findings) for each in self.alike)


def is_over(finding: Finding) -> bool:
    """Whether a requirement was not met and nothing can be done about it any more but to say so: done, but late."""
    return finding.outcome is Outcome.NOT_MET and (finding.answer.then or "").startswith(ONLY_TO_SAY)


def with_outcome(findings: Iterable[Finding], outcome: Outcome) -> list[Finding]:
    """The findings with one outcome; what is not yet due in order of its last day."""
    chosen = [finding for finding in findings if finding.outcome is outcome]
    if outcome is Outcome.NOT_YET_DUE:
        chosen.sort(key=lambda finding: finding.due or date.max)
    return chosen


def by_duty(findings: Iterable[Finding], *, one_by_one: bool = False) -> list[OfDuty]:
    """Findings by duty and likeness, in the order given. Breaches are never put together: each has its own reason.

    With `one_by_one` nothing is put together.
    """
    found: dict[Duty, dict[object, list[Finding]]] = {}
    for number, finding in enumerate(findings):
        alone = one_by_one or finding.outcome is Outcome.NOT_MET
        likeness = number if alone else (finding.key[1], finding.answer.template, finding.answer.then)
        found.setdefault(finding.duty, {}).setdefault(likeness, []).append(finding)
    return [OfDuty(duty, [Alike(each) for each in likenesses.values()]) for duty, likenesses in found.items()]


def what_is_missing(findings: Iterable[Finding]) -> dict[Duty, list[str]]:
    """The places not recorded, duty by duty: facts that are missing are many, and are looked for together."""
    missing: dict[Duty, list[str]] = {}
    for finding in findings:
        places = missing.setdefault(finding.duty, [])
        places += [place for place in finding.answer.missing if place not in places]
    return missing
