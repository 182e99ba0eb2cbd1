"""Induction and training of members, as it was held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction

from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.models import Authority
from comhla.web.board.models import Training, TrainingKind


class Held(NamedTuple):
    """What was held: its kind, its title, and the day."""

    kind: TrainingKind
    title: str
    held_on: date


@transaction.atomic
def record_training(authority: Authority, persons: Sequence[str], held: Held, *, by: Actor) -> int:
    """Record that these people took part; how many rows are new. Nobody gets the same thing twice.

    Raises:
        NotAllowed: where `by` does not record facts there.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    Authority.objects.select_for_update().get(pk=authority.pk)
    new = 0
    for person in persons:
        _row, is_new = Training.objects.get_or_create(
            authority=authority, person=person, kind=held.kind, title=held.title, held_on=held.held_on
        )
        if is_new:
            new += 1
            append("training_recorded", Told("training", person, authority.slug), by=by)
    return new


@transaction.atomic
def remove_training(authority: Authority, number: int, *, by: Actor) -> bool:
    """Take out a row that was recorded by mistake; whether it was there.

    Raises:
        NotAllowed: where `by` does not record facts there.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    row = Training.objects.filter(authority=authority, pk=number).first()
    if row is None:
        return False
    row.delete()
    append("training_removed", Told("training", row.person, authority.slug), by=by)
    return True
