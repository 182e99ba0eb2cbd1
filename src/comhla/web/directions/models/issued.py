"""A direction in writing, as it was issued."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from comhla.documents.formats import Format


class IssuedDirection(models.Model):
    """One issue of a direction in writing. It is never changed. `direction` is its id in the record."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    direction = models.CharField(max_length=120)
    number = models.PositiveIntegerField()
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=200)
    because = models.TextField(blank=True)
    stamp = models.CharField(max_length=64)

    personal: ClassVar = ("issued_by",)

    class Meta:
        """Issues of a direction are numbered; a later one says why."""

        ordering = ("authority", "direction", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("authority", "direction", "number"), name="directions_issued_number_once_for_direction"
            ),
            models.CheckConstraint(
                condition=models.Q(number=1) | ~models.Q(because=""), name="directions_issued_later_ones_say_why"
            ),
        )

    def __str__(self) -> str:
        return f"{self.direction}, issue {self.number}"


class IssuedFile(models.Model):
    """The direction in one format."""

    issued = models.ForeignKey(IssuedDirection, on_delete=models.CASCADE, related_name="files")
    format = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    stamp = models.CharField(max_length=64)

    personal: ClassVar = ()

    class Meta:
        """A name stands once in an issue."""

        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("issued", "name"), name="directions_file_name_once_for_issue"),)

    def __str__(self) -> str:
        return self.name

    @property
    def plain_format(self) -> str:
        """The format in words."""
        return Format(self.format).plain_name
