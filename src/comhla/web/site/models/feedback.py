"""What a reader told us about this site."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class FeedbackKind(models.TextChoices):
    """What somebody writes about."""

    PROBLEM = "problem", _("Something went wrong")
    SUGGESTION = "suggestion", _("I have a suggestion")
    MISTAKE = "mistake", _("Something on a page is not right")
    OTHER = "other", _("Something else")


class Feedback(models.Model):
    """What a reader told us about this site. `reference` is what the reader was given to ask by."""

    reference = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=20, choices=FeedbackKind)
    is_accessibility = models.BooleanField()
    page = models.CharField(max_length=300, blank=True)
    words = models.TextField()
    email = models.EmailField(blank=True)
    received_at = models.DateTimeField()

    personal: ClassVar = ("words", "email")

    class Meta:
        """The latest first."""

        ordering = ("-received_at",)
        verbose_name_plural = "feedback"
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=FeedbackKind.values), name="site_feedback_kind_known"),
        )

    def __str__(self) -> str:
        return self.reference
