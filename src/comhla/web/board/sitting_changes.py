"""What may be changed of a meeting's row while it sits: one thing at a time, by the law of the body and the day.

Pure: the row as plain data and the facts as they are now go in, the changed row comes out. Who records says what
their page showed; where somebody else recorded another thing since, nothing is changed. What the law does not allow is
refused unless whoever records says that it happened all the same: the record tells the truth, the findings judge it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from comhla.law.facts import AuthorityFacts, Result, TieSettledBy
from comhla.law.readings.sitting import Ballot, BodyKind, Here, Question, Sitting, WhyNoVote, sitting_of
from comhla.law.readings.vote_counts import Count, Rule
from comhla.web.authorities.errors import NotRecorded

Data = Mapping[str, Any]
Plain = dict[str, Any]


class SaidOtherwise(NotRecorded):
    """Somebody else recorded another thing in the same place since the page was shown. `members` names whose."""

    def __init__(self, *members: str) -> None:
        self.members = members
        super().__init__(
            _("Somebody else recorded something here while you were doing so. The page now shows what they recorded.")
        )


class NotByLaw(NotRecorded):
    """The law does not allow it. It can be recorded all the same where it is what happened."""


class Mark(NamedTuple):
    """Where one member is. `proxy` describes the proxy, `because` says why the member is away."""

    member: str
    here: Here
    proxy: Data | None = None
    because: str = ""

    def as_row(self) -> Plain | None:
        """The row of the roll; None takes the member off it."""
        if self.here is Here.NOT_SAID:
            return None
        is_in_person = self.here in (Here.PRESENT, Here.REMOTE)
        told: Plain = {"member": self.member, "present": is_in_person}
        told |= {"remotely": True} if self.here is Here.REMOTE else {}
        told |= {"proxy": dict(self.proxy or {})} if self.here is Here.PROXY else {}
        return told | ({"absent_because": self.because} if self.because and not is_in_person else {})


class Given(NamedTuple):
    """A vote as the page showed it and as it is to be; the empty text is none."""

    key: str
    was: str
    now: str


def stamp_of(value: Any) -> str:
    """A short digest of what a page shows, to tell later whether it is still so."""
    told = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def guard(now: Any, wanted: Any, seen: str, *members: str) -> None:
    """Refuse where something else is recorded now than was seen, unless it is just what is wanted.

    Raises:
        SaidOtherwise: where it is.
    """
    if now != wanted and stamp_of(now) != seen:
        raise SaidOtherwise(*members)


def refuse(words: str, *, even_so: bool) -> None:
    """Refuse what the law does not allow, unless it happened.

    Raises:
        NotByLaw: where nobody said that it happened.
    """
    if not even_so:
        raise NotByLaw(words)


def roll_row(row: Data, member: str) -> Plain | None:
    """What the roll says of a member."""
    return next((each for each in row.get("attendance") or () if each["member"] == member), None)


def mark(facts: AuthorityFacts, row: Data, made: Mark, *, seen: str, even_so: bool = False) -> Plain:
    """Say where one member is. Raises SaidOtherwise, NotByLaw."""
    now, wanted = roll_row(row, made.member), made.as_row()
    guard(now, wanted, seen, made.member)
    if now == wanted:
        return dict(row)
    sitting = sitting_of(facts, row["id"])
    _refuse_unfit_proxy(sitting, made, even_so=even_so)
    _refuse_moving_a_voter(sitting, row, made, even_so=even_so)
    rows = [each for each in row.get("attendance") or () if each["member"] != made.member]
    place = next((n for n, each in enumerate(row.get("attendance") or ()) if each["member"] == made.member), len(rows))
    return {**row, "attendance": [*rows[:place], *([wanted] if wanted else []), *rows[place:]]}


def mark_rest(facts: AuthorityFacts, row: Data) -> Plain:
    """Say of everybody in office who was not called yet that they are here. What was said of others stays."""
    silent = [each.member.id for each in sitting_of(facts, row["id"]).members if each.here is Here.NOT_SAID]
    if not silent:
        return dict(row)
    return {
        **row,
        "attendance": [*(row.get("attendance") or ()), *({"member": each, "present": True} for each in silent)],
    }


def _refuse_unfit_proxy(sitting: Sitting, made: Mark, *, even_so: bool) -> None:
    if made.here is not Here.PROXY:
        return
    given = made.proxy or {}
    if given.get("suitably_experienced") is False:
        refuse(_("A proxy has to be suitably experienced."), even_so=even_so)
    kinds = {"council_nominee": "is_councillor", "health_board_nominee": "is_health_board_member"}
    at = sitting.called(made.member)
    asks = "" if at is None or sitting.body is BodyKind.MONITORING_COMMITTEE else kinds.get(at.member.seat.value, "")
    if asks and given.get(asks) is False:
        refuse(
            _("The proxy of a nominee has to be a councillor, or a member of the health board, as the seat asks."),
            even_so=even_so,
        )


def _refuse_moving_a_voter(sitting: Sitting, row: Data, made: Mark, *, even_so: bool) -> None:
    """Whoever voted was there. In the monitoring committee a closed vote was counted on who attended."""
    at = sitting.called(made.member)
    before = _class_of(Here.NOT_SAID if at is None else at.here)
    if before == _class_of(made.here):
        return
    votes = row.get("votes") or ()
    if any(cast["member"] == made.member for vote in votes for cast in vote.get("cast") or ()):
        refuse(_("This member has voted. Whoever leaves early stays on the roll as here."), even_so=even_so)
    if sitting.body is BodyKind.MONITORING_COMMITTEE and any("result" in vote for vote in votes):
        refuse(_("A vote is closed that was counted on who attended. Open it again first."), even_so=even_so)


def _class_of(here: Here) -> str:
    return {Here.PRESENT: "here", Here.REMOTE: "here", Here.PROXY: "proxy"}.get(here, "away")


def presiding_of(row: Data) -> Plain:
    """What is recorded of who presides."""
    names = ("presided_by", "presided_by_proxy", "chosen_to_preside_by_voting_members")
    return {name: row[name] for name in names if name in row}


def preside(facts: AuthorityFacts, row: Data, wanted: Data, *, seen: str, even_so: bool = False) -> Plain:
    """Say who presides, whether that is a proxy, and whether the voting members chose. Raises as `mark`."""
    told = {name: value for name, value in wanted.items() if value is not None and value != ""}
    guard(presiding_of(row), told, seen)
    sitting = sitting_of(facts, row["id"])
    if told.get("presided_by_proxy") and sitting.presiding.proxies_may is False:
        refuse(_("A proxy may not preside on a joint board."), even_so=even_so)
    if told.get("presided_by") not in (None, *sitting.presiding.may):
        refuse(
            _("The chair presides, else the vice-chair, else a voting member who is here and whom they choose."),
            even_so=even_so,
        )
    if sitting.presiding.must_choose and told.get("chosen_to_preside_by_voting_members") is False:
        refuse(_("With chair and vice-chair away the voting members choose who presides."), even_so=even_so)
    return {**{name: value for name, value in row.items() if name not in presiding_of(row)}, **told}


def declaration_of(row: Data, member: str, item: str) -> Plain | None:
    """What a member declared in an item."""
    found = (each for each in row.get("declarations") or () if each["member"] == member and each["item"] == item)
    return next(found, None)


def declare(row: Data, made: Data, *, seen: str) -> Plain:
    """Record an interest in an item; one that the member declared in it before is replaced. Raises SaidOtherwise."""
    told = {name: value for name, value in made.items() if value is not None and value != ""}
    now = declaration_of(row, told["member"], told["item"])
    guard(now, told, seen, told["member"])
    others = [each for each in row.get("declarations") or () if each is not now]
    return {**row, "declarations": [*others, told]}


def say_no_declarations(row: Data) -> Plain:
    """Record that nobody declared an interest.

    Raises:
        NotRecorded: where somebody did.
    """
    if row.get("declarations"):
        raise NotRecorded(_("Interests are declared already."))
    return {**row, "declarations": []}


def put_question(row: Data, made: Data) -> Plain:
    """Add a motion or an amendment; its id is the meeting's with the next number."""
    votes = list(row.get("votes") or ())
    taken = {each["id"] for each in votes}
    number = next(n for n in range(len(votes) + 1, 2 * len(votes) + 2) if f"{row['id']}-vote-{n}" not in taken)
    told = {name: value for name, value in made.items() if value is not None and value != ""}
    return {**row, "votes": [*votes, {"id": f"{row['id']}-vote-{number}", **told}]}


