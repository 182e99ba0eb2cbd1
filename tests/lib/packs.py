"""An authority with a meeting to come, open and exempt papers, and people who read them."""

from __future__ import annotations

import json
from typing import Any

from comhla.law.facts import AuthorityFacts
from comhla.web import clock
from comhla.web.authorities.models import Authority
from comhla.web.board import pack_files
from comhla.web.board.models import Audience, Pack, PackFile
from tests.lib.web import small_facts

MEETING = "board-2026-12-09"
SECRET = "The buyer offers four hundred thousand pounds for the old Annoch laundry before Easter."
OPEN_TEXT = "People wait three days longer for care at home in winter than they do in summer."
SUMMARY = "A matter about property is being negotiated."


def a_paper(name: str, title: str, text: str, **fields: Any) -> dict[str, Any]:
    """A paper that was signed off, with a purpose, a report and one recommendation."""
    given = {
        "id": name,
        "title": title,
        "reference": f"GT/{name}",
        "author": "Chief officer",
        "dated_on": "2026-11-16",
        "sections": [
            {"part": "purpose", "text": f"To tell members about {title.lower()}."},
            {"part": "main_report", "text": text},
        ],
        "direction_needed": "none",
        "recommendations": [{"id": "i", "text": f"Note what is said of {title.lower()}."}],
        "signed_off_on": "2026-11-20",
        "signed_off_by": "Chief officer",
    }
    return {**given, **fields}


def an_item(place: int, title: str, **fields: Any) -> dict[str, Any]:
    """An item of business of the meeting."""
    given = {"id": f"item-of-{place}", "meeting": MEETING, "place": place, "title": title, "purpose": "decision"}
    return {**given, **fields}


WINTER = a_paper("winter", "Winter pressures", OPEN_TEXT)
LAUNDRY = a_paper(
    "laundry",
    "Sale of the old Annoch laundry",
    f"{SECRET}\n\n## Offers that were made so far\n\nThere are two of them.",
    exempt_because="Negotiations about a contract",
    public_summary=SUMMARY,
)
LATE = a_paper(
    "budget", "Budget for the year", "The budget adds up to what was agreed last spring.", signed_off_on=None
)
ITEMS = [
    an_item(1, "Welcome", kind="welcome", purpose=None),
    an_item(2, "Winter pressures", paper="winter", led_by="Chief officer", minutes_allowed=20),
    an_item(3, "Sale of the old Annoch laundry", paper="laundry", minutes_allowed=15),
    an_item(4, "Budget for the year", paper="budget"),
]
HELD: dict[str, Any] = {
    "id": MEETING,
    "body": "board",
    "held_on": "2026-12-09",
    "starts_at": "10:00",
    "place": "Town hall, Annoch",
    "remote_address": "https://example.org/join",
}


def pack_facts(name: str = "Glen Test", **collections: Any) -> AuthorityFacts:
    """The facts of the authority; the member p2 sits on its board."""
    given = {
        "meetings": [HELD],
        "agenda_items": [_without_none(each) for each in ITEMS],
        "papers": [_without_none(each) for each in (WINTER, LAUNDRY, LATE)],
        "standing_orders": [],
    }
    return small_facts(name, **{**given, **collections})


def _without_none(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


def a_pack(authority: Authority, meeting: str, *, exempt: str = "") -> Pack:
    """A version of the papers of a meeting with one paper, kept as it would be, in no time.

    What is exempt stands in the edition of members only.
    """
    papers = {
        each: [{"item": 1, "id": "item-1", "page": 3, "has_paper": True, "stamp": ""}] for each in pack_files.AUDIENCES
    }
    manifest = {"meeting": meeting, "version": 1, "files": [], "papers": papers}
    pack = Pack.objects.create(
        authority=authority,
        meeting=meeting,
        number=1,
        issued_at=clock.now(),
        issued_by="Somebody",
        manifest=manifest,
        stamp="0" * 64,
    )
    item = {
        "number": 1, "id": "item-1", "title": "Winter", "ground": "", "summary": "", "details": [], "state": "here",
        "paper": "Winter", "opening": "", "short": "", "body": "<p>It is cold.</p>",
    }  # fmt: skip
    for audience in pack_files.AUDIENCES:
        body = f"<p>It is cold. {exempt if audience == Audience.MEMBERS else ''}</p>"
        items = json.dumps({"notice": "", "items": [{**item, "body": body}]}).encode()
        _keep(pack, audience, "html", "papers.html", body.encode())
        _keep(pack, audience, pack_files.ITEMS, "items.json", items)
    return pack


def _keep(pack: Pack, audience: str, format: str, name: str, content: bytes) -> None:
    PackFile.objects.create(
        pack=pack,
        audience=audience,
        format=format,
        name=name,
        media_type="text/html",
        content=content,
        size=len(content),
        stamp="0" * 64,
    )
