"""What every recorded row has in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from comhla.dates import BadDay, parse_iso_day


class Row(models.Model):
    """A row of a collection of the authority file.

    `key` is the row's id in the file, `position` its place in the list, `version` goes up with every change and tells
    a second saver that somebody else was first. Fields that pages look for or the database guards are columns, named
    in `columns`; the rest is in `details`, as in the file.
    """

    columns: ClassVar[tuple[str, ...]] = ()
    personal: ClassVar[tuple[str, ...]] = ()

    authority = models.ForeignKey("authorities.Authority", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    position = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    details = models.JSONField(default=dict)

    class Meta:
        """Rows are made for real collections."""

        abstract = True
        ordering = ("position",)

    def __str__(self) -> str:
        return self.key

    def as_data(self) -> dict[str, Any]:
        """The row as the authority file has it."""
        values = {name: _told(getattr(self, name)) for name in self.columns}
        return {"id": self.key, **{name: value for name, value in values.items() if value is not None}, **self.details}

    def take(self, data: Mapping[str, Any]) -> None:
        """Take over what a row of the authority file says. A row of a kind without an id keeps its key."""
        self.key = str(data.get("id", self.key))
        for name in self.columns:
            setattr(self, name, _kept(type(self)._meta.get_field(name), data.get(name)))
        self.details = {name: value for name, value in data.items() if name != "id" and name not in self.columns}

    def too_long(self) -> Iterator[tuple[str, str, int]]:
        """The columns with more text than they have room for: name in the file, text, and the most it may have."""
        for name in ("key", *self.columns):
            text, most = getattr(self, name), getattr(type(self)._meta.get_field(name), "max_length", None)
            if isinstance(text, str) and most is not None and len(text) > most:
                yield "id" if name == "key" else name, text, most


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _kept(field: Any, value: Any) -> Any:
    """A value as its column has it. Text that is no day stays text, for whoever reads the record to refuse."""
    if not isinstance(field, models.DateField) or not isinstance(value, str):
        return value
    try:
        return parse_iso_day(value)
    except BadDay:
        return value


def keyed(model: str) -> models.UniqueConstraint:
    """A key stands once in an authority."""
    return models.UniqueConstraint(fields=("authority", "key"), name=f"authorities_{model}_key_once_for_authority")


def in_order(model: str) -> models.CheckConstraint:
    """The last day is not before the first; both are inside."""
    return models.CheckConstraint(
        condition=Q(first_day__isnull=True) | Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")),
        name=f"authorities_{model}_days_in_order",
    )
