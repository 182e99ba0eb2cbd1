"""A judgement has to be about something that its part of the duty is asked of, or nobody would ever see it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from comhla.authority_file import Problem, did_you_mean
from comhla.dates import BadDay, parse_iso_day
from comhla.law import AuthorityFacts, UnknownDuty, duty_called
from comhla.law.subjects import subjects_of
from comhla.web.authorities.errors import Unacceptable

JUDGEMENTS = "judgements"


def refuse_unknown_subject(facts: AuthorityFacts, said: Mapping[str, Any], *, today: date) -> None:
    """Refuse a judgement on a subject that does not exist for its part.

    What is wrong with the rest of the row is told elsewhere, so a duty or part that is not known passes here.

    Raises:
        Unacceptable: naming the subjects that there are.
    """
    subject = said.get("subject")
    if not subject:
        return
    try:
        known = [each.id for each in _subjects(facts, said, today)]
    except (UnknownDuty, KeyError, BadDay):
        return
    if subject not in known:
        what = f"This part of the duty is asked of nothing called {subject}."
        remedy = did_you_mean(str(subject), known) or "Choose what the judgement is about from the page of the duty."
        raise Unacceptable({"subject": [Problem(facts.authority.name, what, remedy)]}, [])


def _subjects(facts: AuthorityFacts, said: Mapping[str, Any], today: date) -> Any:
    judged_on = said.get("judged_on")
    day = parse_iso_day(judged_on) if isinstance(judged_on, str) else judged_on or today
    return subjects_of(duty_called(str(said["duty"])), str(said["part"]), facts, until=max(day, today))
