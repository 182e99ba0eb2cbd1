"""Letters that went out because a paper was wanted."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Reminder(models.Model):
    """A paper was asked for. `paper` is its id in the record; nobody is asked twice on one day."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    paper = models.CharField(max_length=120)
    email = models.EmailField()
    sent_on = models.DateField()
    is_escalation = models.BooleanField(default=False)

    personal: ClassVar = ("email",)

    class Meta:
        """Once a day for each paper and address."""

        ordering = ("-sent_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("authority", "paper", "email", "sent_on"), name="board_reminder_once_a_day"
            ),
        )

    def __str__(self) -> str:
        return f"reminder of {self.paper}"
