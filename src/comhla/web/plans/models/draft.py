"""A draft as it was on a day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from comhla.web.plans.models.of_plan import OfPlan


class Draft(OfPlan):
    """The whole text of a plan as it stood when it was kept: what a step of the law was about.

    `contents` has the rows of the plan as an authority file says them: `sections`, `actions`, `measures`. A draft is
    never changed.
    """

    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=40, blank=True)
    called = models.CharField(max_length=200)
    contents = models.JSONField()
    stamp = models.CharField(max_length=64)
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=200)

    personal: ClassVar = ("kept_by",)

    class Meta:
        """Drafts of a plan are numbered."""

        ordering = ("authority", "plan", "number")
        constraints = (
            models.UniqueConstraint(fields=("authority", "plan", "number"), name="plans_draft_number_once_for_plan"),
        )

    def __str__(self) -> str:
        return f"{self.plan}, draft {self.number}"
