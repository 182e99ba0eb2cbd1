"""Every file of one version of a pack, for both audiences: made once when it is issued, and served as it was made."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from comhla.documents.formats import Format, render
from comhla.documents.meeting_pack import PackItem, PaperState, pack_document, pack_items
from comhla.documents.model import Document, Layout, Section
from comhla.documents.pack_leaks import Leak, leaks_in, readable_text, secrets_of
from comhla.documents.renderers.html import html_body
from comhla.documents.renderers.pdf import pages_of
from comhla.documents.renderers.preparing import OURS
from comhla.law import AuthorityFacts
from comhla.web.board.models import Audience

FORMATS = (Format.HTML, Format.PDF, Format.WORD)
"""The forms in which a pack is handed out."""
AUDIENCES = (str(Audience.PUBLIC), str(Audience.MEMBERS))
ITEMS = "items"
"""The format of the file that pages are drawn from: the items of business, each with its paper as HTML."""
_JSON = "application/json"
_NAMED = re.compile(rf'\b(id|href|aria-labelledby)="(#?){OURS}')


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a version of a pack is made from."""

    facts: AuthorityFacts
    meeting: str
    number: int
    on: date
    because: str = ""
    former: dict[str, Any] | None = None
    """The manifest of the version before."""


class FileMade(NamedTuple):
    """A file of the pack for one audience."""

    audience: str
    format: str
    name: str
    media_type: str
    content: bytes

    @property
    def stamp(self) -> str:
        """Its checksum."""
        return hashlib.sha256(self.content).hexdigest()


class Made(NamedTuple):
    """Everything of one version."""

    files: tuple[FileMade, ...]
    manifest: dict[str, Any]
    leaks: tuple[Leak, ...]

    @property
    def stamp(self) -> str:
        """The checksum of the manifest, which has the checksum of every file."""
        return hashlib.sha256(json.dumps(self.manifest, sort_keys=True).encode()).hexdigest()


def document_for(sources: Sources, audience: str) -> Document:
    """The pack for one audience as a document."""
    return pack_document(
        sources.facts,
        sources.meeting,
        for_public=audience == Audience.PUBLIC,
        on=sources.on,
        version=f"Version {sources.number}",
        told=_told(sources),
    )


def made_from(sources: Sources) -> Made:
    """Every file of a version, and where one for the public says what it must not.

    Raises:
        DocumentError: where a paper cannot be made into a document.
    """
    files, papers = [], {}
    for audience in AUDIENCES:
        document, items = document_for(sources, audience), _items(sources, audience)
        pages = pages_of(document)
        papers[audience] = [_listed(each, pages.get(each.anchor)) for each in items]
        files += list(_files(audience, document, items, sources))
    manifest = {
        "meeting": sources.meeting,
        "version": sources.number,
        "issued_on": sources.on.isoformat(),
        "because": sources.because,
        "files": [_file_listed(each) for each in files],
        "papers": papers,
    }
    return Made(tuple(files), manifest, _leaks(sources, files))


def leaks_on_page(sources: Sources) -> tuple[Leak, ...]:
    """What the edition for the public would say that it must not, as far as its web page tells."""
    page = render(document_for(sources, Audience.PUBLIC), Format.HTML)
    return leaks_in(secrets_of(sources.facts, sources.meeting), [("HTML", readable_text(page, Format.HTML))])


def _leaks(sources: Sources, files: Sequence[FileMade]) -> tuple[Leak, ...]:
    return leaks_in(secrets_of(sources.facts, sources.meeting), _texts(files))


def _texts(files: Sequence[FileMade]) -> Iterator[tuple[str, str]]:
    """The files for the public with their texts; the name of a file is part of what it says."""
    for each in files:
        if each.audience != Audience.PUBLIC:
            continue
        if each.format == ITEMS:
            shown = " ".join(_strings(json.loads(each.content)))
            yield each.name, f"{each.name}\n{readable_text(shown.encode(), Format.HTML)}"
        else:
            yield each.name, f"{each.name}\n{readable_text(each.content, Format(each.format))}"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in _strings(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _strings(each))


def _items(sources: Sources, audience: str) -> tuple[PackItem, ...]:
    public = audience == Audience.PUBLIC
    return pack_items(sources.facts, sources.meeting, for_public=public, on=sources.on)


