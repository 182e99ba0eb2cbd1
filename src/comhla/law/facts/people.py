"""People, posts, members of the board and of the monitoring committee, committees and standing orders."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from comhla.law.events import Event
from comhla.law.facts.fields import Record, fact, maybe
from comhla.reference.seats import Seat


class Person(Record):
    """A person who holds a seat or a post. The name may be left out: rules never read it."""

    id: str = fact("A short name for the person that stays the same, as council-nominee-1.")
    name: str | None = maybe("The person's name, if it is to be shown.")
    lives_in_area: bool | None = maybe("Whether the person lives in the area.")


class Leaving(StrEnum):
    """Why a seat was left."""

    TERM_ENDED = "term ended"
    RESIGNED = "resigned"
    REMOVED_FOR_ABSENCE = "removed for absence"
    REMOVED_FOR_CONDUCT = "removed for conduct"
    DISQUALIFIED = "disqualified"
    NO_LONGER_COUNCILLOR = "no longer a councillor"
    NOMINATION_WITHDRAWN = "nomination withdrawn"
    LEFT_OFFICE = "left the office that carries the seat"
    OTHER = "other"


class DisqualifyingGround(StrEnum):
    """The grounds on which nobody may be a member. SSI 2014/285 art 8; SSI 2014/281 art 8."""

    SENTENCE = "sentence of three months or more"
    DISMISSAL = "dismissed by a health board or council"
    INSOLVENCY = "insolvent"
    STRUCK_OFF = "removed from a professional register"
    STANDARDS_SANCTION = "sanction under the 2000 Act"


class Disqualification(Record):
    """A ground of disqualification that is recorded for a member."""

    ground: DisqualifyingGround = fact("The ground.")
    first_day: date = fact("The first day on which it applies; for a sentence, the end of the time for appeal.")
    last_day: date | None = maybe("The last day on which it applies, where it has ended.")


class Member(Record):
    """One seat held by one person, on the board, the monitoring committee or a committee of the board."""

    id: str = fact("A short name for this holding of the seat.")
    person: str = fact("Who holds it.", refers_to="people")
    body: str = fact("board, monitoring_committee, or the id of a committee.", refers_to="bodies")
    seat: Seat = fact("The kind of seat, which says under which sub-paragraph the member was appointed.")
    nominated_by: str | None = maybe("The health board or council that nominated the member.", refers_to="parties")
    staff_of: str | None = maybe("For a staff member: the body whose staff they represent.", refers_to="parties")
    first_day: date = fact("The first day in the seat.")
    last_day: date | None = maybe("The last day in the seat, where it has been left.")
    term_last_day: date | None = maybe("The last day of the term for which the member was appointed.")
    is_councillor: bool | None = maybe("Whether the member is a councillor.")
    is_non_executive_director: bool | None = maybe(
        "Whether the member is a non-executive director of the health board."
    )
    is_health_board_member: bool | None = maybe("Whether the member is on the health board and not also a councillor.")
    meets_conditions_of_seat: bool | None = maybe(
        "For a clinical seat: whether registration and employment are as the Order asks; for a service user or carer:"
        " whether they live or provide care in the area."
    )
    left_because: Leaving | None = maybe("Why the seat was left.")
    notice_on: Event = maybe("The day of the written notice of resignation, removal or withdrawal.")
    nominating_body_told_on: Event = maybe("The day the board told the body that nominated a member who resigned.")
    ceased_to_be_councillor_on: date | None = maybe("The day a council's nominee stopped being a councillor.")
    disqualifications: tuple[Disqualification, ...] | None = maybe(
        "Grounds of disqualification; an empty list for none."
    )
    officer_of: str | None = maybe(
        "For a finance officer or chief social work officer on a monitoring committee: the body whose officer it is.",
        refers_to="parties",
    )
    removal_agreed_by: tuple[str, ...] | None = maybe(
        "For a member of a monitoring committee removed for conduct: the parties that agreed to it.",
        refers_to="parties",
    )
    interests: InterestsNotice | None = maybe("The notice of interests that the member gave.")


class InterestCategory(StrEnum):
    """The eight categories of interests. SSI 2003/135."""

    GIFTS = "gifts and hospitality"
    REMUNERATION = "remuneration"
    RELATED_UNDERTAKINGS = "related undertakings"
    CONTRACTS = "contracts"
    ELECTION_EXPENSES = "election expenses"
    PROPERTY = "houses, land and buildings"
    SHARES = "shares and securities"
    NON_FINANCIAL = "non-financial interests"


class InterestEntry(Record):
    """What a notice says in one category."""

    category: InterestCategory = fact("The category.")
    words: str | None = maybe("The interest as it was described; left out where the notice states that there is none.")


class InterestsNotice(Record):
    """A member's notice of interests and its changes. SSI 2003/135."""

    given_on: Event = maybe("The day the first notice was given.")
    categories_answered: int | None = maybe("How many of the eight categories are described or stated as nil.")
    entries: tuple[InterestEntry, ...] | None = maybe("What it says by category, as it stands after the last change.")
    changes: tuple[InterestsChange, ...] | None = maybe("Changes of interests and the notices of them.")
    removed_from_register_on: Event = maybe("The day the entry was taken out of the register, after the member left.")


