"""What the pages of the room begin with."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk, Room, desk_in

MEASURES = Room("measures", _("Measures"), "work-measures")
"""The room in the navigation."""


def desk_of(request: HttpRequest, slug: str, permission: Permission = Permission.WORKSPACE_SEE) -> Desk:
    """Who asks about which authority; raises as `desk_in` does."""
    return desk_in(MEASURES, request, slug, permission)
