"""What is wrong in the demonstration on purpose, and the finding that each thing causes.

The comments of the file and the list that its test holds both come from here.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

AS_AT = date(2026, 11, 22)
NOT_MET, FOR_A_PERSON, NOT_EVIDENCED = "not_met", "for_a_person", "not_evidenced"


class Fault(NamedTuple):
    """One thing done late or wrongly, and one finding that it causes.

    `above` is the row of the file that carries the comment, by collection and id.
    """

    id: str
    above: tuple[str, str]
    duty: str
    part: str
    subject: str
    comment: str
    outcome: str = NOT_MET
    as_at: date = AS_AT
    kind: str = "fault"

    @property
    def said(self) -> str:
        """The finding that it causes, as the comment of the file says it."""
        day = "" if self.as_at == AS_AT else f" as at {self.as_at.isoformat()}"
        return f"causes: {self.duty}, {self.part}, {self.subject}: {self.outcome}{day}"


class Gap(NamedTuple):
    """Something that the plan in preparation lacks, and the finding that it would cause if the plan were final so."""

    id: str
    above: tuple[str, str]
    duty: str
    part: str
    subject: str
    comment: str
    outcome: str
    kind: str = "gap"

    @property
    def said(self) -> str:
        """The finding that it would cause, as the comment of the file says it."""
        return f"would cause, if the plan were final: {self.duty}, {self.part}, {self.subject}: {self.outcome}"


GAPS = (
    Gap(
        "coast-left-out",
        ("plans", "plan-2027"),
        "act-2014/s29",
        "set_out_each_locality_separately",
        "plan-2027",
        "the draft has no part on the coast locality yet.",
        FOR_A_PERSON,
    ),
    Gap(
        "outcome-not-served",
        ("plans", "plan-2027"),
        "act-2014/s29",
        "show_how_outcomes_are_served",
        "plan-2027",
        "no action serves the eighth national outcome, on people who work in the services.",
        NOT_EVIDENCED,
    ),
)

FAULTS = (
    Fault(
        "risk-register-late",
        ("schemes", "scheme-2015"),
        "IS-0",
        "keep_the_timescale",
        "scheme-2015:IS-24-2",
        "the scheme gave until 31 March 2016 to share a risk register, and it was shared on 20 April 2016.",
    ),
    Fault(
        "term-over",
        ("members", "unpaid-carer-2-2023"),
        "IJBO-T1",
        "reappoint_or_leave_at_end_of_term",
        "board",
        "the term ended on 30 September 2026; the member still sits and was not appointed again.",
    ),
    Fault(
        "notice-of-interests-late",
        ("members", "nhs-7-2024"),
        "COND-1",
        "give_first_notice",
        "2023-24",
        "the notice of interests came 51 days after the appointment. The words were not all read: a question.",
        FOR_A_PERSON,
    ),
    Fault(
        "no-letter-on-vacancy",
        ("vacancies", "vacancy-2022"),
        "IJBO-TV1",
        "write_to_ministers",
        "vacancy-2022",
        "vacant for seven months, and the chair did not write to Ministers. No last day is set: a question.",
        FOR_A_PERSON,
    ),
    Fault(
        "quorum-as-number",
        ("standing_orders", "standing-orders-2016"),
        "IJBO-S1",
        "set_quorum_of_half",
        "board",
        "a quorum of 4 was half of eight voters, and not of the eleven from 1 September 2026; put right on the 16th.",
        as_at=date(2026, 9, 1),
    ),
    Fault(
        "minutes-late",
        ("meetings", "board-2017-09-20"),
        "IJBO-S1",
        "put_minutes_to_next_meeting",
        "board-2017-09-20",
        "the minutes missed the next meeting, in November 2017, and went to the one after it.",
    ),
    Fault(
        "short-notice",
        ("meetings", "board-2018-11-28"),
        "IJBO-S1",
        "give_five_clear_days",
        "board-2018-11-28",
        "notice was available four clear days ahead, and not five. The meeting stands.",
    ),
    Fault(
        "inquorate",
        ("meetings", "board-2020-04-15"),
        "IJBO-S1",
        "reach_quorum",
        "board-2020-04-15",
        "three of the eight voting members came, four were needed, and decisions were taken.",
    ),
    Fault(
        "third-sector-proxy-voted",
        ("meetings", "board-2024-06-26"),
        "IJBO-P1",
        "count_voting_proxies_only",
        "board-2024-06-26",
        "the vote of the third sector member's proxy was counted, two years before that seat had one.",
    ),
    Fault(
        "staff-proxy-voted",
        ("meetings", "board-2026-09-16"),
        "IJBO-P1",
        "count_voting_proxies_only",
        "board-2026-09-16",
        "the vote of a staff member's proxy was counted; staff gained no vote on 1 September 2026.",
    ),
    Fault(
        "other-staff-left-out",
        ("plans", "plan-2016"),
        "act-2014/s33",
        "send_to_thirteen_groups",
        "plan-2016",
        "the second draft was not sent to other staff, the thirteenth group.",
    ),
    Fault(
        "statement-late",
        ("plans", "plan-2019"),
        "act-2014/s35",
        "publish_statement_with_plan",
        "plan-2019",
        "the statement of how it was prepared was published two weeks after the plan.",
    ),
    Fault(
        "review-on-anniversary",
        ("plan_reviews", "review-2022"),
        "act-2014/s37",
        "resolve_review_in_time",
        "clock-2019-04-01",
        "resolved on the third anniversary, 1 April 2022; the last day in time was the day before.",
    ),
    Fault(
        "equality-assessment-late",
        ("assessments", "equality-decision-2019"),
        "PSED-2",
        "assess_before_deciding",
        "decision-2019",
        "completed sixteen days after the decision. So regard to equality before it (PSED-1) has no evidence either.",
    ),
    Fault(
        "direction-without-use",
        ("directions", "direction-2021-council"),
        "act-2014/s27",
        "state_the_use",
        "direction-2021-council",
        "for swsa-1968/14 it does not say how the money is to be used.",
    ),
    Fault(
        "added-function-directed-late",
        ("directions", "direction-2022-added"),
        "act-2014/s26",
        "keep_a_direction_live",
        "functions",
        "the function added on 1 October 2022 had no direction for 44 days. That it needs one each day is a reading.",
        FOR_A_PERSON,
    ),
    Fault(
        "function-left-out",
        ("directions", "direction-2026-council"),
        "act-2014/s26",
        "keep_a_direction_live",
        "functions",
        "it leaves out lgp-1982/24(1), which has no direction since 1 April 2026: part of the same question.",
        FOR_A_PERSON,
    ),
    Fault(
        "instalment-late",
        ("payments", "instalment-2024-25-council-2"),
        "act-2014/s14",
        "pay_on_schedule",
        "2024-25",
        "the council paid twelve days after the day of the schedule.",
    ),
    Fault(
        "accounts-late",
        ("accounts", "accounts-2022-23"),
        "ACC-4",
        "publish_signed_accounts",
        "2022-23",
        "the signed accounts were published on 1 November 2023; the last day was 31 October.",
    ),
    Fault(
        "performance-report-late",
        ("performance_reports", "report-2018-19"),
        "act-2014/s42",
        "publish_in_time",
        "2018-19",
        "published on 2 August 2019, late on every reading of the Act.",
    ),
    Fault(
        "recommendation-left-out",
        ("performance_reports", "report-2022-23"),
        "APR-7",
        "list_every_recommendation",
        "2022-23",
        "one of the two recommendations of the inspection of December 2022 is not listed.",
    ),
    Fault(
        "climate-report-late",
        ("publications", "climate-report-2021-22"),
        "CLIM-1",
        "report_by_30_november",
        "2021-22",
        "sent on 9 December 2022, nine days late.",
    ),
    Fault(
        "equality-outcomes-late",
        ("publications", "equality-outcomes-2024"),
        "PSED-4",
        "publish_outcomes_in_time",
        "equality_outcomes-after-2020-04-24",
        "published five weeks after the outcomes of April 2020 had become four years old.",
    ),
    Fault(
        "request-answered-late",
        ("information_access_requests", "request-2024-3"),
        "FOI-1",
        "answer_requests_in_time",
        "2024-25",
        "answered after more than twenty working days. The words were not all read: a question.",
        FOR_A_PERSON,
    ),
)
