"""Keeping drafts: the whole text of a plan as it stood on a day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.plans.models import Draft

COLLECTIONS: Mapping[str, str] = {
    "sections": "plan_sections",
    "actions": "plan_actions",
    "measures": "plan_measures",
}
"""What a draft keeps, and from which collection of the authority file."""

Contents = Mapping[str, Sequence[Mapping[str, Any]]]


@transaction.atomic
def keep_draft(authority: Authority, plan_id: str, *, stage: str, called: str, by: Actor) -> Draft:
    """Keep the plan as it stands now. A draft is never changed after that.

    Args:
        authority: whose plan it is.
        plan_id: the plan.
        stage: the step of the law that the draft is about, as `sent`; empty where it is about none.
        called: what people call it, as "First draft".
        by: who keeps it.

    Raises:
        NotAllowed: where `by` may not record facts here.
        NotRecorded: where the plan is not recorded.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    if not rows_of(authority, "plans").filter(key=plan_id).exists():
        raise NotRecorded("The plan is not recorded.")
    contents = contents_now(authority, plan_id)
    last = Draft.objects.filter(authority=authority, plan=plan_id).order_by("-number").first()
    draft = Draft.objects.create(
        authority=authority,
        plan=plan_id,
        number=1 if last is None else last.number + 1,
        stage=stage,
        called=called,
        contents=contents,
        stamp=stamp_of_contents(contents),
        kept_at=clock.now(),
        kept_by=by.name,
    )
    told = {"number": draft.number, "called": called, "stage": stage, "stamp": draft.stamp}
    append("draft_kept", Told("plan_draft", plan_id, authority.slug), by=by, after=told)
    return draft


def contents_now(authority: Authority, plan_id: str) -> dict[str, list[dict[str, Any]]]:
    """What a draft would keep of a plan as it stands now: rows as an authority file says them."""
    found = {}
    for name, collection in COLLECTIONS.items():
        rows = [plain_row(row, collection) for row in rows_of(authority, collection)]
        found[name] = [row for row in rows if row["plan"] == plan_id]
    return found


def stamp_of_contents(contents: Contents) -> str:
    """The same for the same contents, another for any other."""
    told = json.dumps(contents, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()
