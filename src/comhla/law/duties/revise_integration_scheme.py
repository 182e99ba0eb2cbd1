"""Consult again on a revised scheme, have it approved, keep to its day and publish it (act-2014/s46).

Public Bodies (Joint Working) (Scotland) Act 2014 section 46, https://www.legislation.gov.uk/asp/2014/9/section/46, with
SSI 2014/283 regulation 2, https://www.legislation.gov.uk/ssi/2014/283. Paraphrase: the words of the law are at those
addresses. The consultation here is a second one: that of the review is in act-2014/s6.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from comhla.dates import moved_by_days
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, PERSON, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Scheme, SchemeKind, SchemeReview
from comhla.law.readings.scheme_consultation import (
    groups_asked,
    other_councils_asked,
    round_on_scheme,
    views_before_step,
)
from comhla.law.readings.scheme_roll import at_start, each_scheme, label_of, names_of
from comhla.law.sources import act
from comhla.law.timing import days

DUTY = Duty(
    id="act-2014/s46",
    title="Consult on a revised scheme, have it approved and publish it",
    family="A",
    bearer="the health board and the council or councils",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("46"),
            words="After a review the parties may change the scheme by a revised one. They consult on it, take account"
            " of views, submit it together for approval, act on it from the day the Scottish Ministers specify, and"
            " publish it.",
        ),
    ),
)


@DUTY.each("schemes")
def revised(facts: AuthorityFacts, until: date) -> Iterator[Subject[Scheme]]:
    for subject in each_scheme(facts, until):
        if subject.of.kind is SchemeKind.REVISED:
            yield subject


_ROUND = (
    "schemes.kind",
    "schemes.consultations",
    "schemes.submissions.submitted_on",
    "schemes.approved_on",
    "schemes.takes_effect_on",
)
_REVIEWS = ("scheme_reviews.revised_scheme", "scheme_reviews.consultations")
_OTHERS = ("authority.other_councils_of_health_board", "authority.code", "schemes.councils")


@revised.part("s.46(4)", MACHINE, uses=(*_ROUND, *_REVIEWS))
def consult_the_groups_again(asked: Asked, scheme: Scheme) -> Answer:
    """Consult all thirteen prescribed groups on the revised scheme itself before it is submitted."""
    return _one_round_for_both(asked, scheme) or groups_asked(asked, round_on_scheme(scheme))


@revised.part("s.46(4); SSI 2014/283 reg 2(1)(b)", MACHINE, uses=(*_ROUND, *_REVIEWS, *_OTHERS))
def consult_the_other_councils_again(asked: Asked, scheme: Scheme) -> Answer:
    """Consult every other council of the health board's area on the revised scheme before it is submitted."""
    return _one_round_for_both(asked, scheme) or other_councils_asked(asked, round_on_scheme(scheme))


def _one_round_for_both(asked: Asked, scheme: Scheme) -> Answer | None:
    """A question where only the consultation of the review is recorded: one exercise may have served both."""
    reviews: tuple[SchemeReview, ...] = asked.facts.scheme_reviews or ()
    if scheme.consultations or not any(each.consultations for each in reviews if each.revised_scheme == scheme.id):
        return None
    return for_a_person(
        "Only the consultation of the review is recorded, and {scheme} needs one of its own. Did one exercise serve"
        " both, with the proposed changes before those who were asked?",
        then="Record the consultation on the revised scheme, or judge that one exercise served both.",
        scheme=label_of(scheme),
    )


@revised.part("s.46(5)", EVIDENCE, uses=(*_ROUND, "evidence"))
def take_account_of_views_on_revision(asked: Asked, scheme: Scheme) -> Answer | None:
    """Take account of the views on the revised scheme when finalising it."""
    return views_before_step(asked, round_on_scheme(scheme))


@revised.part(
    "s.46(6)",
    MACHINE,
    uses=_ROUND,
)
def have_the_revision_approved(asked: Asked, scheme: Scheme) -> Answer:
    """Submit the revised scheme together for the Scottish Ministers' approval before it takes effect."""
    words: dict[str, Any] = {"scheme": label_of(scheme)}
    if asked.happened(scheme.approved_on):
        if asked.happened(scheme.takes_effect_on) and scheme.takes_effect_on < scheme.approved_on:
            return for_a_person(
                "The Scottish Ministers approved {scheme} on {day}, and it is recorded as in effect before, from"
                " {start}. Did anybody act on it before it was approved?",
                day=scheme.approved_on,
                start=scheme.takes_effect_on,
                **words,
            )
        return met("The Scottish Ministers approved {scheme} on {day}.", day=scheme.approved_on, **words)
    if scheme.approved_on is None:
        return cannot_tell(
            "The day on which the Scottish Ministers approved {scheme} is not recorded.",
            missing=("schemes.approved_on",),
            **words,
        )
    if asked.happened(scheme.takes_effect_on):
        return not_met(
            "The revised text is recorded as in effect from {day} without the Scottish Ministers' approval: {scheme}.",
            then="Act on the scheme that is approved until the revised one is.",
            day=scheme.takes_effect_on,
            **words,
        )
    return not_yet_due(
        "The Scottish Ministers have not approved {scheme} yet.",
        due=None,
        then="Act on the scheme that is approved until they do.",
        **words,
    )


