"""An edition of the postcode directory."""

from __future__ import annotations

from django.db import models


class PostcodeRelease(models.Model):
    """One edition of a postcode directory, as its publisher released it.

    Earlier editions are kept, because a postcode may move between areas. The newest one answers.
    """

    released_on = models.DateField(unique=True)
    source = models.CharField(max_length=200)
    licence = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    imported_at = models.DateTimeField()

    personal = ()

    class Meta:
        """The newest edition first. An edition is known by its day."""

        ordering = ("-released_on",)

    def __str__(self) -> str:
        return f"postcodes of {self.released_on}"
