"""First texts for the items of a minute, from what is recorded of the meeting: pure, from facts.

They are in the language of the record, English, whatever the language of the pages.
"""

from __future__ import annotations

from comhla.dates import in_words
from comhla.documents.minute import member_name
from comhla.law.facts import AgendaItem, AgendaKind, AuthorityFacts, Meeting
from comhla.law.readings.minuted_business import business_of, items_of_meeting


def prefilled(facts: AuthorityFacts, meeting: Meeting) -> dict[str, str]:
    """A first text for each item, as far as the record tells what happened."""
    return {each.id: _first_text(facts, meeting, each) for each in items_of_meeting(facts, meeting.id)}


def _first_text(facts: AuthorityFacts, meeting: Meeting, item: AgendaItem) -> str:
    match item.kind:
        case AgendaKind.WELCOME:
            return _welcome(facts, meeting)
        case AgendaKind.DECLARATIONS:
            return _declared(facts, meeting)
        case AgendaKind.NEXT_MEETING:
            return _next(facts, meeting)
        case AgendaKind.REPORT | None if item.paper is not None:
            paper = next((each for each in facts.papers or () if each.id == item.paper), None)
            return f'The meeting considered the paper "{paper.title}".' if paper is not None else ""
        case _:
            return ""


def _welcome(facts: AuthorityFacts, meeting: Meeting) -> str:
    presided = f"{member_name(facts, meeting.presided_by)} welcomed everybody." if meeting.presided_by else ""
    away = [each for each in meeting.attendance or () if not each.present]
    apologies = f"Apologies came from {len(away)} of the members." if away else "There were no apologies."
    return " ".join(each for each in (presided, apologies if meeting.attendance is not None else "") if each)


def _declared(facts: AuthorityFacts, meeting: Meeting) -> str:
    if meeting.declarations is None:
        return ""
    if not meeting.declarations:
        return "Nobody declared an interest."
    told = []
    for business in business_of(facts, meeting):
        # The text goes into the public minute, so of exempt business it names the member only.
        title = business.item.title if business.item is not None else "another matter"
        for each in business.declarations:
            interest = f" ({each.interest})" if each.interest and not business.ground else ""
            what = "exempt business" if business.ground else title
            told.append(f"- {member_name(facts, each.member)}: {what}{interest}")
    return "These interests were declared:\n\n" + "\n".join(told)


def _next(facts: AuthorityFacts, meeting: Meeting) -> str:
    later = (each for each in facts.meetings_of(meeting.body) if each.held_on > meeting.held_on)
    following = next(later, None)
    if following is None:
        return ""
    at = f" at {following.starts_at}" if following.starts_at else ""
    return f"The next meeting is on {in_words(following.held_on)}{at}."
