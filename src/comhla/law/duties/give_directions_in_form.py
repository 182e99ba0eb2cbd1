"""What a direction must say, in what form, and that it is kept (act-2014/s27).

Public Bodies (Joint Working) (Scotland) Act 2014 section 27,
https://www.legislation.gov.uk/asp/2014/9/section/27. Paraphrase: the words of the Act are at that address.

A function whose amount the scheme sets aside needs an amount, every other function a payment or a method for working it
out, and both need a use. How a function is carried out, and ancillary terms, are powers and are not asked about.
Carrying out a function without a direction is no fault of whoever delegated it (section 25(4)); acting against a
direction is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_evidenced, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, Direction, DirectionLine
from comhla.law.readings.direction_money import Money, money_of_directions
from comhla.law.sources import act

DUTY = Duty(
    id="act-2014/s27",
    title="Give directions in writing with amount and use, and keep them",
    family="E",
    bearer="the integration authority, and the body that it directs",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            citation=act("27"),
            words="A direction is in writing. For each function it states the amount set aside, or the payment or"
            " how it is worked out, and how that money is to be used. The authority pays what the direction says, the"
            " body directed does as it says, and only the authority that gave a direction varies or revokes it.",
        ),
    ),
)

NOT_SAID = "none"


class Sorted(NamedTuple):
    """The functions of a direction by what it says of their money."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    unknown: tuple[str, ...]


class Given(NamedTuple):
    """A direction, until when each amount in it lasts, and the directions that it changes, as far as recorded.

    `set_aside` and `paid` sort the functions for which the scheme sets an amount aside, and the others; None where
    what the direction says of functions is not recorded.
    """

    direction: Direction
    money: tuple[Money, ...]
    changed: tuple[Direction, ...]
    set_aside: Sorted | None
    paid: Sorted | None


@DUTY.each("directions")
def direction(facts: AuthorityFacts, until: date) -> Iterator[Subject[Given]]:
    yield from facts.once(_subjects)


def _subjects(facts: AuthorityFacts) -> tuple[Subject[Given], ...]:
    money = money_of_directions(facts.directions or ())
    return tuple(
        Subject(
            each.id,
            f"the direction of {each.given_on.isoformat()}",
            opens=each.given_on,
            relevant_day=each.given_on,
            of=Given(
                each,
                money.get(each.id, ()),
                tuple(facts.directions_by_id[name] for name in each.changes or () if name in facts.directions_by_id),
                _sorted(facts, each, set_aside=True),
                _sorted(facts, each, set_aside=False),
            ),
        )
        for each in facts.directions or ()
    )


_USES = ("directions.given_on",)
_FUNCTION_USES = (*_USES, "directions.lines.function", "schemes.functions.id", "schemes.functions.set_aside")


@direction.part("s.27(5)(b)", MACHINE, uses=(*_USES, "directions.in_writing"))
def give_in_writing(asked: Asked, given: Given) -> Answer:
    """Give the direction in writing."""
    if given.direction.in_writing is None:
        return cannot_tell("Whether the direction is in writing is not recorded.", missing=("directions.in_writing",))
    if given.direction.in_writing:
        return met("The direction of {day} is in writing.", day=given.direction.given_on)
    return not_met(
        "The direction of {day} was not given in writing.",
        then="Give the direction in writing.",
        day=given.direction.given_on,
    )


@direction.part(
    "s.27(1)(a)",
    MACHINE,
    uses=(
        *_FUNCTION_USES,
        "directions.lines.set_aside_amount",
        "directions.lines.payment",
        "directions.lines.payment_method",
        "directions.lines.amount_stated",
    ),
)
def state_the_amount_set_aside(asked: Asked, given: Given) -> Answer | None:
    """State the amount set aside for each function for which the scheme sets an amount aside."""
    return _amounts(
        given.set_aside,
        right="The direction states the amount set aside for {functions}.",
        wrong="The direction states no amount set aside for {functions}, though the scheme sets one aside.",
        then="State the amount set aside for each function by itself.",
    )


