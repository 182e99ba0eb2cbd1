"""A published report as the public reads it: its files, its editions, and its figures one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from comhla.documents.formats import Format
from comhla.web.reports.models import FrozenFigure, ReportFile
from comhla.web.reports.recomputing import Again

_BY_ENDING = {each.ending: each.plain_name for each in Format}


class FileShown(NamedTuple):
    """A file to take away."""

    url: str
    form: str
    size: str


class FigureShown(NamedTuple):
    """A figure in a list."""

    words: str
    shown: str
    url: str


class FigureGroup(NamedTuple):
    """The figures of one measure, or of one kind of money."""

    title: str
    figures: tuple[FigureShown, ...]


def files_shown(files: Iterable[ReportFile], url: Callable[[str], str]) -> list[FileShown]:
    """The files with words for their form and size."""
    return [FileShown(url(each.name), _form(each), filesizeformat(each.size)) for each in files]


def _form(file: ReportFile) -> str:
    ending = file.name.rpartition(".")[2]
    return _BY_ENDING.get(ending, _("Every figure as data (CSV in a package)"))


def groups_shown(figures: Sequence[FrozenFigure], url: Callable[[str], str]) -> list[FigureGroup]:
    """The figures by what they are about: the authority's own before those of the whole country, the latest first."""
    groups: dict[str, list[FrozenFigure]] = {}
    for each in figures:
        groups.setdefault(_title(each), []).append(each)
    return [
        FigureGroup(title, tuple(FigureShown(each.words, number_of(each), url(each.key)) for each in reversed(rows)))
        for title, rows in groups.items()
    ]


def _title(figure: FrozenFigure) -> str:
    """What its words say before area and year."""
    return figure.words.rpartition(", ")[0]


_BLANKS = {
    "suppressed": "hidden, so that nobody can be recognised",
    "not_collected": "not collected",
    "not_yet": "not yet published",
}


def number_of(figure: FrozenFigure) -> str:
    """A figure as it is read: the number with its unit, or why there is none."""
    if figure.value is None:
        return _BLANKS.get(figure.mark.partition(":")[0], figure.mark.replace("_", " ")) or _("no figure")
    return in_words(figure.value, figure.unit)


def in_words(value: float | None, unit: str) -> str:
    """A number with its unit."""
    if value is None:
        return _("none")
    if unit == "pounds":
        sign = "\N{MINUS SIGN}" if value < 0 else ""
        return f"{sign}\N{POUND SIGN}{abs(value):,.2f}".removesuffix(".00")
    shown = f"{value:,.4f}".rstrip("0").rstrip(".")
    return f"{shown}{unit}" if unit.startswith("%") else f"{shown} {unit}"


class AgainShown(NamedTuple):
    """What came out when a figure was worked out again."""

    title: str
    kind: str
    sentence: str
    parts: tuple[tuple[str, str, str], ...]


_PARTS = {"lower": "Lower end of the range", "upper": "Upper end of the range"}


def again_shown(figure: FrozenFigure, again: Again) -> AgainShown:
    """The result in words."""
    parts = tuple(
        (_PARTS[name], in_words(before, figure.unit), in_words(after, figure.unit))
        for name, before, after in again.parts
    )
    if again.agrees:
        said = _("Worked out again just now, it comes out the same.")
        return AgainShown(_("It is the same figure"), "success", f"{again.how} {said}".strip(), parts)
    if again.remark:
        return AgainShown(_("It could not be worked out again"), "problem", f"{again.how} {again.remark}", parts)
    told = _("Worked out again just now, it comes out as %(value)s.") % {"value": in_words(again.value, figure.unit)}
    return AgainShown(_("It is another figure"), "problem", f"{again.how} {told}", parts)


def lineage_shown(figure: FrozenFigure) -> list[tuple[str, str]]:
    """What a figure was made from and how, as pairs of words."""
    said = figure.lineage
    rows = [
        (_("Method"), str(said["method"]).replace("-", " ")),
        (_("Version of the method"), str(said["methodVersion"])),
        (_("Version of the programme"), str(said["codeVersion"])),
    ]
    names = {
        "numerator": _("Numerator"),
        "denominator": _("Denominator"),
        "multiplier": _("Multiplier"),
        "planned": _("Planned, in pounds"),
        "spent": _("Spent, in pounds"),
        "report": _("Report that it was taken over from"),
    }
    return [*rows, *((name, _plain(said["parameters"][key])) for key, name in names.items() if _has(said, key))]


def _has(said: dict[str, Any], key: str) -> bool:
    return said["parameters"].get(key) not in (None, "")


def _plain(value: Any) -> str:
    return f"{value:,.10g}" if isinstance(value, float) else str(value)
