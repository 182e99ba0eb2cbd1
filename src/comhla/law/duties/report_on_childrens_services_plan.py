"""Report each year on how the children's services plan was carried out (CSP-3).

Children and Young People (Scotland) Act 2014 section 13, https://www.legislation.gov.uk/asp/2014/8. Paraphrase: the
words of the Act are at that address. The report follows each year of the plan as soon as practicable: no last day is
set, so the gap is shown and a person judges it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import moved_by_days
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, PERSON, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Publication, PublicationKind
from comhla.law.readings.children_plans import (
    FIRST_DAY,
    START_NOTE,
    PlanYear,
    childrens_act,
    childrens_plans,
    title_of,
    years_of,
)
from comhla.law.timing import days

DUTY = Duty(
    id="CSP-3",
    title="Report each year on the children's services plan",
    family="J",
    bearer="the council and the health board, together",
    versions=(
        Version(
            number=1,
            first_day=FIRST_DAY,
            citation=childrens_act("section 13"),
            words="As soon as practicable after each year of the plan the council and the health board publish a report"
            " on how far services were provided in line with it and what that achieved.",
            note=START_NOTE,
        ),
    ),
)

_KIND = PublicationKind.CHILDREN_SERVICES_REPORT
_USES = (
    "linked_plans.kind",
    "linked_plans.title",
    "linked_plans.period_first_day",
    "linked_plans.period_last_day",
    "publications.kind",
    "publications.about_plan",
    "publications.period_last_day",
    "publications.published_on",
)


@DUTY.each("linked_plans", "publications")
def year(facts: AuthorityFacts, until: date) -> Iterator[Subject[PlanYear]]:
    for plan in childrens_plans(facts):
        for each in years_of(plan):
            label = f"{title_of(plan)}, year to {each.last_day.isoformat()}"
            opens = moved_by_days(each.last_day, days=1)
            yield Subject(f"{plan.id}-to-{each.last_day.isoformat()}", label, opens, each.last_day, each)


@year.part("s.13", PERSON, uses=_USES)
def publish_yearly_report(asked: Asked, year: PlanYear) -> Answer:
    """Publish the report as soon as practicable after each year of the plan: a person judges the gap."""
    report = _report(asked, year)
    if report is None and _has_report_without_year(asked.facts, year):
        return cannot_tell(
            "A report on {title} has no period, so whether the year to {ended} was reported on cannot be told.",
            missing=("publications.period_last_day",),
            title=title_of(year.plan),
            ended=year.last_day,
        )
    if report is None or not asked.happened(report.published_on):
        return for_a_person(
            "The year of {title} ended on {ended} and no published report on it is recorded. Can it be published?",
            then="Ask the council and the health board for the report, and record the day of publication.",
            title=title_of(year.plan),
            ended=year.last_day,
        )
    if report.published_on <= year.last_day:
        return for_a_person(
            "The report on {title} for the year to {ended} was published on {published}, before the year was over."
            " Does it cover the whole year?",
            title=title_of(year.plan),
            ended=year.last_day,
            published=report.published_on,
        )
    return for_a_person(
        "The year of {title} ended on {ended} and the report was published {gap} later, on {published}. Was that as"
        " soon as practicable?",
        title=title_of(year.plan),
        ended=year.last_day,
        published=report.published_on,
        gap=days(number=(report.published_on - year.last_day).days),
    )


@year.part("s.13", MACHINE, uses=(*_USES, "publications.complete"))
def report_delivery_and_achievement(asked: Asked, year: PlanYear) -> Answer | None:
    """Report on how far services were provided in line with the plan, and on what that achieved."""
    report = _report(asked, year)
    if report is None or not asked.happened(report.published_on):
        return None
    if report.complete is None:
        return cannot_tell(
            "Whether the report on {title} for the year to {ended} covers delivery and achievement is not recorded.",
            missing=("publications.complete",),
            title=title_of(year.plan),
            ended=year.last_day,
        )
    if report.complete:
        return met(
            "The report on {title} for the year to {ended} covers delivery and achievement.",
            title=title_of(year.plan),
            ended=year.last_day,
        )
    return not_met(
        "The report on {title} for the year to {ended} does not cover both delivery and achievement.",
        then="Complete the report and publish it again.",
        title=title_of(year.plan),
        ended=year.last_day,
    )


def _reports(facts: AuthorityFacts, year: PlanYear) -> list[Publication]:
    return [each for each in facts.publications_of(_KIND) if each.about_plan in (None, year.plan.id)]


def _report(asked: Asked, year: PlanYear) -> Publication | None:
    """The report on the year: the earliest published, else one that is recorded without being published."""
    reports = [each for each in _reports(asked.facts, year) if each.period_last_day == year.last_day]
    return next(iter((*asked.known(reports, "published_on"), *reports)), None)


def _has_report_without_year(facts: AuthorityFacts, year: PlanYear) -> bool:
    return any(each.period_last_day is None for each in _reports(facts, year))
