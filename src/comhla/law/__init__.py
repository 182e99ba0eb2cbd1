"""The statute book: duties as dated, cited, explainable checks of an authority's recorded facts.

`check(facts, as_at=day)` gives findings; `history` gives how they changed. Nothing here reads a file, a clock or a
setting: the day is always passed.
"""

from comhla.law.answers import Outcome
from comhla.law.engine import LAW_SEEN_TO, check
from comhla.law.errors import ConflictingVersions, LawError, UnknownDuty
from comhla.law.facts import AuthorityFacts
from comhla.law.findings import Finding
from comhla.law.history import history
from comhla.law.registry import duties, duty_called

__all__ = [
    "LAW_SEEN_TO",
    "AuthorityFacts",
    "ConflictingVersions",
    "Finding",
    "LawError",
    "Outcome",
    "UnknownDuty",
    "check",
    "duties",
    "duty_called",
    "history",
]
