"""What an authority tells the public about itself beside the recorded facts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class ShownDuties(models.TextChoices):
    """How much of its duties an authority shows the public."""

    NOTHING = "nothing", "Nothing"
    MET = "met", "Duties that are met or not yet due"
    EVERYTHING = "everything", "Every duty with its state and reason"


class PublicDetails(models.Model):
    """Contact, Gaelic name, and what is shown to the public."""

    authority = models.OneToOneField(
        "authorities.Authority", on_delete=models.CASCADE, related_name="public", primary_key=True
    )
    gaelic_name = models.CharField(max_length=200, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    postal_address = models.TextField(blank=True)
    website = models.URLField(blank=True)
    how_to_take_part = models.TextField(blank=True)
    shown_duties = models.CharField(max_length=20, choices=ShownDuties, default=ShownDuties.NOTHING)
    version = models.PositiveIntegerField(default=1)

    personal: ClassVar = ()

    class Meta:
        """What may be shown is one of three."""

        verbose_name_plural = "public details"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(shown_duties__in=ShownDuties.values), name="authorities_public_shown_duties_known"
            ),
        )

    def __str__(self) -> str:
        return f"public details of {self.authority_id}"