class InterestsChange(Record):
    """One change of interests."""

    changed_on: date = fact("The day the interest changed.")
    notified_on: Event = maybe("The day notice of the change was given.")


class ChairPeriod(Record):
    """An appointing period of the chair and vice-chair."""

    id: str = fact("A short name for the period.")
    body: str = fact("board or monitoring_committee.", refers_to="bodies")
    first_day: date = fact("The first day of the period.")
    last_day: date | None = maybe("The last day of the period.")
    appointed_by: str | None = maybe("The health board or council that appointed the chair.", refers_to="parties")
    agreed_by: tuple[str, ...] | None = maybe("For a monitoring committee: the parties that agreed the chair.")
    notice_of_change_on: Event = maybe(
        "For a monitoring committee: the day notice was given that this chair would take over from another."
    )
    chair: str | None = maybe("The member who chairs.", refers_to="members")
    vice_chair: str | None = maybe("The member who is vice-chair.", refers_to="members")
    vice_chair_appointed_by: str | None = maybe("The body that appointed the vice-chair.", refers_to="parties")


class Vacancy(Record):
    """A seat of a nominee that the body concerned cannot fill for the time being."""

    id: str = fact("A short name for the vacancy.")
    body: str = fact("board or monitoring_committee.", refers_to="bodies")
    seat: Seat = fact("The kind of seat.")
    side: str | None = maybe("The body that has to nominate for it.", refers_to="parties")
    first_day: date = fact("The first day on which it is vacant.")
    last_day: date | None = maybe("The last day on which it is vacant.")
    letter_to_ministers_on: Event = maybe("The day the chair wrote to the Scottish Ministers with the reasons.")
    temporary_chair_appointed_on: Event = maybe("The day the other side appointed a temporary chair, where it had to.")


class Committee(Record):
    """A committee of the integration joint board."""

    id: str = fact("A short name for the committee.")
    name: str = fact("Its name.")
    set_up_on: date = fact("The day it was set up.")
    ended_on: date | None = maybe("The last day of its life.")
    chair_decided_by_board: bool | None = maybe("Whether the board decided who chairs it.")
    decides_on_integration_functions: bool | None = maybe("Whether it decides about integration functions.")


class ConflictDecidedBy(StrEnum):
    """Who decides whether a member with an interest takes part."""

    OTHER_MEMBERS = "the other members"
    THE_MEMBER = "the member"


