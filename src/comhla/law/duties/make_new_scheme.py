"""Make a new scheme, and not a revised one, to change the model or the councils (act-2014/s47-s48).

Public Bodies (Joint Working) (Scotland) Act 2014 sections 47 and 48,
https://www.legislation.gov.uk/asp/2014/9/section/47 and /section/48. Paraphrase: the words of the Act are at those
addresses. The Act applies to a new scheme afresh: consultation is in act-2014/s6, approval in act-2014/s7. Winding up
a board (s.48) is a power of the Scottish Ministers, and powers give no finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from comhla.dates import moved_by_days
from comhla.law.answers import Answer, cannot_tell, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Plan, PlanOrigin, Scheme, SchemeKind
from comhla.law.readings.scheme_roll import at_start, each_scheme, label_of
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s47-s48",
    title="Make a new scheme to change the model or the councils",
    family="A",
    bearer="the health board and the council or councils",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("47"),
            words="A revised scheme cannot change the model or the councils: that needs a new scheme, to which the"
            " whole Act applies afresh, a first plan before its functions pass included.",
        ),
    ),
)


@DUTY.each("schemes")
def later_scheme(facts: AuthorityFacts, until: date) -> Iterator[Subject[Scheme]]:
    for subject in each_scheme(facts, until):
        if subject.of.kind is not SchemeKind.FIRST:
            yield subject


@later_scheme.part(
    "s.47(2), (3)",
    MACHINE,
    uses=(
        "schemes.kind",
        "schemes.replaces",
        "schemes.model",
        "schemes.councils",
        "schemes.approved_on",
        "schemes.takes_effect_on",
        "schemes.submissions.submitted_on",
    ),
)
def change_model_or_councils_by_new_scheme(asked: Asked, scheme: Scheme) -> Answer:
    """Change the model of integration, or the councils of the scheme, only by a new scheme."""
    words: dict[str, Any] = {"scheme": at_start(label_of(scheme))}
    if scheme.kind is SchemeKind.NEW:
        return met("{scheme} is a new scheme, which may change the model and the councils.", **words)
    before = asked.facts.scheme_called(scheme.replaces)
    if before is None:
        return cannot_tell(
            "Which scheme was replaced by {scheme} is not recorded, so whether it changes the model or the councils"
            " cannot be told.",
            missing=("schemes.replaces",),
            scheme=label_of(scheme),
        )
    changed = _changed(before, scheme)
    if not changed:
        return met("{scheme} keeps the model and the councils of the scheme before it.", **words)
    return not_met(
        "{scheme} is a revised scheme and changes {changed}, which only a new scheme can.",
        then="Make a new scheme, with consultation, approval and a first plan of its own.",
        changed=changed,
        **words,
    )


def _changed(before: Scheme, after: Scheme) -> tuple[str, ...]:
    changed = []
    if before.model is not after.model:
        changed.append("the model")
    if set(before.councils) != set(after.councils):
        changed.append("the councils")
    return tuple(changed)


@later_scheme.part(
    "s.47(4), with s.29(5)",
    MACHINE,
    uses=(
        "schemes.kind",
        "schemes.functions.first_day",
        "schemes.approved_on",
        "schemes.submissions.submitted_on",
        "schemes.takes_effect_on",
        "plans.origin",
        "plans.finalised_on",
    ),
)
def make_first_plan_under_new_scheme(asked: Asked, scheme: Scheme) -> Answer | None:
    """Make a first plan under the new scheme before its functions pass; the plan of the old body does not serve."""
    if scheme.kind is not SchemeKind.NEW:
        return None
    begins = min((each.first_day for each in scheme.functions or () if each.first_day is not None), default=None)
    words: dict[str, Any] = {"scheme": label_of(scheme)}
    if begins is None:
        return cannot_tell(
            "The day on which functions pass under {scheme} is not recorded.",
            missing=("schemes.functions.first_day",),
            **words,
        )
    if asked.facts.plans is None:
        return cannot_tell("Which plans there are is not recorded.", missing=("plans",), **words)
    words |= {"begins": begins}
    in_time = [each for each in asked.facts.plans if _is_made_for(asked, each, scheme, begins)]
    if in_time:
        return met("For {scheme} a first plan was made before functions pass on {begins}.", **words)
    if not asked.reached(begins):
        return not_yet_due(
            "Functions pass under {scheme} on {begins}, and a first plan is to be made before that day.",
            due=moved_by_days(begins, days=-1),
            then="Set up the planning group, prepare the first plan with every stage, and record the day it is final.",
            **words,
        )
    if any(None in (each.origin, each.finalised_on) for each in asked.facts.plans):
        return cannot_tell(
            "Functions passed under {scheme} on {begins}; whether a first plan was final before is not recorded.",
            missing=("plans.origin", "plans.finalised_on"),
            **words,
        )
    return not_met(
        "Functions passed under {scheme} on {begins} without a first plan of its own made before that day.",
        then="Prepare a first plan under the new scheme, with every stage.",
        **words,
    )


def _is_made_for(asked: Asked, plan: Plan, scheme: Scheme, begins: date) -> bool:
    if plan.origin is not PlanOrigin.FIRST or not asked.happened(plan.finalised_on) or plan.finalised_on >= begins:
        return False
    return not isinstance(scheme.approved_on, date) or plan.finalised_on >= scheme.approved_on
