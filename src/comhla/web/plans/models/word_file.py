"""A Word file between its being chosen and its text being taken over."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from comhla.web.plans.models.of_plan import OfPlan


class WordFile(OfPlan):
    """A Word file that waits while somebody says where each of its sections belongs. It is gone after two days."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    made_at = models.DateTimeField()

    personal: ClassVar = ("account", "name", "content")

    class Meta:
        """The latest first."""

        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return f"{self.plan}, {self.name}"
