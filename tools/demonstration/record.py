"""What shows that something was considered, and the answers of people to what the law leaves to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from comhla.law.facts import Evidence, Judged, Judgement

from .names import YEARS, day, days_before, financial_year
from .plans import PLANS


class Shown(NamedTuple):
    """One piece of evidence: for every part where `part` is None, for every subject where `subject` is None."""

    duty: str
    part: str | None
    subject: str | None
    what: str
    on: str


def collections() -> dict[str, Any]:
    """Evidence and judgements."""
    shown = (*_OF_SCHEMES, *_of_plans(), *_OF_THE_BOARD, *_of_matters(), *_OF_PARTNERS, *_of_best_value())
    return {
        "evidence": tuple(
            Evidence(
                id=f"evidence-{number}",
                duty=each.duty,
                part=each.part,
                subject=each.subject,
                what=each.what,
                dated_on=day(each.on),
            )
            for number, each in enumerate(shown, start=1)
        ),
        "judgements": tuple(
            Judgement(
                id=f"judgement-{number}",
                duty=duty,
                part=part,
                answer=Judged.MET,
                reasons=reasons,
                judged_by=judged_by,
                judged_on=day(on),
            )
            for number, (duty, part, reasons, judged_by, on) in enumerate(_JUDGED, start=1)
        ),
    }


_OF_SCHEMES = (
    Shown("act-2014/s1-2", None, "scheme-2015", "Paper on the schemes of both council areas", "2015-03-04"),
    Shown("act-2014/s1-2", None, "scheme-2022", "Paper on the schemes of both council areas", "2022-05-25"),
    Shown("act-2014/s3", None, "scheme-2015", "Table of principles and outcomes, annex to the draft", "2015-03-04"),
    Shown("act-2014/s3", None, "scheme-2022", "Table of principles and outcomes, annex to the draft", "2022-05-25"),
    Shown("act-2014/s3", None, "scheme-review-2020", "Review paper, section 3", "2020-02-26"),
    Shown("act-2014/s3", None, "scheme-review-2021", "Review paper, section 3", "2022-01-12"),
    Shown("act-2014/s6", None, "scheme-2015", "Report on the consultation", "2015-03-04"),
    Shown("act-2014/s44", None, "scheme-review-2020", "Report on the views given", "2020-02-26"),
    Shown("act-2014/s45", None, "scheme-review-2021", "Report on the views given", "2022-01-12"),
    Shown("act-2014/s46", None, "scheme-2022", "Report on the second consultation", "2022-05-25"),
    Shown("act-2014/s22", None, None, "Minutes of the group on shared hospital resources", "2024-05-22"),
)
_OF_THE_BOARD = (
    Shown("IJBO-P1", "try_to_find_proxies_for_nominees", None, "List of deputies kept by both sides", "2015-08-12"),
    Shown("IJBO-X1", None, None, "Readiness paper to the board", "2026-06-24"),
    Shown("act-2014/s53", None, "strategic-plans-2", "Paper on the second edition", "2023-08-30"),
    Shown("CIV-1", None, None, "Resilience report to the audit committee", "2025-09-10"),
    Shown("ADP-1", "direct_the_money", None, "Direction for the alcohol and drugs partnership", "2026-03-16"),
    Shown("ADP-1", "report_to_government", None, "Yearly survey of alcohol and drugs partnerships", "2026-06-17"),
)
_CHILDREN = (("2017", "2017-03-08"), ("2020", "2020-03-04"), ("2023", "2023-03-08"), ("2026", "2026-03-04"))
_OF_PARTNERS = (
    Shown("PSED-2", "review_existing_policies", None, "Rolling programme of policy reviews", "2024-05-15"),
    *(
        Shown("PSED-4", None, f"equality-outcomes-{year}", "Report of the equality forum", on)
        for year, on in (("2016", "2016-03-16"), ("2020", "2020-03-11"), ("2024", "2024-04-17"))
    ),
    Shown("PSED-5", "publish_accessibly", None, "Accessible formats and easy-read page", "2016-04-27"),
    Shown("PSED-5", "consider_matters_ministers_specify", None, "Note that none were specified", "2024-04-17"),
    Shown("PSED-5", "weigh_equality_in_procurement", "decision-2026", "Tender strategy, section 6", "2026-01-14"),
    *(
        Shown("CARE-1", None, f"carers-{year}", "Report on work with carers, and table of links", on)
        for year, on in (("2019", "2019-01-23"), ("2022", "2022-01-19"), ("2025", "2025-01-15"))
    ),
    Shown("CARE-3", "run_advice_service", None, "Contract with the carers' centre", "2018-04-01"),
    *(Shown("CSP-1", None, f"childrens-plan-{year}", "Paper on how it was prepared", on) for year, on in _CHILDREN),
    Shown("CSP-2", None, None, "Minutes of the children's partnership", "2026-09-02"),
    Shown("CJ-1", None, None, "Report of the justice partnership", "2023-10-18"),
    Shown("CP-1", None, None, "Minutes of the community planning partnership", "2026-06-10"),
    Shown("STAFF-1", None, "2024-25", "Commissioning framework, section on staffing", "2024-06-12"),
    Shown("STAFF-1", None, "2025-26", "Commissioning framework, section on staffing", "2025-06-11"),
)


def _of_plans() -> Iterator[Shown]:
    """What the drafts show of the views on the step before, and of the regard that a plan needs."""
    parts = (
        "take_account_of_views_on_proposals",
        "take_account_of_views_on_first_draft",
        "take_account_of_views_received",
    )
    for plan in PLANS:
        yield Shown(
            "act-2014/s30", None, plan.id, "Paper on principles, outcomes and Strathannoch's plan", plan.steps[2]
        )
        for part, step in zip(parts, plan.steps[2::2], strict=False):
            yield Shown("act-2014/s33", part, plan.id, "Table of views, and what was done with each", step)
    for review, on in (
        ("review-2018", "2018-06-13"),
        ("review-2022", "2022-03-23"),
        ("review-2023", "2023-06-14"),
        ("review-2026", "2026-06-10"),
    ):
        yield Shown("act-2014/s37", None, review, "Review report with the planning group's views", on)


def _of_matters() -> Iterator[Shown]:
    """What was before the board when it decided. The decision of November 2026 is still being prepared."""
    decided = (
        ("decision-2019", "2019-11-13"),
        ("decision-2023", "2023-11-08"),
        ("decision-2024", "2024-06-12"),
        ("decision-2025", "2025-06-11"),
    )
    later = (("decision-2026", "2026-01-28"), ("decision-2026-winter", "2026-08-26"))
    for decision, on in (*decided, ("decision-2026-november", "2026-11-11")):
        yield Shown("act-2014/s36", "have_regard_to_group_views", decision, "Views of the planning group, annex 2", on)
    matters = (*decided, *later, ("plan-2019", "2019-02-20"), ("plan-2024", "2024-02-14"))
    for matter, on in matters:
        yield Shown("FSD-1", "take_ministers_guidance_into_account", matter, "Assessment form, step 1", on)
    for matter, on in (*decided[2:], *later):
        yield Shown("CONS-D1", "have_regard_to_consumer_guidance", matter, "Assessment form, step 1", on)
    for part in ("identify_issue", "identify_stakeholders", "plan_engagement", "engage_people"):
        yield Shown("ENG-1", part, "decision-2026-november", "Engagement log", "2026-10-07")
    for decision, on in (
        ("decision-2020", "2020-04-10"),
        ("decision-2026-plan", "2026-06-10"),
        ("decision-2026-orders", "2026-08-26"),
    ):
        yield Shown("PSED-1", None, decision, "Paper to the board, part on equality", on)


def _of_best_value() -> Iterator[Shown]:
    for year in (2015, *YEARS[:-1]):
        ended = days_before(day(f"{year + 1}-04-01"), days=10)
        yield Shown("BV-1", None, financial_year(year), "Best value review of the year", ended.isoformat())


_AUDITORS = "audit and risk committee"
_JUDGED = (
    (
        "act-2014/s8",
        "publish_as_soon_as_practicable",
        "Two days were needed for the website",
        "chief officer",
        "2015-08-12",
    ),
    ("act-2014/s46", "publish_the_revision", "Published on the first working day", "chief officer", "2022-11-23"),
    (
        "act-2014/s29",
        "cover_whole_area",
        "The three localities are made up of whole wards",
        "chief officer",
        "2024-03-06",
    ),
    ("act-2014/s35", "publish_without_delay", "Two days were needed for the website", "chief officer", "2024-03-06"),
    ("APR-3", "judge_assessment", "Looked at with the audit of the report", _AUDITORS, "2026-09-09"),
    ("APR-4", "judge_account_of_spending", "Looked at with the audit of the report", _AUDITORS, "2026-09-09"),
    ("APR-5", "judge_best_value_assessment", "Looked at with the audit of the report", _AUDITORS, "2026-09-09"),
    ("APR-6", "judge_effect_of_involvement", "Looked at with the audit of the report", _AUDITORS, "2026-09-09"),
    ("APR-7", "judge_actions", "Looked at with the audit of the report", _AUDITORS, "2026-09-09"),
    ("APR-8", "judge_account_of_review", "Looked at with the audit of the report", _AUDITORS, "2026-09-09"),
    ("CRC-1", "publish_report", "The version for children took the summer", "chief officer", "2026-09-16"),
    ("CSP-2", "depart_only_for_good_reason", "No departure was found", "chief social work officer", "2026-09-30"),
    (
        "CSP-3",
        "publish_yearly_report",
        "It waits for the figures of schools",
        "chief social work officer",
        "2026-09-30",
    ),
    ("CJ-2", "publish_report_without_delay", "It waits for the national figures", "chief officer", "2026-10-07"),
    (
        "CP-3",
        "publish_progress_without_delay",
        "It waits for the figures of all partners",
        "chief officer",
        "2026-10-07",
    ),
    ("STAFF-1", "publish_information", "It waits for the returns of providers", "chief officer", "2026-07-01"),
    (
        "DIR-1",
        "direct_after_decision",
        "Directions follow a week after the minute is checked",
        "chief officer",
        "2026-03-04",
    ),
)
