"""Prepare a strategic plan step by step, in the order that is set (act-2014/s33).

Public Bodies (Joint Working) (Scotland) Act 2014 section 33 and SSI 2014/283 regulations 3 and 5,
https://www.legislation.gov.uk/asp/2014/9/section/33 and https://www.legislation.gov.uk/ssi/2014/283. Paraphrase:
the words are at those addresses.

Each step is taken on or after the one before it. The planning group is asked twice, about the proposals and about the
first draft, which cannot be one occasion. A group that is asked and silent, or that has an empty seat, is no breach.
No shortest time for views is set, but the period is stated, and the plan is not final before it is over.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from comhla.law.answers import Answer, Outcome, cannot_tell, met, not_evidenced, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, Duty, Version
from comhla.law.facts import Plan, Recipient, Setting, Stage
from comhla.law.readings.plan_making import DAYS_OF_PREPARATION, final_day, plans_begun
from comhla.law.readings.plan_steps import ORDER, SPOKEN, partners_to_ask, steps_taken
from comhla.law.sources import act
from comhla.reference.groups import ConsulteeGroup
from comhla.reference.models import Model

DUTY = Duty(
    id="act-2014/s33",
    title="Prepare the strategic plan in the order that is set",
    family="F",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            last_day=date(2014, 11, 27),
            citation=act("33"),
            words="The authority writes proposals, asks the planning group, writes a first draft, asks the group again,"
            " writes a second draft, sends it to its partners for views within a stated period, and then finalises"
            " the plan, taking account of the views at each step.",
        ),
        Version(
            number=2,
            first_day=date(2014, 11, 28),
            citation=act("33"),
            words="The authority writes proposals, asks the planning group, writes a first draft, asks the group again,"
            " writes a second draft, sends it to its partners and to people who represent thirteen prescribed groups"
            " for views within a stated period, and then finalises the plan, taking account of the views at each step.",
            note="The thirteen groups are prescribed by SSI 2014/283 from 28 November 2014.",
        ),
    ),
)

plan = DUTY.each("plans")(plans_begun)

_SPOKEN, _ORDER = SPOKEN, ORDER
_SENDING = ("plans.recipients", "plans.views_last_day", "schemes", "authority", *DAYS_OF_PREPARATION)


@plan.part("s.33(2)(a)", MACHINE, uses=DAYS_OF_PREPARATION)
def write_proposals(asked: Asked, plan: Plan) -> Answer:
    """First write proposals for what the plan should contain."""
    return _in_order(asked, plan, Stage.PROPOSALS)


@plan.part("s.33(2)(b)", MACHINE, uses=DAYS_OF_PREPARATION)
def ask_group_on_proposals(asked: Asked, plan: Plan) -> Answer:
    """Then ask the planning group for its views on the proposals."""
    return _in_order(asked, plan, Stage.GROUP_ON_PROPOSALS)


@plan.part("s.33(3)(a)", MACHINE, uses=DAYS_OF_PREPARATION)
def write_first_draft(asked: Asked, plan: Plan) -> Answer:
    """Then write a first draft."""
    return _in_order(asked, plan, Stage.FIRST_DRAFT)


@plan.part("s.33(3)(b)", MACHINE, uses=DAYS_OF_PREPARATION)
def ask_group_on_first_draft(asked: Asked, plan: Plan) -> Answer:
    """Then ask the planning group for its views on the first draft, on another occasion than about the proposals."""
    return _in_order(asked, plan, Stage.GROUP_ON_FIRST_DRAFT)


@plan.part("s.33(4)(a)", MACHINE, uses=DAYS_OF_PREPARATION)
def write_second_draft(asked: Asked, plan: Plan) -> Answer:
    """Then write a second draft."""
    return _in_order(asked, plan, Stage.SECOND_DRAFT)


@plan.part("s.33(4)(b)", MACHINE, uses=DAYS_OF_PREPARATION)
def send_second_draft(asked: Asked, plan: Plan) -> Answer:
    """Then send the second draft, and no earlier one, to those whose views are asked for."""
    return _in_order(asked, plan, Stage.SENT)


def _in_order(asked: Asked, plan: Plan, stage: Stage) -> Answer:
    if plan.stages is None:
        return cannot_tell(
            "The steps of preparing {title} are not recorded.", missing=("plans.stages",), title=plan.title
        )
    taken = _steps_taken(asked, plan)
    if stage not in taken:
        return _not_taken(plan, stage, taken)
    on = taken[stage]
    earlier = [each for each in taken if _ORDER[each] < _ORDER[stage]]
    before = earlier[-1] if earlier else None
    if before is not None and on < taken[before]:
        return _out_of_order(plan, stage, on, before, taken[before])
    if stage is Stage.GROUP_ON_FIRST_DRAFT and taken.get(Stage.GROUP_ON_PROPOSALS) == on:
        return not_met(
            "The planning group was asked about the proposals and about the first draft of {title} on {on}, as one"
            " step in place of two.",
            then="Ask the planning group about the first draft by itself before the plan is final.",
            title=plan.title,
            on=on,
        )
    final = taken.get(Stage.FINALISED)
    if final is not None and final < on:
        return _out_of_order(plan, Stage.FINALISED, final, stage, on)
    return met("{title}: {step} was done on {on}, in its order.", title=plan.title, step=_SPOKEN[stage], on=on)


def _out_of_order(plan: Plan, stage: Stage, on: date, before: Stage, then_on: date) -> Answer:
    return not_met(
        "{title}: {step} was done on {on}, before {earlier} on {then_on}.",
        then="Take the steps again in their order if the plan is not final; otherwise say so openly.",
        title=plan.title,
        step=_SPOKEN[stage],
        on=on,
        earlier=_SPOKEN[before],
        then_on=then_on,
    )


def _not_taken(plan: Plan, stage: Stage, taken: dict[Stage, date]) -> Answer:
    later = next((each for each in taken if _ORDER[each] > _ORDER[stage]), None)
    if later is None:
        return not_yet_due(
            "{title}: {step} is still to be done.",
            due=None,
            then="Do it after the steps before it, and record the day.",
            title=plan.title,
            step=_SPOKEN[stage],
        )
    return not_met(
        "{title}: {step} is not among the steps taken, though {later} was done on {on}.",
        then="Take the step, and those after it again, if the plan is not final; otherwise say so openly.",
        title=plan.title,
        step=_SPOKEN[stage],
        later=_SPOKEN[later],
        on=taken[later],
    )


def _steps_taken(asked: Asked, plan: Plan) -> dict[Stage, date]:
    return steps_taken(plan, asked.reached)


@plan.part("s.33(3)(a)", EVIDENCE, uses=("evidence", *DAYS_OF_PREPARATION))
def take_account_of_views_on_proposals(asked: Asked, plan: Plan) -> Answer | None:
    """Write the first draft taking account of the planning group's views on the proposals."""
    return _account(asked, plan, asked_in=Stage.GROUP_ON_PROPOSALS, in_writing=Stage.FIRST_DRAFT)


