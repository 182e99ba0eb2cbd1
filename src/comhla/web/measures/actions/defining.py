"""The indicators that an authority defines for itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.authority_file import Problem as FieldProblem
from comhla.indicators.catalogue import Indicator, folded_key
from comhla.indicators.entries import write_entry
from comhla.indicators.errors import NotAFile
from comhla.indicators.local import read_local_record
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable
from comhla.web.authorities.models import Authority
from comhla.web.measures.models import Figure, LocalIndicator


@transaction.atomic
def define(authority: Authority, definition: Mapping[str, Any], *, by: Actor) -> LocalIndicator:
    """Add an indicator of the authority's own.

    Raises:
        NotAllowed: where `by` may not record facts there.
        Unacceptable: with every problem of the definition by its field, the key standing already among them.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    found = _read(authority, definition)
    made = LocalIndicator.objects.create(authority=authority, key=found.key, definition=write_entry(found))
    append("indicator_defined", _told(made), by=by, after=made.definition)
    return made


@transaction.atomic
def redefine(
    authority: Authority, key: str, definition: Mapping[str, Any], *, version: int, by: Actor
) -> LocalIndicator:
    """Change how an indicator is defined. Its key stays, because figures and addresses are known by it.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where there is no such indicator.
        ChangedMeanwhile: where somebody else changed it since `version`.
        Unacceptable: with every problem of the definition by its field; once there are figures, a change of what they
            are in is among them.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    held = _held(authority, key, version)
    found = _read(authority, {**definition, "key": key}, instead_of=held)
    before, after = held.definition, write_entry(found)
    _refuse_other_figures(held, before, after)
    held.definition, held.version = after, held.version + 1
    held.save(update_fields=["definition", "version"])
    append("indicator_redefined", _told(held), by=by, before=before, after=after)
    return held


@transaction.atomic
def end(authority: Authority, key: str, *, on: date, version: int, by: Actor) -> LocalIndicator:
    """Say from which day on an indicator is no more kept. Its figures stay.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where there is no such indicator, or it has ended already.
        ChangedMeanwhile: where somebody else changed it since `version`.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    held = _held(authority, key, version)
    if held.ended_on is not None:
        raise NotRecorded(_("It has ended already."))
    held.ended_on, held.version = on, held.version + 1
    held.save(update_fields=["ended_on", "version"])
    append("indicator_ended", _told(held), by=by, after={"ended_on": on.isoformat()})
    return held


def _held(authority: Authority, key: str, version: int) -> LocalIndicator:
    held = LocalIndicator.objects.select_for_update().filter(authority=authority, key=key).first()
    if held is None:
        raise NotRecorded(_("There is no such indicator of your own."))
    if held.version != version:
        raise ChangedMeanwhile(held.definition, held.version)
    return held


def _read(
    authority: Authority, definition: Mapping[str, Any], *, instead_of: LocalIndicator | None = None
) -> Indicator:
    """The indicator that a definition says; every problem at once."""
    problems: dict[str, list[FieldProblem]] = {}
    found = None
    try:
        found = read_local_record(dict(definition))
    except NotAFile as refused:
        for each in refused.problems:
            _add(problems, each.column, each.what, each.remedy)
    if str(definition.get("key", "")).casefold() in _TAKEN:
        _add(problems, "key", _("This word has another use here."), _("Choose another key."))
    if instead_of is None and _stands(authority, str(definition.get("key", ""))):
        _add(problems, "key", _("You have an indicator with this key already."), _("Choose another key."))
    if found is None or problems:
        raise Unacceptable(problems, [])
    return found


_TAKEN = frozenset({"new"})
"""What stands in addresses where a key would stand."""


def _stands(authority: Authority, key: str) -> bool:
    held = LocalIndicator.objects.filter(authority=authority).values_list("key", flat=True)
    return folded_key(key) in {folded_key(each) for each in held}


_OF_FIGURES = ("measure", "unit", "multiplier", "period_kind")
"""What figures that were taken in are read by."""


def _refuse_other_figures(held: LocalIndicator, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    changed: Sequence[str] = [name for name in _OF_FIGURES if before.get(name) != after.get(name)]
    if not changed or not Figure.objects.filter(authority=held.authority, indicator=held.key).exists():
        return
    problems: dict[str, list[FieldProblem]] = {}
    for name in changed:
        what = _("There are figures of it, and they would mean something else.")
        _add(problems, name, what, _("Leave it, or define another indicator."))
    raise Unacceptable(problems, [])


def _add(problems: dict[str, list[FieldProblem]], name: str, what: str, remedy: str) -> None:
    problems.setdefault(name, []).append(FieldProblem("", what, remedy, name))


def _told(held: LocalIndicator) -> Told:
    return Told("local_indicator", held.key, held.authority.slug)
