"""Have regard to the guidance of the Scottish Ministers (act-2014/s53).

Public Bodies (Joint Working) (Scotland) Act 2014 section 53,
https://www.legislation.gov.uk/asp/2014/9/section/53. Paraphrase: the words of the Act are at that address.

Silence is "not evidenced", never a breach. So is a departure from guidance with no reason recorded.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.law.answers import Answer, cannot_tell, met, not_evidenced
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, EVIDENCE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Decision, GuidanceEdition
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s53",
    title="Have regard to the guidance of the Scottish Ministers",
    family="H",
    bearer="the health board, each council, the joint board and the monitoring committee",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 4, 2),
            citation=act("53"),
            words="Health boards, councils, joint boards and monitoring committees have regard to guidance that"
            " Ministers issue about functions under or in relation to the Act.",
        ),
    ),
)


@DUTY.each("guidance")
def edition(facts: AuthorityFacts, until: date) -> Iterator[Subject[GuidanceEdition]]:
    for each in facts.guidance or ():
        yield Subject(each.id, each.title, each.first_day or BEGINNING, None, each)


@edition.part("s.53(2)", EVIDENCE, uses=("guidance.first_day", "guidance.last_day", "guidance.title", "evidence"))
def have_regard_to_edition(asked: Asked, edition: GuidanceEdition) -> Answer | None:
    """While an edition of guidance is current there is evidence of regard to it, reasons for any departure included."""
    if asked.past(edition.last_day):
        return None
    return asked.evidence(
        of="regard to {title}",
        then="Record a paper or minute that shows regard to it, and the reasons for any departure from it.",
        title=edition.title,
    )


class ReliedOn(NamedTuple):
    """A decision and the editions of guidance that its paper relies on."""

    decision: Decision
    editions: tuple[str, ...]


@DUTY.each("guidance", "decisions")
def decision(facts: AuthorityFacts, until: date) -> Iterator[Subject[ReliedOn]]:
    for each in facts.decisions or ():
        if each.guidance_relied_on:
            day = each.decided_on
            yield Subject(each.id, each.title, day, day, ReliedOn(each, each.guidance_relied_on))


@decision.part(
    "s.53(2)",
    EVIDENCE,
    uses=("decisions.guidance_relied_on", "decisions.decided_on", "guidance.first_day", "guidance.last_day"),
)
def rely_on_current_guidance(asked: Asked, relied: ReliedOn) -> Answer:
    """A paper relies on editions of guidance that were current on the day of the decision."""
    day = relied.decision.decided_on
    editions = {each.id: each for each in asked.facts.guidance or ()}
    unknown = tuple(name for name in relied.editions if name not in editions)
    found = [editions[name] for name in relied.editions if name in editions]
    superseded = tuple(each.title for each in found if each.last_day is not None and each.last_day < day)
    if superseded:
        return not_evidenced(
            "The paper for the decision of {day} relies on guidance that had been superseded: {superseded}.",
            then="Look at what the current edition says, and record whether the decision still stands.",
            day=day,
            superseded=superseded,
        )
    if unknown:
        return cannot_tell(
            "The paper for the decision of {day} relies on guidance that is not in the list: {unknown}.",
            missing=("guidance.id",),
            day=day,
            unknown=unknown,
        )
    not_yet = tuple(each.title for each in found if each.first_day is not None and each.first_day > day)
    if not_yet:
        return not_evidenced(
            "The paper for the decision of {day} relies on guidance that had not been issued: {not_yet}.",
            then="Check the days, and record which edition was used.",
            day=day,
            not_yet=not_yet,
        )
    return met("The guidance that the paper relies on was current on {day}.", day=day)
