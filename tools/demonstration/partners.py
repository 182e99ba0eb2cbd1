"""Plans of partners that the board takes part in or has to heed, and its own plans other than the strategic plan."""

from __future__ import annotations

from typing import Any

from comhla.law.facts import NOT_DONE, LinkedPlan, LinkedPlanKind, LinkedPlanReview

from .names import COUNCIL, address, day

_CARERS = (
    "identifying_carers",
    "demand",
    "support_available",
    "unmet_demand",
    "support_plans",
    "emergency_plans",
    "effect_on_health",
    "target_times",
    "young_carers",
)
_RECORDS = (
    "responsible_for_records",
    "responsible_for_compliance",
    "procedures",
    "security",
    "archiving_and_destruction",
)


def collections() -> dict[str, Any]:
    """The plans other than the strategic plan."""
    return {
        "linked_plans": (*_for_children(), *_for_carers(), *_of_community_planning(), *_of_others(), *_of_the_board())
    }


def _for_children() -> tuple[LinkedPlan, ...]:
    rows = (
        ("2017", "2017-03-22", "2020-03-31"),
        ("2020", "2020-03-18", "2023-03-31"),
        ("2023", "2023-03-22", "2026-03-31"),
        ("2026", "2026-03-18", "2029-03-31"),
    )
    return tuple(
        LinkedPlan(
            id=f"childrens-plan-{first}",
            kind=LinkedPlanKind.CHILDREN_SERVICES,
            council=COUNCIL,
            title=f"Children's services plan {first} to {last[:4]}",
            period_first_day=day(f"{first}-04-01"),
            period_last_day=day(last),
            approved_on=day(approved),
            published_on=day(approved),
            authority_took_part=True,
            authority_disagrees=False,
            copied_on=day(approved),
        )
        for first, approved, last in rows
    )


def _for_carers() -> tuple[LinkedPlan, ...]:
    rows = (
        ("carers-2019", "2019-02-20", ("2022-01-26", "carers-2022")),
        ("carers-2022", "2022-02-09", ("2025-01-22", "carers-2025")),
        ("carers-2025", "2025-02-05", None),
    )
    return tuple(
        LinkedPlan(
            id=name,
            kind=LinkedPlanKind.CARER_STRATEGY,
            council=COUNCIL,
            title=f"Carer strategy {published[:4]}",
            approved_on=day(published),
            published_on=day(published),
            address=address(name),
            contents=_CARERS,
            reviews=() if review is None else (LinkedPlanReview(reviewed_on=day(review[0]), revised_plan=review[1]),),
        )
        for name, published, review in rows
    )


def _of_community_planning() -> tuple[LinkedPlan, ...]:
    justice = LinkedPlan(
        id="justice-2023",
        kind=LinkedPlanKind.COMMUNITY_JUSTICE,
        council=COUNCIL,
        title="Community justice plan 2023",
        period_first_day=day("2023-04-01"),
        published_on=day("2023-11-29"),
        contents=("outcome_achieved", "priorities", "action", "indicators"),
        consulted_on=day("2023-08-16"),
        participation_statement_on=day("2023-11-29"),
        copied_on=day("2023-11-30"),
        national_document_on=day("2023-03-31"),
        reviews=(LinkedPlanReview(reviewed_on=day("2025-10-15"), no_change_statement_on=day("2025-10-29")),),
    )
    return (
        LinkedPlan(
            id="outcomes-2017",
            kind=LinkedPlanKind.LOCAL_OUTCOMES,
            council=COUNCIL,
            title="Local outcomes improvement plan 2017 to 2027",
            period_first_day=day("2017-10-01"),
            period_last_day=day("2027-09-30"),
            approved_on=day("2017-09-27"),
            published_on=day("2017-09-29"),
            contents=("outcomes", "improvement", "period", "needs"),
            authority_took_part=True,
            reviews=(LinkedPlanReview(reviewed_on=day("2022-09-28"), no_change_statement_on=day("2022-10-05")),),
            consulted_on=day("2017-05-10"),
        ),
        LinkedPlan(
            id="harbour-2017",
            kind=LinkedPlanKind.COMMUNITY_PLANNING_LOCALITY,
            council=COUNCIL,
            title="Locality plan for the harbour",
            period_first_day=day("2017-10-01"),
            period_last_day=day("2027-09-30"),
            approved_on=day("2017-09-27"),
            published_on=day("2017-09-29"),
            contents=("outcomes", "improvement", "period", "needs"),
            authority_took_part=True,
            reviews=(LinkedPlanReview(reviewed_on=day("2022-09-28"), no_change_statement_on=day("2022-10-05")),),
            locality="planning-harbour",
            consulted_on=day("2017-05-10"),
        ),
        justice,
    )


