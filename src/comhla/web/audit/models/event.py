"""One thing that was done, by whom, to what and why."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Event(models.Model):
    """One row of the trail. It names people and things by text, so that nothing it tells of can be taken away.

    `number` runs from one without a gap over the whole trail. `hash` is over everything else in the row and the hash
    of the row before it. Triggers of the database refuse to change or delete a row.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    by_id = models.CharField(max_length=40)
    by_name = models.CharField(max_length=200)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    action = models.CharField(max_length=60)
    authority = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    reason = models.TextField(blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    personal = ("by_id", "by_name", "on_behalf_of", "before", "after", "reason")

    class Meta:
        """Order, and what pages look for."""

        ordering = ("number",)
        indexes = (
            models.Index(fields=("authority", "-number"), name="audit_event_by_authority"),
            models.Index(fields=("authority", "kind", "subject"), name="audit_event_by_subject"),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.action} {self.kind} {self.subject}"
