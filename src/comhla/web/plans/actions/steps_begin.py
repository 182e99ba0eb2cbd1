"""Beginning a plan, reviewing one, being directed to replace it, and deciding something significant outside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction

from comhla.law.facts import AuthorityFacts, PlanOrigin, PlanReviewResult
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import record_row, record_rows
from comhla.web.authorities.errors import ChangedMeanwhile
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.models import Authority, Row
from comhla.web.authorities.tables import rows_of
from comhla.web.duties.actions import attach_evidence
from comhla.web.plans.models import PlanPicture

Data = dict[str, Any]
_COPIED = ("plan_measures", "plan_sections", "plan_actions")
"""What a new plan takes over from an earlier one; measures first, because actions name them."""


class NewPlan(NamedTuple):
    """A plan that is to be begun."""

    title: str
    origin: PlanOrigin
    began_on: date
    first_day: date | None = None
    last_day: date | None = None
    directed_by: str = ""
    copied_from: str = ""


@transaction.atomic
def begin_plan(authority: Authority, wanted: NewPlan, *, by: Actor) -> str:
    """Begin a plan, with the text of an earlier one to start from where that was asked for; its id.

    A review that decided to replace the plan is recorded as having led to it. Raises as `record_row`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    key = free_id(authority, "plans", f"plan-{(wanted.first_day or wanted.began_on).year}")
    record_row(authority, "plans", _new_row(facts_of(authority), key, wanted), by=by)
    if wanted.copied_from:
        _copy_text(authority, wanted.copied_from, key, by=by)
    if wanted.origin is PlanOrigin.REVIEW:
        _name_replacement(authority, key, by=by)
    return key


def _new_row(facts: AuthorityFacts, key: str, wanted: NewPlan) -> Data:
    group = facts.planning_group
    established = group.established_on if group is not None else None
    told: Data = {
        "id": key,
        "title": wanted.title,
        "origin": wanted.origin.value,
        "preparation_began_on": wanted.began_on.isoformat(),
        "period_first_day": wanted.first_day.isoformat() if wanted.first_day else None,
        "period_last_day": wanted.last_day.isoformat() if wanted.last_day else None,
        "directed_by": wanted.directed_by or None,
        "group_existed_when_preparation_began": established <= wanted.began_on
        if isinstance(established, date)
        else None,
        "stages": [],
    }
    return {name: value for name, value in told.items() if value is not None}


def _copy_text(authority: Authority, old: str, new: str, *, by: Actor) -> None:
    ids: dict[str, str] = {}
    copies: dict[str, list[Data]] = {}
    for collection in _COPIED:
        rows = _rows(authority, collection)
        own, taken = [each for each in rows if each["plan"] == old], {each["id"] for each in rows}
        for row in own:
            ids[f"{collection}:{row['id']}"] = _renewed(row["id"], old, new, taken)
        copies[collection] = [_copied(row, collection, new, ids) for row in own]
    record_rows(authority, copies, by=by, reason=f"Begun with the text of {old}.")
    for picture in PlanPicture.objects.filter(authority=authority, plan=old):
        picture.pk, picture.plan = None, new
        picture.save(force_insert=True)


def _copied(row: Mapping[str, Any], collection: str, plan: str, ids: Mapping[str, str]) -> Data:
    data = {**row, "id": ids[f"{collection}:{row['id']}"], "plan": plan}
    if "made_from" in row:
        data["made_from"] = ids[f"plan_sections:{row['made_from']}"]
    if "measures" in row:
        data["measures"] = [ids.get(f"plan_measures:{each}", each) for each in row["measures"]]
    return data


def _renewed(key: str, old: str, new: str, taken: set[str]) -> str:
    wanted = f"{new}{key.removeprefix(old)}" if key.startswith(old) else f"{new}-{key}"
    found = _free(wanted, taken)
    taken.add(found)
    return found


def _name_replacement(authority: Authority, plan: str, *, by: Actor) -> None:
    for row in reversed(rows_of(authority, "plan_reviews")):
        said = plain_row(row, "plan_reviews")
        if said.get("result") == PlanReviewResult.REPLACE.value and "replacement" not in said:
            told = {**said, "replacement": plan}
            record_row(authority, "plan_reviews", told, by=by, key=row.key, version=row.version)
            return


# ----------------------------------------------------------------------------------------------------------- reviews


class Said(NamedTuple):
    """What somebody said or did that a part of a duty is about, for evidence."""

    part: str
    what: str
    on: date


@transaction.atomic
def start_review(authority: Authority, plan: str, *, on: date, because: str, by: Actor) -> str:
    """Begin a review of a plan; its id. Raises as `record_row`."""
    by.must(Permission.FACTS_RECORD, authority.pk)
    key = free_id(authority, "plan_reviews", f"review-{on.year}")
    said = {"id": key, "plan": plan, "started_on": on.isoformat(), **({"reasons": because} if because else {})}
    record_row(authority, "plan_reviews", said, by=by)
    return key


@transaction.atomic
def go_on_with_review(
    authority: Authority, key: str, told: Data, *, by: Actor, version: int, said: Sequence[Said] = ()
) -> None:
    """Record more of a review, with what the group answered as evidence. Raises as `record_row`."""
    row = rows_of(authority, "plan_reviews").filter(key=key).first()
    if row is None:
        raise ChangedMeanwhile(None, 0)
    record_row(authority, "plan_reviews", {**plain_row(row, "plan_reviews"), **told}, by=by, key=key, version=version)
    _attach(authority, "act-2014/s37", key, said, by=by)


@transaction.atomic
def record_direction(authority: Authority, told: Data, *, by: Actor) -> str:
    """Record a direction to replace the plan; its id. Raises as `record_row`."""
    by.must(Permission.FACTS_RECORD, authority.pk)
    key = free_id(authority, "plan_directions", f"direction-{str(told['given_on'])[:4]}")
    record_row(authority, "plan_directions", {"id": key, **told}, by=by)
    return key


@transaction.atomic
def record_significant_decision(authority: Authority, told: Data, said: Sequence[Said], *, by: Actor) -> str:
    """Record a decision outside the plan with what was considered before it; its id. Raises as `record_row`."""
    by.must(Permission.FACTS_RECORD, authority.pk)
    key = free_id(authority, "decisions", f"decision-{told['decided_on']}")
    record_row(authority, "decisions", {"id": key, **told}, by=by)
    _attach(authority, "act-2014/s36", key, said, by=by)
    return key


def _attach(authority: Authority, duty: str, subject: str, said: Sequence[Said], *, by: Actor) -> None:
    for each in said:
        row = {"duty": duty, "part": each.part, "subject": subject, "what": each.what, "dated_on": each.on.isoformat()}
        attach_evidence(authority, row, by=by)


def free_id(authority: Authority, collection: str, wanted: str) -> str:
    """An id that no row of a collection has yet."""
    return _free(wanted, set(rows_of(authority, collection).values_list("key", flat=True)))


def _free(wanted: str, taken: set[str]) -> str:
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _rows(authority: Authority, collection: str) -> list[Data]:
    rows: list[Row] = list(rows_of(authority, collection))
    return [plain_row(each, collection) for each in rows]
