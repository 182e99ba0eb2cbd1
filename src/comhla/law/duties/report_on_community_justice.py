"""Report on community justice for each period of a year (CJ-2).

Community Justice (Scotland) Act 2016 section 23, https://www.legislation.gov.uk/asp/2016/10. Paraphrase: the words of
the Act are at that address. The first period is set by regulations that were not seen, and that later ones end on
31 March is assumed: nothing here is late, gaps are shown and a person asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import FinancialYear
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, PERSON, Duty, Subject, Version
from comhla.law.events import the_day
from comhla.law.facts import AuthorityFacts, Publication, PublicationKind
from comhla.law.readings.yearly_publications import (
    PUBLICATION_USES,
    YEAR_USES,
    publications_about,
    published_for,
    published_without_delay,
    years_ended,
)
from comhla.law.sources import COMMUNITY_JUSTICE_ACT, COMMUNITY_JUSTICE_ACT_URL, Citation, Verified
from comhla.law.timing import days

DUTY = Duty(
    id="CJ-2",
    title="Report on community justice each year",
    family="N",
    bearer="the community justice partners of each council area, the authority or its bodies among them",
    versions=(
        Version(
            number=1,
            first_day=date(2017, 4, 1),
            citation=Citation(
                title=COMMUNITY_JUSTICE_ACT,
                provision="section 23",
                url=COMMUNITY_JUSTICE_ACT_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="The partners report for each period of a year on every national and local outcome: what was done,"
            " whether it was achieved, what progress there was, by the indicators. They consult third sector bodies"
            " that were involved and chosen community bodies, and send a copy to Community Justice Scotland.",
            note="The start day was not viewed: the first whole financial year after the Act is assumed. So is the end"
            " of periods on 31 March.",
        ),
    ),
)

_USES = (*PUBLICATION_USES, *YEAR_USES)


@DUTY.each("publications")
def year(facts: AuthorityFacts, until: date) -> Iterator[Subject[FinancialYear]]:
    yield from years_ended(facts, until, first=FinancialYear(2017))


@year.part("s.23", PERSON, uses=_USES)
def publish_report_without_delay(asked: Asked, year: FinancialYear) -> Answer:
    """Publish the report as soon as reasonably practicable after the period. No day is set: a person judges."""
    return published_without_delay(
        asked,
        published=published_for(asked, PublicationKind.COMMUNITY_JUSTICE_REPORT, year),
        year=year,
        what="The community justice report",
        then="Ask the partners for the report, and record the day and the period.",
    )


@year.part("s.23", MACHINE, uses=(*_USES, "publications.complete"))
def report_on_every_outcome(asked: Asked, year: FinancialYear) -> Answer | None:
    """Report on each national and local outcome, using the indicators."""
    report = _report(asked, year)
    if report is None:
        return None
    return _as_recorded(
        year, done=report.complete, what="deals with every outcome by the indicators", place="publications.complete"
    )


@year.part("s.23", MACHINE, uses=(*_USES, "publications.third_sector_consulted"))
def consult_bodies_on_report(asked: Asked, year: FinancialYear) -> Answer | None:
    """Consult each third sector body that was involved, and chosen community bodies, on the report."""
    report = _report(asked, year)
    if report is None:
        return None
    return _as_recorded(
        year,
        done=report.third_sector_consulted,
        what="was consulted on with third sector and community bodies",
        place="publications.third_sector_consulted",
    )


@year.part("s.23", PERSON, uses=(*_USES, "publications.sent_to_recipient_on"))
def send_copy_without_delay(asked: Asked, year: FinancialYear) -> Answer | None:
    """Send a copy to Community Justice Scotland as soon as reasonably practicable: a person judges the gap."""
    report = _report(asked, year)
    if report is None:
        return None
    published, sent = the_day(report.published_on), report.sent_to_recipient_on
    if not asked.happened(sent):
        return for_a_person(
            "The community justice report for {year} was published on {published}, and no copy to Community Justice"
            " Scotland is recorded. Can it be sent?",
            then="Send the copy and record the day.",
            year=year.label,
            published=published,
        )
    if sent <= published:
        return met("A copy of the report for {year} was sent on {sent}.", year=year.label, sent=sent)
    return for_a_person(
        "The community justice report for {year} was published on {published} and its copy sent {gap} later. Was that"
        " as soon as reasonably practicable?",
        year=year.label,
        published=published,
        gap=days(number=(sent - published).days),
    )


def _report(asked: Asked, year: FinancialYear) -> Publication | None:
    known = asked.known(publications_about(asked.facts, PublicationKind.COMMUNITY_JUSTICE_REPORT, year), "published_on")
    return known[0] if known else None


def _as_recorded(year: FinancialYear, *, done: bool | None, what: str, place: str) -> Answer:
    if done is None:
        return cannot_tell(
            "It is not recorded whether the community justice report for {year} {what}.",
            missing=(place,),
            year=year.label,
            what=what,
        )
    if done:
        return met("By the record the community justice report for {year} {what}.", year=year.label, what=what)
    return not_met(
        "It is recorded as untrue that the community justice report for {year} {what}.",
        then="Ask the partners to put it right in the next report, and say openly that it was left out.",
        year=year.label,
        what=what,
    )
