"""Forms of pages as a browser would send them, so that tests send what people would and not what we think they do."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse, QueryDict
from django.test import Client


class _Forms(HTMLParser):
    """Collects the fields of every form that is sent by POST."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[QueryDict] = []
        self._form: QueryDict | None = None
        self._select: str = ""
        self._first: str | None = None
        self._chosen = False
        self._text: str = ""
        self._typed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given: dict[str, Any] = dict(attrs)
        if tag == "form":
            self._form = QueryDict(mutable=True) if given.get("method") == "post" else None
            if self._form is not None:
                self.forms.append(self._form)
        if self._form is None:
            return
        name = given.get("name") or ""
        if tag == "input" and name:
            ticked = given.get("type") in ("radio", "checkbox")
            if not ticked or "checked" in given:
                self._form.appendlist(name, given.get("value", "on" if ticked else "") or "")
        elif tag == "select":
            self._select, self._first, self._chosen = name, None, False
        elif tag == "option" and self._select:
            value = given.get("value") or ""
            self._first = value if self._first is None else self._first
            if "selected" in given:
                self._form.appendlist(self._select, value)
                self._chosen = True
        elif tag == "textarea":
            self._text, self._typed = name, []

    def handle_data(self, data: str) -> None:
        if self._text:
            self._typed.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        if self._form is None:
            return
        if tag == "select":
            if not self._chosen and self._first is not None:
                self._form.appendlist(self._select, self._first)
            self._select = ""
        elif tag == "textarea" and self._text:
            self._form.appendlist(self._text, "".join(self._typed).removeprefix("\n").strip("\r"))
            self._text = ""


def forms_of(response: HttpResponse) -> list[QueryDict]:
    """What each form of a page that is sent by POST would send, if sent as it stands."""
    parser = _Forms()
    parser.feed(response.content.decode())
    return parser.forms


def form_of(response: HttpResponse, having: str) -> QueryDict:
    """The form of a page that has a certain field."""
    return next(form for form in forms_of(response) if having in form)


def day(name: str, iso: str) -> dict[str, str]:
    """What is typed into the three inputs of a day."""
    year, month, number = iso.split("-")
    return {f"{name}_day": number, f"{name}_month": month, f"{name}_year": year}


def send(client: Client, url: str, having: str = "form_number", **typed: Any) -> HttpResponse:
    """Open a page, type, and send its form."""
    form = form_of(client.get(url), having)
    return post(client, url, form, **typed)


def post(client: Client, url: str, form: QueryDict, **typed: Any) -> HttpResponse:
    """Send a form with what somebody typed in place of what it says."""
    sent = form.copy()
    for name, value in typed.items():
        sent.setlist(name, value if isinstance(value, list) else [value])
    return client.post(url, sent.urlencode(), content_type="application/x-www-form-urlencoded")


def words(response: HttpResponse) -> str:
    """The source of a page with every space or line end as one space."""
    return " ".join(response.content.decode().split())
