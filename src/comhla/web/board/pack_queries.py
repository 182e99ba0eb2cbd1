"""Named reads of packs and of the notes beside them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from comhla.law.facts import AuthorityFacts, Meeting
from comhla.web.access.actors import Actor
from comhla.web.accounts.models import User
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.board.models import MemberAccount, Pack, PackFile, PrivateNote
from comhla.web.board.pack_files import ITEMS
from comhla.web.board.queries import person_of, seats_of


def packs_of(authority: Authority, meeting: str) -> list[Pack]:
    """Every version for a meeting, the latest first."""
    return list(Pack.objects.filter(authority=authority, meeting=meeting).order_by("-number"))


def latest_pack(authority: Authority, meeting: str) -> Pack | None:
    """The version that counts now; None before the first."""
    return Pack.objects.filter(authority=authority, meeting=meeting).order_by("-number").first()


def meetings_with_packs(authority: Authority) -> set[str]:
    """The meetings for which papers were issued."""
    return set(Pack.objects.filter(authority=authority).values_list("meeting", flat=True))


def files_of(packs: Sequence[Pack], *audiences: str) -> list[PackFile]:
    """The files of versions for audiences, without what is in them."""
    found = PackFile.objects.filter(pack__in=packs, audience__in=audiences).exclude(format=ITEMS)
    return list(found.defer("content").select_related("pack").order_by("-pack__number", "audience", "pk"))


def file_called(authority: Authority, meeting: str, number: int, name: str, audience: str | None) -> PackFile:
    """A file of a version.

    Raises:
        Http404: where there is none of this name, or not for this audience.
    """
    found = PackFile.objects.filter(
        pack__authority=authority, pack__meeting=meeting, pack__number=number, name=name
    ).exclude(format=ITEMS)
    file = (found if audience is None else found.filter(audience=audience)).first()
    if file is None:
        raise Http404("There is no such file.")
    return file


def items_for(pack: Pack, audience: str) -> dict[str, Any]:
    """The notice and the items of business of a version as they were issued, for an audience."""
    content = PackFile.objects.get(pack=pack, audience=audience, format=ITEMS).content
    found: dict[str, Any] = json.loads(bytes(content))
    return found


# -------------------------------------------------------------------------------------------------------- members


def is_of_body(authority: Authority, account: str, meeting: Meeting, today: date) -> bool:
    """Whether somebody sits on the body of a meeting: today, or on the day of a meeting that is still to come."""
    person = person_of(authority, int(account)) if account.isdecimal() else None
    if person is None:
        return False
    facts = facts_of(authority)
    return any(seats_of(facts, person, meeting.body, day) for day in {today, max(today, meeting.held_on)})


def accounts_to_tell(authority: Authority, facts: AuthorityFacts, meeting: Meeting, today: date) -> list[User]:
    """The accounts of everybody who sits on the body of a meeting, open ones only, each once."""
    linked = MemberAccount.objects.filter(authority=authority, account__is_active=True).select_related("account")
    day = max(today, meeting.held_on)
    return [each.account for each in linked if seats_of(facts, each.person, meeting.body, day)]


def notes_of(authority: Authority, meeting: str, actor: Actor) -> QuerySet[PrivateNote]:
    """The notes that somebody wrote for themselves beside the papers of a meeting; never those of anybody else."""
    own = int(actor.id) if actor.id.isdecimal() else 0
    return PrivateNote.objects.filter(authority=authority, meeting=meeting, account_id=own)
