"""Evidence that counts no more."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class WithdrawnEvidence(models.Model):
    """A piece of evidence that was withdrawn or replaced: what it said, since when it does not count, and why."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="withdrawn_evidence")
    key = models.CharField(max_length=120)
    duty = models.CharField(max_length=120)
    said = models.JSONField()
    withdrawn_on = models.DateField()
    withdrawn_by = models.CharField(max_length=200)
    reason = models.TextField()
    replaced_by = models.CharField(max_length=120, blank=True)

    personal: ClassVar = ("said", "withdrawn_by", "reason")

    class Meta:
        """Evidence is withdrawn once, with a reason."""

        ordering = ("-withdrawn_on", "key")
        constraints = (
            models.UniqueConstraint(fields=("authority", "key"), name="duties_withdrawnevidence_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="duties_withdrawnevidence_reason"),
        )

    def __str__(self) -> str:
        return self.key
