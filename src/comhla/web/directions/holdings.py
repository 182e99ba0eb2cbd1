"""The way from somebody's own page to the directions that their council or health board has to answer."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.law.readings.direction_monitoring import unacknowledged
from comhla.law.readings.directions_over_time import Force, force_on, given_by
from comhla.web import clock
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.holdings import Holding
from comhla.web.accounts.models import User
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.directions.queries import bodies_for


def directions_to_answer(user: User, authority: Authority) -> list[Holding]:
    """The directions to the bodies for which somebody answers, with how many wait; nothing for anybody else."""
    today = clock.today()
    bodies = set(bodies_for(authority, actor_for(user, on=today), on=today))
    if not bodies:
        return []
    live = [each for each in given_by(facts_of(authority), today) if force_on(each, today) is not Force.ENDED]
    number = sum(bool(bodies & set(unacknowledged(each, today))) for each in live)
    waits = ngettext("%(number)s waits for an answer", "%(number)s wait for an answer", number) % {"number": number}
    title = _("Directions to us: %(waits)s") % {"waits": waits}
    return [Holding(title, reverse("papers-directions", args=(authority.slug,)))]
