"""Addresses of calendars that a calendar program reads without signing in."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from comhla.web.stamps import new_stamp


class CalendarAddress(models.Model):
    """A calendar that somebody may subscribe to: everything of an authority, or what its maker owns.

    The address is signed and holds `stamp`, so that nobody can guess it from what stands here. It ends when it is
    revoked, or when its maker may not see the workspace any more.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_addresses")
    only_mine = models.BooleanField()
    stamp = models.CharField(max_length=32, default=new_stamp, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    personal: ClassVar = ("account",)

    class Meta:
        """Somebody has one address of each kind at a time."""

        ordering = ("made_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("authority", "account", "only_mine"),
                condition=Q(revoked_at__isnull=True),
                name="duties_calendaraddress_one_of_a_kind",
            ),
        )

    def __str__(self) -> str:
        return f"calendar {self.pk} of {self.authority_id}"
