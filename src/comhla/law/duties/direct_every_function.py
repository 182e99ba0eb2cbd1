"""Give directions for the delegated functions (act-2014/s26).

Public Bodies (Joint Working) (Scotland) Act 2014 sections 26 and 27(6) to (8),
https://www.legislation.gov.uk/asp/2014/9/section/26. Paraphrase: the words of the Act are at that address.

A joint board must direct every delegated function. The only way out is an order under section 27(6), and none was
found. A lead agency may give directions and need not. That a direction is live on every day is a reading and not the
words: a function that never had a direction is a requirement not met, and a gap in days is put to a person.

In a model (d) area it goes function by function: the body that holds a function may direct the body that delegated it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import in_words
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_applicable, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, MACHINE, PERSON, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Direction, InformationRequest, RequestPurpose, Setting
from comhla.law.readings.direction_cover import Cover, Gap, covers
from comhla.law.readings.information_supplied import REQUEST_FIELDS, information_supplied
from comhla.law.sources import act
from comhla.law.timing import days
from comhla.reference.models import Model

DUTY = Duty(
    id="act-2014/s26",
    title="Direct every delegated function",
    family="E",
    bearer="the integration joint board; in a lead agency area whoever holds a function may give directions",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            last_day=date(2014, 11, 27),
            citation=act("26"),
            words="An integration joint board directs a constituent authority to carry out each delegated function."
            " A lead agency may direct the other body. A body that may be directed supplies the information that is"
            " reasonably needed to decide on a direction.",
        ),
        Version(
            number=2,
            first_day=date(2014, 11, 28),
            citation=act("26"),
            words="An integration joint board directs a constituent authority to carry out each delegated function."
            " A lead agency may direct the other body and, where both bodies lead, the body that delegated the"
            " function. A body that may be directed supplies the information that is reasonably needed to decide on a"
            " direction.",
        ),
    ),
)

_SETTING_USES = ("schemes", "authority.code")
_FUNCTION_USES = (
    *_SETTING_USES,
    "establishment.functions_delegated_on",
    "directions.given_on",
    "directions.addressees",
    "directions.lines",
)


@DUTY.each("schemes", "directions")
def functions(facts: AuthorityFacts, until: date) -> Iterator[Subject[tuple[Cover, ...]]]:
    yield Subject("functions", "the delegated functions", BEGINNING, None, facts.once(covers))


@functions.part("s.26(1)", MACHINE, uses=_FUNCTION_USES)
def direct_every_function(asked: Asked, functions: tuple[Cover, ...]) -> Answer:
    """Give a direction for every delegated function. A lead agency may, and need not."""
    if asked.setting().model.is_lead_agency:
        return not_applicable(
            "A lead agency may give directions and need not; only an integration joint board has to direct each"
            " function."
        )
    if asked.facts.functions is None:
        return cannot_tell("Which functions are delegated is not recorded.", missing=("schemes.functions",))
    delegated = _delegated(asked, functions)
    if not delegated:
        return not_applicable("No function is delegated on this day.")
    never = tuple(each.function.id for each in delegated if not _ever_directed(asked, each))
    if not never:
        return met("Each of the {number} delegated functions has had a direction.", number=len(delegated))
    unread = tuple(each.id for each in asked.known(asked.facts.directions, "given_on") if each.lines is None)
    if unread:
        return cannot_tell(
            "No direction is recorded for {functions}; which functions these directions name is not recorded:"
            " {unread}.",
            missing=("directions.lines",),
            functions=never,
            unread=unread,
        )
    return not_met(
        "These delegated functions have never had a direction: {functions}.",
        then="Give a direction for each in writing, to the health board or a council.",
        functions=never,
    )


@functions.part("s.26(1)", PERSON, uses=(*_FUNCTION_USES, "directions.first_day", "directions.last_day"))
def keep_a_direction_live(asked: Asked, functions: tuple[Cover, ...]) -> Answer | None:
    """Have a live direction for each delegated function on every day. This is a reading of the Act and not its words:
    days without one are shown and put to a person.
    """
    if asked.setting().model.is_lead_agency:
        return None
    directed = [each for each in _delegated(asked, functions) if _ever_directed(asked, each)]
    if not directed:
        return None
    shown = tuple(
        f"{each.function.id} {_in_words(asked, gap)}" for each in directed for gap in each.gaps if asked.reached(gap[0])
    )
    if shown:
        return for_a_person(
            "On some days no direction was live: {gaps}. The Act says nothing of expiry. Was each function carried out"
            " under a direction on those days?",
            then="Give a direction where none is live, and record what held on the days between.",
            gaps=shown,
        )
    return met("A direction is live for each function that had one, with no day between.")


def _delegated(asked: Asked, functions: tuple[Cover, ...]) -> list[Cover]:
    return [each for each in functions if asked.within(each.delegated_from, each.function.last_day)]


def _ever_directed(asked: Asked, cover: Cover) -> bool:
    return cover.first_given_on is not None and asked.reached(cover.first_given_on)


def _in_words(asked: Asked, gap: Gap) -> str:
    if gap.last_day is None or not asked.past(gap.last_day):
        return f"since {in_words(gap.first_day)}"
    length = days(number=(gap.last_day - gap.first_day).days + 1)
    return f"from {in_words(gap.first_day)} to {in_words(gap.last_day)} ({length})"


@DUTY.each("directions")
def direction(facts: AuthorityFacts, until: date) -> Iterator[Subject[Direction]]:
    for each in facts.directions or ():
        label = f"the direction of {each.given_on.isoformat()}"
        yield Subject(each.id, label, opens=each.given_on, relevant_day=each.given_on, of=each)


class Bodies(NamedTuple):
    """What is wrong with the bodies of a direction, and the functions whose bodies are not recorded."""

    givers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    held_elsewhere: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


_SENTENCES = {
    "givers": "{givers} could not give this direction.",
    "addressees": "{addressees} could not be directed by it.",
    "held_elsewhere": "It was given for functions that another body holds: {held_elsewhere}.",
    "unreached": "It is not addressed to the body that delegated {unreached}.",
}


@direction.part(
    "s.26(1), (2), (2A)",
    MACHINE,
    uses=(*_SETTING_USES, "directions.given_on", "directions.given_by", "directions.addressees", "directions.lines"),
)
def direct_a_body_that_may_be_directed(asked: Asked, direction: Direction) -> Answer:
    """Direct a constituent authority or, in a lead agency area, the other body; where both bodies lead, the body that
    holds a function directs the body that delegated it.
    """
    setting = asked.facts.setting_on(direction.given_on)
    bodies = _by_function(asked, direction) if setting.model is Model.BOTH_LEAD else _by_side(direction, setting)
    wrong = [sentence for name, sentence in _SENTENCES.items() if getattr(bodies, name)]
    if wrong:
        return not_met(
            " ".join(wrong),
            then="Revoke the direction, and have whoever holds the function direct a body that may be directed.",
            **bodies._asdict(),
        )
    if bodies.unknown:
        return cannot_tell(
            "Who gave this direction, or who delegated and who holds these functions, is not recorded: {functions}.",
            missing=(
                "directions.given_by",
                "directions.lines",
                "schemes.functions.delegated_by",
                "schemes.functions.carried_out_by",
            ),
            functions=bodies.unknown,
        )
    return met("The direction went to {addressees}, who could be directed.", addressees=direction.addressees)


def _by_side(direction: Direction, setting: Setting) -> Bodies:
    """A joint board directs its constituent authorities, a lead agency the body on the other side of the scheme."""
    giver = direction.given_by
    if setting.model is Model.BODY_CORPORATE:
        outside = tuple(each for each in direction.addressees if each not in setting.parties)
        return Bodies(givers=(giver,) if giver in setting.parties else (), addressees=outside)
    leads = setting.councils if setting.model is Model.COUNCIL_LEADS else (setting.health_board,)
    others = setting.parties if setting.model is Model.COUNCIL_LEADS else setting.councils
    outside = tuple(each for each in direction.addressees if each not in others or each == giver)
    if giver is None:
        return Bodies(addressees=outside, unknown=("all of them",))
    return Bodies(givers=() if giver in leads else (giver,), addressees=outside)


def _by_function(asked: Asked, direction: Direction) -> Bodies:
    """Where both bodies lead: who holds the function directs who delegated it."""
    names = [line.function for line in direction.lines or ()]
    recorded = [asked.facts.functions_by_id[name] for name in names if name in asked.facts.functions_by_id]
    known = [each for each in recorded if each.delegated_by and each.carried_out_by]
    known_names = {each.id for each in known}
    unknown = tuple(name for name in names if name not in known_names)
    if direction.given_by is None or not names:
        return Bodies(unknown=tuple(names) or ("no function is named",))
    delegators = {each.delegated_by for each in known}
    return Bodies(
        addressees=() if unknown else tuple(each for each in direction.addressees if each not in delegators),
        held_elsewhere=tuple(each.id for each in known if each.carried_out_by != direction.given_by),
        unreached=tuple(each.id for each in known if each.delegated_by not in direction.addressees),
        unknown=unknown,
    )


@DUTY.each("information_requests")
def request(facts: AuthorityFacts, until: date) -> Iterator[Subject[InformationRequest]]:
    for each in facts.information_requests or ():
        if each.purpose is RequestPurpose.DIRECTION:
            label = f"the request of {each.asked_on.isoformat()}"
            yield Subject(f"request-{each.id}", label, opens=each.asked_on, relevant_day=each.asked_on, of=each)


@request.part("s.26(3)", MACHINE, uses=REQUEST_FIELDS)
def supply_information_for_direction(asked: Asked, request: InformationRequest) -> Answer:
    """Supply the information that is reasonably needed to decide whether to give a direction, and what to direct."""
    return information_supplied(asked, request, finished=None, work="deciding on a direction")
