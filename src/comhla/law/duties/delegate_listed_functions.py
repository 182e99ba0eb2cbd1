"""Delegate the functions that must pass, and none that may not (act-2014/s1-functions).

Public Bodies (Joint Working) (Scotland) Act 2014 section 1(5) to (12), https://www.legislation.gov.uk/asp/2014/9/section/1,
with SSI 2014/344 (health boards, https://www.legislation.gov.uk/ssi/2014/344) and SSI 2014/345 (councils,
https://www.legislation.gov.uk/ssi/2014/345). Paraphrase: the words of the law are at those addresses.

The lists are dated reference data. They are compulsory for people aged 18 or over only; a function that passes for
all ages, or beyond the lists, is a local choice and never a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable, not_met
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, Duty, Subject, Version
from comhla.law.facts import Ages, AuthorityFacts, DelegatedFunction
from comhla.law.readings.scheme_roll import delegated, delegation, names_of
from comhla.law.sources import Verified, act
from comhla.reference import (
    ChargingEffect,
    ChargingFunction,
    Extent,
    HealthBoardEnactment,
    Row,
    charging_functions,
    council_functions,
    health_board_enactments,
    health_services,
)
from comhla.reference.models import Model

DUTY = Duty(
    id="act-2014/s1-functions",
    title="Delegate the functions that must pass, and none that may not",
    family="A",
    bearer="the health board and the council or councils",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 4, 2),
            citation=act("1"),
            words="A council and a health board may delegate only functions that the lists allow. Depending on the"
            " model, one or both must delegate the listed functions for people aged 18 or over.",
            note="Section 1 and the operative regulations were read in full, the rows of the compulsory lists too."
            " The schedule to the Act was not seen.",
        ),
    ),
)

functions = DUTY.each("schemes")(delegation)
_FUNCTIONS = ("schemes.functions", "establishment.functions_delegated_on", "schemes.model", "schemes.approved_on")
_COMPARED = (
    *_FUNCTIONS,
    "schemes.functions.code",
    "schemes.functions.ages",
    "schemes.functions.limited_to",
    "schemes.functions.delegated_by",
    "schemes.functions_are_complete",
)
_ACT_ON_GAP = "Put the functions into the scheme by a revised scheme, or record the code of the function that serves."


class Lists(NamedTuple):
    """The compulsory lists from one day until the next change: label by code."""

    first_day: date
    council: dict[str, str]
    health_board: dict[str, str]


@cache
def compulsory_lists() -> tuple[Lists, ...]:
    """The compulsory lists from each day on which they change, the earliest first."""
    rows: tuple[Row, ...] = (*council_functions(), *health_services())
    changes = {row.valid_from for row in rows if row.valid_from is not None}
    changes.update(date.fromordinal(row.valid_to.toordinal() + 1) for row in rows if row.valid_to is not None)
    return tuple(
        Lists(day, _labels(council_functions(), day), _labels(health_services(), day)) for day in sorted(changes)
    )


def _labels(rows: Iterable[Row], day: date) -> dict[str, str]:
    return {row.key: row.label for row in rows if row.in_force_on(day)}


class Compared(NamedTuple):
    """The delegated functions against one list, for people aged 18 or over.

    `lacking` is not delegated as far as recorded; `unsure` is whether it may be all the same, because a function has
    no code or the list is not said to be whole; `age_unknown` and `limited` are delegated, but for people or matters
    that are not recorded, or are limited in words.
    """

    whose: str
    lacking: tuple[str, ...]
    unsure: bool
    age_unknown: tuple[str, ...]
    limited: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether the whole list is delegated for adults."""
        return not (self.lacking or self.age_unknown or self.limited)

    @property
    def surely_lacking(self) -> bool:
        """Whether something of the list is certainly not delegated."""
        return bool(self.lacking) and not self.unsure


def _lists(asked: Asked) -> Lists | None:
    current = None
    for lists in compulsory_lists():
        if not asked.reached(lists.first_day):
            break
        current = lists
    return current


