"""The ledger of views: recording what people said about proposals and drafts, and what came of it. Act s.33.

A view is a row of the record, so it is validated, kept in the trail and can be taken back as every other fact. No name
of a private person is kept that they do not let be shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.law.facts import MayBeShown, Stage, ViewFrom, ViewResult
from comhla.reference.groups import ConsulteeGroup
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.plans.models import Comment

VIEWS = "plan_views"
ASKING = (Stage.GROUP_ON_PROPOSALS, Stage.GROUP_ON_FIRST_DRAFT, Stage.SENT)
"""The steps that ask for views."""

WITHDRAWN = "Permission was withdrawn, so the words are no longer kept here."
"""What stands in place of words whose permission was taken back."""

_BODIES = frozenset({ViewFrom.PARTNER, ViewFrom.CONSULTEE})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewView:
    """What somebody said, before it is recorded. Where `may_be_shown` is None it is not shown: they were not asked."""

    stage: Stage
    given_by: ViewFrom
    received_on: date
    words: str
    may_be_shown: MayBeShown | None
    channel: str = ""
    group: ConsulteeGroup | None = None
    body: str = ""
    locality: str = ""
    who: str = ""
    about: str = ""

    def as_row(self) -> dict[str, Any]:
        """The fields of the row that say what was said; those that are empty are left out."""
        told = {
            "stage": self.stage.value,
            "given_by": self.given_by.value,
            "group": self.group.value if self.group else "",
            "body": self.body,
            "locality": self.locality,
            "who": self.who.strip() if self._keeps_name else "",
            "received_on": self.received_on.isoformat(),
            "channel": self.channel.strip(),
            "may_be_shown": self.may_be_shown.value if self.may_be_shown else "",
            "words": self.words.strip(),
            "about": self.about,
        }
        return {name: value for name, value in told.items() if value}

    @property
    def _keeps_name(self) -> bool:
        return self.may_be_shown is MayBeShown.WITH_NAME or self.given_by in _BODIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """What came of views: a change of a section, or a reason why nothing was changed."""

    result: ViewResult
    on: date
    by_post: str
    changed_section: str = ""
    change: str = ""
    reason: str = ""

    def as_row(self) -> dict[str, Any]:
        """The fields of the row that say what came of it; those that are empty are left out."""
        told = {
            "considered_on": self.on.isoformat(),
            "considered_by": self.by_post.strip(),
            "result": self.result.value,
            "changed_section": self.changed_section,
            "change": self.change.strip(),
            "reason": self.reason.strip(),
        }
        return {name: value for name, value in told.items() if value}


_OUTCOME = ("considered_on", "considered_by", "result", "changed_section", "change", "reason")


@transaction.atomic
def record_view(authority: Authority, plan: str, view: NewView, *, by: Actor, reason: str = "") -> str:
    """Record a view on a plan; the id of its row.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where nothing was said, or the step asks nobody for views.
        Unacceptable: where the row cannot stand beside the rest of the record, as for a section that is not there.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    _refuse_unfit(view)
    Authority.objects.select_for_update().get(pk=authority.pk)
    row = {"plan": plan, **view.as_row()}
    taken = frozenset(rows_of(authority, VIEWS).values_list("key", flat=True))
    key = proposed_id(VIEWS, "view", row, taken)
    record_row(authority, VIEWS, {"id": key, **row}, by=by, reason=reason)
    return key


@transaction.atomic
def correct_view(authority: Authority, key: str, view: NewView, *, by: Actor, version: int, reason: str = "") -> None:
    """Correct what was recorded of a view. What came of it stays. Raises as `record_view`, and ChangedMeanwhile."""
    by.must(Permission.FACTS_RECORD, authority.pk)
    _refuse_unfit(view)
    told = _told(authority, key)
    kept = {name: told[name] for name in ("id", "plan", *_OUTCOME) if name in told}
    record_row(authority, VIEWS, {**kept, **view.as_row()}, by=by, key=key, version=version, reason=reason)


@transaction.atomic
def consider_views(
    authority: Authority, versions: Mapping[str, int], considered: Considered, *, by: Actor, reason: str = ""
) -> None:
    """Record what came of one view or of several at once: all of them or none.

    Args:
        authority: whose plan it is.
        versions: the views by their ids, each with the version that was seen.
        considered: what came of them.
        by: who records it.
        reason: for the trail.

    Raises:
        NotRecorded: where no view was chosen, a change does not say what and where, or nothing changed and no reason
            is given.
        NotAllowed, ChangedMeanwhile, Unacceptable: as `record_row`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    _refuse_unfinished(versions, considered)
    for key, version in versions.items():
        told = {name: value for name, value in _told(authority, key).items() if name not in _OUTCOME}
        row = {**told, **considered.as_row()}
        record_row(authority, VIEWS, row, by=by, key=key, version=version, reason=reason)


@transaction.atomic
def withdraw_permission(authority: Authority, key: str, *, to: MayBeShown, by: Actor, version: int) -> None:
    """Record that somebody takes back how far their view may be shown.

    Without a name, the name goes. Not at all, the words go too, from the comment that the view was made of as well,
    so that no page and no document made afterwards has them. Papers that are printed or published keep them, and so
    does the trail of changes, which is never changed.

    Raises:
        NotRecorded: where it would allow more than before; that is a correction, and somebody has to have said so.
        NotAllowed, ChangedMeanwhile: as `record_row`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    told = _told(authority, key)
    if _RANK[to] >= _RANK[told.get("may_be_shown", MayBeShown.NOT_AT_ALL)] and to is not MayBeShown.NOT_AT_ALL:
        raise NotRecorded(_("That would let more be shown than before. Correct the view instead, if they said so."))
    row = {name: value for name, value in told.items() if name != "who"} | {"may_be_shown": to.value}
    if to is MayBeShown.NOT_AT_ALL:
        row["words"] = WITHDRAWN
        _forget_comments(authority, key, by=by)
    why = "Permission to show it was withdrawn."
    record_row(authority, VIEWS, row, by=by, key=key, version=version, reason=why)


_RANK = {MayBeShown.NOT_AT_ALL: 0, MayBeShown.WITHOUT_NAME: 1, MayBeShown.WITH_NAME: 2}


def _forget_comments(authority: Authority, view: str, *, by: Actor) -> None:
    for comment in Comment.objects.select_for_update().filter(authority=authority, view=view):
        comment.words = WITHDRAWN
        comment.save(update_fields=["words"])
        append("comment_words_removed", Told("comment", str(comment.pk), authority.slug), by=by)


def _told(authority: Authority, key: str) -> dict[str, Any]:
    row = rows_of(authority, VIEWS).select_for_update().filter(key=key).first()
    if row is None:
        raise ChangedMeanwhile(None, 0)
    return plain_row(row, VIEWS)


def _refuse_unfit(view: NewView) -> None:
    if not view.words.strip():
        raise NotRecorded(_("Say what they said, in their words or a fair summary."))
    if view.stage not in ASKING:
        raise NotRecorded(_("This step asks nobody for views. Choose the step on which they gave it."))


def _refuse_unfinished(versions: Mapping[str, int], considered: Considered) -> None:
    if not versions:
        raise NotRecorded(_("Choose at least one view."))
    if not considered.by_post.strip():
        raise NotRecorded(_("Say who considered it: a post, as chief officer."))
    if considered.result is ViewResult.CHANGED and not (considered.changed_section and considered.change.strip()):
        raise NotRecorded(_("Say which section was changed, and what was changed in it."))
    if considered.result is ViewResult.NOT_CHANGED and not considered.reason.strip():
        raise NotRecorded(_("Say why nothing was changed."))
