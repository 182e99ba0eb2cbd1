"""Review the integration scheme before five years have run out (act-2014/s44).

Public Bodies (Joint Working) (Scotland) Act 2014 section 44,
https://www.legislation.gov.uk/asp/2014/9/part/1/crossheading/review-of-integration-scheme. Paraphrase: the words of
the Act are at that address.

The clock. Five years beginning with the approval of the scheme; after that, with the day Ministers specify for a
revised scheme to take effect, or with the day of a decision that no changes are needed. Neither the approval of a
revised scheme nor its publication restarts it. "Beginning with" counts the day itself, so the last day in time is the
day before the fifth anniversary, which is itself one day late. That a decision on a review asked for under section 45
restarts it too is a reading, so whatever rests on it is a question for a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import last_day_of_years_beginning_with
from comhla.law.answers import Answer, Outcome, cannot_tell, for_a_person, met
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, PERSON, Duty, Subject, Version, the_authority
from comhla.law.events import the_day
from comhla.law.facts import NOT_DONE, AuthorityFacts, Event, ReviewResult, Scheme, SchemeKind, SchemeReview
from comhla.law.readings.scheme_reviews import decision_taken, label_of_review, views_in_review
from comhla.law.readings.scheme_roll import label_of, started_on
from comhla.law.sources import ACT, ACT_URL, Citation, Verified
from comhla.law.timing import done_in_time

DUTY = Duty(
    id="act-2014/s44",
    title="Review the integration scheme at least every five years",
    family="A",
    bearer="the health board and the council or councils",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=Citation(
                title=ACT,
                provision="section 44",
                url=f"{ACT_URL}/part/1/crossheading/review-of-integration-scheme",
                verified=Verified.TEXT_SEEN,
            ),
            words="Before each five-year period runs out the parties review the scheme, with the considerations and"
            " the consultation that making one needs, and decide whether changes are necessary or desirable.",
        ),
    ),
)


class SchemeClock(NamedTuple):
    """One run of the five-year clock. `restarted_on` is the next day on which a scheme begins a clock of its own."""

    first_day: date
    last_day: date
    is_reading: bool
    restarted_on: date | None


authority = DUTY.each("schemes")(the_authority)


@authority.part(
    "s.44(5)",
    MACHINE,
    uses=("schemes.kind", "schemes.approved_on", "schemes.takes_effect_on"),
)
def know_when_five_years_began(asked: Asked, authority: None) -> Answer | None:
    """Know the day with which each five years begin: an approval, or the day Ministers specify for a revised scheme."""
    undated = tuple(label_of(each) for each in asked.facts.schemes or () if _has_no_recorded_clock(each))
    if not undated:
        return None
    return cannot_tell(
        "The day with which the five years of these schemes begin is not recorded: {undated}. For a revised scheme it"
        " is the day Ministers specify, otherwise the day of approval.",
        missing=("schemes.approved_on", "schemes.takes_effect_on"),
        undated=undated,
    )


def _has_no_recorded_clock(scheme: Scheme) -> bool:
    """A day that is silent, not one known to be still to come; a scheme that is not yet approved has none."""
    if scheme.kind is SchemeKind.REVISED:
        return scheme.takes_effect_on is None and scheme.approved_on is not NOT_DONE
    return scheme.approved_on is None


@DUTY.each("schemes", "scheme_reviews")
def clock(facts: AuthorityFacts, until: date) -> Iterator[Subject[SchemeClock]]:
    from_schemes = sorted(_scheme_clocks(facts))
    readings = {**dict.fromkeys(_review_clocks(facts, of_request=True), True)}
    readings |= dict.fromkeys((*from_schemes, *_review_clocks(facts, of_request=False)), False)
    for first_day in sorted(readings):
        if first_day <= until:
            last_day = last_day_of_years_beginning_with(first_day, years=5)
            restarted_on = next((day for day in from_schemes if day > first_day), None)
            of = SchemeClock(first_day, last_day, readings[first_day], restarted_on)
            label = f"the five years beginning with {first_day.isoformat()}"
            yield Subject(f"clock-{first_day.isoformat()}", label, first_day, first_day, of)


def _scheme_clocks(facts: AuthorityFacts) -> Iterator[date]:
    """The approval of a first or new scheme, and Ministers' day for a revised one, never its approval."""
    for scheme in facts.schemes or ():
        starts = scheme.takes_effect_on if scheme.kind is SchemeKind.REVISED else scheme.approved_on
        if isinstance(starts, date):
            yield starts


def _review_clocks(facts: AuthorityFacts, *, of_request: bool) -> Iterator[date]:
    for review in facts.scheme_reviews or ():
        unchanged = review.result is ReviewResult.NO_CHANGES and (review.requested_by is not None) is of_request
        if unchanged and isinstance(review.decided_on, date):
            yield review.decided_on


_REVIEWS = (
    "scheme_reviews.decided_on",
    "scheme_reviews.result",
    "scheme_reviews.requested_by",
    "schemes.kind",
    "schemes.approved_on",
    "schemes.takes_effect_on",
)


