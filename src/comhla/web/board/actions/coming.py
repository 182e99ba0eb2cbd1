"""What members answer when they are asked whether they come."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.law.facts import Meeting
from comhla.law.readings.meeting_expected import Answer
from comhla.web import clock
from comhla.web.access.actors import Actor, NotAllowed
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.board.models import Coming
from comhla.web.board.queries import person_of
from comhla.web.board.rosters import Place, roster


@transaction.atomic
def answer_for_oneself(
    authority: Authority, meeting: Meeting, answer: Answer, *, by: Actor, proxy: str = "", words: str = ""
) -> None:
    """Record whether somebody comes, as they say themselves, for every seat that they hold there.

    Raises:
        NotAllowed: where `by` may not answer here, or the account belongs to nobody in that body on that day.
        NotRecorded: where the meeting was called off or is over.
    """
    by.must(Permission.SEAT_ANSWER, authority.pk)
    person = person_of(authority, int(by.id)) if by.id.isdecimal() else None
    own = [each for each in roster(facts_of(authority), meeting) if each.person == person]
    if person is None or not own:
        raise NotAllowed("The account belongs to nobody who has a seat at this meeting.")
    for each in own:
        _keep(authority, meeting, each, answer, proxy, words, by)


@transaction.atomic
def answer_for_somebody(
    authority: Authority, meeting: Meeting, member: str, answer: Answer, *, by: Actor, proxy: str = "", words: str = ""
) -> None:
    """Record what a member said, as on the telephone, under both names.

    Raises:
        NotAllowed: where `by` may not record for others here.
        NotRecorded: where nobody of that id has a seat at the meeting, or it was called off or is over.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    place = next((each for each in roster(facts_of(authority), meeting) if each.member == member), None)
    if place is None:
        raise NotRecorded(_("Nobody of that name has a seat at this meeting on its day."))
    _keep(authority, meeting, place, answer, proxy, words, by.asked_by(place.name))


def _keep(
    authority: Authority, meeting: Meeting, place: Place, answer: Answer, proxy: str, words: str, by: Actor
) -> None:
    if meeting.cancelled:
        raise NotRecorded(_("This meeting was called off."))
    if meeting.held_on < clock.today():
        raise NotRecorded(_("This meeting is over."))
    name = by.name if not by.on_behalf_of else _("%(member)s, recorded by %(name)s") % _both(by)
    given: dict[str, Any] = {
        "answer": answer.value,
        "proxy": proxy if answer is Answer.PROXY else "",
        "words": words,
        "answered_at": clock.now(),
        "answered_by": name[:200],
    }
    before = Coming.objects.filter(authority=authority, meeting=meeting.id, member=place.member).first()
    said_before = None if before is None else {"answer": before.answer}
    Coming.objects.update_or_create(authority=authority, meeting=meeting.id, member=place.member, defaults=given)
    told = Told("meeting_coming", f"{meeting.id}/{place.member}", authority.slug)
    append("coming_answered", told, by=by, before=said_before, after={"answer": answer.value})


def _both(by: Actor) -> dict[str, str]:
    return {"member": by.on_behalf_of, "name": by.name}
