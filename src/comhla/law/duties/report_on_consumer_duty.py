"""Publish what was done for consumers, within twelve months of the end of each chosen period (CONS-D2).

Consumer Scotland Act 2020 section 23, https://www.legislation.gov.uk/asp/2020/11. Paraphrase: the words of the
Act are at that address. Whether integration joint boards are among the bodies that the regulations of 2024 name was
not seen, so nothing here is firm.

The authority chooses its periods, of up to twelve months each. Together they may leave no day since 1 April 2024 out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import Period, day_months_after, last_day_of_months_beginning_with, parts_not_covered
from comhla.law.answers import Answer, cannot_tell, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, Duty, Subject, Version, the_authority
from comhla.law.events import the_day
from comhla.law.facts import AuthorityFacts, Publication, PublicationKind
from comhla.law.sources import CONSUMER_ACT, CONSUMER_ACT_URL, Citation, Verified
from comhla.law.timing import done_in_time

FIRST_DAY = date(2024, 4, 1)

DUTY = Duty(
    id="CONS-D2",
    title="Publish information on the consumer duty",
    family="I",
    bearer="the public authorities that regulations of 2024 name; whether joint boards are among them was not seen",
    versions=(
        Version(
            number=1,
            first_day=FIRST_DAY,
            citation=Citation(
                title=CONSUMER_ACT,
                provision="section 23",
                url=CONSUMER_ACT_URL,
                verified=Verified.PART_SEEN,
            ),
            words="A named public authority publishes, within twelve months of the end of each period of up to twelve"
            " months that it chooses, what it did to fulfil the consumer duty. It may do so inside another report.",
            note="The section was read; the list of bodies was not, so that boards are named is to be confirmed."
            " Regulations can take a body out of this section.",
        ),
    ),
)


@DUTY.each("publications")
def report(facts: AuthorityFacts, until: date) -> Iterator[Subject[Publication]]:
    for each in facts.publications_of(PublicationKind.CONSUMER_DUTY_REPORT):
        if isinstance(each.period_last_day, date):
            label = each.title or f"the consumer duty report to {each.period_last_day.isoformat()}"
            yield Subject(each.id, label, each.period_last_day, each.period_last_day, each)


@report.part("s.23", MACHINE, uses=("publications.kind", "publications.period_last_day", "publications.published_on"))
def publish_within_twelve_months(asked: Asked, report: Publication) -> Answer:
    """Publish the information on a period within twelve months of its end."""
    ended = the_day(report.period_last_day)
    return done_in_time(
        asked,
        what="The consumer duty information for the period to {ended}",
        done=report.published_on,
        due=day_months_after(ended, months=12),
        missing="publications.published_on",
        then="Publish what was done for consumers in the period by {last}; another report may hold it.",
        ended=ended,
    )


@report.part(
    "s.23", MACHINE, uses=("publications.kind", "publications.period_first_day", "publications.period_last_day")
)
def choose_period_of_up_to_twelve_months(asked: Asked, report: Publication) -> Answer:
    """Choose periods of no more than twelve months."""
    if report.period_first_day is None:
        return cannot_tell(
            "The first day of the period to {ended} is not recorded, so its length cannot be told.",
            missing=("publications.period_first_day",),
            ended=report.period_last_day,
        )
    longest = last_day_of_months_beginning_with(report.period_first_day, months=12)
    if the_day(report.period_last_day) <= longest:
        return met(
            "The period from {first} to {ended} is no longer than twelve months.",
            first=report.period_first_day,
            ended=report.period_last_day,
        )
    return not_met(
        "The period from {first} to {ended} is longer than twelve months, which would end on {longest}.",
        then="Report on shorter periods.",
        first=report.period_first_day,
        ended=report.period_last_day,
        longest=longest,
    )


authority = DUTY.each("publications")(the_authority)


@authority.part(
    "s.23",
    MACHINE,
    uses=(
        "publications.kind",
        "publications.period_first_day",
        "publications.period_last_day",
        "publications.published_on",
    ),
)
def leave_no_day_out(asked: Asked, _: None) -> Answer:
    """Let the periods reported on leave no day since 1 April 2024 out."""
    published = asked.known(asked.facts.publications_of(PublicationKind.CONSUMER_DUTY_REPORT), "published_on")
    if any(each.period_first_day is None or each.period_last_day is None for each in published):
        return cannot_tell(
            "A published report on the consumer duty has no period, so which days are reported on cannot be told.",
            missing=("publications.period_first_day", "publications.period_last_day"),
        )
    reported = [
        Period(first_day=first, last_day=last)
        for first, last in ((the_day(each.period_first_day), the_day(each.period_last_day)) for each in published)
        if first <= last
    ]
    first = parts_not_covered(Period(first_day=FIRST_DAY, last_day=None), by=reported)[0].first_day
    due = day_months_after(last_day_of_months_beginning_with(first, months=12), months=12)
    if asked.past(due):
        return not_met(
            "No published report covers the days from {first}; at the latest a period of twelve months beginning then"
            " had to be reported on by {last}.",
            then="Confirm that the duty binds the authority, and publish what was done for consumers since {first}.",
            due=due,
            first=first,
            last=due,
        )
    return not_yet_due(
        "The days from {first} are still to be reported on, at the latest by {last}.",
        due=due,
        then="Choose the next period, of up to twelve months from {first}, and publish by {last}.",
        first=first,
        last=due,
    )
