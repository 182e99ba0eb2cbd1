"""Heed staffing principles in commissioning care, and publish what was done for each year (STAFF-1).

Health and Care (Staffing) (Scotland) Act 2019 section 3(2), (3) and (6), https://www.legislation.gov.uk/asp/2019/6.
Paraphrase: the words of the Act are at that address. Publishing is due as soon as reasonably practicable after each
financial year; the day of 30 June that is sometimes named is not in the Act.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import FinancialYear
from comhla.law.answers import Answer, met, not_evidenced
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, PERSON, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, PublicationKind
from comhla.law.readings.yearly_publications import (
    PUBLICATION_USES,
    YEAR_USES,
    publications_about,
    published_for,
    published_without_delay,
    years_ended,
)
from comhla.law.sources import Citation, Verified

DUTY = Duty(
    id="STAFF-1",
    title="Heed staffing in commissioning care, and publish what was done",
    family="N",
    bearer="every integration authority that plans or secures care from somebody else, and each council",
    versions=(
        Version(
            number=1,
            first_day=date(2024, 4, 1),
            citation=Citation(
                title="Health and Care (Staffing) (Scotland) Act 2019",
                provision="section 3(2), (3) and (6)",
                url="https://www.legislation.gov.uk/asp/2019/6",
                verified=Verified.TEXT_SEEN,
            ),
            words="An authority that plans or secures a care service from somebody else has regard to the guiding"
            " principles of staffing, to the provider's staffing duties and to guidance. As soon as reasonably"
            " practicable after each financial year it publishes the steps it took and any continuing risk.",
            note="The start day is from the version history of the Act.",
        ),
    ),
)


@DUTY.each()
def year(facts: AuthorityFacts, until: date) -> Iterator[Subject[FinancialYear]]:
    yield from years_ended(facts, until, first=FinancialYear(2024))


@year.part("s.3(2)", EVIDENCE, uses=(*YEAR_USES, "evidence"))
def have_regard_to_staffing_principles(asked: Asked, year: FinancialYear) -> Answer:
    """Have regard to the guiding staffing principles and providers' staffing duties in commissioning care."""
    return asked.evidence(
        of="regard to the staffing principles and providers' staffing duties when care was commissioned in {year}",
        then="Record the commissioning papers or contract terms that show it.",
        year=year.label,
    )


@year.part("s.3(3)", EVIDENCE, uses=(*YEAR_USES, "evidence"))
def have_regard_to_guidance(asked: Asked, year: FinancialYear) -> Answer:
    """Have regard to guidance on staffing in commissioning care."""
    return asked.evidence(
        of="regard to guidance on staffing when care was commissioned in {year}",
        then="Record the commissioning papers that show it.",
        year=year.label,
    )


@DUTY.each("publications")
def published_year(facts: AuthorityFacts, until: date) -> Iterator[Subject[FinancialYear]]:
    for subject in years_ended(facts, until, first=FinancialYear(2024)):
        yield subject._replace(id=f"information-{subject.id}", label=f"staffing information for {subject.id}")


@published_year.part("s.3(6)", PERSON, uses=(*PUBLICATION_USES, *YEAR_USES))
def publish_information(asked: Asked, year: FinancialYear) -> Answer:
    """Publish the information as soon as reasonably practicable after the year. No day is set: a person judges."""
    return published_without_delay(
        asked,
        published=published_for(asked, PublicationKind.STAFFING_INFORMATION, year),
        year=year,
        what="Information on staffing in commissioned care",
        then="Publish the steps taken and any continuing risk, and record the day and the period.",
    )


@published_year.part("s.3(6)", EVIDENCE, uses=(*PUBLICATION_USES, *YEAR_USES, "publications.complete", "evidence"))
def state_steps_and_risks(asked: Asked, year: FinancialYear) -> Answer | None:
    """Say in the information what steps were taken, and what risk to compliance continues."""
    known = asked.known(publications_about(asked.facts, PublicationKind.STAFFING_INFORMATION, year), "published_on")
    if not known:
        return None
    if known[0].complete:
        return met("By the record the information for {year} states the steps and the risks.", year=year.label)
    if known[0].complete is False:
        return not_evidenced(
            "By the record the information for {year} leaves out steps or continuing risks.",
            then="Add what is left out, and publish again.",
            year=year.label,
        )
    return asked.evidence(
        of="the steps and continuing risks stated in the information for {year}",
        then="Record whether the information has both.",
        year=year.label,
    )
