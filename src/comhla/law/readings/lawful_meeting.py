"""Whether a meeting was lawful: every rule that applies to it, in the order of its life, by the law of its day.

The answers are those of the duties and of nothing else. Rules about the meeting, its votes and its decisions are asked
as at the day of the question, and rules about the body (its membership, chair, standing orders and register of
interests) as at the day of the meeting. Which version of the law applies hangs on the day of the meeting alone.

A vacancy does not undo what is done or decided: SSI 2014/285 article 15, https://www.legislation.gov.uk/ssi/2014/285.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from comhla.dates import FinancialYear, in_words
from comhla.law.answers import Outcome
from comhla.law.asked import Asked
from comhla.law.duty import Councils, Version
from comhla.law.engine import Unit, ask, units
from comhla.law.facts import AuthorityFacts, Decision, Evidence, Meeting
from comhla.law.facts_used import Used, facts_used
from comhla.law.findings import Finding
from comhla.law.readings.board_roll import BOARD
from comhla.law.readings.meeting_rules import ABOUT_DECISIONS, ASKED_TODAY, About, Asking, Step, asked_of
from comhla.law.registry import duty_called


class NoSuchMeeting(LookupError):
    """No meeting has this id."""


VACANCIES_UNDO_NOTHING = (
    "A vacancy does not undo what the board does or decides (SSI 2014/285, article 15). What is said here of empty"
    " seats is about the duty to fill them."
)
"""Said beside the membership of a joint board."""


class Rule(NamedTuple):
    """One rule asked of the meeting: the answer with its reason and citation, and the evidence recorded for it.

    `as_at` is the day as at which it was asked.
    """

    step: Step
    finding: Finding
    as_at: date
    evidence: tuple[Evidence, ...]

    @property
    def requires(self) -> str:
        """What the rule asks for, in our own words."""
        return self.finding.part.requires if self.finding.part else self.finding.duty.title


class Group(NamedTuple):
    """The rules of one step; `note` is what has to be known beside them, or that there was nothing to ask."""

    step: Step
    rules: tuple[Rule, ...]
    note: str


class Edition(NamedTuple):
    """A change of a rule that was asked, and whether the meeting came after it."""

    first_day: date
    has_come: bool
    rule: str
    version: Version


class Verdict(StrEnum):
    """All rules in one word, the worst first."""

    BROKEN = "broken"
    CANNOT_BE_TOLD = "cannot_be_told"
    FOR_A_PERSON = "for_a_person"
    KEPT_SO_FAR = "kept_so_far"
    KEPT = "kept"
    NO_RULE = "no_rule"


class LawfulMeeting(NamedTuple):
    """What every rule says of one meeting."""

    facts: AuthorityFacts
    meeting: Meeting
    as_at: date
    groups: tuple[Group, ...]
    editions: tuple[Edition, ...]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in the order of the meeting's life."""
        return tuple(rule for group in self.groups for rule in group.rules)

    def with_outcome(self, *outcomes: Outcome) -> tuple[Rule, ...]:
        """The rules answered in one of these ways."""
        return tuple(each for each in self.rules if each.finding.outcome in outcomes)

    @property
    def verdict(self) -> Verdict:
        """All rules in one word."""
        return next((verdict for verdict in _WORST_FIRST if self.deciding(verdict)), Verdict.NO_RULE)

    def deciding(self, verdict: Verdict) -> tuple[Rule, ...]:
        """The rules that speak for a verdict.

        What was not yet due on the day of the meeting, and was asked as at that day, leaves nothing open today.
        """
        found = self.with_outcome(*_WORST_FIRST.get(verdict, ()))
        if verdict is Verdict.KEPT_SO_FAR:
            return tuple(each for each in found if each.as_at == self.as_at)
        return found

    @property
    def headline(self) -> str:
        """All rules in one sentence."""
        return _headline(self, self.verdict, len(self.deciding(self.verdict)))

    @property
    def law_of_the_day(self) -> str:
        """Which changes of the law had come by the day of the meeting, and which had not, in a sentence."""
        held = in_words(self.meeting.held_on)
        come = _days(each for each in self.editions if each.has_come)
        to_come = _days(each for each in self.editions if not each.has_come)
        said = f"Judged by the law of {held}"
        if come:
            said += f", with the {_changes(come)} in force"
        if to_come:
            said += f"{' and' if come else ','} before the {_changes(to_come)}"
        return f"{said}."

    def used(self, rule: Rule, *, most: int | None = None) -> tuple[Used, ...]:
        """The recorded facts that the answer of a rule rests on; of each collection at most so many rows."""
        return tuple(facts_used(rule.finding, self.facts, rule.as_at, most=most))


