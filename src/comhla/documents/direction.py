"""A direction in writing: who directs whom to do what with which money, and from when.

Public Bodies (Joint Working) (Scotland) Act 2014 sections 26 and 27, https://www.legislation.gov.uk/asp/2014/9/section/27.
It says what is recorded of the direction and nothing else, with lines to sign on by post.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from comhla.dates import in_words
from comhla.documents.direction_parts import (
    NO_YEAR,
    changes_words,
    direction_called,
    effect_words,
    function_names,
    giver_of,
    made_up_mark,
    meeting_words,
    money_words,
    pounds,
    title_of,
    use_words,
)
from comhla.documents.model import Block, Document, Layout, Section, Table, paragraph
from comhla.documents.plan_parts import ENGLISH, cells, listed, sentences
from comhla.law.facts import AuthorityFacts, Direction, PaymentKind
from comhla.law.readings.directions_over_time import bodies_of

POWER = "Section 26 of the Public Bodies (Joint Working) (Scotland) Act 2014"
LINE = "…" * 8


def direction_document(facts: AuthorityFacts, direction_id: str, *, on: date, identifier: str = "") -> Document:
    """A direction in writing.

    Args:
        facts: everything recorded of the authority.
        direction_id: the id of the direction.
        on: the day that the document bears.
        identifier: names the document for ever, as the address of its page; its number where left out.

    Raises:
        NoSuchDirection: where no direction has this id.
    """
    direction = direction_called(facts, direction_id)
    return Document(
        title=title_of(direction),
        subtitle=f"Direction {direction.id} to {listed(direction.addressees)}",
        language=ENGLISH,
        publisher=facts.authority.name,
        identifier=identifier or f"{facts.authority.name}, direction {direction.id}",
        issued_on=on,
        subject="A direction under section 26 of the Public Bodies (Joint Working) (Scotland) Act 2014",
        marks=made_up_mark(facts),
        layout=Layout.BRIEF,
        opening=(paragraph(_opening(facts, direction)),),
        sections=tuple(_sections(facts, direction)),
    )


def _opening(facts: AuthorityFacts, direction: Direction) -> str:
    return (
        f"{giver_of(facts, direction)} directs {listed(direction.addressees)} as set out here. Whoever is directed does"
        " as the direction says (2014 Act, section 27(4))."
    )


def _sections(facts: AuthorityFacts, direction: Direction) -> Iterator[Section]:
    yield Section(heading="Particulars", anchor="particulars", blocks=(_particulars(facts, direction),))
    yield Section(
        heading="What is to be done, and with which money", anchor="functions", blocks=_work(facts, direction)
    )
    changes = changes_words(facts, direction) or "Whether it changes an earlier direction is not recorded."
    yield Section(heading="Earlier directions", anchor="earlier", blocks=(paragraph(changes),))
    yield Section(heading="The strategic plan", anchor="plan", blocks=(paragraph(_plan(facts, direction)),))
    yield Section(heading="Reports and review", anchor="review", blocks=_review(direction))
    yield Section(heading="Signatures", anchor="signatures", blocks=(_signatures(facts, direction),))


def _particulars(facts: AuthorityFacts, direction: Direction) -> Table:
    decision = next((each for each in facts.decisions or () if each.id == direction.decision), None)
    rows = [
        ("Number", direction.id),
        ("Given by", giver_of(facts, direction)),
        ("Given to", listed(direction.addressees)),
        ("Given on", in_words(direction.given_on)),
        ("In effect", effect_words(direction)),
        ("Power", POWER),
        ("Decision", f"{decision.title}, {in_words(decision.decided_on)}" if decision else ""),
        ("Taken at", meeting_words(facts, decision.meeting) if decision else ""),
    ]
    return Table(
        caption="Particulars of the direction",
        header=cells("What", "As recorded"),
        rows=tuple(cells(*row) for row in rows),
        first_cell_heads_row=True,
    )


def _work(facts: AuthorityFacts, direction: Direction) -> tuple[Block, ...]:
    if not direction.lines:
        said = (
            "It directs no function." if direction.lines is not None else "What it says of functions is not recorded."
        )
        return (paragraph(said),)
    names = function_names(facts)
    rows = (
        cells(
            names.get(each.function, each.function),
            listed(bodies_of(direction, each)),
            each.how or "",
            money_words(each),
            use_words(each),
        )
        for each in direction.lines
    )
    functions = Table(
        caption="Each function: who carries it out, how, with which money, and how the money is used",
        header=cells("Function", "Carried out by", "How", "Money", "Use of the money"),
        rows=tuple(rows),
        first_cell_heads_row=True,
    )
    return (functions, *_sums(direction))


def _sums(direction: Direction) -> tuple[Block, ...]:
    found: dict[tuple[str, PaymentKind], Decimal] = {}
    for line in direction.lines or ():
        for kind, amount in ((PaymentKind.PAYMENT, line.payment), (PaymentKind.SET_ASIDE, line.set_aside_amount)):
            if amount is not None:
                key = (line.financial_year or NO_YEAR, kind)
                found[key] = found.get(key, Decimal(0)) + amount
    if not found:
        return ()
    names = {PaymentKind.PAYMENT: "Paid", PaymentKind.SET_ASIDE: "Set aside"}
    rows = tuple(cells(year, names[kind], pounds(amount)) for (year, kind), amount in sorted(found.items()))
    return (Table(caption="Money by financial year", header=cells("Year", "How", "Amount"), rows=rows),)


def _plan(facts: AuthorityFacts, direction: Direction) -> str:
    action = next((each for each in facts.plan_actions or () if each.id == direction.plan_action), None)
    told = [f"It serves this action of the strategic plan: {action.title}."] if action else []
    if direction.plan_outcome:
        told.append(f"It serves this outcome: {direction.plan_outcome}.")
    return " ".join(told) or "Which action or outcome of the strategic plan it serves is not recorded."


def _review(direction: Direction) -> tuple[Block, ...]:
    review = (
        f"It is reviewed on {in_words(direction.review_on)}." if direction.review_on else "No day for review is set."
    )
    return sentences(
        "Each body that it is addressed to says that it has the direction, and reports how far it has been carried out"
        " and what was spent.",
        review,
    )


def _signatures(facts: AuthorityFacts, direction: Direction) -> Table:
    signed_for = (giver_of(facts, direction), *direction.addressees)
    return Table(
        caption="To be signed by whoever gives and receives it",
        header=cells("For", "Post", "Signature", "Day"),
        rows=tuple(cells(who, LINE, LINE, LINE) for who in signed_for),
        first_cell_heads_row=True,
    )
