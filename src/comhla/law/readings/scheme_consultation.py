"""Rounds of consultation on integration schemes: who had to be asked, and whether they were asked in time.

Three duties ask the same of three rounds: on a scheme before it is submitted (s.6), in a review before it is decided
(ss.44(3), 45(4)), and on a revised scheme before that is submitted in its turn (s.46(4)).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from comhla.law.answers import Answer, cannot_tell, met, not_applicable, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.facts import NOT_DONE, Consultation, Scheme, SchemeReview
from comhla.law.readings.scheme_roll import first_submitted_on, label_of
from comhla.reference import ConsulteeGroup, consultee_groups


class Round(NamedTuple):
    """One round of consultation.

    `step` is what the round has to come before, and `by` the day of that step, where it is recorded. `unknown` is the
    place of that day in the authority file where the step was taken on a day that is not recorded.
    """

    name: str
    collection: str
    rows: tuple[Consultation, ...] | None
    jointly: bool | None
    own_councils: tuple[str, ...]
    step: str
    by: date | None
    unknown: str | None


def round_on_scheme(scheme: Scheme) -> Round:
    """The round on a scheme, which comes before its submission."""
    submitted = first_submitted_on(scheme)
    approved_unseen = submitted is None and isinstance(scheme.approved_on, date)
    return Round(
        name=label_of(scheme),
        collection="schemes",
        rows=scheme.consultations,
        jointly=scheme.consulted_jointly,
        own_councils=scheme.councils,
        step="submission to the Scottish Ministers",
        by=submitted,
        unknown="schemes.submissions.submitted_on" if approved_unseen else None,
    )


def round_in_review(review: SchemeReview, scheme: Scheme | None) -> Round:
    """The round in a review, which comes before its decision."""
    return Round(
        name=f"the scheme in the review {review.id}",
        collection="scheme_reviews",
        rows=review.consultations,
        jointly=review.consulted_jointly,
        own_councils=() if scheme is None else scheme.councils,
        step="the decision of the review",
        by=review.decided_on if isinstance(review.decided_on, date) else None,
        unknown=None,
    )


def groups_asked(asked: Asked, round_: Round) -> Answer:
    """Whether all thirteen prescribed groups were asked before the step."""
    wanted = {row.group.value: row.label for row in consultee_groups()}
    return _all_asked(asked, round_, wanted, "the prescribed groups")


def other_councils_asked(asked: Asked, round_: Round) -> Answer:
    """Whether every other council in the health board's area was asked before the step."""
    others = asked.facts.other_councils
    if others is None:
        return cannot_tell(
            "Which other councils there are in the health board's area is not recorded, so whether they were asked"
            " about {name} cannot be told.",
            missing=("authority.other_councils_of_health_board",),
            name=round_.name,
        )
    wanted = {council: council for council in others if council not in round_.own_councils}
    if not wanted:
        return not_applicable(
            "There is no other council in the health board's area to ask about {name}.", name=round_.name
        )
    return _all_asked(asked, round_, wanted, "the other councils in the health board's area")


def _all_asked(asked: Asked, round_: Round, wanted: dict[str, str], who: str) -> Answer:
    if round_.rows is None:
        return cannot_tell(
            "Who was consulted on {name} is not recorded.",
            missing=(f"{round_.collection}.consultations",),
            name=round_.name,
        )
    left, silent = _not_asked(asked, round_, wanted)
    if (round_.by is None and round_.unknown is None) or (round_.by is not None and not asked.reached(round_.by)):
        return _while_open(round_, who, left + silent)
    words: dict[str, Any] = {"name": round_.name, "who": who, "step": round_.step}
    if left:
        return not_met(
            "Of {who} these were not asked about {name} before {step}: {left}.",
            then="Ask them now, record the answers, and take account of what they say in the next step.",
            left=left,
            **words,
        )
    if silent:
        return cannot_tell(
            "The day on which these were asked about {name} is not recorded: {silent}.",
            missing=(f"{round_.collection}.consultations.invited_on",),
            name=round_.name,
            silent=silent,
        )
    if round_.by is None:
        return cannot_tell(
            "All of {who} were asked about {name}, but the day of {step} is not recorded.",
            missing=(str(round_.unknown),),
            **words,
        )
    return met("All of {who} were asked about {name} before {step} on {by}.", by=round_.by, **words)


