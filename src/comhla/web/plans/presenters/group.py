"""The planning group on a day: every seat that the law asks for, who holds it, or since when it is empty. Act s.32.

The same facts and the same reading as the duty `act-2014/s32`: a test holds them together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.dates import day_months_after
from comhla.law import AuthorityFacts, Finding
from comhla.law.facts import GroupMember, Setting
from comhla.law.groups import NEEDS_NOBODY
from comhla.law.readings.plan_making import last_day_of_running, locality_name
from comhla.reference import by_key, consultee_groups
from comhla.reference.groups import PLANNING_GROUP_GROUPS, ConsulteeGroup
from comhla.reference.models import Model
from comhla.web.authorities.labels import spelt_out
from comhla.web.plans.presenters.overview import AnswerShown

Url = Callable[..., str]
DUTY = "act-2014/s32"
PRESCRIBED_FROM = date(2014, 12, 12)
"""The day on which the twelve groups were prescribed (SSI 2014/308)."""

GROUPS: Mapping[ConsulteeGroup, str] = {each: by_key(consultee_groups())[each.value].label for each in ConsulteeGroup}
"""The thirteen groups in words; the last one is consulted and has no seat."""


class SeatKind(StrEnum):
    """Why the law asks for a seat."""

    GROUP = "group"
    NOMINEE = "nominee"
    LOCALITY = "locality"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody in a seat."""

    name: str
    url: str
    first_day: date
    last_day: date | None
    is_to_come: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A seat on a day. `since` is the first day of a vacancy, None where nobody is recorded to have held it ever."""

    kind: SeatKind
    key: str
    title: str
    holders: Sequence[Holder]
    to_come: Sequence[Holder]
    since: date | None
    how_long: str
    last_holder: str
    is_unclear: bool = False

    @property
    def is_vacant(self) -> bool:
        """Whether nobody holds it."""
        return not self.holders


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The group on a day."""

    is_recorded: bool
    is_established: bool
    established_on: date | None
    groups: Sequence[Seat]
    nominees: Sequence[Seat]
    localities: Sequence[Seat]
    others: Sequence[Holder]
    past: Sequence[Holder]

    @property
    def seats(self) -> Sequence[Seat]:
        """Every seat that the law asks for."""
        return (*self.groups, *self.nominees, *self.localities)

    @property
    def vacant(self) -> Sequence[Seat]:
        """Those that nobody holds."""
        return [each for each in self.seats if each.is_vacant]

    @property
    def groups_held(self) -> int:
        """How many of the prescribed groups have somebody."""
        return sum(not each.is_vacant for each in self.groups)


def coverage(facts: AuthorityFacts, url: Url, *, on: date) -> Coverage:
    """The group on a day. `url` gives the page of a membership by its id."""
    group = facts.planning_group
    members = tuple(group.members or ()) if group else ()
    event = group.established_on if group else None
    established = event if isinstance(event, date) else None
    shows = _Seats(facts, members, url, on, established)
    return Coverage(
        is_recorded=group is not None and group.members is not None,
        is_established=event is None or (established is not None and established <= on),
        established_on=established,
        groups=shows.groups(),
        nominees=shows.nominees(),
        localities=shows.localities(),
        others=[shows.holder(each) for each in members if serves(each, on) and not has_seat(each)],
        past=[shows.holder(each) for each in members if each.last_day is not None and each.last_day < on],
    )


def serves(member: GroupMember, on: date) -> bool:
    """Whether somebody is on the group on a day."""
    return member.first_day <= on and (member.last_day is None or on <= member.last_day)


def has_seat(member: GroupMember) -> bool:
    """Whether a membership is for one of the seats that the law asks for."""
    return bool(member.group or member.nominated_by or member.nominated_by_councils_together or member.localities)


class _Seats:
    """Works out seats from the memberships."""

    def __init__(
        self, facts: AuthorityFacts, members: Sequence[GroupMember], url: Url, on: date, established: date | None
    ) -> None:
        self.facts, self.members, self.url, self.on, self.established = facts, members, url, on, established

    def groups(self) -> Sequence[Seat]:
        if self.on < PRESCRIBED_FROM:
            return ()
        return [
            self.seat(SeatKind.GROUP, each.value, GROUPS[each], [m for m in self.members if m.group is each])
            for each in PLANNING_GROUP_GROUPS
        ]

    def nominees(self) -> Sequence[Seat]:
        if not self.facts.settings:
            return ()
        setting = self.facts.setting_on(self.on)
        return [self._nominee(key, setting) for key in sides(setting)]

    def _nominee(self, side: str, setting: Setting) -> Seat:
        if side != TOGETHER:
            own = [each for each in self.members if each.nominated_by == side]
            return self.seat(SeatKind.NOMINEE, side, _("Nominated by %(body)s") % {"body": side}, own)
        own = [each for each in self.members if each.nominated_by_councils_together]
        is_unclear = any(
            serves(each, self.on)
            and each.nominated_by in setting.councils
            and each.nominated_by_councils_together is None
            for each in self.members
        )
        return self.seat(SeatKind.NOMINEE, side, _("Nominated by the councils together"), own, is_unclear=is_unclear)

    def localities(self) -> Sequence[Seat]:
        return [
            self.seat(
                SeatKind.LOCALITY,
                key,
                locality_name(self.facts, key),
                [each for each in self.members if key in (each.localities or ())],
            )
            for key in localities_on(self.facts, self.on)
        ]

    def seat(
        self, kind: SeatKind, key: str, title: str, members: Sequence[GroupMember], *, is_unclear: bool = False
    ) -> Seat:
        now = [each for each in members if serves(each, self.on)]
        gone = [each for each in members if each.last_day is not None and each.last_day < self.on]
        last = max(gone, key=lambda each: each.last_day or date.min, default=None)
        since = None if now else self._since(last)
        return Seat(
            kind=kind,
            key=key,
            title=title,
            holders=[self.holder(each) for each in now],
            to_come=[self.holder(each) for each in members if each.first_day > self.on],
            since=since,
            how_long=span(since, self.on) if since is not None else "",
            last_holder=name_of(self.facts, last.person) if last is not None and not now else "",
            is_unclear=is_unclear and not now,
        )

    def _since(self, last: GroupMember | None) -> date | None:
        if last is None or last.last_day is None:
            return self.established if self.established is not None and self.established <= self.on else None
        return last.last_day + timedelta(days=1)

    def holder(self, member: GroupMember) -> Holder:
        return Holder(
            name=name_of(self.facts, member.person),
            url=self.url(member.id),
            first_day=member.first_day,
            last_day=member.last_day,
            is_to_come=member.first_day > self.on,
        )


