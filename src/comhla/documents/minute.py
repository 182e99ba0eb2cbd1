"""The minute of a meeting: who was there, what was said, voted and decided, and who is to do what.

SSI 2014/285 schedule, para 6, and SSI 2014/281 Schedule, para 6: names are recorded, and the minutes are put to the
next meeting and signed by whoever presides there. https://www.legislation.gov.uk/ssi/2014/285

The public edition says of exempt business its number, the ground, and what may be said of it, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from comhla.dates import in_words, in_words_with_weekday
from comhla.documents.agenda import BODIES, EXEMPT, body_called, the_meeting
from comhla.documents.marked_text import read_text
from comhla.documents.model import Block, BulletList, Document, Layout, Section, Table, paragraph
from comhla.documents.plan_parts import ENGLISH, cells, listed, sentences
from comhla.law.facts import (
    AbsenceReason,
    Attendance,
    AuthorityFacts,
    CastVote,
    Choice,
    Decision,
    Declaration,
    DirectionNeeded,
    Meeting,
    MeetingAction,
    Proxy,
    Result,
    TieSettledBy,
    Vote,
)
from comhla.law.readings.minuted_business import Business, agreed, business_of, minute_of
from comhla.law.readings.people_called import member_called, person_called, seat_called
from comhla.law.readings.sitting import sitting_of

DRAFT = "Draft minute: not yet agreed."
NOTHING_WRITTEN = "Nothing is written on this item yet."
CHOICES = {Choice.FOR: "For", Choice.AGAINST: "Against", Choice.ABSTAINED: "Abstained"}
RESULTS = {
    Result.CARRIED: "It was carried.",
    Result.LOST: "It was lost.",
    Result.NOT_DECIDED: "It was not decided.",
}
TIES = {
    TieSettledBy.DISPUTE_MECHANISM: "The tie was settled by the mechanism for disputes in the standing orders.",
    TieSettledBy.CASTING_VOTE: "The tie was settled by the casting vote of whoever presided.",
    TieSettledBy.NOT_SETTLED: "The tie was not settled.",
}
DIRECTIONS = {
    DirectionNeeded.NONE: "No direction is needed.",
    DirectionNeeded.COUNCIL: "A direction to the council is needed.",
    DirectionNeeded.HEALTH_BOARD: "A direction to the health board is needed.",
    DirectionNeeded.BOTH: "A direction to the council and to the health board is needed.",
}


def minute_document(facts: AuthorityFacts, meeting_id: str, *, on: date, for_public: bool = True) -> Document:
    """The minute of a meeting as it stands.

    Args:
        facts: everything recorded of the authority.
        meeting_id: the id of the meeting.
        on: the day it bears. What was agreed later is not known on it.
        for_public: whether to keep back what the public may not see of exempt business.

    Raises:
        NoSuchMeeting: where no meeting has this id.
    """
    meeting = the_meeting(facts, meeting_id)
    body = body_called(facts, meeting.body)
    business = business_of(facts, meeting)
    state = state_of(facts, meeting, on)
    return Document(
        title=f"Minute: {body[:1].lower()}{body[1:]}" if meeting.body in BODIES else f"Minute: {body}",
        subtitle=in_words_with_weekday(meeting.held_on),
        language=ENGLISH,
        publisher=facts.authority.name,
        identifier=f"minute:{meeting.id}{':public' if for_public else ''}",
        issued_on=on,
        version=state.rstrip("."),
        subject=f"Minute of the meeting of {in_words(meeting.held_on)} of {facts.authority.name}",
        marks=tuple(_marks(facts, business, state, for_public=for_public)),
        opening=tuple(_opening(meeting)),
        layout=Layout.BRIEF,
        sections=(
            _sederunt(facts, meeting, for_public=for_public),
            *(_business(facts, meeting, each, for_public=for_public) for each in business),
            *_adjournments(meeting),
            Section(
                heading="Agreement of this minute", anchor="agreement", blocks=tuple(_agreement(facts, meeting, on))
            ),
        ),
    )  # fmt: skip


def state_of(facts: AuthorityFacts, meeting: Meeting, on: date) -> str:
    """Whether the minute is agreed, in a sentence."""
    found = agreed(facts, meeting, on)
    return DRAFT if found is None else f"Agreed on {in_words(found.on)}."


def _marks(facts: AuthorityFacts, business: Sequence[Business], state: str, *, for_public: bool) -> Iterator[str]:
    name = facts.authority.name
    if facts.authority.fictional:
        yield f"Illustrative: {name} is a made-up authority."
    yield state
    if not for_public and any(each.ground for each in business):
        yield "For members: this edition holds exempt business."


def _opening(meeting: Meeting) -> Iterator[Block]:
    began = f" at {meeting.starts_at}" if meeting.starts_at else ""
    ended = f" It ended at {meeting.ends_at}." if meeting.ends_at else ""
    place = f", {meeting.place}" if meeting.place else ""
    off = "The meeting was called off." if meeting.cancelled else ""
    yield from sentences(f"{in_words_with_weekday(meeting.held_on)}{began}{place}.{ended}", off)


def member_name(facts: AuthorityFacts, member: str | None) -> str:
    """A member by name, or by the seat with a number where no name is recorded."""
    return member_called(facts, member)


def _seat(facts: AuthorityFacts, member: str) -> str:
    row = facts.members_by_id.get(member)
    return "" if row is None else seat_called(row)


def _sederunt(facts: AuthorityFacts, meeting: Meeting, *, for_public: bool) -> Section:
    return Section(
        heading="Who was there", anchor="sederunt", blocks=tuple(_roll(facts, meeting, for_public=for_public))
    )


def _roll(facts: AuthorityFacts, meeting: Meeting, *, for_public: bool) -> Iterator[Block]:
    roll = meeting.attendance
    if roll is None:
        yield paragraph("The roll is not recorded.")
    else:
        yield from _present(facts, [each for each in roll if each.present or each.proxy is not None])
        away = [each for each in roll if not each.present]
        names = [f"{member_name(facts, each.member)}{_reason(each, for_public=for_public)}" for each in away]
        yield from sentences(f"Apologies: {listed(names)}." if names else "There were no apologies.")
    minute = minute_of(facts, meeting.id)
    others = list((minute.others_present if minute is not None else None) or ())
    presided = f"{member_name(facts, meeting.presided_by)} presided." if meeting.presided_by else ""
    yield from sentences(presided, f"Also there: {listed(others)}." if others else "")


def _reason(row: Attendance, *, for_public: bool) -> str:
    """Why a member was away; illness is nobody's business outside the meeting."""
    if for_public or row.absent_because in (None, AbsenceReason.NO_REASON):
        return ""
    return f" ({row.absent_because.value})" if row.absent_because else ""


