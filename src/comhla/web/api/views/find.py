"""Finding the authority and locality of a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from comhla.web.api.answers import Page, page_of, rows_among
from comhla.web.api.asking import address_maker
from comhla.web.api.presenters import Address
from comhla.web.api.questions import Sought
from comhla.web.api.schemas import FoundOut
from comhla.web.site.places import LOCALITY, search_places
from comhla.web.site.postcodes import TypedPostcode, read_postcode
from comhla.web.site.queries import ListedAuthority, areas_of, listed_authorities, newest_release, places

router = Router(tags=["Find"])


@router.get("", response=Page[FoundOut], url_name="find", summary="Find an authority by postcode or place")
def find(request: HttpRequest, asked: Query[Sought]) -> HttpResponse:
    """Which authority and locality a postcode, the beginning of one, or the name of a place belongs to.

    Postcodes are found where somebody has imported the postcode directory.
    """
    listed, address = listed_authorities(), address_maker(request)
    postcode = read_postcode(asked.q)
    found = list(_by_postcode(postcode, listed, address)) if postcode else []
    return page_of(request, asked, rows_among(found or list(_by_name(asked.q, listed, address))))


def _by_postcode(
    postcode: TypedPostcode, listed: tuple[ListedAuthority, ...], address: Address
) -> Iterator[dict[str, Any]]:
    release = newest_release()
    by_code = {each.code: each for each in listed}
    for area in areas_of(postcode, release) if release else ():
        authority = by_code[area.authority_code]
        yield {
            "found": postcode.shown,
            "kind": "postcode",
            "authority": authority.name,
            "authority_code": authority.code,
            "locality": area.locality or None,
            "url": address("authority", slug=authority.slug) if authority.slug else None,
        }


def _by_name(text: str, listed: tuple[ListedAuthority, ...], address: Address) -> Iterator[dict[str, Any]]:
    codes = {each.name: each.code for each in listed}
    for place in search_places(places(listed), text):
        is_locality = place.kind == LOCALITY
        yield {
            "found": place.name,
            "kind": "locality" if is_locality else "authority",
            "authority": place.authority_name,
            "authority_code": codes.get(place.authority_name) or None,
            "locality": place.name if is_locality else None,
            "url": address("authority", slug=place.slug) if place.slug else None,
        }
