"""From facts and findings to what the API answers: pure, without database or request."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from comhla.law import AuthorityFacts, Finding, Outcome
from comhla.law.as_data import finding_as_data
from comhla.law.coming import Coming
from comhla.law.facts import Evidence
from comhla.law.readings.board_roll import last_day_in_office
from comhla.law.readings.minuted_business import public_title
from comhla.reference.areas import Authority as Registered
from comhla.reference.rows import Row as Entry
from comhla.reference.seats import board_seat_votes_on
from comhla.web.site.presenters.publications import Publication

Data = dict[str, Any]
Address = Callable[..., str]
"""Makes the address of an operation from its name and arguments."""

BOARD, COMMITTEE = "board", "monitoring_committee"
_SHOWN_MET = frozenset({Outcome.MET, Outcome.NOT_YET_DUE})


def holds_on(day: date, *, first_day: date | None, last_day: date | None) -> bool:
    """Whether something with these days, both inside, holds on a day. A day that is not recorded excludes none."""
    return (first_day is None or first_day <= day) and (last_day is None or day <= last_day)


def identity(facts: AuthorityFacts, *, as_at: date) -> Data:
    """The model and the parties of an authority as at a day."""
    if not facts.settings:
        own = facts.authority
        return {"model": None, "health_board": own.health_board, "councils": list(own.councils or ())}
    setting = facts.setting_on(as_at)
    return {
        "model": {"letter": setting.model.value, "title": setting.model.title},
        "health_board": setting.health_board,
        "councils": list(setting.councils),
    }


def localities(facts: AuthorityFacts, slug: str, *, as_at: date) -> list[Data]:
    """The localities on a day."""
    return [
        {
            "id": f"{slug}/localities/{each.id}",
            "key": each.id,
            "name": each.name,
            "first_day": each.first_day,
            "last_day": each.last_day,
        }
        for each in facts.localities or ()
        if holds_on(as_at, first_day=each.first_day, last_day=each.last_day)
    ]


def seats(facts: AuthorityFacts, slug: str, *, as_at: date) -> list[Data]:
    """Who sits on the board or monitoring committee on a day, and whose seat carries a vote."""
    found = []
    for member in facts.members or ():
        in_office = holds_on(as_at, first_day=member.first_day, last_day=last_day_in_office(member))
        if member.body in {BOARD, COMMITTEE} and in_office:
            person = facts.people_by_id.get(member.person)
            found.append(
                {
                    "id": f"{slug}/members/{member.id}",
                    "key": member.id,
                    "body": member.body,
                    "seat": member.seat.value,
                    "name": person.name if person else None,
                    "nominated_by": member.nominated_by,
                    "votes": member.body == COMMITTEE or board_seat_votes_on(member.seat, as_at),
                    "first_day": member.first_day,
                    "last_day": member.last_day,
                    "term_last_day": member.term_last_day,
                }
            )
    return found


def decisions(facts: AuthorityFacts, slug: str, *, up_to: date) -> list[Data]:
    """What was decided up to a day, the latest first. What is only planned is nobody's but the authority's."""
    taken = [each for each in facts.decisions or () if each.decided_on <= up_to]
    return [
        {
            "id": f"{slug}/decisions/{each.id}",
            "key": each.id,
            "title": public_title(facts, each),
            "decided_by": each.decided_by,
            "decided_on": each.decided_on,
            "effective_on": each.effective_on,
            "meeting": each.meeting,
        }
        for each in sorted(taken, key=lambda each: each.decided_on, reverse=True)
    ]


def publication(each: Publication, slug: str) -> Data:
    """Something that was published."""
    return {
        "id": f"{slug}/{each.id}",
        "kind": each.sort,
        "title": each.title,
        "published_on": each.published_on,
        "address": each.address,
    }


def finding(each: Finding, *, owner: str | None = None) -> Data:
    """A finding with everything that it says."""
    duty, part, subject = each.key
    return {
        "id": "/".join(each.key),
        "key": {"duty": duty, "part": part, "subject": subject},
        "title": each.duty.title,
        **finding_as_data(each),
        "owner": owner,
    }


def public_findings(findings: Iterable[Finding], *, shown: str) -> Iterator[Data]:
    """What the public sees of findings: nothing, the state of what is met or not yet due, or everything but owners."""
    for each in findings:
        if shown == "everything":
            yield finding(each)
        elif shown == "met" and each.outcome in _SHOWN_MET:
            yield {**finding(each), "because": None, "next_step": None, "facts_used": []}


def coming(each: Coming, *, owner: str | None = None) -> Data:
    """Something that falls due."""
    duty, part, subject = each.finding.key
    return {
        "id": each.name,
        "key": {"duty": duty, "part": part, "subject": subject},
        "due": each.due,
        "duty": duty,
        "title": each.finding.duty.title,
        "subject": subject,
        "provision": each.finding.citation.provision,
        "next_step": each.finding.next_step,
        "url": each.finding.citation.url,
        "owner": owner,
    }


class KeptFile(Protocol):
    """What is known of a file behind a piece of evidence."""

    name: str
    size: int
    content_type: str
    sha256: str


def evidence(row: Evidence, slug: str, file: KeptFile | None) -> Data:
    """What is said about a piece of evidence, and about the file behind it, where there is one."""
    values = dict(row.items())
    key = values.pop("id")
    names = ("name", "size", "content_type", "sha256")
    about_file = None if file is None else {name: getattr(file, name) for name in names}
    return {"id": f"{slug}/evidence/{key}", "key": key, **values, "file": about_file}


def registered(one: Registered, address: Address) -> Data:
    """An authority of the register."""
    names = ("code", "name", "partnership_name", "localities", "localities_edition", "website", "established_on")
    rest = ("has_islands", "source", "verified", "note")
    return {
        **{name: getattr(one, name) for name in (*names, *rest)},
        "aliases": list(one.aliases),
        "models": [
            {name: getattr(each, name) for name in ("model", "valid_from", "valid_to", "source", "verified")}
            for each in one.models
        ],
        "councils": [council.name for council in one.councils],
        "health_board": one.health_board.name,
        "url": address("register_authority", code=one.code),
    }


def entry(row: Entry) -> Data:
    """An entry of a reference list: what every list says, and the rest under `more`."""
    shared = [field.name for field in dataclasses.fields(Entry)]
    values = {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}
    return {
        **{name: values[name] for name in shared},
        "more": {name: _plain(value) for name, value in values.items() if name not in shared},
    }


def _plain(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case tuple() | list():
            return [_plain(each) for each in value]
        case Mapping():
            return {str(name): _plain(each) for name, each in value.items()}
        case _ if dataclasses.is_dataclass(value):
            return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        case _:
            return value


def row_days(values: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The first and last day of a recorded row, where its kind has them."""
    return values.get("first_day"), values.get("last_day")