_UNKNOWN = (Outcome.CANNOT_TELL, Outcome.NOT_EVIDENCED)
_WORST_FIRST: Mapping[Verdict, tuple[Outcome, ...]] = {
    Verdict.BROKEN: (Outcome.NOT_MET,),
    Verdict.CANNOT_BE_TOLD: _UNKNOWN,
    Verdict.FOR_A_PERSON: (Outcome.FOR_A_PERSON,),
    Verdict.KEPT_SO_FAR: (Outcome.NOT_YET_DUE,),
    Verdict.KEPT: (Outcome.MET,),
}
_SAID = {
    Verdict.BROKEN: ("1 rule was not kept{unknown}.", "{number} rules were not kept{unknown}."),
    Verdict.CANNOT_BE_TOLD: (
        "No rule is known to have been broken, and of 1 rule it cannot be told whether it was kept.",
        "No rule is known to have been broken, and of {number} rules it cannot be told whether they were kept.",
    ),
    Verdict.FOR_A_PERSON: (
        "No rule was broken as far as facts tell, and 1 question is for a person to judge.",
        "No rule was broken as far as facts tell, and {number} questions are for a person to judge.",
    ),
    Verdict.KEPT_SO_FAR: (
        "Every rule that has had to be kept so far was kept; 1 is not yet due.",
        "Every rule that has had to be kept so far was kept; {number} are not yet due.",
    ),
    Verdict.KEPT: ("Every rule that applies was kept.", "Every rule that applies was kept."),
}
_AND_UNKNOWN = (
    "",
    ", and of 1 more it cannot be told whether it was kept",
    ", and of {number} more it cannot be told whether they were kept",
)
CALLED_OFF = "The meeting was called off, so no rule on meetings is asked of it."
NO_RULE = "No rule on meetings is asked of this body."


def _headline(asked: LawfulMeeting, verdict: Verdict, number: int) -> str:
    if verdict is Verdict.NO_RULE:
        return CALLED_OFF if asked.meeting.cancelled else NO_RULE
    unknown = len(asked.with_outcome(*_UNKNOWN))
    also = _AND_UNKNOWN[min(unknown, 2)].format(number=unknown)
    return _SAID[verdict][min(number, 2) - 1].format(number=number, unknown=also)


def _days(editions: Iterator[Edition]) -> list[str]:
    return [in_words(day) for day in dict.fromkeys(each.first_day for each in editions)]


def _changes(days: list[str]) -> str:
    if len(days) == 1:
        return f"change of {days[0]}"
    return f"changes of {', '.join(days[:-1])} and {days[-1]}"


def lawful_meeting(facts: AuthorityFacts, meeting_id: str, as_at: date) -> LawfulMeeting:
    """Ask every rule that applies to a meeting.

    Args:
        facts: what is recorded of the authority.
        meeting_id: the meeting.
        as_at: the day of the question. Facts dated later are not known on it.

    Raises:
        NoSuchMeeting: where no meeting has this id.
    """
    meeting = next((each for each in facts.meetings or () if each.id == meeting_id), None)
    if meeting is None:
        raise NoSuchMeeting(f"There is no meeting {meeting_id}.")
    of_meeting = asked_of(facts, meeting)
    rules = sorted(_rules(facts, meeting, as_at, of_meeting), key=lambda rule: _ORDER[rule.step])
    groups = tuple(_group(facts, meeting, step, rules) for step in Step) if rules else ()
    return LawfulMeeting(facts, meeting, as_at, groups, tuple(_editions(facts, meeting, of_meeting)))


_ORDER = {step: place for place, step in enumerate(Step)}
NOTHING_TO_ASK = "Nothing at this meeting called for a rule on this."


def _group(facts: AuthorityFacts, meeting: Meeting, step: Step, rules: list[Rule]) -> Group:
    own = tuple(each for each in rules if each.step is step)
    is_of_board = step is Step.MADE_UP and meeting.body == BOARD
    return Group(step, own, VACANCIES_UNDO_NOTHING if is_of_board else "" if own else NOTHING_TO_ASK)


