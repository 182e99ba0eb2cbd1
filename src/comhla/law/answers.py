"""What a check may answer, and the sentence that says why.

Seven outcomes and no more. Silence, conflict and missing facts are answers, not defaults: a part of a duty
that cannot be decided says so and names the fact it lacks.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from comhla.dates import in_words


class Outcome(StrEnum):
    """The seven things a check can say about one part of a duty."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_YET_DUE = "not_yet_due"
    NOT_APPLICABLE = "not_applicable"
    NOT_EVIDENCED = "not_evidenced"
    FOR_A_PERSON = "for_a_person"
    CANNOT_TELL = "cannot_tell"

    @property
    def heading(self) -> str:
        """The outcome as a heading for people."""
        return _TITLES[self]

    @property
    def needs_attention(self) -> bool:
        """Whether somebody has something to do about it."""
        return self in _NEEDS_ATTENTION


_TITLES = {
    Outcome.MET: "Met",
    Outcome.NOT_MET: "Not met",
    Outcome.NOT_YET_DUE: "Not yet due",
    Outcome.NOT_APPLICABLE: "Does not apply",
    Outcome.NOT_EVIDENCED: "No evidence recorded",
    Outcome.FOR_A_PERSON: "For a person to judge",
    Outcome.CANNOT_TELL: "Cannot tell",
}
_NEEDS_ATTENTION = frozenset({Outcome.NOT_MET, Outcome.NOT_EVIDENCED, Outcome.FOR_A_PERSON, Outcome.CANNOT_TELL})

_NO_WORDS: Mapping[str, object] = {}


class Answer(NamedTuple):
    """One part of a duty, answered for one subject on one day.

    `template` is a complete sentence with named places and `words` what goes into them, kept apart so that a
    sentence is only put together when somebody reads it, and can be put together in another language.
    A tuple, not a dataclass: a check makes thousands of these.
    """

    outcome: Outcome
    template: str
    words: Mapping[str, object] = _NO_WORDS
    due: date | None = None
    then: str | None = None
    missing: tuple[str, ...] = ()

    @property
    def because(self) -> str:
        """The reason, as a sentence in English."""
        return fill(self.template, self.words)

    @property
    def next_step(self) -> str | None:
        """What to do next, as a sentence in English, or None where nothing is to be done."""
        return None if self.then is None else fill(self.then, self.words)


def fill(template: str, words: Mapping[str, object]) -> str:
    """Put `words` into the named places of `template`: days in words, lists with "and"."""
    if not words:
        return template
    return template.format_map({name: spoken(value) for name, value in words.items()})


def spoken(value: object) -> str:
    """One value as it is said inside a sentence."""
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, tuple | list | frozenset | set):
        return listed([spoken(each) for each in value])
    return str(value)


def listed(items: list[str]) -> str:
    """`a, b and c`, or `none` for an empty list."""
    if not items:
        return "none"
    if len(items) == 1:
        return items[0]
    return f"{', '.join(items[:-1])} and {items[-1]}"


# To look up a member of an enumeration, and to call a named tuple, takes as long as the rest of an answer together; so
# the members have names of their own here, and the tuple is made by the call behind it.
_MET, _NOT_MET, _NOT_YET_DUE = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_YET_DUE
_NOT_APPLICABLE, _NOT_EVIDENCED = Outcome.NOT_APPLICABLE, Outcome.NOT_EVIDENCED
_FOR_A_PERSON, _CANNOT_TELL = Outcome.FOR_A_PERSON, Outcome.CANNOT_TELL
_answer = tuple.__new__


def met(template: str, /, *, due: date | None = None, then: str | None = None, **words: Any) -> Answer:
    """The facts show that it was done, in time where there is a time."""
    return _answer(Answer, (_MET, template, words, due, then, ()))


def not_met(template: str, /, *, then: str, due: date | None = None, **words: Any) -> Answer:
    """The facts show that it was not done, or not in time. Say what to do next, "already done" included."""
    return _answer(Answer, (_NOT_MET, template, words, due, then, ()))


def not_yet_due(template: str, /, *, due: date | None, then: str, **words: Any) -> Answer:
    """Not done yet and still in time: name the last day in time where there is one."""
    return _answer(Answer, (_NOT_YET_DUE, template, words, due, then, ()))


def not_applicable(template: str, /, **words: Any) -> Answer:
    """The part does not bind here, or not now: say why, and who bears it where somebody else does."""
    return _answer(Answer, (_NOT_APPLICABLE, template, words, None, None, ()))


def not_evidenced(template: str, /, *, then: str, due: date | None = None, **words: Any) -> Answer:
    """Regard or consideration is required, and nothing recorded shows it."""
    return _answer(Answer, (_NOT_EVIDENCED, template, words, due, then, ()))


def for_a_person(question: str, /, *, then: str | None = None, due: date | None = None, **words: object) -> Answer:
    """A judgement that the law leaves to people: `question` is the question to put to them.

    A recorded judgement on this part and subject replaces the answer.
    """
    return _answer(Answer, (_FOR_A_PERSON, question, words, due, then or _RECORD_A_JUDGEMENT, ()))


def cannot_tell(template: str, /, *, missing: tuple[str, ...], then: str | None = None, **words: object) -> Answer:
    """A fact is missing. `missing` names it by its place in the authority file."""
    return _answer(Answer, (_CANNOT_TELL, template, words, None, then or _RECORD_THE_FACT, missing))


_RECORD_A_JUDGEMENT = "Ask the person who may decide this, and record the answer with reasons under judgements."
_RECORD_THE_FACT = "Record the missing fact in the authority file."