@direction.part(
    "s.27(1)(b)",
    MACHINE,
    uses=(
        *_FUNCTION_USES,
        "directions.lines.set_aside_amount",
        "directions.lines.payment",
        "directions.lines.payment_method",
        "directions.lines.amount_stated",
    ),
)
def state_the_payment(asked: Asked, given: Given) -> Answer | None:
    """State the payment for each other function, or how it is worked out."""
    return _amounts(
        given.paid,
        right="The direction states the payment, or how it is worked out, for {functions}.",
        wrong="The direction states no payment for {functions} by itself, nor how it is worked out.",
        then="State the payment for each function by itself, or how it is worked out.",
    )


def _amounts(functions: Sorted | None, *, right: str, wrong: str, then: str) -> Answer | None:
    if functions is None:
        return cannot_tell("What the direction says of each function is not recorded.", missing=("directions.lines",))
    if functions.wrong:
        return not_met(wrong, then=then, functions=functions.wrong)
    if functions.unknown:
        return cannot_tell(
            "Whether the scheme sets an amount aside, or what the direction states, is not recorded for {functions}.",
            missing=("schemes.functions.set_aside", "directions.lines"),
            functions=functions.unknown,
        )
    return met(right, functions=functions.right) if functions.right else None


def _sorted(facts: AuthorityFacts, direction: Direction, *, set_aside: bool) -> Sorted | None:
    if direction.lines is None:
        return None
    right: list[str] = []
    wrong: list[str] = []
    unknown: list[str] = []
    for line in direction.lines:
        function = facts.functions_by_id.get(line.function)
        if function is None or function.set_aside is None:
            unknown.append(line.function)
        elif function.set_aside is set_aside:
            stated = _set_aside_stated(line) if set_aside else _payment_stated(line)
            {True: right, False: wrong, None: unknown}[stated].append(line.function)
    return Sorted(tuple(right), tuple(wrong), tuple(unknown))


def _set_aside_stated(line: DirectionLine) -> bool | None:
    if line.set_aside_amount is not None:
        return True
    in_place = line.payment is not None or line.payment_method is not None
    return False if in_place or line.amount_stated is False else None


def _payment_stated(line: DirectionLine) -> bool | None:
    if line.payment is not None or line.payment_method not in (None, NOT_SAID):
        return True
    in_place = line.set_aside_amount is not None or line.payment_method == NOT_SAID
    return False if in_place or line.amount_stated is False else None


@direction.part("s.27(1)(c)", MACHINE, uses=(*_USES, "directions.lines.function", "directions.lines.use"))
def state_the_use(asked: Asked, given: Given) -> Answer | None:
    """State for each function how the amount or payment is to be used."""
    lines = given.direction.lines
    if lines is None:
        return cannot_tell("What the direction says of each function is not recorded.", missing=("directions.lines",))
    without = tuple(line.function for line in lines if line.use == NOT_SAID)
    if without:
        return not_met(
            "The direction does not say how the money for {functions} is to be used.",
            then="State the use for each function.",
            functions=without,
        )
    unknown = tuple(line.function for line in lines if line.use is None)
    if unknown:
        return cannot_tell(
            "Whether the direction says how the money for {functions} is to be used is not recorded.",
            missing=("directions.lines.use",),
            functions=unknown,
        )
    if not lines:
        return None
    return met("The direction says how the money for each function is to be used.")


@direction.part(
    "s.27(1)",
    MACHINE,
    uses=(*_USES, "directions.lines.function", "directions.lines.financial_year", "directions.last_day"),
)
def name_money_for_the_year(asked: Asked, given: Given) -> Answer | None:
    """Name an amount or payment for the year that runs. The Act does not say for how long an amount serves, so a live
    direction with money for past years only is put to a person.
    """
    if not given.money or asked.past(given.direction.last_day):
        return None
    short = [each for each in given.money if _ran_out(asked, each)]
    if not short:
        return None
    return for_a_person(
        "This direction is live and names money for {years} only, and no later amount is recorded for {functions}."
        " What money does the direction name now?",
        then="Give a direction with an amount or payment for the year, or a method that serves every year.",
        years=tuple(dict.fromkeys(str(each.year) for each in short)),
        functions=tuple(dict.fromkeys(each.function for each in short)),
    )


