"""The sections of a plan's document that are made from its facts: actions, measures, functions, steps, other plans.

Each table stands under a sentence that says what it shows, and what is missing is said in a sentence too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from comhla import reference
from comhla.dates import in_words
from comhla.documents.model import Block, Inline, LineBreak, Section, Table, words
from comhla.documents.plan_parts import (
    cells,
    choice_in_words,
    counted,
    day_or,
    grouped,
    listed,
    locality_names,
    period_in_words,
    sentences,
)
from comhla.law.facts import (
    AuthorityFacts,
    DelegatedFunction,
    LinkedPlan,
    OtherPlan,
    Plan,
    PlanAction,
    PlanMeasure,
    PlanStage,
    Stage,
)
from comhla.law.readings.plan_making import last_day_of_running
from comhla.reference import Row

NO_PRIORITY = "Other actions"
NO_DELEGATOR = "Functions whose delegation is not recorded"
STEPS = {
    Stage.PROPOSALS: "Writing proposals",
    Stage.GROUP_ON_PROPOSALS: "Asking the planning group about the proposals",
    Stage.FIRST_DRAFT: "Writing the first draft",
    Stage.GROUP_ON_FIRST_DRAFT: "Asking the planning group about the first draft",
    Stage.SECOND_DRAFT: "Writing the second draft",
    Stage.SENT: "Sending the second draft out for views",
    Stage.FINALISED: "Finalising the plan",
}
ASKING = frozenset({Stage.GROUP_ON_PROPOSALS, Stage.GROUP_ON_FIRST_DRAFT, Stage.SENT})
"""The steps that ask somebody for views."""


def actions_of(facts: AuthorityFacts, plan: Plan) -> tuple[PlanAction, ...]:
    """The actions of a plan, those of one priority together, in the order in which priorities first come."""
    own = [each for each in facts.plan_actions or () if each.plan == plan.id]
    places = {key: place for place, key in enumerate(dict.fromkeys(each.priority for each in own))}
    return tuple(sorted(own, key=lambda each: places[each.priority]))


def measures_of(facts: AuthorityFacts, plan: Plan) -> tuple[PlanMeasure, ...]:
    """The measures of a plan."""
    return tuple(each for each in facts.plan_measures or () if each.plan == plan.id)


def made_from_facts(facts: AuthorityFacts, plan: Plan) -> tuple[Section, ...]:
    """Every section made from facts, in the order of reading."""
    return (
        actions(facts, plan),
        outcomes(facts, plan),
        principles(facts, plan),
        measures(facts, plan),
        functions(facts, plan),
        preparation(plan),
        other_plans(facts, plan),
    )


def actions(facts: AuthorityFacts, plan: Plan) -> Section:
    """What will be done: a table for each priority, with who answers for each action and by when."""
    own = actions_of(facts, plan)
    by_priority = grouped((each.priority or NO_PRIORITY, each) for each in own)
    if not own:
        return _made("Actions", "actions", sentences("No actions are recorded for this plan yet."))
    opening = (
        f"This plan has {counted(len(own), 'action', 'actions')}. The tables below show them by priority: who answers"
        " for each, when it is done, where, and which of the nine national outcomes it serves. The outcomes are named"
        " in the next part."
    )
    tables = tuple(
        _made(
            priority,
            f"actions-{number}",
            (
                *sentences(f"This table shows {counted(len(rows), 'action', 'actions')} under: {priority}."),
                _actions_table(facts, f"Actions under: {priority}", rows),
            ),
        )
        for number, (priority, rows) in enumerate(by_priority.items(), start=1)
    )
    return _made("Actions", "actions", sentences(opening), tables)


def _actions_table(facts: AuthorityFacts, caption: str, rows: Sequence[PlanAction]) -> Table:
    return Table(
        caption=caption,
        header=cells("Action", "Who answers for it", "When", "Where", "National outcomes"),
        rows=tuple(
            cells(
                each.title,
                each.owner or "",
                period_in_words(each.first_day, each.last_day),
                _where(facts, each.localities),
                ", ".join(each.outcomes or ()) or "None named",
            )
            for each in rows
        ),
        first_cell_heads_row=True,
    )


def _where(facts: AuthorityFacts, localities: Sequence[str] | None) -> str:
    names = locality_names(facts)
    return listed([names.get(each, each) for each in localities]) if localities else "Whole area"


def outcomes(facts: AuthorityFacts, plan: Plan) -> Section:
    """Which action serves which national outcome, and which outcome none serves."""
    rows, served = reference.national_outcomes(), _by_key(actions_of(facts, plan), "outcomes")
    told = _by_key(measures_of(facts, plan), "outcomes")
    gaps = _gaps(rows, served, one="outcome", many="nine national outcomes")
    if not served and not told:
        return _made("National outcomes", "outcomes", sentences(gaps))
    table = Table(
        caption="National outcomes, and the actions and measures for each",
        header=cells("National outcome", "Actions that serve it", "Measures that tell of it"),
        rows=tuple((words(_named(row)), _titles(served.get(row.key)), _titles(told.get(row.key))) for row in rows),
        first_cell_heads_row=True,
    )
    opening = (
        "The law names nine national health and wellbeing outcomes. This table shows them, in our words, with the"
        " actions and measures of this plan for each."
    )
    return _made("National outcomes", "outcomes", (*sentences(opening, gaps), table))


def principles(facts: AuthorityFacts, plan: Plan) -> Section:
    """Which action serves which principle, and which principle none serves."""
    rows, served = reference.principles(), _by_key(actions_of(facts, plan), "principles")
    gaps = _gaps(rows, served, one="principle", many="thirteen principles")
    if not served:
        return _made("Principles", "principles", sentences(gaps))
    table = Table(
        caption="Principles, and the actions for each",
        header=cells("Principle", "Actions that serve it"),
        rows=tuple((words(_named(row)), _titles(served.get(row.key))) for row in rows),
        first_cell_heads_row=True,
    )
    opening = (
        "The law says how services are to be planned and delivered: with one main aim, P0, and twelve principles that"
        " serve it. This table shows them, in our words, with the actions for each."
    )
    return _made("Principles", "principles", (*sentences(opening, gaps), table))


def unserved(rows: Iterable[Row], served: Iterable[str]) -> tuple[Row, ...]:
    """The rows that nothing serves."""
    keys = set(served)
    return tuple(row for row in rows if row.key not in keys)


def _gaps(rows: Sequence[Row], served: Iterable[str], *, one: str, many: str) -> str:
    left = unserved(rows, served)
    if not left:
        return f"At least one action serves each of the {many}."
    if len(left) == len(rows):
        return f"No action is recorded as serving any of the {many}."
    names = listed([_named(row) for row in left])
    return f"There is a gap: no action serves {one if len(left) == 1 else f'{one}s'} {names}."


def _named(row: Row) -> str:
    return f"{row.key} {row.label}"


def _titles(rows: Sequence[PlanAction | PlanMeasure] | None) -> tuple[Inline, ...]:
    """Titles in a cell, each on a line of its own."""
    if not rows:
        return words("None")
    first, *rest = rows
    return (*words(first.title), *(part for each in rest for part in (*words(";"), LineBreak(), *words(each.title))))


def _by_key(
    rows: Iterable[PlanAction] | Iterable[PlanMeasure], field: str
) -> dict[str, list[PlanAction | PlanMeasure]]:
    found: dict[str, list[PlanAction | PlanMeasure]] = {}
    for row in rows:
        for key in getattr(row, field) or ():
            found.setdefault(key, []).append(row)
    return found


def measures(facts: AuthorityFacts, plan: Plan) -> Section:
    """What the plan is measured by."""
    own = measures_of(facts, plan)
    if not own:
        return _made("Measures", "measures", sentences("No measures are recorded for this plan yet."))
    table = Table(
        caption="Measures, with where we start and what we aim for",
        header=cells("Measure", "Where we start", "What we aim for", "Source"),
        rows=tuple(cells(_measured(each), _baseline(each), _target(each), each.source or "") for each in own),
        first_cell_heads_row=True,
    )
    opening = (
        f"This table shows {counted(len(own), 'measure', 'measures')}: the figure we start from, the figure we aim for"
        " and by when, and where the figures come from."
    )
    return _made("Measures", "measures", (*sentences(opening), table))


def _measured(measure: PlanMeasure) -> str:
    return f"{measure.title}, {measure.unit}" if measure.unit else measure.title


def _baseline(measure: PlanMeasure) -> str:
    if measure.baseline is None:
        return ""
    when = f" ({measure.baseline_period})" if measure.baseline_period else ""
    return f"{figure(measure.baseline)}{when}"


def _target(measure: PlanMeasure) -> str:
    if measure.target is None:
        return ""
    when = f" by {in_words(measure.target_on)}" if measure.target_on else ""
    return f"{figure(measure.target)}{when}"


def figure(number: Decimal) -> str:
    """A number as people write it: thousands apart, no empty decimals."""
    return f"{number:,f}"


def functions(facts: AuthorityFacts, plan: Plan) -> Section:
    """The delegated functions that the plan covers, by the body that delegated them."""
    heading, anchor = "Functions and services", "functions"
    if plan.functions_covered is None:
        return _made(heading, anchor, sentences("Which functions this plan covers is not recorded yet."))
    covered = [facts.functions_by_id[key] for key in plan.functions_covered if key in facts.functions_by_id]
    by_body = grouped((each.delegated_by or NO_DELEGATOR, each) for each in covered)
    opening = (
        f"This plan covers {counted(len(covered), 'function', 'functions')} that"
        f" {'was' if len(covered) == 1 else 'were'} delegated to {facts.authority.name}. The tables below show them by"
        " the body that delegated them."
    )
    tables = tuple(
        _made(
            body,
            f"functions-{number}",
            (
                *sentences(f"This table shows {counted(len(rows), 'function', 'functions')}: {body}."),
                _functions_table(f"Functions: {body}", rows),
            ),
        )
        for number, (body, rows) in enumerate(by_body.items(), start=1)
    )
    return _made(heading, anchor, sentences(opening), tables)


def _functions_table(caption: str, rows: Sequence[DelegatedFunction]) -> Table:
    return Table(
        caption=caption,
        header=cells("Function", "For people of which age"),
        rows=tuple(cells(each.name, str(each.ages.value) if each.ages else "") for each in rows),
        first_cell_heads_row=True,
    )


def preparation(plan: Plan) -> Section:
    """How the plan was prepared: each step of the law with its day."""
    heading, anchor = "How this plan was prepared", "preparation"
    if not plan.stages:
        return _made(heading, anchor, sentences("The steps of preparing this plan are not recorded."))
    taken = grouped((each.stage, each) for each in plan.stages)
    table = Table(
        caption="Steps of preparing this plan",
        header=cells("Step", "Day", "Views that came"),
        rows=tuple(_step(stage, taken.get(stage, [])) for stage in Stage),
        first_cell_heads_row=True,
    )
    opening = (
        "The law says in which steps a strategic plan is prepared. This table shows each step, the day it was taken,"
        " and how many views it brought. The statement of how the plan was prepared says what came of them."
    )
    return _made(heading, anchor, (*sentences(opening), table))


def _step(stage: Stage, taken: Sequence[PlanStage]) -> tuple[tuple[Inline, ...], ...]:
    days = listed([in_words(each.on) for each in sorted(taken, key=lambda each: each.on)])
    counts = [each.responses for each in taken if each.responses is not None]
    asked = str(sum(counts)) if counts else ""
    return cells(STEPS[stage], days or "Not taken yet", asked if stage in ASKING else "None asked for")


def other_plans(facts: AuthorityFacts, plan: Plan) -> Section:
    """The plans of partners whose periods meet that of the plan, and those of neighbours that share services."""
    last_day = last_day_of_running(facts, plan)
    linked = [each for each in facts.linked_plans or () if _meets(each, plan.period_first_day, last_day)]
    shared = [each for each in facts.other_plans or () if _meets(each, plan.period_first_day, last_day)]
    blocks: list[Block] = []
    if linked:
        blocks += sentences(
            "This table shows plans whose period is recorded and meets the period of this plan. They are made by our"
            " partners, or by us under other duties."
        )
        blocks.append(_linked_table(linked))
    if shared:
        blocks += sentences("This table shows plans of other areas that use some of the same services.")
        blocks.append(_shared_table(shared))
    if not blocks:
        blocks += sentences("No plan with a period that meets the period of this plan is recorded.")
    return _made("Other plans", "other-plans", tuple(blocks))


def _meets(other: LinkedPlan | OtherPlan, first_day: date | None, last_day: date | None) -> bool:
    """Whether a period that is recorded shares a day with that of the plan."""
    if other.period_first_day is None or first_day is None:
        return False
    begins_in_time = last_day is None or other.period_first_day <= last_day
    return begins_in_time and (other.period_last_day is None or first_day <= other.period_last_day)


def _linked_table(linked: Sequence[LinkedPlan]) -> Table:
    return Table(
        caption="Other plans and their periods",
        header=cells("Plan", "Kind", "Period", "Published"),
        rows=tuple(
            cells(
                each.title or each.id,
                choice_in_words(each.kind),
                period_in_words(each.period_first_day, each.period_last_day),
                day_or(each.published_on, ""),
            )
            for each in linked
        ),
        first_cell_heads_row=True,
    )


def _shared_table(shared: Sequence[OtherPlan]) -> Table:
    return Table(
        caption="Plans of other areas",
        header=cells("Area", "Period", "What both use"),
        rows=tuple(
            cells(
                each.authority, period_in_words(each.period_first_day, each.period_last_day), each.shared_services or ""
            )
            for each in shared
        ),
        first_cell_heads_row=True,
    )


def _made(heading: str, anchor: str, blocks: Sequence[Block], sections: Sequence[Section] = ()) -> Section:
    return Section(heading=heading, anchor=anchor, blocks=tuple(blocks), sections=tuple(sections))
