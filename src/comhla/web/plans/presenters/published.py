"""What the pages of a published plan show, as values: made once, when it is published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from typing import Any, NamedTuple, Protocol

from django.template.defaultfilters import filesizeformat
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from comhla.documents.comparison import DraftSection, Kind, SectionChange, compare
from comhla.documents.formats import Format
from comhla.documents.plan_parts import outdated_editions
from comhla.documents.plan_tables import figure
from comhla.law import AuthorityFacts
from comhla.law.facts import Plan, PlanAction, PlanEdition, PlanMeasure
from comhla.law.readings.plan_making import locality_name
from comhla.web.plans.bundle import FileKind
from comhla.web.plans.page_html import from_to
from comhla.web.words import day as in_words


class FileLike(Protocol):
    """A file of an edition."""

    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def media_type(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def content(self) -> bytes: ...


class Led(NamedTuple):
    """A link."""

    label: str
    url: str
    is_current: bool = False


class FileShown(NamedTuple):
    """A file to take away: what it is, its form and size, and its language where that is not English."""

    title: str
    url: str
    form: str
    size: str
    language: str
    is_older: bool = False
    """Whether it was made from an older text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What stands in an edition, as seen from one of its pages."""

    plan: Plan
    authority: str
    chapters: tuple[tuple[str, str], ...]
    localities: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    in_order: tuple[tuple[str, str], ...]
    """The pages in the order in which somebody reads them from beginning to end."""
    has_changes: bool
    page: str = ""

    def seen_from(self, page: str) -> Contents:
        """The same, seen from another page."""
        return replace(self, page=page)

    @property
    def home(self) -> str:
        """The front page."""
        return from_to(self.page, "")

    @property
    def chapter_links(self) -> list[Led]:
        """The pages of the text."""
        return self._links(self.chapters)

    @property
    def locality_links(self) -> list[Led]:
        """The pages of localities."""
        return self._links(self.localities)

    @property
    def other_links(self) -> list[Led]:
        """The documents that are pages of their own."""
        return self._links(self.others)

    @property
    def search(self) -> str:
        """Where a search in the plan is sent."""
        return f"{self.home if self.page else './'}search/"

    @property
    def changes(self) -> str:
        """What changed since the version before."""
        return from_to(self.page, "changes")

    def _links(self, pages: Iterable[tuple[str, str]]) -> list[Led]:
        return [Led(title, from_to(self.page, path), path == self.page) for path, title in pages]


class Around(NamedTuple):
    """The page before and the page after."""

    before: Led | None
    after: Led | None


def around(order: Sequence[tuple[str, str]], page: str) -> Around:
    """What somebody reads before a page and after it."""
    place = [path for path, _title in order].index(page)
    before = order[place - 1] if place else None
    after = order[place + 1] if place + 1 < len(order) else None
    return Around(*(Led(each[1], from_to(page, each[0])) if each else None for each in (before, after)))


# ------------------------------------------------------------------------------------------------------ front page

_BESIDE = (
    FileKind.STATEMENT,
    FileKind.FINANCE,
    FileKind.EQUALITY,
    FileKind.FAIRER_SCOTLAND,
    FileKind.CONSUMER,
    FileKind.CHILDREN_RIGHTS,
    FileKind.ISLAND,
    FileKind.ISLAND_REASONS,
    FileKind.OTHER,
)
_EDITIONS = {"easy-read": PlanEdition.EASY_READ, "gaelic": PlanEdition.GAELIC}
_FORMS = {each.media_type: each.plain_name for each in Format}
LANGUAGES = {"en-GB": "English", "gd": "Gàidhlig", "bfi": "British Sign Language"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The front page: the days of the plan, its summary, its forms, other versions, and what goes with it."""

    period: str
    published_on: date
    number: int
    says: str
    because: str
    opening: SafeString
    forms: Sequence[FileShown]
    versions: Sequence[FileShown]
    beside: Sequence[FileShown]
    data: str


