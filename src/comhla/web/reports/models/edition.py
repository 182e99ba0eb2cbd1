"""A performance report as it was published, and the asking for it. `report` is its id in the authority's record."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class OfReport(models.Model):
    """A row that belongs to a performance report."""

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    report = models.CharField(max_length=120)

    class Meta:
        """Rows are made for real kinds."""

        abstract = True


class ChosenIndicator(OfReport):
    """An indicator that the report uses besides the core suite, or one that it leaves out with the reason."""

    indicator = models.CharField(max_length=80)
    is_used = models.BooleanField(default=True)
    reason = models.CharField(max_length=300, blank=True)
    place = models.PositiveIntegerField(default=0)

    personal: ClassVar = ()

    class Meta:
        """One answer for each indicator."""

        ordering = ("place", "indicator")
        constraints = (
            models.UniqueConstraint(
                fields=("authority", "report", "indicator"), name="reports_indicator_once_for_report"
            ),
            models.CheckConstraint(
                condition=Q(is_used=True) | ~Q(reason=""), name="reports_indicator_left_out_with_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.report}: {self.indicator}"


class ReportRequest(OfReport):
    """Somebody asks somebody else to publish the report: what was asked for is what is published, or nothing is."""

    says = models.TextField(blank=True)
    because = models.TextField(blank=True)
    holds = models.JSONField()
    stamp = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=200, blank=True)
    edition = models.ForeignKey("reports.ReportEdition", on_delete=models.PROTECT, null=True, related_name="+")

    personal: ClassVar = ("asked_by", "ended_by")

    class Meta:
        """One is open at a time."""

        ordering = ("-asked_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("authority", "report"),
                condition=Q(ended_at__isnull=True),
                name="reports_request_one_open_for_report",
            ),
        )

    def __str__(self) -> str:
        return f"request {self.pk} for {self.report}"


class ReportEdition(OfReport):
    """One edition of a published report. It is never changed; a later one says what changed and why."""

    number = models.PositiveIntegerField()
    reporting_year = models.CharField(max_length=10)
    title = models.CharField(max_length=300)
    published_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    agreed_by = models.CharField(max_length=200)
    says = models.TextField(blank=True)
    because = models.TextField(blank=True)
    body = models.TextField()
    """The report as a page, as it was made when it was published."""
    stamp = models.CharField(max_length=64)

    personal: ClassVar = ("asked_by", "agreed_by")

    class Meta:
        """Editions are numbered."""

        ordering = ("authority", "report", "number")
        constraints = (
            models.UniqueConstraint(fields=("authority", "report", "number"), name="reports_edition_number_once"),
            models.CheckConstraint(
                condition=Q(number=1) | (~Q(says="") & ~Q(because="")), name="reports_edition_later_ones_say_why"
            ),
        )

    def __str__(self) -> str:
        return f"{self.report}, edition {self.number}"


class ReportFile(models.Model):
    """A file as it was published: the report in each form, and its data."""

    edition = models.ForeignKey(ReportEdition, on_delete=models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    stamp = models.CharField(max_length=64)

    personal: ClassVar = ()

    class Meta:
        """A name stands once in an edition."""

        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("edition", "name"), name="reports_file_name_once"),)

    def __str__(self) -> str:
        return self.name


class FrozenFigure(models.Model):
    """A figure as the report gives it, with everything needed to work it out again."""

    edition = models.ForeignKey(ReportEdition, on_delete=models.CASCADE, related_name="figures")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=200)
    """Never changes: indicator, area, period and group, as NI-14.S37000001.2022-23."""
    words = models.CharField(max_length=400)
    value = models.FloatField(null=True, blank=True)
    mark = models.CharField(max_length=40, blank=True)
    lower = models.FloatField(null=True, blank=True)
    upper = models.FloatField(null=True, blank=True)
    unit = models.CharField(max_length=120)
    lineage = models.JSONField()

    personal: ClassVar = ()

    class Meta:
        """A key stands once in an edition."""

        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("edition", "key"), name="reports_figure_key_once"),)

    def __str__(self) -> str:
        return self.key
