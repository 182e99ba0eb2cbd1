"""Whether an area has inhabited islands, and what is asked of an area that has: Islands (Scotland) Act 2018 Part 3."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla import reference
from comhla.law.answers import Answer, cannot_tell, not_applicable
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, Subject
from comhla.law.facts import AuthorityFacts
from comhla.law.readings.matters import Matter, matters

ISLAND_USES = ("authority.inhabited_islands", "authority.code")
"""What `has_islands` reads."""

START = date(2020, 12, 23)
"""The day on which sections 7, 8 and 12 began, as generally known: the text was not seen to say so."""

START_NOTE = "The first day, 23 December 2020, is general knowledge: the order that brought it into force was not seen."


def has_islands(facts: AuthorityFacts) -> bool | None:
    """Whether people live on islands in the area, from the file or else the register; None if neither says."""
    recorded = facts.authority.inhabited_islands
    if recorded is not None or facts.authority.code is None:
        return recorded
    return reference.authority(facts.authority.code).has_islands


def island_matters(facts: AuthorityFacts, until: date) -> Iterator[Subject[Matter]]:
    """Decisions about a policy or of a strategic nature, and plans made final, in an area with islands."""
    if not has_islands(facts):
        return
    for subject in matters(facts, until):
        decision = subject.of.decision
        if decision is None or decision.policy_or_practice or decision.strategic or decision.differs_for_islands:
            yield subject


def not_asked_about(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    """The authority as a whole, where there are no islands, or not enough is recorded to ask about each matter."""
    if not has_islands(facts) or facts.decisions is None or facts.plans is None:
        yield Subject("every-matter", facts.authority.name, BEGINNING, None, None)


def why_not_asked(asked: Asked) -> Answer:
    """The answer where there are no islands, or where nothing says whether there are or what was decided."""
    if has_islands(asked.facts):
        silent = tuple(name for name in ("decisions", "plans") if getattr(asked.facts, name) is None)
        return cannot_tell(
            "Nothing is recorded under {collections}, so what bears on the islands of the area cannot be told.",
            missing=silent,
            collections=silent,
        )
    return no_island_community(asked)


def no_island_community(asked: Asked) -> Answer:
    """The answer where there are no islands, or nothing says whether there are."""
    if has_islands(asked.facts) is None:
        return cannot_tell(
            "Whether people live on islands in the area is not recorded, and this is asked about only where they do.",
            missing=("authority.inhabited_islands",),
        )
    return not_applicable("No island community lives in the area, so there is nobody for whom this could be done.")
