"""Notes that a member writes for themselves beside a paper.

They are nobody else's business, so the trail does not tell of them: not what they say, nor that there are any.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.models import Authority
from comhla.web.board.models import PrivateNote
from comhla.web.board.pack_queries import notes_of

MOST_NOTES = 500
LONGEST = 5_000


@transaction.atomic
def write_note(authority: Authority, meeting: str, place: str, text: str, *, by: Actor) -> PrivateNote:
    """Write a note beside an item of business.

    Raises:
        NotAllowed: where somebody does not read papers of this authority.
        NotRecorded: where it is empty, too long, or one too many.
    """
    by.must(Permission.SEAT_ANSWER, authority.pk)
    words = text.strip()
    if not words or len(words) > LONGEST:
        raise NotRecorded(_("Write a note of up to %(most)s characters.") % {"most": LONGEST})
    if notes_of(authority, meeting, by).count() >= MOST_NOTES:
        raise NotRecorded(_("You have very many notes for this meeting. Take some out first."))
    return PrivateNote.objects.create(
        authority=authority, meeting=meeting, place=place, text=words, account_id=int(by.id), written_at=clock.now()
    )


@transaction.atomic
def remove_note(authority: Authority, meeting: str, number: int, *, by: Actor) -> None:
    """Take out a note of one's own; one of somebody else, or one that is gone, is left as it is.

    Raises:
        NotAllowed: where somebody does not read papers of this authority.
    """
    by.must(Permission.SEAT_ANSWER, authority.pk)
    notes_of(authority, meeting, by).filter(pk=number).delete()
