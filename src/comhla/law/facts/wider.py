"""Publications, plans of partners, and occurrences of duties from other Acts."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from comhla.law.events import Event
from comhla.law.facts.fields import Record, fact, maybe


class PublicationKind(StrEnum):
    """Recurring publications that duties outside the 2014 Act ask for."""

    EQUALITY_MAINSTREAMING_REPORT = "equality_mainstreaming_report"
    EQUALITY_OUTCOMES = "equality_outcomes"
    EQUALITY_OUTCOMES_PROGRESS = "equality_outcomes_progress"
    PAY_GAP = "pay_gap"
    EQUAL_PAY_STATEMENT = "equal_pay_statement"
    CONSUMER_DUTY_REPORT = "consumer_duty_report"
    CHILDREN_RIGHTS_REPORT = "children_rights_report"
    CHILDREN_SERVICES_REPORT = "children_services_report"
    ISLANDS_INFORMATION = "islands_information"
    BIODIVERSITY_REPORT = "biodiversity_report"
    CLIMATE_REPORT = "climate_report"
    STAFFING_INFORMATION = "staffing_information"
    LOCAL_OUTCOMES_PROGRESS = "local_outcomes_progress"
    LOCALITY_PLAN_PROGRESS = "locality_plan_progress"
    COMMUNITY_JUSTICE_REPORT = "community_justice_report"
    COMPLAINTS_REPORT = "complaints_report"
    COMPLAINTS_QUARTERLY_REPORT = "complaints_quarterly_report"
    CARER_CRITERIA = "carer_eligibility_criteria"
    SHORT_BREAKS_STATEMENT = "short_breaks_statement"


class Publication(Record):
    """Something published under a duty outside the 2014 Act."""

    id: str = fact("A short name for the publication.")
    kind: PublicationKind = fact("What it is.")
    title: str | None = maybe("Its title.")
    period_first_day: date | None = maybe("The first day of the period it is about.")
    period_last_day: date | None = maybe("The last day of the period it is about.")
    published_on: Event = maybe("The day it was published or submitted.")
    address: str | None = maybe("Where it is published.", form="address")
    sent_to_recipient_on: Event = maybe("The day the copy that the law asks for was sent.")
    child_version_published_on: Event = maybe("For the children's rights report: the day of the version for children.")
    characteristics_covered: tuple[str, ...] | None = maybe(
        "For equality outcomes: the protected characteristics covered."
    )
    reasons_for_omissions: bool | None = maybe("For equality outcomes: whether reasons are given for those left out.")
    complete: bool | None = maybe("Whether it has all that the set form asks for.")
    about_plan: str | None = maybe("For a progress report: the plan it reports on.", refers_to="linked_plans")
    emission_targets_given: bool | None = maybe(
        "For a climate report: whether it gives targets for indirect emissions, a date for having no direct emissions"
        " and how spending is aligned with them."
    )
    third_sector_consulted: bool | None = maybe(
        "For a community justice report: whether each third sector body involved, and the community bodies chosen,"
        " were consulted on it."
    )
    reviewed_on: tuple[date, ...] | None = maybe("For carers' criteria: the days on which this edition was reviewed.")


class LinkedPlanKind(StrEnum):
    """Plans of partners that the authority takes part in or has to heed."""

    CHILDREN_SERVICES = "children_services_plan"
    CARER_STRATEGY = "carer_strategy"
    LOCAL_OUTCOMES = "local_outcomes_improvement_plan"
    COMMUNITY_PLANNING_LOCALITY = "community_planning_locality_plan"
    COMMUNITY_JUSTICE = "community_justice_plan"
    LOCAL_HOUSING_STRATEGY = "local_housing_strategy"
    ALCOHOL_AND_DRUGS = "alcohol_and_drugs_strategy"
    GAELIC = "gaelic_language_plan"
    SIGN_LANGUAGE = "british_sign_language_plan"
    RECORDS_MANAGEMENT = "records_management_plan"
    WORKFORCE = "workforce_plan"
    MEDIUM_TERM_FINANCE = "medium_term_financial_plan"
    ENGAGEMENT = "engagement_strategy"
    BUSINESS_CONTINUITY = "business_continuity_plan"


class LinkedPlan(Record):
    """A plan other than the strategic plan."""

    id: str = fact("A short name for the plan.")
    kind: LinkedPlanKind = fact("What plan it is.")
    council: str | None = maybe("The council area, where there are several.", refers_to="parties")
    title: str | None = maybe("Its title.")
    period_first_day: date | None = maybe("The first day of its period.")
    period_last_day: date | None = maybe("The last day of its period.")
    approved_on: Event = maybe("The day it was approved or agreed.")
    published_on: Event = maybe("The day it was published.")
    address: str | None = maybe("Where it is published.", form="address")
    contents: tuple[str, ...] | None = maybe("Which of the contents that the law asks for it has, by key.")
    authority_took_part: bool | None = maybe("Whether the authority took part in making it, as it was offered.")
    authority_disagrees: bool | None = maybe("Whether the authority disagrees with anything in it.")
    disagreement_notice_on: Event = maybe("The day the authority published a notice of disagreement, where it did.")
    reviews: tuple[LinkedPlanReview, ...] | None = maybe("Reviews of it.")
    locality: str | None = maybe(
        "For a locality plan of community planning: the locality.", refers_to="community_planning_localities"
    )
    consulted_on: Event = maybe("The day consultation on it, or on its draft, began.")
    participation_statement_on: Event = maybe(
        "For a community justice plan: the day the statement of who took part was published, in the plan or after it."
    )
    copied_on: Event = maybe("The day the copy that the law asks for was sent.")
    national_document_on: date | None = maybe(
        "The day on which the national plan or strategy that it answers was published."
    )
    sign_language_version_on: Event = maybe("The day it was published in British Sign Language.")
    notice_given_on: Event = maybe("For a Gaelic language plan: the day of the notice that asks for it.")
    submit_by: date | None = maybe("The last day for submitting it that a notice or the Keeper fixes.")
    submitted_on: Event = maybe("The day it was submitted for approval or agreement.")
    review_by: date | None = maybe(
        "The day by which it is to be reviewed: for a records management plan the day that the Keeper fixed, for others"
        " the day set locally."
    )
    carried_out: bool | None = maybe("Whether what it says is being carried out.")
    contractors_covered: bool | None = maybe(
        "For a records management plan: whether the records that contractors and delegates make are managed as it says."
    )
    guidance_heeded: bool | None = maybe(
        "For a records management plan: whether regard was had to the Keeper's guidance and model plan."
    )
    action_notices: tuple[ActionNotice, ...] | None = maybe(
        "For a records management plan: action notices of the Keeper; an empty list for none."
    )


class LinkedPlanReview(Record):
    """A review of a plan other than the strategic plan."""

    reviewed_on: Event = maybe("The day the review was completed.")
    no_change_statement_on: Event = maybe("The day a statement was published that no revised plan is made.")
    revised_plan: str | None = maybe("The revised plan that followed, by its id.", refers_to="linked_plans")
    submitted_on: Event = maybe("The day the plan was submitted again after it, revised or not.")


class ActionNotice(Record):
    """A notice of the Keeper of the Records of Scotland to put something right."""

    id: str = fact("A short name for the notice.")
    given_on: date = fact("The day it was given.")
    comply_by: date | None = maybe("The day by which it asks to comply.")
    complied_on: Event = maybe("The day it was complied with.")


class CommunityPlanningLocality(Record):
    """A locality of community planning, which in law is another thing than a locality of integration."""

    id: str = fact("A short name for the locality.")
    name: str | None = maybe("Its name.")
    council: str | None = maybe("The council area, where there are several.", refers_to="parties")
    first_day: date | None = maybe("The first day on which it is a locality.")
    last_day: date | None = maybe("The last day on which it is a locality.")
    poorer_outcomes_found_on: Event = maybe(
        "The day it was found that people there have significantly poorer outcomes, where they have."
    )