def front(sources: Any, files: Sequence[FileLike], shown: Contents, *, opening: str) -> Front:
    """The front page of an edition."""
    others = [each for each in files if each.kind in {FileKind.EASY_READ, FileKind.OTHER_VERSION}]
    older = {each.section.edition for each in outdated_editions(sources.facts, sources.plan.id)}
    pages = [
        FileShown(title, f"{path}/", _("Web page"), "", _language_of(files, path), _EDITIONS.get(path) in older)
        for path, title in shown.others
        if path != "statement"
    ]
    names = {each.name for each in sources.uploads}
    uploaded = [
        _shown(each, "")._replace(is_older=shown.has_changes and each.name in sources.unchanged)
        for each in others
        if each.name in names
    ]
    kinds = [each.value for each in _BESIDE]
    beside = sorted(
        (each for each in files if each.kind in kinds and each.name in names),
        key=lambda each: kinds.index(each.kind),
    )
    return Front(
        period=_period(sources.plan),
        published_on=sources.on,
        number=sources.number,
        says=sources.says,
        because=sources.because,
        opening=mark_safe(opening),
        forms=files_shown(files, "plan", page=""),
        versions=[*pages, *uploaded],
        beside=[_shown(each, "") for each in beside],
        data="files/plan-data.json",
    )


def _language_of(files: Sequence[FileLike], path: str) -> str:
    return next((each.language for each in files if each.name.startswith(f"{path}.")), "en-GB")


def files_shown(files: Sequence[FileLike], kind: str, *, page: str, language: str | None = None) -> list[FileShown]:
    """The files of one kind, and of one language where that is asked, as links from a page."""
    return [
        _shown(each, page) for each in files if each.kind == kind and (language is None or each.language == language)
    ]


def _shown(file: FileLike, page: str) -> FileShown:
    form = _FORMS.get(file.media_type) or file.name.rpartition(".")[2].upper()
    url = f"{from_to(page, '') if page else ''}files/{file.name}"
    return FileShown(file.title, url, form, filesizeformat(len(file.content)), file.language)


def _period(plan: Plan) -> str:
    first, last = plan.period_first_day, plan.period_last_day
    if first and last:
        return _("%(first)s to %(last)s") % {"first": in_words(first), "last": in_words(last)}
    return _("From %(first)s") % {"first": in_words(first)} if first else ""


# ------------------------------------------------------------------------------------------------------- localities


class ActionShown(NamedTuple):
    """An action as a reader of one locality sees it."""

    title: str
    owner: str
    by: str
    is_for_all: bool


class MeasureShown(NamedTuple):
    """A measure: where it starts, and what is aimed for."""

    title: str
    start: str
    target: str


class InLocality(NamedTuple):
    """What a plan means for one locality."""

    name: str
    own: tuple[ActionShown, ...]
    shared: tuple[ActionShown, ...]
    measures: tuple[MeasureShown, ...]


def locality_title(facts: AuthorityFacts, locality: str) -> str:
    """The title of a locality's page."""
    return _("What this means in %(name)s") % {"name": locality_name(facts, locality)}


def in_locality(facts: AuthorityFacts, plan: Plan, locality: str) -> InLocality:
    """What a plan means for a locality: actions for it or for the whole area, and the measures that show them."""
    actions = [
        each
        for each in facts.plan_actions or ()
        if each.plan == plan.id and (not each.localities or locality in each.localities)
    ]
    named = {key for each in actions for key in each.measures or ()}
    measures = [
        each
        for each in facts.plan_measures or ()
        if each.plan == plan.id and (each.id in named or _is_free(facts, each))
    ]
    shown = tuple(_action(each) for each in actions)
    return InLocality(
        locality_name(facts, locality),
        tuple(each for each in shown if not each.is_for_all),
        tuple(each for each in shown if each.is_for_all),
        tuple(_measure(each) for each in measures),
    )


def _is_free(facts: AuthorityFacts, measure: PlanMeasure) -> bool:
    """Whether no action names a measure, so that it tells of the whole plan."""
    return not any(measure.id in (each.measures or ()) for each in facts.plan_actions or ())


def _action(action: PlanAction) -> ActionShown:
    by = _("by %(day)s") % {"day": in_words(action.last_day)} if action.last_day else ""
    return ActionShown(action.title, action.owner or "", by, not action.localities)


def _measure(measure: PlanMeasure) -> MeasureShown:
    title = f"{measure.title}, {measure.unit}" if measure.unit else measure.title
    start = "" if measure.baseline is None else figure(measure.baseline)
    if start and measure.baseline_period:
        start = f"{start} ({measure.baseline_period})"
    target = "" if measure.target is None else figure(measure.target)
    if target and measure.target_on:
        target = _("%(figure)s by %(day)s") % {"figure": target, "day": in_words(measure.target_on)}
    return MeasureShown(title, start, target)


# ---------------------------------------------------------------------------------------------------------- changes


