"""Owners, evidence, judgements, calendar addresses and notices: the only writer of them.

Each action is permission, change and audit in one transaction; e-mail goes out when it is committed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q

from comhla.web import clock
from comhla.web.access.actors import Actor, NotAllowed
from comhla.web.access.roles import Permission, Role
from comhla.web.accounts.models import User
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.actions import record_row, remove_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.models import Authority, Row
from comhla.web.authorities.tables import rows_of
from comhla.web.duties import mail
from comhla.web.duties.also_sending import ALSO_SENDING
from comhla.web.duties.facts import findings_of, is_question_for_a_person
from comhla.web.duties.kept_files import keep
from comhla.web.duties.models import (
    Assignment,
    CalendarAddress,
    EvidenceFile,
    NoticePreference,
    NoticeSent,
    WithdrawnEvidence,
)
from comhla.web.duties.notices import assigned
from comhla.web.duties.uploads import Upload
from comhla.web.stamps import new_stamp

Key = tuple[str, str, str]
_ONE_DAY = timedelta(days=1)


class OwnerNamed(NamedTuple):
    """Who is to own something. An account is not needed."""

    name: str
    email: str = ""
    account: User | None = None


class Overlapping(NotRecorded):
    """Somebody else owns this for some of the days."""

    def __init__(self, other: Assignment) -> None:
        self.other = other
        super().__init__(f"{other.owner_name} owns this on some of these days.")


@transaction.atomic
def assign(
    authority: Authority, key: Key, owner: OwnerNamed, *, first_day: date, by: Actor, reason: str = ""
) -> Assignment:
    """Give a duty, or a part or subject of it, to somebody from a day on.

    Whoever owns exactly this until now hands over on the day before. The new owner is told by e-mail, when there is
    an address and they want to be told.

    Raises:
        NotAllowed: where `by` may not assign here.
        Overlapping: where somebody else was given this from that day or a later one.
    """
    by.must(Permission.OWNER_ASSIGN, authority.pk)
    Authority.objects.select_for_update().get(pk=authority.pk)
    duty, part, subject = key
    others = Assignment.objects.filter(authority=authority, duty=duty, part=part, subject=subject)
    for other in others.filter(Q(last_day__isnull=True) | Q(last_day__gte=first_day)):
        if other.first_day >= first_day:
            raise Overlapping(other)
        end_assignment(other, last_day=first_day - _ONE_DAY, version=other.version, by=by, reason=reason)
    made = Assignment.objects.create(
        authority=authority,
        duty=duty,
        part=part,
        subject=subject,
        owner_name=owner.name,
        owner_email="" if owner.account else owner.email,
        account=owner.account,
        first_day=first_day,
    )
    append("owner_assigned", _told("assignment", made.pk, authority), by=by, after=_as_data(made), reason=reason)
    _tell_owner(authority, made)
    return made


@transaction.atomic
def change_owner(assignment: Assignment, owner: OwnerNamed, *, version: int, by: Actor, reason: str = "") -> Assignment:
    """Correct who owns something, for all its days. To hand over on a day, `assign` to the next owner.

    Raises:
        ChangedMeanwhile: where somebody else changed it first.
    """
    by.must(Permission.OWNER_ASSIGN, assignment.authority_id)
    assignment = _locked(assignment, version)
    before = _as_data(assignment)
    assignment.owner_name, assignment.account = owner.name, owner.account
    assignment.owner_email = "" if owner.account else owner.email
    assignment.version += 1
    assignment.save()
    told = _told("assignment", assignment.pk, assignment.authority)
    append("owner_changed", told, by=by, before=before, after=_as_data(assignment), reason=reason)
    _tell_owner(assignment.authority, assignment)
    return assignment


@transaction.atomic
def end_assignment(
    assignment: Assignment, *, last_day: date, version: int, by: Actor, reason: str = ""
) -> Assignment | None:
    """End an assignment after its last day; one that had not begun by then is taken out, and None comes back.

    Raises as `change_owner` does.
    """
    by.must(Permission.OWNER_ASSIGN, assignment.authority_id)
    assignment = _locked(assignment, version)
    before = _as_data(assignment)
    told = _told("assignment", assignment.pk, assignment.authority)
    if last_day < assignment.first_day:
        assignment.delete()
        append("owner_withdrawn", told, by=by, before=before, reason=reason)
        return None
    assignment.last_day = last_day
    assignment.version += 1
    assignment.save()
    append("owner_ended", told, by=by, before=before, after=_as_data(assignment), reason=reason)
    return assignment


def _locked(assignment: Assignment, version: int) -> Assignment:
    now = Assignment.objects.select_for_update().select_related("authority").filter(pk=assignment.pk).first()
    if now is None:
        raise ChangedMeanwhile(None, 0)
    if now.version != version:
        raise ChangedMeanwhile(_as_data(now), now.version)
    return now


def _as_data(assignment: Assignment) -> dict[str, Any]:
    names = ("duty", "part", "subject", "owner_name", "owner_email", "first_day", "last_day")
    return {name: getattr(assignment, name) for name in names} | {"account": str(assignment.account_id or "")}


def _tell_owner(authority: Authority, assignment: Assignment) -> None:
    wanted = mail.recipient_of(assignment)
    if wanted is not None and wanted.at_once:
        notice = assigned(authority.name, authority.slug, assignment, wanted, mail.place())
        transaction.on_commit(lambda: mail.send([notice]))


@transaction.atomic
def attach_evidence(
    authority: Authority, said: Mapping[str, Any], *, by: Actor, upload: Upload | None = None, reason: str = ""
) -> Row:
    """Record a piece of evidence, with the file where there is one.

    Args:
        authority: of which it is recorded.
        said: the row of `evidence` without its id: duty, part, subject, what, dated_on, period, address.
        by: who records it.
        upload: the file, examined.
        reason: why, for the trail.

    Raises as `record_row` does.
    """
    key = f"evidence-{new_stamp()[:12]}"
    row = record_row(authority, "evidence", {"id": key, **said}, by=by, reason=reason)
    if upload is not None:
        keep(upload)
        kept = EvidenceFile.objects.create(
            authority=authority,
            key=key,
            sha256=upload.sha256,
            size=upload.size,
            content_type=upload.content_type,
            name=upload.name,
            uploaded_at=clock.now(),
            uploaded_by=by.name,
        )
        after = {"evidence": key, "sha256": kept.sha256, "size": kept.size, "content_type": kept.content_type}
        append("evidence_file_kept", _told("evidence_file", kept.pk, authority), by=by, after=after, reason=reason)
    return row


@transaction.atomic
def withdraw_evidence(
    authority: Authority, key: str, *, version: int, by: Actor, reason: str, replaced_by: str = ""
) -> WithdrawnEvidence:
    """Let a piece of evidence count no more. What it said and its file stay, with the day and the reason.

    Raises:
        NotRecorded: without a reason.
        NotAllowed, ChangedMeanwhile: as `remove_row`.
    """
    if not reason.strip():
        raise NotRecorded("Evidence is withdrawn for a reason. Say why it counts no more.")
    by.must(Permission.EVIDENCE_ATTACH, authority.pk)
    row = rows_of(authority, "evidence").filter(key=key).first()
    if row is None:
        raise ChangedMeanwhile(None, 0)
    said = plain_row(row, "evidence")
    remove_row(authority, "evidence", key, by=by, version=version, reason=reason)
    return WithdrawnEvidence.objects.create(
        authority=authority,
        key=key,
        duty=said["duty"],
        said=said,
        withdrawn_on=clock.today(),
        withdrawn_by=by.name,
        reason=reason.strip(),
        replaced_by=replaced_by,
    )


@transaction.atomic
def replace_evidence(
    authority: Authority,
    key: str,
    said: Mapping[str, Any],
    *,
    version: int,
    by: Actor,
    reason: str,
    upload: Upload | None = None,
) -> Row:
    """Attach evidence in the place of another piece, which is withdrawn. Raises as both do."""
    row = attach_evidence(authority, said, by=by, upload=upload, reason=reason)
    withdraw_evidence(authority, key, version=version, by=by, reason=reason, replaced_by=row.key)
    return row


@transaction.atomic
def record_judgement(authority: Authority, said: Mapping[str, Any], *, by: Actor) -> Row:
    """Record a person's answer to a question that the law leaves to people.

    `said` is the row of `judgements` without its id. Raises as `record_row` does, also where the part is asked of no
    such subject: such a judgement would be passed over in silence. So would one where the answer of today is no
    question for a person.

    Raises:
        NotRecorded: where today's answer was not left to a person.
    """
    by.must(Permission.JUDGEMENT_RECORD, authority.pk)
    _must_be_a_question(authority, said)
    key = f"judgement-{new_stamp()[:12]}"
    return record_row(authority, "judgements", {"id": key, **said}, by=by, reason=str(said.get("reasons", "")))


def _must_be_a_question(authority: Authority, said: Mapping[str, Any]) -> None:
    """Refuse a judgement that no answer of today waits for. A misspelt name is told where the row is recorded."""
    today = clock.today()
    key, subject = (said.get("duty"), said.get("part")), said.get("subject")
    about = [each for each in findings_of(authority, today) if each.key[:2] == key and subject in (None, each.key[2])]
    if about and not any(is_question_for_a_person(authority, each, today) for each in about):
        raise NotRecorded("The recorded facts answer this. A judgement is recorded only where a person has to decide.")


@transaction.atomic
def make_calendar_address(authority: Authority, account: User, *, only_mine: bool, by: Actor) -> CalendarAddress:
    """Make an address for a calendar program; the one of the same kind made before ends.

    Raises:
        NotAllowed: where `by` may not see the workspace, or makes it for somebody else.
    """
    by.must(Permission.WORKSPACE_SEE, authority.pk)
    _must_be_own(account, by)
    if by.held.get(authority.pk) == frozenset({Role.INSPECTOR}):
        raise NotAllowed("Inspectors read in the workspace, where everything viewed is logged, and not by calendar.")
    for old in CalendarAddress.objects.filter(
        authority=authority, account=account, only_mine=only_mine, revoked_at__isnull=True
    ):
        revoke_calendar_address(old, by=by)
    made = CalendarAddress.objects.create(
        authority=authority, account=account, only_mine=only_mine, made_at=clock.now()
    )
    after = {"only_mine": only_mine}
    append("calendar_address_made", _told("calendar_address", made.pk, authority), by=by, after=after)
    return made


@transaction.atomic
def revoke_calendar_address(address: CalendarAddress, *, by: Actor) -> None:
    """End a calendar address: programs that read it get nothing any more."""
    _must_be_own(address.account, by)
    if address.revoked_at is None:
        address.revoked_at = clock.now()
        address.save(update_fields=["revoked_at"])
        append("calendar_address_revoked", _told("calendar_address", address.pk, address.authority), by=by)


@transaction.atomic
def choose_notices(preference: NoticePreference, *, at_once: bool, falls_due: str, by: Actor) -> NoticePreference:
    """Choose what one is told by e-mail."""
    before = {"at_once": preference.at_once, "falls_due": preference.falls_due}
    preference.at_once, preference.falls_due = at_once, falls_due
    preference.full_clean()
    preference.save()
    after = {"at_once": at_once, "falls_due": falls_due}
    told = Told("notices", str(preference.account_id or preference.pk))
    append("notices_chosen", told, by=by, before=before, after=after)
    return preference


def _must_be_own(account: User, by: Actor) -> None:
    if not by.is_system and str(account.pk) != by.id:
        raise NotAllowed("A calendar address is its owner's own.")


def _told(kind: str, subject: object, authority: Authority) -> Told:
    return Told(kind, str(subject), authority.slug)


def send_notices(*, on: date) -> int:
    """Tell every owner what falls due, as they chose; how many mails went out. Safe to repeat on the same day."""
    sent = 0
    for authority in Authority.objects.filter(assignments__isnull=False).distinct():
        for notice in mail.notices_of(authority, on):
            with transaction.atomic():
                told = {"address": notice.to.casefold(), "authority": authority, "sent_on": on}
                _, is_new = NoticeSent.objects.get_or_create(**told)
            if is_new:
                sent += mail.send([notice])
    return sent + sum(each(on) for each in ALSO_SENDING.values())
