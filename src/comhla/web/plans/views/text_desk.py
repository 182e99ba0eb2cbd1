"""What the pages of the text have in common: forms that are acted on once however often they are sent."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse

from comhla.web.authorities.actions.submissions import NONCE, once, sent_by
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable
from comhla.web.plans.desk import PlanDesk
from comhla.web.stamps import new_stamp


def numbered(page: PlanDesk) -> dict[str, Any]:
    """The number of the form on a page, the same while somebody works on it."""
    return {"form_number": page.desk.request.POST.get(NONCE) or new_stamp()}


def acted(page: PlanDesk, work: Callable[[], str], said: str = "", *, file: bytes = b"") -> HttpResponse:
    """Do what a form asks for, once however often it is sent, and go where that leads.

    What is said of it is said once too. A form with another `file` is another form. Raises what the work raises.
    """

    def work_and_say() -> str:
        url = work()
        if said:
            messages.success(page.desk.request, said)
        return url

    sending = sent_by(page.desk.request, page.actor)
    sending = hashlib.sha256(sending.encode() + file).hexdigest() if file else sending
    url = once(sending, work_and_say)
    return HttpResponse(status=303, headers={"Location": url})


def refused_in(form: forms.Form, refused: NotRecorded) -> None:
    """Put what was refused into a form, at its field where it has one."""
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
