"""A form that is sent twice is acted on once.

Every page with a form that writes carries a number that is never given twice. What is sent is known by that number,
who sent it and all that was typed: a second press of the button, or a reload, sends the same and gets the first answer
again. Somebody who goes back, types something else and sends it, sends something else, and it is acted on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest

from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.authorities.models import SubmittedForm

NONCE = "form_number"
_KEPT_FOR = timedelta(days=2)


def sent_by(request: HttpRequest, actor: Actor) -> str:
    """What tells this sending of a form from every other one."""
    typed = sorted((name, values) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken")
    told = json.dumps([actor.id, request.path, typed], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()


@transaction.atomic
def once(sending: str, work: Callable[[], str]) -> str:
    """Do some work that ends in an address to go to, unless it was done for the same sending: then only the address.

    The work and the memory of it stand or fall together. Two that arrive at once wait for each other, because the
    digest is unique.
    """
    SubmittedForm.objects.filter(at__lt=clock.now() - _KEPT_FOR).delete()
    slot, is_new = SubmittedForm.objects.get_or_create(digest=sending, defaults={"at": clock.now()})
    if is_new:
        slot.led_to = work()
        slot.save(update_fields=["led_to"])
    return slot.led_to
