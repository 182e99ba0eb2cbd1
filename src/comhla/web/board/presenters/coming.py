"""Who said that they come, and what that means for the quorum, as values and in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.law.facts import AuthorityFacts, Meeting
from comhla.law.readings.meeting_expected import Answer, Expected, ProxyRule, expected_at, proxy_rule
from comhla.web.board.models import Coming
from comhla.web.board.rosters import Place, roster


class Reply(NamedTuple):
    """A member's place with the answer that was given."""

    member: str
    name: str
    seat: str
    vote: str
    answer: str
    colour: str
    words: str
    given_by: str


class Choice(NamedTuple):
    """A button of the member's own page."""

    value: str
    words: str
    is_chosen: bool


def answer_words(value: str) -> str:
    """An answer in words."""
    return {
        Answer.IN_PERSON.value: _("Comes"),
        Answer.REMOTELY.value: _("Joins from elsewhere"),
        Answer.PROXY.value: _("Sends a proxy"),
        Answer.NO.value: _("Does not come"),
    }[value]


_COLOURS = {"in_person": "green", "remotely": "green", "proxy": "blue", "no": "yellow"}


def replies(facts: AuthorityFacts, meeting: Meeting, given: Mapping[str, Coming]) -> list[Reply]:
    """Everybody with a seat at the meeting, with the answer that they gave."""
    return [_reply(each, given.get(each.member)) for each in roster(facts, meeting)]


def _reply(place: Place, coming: Coming | None) -> Reply:
    vote = "" if place.has_vote is None else _("votes") if place.has_vote else _("no vote")
    if coming is None:
        return Reply(place.member, place.name, place.seat, vote, _("No answer yet"), "grey", "", "")
    proxy = _("Proxy: %(name)s.") % {"name": coming.proxy} if coming.proxy else ""
    return Reply(
        place.member,
        place.name,
        place.seat,
        vote,
        answer_words(coming.answer),
        _COLOURS[coming.answer],
        " ".join(each for each in (proxy, coming.words) if each),
        coming.answered_by if coming.answered_by != place.name else "",
    )


def quorum_words(facts: AuthorityFacts, meeting: Meeting, given: Mapping[str, Coming]) -> str:
    """How the meeting stands towards its quorum by what members answered; empty where no rule sets one."""
    answers = {key: Answer(each.answer) for key, each in given.items()}
    expected = expected_at(facts, meeting, answers)
    return "" if expected is None else f"{_stands(expected)} {_rest(expected)}".strip()


def _stands(expected: Expected) -> str:
    given = expected._asdict()
    if expected.is_reached:
        return (
            _(
                "A quorum is expected: %(coming)s of the %(of)s members who count say that they come;"
                " %(needed)s are needed."
            )
            % given
        )
    if not expected.can_be_reached:
        return (
            _("There will be no quorum: so many say that they do not come that %(needed)s of %(of)s cannot be reached.")
            % given
        )
    return (
        _("%(coming)s of the %(of)s members who count say that they come; %(needed)s are needed for a quorum.") % given
    )


def _rest(expected: Expected) -> str:
    told = []
    if expected.by_proxy:
        words = ngettext("%(n)s sends a proxy.", "%(n)s send a proxy.", expected.by_proxy)
        told.append(words % {"n": expected.by_proxy})
    if expected.silent:
        words = ngettext("%(n)s has not answered.", "%(n)s have not answered.", expected.silent)
        told.append(words % {"n": expected.silent})
    return " ".join(told)


def proxy_words(place: Place, day: date) -> Sequence[str]:
    """The rule for this member's proxy on the day of the meeting, in plain sentences."""
    rule = None if place.row is None else proxy_rule(place.row, day)
    if rule is None:
        return [_("The law says nothing of proxies here. Ask the clerk whether the rules of this body allow one.")]
    return [
        _("A proxy is somebody who comes in your place."),
        _who_arranges(rule),
        _who_votes(rule),
        _("A proxy cannot lead the meeting."),
    ]


def _who_arranges(rule: ProxyRule) -> str:
    if rule.arranged_by_body:
        return _("The body that chose you as a member looks for a proxy with the right experience. Tell it soon.")
    return _("You may choose a proxy yourself. It has to be somebody with the right experience.")


def _who_votes(rule: ProxyRule) -> str:
    if not rule.has_vote:
        return _("The proxy speaks and does not vote, as you do not.")
    if rule.councillor:
        return _("The proxy votes for you if they are a councillor.")
    if rule.health_board_member:
        return _("The proxy votes for you if they are a member of the health board.")
    return _("The proxy votes for you.")


def choices(chosen: str) -> list[Choice]:
    """The buttons: one for each answer, the one that was given marked."""
    words = {
        "in_person": _("I come"),
        "remotely": _("I join from elsewhere"),
        "proxy": _("I send a proxy"),
        "no": _("I do not come"),
    }
    return [Choice(value, told, value == chosen) for value, told in words.items()]
