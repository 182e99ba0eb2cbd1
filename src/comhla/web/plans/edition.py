"""One edition of a published plan: every page and file of it, made once and served as it was made.

The same sources give the same bytes. Links between pages are relative, so that an edition can be read at the address of
the plan while it is the current one, and at its own address for good.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from comhla.documents.consultation_statement import statement_document
from comhla.documents.formats import Format, render
from comhla.documents.model import Document, Picture, Section
from comhla.documents.plan import plan_document
from comhla.documents.plan_parts import outdated_editions, section_anchor, sections_in_order
from comhla.documents.renderers.html import html_body, stylesheet
from comhla.documents.renderers.pictures import ending_of
from comhla.law import AuthorityFacts
from comhla.law.facts import Plan, PlanEdition, PlanPart, PlanSection
from comhla.web.plans.bundle import FileKind
from comhla.web.plans.bundle_items import written_in
from comhla.web.plans.page_html import a_level_down, from_to, ids_of, inside_of, linked, outermost_sections, words_of
from comhla.web.plans.presenters import published as presenter

RESERVED = frozenset({"files", "versions", "search", "statement", "easy-read", "gaelic", "changes", "localities"})
"""Paths that are not free for sections of the text."""
FRONT, STATEMENT, CHANGES = "", "statement", "changes"
STYLE, PICTURE, DATA = "style", "picture", "data"
_VERSIONS = {PlanEdition.EASY_READ: ("easy-read", "easy_read"), PlanEdition.GAELIC: ("gaelic", "other_version")}


class Uploaded(NamedTuple):
    """A document that was uploaded for the bundle."""

    kind: str
    name: str
    title: str
    media_type: str
    language: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that an edition is made from."""

    facts: AuthorityFacts
    plan: Plan
    pictures: Mapping[str, Picture]
    narrative: Mapping[str, str]
    uploads: Sequence[Uploaded]
    number: int
    address: str
    on: date
    says: str = ""
    because: str = ""
    former: Mapping[str, Any] | None = None
    """The data of the edition before, for a comparison."""
    unchanged: frozenset[str] = frozenset()
    """The names of uploaded files that are as they were in the edition before."""


class PageMade(NamedTuple):
    """A page: its path under the plan's address, its body, and its words for the search."""

    path: str
    title: str
    language: str
    body: str

    @property
    def words(self) -> str:
        """What a search looks in."""
        return words_of(self.body)


class FileMade(NamedTuple):
    """A file of the edition."""

    kind: str
    name: str
    title: str
    media_type: str
    language: str
    content: bytes


class Edition(NamedTuple):
    """Everything of one edition."""

    pages: tuple[PageMade, ...]
    files: tuple[FileMade, ...]

    def manifest(self) -> dict[str, Any]:
        """Every page and file with its checksum and size."""
        return {
            "pages": [_listed(f"{each.path}/" if each.path else "", each.body.encode()) for each in self.pages],
            "files": [_listed(f"files/{each.name}", each.content) for each in self.files],
        }


def _listed(path: str, content: bytes) -> dict[str, Any]:
    return {"path": path, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}


def edition_of(sources: Sources) -> Edition:
    """Every page and file of an edition.

    Raises:
        DocumentError: where a document cannot be made or written, as with a picture that cannot be opened.
    """
    with translation.override("en-gb"):
        documents = _documents(sources)
        files = [*_document_files(sources, documents), *_uploads(sources), *_supplied(sources, documents)]
        return Edition(tuple(_pages(sources, documents, files)), tuple(files))


# ---------------------------------------------------------------------------------------------------------- files


class _Titled(NamedTuple):
    """A document with the path of its page, the kind of its files, and the forms that it is written in."""

    path: str
    kind: str
    document: Document
    formats: tuple[Format, ...]


def _documents(sources: Sources) -> list[_Titled]:
    version = f"Version {sources.number}"
    made = [_Titled("plan", "plan", _plan(sources, PlanEdition.FULL, sources.address, version), tuple(Format))]
    if not any(each.kind == FileKind.STATEMENT for each in sources.uploads):
        address = f"{sources.address}{STATEMENT}/"
        statement = statement_document(
            sources.facts, sources.plan.id, narrative=sources.narrative, issued_on=sources.on, identifier=address
        )
        made.append(_Titled(STATEMENT, "statement", statement, tuple(Format)))
    for edition, (path, kind) in _VERSIONS.items():
        if written_in(sources.facts, sources.plan.id, edition):
            other = _plan(sources, edition, f"{sources.address}{path}/", version)
            made.append(_Titled(path, kind, other, tuple(Format)))
    return made


