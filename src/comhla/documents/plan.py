"""A strategic plan as a document, made from what is recorded of it.

The text comes first, in the order in which plans are read, with each locality under its own heading. What is made from
facts follows: actions, outcomes and principles, measures, functions, the steps of preparing it, and other plans.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from comhla.documents.model import (
    Block,
    BulletList,
    Document,
    Inline,
    Link,
    Picture,
    Section,
    Table,
    paragraph,
    words,
)
from comhla.documents.plan_parts import (
    ENGLISH,
    NoSuchPlan,
    Outdated,
    cells,
    counted,
    is_of_locality,
    language_of,
    layout_of,
    listed,
    localities_of,
    locality_names,
    marks_of,
    outdated_editions,
    period_in_words,
    plan_called,
    section_anchor,
    sections_in_order,
    sentences,
    stamp_of,
    text_problems,
    written_section,
)
from comhla.documents.plan_tables import actions_of, made_from_facts
from comhla.law.facts import AuthorityFacts, Locality, Plan, PlanEdition, PlanSection

__all__ = ["NoSuchPlan", "Outdated", "outdated_editions", "plan_document", "stamp_of", "text_problems"]

_SPOKEN = {PlanEdition.FULL: "", PlanEdition.EASY_READ: "Easy read", PlanEdition.GAELIC: ""}


def plan_document(
    facts: AuthorityFacts,
    plan_id: str,
    *,
    edition: PlanEdition = PlanEdition.FULL,
    pictures: Mapping[str, Picture],
    issued_on: date,
    identifier: str,
    version: str = "",
) -> Document:
    """The document of a plan in one edition.

    Args:
        facts: everything recorded of the authority.
        plan_id: the id of the plan.
        edition: for whom it is. Easy read has the sections of that edition and nothing else; Gaelic has its sections,
            and after them what is made from facts, marked as English.
        pictures: the pictures that its texts show, by key.
        issued_on: the day it bears.
        identifier: names the document for ever, as the address at which it is published.
        version: said in words, as "Second draft".

    What is wrong in a text never stops a document; `text_problems` tells it.

    Raises:
        NoSuchPlan: where no plan has this id.
    """
    plan = plan_called(facts, plan_id)
    return Document(
        title=plan.title,
        subtitle=_subtitle(plan, edition),
        language=language_of(edition),
        publisher=facts.authority.name,
        identifier=identifier,
        issued_on=issued_on,
        version=version,
        subject=f"Strategic plan of {facts.authority.name}",
        marks=marks_of(facts, plan, issued_on=issued_on),
        layout=layout_of(edition),
        opening=_opening(facts, plan, edition),
        sections=tuple(_sections(facts, plan, edition, pictures)),
    )


def _subtitle(plan: Plan, edition: PlanEdition) -> str:
    period = period_in_words(plan.period_first_day, plan.period_last_day)
    return ", ".join(each for each in (_SPOKEN[edition], period) if each)


def _opening(facts: AuthorityFacts, plan: Plan, edition: PlanEdition) -> tuple[Block, ...]:
    if edition is not PlanEdition.FULL or sections_in_order(facts, plan.id):
        return ()
    return sentences("Nothing is written of this plan yet. What follows is made from the facts recorded of it.")


def _sections(
    facts: AuthorityFacts, plan: Plan, edition: PlanEdition, pictures: Mapping[str, Picture]
) -> Iterator[Section]:
    written = sections_in_order(facts, plan.id, edition)
    outdated = {each.section.id for each in outdated_editions(facts, plan.id)}
    begun: set[str] = set()
    made = {each.id: written_section(each, pictures=pictures, is_outdated=each.id in outdated) for each in written}
    for each in written:
        if not is_of_locality(each):
            yield made[each.id]
        elif each.locality not in begun:
            begun.add(str(each.locality))
            own = [other for other in written if is_of_locality(other) and other.locality == each.locality]
            whole = _together(facts, str(each.locality), [made[other.id] for other in own])
            yield _with_actions(facts, plan, str(each.locality), whole) if edition is PlanEdition.FULL else whole
    if edition is not PlanEdition.EASY_READ:
        yield _tables(facts, plan, edition)


def _tables(facts: AuthorityFacts, plan: Plan, edition: PlanEdition) -> Section:
    """What is made from facts; in English, and marked so where the rest is not."""
    localities = (_localities(facts, plan),) if edition is PlanEdition.FULL else ()
    return Section(
        heading="The plan in tables",
        anchor="tables",
        blocks=sentences("This part is made from the facts recorded of this plan and of the authority."),
        sections=(*localities, *made_from_facts(facts, plan)),
        language=None if language_of(edition) == ENGLISH else ENGLISH,
    )


def _together(facts: AuthorityFacts, locality: str, sections: Sequence[Section]) -> Section:
    """One section for a locality, whether its text was written as one or as several."""
    if len(sections) == 1:
        return sections[0]
    name = locality_names(facts).get(locality, locality)
    return Section(heading=name, anchor=_locality_anchor(locality), sections=tuple(sections))


def _with_actions(facts: AuthorityFacts, plan: Plan, locality: str, section: Section) -> Section:
    own = [each for each in actions_of(facts, plan) if locality in (each.localities or ())]
    if not own:
        return section
    name = locality_names(facts).get(locality, locality)
    listing = Section(
        heading=f"Actions for {name}",
        anchor=f"{_locality_anchor(locality)}.actions",
        blocks=(
            paragraph(f"{counted(len(own), 'action is', 'actions are')} for this locality by name."),
            BulletList(items=tuple((paragraph(each.title),) for each in own)),
        ),
    )
    return replace(section, sections=(*section.sections, listing))


def _locality_anchor(locality: str) -> str:
    return section_anchor(locality).replace("section-", "locality-", 1)


def _localities(facts: AuthorityFacts, plan: Plan) -> Section:
    """Which localities have arrangements of their own in the text, and which have none."""
    heading, anchor = "Localities", "localities"
    those, written = localities_of(facts, plan), sections_in_order(facts, plan.id)
    if not those:
        return Section(heading=heading, anchor=anchor, blocks=sentences("No localities are recorded."))
    own = {each.locality: each for each in reversed(written) if is_of_locality(each)}
    missing = [each.name for each in those if each.id not in own]
    table = Table(
        caption="Localities, and where their arrangements are set out",
        header=cells("Locality", "Where its arrangements are set out", "Actions for it by name"),
        rows=tuple(_locality_row(facts, plan, each, own.get(each.id)) for each in those),
        first_cell_heads_row=True,
    )
    opening = (
        f"The area has {counted(len(those), 'locality', 'localities')}. This table shows where this plan sets out the"
        " arrangements for each of them separately."
    )
    gap = f"There is a gap: nothing is set out separately for {listed(missing)}." if missing else ""
    return Section(heading=heading, anchor=anchor, blocks=(*sentences(opening, gap), table))


def _locality_row(
    facts: AuthorityFacts, plan: Plan, locality: Locality, section: PlanSection | None
) -> tuple[tuple[Inline, ...], ...]:
    number = sum(locality.id in (each.localities or ()) for each in actions_of(facts, plan))
    where = words("Not set out yet")
    if section is not None:
        where = (Link(inside=words(section.heading), address=f"#{section_anchor(section.id)}"),)
    return (words(locality.name), where, words(str(number)))
