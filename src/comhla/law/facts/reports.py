"""The annual performance report, reports of a monitoring committee, and inspections."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from comhla.law.events import Event
from comhla.law.facts.fields import Record, fact, maybe


class ReportCopy(Record):
    """A copy of the report given to somebody."""

    recipient: str = fact("Who got it: a health board or council, or monitoring_committee.")
    sent_on: Event = maybe("The day it was sent.")


class ReportedIndicator(Record):
    """An indicator or measure in the report."""

    key: str = fact("The indicator, as NI-12, or a local measure's name.")
    earlier_years_compared: int | None = maybe("With how many earlier reporting years it is compared.")


class SpendHead(StrEnum):
    """The heads of spending in regulation 4 of the report regulations."""

    HOSPITAL_INPATIENTS = "hospital_inpatients"
    OTHER_HEALTH_CARE = "other_health_care"
    CARE_HOME_OR_PLACEMENT = "care_home_or_adult_placement"
    UNPAID_CARERS = "support_for_unpaid_carers"
    OTHER_SOCIAL_CARE = "other_social_care"
    KEY_CARE_GROUP = "key_care_group"


class SpendLine(Record):
    """Money spent on one head, as the report gives it."""

    head: SpendHead = fact("The head of spending.")
    care_group: str | None = maybe("For a key care group: which.")
    amount: Decimal | None = maybe("The amount spent, in pounds.")
    share_percent: Decimal | None = maybe("Its share of all that was paid or set aside, in percent.")
    share_given: bool | None = maybe("Whether the report gives the share; not needed where the share is recorded.")
    earlier_years_compared: int | None = maybe("With how many earlier reporting years the share is compared.")


class LocalitySpend(Record):
    """What the report says about one locality."""

    locality: str = fact("The locality.", refers_to="localities")
    share_percent: Decimal | None = maybe("The share of all that was paid or set aside spent on it, in percent.")
    share_given: bool | None = maybe("Whether the report gives the share; not needed where the share is recorded.")
    earlier_years_compared: int | None = maybe("With how many earlier reporting years the share is compared.")
    involvement_described: bool | None = maybe("Whether the report says how groups were involved and with what effect.")


class ReportedRecommendation(Record):
    """A recommendation as listed in the report."""

    recommendation: str = fact("The recommendation, by its id under inspections or committee reports.")
    action_given: bool | None = maybe("Whether the report says what was done, or what the response was.")


class PerformanceReport(Record):
    """An annual performance report. Act s.42; SSI 2014/326."""

    id: str = fact("A short name for the report.")
    reporting_year: str = fact("The reporting year, as 2025-26.", form="financial_year")
    prepared_on: Event = maybe("The day it was ready for publication, as agreed by the authority.")
    published_on: Event = maybe("The day it was published.")
    address: str | None = maybe("Where it is published.", form="address")
    assesses_planning: bool | None = maybe("Whether it assesses performance in planning the functions.")
    assesses_carrying_out: bool | None = maybe("Whether it assesses performance in carrying out the functions.")
    copies: tuple[ReportCopy, ...] | None = maybe("To whom copies were given.")
    postponement_statement_on: Event = maybe("The day a statement of postponement under the 2020 Act was published.")
    outcomes_assessed: tuple[str, ...] | None = maybe("The national outcomes it assesses, as O1 to O9.", form="outcome")
    indicators: tuple[ReportedIndicator, ...] | None = maybe("The key indicators or measures it uses.")
    principles_assessed: bool | None = maybe("Whether it assesses performance against the delivery principles.")
    strategic_planning_assessed: bool | None = maybe("Whether it assesses strategic planning.")
    decisions_outside_plan_reported: int | None = maybe("How many significant decisions outside the plan it reports.")
    decisions_outside_plan_reasons: bool | None = maybe("Whether it gives the reasons for each.")
    spend: tuple[SpendLine, ...] | None = maybe("The spending it reports by head.")
    key_care_groups_identified: bool | None = maybe("Whether the authority identified key care groups.")
    variance_given: bool | None = maybe("Whether it gives the under- or overspend against the financial statement.")
    variance_reasons_given: bool | None = maybe("Whether it gives the reasons for the under- or overspend.")
    variance_earlier_years_compared: int | None = maybe(
        "With how many earlier reporting years the variance is compared."
    )
    best_value_assessed: bool | None = maybe("Whether it assesses performance in securing best value, and how.")
    locality_arrangements_described: bool | None = maybe(
        "Whether it describes how groups are involved in locality decisions."
    )
    localities: tuple[LocalitySpend, ...] | None = maybe("What it says of each locality.")
    localities_redrawn_since_last: bool | None = maybe("Whether localities were redrawn since the report before.")
    inspection_recommendations: tuple[ReportedRecommendation, ...] | None = maybe(
        "Inspection recommendations it lists."
    )
    review_reasons_given: bool | None = maybe("Where the plan was reviewed: whether it gives the reasons.")
    review_says_whether_replaced: bool | None = maybe("Where the plan was reviewed: whether a revised plan followed.")
    review_changes_described: bool | None = maybe("Where the plan was revised: whether it describes the changes.")
    committee_recommendations: tuple[ReportedRecommendation, ...] | None = maybe(
        "Recommendations of the monitoring committee that it lists."
    )
    guidance_checklist: tuple[str, ...] | None = maybe(
        "What the guidance asks for that it has: core_suite, decisions_effect, accessible_formats, easy_to_find,"
        " annex_a."
    )


class Recommendation(Record):
    """One recommendation."""

    id: str = fact("A short name for the recommendation.")
    what: str = fact("What is recommended.")
    response: str | None = maybe("The response to it or action on it.")
    responded_on: Event = maybe("The day of the written response or of the action.")


class CommitteeReport(Record):
    """A report of a monitoring committee. Act s.43."""

    id: str = fact("A short name for the report.")
    received_on: date = fact("The day the authority received it.")
    recommendations: tuple[Recommendation, ...] | None = maybe("What it recommends; an empty list for none.")
    written_response_on: Event = maybe("The day of the written response.")


class Inspector(StrEnum):
    """The bodies whose recommendations go into the report. SSI 2014/326 reg 7."""

    HEALTHCARE_IMPROVEMENT_SCOTLAND = "healthcare_improvement_scotland"
    CARE_INSPECTORATE = "care_inspectorate"
    AUDIT_SCOTLAND = "audit_scotland"
    ACCOUNTS_COMMISSION = "accounts_commission"


class Inspection(Record):
    """An inspection of the planning or delivery of services under integration functions."""

    id: str = fact("A short name for the inspection.")
    title: str = fact("What was inspected.")
    inspectors: tuple[Inspector, ...] = fact("Who inspected.")
    joint: bool | None = maybe("Whether it was a joint inspection.")
    about_integration_functions: bool | None = maybe("Whether it was about a service under integration functions.")
    reported_on: date = fact("The day of the report.")
    copies_given: bool | None = maybe("For a joint inspection: whether those concerned got copies and could comment.")
    regard_to_code_shown: bool | None = maybe(
        "For a joint inspection: whether regard to any code of practice is shown, or there is no code."
    )
    sent_to_ministers_on: Event = maybe("For a joint inspection: the day the report went to the Scottish Ministers.")
    open_to_public: bool | None = maybe(
        "For a joint inspection: whether copies are open to the public at the inspectorates' offices."
    )
    recommendations: tuple[Recommendation, ...] | None = maybe("What it recommends; an empty list for none.")
