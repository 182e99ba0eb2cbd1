"""What a report must have by SSI 2014/326, and what of it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from comhla.documents.report_tables import MeasureInReport
from comhla.law.facts import ReportPart
from comhla.law.readings.report_contents import Gap, ReportContents

P = ReportPart
_IN_RECORD = {P.DECISIONS: "decisions", P.INSPECTIONS: "inspections", P.COMMITTEE: "committee_reports"}


class Missing(NamedTuple):
    """Something that is missing, and where it is put right; no address where whoever reads may not."""

    what: str
    url: str


class Check(NamedTuple):
    """One line of the checklist."""

    title: str
    provision: str
    status: str
    colour: str
    missing: tuple[Missing, ...]
    url: str


class _Asked(NamedTuple):
    title: Any
    provision: str
    parts: tuple[ReportPart, ...]


_ASKED = (
    _Asked(gettext_lazy("Each national outcome is assessed"), "reg 3(a)", (P.OUTCOME,)),
    _Asked(gettext_lazy("Measures stand beside five earlier years"), "reg 3", (P.INDICATORS,)),
    _Asked(gettext_lazy("The delivery principles are assessed"), "reg 3(b)", (P.PRINCIPLES,)),
    _Asked(
        gettext_lazy("Strategic planning is assessed, with decisions outside the plan"),
        "reg 3(c)",
        (P.STRATEGIC_PLANNING, P.DECISIONS),
    ),
    _Asked(gettext_lazy("Money by head, as shares beside five earlier years"), "reg 4(1), (2), (4)", (P.MONEY,)),
    _Asked(gettext_lazy("Under- or overspend, with the reasons"), "reg 4(3), (4)", (P.VARIANCE,)),
    _Asked(gettext_lazy("Best value is assessed"), "reg 5", (P.BEST_VALUE,)),
    _Asked(gettext_lazy("Each locality has its say and its share"), "reg 6", (P.LOCALITY_ARRANGEMENTS, P.LOCALITY)),
    _Asked(gettext_lazy("Inspections: recommendations and what was done"), "reg 7", (P.INSPECTIONS,)),
    _Asked(gettext_lazy("Reviews of the strategic plan"), "reg 8", (P.PLAN_REVIEW,)),
    _Asked(gettext_lazy("Recommendations of the monitoring committee"), "reg 9", (P.COMMITTEE,)),
)


def checks_of(contents: ReportContents, measures: Iterable[MeasureInReport], url: Callable[..., str]) -> list[Check]:
    """The checklist of a report that is begun.

    Args:
        contents: what goes into it.
        measures: its measures.
        url: a page of the authority by name.
    """
    year = contents.year.label
    short = [each for each in measures if each.earlier_compared < contents.money.years_compared]
    gaps = [*contents.gaps, *(_of_measure(each, contents) for each in short)]
    return [_check(asked, [each for each in gaps if each.part in asked.parts], contents, url, year) for asked in _ASKED]


def _of_measure(measure: MeasureInReport, contents: ReportContents) -> Gap:
    said = _("%(key)s %(label)s can be compared with %(number)s earlier years, and not with %(wanted)s.")
    told = {
        "key": measure.indicator.key,
        "label": measure.indicator.label,
        "number": measure.earlier_compared,
        "wanted": contents.money.years_compared,
    }
    return Gap(P.INDICATORS, said % told, "regulation 3", measure.indicator.key)


def _check(asked: _Asked, gaps: list[Gap], contents: ReportContents, url: Callable[..., str], year: str) -> Check:
    missing = tuple(Missing(each.what, _where(each, url, year)) for each in gaps)
    if missing:
        words = ngettext("%(number)s missing", "%(number)s missing", len(missing)) % {"number": len(missing)}
        status, colour = words, "orange"
    elif _is_empty(asked, contents):
        status, colour = _("Nothing to report"), "grey"
    else:
        status, colour = _("Complete"), "green"
    return Check(str(asked.title), asked.provision, status, colour, missing, _page(asked.parts[0], url, year))


def _is_empty(asked: _Asked, contents: ReportContents) -> bool:
    rows = {P.INSPECTIONS: contents.inspections, P.PLAN_REVIEW: contents.reviews, P.COMMITTEE: contents.committee}
    return asked.parts[0] in rows and not rows[asked.parts[0]]


def _where(gap: Gap, url: Callable[..., str], year: str) -> str:
    """Where what is missing is put right: the share of a locality is money, though it stands with localities."""
    if gap.part is P.LOCALITY and "share" in gap.what:
        return url("work-report-money", year)
    if gap.part is P.VARIANCE:
        return url("work-report-money", year)
    return _page(gap.part, url, year)


def _page(part: ReportPart, url: Callable[..., str], year: str) -> str:
    if part in _IN_RECORD:
        return url("record-collection", _IN_RECORD[part])
    if part in (P.MONEY, P.VARIANCE):
        return url("work-report-money", year)
    return url("work-report-indicators" if part is P.INDICATORS else "work-report-sections", year)
