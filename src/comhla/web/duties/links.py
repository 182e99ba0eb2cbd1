"""Addresses of pages, with the day that was asked about carried along."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from comhla.law import Finding
from comhla.law.answers import Outcome
from comhla.law.facts import PublicationKind
from comhla.law.facts.fields import Record
from comhla.law.facts_used import records_in
from comhla.law.groups import NEEDS_NOBODY
from comhla.web.authorities.tables import collections, is_single

Key = tuple[str, str, str]
ONLY = "only"
"""Stands for the key of the one row of a collection in the addresses of records."""


class Fact(NamedTuple):
    """What to record: a collection, row and field where they are known, and of what kind a new row has to be."""

    collection: str
    row: str = ""
    field: str = ""
    kind: str = ""


class Links(NamedTuple):
    """Addresses in the workspace of one authority. `as_at` is None for today."""

    slug: str
    as_at: date | None

    def to(self, name: str, *arguments: str, **asked: object) -> str:
        """A page of the workspace by name, keeping the day."""
        given = {key: str(value) for key, value in asked.items() if value not in (None, "")}
        if self.as_at is not None:
            given["as_at"] = self.as_at.isoformat()
        return reverse(name, args=[self.slug, *arguments]) + (f"?{urlencode(given)}" if given else "")

    def duty(self, duty: str) -> str:
        """The page of a duty."""
        return self.to("work-duty", duty)

    def finding(self, key: Key) -> str:
        """The page of one answer."""
        duty, part, subject = key
        return self.to("work-finding", duty=duty, part=part, subject=subject)

    def attach(self, key: Key) -> str:
        """The form to attach evidence."""
        duty, part, subject = key
        return self._now("evidence-new", duty=duty, part=part, subject=subject)

    def judge(self, key: Key) -> str:
        """The form to record a judgement."""
        duty, part, subject = key
        return self._now("judgement-new", duty=duty, part=part, subject=subject)

    def assign(self, key: Key) -> str:
        """The form to name an owner; of one answer, coming back to it."""
        duty, part, subject = key
        back_to = self._replace(as_at=None).finding(key) if part and subject else ""
        return self._now("owner-new", duty=duty, part=part, subject=subject, next=back_to)

    def change_owner(self, assignment: int, key: Key) -> str:
        """The form to change who owns an answer, coming back to it."""
        return self._now("owner", str(assignment), next=self._replace(as_at=None).finding(key))

    def evidence(self, key: str) -> str:
        """The page of a piece of evidence."""
        return self.to("evidence", key)

    def row(self, collection: str, row: str) -> str:
        """A recorded row, as it stands now; the one row of a collection has no key of its own."""
        return self._now("record-row", collection, row or ONLY)

    def record(self, fact: Fact, *, back_to: str) -> str:
        """The form to record a fact, coming back to a page afterwards."""
        asked = {"field": fact.field, "next": back_to}
        if fact.collection == "authority":
            return self._now("authority-identity", **asked)
        if fact.row:
            return self._now("record-row", fact.collection, fact.row, **asked)
        if fact.kind:
            return self._now("record-new", fact.collection, kind=fact.kind, **asked)
        return self._now("record-collection", fact.collection, **asked)

    def _now(self, name: str, *arguments: str, **asked: object) -> str:
        """A page where something is recorded, which is always done today."""
        return self._replace(as_at=None).to(name, *arguments, **asked)


class Act(NamedTuple):
    """The one thing to do next, and where."""

    kind: str
    url: str


def act_for(finding: Finding, links: Links) -> Act | None:
    """Where to do what an answer asks for; None where nothing can be recorded about it."""
    if finding.outcome in NEEDS_NOBODY:
        return None
    if finding.outcome is Outcome.FOR_A_PERSON and finding.part is not None:
        return Act("judge", links.judge(finding.key))
    if finding.outcome in (Outcome.NOT_EVIDENCED, Outcome.NOT_YET_DUE) and "evidence" in finding.facts_used:
        return Act("attach", links.attach(finding.key))
    fact = missing_fact(finding)
    if fact is not None:
        return Act("record", links.record(fact, back_to=links.finding(finding.key)))
    return Act("attach", links.attach(finding.key)) if "evidence" in finding.facts_used else None


def missing_fact(finding: Finding) -> Fact | None:
    """The fact to record next: the field that the answer names as missing, else the row or collection to look in.

    Only what the answer names is a field to go to: which of the facts that a part reads is the one to record next, no
    list of them says.
    """
    rows = tuple(records_in(finding.subject.of))
    named = [place for place in finding.answer.missing if _is_recorded_in_rows(place)]
    if not named:
        return _place_to_look(finding, rows)
    of_subject = [fact for place in named for fact in _in_rows(place, rows)]
    silent = [fact for fact, is_silent in of_subject if is_silent]
    if silent:
        return silent[0]
    if of_subject:
        return of_subject[0][0]
    collection, _, field = named[0].partition(".")
    return Fact(collection, field=field.partition(".")[0])


def _place_to_look(finding: Finding, rows: tuple[Record, ...]) -> Fact | None:
    """The subject's own row; without one the collection that the part reads first, with the kind of a new row."""
    used = [place.partition(".")[0] for place in finding.facts_used if _is_recorded_in_rows(place)]
    own = [fact for collection in used for fact, _ in _in_rows(collection, rows)]
    if own:
        return own[0]
    return Fact(used[0], kind=_kind_of_publication(used[0], finding.subject.id)) if used else None


def _kind_of_publication(collection: str, subject: str) -> str:
    """The kind that the id of a subject begins with, as `equality_outcomes-after-2024-05-29`; empty for none."""
    kinds = [each.value for each in PublicationKind] if collection == "publications" else []
    return next((kind for kind in kinds if subject.startswith(f"{kind}-")), "")


def _in_rows(place: str, rows: tuple[Record, ...]) -> list[tuple[Fact, bool]]:
    """A place as a field of the rows of a subject, and whether each is silent about it."""
    collection, _, field = place.partition(".")
    field = field.partition(".")[0]
    if collection == "authority" or is_single(collection):
        return []
    kind = collections()[collection].row
    found = []
    for row in rows:
        name = str(getattr(row, "id", ""))
        if type(row) is kind and name:
            found.append((Fact(collection, name, field), bool(field) and not _is_told(row, field)))
    return found


def _is_told(row: Record, field: str) -> bool:
    value = getattr(row, field, None)
    return value is not None and value != ()


def _is_recorded_in_rows(place: str) -> bool:
    collection = place.partition(".")[0]
    return collection == "authority" or (collection in collections() and collection not in ("evidence", "judgements"))
