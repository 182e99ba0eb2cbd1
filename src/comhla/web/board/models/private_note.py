"""What a member wrote for themselves beside a paper."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from comhla.web.board.models.of_meeting import OfMeeting


class PrivateNote(OfMeeting):
    """A note that only its author sees. `place` says where in the pack: the item's id, and a paragraph where given."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=200)
    text = models.TextField(max_length=5_000)
    written_at = models.DateTimeField()

    personal: ClassVar = ("account", "text")

    class Meta:
        """In the order of writing."""

        ordering = ("written_at", "pk")

    def __str__(self) -> str:
        return f"note {self.pk}"
