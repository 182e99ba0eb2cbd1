"""Make one integration scheme for each council area, with one model, and say how money is worked out (act-2014/s1-2).

Public Bodies (Joint Working) (Scotland) Act 2014 sections 1 and 2,
https://www.legislation.gov.uk/asp/2014/9/section/1 and /section/2. Paraphrase: the words of the Act are at those
addresses. The prescribed contents of a scheme, and keeping to it, are the duty IS-0.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from comhla.law.answers import Answer, cannot_tell, met, not_applicable, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, Duty, Version, the_authority
from comhla.law.facts import DelegatedFunction, Scheme, SchemeKind
from comhla.law.readings.scheme_roll import (
    NO_SUCH_TEXT,
    at_start,
    delegated,
    delegation,
    each_scheme,
    finalised_by,
    label_of,
    last_day_of,
    names_of,
    own_councils,
    started_on,
)
from comhla.law.sources import act
from comhla.reference.models import Model

_PRESCRIBED_DAY = date(2015, 4, 1)  # SSI 2014/284 reg 2: the first schemes came before this day

DUTY = Duty(
    id="act-2014/s1-2",
    title="Make one integration scheme, with one model, for each council area",
    family="A",
    bearer="the health board and the council or councils",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("1"),
            words="The health board and the councils make one scheme for each council area. It chooses one of four"
            " models, lists the functions that pass, and says how the money for each of them is worked out.",
        ),
    ),
)

authority = DUTY.each("schemes")(the_authority)


@authority.part(
    "ss.1(2), 2(2) to (4)",
    MACHINE,
    uses=(
        "authority.councils",
        "authority.code",
        "schemes.councils",
        "schemes.approved_on",
        "schemes.takes_effect_on",
        "schemes.ended_on",
        "schemes.replaces",
        "schemes.kind",
        "schemes.submissions.submitted_on",
    ),
)
def have_one_scheme_for_each_council(asked: Asked, authority: None) -> Answer:
    """Have one scheme for each council area: no council without one, and none in two."""
    running = [scheme for scheme in asked.facts.schemes or () if _runs(asked, scheme)]
    if not running:
        return _without_a_scheme(asked)
    twice = _in_two(running)
    if twice is not None:
        return twice
    councils = own_councils(asked.facts)
    if councils is None:
        return cannot_tell(
            "The councils of the area are not recorded, so whether each of them has a scheme cannot be told.",
            missing=("authority.councils",),
        )
    covered = {council for scheme in running for council in scheme.councils}
    left = tuple(council for council in councils if council not in covered)
    if left:
        return not_met(
            "These councils of the area are in no scheme that is in effect: {left}.",
            then="Make a scheme that covers every council of the area.",
            left=left,
        )
    return met("Each council of the area is covered by one scheme: {schemes}.", schemes=_names(running))


def _runs(asked: Asked, scheme: Scheme) -> bool:
    start = started_on(scheme)
    if start is None:
        return False
    return asked.within(start, last_day_of(scheme, asked.facts))


def _without_a_scheme(asked: Asked) -> Answer:
    schemes = asked.facts.schemes or ()
    undated = [each for each in schemes if started_on(each) is None and each.approved_on is None]
    if undated:
        return cannot_tell(
            "The day from which these schemes have effect is not recorded: {undated}.",
            missing=("schemes.approved_on",),
            undated=_names(undated),
        )
    waiting = [each for each in schemes if _waits(asked, each)]
    if waiting:
        return not_yet_due(
            "No scheme is in effect; before the Scottish Ministers for approval: {waiting}.",
            due=None,
            then="Follow up the approval, and rely on the scheme only once it is approved.",
            waiting=_names(waiting),
        )
    if not asked.reached(_PRESCRIBED_DAY):
        return not_yet_due(
            "No scheme is in effect. The first schemes are to be submitted before {day}.",
            due=date(2015, 3, 31),
            then="Make a scheme and submit it by 31 March 2015.",
            day=_PRESCRIBED_DAY,
        )
    silent = [each for each in schemes if each.submissions is None and not _has_begun(asked, each)]
    if silent:
        return cannot_tell(
            "No scheme is in effect, and whether these were submitted for approval is not recorded: {silent}.",
            missing=("schemes.submissions",),
            silent=_names(silent),
        )
    return not_met(
        "No integration scheme is in effect for the area.",
        then="Make a scheme and submit it to the Scottish Ministers.",
    )


def _has_begun(asked: Asked, scheme: Scheme) -> bool:
    start = started_on(scheme)
    return start is not None and asked.reached(start)


def _waits(asked: Asked, scheme: Scheme) -> bool:
    """Whether a scheme was submitted and has not come into effect yet."""
    submitted = any(asked.reached(each.submitted_on) for each in scheme.submissions or ())
    return submitted and not _has_begun(asked, scheme)


def _in_two(running: list[Scheme]) -> Answer | None:
    """A firm answer only where nothing recorded would explain it: two first schemes, or one that replaces another."""
    seen: dict[str, Scheme] = {}
    for scheme in sorted(running, key=lambda each: (started_on(each) or date.min, each.id)):
        for council in scheme.councils:
            earlier = seen.setdefault(council, scheme)
            if earlier is not scheme:
                return _covered_twice(council, earlier, scheme)
    return None


def _covered_twice(council: str, earlier: Scheme, later: Scheme) -> Answer:
    words: dict[str, Any] = {"council": council, "earlier": label_of(earlier), "later": label_of(later)}
    if later.replaces is None and later.kind is not SchemeKind.FIRST:
        return cannot_tell(
            "{council} is covered by {earlier} and by {later}; whether the second replaced the first is not recorded.",
            missing=("schemes.replaces", "schemes.ended_on"),
            **words,
        )
    return not_met(
        "{council} is covered by two schemes that are in effect: {earlier} and {later}.",
        then="Record which scheme replaced the other, or end one of them.",
        **words,
    )


def _names(schemes: list[Scheme]) -> tuple[str, ...]:
    return tuple(label_of(scheme) for scheme in schemes)


functions = DUTY.each("schemes")(delegation)
_FUNCTIONS = ("schemes.functions", "establishment.functions_delegated_on")


@functions.part("s.1(3)(b)", MACHINE, uses=_FUNCTIONS)
def list_the_functions(asked: Asked, nothing: None) -> Answer:
    """List in the scheme the functions that are delegated."""
    if asked.facts.functions is None:
        return cannot_tell("Which functions the scheme delegates is not recorded.", missing=("schemes.functions",))
    current = delegated(asked)
    if not current:
        return not_met(
            "The scheme lists no function that is delegated.",
            then="Give the list of delegated functions in the scheme.",
        )
    return met("A list of delegated functions is recorded from the scheme: {number} of them.", number=len(current))


@functions.part("s.1(3)(a), (4)", MACHINE, uses=(*_FUNCTIONS, "schemes.functions.delegated_by", "schemes.model"))
def choose_one_model(asked: Asked, nothing: None) -> Answer | None:
    """Choose one model, and let functions pass from those bodies, and those only, that it says."""
    current = delegated(asked)
    if not current:
        return None
    setting = asked.setting()
    senders: dict[str | None, Model] = dict.fromkeys(setting.councils, Model.HEALTH_BOARD_LEADS)
    senders[setting.health_board] = Model.COUNCIL_LEADS
    words: dict[str, Any] = {"model": f"({setting.model.value}), {setting.model.title}"}
    wrong = [each for each in current if _wrong_way(senders.get(each.delegated_by), setting.model)]
    if wrong:
        return not_met(
            "In model {model}, these functions pass from the wrong body: {functions}.",
            then="Change the model by a new scheme, or take the functions out of the scheme.",
            functions=names_of(wrong),
            **words,
        )
    lacking = _lacking(current, setting.model, setting.health_board, setting.councils)
    if not lacking:
        return met("The scheme chooses model {model}, and functions pass as it says.", **words)
    if any(each.delegated_by is None for each in current):
        return cannot_tell(
            "Which body delegated each function is not recorded, so whether functions pass as model {model} says"
            " cannot be told.",
            missing=("schemes.functions.delegated_by",),
            **words,
        )
    return not_met(
        "In model {model} functions pass from each of its bodies, and none is recorded from {lacking}.",
        then="Give in the scheme the functions that pass from {lacking}.",
        lacking=lacking,
        **words,
    )


def _wrong_way(only_in: Model | None, model: Model) -> bool:
    """`only_in` is the lead agency model in which this body alone sends functions."""
    return only_in is not None and model in (Model.HEALTH_BOARD_LEADS, Model.COUNCIL_LEADS) and model is not only_in


def _lacking(
    functions: tuple[DelegatedFunction, ...], model: Model, health_board: str | None, councils: tuple[str, ...]
) -> tuple[str, ...]:
    senders = {each.delegated_by for each in functions}
    lacking = []
    if model is not Model.HEALTH_BOARD_LEADS and health_board not in senders:
        lacking.append("the health board")
    if model is not Model.COUNCIL_LEADS and not senders.intersection(councils):
        lacking.append("the council or councils")
    return tuple(lacking)


@functions.part(
    "s.1(3)(d), (14)",
    MACHINE,
    uses=(
        *_FUNCTIONS,
        "schemes.functions.set_aside",
        "schemes.functions.in_hospital",
        "schemes.functions.councils_served",
        "schemes.functions.delegated_by",
    ),
)
def set_aside_only_shared_hospital_functions(asked: Asked, nothing: None) -> Answer | None:
    """Set money aside only for functions of the health board in a hospital that serve two or more council areas."""
    current = delegated(asked)
    aside = [each for each in current if each.set_aside]
    if not current:
        return None
    if not aside:
        return _nothing_set_aside(current)
    councils = asked.setting().councils
    wrong = [each for each in aside if _outside_the_test(each, councils)]
    if wrong:
        return not_met(
            "Money is set aside for functions that are not carried out in a hospital for two or more council areas:"
            " {functions}.",
            then="Pay the amount for these functions in place of setting it aside.",
            functions=names_of(wrong),
        )
    unknown = [each for each in aside if None in (each.in_hospital, each.councils_served, each.delegated_by)]
    if unknown:
        return cannot_tell(
            "Whether these functions are carried out in a hospital for two or more council areas is not fully"
            " recorded: {functions}.",
            missing=(
                "schemes.functions.in_hospital",
                "schemes.functions.councils_served",
                "schemes.functions.delegated_by",
            ),
            functions=names_of(unknown),
        )
    return met("Money is set aside only for hospital functions that serve two or more council areas.")


def _nothing_set_aside(current: tuple[DelegatedFunction, ...]) -> Answer:
    silent = [each for each in current if each.in_hospital is not False and each.set_aside is None]
    if silent:
        return cannot_tell(
            "Whether money is set aside for these functions is not recorded: {functions}.",
            missing=("schemes.functions.set_aside",),
            functions=names_of(silent),
        )
    return not_applicable("No money is set aside for any delegated function.")


def _outside_the_test(function: DelegatedFunction, councils: tuple[str, ...]) -> bool:
    serves_one = function.councils_served is not None and function.councils_served < 2
    return function.in_hospital is False or serves_one or function.delegated_by in councils


@functions.part("s.1(3)(d)", MACHINE, uses=(*_FUNCTIONS, "schemes.functions.set_aside", "schemes.functions.method"))
def give_a_method_for_amounts_set_aside(asked: Asked, nothing: None) -> Answer | None:
    """Say in the scheme how the amount set aside for each such function is worked out."""
    aside = [each for each in delegated(asked) if each.set_aside]
    return _methods(aside, "the amount set aside")


@functions.part("s.1(3)(e)", MACHINE, uses=(*_FUNCTIONS, "schemes.functions.set_aside", "schemes.functions.method"))
def give_a_method_for_payments(asked: Asked, nothing: None) -> Answer | None:
    """Say in the scheme how the payment for every other delegated function is worked out."""
    paid = [each for each in delegated(asked) if not each.set_aside]
    return _methods(paid, "the payment")


def _methods(functions: list[DelegatedFunction], what: str) -> Answer | None:
    if not functions:
        return None
    without = [each for each in functions if each.method == NO_SUCH_TEXT]
    if without:
        return not_met(
            "The scheme does not say how {what} is worked out for: {functions}.",
            then="Give a method for each function in the scheme.",
            what=what,
            functions=names_of(without),
        )
    silent = [each for each in functions if each.method is None]
    if silent:
        return cannot_tell(
            "Where the scheme says how {what} is worked out is not recorded for: {functions}.",
            missing=("schemes.functions.method",),
            what=what,
            functions=names_of(silent),
        )
    return met("The scheme says for each function concerned how {what} is worked out.", what=what)


scheme = DUTY.each("schemes")(each_scheme)


@scheme.part(
    "s.2(2) to (4)",
    MACHINE,
    uses=("schemes.councils", "authority.councils", "authority.other_councils_of_health_board", "authority.code"),
)
def join_councils_of_one_health_board_only(asked: Asked, scheme: Scheme) -> Answer:
    """Let a scheme cover councils of the health board's area only, one or several."""
    own, others = own_councils(asked.facts), asked.facts.other_councils
    outside = tuple(each for each in scheme.councils if each not in (*(own or ()), *(others or ())))
    if not outside:
        return met("Every council of {scheme} is in the health board's area.", scheme=label_of(scheme))
    if own is None or others is None:
        return cannot_tell(
            "Whether these councils of {scheme} are in the health board's area is not recorded: {outside}.",
            missing=("authority.councils", "authority.other_councils_of_health_board"),
            scheme=label_of(scheme),
            outside=outside,
        )
    return not_met(
        "{scheme} covers councils that are not in the health board's area: {outside}.",
        then="Correct the record, or make a scheme with councils of the area only.",
        scheme=at_start(label_of(scheme)),
        outside=outside,
    )


