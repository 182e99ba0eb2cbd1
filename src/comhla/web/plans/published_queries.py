"""Named reads of what was published, and of what is being got ready for it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.urls import reverse
from django.utils import timezone, translation

from comhla.web.authorities.models import Authority
from comhla.web.plans.bundle import HeldFile
from comhla.web.plans.models import (
    BundleFile,
    Publication,
    PublicationKind,
    PublicationRequest,
    PublishedFile,
    PublishedPage,
    SetAside,
)

_HEAVY = ("manifest",)


class Editions(NamedTuple):
    """Every edition under one address, the first one first, and whose plan it is."""

    authority: Authority
    editions: tuple[Publication, ...]

    @property
    def current(self) -> Publication:
        """What stands at the address of the plan."""
        return self.editions[-1]

    @property
    def is_withdrawn(self) -> bool:
        """Whether the plan was withdrawn."""
        return self.current.kind == PublicationKind.WITHDRAWAL

    def numbered(self, number: int) -> Publication:
        """One edition.

        Raises:
            Http404: where there is none of that number.
        """
        for each in self.editions:
            if each.number == number and each.kind != PublicationKind.WITHDRAWAL:
                return each
        raise Http404("There is no such version.")

    def was_withdrawn(self, edition: Publication) -> bool:
        """Whether an edition was withdrawn, by itself or with those after it."""
        return any(each.number > edition.number and each.kind == PublicationKind.WITHDRAWAL for each in self.editions)


def editions_at(slug: str, plan: str) -> Editions:
    """Every edition of a published plan. One query.

    Raises:
        Http404: where nothing was published under this address.
    """
    rows = Publication.objects.filter(authority__slug=slug, plan=plan).select_related("authority")
    found = tuple(rows.defer(*_HEAVY).order_by("number"))
    if not found:
        raise Http404("No such plan was published.")
    return Editions(found[0].authority, found)


def editions_of(authority: Authority, plan: str) -> Sequence[Publication]:
    """Every edition of a plan, the first one first; none where it was never published."""
    return list(Publication.objects.filter(authority=authority, plan=plan).defer(*_HEAVY).order_by("number"))


def current_editions(authority: Authority) -> Sequence[Publication]:
    """The latest edition of each plan of an authority, the plan published last first."""
    latest = Publication.objects.filter(authority=OuterRef("authority"), plan=OuterRef("plan")).order_by("-number")
    rows = Publication.objects.filter(authority=authority, pk=Subquery(latest.values("pk")[:1]))
    return list(rows.defer(*_HEAVY).order_by("-published_at"))


def plans_here(authority: Authority) -> dict[str, str]:
    """The page of each plan of an authority that can be read here, by the plan. One query."""
    return {
        each.plan: reverse("published-plan", args=[authority.slug, each.plan])
        for each in current_editions(authority)
        if each.kind != PublicationKind.WITHDRAWAL
    }


def public_pages() -> list[tuple[str, str, str]]:
    """Authority, plan and path of every page of every plan that stands at its address. One query."""
    latest = Publication.objects.filter(authority=OuterRef("authority"), plan=OuterRef("plan")).order_by("-number")
    standing = Publication.objects.filter(pk=Subquery(latest.values("pk")[:1])).exclude(kind=PublicationKind.WITHDRAWAL)
    pages = PublishedPage.objects.filter(publication__in=standing).order_by("publication", "position")
    return list(pages.values_list("publication__authority__slug", "publication__plan", "path"))


def page_at(edition: Publication, path: str) -> PublishedPage:
    """A page of an edition.

    Raises:
        Http404: where it has none there.
    """
    found = PublishedPage.objects.filter(publication=edition, path=path).defer("words").first()
    if found is None:
        raise Http404("There is no such page in this plan.")
    return found


def searched_pages(edition: Publication) -> list[tuple[str, str, str]]:
    """Path, title and words of each page of an edition."""
    return list(PublishedPage.objects.filter(publication=edition).values_list("path", "title", "words"))


def style_of(edition: Publication) -> str:
    """The name of the style sheet of an edition's text."""
    return PublishedFile.objects.filter(publication=edition, kind="style").values_list("name", flat=True).first() or ""


