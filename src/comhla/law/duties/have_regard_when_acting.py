"""Have regard to principles and outcomes when carrying out integration functions (act-2014/s40).

Public Bodies (Joint Working) (Scotland) Act 2014 section 40,
https://www.legislation.gov.uk/asp/2014/9/section/40. Paraphrase: the words of the Act are at that address.

It binds everybody who carries out an integration function: the authority, and also a health board or council that
acts under a direction.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.dates import moved_by_days
from comhla.law.answers import Answer, met
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Decision
from comhla.law.readings.bodies import spoken_body
from comhla.law.readings.matters import SHOWN_BEFOREHAND
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s40",
    title="Have regard to principles and outcomes when carrying out functions",
    family="F",
    bearer="whoever carries out an integration function",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("40"),
            words="Whoever carries out an integration function has regard to the delivery principles and to the"
            " national outcomes.",
        ),
    ),
)


@DUTY.each("decisions")
def decision(facts: AuthorityFacts, until: date) -> Iterator[Subject[Decision]]:
    for each in facts.decisions or ():
        if each.about_integration_functions is not False:
            opens = moved_by_days(each.decided_on, days=-SHOWN_BEFOREHAND)
            yield Subject(each.id, each.title, opens, each.decided_on, each)


@decision.part("s.40(a)", EVIDENCE, uses=("decisions.principles", "decisions.decided_by", "evidence"))
def have_regard_to_principles(asked: Asked, decision: Decision) -> Answer:
    """Have regard to the integration delivery principles."""
    return _regard(asked, decision, "the delivery principles", decision.principles)


@decision.part("s.40(b)", EVIDENCE, uses=("decisions.outcomes", "decisions.decided_by", "evidence"))
def have_regard_to_outcomes(asked: Asked, decision: Decision) -> Answer:
    """Have regard to the national health and wellbeing outcomes."""
    return _regard(asked, decision, "the national outcomes", decision.outcomes)


def _regard(asked: Asked, decision: Decision, to_what: str, tagged: tuple[str, ...] | None) -> Answer:
    if tagged:
        return met(
            "The paper for {title} refers to {keys}, which shows regard to {to_what}.",
            title=decision.title,
            keys=tagged,
            to_what=to_what,
        )
    return asked.evidence(
        of="regard by {decider} to {to_what} in {title}",
        by=decision.decided_on,
        then="Record which of them the paper refers to, or the minute that shows it.",
        to_what=to_what,
        title=decision.title,
        decider=spoken_body(decision.decided_by),
    )
