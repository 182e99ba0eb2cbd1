"""What members and the public read of a meeting and its papers, as values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from comhla.documents.agenda import body_called
from comhla.law.facts import AuthorityFacts, Decision, Meeting
from comhla.law.readings.minuted_business import public_decision
from comhla.web.board.models import PrivateNote

EXPLAINED = (
    "acute sector", "annual financial statement", "annual performance report", "chief officer", "clear days",
    "constituent authority", "delegated function", "direction", "finance officer", "health board",
    "independent contractor", "integration authority", "integration joint board", "integration scheme", "lead agency",
    "locality", "national outcomes", "nominee", "proxy", "quorum", "requisition", "self-directed support", "set aside",
    "standing orders", "strategic plan", "strategic planning group", "third sector", "unpaid carer", "voting member",
)  # fmt: skip
"""Words of the glossary that papers use and that not everybody knows."""
_TAG = re.compile(r"<[^>]+>")


class MeetingShown(NamedTuple):
    """A meeting in a list, or at the head of its page."""

    key: str
    body: str
    held_on: date
    starts_at: str
    place: str
    remotely: bool
    cancelled: bool
    has_papers: bool
    url: str


class ItemShown(NamedTuple):
    """One item of business with its paper."""

    number: int
    id: str
    title: str
    details: tuple[str, ...]
    ground: str
    summary: str
    state: str
    paper: str
    opening: SafeString
    short: SafeString
    body: SafeString
    words: tuple[str, ...]
    url: str
    notes: tuple[PrivateNote, ...]

    @property
    def has_paper(self) -> bool:
        """Whether there is something to read."""
        return bool(self.body or self.short)


def meeting_shown(facts: AuthorityFacts, meeting: Meeting, url: str, *, has_papers: bool) -> MeetingShown:
    """A meeting: which body, when and where."""
    return MeetingShown(
        meeting.id,
        body_called(facts, meeting.body),
        meeting.held_on,
        meeting.starts_at or "",
        meeting.place or "",
        bool(meeting.remote_address),
        bool(meeting.cancelled),
        has_papers,
        url,
    )


def coming(meetings: Iterable[MeetingShown], today: date) -> list[MeetingShown]:
    """Those from today on, the next one first."""
    return sorted((each for each in meetings if each.held_on >= today), key=lambda each: (each.held_on, each.key))


def past_by_year(meetings: Iterable[MeetingShown], today: date) -> list[tuple[int, list[MeetingShown]]]:
    """Those before today by year, the latest first."""
    past = sorted((each for each in meetings if each.held_on < today), key=lambda each: each.held_on, reverse=True)
    years = dict.fromkeys(each.held_on.year for each in past)
    return [(year, [each for each in past if each.held_on.year == year]) for year in years]


def items_read(
    items: Sequence[Mapping[str, Any]],
    url: Callable[[int], str],
    notes: Iterable[PrivateNote] = (),
) -> list[ItemShown]:
    """The business of a meeting as it was issued, with the notes of whoever reads it."""
    own: dict[str, list[PrivateNote]] = {}
    for note in notes:
        own.setdefault(note.place, []).append(note)
    return [_read(each, url(each["number"]), own.get(each["id"], [])) for each in items]


def _read(item: Mapping[str, Any], url: str, notes: Sequence[PrivateNote]) -> ItemShown:
    return ItemShown(
        number=item["number"],
        id=item["id"],
        title=item["title"],
        details=tuple(item["details"]),
        ground=item["ground"],
        summary=item["summary"],
        state=item["state"],
        paper=item["paper"],
        opening=_html(item["opening"]),
        short=_html(item["short"]),
        body=_html(item["body"]),
        words=words_explained(f"{item['title']} {item['short']} {item['body']}"),
        url=url,
        notes=tuple(notes),
    )


def _html(body: str) -> SafeString:
    """A body that our own renderer wrote with every text escaped, and that was kept since."""
    return mark_safe(body)


def words_explained(html: str) -> tuple[str, ...]:
    """The words of the glossary that stand in a text, the longest of those that overlap."""
    text = _TAG.sub(" ", html).casefold()
    found = [each for each in EXPLAINED if re.search(rf"\b{re.escape(each)}s?\b", text)]
    return tuple(each for each in found if not any(each != other and each in other for other in found))


class Step(NamedTuple):
    """The item before or after."""

    label: str
    url: str


def beside(items: Sequence[ItemShown], number: int) -> tuple[Step | None, Step | None]:
    """The items before and after one that have something to read."""
    read = [each for each in items if each.has_paper or each.number == number]
    place = next(index for index, each in enumerate(read) if each.number == number)
    before = read[place - 1] if place else None
    after = read[place + 1] if place + 1 < len(read) else None
    return _step(before), _step(after)


def _step(item: ItemShown | None) -> Step | None:
    if item is None:
        return None
    return Step(_("Item %(number)s: %(title)s") % {"number": item.number, "title": item.title}, item.url)


def decisions_open(facts: AuthorityFacts, meeting: Meeting, today: date) -> list[Decision]:
    """What was decided at a meeting by today, without what the public is told nothing of."""
    own = [each for each in facts.decisions or () if each.meeting == meeting.id and each.decided_on <= today]
    return [each for each in own if not public_decision(facts, each).ground]
