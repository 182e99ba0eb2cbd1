"""What a performance report of a year has to have, gathered from what is recorded, and what is still missing.

SSI 2014/326 regulations 3 to 9. Nothing is judged here: whether a text assesses well is asked of people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import ReportingYear
from comhla.law.facts import (
    AuthorityFacts,
    Decision,
    Locality,
    Plan,
    PlanReview,
    PlanReviewResult,
    Recommendation,
    ReportPart,
    ReportSection,
)
from comhla.law.readings.decisions_outside_plan import is_significant_outside_plan
from comhla.law.readings.minuted_business import public_decision, public_title
from comhla.law.readings.report_money import SpentOn, YearsMoney, report_of, years_money
from comhla.reference import national_outcomes
from comhla.reference.models import Model
from comhla.reference.rows import Row


class Gap(NamedTuple):
    """Something that the report must have and that is not recorded."""

    part: ReportPart
    what: str
    """What is missing, as a sentence."""
    provision: str
    subject: str = ""
    """The outcome, locality or row it is about, by key or id; empty for the report as a whole."""


class OutcomeAssessed(NamedTuple):
    """A national outcome with what the report says of it."""

    outcome: Row
    sections: tuple[ReportSection, ...]


class DecisionReported(NamedTuple):
    """A significant decision outside the plan. Its title and reasons are what the public may read."""

    decision: Decision
    title: str
    reasons: str | None


class RecommendationReported(NamedTuple):
    """A recommendation of the year with what was done about it."""

    made_by: str
    """The title of the inspection, or of the committee's report its id."""
    recommendation: Recommendation


class ReviewReported(NamedTuple):
    """A review of the plan that was concluded in the year."""

    review: PlanReview
    replacement: Plan | None


class LocalityReported(NamedTuple):
    """A locality of the year, its money, and what the report says of it."""

    locality: Locality
    money: SpentOn
    sections: tuple[ReportSection, ...]


class ReportContents(NamedTuple):
    """Everything that goes into the report of one year, and what is missing."""

    year: ReportingYear
    report: str | None
    """The id of the report's row; nothing where no report of the year is recorded yet."""
    model: Model | None
    sections: tuple[ReportSection, ...]
    outcomes: tuple[OutcomeAssessed, ...]
    money: YearsMoney
    localities: tuple[LocalityReported, ...]
    decisions: tuple[DecisionReported, ...]
    inspections: tuple[RecommendationReported, ...]
    reviews: tuple[ReviewReported, ...]
    committee: tuple[RecommendationReported, ...]
    gaps: tuple[Gap, ...]

    def of_part(self, part: ReportPart) -> tuple[ReportSection, ...]:
        """The sections of one part in their order."""
        return _of_part(self.sections, part)


def report_contents(facts: AuthorityFacts, year: ReportingYear) -> ReportContents:
    """Gather the report of a year from what is recorded."""
    report = report_of(facts, year.label)
    own = [each for each in facts.report_sections or () if report is not None and each.report == report.id]
    sections = tuple(sorted(own, key=_order))
    localities = _localities(facts, year)
    money = years_money(facts, year, [each.id for each in localities])
    gathered = ReportContents(
        year=year,
        report=report.id if report is not None else None,
        model=facts.setting_on(year.last_day).model if facts.settings else None,
        sections=sections,
        outcomes=tuple(OutcomeAssessed(each, _of_outcome(sections, each.key)) for each in national_outcomes()),
        money=money,
        localities=tuple(
            LocalityReported(each, spent, _of_locality(sections, each.id))
            for each, spent in zip(localities, money.localities, strict=True)
        ),
        decisions=tuple(_decisions(facts, year)),
        inspections=tuple(_inspections(facts, year)),
        reviews=tuple(_reviews(facts, year)),
        committee=tuple(_committee(facts, year)),
        gaps=(),
    )
    return gathered._replace(gaps=tuple(_gaps(gathered)))


