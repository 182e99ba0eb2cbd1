"""The way from a member's own page to the papers of the next meeting and to the member's interests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from comhla.law.facts import AuthorityFacts, Meeting
from comhla.law.readings.sitting import sitting_of
from comhla.web import clock
from comhla.web.accounts.holdings import Holding
from comhla.web.accounts.models import User
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.board.coming_queries import answers_for
from comhla.web.board.presenters.registers import own_notices, own_spell
from comhla.web.board.queries import person_of, seats_of
from comhla.web.words import day as day_words


def own_seat(user: User, authority: Authority) -> list[Holding]:
    """The next meeting and the notices that are wanted, for those whose account is linked to a member."""
    person = person_of(authority, user.pk)
    if person is None:
        return []
    facts, today = facts_of(authority), clock.today()
    return [*_next_meeting(authority, facts, person, today), *_interests(authority, facts, person, today)]


def _next_meeting(authority: Authority, facts: AuthorityFacts, person: str, today: date) -> Iterator[Holding]:
    coming = (each for each in facts.meetings or () if each.held_on >= today and not each.cancelled)
    mine = (each for each in coming if seats_of(facts, person, each.body, each.held_on))
    meeting: Meeting | None = min(mine, key=lambda each: (each.held_on, each.id), default=None)
    if meeting is None:
        return
    day, arguments = day_words(meeting.held_on), (authority.slug, meeting.id)
    papers = _("Meeting on %(day)s: agenda and papers") % {"day": day}
    yield Holding(papers, reverse("papers-meeting", args=arguments), meeting.held_on)
    seats = {each.id for each in seats_of(facts, person, meeting.body, meeting.held_on)}
    if not seats & set(answers_for(authority, meeting.id)):
        asked = _("Say whether you come on %(day)s, or send a proxy") % {"day": day}
        yield Holding(asked, reverse("papers-meeting-coming", args=arguments), meeting.held_on)
    for question in _to_vote_on(facts, meeting, seats):
        said = _("Vote now: %(question)s") % {"question": question}
        yield Holding(said, reverse("papers-meeting-vote", args=arguments), meeting.held_on)


def _to_vote_on(facts: AuthorityFacts, meeting: Meeting, seats: set[str]) -> Iterator[str]:
    """The questions that are open and on which somebody may vote who has not done so."""
    if all(vote.result is not None for vote in meeting.votes or ()):
        return
    sitting = sitting_of(facts, meeting.id)
    for question in sitting.questions:
        own = (each for each in sitting.ballots(question.vote) if each.at.member.id in seats)
        if question.counted.is_open and any(each.may and each.cast is None for each in own):
            yield question.vote.question


def _interests(authority: Authority, facts: AuthorityFacts, person: str, today: date) -> Iterator[Holding]:
    spell = own_spell(facts, person, today)
    if spell is None:
        return
    address = reverse("papers-interests", args=(authority.slug,))
    wanted = [each.due for each in own_notices(facts, spell, today).notices if each.given_on is None]
    if wanted:
        yield Holding(_("Give notice of your interests"), address, min(wanted))
    else:
        yield Holding(_("My interests: what the register says, and telling of a change"), address)
