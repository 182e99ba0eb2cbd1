"""Named reads of what stands beside the text: drafts, comments, pictures, and who changed what last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404

from comhla.documents.model import Picture
from comhla.law.facts import Stage, ViewFrom
from comhla.web.access.roles import Role
from comhla.web.audit.queries import Sought, events_of
from comhla.web.authorities.models import Authority
from comhla.web.plans.models import Comment, Draft, PlanPicture

ASKED_BY: Mapping[str, Stage] = {
    Stage.PROPOSALS: Stage.GROUP_ON_PROPOSALS,
    Stage.GROUP_ON_PROPOSALS: Stage.GROUP_ON_PROPOSALS,
    Stage.FIRST_DRAFT: Stage.GROUP_ON_FIRST_DRAFT,
    Stage.GROUP_ON_FIRST_DRAFT: Stage.GROUP_ON_FIRST_DRAFT,
    Stage.SENT: Stage.SENT,
}
"""The step that asks for views on a draft, by the step for which the draft was kept."""
_TELLING = (*ASKED_BY, Stage.FINALISED)

GIVEN_BY: Mapping[str, ViewFrom] = {
    Role.PLANNING_GROUP_MEMBER.value: ViewFrom.GROUP_MEMBER,
    Role.LOCALITY_MEMBER.value: ViewFrom.LOCALITY,
}
"""Whose comments are views that the making of a plan asks for, by the role in which they were said."""


class LastChange(NamedTuple):
    """Who changed a section last, and when."""

    by: str
    at: datetime


def last_changes(authority: Authority, sections: Iterable[str]) -> Mapping[str, LastChange]:
    """By section, who changed it last. A section that came with the whole record has no entry."""
    of_each = (
        events_of(authority.slug, Sought(kind="plan_sections"))
        .filter(subject__in=list(sections))
        .order_by()
        .values("subject")
        .annotate(last=Max("number"))
        .values("last")
    )
    events = events_of(authority.slug).filter(number__in=of_each)
    return {subject: LastChange(name, at) for subject, name, at in events.values_list("subject", "by_name", "at")}


def comments_on(authority: Authority, plan: str) -> QuerySet[Comment]:
    """Every comment on a plan, in the order in which they were made."""
    return Comment.objects.filter(authority=authority, plan=plan).order_by("made_at", "pk")


def open_comments(authority: Authority, plan: str) -> Mapping[str, int]:
    """By section, how many comments nobody has answered."""
    counted = (
        comments_on(authority, plan)
        .order_by()
        .values("section")
        .annotate(waiting=Count("pk", filter=Q(settled_at__isnull=True)))
    )
    return dict(counted.values_list("section", "waiting"))


def comment_called(authority: Authority, plan: str, number: int) -> Comment:
    """A comment.

    Raises:
        Http404: where there is none with this number on the plan.
    """
    found = comments_on(authority, plan).filter(pk=number).first()
    if found is None:
        raise Http404("There is no such comment.")
    return found


def drafts_of(authority: Authority, plan: str) -> QuerySet[Draft]:
    """The drafts that were kept, the latest first, without what they say."""
    return Draft.objects.filter(authority=authority, plan=plan).order_by("-number").defer("contents")


def draft_called(authority: Authority, plan: str, number: int) -> Draft:
    """A draft with what it says.

    Raises:
        Http404: where there is none.
    """
    found = Draft.objects.filter(authority=authority, plan=plan, number=number).first()
    if found is None:
        raise Http404("There is no such draft.")
    return found


def draft_out(authority: Authority, plan: str, *, at: datetime | None = None) -> Draft | None:
    """The draft that is out for views, or was at a moment: the last one on which a step asks for them.

    When the plan is final, none is.
    """
    told = Draft.objects.filter(authority=authority, plan=plan, stage__in=_TELLING)
    if at is not None:
        told = told.filter(kept_at__lte=at)
    last = told.order_by("-number").first()
    return None if last is None or last.stage == Stage.FINALISED else last


def drafts_out(authority: Authority) -> list[Draft]:
    """The draft of each plan that is out for views, without what it says."""
    told = Draft.objects.filter(authority=authority, stage__in=_TELLING).order_by("plan", "number").defer("contents")
    last = {each.plan: each for each in told}
    return [each for each in last.values() if each.stage != Stage.FINALISED]


def pictures_of(authority: Authority, plan: str) -> Mapping[str, Picture]:
    """The pictures of a plan as its texts name them."""
    rows = PlanPicture.objects.filter(authority=authority, plan=plan)
    return {each.key: Picture(content=bytes(each.content), media_type=each.media_type) for each in rows}


def picture_called(authority: Authority, plan: str, key: str) -> PlanPicture:
    """A picture.

    Raises:
        Http404: where there is none.
    """
    found = PlanPicture.objects.filter(authority=authority, plan=plan, key=key).first()
    if found is None:
        raise Http404("There is no such picture.")
    return found


def picture_keys(authority: Authority, plan: str) -> list[str]:
    """The keys of the pictures of a plan, without their content."""
    return list(PlanPicture.objects.filter(authority=authority, plan=plan).values_list("key", flat=True))
