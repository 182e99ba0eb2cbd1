"""A section with the comments beside its paragraphs, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from comhla.law import AuthorityFacts
from comhla.law.facts import PlanView, ViewResult
from comhla.web.access.roles import Role
from comhla.web.plans.models import Comment
from comhla.web.plans.presenters.text_words import PARTS
from comhla.web.plans.text_queries import GIVEN_BY
from comhla.web.plans.texts import ShownParagraph


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownComment:
    """A comment: who said what about which words, and what came of it."""

    number: int
    by: str
    role: str
    at: datetime
    words: str
    quoted: str
    is_open: bool
    answer: str
    settled_by: str
    view: str
    may_become_view: bool


class Place(NamedTuple):
    """A paragraph with its number and the comments beside it."""

    number: int
    key: str
    html: SafeString
    is_heading: bool
    comments: Sequence[ShownComment]


class WithComments(NamedTuple):
    """A text with its comments: paragraphs, what was said of the section as a whole, and of words that are gone."""

    places: Sequence[Place]
    on_the_whole: Sequence[ShownComment]
    on_earlier_words: Sequence[ShownComment]


def with_comments(paragraphs: Sequence[ShownParagraph], comments: Iterable[Comment]) -> WithComments:
    """Paragraphs with their comments beside them."""
    by_key: dict[str, list[ShownComment]] = {}
    for each in comments:
        by_key.setdefault(each.paragraph, []).append(shown_comment(each))
    whole = by_key.pop("", [])
    places = [
        Place(number, each.key, each.html, each.is_heading, by_key.pop(each.key, []))
        for number, each in enumerate(paragraphs, start=1)
    ]
    return WithComments(places, whole, [each for several in by_key.values() for each in several])


def shown_comment(comment: Comment) -> ShownComment:
    """A comment as a page shows it."""
    return ShownComment(
        number=comment.pk,
        by=comment.by_name,
        role=Role(comment.role).called if comment.role in set(Role) else "",
        at=comment.made_at,
        words=comment.words,
        quoted=comment.quoted,
        is_open=comment.settled_at is None,
        answer=comment.answer,
        settled_by=comment.settled_by,
        view=comment.view,
        may_become_view=not comment.view and comment.role in GIVEN_BY,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatCame:
    """You said, we changed, because: a comment of one's own and what came of it."""

    number: int
    section: str
    quoted: str
    said: str
    at: datetime
    change: str
    because: str
    is_open: bool


def what_came(comments: Iterable[Comment], facts: AuthorityFacts) -> Sequence[WhatCame]:
    """What came of comments, from the answers and from the views ledger, the latest comment first."""
    headings = {each.id: each.heading for each in facts.plan_sections or ()}
    views = {each.id: each for each in facts.plan_views or ()}
    found = [_came(each, views.get(each.view), headings.get(each.section, "")) for each in comments]
    return sorted(found, key=lambda each: each.at, reverse=True)


def _came(comment: Comment, view: PlanView | None, section: str) -> WhatCame:
    change, because = comment.answer, ""
    if view is not None and view.result is ViewResult.CHANGED:
        change, because = view.change or comment.answer, view.reason or ""
    elif view is not None and view.result is ViewResult.NOT_CHANGED:
        change, because = comment.answer or _("Nothing was changed."), view.reason or ""
    return WhatCame(
        number=comment.pk,
        section=section,
        quoted=comment.quoted,
        said=comment.words,
        at=comment.made_at,
        change=change,
        because=because,
        is_open=not change,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Clashing:
    """A field that two people changed: what it is called, and what each wrote."""

    label: str
    mine: str
    theirs: str
    is_long: bool = False


def clashing(facts: AuthorityFacts, typed: Mapping[str, Any], theirs: Mapping[str, Any]) -> Sequence[Clashing]:
    """What somebody typed beside what was saved, where they differ."""
    labels = {"heading": _("Heading"), "part": _("What it is about"), "locality": _("Locality"), "text": _("Text")}
    names = {each.id: each.name for each in facts.localities or ()}
    parts = {part.value: str(words) for part, words in PARTS.items()}

    def said(name: str, value: Any) -> str:
        known: Mapping[str, str] = {"part": parts, "locality": names}.get(name, {})
        return known.get(str(value), str(value)) if value else ""

    return [
        Clashing(
            label=label, mine=said(name, typed.get(name)), theirs=said(name, theirs.get(name)), is_long=name == "text"
        )
        for name, label in labels.items()
        if (typed.get(name) or None) != (theirs.get(name) or None)
    ]
