"""What has to be published together with a strategic plan, and what of it is missing.

The law of the day says most of it, through the book of duties; guidance asks for more, and may be set aside with a
reason; two rules are this site's own. Nothing here reads a database: files and decisions come as values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from comhla.documents.problems import Problem
from comhla.law import AuthorityFacts
from comhla.law.facts import Plan
from comhla.law.sources import Citation


class FileKind(StrEnum):
    """What an uploaded document is to the plan."""

    STATEMENT = "statement"
    FINANCE = "finance"
    EQUALITY = "equality"
    FAIRER_SCOTLAND = "fairer_scotland"
    CONSUMER = "consumer"
    CHILDREN_RIGHTS = "children_rights"
    ISLAND = "island"
    ISLAND_REASONS = "island_reasons"
    EASY_READ = "easy_read"
    OTHER_VERSION = "other_version"
    OTHER = "other"


class Basis(StrEnum):
    """Why something is asked for."""

    LAW = "law"
    UNVERIFIED = "unverified"
    """Law whose words were not read in full, so that nothing firm can be said of it."""
    GUIDANCE = "guidance"
    OURS = "ours"
    """A rule of this site, as that everybody must be able to read the text."""

    @property
    def may_be_set_aside(self) -> bool:
        """Whether the chief officer may leave it out, with a reason."""
        return self in {Basis.UNVERIFIED, Basis.GUIDANCE}


class State(StrEnum):
    """Whether something is there."""

    READY = "ready"
    MISSING = "missing"
    SET_ASIDE = "set_aside"


class HeldFile(NamedTuple):
    """An uploaded document. `lacks` names what its PDF does not say of itself: tags, title, language."""

    kind: str
    name: str
    title: str
    language: str
    lacks: tuple[str, ...] = ()


class Fix(NamedTuple):
    """Where something missing is put right: words, the name of a page of the authority, its arguments, its question."""

    words: str
    page: str
    arguments: tuple[str, ...] = ()
    question: Mapping[str, str] = {}


class Item(NamedTuple):
    """One thing that belongs to the bundle, whether it is there, and why it is asked for."""

    key: str
    title: str
    basis: Basis
    state: State
    because: str
    citation: Citation | None = None
    fix: Fix | None = None
    warnings: tuple[str, ...] = ()


class Bundle(NamedTuple):
    """Everything that is published together."""

    items: tuple[Item, ...]

    @property
    def missing(self) -> tuple[Item, ...]:
        """What keeps the plan from being published."""
        return tuple(each for each in self.items if each.state is State.MISSING)

    @property
    def is_complete(self) -> bool:
        """Whether everything is there or set aside."""
        return not self.missing

    def item(self, key: str) -> Item:
        """The item with a key.

        Raises:
            KeyError: where nothing of that name is asked for.
        """
        for each in self.items:
            if each.key == key:
                return each
        raise KeyError(key)


class TextProblem(NamedTuple):
    """Something in the text that keeps somebody from reading it, with the section it stands in."""

    section: str
    heading: str
    problem: Problem


class Given(NamedTuple):
    """What the items are worked out from."""

    facts: AuthorityFacts
    plan: Plan
    files: Sequence[HeldFile]
    text_problems: Sequence[TextProblem]
    outdated: Sequence[str]
    """Headings of sections of other editions that were made from an older text."""
    set_aside: Mapping[str, str]
    """Reasons by item."""
    on: date

    def files_of(self, kind: FileKind) -> list[HeldFile]:
        """The uploaded documents of one kind."""
        return [each for each in self.files if each.kind == kind]


def bundle_of(given: Given) -> Bundle:
    """What has to be published together with a plan on a day, in the order in which people deal with it."""
    from comhla.web.plans.bundle_items import ITEMS  # noqa: PLC0415 - the items are made of the words of this module

    found = [each for work_out in ITEMS for each in work_out(given)]
    return Bundle(tuple(_set_aside(each, given.set_aside) for each in found))


def _set_aside(item: Item, reasons: Mapping[str, str]) -> Item:
    reason = reasons.get(item.key)
    if reason is None or item.state is not State.MISSING or not item.basis.may_be_set_aside:
        return item
    return item._replace(state=State.SET_ASIDE, because=reason, fix=None)
