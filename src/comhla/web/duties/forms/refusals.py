"""Putting what an action refuses beside the fields that it is about."""

from __future__ import annotations

from django import forms

from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable


def put_in(form: forms.Form, refused: NotRecorded) -> None:
    """Add what was refused to a form, at its field where it has one."""
    if isinstance(refused, Unacceptable):
        for name, problems in refused.by_field.items():
            for problem in problems:
                form.add_error(name if name in form.fields else None, f"{problem.what} {problem.remedy}")
        for problem in refused.general:
            form.add_error(None, f"{problem.what} {problem.remedy}")
    elif isinstance(refused, ChangedMeanwhile):
        form.add_error(None, f"{refused} Open the page again to see what it says now; what you typed is still below.")
    else:
        form.add_error(None, str(refused))
