"""Publish what was done for island communities, for each reporting period (ISL-3).

Islands (Scotland) Act 2018 section 12, https://www.legislation.gov.uk/asp/2018/12. Paraphrase: the words of the Act are
at that address. A period is a year at most; no last day is set for publishing, so a gap is shown and a person asked.
Asked about only where people live on islands in the area.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import Period, last_day_of_years_beginning_with, moved_by_days, parts_not_covered
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, PERSON, Duty, Subject, Version, the_authority
from comhla.law.facts import AuthorityFacts, Publication, PublicationKind
from comhla.law.readings.islands import ISLAND_USES, START, START_NOTE, has_islands, no_island_community
from comhla.law.readings.yearly_publications import PUBLICATION_USES, YEAR_USES, existed_from
from comhla.law.sources import ISLANDS_ACT, ISLANDS_ACT_URL, Citation, Verified

DUTY = Duty(
    id="ISL-3",
    title="Publish what was done for island communities",
    family="K",
    bearer="the integration joint board",
    models=BOARD_ONLY,
    elsewhere="In a lead agency area there is no board; the health board and the council publish their own"
    " information, each for its own periods.",
    versions=(
        Version(
            number=1,
            first_day=START,
            citation=Citation(
                title=ISLANDS_ACT,
                provision="section 12",
                url=f"{ISLANDS_ACT_URL}/section/12",
                verified=Verified.TEXT_SEEN,
            ),
            words="A listed authority publishes, in any form, what it did to comply with its island duties, for each"
            " reporting period. A period is not longer than a year.",
            note=START_NOTE,
        ),
    ),
)


@DUTY.each("publications")
def period(facts: AuthorityFacts, until: date) -> Iterator[Subject[Publication]]:
    if not has_islands(facts):
        return
    for each in facts.publications_of(PublicationKind.ISLANDS_INFORMATION):
        if isinstance(each.published_on, date):
            yield Subject(each.id, each.title or "island information", each.published_on, each.published_on, each)


@period.part("s.12", MACHINE, uses=(*PUBLICATION_USES, *ISLAND_USES, "publications.title"))
def keep_period_to_a_year(asked: Asked, published: Publication) -> Answer:
    """Let a reporting period be no longer than a year."""
    first_day, last_day = published.period_first_day, published.period_last_day
    if first_day is None or last_day is None:
        return cannot_tell(
            "The first or last day of the period that the island information published on {day} is about is not"
            " recorded.",
            missing=("publications.period_first_day", "publications.period_last_day"),
            day=published.published_on,
        )
    longest = last_day_of_years_beginning_with(first_day, years=1)
    if last_day <= longest:
        return met("The period from {first} to {last} is not longer than a year.", first=first_day, last=last_day)
    return not_met(
        "The period from {first} to {last} is longer than a year, which would have ended on {longest}.",
        then="Choose periods of a year at most from now on.",
        first=first_day,
        last=last_day,
        longest=longest,
    )


authority = DUTY.each()(the_authority)


@authority.part("s.12", PERSON, uses=(*PUBLICATION_USES, *ISLAND_USES, *YEAR_USES, "publications"))
def publish_for_every_period(asked: Asked, _: None) -> Answer | None:
    """Publish information for every reporting period, so that no time is left out. A person judges a gap."""
    if not has_islands(asked.facts):
        return no_island_community(asked)
    if asked.facts.publications is None:
        return None
    covered = _covered(asked)
    start = max(START, existed_from(asked.facts))
    latest = max((each.last_day for each in covered if each.last_day), default=moved_by_days(start, days=-1))
    gaps = parts_not_covered(Period.half_open(start, latest), by=covered) if latest > start else ()
    if gaps:
        return for_a_person(
            "Island information is published up to {latest}, with none for the time from {first} to {last}. Was that"
            " time reported in another form?",
            then="Publish what was done in that time, in any form, and record the period.",
            latest=latest,
            first=gaps[0].first_day,
            last=gaps[0].last_day,
        )
    next_day = moved_by_days(latest, days=1)
    longest = last_day_of_years_beginning_with(next_day, years=1)
    if asked.past(longest):
        return for_a_person(
            "A reporting period that began on {next} ended by {longest} at the latest, and no island information is"
            " recorded for it. No last day for publishing is set: can it be published?",
            then="Publish what was done in that period, in any form, and record the period.",
            next=next_day,
            longest=longest,
        )
    return not_yet_due(
        "The reporting period that began on {next} may last until {longest}; no last day for publishing is set.",
        due=None,
        then="When the period ends, publish what was done in it, in any form.",
        next=next_day,
        longest=longest,
    )


def _covered(asked: Asked) -> list[Period]:
    """The periods for which information is published."""
    known = asked.known(asked.facts.publications_of(PublicationKind.ISLANDS_INFORMATION), "published_on")
    return [
        Period(first_day=each.period_first_day, last_day=each.period_last_day)
        for each in known
        if each.period_first_day and each.period_last_day and each.period_first_day <= each.period_last_day
    ]
