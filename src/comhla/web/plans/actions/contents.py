"""Actions and measures of a plan, what they serve, and the plan's own row, which follows from what it says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import transaction

from comhla.documents.plan_coverage import what_text_says
from comhla.law import AuthorityFacts
from comhla.law.facts import Plan
from comhla.law.readings.plan_making import final_day
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import record_row, remove_row
from comhla.web.authorities.errors import ChangedMeanwhile
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of

PLANS = "plans"
ACTIONS = "plan_actions"
MEASURES = "plan_measures"
_ONE = {ACTIONS: "action", MEASURES: "measure"}


class Served(StrEnum):
    """What the cells of the mapping are about: the field of an action that they change."""

    OUTCOME = "outcomes"
    PRINCIPLE = "principles"


@transaction.atomic
def record_contents(
    authority: Authority,
    collection: str,
    plan: str,
    data: Mapping[str, Any],
    *,
    by: Actor,
    key: str | None = None,
    version: int | None = None,
) -> str:
    """Record an action or a measure of a plan, or change one, and bring the plan's row in step. Its id.

    Args:
        authority: whose plan it is.
        collection: `plan_actions` or `plan_measures`.
        plan: the id of the plan.
        data: what the row says, without its id and plan.
        by: who records it.
        key: the row to change; None for a new one, which gets an id of its own.
        version: for a change, the version that was being changed.

    Raises:
        NotAllowed, ChangedMeanwhile, Unacceptable: as `record_row` does.
    """
    before = facts_of(authority)
    taken = set(rows_of(authority, collection).values_list("key", flat=True))
    chosen = key or proposed_id(collection, _ONE[collection], data, taken)
    record_row(authority, collection, {**data, "id": chosen, "plan": plan}, by=by, key=key, version=version)
    keep_in_step(authority, plan, by=by, before=before)
    return chosen


@transaction.atomic
def remove_contents(
    authority: Authority, collection: str, plan: str, key: str, *, by: Actor, version: int, reason: str
) -> None:
    """Take an action or a measure out of a plan; actions that name the measure lose it. Raises as `remove_row`."""
    before = facts_of(authority)
    if collection == MEASURES:
        _take_out_of_actions(authority, key, by=by, reason=reason)
    remove_row(authority, collection, key, by=by, version=version, reason=reason)
    keep_in_step(authority, plan, by=by, before=before)


@transaction.atomic
def say_served(
    authority: Authority, plan: str, action: str, what: Served, code: str, *, serves: bool, by: Actor
) -> None:
    """Say that an action serves an outcome or principle, or that it does not.

    Two people who click on different cells of one action both get what they clicked: what is changed is the row as it
    is now.

    Raises:
        NotAllowed: where `by` may not record facts here.
        ChangedMeanwhile: where the plan has no such action any more.
        Unacceptable: where there is no such outcome or principle.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    before = facts_of(authority)
    Authority.objects.select_for_update().get(pk=authority.pk)
    row = rows_of(authority, ACTIONS).filter(key=action).first()
    data = {} if row is None else plain_row(row, ACTIONS)
    if row is None or data["plan"] != plan:
        raise ChangedMeanwhile(None, 0)
    codes = set(data.get(what) or ())
    if (code in codes) is serves:
        return
    codes = codes | {code} if serves else codes - {code}
    changed = {**data, what.value: sorted(codes, key=_number)}
    record_row(authority, ACTIONS, changed, by=by, key=action, version=row.version)
    keep_in_step(authority, plan, by=by, before=before)


@transaction.atomic
def keep_in_step(authority: Authority, plan: str, *, by: Actor, before: AuthorityFacts | None = None) -> bool:
    """Bring the row of a plan in preparation in step with its sections and actions. Whether anything was changed.

    To be called in the transaction of every change of sections, actions or measures. A plan that is final stays as it
    was decided, and so does one of which nothing is written, whose facts somebody recorded by hand.

    Args:
        authority: whose plan it is.
        plan: the id of the plan.
        by: who made the change.
        before: what was recorded before the change; with it, taking out the last action or section counts too.

    Raises:
        NotAllowed, Unacceptable: as `record_row` does.
    """
    facts = facts_of(Authority.objects.get(pk=authority.pk))
    found = facts.plan_called(plan)
    if found is None or _is_final(found):
        return False
    row = rows_of(authority, PLANS).get(key=plan)
    data = plain_row(row, PLANS)
    said = what_text_says(facts, plan, before=before)
    differs = {name: value for name, value in said.items() if data.get(name) != value}
    if not differs:
        return False
    told = "Follows from the sections and actions of the plan."
    record_row(authority, PLANS, {**data, **differs}, by=by, key=plan, version=row.version, reason=told)
    return True


def _is_final(plan: Plan) -> bool:
    return isinstance(final_day(plan), date)


def _take_out_of_actions(authority: Authority, measure: str, *, by: Actor, reason: str) -> None:
    for row in rows_of(authority, ACTIONS):
        data = plain_row(row, ACTIONS)
        if measure in (data.get("measures") or ()):
            data["measures"] = [each for each in data["measures"] if each != measure]
            record_row(authority, ACTIONS, data, by=by, key=row.key, version=row.version, reason=reason)


def _number(code: str) -> tuple[int, str]:
    """The place of a code as O5 or P12; one that is no code comes first and is refused."""
    return (int(code[1:]), code) if code[1:].isdigit() else (-1, code)