def _of_others() -> tuple[LinkedPlan, ...]:
    return (
        LinkedPlan(
            id="housing-2022",
            kind=LinkedPlanKind.LOCAL_HOUSING_STRATEGY,
            council=COUNCIL,
            title="Local housing strategy 2022 to 2027",
            approved_on=day("2022-06-15"),
            contents=("housing_contribution_summary", "delegated_support_functions"),
        ),
        LinkedPlan(
            id="alcohol-and-drugs-2024",
            kind=LinkedPlanKind.ALCOHOL_AND_DRUGS,
            title="Alcohol and drugs strategy 2024 to 2029",
            period_first_day=day("2024-04-01"),
            period_last_day=day("2029-03-31"),
            approved_on=day("2024-02-14"),
            published_on=day("2024-03-01"),
            contents=("needs_assessment", "lived_experience", "strategic_plan"),
        ),
        LinkedPlan(id="gaelic", kind=LinkedPlanKind.GAELIC, title="Gaelic language plan", notice_given_on=NOT_DONE),
        LinkedPlan(
            id="sign-language-2024",
            kind=LinkedPlanKind.SIGN_LANGUAGE,
            title="British Sign Language plan 2024 to 2030",
            approved_on=day("2024-04-17"),
            published_on=day("2024-04-24"),
            contents=("measures", "timescales", "progress"),
            consulted_on=day("2024-01-10"),
            sign_language_version_on=day("2024-04-24"),
        ),
    )


def _of_the_board() -> tuple[LinkedPlan, ...]:
    return (
        LinkedPlan(
            id="records-2018",
            kind=LinkedPlanKind.RECORDS_MANAGEMENT,
            title="Records management plan",
            approved_on=day("2018-06-20"),
            contents=_RECORDS,
            submit_by=day("2018-03-30"),
            submitted_on=day("2018-03-28"),
            review_by=day("2023-06-30"),
            reviews=(LinkedPlanReview(reviewed_on=day("2023-05-17"), submitted_on=day("2023-06-14")),),
            carried_out=True,
            contractors_covered=True,
            guidance_heeded=True,
            action_notices=(),
        ),
        LinkedPlan(
            id="workforce-2025",
            kind=LinkedPlanKind.WORKFORCE,
            title="Workforce plan 2025 to 2028",
            period_first_day=day("2025-04-01"),
            period_last_day=day("2028-03-31"),
            approved_on=day("2025-02-12"),
            published_on=day("2025-02-26"),
        ),
        LinkedPlan(
            id="medium-term-finance-2026",
            kind=LinkedPlanKind.MEDIUM_TERM_FINANCE,
            title="Medium-term financial plan 2026 to 2031",
            period_first_day=day("2026-04-01"),
            period_last_day=day("2031-03-31"),
            approved_on=day("2026-02-11"),
            contents=("strategic_plan",),
        ),
        LinkedPlan(
            id="continuity-2022",
            kind=LinkedPlanKind.BUSINESS_CONTINUITY,
            title="Business continuity plan",
            approved_on=day("2022-06-22"),
        ),
    )
