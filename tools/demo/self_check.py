"""Ask the demonstration for its home page and a workspace over HTTP, as a browser without JavaScript would."""

from __future__ import annotations

import re
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

from tools.demo.accounts import AUTHORITY, PASSWORD, account_of


class DoesNotAnswer(Exception):
    """A page of the demonstration is not what it should be."""


class Visitor:
    """Somebody who keeps cookies and follows redirects."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._jar = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._jar))

    def get(self, path: str) -> str:
        """The page at a path."""
        return self.fetch(path).decode()

    def fetch(self, path: str, *, encoding: str = "identity") -> bytes:
        """What is at a path, as it was transferred."""
        return self._open(urllib.request.Request(self.address + path, headers={"Accept-Encoding": encoding}))

    def cookies(self) -> str:
        """The cookies that were given, as a browser sends them."""
        return "; ".join(f"{each.name}={each.value}" for each in self._jar)

    def sign_in(self, email: str) -> str:
        """Sign in with the password of the demonstration; the page that follows."""
        form = self.get("/account/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
        if token is None:
            raise DoesNotAnswer("The page for signing in has no form.")
        fields = {"csrfmiddlewaretoken": token[1], "login": email, "password": PASSWORD}
        data = urllib.parse.urlencode(fields).encode()
        return self._open(urllib.request.Request(self.address + "/account/login/", data=data)).decode()

    def _open(self, request: urllib.request.Request) -> bytes:
        try:
            with self._opener.open(request, timeout=30) as response:
                told: bytes = response.read()
                return told
        except (urllib.error.URLError, OSError) as error:
            raise DoesNotAnswer(f"{request.full_url}: {error}") from error


def check_answers(address: str, role_to_try: str) -> None:
    """Look at the home page and at the workspace.

    Raises:
        DoesNotAnswer: where one is missing or shows something else.
    """
    from comhla.web.access.roles import Role  # noqa: PLC0415 - needs no settings, and Django only when asked

    visitor = Visitor(address)
    _expect(visitor.get("/"), "Còmhla", "the home page")
    visitor.sign_in(account_of(Role(role_to_try)).email)
    _expect(visitor.get(f"/work/{AUTHORITY}/"), "Inverannoch", "the workspace")


def _expect(page: str, words: str, which: str) -> None:
    if words not in page or "<h1" not in page:
        raise DoesNotAnswer(f"Of {which}, {words!r} or its heading is missing.")
