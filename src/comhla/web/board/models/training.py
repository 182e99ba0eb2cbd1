"""Induction and training of members."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class TrainingKind(models.TextChoices):
    """What somebody took part in."""

    INDUCTION = "induction"
    TRAINING = "training"
    BRIEFING = "briefing"


class Training(models.Model):
    """One thing that a member learned, and when. `person` is the person's id in the record of the authority."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    person = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=TrainingKind)
    title = models.CharField(max_length=200)
    held_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    personal: ClassVar = ("person", "kind", "title", "held_on")

    class Meta:
        """The latest first."""

        ordering = ("-held_on", "-pk")

    def __str__(self) -> str:
        return f"{self.kind} of {self.person}"
