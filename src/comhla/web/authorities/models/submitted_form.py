"""A form that was sent, so that it is not acted on twice."""

from __future__ import annotations

from django.db import models


class SubmittedForm(models.Model):
    """One sending of a form, by a digest of what was sent, and the address that it led to. Kept for two days."""

    digest = models.CharField(max_length=64, unique=True)
    led_to = models.CharField(max_length=2_000, blank=True)
    at = models.DateTimeField(db_index=True)

    personal = ()

    def __str__(self) -> str:
        return self.digest