def _ran_out(asked: Asked, money: Money) -> bool:
    followed = money.followed_on is not None and asked.reached(money.followed_on)
    return asked.past(money.year.last_day) and not followed


@direction.part("s.27(3)", MACHINE, uses=(*_USES, "directions.payments", "directions.lines"))
def pay_what_the_direction_says(asked: Asked, given: Given) -> Answer | None:
    """Pay what the direction says, on the days that it gives."""
    payments = given.direction.payments
    if payments is None:
        return _payments_not_recorded(given.direction)
    late = tuple(each.due_on for each in payments if asked.happened(each.paid_on) and each.due_on < each.paid_on)
    waiting = [each for each in payments if not asked.happened(each.paid_on)]
    overdue = [each for each in waiting if asked.past(each.due_on)]
    unpaid = tuple(each.due_on for each in overdue if each.paid_on is not None)
    if late or unpaid:
        return not_met(
            "Payments that fell due on these days were made late: {late}; on these they are still to be made:"
            " {unpaid}.",
            then="Make the payments that are still due, and say openly which were late.",
            late=late,
            unpaid=unpaid,
        )
    if overdue:
        return cannot_tell(
            "Whether the payments that fell due on {days} were made is not recorded.",
            missing=("directions.payments.paid_on",),
            days=tuple(each.due_on for each in overdue),
        )
    if waiting:
        upcoming = min(each.due_on for each in waiting)
        return not_yet_due(
            "The next payment under the direction is due on {upcoming}.",
            due=upcoming,
            then="Make the payment by {upcoming}.",
            upcoming=upcoming,
        )
    if not payments:
        return None
    return met("Every payment that the direction gives a day for was made in time.")


def _payments_not_recorded(direction: Direction) -> Answer | None:
    if direction.lines is not None and not any(each.payment is not None for each in direction.lines):
        return None
    return cannot_tell(
        "The payments that the direction calls for are not recorded.",
        missing=("directions.payments",),
        then="Record the payments with their days, or an empty list where the direction gives no day.",
    )


@direction.part("s.27(4)", MACHINE, uses=(*_USES, "directions.compliance"))
def do_as_directed(asked: Asked, given: Given) -> Answer:
    """Comply with the direction: the body directed does as it says, and does not act against it."""
    if given.direction.compliance is None:
        return cannot_tell("How the direction was carried out is not recorded.", missing=("directions.compliance",))
    report = asked.latest(given.direction.compliance, "reported_on")
    if report is None:
        return not_evidenced(
            "No report on how the direction was carried out is recorded.",
            then="Ask the body directed for a report.",
        )
    if report.acted_against or report.complied is False:
        return not_met(
            "By the report of {day} the body directed {did}.",
            then="Ask the body directed what it will do, and by when.",
            day=report.reported_on,
            did="acted against the direction" if report.acted_against else "did not do as directed",
        )
    if report.complied is None:
        return cannot_tell(
            "Whether the body did as directed is not recorded with the report of {day}.",
            missing=("directions.compliance.complied",),
            day=report.reported_on,
        )
    return met("By the report of {day} the body did as directed.", day=report.reported_on)


@direction.part("s.27(5)(a)", MACHINE, uses=(*_USES, "directions.changes", "directions.given_by"))
def change_only_own_directions(asked: Asked, given: Given) -> Answer | None:
    """Vary or revoke only directions that the same authority gave earlier."""
    names = given.direction.changes
    if not names:
        return None
    giver = given.direction.given_by
    others = tuple(each.id for each in given.changed if giver and each.given_by and each.given_by != giver)
    later = tuple(each.id for each in given.changed if given.direction.given_on < each.given_on)
    if others or later:
        return not_met(
            "The direction changes directions that somebody else gave: {others}; or that were given after it: {later}.",
            then="Have whoever gave a direction vary or revoke it.",
            others=others,
            later=later,
        )
    if giver is None or len(given.changed) < len(names) or any(each.given_by is None for each in given.changed):
        return cannot_tell(
            "Who gave this direction, or those that it changes, is not recorded: {names}.",
            missing=("directions.given_by",),
            names=names,
        )
    return met("The direction changes earlier directions of the same authority: {names}.", names=names)
