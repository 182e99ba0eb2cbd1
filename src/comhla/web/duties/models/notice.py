"""What people are told by e-mail."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class FallsDue(models.TextChoices):
    """How often somebody is told what falls due."""

    WEEKLY = "weekly", "Once a week, on Monday, everything of the next 30 days"
    BEFORE = "before", "30, 14 and 7 days before each day"
    OFF = "off", "Never"


class NoticePreference(models.Model):
    """What somebody wants to be told: an account, or an address of an owner who has none."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="notices"
    )
    address = models.EmailField(blank=True)
    at_once = models.BooleanField(default=True)
    falls_due = models.CharField(max_length=10, choices=FallsDue, default=FallsDue.WEEKLY)

    personal: ClassVar = ("account", "address")

    class Meta:
        """Either an account or an address, each once."""

        constraints = (
            models.CheckConstraint(
                condition=Q(account__isnull=False, address="") | (Q(account__isnull=True) & ~Q(address="")),
                name="duties_noticepreference_account_or_address",
            ),
            models.UniqueConstraint(
                fields=("address",), condition=~Q(address=""), name="duties_noticepreference_address_once"
            ),
            models.CheckConstraint(
                condition=Q(falls_due__in=FallsDue.values), name="duties_noticepreference_falls_due_known"
            ),
        )

    def __str__(self) -> str:
        return f"notices of {self.account_id or self.address}"


class NoticeSent(models.Model):
    """That somebody was told on a day, so that nobody is told twice."""

    address = models.EmailField()
    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    sent_on = models.DateField()

    personal: ClassVar = ("address",)

    class Meta:
        """Once a day for each authority."""

        constraints = (
            models.UniqueConstraint(fields=("address", "authority", "sent_on"), name="duties_noticesent_once_a_day"),
        )

    def __str__(self) -> str:
        return f"notice of {self.sent_on}"