def _order(section: ReportSection) -> tuple[int, str, str, int, str]:
    parts = list(ReportPart)
    place = section.place if section.place is not None else len(parts) * 100
    return parts.index(section.part), section.outcome or "", section.locality or "", place, section.id


def _of_part(sections: Iterable[ReportSection], part: ReportPart) -> tuple[ReportSection, ...]:
    return tuple(each for each in sections if each.part is part)


def _of_outcome(sections: Iterable[ReportSection], key: str) -> tuple[ReportSection, ...]:
    return tuple(each for each in _of_part(sections, ReportPart.OUTCOME) if each.outcome == key)


def _of_locality(sections: Iterable[ReportSection], key: str) -> tuple[ReportSection, ...]:
    return tuple(each for each in _of_part(sections, ReportPart.LOCALITY) if each.locality == key)


def _localities(facts: AuthorityFacts, year: ReportingYear) -> tuple[Locality, ...]:
    """Every locality of the year, also one that ended in it."""
    return tuple(
        each
        for each in facts.localities or ()
        if (each.first_day is None or each.first_day <= year.last_day)
        and (each.last_day is None or each.last_day >= year.first_day)
    )


def _decisions(facts: AuthorityFacts, year: ReportingYear) -> Iterator[DecisionReported]:
    """Section 36 does not apply where both bodies lead, and no such decision is one of theirs."""
    for each in facts.decisions or ():
        if year.contains(each.decided_on) and is_significant_outside_plan(facts, each):
            hidden = bool(public_decision(facts, each).ground)
            yield DecisionReported(each, public_title(facts, each), None if hidden else each.reasons)


def _inspections(facts: AuthorityFacts, year: ReportingYear) -> Iterator[RecommendationReported]:
    for each in facts.inspections or ():
        if year.contains(each.reported_on) and each.about_integration_functions is not False:
            yield from (RecommendationReported(each.title, one) for one in each.recommendations or ())


def _reviews(facts: AuthorityFacts, year: ReportingYear) -> Iterator[ReviewReported]:
    for each in facts.plan_reviews or ():
        if isinstance(each.resolved_on, date) and year.contains(each.resolved_on):
            yield ReviewReported(each, facts.plan_called(each.replacement) if each.replacement else None)


def _committee(facts: AuthorityFacts, year: ReportingYear) -> Iterator[RecommendationReported]:
    for each in facts.committee_reports or ():
        if year.contains(each.received_on):
            yield from (RecommendationReported(each.id, one) for one in each.recommendations or ())


# ------------------------------------------------------------------------------------------------------------ gaps


def _gaps(report: ReportContents) -> Iterator[Gap]:
    yield from _gaps_in_texts(report)
    yield from _gaps_in_money(report)
    yield from _gaps_in_localities(report)
    yield from _gaps_in_lists(report)


_TEXTS = (
    (ReportPart.PRINCIPLES, "How the authority did against the delivery principles is not said.", "regulation 3(b)"),
    (ReportPart.STRATEGIC_PLANNING, "Strategic planning is not assessed.", "regulation 3(c)"),
    (ReportPart.BEST_VALUE, "Performance in securing best value, and how, is not assessed.", "regulation 5"),
)


def _gaps_in_texts(report: ReportContents) -> Iterator[Gap]:
    for each in report.outcomes:
        if not _said(each.sections):
            yield Gap(
                ReportPart.OUTCOME,
                f"Outcome {each.outcome.key} ({each.outcome.label}) is not assessed.",
                "regulation 3(a)",
                each.outcome.key,
            )
    for part, what, provision in _TEXTS:
        if not _said(report.of_part(part)):
            yield Gap(part, what, provision)


