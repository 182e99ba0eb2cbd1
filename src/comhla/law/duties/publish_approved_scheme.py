"""Publish an approved scheme (act-2014/s8).

Public Bodies (Joint Working) (Scotland) Act 2014 section 8, https://www.legislation.gov.uk/asp/2014/9/section/8.
Paraphrase: the words of the Act are at that address. A revised scheme is published under section 46(8).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from comhla.law.answers import Answer, cannot_tell, for_a_person, met
from comhla.law.asked import Asked
from comhla.law.duty import PERSON, Duty, Subject, Version
from comhla.law.events import the_day
from comhla.law.facts import AuthorityFacts, Scheme, SchemeKind
from comhla.law.readings.scheme_roll import at_start, label_of
from comhla.law.sources import act
from comhla.law.timing import days

DUTY = Duty(
    id="act-2014/s8",
    title="Publish the approved scheme",
    family="A",
    bearer="the health board and the council or councils",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("8"),
            words="Once the Scottish Ministers have approved a scheme, the parties publish it as soon as practicable.",
        ),
    ),
)


@DUTY.each("schemes")
def scheme(facts: AuthorityFacts, until: date) -> Iterator[Subject[Scheme]]:
    for each in facts.schemes or ():
        if isinstance(each.approved_on, date) and each.kind is not SchemeKind.REVISED:
            yield Subject(each.id, label_of(each), each.approved_on, each.approved_on, each)


@scheme.part("s.8", PERSON, uses=("schemes.approved_on", "schemes.published_on", "schemes.kind"))
def publish_as_soon_as_practicable(asked: Asked, scheme: Scheme) -> Answer:
    """Publish the scheme as soon as practicable after approval. No number of days is set: a person judges the gap."""
    approved = the_day(scheme.approved_on)
    words: dict[str, Any] = {"scheme": at_start(label_of(scheme)), "approved": approved}
    if not asked.happened(scheme.published_on):
        return for_a_person(
            "{scheme} was approved on {approved} and its publication is not recorded. Can it be published?",
            then="Publish the scheme and record the day.",
            **words,
        )
    if scheme.published_on <= approved:
        return met("{scheme} was approved on {approved} and was published by then.", **words)
    return for_a_person(
        "{scheme} was approved on {approved} and published {gap} later, on {published}. Was that as soon as"
        " practicable?",
        gap=days(number=(scheme.published_on - approved).days),
        published=scheme.published_on,
        **words,
    )


@scheme.part(
    "s.8",
    PERSON,
    uses=("schemes.published_on", "schemes.published_text_is_approved_text", "schemes.approved_on", "schemes.kind"),
)
def publish_the_approved_text(asked: Asked, scheme: Scheme) -> Answer | None:
    """Publish the text that was approved, and no other."""
    if not asked.happened(scheme.published_on):
        return None
    words: dict[str, Any] = {"scheme": label_of(scheme)}
    if scheme.published_text_is_approved_text is None:
        return cannot_tell(
            "Whether the published text of {scheme} is the approved one is not recorded.",
            missing=("schemes.published_text_is_approved_text",),
            **words,
        )
    if scheme.published_text_is_approved_text:
        return met("The published text of {scheme} is the approved one.", **words)
    return for_a_person(
        "The published text of {scheme} differs from the approved one. Is the difference of any weight?",
        then="Publish the approved text.",
        **words,
    )