@clock.part("s.44(2), (5)", MACHINE, uses=_REVIEWS)
def decide_review_in_time(asked: Asked, clock: SchemeClock) -> Answer:
    """Complete a review of the scheme, with its decision, before the five-year period runs out."""
    own = _earliest_decision(asked, clock, of_request=False)
    on_request = _earliest_decision(asked, clock, of_request=True)
    if own is None or own > clock.last_day:
        restarted = clock.restarted_on
        if restarted is not None and restarted <= clock.last_day and asked.reached(restarted):
            return met(
                "The five years beginning with {first} did not run out: a new period began with the scheme of"
                " {restarted}.",
                first=clock.first_day,
                restarted=restarted,
            )
        if on_request is not None and on_request <= clock.last_day:
            return for_a_person(
                "In the five years beginning with {first} a review that was asked for was decided on {day}. Does it"
                " count as the five-year review, so that a new period began with it?",
                due=clock.last_day,
                first=clock.first_day,
                day=on_request,
            )
    answer = done_in_time(
        asked,
        what="Review of the integration scheme in the five years beginning with {first}",
        done=own or on_request or _silent_or_not_done(asked.facts),
        due=clock.last_day,
        missing="scheme_reviews.decided_on",
        then="Review the scheme: consider principles and outcomes, consult the thirteen groups and the other councils,"
        " and decide by {last} whether changes are needed.",
        first=clock.first_day,
    )
    return _as_question(answer) if clock.is_reading else answer


def _earliest_decision(asked: Asked, clock: SchemeClock, *, of_request: bool) -> date | None:
    """The first decision after the clock began: the decision that began it does not count for its own period."""
    return min(
        (
            review.decided_on
            for review in asked.facts.scheme_reviews or ()
            if (review.requested_by is not None) is of_request
            and asked.happened(review.decided_on)
            and review.decided_on > clock.first_day
        ),
        default=None,
    )


def _silent_or_not_done(facts: AuthorityFacts) -> Event:
    """Not recorded where some review has no day of decision; otherwise the list says that there was none."""
    if any(review.decided_on is None for review in facts.scheme_reviews or ()):
        return None
    return NOT_DONE


def _as_question(answer: Answer) -> Answer:
    """A period that only a reading of the Act began cannot be found to have run out."""
    if answer.outcome is not Outcome.NOT_MET:
        return answer
    return answer._replace(
        outcome=Outcome.FOR_A_PERSON,
        template=answer.template
        + " This period began with the decision on a review that was asked for. Did that begin a new period?",
    )


@DUTY.each("scheme_reviews")
def review(facts: AuthorityFacts, until: date) -> Iterator[Subject[SchemeReview]]:
    for each in facts.scheme_reviews or ():
        days = [day for day in (each.started_on, each.decided_on) if isinstance(day, date)]
        if days:
            yield Subject(each.id, label_of_review(each), min(days), max(days), each)


@review.part(
    "s.44(4)",
    MACHINE,
    uses=(
        "scheme_reviews.decided_on",
        "scheme_reviews.started_on",
        "scheme_reviews.result",
        "scheme_reviews.requested_by",
    ),
)
def decide_whether_to_change(asked: Asked, review: SchemeReview) -> Answer | None:
    """Decide in the five-year review whether changes to the scheme are necessary or desirable."""
    return None if review.requested_by is not None else decision_taken(asked, review)


@review.part(
    "s.44(4)",
    EVIDENCE,
    uses=("scheme_reviews.decided_on", "scheme_reviews.started_on", "scheme_reviews.requested_by", "evidence"),
)
def take_account_of_views_in_review(asked: Asked, review: SchemeReview) -> Answer | None:
    """Take account of the views given in the five-year review before deciding."""
    return None if review.requested_by is not None else views_in_review(asked, review)


@review.part(
    "s.44(5)",
    PERSON,
    uses=(*_REVIEWS, "scheme_reviews.started_on", "scheme_reviews.revised_scheme", "scheme_reviews.scheme"),
)
def begin_a_new_period(asked: Asked, review: SchemeReview) -> Answer | None:
    """Know when the next five years begin: with a decision that no changes are needed, or with the revised scheme."""
    if not asked.happened(review.decided_on) or review.result is None:
        return None
    if review.result is ReviewResult.CHANGES:
        return _after_changes(asked, review)
    if review.requested_by is None:
        return met("No changes are needed, and a new five-year period began on {day}.", day=review.decided_on)
    return for_a_person(
        "The review was asked for and decided on {day} that no changes are needed. The words of section 44(5) are not"
        " tied to five-year reviews, so a new period appears to have begun on that day. Is that so?",
        day=review.decided_on,
    )


def _after_changes(asked: Asked, review: SchemeReview) -> Answer:
    decided = the_day(review.decided_on)
    named = asked.facts.scheme_called(review.revised_scheme)
    following = asked.facts.schemes or () if named is None else (named,)
    starts = [day for day in map(started_on, following) if day is not None and day > decided]
    if starts and asked.reached(min(starts)):
        return met("The revised scheme took effect on {day}, and a new five-year period began.", day=min(starts))
    return for_a_person(
        "The review decided on {day} that changes are needed, and no revised scheme has taken effect, so no new"
        " five-year period has begun: the clock is undefined. When will the revised scheme take effect?",
        then="Consult on the revised scheme and submit it for approval, and record the day Ministers specify.",
        day=decided,
    )
