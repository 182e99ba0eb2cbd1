"""How often one reader, or one address, may ask for something."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django_ratelimit.core import is_ratelimited


def is_too_often(request: HttpRequest, group: str, *, by_reader: str = "", by_word: str = "", word: str = "") -> bool:
    """Whether this is once too often, by a rate such as `20/h`; it is counted where it is asked.

    `by_reader` counts the reader's network address, `by_word` a word such as the e-mail address that was typed.
    """

    def reader(_group: str, asked: HttpRequest) -> str:
        return str(get_adapter().get_client_ip(asked))

    def typed(_group: str, _asked: HttpRequest) -> str:
        return word.casefold()

    rates = ((by_reader, reader, "reader"), (by_word, typed, "word"))
    found = [
        is_ratelimited(request, group=f"{group}-{kind}", key=key, rate=rate, increment=True)
        for rate, key, kind in rates
        if rate
    ]
    return any(found)
