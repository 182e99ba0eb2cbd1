"""The figures of the demonstration at work: two releases taken in, an indicator of its own, owners, targets, charts."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from django.urls import reverse

from comhla.indicators.mapping import LAYOUT, from_json
from comhla.web.access.actors import Actor
from comhla.web.accounts.models import User
from comhla.web.authorities.models import Authority
from comhla.web.clock import today
from comhla.web.measures.actions.defining import define
from comhla.web.measures.actions.drawing import draw_wanted
from comhla.web.measures.actions.keeping import NewTarget, name_keeper, say_no_change, set_target
from comhla.web.measures.actions.waiting import Choice, keep_waiting, map_waiting, open_waiting, take_in_waiting
from comhla.web.measures.actions.watching import begin_watch
from comhla.web.measures.files import Details, GivenFile
from comhla.web.measures.release_queries import state_of_releases
from tools.demo.place import EXAMPLES

LOCAL_INDICATOR = "INV-1"
_MAP, _INDICATORS = "demonstration-figures.mapping.json", "demonstration-indicators.toml"
_FIRST, _LATEST = "demonstration-figures-2025.csv", "demonstration-figures.csv"
_TITLE = "Indicators of Inverannoch and its family group (illustrative)"
_PUBLISHED = {_FIRST: date(2025, 9, 9), _LATEST: date(2026, 7, 7)}
_EDITIONS = {_FIRST: "September 2025", _LATEST: "July 2026"}


class Aim(NamedTuple):
    """A target of the strategic plan, from where it begins."""

    indicator: str
    value: float
    from_value: float
    from_period: str


_AIMS = (
    Aim("NI-19", 400, 640, "2022/23"),
    Aim("NI-12", 10_500, 11_800, "2022/23"),
    Aim("NI-16", 19, 22.4, "2022/23"),
    Aim("NI-8", 45, 34, "2021/22 survey"),
    Aim(LOCAL_INDICATOR, 40, 85, "2022/23"),
)
_REACHED_BY = date(2027, 3, 31)
_OTHER_POSTS = {"NI-16": "Lead nurse", "NI-8": "Lead for carers", LOCAL_INDICATOR: "Head of mental health services"}
_OWN = ("NI-11", "NI-12", "NI-18", "NI-19")
"""What the analyst answers for; two of these are late."""
_DRAWN = ("NI-19", "NI-16")
"""Their charts are drawn beforehand; all others when somebody looks."""


def bring_figures_to_work(authority: Authority, *, analyst: User, actor: Actor) -> None:
    """Define an indicator, take in two releases, name who answers for what, and set the targets of the plan."""
    for definition in tomllib.loads((EXAMPLES / _INDICATORS).read_text(encoding="utf-8"))["indicator"]:
        define(authority, definition, by=actor)
    _take_in(authority, _FIRST, by=actor)
    begin_watch(authority, analyst, by=actor)
    _take_in(authority, _LATEST, by=actor)
    for key in _OWN:
        name_keeper(authority, key, post="Performance analyst", account=analyst, version=0, by=actor)
    for key, post in _OTHER_POSTS.items():
        name_keeper(authority, key, post=post, account=None, version=0, by=actor)
    say_no_change(authority, "NI-12", by=actor)
    for each in _AIMS:
        _set(authority, each, by=actor)


def draw_charts(authority: Authority) -> int:
    """Draw the charts of a few measures, as pages wish for them; how many."""
    visitor = Client(headers={"host": urlsplit(settings.PUBLIC_ADDRESS).netloc})
    visitor.get(reverse("public-measures", args=[authority.slug]))
    for key in _DRAWN:
        for page in ("public-measure", "public-measure-compare", "public-measure-over-time"):
            visitor.get(reverse(page, args=[authority.slug, key]))
    return draw_wanted()


def _take_in(authority: Authority, name: str, *, by: Actor) -> None:
    """Take a file in as it is done on the pages. The map is remembered from the first, and reads the second."""
    details = Details(
        retrieved_on=today(),
        published_on=_PUBLISHED[name],
        edition=_EDITIONS[name],
        title=_TITLE,
        publisher="Made up for demonstration",
        licence="MIT, as the rest of Còmhla",
    )
    given = GivenFile(name, (EXAMPLES / name).read_bytes(), details, LAYOUT)
    pending, key = keep_waiting(authority, given, by=by)
    waiting = open_waiting(pending, key)
    assert waiting is not None
    if pending.mapping is None:
        columns = from_json((EXAMPLES / _MAP).read_text(encoding="utf-8"))
        map_waiting(waiting, columns, details, called="Figures of the partnership", by=by)
    take_in_waiting(waiting, Choice(state_of_releases(authority)), by=by)


def _set(authority: Authority, aim: Aim, *, by: Actor) -> None:
    given = NewTarget(
        value=aim.value,
        by=_REACHED_BY,
        from_value=aim.from_value,
        from_period=aim.from_period,
        says="Strategic plan for 2024 to 2027",
    )
    set_target(authority, aim.indicator, given, by=by)
