"""Figures as they were taken in, release by release. A release is never changed; a later one stands beside it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from comhla.indicators.areas import AreaKind
from comhla.indicators.periods import PeriodKind


class Release(models.Model):
    """A file of figures that was taken in.

    Without an authority it serves every authority of the installation: whoever runs it took it in. `content` is the
    file, packed, so that every figure can be read again; figures of small areas are protected before they are kept, and
    their file is not kept at all. `mapping` says how a file without a known layout was read.
    """

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, null=True, related_name="+")
    layout = models.CharField(max_length=60)
    file = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200)
    licence = models.CharField(max_length=200, blank=True)
    edition = models.CharField(max_length=100, blank=True)
    published_on = models.DateField(null=True, blank=True)
    retrieved_on = models.DateField()
    retrieved_from = models.CharField(max_length=500, blank=True)
    mapping = models.JSONField(null=True, blank=True)
    remarks = models.JSONField(default=list)
    number_of_figures = models.PositiveIntegerField()
    content = models.BinaryField(null=True, blank=True)
    protection = models.JSONField(null=True, blank=True)
    """What disclosure control hid and why, in words; nothing where the figures are about areas that need none."""
    imported_at = models.DateTimeField()
    imported_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    personal: ClassVar = ("imported_by",)

    class Meta:
        """The newest first."""

        ordering = ("-imported_at", "-pk")

    def __str__(self) -> str:
        return f"{self.title} {self.edition}".strip()


class Figure(models.Model):
    """One cell of a release. `mark` says why there is no number, as `comhla.indicators.values` does.

    `is_current` is true of the figure that the newest release in force gives for its cell.
    """

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="figures")
    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, null=True, related_name="+")
    indicator = models.CharField(max_length=80)
    area_code = models.CharField(max_length=80)
    area_name = models.CharField(max_length=200)
    area_kind = models.CharField(max_length=20, choices=[(each.value, each.value) for each in AreaKind])
    period_key = models.CharField(max_length=40)
    period_kind = models.CharField(max_length=20, choices=[(each.value, each.value) for each in PeriodKind])
    first_day = models.DateField()
    last_day = models.DateField()
    group = models.CharField(max_length=80, blank=True)
    value = models.FloatField(null=True, blank=True)
    mark = models.CharField(max_length=40, blank=True)
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)
    lower = models.FloatField(null=True, blank=True)
    upper = models.FloatField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    is_current = models.BooleanField(default=True)

    personal: ClassVar = ()

    class Meta:
        """A cell stands once in a release, and one figure of it is current for each authority and for everybody."""

        ordering = ("indicator", "area_code", "group", "last_day")
        constraints = (
            models.UniqueConstraint(
                fields=("release", "indicator", "area_code", "period_key", "group"),
                name="measures_figure_cell_once_for_release",
            ),
            models.UniqueConstraint(
                fields=("authority", "indicator", "area_code", "period_key", "group"),
                condition=Q(is_current=True, authority__isnull=False),
                name="measures_figure_one_current_for_authority",
            ),
            models.UniqueConstraint(
                fields=("indicator", "area_code", "period_key", "group"),
                condition=Q(is_current=True, authority__isnull=True),
                name="measures_figure_one_current_for_everybody",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, mark="") | (Q(value__isnull=True) & ~Q(mark="")),
                name="measures_figure_number_or_mark",
            ),
        )
        indexes = (models.Index(fields=("indicator", "authority", "is_current"), name="measures_figure_by_indicator"),)

    def __str__(self) -> str:
        return f"{self.indicator}, {self.area_name}, {self.period_key}"


class PendingRelease(models.Model):
    """A file that waits until somebody has looked at what it would change."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    file = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    layout = models.CharField(max_length=60, blank=True)
    mapping = models.JSONField(null=True, blank=True)
    details = models.JSONField(default=dict)
    """Title, publisher, edition, days and address, as they were typed."""
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=200)

    personal: ClassVar = ("given_by",)

    class Meta:
        """The newest first."""

        ordering = ("-given_at",)

    def __str__(self) -> str:
        return self.file


class SavedMapping(models.Model):
    """How files of one shape are read, remembered for the next one."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=200)
    mapping = models.JSONField()
    saved_at = models.DateTimeField()

    personal: ClassVar = ()

    class Meta:
        """A title stands once in an authority."""

        ordering = ("title",)
        constraints = (
            models.UniqueConstraint(fields=("authority", "title"), name="measures_mapping_title_once_for_authority"),
        )

    def __str__(self) -> str:
        return self.title