@plan.part("s.33(4)(a)", EVIDENCE, uses=("evidence", *DAYS_OF_PREPARATION))
def take_account_of_views_on_first_draft(asked: Asked, plan: Plan) -> Answer | None:
    """Write the second draft taking account of the planning group's views on the first."""
    return _account(asked, plan, asked_in=Stage.GROUP_ON_FIRST_DRAFT, in_writing=Stage.SECOND_DRAFT)


@plan.part("s.33(7)", EVIDENCE, uses=("evidence", *DAYS_OF_PREPARATION))
def take_account_of_views_received(asked: Asked, plan: Plan) -> Answer | None:
    """Finalise the plan taking account of the views received on the second draft."""
    return _account(asked, plan, asked_in=Stage.SENT, in_writing=Stage.FINALISED)


def _account(asked: Asked, plan: Plan, *, asked_in: Stage, in_writing: Stage) -> Answer | None:
    written = _steps_taken(asked, plan).get(in_writing)
    if written is None:
        return None
    answers = [each for each in plan.stages or () if each.stage is asked_in and asked.reached(each.on)]
    if answers and all(each.responses == 0 for each in answers):
        return met(
            "{title}: {step} brought no views, so there were none to take account of.",
            title=plan.title,
            step=_SPOKEN[asked_in],
        )
    return asked.evidence(
        of="taking account, in {writing} of {title}, of the views that {step} brought",
        by=written,
        then="Record the note of what was changed and why.",
        writing=_SPOKEN[in_writing].removesuffix(" the plan"),
        title=plan.title,
        step=_SPOKEN[asked_in],
    )


