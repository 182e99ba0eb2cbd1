"""The board as open data: a page that says what each file is, and the files. Public where the board's page is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comhla.documents.board_calendar import meetings_calendar
from comhla.documents.open_board import OpenBoard, open_board_json
from comhla.documents.open_board_tables import TABLES, Column, Table, table_csv
from comhla.web import clock
from comhla.web.access.requests import public
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.authorities.queries import authority_called
from comhla.web.kept_pages import answered


class FileShown(NamedTuple):
    """A file of the page: its name, what it is, its format and size, and its columns where it is a table."""

    name: str
    title: str
    format: str
    size: str
    columns: tuple[Column, ...]


def _table(table: Table) -> Callable[[OpenBoard], str]:
    return lambda board: table_csv(table, board)


_FILES: Mapping[str, tuple[str, Callable[[OpenBoard], str]]] = {
    "board.json": (
        "application/json; charset=utf-8",
        lambda board: open_board_json(board.facts, under=board.under, on=board.on),
    ),
    **{each.file: ("text/csv; charset=utf-8", _table(each)) for each in TABLES},
    "meetings.ics": ("text/calendar; charset=utf-8", meetings_calendar),
}


@public
@require_safe
def data(request: HttpRequest, slug: str) -> HttpResponse:
    """What open data there is of the board, and what each column says."""
    authority = authority_called(slug)

    def draw() -> HttpResponse:
        board = _board(authority)
        files = [_shown(name, make(board)) for name, (_type, make) in _FILES.items()]
        context = {"authority": authority, "files": files, "day": board.on}
        return render(request, "board/membership/data.html", context)

    return answered(request, _stamp(authority), draw)


@public
@require_safe
def file(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """One file of open data. Raises Http404 where there is none of that name."""
    authority = authority_called(slug)
    if name not in _FILES:
        raise Http404("There is no such file.")

    def draw() -> HttpResponse:
        content_type, make = _FILES[name]
        response = HttpResponse(make(_board(authority)), content_type=content_type)
        response["Content-Disposition"] = f'inline; filename="{authority.slug}-{name}"'
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return answered(request, _stamp(authority), draw)


def _board(authority: Authority) -> OpenBoard:
    return OpenBoard(facts_of(authority), under=authority.slug, on=clock.today())


def _stamp(authority: Authority) -> str:
    return f"open-data:{authority.facts_stamp}:{authority.name}:{authority.slug}:{authority.is_fictional}"


def _shown(name: str, text: str) -> FileShown:
    table = next((each for each in TABLES if each.file == name), None)
    titles = {
        "board.json": _("Everything together: people, posts, memberships, meetings, votes and decisions"),
        "members.csv": _("Members"),
        "meetings.csv": _("Meetings"),
        "votes.csv": _("Votes"),
        "decisions.csv": _("Decisions"),
        "meetings.ics": _("Meetings for your calendar"),
    }
    return FileShown(
        name=name,
        title=titles[name],
        format={"json": "JSON", "csv": "CSV", "ics": "iCalendar"}[name.rpartition(".")[2]],
        size=filesizeformat(len(text.encode())),
        columns=() if table is None else table.columns,
    )
