"""Guidance that the chief officer does not follow for one plan."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from comhla.web.plans.models.of_plan import OfPlan


class SetAside(OfPlan):
    """Why something that guidance asks to be published with a plan is left out; what law asks for never is."""

    item = models.CharField(max_length=60)
    reason = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    personal: ClassVar = ("made_by",)

    class Meta:
        """Once for each thing, with a reason."""

        ordering = ("made_at",)
        constraints = (
            models.UniqueConstraint(fields=("authority", "plan", "item"), name="plans_setaside_item_once_for_plan"),
            models.CheckConstraint(condition=~Q(reason=""), name="plans_setaside_has_reason"),
        )

    def __str__(self) -> str:
        return f"{self.plan}, {self.item}"