def _council_list(asked: Asked, lists: Lists) -> Compared:
    health_board = asked.setting().health_board
    theirs = [each for each in delegated(asked) if each.delegated_by != health_board]
    return _compared("the council", theirs, lists.council, whole=_list_is_whole(asked))


def _health_board_list(asked: Asked, lists: Lists) -> Compared:
    councils = asked.setting().councils
    theirs = [each for each in delegated(asked) if each.delegated_by not in councils]
    return _compared("the health board", theirs, lists.health_board, whole=_list_is_whole(asked))


def _list_is_whole(asked: Asked) -> bool:
    """Whether what is recorded of each scheme's functions is said to be the whole of what it delegates."""
    return all(each.functions_are_complete for each in asked.facts.schemes or () if each.functions is not None)


def _compared(whose: str, functions: list[DelegatedFunction], listed: dict[str, str], *, whole: bool) -> Compared:
    for_adults = [each for each in functions if each.ages is not Ages.CHILDREN]
    known = [each for each in for_adults if each.ages is not None]
    unlimited = {each.code for each in known if each.limited_to is None}
    limited = {each.code for each in known} - unlimited
    age_unknown = {each.code for each in for_adults} - unlimited - limited
    return Compared(
        whose=whose,
        lacking=tuple(label for code, label in listed.items() if code not in unlimited | limited | age_unknown),
        unsure=not whole or any(each.code is None for each in for_adults),
        age_unknown=tuple(label for code, label in listed.items() if code in age_unknown),
        limited=tuple(label for code, label in listed.items() if code in limited),
    )


@functions.part("s.1(7); SSI 2014/345", MACHINE, uses=_COMPARED)
def delegate_council_functions(asked: Asked, nothing: None) -> Answer | None:
    """In models (a) and (b), delegate the listed council functions so far as they concern people aged 18 or over."""
    lists = _lists(asked)
    model = asked.setting().model
    if lists is None or model is Model.BOTH_LEAD:
        return None
    if model is Model.COUNCIL_LEADS:
        return not_applicable("In model (c) functions pass from the health board, so no council function has to pass.")
    if asked.facts.functions is None:
        return _not_recorded()
    return _as_answer(_council_list(asked, lists))


@functions.part("s.1(8); SSI 2014/344", MACHINE, uses=_COMPARED)
def delegate_health_services(asked: Asked, nothing: None) -> Answer | None:
    """In models (a) and (c), delegate the functions behind the listed health services for people aged 18 or over."""
    lists = _lists(asked)
    model = asked.setting().model
    if lists is None or model is Model.BOTH_LEAD:
        return None
    if model is Model.HEALTH_BOARD_LEADS:
        return not_applicable("In model (b) functions pass from the council, so no health service has to pass.")
    if asked.facts.functions is None:
        return _not_recorded()
    return _as_answer(_health_board_list(asked, lists))


@functions.part("s.1(9)", MACHINE, uses=_COMPARED)
def delegate_one_list_in_full(asked: Asked, nothing: None) -> Answer | None:
    """In model (d), delegate at least one of the two lists in full for people aged 18 or over."""
    lists = _lists(asked)
    if lists is None or asked.setting().model is not Model.BOTH_LEAD:
        return None
    if asked.facts.functions is None:
        return _not_recorded()
    both = (_council_list(asked, lists), _health_board_list(asked, lists))
    complete = tuple(each.whose for each in both if each.complete)
    if complete:
        return met("The whole list of {whose} is delegated for adults; one list is enough.", whose=complete)
    if all(each.surely_lacking for each in both):
        return not_met(
            "Neither list is delegated in full for adults. Of the council's list these are lacking: {council}."
            " Of the health board's list these are lacking: {health_board}.",
            then=_ACT_ON_GAP,
            council=both[0].lacking,
            health_board=both[1].lacking,
        )
    return next(_as_answer(each) for each in both if not each.surely_lacking)


