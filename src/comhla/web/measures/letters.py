"""The letters of the room, as values: what changed, and what waits. Nothing here sends anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from comhla.dates import in_words
from comhla.indicators.findings import Change, ChangedLine
from comhla.web.duties.notices import Notice
from comhla.web.measures.staleness import Waiting

MOST_LINES = 40
_HEADINGS = (
    (Change.BETTER, gettext_lazy("Better")),
    (Change.WORSE, gettext_lazy("Worse")),
    (Change.HIGHER, gettext_lazy("Higher")),
    (Change.LOWER, gettext_lazy("Lower")),
    (Change.NO_CLEAR_DIFFERENCE, gettext_lazy("No clear change")),
    (Change.CANNOT_TELL, gettext_lazy("Whether it changed cannot be told")),
    (Change.FIRST, gettext_lazy("First figures")),
    (Change.REVISED, gettext_lazy("Figures that were revised")),
)
TOLD = frozenset(change for change, _heading in _HEADINGS)
"""What is told. That a figure was hidden or taken back is not: it may have been done to protect somebody."""


class To(NamedTuple):
    """Who gets a letter, and the address that ends such letters."""

    address: str
    name: str
    off_url: str


class Of(NamedTuple):
    """The authority that a letter is about."""

    name: str
    url: str
    """The page of its measures."""


def news(of: Of, lines: Sequence[ChangedLine], to: To) -> Notice:
    """The letter with what got better or worse."""
    told: list[str] = [_("New figures of %(authority)s were taken in.") % {"authority": of.name}]
    shown = lines[:MOST_LINES]
    for change, heading in _HEADINGS:
        some = [line for line in shown if line.change is change]
        if some:
            told += ["", str(heading), "", *(f"- {line.indicator.label}: {line.sentence}" for line in some)]
    if len(lines) > len(shown):
        more = len(lines) - len(shown)
        told += [
            "",
            ngettext("%(number)d more is on the page.", "%(number)d more are on the page.", more) % {"number": more},
        ]
    told += [
        "",
        _("Clear means that chance alone would show so large a difference fewer than five times in a hundred."),
        "",
        of.url,
    ]
    better, worse = (sum(line.change is each for line in lines) for each in (Change.BETTER, Change.WORSE))
    subject = _("%(authority)s: %(better)d better, %(worse)d worse") % {
        "authority": of.name,
        "better": better,
        "worse": worse,
    }
    return Notice(to.address, subject, _letter(to, told), to.off_url)


def nudge(of: Of, waiting: Sequence[Waiting], to: To) -> Notice:
    """The letter to whoever is asked when a figure is late or a review is due."""
    told = [_("These measures of %(authority)s wait for you:") % {"authority": of.name}]
    for each in waiting:
        told += ["", f"{each.indicator.label} ({each.indicator.key})"]
        if each.late and each.since:
            told.append(
                _("A figure for %(period)s should have been there by %(day)s.")
                % {"period": each.late.label, "day": in_words(each.since)}
            )
        if each.review_on:
            told.append(_("It was to be looked at again on %(day)s.") % {"day": in_words(each.review_on)})
        told.append(f"{of.url}i/{each.indicator.key}/")
    told += ["", _("If nothing has changed, one press of the button on the page says so.")]
    subject = ngettext("%(number)d measure waits for you", "%(number)d measures wait for you", len(waiting))
    return Notice(to.address, subject % {"number": len(waiting)}, _letter(to, told), to.off_url)


def _letter(to: To, lines: Sequence[str]) -> str:
    ending = _("To stop these mails: %(address)s") % {"address": to.off_url}
    return "\n".join([_("Dear %(name)s") % {"name": to.name}, "", *lines, "", "--", ending, ""])
