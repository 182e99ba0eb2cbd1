"""Replace the strategic plan when all constituent authorities direct it (act-2014/s38).

Public Bodies (Joint Working) (Scotland) Act 2014 section 38,
https://www.legislation.gov.uk/asp/2014/9/section/38. Paraphrase: the words of the Act are at that address.

Only the bodies behind a joint board can give such a direction, and only all of them together. The plan that follows
does not restart the three-year clock of section 37.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.events import NOT_DONE
from comhla.law.facts import AuthorityFacts, Plan, PlanDirection, Stage
from comhla.law.readings.plan_making import DAYS_OF_PREPARATION, final_day
from comhla.law.sources import act
from comhla.law.timing import done_in_time

DUTY = Duty(
    id="act-2014/s38",
    title="Replace the strategic plan on direction",
    family="F",
    bearer="the integration joint board and the authorities behind it",
    models=BOARD_ONLY,
    elsewhere="Where a lead agency has the functions, nobody can direct it to replace its plan.",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("38"),
            words="The authorities behind a board may together direct it, in writing and with a summary of reasons, to"
            " replace its plan, naming a day for preparing it and a day for its period to begin. The board complies,"
            " with every step of preparing a plan.",
        ),
    ),
)


@DUTY.each("plan_directions")
def direction(facts: AuthorityFacts, until: date) -> Iterator[Subject[PlanDirection]]:
    for each in facts.plan_directions or ():
        label = f"the direction of {each.given_on.isoformat()} to replace the plan"
        yield Subject(each.id, label, each.given_on, each.given_on, each)


def _not_joined(asked: Asked, direction: PlanDirection) -> tuple[str, ...]:
    parties = asked.facts.setting_on(direction.given_on).parties
    return tuple(each for each in parties if each not in direction.given_by)


@direction.part("s.38(2)", MACHINE, uses=("plan_directions.given_by", "schemes", "authority"))
def direct_jointly(asked: Asked, direction: PlanDirection) -> Answer:
    """Direct a replacement only as all the constituent authorities together."""
    absent = _not_joined(asked, direction)
    if not absent:
        return met("All the constituent authorities gave the direction together.")
    return not_met(
        "The direction was given by {given_by}, without {absent}.",
        then="Let all the constituent authorities give it together, or withdraw it.",
        given_by=direction.given_by,
        absent=absent,
    )


@direction.part("s.38(3)", MACHINE, uses=("plan_directions.in_writing",))
def direct_in_writing(asked: Asked, direction: PlanDirection) -> Answer:
    """Give the direction in writing."""
    return _recorded(fact=direction.in_writing, what="is in writing", field="in_writing")


@direction.part("s.38(3)", MACHINE, uses=("plan_directions.reasons_summarised",))
def summarise_reasons(asked: Asked, direction: PlanDirection) -> Answer:
    """Include a summary of the reasons for it."""
    return _recorded(fact=direction.reasons_summarised, what="has a summary of reasons", field="reasons_summarised")


@direction.part(
    "s.38(4)",
    MACHINE,
    uses=("plan_directions.prepare_by", "plan_directions.period_begins_on", "plan_directions.names_both_days"),
)
def name_both_days(asked: Asked, direction: PlanDirection) -> Answer:
    """Name the day by which the plan is to be prepared and the day on which its period is to begin."""
    both = direction.prepare_by is not None and direction.period_begins_on is not None
    named = True if both else direction.names_both_days
    return _recorded(
        fact=named, what="names both the day for preparing and the day for beginning", field="names_both_days"
    )


@direction.part("s.38(5)", MACHINE, uses=("plan_directions.substituted_jointly",))
def substitute_days_jointly(asked: Asked, direction: PlanDirection) -> Answer | None:
    """Put another day in place of either only by a direction that is again given jointly."""
    if direction.substituted_jointly is None:
        return None
    return _recorded(
        fact=direction.substituted_jointly, what="had its days replaced by all together", field="substituted_jointly"
    )


def _recorded(*, fact: bool | None, what: str, field: str) -> Answer:
    if fact is None:
        return cannot_tell(
            "Whether the direction {what} is not recorded.", missing=(f"plan_directions.{field}",), what=what
        )
    if fact:
        return met("It is recorded that the direction {what}.", what=what)
    return not_met(
        "It is not so that the direction {what}.",
        then="Let the constituent authorities give the direction again in the form that is asked for.",
        what=what,
    )


def _plan(asked: Asked, direction: PlanDirection) -> Plan | None:
    return next((plan for plan in asked.facts.plans or () if plan.directed_by == direction.id), None)


@direction.part(
    "s.38(6)",
    MACHINE,
    uses=(
        "plan_directions.given_by",
        "plan_directions.prepare_by",
        "plans.directed_by",
        "schemes",
        "authority",
        *DAYS_OF_PREPARATION,
    ),
)
def prepare_by_named_day(asked: Asked, direction: PlanDirection) -> Answer:
    """Have the new plan prepared on or before the day that the direction names."""
    if _not_joined(asked, direction):
        return for_a_person("Not all the constituent authorities gave the direction. Does it bind the board?")
    if asked.facts.plans is None or direction.prepare_by is None:
        return cannot_tell(
            "The day for preparing the plan, or the plan that follows the direction, is not recorded.",
            missing=("plan_directions.prepare_by", "plans.directed_by"),
        )
    plan = _plan(asked, direction)
    return done_in_time(
        asked,
        what="Preparing the plan that was directed",
        done=NOT_DONE if plan is None else final_day(plan),
        due=direction.prepare_by,
        missing="plans.finalised_on",
        then="Prepare the plan, with every step of section 33, by {last}; record under the plan which direction it"
        " follows.",
    )


@direction.part(
    "s.38(4), (6)",
    MACHINE,
    uses=("plan_directions.period_begins_on", "plans.directed_by", "plans.period_first_day", *DAYS_OF_PREPARATION),
)
def begin_on_named_day(asked: Asked, direction: PlanDirection) -> Answer | None:
    """Let the period of the new plan begin on the day that the direction names."""
    plan = _plan(asked, direction)
    if plan is None or not asked.happened(final_day(plan)):
        return None
    if plan.period_first_day is None or direction.period_begins_on is None:
        return cannot_tell(
            "The day on which the period of {title} begins, or the day that the direction names, is not recorded.",
            missing=("plans.period_first_day", "plan_directions.period_begins_on"),
            title=plan.title,
        )
    if plan.period_first_day == direction.period_begins_on:
        return met("The period of {title} begins on {day}, as directed.", title=plan.title, day=plan.period_first_day)
    return not_met(
        "The period of {title} begins on {day}; the direction names {named}.",
        then="Ask the constituent authorities to name another day together, or put the day right.",
        title=plan.title,
        day=plan.period_first_day,
        named=direction.period_begins_on,
    )


@direction.part("s.38(7)", MACHINE, uses=("plans.directed_by", *DAYS_OF_PREPARATION))
def take_every_step(asked: Asked, direction: PlanDirection) -> Answer | None:
    """Prepare the new plan with every step that any plan needs; that it was directed leaves out none."""
    plan = _plan(asked, direction)
    if plan is None:
        return None
    if plan.stages is None:
        return cannot_tell(
            "The steps of preparing {title} are not recorded.", missing=("plans.stages",), title=plan.title
        )
    taken = {each.stage for each in plan.stages if asked.reached(each.on)} | {Stage.FINALISED}
    left = tuple(stage.value.replace("_", " ") for stage in Stage if stage not in taken)
    if not left:
        return met("{title} was prepared with every step.", title=plan.title)
    if not asked.happened(final_day(plan)):
        return not_yet_due(
            "{title} still needs these steps: {left}.",
            due=direction.prepare_by,
            then="Take the steps in their order.",
            title=plan.title,
            left=left,
        )
    return not_met(
        "{title} was finalised without these steps: {left}.",
        then="Say so openly, and take every step at the next replacement.",
        title=plan.title,
        left=left,
    )
