"""A finding: one part of one duty, answered for one subject as at one day."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from comhla.law.answers import Answer, Outcome
from comhla.law.duty import Duty, Part, Subject, Version
from comhla.law.sources import Citation, Standing, Verified


class Finding(NamedTuple):
    """What a check says. Everything a page, a document or a program needs to show the answer and its reasons.

    `version` is None where no version of the law has begun. `part` is None where the answer is about the duty as a
    whole: it binds somebody else, is not in force, or rests on facts that are not recorded at all. `holds_until` is
    the last day on which the answer stays as it
    is if nothing more is recorded; None is for ever. A tuple, not a dataclass: a check makes thousands.
    """

    duty: Duty
    version: Version | None
    part: Part | None
    subject: Subject[Any]
    answer: Answer
    holds_until: date | None

    @property
    def outcome(self) -> Outcome:
        """One of the seven outcomes."""
        return self.answer.outcome

    @property
    def because(self) -> str:
        """The reason in a sentence."""
        return self.answer.because

    @property
    def due(self) -> date | None:
        """The last day in time, where there is one."""
        return self.answer.due

    @property
    def next_step(self) -> str | None:
        """What to do next."""
        return self.answer.next_step

    @property
    def citation(self) -> Citation:
        """The provision, down to the part."""
        whole = (self.version or self.duty.versions[0]).citation
        if self.part is None:
            return whole
        return Citation(
            title=whole.title,
            provision=self.part.provision,
            url=whole.url,
            verified=self.part.verified or whole.verified,
        )

    @property
    def facts_used(self) -> tuple[str, ...]:
        """The places in the authority file that the answer rests on, those that are missing included."""
        used = self.part.uses if self.part else ()
        return tuple(dict.fromkeys((*used, *self.answer.missing)))

    @property
    def key(self) -> tuple[str, str, str]:
        """Duty, part and subject: what stays the same from day to day."""
        return (self.duty.id, self.part.key if self.part else "", self.subject.id)


def is_firm(version: Version, part: Part | None) -> bool:
    """Whether this part may say "not met": it is law, and the words that decide it were read."""
    verified = (part.verified if part else None) or version.citation.verified
    return version.standing is Standing.LAW and verified is Verified.TEXT_SEEN
