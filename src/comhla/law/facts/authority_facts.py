"""All the recorded facts of one authority, as one frozen value, with the views that rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple, TypeVar, TypeVarTuple, cast

from comhla import reference
from comhla.law.facts.arrangements import (
    CouncilArrangement,
    Disclosure,
    InterimCover,
    OfficerAct,
    ResourceRequest,
    SharedService,
    Transfer,
)
from comhla.law.facts.board_contents import AgendaItem, ForwardItem, MeetingAction, Minute, Paper
from comhla.law.facts.decisions import Assessment, Decision, Direction, DirectionsReview, MinisterialDirection
from comhla.law.facts.fields import Record, fact, maybe
from comhla.law.facts.meetings import Meeting
from comhla.law.facts.money import (
    AnnualAccounts,
    FinancialStatement,
    Grant,
    ImposedTerm,
    Payment,
    SetAsideClaim,
    SetAsideReport,
)
from comhla.law.facts.people import (
    ChairPeriod,
    CodeOfConduct,
    Committee,
    InterestsRegister,
    Member,
    Officer,
    Person,
    StandingOrders,
    Vacancy,
)
from comhla.law.facts.plan_contents import PlanAction, PlanMeasure, PlanSection, PlanView
from comhla.law.facts.planning import (
    InformationRequest,
    Locality,
    OtherPlan,
    Plan,
    PlanDirection,
    PlanningGroup,
    PlanReview,
)
from comhla.law.facts.record_kept import Evidence, GuidanceEdition, Judgement
from comhla.law.facts.report_contents import ReportSection, Spending
from comhla.law.facts.reports import CommitteeReport, Inspection, PerformanceReport
from comhla.law.facts.requests import Complaint, InformationAccessRequest, PublicationScheme
from comhla.law.facts.scheme import (
    AuthorityIdentity,
    BoardEstablishment,
    DelegatedFunction,
    Scheme,
    SchemeReview,
)
from comhla.law.facts.wider import (
    CommunityPlanningLocality,
    LinkedPlan,
    LinkedPlanKind,
    Publication,
    PublicationKind,
)
from comhla.reference.models import Model

T = TypeVar("T")
Given = TypeVarTuple("Given")


class FunctionsFrom(NamedTuple):
    """The functions delegated from one day until the next change."""

    first_day: date
    functions: tuple[DelegatedFunction, ...]


class Setting(Record):
    """What kind of authority it is from one day on: its model of integration and the parties to its scheme."""

    first_day: date = fact("The first day of this setting.")
    model: Model = fact("The model of integration.")
    health_board: str | None = fact("The health board.")
    councils: tuple[str, ...] = fact("The councils.")
    scheme: str | None = fact("The scheme in effect, where one is recorded.")

    @property
    def several_councils(self) -> bool:
        """Whether more than one council is party to the scheme."""
        return len(self.councils) > 1

    @property
    def parties(self) -> tuple[str, ...]:
        """The health board and the councils."""
        return (*((self.health_board,) if self.health_board else ()), *self.councils)


class AuthorityFacts(Record, views=True):
    """Everything recorded about one authority. A collection that is None is not recorded; an empty one is none."""

    authority: AuthorityIdentity = fact("Which authority this is.")
    establishment: BoardEstablishment | None = maybe("The setting up of the board or committee.")
    schemes: tuple[Scheme, ...] | None = maybe(
        "Integration schemes, each delegated function under the one that began it."
    )
    scheme_reviews: tuple[SchemeReview, ...] | None = maybe("Reviews of the scheme.")
    people: tuple[Person, ...] | None = maybe("People who hold seats and posts.")
    officers: tuple[Officer, ...] | None = maybe("Holders of posts.")
    committees: tuple[Committee, ...] | None = maybe("Committees of the board.")
    members: tuple[Member, ...] | None = maybe("Members of the board, its committees and the monitoring committee.")
    chair_periods: tuple[ChairPeriod, ...] | None = maybe("Appointing periods of chair and vice-chair.")
    vacancies: tuple[Vacancy, ...] | None = maybe("Seats of nominees that could not be filled for a time.")
    standing_orders: tuple[StandingOrders, ...] | None = maybe("Editions of standing orders.")
    meetings: tuple[Meeting, ...] | None = maybe("Meetings held and planned.")
    forward_plan: tuple[ForwardItem, ...] | None = maybe("Business that is expected to come to meetings.")
    agenda_items: tuple[AgendaItem, ...] | None = maybe("The items of business of meetings.")
    papers: tuple[Paper, ...] | None = maybe("Papers for meetings.")
    minutes: tuple[Minute, ...] | None = maybe("Minutes of meetings.")
    meeting_actions: tuple[MeetingAction, ...] | None = maybe("What meetings asked somebody to do.")
    planning_group: PlanningGroup | None = maybe("The strategic planning group.")
    localities: tuple[Locality, ...] | None = maybe("The localities of the area.")
    plans: tuple[Plan, ...] | None = maybe("Strategic plans.")
    plan_sections: tuple[PlanSection, ...] | None = maybe("The sections of strategic plans, with their texts.")
    plan_actions: tuple[PlanAction, ...] | None = maybe("What strategic plans say will be done.")
    plan_measures: tuple[PlanMeasure, ...] | None = maybe("What strategic plans will be measured by.")
    plan_views: tuple[PlanView, ...] | None = maybe("Views given on proposals and drafts, and what came of them.")
    other_plans: tuple[OtherPlan, ...] | None = maybe("Strategic plans of other authorities that share services.")
    plan_reviews: tuple[PlanReview, ...] | None = maybe("Reviews of the strategic plan.")
    plan_directions: tuple[PlanDirection, ...] | None = maybe("Directions to replace the strategic plan.")
    information_requests: tuple[InformationRequest, ...] | None = maybe("Information asked of partner bodies.")
    decisions: tuple[Decision, ...] | None = maybe("Decisions, with what was considered before them.")
    assessments: tuple[Assessment, ...] | None = maybe("Assessments of what decisions and plans may do.")
    directions: tuple[Direction, ...] | None = maybe("Directions to the health board and councils.")
    directions_reviews: tuple[DirectionsReview, ...] | None = maybe("Yearly looks at the directions log.")
    ministerial_directions: tuple[MinisterialDirection, ...] | None = maybe("Directions of the Scottish Ministers.")
    payments: tuple[Payment, ...] | None = maybe("Payments and sums set aside, by function and year.")
    set_aside_reports: tuple[SetAsideReport, ...] | None = maybe("Reports on set-aside matters.")
    set_aside_claims: tuple[SetAsideClaim, ...] | None = maybe("Requests for unspent or overspent set-aside money.")
    financial_statements: tuple[FinancialStatement, ...] | None = maybe("Annual financial statements.")
    grants: tuple[Grant, ...] | None = maybe("Grants of Ministers with conditions.")
    imposed_terms: tuple[ImposedTerm, ...] | None = maybe("Terms that Ministers imposed in default of a scheme.")
    accounts: tuple[AnnualAccounts, ...] | None = maybe("Annual accounts of the board.")
    performance_reports: tuple[PerformanceReport, ...] | None = maybe("Annual performance reports.")
    report_sections: tuple[ReportSection, ...] | None = maybe("What performance reports say, section by section.")
    spending: tuple[Spending, ...] | None = maybe("Money spent by financial year, head and locality.")
    committee_reports: tuple[CommitteeReport, ...] | None = maybe("Reports of a monitoring committee.")
    inspections: tuple[Inspection, ...] | None = maybe("Inspections with their recommendations.")
    guidance: tuple[GuidanceEdition, ...] | None = maybe("Editions of guidance that the authority works with.")
    publications: tuple[Publication, ...] | None = maybe("Publications under other duties.")
    linked_plans: tuple[LinkedPlan, ...] | None = maybe("Plans other than the strategic plan.")
    interim_cover: tuple[InterimCover, ...] | None = maybe("Requests for somebody to cover for the chief officer.")
    transfers: tuple[Transfer, ...] | None = maybe("Transfers of staff, property or liabilities between bodies.")
    officer_acts: tuple[OfficerAct, ...] | None = maybe("Acts of officers in functions of a partner body's officers.")
    resource_requests: tuple[ResourceRequest, ...] | None = maybe("Requests of one body to another to share resources.")
    disclosures: tuple[Disclosure, ...] | None = maybe("Information shared with other bodies under section 49.")
    council_arrangements: tuple[CouncilArrangement, ...] | None = maybe(
        "Arrangements for one council to discharge functions of another."
    )
    shared_services: tuple[SharedService, ...] | None = maybe("Shared services that need somebody's consent.")
    community_planning_localities: tuple[CommunityPlanningLocality, ...] | None = maybe(
        "Localities of community planning, which are not those of integration."
    )
    information_access_requests: tuple[InformationAccessRequest, ...] | None = maybe(
        "Requests for information from anybody, under freedom of information."
    )
    publication_schemes: tuple[PublicationScheme, ...] | None = maybe("Publication schemes, past and present.")
    complaints: tuple[Complaint, ...] | None = maybe("Complaints about what the authority itself did.")
    codes_of_conduct: tuple[CodeOfConduct, ...] | None = maybe("Editions of the code of conduct for members.")
    interests_register: InterestsRegister | None = maybe("The register of members' interests.")
    evidence: tuple[Evidence, ...] | None = maybe("Evidence of what was considered or done.")
    judgements: tuple[Judgement, ...] | None = maybe("Answers to questions that the law leaves to people.")

    @cached_property
    def _worked_out(self) -> dict[tuple[object, ...], Any]:
        return {}

    def once(self, work: Callable[[AuthorityFacts, *Given], T], *given: *Given) -> T:
        """What `work` makes of these facts and of what is given, worked out when first asked for and kept.

        `work` is a function of a module, and what it returns depends on nothing else and is not changed afterwards.
        """
        key = (work, *given)
        if key not in self._worked_out:
            self._worked_out[key] = work(self, *given)
        return cast("T", self._worked_out[key])

    @cached_property
    def subjects_found(self) -> dict[object, tuple[date | None, tuple[Any, ...]]]:
        """Where the engine keeps what each duty asks about, by the duty and what finds it, up to one last day each."""
        return {}

    @cached_property
    def settings(self) -> tuple[Setting, ...]:
        """What kind of authority it was over time, the earliest first. Empty where nothing says so.

        From the schemes with an approval or effective day; without those from the register by code.
        """
        dated = [(day, scheme) for scheme in self.schemes or () if (day := scheme_start(scheme)) is not None]
        if dated:
            return tuple(_setting_of(scheme, day) for day, scheme in sorted(dated, key=lambda each: each[0]))
        if self.schemes:
            return (_setting_of(self.schemes[0], date.min),)
        return _registered_settings(self.authority.code)

    def setting_on(self, day: date) -> Setting:
        """The setting on `day`; before the first scheme the first one's, since it was being set up.

        Raises:
            IndexError: where the authority has no settings.
        """
        chosen = self.settings[0]
        for setting in self.settings:
            if setting.first_day <= day:
                chosen = setting
        return chosen

    def scheme_called(self, name: str | None) -> Scheme | None:
        """The scheme with that id."""
        return next((scheme for scheme in self.schemes or () if scheme.id == name), None)

    @cached_property
    def other_councils(self) -> tuple[str, ...] | None:
        """The other councils in the health board's area, from the file or else the register; None if neither says."""
        recorded = self.authority.other_councils_of_health_board
        if recorded is not None or self.authority.code is None:
            return recorded
        row = reference.authority(self.authority.code)
        own = {council.name for council in row.councils}
        return tuple(name for name in row.councils_in_health_board_area if name not in own)

    @cached_property
    def functions(self) -> tuple[DelegatedFunction, ...] | None:
        """Every delegated function of every scheme; None where no scheme says which."""
        listed = [scheme.functions for scheme in self.schemes or () if scheme.functions is not None]
        return tuple(function for functions in listed for function in functions) if listed else None

    @cached_property
    def functions_by_id(self) -> dict[str, DelegatedFunction]:
        """Delegated functions by id."""
        return {function.id: function for function in self.functions or ()}

    @cached_property
    def functions_over_time(self) -> tuple[FunctionsFrom, ...]:
        """The functions delegated from each day on which they change, the earliest first.

        The first entry begins before any recorded day, with the functions whose first day is not recorded.
        """
        functions = self.functions or ()
        changes = {date.min}
        changes.update(each.first_day for each in functions if each.first_day is not None)
        ends = (each.last_day for each in functions if each.last_day is not None and each.last_day < date.max)
        changes.update(last_day + timedelta(days=1) for last_day in ends)
        return tuple(
            FunctionsFrom(day, tuple(each for each in functions if _holds(each, day))) for day in sorted(changes)
        )

    @cached_property
    def people_by_id(self) -> dict[str, Person]:
        """People by id."""
        return {person.id: person for person in self.people or ()}

    @cached_property
    def members_by_id(self) -> dict[str, Member]:
        """Members by id."""
        return {member.id: member for member in self.members or ()}

    @cached_property
    def _members_by_body(self) -> dict[str, tuple[Member, ...]]:
        return _grouped(self.members or (), "body")

    def members_of(self, body: str) -> tuple[Member, ...]:
        """Everybody who ever held a seat on `body`."""
        return self._members_by_body.get(body, ())

    @cached_property
    def _meetings_by_body(self) -> dict[str, tuple[Meeting, ...]]:
        return _grouped(sorted(self.meetings or (), key=lambda meeting: meeting.held_on), "body")

    def meetings_of(self, body: str) -> tuple[Meeting, ...]:
        """The meetings of `body` that were not called off, the earliest first."""
        return tuple(each for each in self._meetings_by_body.get(body, ()) if not each.cancelled)

    @cached_property
    def plans_in_order(self) -> tuple[Plan, ...]:
        """Plans by the first day of their period; those without one last."""
        return tuple(sorted(self.plans or (), key=lambda plan: plan.period_first_day or date.max))

    def plan_called(self, name: str | None) -> Plan | None:
        """The plan with that id."""
        return next((plan for plan in self.plans or () if plan.id == name), None)

    @cached_property
    def _assessments_by_subject(self) -> dict[str, tuple[Assessment, ...]]:
        return _grouped(self.assessments or (), "subject")

    def assessments_of(self, subject: str) -> tuple[Assessment, ...]:
        """The assessments of a decision or plan, screenings included."""
        return self._assessments_by_subject.get(subject, ())

    @cached_property
    def _publications_by_kind(self) -> dict[str, tuple[Publication, ...]]:
        return _grouped(self.publications or (), "kind")

    def publications_of(self, kind: PublicationKind) -> tuple[Publication, ...]:
        """The publications of a kind, those planned or not yet published included."""
        return self._publications_by_kind.get(kind, ())

    @cached_property
    def _linked_plans_by_kind(self) -> dict[str, tuple[LinkedPlan, ...]]:
        return _grouped(self.linked_plans or (), "kind")

    def linked_plans_of(self, kind: LinkedPlanKind) -> tuple[LinkedPlan, ...]:
        """The plans of a kind other than the strategic plan."""
        return self._linked_plans_by_kind.get(kind, ())

    @cached_property
    def _directions_by_decision(self) -> dict[str, tuple[Direction, ...]]:
        return _grouped(self.directions or (), "decision")

    def directions_under(self, decision: str) -> tuple[Direction, ...]:
        """The directions recorded as carrying out a decision."""
        return self._directions_by_decision.get(decision, ())

    @cached_property
    def directions_by_id(self) -> dict[str, Direction]:
        """Directions by id."""
        return {direction.id: direction for direction in self.directions or ()}

    @cached_property
    def _evidence_by_duty(self) -> dict[str, tuple[Evidence, ...]]:
        return _grouped(self.evidence or (), "duty")

    def evidence_on(self, duty: str, part: str, subject: str) -> list[Evidence]:
        """Evidence on a part of a duty for a subject, that for every part or subject included."""
        return [
            each
            for each in self._evidence_by_duty.get(duty, ())
            if each.part in (None, part) and each.subject in (None, subject)
        ]

    @cached_property
    def _judgements_by_part(self) -> dict[tuple[str, str], list[Judgement]]:
        grouped: dict[tuple[str, str], list[Judgement]] = {}
        for each in sorted(self.judgements or (), key=lambda judgement: judgement.judged_on):
            grouped.setdefault((each.duty, each.part), []).append(each)
        return grouped

    def judgements_on(self, duty: str, part: str, subject: str) -> list[Judgement]:
        """Judgements on a part of a duty for a subject, the earliest first."""
        return [each for each in self._judgements_by_part.get((duty, part), ()) if each.subject in (None, subject)]