def vote_row(row: Data, vote: str) -> Plain:
    """What is recorded of a vote.

    Raises:
        NotRecorded: where there is none with that id.
    """
    found = next((each for each in row.get("votes") or () if each["id"] == vote), None)
    if found is None:
        raise NotRecorded(_("This vote is no longer there."))
    return found


def cast(facts: AuthorityFacts, row: Data, vote: str, given: Sequence[Given], *, even_so: bool = False) -> Plain:
    """Record votes of members. Those that the page showed and nobody changed there stay as they are now.

    Raises:
        NotRecorded: where the vote is closed.
        SaidOtherwise: where somebody else recorded the same member's vote in another way.
        NotByLaw: where a member may not vote in it.
    """
    question, told = _open_question(facts, row, vote)
    now = {each["member"]: each["choice"] for each in told.get("cast") or ()}
    changed = _changed(now, given)
    sitting = sitting_of(facts, row["id"])
    ballots = {each.at.member.id: each for each in sitting.ballots(question.vote)}
    rows = {each["member"]: each for each in told.get("cast") or ()}
    for each in changed:
        ballot = ballots.get(each.key)
        if each.now and (ballot is None or not ballot.may):
            refuse(_("This member may not vote here."), even_so=even_so)
        rows.pop(each.key, None)
        by_proxy = ballot is not None and ballot.at.here is Here.PROXY
        if each.now:
            rows[each.key] = {"member": each.key, "choice": each.now, **({"by_proxy": True} if by_proxy else {})}
    order = [each.member.id for each in sitting.members]
    listed = sorted(
        rows.values(), key=lambda cast: order.index(cast["member"]) if cast["member"] in order else len(order)
    )
    return _with_vote(row, _with(told, "cast", listed))