TOGETHER = "together"
"""Stands for a nomination by several councils together."""


def sides(setting: Setting) -> Sequence[str]:
    """Who has to have a nominee on the group, by model: bodies, or the councils together."""
    found = []
    if setting.model is not Model.HEALTH_BOARD_LEADS and setting.health_board is not None:
        found.append(setting.health_board)
    if setting.model is not Model.COUNCIL_LEADS:
        found.extend([TOGETHER] if setting.several_councils else setting.councils)
    return found


def localities_on(facts: AuthorityFacts, on: date) -> Sequence[str]:
    """The localities of a day: those recorded for it, and those that a plan running then sets out."""
    recorded = [
        each.id
        for each in facts.localities or ()
        if (each.first_day is None or each.first_day <= on) and (each.last_day is None or on <= each.last_day)
    ]
    planned = [
        each.locality
        for plan in facts.plans or ()
        if plan.period_first_day is not None and plan.period_first_day <= on
        if (last := last_day_of_running(facts, plan)) is None or on <= last
        for each in plan.localities or ()
    ]
    return list(dict.fromkeys([*recorded, *planned]))


def name_of(facts: AuthorityFacts, person: str) -> str:
    """The name of somebody; their id spelt out where no name is recorded."""
    return next((each.name for each in facts.people or () if each.id == person and each.name), spelt_out(person))


def member_called(facts: AuthorityFacts, key: str) -> GroupMember | None:
    """The membership with an id."""
    members = (facts.planning_group.members if facts.planning_group else None) or ()
    return next((each for each in members if each.id == key), None)


def capacity(facts: AuthorityFacts, member: GroupMember) -> str:
    """For what somebody is on the group, in words."""
    told = []
    if member.group is not None:
        told.append(GROUPS[member.group])
    if member.nominated_by_councils_together:
        told.append(_("nominated by the councils together"))
    elif member.nominated_by is not None:
        told.append(_("nominated by %(body)s") % {"body": member.nominated_by})
    told.extend(locality_name(facts, each) for each in member.localities or ())
    words = "; ".join(told) or _("a further member")
    return words[:1].upper() + words[1:]


def span(first: date, last: date) -> str:
    """How long something has lasted, from its first day to a later one: whole months, or days below one month."""
    days = (last - first).days + 1
    months = (last.year - first.year) * 12 + last.month - first.month
    if months > 0 and day_months_after(first, months=months) > last + timedelta(days=1):
        months -= 1
    if months < 1:
        return ngettext("%(number)s day", "%(number)s days", days) % {"number": days}
    return ngettext("%(number)s month", "%(number)s months", months) % {"number": months}


def answers(findings: Iterable[Finding], url: Url) -> Sequence[AnswerShown]:
    """What the statute book says of the group that somebody has something to do about."""
    return [
        AnswerShown(
            title=each.part.requires if each.part else each.duty.title,
            outcome=each.outcome.value,
            because=each.because,
            next_step=each.next_step or "",
            section=each.citation.provision,
            url=f"{url('work-finding')}?{urlencode(dict(zip(('duty', 'part', 'subject'), each.key, strict=True)))}",
        )
        for each in findings
        if each.duty.id == DUTY and each.outcome not in NEEDS_NOBODY
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Another membership that belongs to the story of one: before or after it in the seat, or of the same person."""

    name: str
    capacity: str
    url: str
    first_day: date
    last_day: date | None
    removed_by: str


def memberships_beside(facts: AuthorityFacts, member: GroupMember, url: Url) -> Sequence[Beside]:
    """Everybody who held or holds the same seat, and what else the person is or was on the group, in order of days."""
    members = (facts.planning_group.members if facts.planning_group else None) or ()
    return [
        Beside(
            name=name_of(facts, each.person),
            capacity=capacity(facts, each),
            url=url(each.id) if each.id != member.id else "",
            first_day=each.first_day,
            last_day=each.last_day,
            removed_by=each.removed_by or "",
        )
        for each in sorted(members, key=lambda each: each.first_day)
        if each.person == member.person or _same_seat(each, member)
    ]


def _same_seat(one: GroupMember, other: GroupMember) -> bool:
    if one.group is not None and one.group is other.group:
        return True
    if one.nominated_by is not None and one.nominated_by == other.nominated_by:
        return True
    if one.nominated_by_councils_together and other.nominated_by_councils_together:
        return True
    return bool(set(one.localities or ()) & set(other.localities or ()))
