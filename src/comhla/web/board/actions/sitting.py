"""Recording what happens at a meeting, one thing at a time, so that two people may record at once.

Each action takes the meeting's row as it is now under the lock of the authority, changes one thing of it and writes it.
What somebody else recorded in another place stays; in the same place the second is told and loses nothing they see.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.law.facts import AuthorityFacts
from comhla.law.readings.sitting import sitting_of
from comhla.web.access.actors import Actor, NotAllowed
from comhla.web.access.roles import Permission
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import ChangedMeanwhile
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.board import sitting_changes as changes
from comhla.web.board.queries import person_of
from comhla.web.board.sitting_changes import Closing, Data, Given, Mark, Plain

MEETINGS = "meetings"
Change = Callable[[AuthorityFacts, Plain], Plain]


@transaction.atomic
def change(
    authority: Authority,
    meeting: str,
    work: Change,
    *,
    by: Actor,
    reason: str = "",
    under: Permission = Permission.FACTS_RECORD,
) -> None:
    """Change one thing of a meeting's row as it is now.

    Args:
        authority: whose meeting it is.
        meeting: its id.
        work: what to make of the facts and the row; what it raises leaves everything as it was.
        by: who records it.
        reason: why, for the trail.
        under: the permission by which it is recorded.

    Raises:
        NotAllowed, Unacceptable: as `record_row`.
        ChangedMeanwhile: where the meeting is no longer there.
    """
    by.must(under, authority.pk)
    now = Authority.objects.select_for_update().get(pk=authority.pk)
    row = rows_of(now, MEETINGS).filter(key=meeting).first()
    if row is None:
        raise ChangedMeanwhile(None, 0)
    before = plain_row(row, MEETINGS)
    after = work(facts_of(now), before)
    if after != before:
        record_row(now, MEETINGS, after, by=by, key=meeting, version=row.version, reason=reason, under=under)


def mark(
    authority: Authority, meeting: str, made: Mark, *, seen: str, by: Actor, even_so: bool = False, reason: str = ""
) -> None:
    """Say where one member is. Raises as `change` and `sitting_changes.mark`."""
    change(
        authority,
        meeting,
        lambda facts, row: changes.mark(facts, row, made, seen=seen, even_so=even_so),
        by=by,
        reason=reason,
    )


def mark_rest(authority: Authority, meeting: str, *, by: Actor) -> None:
    """Say of everybody not called yet that they are here. Raises as `change`."""
    change(authority, meeting, changes.mark_rest, by=by)


def preside(authority: Authority, meeting: str, wanted: Data, *, seen: str, by: Actor, even_so: bool = False) -> None:
    """Say who presides. Raises as `change` and `sitting_changes.preside`."""
    change(
        authority, meeting, lambda facts, row: changes.preside(facts, row, wanted, seen=seen, even_so=even_so), by=by
    )


def declare(authority: Authority, meeting: str, made: Data, *, seen: str, by: Actor) -> None:
    """Record an interest. Raises as `change` and `sitting_changes.declare`."""
    change(authority, meeting, lambda _facts, row: changes.declare(row, made, seen=seen), by=by)


def say_no_declarations(authority: Authority, meeting: str, *, by: Actor) -> None:
    """Record that nobody declared an interest. Raises as `change`, and NotRecorded where somebody did."""
    change(authority, meeting, lambda _facts, row: changes.say_no_declarations(row), by=by)


def put_question(authority: Authority, meeting: str, made: Data, *, by: Actor) -> str:
    """Add a motion or an amendment; its id. Raises as `change`."""
    put: list[str] = []

    def work(_facts: AuthorityFacts, row: Plain) -> Plain:
        after = changes.put_question(row, made)
        put.append(after["votes"][-1]["id"])
        return after

    change(authority, meeting, work, by=by)
    return put[0]


def cast(
    authority: Authority,
    meeting: str,
    vote: str,
    given: Sequence[Given],
    *,
    seats: Sequence[Given] = (),
    by: Actor,
    even_so: bool = False,
    reason: str = "",
) -> None:
    """Record votes of members and of vacant seats. Raises as `change` and `sitting_changes.cast`."""

    def work(facts: AuthorityFacts, row: Plain) -> Plain:
        by_members = changes.cast(facts, row, vote, given, even_so=even_so)
        return changes.cast_for_seats(facts, by_members, vote, seats)

    change(authority, meeting, work, by=by, reason=reason)


def all_agree(authority: Authority, meeting: str, vote: str, *, seen: str, by: Actor) -> None:
    """Record that all agreed without a vote. Raises as `change` and `sitting_changes.all_agree`."""
    change(authority, meeting, lambda facts, row: changes.all_agree(facts, row, vote, seen=seen), by=by)


def close(
    authority: Authority,
    meeting: str,
    vote: str,
    made: Closing,
    *,
    seen: str,
    by: Actor,
    even_so: bool = False,
    reason: str = "",
) -> None:
    """Close a vote with its result. Raises as `change` and `sitting_changes.close`."""
    change(
        authority,
        meeting,
        lambda facts, row: changes.close(facts, row, vote, made, seen=seen, even_so=even_so),
        by=by,
        reason=reason,
    )


def reopen(authority: Authority, meeting: str, vote: str, *, seen: str, by: Actor, reason: str) -> None:
    """Take back the result of a vote. Raises as `change` and `sitting_changes.reopen`."""
    change(authority, meeting, lambda _facts, row: changes.reopen(row, vote, seen=seen), by=by, reason=reason)


def adjourn(authority: Authority, meeting: str, made: Data, *, by: Actor) -> None:
    """Record that the meeting stands still. Raises as `change` and `sitting_changes.adjourn`."""
    change(authority, meeting, lambda _facts, row: changes.adjourn(row, made), by=by)


def resume(authority: Authority, meeting: str, at: str, *, by: Actor) -> None:
    """Record that the meeting goes on. Raises as `change` and `sitting_changes.resume`."""
    change(authority, meeting, lambda _facts, row: changes.resume(row, at), by=by)


def end(authority: Authority, meeting: str, *, at: str, decisions_taken: bool, seen: str, by: Actor) -> None:
    """Record the end of the meeting. Raises as `change` and `sitting_changes.end`."""
    change(
        authority,
        meeting,
        lambda _facts, row: changes.end(row, at=at, decisions_taken=decisions_taken, seen=seen),
        by=by,
    )


def vote_oneself(authority: Authority, meeting: str, vote: str, given: Given, *, by: Actor) -> None:
    """Cast one's own vote, or change it while the vote is open.

    Raises:
        NotAllowed: where the seat is not of whoever asks, or somebody else is there for it.
        NotRecorded, SaidOtherwise, NotByLaw: as `sitting_changes.cast`.
    """

    def work(facts: AuthorityFacts, row: Plain) -> Plain:
        _must_sit_there(authority, facts, meeting, given.key, by=by, in_person=True)
        return changes.cast(facts, row, vote, [given])

    change(authority, meeting, work, by=by, under=Permission.SEAT_ANSWER)


def declare_oneself(authority: Authority, meeting: str, made: Data, *, seen: str, by: Actor) -> None:
    """Declare one's own interest. Raises as `vote_oneself`."""

    def work(facts: AuthorityFacts, row: Plain) -> Plain:
        _must_sit_there(authority, facts, meeting, made["member"], by=by, in_person=False)
        return changes.declare(row, made, seen=seen)

    change(authority, meeting, work, by=by, under=Permission.SEAT_ANSWER)


def _must_sit_there(
    authority: Authority, facts: AuthorityFacts, meeting: str, member: str, *, by: Actor, in_person: bool
) -> None:
    at = sitting_of(facts, meeting).called(member)
    person = person_of(authority, int(by.id)) if by.id.isdecimal() else None
    if at is None or at.member.person != person:
        raise NotAllowed(_("This seat is not yours."))
    if in_person and not at.is_here_in_person:
        raise NotAllowed(_("You are not on the roll as here. Tell the clerk that you are."))
