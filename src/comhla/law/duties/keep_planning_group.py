"""Keep a strategic planning group with everybody on it who must be (act-2014/s32).

Public Bodies (Joint Working) (Scotland) Act 2014 section 32 and SSI 2014/308,
https://www.legislation.gov.uk/asp/2014/9/section/32 and https://www.legislation.gov.uk/ssi/2014/308. Paraphrase:
the words are at those addresses.

Twelve groups have a seat. The thirteenth group of consultees, staff in neither profession, has none. A vacancy does
not undo anything that the group does (s.32(10)) and no time is set for filling it, so an empty seat is shown and put
to a person, never called a breach. A locality for which nobody was ever found is more than a vacancy.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import Period, in_words, parts_not_covered
from comhla.law.answers import Answer, cannot_tell, for_a_person, met, not_met, not_yet_due
from comhla.law.asked import Asked
from comhla.law.duty import EVIDENCE, MACHINE, PERSON, Duty, Subject, Version, the_authority
from comhla.law.facts import AuthorityFacts, GroupMember, Plan, Setting
from comhla.law.readings.bodies import spoken_body
from comhla.law.readings.plan_making import (
    DAYS_OF_PREPARATION,
    DAYS_OF_RUNNING,
    final_day,
    first_plan,
    last_day_of_running,
    locality_name,
    preparation_began,
)
from comhla.law.sources import act
from comhla.reference.groups import PLANNING_GROUP_GROUPS, ConsulteeGroup
from comhla.reference.models import Model

DUTY = Duty(
    id="act-2014/s32",
    title="Keep a strategic planning group",
    family="F",
    bearer="the integration authority",
    versions=(
        Version(
            number=1,
            first_day=date(2014, 9, 22),
            last_day=date(2014, 12, 11),
            citation=act("32"),
            words="Before preparing its first plan the authority forms a planning group with nominees of the health"
            " board and council and, throughout the period of a plan, somebody for the interests of each locality.",
        ),
        Version(
            number=2,
            first_day=date(2014, 12, 12),
            citation=act("32"),
            words="Before preparing its first plan the authority forms a planning group with nominees of the health"
            " board and council, a person for each of twelve prescribed groups and, throughout the period of a plan,"
            " somebody for the interests of each locality.",
            note="The twelve groups are prescribed by SSI 2014/308 from 12 December 2014.",
        ),
    ),
)

authority = DUTY.each("planning_group")(the_authority)
_MEMBERS = ("planning_group.members", "planning_group.established_on")


def _members(asked: Asked) -> list[GroupMember] | None:
    """Members on the day; None where there is no group yet, or no list of members."""
    group = asked.facts.planning_group
    if group is None or group.members is None:
        return None
    if group.established_on is not None and not asked.happened(group.established_on):
        return None
    return asked.in_force(group.members)


@authority.part(
    "s.32(1)",
    MACHINE,
    uses=(
        "planning_group.established_on",
        "plans.origin",
        "plans.group_existed_when_preparation_began",
        *DAYS_OF_PREPARATION,
    ),
)
def form_group_before_first_plan(asked: Asked, _: None) -> Answer:
    """Establish the planning group before the first plan is prepared."""
    plan = first_plan(asked.facts)
    if plan is None:
        return _without_first_plan(asked)
    if plan.group_existed_when_preparation_began is not None:
        return _existed(existed=plan.group_existed_when_preparation_began)
    established = asked.facts.planning_group.established_on if asked.facts.planning_group else None
    began = preparation_began(plan)
    if established is None or began is None:
        return cannot_tell(
            "The day the group was established, or the day preparation of the first plan began, is not recorded.",
            missing=("planning_group.established_on", "plans.preparation_began_on"),
        )
    if not asked.reached(began):
        return _still_to_form(done=asked.happened(established))
    if not asked.happened(established) or established > began:
        return _existed(existed=False)
    if established == began:
        return for_a_person(
            "The group was established on {day}, the day on which preparation of the first plan began."
            " Which came first?",
            day=began,
        )
    return _existed(existed=True)


def _without_first_plan(asked: Asked) -> Answer:
    if asked.facts.plans is None:
        return cannot_tell("No plans are recorded, the first one included.", missing=("plans",))
    if asked.facts.plans:
        return cannot_tell(
            "No plan is recorded as the first one, so whether the group came before it cannot be told.",
            missing=("plans.origin",),
        )
    group = asked.facts.planning_group
    return _still_to_form(done=group is not None and asked.happened(group.established_on))


def _still_to_form(*, done: bool) -> Answer:
    if done:
        return met("The planning group is established and preparation of the first plan has not begun.")
    return not_yet_due(
        "The planning group has to be established before the first plan is prepared.",
        due=None,
        then="Establish the planning group, and record the day.",
    )


def _existed(*, existed: bool) -> Answer:
    if existed:
        return met("There was a planning group when preparation of the first plan began.")
    return not_met(
        "There was no planning group when preparation of the first plan began.",
        then="It cannot be done again; say so openly, and let the group consider the plan at its next review.",
    )


@authority.part("s.32(1)(a) to (c)", MACHINE, uses=("schemes", "authority", *_MEMBERS))
def seat_nominees_of_partners(asked: Asked, _: None) -> Answer | None:
    """Have on the group at least one nominee of the health board and one of the council; with several councils, one
    that they nominate together; where a lead agency has the functions, one of the other side."""
    group = asked.facts.planning_group
    if group is None or group.members is None:
        return _no_members()
    members = _members(asked)
    if members is None:
        return None
    setting = asked.setting()
    if _nominated_apart(members, setting):
        return cannot_tell(
            "Whether the councils nominated somebody for the planning group together is not recorded.",
            missing=("planning_group.members.nominated_by_councils_together",),
        )
    absent = tuple(side for side, seated in _sides(members, setting) if not seated)
    if not absent:
        return met("The planning group has the nominees of partners that it must have.")
    return for_a_person(
        "On this day nobody on the planning group is recorded as nominated by {sides}. A vacancy does not undo what"
        " the group does: what is being done to fill it?{reading}",
        then="Ask for a nomination and record the new member.",
        sides=absent,
        reading=_MODEL_D if setting.model is Model.BOTH_LEAD else "",
    )


_MODEL_D = " That each of two lead agencies nominates somebody is a reading: the section does not deal with them."


def _no_members() -> Answer:
    return cannot_tell("The members of the planning group are not recorded.", missing=("planning_group.members",))


def _sides(members: list[GroupMember], setting: Setting) -> Iterator[tuple[str, bool]]:
    if setting.model is not Model.HEALTH_BOARD_LEADS and setting.health_board is not None:
        yield setting.health_board, any(each.nominated_by == setting.health_board for each in members)
    if setting.model is not Model.COUNCIL_LEADS:
        if setting.several_councils:
            yield "the councils together", any(each.nominated_by_councils_together for each in members)
        else:
            yield from (
                (council, any(each.nominated_by == council for each in members)) for council in setting.councils
            )


def _nominated_apart(members: list[GroupMember], setting: Setting) -> bool:
    """Whether a council nominated somebody and it is not recorded if the councils did so together."""
    return (
        setting.several_councils
        and setting.model is not Model.COUNCIL_LEADS
        and not any(each.nominated_by_councils_together for each in members)
        and any(
            each.nominated_by in setting.councils and each.nominated_by_councils_together is None for each in members
        )
    )


@authority.part("s.32(1)(d), SSI 2014/308", MACHINE, uses=_MEMBERS, versions=(2,))
def seat_twelve_groups(asked: Asked, _: None) -> Answer | None:
    """Have on the group somebody for each of the twelve prescribed groups."""
    group = asked.facts.planning_group
    if group is None or group.members is None:
        return _no_members()
    members = _members(asked)
    if members is None:
        return None
    empty = tuple(
        _seat(each, group.members, asked)
        for each in PLANNING_GROUP_GROUPS
        if all(member.group is not each for member in members)
    )
    if not empty:
        return met("Each of the twelve groups is represented on the planning group.")
    return for_a_person(
        "On this day nobody is recorded on the planning group for {groups}. A vacancy does not undo what the group"
        " does and no time is set for filling it: what is being done to fill it?",
        then="Look for a member for each empty seat, and record what was done.",
        groups=empty,
    )


def _seat(group: ConsulteeGroup, members: tuple[GroupMember, ...], asked: Asked) -> str:
    ends = [
        each.last_day
        for each in members
        if each.group is group and each.last_day is not None and asked.past(each.last_day)
    ]
    return f"{spoken_group(group)} (the last one to {in_words(max(ends))})" if ends else spoken_group(group)


def spoken_group(group: ConsulteeGroup) -> str:
    """The group as it is said inside a sentence."""
    return group.value.replace("_", " ")


@authority.part("s.32(1)(d), (9)", PERSON, uses=_MEMBERS, versions=(2,))
def give_each_group_its_own_person(asked: Asked, _: None) -> Answer | None:
    """Have a person for each group: the Act lets one person serve several localities, and is silent on groups."""
    groups: dict[str, list[str]] = {}
    for each in _members(asked) or ():
        if each.group is not None:
            groups.setdefault(each.person, []).append(spoken_group(each.group))
    shared = tuple(" with ".join(sorted(set(each))) for each in groups.values() if len(set(each)) > 1)
    if not groups:
        return None
    if not shared:
        return met("Nobody represents more than one of the twelve groups.")
    return for_a_person(
        "One person is recorded for more than one group: {groups}. Can one person represent them?",
        groups=shared,
    )


@authority.part("s.32(1)(d), SSI 2014/308", MACHINE, uses=_MEMBERS, versions=(2,))
def link_members_to_area(asked: Asked, _: None) -> Answer | None:
    """Let everybody who sits for a group live in the area, care for somebody who does, or operate there."""
    seated = [each for each in _members(asked) or () if each.group in PLANNING_GROUP_GROUPS]
    outside = _groups_of(each for each in seated if each.linked_to_area is False)
    if outside:
        return not_met(
            "The person on the planning group for {groups} has no link with the area.",
            then="Find somebody with the link that the regulations ask for.",
            groups=outside,
        )
    unknown = _groups_of(each for each in seated if each.linked_to_area is None)
    if unknown:
        return cannot_tell(
            "Whether the person on the planning group for {groups} has a link with the area is not recorded.",
            missing=("planning_group.members.linked_to_area",),
            groups=unknown,
        )
    return met("Everybody who sits for a group has a link with the area.") if seated else None


def _groups_of(members: Iterator[GroupMember]) -> tuple[str, ...]:
    return tuple(spoken_group(group) for group in dict.fromkeys(each.group for each in members) if group is not None)


@authority.part("s.32(8)", MACHINE, uses=_MEMBERS)
def choose_people_for_localities(asked: Asked, _: None) -> Answer | None:
    """Let the authority itself decide who is suitable to represent a locality, and choose them."""
    speakers = [each for each in _members(asked) or () if each.localities]
    if not speakers:
        return None
    if any(each.chosen_by_authority is False for each in speakers):
        return not_met(
            "Somebody represents a locality on the planning group whom the authority did not choose.",
            then="Let the authority decide who is suitable, and record its choice.",
        )
    if any(each.chosen_by_authority is None for each in speakers):
        return cannot_tell(
            "Whether the authority chose everybody who represents a locality is not recorded.",
            missing=("planning_group.members.chosen_by_authority",),
        )
    return met("The authority chose everybody who represents a locality.")


@authority.part("s.32(3), (11)", EVIDENCE, uses=("planning_group.procedure_settled", "evidence"))
def settle_size_and_procedure(asked: Asked, _: None) -> Answer:
    """Settle how many members the group has, how they are appointed and removed, and its procedure."""
    if asked.facts.planning_group is not None and asked.facts.planning_group.procedure_settled:
        return met("The authority settled the size of the group, its appointments and its procedure.")
    return asked.evidence(
        of="what the authority settled on the group's size, appointments and procedure",
        then="Settle them, and record the paper.",
    )


@DUTY.each("planning_group", "plans")
def period(facts: AuthorityFacts, until: date) -> Iterator[Subject[Plan]]:
    for plan in facts.plans or ():
        if plan.period_first_day is not None and isinstance(final_day(plan), date):
            yield Subject(plan.id, plan.title, plan.period_first_day, plan.period_first_day, plan)


class _Gap(NamedTuple):
    """Days on which nobody represents a locality; `new` where nobody ever had."""

    words: str
    new: bool


@period.part(
    "s.32(7)",
    MACHINE,
    uses=("planning_group.members", "plans.localities", "localities", *DAYS_OF_RUNNING, *DAYS_OF_PREPARATION),
)
def represent_each_locality(asked: Asked, plan: Plan) -> Answer | None:
    """Have on the group, on every day of the plan's period, somebody for the interests of each locality."""
    members = asked.facts.planning_group.members if asked.facts.planning_group else None
    if members is None or (members and all(each.localities is None for each in members)):
        return cannot_tell(
            "Who represents which locality on the planning group is not recorded.",
            missing=("planning_group.members.localities",),
        )
    if plan.localities is None:
        return cannot_tell(
            "The localities that {title} sets out are not recorded.", missing=("plans.localities",), title=plan.title
        )
    gaps = [gap for each in plan.localities for gap in _gaps(asked, plan, each.locality, members)]
    if not gaps:
        return met("Somebody represents each locality of {title}.", title=plan.title)
    if any(gap.new for gap in gaps):
        return not_met(
            "In the period of {title} nobody represented {gaps}.",
            then="Choose somebody for each locality that has nobody, and say openly since when there was nobody.",
            title=plan.title,
            gaps=tuple(gap.words for gap in gaps),
        )
    return for_a_person(
        "In the period of {title} the person had left, and nobody represented {gaps}. A vacancy does not undo what"
        " the group does: was it filled as it should be?",
        title=plan.title,
        gaps=tuple(gap.words for gap in gaps),
    )