def _files(audience: str, document: Document, items: Sequence[PackItem], sources: Sources) -> Iterator[FileMade]:
    for format in FORMATS:
        name = f"papers-{sources.on.isoformat()}-version-{sources.number}-{audience}.{format.ending}"
        yield FileMade(audience, format.value, name, format.media_type, render(document, format))
    shown = [_as_data(each, document) for each in items]
    notice = _html(document, document.sections[0].sections[:1], within="notice", level=2)
    content = json.dumps({"notice": notice, "items": shown}, ensure_ascii=False, sort_keys=True).encode()
    yield FileMade(audience, ITEMS, f"items-version-{sources.number}-{audience}.json", _JSON, content)


def _as_data(item: PackItem, document: Document) -> dict[str, Any]:
    opening = replace(document, opening=item.opening, sections=(), layout=Layout.BRIEF)
    return {
        "number": item.number,
        "id": item.id,
        "title": item.title,
        "ground": item.ground,
        "summary": item.summary,
        "details": list(item.details),
        "state": item.state.value,
        "paper": item.paper,
        "opening": html_body(replace(opening, marks=()), picture_address=_no_picture) if item.opening else "",
        "short": _html(document, item.in_short, within=f"item-{item.number}-short"),
        "body": _html(document, item.rest, within=f"item-{item.number}-body"),
    }


def _html(document: Document, sections: Sequence[Section], *, within: str, level: int = 3) -> str:
    """Sections as a part of a page; what the renderer names by itself is named for this part of it."""
    if not sections:
        return ""
    shown = replace(document, opening=(), marks=(), sections=tuple(sections), layout=Layout.BRIEF)
    body = html_body(shown, picture_address=_no_picture, first_level=level)
    return _NAMED.sub(rf'\1="\2{within}-', body)


def _no_picture(_picture: object) -> str:
    """Papers hold no pictures."""
    return ""


def _listed(item: PackItem, page: int | None) -> dict[str, Any]:
    words = repr((item.title, item.ground, item.summary, item.opening, item.sections))
    told = {"item": item.number, "id": item.id, "page": page, "has_paper": item.state is PaperState.HERE}
    return {**told, "stamp": hashlib.sha256(words.encode()).hexdigest()}


def _file_listed(file: FileMade) -> dict[str, Any]:
    return {"audience": file.audience, "name": file.name, "sha256": file.stamp, "size": len(file.content)}


# ------------------------------------------------------------------------------------------- what a later version says


def _told(sources: Sources) -> tuple[str, ...]:
    """The sentences at the head of a later version: why it was made, and what is new in it."""
    if sources.former is None:
        return ()
    opening = f"This is version {sources.number}. It takes the place of version {sources.number - 1}."
    return (opening, f"Why there is another version: {sources.because}", *_news(sources))


def _news(sources: Sources) -> Iterator[str]:
    former = {each["id"]: each for each in (sources.former or {})["papers"][str(Audience.MEMBERS)]}
    now = [_listed(each, None) for each in _items(sources, Audience.MEMBERS)]
    fresh = [each for each in now if each["has_paper"] and not former.get(each["id"], {}).get("has_paper")]
    changed = [
        each for each in now if each not in fresh and former.get(each["id"], {"stamp": ""})["stamp"] != each["stamp"]
    ]
    if fresh:
        yield f"New papers in this version: {_numbers(fresh)}."
    if changed:
        yield f"Changed since the version before: {_numbers(changed)}."


def _numbers(items: Sequence[dict[str, Any]]) -> str:
    return ", ".join(f"item {each['item']}" for each in items)


class Moved(NamedTuple):
    """A paper that begins on another page than in the version before."""

    item: int
    before: int
    now: int


def moved(former: dict[str, Any], now: dict[str, Any], audience: str) -> tuple[Moved, ...]:
    """The papers that begin on another page than in an earlier version, by the numbers that their items have now."""
    pages = {_key(each): each["page"] for each in former["papers"][audience]}
    found = []
    for each in now["papers"][audience]:
        before = pages.get(_key(each))
        if before is not None and each["page"] is not None and before != each["page"]:
            found.append(Moved(each["item"], before, each["page"]))
    return tuple(found)


def _key(listed: dict[str, Any]) -> str:
    """What stays of an item between versions: its id, or for the public and an exempt one its number."""
    return listed["id"] or f"number {listed['item']}"
