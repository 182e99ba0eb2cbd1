"""Follow the guidance on directions (DIR-1, its fourth limb): guidance, so it warns and is never a breach.

Statutory guidance on directions, January 2020. What the law itself says about directions is act-2014/s26 and
act-2014/s27. https://www.gov.scot/publications/statutory-guidance-directions-integration-authorities-health-boards-local-authorities/pages/1/.
Paraphrase, and of what is generally known: the words are to be confirmed at that address.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import FinancialYear
from comhla.law.answers import Answer, for_a_person, met, not_evidenced, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, PERSON, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Decision, Direction, DirectionNeeded
from comhla.law.sources import Citation, Standing, Verified
from comhla.law.timing import days

_FIRST_YEAR_ASKED = 2020
_LAST_START_YEAR = 9998

DUTY = Duty(
    id="DIR-1",
    title="Follow the guidance on directions",
    family="O",
    bearer="the integration joint board, or a lead agency that directs",
    versions=(
        Version(
            number=1,
            first_day=date(2020, 1, 31),
            citation=Citation(
                title="Directions from integration authorities to health boards and local authorities: statutory"
                " guidance",
                provision="guidance",
                url="https://www.gov.scot/publications/"
                "statutory-guidance-directions-integration-authorities-health-boards-local-authorities/pages/1/",
                verified=Verified.GENERAL_KNOWLEDGE,
            ),
            words="The guidance asks for one direction for each decision that needs one, as soon as practicable, with"
            " an identifier, the outcome of the plan that it serves and a day for review; for ending what it replaces;"
            " and for a log that the audit committee looks at once a year.",
            standing=Standing.GUIDANCE,
            note="Published in January 2020; the day was not seen, so it is asked from the last day of that month. What"
            " it says is general knowledge, to be confirmed.",
        ),
    ),
)


@DUTY.each("decisions", "directions")
def decision(facts: AuthorityFacts, until: date) -> Iterator[Subject[Decision]]:
    for each in facts.decisions or ():
        if each.direction_needed not in (None, DirectionNeeded.NONE):
            yield Subject(f"decision-{each.id}", each.title, each.decided_on, each.decided_on, each)


@decision.part(
    "guidance",
    PERSON,
    uses=("decisions.direction_needed", "decisions.decided_on", "directions.decision", "directions.given_on"),
)
def direct_after_decision(asked: Asked, decision: Decision) -> Answer:
    """Give one direction for each decision that needs one, as soon as practicable after it."""
    given = asked.known(asked.facts.directions_under(decision.id), "given_on")
    if not given:
        return not_evidenced(
            "{title} was decided on {decided} and needs a direction; none is recorded for it.",
            then="Give the direction, or record under it which decision it carries out.",
            title=decision.title,
            decided=decision.decided_on,
        )
    if len(given) > 1:
        return for_a_person(
            "{title} is carried out by several directions, {ids}. The guidance asks for one for each decision: why are"
            " there several?",
            title=decision.title,
            ids=tuple(each.id for each in given),
        )
    gap = (given[0].given_on - decision.decided_on).days
    if gap <= 0:
        return met(
            "{title} was carried into {id} by {day}.", title=decision.title, id=given[0].id, day=decision.decided_on
        )
    return for_a_person(
        "{title} was decided on {decided} and {id} given {gap} later, on {given}. Was that as soon as practicable?",
        title=decision.title,
        decided=decision.decided_on,
        id=given[0].id,
        gap=days(number=gap),
        given=given[0].given_on,
    )


@DUTY.each("directions")
def direction(facts: AuthorityFacts, until: date) -> Iterator[Subject[Direction]]:
    for each in facts.directions or ():
        yield Subject(each.id, f"direction {each.id}", each.given_on, each.given_on, each)


@direction.part("guidance", EVIDENCE, uses=("directions.plan_outcome", "evidence"))
def name_outcome_served(asked: Asked, direction: Direction) -> Answer:
    """Name the outcome or action of the plan that the direction serves."""
    if direction.plan_outcome:
        return met("{id} names what it serves: {outcome}.", id=direction.id, outcome=direction.plan_outcome)
    return asked.evidence(
        of="the outcome of the plan that {id} serves", then="Record the outcome or action.", id=direction.id
    )


@direction.part("guidance", EVIDENCE, uses=("directions.review_on", "evidence"))
def set_day_for_review(asked: Asked, direction: Direction) -> Answer:
    """Set the days for delivering and for reviewing what is directed."""
    if direction.review_on is not None:
        return met("{id} is to be reviewed on {day}.", id=direction.id, day=direction.review_on)
    return asked.evidence(of="a day for reviewing {id}", then="Set a day, and record it.", id=direction.id)


@direction.part("guidance", EVIDENCE, uses=("directions.changes", "directions.last_day", "evidence"))
def end_what_it_replaces(asked: Asked, direction: Direction) -> Answer:
    """Say which earlier directions it varies or replaces, and end those that it replaces."""
    if direction.changes is None:
        return asked.evidence(
            of="which earlier directions {id} varies or replaces",
            then="Record them; an empty list says that there are none.",
            id=direction.id,
        )
    running = tuple(
        each.id
        for name in direction.changes
        if (each := asked.facts.directions_by_id.get(name)) is not None and not asked.past(each.last_day)
    )
    if running:
        return for_a_person(
            "{id} changes {earlier}, which still run. Does it vary them, or should they have ended?",
            then="Record the last day of each direction that was replaced, or judge that it was only varied.",
            id=direction.id,
            earlier=running,
        )
    return met("No earlier direction that {id} changes still runs.", id=direction.id)


@DUTY.each("directions_reviews")
def year(facts: AuthorityFacts, until: date) -> Iterator[Subject[FinancialYear]]:
    for start_year in range(_FIRST_YEAR_ASKED, min(until.year, _LAST_START_YEAR) + 1):
        each = FinancialYear(start_year)
        yield Subject(f"log-{each.label}", f"the directions log in {each.label}", each.first_day, each.first_day, each)


@year.part("guidance", EVIDENCE, uses=("directions_reviews.reviewed_on", "evidence"))
def report_log_yearly(asked: Asked, year: FinancialYear) -> Answer:
    """Report the log of directions to the audit committee at least once a year."""
    looked = [
        each for each in asked.known(asked.facts.directions_reviews, "reviewed_on") if year.contains(each.reviewed_on)
    ]
    if looked:
        return met("The directions log was looked at on {day}, in {year}.", day=looked[0].reviewed_on, year=year.label)
    if not asked.past(year.last_day):
        return not_yet_due(
            "The directions log has not been looked at yet in {year}.",
            due=year.last_day,
            then="Put the log to the audit committee by {last}.",
            year=year.label,
            last=year.last_day,
        )
    return asked.evidence(
        of="a look at the directions log in {year}",
        then="Put the log to the audit committee, and record the day.",
        year=year.label,
    )
