"""Act through an officer of the partner body only where that is allowed (act-2014/s23-s24).

Public Bodies (Joint Working) (Scotland) Act 2014 sections 23 and 24, as amended on 28 November 2014, and SSI 2014/282,
https://www.legislation.gov.uk/asp/2014/9/section/23 and https://www.legislation.gov.uk/ssi/2014/282. Paraphrase: the
words are at those addresses.

The officer functions prescribed are those of council officers under eight sections of the Adult Support and Protection
(Scotland) Act 2007, for an officer who meets the tests of qualification of the 2008 Order. None were found for officers
of a health board (s.24).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable, not_met
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, OfficerAct
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s23-s24",
    title="Act through officers of the partner body only where that is allowed",
    family="B",
    bearer="officers of the health board and of each council",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("23"),
            words="A prescribed function of a council's officers that relates to a delegated function may also be"
            " exercised by an officer of the partner body, who has to meet the tests of qualification.",
        ),
    ),
)
PRESCRIBED_SECTIONS = tuple(f"asp-2007/{section}" for section in ("7", "8", "9", "10", "11", "14", "16", "18"))


@DUTY.each("officer_acts")
def officer_act(facts: AuthorityFacts, until: date) -> Iterator[Subject[OfficerAct]]:
    for each in facts.officer_acts or ():
        label = f"the act of {each.acted_on.isoformat()} under {each.provision}"
        yield Subject(each.id, label, each.acted_on, each.acted_on, each)


_OWN_OFFICER = "The officer is employed by {body}, whose own function it is, so this does not apply."


@officer_act.part(
    "ss.23, 24; SSI 2014/282",
    MACHINE,
    uses=(
        "officer_acts.provision",
        "officer_acts.employed_by",
        "officer_acts.acted_for",
        "schemes",
        "authority",
    ),
)
def exercise_only_prescribed_functions(asked: Asked, deed: OfficerAct) -> Answer:
    """An officer of the partner body exercises only a function that is prescribed for it."""
    if deed.employed_by == deed.acted_for:
        return not_applicable(_OWN_OFFICER, body=deed.acted_for)
    if deed.acted_for not in asked.facts.setting_on(deed.acted_on).councils:
        return for_a_person(
            "The act was for {body}, and no regulations were found that give functions of a health board's officers to"
            " others. Under which provision was it done?",
            body=deed.acted_for,
        )
    if deed.provision in PRESCRIBED_SECTIONS:
        return met("The function under {provision} is prescribed.", provision=deed.provision)
    return not_met(
        "An officer of {employer} exercised for {body} a function under {provision}, which is not prescribed.",
        then="Let an officer of {body} exercise this function, and check what follows for what was done.",
        employer=deed.employed_by,
        body=deed.acted_for,
        provision=deed.provision,
    )


@officer_act.part(
    "s.23; SSI 2014/282",
    MACHINE,
    uses=("officer_acts.qualified", "officer_acts.employed_by", "officer_acts.acted_for"),
)
def act_only_when_qualified(asked: Asked, deed: OfficerAct) -> Answer:
    """An officer of the partner body meets the tests of qualification of the 2008 Order on the day of the act."""
    if deed.employed_by == deed.acted_for:
        return not_applicable(_OWN_OFFICER, body=deed.acted_for)
    if deed.qualified is None:
        return cannot_tell(
            "No record of qualification is kept for the officer of {employer} who acted on {day}.",
            missing=("officer_acts.qualified",),
            then="Get the record of the officer's qualification, and record whether it meets the tests.",
            employer=deed.employed_by,
            day=deed.acted_on,
        )
    if deed.qualified:
        return met("The officer of {employer} met the tests of qualification.", employer=deed.employed_by)
    return not_met(
        "The officer of {employer} who acted on {day} did not meet the tests of qualification.",
        then="Let a qualified officer act, and check what follows for what was done.",
        employer=deed.employed_by,
        day=deed.acted_on,
    )


@officer_act.part(
    "s.23",
    MACHINE,
    uses=(
        "officer_acts.function",
        "officer_acts.acted_on",
        "officer_acts.employed_by",
        "officer_acts.acted_for",
        "schemes",
        "establishment.functions_delegated_on",
    ),
)
def act_only_while_function_is_delegated(asked: Asked, deed: OfficerAct) -> Answer:
    """The partner's officer acts only while the function to which the act relates is delegated."""
    if deed.employed_by == deed.acted_for:
        return not_applicable(_OWN_OFFICER, body=deed.acted_for)
    function = next((each for each in asked.facts.functions or () if each.id == deed.function), None)
    if function is None:
        return cannot_tell(
            "The delegated function to which the act of {day} relates is not recorded.",
            missing=("officer_acts.function", "schemes.functions"),
            day=deed.acted_on,
        )
    establishment = asked.facts.establishment
    begins = function.first_day or (establishment.functions_delegated_on if establishment else None)
    if begins is None:
        return cannot_tell(
            "The day from which {function} is delegated is not recorded.",
            missing=("schemes.functions.first_day", "establishment.functions_delegated_on"),
            function=function.name,
        )
    ended = function.last_day is not None and function.last_day < deed.acted_on
    if isinstance(begins, date) and begins <= deed.acted_on and not ended:
        return met("{function} was delegated on {day}.", function=function.name, day=deed.acted_on)
    return not_met(
        "{function} was not delegated on {day}, when an officer of {employer} acted for {body}.",
        then="Let an officer of {body} act, and check what follows for what was done.",
        function=function.name,
        day=deed.acted_on,
        employer=deed.employed_by,
        body=deed.acted_for,
    )
