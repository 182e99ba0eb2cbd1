"""Putting what an action refuses beside the fields that it is about."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable


def put_in(form: forms.Form, refused: NotRecorded) -> int:
    """Add what was refused to a form, at its field where it has one; the status of the answer.

    Where somebody else was first, the form takes over their version: sent once more, it is recorded.
    """
    if isinstance(refused, ChangedMeanwhile):
        form.add_error(
            None, _("Somebody else changed this while you were working. Look at what they saved, then send yours.")
        )
        _take_version(form, refused.version)
        return 409
    if isinstance(refused, Unacceptable):
        for name, problems in refused.by_field.items():
            for problem in problems:
                form.add_error(name if name in form.fields else None, f"{problem.what} {problem.remedy}")
        for problem in refused.general:
            form.add_error(None, f"{problem.what} {problem.remedy}")
    else:
        form.add_error(None, str(refused))
    return 422


def _take_version(form: forms.Form, version: int) -> None:
    if isinstance(form.data, QueryDict) and "version" in form.fields:
        data = form.data.copy()
        data[form.add_prefix("version")] = str(version)
        form.data = data
