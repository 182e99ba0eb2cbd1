"""Files of figures for tests of taking in, made up, and the way from a file to a release as somebody clicks it."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from comhla.web.authorities.models import Authority
from comhla.web.measures.models import Figure, PendingRelease, Release
from tests.lib.forms import day, form_of, post

PUBLISHED = "indicator,hscp,year,year_type,value,numerator,denominator,unit,source,basis\n"
"""The headings of a published layout that is known."""
MARCH = (
    PUBLISHED
    + """NI-14,Falkirk,2021/22,financial,112.4,1124,10000,rate,made up,
NI-14,Falkirk,2022/23,financial,115.0,1150,10000,rate,made up,
NI-14,Fife,2022/23,financial,110.0,1100,10000,rate,made up,
NI-14,Moray,2022/23,financial,101.0,1010,10000,rate,made up,
"""
)
MAY = (
    PUBLISHED
    + """NI-14,Falkirk,2021/22,financial,112.4,1124,10000,rate,made up,
NI-14,Falkirk,2022/23,financial,116.5,1165,10000,rate,made up,
NI-14,Fife,2022/23,financial,,,,rate,made up,
NI-14,Falkirk,2023/24,financial,118.0,1180,10000,rate,made up,
"""
)
"""Against March: one figure is revised, one became a blank, one is gone, one is new, and one is the same."""

LOCALITIES = """measure,place,year,figure,of whom,among
NI-14,Glen Test,2023/24,100,20,200
NI-14,East,2023/24,30,3,100
NI-14,West,2023/24,170,17,100
"""
"""Three people in one of two localities: with the total and the other locality the three could be worked out."""
COLUMNS = {
    **dict.fromkeys(("title",), "Our own count"),
    "publisher": "Glen Test",
    "indicator": "measure",
    "area": "place",
    "period": "year",
    "value": "figure",
    "numerator": "of whom",
    "denominator": "among",
    "remember": "Our count",
}
"""Which column of `LOCALITIES` holds what, as it is typed."""


def url(name: str, authority: Authority, *arguments: object) -> str:
    """A page of the authority."""
    return reverse(name, args=[authority.slug, *arguments])


def give(
    client: Client, authority: Authority, content: str | bytes, name: str = "figures.csv", **typed: Any
) -> HttpResponse:
    """Send a file as somebody does who fills in what has to be filled in."""
    sent = content.encode() if isinstance(content, str) else content
    form = {
        "file": SimpleUploadedFile(name, sent),
        "retrieved_from": "https://example.org/figures",
        **day("retrieved_on", "2026-11-20"),
        **typed,
    }
    return client.post(url("work-release-new", authority), form)


def given(client: Client, authority: Authority, content: str | bytes, **typed: Any) -> PendingRelease:
    """A file that was sent and waits."""
    answer = give(client, authority, content, **typed)
    assert answer.status_code == 303, answer.content.decode()
    return PendingRelease.objects.order_by("-pk")[0]


def look(client: Client, pending: PendingRelease) -> HttpResponse:
    """What the file would change."""
    return client.get(url("work-release-waiting", pending.authority, pending.pk))


def press(client: Client, pending: PendingRelease, page: HttpResponse, **typed: Any) -> HttpResponse:
    """Press "Take it in" on a page that was shown."""
    waiting = url("work-release-waiting", pending.authority, pending.pk)
    return post(client, waiting, form_of(page, "state"), do="take-in", **typed)


def take_in(client: Client, authority: Authority, content: str | bytes, **typed: Any) -> Release:
    """From the file to the release."""
    pending = given(client, authority, content, **typed)
    answer = press(client, pending, look(client, pending))
    assert answer.status_code == 303, answer.content.decode()
    return Release.objects.order_by("-pk")[0]


def map_columns(client: Client, pending: PendingRelease, **typed: Any) -> HttpResponse:
    """Say which column holds what, beginning with what was guessed."""
    address = url("work-release-mapping", pending.authority, pending.pk)
    return post(client, address, form_of(client.get(address), "publisher"), **typed)


def counting(authority: Authority | None) -> dict[tuple[str, str], float | str]:
    """The figures that count in an authority's own releases: area and period, and the number or the mark."""
    rows = Figure.objects.filter(authority=authority, is_current=True)
    return {
        (name, period): mark or value
        for name, period, mark, value in rows.values_list("area_name", "period_key", "mark", "value")
    }
