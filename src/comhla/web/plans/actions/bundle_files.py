"""Documents that go with a plan: added after a look at their content, and taken out; guidance set aside."""

from __future__ import annotations

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from comhla.law.facts import Plan
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.models import Authority
from comhla.web.duties.uploads import Upload
from comhla.web.plans.actions.publishing import bundle_now
from comhla.web.plans.bundle import FileKind, State
from comhla.web.plans.models import BundleFile, SetAside
from comhla.web.plans.pdf_marks import lacking

MOST_FILES = 40
MADE_HERE = ("plan", "statement", "easy-read", "gaelic", "plan-data", "document", "picture")
"""Names that begin files of our own making."""


@transaction.atomic
def add_file(
    authority: Authority, plan: Plan, upload: Upload, *, kind: FileKind, title: str, language: str, by: Actor
) -> BundleFile:
    """Keep a document until the plan is published with it.

    Raises:
        NotAllowed: where `by` may not record facts here.
        NotRecorded: where there are too many.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    Authority.objects.select_for_update().get(pk=authority.pk)
    taken = set(BundleFile.objects.filter(authority=authority, plan=plan.id).values_list("name", flat=True))
    if len(taken) >= MOST_FILES:
        raise NotRecorded(_("The plan has %(most)s files already. Take one out first.") % {"most": MOST_FILES})
    made = BundleFile.objects.create(
        authority=authority,
        plan=plan.id,
        kind=kind.value,
        title=title,
        name=_free_name(kind, upload.name, taken),
        media_type=upload.content_type,
        language=language,
        content=upload.content,
        size=upload.size,
        stamp=upload.sha256,
        lacks=list(lacking(upload.content)),
        made_at=clock.now(),
        made_by=by.name,
    )
    append("plan_file_added", _told(made), by=by, after=_as_data(made))
    return made


def _free_name(kind: FileKind, given: str, taken: set[str]) -> str:
    """A name for the address of the file: short, in plain letters, and nobody else's."""
    stem, _dot, ending = given.rpartition(".")
    wanted = slugify(stem)[:60].strip("-") or kind.value.replace("_", "-")
    if wanted.startswith(MADE_HERE):
        wanted = f"{kind.value.replace('_', '-')}-{wanted}"
        wanted = f"with-{wanted}" if wanted.startswith(MADE_HERE) else wanted
    number, name = 2, f"{wanted}.{ending.lower()}"
    while name in taken:
        name, number = f"{wanted}-{number}.{ending.lower()}", number + 1
    return name


@transaction.atomic
def remove_file(file: BundleFile, *, by: Actor) -> None:
    """Take a document out of what is to be published. What was published with it stays as it was.

    Raises:
        NotAllowed: where `by` may not record facts there.
    """
    by.must(Permission.FACTS_RECORD, file.authority_id)
    append("plan_file_removed", _told(file), by=by, before=_as_data(file))
    file.delete()


@transaction.atomic
def set_guidance_aside(authority: Authority, plan: Plan, item: str, reason: str, *, by: Actor) -> SetAside:
    """Leave out something that guidance asks for, with a reason.

    Raises:
        NotAllowed: where `by` may not go on over what is open: the chief officer may.
        NotRecorded: where nothing of that name is missing, or the law asks for it.
    """
    by.must(Permission.STEP_OVERRIDE, authority.pk)
    found = next((each for each in bundle_now(authority, plan, on=clock.today()).items if each.key == item), None)
    if found is None or found.state is not State.MISSING:
        raise NotRecorded(_("Nothing of this kind is missing."))
    if not found.basis.may_be_set_aside:
        raise NotRecorded(_("Only guidance can be set aside. This is asked for by law, or so that everybody can read."))
    made = SetAside.objects.create(
        authority=authority, plan=plan.id, item=item, reason=reason, made_at=clock.now(), made_by=by.name
    )
    append("guidance_set_aside", _told_of(made, item), by=by, after={"item": item}, reason=reason)
    return made


@transaction.atomic
def take_up_again(authority: Authority, plan: Plan, item: str, *, by: Actor) -> None:
    """Ask again for something that was set aside.

    Raises:
        NotAllowed: as `set_guidance_aside`.
        NotRecorded: where it was not set aside.
    """
    by.must(Permission.STEP_OVERRIDE, authority.pk)
    made = SetAside.objects.select_for_update().filter(authority=authority, plan=plan.id, item=item).first()
    if made is None:
        raise NotRecorded(_("This was not set aside."))
    append("guidance_taken_up_again", _told_of(made, item), by=by, before={"item": item, "reason": made.reason})
    made.delete()


def _told(file: BundleFile) -> Told:
    return Told("plan_file", f"{file.plan}/{file.name}", file.authority.slug)


def _told_of(made: SetAside, item: str) -> Told:
    return Told("plan_bundle", f"{made.plan}/{item}", made.authority.slug)


def _as_data(file: BundleFile) -> dict[str, str]:
    names = ("kind", "title", "name", "media_type", "language", "stamp")
    return {name: str(getattr(file, name)) for name in names}