def _holds(function: DelegatedFunction, day: date) -> bool:
    begun = function.first_day is None or function.first_day <= day
    return begun and (function.last_day is None or day <= function.last_day)


def scheme_start(scheme: Scheme) -> date | None:
    """The day from which a scheme counts: Ministers' effective day for a revised one, else its approval."""
    for event in (scheme.takes_effect_on, scheme.approved_on):
        if isinstance(event, date):
            return event
    return None


def _setting_of(scheme: Scheme, day: date) -> Setting:
    return Setting(
        first_day=day,
        model=scheme.model,
        health_board=scheme.health_board,
        councils=scheme.councils,
        scheme=scheme.id,
    )


def _registered_settings(code: str | None) -> tuple[Setting, ...]:
    if code is None:
        return ()
    row = reference.authority(code)
    return tuple(
        Setting(
            first_day=dated.valid_from,
            model=dated.model,
            health_board=row.health_board.name,
            councils=tuple(council.name for council in row.councils),
            scheme=None,
        )
        for dated in row.models
    )


def _grouped(rows: Iterable[T], by: str) -> dict[str, tuple[T, ...]]:
    grouped: dict[str, list[T]] = {}
    for row in rows:
        grouped.setdefault(getattr(row, by), []).append(row)
    return {key: tuple(found) for key, found in grouped.items()}
