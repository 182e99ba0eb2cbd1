"""Where the trail ends."""

from __future__ import annotations

from django.db import models


class Head(models.Model):
    """The number and hash of the last row, so that rows missing from the end are missed too. There is one row."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    personal = ()

    class Meta:
        """There is one head."""

        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="audit_head_is_one"),)

    def __str__(self) -> str:
        return f"{self.number}: {self.hash}"
