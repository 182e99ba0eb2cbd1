"""Comments beside a paragraph: said, answered, and taken into the views ledger."""

from __future__ import annotations

from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.accounts.models import User
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.plans.models import Comment
from comhla.web.plans.text_queries import ASKED_BY, GIVEN_BY, draft_out

VIEWS = "plan_views"


class Beside(NamedTuple):
    """Where a comment stands: the section, the key of the paragraph, and its words at the time."""

    plan: str
    section: str
    paragraph: str = ""
    quoted: str = ""


@transaction.atomic
def say(authority: Authority, beside: Beside, words: str, *, by: Actor) -> Comment:
    """Say something beside a paragraph. The words stay with the comment and not in the trail, which keeps for ever.

    Raises:
        NotAllowed: where `by` may not comment on drafts here.
    """
    by.must(Permission.DRAFT_COMMENT, authority.pk)
    comment = Comment.objects.create(
        authority=authority,
        **beside._asdict(),
        words=words,
        by_name=by.name,
        account=User.objects.filter(pk=by.id).first() if by.id.isdecimal() else None,
        role=_role_of(by, authority),
        made_at=clock.now(),
    )
    append("comment_made", _told(comment), by=by, after={"section": comment.section})
    return comment


def _role_of(by: Actor, authority: Authority) -> str:
    """The role in which somebody speaks: one whose comments are views comes before any other."""
    held = sorted(role.value for role in by.held.get(authority.pk, ()))
    return next((role for role in held if role in GIVEN_BY), held[0] if held else "")


@transaction.atomic
def settle(comment: Comment, answer: str, *, by: Actor) -> Comment:
    """Record what came of a comment, for whoever said it to read.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where somebody else answered first.
    """
    by.must(Permission.FACTS_RECORD, comment.authority_id)
    comment = Comment.objects.select_for_update().select_related("authority").get(pk=comment.pk)
    if comment.settled_at is not None:
        raise NotRecorded(
            _("%(name)s answered this in the meantime: %(answer)s")
            % {"name": comment.settled_by, "answer": comment.answer}
        )
    comment.answer, comment.settled_at, comment.settled_by = answer, clock.now(), by.name
    comment.save(update_fields=["answer", "settled_at", "settled_by"])
    append("comment_settled", _told(comment), by=by, after={"section": comment.section})
    return comment


@transaction.atomic
def take_as_view(comment: Comment, *, by: Actor) -> str:
    """Make a row of the views ledger of a comment; its key. A comment of which one was made already keeps that one.

    Who said it is not named in the ledger: whether the name may be shown is asked of them first.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where the comment is no view that a step of the plan's making asked for.
    """
    by.must(Permission.FACTS_RECORD, comment.authority_id)
    comment = Comment.objects.select_for_update().select_related("authority").get(pk=comment.pk)
    if comment.view:
        return comment.view
    authority = comment.authority
    data = {"id": "", **_as_view(comment), **_about(authority, comment.section)}
    taken = set(rows_of(authority, VIEWS).values_list("key", flat=True))
    data["id"] = proposed_id(VIEWS, "view", data, taken)
    comment.view = record_row(authority, VIEWS, data, by=by, reason=_("Taken from a comment on the draft.")).key
    comment.save(update_fields=["view"])
    return comment.view


def _as_view(comment: Comment) -> dict[str, str]:
    draft = draft_out(comment.authority, comment.plan, at=comment.made_at)
    if draft is None or comment.role not in GIVEN_BY:
        raise NotRecorded(_("This comment is no view that a step of the plan's making asked for."))
    return {
        "plan": comment.plan,
        "stage": ASKED_BY[draft.stage].value,
        "given_by": GIVEN_BY[comment.role].value,
        "received_on": timezone.localdate(comment.made_at).isoformat(),
        "channel": _("comment on the draft"),
        "words": comment.words,
    }


def _about(authority: Authority, section: str) -> dict[str, str]:
    """The section, where it is there still."""
    known = {each.id for each in facts_of(authority).plan_sections or ()}
    return {"about": section} if section in known else {}


def _told(comment: Comment) -> Told:
    return Told("plan_comment", str(comment.pk), comment.authority.slug)
