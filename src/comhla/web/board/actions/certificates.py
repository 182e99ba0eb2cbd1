"""Issuing the certificate of a meeting. What was issued is never changed: a later one gets the next number."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.documents.certificate import certificate_data
from comhla.law.readings.lawful_meeting import Verdict, lawful_meeting
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.board.models import Certificate

FULL, PUBLIC = "full", "public"


@transaction.atomic
def issue_certificate(authority: Authority, meeting: str, *, by: Actor) -> Certificate:
    """Issue what the rules say of a meeting today, in full and for the public, each with its checksum.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where the meeting has not been held yet, or no rule is asked of it.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    Authority.objects.select_for_update().get(pk=authority.pk)
    today = clock.today()
    lawful = lawful_meeting(facts_of(authority), meeting, today)
    if lawful.meeting.held_on > today:
        raise NotRecorded(_("A certificate can be issued once the meeting was held."))
    if lawful.verdict is Verdict.NO_RULE:
        raise NotRecorded(lawful.headline)
    full = certificate_data(lawful)
    last = Certificate.objects.filter(authority=authority, meeting=meeting).order_by("number").last()
    issued = Certificate.objects.create(
        authority=authority,
        meeting=meeting,
        number=1 if last is None else last.number + 1,
        issued_at=clock.now(),
        issued_by=by.name,
        as_at=today,
        content={FULL: full, PUBLIC: certificate_data(lawful, for_public=True)},
        stamp=full["checksum"]["value"],
    )
    told = Told("certificate", f"{meeting} {issued.number}", authority.slug)
    append("certificate_issued", told, by=by, after={"says": full["says"], "checksum": issued.stamp})
    return issued