def _not_recorded() -> Answer:
    return cannot_tell("Which functions the scheme delegates is not recorded.", missing=("schemes.functions",))


def _as_answer(compared: Compared) -> Answer:
    words: dict[str, Any] = {"whose": compared.whose}
    if compared.surely_lacking:
        return not_met(
            "Of the functions that {whose} must delegate for people aged 18 or over, these are not delegated:"
            " {lacking}.",
            then=_ACT_ON_GAP,
            lacking=compared.lacking,
            **words,
        )
    if compared.lacking:
        return cannot_tell(
            "Some functions have no code recorded, or the list of functions is not said to be whole, so whether these"
            " functions of {whose} are delegated cannot be told: {lacking}.",
            missing=("schemes.functions.code", "schemes.functions_are_complete"),
            lacking=compared.lacking,
            **words,
        )
    if compared.age_unknown:
        return cannot_tell(
            "For which ages these functions of {whose} are delegated is not recorded: {age_unknown}.",
            missing=("schemes.functions.ages",),
            age_unknown=compared.age_unknown,
            **words,
        )
    if compared.limited:
        return for_a_person(
            "The scheme limits these functions of {whose}: {limited}. Does each limit stay within what the list of"
            " functions that must pass itself leaves out?",
            limited=compared.limited,
            **words,
        )
    return met("Every function that {whose} must delegate for people aged 18 or over is delegated.", **words)


@functions.part(
    "s.1(5) and schedule",
    MACHINE,
    verified=Verified.PART_SEEN,
    uses=(*_FUNCTIONS, "schemes.functions.code", "schemes.functions.delegated_by"),
)
def delegate_only_scheduled_council_functions(asked: Asked, nothing: None) -> Answer | None:
    """Delegate only council functions that come from an enactment in the schedule to the Act."""
    lists = _lists(asked)
    current = [each for each in delegated(asked) if each.delegated_by in asked.setting().councils]
    if lists is None or not current:
        return None
    beyond = [each for each in current if each.code is not None and each.code not in lists.council]
    uncoded = [each for each in current if each.code is None]
    if uncoded and not beyond:
        return cannot_tell(
            "Whether these council functions are among those that may pass cannot be told without their codes:"
            " {functions}.",
            missing=("schemes.functions.code",),
            functions=names_of(uncoded),
        )
    if not beyond:
        return met("Every delegated council function is one that must pass, and so one that may.")
    return for_a_person(
        "These council functions are not among those that must pass: {functions}. Does each of them come from an"
        " enactment in the schedule to the Act?",
        functions=names_of(beyond),
    )


@functions.part(
    "s.1(6); SSI 2014/344 sch 1",
    MACHINE,
    uses=(*_FUNCTIONS, "schemes.functions.code", "schemes.functions.enactment", "schemes.functions.delegated_by"),
)
def delegate_only_permitted_health_functions(asked: Asked, nothing: None) -> Answer | None:
    """Delegate only health board functions that the regulations permit."""
    lists = _lists(asked)
    current = [each for each in delegated(asked) if each.delegated_by == asked.setting().health_board]
    if lists is None or not current:
        return None
    uncoded = [each for each in current if each.code not in lists.health_board]
    sorted_out: dict[bool | None, list[DelegatedFunction]] = {True: [], False: [], None: []}
    unlisted = []
    for each in uncoded:
        enactment, section = _conferred_by(each.enactment or "")
        row = _permitted_by_enactment().get(enactment)
        if enactment and row is None:
            unlisted.append(each)
        else:
            sorted_out[None if row is None else _permits(row, section)].append(each)
    if sorted_out[False]:
        return not_met(
            "These functions may not be delegated by a health board: {functions}.",
            then="Take them out of the scheme by a revised scheme.",
            functions=names_of(sorted_out[False]),
        )
    if unlisted:
        return for_a_person(
            "The enactments behind these functions are not among those recorded as permitted for a health board:"
            " {functions}. Do the regulations permit them?",
            functions=names_of(unlisted),
        )
    if sorted_out[None]:
        return cannot_tell(
            "The enactment and section behind these health board functions are not recorded: {functions}.",
            missing=("schemes.functions.code", "schemes.functions.enactment"),
            functions=names_of(sorted_out[None]),
        )
    return met("Every delegated function of the health board is one that it may delegate.")


