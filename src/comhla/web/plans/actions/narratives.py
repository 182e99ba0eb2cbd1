"""Words of the authority about a step, for the statement of consultation. Act s.35(2)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from comhla.documents.consultation_statement import OPENING
from comhla.law.facts import Stage
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.audit.actions import Told, append
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.models import Authority
from comhla.web.plans.models import StepNarrative

PLACES = (OPENING, *(each.value for each in Stage))
"""Where the statement takes words: before the first step, and at each step."""


@transaction.atomic
def narrate(authority: Authority, plan: str, stage: str, text: str, *, by: Actor, version: int) -> None:
    """Say in words what was done at a step; an empty text takes the words out.

    Raises:
        NotAllowed: where `by` may not record facts there.
        NotRecorded: where there is no such step.
        ChangedMeanwhile: where somebody else changed the words first.
    """
    by.must(Permission.FACTS_RECORD, authority.pk)
    if stage not in PLACES:
        raise NotRecorded(_("There is no such step."))
    Authority.objects.select_for_update().get(pk=authority.pk)
    found = StepNarrative.objects.filter(authority=authority, plan=plan, stage=stage).first()
    now = 0 if found is None else found.version
    before = "" if found is None else found.text
    if now != version:
        raise ChangedMeanwhile({"text": before}, now)
    if before == text:
        return
    found = found or StepNarrative(authority=authority, plan=plan, stage=stage)
    found.text, found.version = text, version + 1
    found.save()
    told = Told("step_narrative", f"{plan} {stage}", authority.slug)
    append("step_narrated", told, by=by, before={"text": before}, after={"text": text})
