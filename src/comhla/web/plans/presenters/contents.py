"""Actions and measures of a plan as pages show them: under their priorities, and as a tree from vision to outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla import reference
from comhla.documents.plan_coverage import written_sections
from comhla.documents.plan_parts import grouped, locality_names
from comhla.documents.plan_tables import actions_of, figure, measures_of
from comhla.law import AuthorityFacts
from comhla.law.facts import Plan, PlanAction, PlanMeasure, PlanPart
from comhla.reference import Row
from comhla.web.words import day

Url = Callable[..., str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionShown:
    """An action of a plan, in words."""

    key: str
    title: str
    owner: str
    days: str
    where: str
    functions: Sequence[str]
    measures: Sequence[str]
    outcomes: Sequence[str]
    url: str


class PriorityShown(NamedTuple):
    """A priority of a plan with its actions; without a name those that serve none."""

    name: str
    actions: Sequence[ActionShown]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureShown:
    """A measure of a plan, in words."""

    title: str
    unit: str
    baseline: str
    target: str
    source: str
    outcomes: Sequence[str]
    shows: Sequence[str]
    url: str


class _Names(NamedTuple):
    """What things that actions name are called, by id."""

    localities: Mapping[str, str]
    functions: Mapping[str, str]
    measures: Mapping[str, str]
    outcomes: Mapping[str, str]


class Node(NamedTuple):
    """A line of the tree: what kind of thing it is, its words, what is missing, and what stands below it."""

    kind: str
    words: str
    url: str
    missing: str
    below: Sequence[Node]


def outcome_names() -> Mapping[str, str]:
    """The national outcomes by code, as people say them."""
    return {row.key: _("Outcome %(number)s: %(label)s") % _numbered(row) for row in reference.national_outcomes()}


def principle_names() -> Mapping[str, str]:
    """The delivery principles by code; the first is the main aim, which the other twelve serve."""
    return {
        row.key: _("Main aim: %(label)s") % {"label": row.label}
        if row.is_main_aim
        else _("Principle %(number)s: %(label)s") % _numbered(row)
        for row in reference.principles()
    }


def _numbered(row: Row) -> dict[str, str]:
    return {"number": row.key[1:], "label": row.label}


def priorities(facts: AuthorityFacts, plan: Plan, url: Url) -> Sequence[PriorityShown]:
    """The actions of a plan under their priorities, those without one last."""
    names = _names_in(facts)
    shown = grouped((each.priority or "", _action_shown(each, names, url)) for each in actions_of(facts, plan))
    return [PriorityShown(name, shown[name]) for name in sorted(shown, key=lambda name: not name)]


def _names_in(facts: AuthorityFacts) -> _Names:
    functions = {each.id: each.name for each in facts.functions or ()}
    measures = {each.id: each.title for each in facts.plan_measures or ()}
    return _Names(locality_names(facts), functions, measures, outcome_names())


def _action_shown(action: PlanAction, names: _Names, url: Url) -> ActionShown:
    return ActionShown(
        key=action.id,
        title=action.title,
        owner=action.owner or "",
        days=span_in_words(action.first_day, action.last_day),
        where=", ".join(_named(action.localities, names.localities)),
        functions=_named(action.functions, names.functions),
        measures=_named(action.measures, names.measures),
        outcomes=_named(action.outcomes, names.outcomes),
        url=url("work-plan-action", action.id),
    )


def span_in_words(first_day: date | None, last_day: date | None) -> str:
    """When something begins and when it is to be done; empty where neither day is recorded."""
    if first_day and last_day:
        return _("%(first)s to %(last)s") % {"first": day(first_day), "last": day(last_day)}
    if first_day:
        return _("from %(first)s") % {"first": day(first_day)}
    return _("by %(last)s") % {"last": day(last_day)} if last_day else ""


def measures(facts: AuthorityFacts, plan: Plan, url: Url) -> Sequence[MeasureShown]:
    """The measures of a plan, each with the actions that it shows."""
    shows = grouped((key, each.title) for each in actions_of(facts, plan) for key in each.measures or ())
    return [_measure_shown(each, shows.get(each.id, ()), url) for each in measures_of(facts, plan)]


def _measure_shown(measure: PlanMeasure, shows: Sequence[str], url: Url) -> MeasureShown:
    return MeasureShown(
        title=measure.title,
        unit=measure.unit or "",
        baseline=_figure_of(measure.baseline, measure.baseline_period or ""),
        target=_figure_of(
            measure.target, _("by %(day)s") % {"day": day(measure.target_on)} if measure.target_on else ""
        ),
        source=measure.source or "",
        outcomes=_named(measure.outcomes, outcome_names()),
        shows=shows,
        url=url("work-plan-measure", measure.id),
    )


def _figure_of(number: Decimal | None, when: str) -> str:
    return ", ".join(each for each in ("" if number is None else figure(number), when) if each)


def _named(keys: Iterable[str] | None, names: Mapping[str, str]) -> Sequence[str]:
    return [names.get(key, key) for key in keys or ()]


def tree(facts: AuthorityFacts, plan: Plan, url: Url) -> Sequence[Node]:
    """The plan from its vision to the outcomes, with what is missing on the way."""
    visions = [each.heading for each in written_sections(facts, plan.id) if each.part is PlanPart.VISION]
    below = _priority_nodes(facts, plan, url)
    missing = "" if visions else _("No vision is written yet.")
    found = [Node(_("Vision"), ", ".join(visions), url("work-plan-text"), missing, below)]
    named = {key for each in actions_of(facts, plan) for key in each.measures or ()}
    alone = [_measure_node(each, url) for each in measures_of(facts, plan) if each.id not in named]
    if alone:
        found.append(Node("", _("Measures that no action names"), "", "", alone))
    return found


def _priority_nodes(facts: AuthorityFacts, plan: Plan, url: Url) -> Sequence[Node]:
    by_id = {each.id: _measure_node(each, url) for each in measures_of(facts, plan)}
    nodes = grouped((each.priority or "", _action_node(each, by_id, url)) for each in actions_of(facts, plan))
    return [
        Node(_("Priority"), name, "", "" if name else _("These actions serve no priority."), nodes[name])
        for name in sorted(nodes, key=lambda name: not name)
    ]


def _action_node(action: PlanAction, by_id: Mapping[str, Node], url: Url) -> Node:
    below = [by_id[key] for key in action.measures or () if key in by_id]
    missing = "" if below else _("Nothing measures it.")
    return Node(_("Action"), action.title, url("work-plan-action", action.id), missing, below)


def _measure_node(measure: PlanMeasure, url: Url) -> Node:
    below = [Node("", words, "", "", ()) for words in _named(measure.outcomes, outcome_names())]
    missing = "" if below else _("It tells of no outcome.")
    return Node(_("Measure"), measure.title, url("work-plan-measure", measure.id), missing, below)
