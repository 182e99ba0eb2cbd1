"""The papers of a meeting as they were issued."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from comhla.web.board.models.of_meeting import OfMeeting


class Audience(models.TextChoices):
    """For whom an edition of a pack is made."""

    PUBLIC = "public"
    MEMBERS = "members"


class Pack(OfMeeting):
    """One version of the notice and papers of a meeting. It is never changed: a late paper makes the next version.

    `because` says why a later version was made. `manifest` lists every file with its checksum, and every paper with the
    page on which it begins; `stamp` is the checksum of that list.
    """

    number = models.PositiveIntegerField()
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=200)
    because = models.TextField(blank=True)
    manifest = models.JSONField()
    stamp = models.CharField(max_length=64)

    personal: ClassVar = ("issued_by",)

    class Meta:
        """Versions are numbered; a later one says why."""

        ordering = ("authority", "meeting", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("authority", "meeting", "number"), name="board_pack_number_once_for_meeting"
            ),
            models.CheckConstraint(
                condition=models.Q(number=1) | ~models.Q(because=""), name="board_pack_later_ones_say_why"
            ),
        )

    def __str__(self) -> str:
        return f"{self.meeting}, version {self.number}"


class PackFile(models.Model):
    """One edition of a pack in one format, as it was issued and as it is served."""

    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="files")
    audience = models.CharField(max_length=20, choices=Audience)
    format = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    stamp = models.CharField(max_length=64)

    personal: ClassVar = ()

    class Meta:
        """A name stands once for an audience."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("pack", "audience", "name"), name="board_packfile_name_once_for_audience"),
        )

    def __str__(self) -> str:
        return self.name
