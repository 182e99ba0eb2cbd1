"""Have a strategic plan with everything that it must contain (act-2014/s29).

Public Bodies (Joint Working) (Scotland) Act 2014 section 29,
https://www.legislation.gov.uk/asp/2014/9/section/29. Paraphrase: the words of the Act are at that address.

The Act sets no length for a plan. That some plan runs on every day is a reading of sections 29, 37 and 38 together
and not in the words, so a gap between two plans is shown and put to a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from comhla.law.answers import (
    Answer,
    cannot_tell,
    for_a_person,
    met,
    not_applicable,
    not_evidenced,
    not_met,
    not_yet_due,
)
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, EVIDENCE, MACHINE, PERSON, Duty, Subject, Version, the_authority
from comhla.law.events import NOT_DONE, Event, the_day
from comhla.law.facts import AuthorityFacts, DelegatedFunction, Plan
from comhla.law.readings.integration_start import PRESCRIBED_DAY
from comhla.law.readings.plan_making import (
    DAYS_OF_PREPARATION,
    DAYS_OF_RUNNING,
    final_day,
    first_plan,
    last_day_of_running,
    locality_name,
    plans_final,
)
from comhla.law.sources import act
from comhla.law.timing import days, done_in_time
from comhla.reference import national_outcomes

DUTY = Duty(
    id="act-2014/s29",
    title="Have a strategic plan with its prescribed contents",
    family="F",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("29"),
            words="The authority has a strategic plan, the first one before functions pass to it. The plan sets out"
            " how the functions will be carried out and how that serves the national outcomes, divides the area into"
            " two or more localities, and sets out the arrangements for each of them separately.",
        ),
    ),
)


def _start_day(facts: AuthorityFacts) -> Event:
    return None if facts.establishment is None else facts.establishment.functions_delegated_on


authority = DUTY.each("plans")(the_authority)


@authority.part("s.29(1)", MACHINE, uses=("establishment.functions_delegated_on", *DAYS_OF_PREPARATION))
def have_a_plan(asked: Asked, _: None) -> Answer | None:
    """Have a strategic plan for the area once functions have passed."""
    start = _start_day(asked.facts)
    if start is not None and not asked.happened(start):
        return None
    final = _final_plans(asked)
    if final:
        latest = max(final, key=lambda plan: (the_day(final_day(plan)), plan.id))
        return met("The latest plan to be finalised is {title}.", title=latest.title)
    if start is None or any(final_day(plan) is None for plan in asked.facts.plans or ()):
        return cannot_tell(
            "Whether functions have passed, or whether a plan is final, is not recorded.",
            missing=("establishment.functions_delegated_on", "plans.finalised_on"),
        )
    return not_met(
        "Functions passed on {start} and no strategic plan is final.",
        then="Prepare a strategic plan, step by step as section 33 says, and finalise it.",
        start=start,
    )


def _final_plans(asked: Asked) -> list[Plan]:
    return [plan for plan in asked.facts.plans or () if asked.happened(final_day(plan))]


@authority.part(
    "s.29(1), with ss.37 and 38",
    PERSON,
    uses=("establishment.functions_delegated_on", *DAYS_OF_PREPARATION, *DAYS_OF_RUNNING),
)
def keep_a_plan_running(asked: Asked, _: None) -> Answer | None:
    """Let some plan run on every day. This is how the sections are read together; it is not in their words."""
    start, final = _start_day(asked.facts), _final_plans(asked)
    if not final or (start is not None and not asked.happened(start)):
        return None
    running = [
        plan
        for plan in final
        if plan.period_first_day is not None and asked.within(plan.period_first_day, plan.period_last_day)
    ]
    if running:
        return met("On this day {titles} runs.", titles=tuple(plan.title for plan in running))
    if any(plan.period_first_day is None for plan in final):
        return cannot_tell(
            "The first day of the period of a plan is not recorded, so which plan runs cannot be told.",
            missing=("plans.period_first_day",),
        )
    return for_a_person(
        "No final plan has a period that covers this day. Was an earlier plan still followed?",
        then="Record the last day of the earlier plan's period if it was still followed, or judge the gap.",
    )


@DUTY.each("plans", "establishment")
def beginning(facts: AuthorityFacts, until: date) -> Iterator[Subject[Plan | None]]:
    yield Subject("first-plan", "the first strategic plan", BEGINNING, None, first_plan(facts))


@beginning.part("s.29(5)", MACHINE, uses=("establishment.functions_delegated_on", "plans.origin", *DAYS_OF_PREPARATION))
def finalise_first_plan_before_start(asked: Asked, plan: Plan | None) -> Answer:
    """Have the first plan prepared before the day on which functions pass."""
    start = _start_day(asked.facts)
    if start is None:
        return cannot_tell(
            "The day on which functions passed is not recorded; the first plan has to be final before it.",
            missing=("establishment.functions_delegated_on",),
        )
    if not isinstance(start, date):
        return not_yet_due(
            "Functions have not passed, and no day for that is recorded; the first plan has to be final before it.",
            due=None,
            then="Prepare the first plan, and record the day on which functions are to pass.",
        )
    if plan is None and asked.facts.plans:
        return cannot_tell(
            "No plan is recorded as the first one, so when it was finalised cannot be told.", missing=("plans.origin",)
        )
    return done_in_time(
        asked,
        what="Finalising the first plan before functions pass on {start}",
        done=NOT_DONE if plan is None else final_day(plan),
        due=start - timedelta(days=1),
        missing="plans.finalised_on",
        then="Finalise the first plan by {last}.",
        start=start,
    )


@beginning.part(
    "s.29(4)",
    MACHINE,
    uses=(
        "establishment.functions_delegated_on",
        "plans.origin",
        "plans.delegation_day_named",
        *DAYS_OF_PREPARATION,
    ),
)
def name_day_for_functions_to_pass(asked: Asked, plan: Plan | None) -> Answer | None:
    """Name in the first plan the day on which functions pass, where that is earlier than 1 April 2016."""
    start = _start_day(asked.facts)
    if plan is None or not isinstance(start, date) or not asked.happened(final_day(plan)):
        return None
    if start >= PRESCRIBED_DAY:
        return not_applicable(
            "Functions passed on {start}, not before {prescribed}, so the first plan did not have to name the day.",
            start=start,
            prescribed=PRESCRIBED_DAY,
        )
    if plan.delegation_day_named is None:
        return cannot_tell(
            "Functions passed on {start}, before {prescribed}; whether the first plan named that day is not recorded.",
            missing=("plans.delegation_day_named",),
            start=start,
            prescribed=PRESCRIBED_DAY,
        )
    if plan.delegation_day_named == start:
        return met("The first plan named {start} as the day for functions to pass.", start=start)
    return not_met(
        "Functions passed on {start}, and the first plan named {named}.",
        then="It cannot be changed now; say openly how the two days came to differ.",
        start=start,
        named=plan.delegation_day_named,
    )


plan = DUTY.each("plans")(plans_final)


@plan.part("s.29(2)(a)", EVIDENCE, uses=("plans.functions_covered", "schemes.functions", "evidence", *DAYS_OF_RUNNING))
def cover_every_function(asked: Asked, plan: Plan) -> Answer:
    """Set out the arrangements for carrying out every delegated function over the period of the plan."""
    if plan.functions_covered is None:
        return asked.evidence(
            of="arrangements for every delegated function in {title}",
            then="Record the functions that the plan covers.",
            title=plan.title,
        )
    if asked.facts.functions is None:
        return cannot_tell(
            "Which functions are delegated is not recorded, so whether {title} covers them cannot be told.",
            missing=("schemes.functions",),
            title=plan.title,
        )
    until = last_day_of_running(asked.facts, plan)
    left_out = tuple(
        function.name
        for function in asked.facts.functions
        if function.id not in plan.functions_covered and _delegated_during(asked, function, plan, until)
    )
    if left_out:
        return not_evidenced(
            "Nothing recorded shows arrangements in {title} for {functions}.",
            then="Record where the plan covers them, or prepare a plan that does.",
            title=plan.title,
            functions=left_out,
        )
    return met("{title} covers every function delegated in its period.", title=plan.title)


def _delegated_during(asked: Asked, function: DelegatedFunction, plan: Plan, until: date | None) -> bool:
    begun = function.first_day is None or (
        asked.reached(function.first_day) and (until is None or function.first_day <= until)
    )
    ended_before = (
        function.last_day is not None
        and plan.period_first_day is not None
        and function.last_day < plan.period_first_day
    )
    return begun and not ended_before


@plan.part("s.29(2)(b)", EVIDENCE, uses=("plans.outcomes_covered", "evidence"))
def show_how_outcomes_are_served(asked: Asked, plan: Plan) -> Answer:
    """Set out how the arrangements are meant to achieve, or contribute to, each of the national outcomes."""
    if plan.outcomes_covered is None:
        return asked.evidence(
            of="how {title} serves the national outcomes",
            then="Record the national outcomes that the plan is mapped to.",
            title=plan.title,
        )
    left_out = tuple(row.key for row in national_outcomes() if row.key not in plan.outcomes_covered)
    if left_out:
        return not_evidenced(
            "Nothing recorded shows how {title} serves {outcomes}.",
            then="Record where the plan deals with them.",
            title=plan.title,
            outcomes=left_out,
        )
    return met("{title} is mapped to all nine national outcomes.", title=plan.title)


@plan.part("s.29(3)(a)", MACHINE, uses=("plans.localities", "localities"))
def divide_area_into_localities(asked: Asked, plan: Plan) -> Answer:
    """Divide the area into two or more localities."""
    if plan.localities is None:
        return cannot_tell(
            "The localities that {title} sets out are not recorded.", missing=("plans.localities",), title=plan.title
        )
    named = tuple(dict.fromkeys(locality_name(asked.facts, each.locality) for each in plan.localities))
    if len(named) >= 2:
        return met("{title} divides the area into {localities}.", title=plan.title, localities=named)
    return not_met(
        "{title} sets out fewer than two localities: {localities}.",
        then="Divide the area into two or more localities in a replacement of the plan.",
        title=plan.title,
        localities=named,
    )


@plan.part("s.29(3)(a)", PERSON, uses=("plans.localities", "localities"))
def cover_whole_area(asked: Asked, plan: Plan) -> Answer | None:
    """Divide the whole area, with no part left out and none in two localities: the natural reading of the words."""
    if not plan.localities:
        return None
    return for_a_person(
        "{title} sets out the localities {localities}. Do they cover the whole area, without gap and without overlap?",
        title=plan.title,
        localities=tuple(locality_name(asked.facts, each.locality) for each in plan.localities),
    )


@plan.part("s.29(3)(b)", MACHINE, uses=("plans.localities", "localities", *DAYS_OF_RUNNING))
def set_out_each_locality_separately(asked: Asked, plan: Plan) -> Answer | None:
    """Set out the arrangements for each locality separately."""
    if not plan.localities:
        return None
    shared = _names(asked, [each.locality for each in plan.localities if each.set_out_separately is False])
    if shared:
        return not_met(
            "{title} does not set out separately the arrangements for {localities}.",
            then="Set out the arrangements for each locality by itself in a replacement of the plan.",
            title=plan.title,
            localities=shared,
        )
    unknown = _names(asked, [each.locality for each in plan.localities if each.set_out_separately is None])
    if unknown:
        return cannot_tell(
            "Whether {title} sets out separately the arrangements for {localities} is not recorded.",
            missing=("plans.localities.set_out_separately",),
            title=plan.title,
            localities=unknown,
        )
    left_out = _names(asked, _localities_left_out(asked.facts, plan))
    if left_out:
        return for_a_person(
            "{title} says nothing of {localities}, recorded as localities of the area when its period begins."
            " Does the plan divide the area otherwise?",
            title=plan.title,
            localities=left_out,
        )
    return met("{title} sets out the arrangements for each locality separately.", title=plan.title)


def _localities_left_out(facts: AuthorityFacts, plan: Plan) -> list[str]:
    begins, set_out = plan.period_first_day, {each.locality for each in plan.localities or ()}
    return [
        each.id
        for each in facts.localities or ()
        if begins is not None
        and each.id not in set_out
        and (each.first_day is None or each.first_day <= begins)
        and (each.last_day is None or begins <= each.last_day)
    ]


def _names(asked: Asked, localities: list[str]) -> tuple[str, ...]:
    return tuple(locality_name(asked.facts, each) for each in localities)


@plan.part("s.29(1), with ss.37 and 38", PERSON, uses=(*DAYS_OF_PREPARATION, *DAYS_OF_RUNNING))
def follow_on_without_gap(asked: Asked, plan: Plan) -> Answer | None:
    """Let the plan's period begin no later than the day after the earlier plan's ends: a reading, not the words."""
    if plan.period_first_day is None:
        return cannot_tell(
            "The day on which the period of {title} begins is not recorded.",
            missing=("plans.period_first_day",),
            title=plan.title,
        )
    earlier = _earlier_plan(asked, plan.period_first_day)
    if earlier is None:
        return None
    if earlier.period_last_day is None:
        return met(
            "No last day is recorded for {earlier}, so it ran until {title} began on {first}.",
            earlier=earlier.title,
            title=plan.title,
            first=plan.period_first_day,
        )
    gap = (plan.period_first_day - earlier.period_last_day).days - 1
    if gap <= 0:
        return met(
            "{earlier} ran to {last} and {title} begins on {first}, without a gap.",
            earlier=earlier.title,
            last=earlier.period_last_day,
            title=plan.title,
            first=plan.period_first_day,
        )
    return for_a_person(
        "{earlier} ran to {last} and {title} begins on {first}: for {gap} no plan ran."
        " Was the earlier plan still followed?",
        earlier=earlier.title,
        last=earlier.period_last_day,
        title=plan.title,
        first=plan.period_first_day,
        gap=days(number=gap),
    )


def _earlier_plan(asked: Asked, first_day: date) -> Plan | None:
    earlier = [
        plan for plan in _final_plans(asked) if plan.period_first_day is not None and plan.period_first_day < first_day
    ]
    return max(earlier, key=lambda plan: (plan.period_first_day or date.min, plan.id), default=None)
