"""Taking in a file at the machine itself: for every authority, or for one."""

from __future__ import annotations

from django.db import transaction

from comhla.indicators.mapping import to_json
from comhla.indicators.release import Release as ReadRelease
from comhla.web.access.actors import Actor
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.models import Authority
from comhla.web.measures.actions.importing import Origin, take_in
from comhla.web.measures.files import GivenFile, releases_in, with_details
from comhla.web.measures.models import Release


@transaction.atomic
def import_release(
    given: GivenFile, authority: Authority | None = None, *, by: Actor, has_looked: bool = False
) -> tuple[Release, ...]:
    """Take in a file: every edition that it holds, or none of them.

    Args:
        given: the file, and what is said of it. An edition that is said chooses it where the file has several.
        authority: whose release it is; nothing for one that serves every authority.
        by: the machine itself, or whoever may record facts in the authority.
        has_looked: whether somebody looked at figures of small areas that cannot be checked or protected.

    Raises:
        NotAllowed: where `by` may not take it in.
        NotAFile: where anything in the file is wrong, with all of it.
        NotRecorded: where it was taken in before, or there are figures that somebody has to look at first.
    """
    found = releases_in(authority, given)
    if len(found) == 1:
        chosen = [with_details(found[0], given.details)]
    else:
        chosen = [each for each in found if given.details.edition in ("", each.edition)]
    if not chosen:
        editions = ", ".join(each.edition for each in found)
        raise NotRecorded(f"The file has no edition {given.details.edition}. It has: {editions}.")
    return tuple(_taken_in(given, authority, each, by, has_looked=has_looked) for each in chosen)


def _taken_in(
    given: GivenFile, authority: Authority | None, release: ReadRelease, by: Actor, *, has_looked: bool
) -> Release:
    """One edition; those before it are published already where the figures of this one are protected."""
    from comhla.web.measures.small_areas import protected  # noqa: PLC0415 - slow to import, and for few files

    protection = protected(authority, release)
    if protection.to_look_at and not has_looked:
        told = [said for each in protection.indicators for said in (*each.sentences, *each.exposed)]
        raise NotRecorded("\n".join(["Some figures of small areas have to be looked at first.", *told]))
    details = given.details
    origin = Origin(
        retrieved_on=details.retrieved_on,
        retrieved_from=details.retrieved_from,
        published_on=protection.release.published_on,
        edition=protection.release.edition,
    )
    return take_in(
        authority,
        protection.release,
        None if protection.was_needed else given.content,
        origin,
        by=by,
        mapping={"columns": to_json(given.columns)} if given.columns else None,
        protection=protection.plain(),
    )
