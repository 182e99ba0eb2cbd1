"""Pictures of a plan: added after they were read and written anew, and taken out."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from comhla.documents.errors import UnusableInput
from comhla.documents.model import Picture
from comhla.documents.pictures import checked_picture
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.models import Authority
from comhla.web.plans.models import PlanPicture
from comhla.web.plans.text_queries import picture_keys

MOST_PICTURES = 200
_LONGEST = 60


@transaction.atomic
def add_picture(authority: Authority, plan: str, name: str, content: bytes, *, by: Actor) -> PlanPicture:
    """Add a picture under a key made from a name. The same picture is kept once.

    Raises:
        NotAllowed: where `by` may not record facts here.
        NotRecorded: where the file is no picture that may come in, or the plan has too many.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    try:
        picture = checked_picture(content)
    except UnusableInput as unusable:
        raise NotRecorded(str(unusable)) from unusable
    return keep_picture(authority, plan, name, picture, by=by)


@transaction.atomic
def keep_picture(authority: Authority, plan: str, name: str, picture: Picture, *, by: Actor) -> PlanPicture:
    """Keep a picture that was checked. Raises as `add_picture`."""
    by.must(Permission.FACTS_RECORD, authority.pk)
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    stamp = hashlib.sha256(picture.content).hexdigest()
    there = PlanPicture.objects.filter(authority=authority, plan=plan, stamp=stamp).first()
    if there is not None:
        return there
    taken = picture_keys(authority, plan)
    if len(taken) >= MOST_PICTURES:
        raise NotRecorded(_("The plan has %(most)s pictures already. Take one out first.") % {"most": MOST_PICTURES})
    made = PlanPicture.objects.create(
        authority=authority,
        plan=plan,
        key=_free_key(name, taken),
        media_type=picture.media_type,
        content=picture.content,
        stamp=stamp,
        made_at=clock.now(),
    )
    append("picture_added", _told(made), by=by, after={"picture": made.key, "stamp": stamp})
    return made


def _free_key(name: str, taken: Collection[str]) -> str:
    wanted = slugify(name)[:_LONGEST].strip("-") or "picture"
    number = 1
    while (wanted if number == 1 else f"{wanted}-{number}") in taken:
        number += 1
    return wanted if number == 1 else f"{wanted}-{number}"


@transaction.atomic
def remove_picture(picture: PlanPicture, *, by: Actor) -> None:
    """Take a picture out of the plan. A text that still shows it says so as a problem.

    Raises:
        NotAllowed: where `by` may not record facts there.
    """
    by.must(Permission.FACTS_RECORD, picture.authority_id)
    append("picture_removed", _told(picture), by=by, before={"picture": picture.key, "stamp": picture.stamp})
    picture.delete()


def _told(picture: PlanPicture) -> Told:
    return Told("plan_picture", picture.plan, picture.authority.slug)
