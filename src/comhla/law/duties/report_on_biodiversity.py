"""Report on biodiversity within three years of the last report (BIO-1).

Nature Conservation (Scotland) Act 2004 sections 1 and 2A. Paraphrase: only an explanatory note was seen, at
https://www.legislation.gov.uk/asp/2011/6/notes/division/3/5/data.xht. Whether a joint board is a public body in the
sense of the Act, and how the three years are counted, was not read, so nothing here can accuse. The section is to be
replaced by the Natural Environment (Scotland) Act 2026: see BIO-2.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import moved_by_days
from comhla.law.answers import Answer, cannot_tell, for_a_person, met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.events import NOT_DONE, Event
from comhla.law.facts import AuthorityFacts, PublicationKind
from comhla.law.readings.unread_anniversaries import done_by_anniversary
from comhla.law.readings.yearly_publications import YEAR_USES, existed_from
from comhla.law.sources import Citation, Verified

FIRST_DUE = date(2015, 1, 1)
YEARS_BETWEEN = 3

DUTY = Duty(
    id="BIO-1",
    title="Report on biodiversity at least every three years",
    family="K",
    bearer="the integration joint board",
    models=BOARD_ONLY,
    elsewhere="In a lead agency area there is no board; the health board and the council report for themselves.",
    versions=(
        Version(
            number=1,
            first_day=date(2011, 1, 1),
            citation=Citation(
                title="Nature Conservation (Scotland) Act 2004",
                provision="sections 1 and 2A",
                url="https://www.legislation.gov.uk/asp/2011/6/notes/division/3/5/data.xht",
                verified=Verified.PART_SEEN,
            ),
            words="A public body furthers biodiversity so far as its functions allow, and reports on what it did within"
            " three years of its last report.",
            note="Section 2A was inserted in 2011; its first day, and whether joint boards are public bodies here, are"
            " to be confirmed. That first reports were due by 1 January 2015 is general knowledge.",
        ),
    ),
)

_USES = ("publications.kind", "publications.published_on")


@DUTY.each("publications")
def first_report(facts: AuthorityFacts, until: date) -> Iterator[Subject[date]]:
    begun = max(existed_from(facts), moved_by_days(FIRST_DUE, days=1))
    yield Subject("first", "the first biodiversity report", begun, begun, begun)


@first_report.part("s.2A", MACHINE, uses=(*_USES, *YEAR_USES))
def publish_first_report(asked: Asked, begun: date) -> Answer:
    """Publish a first report on what was done to further biodiversity."""
    reports = asked.facts.publications_of(PublicationKind.BIODIVERSITY_REPORT)
    known = asked.known(reports, "published_on")
    if known:
        return met("The first biodiversity report was published on {day}.", day=known[0].published_on)
    if any(each.published_on is None for each in reports):
        return cannot_tell(
            "The day on which a biodiversity report was published is not recorded.",
            missing=("publications.published_on",),
        )
    return for_a_person(
        "First reports were due by {first_due}, before there was a board, and no biodiversity report is recorded. Is"
        " the board a public body in the sense of the Act, and when is its first report due?",
        then="Publish a short report, or record why none is owed.",
        first_due=FIRST_DUE,
    )


@DUTY.each()
def next_report(facts: AuthorityFacts, until: date) -> Iterator[Subject[date]]:
    reports = facts.publications_of(PublicationKind.BIODIVERSITY_REPORT)
    for day in sorted({each.published_on for each in reports if isinstance(each.published_on, date)}):
        name = f"after-{day.isoformat()}"
        yield Subject(name, f"the biodiversity report after that of {day.isoformat()}", day, day, day)


@next_report.part("s.2A", MACHINE, uses=_USES)
def report_within_three_years(asked: Asked, last: date) -> Answer:
    """Publish the next report on what was done to further biodiversity within three years of the last."""
    reports = asked.facts.publications_of(PublicationKind.BIODIVERSITY_REPORT)
    done: Event = None if any(each.published_on is None for each in reports) else NOT_DONE
    for each in asked.known(reports, "published_on"):
        if isinstance(each.published_on, date) and each.published_on > last:
            done = each.published_on
            break
    return done_by_anniversary(
        asked,
        what="The biodiversity report after that of {before}",
        done=done,
        since=last,
        years=YEARS_BETWEEN,
        missing="publications.published_on",
        then="Publish a report on what was done to further biodiversity.",
        before=last,
    )