def _plan(sources: Sources, edition: PlanEdition, identifier: str, version: str) -> Document:
    return plan_document(
        sources.facts,
        sources.plan.id,
        edition=edition,
        pictures=sources.pictures,
        issued_on=sources.on,
        identifier=identifier,
        version=version,
    )


def _document_files(sources: Sources, documents: Sequence[_Titled]) -> Iterator[FileMade]:
    for each in documents:
        for format in each.formats:
            name = f"{each.path}.{format.ending}"
            content = render(each.document, format)
            yield FileMade(each.kind, name, each.document.title, format.media_type, each.document.language, content)


def _uploads(sources: Sources) -> Iterator[FileMade]:
    for each in sources.uploads:
        yield FileMade(each.kind, each.name, each.title, each.media_type, each.language, each.content)


def _supplied(sources: Sources, documents: Sequence[_Titled]) -> Iterator[FileMade]:
    """What pages need beside their text, and the plan as data."""
    style = stylesheet().encode()
    yield FileMade(STYLE, f"document-{_short(style)}.css", "Style of the pages", "text/css", "", style)
    seen: set[str] = set()
    for each in sources.pictures.values():
        name = picture_name(each)
        if name not in seen:
            seen.add(name)
            yield FileMade(PICTURE, name, "Picture", each.media_type, "", each.content)
    data = json.dumps(data_of(sources), ensure_ascii=False, indent=1, sort_keys=True).encode()
    yield FileMade(DATA, "plan-data.json", "The plan as data", "application/json", "", data)


def data_of(sources: Sources) -> dict[str, Any]:
    """What the plan says as plain data, as an authority file has it; nothing of how it was made or who was asked."""
    from comhla.authority_file import to_data  # noqa: PLC0415 - heavy

    plain = to_data(sources.facts)
    plan = next(each for each in plain["plans"] if each["id"] == sources.plan.id)
    own = ("plan_sections", "plan_actions", "plan_measures")
    told = {
        "authority": sources.facts.authority.name,
        "plan": {name: plan[name] for name in _TOLD_OF_PLAN if name in plan},
        **{name: [each for each in plain.get(name, ()) if each["plan"] == sources.plan.id] for name in own},
    }
    as_written: dict[str, Any] = json.loads(json.dumps(told, cls=DjangoJSONEncoder))
    return as_written


_TOLD_OF_PLAN = (
    "id",
    "title",
    "period_first_day",
    "period_last_day",
    "functions_covered",
    "outcomes_covered",
    "principles_covered",
)


def picture_name(picture: Picture) -> str:
    """The name of the file of a picture: by its content, so that the same picture is one file."""
    return f"picture-{_short(picture.content)}.{ending_of(picture)}"