@scheme.part("s.1(3)(c)", MACHINE, uses=("schemes.model", "schemes.alongside_functions", "schemes.replaces"))
def list_functions_run_alongside(asked: Asked, scheme: Scheme) -> Answer | None:
    """In a lead agency model, list the lead agency's own functions that are carried out alongside."""
    if not scheme.model.is_lead_agency:
        return None
    if scheme.alongside_functions is None:
        return cannot_tell(
            "Which of its own functions the lead agency carries out alongside is not recorded for {scheme}.",
            missing=("schemes.alongside_functions",),
            scheme=label_of(scheme),
        )
    if not scheme.alongside_functions:
        return not_met(
            "{scheme} lists no function of the lead agency that is carried out alongside.",
            then="Give the list in the scheme.",
            scheme=at_start(label_of(scheme)),
        )
    return met(
        "The functions that the lead agency carries out alongside are listed: {functions}.",
        functions=tuple(each.name for each in scheme.alongside_functions),
    )


@scheme.part("s.1(13)", MACHINE, uses=("schemes.model", "schemes.alongside_functions.barred_from_delegation"))
def run_no_barred_function_alongside(asked: Asked, scheme: Scheme) -> Answer | None:
    """List among the functions carried out alongside none that is barred from delegation."""
    if not scheme.model.is_lead_agency or not scheme.alongside_functions:
        return None
    barred = tuple(each.name for each in scheme.alongside_functions if each.barred_from_delegation)
    if barred:
        return not_met(
            "Among the functions carried out alongside, these are barred from delegation: {barred}.",
            then="Take them out of the scheme.",
            barred=barred,
        )
    silent = tuple(each.name for each in scheme.alongside_functions if each.barred_from_delegation is None)
    if silent:
        return cannot_tell(
            "Whether these functions carried out alongside are barred from delegation is not recorded: {silent}.",
            missing=("schemes.alongside_functions.barred_from_delegation",),
            silent=silent,
        )
    return met("None of the functions carried out alongside is barred from delegation.")


