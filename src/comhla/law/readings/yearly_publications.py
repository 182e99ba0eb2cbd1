"""Publications about a year from 1 April to 31 March, one for each year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from comhla.dates import FinancialYear, moved_by_days
from comhla.law.answers import Answer, for_a_person, met
from comhla.law.asked import Asked
from comhla.law.duty import Subject
from comhla.law.events import NOT_DONE, Event
from comhla.law.facts import AuthorityFacts, Publication, PublicationKind
from comhla.law.readings.years_asked import last_ended_by
from comhla.law.timing import days

YEAR_USES = ("schemes", "authority", "establishment.established_on")
"""What `years_ended` rests on."""

PUBLICATION_USES = (
    "publications.kind",
    "publications.published_on",
    "publications.period_first_day",
    "publications.period_last_day",
)
"""What `published_for` reads."""


def existed_from(facts: AuthorityFacts) -> date:
    """The day from which there was an authority: its establishment, or else the first day of its first setting."""
    established = None if facts.establishment is None else facts.establishment.established_on
    return established if isinstance(established, date) else facts.settings[0].first_day


def years_ended(facts: AuthorityFacts, until: date, *, first: FinancialYear) -> Iterator[Subject[FinancialYear]]:
    """Every financial year that has ended, from `first` on and not before the authority existed."""
    begun = existed_from(facts)
    first_start = max(first.start_year, FinancialYear.containing(begun).start_year if begun > date.min else 0)
    for start_year in range(first_start, last_ended_by(until) + 1):
        year = FinancialYear(start_year)
        opens = moved_by_days(year.last_day, days=1)
        yield Subject(year.label, f"the year {year.label}", opens=opens, relevant_day=year.last_day, of=year)


def publications_about(facts: AuthorityFacts, kind: PublicationKind, year: FinancialYear) -> tuple[Publication, ...]:
    """The publications of a kind about a year, those not yet published included."""
    return facts.once(_about, kind, year)


def _about(facts: AuthorityFacts, kind: PublicationKind, year: FinancialYear) -> tuple[Publication, ...]:
    return tuple(each for each in facts.publications_of(kind) if _is_about(each, year))


def _is_about(publication: Publication, year: FinancialYear) -> bool:
    """Whether the period of a publication ends in the year, or takes in the whole of it."""
    first_day, last_day = publication.period_first_day, publication.period_last_day
    if last_day is None:
        return False
    return year.contains(last_day) or (
        first_day is not None and first_day <= year.first_day and last_day > year.last_day
    )


def published_for(asked: Asked, kind: PublicationKind, year: FinancialYear) -> Event:
    """The first day on which something about the year was published.

    Returns:
        That day; None where a publication about the year has no day, or one that is published says nothing of its
        period; otherwise `NOT_DONE`, since the list is recorded.
    """
    of_the_year = publications_about(asked.facts, kind, year)
    dated = asked.known(of_the_year, "published_on")
    if dated:
        return dated[0].published_on
    if any(each.published_on is None for each in of_the_year):
        return None
    every = asked.facts.publications_of(kind)
    without_period = any(each.period_last_day is None and each.published_on is not NOT_DONE for each in every)
    return None if without_period else NOT_DONE


def published_without_delay(
    asked: Asked, *, published: Event, year: FinancialYear, what: str, then: str, **words: Any
) -> Answer:
    """Ask a person whether something was published as soon as practicable after a year: no number of days is set.

    Args:
        asked: the question.
        published: when it was published.
        year: the year that it is about.
        what: what is published, as a noun phrase that begins the sentence.
        then: what to do while it is not published.
        words: what goes into the named places of `what` and `then`.
    """
    if not asked.happened(published):
        return for_a_person(
            f"{what} for {{year}}: its publication is not recorded. The year ended on {{ended}}, and it is to be"
            " published as soon as practicable after that. Can it be published now?",
            then=then,
            year=year.label,
            ended=year.last_day,
            **words,
        )
    gap = (published - year.last_day).days
    if gap <= 1:
        return met(
            f"{what} for {{year}} was published on {{published}}.", year=year.label, published=published, **words
        )
    return for_a_person(
        f"{what} for {{year}} was published on {{published}}, {{gap}} after the year ended. Was that as soon as"
        " practicable?",
        year=year.label,
        published=published,
        gap=days(number=gap),
        **words,
    )
