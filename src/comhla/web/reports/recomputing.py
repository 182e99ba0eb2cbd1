"""A published figure worked out again, from the data that were published with it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from django.utils.text import slugify
from django.utils.translation import gettext as _

from comhla.indicators.errors import NotAFile
from comhla.indicators.package import About, Package, read_package
from comhla.indicators.recomputation import FIGURES, Figure, Recomputed, figures_in, figures_table, recompute
from comhla.indicators.release import Release as ReadRelease
from comhla.law.facts import PerformanceReport
from comhla.law.readings.report_money import report_of
from comhla.web.authorities.facts import facts_of
from comhla.web.measures.figures import COLUMNS, observation
from comhla.web.measures.models import Release
from comhla.web.reports.freezing import AS_REPORTED, SHARE, SUBTRACTION, key_of
from comhla.web.reports.models import FrozenFigure

DATA = "application/zip"
_NEAR = 1e-9


class Again(NamedTuple):
    """What came out."""

    value: float | None
    agrees: bool
    how: str
    """What was done, as a sentence."""
    remark: str = ""
    """Why it could not be worked out."""
    parts: tuple[tuple[str, float | None, float | None], ...] = ()
    """What else was compared: the ends of the interval, as published and again."""


def worked_out_again(figure: FrozenFigure) -> Again:
    """Work out a figure again on the spot, from the package that was published with the edition."""
    match figure.lineage["method"]:
        case str(method) if method == SUBTRACTION:
            return _subtracted(figure)
        case str(method) if method == AS_REPORTED:
            return _as_reported(figure)
    try:
        package = read_package(bytes(figure.edition.files.get(media_type=DATA).content))
        found = next((each for each in figures_in(package.resource(FIGURES)) if _is(each, figure)), None)
    except NotAFile as problem:
        return Again(None, False, "", str(problem))
    if found is None:
        return Again(None, False, "", _("The data that were published with the report do not have this figure."))
    return _again(figure, found, package)


def _is(found: Figure, figure: FrozenFigure) -> bool:
    return key_of(found.observation) == figure.key


def _again(figure: FrozenFigure, found: Figure, package: Package) -> Again:
    one = Package(about=About(name="one", title="one"), resources=(figures_table([found]),), lineage=package.lineage)
    results = {each.part: each for each in recompute(one, _releases(figure, found))}
    if "value" not in results:
        return Again(None, figure.value is None, _("There is no number to work out: the figure is a blank."))
    return _told(figure, results)


def _told(figure: FrozenFigure, results: dict[str, Recomputed]) -> Again:
    value = results["value"]
    is_kept = _same(figure.value, value.published)
    return Again(
        value=value.again,
        agrees=is_kept and all(each.agrees for each in results.values()),
        how=how_of(figure),
        remark=value.remark,
        parts=tuple((name, each.published, each.again) for name, each in results.items() if name != "value"),
    )


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=_NEAR, abs_tol=1e-12)


def how_of(figure: FrozenFigure) -> str:
    """What is done to make a figure, as a sentence."""
    said = figure.lineage["parameters"]
    words = {
        "as-published": _("Looked up again in the release that it was taken from."),
        "count": _("The amount or number itself."),
        "ratio": _("%(numerator)s divided by %(denominator)s, times %(multiplier)s."),
        "proportion": _(
            "%(numerator)s divided by %(denominator)s, times %(multiplier)s; the range by Wilson's method."
        ),
        "rate": _("%(numerator)s divided by %(denominator)s, times %(multiplier)s; the range by Byar's method."),
    }
    told = {name: f"{said.get(name) or 0:,.10g}" for name in ("numerator", "denominator", "multiplier")}
    return words[figure.lineage["method"]] % told


def _releases(figure: FrozenFigure, found: Figure) -> Iterator[ReadRelease]:
    """The cell of the figure in each release that it was made from, as that release was taken in."""
    one = found.observation
    for release in Release.objects.filter(sha256__in=found.made_from).defer("content"):
        if release.authority_id not in (None, figure.edition.authority_id):
            continue
        cells = release.figures.filter(
            indicator=one.indicator, area_code=one.area.code, period_key=one.period.key, group=one.group
        )
        seen = tuple(observation(row) for row in cells.values_list(*COLUMNS))
        yield ReadRelease(
            layout=release.layout,
            file=release.file,
            sha256=release.sha256,
            title=release.title,
            publisher=release.publisher,
            observations=seen,
        )


def _subtracted(figure: FrozenFigure) -> Again:
    said = figure.lineage["parameters"]
    value = float(Decimal(said["spent"]) - Decimal(said["planned"]))
    how = _("%(spent)s spent less %(planned)s planned.") % {
        "spent": f"\N{POUND SIGN}{Decimal(said['spent']):,.2f}",
        "planned": f"\N{POUND SIGN}{Decimal(said['planned']):,.2f}",
    }
    return Again(value, _same(figure.value, value), how)


def _as_reported(figure: FrozenFigure) -> Again:
    """A share that an earlier report gave, looked up again in what is recorded of that report."""
    said = figure.lineage["parameters"]
    how = _("Looked up again in the report of %(year)s, as it is recorded.") % {"year": said["report"]}
    report = report_of(facts_of(figure.edition.authority), said["report"])
    shares = dict(_shares_of(report, figure)) if report is not None else {}
    value = shares.get(str(said["indicator"]).removeprefix(f"{SHARE}-"))
    if value is None:
        return Again(None, False, how, _("The report of that year does not have it any more."))
    return Again(value, _same(figure.value, value), how)


def _shares_of(report: PerformanceReport, figure: FrozenFigure) -> Iterator[tuple[str, float]]:
    for line in report.spend or ():
        if line.share_percent is not None:
            yield slugify(line.care_group) if line.care_group else str(line.head), float(line.share_percent)
    area = str(figure.lineage["parameters"]["area"])
    for each in report.localities or ():
        if each.share_percent is not None and area.endswith(f"/{each.locality}"):
            yield "locality", float(each.share_percent)