def file_at(edition: Publication, name: str) -> PublishedFile:
    """A file of an edition.

    Raises:
        Http404: where it has none of that name.
    """
    found = PublishedFile.objects.filter(publication=edition, name=name).first()
    if found is None:
        raise Http404("There is no such file in this plan.")
    return found


def manifest_of(edition: Publication) -> dict[str, Any]:
    """Every page and file of an edition with its checksum."""
    told: dict[str, Any] = Publication.objects.values_list("manifest", flat=True).get(pk=edition.pk)
    return told


def data_published(edition: Publication) -> dict[str, Any] | None:
    """The plan as data, as an edition has it; None for one that was withdrawn."""
    content = PublishedFile.objects.filter(publication=edition, kind="data").values_list("content", flat=True).first()
    return None if content is None else json.loads(bytes(content))


def stamps_published(edition: Publication) -> dict[str, str]:
    """The checksums of the uploaded files of an edition by name."""
    return dict(PublishedFile.objects.filter(publication=edition).values_list("name", "stamp"))


def bundle_files(authority: Authority, plan: str) -> Sequence[BundleFile]:
    """What was uploaded for the publication of a plan, without the content."""
    return list(BundleFile.objects.filter(authority=authority, plan=plan).defer("content"))


def bundle_file(authority: Authority, plan: str, number: int) -> BundleFile:
    """An uploaded document.

    Raises:
        Http404: where there is none of that number.
    """
    found = BundleFile.objects.filter(authority=authority, plan=plan, pk=number).first()
    if found is None:
        raise Http404("There is no such file.")
    return found


def held_files(files: Sequence[BundleFile]) -> list[HeldFile]:
    """Uploaded documents as the bundle asks about them."""
    return [HeldFile(each.kind, each.name, each.title, each.language, tuple(each.lacks)) for each in files]


def set_aside_of(authority: Authority, plan: str) -> dict[str, str]:
    """Why guidance is not followed, by what it asks for."""
    return dict(SetAside.objects.filter(authority=authority, plan=plan).values_list("item", "reason"))


def open_request(authority: Authority, plan: str) -> PublicationRequest | None:
    """What somebody asks to be published and nobody has answered."""
    rows = PublicationRequest.objects.filter(authority=authority, plan=plan, ended_at__isnull=True)
    return rows.select_related("asked_by").first()


def address_of(authority: Authority, plan: str) -> str:
    """The permanent address of a published plan, in full."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"{settings.PUBLIC_ADDRESS}{reverse('published-plan', args=[authority.slug, plan])}"


class LaterEdition(NamedTuple):
    """A correction or withdrawal, for those who follow what is published."""

    authority: Authority
    plan: str
    number: int
    kind: str
    title: str
    published_on: date
    address: str


def later_editions(day: date, *, most: int, authority: Authority | None = None) -> list[LaterEdition]:
    """Corrections and withdrawals up to a day, the latest first. One query."""
    until = datetime.combine(day, time.max, tzinfo=timezone.get_current_timezone())
    rows = Publication.objects.exclude(kind=PublicationKind.PUBLICATION).filter(published_at__lte=until)
    if authority is not None:
        rows = rows.filter(authority=authority)
    return [
        LaterEdition(
            each.authority,
            each.plan,
            each.number,
            each.kind,
            each.title,
            timezone.localdate(each.published_at),
            address_of(each.authority, each.plan),
        )
        for each in rows.select_related("authority").defer(*_HEAVY).order_by("-published_at")[:most]
    ]


def locality_page(authority: Authority, locality: str) -> str:
    """The path of the page of a published plan about a locality, in the latest plan that has one; empty without."""
    from django.utils.text import slugify  # noqa: PLC0415 - only here

    wanted = f"localities/{slugify(locality)}"
    current = [each for each in current_editions(authority) if each.kind != PublicationKind.WITHDRAWAL]
    with_page = set(
        PublishedPage.objects.filter(publication__in=current, path=wanted).values_list("publication_id", flat=True)
    )
    found = next((each for each in current if each.pk in with_page), None)
    return "" if found is None else reverse("published-plan-page", args=[authority.slug, found.plan, wanted])
