"""A meeting as it sits, in words: the roll, the quorum, who presides, interests, questions and their counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from comhla.documents.comparison import ParagraphChange, compare_texts
from comhla.law.facts import AuthorityFacts, ConflictDecidedBy, Result, TieSettledBy
from comhla.law.readings.people_called import member_called
from comhla.law.readings.quorums import Quorum
from comhla.law.readings.sitting import AtMeeting, Ballot, BodyKind, Here, Interest, Question, Sitting, WhyNoVote
from comhla.law.readings.vote_counts import Count, Rule
from comhla.reference.seats import Seat
from comhla.web.authorities.labels import Names
from comhla.web.authorities.words import choice_words
from comhla.web.board.sitting_changes import Plain, is_adjourned, presiding_of, roll_row, stamp_of, vote_row


class OnRoll(NamedTuple):
    """One member on the roll."""

    member: str
    name: str
    seat: str
    vote: str
    here: str
    words: str
    colour: str
    note: str
    seen: str


class Declared(NamedTuple):
    """An interest that was declared."""

    member: str
    who: str
    item: str
    words: str
    follows: str


class Asked(NamedTuple):
    """A question in the list of the meeting."""

    key: str
    title: str
    kind: str
    about: str
    state: str
    colour: str
    told: str
    is_amendment: bool


class BallotRow(NamedTuple):
    """One member in a vote: what may be chosen, or why nothing may."""

    member: str
    name: str
    seat: str
    why_not: str
    chosen: str
    by_proxy: bool

    @property
    def is_open(self) -> bool:
        """Whether the vote may be cast, or was cast all the same."""
        return not self.why_not or bool(self.chosen)


class SeatRow(NamedTuple):
    """A vacant seat in a vote, and who uses its vote."""

    vacancy: str
    words: str
    chosen: str


def quorum_words(sitting: Sitting) -> str:
    """The quorum in words: how many are here and how many are needed."""
    quorum = sitting.quorum
    if quorum is None:
        return _no_quorum_words(sitting)
    counts = {"here": quorum.here, "of": quorum.of, "needed": quorum.needed}
    if sitting.body is BodyKind.MONITORING_COMMITTEE:
        told = _("%(here)s of the %(of)s nominated members are here; %(needed)s are needed.") % counts
    else:
        told = _("%(here)s of %(of)s are here; %(needed)s are needed.") % counts
    return f"{told} {_reached_words(quorum)}"


def _reached_words(quorum: Quorum) -> str:
    if quorum.is_reached:
        return _("There is a quorum.")
    if quorum.is_reached is False:
        missing = quorum.needed - quorum.here - quorum.perhaps
        return ngettext(
            "There is no quorum: %(missing)s more is needed.",
            "There is no quorum: %(missing)s more are needed.",
            missing,
        ) % {"missing": missing}
    return _("Whether there is a quorum is a question: it depends on proxies, or on whether vacant seats count.")


def _no_quorum_words(sitting: Sitting) -> str:
    if sitting.body is BodyKind.COMMITTEE:
        return _("The Order sets no quorum for a committee of the board; your standing orders may.")
    if sitting.body is BodyKind.PLANNING_GROUP:
        return _("No Order sets a quorum for the planning group.")
    return _("Nobody is on the roll yet, so the quorum cannot be counted.")


HERE: Mapping[Here, tuple[str, str]] = {
    Here.PRESENT: ("here", "green"),
    Here.REMOTE: ("remote", "green"),
    Here.PROXY: ("proxy", "blue"),
    Here.AWAY: ("apologies", "yellow"),
    Here.NOT_SAID: ("not said", "grey"),
}


def here_words(here: Here) -> str:
    """Where a member is, in words."""
    return {
        Here.PRESENT: _("Here"),
        Here.REMOTE: _("Here remotely"),
        Here.PROXY: _("Proxy"),
        Here.AWAY: _("Apologies"),
        Here.NOT_SAID: _("Not called yet"),
    }[here]


def why_words(why: WhyNoVote | None) -> str:
    """Why somebody may not vote, in words; empty where they may."""
    if why is None:
        return ""
    return {
        WhyNoVote.SEAT: _("This seat carries no vote on this day."),
        WhyNoVote.AWAY: _("Not here."),
        WhyNoVote.PROXY: _("The proxy has no vote: the seat asks for a councillor, or a member of the health board."),
        WhyNoVote.PROXY_NOT_KNOWN: _("Say first on the roll whether the proxy is a councillor or on the health board."),
        WhyNoVote.INTEREST: _("Declared an interest and takes no part."),
    }[why]


def roll(facts: AuthorityFacts, sitting: Sitting, row: Plain) -> list[OnRoll]:
    """Everybody in office on the day, those with a vote first."""
    names = Names(facts)
    found = [_on_roll(names, each, row) for each in sitting.members]
    votes = {each.member.id: each.has_vote for each in sitting.members}
    return sorted(found, key=lambda each: (not votes[each.member], each.name.casefold()))


def _on_roll(names: Names, at: AtMeeting, row: Plain) -> OnRoll:
    return OnRoll(
        member=at.member.id,
        name=name_of(names, at),
        seat=seat_of(at),
        vote=_("votes") if at.has_vote else _("no vote"),
        here=at.here.value,
        words=here_words(at.here),
        colour=HERE[at.here][1],
        note=_note(names, at),
        seen=stamp_of(roll_row(row, at.member.id)),
    )


def _note(names: Names, at: AtMeeting) -> str:
    proxy = None if at.row is None else at.row.proxy
    if at.here is not Here.PROXY or proxy is None:
        return ""
    who = names.called("people", proxy.person) if proxy.person else _("A proxy")
    if not at.has_vote:
        return _("%(who)s is here for them, without a vote.") % {"who": who}
    return {
        True: _("%(who)s is here for them and votes."),
        False: _("%(who)s is here for them and has no vote."),
        None: _("%(who)s is here for them. Whether they may vote is not known: say what they are."),
    }[at.votes_now] % {"who": who}


def name_of(names: Names, at: AtMeeting) -> str:
    """Who holds a seat."""
    return names.called("people", at.member.person)


def seat_of(at: AtMeeting) -> str:
    """The kind of seat, in words."""
    return str(choice_words("Seat", at.member.seat.value))


def proxy_rule(sitting: Sitting, at: AtMeeting) -> str:
    """What the law of the day says of a proxy for a member."""
    if sitting.body is BodyKind.MONITORING_COMMITTEE:
        return _("Every proxy may vote (%(provision)s).") % {"provision": at.provision}
    if not at.has_vote:
        return _("The member may arrange a suitably experienced proxy, who has no vote on this day.")
    if at.member.seat is Seat.COUNCIL_NOMINEE:
        return _("The council tries to find a suitably experienced councillor, who votes. No proxy presides.")
    if at.member.seat is Seat.HEALTH_BOARD_NOMINEE:
        return _("The health board tries to find a suitably experienced member of it, who votes. No proxy presides.")
    return _("The member may arrange a suitably experienced proxy, who votes. No proxy presides.")


def presiding_words(facts: AuthorityFacts, sitting: Sitting) -> str:
    """Who presides, or who should."""
    names, presiding = Names(facts), sitting.presiding
    if presiding.recorded is not None:
        return _("%(who)s presides.") % {"who": _called(names, sitting, presiding.recorded)}
    if presiding.must_choose:
        if sitting.body is BodyKind.COMMITTEE:
            return _("The board decides who chairs a committee.")
        if sitting.body is BodyKind.BOARD:
            return _(
                "Neither chair nor vice-chair is here yet. Without them, the voting members who are here choose one of"
                " themselves, and no proxy may preside."
            )
        return _("The chair is not here yet. Without the chair, the members who are here choose who presides.")
    return _("%(who)s should preside.") % {"who": _called(names, sitting, presiding.may[0])}


def _called(names: Names, sitting: Sitting, member: str) -> str:
    at = sitting.called(member)
    return member_called(names.facts, member) if at is None else name_of(names, at)


def may_preside(facts: AuthorityFacts, sitting: Sitting) -> list[tuple[str, str]]:
    """Members to choose from, those who may preside first."""
    names, may = Names(facts), sitting.presiding.may
    told = [(each.member.id, f"{name_of(names, each)} ({seat_of(each)})") for each in sitting.members]
    return [*(each for each in told if each[0] in may), *(each for each in told if each[0] not in may)]


def presiding_seen(row: Plain) -> str:
    """What the page shows of who presides, as a digest."""
    return stamp_of(presiding_of(row))


def declared(facts: AuthorityFacts, sitting: Sitting, items: Mapping[str, str]) -> list[Declared]:
    """The interests that were declared."""
    names = Names(facts)
    return [
        Declared(
            member=each.declaration.member,
            who=_called(names, sitting, each.declaration.member),
            item=items.get(each.declaration.item, each.declaration.item),
            words=_interest_words(each),
            follows=_follows(each),
        )
        for each in sitting.interests
    ]


def _interest_words(interest: Interest) -> str:
    kind = {True: _("Direct interest"), False: _("Indirect interest"), None: _("Interest")}[interest.declaration.direct]
    return f"{kind}: {interest.declaration.interest}" if interest.declaration.interest else kind


def _follows(interest: Interest) -> str:
    who = decides_words(interest.decided_by)
    took_part = {True: _("Takes part."), False: _("Takes no part in this item."), None: _("Not said yet.")}
    return f"{took_part[interest.declaration.took_part]} {who}"


def decides_words(decider: ConflictDecidedBy) -> str:
    """Who decides on taking part."""
    if decider is ConflictDecidedBy.THE_MEMBER:
        return _("The member decides whether taking part is right.")
    return _("Until 31 January 2016 the other members decided.")


def items_of(facts: AuthorityFacts, meeting: str) -> dict[str, str]:
    """The items of the agenda in their order, by id."""
    own = sorted((each for each in facts.agenda_items or () if each.meeting == meeting), key=lambda each: each.place)
    return {each.id: f"{each.place}. {each.title}" for each in own}


def asked(sitting: Sitting, items: Mapping[str, str]) -> list[Asked]:
    """The questions in the order in which they are put."""
    return [_asked(each, items) for each in sitting.questions]


def _asked(question: Question, items: Mapping[str, str]) -> Asked:
    vote, counted = question.vote, question.counted
    colours = {None: "grey", Result.CARRIED: "green", Result.LOST: "orange", Result.NOT_DECIDED: "yellow"}
    return Asked(
        key=vote.id,
        title=vote.question,
        kind=_("Amendment") if vote.amends else _("Motion"),
        about=items.get(vote.item or "", vote.item or ""),
        state=_("Open") if vote.result is None else result_words(vote.result),
        colour=colours[vote.result],
        told=tally_words(counted),
        is_amendment=vote.amends is not None,
    )


def result_words(result: Result) -> str:
    """A result in words."""
    return {Result.CARRIED: _("Carried"), Result.LOST: _("Not carried"), Result.NOT_DECIDED: _("Not decided")}[result]


def tally_words(counted: Count) -> str:
    """The tally: who is for, against and abstained, and votes that do not count."""
    if counted.vote.agreed_without_vote:
        return _("All agreed without a vote.")
    numbers = {"for": counted.votes_for, "against": counted.votes_against, "abstained": counted.abstained}
    told = _("%(for)s for, %(against)s against, %(abstained)s abstained.") % numbers
    left = len(counted.not_counted)
    words = ngettext("%(left)s vote does not count.", "%(left)s votes do not count.", left) % {"left": left}
    return f"{told} {words}" if left else told


def standing_words(counted: Count) -> str:
    """How the question stands by the law of the body, in a sentence."""
    if counted.vote.agreed_without_vote:
        return _("So no vote was taken.")
    if counted.result is None and not counted.is_question:
        return _("No vote has been cast yet.")
    if counted.is_question:
        return _(
            "More are for than against, but not more than half of those attending. Whether that is a majority of the"
            " members attending is for a person to say."
        )
    if counted.is_tie:
        return tie_words(counted)
    return rule_words(counted) % {"needed": counted.needed, "result": result_words(counted.result or Result.LOST)}


def rule_words(counted: Count) -> str:
    """The rule, with a place for the result."""
    return {
        Rule.VOTES_CAST: _("%(result)s: a majority of the votes of voting members present decides."),
        Rule.STANDING_ORDERS: _("%(result)s, by more votes for than against. Your standing orders have the rule."),
        Rule.MEMBERS_ATTENDING: _("%(result)s: a majority of the members attending decides."),
        Rule.MEMBERS_OF_COMMITTEE: _(
            "%(result)s: %(needed)s votes for are needed, more than half of all voting members of the committee."
        ),
    }[counted.rule]


_SETTLED: Mapping[TieSettledBy | None, Any] = {
    TieSettledBy.CASTING_VOTE: gettext_lazy("It was a tie, and a casting vote settled it."),
    TieSettledBy.DISPUTE_MECHANISM: gettext_lazy("It was a tie, and the dispute mechanism settled it."),
}
"""What is said of a tie once it is settled."""


def tie_words(counted: Count) -> str:
    """What follows from a tie, or what settled it."""
    if counted.vote.result is not None and counted.vote.tie_settled_by in _SETTLED:
        return str(_SETTLED[counted.vote.tie_settled_by])
    settles = counted.tie_goes_to
    if settles is TieSettledBy.CASTING_VOTE:
        return _("It is a tie. Whoever presides has a casting vote.")
    if settles is TieSettledBy.DISPUTE_MECHANISM:
        return _(
            "It is a tie. Nobody has a casting vote on a joint board: the dispute mechanism of the standing orders"
            " settles it. Until then nothing is decided."
        )
    return _("It is a tie. Your standing orders say what follows.")


def ballots(facts: AuthorityFacts, sitting: Sitting, question: Question) -> list[BallotRow]:
    """Every member in a vote, those who may vote first."""
    names = Names(facts)
    found = [_ballot(names, each) for each in sitting.ballots(question.vote)]
    return sorted(found, key=lambda each: (bool(each.why_not), each.name.casefold()))


def _ballot(names: Names, each: Ballot) -> BallotRow:
    return BallotRow(
        member=each.at.member.id,
        name=name_of(names, each.at),
        seat=seat_of(each.at),
        why_not=why_words(each.why_not),
        chosen="" if each.cast is None else each.cast.choice.value,
        by_proxy=each.at.here is Here.PROXY,
    )


def vacant_seats(facts: AuthorityFacts, sitting: Sitting, question: Question) -> list[SeatRow]:
    """The vacant seats whose vote may be used."""
    names = Names(facts)
    cast = {each.vacancy: each.choice.value for each in question.vote.cast_for_vacancies or ()}
    return [
        SeatRow(
            each.vacancy,
            _("%(seat)s: the vote is used together by %(who)s.")
            % {
                "seat": names.called("vacancies", each.vacancy),
                "who": ", ".join(_called(names, sitting, one) for one in each.used_by) or _("nobody here"),
            },
            cast.get(each.vacancy, ""),
        )
        for each in sitting.vacant_seats
    ]


def ways_to_close(options: Sequence[tuple[Result, TieSettledBy | None]]) -> list[tuple[str, str]]:
    """Ways to close a vote, each as a value and in words."""
    return [(value_of(*each), _way(*each)) for each in options]


def value_of(result: Result, settled: TieSettledBy | None) -> str:
    """A way to close a vote as the value of a button."""
    return f"{result.value}/{settled.value if settled else ''}"


def _way(result: Result, settled: TieSettledBy | None) -> str:
    words = result_words(result)
    if settled is TieSettledBy.CASTING_VOTE:
        return _("%(result)s, by the casting vote") % {"result": words}
    if settled is TieSettledBy.DISPUTE_MECHANISM:
        return _("%(result)s, by the dispute mechanism") % {"result": words}
    if settled is TieSettledBy.NOT_SETTLED:
        return _("%(result)s, and the tie is not settled") % {"result": words}
    return words


def result_sentence(facts: AuthorityFacts, sitting: Sitting, question: Question) -> str:
    """The result of a vote in one sentence, to be read out."""
    vote = question.vote
    state = _("open") if vote.result is None else result_words(vote.result).lower()
    told = {"question": vote.question, "state": state, "tally": tally_words(question.counted)}
    return _("The question \u201c%(question)s\u201d is %(state)s: %(tally)s") % told


def change_of_motion(question: Question, motion: Question | None) -> tuple[ParagraphChange, ...]:
    """What an amendment changes in the words of its motion."""
    if motion is None or not question.vote.text:
        return ()
    return compare_texts(motion.vote.text or motion.vote.question, question.vote.text)


def adjournments(row: Plain) -> list[str]:
    """When the meeting stood still, in words."""
    return [_adjourned(each) for each in row.get("adjournments") or ()]


def _adjourned(each: Mapping[str, Any]) -> str:
    told = {"at": each.get("at", _("a time not recorded")), "to": each.get("resumed_at", "")}
    if each.get("to_meeting"):
        words = _("Adjourned at %(at)s to another day.")
    else:
        words = _("Adjourned at %(at)s, resumed at %(to)s.") if told["to"] else _("Adjourned at %(at)s.")
    return f"{words % told} {each.get('because', '')}".strip()


def stands_still(row: Plain) -> bool:
    """Whether the meeting stands still now."""
    return is_adjourned(row)


def vote_seen(row: Plain, vote: str) -> str:
    """What the page shows of a vote, as a digest."""
    return stamp_of(vote_row(row, vote))
