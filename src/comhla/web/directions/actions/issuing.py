"""Issuing a direction in writing: every form of it is kept as it was issued, with its checksum."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from comhla.documents.direction import direction_document
from comhla.documents.formats import Format, render
from comhla.law.facts import Direction
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.directions.models import IssuedDirection, IssuedFile
from comhla.web.directions.queries import DIRECTIONS

FORMATS = (Format.PDF, Format.WORD, Format.HTML, Format.OPENDOCUMENT, Format.EPUB)


def issue(authority: Authority, direction: Direction, *, by: Actor, because: str = "", address: str = "") -> int:
    """Issue a direction in writing as it is recorded now; the number of the issue. The first one makes it in writing.

    Args:
        authority: whose direction it is.
        direction: as it was seen.
        by: who issues it.
        because: why it is issued again, for a later issue.
        address: of its page, which names the document.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where a later issue does not say why.
        ChangedMeanwhile: where somebody changed the direction while it was being written.
        DocumentError: where it cannot be written.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    with translation.override("en-gb"):
        document = direction_document(facts_of(authority), direction.id, on=clock.today(), identifier=address)
        files = [(each, render(document, each)) for each in FORMATS]
    return _kept(authority, direction, files, by=by, because=because.strip())


@transaction.atomic
def _kept(
    authority: Authority, direction: Direction, files: list[tuple[Format, bytes]], *, by: Actor, because: str
) -> int:
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    if facts_of(authority).directions_by_id.get(direction.id) != direction:
        raise ChangedMeanwhile(None, 0)
    number = IssuedDirection.objects.filter(authority=authority, direction=direction.id).count() + 1
    if number > 1 and not because:
        raise NotRecorded(_("Say why it is issued again."))
    whole = hashlib.sha256(b"".join(hashlib.sha256(content).digest() for _format, content in files)).hexdigest()
    issued = IssuedDirection.objects.create(
        authority=authority,
        direction=direction.id,
        number=number,
        issued_at=clock.now(),
        issued_by=by.name,
        because=because if number > 1 else "",
        stamp=whole,
    )
    IssuedFile.objects.bulk_create(_file(issued, direction.id, each, content) for each, content in files)
    told = Told("issued_direction", f"{direction.id}/{number}", authority.slug)
    append("direction_issued", told, by=by, after={"number": number, "stamp": whole}, reason=because)
    if direction.in_writing is not True:
        row = rows_of(authority, DIRECTIONS).get(key=direction.id)
        data = {**plain_row(row, DIRECTIONS), "in_writing": True}
        record_row(authority, DIRECTIONS, data, by=by, key=row.key, version=row.version)
    return number


def _file(issued: IssuedDirection, key: str, format: Format, content: bytes) -> IssuedFile:
    return IssuedFile(
        issued=issued,
        format=format.value,
        name=f"direction-{slugify(key)}.{format.ending}",
        media_type=format.media_type,
        content=content,
        size=len(content),
        stamp=hashlib.sha256(content).hexdigest(),
    )