@plan.part("s.33(4)(b)(i), (5)", MACHINE, uses=_SENDING)
def send_to_partners(asked: Asked, plan: Plan) -> Answer | None:
    """Send the second draft to each constituent authority or, where a lead agency plans, to the other side."""
    setting = _setting(asked)
    answer = _sent_to_all(asked, plan, partners_to_ask(setting), lambda recipient: recipient.body)
    if answer is not None and setting.model is Model.BOTH_LEAD and answer.outcome is Outcome.NOT_MET:
        return answer._replace(outcome=Outcome.FOR_A_PERSON, template=answer.template + _MODEL_D)
    return answer


_MODEL_D = (
    " That each of two lead agencies has to be sent the draft is a reading: the section does not deal with them."
    " Did both have it?"
)


def _setting(asked: Asked) -> Setting:
    final = asked.subject.relevant_day
    return asked.setting() if final is None else asked.facts.setting_on(final)


@plan.part("s.33(5), (6); SSI 2014/283 reg 3", MACHINE, uses=_SENDING, versions=(2,))
def send_to_thirteen_groups(asked: Asked, plan: Plan) -> Answer | None:
    """Send the second draft to people considered to represent each of the thirteen prescribed groups."""
    return _sent_to_all(asked, plan, tuple(ConsulteeGroup), lambda recipient: recipient.group)


def _sent_to_all(
    asked: Asked, plan: Plan, wanted: Collection[str], key: Callable[[Recipient], str | None]
) -> Answer | None:
    taken = _steps_taken(asked, plan)
    over = Stage.FINALISED in taken or Stage.SENT in taken
    if plan.recipients is None:
        return _no_recipients(plan) if over else None
    reached = {key(each) for each in plan.recipients if _sent_in_time(asked, plan, each, taken)}
    left = [each for each in wanted if each not in reached]
    if not left:
        return met("The second draft of {title} was sent to {all}.", title=plan.title, all=_words(wanted))
    if not over:
        return not_yet_due(
            "The second draft of {title} is still to be sent to {left}.",
            due=plan.views_last_day,
            then="Send them the second draft, and record the day.",
            title=plan.title,
            left=_words(left),
        )
    silent = {key(each) for each in plan.recipients if each.sent_on is None}
    if silent.issuperset(left):
        return cannot_tell(
            "The day on which the second draft of {title} was sent to {left} is not recorded.",
            missing=("plans.recipients.sent_on",),
            title=plan.title,
            left=_words(left),
        )
    return not_met(
        "The second draft of {title} was not sent in time to {left}.",
        then="Send them the draft and allow time for views if the plan is not final; otherwise say so openly.",
        title=plan.title,
        left=_words(left),
    )


def _no_recipients(plan: Plan) -> Answer:
    return cannot_tell(
        "To whom the second draft of {title} was sent is not recorded.", missing=("plans.recipients",), title=plan.title
    )


def _sent_in_time(asked: Asked, plan: Plan, recipient: Recipient, taken: dict[Stage, date]) -> bool:
    """Whether the second draft, not an earlier one, was sent while views could still be given."""
    return (
        asked.happened(recipient.sent_on)
        and taken.get(Stage.SECOND_DRAFT, date.min) <= recipient.sent_on
        and (plan.views_last_day is None or recipient.sent_on <= plan.views_last_day)
        and recipient.sent_on <= taken.get(Stage.FINALISED, date.max)
    )


