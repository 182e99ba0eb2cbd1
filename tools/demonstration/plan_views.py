"""Views that people gave on two plans, what came of them, and how far they may be shown. Nobody in it exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from comhla.law.facts import MayBeShown, PlanView, Stage, ViewFrom, ViewResult
from comhla.reference import ConsulteeGroup

from .names import COUNCIL, HEALTH_BOARD

PROPOSALS, FIRST, SENT = Stage.GROUP_ON_PROPOSALS, Stage.GROUP_ON_FIRST_DRAFT, Stage.SENT
_CHANNELS = {PROPOSALS: "meeting", FIRST: "meeting"}
_SHOWN = {
    "named": MayBeShown.WITH_NAME,
    "unnamed": MayBeShown.WITHOUT_NAME,
    "hidden": MayBeShown.NOT_AT_ALL,
}
_BODIES = {"health board": HEALTH_BOARD, "council": COUNCIL}


class Given(NamedTuple):
    """A view: who gave it as `kind: whom they speak for`, and what came of it as `+ section: change` or `- reason`."""

    stage: Stage
    giver: str
    shown: str
    words: str
    about: str = ""
    result: str = ""
    who: str = ""


VIEWS_2024 = (
    Given(PROPOSALS, "group: health_care_users", "unnamed", "Say first what changes for me, and the law later.",
          "summary", "+ summary: The plan begins with four priorities in plain words."),
    Given(PROPOSALS, "group: social_care_carers", "named", "Carers are named last. Make them a priority of their own.",
          "priorities", "+ priorities: Carers and communities became the third priority.", "Annoch Carers Together"),
    Given(PROPOSALS, "group: non_commercial_housing_providers", "named", "Say how many homes are needed, and where.",
          "housing", "+ housing: The number of homes and the share of the glens were added.", "Three Glens Homes"),
    Given(PROPOSALS, "group: health_professionals", "unnamed", "Keep all clinics in the harbour town. It is cheaper.",
          "whole-area", "- People in the north and the glens would have to travel for hours."),
    Given(PROPOSALS, "locality: glens", "unnamed", "We need a chemist, not one more meeting.", "glens",
          "+ glens: A van now brings medicines to each glen."),
    Given(PROPOSALS, "group: commercial_care_providers", "hidden", "Pay for the time on the road as well.", "market",
          "+ market: Travel time is paid at one rate."),
    Given(FIRST, "group: social_care_professionals", "unnamed", "The winter team needs somewhere to sleep.", "north",
          "+ north: The team stays north of the pass, in rooms of the care home."),
    Given(FIRST, "group: third_sector_bodies", "named", "Two of the targets cannot be measured.", "measures",
          "+ measures: Two measures were taken out, and eight are left.", "Inverannoch Voluntary Forum"),
    Given(FIRST, "locality: coast", "unnamed", "The harbour streets come too late in the text.", "coast",
          "+ coast: They now come first in the part on the coast."),
    Given(FIRST, "locality: north", "unnamed", "Visits to farms must be possible in the evening.", "north",
          "+ north: Visits after working hours were added."),
    Given(FIRST, "group: health_care_carers", "hidden", "I have asked for a break for two years.", "priorities",
          "+ priorities: A sentence on breaks was added."),
    Given(FIRST, "group: non_commercial_care_providers", "unnamed", "Make contracts ten years long.", "market",
          "- Five years is the longest that the rules on buying let us promise now."),
    Given(SENT, "partner: health board", "named", "Say more plainly that beds only close once care at home is there.",
          "resources", "+ resources: The sentence on steps was added."),
    Given(SENT, "partner: council", "named", "Name the housing strategy and its gap in the glens.", "other-plans",
          "+ other-plans: The gap is named, with the year in which the council looks at it again."),
    Given(SENT, "consultee: other_staff", "unnamed", "Let us swap shifts without three forms.", "workforce",
          "+ workforce: An app for shifts was added."),
    Given(SENT, "consultee: commercial_health_providers", "named", "Chemists can do more than hand out medicines.",
          "glens", "- We agree, and will plan it with chemists in the first year of the plan.", "Glenside Pharmacy"),
    Given(SENT, "consultee: health_care_users", "unnamed", "I do not hear well. One number is no help to me.",
          "whole-area", "+ outcomes: The number also takes text messages, and the test of each action says so."),
    Given(SENT, "consultee: social_care_users", "unnamed", "My son lives 150 miles away because there is no house.",
          "coast", "+ coast: The house for eight people was added."),
    Given(SENT, "consultee: third_sector_bodies", "named", "Pay the volunteers who drive for their fuel.", "glens",
          "+ glens: Fuel is paid.", "Lift in the Glens"),
    Given(SENT, "locality: coast", "hidden", "People talk about my family at the clinic.", "coast",
          "- Dealt with as a complaint, which is the way to put it right."),
    Given(SENT, "public", "unnamed", "Too long. I read two pages and gave up.", "summary",
          "+ summary: A short part at the start and an easy-read edition were made."),
    Given(SENT, "public", "unnamed", "Put the hospital back in the glens.", "glens",
          "- There are too few people in the glens for safe care in a hospital of their own."),
    Given(SENT, "public", "unnamed", "A link worker found me a walking group. Have more of them.", "coast",
          "+ coast: There are two link workers in place of one."),
    Given(SENT, "public", "hidden", "My mother fell three times before somebody came.", "priorities",
          "+ priorities: Falls are the first example under Help early."),
    Given(SENT, "public", "unnamed", "Winter lasts from October to April here. Plan for that.", "north",
          "+ north: The winter team goes by the forecast and not by dates."),
)  # fmt: skip

VIEWS_2027 = (
    Given(PROPOSALS, "group: health_care_users", "unnamed", "Ask people before a decision and not after it.", "vision",
          "+ vision: The vision now says so."),
    Given(PROPOSALS, "group: third_sector_bodies", "named", "Young people wait too long. Make it a priority.",
          "priorities", "+ priorities: Young minds became a priority.", "Inverannoch Voluntary Forum"),
    Given(PROPOSALS, "locality: north", "unnamed", "Heating costs make people ill here too.", "needs",
          "+ needs: The north and the glens are named with the harbour."),
    Given(PROPOSALS, "group: social_care_professionals", "unnamed", "Drop the small measures.", "measures",
          "- People told us that they notice exactly these."),
    Given(FIRST, "locality: glens", "unnamed", "Care for the last weeks of life must be possible at home.", "glens",
          "+ glens: It was added, with an action of its own."),
    Given(FIRST, "group: social_care_carers", "named", "A break is no use if I must ask three months before.",
          "priorities", "+ priorities: Breaks are offered at short notice.", "Annoch Carers Together"),
    Given(FIRST, "group: health_professionals", "hidden", "It forgets the people who work at night.", "workforce",
          "- Work at night is in the workforce plan."),
    Given(SENT, "locality: coast", "unnamed", "Where is the part on the coast? Half of us live here.", "summary"),
    Given(SENT, "consultee: other_staff", "unnamed", "No action is for us who do the work.", "workforce"),
    Given(SENT, "partner: council", "named", "The next housing strategy is late. Say what you need from it.",
          "other-plans"),
    Given(SENT, "public", "hidden", "My daughter has waited for 30 weeks.", "needs"),
    Given(SENT, "public", "unnamed", "I like the page on waiting. Put it in the library as well.", "whole-area"),
)  # fmt: skip

CALENDAR: Mapping[str, Mapping[Stage, tuple[date, date | None, int]]] = {
    "plan-2024": {
        PROPOSALS: (date(2023, 8, 23), date(2023, 9, 13), 0),
        FIRST: (date(2023, 10, 25), date(2023, 11, 8), 0),
        SENT: (date(2023, 11, 29), date(2024, 2, 14), 4),
    },
    "plan-2027": {
        PROPOSALS: (date(2026, 8, 5), date(2026, 8, 26), 0),
        FIRST: (date(2026, 9, 30), date(2026, 10, 14), 0),
        SENT: (date(2026, 11, 12), None, 2),
    },
}
"""For each step: the day of its first view, the day on which views were considered, and the days between views."""


def views(plan: str) -> Iterator[PlanView]:
    """The views on a plan that has any."""
    given = {"plan-2024": VIEWS_2024, "plan-2027": VIEWS_2027}.get(plan, ())
    for stage in (PROPOSALS, FIRST, SENT):
        first, considered, step = CALENDAR.get(plan, {}).get(stage, (date.min, None, 0))
        for number, each in enumerate(each for each in given if each.stage is stage):
            name = f"{plan}-{stage.value.replace('_', '-')}-{number + 1}"
            yield _view(plan, name, each, first + timedelta(days=step * number), considered)


def counted(plan: str) -> Mapping[Stage, int]:
    """How many views came at each step; the same for plans whose views were not recorded one by one."""
    own = [each.stage for each in views(plan)]
    return (
        {stage: own.count(stage) for stage in (PROPOSALS, FIRST, SENT)} if own else {PROPOSALS: 14, FIRST: 15, SENT: 38}
    )


def _view(plan: str, name: str, given: Given, received: date, considered: date | None) -> PlanView:
    kind, _, whom = given.giver.partition(": ")
    said = f"{plan}-{given.about}" if given.about else None
    view = PlanView(
        id=name,
        plan=plan,
        stage=given.stage,
        given_by=ViewFrom.GROUP_MEMBER if kind == "group" else ViewFrom(kind),
        group=ConsulteeGroup(whom) if kind in {"group", "consultee"} else None,
        body=_BODIES.get(whom),
        locality=whom if kind == "locality" else None,
        who=given.who or None,
        received_on=received,
        channel=_CHANNELS.get(given.stage, "letter" if kind == "partner" else "survey"),
        may_be_shown=_SHOWN[given.shown],
        words=given.words,
        about=said,
    )
    return view.replace(**_result(plan, given.result, considered)) if given.result else view


def _result(plan: str, result: str, considered: date | None) -> dict[str, object]:
    sign, _, rest = result.partition(" ")
    known: dict[str, object] = {"considered_on": considered, "considered_by": "Head of planning"}
    if sign == "-":
        return {**known, "result": ViewResult.NOT_CHANGED, "reason": rest}
    section, _, change = rest.partition(": ")
    return {**known, "result": ViewResult.CHANGED, "changed_section": f"{plan}-{section}", "change": change}
