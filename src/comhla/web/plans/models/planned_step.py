"""The timetable of a plan's making."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from comhla.web.plans.models.of_plan import OfPlan


class PlannedStep(OfPlan):
    """The day by which a step is meant to be taken."""

    stage = models.CharField(max_length=40)
    by_day = models.DateField()

    personal: ClassVar = ()

    class Meta:
        """A step is planned once."""

        ordering = ("by_day",)
        constraints = (
            models.UniqueConstraint(
                fields=("authority", "plan", "stage"), name="plans_plannedstep_stage_once_for_plan"
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan}, {self.stage} by {self.by_day}"
