"""Which account belongs to which member."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class MemberAccount(models.Model):
    """The account with which a person of the record signs in, so that they can vote, answer and declare for themselves.

    The record of people knows no accounts, so somebody has to say which it is.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    person = models.CharField(max_length=120)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    personal: ClassVar = ("account",)

    class Meta:
        """One account for one person."""

        ordering = ("person",)
        constraints = (
            models.UniqueConstraint(fields=("authority", "person"), name="board_memberaccount_one_for_person"),
            models.UniqueConstraint(fields=("authority", "account"), name="board_memberaccount_one_for_account"),
        )

    def __str__(self) -> str:
        return self.person
