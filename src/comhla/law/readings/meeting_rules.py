"""Which rules are asked of a meeting, and in which order: names of duties and of their parts, and no rule of law.

Sources are those of the duties: SSI 2014/285, SSI 2014/281, the 2014 Act and the code of conduct.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from comhla.law.facts import AuthorityFacts, Meeting
from comhla.law.readings.board_roll import BOARD
from comhla.law.readings.monitoring_committee import BODY as MONITORING_COMMITTEE


class Step(StrEnum):
    """What is asked of a meeting, in the order of its life."""

    MADE_UP = "made_up"
    CHAIR = "chair"
    STANDING_ORDERS = "standing_orders"
    CALLED = "called"
    NOTICE = "notice"
    QUORUM = "quorum"
    PRESIDING = "presiding"
    DECLARATIONS = "declarations"
    PROXIES = "proxies"
    VOTES = "votes"
    MINUTES = "minutes"
    REGISTER = "register"
    DECISIONS = "decisions"

    @property
    def heading(self) -> str:
        """The step as a question."""
        return _HEADINGS[self]


_HEADINGS = {
    Step.MADE_UP: "Was the body lawfully made up on that day?",
    Step.CHAIR: "Was there a chair, appointed as the law asks?",
    Step.STANDING_ORDERS: "Were there standing orders, with everything that belongs in them?",
    Step.CALLED: "Was the meeting called by somebody who may?",
    Step.NOTICE: "Did members have notice in time?",
    Step.QUORUM: "Were enough members there?",
    Step.PRESIDING: "Did the right person preside?",
    Step.DECLARATIONS: "Were interests declared, and did the right people decide on taking part?",
    Step.PROXIES: "Were proxies arranged and counted rightly?",
    Step.VOTES: "Were votes counted and ties settled rightly?",
    Step.MINUTES: "Were names and minutes recorded, agreed and signed?",
    Step.REGISTER: "Were interests registered?",
    Step.DECISIONS: "Were decisions prepared as the law asks, and followed by the directions they needed?",
}


class About(StrEnum):
    """What a rule is asked about, and so which of its subjects belong to a meeting."""

    MEETING = "meeting"
    WHOLE = "whole"
    COMMITTEE = "committee"
    PERIOD = "period"
    HOLDING = "holding"
    VACANCY = "vacancy"
    YEAR = "year"
    DECISION = "decision"
    DIRECTION = "direction"


ASKED_TODAY = frozenset({About.MEETING, About.DECISION, About.DIRECTION})
"""Asked as at the day of the question: what follows a meeting is done after it."""


class Asking(NamedTuple):
    """The rules of one duty, of one kind of subject, at one step; all parts where none are named."""

    step: Step
    duty: str
    kind: str
    about: About
    parts: frozenset[str] = frozenset()

    @property
    def tells_silence(self) -> bool:
        """Whether these are the first rules asked of their kind, and so those that say what is not recorded at all."""
        return not self.parts or self.parts & _FIRST_ASKED != frozenset()


_FIRST_ASKED = frozenset({"make_standing_orders", "give_five_clear_days", "send_experienced_proxies"}) | frozenset(
    {"appoint_equal_numbers", "give_five_clear_days_of_notice", "decide_by_majority"}
)


def _asking(step: Step, duty: str, kind: str, about: About, *parts: str) -> Asking:
    return Asking(step, duty, kind, about, frozenset(parts))


_ORDERS = ("make_standing_orders", "cover_every_matter", "ask_for_five_clear_days")
_OF_BOARD = (
    *(_asking(Step.MADE_UP, duty, "the_board", About.WHOLE) for duty in ("IJBO-M1", "IJBO-M3", "IJBO-M2", "IJBO-D1")),
    _asking(Step.MADE_UP, "IJBO-T1", "the_board", About.WHOLE),
    _asking(Step.MADE_UP, "IJBO-V1", "electorate", About.WHOLE),
    _asking(Step.MADE_UP, "IJBO-TV1", "vacancy", About.VACANCY),
    *(_asking(Step.CHAIR, duty, "turns", About.PERIOD) for duty in ("IJBO-C1", "IJBO-C2")),
    *(_asking(Step.CHAIR, duty, "the_board", About.WHOLE) for duty in ("IJBO-C1", "IJBO-C2", "IJBO-TV1")),
    _asking(Step.STANDING_ORDERS, "IJBO-S1", "the_board", About.WHOLE, *_ORDERS, "set_quorum_of_half"),
    _asking(Step.STANDING_ORDERS, "IJBO-V1", "the_board", About.WHOLE),
)
# The Order sets a quorum for the board and none for its committees (schedule, para 3).
_OF_COMMITTEE = (
    _asking(Step.MADE_UP, "IJBO-K1", "committee", About.COMMITTEE, "appoint_equal_numbers"),
    _asking(Step.CHAIR, "IJBO-K1", "committee", About.COMMITTEE, "decide_who_chairs"),
    _asking(Step.STANDING_ORDERS, "IJBO-S1", "the_board", About.WHOLE, *_ORDERS),
    _asking(Step.VOTES, "IJBO-K1", "meeting", About.MEETING),
)
_OF_BOTH = (
    _asking(Step.STANDING_ORDERS, "IJBO-S2", "the_board", About.WHOLE),
    _asking(
        Step.CALLED,
        "IJBO-S1",
        "meeting",
        About.MEETING,
        "requisition_by_two_thirds",
        "requisition_states_business",
        "give_the_chair_seven_days",
        "keep_to_business_required",
    ),
    _asking(
        Step.NOTICE,
        "IJBO-S1",
        "meeting",
        About.MEETING,
        "give_five_clear_days",
        "state_time_place_and_business",
        "sign_the_notice",
    ),
    _asking(Step.QUORUM, "IJBO-S1", "meeting", About.MEETING, "reach_quorum"),
    _asking(Step.PRESIDING, "IJBO-S1", "meeting", About.MEETING, "let_the_right_person_preside"),
    _asking(Step.PRESIDING, "IJBO-P1", "meeting", About.MEETING, "let_no_proxy_preside"),
    _asking(Step.DECLARATIONS, "IJBO-S2", "meeting", About.MEETING),
    _asking(
        Step.PROXIES,
        "IJBO-P1",
        "meeting",
        About.MEETING,
        "try_to_find_proxies_for_nominees",
        "send_councillors_or_board_members",
        "send_experienced_proxies",
        "count_voting_proxies_only",
        "count_every_voting_proxy",
    ),
    _asking(Step.VOTES, "IJBO-V1", "meeting", About.MEETING),
    _asking(
        Step.MINUTES,
        "IJBO-S1",
        "meeting",
        About.MEETING,
        "record_names",
        "put_minutes_to_next_meeting",
        "sign_the_minutes",
    ),
    _asking(Step.REGISTER, "COND-1", "year", About.YEAR),
    _asking(Step.REGISTER, "COND-1", "register", About.WHOLE),
)
_OF_MONITORING_COMMITTEE = (
    *(_asking(Step.MADE_UP, duty, "the_committee", About.WHOLE) for duty in ("IJMC-M1", "IJMC-M2")),
    _asking(Step.MADE_UP, "IJMC-C1", "holdings", About.HOLDING),
    _asking(Step.CHAIR, "IJMC-C1", "chair_period", About.PERIOD),
    _asking(Step.CHAIR, "IJMC-C1", "the_committee", About.WHOLE),
    _asking(Step.STANDING_ORDERS, "IJMC-S1", "the_committee", About.WHOLE),
    _asking(
        Step.CALLED,
        "IJMC-S1",
        "meeting",
        About.MEETING,
        "call_on_requisition_of_two_thirds",
        "leave_the_chair_seven_days",
        "keep_to_requisitioned_business",
    ),
    _asking(
        Step.NOTICE, "IJMC-S1", "meeting", About.MEETING, "give_five_clear_days_of_notice", "state_and_sign_the_notice"
    ),
    _asking(Step.QUORUM, "IJMC-S1", "meeting", About.MEETING, "have_half_of_the_nominated_members"),
    _asking(Step.PRESIDING, "IJMC-S1", "meeting", About.MEETING, "have_the_chair_preside"),
    _asking(Step.DECLARATIONS, "IJMC-S1", "meeting", About.MEETING, "let_the_others_decide", "let_the_member_decide"),
    _asking(Step.PROXIES, "IJMC-V1", "meeting", About.MEETING, "find_proxies_for_absent_nominees"),
    _asking(
        Step.VOTES,
        "IJMC-V1",
        "meeting",
        About.MEETING,
        "decide_by_majority",
        "count_the_votes_of_members",
        "count_every_vote",
        "settle_ties_by_casting_vote",
    ),
    _asking(
        Step.MINUTES,
        "IJMC-S1",
        "meeting",
        About.MEETING,
        "record_who_attended",
        "put_minutes_to_the_next_meeting",
        "sign_the_minutes",
    ),
)
ABOUT_DECISIONS = (
    _asking(Step.DECISIONS, "act-2014/s36", "decision", About.DECISION),
    _asking(Step.DECISIONS, "act-2014/s40", "decision", About.DECISION),
    _asking(Step.DECISIONS, "act-2014/s41", "decision", About.DECISION),
    _asking(Step.DECISIONS, "act-2014/s41", "locality", About.DECISION),
    _asking(Step.DECISIONS, "DIR-1", "decision", About.DECISION),
    _asking(Step.DECISIONS, "act-2014/s26", "direction", About.DIRECTION),
    # Whether a body does as directed, and pays in time, says nothing of the meeting that decided.
    _asking(
        Step.DECISIONS,
        "act-2014/s27",
        "direction",
        About.DIRECTION,
        "give_in_writing",
        "state_the_amount_set_aside",
        "state_the_payment",
        "state_the_use",
        "change_only_own_directions",
    ),
)


def asked_of(facts: AuthorityFacts, meeting: Meeting) -> tuple[Asking, ...]:
    """What is asked of the meeting itself; nothing where it was called off, or its body has no rules on meetings."""
    if meeting.cancelled:
        return ()
    if meeting.body == BOARD:
        return (*_OF_BOARD, *_OF_BOTH)
    if meeting.body == MONITORING_COMMITTEE:
        return _OF_MONITORING_COMMITTEE
    is_committee = any(each.id == meeting.body for each in facts.committees or ())
    return (*_OF_COMMITTEE, *_OF_BOTH) if is_committee else ()
