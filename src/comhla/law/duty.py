"""What a duty is: its versions, the things it is asked about, and its parts.

A duty module defines one `DUTY`, says what it is asked about (`@DUTY.each`), and writes one function for each
part of the duty, whose docstring is the requirement in own words::

    DUTY = Duty(id="act-2014/s35", title="Publish the plan with a statement of how it was made", ...)

    @DUTY.each("plans")
    def plan(facts, until):
        for each in facts.plans or ():
            yield Subject(each.id, each.title, opens=..., relevant_day=..., of=each)

    @plan.part("s.35(1)", MACHINE, uses=("plans.published_on",))
    def publish_the_plan(asked, plan):
        \"\"\"Publish the plan as soon as practicable after it is finalised.\"\"\"
        return met(...)

Nobody edits a list: the registry finds the module by its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from comhla.law.sources import Citation, Standing, Verified
from comhla.reference.models import Model

if TYPE_CHECKING:
    from comhla.law.answers import Answer
    from comhla.law.asked import Asked
    from comhla.law.facts import AuthorityFacts

T = TypeVar("T")
BEGINNING = date.min
NOT_COMMENCED = date.max
BOARD_ONLY = frozenset({Model.BODY_CORPORATE})
LEAD_AGENCY_ONLY = frozenset({Model.HEALTH_BOARD_LEADS, Model.COUNCIL_LEADS, Model.BOTH_LEAD})
EVERY_MODEL = frozenset(Model)


class Kind(StrEnum):
    """Who can decide a part: a machine from facts, a look for evidence, or a person."""

    MACHINE = "M"
    EVIDENCE = "E"
    PERSON = "J"


MACHINE, EVIDENCE, PERSON = Kind.MACHINE, Kind.EVIDENCE, Kind.PERSON


class Councils(StrEnum):
    """Which schemes a duty belongs to, by the number of councils in them."""

    ANY = "any"
    ONE = "one"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The law of a duty between two days, both inclusive. A change of law is a new version.

    `words` is the requirement in our own words: a paraphrase, never the words of the law. `models` is who the version
    binds, where a change of law changed that; None for the models of the duty.
    """

    number: int
    first_day: date
    last_day: date | None = None
    citation: Citation
    words: str
    standing: Standing = Standing.LAW
    note: str | None = None
    models: frozenset[Model] | None = None

    def holds_on(self, day: date) -> bool:
        """Whether this version was the law on `day`."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


class Subject(NamedTuple, Generic[T]):
    """One thing a duty is asked about: a plan, a meeting, a reporting year.

    `id` is stable and is what judgements and evidence name. `opens` is the first day on which there is
    anything to say. `relevant_day` is the day of the act, which selects the version of the law; None where
    the duty is continuous and the law of the day asked about applies. `of` is what part functions receive.
    """

    id: str
    label: str
    opens: date
    relevant_day: date | None
    of: T


PartFunction = Callable[["Asked", Any], "Answer | None"]
SubjectFunction = Callable[["AuthorityFacts", date], Iterator[Subject[Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One requirement within a duty: where it stands in the law, who can decide it, and how."""

    key: str
    kind: Kind
    provision: str
    requires: str
    uses: tuple[str, ...]
    versions: frozenset[int] | None
    verified: Verified | None
    function: PartFunction

    def belongs_to(self, version: Version) -> bool:
        """Whether this part is a requirement of `version`."""
        return self.versions is None or version.number in self.versions


@dataclass(slots=True, kw_only=True)
class SubjectKind:
    """A kind of thing that a duty is asked about, and the parts asked of each.

    `needs` names collections of the authority file; where one is not recorded the whole kind cannot be told.
    """

    key: str
    needs: tuple[str, ...]
    find: SubjectFunction
    parts: list[Part] = field(default_factory=list)
    _by_version: dict[int, tuple[Part, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def parts_of(self, version: Version) -> tuple[Part, ...]:
        """The parts that are requirements of a version, in order of writing."""
        found = self._by_version.get(version.number)
        if found is None:
            found = self._by_version[version.number] = tuple(each for each in self.parts if each.belongs_to(version))
        return found

    def part(
        self,
        provision: str,
        kind: Kind,
        *,
        uses: tuple[str, ...],
        versions: tuple[int, ...] | None = None,
        verified: Verified | None = None,
    ) -> Callable[[PartFunction], PartFunction]:
        """Register a function as one part of the duty, asked of each subject of this kind.

        `uses` names every collection and field it reads, as `plans.published_on`; `versions` limits it to
        those versions of the law; `verified` overrides how far the words of this part were read.
        """

        def register(function: PartFunction) -> PartFunction:
            self._by_version.clear()
            self.parts.append(
                Part(
                    key=function.__name__,
                    kind=kind,
                    provision=provision,
                    requires=" ".join((function.__doc__ or "").split()),
                    uses=uses,
                    versions=None if versions is None else frozenset(versions),
                    verified=verified,
                    function=function,
                )
            )
            return function

        return register


@dataclass(slots=True, kw_only=True, eq=False)
class Duty:
    """One duty: identity, who bears it, its versions in time, and what is asked.

    `pending` is the reason why a duty that has no start day yet is not in force; such a duty has no parts, and its
    only version begins on `NOT_COMMENCED`.
    """

    id: str
    title: str
    family: str
    bearer: str
    models: frozenset[Model] = EVERY_MODEL
    councils: Councils = Councils.ANY
    elsewhere: str = ""
    versions: tuple[Version, ...]
    pending: str | None = None
    kinds: list[SubjectKind] = field(default_factory=list)

    def each(self, *needs: str) -> Callable[[SubjectFunction], SubjectKind]:
        """Register a function that finds subjects. `needs` names the collections it cannot do without."""

        def register(find: SubjectFunction) -> SubjectKind:
            kind = SubjectKind(key=find.__name__, needs=needs, find=find)
            self.kinds.append(kind)
            return kind

        return register

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part of the duty, in order of writing."""
        return tuple(part for kind in self.kinds for part in kind.parts)

    def part(self, key: str) -> Part:
        """The part called `key`.

        Raises:
            KeyError: where the duty has no such part.
        """
        for part in self.parts:
            if part.key == key:
                return part
        raise KeyError(key)


def the_authority(facts: AuthorityFacts, until: date) -> Iterator[Subject[None]]:
    """The one subject of a duty that is asked of the authority as a whole, every day."""
    yield Subject("authority", facts.authority.name, BEGINNING, None, None)
