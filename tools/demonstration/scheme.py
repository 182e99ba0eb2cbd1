"""Who it is, the two integration schemes, the delegated functions, and the reviews of the scheme."""

from __future__ import annotations

from datetime import date

from comhla.law.facts import (
    Ages,
    AuthorityIdentity,
    BoardEstablishment,
    Consultation,
    CouncilSize,
    DelegatedFunction,
    MinisterialDecision,
    ReviewResult,
    Scheme,
    SchemeKind,
    SchemeReview,
    SchemeSubmission,
    SchemeTerm,
)
from comhla.reference import ConsulteeGroup, council_functions, health_services
from comhla.reference.models import Model

from .names import COUNCIL, HEALTH_BOARD, NAME, OTHER_COUNCIL, PARTIES, address, day

START = day("2016-04-01")
REVISED = day("2022-10-01")
ADDED = "camhs"
SET_ASIDE = ("H1", "H2", "H3", "H4", "H5", "H6", "H8")
FOR_ALL_AGES = ("C5", "C6", "C7", "C8", "C9", "C16")
_MATTERS = tuple(f"IS-{number}" for number in range(1, 26) if number not in {2, 3, 4})


def identity() -> AuthorityIdentity:
    """The authority."""
    return AuthorityIdentity(
        name=NAME,
        fictional=True,
        health_board=HEALTH_BOARD,
        councils=(COUNCIL,),
        other_councils_of_health_board=(OTHER_COUNCIL,),
        inhabited_islands=False,
        council_sizes=(CouncilSize(council=COUNCIL, councillors=42),),
        employees=0,
        sources=("Made up for demonstration. No authority, body or person in it exists.",),
        recorded_to=day("2026-11-22"),
    )


def establishment() -> BoardEstablishment:
    """The setting up of the board."""
    return BoardEstablishment(
        established_on=day("2015-08-01"),
        order="An order of the Scottish Ministers under section 9 of the 2014 Act (made up)",
        functions_delegated_on=START,
        day_named_in_first_plan=START,
    )


def schemes() -> tuple[Scheme, ...]:
    """The first scheme, and the revised one that added a function."""
    return (
        Scheme(
            id="scheme-2015",
            kind=SchemeKind.FIRST,
            model=Model.BODY_CORPORATE,
            health_board=HEALTH_BOARD,
            councils=(COUNCIL,),
            consultations=consulted("2014-10-20", "2015-01-16"),
            consulted_jointly=True,
            submissions=(_approved("2015-03-25", "2015-06-24"),),
            approved_on=day("2015-06-24"),
            published_on=day("2015-06-26"),
            address=address("scheme-2015"),
            published_text_is_approved_text=True,
            nominees_each_side=4,
            first_chair_from=COUNCIL,
            chair_term_years=3,
            functions=_functions(),
            terms=_terms(),
        ),
        Scheme(
            id="scheme-2022",
            kind=SchemeKind.REVISED,
            model=Model.BODY_CORPORATE,
            health_board=HEALTH_BOARD,
            councils=(COUNCIL,),
            replaces="scheme-2015",
            consultations=consulted("2022-03-14", "2022-05-06"),
            consulted_jointly=True,
            submissions=(_approved("2022-06-15", "2022-08-31"),),
            approved_on=day("2022-08-31"),
            takes_effect_on=REVISED,
            published_on=day("2022-10-03"),
            address=address("scheme-2022"),
            published_text_is_approved_text=True,
            nominees_each_side=4,
            functions=(
                DelegatedFunction(
                    id=ADDED,
                    name="Child and adolescent mental health services outside hospital",
                    enactment="National Health Service (Scotland) Act 1978 s.36",
                    delegated_by=HEALTH_BOARD,
                    ages=Ages.CHILDREN,
                    set_aside=False,
                    method="The sum agreed on transfer, uplifted each year with the board's allocation",
                    first_day=REVISED,
                ),
            ),
        ),
    )


def scheme_reviews() -> tuple[SchemeReview, ...]:
    """The five-year review, which changed nothing, and the one that a council asked for, which did."""
    return (
        SchemeReview(
            id="scheme-review-2020",
            scheme="scheme-2015",
            started_on=day("2019-10-02"),
            consultations=consulted("2019-10-21", "2020-01-17"),
            consulted_jointly=True,
            decided_on=day("2020-03-11"),
            result=ReviewResult.NO_CHANGES,
        ),
        SchemeReview(
            id="scheme-review-2021",
            scheme="scheme-2015",
            requested_by=COUNCIL,
            requested_on=day("2021-05-12"),
            started_on=day("2021-06-02"),
            consultations=consulted("2021-08-23", "2021-10-29"),
            consulted_jointly=True,
            decided_on=day("2022-01-26"),
            result=ReviewResult.CHANGES,
            revised_scheme="scheme-2022",
        ),
    )


