"""Comments beside a paragraph of a draft."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from comhla.web.plans.models.of_plan import OfPlan


class Comment(OfPlan):
    """What somebody said beside a paragraph.

    `paragraph` is the key of the paragraph in its section, `quoted` its words when the comment was made, so that the
    comment can be understood after the text has changed. `view` is the row of the views ledger that was made of it.
    """

    section = models.CharField(max_length=120)
    paragraph = models.CharField(max_length=64, blank=True)
    quoted = models.TextField(blank=True)
    words = models.TextField()
    by_name = models.CharField(max_length=200)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    role = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)
    answer = models.TextField(blank=True)
    view = models.CharField(max_length=120, blank=True)

    personal: ClassVar = ("quoted", "words", "by_name", "account", "settled_by", "answer")

    class Meta:
        """Somebody settles it at a moment, or nobody does."""

        ordering = ("made_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(settled_at__isnull=True, settled_by="") | (Q(settled_at__isnull=False) & ~Q(settled_by="")),
                name="plans_comment_settled_at_with_settled_by",
            ),
        )

    def __str__(self) -> str:
        return f"comment {self.pk} on {self.section}"
