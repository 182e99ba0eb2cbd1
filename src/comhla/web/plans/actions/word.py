"""Taking over the text of a Word file: kept while somebody says where each section belongs, then all in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.documents.errors import UnusableInput
from comhla.documents.model import Picture
from comhla.documents.word_import import WordContents, read_word
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.accounts.models import User
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.models import Authority
from comhla.web.plans.actions.pictures import keep_picture
from comhla.web.plans.actions.text import begin_section
from comhla.web.plans.models import WordFile

MOST_SECTIONS = 100
_KEPT_FOR = timedelta(days=2)


class NewSection(NamedTuple):
    """A section to begin: what it is about, its heading and its text."""

    part: str
    locality: str
    heading: str
    text: str


def what_it_holds(content: bytes) -> WordContents:
    """What can be taken over from a Word file.

    Raises:
        NotRecorded: where it may not come in, or there is nothing in it; the message says why.
    """
    try:
        found = read_word(content)
    except UnusableInput as unusable:
        raise NotRecorded(str(unusable)) from unusable
    if not found.sections:
        raise NotRecorded(_("There is no text in the file."))
    if len(found.sections) > MOST_SECTIONS:
        raise NotRecorded(
            _("The file has %(found)s headings; %(most)s is the most. Take it over in several files.")
            % {"found": len(found.sections), "most": MOST_SECTIONS}
        )
    return found


@transaction.atomic
def keep_word_file(authority: Authority, plan: str, name: str, content: bytes, *, by: Actor) -> WordFile:
    """Keep a Word file for its next page. Files that somebody forgot go.

    Raises:
        NotAllowed: where `by` may not record facts here.
        NotRecorded: as `what_it_holds`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    what_it_holds(content)
    WordFile.objects.filter(made_at__lt=clock.now() - _KEPT_FOR).delete()
    account = User.objects.get(pk=by.id)
    return WordFile.objects.create(
        authority=authority, plan=plan, account=account, name=name[:200], content=content, made_at=clock.now()
    )


@transaction.atomic
def take_over(
    file: WordFile, sections: Sequence[NewSection], pictures: Mapping[str, Picture], *, by: Actor
) -> Sequence[str]:
    """Begin the sections, with the pictures that their texts show; their keys. All of it or nothing.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where a picture or a section cannot be recorded.
    """
    by.must(Permission.FACTS_RECORD, file.authority_id)
    authority = Authority.objects.select_for_update().get(pk=file.authority_id)
    shown = [key for key in pictures if any(f"figure:{key}" in each.text for each in sections)]
    kept = {key: keep_picture(authority, file.plan, key, pictures[key], by=by).key for key in shown}
    made = [_begin(authority, file.plan, each, kept, by) for each in sections]
    file.delete()
    return made


def _begin(authority: Authority, plan: str, section: NewSection, kept: Mapping[str, str], by: Actor) -> str:
    text = section.text
    for key, now in kept.items():
        text = text.replace(f"figure:{key}", f"figure:{now}")
    data = {"plan": plan, "part": section.part, "locality": section.locality, "heading": section.heading, "text": text}
    return begin_section(authority, data, by=by)
