"""What the page of a meeting's notice and papers shows, as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from comhla.documents.board_paper import paper_called
from comhla.documents.checks import errors_in
from comhla.documents.formats import Format
from comhla.documents.meeting_pack import PackItem, PaperState
from comhla.documents.paper_checks import paper_problems
from comhla.documents.plan_parts import listed
from comhla.law.facts import AuthorityFacts, Meeting
from comhla.law.readings.meeting_notice import Notice, clear_days_of, notice_of
from comhla.web.board.models import Audience, Pack, PackFile
from comhla.web.board.pack_files import Moved, moved
from comhla.web.words import day

Url = Callable[[Pack, str], str]
_MOST_SPELT = 7
_STATES = {
    PaperState.HERE: (gettext_lazy("In the pack"), "green"),
    PaperState.TO_FOLLOW: (gettext_lazy("Not signed off: to follow"), "yellow"),
    PaperState.NONE: (gettext_lazy("No paper"), "grey"),
}
_AUDIENCES = {Audience.PUBLIC: gettext_lazy("For everybody"), Audience.MEMBERS: gettext_lazy("For members")}


class ItemShown(NamedTuple):
    """One item of business, and what the pack would hold for it."""

    number: int
    title: str
    paper: str
    paper_key: str
    state: str
    colour: str
    ground: str
    summary: str
    problems: tuple[str, ...]


class FileShown(NamedTuple):
    """A file to take away."""

    title: str
    url: str
    form: str
    size: str
    stamp: str
    audience: str


class VersionShown(NamedTuple):
    """One version of a pack."""

    number: int
    issued_at: Any
    issued_by: str
    because: str
    stamp: str
    files: tuple[FileShown, ...]
    moved: tuple[Moved, ...]


def items_shown(facts: AuthorityFacts, items: Iterable[PackItem]) -> list[ItemShown]:
    """The business of a meeting, as the clerk sees it before it is issued."""
    papers = {each.id: each.paper for each in facts.agenda_items or ()}
    return [_item(facts, each, papers.get(each.id)) for each in items]


def _item(facts: AuthorityFacts, item: PackItem, paper: str | None) -> ItemShown:
    state, colour = _STATES[item.state]
    problems = tuple(each.sentence for each in errors_in(paper_problems(paper_called(facts, paper)))) if paper else ()
    return ItemShown(
        number=item.number,
        title=item.title,
        paper=item.paper,
        paper_key=paper or "",
        state=str(state),
        colour=colour,
        ground=item.ground,
        summary=item.summary,
        problems=problems,
    )


def deadline_words(facts: AuthorityFacts, meeting: Meeting, today: date) -> list[str]:
    """By when notice has to be available, why, and what was or would be left, in sentences."""
    notice = notice_of(facts, meeting)
    if notice.clear_days is None or notice.last_day is None:
        return [_("Neither law nor standing orders say how much notice this meeting needs.")]
    asked = ngettext("%(days)s clear day", "%(days)s clear days", notice.clear_days) % {"days": notice.clear_days}
    rule = _("%(days)s of notice are asked for, so notice has to be available by %(last)s for a meeting on %(held)s.")
    told = [rule % {"days": asked, "last": day(notice.last_day), "held": day(meeting.held_on)}, _whose(notice)]
    given = notice.given_on
    if given is not None:
        told.append(_given(notice, given, meeting))
    elif today > notice.last_day:
        told.append(_("That day is over: notice given now would be too short."))
    else:
        told.append(_("Issued today, it leaves %(days)s.") % {"days": _spelt(today, meeting.held_on)})
    return [each for each in told if each]


def _whose(notice: Notice) -> str:
    if notice.by_standing_orders is not None and notice.by_standing_orders > (notice.by_law or 0):
        return _("The standing orders ask for more than the law.")
    return _("Neither the day of the notice nor the day of the meeting is a clear day.")


def _given(notice: Notice, given: date, meeting: Meeting) -> str:
    words = {"on": day(given), "days": _spelt(given, meeting.held_on)}
    if notice.is_short:
        return _("Notice was available on %(on)s and left %(days)s: that is too short.") % words
    return _("Notice was available on %(on)s and left %(days)s: that is in time.") % words


def _spelt(given_on: date, held_on: date) -> str:
    """The clear days with their number, one by one where there are few."""
    days = clear_days_of(given_on, held_on) if given_on < held_on else ()
    number = ngettext("%(number)s clear day", "%(number)s clear days", len(days)) % {"number": len(days)}
    if not 0 < len(days) <= _MOST_SPELT:
        return number
    return f"{number} ({listed([f'{each.day} {day(each).split()[1]}' for each in days])})"


def versions_shown(
    packs: Sequence[Pack],
    files: Sequence[PackFile],
    url: Url,
    audience: str = Audience.MEMBERS,
) -> list[VersionShown]:
    """Every version, the latest first, with its files, and the papers that moved to another page."""
    own: Mapping[int, list[PackFile]] = {each.pk: [] for each in packs}
    for file in files:
        own[file.pack_id].append(file)
    former = {each.number + 1: each for each in packs}
    return [_version(each, own[each.pk], url, former.get(each.number), audience) for each in packs]


def _version(
    pack: Pack,
    files: Sequence[PackFile],
    url: Url,
    former: Pack | None,
    audience: str,
) -> VersionShown:
    shown = tuple(file_shown(each, url(pack, each.name)) for each in files)
    there = moved(former.manifest, pack.manifest, audience) if former else ()
    return VersionShown(pack.number, pack.issued_at, pack.issued_by, pack.because, pack.stamp, shown, there)


def file_shown(file: PackFile, url: str) -> FileShown:
    """A file with its form and size in words."""
    form = Format(file.format).plain_name
    audience = str(_AUDIENCES[Audience(file.audience)])
    title = _("Papers as %(form)s") % {"form": form}
    return FileShown(title, url, form, filesizeformat(file.size), file.stamp, audience)
