"""Submit a scheme together, in time, and rely on it only once it is approved (act-2014/s7).

Public Bodies (Joint Working) (Scotland) Act 2014 section 7, https://www.legislation.gov.uk/asp/2014/9/section/7, with
SSI 2014/284 regulation 2, https://www.legislation.gov.uk/ssi/2014/284. Paraphrase: the words of the law are at those
addresses. The first schemes came before 1 April 2015, so 31 March 2015 was the last day in time; for schemes made
later the Act gives no day, and none is ever late.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from comhla.dates import moved_by_days
from comhla.law.answers import Answer, cannot_tell, met, not_applicable, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, Duty, Subject, Version
from comhla.law.facts import NOT_DONE, AuthorityFacts, Event, MinisterialDecision, Scheme, SchemeKind, SchemeSubmission
from comhla.law.readings.scheme_roll import at_start, day_made, first_submitted_on, label_of, submissions_in_order
from comhla.law.sources import act
from comhla.law.timing import done_in_time

_PRESCRIBED_DAY = date(2015, 4, 1)

DUTY = Duty(
    id="act-2014/s7",
    title="Submit the scheme together and in time, and have it approved",
    family="A",
    bearer="the health board and the council or councils",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("7"),
            words="The parties submit a scheme together before the prescribed day. The Scottish Ministers approve it,"
            " or refuse it with reasons and a day for submitting it again.",
        ),
    ),
)


class Submitted(NamedTuple):
    """One submission of a scheme, and what followed it."""

    scheme: Scheme
    submission: SchemeSubmission
    again_on: date | None
    refused_before: bool


@DUTY.each("schemes")
def scheme(facts: AuthorityFacts, until: date) -> Iterator[Subject[Scheme]]:
    for each in facts.schemes or ():
        made = day_made(each)
        if each.kind is SchemeKind.FIRST:
            notice = moved_by_days(_last_day(each), days=-28)
            yield Subject(each.id, label_of(each), min(made or notice, notice), made or _last_day(each), each)
        elif made is not None:
            yield Subject(each.id, label_of(each), made, made, each)


@DUTY.each("schemes")
def submission(facts: AuthorityFacts, until: date) -> Iterator[Subject[Submitted]]:
    for each in facts.schemes or ():
        submissions = submissions_in_order(each)
        refused = False
        for number, one in enumerate(submissions, start=1):
            following = submissions[number].submitted_on if number < len(submissions) else None
            label = f"submission {number} of {label_of(each)}"
            of = Submitted(each, one, following, refused)
            yield Subject(f"{each.id}-submission-{number}", label, one.submitted_on, one.submitted_on, of)
            refused = refused or one.decision is MinisterialDecision.REFUSED


def _last_day(scheme: Scheme) -> date:
    """The last day in time: the day before the prescribed day, or before a later one that Ministers set."""
    later = [each.must_be_before for each in submissions_in_order(scheme) if each.must_be_before is not None]
    return moved_by_days(later[0] if later else _PRESCRIBED_DAY, days=-1)


@scheme.part(
    "s.7(1), (6); SSI 2014/284 reg 2",
    MACHINE,
    uses=(
        "schemes.kind",
        "schemes.submissions.submitted_on",
        "schemes.submissions.must_be_before",
        "schemes.approved_on",
    ),
)
def submit_before_prescribed_day(asked: Asked, scheme: Scheme) -> Answer:
    """Submit the first scheme before 1 April 2015, or before the later day that Ministers set."""
    if scheme.kind is not SchemeKind.FIRST:
        return not_applicable("The prescribed day is for first schemes; no day is set for submitting a later one.")
    submitted: Event = first_submitted_on(scheme)
    if submitted is None and scheme.submissions is not None:
        submitted = NOT_DONE
    return done_in_time(
        asked,
        what="Submission of {scheme}",
        done=submitted,
        due=_last_day(scheme),
        missing="schemes.submissions.submitted_on",
        then="Submit the scheme together, or ask the Scottish Ministers in writing, with reasons, for a later day.",
        scheme=label_of(scheme),
    )


@scheme.part(
    "s.7(2), with ss.9 and 15",
    MACHINE,
    uses=(
        "schemes.kind",
        "schemes.functions.first_day",
        "schemes.approved_on",
        "schemes.submissions.submitted_on",
        "establishment.functions_delegated_on",
    ),
)
def rely_on_approved_scheme_only(asked: Asked, scheme: Scheme) -> Answer | None:
    """Delegate functions under a scheme only once the Scottish Ministers have approved it."""
    begun = _begun_on(scheme, asked.facts)
    if begun is None or not asked.reached(begun):
        return None
    if scheme.approved_on is None:
        return cannot_tell(
            "Functions passed under {scheme} on {begun}; the day of its approval is not recorded.",
            missing=("schemes.approved_on",),
            scheme=label_of(scheme),
            begun=begun,
        )
    if asked.happened(scheme.approved_on) and scheme.approved_on <= begun:
        return met(
            "{scheme} was approved on {approved}, before functions passed under it on {begun}.",
            scheme=at_start(label_of(scheme)),
            approved=scheme.approved_on,
            begun=begun,
        )
    return not_met(
        "Functions passed under {scheme} on {begun}, before the Scottish Ministers approved it.",
        then="Have the scheme approved, and consider what was done without it.",
        scheme=label_of(scheme),
        begun=begun,
    )


def _begun_on(scheme: Scheme, facts: AuthorityFacts) -> date | None:
    """The day functions first passed under a first or new scheme; a revised one is asked about in act-2014/s46."""
    if scheme.kind is SchemeKind.REVISED:
        return None
    days = [each.first_day for each in scheme.functions or () if each.first_day is not None]
    passed = None if facts.establishment is None else facts.establishment.functions_delegated_on
    if scheme.kind is SchemeKind.FIRST and isinstance(passed, date):
        days.append(passed)
    return min(days, default=None)


@submission.part("s.7(1)", MACHINE, uses=("schemes.submissions.jointly", "schemes.submissions.submitted_on"))
def submit_together(asked: Asked, submitted: Submitted) -> Answer:
    """Let the health board and every council submit the scheme together."""
    words: dict[str, Any] = {"scheme": label_of(submitted.scheme), "day": submitted.submission.submitted_on}
    if submitted.submission.jointly is None:
        return cannot_tell(
            "Whether the health board and every council submitted {scheme} together on {day} is not recorded.",
            missing=("schemes.submissions.jointly",),
            **words,
        )
    if submitted.submission.jointly:
        return met("The health board and every council submitted {scheme} together on {day}.", **words)
    return not_met(
        "The submission of {scheme} on {day} was not made by the health board and every council together.",
        then="Let every party confirm the submission to the Scottish Ministers.",
        **words,
    )


@submission.part(
    "s.7(7)",
    MACHINE,
    uses=(
        "schemes.submissions.must_be_before",
        "schemes.submissions.later_day_requested_in_writing",
        "schemes.submissions.submitted_on",
    ),
)
def request_later_day_in_writing(asked: Asked, submitted: Submitted) -> Answer | None:
    """Ask for a later prescribed day in writing, with reasons. Ministers may also set one on their own account."""
    if submitted.submission.must_be_before is None or submitted.submission.later_day_requested_in_writing is None:
        return None
    if submitted.submission.later_day_requested_in_writing:
        return met("The later day was asked for in writing with reasons.")
    return not_met(
        "The later day was asked for, but not in writing with reasons.",
        then="Put the request and its reasons in writing.",
    )


@submission.part(
    "s.7(2), (4)",
    MACHINE,
    uses=(
        "schemes.submissions.decision",
        "schemes.submissions.decided_on",
        "schemes.submissions.submitted_on",
        "schemes.approved_on",
    ),
)
def obtain_decision(asked: Asked, submitted: Submitted) -> Answer:
    """Have the submitted scheme approved or refused by the Scottish Ministers: there is no third outcome."""
    one = submitted.submission
    words: dict[str, Any] = {"scheme": label_of(submitted.scheme), "day": one.submitted_on}
    if one.decision is not None and (one.decided_on is None or asked.happened(one.decided_on)):
        return met("The Scottish Ministers decided on {scheme}: {decision}.", decision=one.decision, **words)
    if one.decided_on is None and submitted.again_on is None and asked.happened(submitted.scheme.approved_on):
        return met(
            "The Scottish Ministers approved {scheme} on {approved}.", approved=submitted.scheme.approved_on, **words
        )
    if one.decided_on is None and submitted.scheme.approved_on is None:
        return cannot_tell(
            "What the Scottish Ministers decided on {scheme}, submitted on {day}, is not recorded.",
            missing=("schemes.submissions.decision", "schemes.submissions.decided_on"),
            **words,
        )
    return not_yet_due(
        "{scheme}, submitted on {day}, waits for the decision of the Scottish Ministers; no day is set for it.",
        due=None,
        then="Rely on the scheme only once it is approved, and record the decision.",
        scheme=at_start(label_of(submitted.scheme)),
        day=one.submitted_on,
    )


def _refused(asked: Asked, submitted: Submitted) -> bool:
    one = submitted.submission
    return one.decision is MinisterialDecision.REFUSED and (one.decided_on is None or asked.happened(one.decided_on))


_REFUSAL = ("schemes.submissions.decision", "schemes.submissions.decided_on", "schemes.submissions.submitted_on")


@submission.part(
    "s.7(3)", MACHINE, uses=(*_REFUSAL, "schemes.submissions.reasons_given", "schemes.submissions.resubmit_by")
)
def obtain_reasons_for_refusal(asked: Asked, submitted: Submitted) -> Answer | None:
    """On a refusal, have from Ministers what is at fault, how to change it, and a day to submit it again."""
    one = submitted.submission
    if not _refused(asked, submitted) or submitted.refused_before:
        return None
    words: dict[str, Any] = {"scheme": label_of(submitted.scheme)}
    if one.reasons_given is False or one.resubmit_by is NOT_DONE:
        return not_met(
            "The refusal of {scheme} does not give both its reasons and a day for submitting it again.",
            then="Ask the Scottish Ministers for the reasons, the changes to make and the day.",
            **words,
        )
    if one.reasons_given is None or one.resubmit_by is None:
        return cannot_tell(
            "Whether the refusal of {scheme} gives its reasons and a day for submitting it again is not recorded.",
            missing=("schemes.submissions.reasons_given", "schemes.submissions.resubmit_by"),
            **words,
        )
    return met(
        "The refusal of {scheme} gives its reasons, and {day} for submitting it again.", day=one.resubmit_by, **words
    )


@submission.part("s.7(3), (4), (5)", MACHINE, uses=(*_REFUSAL, "schemes.submissions.resubmit_by"))
def submit_again_in_time(asked: Asked, submitted: Submitted) -> Answer | None:
    """After a refusal, submit the changed scheme on or before the day the Scottish Ministers set."""
    if not _refused(asked, submitted):
        return None
    if submitted.refused_before:
        return not_applicable(
            "This is the second refusal: it counts as if no scheme had been submitted, and the Scottish Ministers may"
            " then impose terms under section 51."
        )
    if not isinstance(submitted.submission.resubmit_by, date):
        return None
    return done_in_time(
        asked,
        what="Submitting {scheme} again after its refusal",
        done=submitted.again_on or NOT_DONE,
        due=submitted.submission.resubmit_by,
        missing="schemes.submissions.submitted_on",
        then="Change the parts at fault and submit the scheme again.",
        scheme=label_of(submitted.scheme),
    )
