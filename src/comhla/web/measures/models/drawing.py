"""Charts as they were drawn, kept under what they show."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class DrawnChart(models.Model):
    """A chart that was drawn. `key` is the digest of everything that it shows; another chart has another key."""

    key = models.CharField(max_length=80, unique=True)
    wide = models.TextField()
    narrow = models.TextField()
    drawn_at = models.DateTimeField()

    personal: ClassVar = ()

    def __str__(self) -> str:
        return self.key


class ChartWanted(models.Model):
    """A chart that a page needed and that was not drawn yet; it is drawn with the next work in the background."""

    key = models.CharField(max_length=80, unique=True)
    definition = models.JSONField()
    wanted_at = models.DateTimeField()

    personal: ClassVar = ()

    class Meta:
        """The oldest first."""

        ordering = ("wanted_at",)

    def __str__(self) -> str:
        return self.key
