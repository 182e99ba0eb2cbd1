"""What falls due between two days: every last day in time that is still to come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from comhla.law.answers import Outcome
from comhla.law.duty import Duty
from comhla.law.facts import AuthorityFacts
from comhla.law.findings import Finding
from comhla.law.history import history


class Coming(NamedTuple):
    """One thing that falls due, with the finding that says so."""

    due: date
    finding: Finding

    @property
    def name(self) -> str:
        """A name that stays the same for the same thing due on the same day."""
        duty, part, subject = self.finding.key
        return f"{duty}/{part}/{subject}/{self.due.isoformat()}"


def coming(
    facts: AuthorityFacts, *, first_day: date, last_day: date, among: Iterable[Duty] | None = None
) -> list[Coming]:
    """Everything not yet done that falls due from `first_day` to `last_day`, both inclusive, the earliest first.

    As the record stands: what is to come is worked out from what is recorded, and a thing already done is left out.
    """
    found: dict[str, Coming] = {}
    # A record is kept up to some day, and everything to come lies after it. What is still to be done does not depend
    # on that day, so the question is asked without it.
    facts = facts.replace(authority=facts.authority.replace(recorded_to=None))
    for span in history(facts, first_day=first_day, last_day=last_day, among=among):
        finding = span.finding
        if finding is None or finding.outcome is not Outcome.NOT_YET_DUE or finding.due is None:
            continue
        if first_day <= finding.due <= last_day:
            each = Coming(finding.due, finding)
            found.setdefault(each.name, each)
    return sorted(found.values(), key=lambda each: (each.due, each.name))