def consulted(invited: str, closed: str) -> tuple[Consultation, ...]:
    """All thirteen groups, the other council of the health board's area, and the ambulance service."""
    groups = (*(group.value for group in ConsulteeGroup), OTHER_COUNCIL, "ambulance service")
    return tuple(
        Consultation(
            group=group,
            linked_to_area=True if group in set(ConsulteeGroup) else None,
            invited_on=day(invited),
            closed_on=day(closed),
            views_received=group != "commercial_health_providers",
        )
        for group in groups
    )


def _approved(submitted: str, decided: str) -> SchemeSubmission:
    return SchemeSubmission(
        submitted_on=day(submitted),
        jointly=True,
        decision=MinisterialDecision.APPROVED,
        decided_on=day(decided),
    )


def _functions() -> tuple[DelegatedFunction, ...]:
    health = (
        DelegatedFunction(
            id=row.key,
            name=row.label,
            code=row.key,
            delegated_by=HEALTH_BOARD,
            ages=Ages.ALL if row.key in FOR_ALL_AGES else Ages.ADULTS,
            in_hospital=True if row.key.startswith("H") else None,
            councils_served=2 if row.key.startswith("H") else None,
            set_aside=row.key in SET_ASIDE,
            method="Share of use" if row.key in SET_ASIDE else "Budget, uplifted",
            first_day=START,
        )
        for row in health_services()
    )
    visiting = DelegatedFunction(
        id="health-visiting",
        name="Health visiting for people under 18",
        enactment="National Health Service (Scotland) Act 1978 s.38",
        delegated_by=HEALTH_BOARD,
        ages=Ages.CHILDREN,
        set_aside=False,
        method="Budget, uplifted",
        first_day=START,
    )
    council = (
        DelegatedFunction(
            id=row.key,
            name=row.label,
            code=row.key,
            delegated_by=COUNCIL,
            ages=Ages.ADULTS,
            set_aside=False,
            method="Budget, uplifted",
            first_day=START if row.valid_from is None else max(START, row.valid_from),
            last_day=row.valid_to,
        )
        for row in council_functions()
    )
    return (*health, visiting, *council)


def functions_on(on: date) -> tuple[DelegatedFunction, ...]:
    """The functions delegated on a day."""
    listed = [function for scheme in schemes() for function in scheme.functions or ()]
    return tuple(
        each
        for each in listed
        if each.first_day is not None and each.first_day <= on and (each.last_day is None or on <= each.last_day)
    )


_TIMESCALES: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "IS-8": (
        ("within three months of approval", "2015-09-24", "2015-09-16", "Targets for delegated functions listed"),
    ),
    "IS-9": (("within three months of approval", "2015-09-24", "2015-09-16", "Targets for other functions listed"),),
    "IS-12": (("by 31 March 2016", "2016-03-31", "2016-03-09", "Workforce development plan agreed"),),
    "IS-15": (("by 31 March 2016", "2016-03-31", "2016-03-16", "Schedule of payments agreed"),),
    "IS-20": (("by 30 September 2015", "2015-09-30", "2015-09-16", "Participation strategy agreed"),),
    "IS-21": (
        ("by 31 December 2015", "2015-12-31", "2015-12-09", "Information sharing protocol agreed"),
        ("reviewed by 31 December 2017", "2017-12-31", "2017-11-29", "Information sharing protocol reviewed"),
    ),
    "IS-24": (
        ("by 30 September 2015", "2015-09-30", "2015-09-16", "Risk strategy agreed"),
        ("by 31 March 2016", "2016-03-31", "2016-04-20", "Risk register shared between the three bodies"),
    ),
}


def _terms() -> tuple[SchemeTerm, ...]:
    plain = [
        SchemeTerm(id=f"{key}-text", matter=key, text_reference=f"section {number}", given=True, agreed=True)
        for number, key in enumerate(_MATTERS, start=1)
        if key not in _TIMESCALES
    ]
    timed = [
        SchemeTerm(
            id=f"{key}-{number}",
            matter=key,
            text_reference=f"section {_MATTERS.index(key) + 1}",
            given=True,
            agreed=True,
            duty_bearer=" and ".join(PARTIES),
            timescale=timescale,
            due_on=day(due),
            output=output,
            done_on=day(done),
        )
        for key, rows in _TIMESCALES.items()
        for number, (timescale, due, done, output) in enumerate(rows, start=1)
    ]
    return (*plain, *timed)