def cast_for_seats(facts: AuthorityFacts, row: Data, vote: str, given: Sequence[Given]) -> Plain:
    """Record how the votes of vacant seats are used. Raises as `cast`."""
    _question, told = _open_question(facts, row, vote)
    now = {each["vacancy"]: each["choice"] for each in told.get("cast_for_vacancies") or ()}
    usable = {each.vacancy for each in sitting_of(facts, row["id"]).vacant_seats}
    for each in _changed(now, given):
        if each.key not in usable:
            raise NotByLaw(_("The vote of this seat may not be used."))
        now.pop(each.key, None)
        now |= {each.key: each.now} if each.now else {}
    rows = [{"vacancy": key, "choice": choice} for key, choice in sorted(now.items())]
    return _with_vote(row, _with(told, "cast_for_vacancies", rows))


def _changed(now: Data, given: Sequence[Given]) -> list[Given]:
    changed = [each for each in given if each.was != each.now]
    both = [each.key for each in changed if now.get(each.key, "") not in (each.was, each.now)]
    if both:
        raise SaidOtherwise(*both)
    return changed


def _open_question(facts: AuthorityFacts, row: Data, vote: str) -> tuple[Question, Plain]:
    told = vote_row(row, vote)
    if "result" in told:
        raise NotRecorded(_("This vote is closed."))
    question = sitting_of(facts, row["id"]).question(vote)
    assert question is not None
    return question, told


def all_agree(facts: AuthorityFacts, row: Data, vote: str, *, seen: str) -> Plain:
    """Record that all agreed without a vote: everybody who may vote is for it, and it is carried.

    Raises:
        NotRecorded: where the vote is closed, or votes are recorded that are not for it.
        NotByLaw: where the quorum is not reached, or nobody may vote.
    """
    question, told = _open_question(facts, row, vote)
    guard(told, None, seen)
    if any(each["choice"] != "for" for each in told.get("cast") or ()):
        raise NotRecorded(_("Somebody voted against or abstained, so not all agreed."))
    sitting = sitting_of(facts, row["id"])
    for words in _why_not_agreed(sitting, question):
        raise NotByLaw(words)
    given = [Given(each.at.member.id, "", "for") for each in _one_a_person(sitting, question) if each.cast is None]
    agreed = cast(facts, row, vote, given) if given else dict(row)
    wanted = {**vote_row(agreed, vote), "agreed_without_vote": True, "refused": []}
    return _with_vote(agreed, {**wanted, "result": Result.CARRIED.value})


def _one_a_person(sitting: Sitting, question: Question) -> list[Ballot]:
    """The ballots of those who may vote: one where somebody holds two seats."""
    may = [each for each in sitting.ballots(question.vote) if each.may]
    return list({each.at.member.person: each for each in reversed(may)}.values())[::-1]


def _why_not_agreed(sitting: Sitting, question: Question) -> list[str]:
    found = _why_not_decided(sitting, question)
    counted = question.counted
    by_number = counted.rule in (Rule.MEMBERS_OF_COMMITTEE, Rule.MEMBERS_ATTENDING)
    needed = counted.needed if by_number and counted.needed is not None else 1
    if len(_one_a_person(sitting, question)) < needed:
        found.append(_("Too few members with a vote are here to carry it, even if all of them agree."))
    return found


class Closing(NamedTuple):
    """How a vote is closed: the result, what settled a tie, and whose vote was offered and not counted."""

    result: Result
    tie_settled_by: TieSettledBy | None = None
    refused: tuple[str, ...] = ()


