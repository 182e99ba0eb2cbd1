"""The first page of the room: every measure, who answers for it, and whether a newer figure should be there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.measures import queries
from comhla.web.measures.desk import desk_of
from comhla.web.measures.places import place_of
from comhla.web.measures.presenters.overview import Looking, overview


@require_safe
def measures(request: HttpRequest, slug: str) -> HttpResponse:
    """All measures of the authority by suite or by outcome."""
    desk = desk_of(request, slug)
    authority = desk.authority
    indicators, place = queries.indicators_of(authority), place_of(authority)
    figures = queries.observations_of(authority, [each.key for each in indicators], queries.of_areas(place.codes))
    by_outcome = request.GET.get("by") == "outcome"
    looking = Looking(queries.keepers_of(authority), clock.today())
    context = {
        "overview": overview(indicators, place, figures, by_outcome=by_outcome, looking=looking),
        "by_outcome": by_outcome,
        "may_record": desk.may(Permission.FACTS_RECORD),
    }
    return desk.page("measures/measures.html", context, trail=[])
