"""Who has taken on a duty."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Assignment(models.Model):
    """A duty, or one part or subject of it, in somebody's hands between two days, both inside.

    The owner is named, and need not have an account: a duty belongs to whoever does it, not to whoever signs in.
    Empty `part` and `subject` stand for every one.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="assignments")
    duty = models.CharField(max_length=120)
    part = models.CharField(max_length=120, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    owner_name = models.CharField(max_length=200)
    owner_email = models.EmailField(blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="assignments"
    )
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    personal: ClassVar = ("owner_name", "owner_email", "account")

    class Meta:
        """Days in order, and one owner at a time without an end."""

        ordering = ("duty", "part", "subject", "first_day")
        constraints = (
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="duties_assignment_days_in_order",
            ),
            models.UniqueConstraint(
                fields=("authority", "duty", "part", "subject"),
                condition=Q(last_day__isnull=True),
                name="duties_assignment_one_without_end",
            ),
        )

    def __str__(self) -> str:
        return f"{self.duty} in {self.authority_id}"
