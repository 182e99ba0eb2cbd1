"""Decisions, what was considered before them, and directions that carry them out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from comhla.law.events import Event
from comhla.law.facts.fields import Record, fact, maybe


class SignificanceView(Record):
    """What whoever proposes a decision considers it may do. The law turns on this view (Act ss.36, 41)."""

    significant: bool = fact("Whether they consider that it might significantly affect the service.")
    recorded_on: date = fact("The day the view was recorded.")
    recorded_by: str | None = maybe("The post that recorded it.")


class GroupInterest(Record):
    """Whether a group was judged likely to be interested in a decision, and how it was involved."""

    group: str = fact("The group, as third_sector_bodies, or residents for the residents of the locality.")
    interested: bool | None = maybe("Whether it was judged likely to be interested.")
    reason: str | None = maybe("Why, or why not.")
    involved_on: Event = maybe("The day the group was involved and consulted.")


class LocalityEffect(Record):
    """What a decision may do to services in one locality."""

    locality: str = fact("The locality.", refers_to="localities")
    view: SignificanceView | None = maybe("What the decider considers that it may do there.")
    groups: tuple[GroupInterest, ...] | None = maybe("Each group, and whether it was likely to be interested.")


class DirectionNeeded(StrEnum):
    """Whom a decision needs to direct."""

    NONE = "none"
    COUNCIL = "council"
    HEALTH_BOARD = "health board"
    BOTH = "both"


class AssessmentKind(StrEnum):
    """Kinds of assessment made before a decision, and screening, which is not one."""

    EQUALITY = "equality"
    FAIRER_SCOTLAND = "fairer_scotland"
    CONSUMER = "consumer"
    CHILDREN_RIGHTS = "children_rights"
    ISLAND = "island"
    SCREENING_ONLY = "screening_only"


class Assessment(Record):
    """An assessment of what a decision or policy may do."""

    id: str = fact("A short name for the assessment.")
    kind: AssessmentKind = fact("What was assessed.")
    subject: str = fact("The decision or plan that it is about, by id.", refers_to="decisions or plans")
    completed_on: Event = maybe("The day it was completed.")
    evidence_considered: bool | None = maybe("Whether relevant evidence was considered.")
    results_taken_into_account: bool | None = maybe("Whether the results were taken into account.")
    mitigation_described: bool | None = maybe(
        "For islands: whether it says how effects could be improved or mitigated."
    )
    published_on: Event = maybe("The day the results were published.")
    address: str | None = maybe("Where they are published.", form="address")


class Decision(Record):
    """A decision of the authority, or of a body that carries out an integration function."""

    id: str = fact("A short name for the decision.")
    title: str = fact("What was decided, in a few words.")
    decided_by: str = fact("board, monitoring_committee, a committee's id, or the health board or council.")
    meeting: str | None = maybe("The meeting that took it.", refers_to="meetings")
    decided_on: date = fact("The day it was or is to be taken.")
    effective_on: date | None = maybe("The day it takes effect.")
    about_integration_functions: bool | None = maybe("Whether it is about integration functions.")
    within_plan: bool | None = maybe("Whether it is in the strategic plan, or takes effect by replacing the plan.")
    proposed_as_major: bool | None = maybe("Whether its paper calls the change major or significant.")
    view: SignificanceView | None = maybe("What the authority considers that it may do to a service.")
    group_asked_on: Event = maybe("The day the planning group was asked for views.")
    users_involved_on: Event = maybe("The day users and possible users of the service were involved.")
    localities: tuple[LocalityEffect, ...] | None = maybe("The localities it may affect.")
    outcomes: tuple[str, ...] | None = maybe("National outcomes its paper refers to, as O1.", form="outcome")
    principles: tuple[str, ...] | None = maybe("Delivery principles its paper refers to, as P3.", form="principle")
    strategic: bool | None = maybe("Whether it is of a strategic nature.")
    policy_or_practice: bool | None = maybe("Whether it makes or changes a policy or practice.")
    affects_children: bool | None = maybe("Whether it affects people under 18.")
    differs_for_islands: bool | None = maybe(
        "Whether the authority considers that it may affect an island community significantly differently."
    )
    island_reasons_published_on: Event = maybe("The day reasons were published for making no island assessment.")
    involves_commissioning: bool | None = maybe("Whether it is about commissioning or procuring services.")
    guidance_relied_on: tuple[str, ...] | None = maybe(
        "Editions of guidance that its paper relies on.", refers_to="guidance"
    )
    direction_needed: DirectionNeeded | None = maybe("Whom the decision needs to direct.")
    item: str | None = maybe("The item of business at which it was taken.", refers_to="agenda_items")
    vote: str | None = maybe("The vote that it was taken by, in the same meeting; none where all agreed.")
    in_plain_words: str | None = maybe("What was decided, for anybody.")
    reasons: str | None = maybe("Why.")
    what_next: str | None = maybe("What happens next.")
    replaces: tuple[str, ...] | None = maybe("Earlier decisions that it replaces.", refers_to="decisions")


class DirectionLine(Record):
    """What a direction says about one delegated function."""

    function: str = fact("The delegated function.", refers_to="functions")
    carried_out_by: str | None = maybe("Which of the bodies carries it out, of several.", refers_to="parties")
    how: str | None = maybe("How the function is to be carried out.")
    set_aside_amount: Decimal | None = maybe("The amount set aside for it, in pounds.")
    payment: Decimal | None = maybe("The payment for it, in pounds.")
    payment_method: str | None = maybe("Where the direction gives a method instead: how the payment is worked out.")
    amount_stated: bool | None = maybe(
        "Whether it states an amount or method for this function by itself, and not only for several together."
    )
    use: str | None = maybe("How the amount or payment is to be used; `none` where it does not say.")
    financial_year: str | None = maybe("The financial year of the amount.", form="financial_year")
    charges_set: bool | None = maybe("Whether it sets charges, which cannot be delegated.")


class DirectionStatus(StrEnum):
    """How far a direction has been carried out."""

    NOT_STARTED = "not started"
    UNDER_WAY = "under way"
    DONE = "done"
    STOPPED = "stopped"


class ChangeKind(StrEnum):
    """What a direction does to an earlier one."""

    VARIES = "varies"
    REVOKES = "revokes"
    SUPERSEDES = "supersedes"


class Acknowledgement(Record):
    """A body says that it has a direction."""

    body: str = fact("The body.", refers_to="parties")
    acknowledged_on: date = fact("The day it said so.")
    by_post: str | None = maybe("The post that said so.")
    remarks: str | None = maybe("What it said beside that.")


class ComplianceReport(Record):
    """What is known of how a direction was carried out."""

    reported_on: date = fact("The day it was reported.")
    body: str | None = maybe("The body that reported, of several.", refers_to="parties")
    status: DirectionStatus | None = maybe("How far it has been carried out.")
    spent: Decimal | None = maybe("What was spent under it so far in the financial year, in pounds.")
    financial_year: str | None = maybe("The financial year of that amount.", form="financial_year")
    reported_to: str | None = maybe("The meeting of the board that was told.", refers_to="meetings")
    complied: bool | None = maybe("Whether the body did as directed.")
    acted_against: bool | None = maybe("Whether the body acted against the direction.")
    what: str | None = maybe("What was reported.")


class PaymentUnderDirection(Record):
    """A payment that a direction calls for."""

    due_on: date = fact("The day the direction gives for it.")
    amount: Decimal | None = maybe("The amount, in pounds.")
    paid_on: Event = maybe("The day it was paid.")


class Direction(Record):
    """A direction to a health board or council to carry out delegated functions. Act ss.26 to 28."""

    id: str = fact("A short name for the direction, as D-2026-04.")
    title: str | None = maybe("What it is about, in a few words.")
    given_by: str | None = maybe("Who gave it: board, or in a lead agency area the body.")
    given_on: date = fact("The day it was given.")
    in_writing: bool | None = maybe("Whether it was given in writing.")
    addressees: tuple[str, ...] = fact("The bodies it is addressed to.", refers_to="parties")
    decision: str | None = maybe("The decision it carries out.", refers_to="decisions")
    lines: tuple[DirectionLine, ...] | None = maybe("What it says about each function.")
    first_day: date | None = maybe("The first day on which it has effect.")
    last_day: date | None = maybe(
        "The last day on which it has effect, where it was revoked or superseded, or says so."
    )
    changes: tuple[str, ...] | None = maybe(
        "Earlier directions that it varies, revokes or supersedes.", refers_to="directions"
    )
    change: ChangeKind | None = maybe("What it does to them.")
    plan_action: str | None = maybe("The action of the strategic plan that it serves.", refers_to="plan_actions")
    acknowledgements: tuple[Acknowledgement, ...] | None = maybe("Which bodies said that they have it.")
    payments: tuple[PaymentUnderDirection, ...] | None = maybe("The payments it calls for.")
    compliance: tuple[ComplianceReport, ...] | None = maybe("Reports on how it was carried out.")
    plan_outcome: str | None = maybe("The outcome or plan action that it serves.")
    review_on: date | None = maybe("The day for reviewing it.")


class MinisterialDirection(Record):
    """A direction of the Scottish Ministers to a health board, council or board. Act s.52."""

    id: str = fact("A short name for the direction.")
    addressee: str = fact("The body it is addressed to: a party, board, or monitoring_committee.")
    given_on: date = fact("The day it was given.")
    in_writing: bool | None = maybe("Whether it is in writing.")
    orders_application_for_relief: bool | None = maybe("Whether it orders an application under s.27(6).")
    conflicts_with: str | None = maybe("A direction of the authority that it conflicts with.", refers_to="directions")
    comply_by: date | None = maybe("The day it sets for complying.")
    complied_on: Event = maybe("The day the body complied.")


class DirectionsReview(Record):
    """A yearly look at the directions log by the audit committee (guidance)."""

    reviewed_on: date = fact("The day it was reviewed.")
    body: str | None = maybe("The committee that reviewed it.")
