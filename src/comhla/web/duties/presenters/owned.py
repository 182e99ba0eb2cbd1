"""Who owns what, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from comhla.law import Finding, duty_called
from comhla.web.access.roles import Permission
from comhla.web.duties.owners import Assigned
from comhla.web.duties.presenters.duty import tallies
from comhla.web.duties.presenters.items import Shown
from comhla.web.duties.presenters.listing import Tally


class Owned(NamedTuple):
    """One thing that somebody owns."""

    title: str
    about: str
    url: str
    tallies: Sequence[Tally]
    change_url: str


class Person(NamedTuple):
    """Somebody who owns something."""

    name: str
    has_account: bool
    owns: Sequence[Owned]
    all_url: str


def owned(assignments: Iterable[Assigned], findings: Iterable[Finding], shown: Shown) -> list[Person]:
    """Everybody who owns something, by name, with what they own."""
    by_assignment: dict[int, list[Finding]] = {}
    for finding in findings:
        owner = shown.owners.of(finding.key)
        if owner is not None:
            by_assignment.setdefault(owner.assignment, []).append(finding)
    people: dict[str, list[Assigned]] = {}
    for each in assignments:
        people.setdefault(each.owner_name, []).append(each)
    return [
        Person(
            name,
            any(each.account_id for each in theirs),
            [_owned(each, by_assignment.get(each.pk, []), shown) for each in theirs],
            shown.links.to("work-duties", owner=name),
        )
        for name, theirs in sorted(people.items(), key=lambda person: person[0].casefold())
    ]


def _owned(assignment: Assigned, findings: Sequence[Finding], shown: Shown) -> Owned:
    duty = duty_called(assignment.duty)
    required = {part.key: part.requires for part in duty.parts}
    about = " – ".join(each for each in (required.get(assignment.part, ""), assignment.subject) if each)
    may_change = Permission.OWNER_ASSIGN in shown.permissions
    return Owned(
        duty.title,
        about,
        shown.links.duty(duty.id),
        tallies(findings),
        shown.links.to("owner", str(assignment.pk)) if may_change else "",
    )
