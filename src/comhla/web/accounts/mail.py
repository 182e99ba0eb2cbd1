"""E-mail to one person, in plain text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string


def post(address: str, template: str, context: Mapping[str, Any]) -> None:
    """Send a letter when the change that it tells of is saved, and never when it is not.

    `accounts/mail/<template>.txt` has the subject on its first line. Addresses in it are written in full from `site`.
    """
    words = render_to_string(
        f"accounts/mail/{template}.txt",
        {**context, "site": settings.PUBLIC_ADDRESS, "contact_email": settings.CONTACT_EMAIL},
    )
    subject, _, body = words.strip().partition("\n")
    letter = EmailMessage(subject=subject.strip(), body=body.strip() + "\n", to=[address])
    transaction.on_commit(letter.send)
