"""The checklist of the draft guidance: each item answered from the record, and from nothing else."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from comhla import reference
from comhla.documents.plan_checklist import DRAFT, Shows, plan_checklist
from comhla.documents.plan_parts import NoSuchPlan
from comhla.law.facts import (
    Assessment,
    AssessmentKind,
    AuthorityFacts,
    FinancialStatement,
    LinkedPlan,
    LinkedPlanKind,
    PlanEdition,
    PlanPart,
    PlanStage,
    PlanView,
    Stage,
    ViewFrom,
    ViewResult,
)
from tests.lib.plan_documents import ON, PLAN, a_measure, a_plan, a_section, an_action, planning

YES, NO, PERSON = Shows.YES, Shows.NO, Shows.FOR_A_PERSON
PLAN_FIELDS = {
    "stages", "housing_contribution", "outcomes_covered", "functions_covered", "published_on", "statement_published_on",
}  # fmt: skip
LATER = date(2026, 11, 23)
ALL = tuple(row.key for row in reference.national_outcomes())


def facts_of(**recorded: Any) -> AuthorityFacts:
    fields = {name: recorded.pop(name) for name in list(recorded) if name in PLAN_FIELDS}
    return planning(a_plan(**fields), **recorded)


def text(part: PlanPart, words: str | None = "Words.", **fields: Any) -> dict[str, Any]:
    return {"plan_sections": (a_section("own", part, words, **fields),)}


def assessed(on: date) -> dict[str, Any]:
    return {"assessments": (Assessment(id="a", kind=AssessmentKind.EQUALITY, subject=PLAN, completed_on=on),)}


def finance(approved: date = ON, contents: tuple[str, ...] | None = ("strategic_plan",)) -> dict[str, Any]:
    plan = LinkedPlan(id="m", kind=LinkedPlanKind.MEDIUM_TERM_FINANCE, approved_on=approved, contents=contents)
    return {"linked_plans": (plan,)}


def asked(stages: tuple[Stage, ...], *results: ViewResult | None, on: date = ON) -> dict[str, Any]:
    views = tuple(
        PlanView(
            id=str(number), plan=PLAN, stage=stages[0], given_by=ViewFrom.PUBLIC, received_on=ON, words="-", result=each
        )
        for number, each in enumerate(results)
    )
    return {"stages": tuple(PlanStage(stage=each, on=on) for each in stages), "plan_views": views}


BOTH = (Stage.GROUP_ON_PROPOSALS, Stage.GROUP_ON_FIRST_DRAFT)
LOCAL = {
    "plan_sections": tuple(a_section(name, PlanPart.LOCALITY, locality=name) for name in ("north", "coast")),
}
STATEMENT = FinancialStatement(id="f", plan=PLAN, published_on=ON)
DONE = {"owner": "Head of care", "last_day": date(2028, 3, 31)}

# item, what is recorded, and what that shows
ANSWERS: list[tuple[str, dict[str, Any], Shows]] = [
    ("SPC-1", {}, PERSON),
    ("SPC-2", assessed(ON), YES),
    ("SPC-2", assessed(LATER), NO),
    ("SPC-2", {}, NO),
    ("SPC-3", text(PlanPart.NEEDS), YES),
    ("SPC-3", text(PlanPart.NEEDS, " "), NO),
    ("SPC-3", text(PlanPart.NEEDS, None), NO),
    ("SPC-3", text(PlanPart.VISION), NO),
    ("SPC-3", text(PlanPart.NEEDS, edition=PlanEdition.EASY_READ), NO),
    ("SPC-4", text(PlanPart.MARKET), YES),
    ("SPC-4", {}, NO),
    ("SPC-5", {"functions_covered": ("a",), "outcomes_covered": ALL, **LOCAL}, YES),
    ("SPC-5", {"outcomes_covered": ALL, **LOCAL}, NO),
    ("SPC-5", {"functions_covered": ("a",), "outcomes_covered": ALL[1:], **LOCAL}, NO),
    ("SPC-5", {"functions_covered": ("a",), "outcomes_covered": ALL}, NO),
    ("SPC-6", {}, PERSON),
    ("SPC-7", {}, PERSON),
    ("SPC-8", {**finance(), **text(PlanPart.RESOURCES)}, YES),
    ("SPC-8", finance(), NO),
    ("SPC-8", {**finance(LATER), **text(PlanPart.RESOURCES)}, NO),
    ("SPC-8", {**finance(contents=None), **text(PlanPart.RESOURCES)}, NO),
    ("SPC-9", text(PlanPart.OTHER_PLANS), YES),
    ("SPC-9", {}, NO),
    ("SPC-10", {"housing_contribution": True}, YES),
    ("SPC-10", {"housing_contribution": False}, NO),
    ("SPC-10", {}, NO),
    ("SPC-11", asked(BOTH, ViewResult.CHANGED, ViewResult.NOT_CHANGED), YES),
    ("SPC-11", asked(BOTH, ViewResult.CHANGED, None), NO),
    ("SPC-11", asked(BOTH), PERSON),
    ("SPC-11", asked(BOTH[:1], ViewResult.CHANGED), NO),
    ("SPC-11", asked(BOTH, ViewResult.CHANGED, on=LATER), NO),
    ("SPC-12", asked((Stage.SENT,), ViewResult.CHANGED), YES),
    ("SPC-12", asked((Stage.SENT,), None), NO),
    ("SPC-13", {"plan_actions": (an_action("a", **DONE),)}, YES),
    ("SPC-13", {"plan_actions": (an_action("a", **DONE), an_action("b"))}, NO),
    ("SPC-13", {}, NO),
    ("SPC-14", {"financial_statements": (STATEMENT,)}, YES),
    ("SPC-14", {"financial_statements": (STATEMENT.replace(plan="plan-2024"),)}, NO),
    ("SPC-14", {"financial_statements": (STATEMENT.replace(published_on=LATER),)}, NO),
    ("SPC-15", {"statement_published_on": ON}, YES),
    ("SPC-15", {"statement_published_on": LATER}, NO),
    ("SPC-16", text(PlanPart.VISION, edition=PlanEdition.EASY_READ), YES),
    ("SPC-16", text(PlanPart.VISION), NO),
    ("SPC-17", {"published_on": ON}, YES),
    ("SPC-17", {}, NO),
    ("SPC-18", {"plan_measures": (a_measure("a", target=1),)}, YES),
    ("SPC-18", {"plan_measures": (a_measure("a", target=1), a_measure("b"))}, NO),
    ("SPC-18", {}, NO),
]


@pytest.mark.parametrize(("item", "recorded", "shows"), ANSWERS)
def test_each_item_is_answered_from_the_record(item: str, recorded: dict[str, Any], shows: Shows) -> None:
    answers = {each.item.key: each for each in plan_checklist(facts_of(**recorded), PLAN, on=ON)}
    assert answers[item].shows is shows, answers[item].because
    assert answers[item].because.endswith(".")


def test_every_item_of_the_draft_is_answered_in_its_order() -> None:
    assert [each.item for each in plan_checklist(planning(), PLAN, on=ON)] == list(reference.plan_checklist())
    assert {key for key, *_ in ANSWERS} == {row.key for row in reference.plan_checklist()}


def test_it_is_marked_as_a_consultation_draft() -> None:
    assert "consultation draft of August 2023" in DRAFT
    assert all("draft of August 2023" in row.note for row in reference.plan_checklist())


def test_a_plan_that_is_not_there_has_no_checklist() -> None:
    with pytest.raises(NoSuchPlan):
        plan_checklist(planning(), "plan-1", on=ON)


# plan of the demonstration, and the items that its record does not show
DEMONSTRATION = [
    ("plan-2024", set()),
    ("plan-2027", {"SPC-2", "SPC-5", "SPC-12", "SPC-14", "SPC-15", "SPC-16", "SPC-17"}),
]


@pytest.mark.parametrize(("plan", "lacking"), DEMONSTRATION)
def test_the_demonstration_lacks_what_a_plan_half_way_lacks(
    plan: str, lacking: set[str], demonstration: AuthorityFacts
) -> None:
    answers = plan_checklist(demonstration, plan, on=ON)
    assert {each.item.key for each in answers if each.shows is NO} == lacking
    assert Counter(each.shows for each in answers)[PERSON] == 3
