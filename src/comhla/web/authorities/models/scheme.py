"""An integration scheme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models

from comhla.reference.models import Model
from comhla.web.authorities.models.row import Row, keyed

FUNCTIONS = "functions"


class Scheme(Row):
    """An integration scheme. The functions delegated under it are rows of their own."""

    columns: ClassVar = ("kind", "model", "health_board", "councils")

    kind = models.CharField(max_length=20)
    model = models.CharField(max_length=1)
    health_board = models.CharField(max_length=200)
    councils = models.JSONField()

    def take(self, data: Mapping[str, Any]) -> None:
        """Take over what the file says. Of its functions, rows of their own, a scheme keeps that they are recorded."""
        are_recorded = FUNCTIONS in data or FUNCTIONS in self.details
        super().take({name: value for name, value in data.items() if name != FUNCTIONS})
        if are_recorded:
            self.details = {**self.details, FUNCTIONS: []}

    class Meta(Row.Meta):
        """There are four models of integration."""

        constraints = (
            keyed("scheme"),
            models.CheckConstraint(
                condition=models.Q(model__in=[each.value for each in Model]), name="authorities_scheme_model_known"
            ),
        )