def _present(facts: AuthorityFacts, there: Sequence[Attendance]) -> Iterator[Block]:
    if not there:
        yield paragraph("No member is recorded as present.")
        return
    yield Table(
        caption="Members present, in person, remotely or by a proxy",
        header=cells("Member", "Seat", "How"),
        rows=tuple(
            cells(member_name(facts, each.member), _seat(facts, each.member), _how(facts, each)) for each in there
        ),
        first_cell_heads_row=True,
    )


def _how(facts: AuthorityFacts, row: Attendance) -> str:
    if row.present:
        return {True: "Remotely", False: "In person", None: "Present"}[row.remotely]
    return f"By a proxy: {_proxy(facts, row.proxy)}"


def _proxy(facts: AuthorityFacts, proxy: Proxy | None) -> str:
    return person_called(facts, None if proxy is None else proxy.person) or "not named"


def _business(facts: AuthorityFacts, meeting: Meeting, business: Business, *, for_public: bool) -> Section:
    anchor = f"item-{business.number}"
    if business.ground and for_public:
        ground = f"The public was kept out: {business.ground}"
        return Section(
            heading=f"{business.number}. {EXEMPT}", anchor=anchor, blocks=sentences(ground, business.public_summary)
        )
    heading = f"{business.number}. {business.item.title}" if business.item is not None else "Also recorded"
    read = read_text(business.note, pictures={}, anchor_prefix=f"{anchor}-")
    blocks = (
        *sentences(f"Exempt from the public: {business.ground}" if business.ground else "", _late(business)),
        *(_declaration(facts, each) for each in business.declarations),
        *(read.blocks or (sentences(NOTHING_WRITTEN) if business.item is not None and not read.sections else ())),
        *(block for each in business.votes for block in _vote(facts, meeting, each)),
        *(block for each in business.decisions for block in _decision(each)),
        *_actions(business.actions),
    )
    return Section(heading=heading, anchor=anchor, blocks=blocks, sections=read.sections)


def _late(business: Business) -> str:
    paper = business.paper
    return f"The paper came late: {paper.late_because}" if paper is not None and paper.late_because else ""


def _declaration(facts: AuthorityFacts, declaration: Declaration) -> Block:
    kind = {True: " a direct interest", False: " an indirect interest", None: " an interest"}[declaration.direct]
    what = f": {declaration.interest}" if declaration.interest else ""
    part = {True: " They took part in the item.", False: " They did not take part in the item.", None: ""}
    name = member_name(facts, declaration.member)
    return paragraph(f"{name} declared{kind}{what.rstrip('.')}.{part[declaration.took_part]}")


