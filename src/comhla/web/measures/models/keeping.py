"""What an authority adds to the catalogue: its own indicators, who answers for each, and targets."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class LocalIndicator(models.Model):
    """An indicator that the authority defined. `definition` is what `comhla.indicators` reads and writes."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    definition = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    ended_on = models.DateField(null=True, blank=True)

    personal: ClassVar = ()

    class Meta:
        """A key stands once in an authority."""

        ordering = ("key",)
        constraints = (
            models.UniqueConstraint(fields=("authority", "key"), name="measures_indicator_key_once_for_authority"),
        )

    def __str__(self) -> str:
        return self.key


class Keeper(models.Model):
    """Who answers for an indicator in an authority, and when they last said that it is right."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    indicator = models.CharField(max_length=80)
    post = models.CharField(max_length=200)
    """The post that answers for it; a post, and not a person's name."""
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.CharField(max_length=200, blank=True)
    said = models.CharField(max_length=300, blank=True)
    """What they said, as "no change"."""
    nudged_on = models.DateField(null=True, blank=True)
    """The day of the last letter that asked for a newer figure or a review."""
    version = models.PositiveIntegerField(default=1)

    personal: ClassVar = ("account", "looked_by")

    class Meta:
        """One for each indicator."""

        ordering = ("indicator",)
        constraints = (
            models.UniqueConstraint(fields=("authority", "indicator"), name="measures_keeper_one_for_indicator"),
        )

    def __str__(self) -> str:
        return f"{self.indicator}: {self.post}"


class Target(models.Model):
    """A figure to be reached by a day."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    indicator = models.CharField(max_length=80)
    value = models.FloatField()
    from_value = models.FloatField(null=True, blank=True)
    from_period = models.CharField(max_length=40, blank=True)
    by = models.DateField()
    says = models.CharField(max_length=300, blank=True)
    """Where the target comes from, as the strategic plan."""
    version = models.PositiveIntegerField(default=1)

    personal: ClassVar = ()

    class Meta:
        """One for each indicator and day."""

        ordering = ("indicator", "by")
        constraints = (
            models.UniqueConstraint(fields=("authority", "indicator", "by"), name="measures_target_one_for_day"),
        )

    def __str__(self) -> str:
        return f"{self.indicator}: {self.value} by {self.by}"


class Watch(models.Model):
    """Somebody who wants to be told what changed in an authority's figures."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    """Releases taken in after this instant have not been told of yet."""

    personal: ClassVar = ("account",)

    class Meta:
        """One for each account."""

        constraints = (models.UniqueConstraint(fields=("authority", "account"), name="measures_watch_one_for_account"),)

    def __str__(self) -> str:
        return f"watch {self.pk}"
