"""Releases, what one would change, and what is wrong with a file, as their pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from comhla.indicators.catalogue import Indicator
from comhla.indicators.errors import Problem
from comhla.indicators.observations import Observation
from comhla.indicators.revisions import Difference, Revision
from comhla.indicators.tabular import safe_text
from comhla.indicators.values import Missing, Suppressed, Value

MOST_SHOWN = 200
_MOST_DECIMALS = 3


class Problems(NamedTuple):
    """Everything that is wrong with a file, or worth a look."""

    rows: tuple[Problem, ...]
    has_sheets: bool
    has_places: bool


def problems_shown(problems: Iterable[Problem]) -> Problems:
    """Problems as a table, in the order of the lines; columns that none of them fills are left out."""
    rows = tuple(sorted(problems, key=lambda each: (each.sheet, each.line or 0)))
    return Problems(rows, any(each.sheet for each in rows), any(each.line or each.column for each in rows))


def remarks_of(kept: Iterable[Mapping[str, Any]]) -> Problems:
    """The remarks on a release as they were kept."""
    return problems_shown(Problem(**each) for each in kept)


class Row(NamedTuple):
    """A figure of a difference."""

    measure: str
    area: str
    period: str
    group: str
    old: str
    new: str
    change: str


class Part(NamedTuple):
    """The figures of one kind of difference; at most so many are shown, and all of them are in the download."""

    key: str
    title: str
    says: str
    rows: tuple[Row, ...]
    number: int
    has_old: bool
    has_new: bool
    has_groups: bool

    @property
    def left_out(self) -> int:
        """How many are not shown."""
        return self.number - len(self.rows)


class Changed(NamedTuple):
    """What a release would change."""

    sentence: str
    parts: tuple[Part, ...]


def changed(found: Difference, older: int, indicators: Iterable[Indicator]) -> Changed:
    """A difference, the revisions first: they change what was said before."""
    known = {each.key: each for each in indicators}
    parts = [
        _part("revised", _("Revised"), _("The old and the new figure side by side."), _revised(found.revised, known)),
        _part(
            "blank-changed",
            _("Blank changed"),
            _("A number became a blank, a blank became a number, or a blank has another reason."),
            _revised(found.blank_changed, known),
        ),
        _part(
            "withdrawn",
            _("No longer in the file"),
            _("The file has the measure and the period, and not these. They go on to count as they are."),
            _old(found.withdrawn, known),
        ),
        _part("added", _("Added"), _("There was no figure before."), _new(found.added, known)),
        _part(
            "not-comparable",
            _("In prices of this edition"),
            _("They change with every edition, which is no revision."),
            _new(found.not_comparable, known),
        ),
    ]
    return Changed(_sentence(found, older), tuple(part for part in parts if part.number))


_SENTENCES = (
    ngettext_lazy("%(number)s figure is new.", "%(number)s figures are new.", "count"),
    ngettext_lazy("%(number)s figure is revised.", "%(number)s figures are revised.", "count"),
    ngettext_lazy("%(number)s blank changes.", "%(number)s blanks change.", "count"),
    ngettext_lazy(
        "%(number)s figure is no longer in the file.", "%(number)s figures are no longer in the file.", "count"
    ),
    ngettext_lazy("%(number)s figure stays the same.", "%(number)s figures stay the same.", "count"),
    ngettext_lazy(
        "%(number)s figure has one from a later release, which goes on to count.",
        "%(number)s figures have one from a later release, which goes on to count.",
        "count",
    ),
)


def _sentence(found: Difference, older: int) -> str:
    counts = (
        len(found.added) + len(found.not_comparable),
        len(found.revised),
        len(found.blank_changed),
        len(found.withdrawn),
        found.unchanged,
        older,
    )
    told = zip(_SENTENCES, counts, strict=True)
    said = [str(words % {"count": count, "number": f"{count:,}"}) for words, count in told if count]
    if found.changes_nothing:
        said.insert(0, _("The file changes no figure that counts."))
    return " ".join(said)


_Known = Mapping[str, Indicator]


def _part(key: str, title: str, says: str, rows: Sequence[Row]) -> Part:
    shown = tuple(rows[:MOST_SHOWN])
    return Part(
        key,
        title,
        says,
        shown,
        len(rows),
        any(row.old for row in shown),
        any(row.new for row in shown),
        any(row.group for row in shown),
    )


def _revised(pairs: Iterable[Revision], known: _Known) -> list[Row]:
    return [_row(pair.new, pair.old, pair.new, known, pair.change) for pair in pairs]


def _old(figures: Iterable[Observation], known: _Known) -> list[Row]:
    return [_row(each, each, None, known) for each in figures]


def _new(figures: Iterable[Observation], known: _Known) -> list[Row]:
    return [_row(each, None, each, known) for each in figures]


def _row(
    seen: Observation, old: Observation | None, new: Observation | None, known: _Known, change: float | None = None
) -> Row:
    measured = known.get(seen.indicator)
    return Row(
        f"{measured.label} ({seen.indicator})" if measured else seen.indicator,
        seen.area.name,
        seen.period.label,
        seen.group,
        _behind(old, new),
        _behind(new, old),
        _signed(change) if change else "",
    )


def _behind(seen: Observation | None, other: Observation | None) -> str:
    """A figure, with its numerator and denominator where these are what changed."""
    if seen is None:
        return ""
    said = in_words(seen.value)
    if other is not None and seen.value == other.value and seen.numerator is not None:
        return _("%(figure)s (%(numerator)s of %(denominator)s)") % {
            "figure": said,
            "numerator": _number(seen.numerator),
            "denominator": "?" if seen.denominator is None else _number(seen.denominator),
        }
    return said


def in_words(value: Value) -> str:
    """A number as it was given, or why there is none."""
    if isinstance(value, Suppressed):
        return _("hidden")
    if isinstance(value, Missing):
        return _("not collected") if value is Missing.NOT_COLLECTED else _("not yet published")
    return _number(value)


def _number(number: float) -> str:
    """A number with as many decimals as it has, three at most."""
    text = f"{number:,.{_MOST_DECIMALS}f}".rstrip("0").rstrip(".")
    return text.replace("-", "\N{MINUS SIGN}") or "0"


def _signed(number: float) -> str:
    return f"+{_number(number)}" if number > 0 else _number(number)


def as_table(found: Difference, indicators: Iterable[Indicator]) -> list[list[str]]:
    """All of a difference as rows of a CSV file, headings first; no cell is taken for a formula."""
    known = {each.key: each for each in indicators}
    told = [
        *(("revised", row) for row in _revised(found.revised, known)),
        *(("blank changed", row) for row in _revised(found.blank_changed, known)),
        *(("no longer in the file", row) for row in _old(found.withdrawn, known)),
        *(("added", row) for row in _new((*found.added, *found.not_comparable), known)),
    ]
    headings = ["what", "measure", "area", "period", "group", "old", "new"]
    return [headings, *([what, *map(safe_text, row[:-1])] for what, row in told)]