@scheme.part("s.2(5)", MACHINE, uses=("schemes.model", "schemes.councils", "schemes.lead_council"))
def name_one_lead_council(asked: Asked, scheme: Scheme) -> Answer | None:
    """Where several councils use a model in which a council receives functions, name the one that does."""
    if scheme.model not in (Model.COUNCIL_LEADS, Model.BOTH_LEAD) or len(scheme.councils) < 2:
        return None
    if scheme.lead_council is None:
        return cannot_tell(
            "Which council {scheme} names to receive functions is not recorded.",
            missing=("schemes.lead_council",),
            scheme=label_of(scheme),
        )
    if scheme.lead_council in scheme.councils:
        return met("{council} is named to receive functions.", council=scheme.lead_council)
    return not_met(
        "{scheme} names none of its councils to receive functions.",
        then="Name one of the councils in the scheme.",
        scheme=at_start(label_of(scheme)),
    )


@scheme.part(
    "s.2(6)",
    EVIDENCE,
    uses=(
        "schemes.councils",
        "schemes.submissions.submitted_on",
        "schemes.approved_on",
        "authority.other_councils_of_health_board",
        "authority.code",
        "evidence",
    ),
)
def consider_other_schemes_of_the_health_board(asked: Asked, scheme: Scheme) -> Answer | None:
    """Where the health board's area has several councils, take account of its other schemes and of them together."""
    others = asked.facts.other_councils
    if len(scheme.councils) < 2 and not others:
        if others is not None:
            return None
        return cannot_tell(
            "Whether the health board's area has other councils is not recorded.",
            missing=("authority.other_councils_of_health_board",),
        )
    return asked.evidence(
        of="taking account of the health board's other schemes, and of all of them together, in {scheme}",
        then="Record the paper or minute that shows it.",
        by=finalised_by(scheme),
        scheme=label_of(scheme),
    )