@lru_cache(maxsize=1024)
def _conferred_by(enactment: str) -> tuple[str, str]:
    """The name of the enactment and the section, which is blank where it is not recorded."""
    name, _, section = enactment.partition(" s.")
    return name.strip(), section.strip()


@cache
def _permitted_by_enactment() -> dict[str, HealthBoardEnactment]:
    return {row.enactment: row for row in health_board_enactments()}


def _permits(row: HealthBoardEnactment, section: str) -> bool | None:
    """Whether a section may be delegated; None where that turns on a section that is not recorded."""
    if row.permitted is Extent.ALL:
        return True
    if not section:
        return None
    if row.permitted is Extent.ALL_BUT:
        return not _within(section, row.permitted_exceptions)
    return _within(section, row.permitted_sections)


def _within(section: str, sections: tuple[str, ...]) -> bool:
    """Whether a section is one of `sections`, or a part of one: 9(1) is part of 9, and 17AA is not part of 17A."""
    return any(section == each or section.startswith(f"{each}(") for each in sections)


@functions.part(
    "SSI 2014/345 reg 3", MACHINE, uses=(*_FUNCTIONS, "schemes.functions.enactment", "schemes.functions.code")
)
def delegate_no_charging(asked: Asked, nothing: None) -> Answer | None:
    """Delegate no function of charging for services: the regulations keep those out."""
    current = delegated(asked)
    rows = [row for row in charging_functions() if asked.within(row.valid_from, row.valid_to)]
    if not current or not rows:
        return None
    charging = [each for each in current if each.enactment and _charges(rows, *_conferred_by(each.enactment))]
    if charging:
        return not_met(
            "Functions of charging cannot be delegated, and the scheme delegates: {functions}.",
            then="Take them out of the scheme by a revised scheme; charging stays with the council.",
            functions=names_of(charging),
        )
    silent = [each for each in current if each.enactment is None and each.code is None]
    if silent:
        return cannot_tell(
            "Which enactment these functions come from is not recorded, so whether they are charging cannot be told:"
            " {functions}.",
            missing=("schemes.functions.enactment",),
            functions=names_of(silent),
        )
    return met("No function that the regulations keep out as charging is recorded as delegated.")


def _charges(rows: list[ChargingFunction], enactment: str, section: str) -> bool:
    if not section:
        return False
    return any(
        row.enactment == enactment and _within(section, row.sections) is (row.effect is ChargingEffect.BARRED)
        for row in rows
    )


class ChargingDirection(NamedTuple):
    """A direction that is recorded as setting charges."""

    id: str
    given_on: date


@DUTY.each()
def charges(facts: AuthorityFacts, until: date) -> Iterator[Subject[list[ChargingDirection]]]:
    found = [
        ChargingDirection(each.id, each.given_on)
        for each in facts.directions or ()
        if any(line.charges_set for line in each.lines or ())
    ]
    if found:
        yield Subject("charges", "charges set by directions", min(each.given_on for each in found), None, found)


@charges.part(
    "SSI 2014/345 reg 3", MACHINE, verified=Verified.INFERENCE, uses=("directions.lines", "directions.given_on")
)
def set_no_charges_by_direction(asked: Asked, found: list[ChargingDirection]) -> Answer:
    """Set no charges by a direction: charging is never delegated, so there is nothing to direct."""
    return for_a_person(
        "These directions are recorded as setting charges, which cannot be delegated: {directions}. Who decided the"
        " charges?",
        then="Let the council decide the charges, and take them out of the direction.",
        directions=tuple(each.id for each in found if asked.reached(each.given_on)),
    )
