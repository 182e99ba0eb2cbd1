"""Report each year on progress with local outcomes and locality plans (CP-3).

Community Empowerment (Scotland) Act 2015 sections 8 and 12, https://www.legislation.gov.uk/asp/2015/6. Paraphrase: the
words of the Act are at that address. The reporting year begins on 1 April unless another day is directed; no last day
is set for the report, so a year without one is shown and a person asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import FinancialYear
from comhla.law.answers import Answer, for_a_person, met
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, PERSON, Duty, Subject, Version
from comhla.law.events import the_day
from comhla.law.facts import AuthorityFacts, LinkedPlan, LinkedPlanKind, Publication, PublicationKind
from comhla.law.readings.council_areas import AREA_USES, following, published_plans
from comhla.law.readings.yearly_publications import (
    PUBLICATION_USES,
    YEAR_USES,
    publications_about,
    published_without_delay,
    years_ended,
)
from comhla.law.sources import COMMUNITY_EMPOWERMENT_ACT, COMMUNITY_EMPOWERMENT_ACT_URL, Citation, Verified

DUTY = Duty(
    id="CP-3",
    title="Report each year on progress in community planning",
    family="N",
    bearer="the community planning partnership, of which the authority is a partner",
    versions=(
        Version(
            number=1,
            first_day=date(2016, 4, 1),
            citation=Citation(
                title=COMMUNITY_EMPOWERMENT_ACT,
                provision="sections 8 and 12",
                url=COMMUNITY_EMPOWERMENT_ACT_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="For each reporting year, which begins on 1 April unless Ministers direct otherwise, the partnership"
            " publishes a report on progress with the local outcomes improvement plan and with each locality plan.",
            note="The start day was not viewed: the first whole financial year after the Act is assumed.",
        ),
    ),
)

_USES = (*PUBLICATION_USES, *YEAR_USES, *AREA_USES, "publications.about_plan", "linked_plans.period_last_day")


@DUTY.each("publications", "linked_plans")
def year(facts: AuthorityFacts, until: date) -> Iterator[Subject[FinancialYear]]:
    yield from years_ended(facts, until, first=FinancialYear(2016))


@year.part("s.8", MACHINE, uses=_USES)
def report_on_outcomes_plan(asked: Asked, year: FinancialYear) -> Answer | None:
    """Publish a report on progress with the local outcomes improvement plan for each reporting year."""
    return _reported(asked, year, LinkedPlanKind.LOCAL_OUTCOMES, PublicationKind.LOCAL_OUTCOMES_PROGRESS)


@year.part("s.12", MACHINE, uses=_USES)
def report_on_locality_plans(asked: Asked, year: FinancialYear) -> Answer | None:
    """Publish a report on progress with each locality plan for each reporting year."""
    return _reported(asked, year, LinkedPlanKind.COMMUNITY_PLANNING_LOCALITY, PublicationKind.LOCALITY_PLAN_PROGRESS)


@year.part("ss.8, 12", PERSON, uses=_USES)
def publish_progress_without_delay(asked: Asked, year: FinancialYear) -> Answer | None:
    """Publish the reports on a year in reasonable time after it. No day is set: a person judges the gap."""
    reports = [
        *_reports(asked, year, PublicationKind.LOCAL_OUTCOMES_PROGRESS),
        *_reports(asked, year, PublicationKind.LOCALITY_PLAN_PROGRESS),
    ]
    if not reports:
        return None
    return published_without_delay(
        asked,
        published=max(the_day(each.published_on) for each in reports),
        year=year,
        what="The last progress report in community planning",
        then="Publish the report and record the day.",
    )


def _reported(asked: Asked, year: FinancialYear, plan: LinkedPlanKind, report: PublicationKind) -> Answer | None:
    plans = asked.facts.once(_in_force, plan, year)
    if not plans:
        return None
    reports = _reports(asked, year, report)
    lacking = tuple(each.id for each in plans if not any(about.about_plan in (None, each.id) for about in reports))
    if lacking:
        return for_a_person(
            "No report on progress in {year} is recorded for {lacking}. No last day is set: can it be published?",
            then="Ask the community planning partnership, and record the report with the plan that it is about.",
            year=year.label,
            lacking=lacking,
        )
    return met("Progress in {year} is reported for {plans}.", year=year.label, plans=tuple(each.id for each in plans))


def _in_force(facts: AuthorityFacts, kind: LinkedPlanKind, year: FinancialYear) -> list[LinkedPlan]:
    """The plans that stood at some time in the year."""
    return [
        plan
        for plan in published_plans(facts, kind)
        if the_day(plan.published_on) <= year.last_day and not _ended_before(facts, plan, year)
    ]


def _ended_before(facts: AuthorityFacts, plan: LinkedPlan, year: FinancialYear) -> bool:
    after = following(facts, plan)
    replaced = after is not None and the_day(after.published_on) < year.first_day
    return replaced or (plan.period_last_day is not None and plan.period_last_day < year.first_day)


def _reports(asked: Asked, year: FinancialYear, kind: PublicationKind) -> list[Publication]:
    return asked.known(publications_about(asked.facts, kind, year), "published_on")
