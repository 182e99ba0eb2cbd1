"""Report each year on the climate change duties, by 30 November (CLIM-1).

Climate Change (Scotland) Act 2009 sections 44 and 46; SSI 2015/347 articles 3 and 4, as amended by SSI 2020/281,
https://www.legislation.gov.uk/ssi/2015/347/data.html. Paraphrase: the words of the Order are at that address.

The report on a year to 31 March is due within eight months of its end: 30 November itself is in time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import FinancialYear
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Publication, PublicationKind
from comhla.law.readings.yearly_publications import (
    PUBLICATION_USES,
    YEAR_USES,
    existed_from,
    publications_about,
    published_for,
    years_ended,
)
from comhla.law.sources import Citation, Verified
from comhla.law.timing import done_in_time

_URL = "https://www.legislation.gov.uk/ssi/2015/347/data.html"
_TITLE = "Climate Change (Duties of Public Bodies: Reporting Requirements) (Scotland) Order 2015"
AMENDED = date(2020, 11, 9)

DUTY = Duty(
    id="CLIM-1",
    title="Report on climate change duties each year",
    family="K",
    bearer="the integration joint board",
    models=BOARD_ONLY,
    elsewhere="In a lead agency area there is no board; the health board and the council report for themselves.",
    versions=(
        Version(
            number=1,
            first_day=date(2015, 11, 23),
            last_day=date(2020, 11, 8),
            citation=Citation(title=_TITLE, provision="articles 3 and 4", url=_URL, verified=Verified.TEXT_SEEN),
            words="A listed body, joint boards among them, reports in the set form on how it complied with its climate"
            " change duties in each year to 31 March, within eight months of its end.",
            note="The entry for joint boards was cut short in the copy seen, but legible.",
        ),
        Version(
            number=2,
            first_day=AMENDED,
            citation=Citation(
                title=_TITLE,
                provision="articles 3 and 4, as amended by SSI 2020/281",
                url=_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="A listed body, joint boards among them, reports in the set form on how it complied with its climate"
            " change duties in each year to 31 March, within eight months of its end. The report gives targets for"
            " indirect emissions, a date for having no direct emissions, and how spending is aligned with them.",
            note="Which year's report was the first to need the new matter was not read: for a year that began before"
            " the amendment it is a question.",
        ),
    ),
)


@DUTY.each("publications")
def year(facts: AuthorityFacts, until: date) -> Iterator[Subject[FinancialYear]]:
    yield from years_ended(facts, until, first=FinancialYear(2015))


@year.part("SSI 2015/347 arts 3, 4", MACHINE, uses=(*PUBLICATION_USES, *YEAR_USES))
def report_by_30_november(asked: Asked, year: FinancialYear) -> Answer:
    """Send the report on a year to 31 March by 30 November."""
    done = published_for(asked, PublicationKind.CLIMATE_REPORT, year)
    due = date(year.last_day.year, 11, 30)
    begun = existed_from(asked.facts)
    if begun > year.first_day and asked.past(due) and not (asked.happened(done) and done <= due):
        return for_a_person(
            "No climate report for {year} is recorded as sent in time. There was a board only from {begun} on: was it"
            " to report on that year?",
            due=due,
            then="Record the report, or why none was owed.",
            year=year.label,
            begun=begun,
        )
    return done_in_time(
        asked,
        what="The climate report for {year}",
        done=done,
        due=due,
        missing="publications.published_on",
        then="Send the report in the set form by {last}.",
        year=year.label,
    )


@year.part("SSI 2015/347 sch 1", MACHINE, uses=(*PUBLICATION_USES, *YEAR_USES, "publications.complete"))
def complete_set_form(asked: Asked, year: FinancialYear) -> Answer | None:
    """Report in the set form, with everything that it asks for."""
    report = _report(asked, year)
    if report is None:
        return None
    if report.complete is None:
        return cannot_tell(
            "Whether the climate report for {year} has everything that the set form asks for is not recorded.",
            missing=("publications.complete",),
            year=year.label,
        )
    if report.complete:
        return met("The climate report for {year} has everything that the set form asks for.", year=year.label)
    return not_met(
        "The climate report for {year} lacks something that the set form asks for.",
        then="Send what is missing.",
        year=year.label,
    )


@year.part(
    "SSI 2015/347 sch 1, as amended",
    MACHINE,
    uses=(*PUBLICATION_USES, *YEAR_USES, "publications.emission_targets_given"),
    versions=(2,),
)
def give_targets(asked: Asked, year: FinancialYear) -> Answer | None:
    """Give targets for indirect emissions, a date for no direct emissions, and how spending is aligned with them."""
    report = _report(asked, year)
    if report is None:
        return None
    if report.emission_targets_given is None:
        return cannot_tell(
            "Whether the climate report for {year} gives targets, a date for no direct emissions and the alignment of"
            " spending is not recorded.",
            missing=("publications.emission_targets_given",),
            year=year.label,
        )
    if report.emission_targets_given:
        return met(
            "The climate report for {year} gives targets, a date for no direct emissions and the alignment of"
            " spending.",
            year=year.label,
        )
    if year.first_day < AMENDED:
        return for_a_person(
            "The climate report for {year} leaves out targets, the date for no direct emissions or the alignment of"
            " spending. The year began before these came into the Order on {amended}: were they owed for it?",
            year=year.label,
            amended=AMENDED,
        )
    return not_met(
        "The climate report for {year} leaves out targets, the date for no direct emissions or the alignment of"
        " spending.",
        then="Send what is missing.",
        year=year.label,
    )


def _report(asked: Asked, year: FinancialYear) -> Publication | None:
    """The first report on the year."""
    known = asked.known(publications_about(asked.facts, PublicationKind.CLIMATE_REPORT, year), "published_on")
    return known[0] if known else None
