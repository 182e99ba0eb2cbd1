"""Register members' interests, and have a standards officer and a code of conduct (COND-1).

Ethical Standards in Public Life etc. (Scotland) Act 2000 section 7; SSI 2003/135,
https://www.legislation.gov.uk/ssi/2003/135. Paraphrase: the words of the regulations are at that address. They were
seen as made, without later amendments; that joint boards are listed, and the code, are general knowledge, so nothing
here can accuse.

The clock. The first notice is due one month after the appointment, or after the body's code took effect where that is
later; notice of a change one month after the change. Somebody who goes on in another seat is not appointed anew: those
who vote from 1 September 2026 are members already, and their notices stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from comhla.dates import FinancialYear
from comhla.law.answers import Answer, cannot_tell, met, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.events import NOT_DONE
from comhla.law.facts import AuthorityFacts, Officer, OfficerPost
from comhla.law.readings.answer_clocks import Clock, Stage, answered_in_time
from comhla.law.readings.board_spells import Spell, spells
from comhla.law.readings.interests_owed import CATEGORIES, change_due, first_notice_due, kept_until
from comhla.law.sources import Citation, Verified

DUTY = Duty(
    id="COND-1",
    title="Register members' interests",
    family="M",
    bearer="every member of the integration joint board, and the board's standards officer",
    models=BOARD_ONLY,
    elsewhere="In a lead agency area there is no board; members of the health board and councillors register with"
    " their own bodies.",
    versions=(
        Version(
            number=1,
            first_day=date(2003, 5, 1),
            citation=Citation(
                title="Ethical Standards in Public Life etc. (Scotland) Act 2000 (Register of Interests) Regulations"
                " 2003",
                provision="SSI 2003/135; section 7 of the Act",
                url="https://www.legislation.gov.uk/ssi/2003/135",
                verified=Verified.PART_SEEN,
            ),
            words="Every member, with a vote or without, gives notice of interests within a month of appointment, each"
            " of eight categories described or stated as nil, and of every change within a month. A standards officer"
            " keeps the register, which shows when each notice came, whose it is and what it says, is open to"
            " everybody free of charge, and holds each entry until five years after the member left.",
            note="The regulations were seen as made; amendments were not checked. That joint boards are devolved public"
            " bodies in the sense of the Act is general knowledge.",
        ),
    ),
)


class YearOfNotices(NamedTuple):
    """What a financial year brings: people who come, interests that change, and people who leave."""

    label: str
    came: list[Spell]
    first_notices: list[Clock]
    changes: list[Clock]
    left: list[Spell]


@DUTY.each("members")
def year(facts: AuthorityFacts, until: date) -> Iterator[Subject[YearOfNotices]]:
    for financial_year, of in facts.once(_years):
        opens = financial_year.first_day
        yield Subject(of.label, f"notices of interests in {of.label}", opens, opens, of)


def _years(facts: AuthorityFacts) -> list[tuple[FinancialYear, YearOfNotices]]:
    years: dict[FinancialYear, YearOfNotices] = {}
    for spell in facts.once(spells):
        came = _in_year(years, spell.first_day)
        came.came.append(spell)
        due = first_notice_due(facts, spell)
        came.first_notices.append(Clock(spell.id, (Stage(spell.first_day, due),), spell.notice.given_on))
        for change in spell.notice.changes or ():
            due = change_due(change)
            clock = Clock(
                f"{spell.id} ({change.changed_on.isoformat()})", (Stage(change.changed_on, due),), change.notified_on
            )
            _in_year(years, change.changed_on).changes.append(clock)
        if spell.last_day is not None:
            _in_year(years, spell.last_day).left.append(spell)
    return sorted(years.items())


def _in_year(years: dict[FinancialYear, YearOfNotices], day: date) -> YearOfNotices:
    financial_year = FinancialYear.containing(day)
    return years.setdefault(financial_year, YearOfNotices(financial_year.label, [], [], [], []))


_MEMBERS = ("members.id", "members.person", "members.body", "members.first_day", "members.last_day")
_NOTICE = (*_MEMBERS, "members.interests", "members.interests.given_on")


@year.part("SSI 2003/135", MACHINE, uses=(*_NOTICE, "codes_of_conduct.first_day"))
def give_first_notice(asked: Asked, year: YearOfNotices) -> Answer | None:
    """Give a first notice of interests within a month of the appointment, or of the code where that is later."""
    return answered_in_time(
        asked,
        year.first_notices,
        what="First notices of interests of members who came in {year}",
        missing="members.interests.given_on",
        then="Ask these members for their notices.",
        year=year.label,
    )


@year.part("SSI 2003/135", MACHINE, uses=(*_NOTICE, "members.interests.categories_answered"))
def answer_every_category(asked: Asked, year: YearOfNotices) -> Answer | None:
    """Describe, or state as nil, the interests in each of the eight categories."""
    given = [spell for spell in year.came if asked.happened(spell.notice.given_on)]
    if not given:
        return None
    blank = tuple(
        each.id
        for each in given
        if each.notice.categories_answered is not None and each.notice.categories_answered < CATEGORIES
    )
    if blank:
        return not_met(
            "First notices of members who came in {year}: a category is left blank by {blank}.",
            then="Ask these members to describe the interest or to state that there is none.",
            year=year.label,
            blank=blank,
        )
    silent = tuple(each.id for each in given if each.notice.categories_answered is None)
    if silent:
        return cannot_tell(
            "First notices of members who came in {year}: how many categories are answered is not recorded for"
            " {silent}.",
            missing=("members.interests.categories_answered",),
            year=year.label,
            silent=silent,
        )
    return met("Every first notice of a member who came in {year} answers all eight categories.", year=year.label)


@year.part(
    "SSI 2003/135",
    MACHINE,
    uses=(
        *_MEMBERS,
        "members.interests",
        "members.interests.changes.changed_on",
        "members.interests.changes.notified_on",
    ),
)
def give_notice_of_changes(asked: Asked, year: YearOfNotices) -> Answer | None:
    """Give notice of every change of interests within a month."""
    return answered_in_time(
        asked,
        year.changes,
        what="Notices of changes of interests in {year}",
        missing="members.interests.changes.notified_on",
        then="Ask these members to give notice of the change.",
        year=year.label,
    )


@year.part(
    "SSI 2003/135",
    MACHINE,
    uses=(*_MEMBERS, "members.interests", "members.interests.removed_from_register_on"),
)
def keep_entries_five_years(asked: Asked, year: YearOfNotices) -> Answer | None:
    """Keep each entry in the register until five years after the member left."""
    left = [spell for spell in year.left if asked.past(spell.last_day)]
    if not left:
        return None
    early = tuple(spell.id for spell in left if _removed_early(asked, spell))
    if early:
        return not_met(
            "Entries of members who left in {year}: taken out of the register before five years had passed for"
            " {early}.",
            then="Put the entries back.",
            year=year.label,
            early=early,
        )
    silent = tuple(spell.id for spell in left if spell.notice.removed_from_register_on is None)
    if silent:
        return cannot_tell(
            "Entries of members who left in {year}: whether they are still in the register is not recorded for"
            " {silent}.",
            missing=("members.interests.removed_from_register_on",),
            year=year.label,
            silent=silent,
        )
    return met("Entries of members who left in {year} are kept for five years, by the record.", year=year.label)


def _removed_early(asked: Asked, spell: Spell) -> bool:
    removed, left = spell.notice.removed_from_register_on, spell.last_day
    if not isinstance(removed, date) or left is None or removed >= kept_until(left):
        return False
    return asked.reached(removed)


@DUTY.each("officers")
def post(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    yield Subject("standards-officer", "the standards officer", BEGINNING, None, None)


_POST = ("officers.post", "officers.first_day", "officers.last_day")


@post.part("SSI 2003/135", MACHINE, uses=_POST)
def have_standards_officer(asked: Asked, _: None) -> Answer:
    """Have a standards officer in post."""
    officer = _standards_officer(asked)
    if officer is not None:
        return met("A standards officer has been in post since {first}.", first=officer.first_day)
    return not_met(
        "No standards officer is in post.",
        then="Appoint a standards officer; a board without staff needs approval from the Standards Commission.",
    )


@post.part(
    "SSI 2003/135",
    MACHINE,
    uses=(*_POST, "officers.employed_by_board", "officers.approved_by_standards_commission"),
)
def have_standards_officer_approved(asked: Asked, _: None) -> Answer | None:
    """Where the board has no staff of its own, have the standards officer approved by the Standards Commission."""
    officer = _standards_officer(asked)
    if officer is None:
        return None
    if officer.employed_by_board:
        return met("The standards officer is on the board's own staff, and needs no approval.")
    if officer.approved_by_standards_commission is None:
        return cannot_tell(
            "Whether the Standards Commission approved the standards officer is not recorded.",
            missing=("officers.approved_by_standards_commission",),
        )
    if officer.approved_by_standards_commission:
        return met("The standards officer was approved by the Standards Commission.")
    return not_met(
        "The standards officer is not on the board's own staff and was not approved by the Standards Commission.",
        then="Ask the Standards Commission for approval.",
    )


def _standards_officer(asked: Asked) -> Officer | None:
    officers = (each for each in asked.facts.officers or () if each.post is OfficerPost.STANDARDS_OFFICER)
    return next(iter(asked.in_force(officers)), None)


@DUTY.each("interests_register")
def register(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    yield Subject("register", "the register of interests", BEGINNING, None, None)


@register.part("SSI 2003/135", MACHINE, uses=("interests_register.shows_receipt_name_and_content",))
def record_receipt_name_and_content(asked: Asked, _: None) -> Answer:
    """Show in the register of each notice the day it was received, whose it is and what it says."""
    kept = asked.facts.interests_register
    return _as_recorded(
        done=None if kept is None else kept.shows_receipt_name_and_content,
        what="each entry of the register shows the day of receipt, the name and the content",
        place="interests_register.shows_receipt_name_and_content",
    )


@register.part("SSI 2003/135", MACHINE, uses=("interests_register.open_to_inspection_free",))
def open_register_to_everybody(asked: Asked, _: None) -> Answer:
    """Let everybody inspect the register free of charge."""
    kept = asked.facts.interests_register
    return _as_recorded(
        done=None if kept is None else kept.open_to_inspection_free,
        what="everybody may inspect the register free of charge",
        place="interests_register.open_to_inspection_free",
    )


def _as_recorded(*, done: bool | None, what: str, place: str) -> Answer:
    if done is None:
        return cannot_tell("It is not recorded whether {what}.", missing=(place,), what=what)
    if done:
        return met("It is recorded that {what}.", what=what)
    return not_met("It is recorded as untrue that {what}.", then="Put the register right.", what=what)


@DUTY.each("codes_of_conduct")
def own_code(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    yield Subject("code", "the code of conduct", BEGINNING, None, None)


@own_code.part(
    "2000 Act",
    MACHINE,
    uses=("codes_of_conduct.first_day", "codes_of_conduct.last_day", "codes_of_conduct.approved_by_ministers_on"),
    verified=Verified.GENERAL_KNOWLEDGE,
)
def have_approved_code(asked: Asked, _: None) -> Answer:
    """Have a code of conduct of the board's own, after the model code and approved by the Scottish Ministers."""
    in_force = asked.in_force(asked.facts.codes_of_conduct)
    if not in_force:
        return not_met(
            "No code of conduct is in force.", then="Adopt a code after the model code, and send it for approval."
        )
    code = in_force[-1]
    if asked.happened(code.approved_by_ministers_on):
        return met("The code of conduct in force since {first} was approved by Ministers.", first=code.first_day)
    if code.approved_by_ministers_on is NOT_DONE:
        return not_met(
            "The code of conduct in force since {first} was not approved by Ministers.",
            then="Send the code to Ministers for approval.",
            first=code.first_day,
        )
    return cannot_tell(
        "Whether Ministers approved the code of conduct in force since {first} is not recorded.",
        missing=("codes_of_conduct.approved_by_ministers_on",),
        first=code.first_day,
    )
