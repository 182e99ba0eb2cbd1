"""How the API answers: pages with links, tables without formulas, and nothing at all when nothing has changed."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from typing import Any, Generic, NamedTuple, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags, quote_etag
from ninja import Field, Schema

from comhla.web.api.questions import Form, Listed

Item = TypeVar("Item")
VERSION = version("comhla")
_CSV = "text/csv; charset=utf-8"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class Page(Schema, Generic[Item]):
    """One page of a list."""

    total: int = Field(description="How many rows there are in all.")
    limit: int = Field(description="The most rows of one page.")
    offset: int = Field(description="How many rows were left out before these.")
    next: str | None = Field(description="The address of the next page; null on the last one.")
    previous: str | None = Field(description="The address of the page before; null on the first one.")
    items: list[Item]


class NotChanged(Exception):
    """The caller already has this answer."""


class Rows(NamedTuple):
    """What a list is cut from: how many there are, and what gives some of them."""

    total: int
    between: Callable[[int, int], Sequence[Any]]


def rows_among(items: Sequence[Any]) -> Rows:
    """Rows of a list that is already there."""
    return Rows(len(items), lambda first, end: items[first:end])


def unchanged_since(request: HttpRequest, *stamps: object) -> None:
    """Say what the answer depends on, before it is made.

    The address with its questions and the version of the software always belong to it.

    Raises:
        NotChanged: where the caller has an answer made from the same.
    """
    parts = [VERSION, request.build_absolute_uri(), *map(str, stamps)]
    request.etag = quote_etag(hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32])
    if _has(request, request.etag):
        raise NotChanged


def _has(request: HttpRequest, etag: str) -> bool:
    """Whether the caller has it. Compared weakly, since compressing marks a tag as weak (RFC 9110, 13.1.2)."""
    held = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in held or etag in [each.removeprefix("W/") for each in held]


def not_changed(request: HttpRequest, error: Exception) -> HttpResponse:
    """304, without a body."""
    return HttpResponse(status=304)


def page_of(
    request: HttpRequest, asked: Listed, rows: Rows, shaped: Callable[[Any], Mapping[str, Any]] = lambda row: row
) -> HttpResponse:
    """One page of a list, in the form asked for."""
    items = [shaped(row) for row in rows.between(asked.offset, asked.offset + asked.limit)]
    following = asked.offset + asked.limit
    links = {
        "next": _at(request, following) if following < rows.total else None,
        "previous": _at(request, max(0, asked.offset - asked.limit)) if asked.offset else None,
    }
    if asked.format is Form.CSV:
        response = HttpResponse(as_csv(items), content_type=_CSV)
        response["X-Total-Count"] = str(rows.total)
        response["Content-Disposition"] = f'attachment; filename="{request.path.rsplit("/", 1)[-1]}.csv"'
    else:
        body = {"total": rows.total, "limit": asked.limit, "offset": asked.offset, **links, "items": items}
        response = as_json(body)
    told = [f'<{address}>; rel="{name}"' for name, address in links.items() if address]
    if told:
        response["Link"] = ", ".join(told)
    return response


def _at(request: HttpRequest, offset: int) -> str:
    query = request.GET.copy()
    query["offset"] = str(offset)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def as_json(body: Any) -> HttpResponse:
    """Plain data as JSON, days as 2026-09-01."""
    text = json.dumps(body, ensure_ascii=False, default=str)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def as_csv(items: Sequence[Mapping[str, Any]]) -> str:
    """Rows as a table: lists joined by semicolons, rows inside rows as columns with a dot."""
    flat = [_flat(item) for item in items]
    names = list(dict.fromkeys(name for row in flat for name in row))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([safe_cell(name) for name in names])
    for row in flat:
        writer.writerow([safe_cell(row.get(name)) for name in names])
    return text.getvalue()


def _flat(item: Mapping[str, Any], before: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in item.items():
        if isinstance(value, Mapping):
            found.update(_flat(value, f"{before}{name}."))
        else:
            found[f"{before}{name}"] = value
    return found


def safe_cell(value: Any) -> Any:
    """A value as a cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list | tuple):
        value = "; ".join(each if isinstance(each, str) else json.dumps(each, default=str) for each in value)
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def finish(request: HttpRequest, response: HttpResponse, *, is_known: bool) -> HttpResponse:
    """The headers that every answer has: who may keep it and read it, and what it is known by."""
    patch_vary_headers(response, ("Authorization", "Cookie"))
    if not is_known:
        # What is public may be read by any page; what somebody sees who is known, by none but our own.
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link, X-Total-Count, Retry-After"
    if response.status_code not in (200, 304):
        response.setdefault("Cache-Control", "no-store")
        return response
    response["Cache-Control"] = "private, no-cache" if is_known else "public, max-age=60"
    etag = getattr(request, "etag", None)
    if etag is None:
        etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
        if _has(request, etag):
            response.status_code, response.content = 304, b""
    response["ETag"] = etag
    if response.status_code == 304:
        response.headers.pop("Content-Type", None)
    return response
