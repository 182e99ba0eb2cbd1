"""What somebody owns in an authority, for their own page and for the day they leave."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse

from comhla.law import duty_called
from comhla.web import clock
from comhla.web.accounts.holdings import Holding
from comhla.web.accounts.models import User
from comhla.web.authorities.models import Authority
from comhla.web.duties.facts import coming_of
from comhla.web.duties.owners import Owners
from comhla.web.duties.queries import assignments_on

DAYS_AHEAD = 90


def duties_owned(user: User, authority: Authority) -> list[Holding]:
    """The duties that somebody owns today, each with the day on which the next thing falls due."""
    today = clock.today()
    assignments = assignments_on(authority, today)
    own = [each for each in assignments if each.account_id == user.pk]
    if not own:
        return []
    due = _next_days(authority, Owners(assignments), today)
    return [
        Holding(duty_called(each.duty).title, reverse("work-duty", args=(authority.slug, each.duty)), due.get(each.pk))
        for each in own
    ]


def _next_days(authority: Authority, owners: Owners, today: date) -> dict[int, date]:
    """By the number of an assignment, the first day on which something that it covers falls due."""
    first: dict[int, date] = {}
    for each in coming_of(authority, today, today + timedelta(days=DAYS_AHEAD)):
        owner = owners.of(each.finding.key)
        if owner is not None:
            first.setdefault(owner.assignment, each.due)
    return first
