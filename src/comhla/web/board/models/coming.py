"""What members answered when they were asked whether they come."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from comhla.web.board.models.of_meeting import OfMeeting


class ComingChoice(models.TextChoices):
    """Whether somebody comes."""

    IN_PERSON = "in_person"
    REMOTELY = "remotely"
    PROXY = "proxy"
    NO = "no"


class Coming(OfMeeting):
    """The answer of one member about one meeting. `proxy` is who would come instead, in the member's words."""

    member = models.CharField(max_length=120)
    answer = models.CharField(max_length=20, choices=ComingChoice)
    proxy = models.CharField(max_length=200, blank=True)
    words = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=200)

    personal: ClassVar = ("member", "answer", "proxy", "words", "answered_by")

    class Meta:
        """One answer of each member."""

        ordering = ("member",)
        constraints = (
            models.UniqueConstraint(
                fields=("authority", "meeting", "member"), name="board_coming_one_answer_for_member"
            ),
        )

    def __str__(self) -> str:
        return f"{self.member} for {self.meeting}"
