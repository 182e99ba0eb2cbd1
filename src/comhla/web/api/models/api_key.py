"""A key with which a program reads one authority."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class ApiKey(models.Model):
    """A key with which a program reads what one authority has recorded.

    The secret itself is kept nowhere: `prefix` finds the key and is shown in lists, `digest` proves the rest of it.
    `permissions` is what it allows, all of it reading. A key is good from its first day to its last, both inside,
    until somebody ends it, and as long as whoever made it may still do so (see `callers`).
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=16, unique=True)
    digest = models.CharField(max_length=64)
    permissions = models.JSONField()
    first_day = models.DateField()
    last_day = models.DateField()
    last_used_on = models.DateField(null=True)
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    made_by_name = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)

    personal: ClassVar = ("made_by", "made_by_name")

    class Meta:
        """The newest first; days in order."""

        ordering = ("-first_day", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="api_apikey_days_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    def is_good_on(self, day: date) -> bool:
        """Whether it opens anything on a day, as far as the key itself goes."""
        return self.ended_at is None and self.first_day <= day <= self.last_day
