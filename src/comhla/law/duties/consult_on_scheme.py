"""Consult on a scheme before it is submitted, and in each review of it (act-2014/s6).

Public Bodies (Joint Working) (Scotland) Act 2014 section 6, https://www.legislation.gov.uk/asp/2014/9/section/6, with
SSI 2014/283 regulation 2, https://www.legislation.gov.uk/ssi/2014/283, applied to reviews by sections 44(3) and 45(4).
Paraphrase: the words of the law are at those addresses. The second round, on a revised scheme, is in act-2014/s46.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Scheme, SchemeKind
from comhla.law.readings.scheme_consultation import (
    Round,
    asked_jointly,
    closed_in_time,
    groups_asked,
    linked_to_the_area,
    other_councils_asked,
    others_asked,
    round_in_review,
    round_on_scheme,
    views_before_step,
)
from comhla.law.readings.scheme_reviews import label_of_review
from comhla.law.readings.scheme_roll import day_made, label_of
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s6",
    title="Consult on the scheme and in each review of it",
    family="A",
    bearer="the health board and the council or councils",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("6"),
            words="Before a scheme is submitted, the parties together consult thirteen kinds of group, the other"
            " councils of the health board's area and whom else they think fit, and take account of their views. A"
            " review of the scheme asks the same groups and councils.",
            note="The groups and councils are prescribed by SSI 2014/283, in force from 28 November 2014.",
        ),
    ),
)
_SCHEME_ROUND = (
    "schemes.consultations",
    "schemes.submissions.submitted_on",
    "schemes.approved_on",
    "schemes.takes_effect_on",
    "schemes.kind",
)
_REVIEW_ROUND = ("scheme_reviews.consultations", "scheme_reviews.started_on", "scheme_reviews.decided_on")
_OTHERS = ("authority.other_councils_of_health_board", "authority.code", "schemes.councils")


@DUTY.each("schemes")
def scheme(facts: AuthorityFacts, until: date) -> Iterator[Subject[Round]]:
    for each in facts.schemes or ():
        if each.kind is not SchemeKind.REVISED:
            made = day_made(each)
            opens = _first_invited(each) if made is None else min(made, _first_invited(each) or made)
            if opens is not None:
                yield Subject(each.id, label_of(each), opens, made or opens, round_on_scheme(each))


def _first_invited(scheme: Scheme) -> date | None:
    invited = [row.invited_on for row in scheme.consultations or () if isinstance(row.invited_on, date)]
    return min(invited, default=None)


@DUTY.each("scheme_reviews")
def review(facts: AuthorityFacts, until: date) -> Iterator[Subject[Round]]:
    for each in facts.scheme_reviews or ():
        days = [day for day in (each.started_on, each.decided_on) if isinstance(day, date)]
        if days:
            round_ = round_in_review(each, facts.scheme_called(each.scheme))
            yield Subject(each.id, label_of_review(each), min(days), max(days), round_)


@scheme.part("s.6(2)(a)", MACHINE, uses=_SCHEME_ROUND)
def consult_the_groups(asked: Asked, round_: Round) -> Answer:
    """Consult all thirteen prescribed groups before the scheme is submitted."""
    return groups_asked(asked, round_)


@scheme.part("s.6(2)(a); SSI 2014/283 reg 2(1)(b)", MACHINE, uses=(*_SCHEME_ROUND, *_OTHERS))
def consult_the_other_councils(asked: Asked, round_: Round) -> Answer:
    """Consult every other council of the health board's area before the scheme is submitted."""
    return other_councils_asked(asked, round_)


@scheme.part("s.6(2)", MACHINE, uses=(*_SCHEME_ROUND, "schemes.consulted_jointly"))
def consult_together(asked: Asked, round_: Round) -> Answer | None:
    """Let the health board and every council consult together, not one of them alone."""
    return asked_jointly(asked, round_)


@scheme.part("s.6(2)", MACHINE, uses=_SCHEME_ROUND)
def close_before_submission(asked: Asked, round_: Round) -> Answer | None:
    """Let the time for views be over by the day the scheme is submitted. No least length of time is set."""
    return closed_in_time(asked, round_)


@scheme.part("s.6(2)(a); SSI 2014/283 reg 2(2)", EVIDENCE, uses=(*_SCHEME_ROUND, "evidence"))
def consult_people_of_the_area(asked: Asked, round_: Round) -> Answer | None:
    """Consult for each group people or bodies that live, care or operate in the area, as the regulations describe."""
    return linked_to_the_area(asked, round_)


@scheme.part("s.6(2)(b)", EVIDENCE, uses=(*_SCHEME_ROUND, *_OTHERS, "evidence"))
def consult_others_thought_fit(asked: Asked, round_: Round) -> Answer | None:
    """Consult whom else the parties think fit."""
    return others_asked(asked, round_)


@scheme.part("s.6(3)", EVIDENCE, uses=(*_SCHEME_ROUND, "evidence"))
def take_account_of_views(asked: Asked, round_: Round) -> Answer | None:
    """Take account of the views when finalising the scheme."""
    return views_before_step(asked, round_)


@review.part("s.6(2)(a), with ss.44(3), 45(4)", MACHINE, uses=_REVIEW_ROUND)
def consult_the_groups_in_review(asked: Asked, round_: Round) -> Answer:
    """Consult all thirteen prescribed groups in a review, even where no change is expected."""
    return groups_asked(asked, round_)


@review.part("SSI 2014/283 reg 2(1)(b), with ss.44(3), 45(4)", MACHINE, uses=(*_REVIEW_ROUND, *_OTHERS))
def consult_the_other_councils_in_review(asked: Asked, round_: Round) -> Answer:
    """Consult every other council of the health board's area in a review."""
    return other_councils_asked(asked, round_)


@review.part("s.6(2), with ss.44(3), 45(4)", MACHINE, uses=(*_REVIEW_ROUND, "scheme_reviews.consulted_jointly"))
def consult_together_in_review(asked: Asked, round_: Round) -> Answer | None:
    """Let the health board and every council consult together in a review."""
    return asked_jointly(asked, round_)


@review.part("SSI 2014/283 reg 2(2), with ss.44(3), 45(4)", EVIDENCE, uses=(*_REVIEW_ROUND, "evidence"))
def consult_people_of_the_area_in_review(asked: Asked, round_: Round) -> Answer | None:
    """Consult for each group in a review people or bodies that live, care or operate in the area."""
    return linked_to_the_area(asked, round_)