def _words(names: Collection[str]) -> tuple[str, ...]:
    return tuple(each.value.replace("_", " ") if isinstance(each, ConsulteeGroup) else each for each in names)


@plan.part("SSI 2014/283 reg 5", EVIDENCE, uses=("plans.recipients", "evidence", *DAYS_OF_PREPARATION), versions=(2,))
def link_recipients_to_area(asked: Asked, plan: Plan) -> Answer | None:
    """Send it to people with the link that is asked for: users live in the area, carers care for somebody who does,
    and providers, landlords, the third sector and staff operate or work there."""
    groups = [each for each in plan.recipients or () if each.group is not None and asked.happened(each.sent_on)]
    outside = [each.group for each in groups if each.linked_to_area is False and each.group is not None]
    if outside:
        return not_evidenced(
            "Those to whom {title} was sent for {groups} have no link with the area.",
            then="Find somebody with the link that the regulations ask for.",
            title=plan.title,
            groups=_words(tuple(dict.fromkeys(outside))),
        )
    if groups and all(each.linked_to_area for each in groups):
        return met("Everybody to whom {title} was sent for a group has a link with the area.", title=plan.title)
    if not groups and not {Stage.SENT, Stage.FINALISED} & _steps_taken(asked, plan).keys():
        return None
    return asked.evidence(
        of="the link with the area of those to whom {title} was sent",
        then="Record the link of each recipient.",
        title=plan.title,
    )


@plan.part(
    "s.33(4)(c)",
    MACHINE,
    uses=("plans.views_first_day", "plans.views_last_day", "plans.views_period_stated", *DAYS_OF_PREPARATION),
)
def state_period_for_views(asked: Asked, plan: Plan) -> Answer:
    """Ask for views within a period that the authority chooses and states. No shortest period is set."""
    if plan.views_period_stated is False:
        return not_met(
            "Those asked for views on the second draft of {title} were told no period for giving them.",
            then="State a period, and let it run, if the plan is not final; otherwise say so openly.",
            title=plan.title,
        )
    if plan.views_first_day is not None and plan.views_last_day is not None:
        return met(
            "Views on the second draft of {title} were asked for from {first} to {last}.",
            title=plan.title,
            first=plan.views_first_day,
            last=plan.views_last_day,
        )
    if not {Stage.SENT, Stage.FINALISED} & _steps_taken(asked, plan).keys():
        return not_yet_due(
            "The period for views on the second draft of {title} is still to be stated.",
            due=None,
            then="State the period when the second draft is sent, and record its first and last day.",
            title=plan.title,
        )
    return cannot_tell(
        "The period for views on the second draft of {title} is not recorded.",
        missing=("plans.views_first_day", "plans.views_last_day"),
        title=plan.title,
    )


@plan.part("s.33(4)(c), (7)", MACHINE, uses=("plans.views_last_day", *DAYS_OF_PREPARATION))
def finalise_after_views(asked: Asked, plan: Plan) -> Answer:
    """Finalise the plan only when the period for views is over: its last day still belongs to those asked."""
    final = final_day(plan)
    if not asked.happened(final):
        return not_yet_due(
            "{title} is not recorded as final. It can be final when the period for views is over.",
            due=None,
            then="Finalise the plan after the last day for views, and record the day.",
            title=plan.title,
        )
    if plan.views_last_day is None:
        return cannot_tell(
            "{title} was finalised on {final}; the last day for views on it is not recorded.",
            missing=("plans.views_last_day",),
            title=plan.title,
            final=final,
        )
    if plan.views_last_day < final:
        return met(
            "{title} was finalised on {final}, after the last day for views, {last}.",
            title=plan.title,
            final=final,
            last=plan.views_last_day,
        )
    return not_met(
        "{title} was finalised on {final}, and views could be given up to the end of {last}.",
        then="Consider the views that came later, and say openly how the plan was finalised.",
        title=plan.title,
        final=final,
        last=plan.views_last_day,
    )
