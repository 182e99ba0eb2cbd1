"""The planning group, localities, the strategic plan, its stages and its reviews."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from comhla.law.events import Event
from comhla.law.facts.fields import Record, fact, maybe
from comhla.reference.groups import ConsulteeGroup


class Locality(Record):
    """A locality of the area."""

    id: str = fact("A short name for the locality.")
    name: str = fact("Its name.")
    first_day: date | None = maybe("The first day on which it is a locality.")
    last_day: date | None = maybe("The last day on which it is a locality.")


class GroupMember(Record):
    """A member of the strategic planning group. Act s.32; SSI 2014/308."""

    id: str = fact("A short name for this membership.")
    person: str = fact("Who it is.", refers_to="people")
    group: ConsulteeGroup | None = maybe("The prescribed group whose interests the person represents.")
    nominated_by: str | None = maybe("The health board or council that nominated the person.", refers_to="parties")
    nominated_by_councils_together: bool | None = maybe("With several councils: whether they nominated together.")
    localities: tuple[str, ...] | None = maybe(
        "The localities whose interests the person represents.", refers_to="localities"
    )
    chosen_by_authority: bool | None = maybe("For a locality: whether the authority itself chose the person.")
    linked_to_area: bool | None = maybe("Whether the person lives in, cares for someone in, or operates in the area.")
    first_day: date = fact("The first day on the group.")
    last_day: date | None = maybe("The last day on the group.")
    removed_by: str | None = maybe("Who removed the person, where removed.")


class PlanningGroup(Record):
    """The strategic planning group."""

    established_on: Event = maybe("The day it was established.")
    members: tuple[GroupMember, ...] | None = maybe("Its members, past and present.")
    procedure_settled: bool | None = maybe("Whether the authority settled its size, appointments and procedure.")


class PlanOrigin(StrEnum):
    """Under what a plan is prepared."""

    FIRST = "first"
    REVIEW = "review"
    DIRECTION = "direction"


class Stage(StrEnum):
    """The steps of preparing a plan, in the order that the law sets. Act s.33."""

    PROPOSALS = "proposals"
    GROUP_ON_PROPOSALS = "group_on_proposals"
    FIRST_DRAFT = "first_draft"
    GROUP_ON_FIRST_DRAFT = "group_on_first_draft"
    SECOND_DRAFT = "second_draft"
    SENT = "sent"
    FINALISED = "finalised"


class PlanStage(Record):
    """A step of preparing a plan that was taken."""

    stage: Stage = fact("The step.")
    on: date = fact("The day it was taken.")
    document: str | None = maybe("The document or minute that shows it.")
    responses: int | None = maybe("For a step that asks for views: how many came. None is lawful.")
    out_of_order_because: str | None = maybe(
        "For a step of a finished plan that was not taken in its order: how that came about. It stays a breach."
    )
    went_on_because: str | None = maybe(
        "Why it was taken although something that a person may decide upon was open, in the words of the chief officer."
    )
    decided_by: str | None = maybe("The post that decided to go on.")


class Recipient(Record):
    """Somebody to whom the second draft was sent for views."""

    group: ConsulteeGroup | None = maybe("The prescribed group that they are considered to represent.")
    body: str | None = maybe("The partner body, where sent to one.", refers_to="parties")
    who: str | None = maybe("Who received it; a body or post, not a private person's name.")
    sent_on: Event = maybe("The day it was sent.")
    proof: str | None = maybe("What shows that it was sent: a list, a letter, a message.")
    received_on: Event = maybe("The day they said that they have it.")
    came_back_on: date | None = maybe("The day it came back undelivered, where it did.")
    linked_to_area: bool | None = maybe("Whether they have the link with the area that the regulations ask for.")


class LocalityArrangements(Record):
    """What a plan sets out for one locality."""

    locality: str = fact("The locality.", refers_to="localities")
    set_out_separately: bool | None = maybe("Whether the arrangements for it are set out separately.")
    reference: str | None = maybe("Where in the plan.")


class Plan(Record):
    """A strategic plan. Act ss.29 to 38."""

    id: str = fact("A short name for the plan, as plan-2024.")
    title: str = fact("Its title.")
    origin: PlanOrigin | None = maybe("Whether it is the first plan, follows a review, or was directed.")
    group_existed_when_preparation_began: bool | None = maybe(
        "Whether there was a planning group when preparation began."
    )
    preparation_began_on: Event = maybe("The day preparation began.")
    stages: tuple[PlanStage, ...] | None = maybe("The steps of preparing it that were taken.")
    recipients: tuple[Recipient, ...] | None = maybe("Everybody to whom the second draft was sent.")
    views_first_day: date | None = maybe("The first day of the period for views on the second draft.")
    views_last_day: date | None = maybe("The last day of that period.")
    views_period_stated: bool | None = maybe("Whether those asked for views were told a period for giving them.")
    finalised_on: Event = maybe("The day it was finalised.")
    published_on: Event = maybe("The day it was published.")
    address: str | None = maybe("Where it is published.", form="address")
    statement_published_on: Event = maybe("The day the statement of how it was prepared was published.")
    statement_covers: tuple[Stage, ...] | None = maybe("The steps that the statement covers.")
    period_first_day: date | None = maybe("The day on which the plan's period begins.")
    period_last_day: date | None = maybe("The last day of the plan's period.")
    names_start_day: bool | None = maybe("Whether the plan itself names the day its period begins.")
    delegation_day_named: date | None = maybe("For a first plan: the day it names for functions to pass, if it does.")
    functions_covered: tuple[str, ...] | None = maybe("The delegated functions that it covers.", refers_to="functions")
    outcomes_covered: tuple[str, ...] | None = maybe(
        "The national outcomes it is mapped to, as O1 to O9.", form="outcome"
    )
    principles_covered: tuple[str, ...] | None = maybe(
        "The delivery principles it is mapped to, as P0 to P12.", form="principle"
    )
    localities: tuple[LocalityArrangements, ...] | None = maybe("What it sets out for each locality.")
    directed_by: str | None = maybe("The direction to replace the plan that it follows.", refers_to="plan_directions")
    differs_for_islands: bool | None = maybe(
        "Whether the authority considers that it may affect an island community significantly differently."
    )
    island_reasons_published_on: Event = maybe("The day reasons were published for making no island assessment.")
    housing_contribution: bool | None = maybe("Whether it has a housing contribution statement.")
    housing_contents: tuple[str, ...] | None = maybe(
        "What that statement covers: shared_outcomes, needs, adaptations_and_support, resources."
    )
    principles_of_renewal_mapped: bool | None = maybe(
        "Whether it is mapped to the five principles of the renewal framework."
    )
    guidance_edition: str | None = maybe("The edition of the statutory guidance that was used.", refers_to="guidance")


class OtherPlan(Record):
    """The strategic plan of another integration authority that uses some of the same services. Act s.30(3)."""

    id: str = fact("A short name for it.")
    authority: str = fact("Whose plan it is.")
    period_first_day: date | None = maybe("The first day of its period.")
    period_last_day: date | None = maybe("The last day of its period.")
    being_prepared: bool | None = maybe("Whether it is only being prepared.")
    shared_services: str | None = maybe("The services, facilities or resources that both use.")


class PlanReviewResult(StrEnum):
    """What a review of the plan resolved."""

    REPLACE = "replace"
    KEEP = "keep"


class PlanReview(Record):
    """A review of the strategic plan. Act s.37."""

    id: str = fact("A short name for the review.")
    plan: str = fact("The plan reviewed.", refers_to="plans")
    started_on: Event = maybe("The day it began.")
    group_asked_on_effectiveness_on: Event = maybe(
        "The day the planning group was asked how effective the arrangements are."
    )
    group_asked_on_replacement_on: Event = maybe("The day the planning group was asked whether to replace the plan.")
    resolved_on: Event = maybe("The day the authority received the review and resolved on it.")
    result: PlanReviewResult | None = maybe("What it resolved; leave out where no decision is recorded.")
    decided_on: Event = maybe("The day of the decision not to replace, where that was the result.")
    replacement: str | None = maybe("The plan that replaced it.", refers_to="plans")
    reasons: str | None = maybe("Why the review was held.")


class PlanDirection(Record):
    """A direction of the constituent authorities to replace the plan. Act s.38."""

    id: str = fact("A short name for the direction.")
    given_by: tuple[str, ...] = fact("The authorities that gave it.", refers_to="parties")
    given_on: date = fact("The day it was given.")
    in_writing: bool | None = maybe("Whether it is in writing.")
    reasons_summarised: bool | None = maybe("Whether it has a summary of reasons.")
    prepare_by: date | None = maybe("The day by which the new plan is to be prepared, as last substituted.")
    period_begins_on: date | None = maybe("The day on which the new plan's period is to begin, as last substituted.")
    names_both_days: bool | None = maybe(
        "Whether it names both the day for preparing the plan and the day its period begins."
    )
    substituted_jointly: bool | None = maybe("Where a day was substituted: whether all authorities did it together.")


class RequestPurpose(StrEnum):
    """What information was asked for."""

    DIRECTION = "direction"
    PLAN = "plan"
    PLAN_REVIEW = "plan_review"
    PERFORMANCE_REPORT = "performance_report"
    MONITORING_COMMITTEE = "monitoring_committee"


class InformationRequest(Record):
    """Information that the authority asked a partner body for. Act ss.26(3), 34, 37(5), 42(6), 43(5)."""

    id: str = fact("A short name for the request.")
    purpose: RequestPurpose = fact("What it was for.")
    asked_of: str = fact("The body asked.", refers_to="parties")
    asked_on: date = fact("The day it was asked.")
    needed_by: date | None = maybe("The day by which it was needed.")
    plan: str | None = maybe("The plan it was for.", refers_to="plans")
    report: str | None = maybe("The performance report it was for.", refers_to="performance_reports")
    supplied_on: Event = maybe("The day it was supplied.")
    refused_on: date | None = maybe("The day it was refused.")
    refusal_reason: str | None = maybe("The reason given for refusing.")
