"""A request for help, answered by a person."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class HelpRequest(models.Model):
    """What somebody asked the people of an authority for: a paper in large print, a call back, help with a form.

    `recorded_by` names the officer who wrote it down, where it was asked for by telephone.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="help_requests")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="help_requests")
    words = models.TextField(blank=True, max_length=2000)
    asked_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200, blank=True)
    answer = models.TextField(blank=True, max_length=2000)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)

    personal: ClassVar = ("person", "words", "recorded_by", "answer", "answered_by")

    class Meta:
        """An answer has its instant and its author."""

        ordering = ("asked_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by="", answer="")
                | (Q(answered_at__isnull=False) & ~Q(answered_by="") & ~Q(answer="")),
                name="accounts_help_request_answered_at_with_answered_by",
            ),
        )

    def __str__(self) -> str:
        return f"request for help {self.pk}"