class StandingOrders(Record):
    """One edition of standing orders."""

    id: str = fact("A short name for the edition.")
    body: str = fact("board or monitoring_committee.", refers_to="bodies")
    first_day: date = fact("The first day on which this edition applies.")
    last_day: date | None = maybe("The last day on which it applies.")
    dispute_mechanism: bool | None = maybe("Whether it has a mechanism for settling ties.")
    casting_vote: bool | None = maybe("Whether it gives anybody a casting vote.")
    remote_attendance: bool | None = maybe("Whether it provides for attending remotely.")
    calling: bool | None = maybe("Whether it covers the calling of meetings.")
    notice: bool | None = maybe("Whether it covers notice of meetings.")
    notice_clear_days: int | None = maybe("The clear days of notice it asks for.")
    quorum: bool | None = maybe("Whether it covers the quorum.")
    quorum_as_number: int | None = maybe("The quorum as a fixed number, where it is stated so.")
    text: str | None = maybe("Its text, with the marks for headings and lists.")
    papers_due_days: int | None = maybe("How many working days before notice papers have to be with the clerk.")
    lists_voting_members_by_side: bool | None = maybe("Whether it names voting members as those of the two sides.")
    conduct: bool | None = maybe("Whether it covers the conduct of meetings.")
    conflict: bool | None = maybe("Whether it covers conflicts of interest.")
    conflict_decided_by: ConflictDecidedBy | None = maybe("Who decides whether a member with an interest takes part.")
    records: bool | None = maybe("Whether it covers records and minutes.")


class CodeOfConduct(Record):
    """One edition of the code of conduct for members."""

    id: str = fact("A short name for the edition.")
    first_day: date = fact("The first day on which it applies.")
    last_day: date | None = maybe("The last day on which it applies.")
    approved_by_ministers_on: Event = maybe("The day the Scottish Ministers approved it.")


class InterestsRegister(Record):
    """The register of members' interests. SSI 2003/135."""

    shows_receipt_name_and_content: bool | None = maybe(
        "Whether each entry shows the day the notice was received, whose it is and what it says."
    )
    open_to_inspection_free: bool | None = maybe("Whether anybody may inspect it free of charge.")
    address: str | None = maybe("Where it can be read.", form="address")


class OfficerPost(StrEnum):
    """Posts that the law names."""

    CHIEF_OFFICER = "chief_officer"
    FINANCE_OFFICER = "finance_officer"
    CHIEF_SOCIAL_WORK_OFFICER = "chief_social_work_officer"
    STANDARDS_OFFICER = "standards_officer"
    OTHER_STAFF = "other_staff"


class BodyAndDay(Record):
    """A body, and the day something was done with it."""

    body: str = fact("The body.")
    on: Event = maybe("The day.")


class Officer(Record):
    """A person in a post of the authority."""

    id: str = fact("A short name for this holding of the post.")
    person: str | None = maybe("Who holds it.", refers_to="people")
    post: OfficerPost = fact("The post.")
    appointed_on: date | None = maybe("The day of the appointment.")
    first_day: date = fact("The first day in post.")
    last_day: date | None = maybe("The last day in post.")
    interim: bool | None = maybe("Whether the holder covers for somebody else.")
    seconded_by: str | None = maybe("For a chief officer: the body that seconds the holder.", refers_to="parties")
    joined_seconding_body_on: Event = maybe(
        "For a chief officer from outside: the day they joined the staff of the body that seconds them."
    )
    seconded_from: date | None = maybe("For a chief officer: the first day of the secondment.")
    seconded_to: date | None = maybe("For a chief officer: the last day of the secondment, where it has one.")
    employed_by_board: bool | None = maybe("Whether the board employs the holder directly.")
    order_allowing_employment: str | None = maybe("The order that lets the board employ staff, where there is one.")
    consulted: tuple[BodyAndDay, ...] | None = maybe("Each body consulted before the appointment, and when.")
    ministers_agreed_on: Event = maybe("The day Ministers agreed the responsibilities of the post.")
    approved_by_standards_commission: bool | None = maybe("For a standards officer: whether approved, where needed.")