@revised.part(
    "s.46(7)",
    MACHINE,
    uses=(
        "schemes.kind",
        "schemes.takes_effect_on",
        "schemes.functions.first_day",
        "schemes.approved_on",
        "schemes.submissions.submitted_on",
    ),
)
def wait_for_the_day_ministers_specify(asked: Asked, scheme: Scheme) -> Answer | None:
    """Exercise functions under the revised scheme from the day the Scottish Ministers specify, and not before."""
    begun = [each for each in scheme.functions or () if each.first_day is not None and asked.reached(each.first_day)]
    if not asked.happened(scheme.takes_effect_on):
        return _before_any_day(scheme, names_of(begun))
    starts = scheme.takes_effect_on
    early = [each for each in begun if each.first_day is not None and each.first_day < starts]
    if early:
        return not_met(
            "{scheme} takes effect on {day}, and these functions were delegated under it before: {functions}.",
            then="Consider what was done with these functions before that day.",
            scheme=at_start(label_of(scheme)),
            day=starts,
            functions=names_of(early),
        )
    return met(
        "{scheme} took effect on {day}, and no function was delegated under it before.",
        scheme=at_start(label_of(scheme)),
        day=starts,
    )


def _before_any_day(scheme: Scheme, begun: tuple[str, ...]) -> Answer | None:
    if not begun:
        return None
    words: dict[str, Any] = {"scheme": label_of(scheme), "functions": begun}
    if scheme.takes_effect_on is None:
        return cannot_tell(
            "Functions are delegated under {scheme} ({functions}); the day Ministers specified for it to take effect is"
            " not recorded.",
            missing=("schemes.takes_effect_on",),
            **words,
        )
    return not_met(
        "These functions are delegated under {scheme}, which has not taken effect: {functions}.",
        then="Wait for the day that the Scottish Ministers specify.",
        **words,
    )


@revised.part("s.46(8)", PERSON, uses=("schemes.kind", "schemes.takes_effect_on", "schemes.published_on"))
def publish_the_revision(asked: Asked, scheme: Scheme) -> Answer | None:
    """Publish the revised scheme as soon as practicable after the day it takes effect. A person judges the gap."""
    if not asked.happened(scheme.takes_effect_on):
        return None
    starts = scheme.takes_effect_on
    words: dict[str, Any] = {"scheme": at_start(label_of(scheme)), "day": starts}
    if not asked.happened(scheme.published_on):
        return for_a_person(
            "{scheme} took effect on {day} and its publication is not recorded. Can it be published?",
            then="Publish the revised scheme and record the day.",
            **words,
        )
    if scheme.published_on <= starts:
        return met("{scheme} took effect on {day} and was published by then.", **words)
    return for_a_person(
        "{scheme} took effect on {day} and was published {gap} later, on {published}. Was that as soon as practicable?",
        gap=days(number=(scheme.published_on - starts).days),
        published=scheme.published_on,
        **words,
    )


@revised.part(
    "s.46(3)",
    PERSON,
    uses=(
        "schemes.kind",
        "schemes.takes_effect_on",
        "schemes.functions.last_day",
        "directions.lines",
        "directions.last_day",
        "directions.given_on",
    ),
)
def end_directions_on_dropped_functions(asked: Asked, scheme: Scheme) -> Answer | None:
    """Where the revised scheme drops a function, leave no direction on it in effect."""
    if not asked.happened(scheme.takes_effect_on):
        return None
    starts = scheme.takes_effect_on
    last_day = moved_by_days(starts, days=-1)
    dropped = {each.id for each in asked.facts.functions or () if each.last_day == last_day}
    if not dropped:
        return None
    live = tuple(
        each.id
        for each in asked.facts.directions or ()
        if any(line.function in dropped for line in each.lines or ()) and asked.within(each.given_on, each.last_day)
    )
    if not live:
        return met("No direction on a function that {scheme} dropped is in effect.", scheme=label_of(scheme))
    return for_a_person(
        "{scheme} dropped functions from {day}, and directions on them are in effect as far as recorded: {directions}."
        " Should they be revoked?",
        then="Revoke or vary the directions, and record the day.",
        scheme=at_start(label_of(scheme)),
        day=starts,
        directions=live,
    )
