"""Certificates of meetings as they were issued."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from comhla.web.board.models.of_meeting import OfMeeting


class Certificate(OfMeeting):
    """What the rules said of a meeting on the day the certificate was issued. It is never changed."""

    number = models.PositiveIntegerField()
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=200)
    as_at = models.DateField()
    content = models.JSONField()
    stamp = models.CharField(max_length=64)

    personal: ClassVar = ("issued_by",)

    class Meta:
        """Certificates of a meeting are numbered."""

        ordering = ("authority", "meeting", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("authority", "meeting", "number"), name="board_certificate_number_once_for_meeting"
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting}, certificate {self.number}"
