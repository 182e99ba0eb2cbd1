"""What a strategic plan says: its sections, actions and measures, and the views that were given on its drafts.

No duty of the Act reads these texts. The plan's own row says what follows from them for the law, as the localities that
it sets out and the functions it covers; the documents are made from the texts.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from comhla.law.facts.fields import Record, fact, maybe
from comhla.law.facts.planning import Stage
from comhla.reference.groups import ConsulteeGroup


class PlanPart(StrEnum):
    """What a section of a plan is about, in the order in which plans are read."""

    SUMMARY = "summary"
    VISION = "vision"
    NEEDS = "needs"
    PRIORITIES = "priorities"
    WHOLE_AREA = "whole_area"
    LOCALITY = "locality"
    OUTCOMES = "outcomes"
    FUNCTIONS = "functions"
    RESOURCES = "resources"
    HOUSING = "housing"
    MARKET = "market"
    WORKFORCE = "workforce"
    MEASURES = "measures"
    OTHER_PLANS = "other_plans"
    OTHER = "other"


class PlanEdition(StrEnum):
    """For whom a text of the plan is written."""

    FULL = "full"
    EASY_READ = "easy_read"
    GAELIC = "gaelic"


class PlanSection(Record):
    """A section of a strategic plan."""

    id: str = fact("A short name for the section, as plan-2027-vision.")
    plan: str = fact("The plan it belongs to.", refers_to="plans")
    edition: PlanEdition | None = maybe("The edition it stands in; the full text where left out.")
    part: PlanPart = fact("What it is about.")
    locality: str | None = maybe("For a locality: which one.", refers_to="localities")
    heading: str = fact("Its heading.")
    place: int | None = maybe("Its place among the sections; those without one stand in the order of the parts.")
    text: str | None = maybe("Its text, with the marks for headings, lists, tables and figures.")
    made_from: str | None = maybe(
        "For another edition: the section of the full text that it says in other words.", refers_to="plan_sections"
    )
    made_from_stamp: str | None = maybe("For another edition: the stamp of that section's text when it was made.")


class PlanAction(Record):
    """Something that a plan says will be done."""

    id: str = fact("A short name for the action.")
    plan: str = fact("The plan it belongs to.", refers_to="plans")
    priority: str | None = maybe("The priority of the plan that it serves.")
    title: str = fact("What will be done.")
    owner: str | None = maybe("The post that answers for it.")
    first_day: date | None = maybe("The day on which it begins.")
    last_day: date | None = maybe("The day by which it is done.")
    outcomes: tuple[str, ...] | None = maybe("The national outcomes it serves, as O1 to O9.", form="outcome")
    principles: tuple[str, ...] | None = maybe("The delivery principles it serves, as P0 to P12.", form="principle")
    functions: tuple[str, ...] | None = maybe("The delegated functions it is carried out in.", refers_to="functions")
    localities: tuple[str, ...] | None = maybe(
        "The localities it is for; the whole area where left out.", refers_to="localities"
    )
    measures: tuple[str, ...] | None = maybe("The measures that will show it.", refers_to="plan_measures")


class PlanMeasure(Record):
    """What a plan will be measured by."""

    id: str = fact("A short name for the measure.")
    plan: str = fact("The plan it belongs to.", refers_to="plans")
    title: str = fact("What is measured.")
    unit: str | None = maybe("In what, as per cent, or days for each 1,000 people.")
    baseline: Decimal | None = maybe("The figure that the plan starts from.")
    baseline_period: str | None = maybe("The period of that figure, as 2025-26.")
    target: Decimal | None = maybe("The figure to be reached.")
    target_on: date | None = maybe("The day by which it is to be reached.")
    source: str | None = maybe("Where the figures come from.")
    outcomes: tuple[str, ...] | None = maybe("The national outcomes that it tells of.", form="outcome")


class ViewFrom(StrEnum):
    """Who gave a view."""

    GROUP_MEMBER = "group_member"
    PARTNER = "partner"
    CONSULTEE = "consultee"
    LOCALITY = "locality"
    PUBLIC = "public"


class MayBeShown(StrEnum):
    """How far whoever gave a view lets it be shown."""

    WITH_NAME = "with_name"
    WITHOUT_NAME = "without_name"
    NOT_AT_ALL = "not_at_all"


class ViewResult(StrEnum):
    """What came of a view."""

    CHANGED = "changed"
    NOT_CHANGED = "not_changed"


class PlanView(Record):
    """A view that somebody gave on the proposals or a draft, and what came of it. Act s.33."""

    id: str = fact("A short name for the view.")
    plan: str = fact("The plan it is about.", refers_to="plans")
    stage: Stage = fact("The step that asked for it: group_on_proposals, group_on_first_draft or sent.")
    given_by: ViewFrom = fact("What kind of person or body gave it.")
    group: ConsulteeGroup | None = maybe("The prescribed group they represent.")
    body: str | None = maybe("The partner body, where one gave it.", refers_to="parties")
    locality: str | None = maybe("The locality they speak for.", refers_to="localities")
    who: str | None = maybe("Who gave it; a private person's name only where they let it be shown.")
    received_on: date = fact("The day it came.")
    channel: str | None = maybe("How it came, as meeting, letter, e-mail, telephone, survey.")
    may_be_shown: MayBeShown | None = maybe("How far it may be shown; without an answer it is not shown.")
    words: str = fact("What they said, in their words or a fair summary.")
    about: str | None = maybe("The section it is about.", refers_to="plan_sections")
    considered_on: date | None = maybe("The day it was considered.")
    considered_by: str | None = maybe("The post that considered it.")
    result: ViewResult | None = maybe("What came of it.")
    changed_section: str | None = maybe("The section that was changed because of it.", refers_to="plan_sections")
    change: str | None = maybe("What was changed.")
    reason: str | None = maybe("Why nothing was changed, or why this change and not another.")
