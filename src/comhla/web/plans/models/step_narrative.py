"""What the statement of consultation says about a step in words of the authority."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from comhla.web.plans.models.of_plan import OfPlan


class StepNarrative(OfPlan):
    """Words about one step for the statement of Act s.35(2); days, counts and views come from the record itself."""

    stage = models.CharField(max_length=40)
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)

    personal: ClassVar = ()

    class Meta:
        """A step has one."""

        ordering = ("stage",)
        constraints = (
            models.UniqueConstraint(
                fields=("authority", "plan", "stage"), name="plans_stepnarrative_stage_once_for_plan"
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan}, {self.stage}"
