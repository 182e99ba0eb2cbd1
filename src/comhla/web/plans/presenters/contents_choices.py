"""What the forms of actions and measures offer: outcomes, functions, localities, and words that are already in use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from comhla.documents.plan_coverage import written_sections
from comhla.documents.plan_parts import localities_of
from comhla.documents.plan_tables import actions_of, measures_of
from comhla.law import AuthorityFacts
from comhla.law.facts import Plan, PlanPart
from comhla.web.authorities.words import choice_words
from comhla.web.plans.presenters.contents import outcome_names, principle_names
from comhla.web.plans.presenters.contents_mapping import is_delegated_in

Choices = Sequence[tuple[str, str]]


def action_choices(facts: AuthorityFacts, plan: Plan, *, keeping: Mapping[str, Sequence[str]]) -> dict[str, Choices]:
    """What may be ticked for an action, by field. What it names already is offered even where it has ended since."""
    functions = [
        (each.id, each.name)
        for each in facts.functions or ()
        if is_delegated_in(each, plan) or each.id in keeping.get("functions", ())
    ]
    localities = {each.id: each.name for each in localities_of(facts, plan)}
    localities |= {each.id: each.name for each in facts.localities or () if each.id in keeping.get("localities", ())}
    return {
        "outcomes": list(outcome_names().items()),
        "principles": list(principle_names().items()),
        "localities": list(localities.items()),
        "measures": [(each.id, each.title) for each in measures_of(facts, plan)],
        "functions": functions,
    }


def measure_choices() -> dict[str, Choices]:
    """What may be ticked for a measure, by field."""
    return {"outcomes": list(outcome_names().items())}


def priorities_offered(facts: AuthorityFacts, plan: Plan) -> Sequence[str]:
    """The priorities that other actions of the plan serve, and the headings of the sections about priorities."""
    used = [each.priority for each in actions_of(facts, plan) if each.priority]
    headings = [each.heading for each in written_sections(facts, plan.id) if each.part is PlanPart.PRIORITIES]
    return _once([*used, *headings])


def owners_offered(facts: AuthorityFacts, plan: Plan, *, on: date) -> Sequence[str]:
    """The posts that answer for other actions of the plan, and those that somebody holds on a day."""
    used = [each.owner for each in actions_of(facts, plan) if each.owner]
    held = [
        str(choice_words("OfficerPost", each.post.value))
        for each in facts.officers or ()
        if each.last_day is None or on <= each.last_day
    ]
    return _once([*used, *held])


def _once(words: Iterable[str]) -> Sequence[str]:
    return list(dict.fromkeys(words))
