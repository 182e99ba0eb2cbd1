"""What was typed into a form by somebody whose session had ended, kept until they have signed in again.

It is kept in the session of the browser that sent it, which outlives signing in, for an hour. Passwords and files are
not kept. What is larger than a few pages of text is shown once, to copy, and not kept.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from comhla.web import clock

IN_SESSION = "kept_form"
STAYS = timedelta(hours=1)
MOST_CHARACTERS = 200_000
_NEVER = ("csrfmiddlewaretoken",)
_SECRET = ("password", "credential", "secret")
_MACHINE = frozenset({"version", "next"})


class Typed(NamedTuple):
    """One field with what was typed, and the name to show for it."""

    name: str
    value: str

    @property
    def label(self) -> str:
        """The name as words."""
        return self.name.replace("_", " ").replace("-", " ").capitalize()


class KeptForm(NamedTuple):
    """A form that can be sent once more."""

    path: str
    fields: tuple[Typed, ...]
    had_files: bool

    @property
    def shown(self) -> tuple[Typed, ...]:
        """What a person typed, without what the page itself put in."""
        return tuple(each for each in self.fields if each.value.strip() and each.name not in _MACHINE)


def typed_in(request: HttpRequest) -> KeptForm:
    """What was typed into the form that a request carries."""
    fields = tuple(
        Typed(name, value)
        for name, values in request.POST.lists()
        if name not in _NEVER and not any(word in name.casefold() for word in _SECRET)
        for value in values
    )
    return KeptForm(request.get_full_path(), fields, bool(request.FILES))


def signed_out_page(request: HttpRequest) -> HttpResponse | None:
    """The page for somebody who sent a form after their session had ended; nothing where nothing was typed."""
    form = typed_in(request)
    if not form.shown:
        return None
    is_kept = sum(len(each.name) + len(each.value) for each in form.fields) <= MOST_CHARACTERS
    if is_kept:
        keep(request, form)
    then = urlencode({"next": reverse("kept-form")})
    context = {"form": form, "is_kept": is_kept, "then": then}
    return render(request, "accounts/signed_out.html", context, status=403)


def keep(request: HttpRequest, form: KeptForm) -> None:
    """Keep a form in the session."""
    request.session[IN_SESSION] = {
        "path": form.path,
        "fields": [list(each) for each in form.fields],
        "had_files": form.had_files,
        "at": clock.now().isoformat(),
    }


def kept(request: HttpRequest) -> KeptForm | None:
    """The form that this session keeps, while it is not too old."""
    found = request.session.get(IN_SESSION)
    if found is None:
        return None
    if clock.now() - datetime.fromisoformat(found["at"]) > STAYS:
        forget(request)
        return None
    return KeptForm(found["path"], tuple(Typed(*each) for each in found["fields"]), found["had_files"])


def forget(request: HttpRequest) -> None:
    """Keep it no longer."""
    request.session.pop(IN_SESSION, None)


def forget_if_sent(request: HttpRequest) -> None:
    """Keep a form no longer once it has been sent again."""
    found = request.session.get(IN_SESSION)
    if found is not None and request.method == "POST" and request.get_full_path() == found["path"]:
        forget(request)
