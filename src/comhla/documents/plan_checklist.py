"""The checklist for strategic plans that guidance gives, asked of what is recorded of a plan.

The items are those of Annex C of a consultation draft of August 2023 of the statutory guidance on strategic plans, in
our words (`comhla register --list plan_checklist`). They are guidance and no law: nothing here is a breach.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from comhla import reference
from comhla.documents.plan_parts import is_of_locality, localities_of, plan_called, sections_in_order
from comhla.law.facts import AuthorityFacts, LinkedPlanKind, Plan, PlanEdition, PlanPart, Stage
from comhla.reference import Row

DRAFT = "From a consultation draft of August 2023 of the guidance on strategic plans. It is not law."


class Shows(StrEnum):
    """Whether the record shows that an item is done."""

    YES = "yes"
    NO = "no"
    FOR_A_PERSON = "for_a_person"


class ChecklistAnswer(NamedTuple):
    """What the record shows of one item, and why."""

    item: Row
    shows: Shows
    because: str


class _Asked(NamedTuple):
    facts: AuthorityFacts
    plan: Plan
    on: date


Answered = tuple[Shows, str]
_Question = Callable[[_Asked], Answered]


def plan_checklist(facts: AuthorityFacts, plan_id: str, *, on: date) -> tuple[ChecklistAnswer, ...]:
    """What the record shows of each item of the checklist, in the order of the draft.

    Args:
        facts: everything recorded of the authority.
        plan_id: the id of the plan.
        on: the day asked about. What has a later day is not done yet.

    Raises:
        NoSuchPlan: where no plan has this id.
    """
    asked = _Asked(facts, plan_called(facts, plan_id), on)
    return tuple(ChecklistAnswer(item, *_QUESTIONS[item.key](asked)) for item in reference.plan_checklist())


def _yes_or_no(yes: bool, because: str, otherwise: str) -> Answered:  # noqa: FBT001 - a condition, not a choice
    return (Shows.YES, because) if yes else (Shows.NO, otherwise)


def _done(asked: _Asked, event: object) -> bool:
    return isinstance(event, date) and event <= asked.on


def _written(asked: _Asked, part: PlanPart) -> bool:
    sections = sections_in_order(asked.facts, asked.plan.id)
    return any(each.part is part and (each.text or "").strip() for each in sections)


def _timelines(asked: _Asked) -> Answered:
    return Shows.FOR_A_PERSON, f"Whether the timetable of {asked.plan.title} leaves time for each step is to be judged."


def _assessments(asked: _Asked) -> Answered:
    done = any(_done(asked, each.completed_on) for each in asked.facts.assessments_of(asked.plan.id))
    return _yes_or_no(
        done, "An assessment of the plan is recorded as completed.", "No assessment of the plan is recorded as done."
    )


def _text_on(part: PlanPart, what: str) -> _Question:
    def question(asked: _Asked) -> Answered:
        return _yes_or_no(_written(asked, part), f"The text has a part on {what}.", f"The text has no part on {what}.")

    return question


def _contents(asked: _Asked) -> Answered:
    """Functions, outcomes and each locality separately, as section 29(2) and (3) ask."""
    outcomes = {row.key for row in reference.national_outcomes()}
    written = {each.locality for each in sections_in_order(asked.facts, asked.plan.id) if is_of_locality(each)}
    lacking = [
        name
        for name, has in (
            ("the functions it covers", bool(asked.plan.functions_covered)),
            ("each national outcome", outcomes <= set(asked.plan.outcomes_covered or ())),
            ("each locality", all(each.id in written for each in localities_of(asked.facts, asked.plan))),
        )
        if not has
    ]
    return _yes_or_no(
        not lacking,
        "It says which functions it covers, deals with each outcome, and has a part for each locality.",
        f"It does not deal with all of this yet: {', '.join(lacking)}.",
    )


def _judged(what: str) -> _Question:
    def question(asked: _Asked) -> Answered:
        return Shows.FOR_A_PERSON, f"Whether {what} was considered in {asked.plan.title} is for a person to say."

    return question


def _finance(asked: _Asked) -> Answered:
    plans = [
        each
        for each in asked.facts.linked_plans_of(LinkedPlanKind.MEDIUM_TERM_FINANCE)
        if "strategic_plan" in (each.contents or ()) and _done(asked, each.approved_on)
    ]
    return _yes_or_no(
        bool(plans) and _written(asked, PlanPart.RESOURCES),
        "A medium-term financial plan speaks of the strategic plan, and the text has a part on resources.",
        "No medium-term financial plan that speaks of the strategic plan, or no part on resources, is recorded.",
    )


def _housing(asked: _Asked) -> Answered:
    return _yes_or_no(
        asked.plan.housing_contribution is True,
        "A housing contribution statement is recorded.",
        "No housing contribution statement is recorded.",
    )


def _views_at(*stages: Stage) -> _Question:
    def question(asked: _Asked) -> Answered:
        taken = {each.stage for each in asked.plan.stages or () if each.on <= asked.on}
        views = [each for each in asked.facts.plan_views or () if each.plan == asked.plan.id and each.stage in stages]
        left = [each for each in views if each.result is None]
        if not set(stages) <= taken:
            return Shows.NO, "Not everybody was asked yet."
        if left:
            return Shows.NO, f"{len(left)} of {len(views)} recorded views have no result yet."
        if not views:
            return Shows.FOR_A_PERSON, "The step was taken, and no views are recorded one by one."
        return Shows.YES, f"Something came of each of the {len(views)} recorded views."

    return question


def _implementation(asked: _Asked) -> Answered:
    own = [each for each in asked.facts.plan_actions or () if each.plan == asked.plan.id]
    whole = bool(own) and all(each.owner and each.last_day for each in own)
    return _yes_or_no(
        whole,
        f"Each of the {len(own)} actions has somebody who answers for it and a last day.",
        "Not every action has somebody who answers for it and a last day, or none is recorded.",
    )


def _financial_statement(asked: _Asked) -> Answered:
    own = [each for each in asked.facts.financial_statements or () if each.plan == asked.plan.id]
    return _yes_or_no(
        any(_done(asked, each.published_on) for each in own),
        "A financial statement for this plan is recorded as published.",
        "No financial statement for this plan is recorded as published.",
    )


def _statement(asked: _Asked) -> Answered:
    return _yes_or_no(
        _done(asked, asked.plan.statement_published_on),
        "The statement of how it was prepared is recorded as published.",
        "The statement of how it was prepared is not recorded as published.",
    )


def _easy_read(asked: _Asked) -> Answered:
    return _yes_or_no(
        bool(sections_in_order(asked.facts, asked.plan.id, PlanEdition.EASY_READ)),
        "An easy read edition is written.",
        "No easy read edition is written.",
    )


def _publication(asked: _Asked) -> Answered:
    return _yes_or_no(
        _done(asked, asked.plan.published_on), "It is recorded as published.", "It is not recorded as published."
    )


def _monitoring(asked: _Asked) -> Answered:
    own = [each for each in asked.facts.plan_measures or () if each.plan == asked.plan.id]
    whole = bool(own) and all(each.target is not None for each in own)
    return _yes_or_no(
        whole,
        f"Each of the {len(own)} measures has a target that annual reports can speak of.",
        "Not every measure has a target, or none is recorded.",
    )


_QUESTIONS: Mapping[str, _Question] = {
    "SPC-1": _timelines,
    "SPC-2": _assessments,
    "SPC-3": _text_on(PlanPart.NEEDS, "the needs of the people of the area"),
    "SPC-4": _text_on(PlanPart.MARKET, "market facilitation"),
    "SPC-5": _contents,
    "SPC-6": _judged("the framework for community health and social care integrated services"),
    "SPC-7": _judged("the good practice framework for strategic planning"),
    "SPC-8": _finance,
    "SPC-9": _text_on(PlanPart.OTHER_PLANS, "links to other plans"),
    "SPC-10": _housing,
    "SPC-11": _views_at(Stage.GROUP_ON_PROPOSALS, Stage.GROUP_ON_FIRST_DRAFT),
    "SPC-12": _views_at(Stage.SENT),
    "SPC-13": _implementation,
    "SPC-14": _financial_statement,
    "SPC-15": _statement,
    "SPC-16": _easy_read,
    "SPC-17": _publication,
    "SPC-18": _monitoring,
}
