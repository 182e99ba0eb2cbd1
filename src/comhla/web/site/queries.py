"""Named reads for the public site."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q

from comhla import reference
from comhla.reference.areas import Authority as Registered
from comhla.reference.names import comparable
from comhla.web.authorities.models import Authority, Locality, PublicDetails, RecordedRow, Scheme
from comhla.web.plans.published_queries import later_editions
from comhla.web.site.models import Postcode, PostcodeArea, PostcodeRelease
from comhla.web.site.places import LOCALITY, PARTNERSHIP, Place
from comhla.web.site.postcodes import TypedPostcode
from comhla.web.site.presenters.partnership import registered_gaelic_name
from comhla.web.site.presenters.publications import SOURCES, Publication, later_edition, publication_from

_MOST_LOCALITIES = 2_000


class ListedAuthority(NamedTuple):
    """An authority in the list of all: from the register, from what is recorded, or both."""

    name: str
    gaelic_name: str
    slug: str
    is_fictional: bool
    code: str
    councils: tuple[str, ...]
    health_board: str


def listed_authorities() -> tuple[ListedAuthority, ...]:
    """Every authority of the register and every made-up one that is recorded. Two queries."""
    recorded = {each.code or each.slug: each for each in Authority.objects.all()}
    gaelic = dict(PublicDetails.objects.exclude(gaelic_name="").values_list("authority_id", "gaelic_name"))
    real = [_registered(each, recorded.get(each.code), gaelic) for each in reference.authorities()]
    fictional = [_fictional(each, gaelic) for each in recorded.values() if each.code is None]
    return tuple(sorted((*real, *fictional), key=lambda each: each.name))


def _registered(row: Registered, recorded: Authority | None, gaelic: dict[int, str]) -> ListedAuthority:
    return ListedAuthority(
        name=recorded.name if recorded else row.name,
        gaelic_name=(gaelic.get(recorded.pk, "") if recorded else "") or registered_gaelic_name(row),
        slug=recorded.slug if recorded else "",
        is_fictional=False,
        code=row.code,
        councils=tuple(council.name for council in row.councils),
        health_board=row.health_board.name,
    )


def _fictional(recorded: Authority, gaelic: dict[int, str]) -> ListedAuthority:
    return ListedAuthority(
        name=recorded.name,
        gaelic_name=gaelic.get(recorded.pk, ""),
        slug=recorded.slug,
        is_fictional=recorded.is_fictional,
        code="",
        councils=tuple(recorded.identity.get("councils") or ()),
        health_board=recorded.identity.get("health_board") or "",
    )


def places(authorities: Sequence[ListedAuthority]) -> tuple[Place, ...]:
    """Every partnership and locality, with the names it may be looked for by. Two queries."""
    found = [_partnership(each) for each in authorities]
    by_slug = {each.slug: each for each in authorities if each.slug}
    by_code = {each.code: each for each in authorities if each.code}
    for row in Locality.objects.select_related("authority")[:_MOST_LOCALITIES]:
        found.append(_locality(row.name, by_slug[row.authority.slug], row.key))
    known = {(each.authority_name, comparable(each.name)) for each in found}
    for area in _areas_with_localities():
        authority = by_code[area.authority_code]
        key = (authority.name, comparable(area.locality))
        if key not in known:
            known.add(key)
            found.append(_locality(area.locality, authority, ""))
    return tuple(found)


def _partnership(each: ListedAuthority) -> Place:
    row = reference.authority(each.code) if each.code else None
    names = (each.name, each.gaelic_name, each.health_board, *each.councils)
    if row is not None:
        names += (row.partnership_name, row.code, *row.aliases, *(council.area_name for council in row.councils))
    detail = ", ".join((*each.councils, *((each.health_board,) if each.health_board else ())))
    return Place(PARTNERSHIP, each.name, detail, each.name, each.slug, "", tuple(name for name in names if name))


def _locality(name: str, authority: ListedAuthority, key: str) -> Place:
    return Place(LOCALITY, name, authority.name, authority.name, authority.slug, key, (name,))


def _areas_with_localities() -> Sequence[PostcodeArea]:
    release = newest_release()
    if release is None:
        return ()
    return PostcodeArea.objects.filter(release=release).exclude(locality="").order_by("authority_code", "locality")


def postcode_releases() -> Sequence[PostcodeRelease]:
    """The editions of the directory that were imported, the newest first."""
    return list(PostcodeRelease.objects.all())


def newest_release() -> PostcodeRelease | None:
    """The edition that answers."""
    return PostcodeRelease.objects.first()


class FoundArea(NamedTuple):
    """Where a postcode, or the beginning of one, lies. `deleted_on` where it is used no longer."""

    authority_code: str
    council_code: str
    locality: str
    deleted_on: date | None


def areas_of(postcode: TypedPostcode, release: PostcodeRelease) -> tuple[FoundArea, ...]:
    """The areas that a postcode lies in. Postcodes in use go before those given up; several for a beginning."""
    rows = Postcode.objects.filter(_means(postcode), release=release).select_related("area")
    in_use = rows.filter(deleted_on__isnull=True)
    found = _distinct(in_use)
    if found or not postcode.is_whole:
        return found
    last = rows.order_by("-deleted_on").first()
    return () if last is None else _distinct(rows.filter(deleted_on=last.deleted_on))


def _means(postcode: TypedPostcode) -> Q:
    if postcode.is_whole:
        return Q(postcode=postcode.start)
    if postcode.is_district:
        return Q(district=postcode.start)
    return Q(district=postcode.district, postcode__startswith=postcode.start)


def _distinct(rows: Any) -> tuple[FoundArea, ...]:
    values = rows.values_list("area__authority_code", "area__council_code", "area__locality", "deleted_on")
    return tuple(FoundArea(*each) for each in values.order_by("area__authority_code", "area__locality").distinct())


class PublishedItem(NamedTuple):
    """Something published, with whose it is."""

    authority_name: str
    slug: str
    is_fictional: bool
    publication: Publication


def recently_published(day: date, *, most: int, authority: Authority | None = None) -> tuple[PublishedItem, ...]:
    """What was published last, up to a day, with an address: corrections and withdrawals of plans too. Four queries."""
    known = {"details__published_on__lte": day.isoformat(), "details__has_key": "address"}
    if authority is not None:
        known["authority"] = authority
    rows = RecordedRow.objects.filter(collection__in=SOURCES, **known)
    schemes = Scheme.objects.filter(**known)
    found = []
    for row in rows.select_related("authority").order_by("-details__published_on")[:most]:
        found.append((row.collection, row))
    for row in schemes.select_related("authority").order_by("-details__published_on")[:most]:
        found.append(("schemes", row))
    shaped = ((row.authority, publication_from(collection, row.as_data())) for collection, row in found)
    items = [
        PublishedItem(whose.name, whose.slug, whose.is_fictional, publication)
        for whose, publication in shaped
        if publication is not None
    ]
    items += [
        PublishedItem(each.authority.name, each.authority.slug, each.authority.is_fictional, later_edition(each))
        for each in later_editions(day, most=most, authority=authority)
    ]
    return tuple(sorted(items, key=lambda item: (item.publication.published_on, item.publication.id), reverse=True))[
        :most
    ]


def stamp_of(authority: Authority) -> str:
    """What changes whenever a public page of an authority may."""
    return f"{authority.facts_stamp}:{authority.public.version}"


def stamp_of_all() -> str:
    """What changes whenever a page about every authority may. Two queries."""
    stamps = Authority.objects.order_by("pk").values_list("facts_stamp", "public__version")
    release = PostcodeRelease.objects.values_list("fingerprint", "pk").first()
    told = ",".join(f"{facts}:{version}" for facts, version in stamps)
    return hashlib.blake2b(f"{told}|{release}".encode(), digest_size=16).hexdigest()