def _rules(facts: AuthorityFacts, meeting: Meeting, as_at: date, of_meeting: Sequence[Asking]) -> Iterator[Rule]:
    then = min(meeting.held_on, as_at)
    on_the_day, today = Asked(facts, then), Asked(facts, as_at)
    subjects = _subjects(facts, meeting)
    found: dict[str, tuple[Unit, ...]] = {}
    for asking in (*of_meeting, *(ABOUT_DECISIONS if of_meeting else ())):
        is_later = asking.about in ASKED_TODAY
        if asking.duty not in found:
            found[asking.duty] = tuple(units(duty_called(asking.duty), facts, until=as_at))
        for unit in found[asking.duty]:
            finding = None
            if _concerns(unit, asking, subjects) or _is_silent(unit, asking, meeting):
                finding = ask(unit, today if is_later else on_the_day)
            if finding is not None:
                evidence = tuple(facts.evidence_on(*finding.key))
                yield Rule(asking.step, finding, as_at if is_later else then, evidence)


def _concerns(unit: Unit, asking: Asking, subjects: Mapping[About, frozenset[str]]) -> bool:
    if unit.kind is None or unit.part is None or unit.kind.key != asking.kind:
        return False
    if asking.parts and unit.part.key not in asking.parts:
        return False
    return asking.about is About.WHOLE or unit.subject.id in subjects[asking.about]


def _is_silent(unit: Unit, asking: Asking, meeting: Meeting) -> bool:
    """Whether a collection that the rules need is not recorded, which is told once: where they are all asked at once.

    Where decisions are not recorded, that matters only if any were taken.
    """
    if unit.kind is None or unit.part is not None or unit.kind.key != asking.kind or not asking.tells_silence:
        return False
    return asking.about not in (About.DECISION, About.DIRECTION) or meeting.decisions_taken is True


def _subjects(facts: AuthorityFacts, meeting: Meeting) -> Mapping[About, frozenset[str]]:
    """The names under which duties are asked about this meeting, and about what belongs to it."""
    held, body = meeting.held_on, meeting.body
    periods = [
        each.id
        for each in facts.chair_periods or ()
        if each.body == body and _runs(each.first_day, each.last_day, held)
    ]
    seats = [each.id for each in facts.members_of(body) if _runs(each.first_day, each.last_day, held)]
    vacant = [
        each.id for each in facts.vacancies or () if each.body == body and _runs(each.first_day, each.last_day, held)
    ]
    decided = [each for each in facts.decisions or () if each.meeting == meeting.id]
    directions = [each.id for decision in decided for each in facts.directions_under(decision.id)]
    return {
        About.MEETING: frozenset({meeting.id}),
        About.COMMITTEE: frozenset({body}),
        About.PERIOD: frozenset(name for each in periods for name in (each, f"chair-{each}")),
        About.HOLDING: frozenset(seats),
        About.VACANCY: frozenset(vacant),
        About.YEAR: frozenset({FinancialYear.containing(held).label}),
        About.DECISION: frozenset(name for each in decided for name in _names(each)),
        About.DIRECTION: frozenset(directions),
    }


def _names(decision: Decision) -> Iterator[str]:
    yield decision.id
    yield f"decision-{decision.id}"
    for each in decision.localities or ():
        yield f"{decision.id}-in-{each.locality}"


def _runs(first_day: date, last_day: date | None, day: date) -> bool:
    return first_day <= day and (last_day is None or day <= last_day)


def _editions(facts: AuthorityFacts, meeting: Meeting, of_meeting: Sequence[Asking]) -> Iterator[Edition]:
    """Each change of a rule about meetings that binds the body, in order of day."""
    several = facts.setting_on(meeting.held_on).several_councils if facts.settings else False
    other = Councils.ONE if several else Councils.SEVERAL
    duties = dict.fromkeys(duty_called(each.duty) for each in of_meeting)
    changed = [(version, duty) for duty in duties if duty.councils is not other for version in duty.versions[1:]]
    for version, duty in sorted(changed, key=lambda each: (each[0].first_day, each[1].id)):
        yield Edition(version.first_day, version.first_day <= meeting.held_on, duty.title, version)
