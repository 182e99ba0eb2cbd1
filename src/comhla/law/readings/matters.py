"""What has to be considered before it is decided: the authority's decisions, and its strategic plans.

Several duties from other Acts are owed before each decision: due regard to equality, the Fairer Scotland duty, the
consumer duty, children's rights. A strategic plan is decided on when it is made final, whether or not a decision is
recorded for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import moved_by_days
from comhla.law.answers import Answer, Outcome, cannot_tell, met, not_evidenced, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import Subject
from comhla.law.events import the_day
from comhla.law.facts import Assessment, AssessmentKind, AuthorityFacts, Decision
from comhla.law.readings.plan_making import final_day

SHOWN_BEFOREHAND = 28
"""How many days before a planned decision it begins to show. A choice of this project, not law."""


FOUND_BY = ("decisions.title", "decisions.decided_on", "plans.title", "plans.finalised_on", "plans.stages")
"""What `matters` reads."""

CONSIDERED = (*FOUND_BY, "assessments.subject", "assessments.kind", "assessments.completed_on", "evidence")
"""What `considered_before` reads beside."""


class Matter(NamedTuple):
    """A decision, or a strategic plan that was made final, in which case `decision` is None."""

    id: str
    title: str
    decided_on: date
    decision: Decision | None


def matters(facts: AuthorityFacts, _until: date) -> Iterator[Subject[Matter]]:
    """Every recorded decision, planned ones included, and every strategic plan that was made final."""
    for decision in facts.decisions or ():
        opens = moved_by_days(decision.decided_on, days=-SHOWN_BEFOREHAND)
        matter = Matter(decision.id, decision.title, decision.decided_on, decision)
        yield Subject(decision.id, decision.title, opens, decision.decided_on, matter)
    for plan in facts.plans or ():
        final = final_day(plan)
        if isinstance(final, date):
            yield Subject(plan.id, plan.title, final, final, Matter(plan.id, plan.title, final, None))


def decisions_and_plans(_facts: AuthorityFacts, _until: date) -> Iterator[Subject[Matter]]:
    """Nothing more to ask: a kind of this name only says so where decisions or plans are not recorded at all.

    What is recorded of one of them is still asked about, as `matters`.
    """
    yield from ()


def assessments(asked: Asked, matter: Matter, kind: AssessmentKind) -> list[Assessment]:
    """The completed assessments of a kind for a matter, the earliest first."""
    return asked.known((each for each in asked.facts.assessments_of(matter.id) if each.kind is kind), "completed_on")


def considered_before(asked: Asked, matter: Matter, *, kind: AssessmentKind | None, of: str, then: str) -> Answer:
    """Whether an assessment, or other evidence, shows that something was considered before a matter was decided.

    Args:
        asked: the question.
        matter: what was decided.
        kind: the kind of assessment that shows it; None where no assessment does.
        of: what the evidence shows, as the end of "Evidence of ...".
        then: what to do where there is none.

    Returns:
        met with an assessment completed or evidence dated by the day of the decision; not_yet_due before that day;
        otherwise not_evidenced, also where the assessment came later.
    """
    completed = [] if kind is None else assessments(asked, matter, kind)
    first = the_day(completed[0].completed_on) if completed else None
    if first is not None and first <= matter.decided_on:
        return met(
            f"An assessment was completed on {{completed}}, in time for {{title}} on {{decided}}: evidence of {of}.",
            completed=first,
            title=matter.title,
            decided=matter.decided_on,
        )
    answer = asked.evidence(of=f"{of} in {{title}}", then=then, by=matter.decided_on, title=matter.title)
    if answer.outcome is Outcome.MET:
        return answer
    if not asked.reached(matter.decided_on):
        return not_yet_due(
            f"{{title}} is to be decided on {{decided}}, and no evidence of {of} is recorded yet.",
            due=matter.decided_on,
            then=then,
            title=matter.title,
            decided=matter.decided_on,
        )
    if first is None:
        return answer
    return not_evidenced(
        f"The assessment of {{title}} was completed on {{completed}}, after it was decided on {{decided}}; no earlier"
        f" evidence of {of} is recorded.",
        then=then,
        completed=first,
        title=matter.title,
        decided=matter.decided_on,
    )


def strategic(matter: Matter) -> bool | None:
    """Whether a matter is of a strategic nature, which a strategic plan always is; None where that is not recorded."""
    return True if matter.decision is None else matter.decision.strategic


def perhaps_strategic(matter: Matter, duty: str) -> Answer | None:
    """What to say of a matter that is not known to be strategic: nothing, where it is known that it is not.

    Args:
        matter: what was decided.
        duty: what is owed before strategic decisions, as "the consumer duty applies".
    """
    if strategic(matter) is False:
        return None
    return cannot_tell(
        f"Whether {{title}} is of a strategic nature is not recorded, so whether {duty} cannot be told.",
        missing=("decisions.strategic",),
        title=matter.title,
    )
