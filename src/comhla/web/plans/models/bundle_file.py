"""Documents that are published together with a plan."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from comhla.web.plans.models.of_plan import OfPlan


class BundleFile(OfPlan):
    """A document that was uploaded for the publication of a plan: its financial statement, an assessment, a version.

    `lacks` names what a PDF does not say of itself, so that some people cannot read it well: see `pdf_marks`.
    """

    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    language = models.CharField(max_length=20, default="en-GB")
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    stamp = models.CharField(max_length=64)
    lacks = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    personal: ClassVar = ("made_by",)

    class Meta:
        """A name stands once in a bundle, because it becomes part of an address."""

        ordering = ("kind", "made_at")
        constraints = (
            models.UniqueConstraint(fields=("authority", "plan", "name"), name="plans_bundlefile_name_once_for_plan"),
        )

    def __str__(self) -> str:
        return f"{self.plan}, {self.name}"
