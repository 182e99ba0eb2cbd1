"""Keep functions under the 2014 Act with the council that has them (act-2014/s57-s58).

Public Bodies (Joint Working) (Scotland) Act 2014 section 57, which amends section 56 of the Local Government (Scotland)
Act 1973, https://www.legislation.gov.uk/asp/2014/9/section/57. Paraphrase: the words of the Act are at that address.

Section 58, on children's services planning, is a duty of its own (CSP-1, CSP-2).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, CouncilArrangement
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s57-s58",
    title="Keep functions under the Act with the council that has them",
    family="H",
    bearer="each council",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("57"),
            words="A council may not arrange under the Local Government (Scotland) Act 1973 for another council to"
            " discharge its functions under the 2014 Act.",
        ),
    ),
)


@DUTY.each("council_arrangements")
def arrangement(facts: AuthorityFacts, until: date) -> Iterator[Subject[CouncilArrangement]]:
    for each in facts.council_arrangements or ():
        label = f"the arrangement of {each.by_council} with {each.with_council}"
        yield Subject(each.id, label, each.first_day, None, each)


@arrangement.part(
    "s.57",
    MACHINE,
    uses=(
        "council_arrangements.under_2014_act",
        "council_arrangements.by_council",
        "council_arrangements.with_council",
        "council_arrangements.what",
        "council_arrangements.first_day",
        "council_arrangements.last_day",
    ),
)
def pass_no_functions_to_another_council(asked: Asked, arrangement: CouncilArrangement) -> Answer:
    """A council makes no arrangement for another council to discharge its functions under the 2014 Act."""
    if arrangement.under_2014_act is None:
        return cannot_tell(
            "Whether the arrangement of {council} with {other} is about functions under the 2014 Act is not recorded.",
            missing=("council_arrangements.under_2014_act",),
            council=arrangement.by_council,
            other=arrangement.with_council,
        )
    if not arrangement.under_2014_act:
        return met(
            "The arrangement of {council} with {other} is about no function under the 2014 Act.",
            council=arrangement.by_council,
            other=arrangement.with_council,
        )
    ended = asked.past(arrangement.last_day)
    return not_met(
        "{council} arranged from {day} for {other} to discharge functions under the 2014 Act: {what}.",
        then="It has ended; check what follows for what was done under it."
        if ended
        else "End the arrangement, and let {council} discharge these functions itself.",
        council=arrangement.by_council,
        other=arrangement.with_council,
        day=arrangement.first_day,
        what=arrangement.what,
    )
