"""Putting what an action refuses beside the fields that it is about."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable


def put_in(form: forms.Form, refused: NotRecorded) -> int:
    """Add what was refused to a form; the status of the answer.

    Where somebody else was first, the form takes over their version: sent once more, it is recorded.
    """
    if isinstance(refused, ChangedMeanwhile):
        words = _(
            "Somebody else changed this direction while you were working. Look at it as it is now, then send yours."
        )
        form.add_error(None, words)
        if isinstance(form.data, QueryDict) and "version" in form.fields:
            data = form.data.copy()
            data[form.add_prefix("version")] = str(refused.version)
            form.data = data
        return 409
    if isinstance(refused, Unacceptable):
        problems = [each for found in refused.by_field.values() for each in found] + list(refused.general)
        for problem in problems:
            form.add_error(None, f"{problem.what} {problem.remedy}")
    else:
        form.add_error(None, str(refused))
    return 422