def _vote(facts: AuthorityFacts, meeting: Meeting, vote: Vote) -> Iterator[Block]:
    amended = next((each for each in meeting.votes or () if each.id == vote.amends), None)
    kind = f'Amendment to "{amended.question}"' if amended is not None else "Motion"
    moved = f" Moved by {member_name(facts, vote.moved_by)}" if vote.moved_by else ""
    seconded = f", seconded by {member_name(facts, vote.seconded_by)}" if vote.seconded_by else ""
    yield from sentences(f"{kind}: {vote.text or vote.question}", f"{moved}{seconded}.".strip() if moved else "")
    if vote.cast:
        yield _cast(facts, vote)
        yield from sentences(_by_law(facts, meeting, vote))
    tie = TIES[vote.tie_settled_by] if vote.tie_settled_by is not None else ""
    yield from sentences(tie, RESULTS[vote.result] if vote.result is not None else "")


def _cast(facts: AuthorityFacts, vote: Vote) -> Table:
    """The votes by name, with those of vacant seats."""
    rows = []
    for choice, title in CHOICES.items():
        names = [_voter(facts, each) for each in vote.cast or () if each.choice is choice]
        names += ["a vacant seat" for each in vote.cast_for_vacancies or () if each.choice is choice]
        rows.append(cells(title, str(len(names)), listed(names) or "Nobody"))
    return Table(
        caption=f'Votes on "{vote.question}"',
        header=cells("Vote", "Number", "Members"),
        rows=tuple(rows),
        first_cell_heads_row=True,
    )


def _by_law(facts: AuthorityFacts, meeting: Meeting, vote: Vote) -> str:
    """The count by law where votes were cast that do not count; the table above tells them as they were cast."""
    found = sitting_of(facts, meeting.id).question(vote.id)
    if found is None or not found.counted.not_counted:
        return ""
    counted = found.counted
    names = listed([_voter(facts, each) for each in counted.not_counted])
    which = f"the vote of {names} does" if len(counted.not_counted) == 1 else f"the votes of {names} do"
    numbers = f"{counted.votes_for} for, {counted.votes_against} against and {counted.abstained} abstained"
    return f"By law {which} not count. Without that, {numbers}."


def _voter(facts: AuthorityFacts, cast: CastVote) -> str:
    return f"{member_name(facts, cast.member)}{' (by proxy)' if cast.by_proxy else ''}"


def _decision(decision: Decision) -> Iterator[Block]:
    direction = DIRECTIONS[decision.direction_needed] if decision.direction_needed is not None else ""
    yield paragraph(f"Decided: {decision.title}.")
    yield from sentences(
        decision.in_plain_words or "",
        f"Why: {decision.reasons}" if decision.reasons else "",
        f"What happens next: {decision.what_next}" if decision.what_next else "",
        direction,
    )


def _actions(actions: Sequence[MeetingAction]) -> Iterator[Block]:
    if actions:
        yield paragraph("To be done:")
        yield BulletList(items=tuple((paragraph(_action(each)),) for each in actions))


def _action(action: MeetingAction) -> str:
    owner = f" {action.owner}" if action.owner else " No owner is recorded"
    due = f", by {in_words(action.due_on)}" if action.due_on is not None else ""
    return f"{action.what.rstrip('.')}.{owner}{due}."


def _adjournments(meeting: Meeting) -> Iterator[Section]:
    if meeting.adjournments:
        told = []
        for each in meeting.adjournments:
            at = f" at {each.at}" if each.at else ""
            because = f": {each.because}" if each.because else ""
            on = f" It went on at {each.resumed_at}." if each.resumed_at else ""
            told.append(f"The meeting was adjourned{at}{because.rstrip('.')}.{on}")
        yield Section(heading="Adjournments", anchor="adjournments", blocks=sentences(*told))


def _agreement(facts: AuthorityFacts, meeting: Meeting, on: date) -> Iterator[Block]:
    found, minute = agreed(facts, meeting, on), minute_of(facts, meeting.id)
    if found is None:
        yield paragraph(f"{DRAFT} It is put to the next meeting for agreement.")
        return
    at = f"at the meeting of {in_words(found.on)}" if found.at is not None else f"on {in_words(found.on)}"
    changes = minute.changes_when_agreed if minute is not None else None
    signed = member_name(facts, minute.signed_by) if minute is not None and minute.signed_by else ""
    yield from sentences(
        f"This minute was agreed {at}.",
        f"What was changed: {changes}" if changes else "",
        f"Signed by {signed}, who presided there." if signed else "",
    )
