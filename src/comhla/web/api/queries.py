"""Named reads of keys."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.http import Http404
from django.utils.crypto import constant_time_compare

from comhla.web.api.models import ApiKey
from comhla.web.api.secret import read_secret
from comhla.web.authorities.models import Authority


def keys_of(authority: Authority) -> QuerySet[ApiKey]:
    """Every key of an authority, the newest first."""
    return ApiKey.objects.filter(authority=authority).select_related("authority", "made_by")


def key_in(authority: Authority, pk: int) -> ApiKey:
    """A key of an authority.

    Raises:
        Http404: where the authority has no such key.
    """
    found = keys_of(authority).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such key.")
    return found


def good_key(text: str, *, on: date) -> ApiKey | None:
    """The key that a program sent, where it is good on a day."""
    sent = read_secret(text)
    if sent is None:
        return None
    key = ApiKey.objects.select_related("authority", "made_by").filter(prefix=sent.prefix).first()
    if key is None or not constant_time_compare(key.digest, sent.digest) or not key.is_good_on(on):
        return None
    return key