class KeyLike(Protocol):
    """What a list of keys needs to know of each."""

    pk: int
    name: str
    prefix: str
    permissions: list[str]
    first_day: date
    last_day: date
    last_used_on: date | None
    made_by_name: str
    ended_at: datetime | None


class KeyState(StrEnum):
    """Whether a key opens anything."""

    GOOD = "good"
    STOPPED = "stopped"
    OVER = "over"
    ENDED = "ended"


class KeyShown(NamedTuple):
    """A key as the list shows it. `begins` is the part of it that may be seen."""

    number: int
    name: str
    begins: str
    state: KeyState
    reads_trail: bool
    first_day: date
    last_day: date
    last_used_on: date | None
    made_by: str

    @property
    def is_good(self) -> bool:
        """Whether it opens anything."""
        return self.state is KeyState.GOOD

    @property
    def can_end(self) -> bool:
        """Whether there is anything to end."""
        return self.state in {KeyState.GOOD, KeyState.STOPPED}


def key_shown(key: KeyLike, *, today: date, is_stopped: bool) -> KeyShown:
    """A key for the list. It is stopped while whoever made it may not manage keys."""
    state = KeyState.STOPPED if is_stopped else KeyState.GOOD
    if key.last_day < today:
        state = KeyState.OVER
    return KeyShown(
        number=key.pk,
        name=key.name,
        begins=f"comhla_{key.prefix}_…",
        state=KeyState.ENDED if key.ended_at else state,
        reads_trail="audit_see" in key.permissions,
        first_day=key.first_day,
        last_day=key.last_day,
        last_used_on=key.last_used_on,
        made_by=key.made_by_name,
    )
