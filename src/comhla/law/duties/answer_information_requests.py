"""Answer requests for information and for review in time, and keep a publication scheme (FOI-1).

Freedom of Information (Scotland) Act 2002 sections 1, 9, 10, 20, 21, 23 and 24,
https://www.legislation.gov.uk/asp/2002/13. Paraphrase: the words of the Act are at that address.

The clock. An answer is due by the twentieth working day after receipt; where clarification was reasonably asked for,
after the clarification came. The days from a fees notice to the payment do not count. A review may be required up to
the fortieth working day after the time for the answer ended, or after a late answer; a later one may be taken up and
need not be. The Act's own definition of a working day was not read: Scottish bank holidays stand in for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import FinancialYear, Period
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Subject, Version, the_authority
from comhla.law.facts import NOT_DONE, AuthorityFacts, InformationAccessRequest, PublicationScheme
from comhla.law.readings.answer_clocks import NO_DAY, Clock, Stage, answered_in_time, stopped_by, working_day_after
from comhla.law.sources import Citation, Verified

ANSWER_WITHIN = 20
REVIEW_WITHIN = 40

DUTY = Duty(
    id="FOI-1",
    title="Answer requests for information, and keep a publication scheme",
    family="M",
    bearer="the integration joint board",
    models=BOARD_ONLY,
    elsewhere="In a lead agency area there is no board; the health board and the council answer requests themselves.",
    versions=(
        Version(
            number=1,
            first_day=date(2005, 1, 1),
            citation=Citation(
                title="Freedom of Information (Scotland) Act 2002",
                provision="sections 1, 9, 10, 20, 21, 23 and 24",
                url="https://www.legislation.gov.uk/asp/2002/13",
                verified=Verified.PART_SEEN,
            ),
            words="The authority answers a request for information promptly and by the twentieth working day after"
            " receipt or clarification. It answers a requirement for review, made in time, by the twentieth working"
            " day after receipt, with reasons and the rights of appeal. It has an approved publication scheme,"
            " publishes and follows it and reviews it.",
            note="The text of the duties was seen. The start day, the entry for joint boards in the Act's schedule and"
            " the Act's definition of a working day were not, so what is late here is a question and no breach.",
        ),
    ),
)


class YearOfRequests(NamedTuple):
    """The valid requests received in a financial year, and the clocks of their answers and reviews."""

    label: str
    requests: tuple[InformationAccessRequest, ...]
    answers: tuple[Clock, ...]
    reviews: tuple[Clock, ...]


@DUTY.each("information_access_requests")
def year(facts: AuthorityFacts, until: date) -> Iterator[Subject[YearOfRequests]]:
    by_year: dict[FinancialYear, list[InformationAccessRequest]] = defaultdict(list)
    for request in facts.information_access_requests or ():
        if request.in_valid_form is not False:
            by_year[FinancialYear.containing(request.received_on)].append(request)
    for financial_year, requests in sorted(by_year.items()):
        opens = min(request.received_on for request in requests)
        answers = tuple(_answer_clock(request) for request in requests)
        reviews = tuple(_review_clocks(requests, answers))
        of = YearOfRequests(financial_year.label, tuple(requests), answers, reviews)
        yield Subject(financial_year.label, f"requests received in {financial_year.label}", opens, opens, of)


def _answer_clock(request: InformationAccessRequest) -> Clock:
    stages = [Stage(request.received_on, working_day_after(request.received_on, ANSWER_WITHIN))]
    counted_from = request.received_on
    if stopped_by(request.clarification_asked_on, stages):
        counted_from = _restarted(request, stages)
    if stopped_by(request.fees_notice_on, stages):
        _paid(request, stages, counted_from)
    stopped_by(request.withdrawn_on, stages)
    return Clock(request.id, tuple(stages), request.replied_on)


def _restarted(request: InformationAccessRequest, stages: list[Stage]) -> date:
    received = request.clarification_received_on
    if not isinstance(received, date):
        return request.received_on
    stages.append(Stage(received, working_day_after(received, ANSWER_WITHIN)))
    return received


def _paid(request: InformationAccessRequest, stages: list[Stage], counted_from: date) -> None:
    notice, paid = request.fees_notice_on, request.fees_paid_on
    if isinstance(notice, date) and isinstance(paid, date):
        left_out = Period(first_day=min(notice, paid), last_day=paid)
        stages.append(Stage(paid, working_day_after(counted_from, ANSWER_WITHIN, left_out=left_out)))


def _review_clocks(requests: list[InformationAccessRequest], answers: tuple[Clock, ...]) -> Iterator[Clock]:
    for request, answer in zip(requests, answers, strict=True):
        required = request.review_required_on
        if isinstance(required, date) and _required_in_time(required, answer):
            due = working_day_after(required, ANSWER_WITHIN)
            yield Clock(request.id, (Stage(required, due),), request.review_replied_on)


def _required_in_time(required: date, answer: Clock) -> bool:
    """Whether a review was required by the last day; also where that day cannot be counted."""
    if answer.due is None or answer.due == NO_DAY:
        return True
    ended = answer.due
    if isinstance(answer.done, date) and ended < answer.done <= required:
        ended = answer.done
    last = working_day_after(ended, REVIEW_WITHIN)
    return last is None or required <= last


_RECEIVED = ("information_access_requests.received_on", "information_access_requests.in_valid_form")
_CLOCK = (
    *_RECEIVED,
    "information_access_requests.id",
    "information_access_requests.clarification_asked_on",
    "information_access_requests.clarification_received_on",
    "information_access_requests.fees_notice_on",
    "information_access_requests.fees_paid_on",
    "information_access_requests.withdrawn_on",
    "information_access_requests.replied_on",
)
_REVIEWS = (
    *_CLOCK,
    "information_access_requests.review_required_on",
    "information_access_requests.review_replied_on",
)


@year.part("ss.1, 9, 10", MACHINE, uses=_CLOCK)
def answer_requests_in_time(asked: Asked, year: YearOfRequests) -> Answer | None:
    """Answer each request promptly, and by the twentieth working day after it or its clarification came."""
    return answered_in_time(
        asked,
        year.answers,
        what="Answers to requests for information received in {year}",
        missing="information_access_requests.replied_on",
        then="Answer the open requests, or say in writing why the information is not given, by the last day.",
        year=year.label,
    )


@year.part("ss.20, 21", MACHINE, uses=_REVIEWS)
def answer_reviews_in_time(asked: Asked, year: YearOfRequests) -> Answer | None:
    """Take up each review required in time, and answer it by the twentieth working day after it came."""
    return answered_in_time(
        asked,
        year.reviews,
        what="Answers to reviews required on requests of {year}",
        missing="information_access_requests.review_replied_on",
        then="Carry out the review and answer it by the last day.",
        year=year.label,
    )


@year.part(
    "s.21",
    MACHINE,
    uses=(
        *_REVIEWS,
        "information_access_requests.review_gives_reasons",
        "information_access_requests.review_gives_appeal_rights",
    ),
)
def give_reasons_and_appeal_rights(asked: Asked, year: YearOfRequests) -> Answer | None:
    """Give reasons in the answer to a review, and tell of the rights of appeal."""
    answered = asked.known(year.requests, "review_replied_on")
    if not answered:
        return None
    lacking = tuple(
        each.id for each in answered if each.review_gives_reasons is False or each.review_gives_appeal_rights is False
    )
    if lacking:
        return not_met(
            "Answers to reviews on requests of {year}: reasons or rights of appeal are left out in {lacking}.",
            then="Write again with the reasons and the rights of appeal.",
            year=year.label,
            lacking=lacking,
        )
    silent = tuple(
        each.id for each in answered if each.review_gives_reasons is None or each.review_gives_appeal_rights is None
    )
    if silent:
        return cannot_tell(
            "Answers to reviews on requests of {year}: whether reasons and rights of appeal are given is not recorded"
            " for {silent}.",
            missing=(
                "information_access_requests.review_gives_reasons",
                "information_access_requests.review_gives_appeal_rights",
            ),
            year=year.label,
            silent=silent,
        )
    return met("Every answer to a review on a request of {year} gives reasons and rights of appeal.", year=year.label)


authority = DUTY.each("publication_schemes")(the_authority)


@authority.part(
    "ss.23, 24",
    MACHINE,
    uses=(
        "publication_schemes.adopted_on",
        "publication_schemes.last_day",
        "publication_schemes.is_model_scheme",
        "publication_schemes.approved_on",
    ),
)
def adopt_approved_scheme(asked: Asked, _: None) -> Answer:
    """Adopt a publication scheme that the Commissioner approved, or the Commissioner's model, which needs no more."""
    scheme = _current(asked)
    if scheme is None:
        if any(each.adopted_on is None for each in asked.facts.publication_schemes or ()):
            return cannot_tell(
                "The day on which a publication scheme was adopted is not recorded.",
                missing=("publication_schemes.adopted_on",),
            )
        return not_met(
            "No publication scheme is in force.",
            then="Adopt the Commissioner's model scheme, or have a scheme of your own approved.",
        )
    if scheme.is_model_scheme:
        return met("The Commissioner's model scheme was adopted on {day}.", day=scheme.adopted_on)
    if asked.happened(scheme.approved_on):
        return met("The publication scheme in force was approved on {day}.", day=scheme.approved_on)
    if scheme.approved_on is NOT_DONE:
        return not_met(
            "The publication scheme adopted on {day} is a scheme of its own and is not approved.",
            then="Have it approved, or adopt the Commissioner's model scheme.",
            day=scheme.adopted_on,
        )
    return cannot_tell(
        "Whether the publication scheme adopted on {day} is the model scheme or was approved is not recorded.",
        missing=("publication_schemes.is_model_scheme", "publication_schemes.approved_on"),
        day=scheme.adopted_on,
    )


