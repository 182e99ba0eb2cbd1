"""Issuing the notice and papers of a meeting: every file for both audiences at once, or nothing.

Files are made before the transaction begins, because that takes seconds; inside it the record is compared once more.
"""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from comhla.documents.agenda import items_of
from comhla.documents.errors import DocumentError
from comhla.documents.pack_leaks import Leak
from comhla.law.facts import Meeting
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.accounts.models import User
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.actions.recording import locked, moved_on
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.board.models import Pack, PackFile
from comhla.web.board.pack_files import FileMade, Made, Sources, made_from
from comhla.web.board.pack_queries import accounts_to_tell, latest_pack
from comhla.web.board.queries import meeting_called


class WouldLeak(NotRecorded):
    """A file for the public would say what only members may see."""

    def __init__(self, leaks: tuple[Leak, ...]) -> None:
        self.leaks = leaks
        first = leaks[0]
        super().__init__(
            _("Not issued: the edition for the public would say something of %(place)s: “%(words)s” (%(file)s).")
            % {"place": first.place, "words": first.words, "file": first.file}
        )


class NothingToIssue(NotRecorded):
    """There is nothing to issue, or no reason for another version."""


class _Begun(NamedTuple):
    stamp: str
    meeting: Meeting
    sources: Sources


def issue(authority: Authority, meeting_id: str, *, because: str = "", by: Actor) -> Pack:
    """Issue the notice and papers of a meeting, or a later version of them.

    Args:
        authority: whose meeting it is.
        meeting_id: the meeting.
        because: why there is another version; not asked of the first.
        by: who issues it.

    Raises:
        NotAllowed: where the role does not allow it.
        NothingToIssue: where no business is recorded, or no reason is given for a later version.
        WouldLeak: where a file for the public would say what only members may see.
        NotRecorded: where a paper cannot be made into a document, or the record changed meanwhile.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    begun = _begin(authority, meeting_id, because.strip())
    try:
        made = made_from(begun.sources)
    except DocumentError as problem:
        raise NotRecorded(_("A paper cannot be written: %(what)s") % {"what": str(problem)}) from problem
    if made.leaks:
        raise WouldLeak(made.leaks)
    return _kept(authority, begun, made, by=by)


def sources_now(authority: Authority, meeting_id: str, because: str = "") -> Sources:
    """What the next version would be made from, as everything stands now."""
    former = latest_pack(authority, meeting_id)
    return Sources(
        facts=facts_of(authority),
        meeting=meeting_id,
        number=1 if former is None else former.number + 1,
        on=clock.today(),
        because=because,
        former=None if former is None else former.manifest,
    )


def _begin(authority: Authority, meeting_id: str, because: str) -> _Begun:
    authority.refresh_from_db()
    meeting = meeting_called(authority, meeting_id)
    sources = sources_now(authority, meeting_id, because)
    if not items_of(sources.facts, meeting_id):
        raise NothingToIssue(_("No business is recorded for this meeting yet. Write the agenda first."))
    if sources.former is not None and not because:
        raise NothingToIssue(_("Say why there is another version: members read it at its head."))
    return _Begun(authority.facts_stamp, meeting, sources)


@transaction.atomic
def _kept(authority: Authority, begun: _Begun, made: Made, *, by: Actor) -> Pack:
    now = locked(authority)
    former = latest_pack(authority, begun.meeting.id)
    if now.facts_stamp != begun.stamp or (former.number if former else 0) + 1 != begun.sources.number:
        raise NotRecorded(_("The record changed while the papers were made. Look at them once more, and issue again."))
    pack = Pack.objects.create(
        authority=authority,
        meeting=begun.meeting.id,
        number=begun.sources.number,
        issued_at=clock.now(),
        issued_by=by.name,
        because=begun.sources.because,
        manifest=made.manifest,
        stamp=made.stamp,
    )
    PackFile.objects.bulk_create(_file(pack, each) for each in made.files)
    told = {"meeting": pack.meeting, "number": pack.number, "stamp": pack.stamp}
    append("papers_issued", Told("pack", pack.meeting, authority.slug), by=by, after=told, reason=pack.because)
    _say_when(now, begun.meeting, by=by)
    _tell(authority, begun, pack)
    return pack


def _file(pack: Pack, made: FileMade) -> PackFile:
    return PackFile(
        pack=pack,
        audience=made.audience,
        format=made.format,
        name=made.name,
        media_type=made.media_type,
        content=made.content,
        size=len(made.content),
        stamp=made.stamp,
    )


def _say_when(authority: Authority, meeting: Meeting, *, by: Actor) -> None:
    """Record the day on which notice was available, where nobody did; pages are drawn anew either way."""
    if meeting.notice_available_on is not None:
        moved_on(authority)
        return
    row = rows_of(authority, "meetings").get(key=meeting.id)
    data = {**plain_row(row, "meetings"), "notice_available_on": clock.today().isoformat()}
    reason = _("The notice and papers were issued.")
    record_row(authority, "meetings", data, by=by, key=meeting.id, version=row.version, reason=reason)


def _tell(authority: Authority, begun: _Begun, pack: Pack) -> None:
    """Write to everybody who sits on the body, once for each version, when it is saved."""
    for account in accounts_to_tell(authority, begun.sources.facts, begun.meeting, clock.today()):
        transaction.on_commit(_letter(authority, begun, pack, account).send, robust=True)


def _letter(authority: Authority, begun: _Begun, pack: Pack, account: User) -> EmailMessage:
    words = render_to_string(
        "board/packs/letter.txt",
        {
            "authority": authority,
            "meeting": begun.meeting,
            "pack": pack,
            "name": account.name,
            "url": settings.PUBLIC_ADDRESS + reverse("papers-meeting", args=[authority.slug, pack.meeting]),
            "contact_email": settings.CONTACT_EMAIL,
        },
    )
    subject, _sep, body = words.strip().partition("\n")
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(subject=subject.strip(), body=body.strip() + "\n", to=[account.email], headers=headers)