def close(facts: AuthorityFacts, row: Data, vote: str, made: Closing, *, seen: str, even_so: bool = False) -> Plain:
    """Close a vote with its result.

    Raises:
        NotRecorded: where it is closed.
        SaidOtherwise: where a vote was cast or changed since the count was shown.
        NotByLaw: where the result is not that of the votes, there is no quorum, or an amendment is still open.
    """
    question, told = _open_question(facts, row, vote)
    guard(told, None, seen)
    sitting = sitting_of(facts, row["id"])
    for words in why_not_to_close(sitting, question, made):
        refuse(words, even_so=even_so)
    tie = {} if made.tie_settled_by is None else {"tie_settled_by": made.tie_settled_by.value}
    return _with_vote(row, {**told, "refused": list(made.refused), **tie, "result": made.result.value})


def why_not_to_close(sitting: Sitting, question: Question, made: Closing) -> list[str]:
    """What stands against closing a vote in a way."""
    found = _why_not_decided(sitting, question)
    if (made.result, made.tie_settled_by) not in results_by_law(question.counted):
        found.append(_("That is not how the votes came out by the law of this body."))
    if any(_may_vote(sitting, each) for each in made.refused):
        found.append(_("Somebody with a vote was not counted."))
    return found


def _why_not_decided(sitting: Sitting, question: Question) -> list[str]:
    found = []
    if sitting.quorum is not None and sitting.quorum.is_reached is False:
        found.append(_("There is no quorum, so nothing can be decided."))
    if question.waits_for:
        found.append(_("Amendments of this motion are still open. They are decided first."))
    return found


def _may_vote(sitting: Sitting, member: str) -> bool:
    at = sitting.called(member)
    return at is not None and at.why_no_vote in (None, WhyNoVote.PROXY_NOT_KNOWN)


def results_by_law(counted: Count) -> list[tuple[Result, TieSettledBy | None]]:
    """The ways in which a vote may come out: one, unless it is a tie or a question for a person; none before a vote."""
    if counted.is_tie:
        settles = counted.tie_goes_to
        rest = TieSettledBy.NOT_SETTLED if settles is TieSettledBy.CASTING_VOTE else None
        return [(Result.NOT_DECIDED, rest), (Result.CARRIED, settles), (Result.LOST, settles)]
    if counted.is_question:
        return [(each, None) for each in Result]
    return [] if counted.result is None else [(counted.result, None)]


def reopen(row: Data, vote: str, *, seen: str) -> Plain:
    """Take back the result of a vote, as where it was closed by mistake or the dispute mechanism has settled a tie."""
    told = vote_row(row, vote)
    if "result" not in told:
        return dict(row)
    guard(told, None, seen)
    gone = ("result", "tie_settled_by", "agreed_without_vote", "refused")
    return _with_vote(row, {name: value for name, value in told.items() if name not in gone})


def adjourn(row: Data, made: Data) -> Plain:
    """Record that the meeting stands still, or is put off to another day.

    Raises:
        NotRecorded: where it stands still already.
    """
    if is_adjourned(row):
        raise NotRecorded(_("The meeting is adjourned already."))
    told = {name: value for name, value in made.items() if value}
    return {**row, "adjournments": [*(row.get("adjournments") or ()), told]}


def is_adjourned(row: Data) -> bool:
    """Whether the meeting stands still now."""
    last = (row.get("adjournments") or [{"resumed_at": "-"}])[-1]
    return "resumed_at" not in last and "to_meeting" not in last


def resume(row: Data, at: str) -> Plain:
    """Record that the meeting goes on.

    Raises:
        NotRecorded: where it does not stand still.
    """
    if not is_adjourned(row):
        raise NotRecorded(_("The meeting is not adjourned."))
    *others, last = row["adjournments"]
    return {**row, "adjournments": [*others, {**last, "resumed_at": at}]}


def end(row: Data, *, at: str, decisions_taken: bool, seen: str) -> Plain:
    """Record the end of the meeting, and that the names of those attending are on record.

    Raises:
        NotRecorded: where the roll is not called, or a vote is open.
    """
    guard(row.get("ends_at", ""), at, seen)
    if not row.get("attendance"):
        raise NotRecorded(_("Call the roll first: who was there is not recorded."))
    if any("result" not in each for each in row.get("votes") or ()):
        raise NotRecorded(_("A vote is open. Close it first, or record that it was not decided."))
    none: Plain = {} if decisions_taken or "votes" in row else {"votes": []}
    return {**row, **none, "ends_at": at, "decisions_taken": decisions_taken, "names_recorded": True}


def _with_vote(row: Data, told: Data) -> Plain:
    votes = [told if each["id"] == told["id"] else each for each in row.get("votes") or ()]
    return {**row, "votes": votes}


def _with(told: Data, name: str, rows: list[Any]) -> Plain:
    kept = {key: value for key, value in told.items() if key != name}
    return {**kept, name: rows} if rows else kept


def own_seats(sitting: Sitting, person: str) -> list[str]:
    """The seats that a person holds at a meeting."""
    return [each.member.id for each in sitting.members if each.member.person == person]