_SCHEME = ("publication_schemes.adopted_on", "publication_schemes.last_day")


@authority.part("s.23", MACHINE, uses=(*_SCHEME, "publication_schemes.published_on"))
def publish_scheme(asked: Asked, _: None) -> Answer | None:
    """Publish the publication scheme."""
    scheme = _current(asked)
    if scheme is None:
        return None
    if asked.happened(scheme.published_on):
        return met("The publication scheme was published on {day}.", day=scheme.published_on)
    if scheme.published_on is None:
        return cannot_tell(
            "Whether the publication scheme was published is not recorded.",
            missing=("publication_schemes.published_on",),
        )
    return not_met("The publication scheme in force is not published.", then="Publish it, and record the day.")


@authority.part("s.23", MACHINE, uses=(*_SCHEME, "publication_schemes.followed"))
def follow_scheme(asked: Asked, _: None) -> Answer | None:
    """Publish information as the publication scheme says."""
    scheme = _current(asked)
    if scheme is None:
        return None
    if scheme.followed is None:
        return cannot_tell(
            "Whether information is published as the publication scheme says is not recorded.",
            missing=("publication_schemes.followed",),
        )
    if scheme.followed:
        return met("It is recorded that information is published as the publication scheme says.")
    return not_met(
        "It is recorded that information is not published as the publication scheme says.",
        then="Publish what the scheme promises, or change the scheme with approval.",
    )


@authority.part("s.23", MACHINE, uses=(*_SCHEME, "publication_schemes.reviewed_on"))
def review_scheme(asked: Asked, _: None) -> Answer | None:
    """Review the publication scheme from time to time. No interval is set."""
    scheme = _current(asked)
    if scheme is None:
        return None
    if scheme.reviewed_on is None:
        return cannot_tell(
            "Whether the publication scheme was reviewed is not recorded.", missing=("publication_schemes.reviewed_on",)
        )
    reviewed = [day for day in scheme.reviewed_on if asked.reached(day)]
    if reviewed:
        return met("The publication scheme was last reviewed on {day}.", day=max(reviewed))
    return for_a_person(
        "The publication scheme was adopted on {day} and no review of it is recorded. Is one called for?",
        then="Review the scheme and record the day.",
        day=scheme.adopted_on,
    )


def _current(asked: Asked) -> PublicationScheme | None:
    """The scheme in force: the last that was adopted and has not ended."""
    adopted = asked.known(asked.facts.publication_schemes, "adopted_on")
    in_force = [each for each in adopted if not asked.past(each.last_day)]
    return in_force[-1] if in_force else None
