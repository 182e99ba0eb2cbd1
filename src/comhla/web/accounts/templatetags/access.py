"""Until when somebody may see what they see."""

from __future__ import annotations

from datetime import date

from django import template

from comhla.web.access.actors import Actor
from comhla.web.accounts.browsers import browser_called
from comhla.web.authorities.models import Authority

register = template.Library()

register.filter("browser", browser_called)


@register.simple_tag
def access_end(actor: Actor | None, authority: Authority | str) -> date | None:
    """The last day of somebody who may only inspect an authority; None for everybody else."""
    if actor is None or not isinstance(authority, Authority):
        return None
    return actor.until.get(authority.pk)
