"""Named reads of the room."""

from __future__ import annotations

from datetime import date

from django.http import Http404

from comhla.law.facts import AuthorityFacts, Meeting, Member
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.board.models import Certificate, MemberAccount


def meeting_called(authority: Authority, key: str) -> Meeting:
    """The meeting with an id.

    Raises:
        Http404: where there is none.
    """
    found = next((each for each in facts_of(authority).meetings or () if each.id == key), None)
    if found is None:
        raise Http404("There is no such meeting.")
    return found


def meetings_with_certificates(authority: Authority) -> set[str]:
    """The meetings of which a certificate was issued."""
    return set(Certificate.objects.filter(authority=authority).values_list("meeting", flat=True))


def person_of(authority: Authority, account: int | None) -> str | None:
    """The person of the record who signs in with an account; None where nobody said which."""
    found = MemberAccount.objects.filter(authority=authority, account_id=account).first()
    return None if found is None else found.person


def seats_of(facts: AuthorityFacts, person: str, body: str, day: date) -> tuple[Member, ...]:
    """The seats that a person holds on a body on a day."""
    return tuple(
        each
        for each in facts.members_of(body)
        if each.person == person and each.first_day <= day and (each.last_day is None or day <= each.last_day)
    )