def _gaps(asked: Asked, plan: Plan, locality: str, members: tuple[GroupMember, ...]) -> Iterator[_Gap]:
    begins, ends = plan.period_first_day, last_day_of_running(asked.facts, plan)
    if begins is None or (ends is not None and ends < begins):
        return
    served = [
        Period(first_day=each.first_day, last_day=each.last_day)
        for each in members
        if locality in (each.localities or ()) and (each.last_day is None or each.first_day <= each.last_day)
    ]
    name = locality_name(asked.facts, locality)
    for gap in parts_not_covered(Period(first_day=begins, last_day=ends), by=served):
        if asked.reached(gap.first_day):
            over = f" to {in_words(gap.last_day)}" if gap.last_day is not None and asked.past(gap.last_day) else ""
            new = all(each.first_day > gap.first_day for each in served)
            yield _Gap(f"{name} from {in_words(gap.first_day)}{over}", new)


@DUTY.each("planning_group")
def removal(facts: AuthorityFacts, until: date) -> Iterator[Subject[GroupMember]]:
    members = facts.planning_group.members if facts.planning_group else None
    for each in members or ():
        if each.removed_by is not None and each.last_day is not None:
            label = f"the removal of {each.id} from the planning group"
            yield Subject(f"removal-{each.id}", label, each.last_day, each.last_day, each)


@removal.part("s.32(4), (5)", MACHINE, uses=("planning_group.members", "schemes", "authority"))
def remove_only_own_nominees(asked: Asked, member: GroupMember) -> Answer:
    """Remove members only with the power to: the authority those it appointed, a constituent authority its nominees.

    Constituent authorities exist only behind a joint board."""
    setting = asked.facts.setting_on(member.last_day or date.max)
    if member.removed_by not in setting.parties:
        return met("A member of the group was removed by {by}.", by=spoken_body(member.removed_by or ""))
    if setting.model.is_lead_agency:
        return for_a_person(
            "{by} removed a member of the planning group. Only an authority behind a joint board may remove its own"
            " nominee: was it acting as the integration authority?",
            by=member.removed_by,
        )
    if member.nominated_by is None:
        return cannot_tell(
            "Who nominated the member whom {by} removed is not recorded.",
            missing=("planning_group.members.nominated_by",),
            by=member.removed_by,
        )
    if member.nominated_by == member.removed_by:
        return met("{by} removed its own nominee.", by=member.removed_by)
    return not_met(
        "{by} removed a member nominated by {nominator}.",
        then="Let the body that nominated the member confirm the removal, or restore the member.",
        by=member.removed_by,
        nominator=member.nominated_by,
    )
