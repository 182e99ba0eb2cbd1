"""Writing the text of a plan: sections begun, changed by several people at once, moved and taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.law.facts import PlanEdition, PlanSection
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.audit.queries import events_about
from comhla.web.authorities.actions import record_row, remove_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.authorities.models import Authority, Row
from comhla.web.authorities.tables import rows_of
from comhla.web.plans.actions.contents import keep_in_step
from comhla.web.plans.places import moved
from comhla.web.plans.texts import join

SECTIONS = "plan_sections"
WRITTEN = ("heading", "part", "locality", "text", "made_from_stamp")
"""What somebody changes of a section that is there; the rest stays."""

Data = Mapping[str, Any]


class Saved(NamedTuple):
    """What came of saving: nothing had changed, or it was saved; `joined_with` wrote at the same time."""

    is_changed: bool
    joined_with: str = ""


class BothChanged(NotRecorded):
    """Two people changed the same paragraph, and nothing was saved.

    Attributes:
        theirs: what the section says now.
        joined: what both wrote, and in the paragraphs where they differ what was typed.
        who: who saved first, as far as the trail knows.
    """

    def __init__(self, theirs: Data, joined: Data, who: str) -> None:
        self.theirs, self.joined, self.who = theirs, joined, who
        super().__init__(_("Somebody else changed the same words while you were working on them."))


@transaction.atomic
def begin_section(authority: Authority, data: Data, *, by: Actor) -> str:
    """Record a new section; its key.

    `data` is the row without an id. Raises as `record_row`.
    """
    taken = set(rows_of(authority, SECTIONS).values_list("key", flat=True))
    said = without_nothing(data)
    made = record_row(authority, SECTIONS, {"id": proposed_id(SECTIONS, "section", said, taken), **said}, by=by)
    keep_in_step(authority, said["plan"], by=by)
    return made.key


@transaction.atomic
def save_section(authority: Authority, key: str, typed: Data, base: Data, *, by: Actor) -> Saved:
    """Save what somebody typed into a section, joined with what others saved since.

    Args:
        authority: whose section it is.
        key: the section.
        typed: what it is to say, by the names in `WRITTEN`.
        base: what it said when the person began to type.
        by: who saves.

    Raises:
        BothChanged: where somebody else changed the same paragraph or field.
        ChangedMeanwhile: where the section is not there any more.
        NotAllowed, Unacceptable: as `record_row`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    row = _held(authority, key)
    now = plain_row(row, SECTIONS)
    theirs = {name: now.get(name) for name in WRITTEN}
    mine = {name: typed.get(name) or None for name in WRITTEN}
    origin = {name: base.get(name) or None for name in WRITTEN}
    others_wrote = theirs not in (origin, mine)
    wanted, differs = _joined(origin, mine, theirs)
    who = _who_saved(authority, key) if others_wrote else ""
    if differs:
        raise BothChanged(theirs, wanted, who)
    if wanted == theirs:
        return Saved(is_changed=False)
    before = facts_of(Authority.objects.get(pk=authority.pk))
    record_row(authority, SECTIONS, without_nothing({**now, **wanted}), by=by, key=key, version=row.version)
    keep_in_step(authority, now["plan"], by=by, before=before)
    return Saved(is_changed=True, joined_with=who)


def _joined(base: Data, mine: Data, theirs: Data) -> tuple[dict[str, Any], bool]:
    """What both want, field by field and in the text paragraph by paragraph; and whether they differ somewhere."""
    wanted: dict[str, Any] = {}
    differs = False
    for name in WRITTEN:
        if mine[name] == base[name] or mine[name] == theirs[name]:
            wanted[name] = theirs[name]
        elif theirs[name] == base[name]:
            wanted[name] = mine[name]
        elif name == "text":
            both = join(base[name] or "", mine[name] or "", theirs[name] or "")
            wanted[name], differs = both.text or None, differs or both.differs
        else:
            wanted[name], differs = mine[name], True
    return wanted, differs


def _held(authority: Authority, key: str) -> Row:
    """The section as it is now, nobody else writing until the end of the transaction."""
    Authority.objects.select_for_update().get(pk=authority.pk)
    row = rows_of(authority, SECTIONS).filter(key=key).first()
    if row is None:
        raise ChangedMeanwhile(None, 0)
    return row


def _who_saved(authority: Authority, key: str) -> str:
    event = events_about(authority.slug, SECTIONS, key).first()
    return event.by_name if event is not None else ""


@transaction.atomic
def move_section(authority: Authority, key: str, *, up: bool, by: Actor) -> bool:
    """Let a section change places with the one before or after it; whether there was one.

    Raises:
        ChangedMeanwhile: where the section is not there any more.
        NotAllowed, Unacceptable: as `record_row`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    _held(authority, key)
    now = Authority.objects.get(pk=authority.pk)
    places = moved(_beside(now, key), key, up=up)
    for name, place in places.items():
        row = rows_of(authority, SECTIONS).get(key=name)
        record_row(
            authority, SECTIONS, {**plain_row(row, SECTIONS), "place": place}, by=by, key=name, version=row.version
        )
    return bool(places)


def _beside(authority: Authority, key: str) -> Sequence[PlanSection]:
    """The sections among which a section stands, as they are recorded."""
    facts = facts_of(authority)
    own = next(each for each in facts.plan_sections or () if each.id == key)
    wanted = (own.plan, own.edition or PlanEdition.FULL)
    return [each for each in facts.plan_sections or () if (each.plan, each.edition or PlanEdition.FULL) == wanted]


@transaction.atomic
def remove_section(authority: Authority, key: str, *, version: int, by: Actor, reason: str) -> None:
    """Take a section out of the plan. Raises as `remove_row`."""
    before = facts_of(Authority.objects.get(pk=authority.pk))
    plan = next((each.plan for each in before.plan_sections or () if each.id == key), "")
    remove_row(authority, SECTIONS, key, by=by, version=version, reason=reason)
    keep_in_step(authority, plan, by=by, before=before)


def without_nothing(data: Data) -> dict[str, Any]:
    """A row as an authority file says it: what is not recorded is left out."""
    return {name: value for name, value in data.items() if value is not None and value != ""}
