"""A seat held by a person."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from comhla.web.authorities.models.row import Row, in_order, keyed


class Appointment(Row):
    """A seat of the board, a committee or the monitoring committee, held by a person between two days."""

    columns: ClassVar = ("person", "body", "seat", "nominated_by", "first_day", "last_day", "term_last_day")
    personal: ClassVar = ("person", "details")

    person = models.CharField(max_length=120)
    body = models.CharField(max_length=120)
    seat = models.CharField(max_length=60)
    nominated_by = models.CharField(max_length=200, null=True)
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    term_last_day = models.DateField(null=True)

    class Meta(Row.Meta):
        """Days are in order. That nobody holds one seat twice at once is a constraint of PostgreSQL (migration)."""

        constraints = (keyed("appointment"), in_order("appointment"))
