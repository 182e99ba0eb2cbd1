"""The planning group, localities, strategic plans with every step of making them, reviews, and information asked."""

from __future__ import annotations

from typing import Any, NamedTuple

from comhla.documents.plan_coverage import what_text_says
from comhla.law.facts import (
    AuthorityFacts,
    GroupMember,
    GuidanceEdition,
    InformationRequest,
    Locality,
    LocalityArrangements,
    OtherPlan,
    Plan,
    PlanningGroup,
    PlanOrigin,
    PlanReview,
    PlanReviewResult,
    PlanStage,
    Recipient,
    RequestPurpose,
    Stage,
)
from comhla.reference import PLANNING_GROUP_GROUPS, ConsulteeGroup

from .names import COUNCIL, HEALTH_BOARD, LOCALITIES, OUTCOMES, PARTIES, PRINCIPLES, address, day, days_before
from .plan_contents import TEXTS
from .plan_contents import collections as contents_of_plans
from .plan_views import counted
from .scheme import functions_on, identity, schemes

FORMED = day("2015-08-26")
_STAGES = (
    Stage.PROPOSALS,
    Stage.GROUP_ON_PROPOSALS,
    Stage.FIRST_DRAFT,
    Stage.GROUP_ON_FIRST_DRAFT,
    Stage.SECOND_DRAFT,
    Stage.SENT,
    Stage.FINALISED,
)


class Made(NamedTuple):
    """A plan that was made, or is being made: the days of its steps in order, as far as they were taken."""

    id: str
    title: str
    origin: PlanOrigin
    began: str
    steps: tuple[str, ...]
    views_until: str
    first_day: str
    last_day: str
    published: str | None = None
    statement: str | None = None
    guidance: str = "strategic-plans-1"


PLANS = (
    Made(
        "plan-2016",
        "Strategic plan 2016 to 2019",
        PlanOrigin.FIRST,
        "2015-09-02",
        ("2015-09-16", "2015-10-07", "2015-10-28", "2015-11-18", "2015-12-02", "2015-12-04", "2016-03-09"),
        "2016-01-29",
        "2016-04-01",
        "2019-03-31",
        "2016-03-11",
        "2016-03-11",
    ),
    Made(
        "plan-2019",
        "Strategic plan 2019 to 2022, kept until 2024",
        PlanOrigin.REVIEW,
        "2018-07-04",
        ("2018-08-01", "2018-08-22", "2018-10-03", "2018-10-24", "2018-11-21", "2018-11-28", "2019-03-06"),
        "2019-01-31",
        "2019-04-01",
        "2024-03-31",
        "2019-03-08",
        "2019-03-22",
    ),
    Made(
        "plan-2024",
        "Strategic plan 2024 to 2027",
        PlanOrigin.REVIEW,
        "2023-07-05",
        ("2023-08-02", "2023-08-23", "2023-10-04", "2023-10-25", "2023-11-15", "2023-11-22", "2024-02-28"),
        "2024-01-26",
        "2024-04-01",
        "2027-03-31",
        "2024-03-01",
        "2024-03-01",
        "strategic-plans-2",
    ),
    Made(
        "plan-2027",
        "Strategic plan 2027 to 2030",
        PlanOrigin.REVIEW,
        "2026-07-01",
        ("2026-07-15", "2026-08-05", "2026-09-09", "2026-09-30", "2026-11-04", "2026-11-11"),
        "2027-01-29",
        "2027-04-01",
        "2030-03-31",
        guidance="strategic-plans-2",
    ),
)


def collections() -> dict[str, Any]:
    """Every collection about planning."""
    return {
        "planning_group": PlanningGroup(established_on=FORMED, members=_members(), procedure_settled=True),
        "localities": _localities(),
        "plans": tuple(_plan(each) for each in PLANS),
        **contents_of_plans(),
        "other_plans": tuple(
            OtherPlan(
                id=f"strathannoch-{first}",
                authority="Strathannoch",
                period_first_day=day(f"{first}-04-01"),
                period_last_day=day(f"{last}-03-31"),
                being_prepared=False,
                shared_services="Inpatient services of the hospital that both areas use",
            )
            for first, last in ((2016, 2019), (2019, 2022), (2022, 2025), (2025, 2028))
        ),
        "plan_reviews": _reviews(),
        "plan_directions": (),
        "information_requests": _requests(),
        "guidance": _guidance(),
    }


def _localities() -> tuple[Locality, ...]:
    return tuple(Locality(id=name, name=f"{name.title()} locality") for name in LOCALITIES)


def _members() -> tuple[GroupMember, ...]:
    groups = tuple(
        GroupMember(
            id=f"group-{group.value}",
            person=f"{group.value.replace('_', '-')}-person",
            group=group,
            linked_to_area=True,
            first_day=FORMED,
        )
        for group in PLANNING_GROUP_GROUPS
    )
    areas = tuple(
        GroupMember(
            id=f"group-{name}",
            person=f"{name}-person",
            localities=(name,),
            chosen_by_authority=True,
            linked_to_area=True,
            first_day=FORMED,
        )
        for name in LOCALITIES
    )
    nominees = tuple(
        GroupMember(id=f"group-{side}", person=f"{side}-on-group-person", nominated_by=body, first_day=FORMED)
        for side, body in (("nhs", HEALTH_BOARD), ("council", COUNCIL))
    )
    return (*groups, *areas, *nominees)


