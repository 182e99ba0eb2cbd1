"""Guidance on ethical commissioning: issued after consulting, and heeded (act-2014/s53A).

Public Bodies (Joint Working) (Scotland) Act 2014 section 53A, inserted on 7 January 2026 by the Care Reform (Scotland)
Act 2025 section 18, https://www.legislation.gov.uk/asp/2014/9/section/53A. Paraphrase: the words are at that address.

Ministers issue the guidance; no day is set for it, and none had been found issued. A file of one authority can only
show whether its own bodies were consulted, so the other consultees of section 5(2) are not checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, met, not_evidenced, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, EVIDENCE, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Decision, GuidanceEdition
from comhla.law.sources import act
from comhla.reference.models import Model

FIRST_DAY = date(2026, 1, 7)
DUTY = Duty(
    id="act-2014/s53A",
    title="Heed the guidance on ethical commissioning",
    family="H",
    bearer="the Scottish Ministers, who issue it; then the bodies that have regard to it",
    versions=(
        Version(
            number=1,
            first_day=FIRST_DAY,
            citation=act("53A"),
            words="Ministers issue guidance on ethical commissioning, on fair treatment of workers among other things,"
            " those recruited from abroad included. Before they issue it they consult health boards, councils, joint"
            " boards, monitoring committees and the kinds of group named in section 5(2). Those who commission have"
            " regard to it.",
            note="No guidance issued under this section had been found.",
        ),
    ),
)


def _issued(facts: AuthorityFacts) -> list[GuidanceEdition]:
    return [each for each in facts.guidance or () if each.about_ethical_commissioning]


@DUTY.each("guidance")
def guidance(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    yield Subject("guidance", "guidance on ethical commissioning", BEGINNING, None, None)


@guidance.part("s.53A(1)", MACHINE, uses=("guidance.about_ethical_commissioning", "guidance.first_day"))
def issue_guidance(asked: Asked, nothing: None) -> Answer:
    """The Scottish Ministers issue guidance on ethical commissioning. No day is set for it."""
    issued = _issued(asked.facts)
    known = asked.known(issued, "first_day")
    if known:
        return met("Ministers issued guidance on ethical commissioning on {day}.", day=known[0].first_day)
    if any(each.first_day is None for each in issued):
        return cannot_tell(
            "The day on which guidance on ethical commissioning was issued is not recorded.",
            missing=("guidance.first_day",),
        )
    return not_yet_due(
        "Ministers have to issue guidance on ethical commissioning, and none is recorded; no day is set for it.",
        due=None,
        then="Nothing is to be done here but to watch for the guidance, and to record it when it is issued.",
    )


@DUTY.each("guidance")
def edition(facts: AuthorityFacts, until: date) -> Iterator[Subject[GuidanceEdition]]:
    for each in _issued(facts):
        if each.first_day is not None:
            yield Subject(each.id, each.title, each.first_day, each.first_day, each)


@edition.part("s.53A(2)", EVIDENCE, uses=("guidance.covers_fair_treatment_of_workers", "evidence"))
def deal_with_fair_treatment_of_workers(asked: Asked, edition: GuidanceEdition) -> Answer:
    """The guidance deals with fair treatment of workers, including those recruited from abroad."""
    if edition.covers_fair_treatment_of_workers:
        return met("{title} deals with fair treatment of workers.", title=edition.title)
    if edition.covers_fair_treatment_of_workers is False:
        return not_evidenced(
            "{title} does not deal with fair treatment of workers.",
            then="Raise it with the Scottish Ministers, who issued the guidance.",
            title=edition.title,
        )
    return asked.evidence(
        of="what {title} says of fair treatment of workers",
        then="Record whether the guidance deals with fair treatment of workers.",
        title=edition.title,
    )


@edition.part(
    "s.53A(3)", MACHINE, uses=("guidance.consulted", "guidance.first_day", "guidance.title", "schemes", "authority")
)
def consult_before_issue(asked: Asked, edition: GuidanceEdition) -> Answer:
    """Before issuing it Ministers consult the health board, councils, and joint board or monitoring committee."""
    if edition.consulted is None:
        return cannot_tell(
            "Whether Ministers consulted the bodies of this area before they issued {title} is not recorded.",
            missing=("guidance.consulted",),
            title=edition.title,
        )
    issued = edition.first_day or FIRST_DAY
    setting = asked.facts.setting_on(issued)
    own = "board" if setting.model is Model.BODY_CORPORATE else "monitoring_committee"
    wanted = (*setting.parties, own)
    before = {each.body for each in edition.consulted if isinstance(each.on, date) and each.on < issued}
    without_day = {each.body for each in edition.consulted if each.on is None} - before
    missed = tuple(each.replace("_", " ") for each in wanted if each not in before and each not in without_day)
    if missed:
        return not_met(
            "{title} was issued on {issued}, and these were not consulted before that day: {missed}.",
            then="Raise it with the Scottish Ministers; there is nothing else to do here.",
            title=edition.title,
            issued=issued,
            missed=missed,
        )
    if not before.issuperset(wanted):
        return cannot_tell(
            "The day on which Ministers consulted on {title} is not recorded for {unknown}.",
            missing=("guidance.consulted.on",),
            title=edition.title,
            unknown=tuple(each.replace("_", " ") for each in wanted if each not in before),
        )
    return met("The bodies of this area were consulted before {title} was issued.", title=edition.title)


@DUTY.each("guidance", "decisions")
def decision(facts: AuthorityFacts, until: date) -> Iterator[Subject[Decision]]:
    for each in facts.decisions or ():
        if each.involves_commissioning:
            yield Subject(each.id, each.title, each.decided_on, each.decided_on, each)


@decision.part(
    "ss.53(2), 53A",
    EVIDENCE,
    uses=(
        "decisions.involves_commissioning",
        "decisions.decided_on",
        "guidance.about_ethical_commissioning",
        "guidance.first_day",
        "guidance.last_day",
        "evidence",
    ),
)
def have_regard_when_commissioning(asked: Asked, decision: Decision) -> Answer | None:
    """A decision to commission, taken while the guidance is current, shows regard to it."""
    day = decision.decided_on
    current = any(
        each.first_day is not None and each.first_day <= day and (each.last_day is None or day <= each.last_day)
        for each in _issued(asked.facts)
    )
    if not current:
        return None
    return asked.evidence(
        of="regard to the guidance on ethical commissioning in {title}",
        by=day,
        then="Record the paper or minute that shows it.",
        title=decision.title,
    )
