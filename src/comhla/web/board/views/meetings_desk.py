"""What pages with forms have in common: acted on once however often they are sent, and refused at their fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from comhla.web.authorities.actions import NONCE, once, sent_by
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable
from comhla.web.stamps import new_stamp


def acted(desk: Desk, work: Callable[[], str], said: str) -> HttpResponse:
    """Do what a form asks for, once however often it is sent, say so once, and go where it leads.

    Raises what the work raises.
    """

    def work_and_say() -> str:
        url = work()
        messages.success(desk.request, said)
        return url

    url = once(sent_by(desk.request, desk.actor), work_and_say)
    return HttpResponse(status=303, headers={"Location": url})


def sent(desk: Desk, form: forms.Form, work: Callable[[], str], said: str) -> HttpResponse | None:
    """The answer to a form that was sent and stands; None where it was not sent, or is to be shown with its faults."""
    if desk.request.method != "POST" or not form.is_valid():
        return None
    try:
        return acted(desk, work, said)
    except NotRecorded as refused:
        put_in(form, refused)
        return None


def put_in(form: forms.Form, refused: NotRecorded) -> None:
    """Put what was refused into a form, at its field where it has one."""
    if isinstance(refused, Unacceptable):
        for name, problems in refused.by_field.items():
            for problem in problems:
                form.add_error(name if name in form.fields else None, f"{problem.what} {problem.remedy}")
        for problem in refused.general:
            form.add_error(None, f"{problem.what} {problem.remedy}")
    elif isinstance(refused, ChangedMeanwhile):
        again = _("Open the page again to see what it says now; what you typed is still below.")
        form.add_error(None, f"{refused} {again}")
    else:
        form.add_error(None, str(refused))


def around(desk: Desk, form: forms.Form, **context: Any) -> dict[str, Any]:
    """What the page of a form needs: the form, its number, and the mark in the title where something is wrong."""
    return {
        "form": form,
        "form_number": desk.request.POST.get(NONCE) or new_stamp(),
        "mark": _("Error:") + " " if form.errors else "",
        **context,
    }


def status_of(form: forms.Form) -> int:
    """The status of a page with this form."""
    return 422 if form.errors else 200
