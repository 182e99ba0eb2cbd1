"""Words that several pages share."""

from __future__ import annotations

import re
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.dates import BadDay, in_words, parse_iso_day
from comhla.law.sources import Citation, Standing, Verified

_ISO_DAY = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])")

MOST_DAYS_COUNTED = 100


def plain(label: str) -> str:
    """A label with its days in words, and a capital at the beginning."""
    told = _ISO_DAY.sub(_day_in_words, label)
    return told[:1].upper() + told[1:]


def _day_in_words(found: re.Match[str]) -> str:
    try:
        return in_words(parse_iso_day(found.group()))
    except BadDay:
        return found.group()


def how_long(due: date, as_at: date) -> str:
    """How far away a day is: "in 5 days", "today", "3 days ago"; far days roughly, in whole months or years."""
    days = (due - as_at).days
    if days == 0:
        return _("today")
    far = abs(days)
    if far <= MOST_DAYS_COUNTED:
        span = ngettext("%(number)s day", "%(number)s days", far) % {"number": far}
    elif far < 2 * 365 + 1:
        months = far * 12 // 365
        span = ngettext("%(number)s month", "%(number)s months", months) % {"number": months}
    else:
        years = far * 4 // 1461
        span = ngettext("%(number)s year", "%(number)s years", years) % {"number": years}
    return _("in %(span)s") % {"span": span} if days > 0 else _("%(span)s ago") % {"span": span}


def verified_words(citation: Citation, standing: Standing) -> str:
    """How far the words of a provision were read, and what follows from that."""
    if standing is Standing.LAW and citation.verified is Verified.TEXT_SEEN:
        return _("The words of this provision were read when this was written.")
    kinds = {
        Standing.LAW: _("The words of this provision were not all read (%(how)s).") % {"how": citation.verified.value},
        Standing.GUIDANCE: _("This is guidance, not law."),
        Standing.POLICY: _("This is policy, not law."),
        Standing.INFERENCE: _("This is inferred, and stands in no provision."),
    }
    return f"{kinds[standing]} {_('It can raise a question and never says that a duty is broken.')}"


def section_words(citation: Citation) -> str:
    """A provision with its instrument: "section 37 of the ... Act 2014"."""
    return f"{citation.provision}, {citation.title}"
