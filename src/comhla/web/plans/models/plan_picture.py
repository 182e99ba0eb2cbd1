"""Pictures in the text of a plan."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from comhla.web.plans.models.of_plan import OfPlan


class PlanPicture(OfPlan):
    """A picture that the text shows as `figure:key`. It was written anew when it came, without what cameras add."""

    key = models.CharField(max_length=80)
    media_type = models.CharField(max_length=40)
    content = models.BinaryField()
    stamp = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    personal: ClassVar = ()

    class Meta:
        """A key stands once in a plan."""

        ordering = ("key",)
        constraints = (
            models.UniqueConstraint(fields=("authority", "plan", "key"), name="plans_planpicture_key_once_for_plan"),
        )

    def __str__(self) -> str:
        return f"{self.plan}, {self.key}"
