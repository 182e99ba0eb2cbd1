"""The sections that a report of a year has a place for: one for each outcome and locality, and one for each part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.law.facts import ReportPart, ReportSection
from comhla.law.readings.report_contents import ReportContents
from comhla.reference.models import Model


class Slot(NamedTuple):
    """A place for a section."""

    id: str
    part: ReportPart
    heading: str
    about: str
    """What it is to say, for whoever writes it."""
    provision: str
    """What asks for it; empty where nothing does."""
    outcome: str = ""
    locality: str = ""
    section: ReportSection | None = None

    @property
    def is_written(self) -> bool:
        """Whether anything stands in it."""
        return self.section is not None and bool((self.section.text or "").strip())


class _Part(NamedTuple):
    heading: Any
    about: Any
    provision: str = ""


PARTS = {
    ReportPart.SUMMARY: _Part(
        gettext_lazy("Summary"), gettext_lazy("The year in a few sentences, for everybody who reads no further.")
    ),
    ReportPart.OUTCOME: _Part(
        gettext_lazy("National outcome"),
        gettext_lazy("How far plan and spending achieved this outcome, or contributed to it."),
        "SSI 2014/326 reg 3(a)",
    ),
    ReportPart.INDICATORS: _Part(
        gettext_lazy("About the measures"), gettext_lazy("What has to be known to read the figures.")
    ),
    ReportPart.PRINCIPLES: _Part(
        gettext_lazy("Delivery principles"),
        gettext_lazy(
            "How the authority did against the principles, and how plan and spending contributed to services in line"
            " with them."
        ),
        "SSI 2014/326 reg 3(b)",
    ),
    ReportPart.STRATEGIC_PLANNING: _Part(
        gettext_lazy("Strategic planning"),
        gettext_lazy("How strategic planning was done in the year, and how well."),
        "SSI 2014/326 reg 3(c)",
    ),
    ReportPart.DECISIONS: _Part(
        gettext_lazy("Decisions outside the plan"),
        gettext_lazy("What has to be said beside the list of decisions, which the report makes itself."),
    ),
    ReportPart.MONEY: _Part(gettext_lazy("Money"), gettext_lazy("What has to be known to read the tables of money.")),
    ReportPart.VARIANCE: _Part(
        gettext_lazy("Under- or overspend"),
        gettext_lazy("The reasons why more or less was spent than the annual financial statement gave."),
        "SSI 2014/326 reg 4(3)",
    ),
    ReportPart.BEST_VALUE: _Part(
        gettext_lazy("Best value"),
        gettext_lazy("How the authority did in securing best value, and how it went about it."),
        "SSI 2014/326 reg 5",
    ),
    ReportPart.LOCALITY_ARRANGEMENTS: _Part(
        gettext_lazy("How localities have their say"),
        gettext_lazy("How groups are consulted and involved in decisions about localities."),
        "SSI 2014/326 reg 6(1)",
    ),
    ReportPart.LOCALITY: _Part(
        gettext_lazy("Locality"),
        gettext_lazy("What involving groups did for services in this locality."),
        "SSI 2014/326 reg 6(1)",
    ),
    ReportPart.INSPECTIONS: _Part(
        gettext_lazy("Inspections"),
        gettext_lazy("What has to be said beside the list of recommendations, which the report makes itself."),
    ),
    ReportPart.PLAN_REVIEW: _Part(
        gettext_lazy("Review of the plan"),
        gettext_lazy("Why the plan was reviewed, whether a revised plan followed, and what changed."),
        "SSI 2014/326 reg 8",
    ),
    ReportPart.COMMITTEE: _Part(
        gettext_lazy("Monitoring committee"),
        gettext_lazy("What has to be said beside the committee's recommendations, which the report lists itself."),
    ),
    ReportPart.OTHER: _Part(gettext_lazy("Another matter"), gettext_lazy("Anything else that readers should know.")),
}


def slots_of(contents: ReportContents) -> list[Slot]:
    """Every place for a section in a report that is begun, in the order of the report; what stands in it, with it."""
    found = [each for part in PARTS for each in _of_part(contents, part)]
    taken = {each.section.id for each in found if each.section is not None}
    rest = [_besides(each) for each in contents.sections if each.id not in taken]
    order = list(PARTS)
    return sorted([*found, *rest], key=lambda each: order.index(each.part))


def slot_called(contents: ReportContents, key: str) -> Slot | None:
    """The place with an id."""
    return next((each for each in slots_of(contents) if each.id == key), None)


def _of_part(contents: ReportContents, part: ReportPart) -> Iterator[Slot]:
    said, begun = PARTS[part], f"{contents.report}-{part.value.replace('_', '-')}"
    if part is ReportPart.OUTCOME:
        for each in contents.outcomes:
            heading = f"{each.outcome.key} {each.outcome.label}"
            plain = Slot(
                f"{contents.report}-{each.outcome.key.lower()}", part, heading, str(said.about), said.provision
            )
            yield _filled(plain._replace(outcome=each.outcome.key), each.sections)
    elif part is ReportPart.LOCALITY:
        for one in contents.localities:
            plain = Slot(f"{begun}-{one.locality.id}", part, one.locality.name, str(said.about), said.provision)
            yield _filled(plain._replace(locality=one.locality.id), one.sections)
    elif _belongs(contents, part):
        plain = Slot(begun, part, str(said.heading), str(said.about), said.provision)
        yield _filled(plain, contents.of_part(part))


def _belongs(contents: ReportContents, part: ReportPart) -> bool:
    """Whether a part has to do with the authority and the year; what is written already always has."""
    match part:
        case ReportPart.PLAN_REVIEW:
            concerns = bool(contents.reviews)
        case ReportPart.COMMITTEE:
            concerns = bool(contents.committee)
        case ReportPart.DECISIONS:
            concerns = contents.model is not Model.BOTH_LEAD
        case _:
            concerns = True
    return concerns or bool(contents.of_part(part))


def _filled(slot: Slot, sections: tuple[ReportSection, ...]) -> Slot:
    first = next(iter(sections), None)
    return slot if first is None else slot._replace(id=first.id, section=first)


def _besides(section: ReportSection) -> Slot:
    """A section for which there is no place of its own, as a second one about an outcome."""
    said = PARTS[section.part]
    about = section.outcome or section.locality or ""
    heading = section.heading or _("%(part)s, another section") % {"part": f"{said.heading} {about}".strip()}
    return Slot(
        section.id,
        section.part,
        heading,
        str(said.about),
        said.provision,
        section.outcome or "",
        section.locality or "",
        section,
    )