def changes(former: Mapping[str, Any] | None, now: Mapping[str, Any]) -> tuple[SectionChange, ...]:
    """The parts of the full text, and the actions, that are not as they were in the edition before."""
    if former is None:
        return ()
    found = compare(_sections_in(former), _sections_in(now)).sections
    return tuple(each for each in found if each.kind is not Kind.SAME)


def _sections_in(data: Mapping[str, Any]) -> list[DraftSection]:
    sections = [
        DraftSection(each["id"], each["heading"], each.get("text") or "")
        for each in data["plan_sections"]
        if each.get("edition", "full") == "full"
    ]
    told = "\n\n".join(_in_a_line(each) for each in data["plan_actions"])
    measured = "\n\n".join(_in_a_line(each) for each in data["plan_measures"])
    return [
        *sections,
        DraftSection("comhla actions", _("What we will do"), told),
        DraftSection("comhla measures", _("How we will measure it"), measured),
    ]


def _in_a_line(row: Mapping[str, Any]) -> str:
    names = ("title", "unit", "owner", "baseline", "baseline_period", "target", "first_day", "last_day", "target_on")
    return ", ".join(str(row[name]) for name in names if row.get(name))


# ----------------------------------------------------------------------------------------------------------- search


class FoundPage(NamedTuple):
    """A page that a search found, with the words round what was looked for."""

    title: str
    url: str
    snippets: tuple[SafeString, ...]


_AROUND, _MOST_SNIPPETS, _MOST_WORDS = 90, 3, 12
_SHORT, _LONG = 2, 500
_POSSESSIVE = re.compile(r"['’]s$")


def words_typed(typed: str) -> list[str]:
    """The words that somebody looks for, as they begin: without the quotation marks and endings of a possessive."""
    found = (each.strip("'’-") for each in re.findall(r"[\w'’-]+", typed.casefold()))
    return list(dict.fromkeys(_POSSESSIVE.sub("", each) for each in found if each))[:_MOST_WORDS]


def found_in(pages: Iterable[tuple[str, str, str]], typed: str) -> list[FoundPage]:
    """The pages that have every word, those that are most about them first.

    Args:
        pages: path, title and words of each page.
        typed: what somebody typed.
    """
    wanted = [_sign(each) for each in words_typed(typed)]
    if not wanted:
        return []
    found = []
    for path, title, text in pages:
        often = [len(each.findall(text)) for each in wanted]
        if all(often):
            in_title = sum(bool(each.search(title)) for each in wanted)
            # A long page has every word often, and that says little of what it is about.
            weight = sum(each / (each + len(text) / _LONG) for each in often)
            url = f"../{path}/" if path else "../"
            found.append((-in_title, -weight, FoundPage(title, url, _snippets(text, wanted))))
    return [each for *_order, each in sorted(found, key=lambda each: each[:2])]


def _sign(word: str) -> re.Pattern[str]:
    """A word from its beginning, to wherever it ends; a very short one as it is. Both apostrophes are one."""
    letters = re.sub("['’]", "['’]", re.escape(word))
    return re.compile(rf"\b{letters}" + (r"\b" if len(word) <= _SHORT else r"\w*"), re.IGNORECASE)


def _snippets(text: str, wanted: Sequence[re.Pattern[str]]) -> tuple[SafeString, ...]:
    sign = re.compile("|".join(each.pattern for each in wanted), re.IGNORECASE)
    told: list[SafeString] = []
    end = 0
    for hit in sign.finditer(text):
        if hit.start() < end:
            continue
        begin, end = max(0, hit.start() - _AROUND), min(len(text), hit.end() + _AROUND)
        told.append(_marked(_whole_words(text, begin, end), sign))
        if len(told) == _MOST_SNIPPETS:
            break
    return tuple(told)


def _whole_words(text: str, begin: int, end: int) -> str:
    """A piece of text that begins and ends with whole words, with dots where something is left out."""
    piece = text[begin:end]
    if begin:
        piece = "… " + piece.partition(" ")[2]
    return piece.rpartition(" ")[0] + " …" if end < len(text) else piece


def _marked(piece: str, sign: re.Pattern[str]) -> SafeString:
    """The piece with what was looked for marked; everything else is escaped."""
    out, last = [], 0
    for hit in sign.finditer(piece):
        out += [escape(piece[last : hit.start()]), "<mark>", escape(hit.group()), "</mark>"]
        last = hit.end()
    return mark_safe("".join([*out, escape(piece[last:])]))