def _not_asked(asked: Asked, round_: Round, wanted: dict[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who was not asked in time, and of whom the day is not recorded."""
    left: list[str] = []
    silent: list[str] = []
    for group, label in wanted.items():
        days = [row.invited_on for row in round_.rows or () if row.group == group]
        if any(asked.happened(day) and (round_.by is None or day <= round_.by) for day in days):
            continue
        (silent if None in days else left).append(label)
    return tuple(left), tuple(silent)


def _while_open(round_: Round, who: str, left: tuple[str, ...]) -> Answer:
    words: dict[str, Any] = {"name": round_.name, "who": who, "step": round_.step}
    if not left:
        return met("All of {who} have been asked about {name}, before {step}.", **words)
    return not_yet_due(
        "Of {who} these are still to be asked about {name} before {step}: {left}.",
        due=round_.by,
        then="Ask them for their views and record the day.",
        left=left,
        **words,
    )


def asked_jointly(asked: Asked, round_: Round) -> Answer | None:
    """Whether the health board and the councils consulted together."""
    if not round_.rows and round_.jointly is None:
        return None
    if round_.jointly is None:
        return cannot_tell(
            "Whether the health board and every council consulted on {name} together is not recorded.",
            missing=(f"{round_.collection}.consulted_jointly",),
            name=round_.name,
        )
    if round_.jointly:
        return met("The health board and every council consulted on {name} together.", name=round_.name)
    return not_met(
        "The consultation on {name} was not held by the health board and every council together.",
        then="Let every party put its name to the consultation, and record that it did.",
        name=round_.name,
    )


def linked_to_the_area(asked: Asked, round_: Round) -> Answer | None:
    """Whether those who were asked have the link with the area, or evidence of it."""
    rows = [row for row in round_.rows or () if row.group in _PRESCRIBED and asked.happened(row.invited_on)]
    if not rows:
        return None
    without = tuple(
        sorted({row.group for row in rows} - {row.group for row in rows if row.linked_to_area is not False})
    )
    if without:
        return not_met(
            "Those who were asked about {name} for these groups had no link with the area: {groups}.",
            then="Ask people or bodies of the area for these groups.",
            name=round_.name,
            groups=_labels(without),
        )
    if {row.group for row in rows} == {row.group for row in rows if row.linked_to_area}:
        return met(
            "For every group that was asked about {name}, somebody with the link to the area was.", name=round_.name
        )
    return asked.evidence(
        of="the link with the area of those who were asked about {name}",
        then="Record for each group that was asked whether the people or bodies have the link with the area.",
        name=round_.name,
    )


def others_asked(asked: Asked, round_: Round) -> Answer | None:
    """Whether others whom the parties think fit were asked, or evidence that they thought about it."""
    rows = [row for row in round_.rows or () if asked.happened(row.invited_on)]
    if not rows:
        return None
    others = tuple(sorted({row.group for row in rows} - _PRESCRIBED - set(asked.facts.other_councils or ())))
    if others:
        return met("Others were asked about {name} as well: {others}.", name=round_.name, others=others)
    return asked.evidence(
        of="whom else the parties thought fit to ask about {name}",
        then="Record whom else the parties thought fit to ask, or the paper that says that there was nobody.",
        name=round_.name,
    )


def views_before_step(asked: Asked, round_: Round) -> Answer | None:
    """Whether there is evidence that the step took account of the views."""
    if round_.unknown is None and (round_.by is None or not asked.reached(round_.by)):
        return None
    return asked.evidence(
        of="taking account of the views on {name}",
        then="Record the paper that says what was heard and what was changed.",
        by=round_.by,
        name=round_.name,
    )


def closed_in_time(asked: Asked, round_: Round) -> Answer | None:
    """Whether the time for views was over by the day of the step."""
    if round_.by is None or not asked.reached(round_.by) or not round_.rows:
        return None
    late = tuple(row.group for row in round_.rows if _closed_after(row, round_.by))
    if late:
        return not_met(
            "The time for views on {name} was still open at {step} on {by} for: {late}.",
            then="Take account of the views that came later, and say how.",
            name=round_.name,
            step=round_.step,
            by=round_.by,
            late=_labels(late),
        )
    if any(row.closed_on is None for row in round_.rows):
        return cannot_tell(
            "The last day for views on {name} is not recorded for everybody who was asked.",
            missing=(f"{round_.collection}.consultations.closed_on",),
            name=round_.name,
        )
    return met(
        "The time for views on {name} was over by {step} on {by}.", name=round_.name, step=round_.step, by=round_.by
    )


def _closed_after(row: Consultation, day: date) -> bool:
    return row.closed_on is NOT_DONE or (isinstance(row.closed_on, date) and row.closed_on > day)


_PRESCRIBED = frozenset(group.value for group in ConsulteeGroup)


def _labels(groups: Iterable[str]) -> tuple[str, ...]:
    labels = {row.group.value: row.label for row in consultee_groups()}
    return tuple(labels.get(group, group) for group in groups)
