"""The annual performance report of an integration authority. Act s.42; SSI 2014/326 regulations 3 to 9.

Built from what is recorded: texts, money, decisions, recommendations and reviews from the facts, measures as they are
given. What is missing is said where it should stand, and listed at the end of a draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from comhla.dates import in_words
from comhla.documents.direction_parts import made_up_mark
from comhla.documents.marked_text import read_text
from comhla.documents.model import Block, BulletList, Document, Note, Section, Table, paragraph
from comhla.documents.plan_parts import ENGLISH, cells, counted, listed, section_anchor, sentences
from comhla.documents.report_tables import (
    MeasureInReport,
    difference_in_words,
    measures_table,
    shares_table,
    spending_table,
    variance_table,
)
from comhla.documents.report_tables import called as spent_on
from comhla.law.facts import AuthorityFacts, PlanReviewResult, ReportPart, ReportSection
from comhla.law.readings.report_contents import (
    Gap,
    OutcomeAssessed,
    RecommendationReported,
    ReportContents,
    ReviewReported,
)
from comhla.reference.models import Model

NOT_WRITTEN = "This part is still to be written."


def performance_report(
    facts: AuthorityFacts,
    contents: ReportContents,
    measures: Sequence[MeasureInReport],
    *,
    on: date,
    identifier: str = "",
    is_draft: bool = False,
    version: str = "",
) -> Document:
    """The report of one year.

    Args:
        facts: everything recorded of the authority.
        contents: what goes into the report, as `report_contents` gathers it.
        measures: the indicators that the report uses, each with this year and the earlier ones.
        on: the day that the document bears.
        identifier: names the document for ever; made of authority and year where left out.
        is_draft: whether what is missing is listed and each page says that it is a draft.
        version: of a later edition, in words.
    """
    year = contents.year.label
    marks = [*made_up_mark(facts), *(["Draft: not agreed and not published."] if is_draft else [])]
    return Document(
        title=f"Annual performance report {year}",
        subtitle=facts.authority.name,
        language=ENGLISH,
        publisher=facts.authority.name,
        identifier=identifier or f"{facts.authority.name}, annual performance report {year}",
        issued_on=on,
        version=version,
        subject=f"How {facts.authority.name} planned and carried out integration functions in {year}",
        marks=tuple(marks),
        opening=tuple(_opening(contents)),
        sections=tuple(_sections(contents, measures, is_draft=is_draft)),
    )


def _opening(contents: ReportContents) -> Iterator[Block]:
    first, last = in_words(contents.year.first_day), in_words(contents.year.last_day)
    yield paragraph(
        f"This report tells how the authority did from {first} to {last}: for the national outcomes,"
        " in each locality, and with the money it had."
    )
    yield from _texts(contents.of_part(ReportPart.SUMMARY), otherwise="")


def _sections(contents: ReportContents, measures: Sequence[MeasureInReport], *, is_draft: bool) -> Iterator[Section]:
    yield _outcomes(contents, measures)
    yield _measures(contents, measures)
    yield _part(contents, ReportPart.PRINCIPLES, "How services followed the delivery principles")
    yield _planning(contents)
    yield _money(contents)
    yield _part(contents, ReportPart.BEST_VALUE, "Best value")
    yield _localities(contents)
    yield _inspections(contents)
    if contents.reviews:
        yield _reviews(contents)
    if contents.committee or contents.of_part(ReportPart.COMMITTEE):
        yield _committee(contents)
    for each in contents.of_part(ReportPart.OTHER):
        yield _written(each, "Other matters")
    if is_draft and contents.gaps:
        yield _missing(contents.gaps)


# --------------------------------------------------------------------------------------------------------- texts


def _texts(sections: Iterable[ReportSection], *, otherwise: str = NOT_WRITTEN) -> list[Block]:
    """What the authority says, one text after the other; headings inside a text become strong lines of it."""
    found: list[Block] = []
    for each in sections:
        read = read_text(each.text or "", pictures={}, anchor_prefix=f"{section_anchor(each.id)}.")
        found += read.blocks
        for inner in read.sections:
            found += [paragraph(inner.heading), *inner.blocks]
    return found or ([paragraph(otherwise)] if otherwise else [])


def _written(section: ReportSection, heading: str) -> Section:
    read = read_text(section.text or "", pictures={}, anchor_prefix=f"{section_anchor(section.id)}.")
    return Section(
        heading=section.heading or heading,
        anchor=section_anchor(section.id),
        blocks=tuple(read.blocks) or (paragraph(NOT_WRITTEN),),
        sections=read.sections,
    )


def _part(contents: ReportContents, part: ReportPart, heading: str) -> Section:
    return Section(heading=heading, anchor=part.value, blocks=tuple(_texts(contents.of_part(part))))


# ------------------------------------------------------------------------------------------- outcomes and measures


def _outcomes(contents: ReportContents, measures: Sequence[MeasureInReport]) -> Section:
    return Section(
        heading="The national health and wellbeing outcomes",
        anchor="outcomes",
        blocks=(paragraph("How far plan and spending achieved each outcome, or contributed to it."),),
        sections=tuple(_outcome(each, measures) for each in contents.outcomes),
    )


def _outcome(assessed: OutcomeAssessed, measures: Sequence[MeasureInReport]) -> Section:
    own = [each for each in measures if assessed.outcome.key in each.indicator.outcomes]
    table = measures_table(own, caption=f"Measures of outcome {assessed.outcome.key} beside earlier years")
    return Section(
        heading=f"{assessed.outcome.key} {assessed.outcome.label}",
        anchor=f"outcome-{assessed.outcome.key.lower()}",
        blocks=(*_texts(assessed.sections), *((table,) if table else ())),
    )


def _measures(contents: ReportContents, measures: Sequence[MeasureInReport]) -> Section:
    opening = f"{counted(len(measures), 'measure is', 'measures are')} used in this report."
    return Section(
        heading="The measures in full",
        anchor="measures",
        blocks=(paragraph(opening), *_texts(contents.of_part(ReportPart.INDICATORS), otherwise="")),
        sections=tuple(_measure(each) for each in measures),
    )


def _measure(measure: MeasureInReport) -> Section:
    indicator = measure.indicator
    caveats = [Note(label="Read with care", blocks=sentences(*measure.caveats))] if measure.caveats else []
    return Section(
        heading=f"{indicator.key} {indicator.label}",
        anchor=f"measure-{section_anchor(indicator.key)}",
        blocks=(
            *sentences(indicator.title if indicator.title.endswith(".") else f"{indicator.title}."),
            *sentences(*measure.sentences),
            *((measure.picture,) if measure.picture else ()),
            _years_of(measure),
            *caveats,
            *sentences(f"Source: {measure.source}" if measure.source else ""),
        ),
    )


def _years_of(measure: MeasureInReport) -> Block:
    """Every year as a table; where none has a figure, a table of nothing helps nobody."""
    if not any(each.period for each in measure.years):
        last, first = measure.years[0].year, measure.years[-1].year
        return paragraph(f"No figure of the years {first} to {last} is at hand.")
    return Table(
        caption=f"{measure.indicator.label}, {measure.indicator.unit}",
        header=cells("Reporting year", "Period", "Figure", "95 per cent interval"),
        rows=tuple(
            cells(each.year, each.period or "none", each.shown, each.interval or "none") for each in measure.years
        ),
        first_cell_heads_row=True,
    )


# --------------------------------------------------------------------------------------------------------- planning


def _planning(contents: ReportContents) -> Section:
    blocks = _texts(contents.of_part(ReportPart.STRATEGIC_PLANNING))
    if contents.model is not Model.BOTH_LEAD:
        blocks += _decisions(contents)
    return Section(heading="Strategic planning", anchor="planning", blocks=tuple(blocks))


def _decisions(contents: ReportContents) -> list[Block]:
    number = len(contents.decisions)
    told = _texts(contents.of_part(ReportPart.DECISIONS), otherwise="")
    if not number:
        return [paragraph("No significant decision outside the strategic plan is recorded in this year."), *told]
    return [
        paragraph(f"{counted(number, 'significant decision', 'significant decisions')} outside the strategic plan."),
        Table(
            caption="Significant decisions outside the strategic plan, with the reasons",
            header=cells("Decision", "Day", "Reasons"),
            rows=tuple(
                cells(each.title, in_words(each.decision.decided_on), each.reasons or "") for each in contents.decisions
            ),
            first_cell_heads_row=True,
        ),
        *told,
    ]


# ------------------------------------------------------------------------------------------------------------- money


def _money(contents: ReportContents) -> Section:
    money, year = contents.money, contents.year.label
    spent = (*money.heads, *money.care_groups)
    return Section(
        heading="Money",
        anchor="money",
        blocks=(
            *_texts(contents.of_part(ReportPart.MONEY), otherwise=""),
            spending_table(money, year),
            shares_table(spent, [spent_on(each) for each in spent], caption="Shares of all money beside earlier years"),
        ),
        sections=(
            Section(
                heading="Beside the annual financial statement",
                anchor="variance",
                blocks=(
                    paragraph(f"{year}: {difference_in_words(money.variances[0])}."),
                    *_texts(contents.of_part(ReportPart.VARIANCE), otherwise=""),
                    variance_table(money.variances),
                ),
            ),
        ),
    )


# -------------------------------------------------------------------------------------------------------- localities


def _localities(contents: ReportContents) -> Section:
    blocks = _texts(contents.of_part(ReportPart.LOCALITY_ARRANGEMENTS))
    if contents.localities:
        blocks.append(
            shares_table(
                [each.money for each in contents.localities],
                [each.locality.name for each in contents.localities],
                caption="Share of all money spent in relation to each locality, beside earlier years",
            )
        )
    return Section(
        heading="Localities",
        anchor="localities",
        blocks=tuple(blocks),
        sections=tuple(
            Section(
                heading=each.locality.name,
                anchor=f"locality-{section_anchor(each.locality.id)}",
                blocks=tuple(_texts(each.sections)),
            )
            for each in contents.localities
        ),
    )


# ------------------------------------------------------------------------------------------- scrutiny and plan review


def _inspections(contents: ReportContents) -> Section:
    told = _texts(contents.of_part(ReportPart.INSPECTIONS), otherwise="")
    if not contents.inspections:
        text = "No recommendation of an inspection of planning or delivery under integration functions is recorded."
        return Section(heading="Inspections", anchor="inspections", blocks=(paragraph(text), *told))
    table = _recommendations(contents.inspections, caption="Recommendations of inspections, and what was done")
    return Section(heading="Inspections", anchor="inspections", blocks=(table, *told))


def _recommendations(rows: Sequence[RecommendationReported], *, caption: str) -> Table:
    return Table(
        caption=caption,
        header=cells("Made in", "Recommendation", "What was done"),
        rows=tuple(cells(each.made_by, each.recommendation.what, each.recommendation.response or "") for each in rows),
    )


def _reviews(contents: ReportContents) -> Section:
    return Section(
        heading="Review of the strategic plan",
        anchor="plan-review",
        blocks=(
            *(block for each in contents.reviews for block in _review(each)),
            *_texts(contents.of_part(ReportPart.PLAN_REVIEW), otherwise=""),
        ),
    )


def _review(reported: ReviewReported) -> Iterator[Block]:
    review = reported.review
    if isinstance(review.resolved_on, date):
        yield paragraph(f"The review was concluded on {in_words(review.resolved_on)}.")
    yield from sentences(f"Why it was held: {review.reasons}" if review.reasons else "")
    match review.result:
        case PlanReviewResult.REPLACE:
            yield paragraph("A revised plan follows it.")
        case PlanReviewResult.KEEP:
            yield paragraph("The plan stays as it is.")
        case _:
            yield paragraph("Whether a revised plan followed is not recorded.")


def _committee(contents: ReportContents) -> Section:
    told = _texts(contents.of_part(ReportPart.COMMITTEE), otherwise="")
    table = _recommendations(
        contents.committee, caption="Recommendations of the integration joint monitoring committee, and the responses"
    )
    return Section(
        heading="The integration joint monitoring committee",
        anchor="committee",
        blocks=(*((table,) if contents.committee else ()), *told),
    )


def _missing(gaps: Sequence[Gap]) -> Section:
    provisions = listed(sorted({each.provision for each in gaps}))
    return Section(
        heading="What is still missing",
        anchor="missing",
        blocks=(
            paragraph(f"{counted(len(gaps), 'thing', 'things')} that the report must have: {provisions}."),
            BulletList(items=tuple((paragraph(f"{each.what} ({each.provision})"),) for each in gaps)),
        ),
    )