def _short(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


# ---------------------------------------------------------------------------------------------------------- pages


class _Chapter(NamedTuple):
    """A page of the text: its path, its title, what stands on it, and the locality it is about."""

    path: str
    title: str
    html: str
    locality: str = ""
    summary: str = ""
    """For the section that sums the plan up: its text for the front page."""


def _pages(sources: Sources, documents: Sequence[_Titled], files: Sequence[FileMade]) -> Iterator[PageMade]:
    chapters = _chapters(sources, documents[0].document)
    others = list(documents[1:])
    changes = presenter.changes(sources.former, data_of(sources)) if sources.former is not None else ()
    read = [(each.path, _title_of(sources, each)) for each in chapters]
    own = {each.path for each in chapters if each.locality}
    shown = presenter.Contents(
        plan=sources.plan,
        authority=sources.facts.authority.name,
        chapters=tuple(each for each in read if each[0] not in own),
        localities=tuple(each for each in read if each[0] in own),
        others=tuple((each.path, _version_title(each)) for each in others),
        in_order=tuple(read),
        has_changes=bool(changes),
    )
    front = presenter.front(
        sources, files, shown, opening=next((each.summary for each in chapters if each.summary), "")
    )
    yield _page(FRONT, sources.plan.title, "front", {"front": front, "shown": shown})
    for each in chapters:
        title = _title_of(sources, each)
        context = {
            "shown": shown.seen_from(each.path),
            "html": each.html,
            "title": title,
            "around": presenter.around(shown.in_order, each.path),
            "locality": presenter.in_locality(sources.facts, sources.plan, each.locality) if each.locality else None,
        }
        yield _page(each.path, title, "locality" if each.locality else "chapter", context)
    for other in others:
        html = html_body(other.document, picture_address=_picture_from(other.path), first_level=2)
        title = _page_title(other)
        context = {
            "html": html,
            "title": title,
            "subtitle": other.document.subtitle,
            "shown": shown.seen_from(other.path),
            "language": other.document.language,
            "files": presenter.files_shown(files, other.kind, page=other.path, language=other.document.language),
        }
        yield _page(other.path, title, "document", context, language=other.document.language)
    if changes:
        context = {"changes": changes, "sources": sources, "shown": shown.seen_from(CHANGES)}
        yield _page(CHANGES, f"What changed in version {sources.number}", "changes", context)


def _title_of(sources: Sources, chapter: _Chapter) -> str:
    return presenter.locality_title(sources.facts, chapter.locality) if chapter.locality else chapter.title


def _version_title(titled: _Titled) -> str:
    """What a version is called beside the title of the plan: by a word of its own language."""
    return {"easy-read": _("Easy read"), "gaelic": "Gàidhlig"}.get(titled.path, titled.document.title)


def _page_title(titled: _Titled) -> str:
    own = _version_title(titled)
    return own if own == titled.document.title else f"{titled.document.title}: {own}"


def _page(path: str, title: str, template: str, context: dict[str, Any], *, language: str = "en-GB") -> PageMade:
    body = render_to_string(f"plans/public/bodies/{template}.html", {"path": path, **context})
    return PageMade(path, title, language, body.strip())


def _picture_from(page: str) -> Any:
    return lambda picture: f"{from_to(page, FRONT)}files/{picture_name(picture)}"


def _chapters(sources: Sources, document: Document) -> list[_Chapter]:
    """The outermost sections as pages; links between them lead from page to page."""
    localities = _localities_by_anchor(sources)
    paths = _paths(sources, document, localities)
    lean = replace(document, sections=tuple(_without_list(each, localities) for each in document.sections))
    # Where a page stands decides how its pictures are found, so a mark stands for the way up until it is known.
    html = html_body(lean, picture_address=lambda picture: f"files/{picture_name(picture)}", first_level=1)
    cut = outermost_sections(html)
    where = {found: path for path, chunk in zip(paths, cut, strict=True) for found in ids_of(chunk)}
    summed_up = next((section_anchor(each.id) for each in _written(sources) if each.part is PlanPart.SUMMARY), "")
    chapters = []
    for section, path, chunk in zip(document.sections, paths, cut, strict=True):
        locality = localities.get(section.anchor, "")
        text = linked(a_level_down(chunk) if locality else chunk, page=path, pages=where)
        text = text.replace('src="files/', f'src="{from_to(path, FRONT)}files/')
        summary = linked(inside_of(chunk), page=FRONT, pages=where) if section.anchor == summed_up else ""
        chapters.append(_Chapter(path, section.heading, text, locality, summary))
    return chapters


def _localities_by_anchor(sources: Sources) -> dict[str, str]:
    """The localities by the anchor of the section about each, whether it was written as one section or several."""
    found = {}
    for each in _written(sources):
        if each.part is PlanPart.LOCALITY and each.locality is not None:
            found[section_anchor(each.id)] = each.locality
            found[section_anchor(each.locality).replace("section-", "locality-", 1)] = each.locality
    return found


def _without_list(section: Section, localities: Mapping[str, str]) -> Section:
    """A locality without the list of its actions: its page has them in full."""
    if section.anchor not in localities:
        return section
    return replace(section, sections=tuple(each for each in section.sections if not each.anchor.endswith(".actions")))


def _paths(sources: Sources, document: Document, localities: Mapping[str, str]) -> list[str]:
    """A path for each outermost section that stays the same while its id stays, whatever its heading becomes."""
    found: list[str] = []
    for section in document.sections:
        locality = localities.get(section.anchor)
        plain = section.anchor.removeprefix("section-").removeprefix(f"{sources.plan.id}-")
        wanted = f"localities/{slugify(locality) or 'locality'}" if locality else slugify(plain) or "part"
        if wanted in RESERVED and wanted != "localities":
            wanted = f"{wanted}-part"
        number, path = 2, wanted
        while path in found:
            path, number = f"{wanted}-{number}", number + 1
        found.append(path)
    return found


def _written(sources: Sources) -> Sequence[PlanSection]:
    return sections_in_order(sources.facts, sources.plan.id)


def outdated_versions(facts: AuthorityFacts, plan: str) -> list[str]:
    """The headings of sections of other editions that were made from an older text."""
    return [each.section.heading for each in outdated_editions(facts, plan)]
