"""The integration start day: when functions passed, and the day on which they had to (Act ss.9(3), 15(2)).

Functions pass on the day that the first strategic plan names (s.29(4), only if earlier than the prescribed day), or
else on the prescribed day, 1 April 2016 (SSI 2014/284 reg 3). For a new scheme under s.47 the prescribed day is long
past, so only the day that the first plan names is left.
"""

from __future__ import annotations

from datetime import date

from comhla.law.answers import Answer, cannot_tell, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.facts import AuthorityFacts, BoardEstablishment, SchemeKind
from comhla.law.timing import done_in_time

PRESCRIBED_DAY = date(2016, 4, 1)
USES_OF_START = (
    "establishment.functions_delegated_on",
    "establishment.day_named_in_first_plan",
    "plans.delegation_day_named",
    "schemes",
    "authority",
)


def functions_passed_on_the_day(asked: Asked, establishment: BoardEstablishment) -> Answer:
    """Whether functions passed on the day that the first plan names or, failing that, on the prescribed day."""
    named = _day_named(asked.facts, establishment)
    expected = named if _made_anew(asked) else min(named or PRESCRIBED_DAY, PRESCRIBED_DAY)
    delegated = establishment.functions_delegated_on
    if asked.happened(delegated):
        return _passed(delegated, named, expected)
    if expected is None:
        return not_yet_due(
            "Functions pass on the day that the first strategic plan names, and no such day is recorded.",
            due=None,
            then="Name the day in the first strategic plan, and record it.",
        )
    return done_in_time(
        asked,
        what="Delegation of functions",
        done=delegated,
        due=expected,
        missing="establishment.functions_delegated_on",
        then="See that functions pass on {last}, and record the day.",
    )


def _passed(delegated: date, named: date | None, expected: date | None) -> Answer:
    if delegated == expected:
        return met("Functions passed on {delegated}, the day on which they had to.", due=expected, delegated=delegated)
    if named is None and (expected is None or delegated < expected):
        return cannot_tell(
            "Functions passed on {delegated}; that is right only if the first strategic plan named that day, which is"
            " not recorded.",
            missing=("establishment.day_named_in_first_plan", "plans.delegation_day_named"),
            delegated=delegated,
        )
    return not_met(
        "Functions passed on {delegated}, and the day for it was {expected}.",
        then="It is already done; nothing is left to do but to say so openly.",
        due=expected,
        delegated=delegated,
        expected=expected,
    )


def _day_named(facts: AuthorityFacts, establishment: BoardEstablishment) -> date | None:
    named = (plan.delegation_day_named for plan in facts.plans or () if plan.delegation_day_named is not None)
    return establishment.day_named_in_first_plan or min(named, default=None)


def _made_anew(asked: Asked) -> bool:
    model = asked.setting().model
    return any(scheme.kind is SchemeKind.NEW and scheme.model is model for scheme in asked.facts.schemes or ())