def _plan(made: Made) -> Plan:
    responses = counted(made.id)
    stages = tuple(
        PlanStage(stage=stage, on=day(on), responses=responses.get(stage))
        for stage, on in zip(_STAGES, made.steps, strict=False)
    )
    is_final = len(made.steps) == len(_STAGES)
    return Plan(
        id=made.id,
        title=made.title,
        origin=made.origin,
        group_existed_when_preparation_began=True,
        preparation_began_on=day(made.began),
        stages=stages,
        recipients=_recipients(made),
        views_first_day=day(made.steps[5]),
        views_last_day=day(made.views_until),
        views_period_stated=True,
        period_first_day=day(made.first_day),
        period_last_day=day(made.last_day),
        names_start_day=True,
        guidance_edition=made.guidance,
        **(_finished(made) if is_final else _as_far_as_written(made)),
    )


def _as_far_as_written(made: Made) -> dict[str, Any]:
    """What the text and the actions of a plan in preparation say for its row."""
    written = AuthorityFacts(authority=identity(), schemes=schemes(), localities=_localities(), **contents_of_plans())
    said = dict(what_text_says(written, made.id))
    said["localities"] = tuple(LocalityArrangements(**each) for each in said["localities"])
    return {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}


def _where(plan: str, locality: str, chapter: int) -> str:
    """Where the text of a plan deals with a locality; the oldest plan is kept on paper only."""
    written = (each.heading for each in TEXTS.get(plan, ()) if each.locality == locality)
    return next(written, f"chapter {chapter}")


def _finished(made: Made) -> dict[str, Any]:
    assert made.published is not None
    assert made.statement is not None
    first, last = day(made.first_day), day(made.last_day)
    covered = dict.fromkeys(
        each.id for on in (first, day("2018-04-01"), last) if first <= on for each in functions_on(on)
    )
    return {
        "finalised_on": day(made.steps[-1]),
        "published_on": day(made.published),
        "address": address(made.id),
        "statement_published_on": day(made.statement),
        "statement_covers": _STAGES,
        "delegation_day_named": first if made.origin is PlanOrigin.FIRST else None,
        "functions_covered": tuple(covered),
        "outcomes_covered": OUTCOMES,
        "principles_covered": PRINCIPLES,
        "localities": tuple(
            LocalityArrangements(locality=name, set_out_separately=True, reference=_where(made.id, name, number))
            for number, name in enumerate(LOCALITIES, start=5)
        ),
        "differs_for_islands": False,
        "housing_contribution": True,
        "housing_contents": ("shared_outcomes", "needs", "adaptations_and_support", "resources"),
    }


def _recipients(made: Made) -> tuple[Recipient, ...]:
    sent = day(made.steps[5])
    left_out = {ConsulteeGroup.OTHER_STAFF} if made.id == "plan-2016" else set()
    groups = tuple(
        Recipient(group=group, sent_on=sent, linked_to_area=True) for group in ConsulteeGroup if group not in left_out
    )
    return (*groups, *(Recipient(body=party, sent_on=sent) for party in PARTIES))


def _reviews() -> tuple[PlanReview, ...]:
    replace, keep = PlanReviewResult.REPLACE, PlanReviewResult.KEEP
    rows = (
        ("review-2018", "plan-2016", "2018-02-14", "2018-06-27", replace, "plan-2019", "The three years were ending"),
        ("review-2022", "plan-2019", "2021-09-01", "2022-04-01", keep, None, "The three years had ended"),
        ("review-2023", "plan-2019", "2022-11-23", "2023-06-28", replace, "plan-2024", "A function had been added"),
        ("review-2026", "plan-2024", "2026-02-11", "2026-06-24", replace, "plan-2027", "The three years were ending"),
    )
    return tuple(
        PlanReview(
            id=name,
            plan=plan,
            started_on=day(started),
            group_asked_on_effectiveness_on=days_before(day(resolved), days=42),
            group_asked_on_replacement_on=days_before(day(resolved), days=42),
            resolved_on=day(resolved),
            result=result,
            decided_on=day(resolved),
            replacement=replacement,
            reasons=reasons,
        )
        for name, plan, started, resolved, result, replacement, reasons in rows
    )


def _requests() -> tuple[InformationRequest, ...]:
    rows = (
        ("request-2018", RequestPurpose.PLAN_REVIEW, COUNCIL, "2018-03-01", "2018-03-29", "2018-03-28"),
        ("request-2023", RequestPurpose.PLAN, HEALTH_BOARD, "2023-08-30", "2023-09-29", "2023-09-26"),
        ("request-2025", RequestPurpose.PERFORMANCE_REPORT, HEALTH_BOARD, "2025-05-07", "2025-06-06", "2025-06-04"),
        ("request-2026", RequestPurpose.PLAN_REVIEW, COUNCIL, "2026-03-04", "2026-04-03", "2026-03-31"),
    )
    plans = {"request-2018": "plan-2016", "request-2023": "plan-2024", "request-2026": "plan-2024"}
    return tuple(
        InformationRequest(
            id=name,
            purpose=purpose,
            asked_of=body,
            asked_on=day(asked),
            needed_by=day(needed),
            plan=plans.get(name),
            report="report-2024-25" if purpose is RequestPurpose.PERFORMANCE_REPORT else None,
            supplied_on=day(supplied),
        )
        for name, purpose, body, asked, needed, supplied in rows
    )


def _guidance() -> tuple[GuidanceEdition, ...]:
    return (
        GuidanceEdition(
            id="strategic-plans-1",
            title="Strategic plans, first edition",
            first_day=day("2015-12-16"),
            last_day=day("2023-06-30"),
            about_ethical_commissioning=False,
        ),
        GuidanceEdition(
            id="strategic-plans-2",
            title="Strategic plans, second edition",
            first_day=day("2023-07-01"),
            about_ethical_commissioning=False,
        ),
    )