def _gaps_in_money(report: ReportContents) -> Iterator[Gap]:
    money, year = report.money, report.year.label
    if money.total is None:
        yield Gap(
            ReportPart.MONEY,
            f"All that was paid or set aside in {year} is not recorded, so no share can be given.",
            "regulation 4(2)",
        )
    for spent in (*money.heads, *money.care_groups):
        yield from _gaps_in_spending(report, spent, spent.care_group or str(spent.head).replace("_", " "))
    now = money.variances[0]
    if now.difference is None:
        yield Gap(
            ReportPart.VARIANCE,
            f"The under- or overspend of {year} is not known: what was planned or what was spent is not recorded.",
            "regulation 4(3)",
        )
    elif now.difference and not now.reason and not _said(report.of_part(ReportPart.VARIANCE)):
        yield Gap(ReportPart.VARIANCE, "No reason is given for the under- or overspend.", "regulation 4(3)")
    if money.variance_earlier_compared < report.money.years_compared:
        yield Gap(
            ReportPart.VARIANCE,
            f"The under- or overspend can be compared with {money.variance_earlier_compared} earlier years, and not"
            f" with {report.money.years_compared}.",
            "regulation 4(4)",
        )


def _gaps_in_spending(report: ReportContents, spent: SpentOn, called: str) -> Iterator[Gap]:
    if spent.this_year.amount is None:
        yield Gap(ReportPart.MONEY, f"What was spent on {called} is not recorded.", "regulation 4(1)", called)
    if spent.earlier_compared < report.money.years_compared:
        yield Gap(
            ReportPart.MONEY,
            f"The share spent on {called} can be compared with {spent.earlier_compared} earlier years, and not with"
            f" {report.money.years_compared}.",
            "regulation 4(4)",
            called,
        )


def _gaps_in_localities(report: ReportContents) -> Iterator[Gap]:
    if not _said(report.of_part(ReportPart.LOCALITY_ARRANGEMENTS)):
        yield Gap(
            ReportPart.LOCALITY_ARRANGEMENTS,
            "How groups are consulted and involved in decisions about localities is not described.",
            "regulation 6(1)",
        )
    for each in report.localities:
        name, key = each.locality.name, each.locality.id
        if not _said(each.sections):
            yield Gap(
                ReportPart.LOCALITY,
                f"What involving groups did for services in {name} is not said.",
                "regulation 6(1)",
                key,
            )
        if each.money.this_year.share is None:
            yield Gap(
                ReportPart.LOCALITY, f"The share spent in relation to {name} is not recorded.", "regulation 6(2)", key
            )
        if each.money.earlier_compared < report.money.years_compared:
            yield Gap(
                ReportPart.LOCALITY,
                f"The share of {name} can be compared with {each.money.earlier_compared} earlier years, and not with"
                f" {report.money.years_compared}.",
                "regulation 6(3)",
                key,
            )


def _gaps_in_lists(report: ReportContents) -> Iterator[Gap]:
    for decision in report.decisions:
        if not decision.reasons:
            yield Gap(
                ReportPart.DECISIONS,
                f'No reasons are recorded for the decision "{decision.title}".',
                "regulation 3(c)",
                decision.decision.id,
            )
    for part, rows, provision in (
        (ReportPart.INSPECTIONS, report.inspections, "regulation 7"),
        (ReportPart.COMMITTEE, report.committee, "regulation 9"),
    ):
        for each in rows:
            if not each.recommendation.response:
                yield Gap(
                    part,
                    f'What was done about the recommendation "{each.recommendation.what}" is not recorded.',
                    provision,
                    each.recommendation.id,
                )
    told = _said(report.of_part(ReportPart.PLAN_REVIEW))
    for review in report.reviews:
        if not review.review.reasons and not told:
            yield Gap(
                ReportPart.PLAN_REVIEW, "Why the plan was reviewed is not recorded.", "regulation 8", review.review.id
            )
        if review.review.result is None:
            yield Gap(
                ReportPart.PLAN_REVIEW,
                "Whether a revised plan followed the review is not recorded.",
                "regulation 8",
                review.review.id,
            )
        if review.review.result is PlanReviewResult.REPLACE and not told:
            yield Gap(
                ReportPart.PLAN_REVIEW,
                "What changed in the revised plan is not described.",
                "regulation 8",
                review.review.id,
            )


def _said(sections: Iterable[ReportSection]) -> bool:
    return any((each.text or "").strip() for each in sections)
