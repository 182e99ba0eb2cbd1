"""What an integration scheme must contain (SSI 2014/341 and section 1(3) of the 2014 Act)."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from comhla.reference.loading import load_rows
from comhla.reference.rows import Row, common


class AppliesTo(StrEnum):
    """The schemes to which a prescribed matter belongs. A summary reading: check the Schedule."""

    ALL = "all"
    JOINT_BOARD = "joint board"
    MONITORING_COMMITTEE = "monitoring committee"


class Councils(StrEnum):
    """Whether a matter belongs to schemes made by one council, by several, or by any number."""

    ANY = "any"
    ONE = "one"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeContent(Row):
    """A prescribed matter (``label``) and the information that a scheme must give on it (``words``).

    ``timescale`` is "yes" where the Schedule asks for a timescale, and otherwise names what comes
    near to one (a term, a process, a frequency, steps) or is blank. Each of the ``timescale_count``
    timescales, once written in a scheme, binds the parties.
    """

    applies_to: AppliesTo
    councils: Councils
    timescale: str
    timescale_count: int

    @property
    def has_timescale(self) -> bool:
        """Return whether the scheme must state a timescale for the matter."""
        return self.timescale_count > 0


@cache
def scheme_contents() -> tuple[SchemeContent, ...]:
    """Return the prescribed matters, IS-1 to IS-25, and IS-A for the Act's own requirements."""
    return load_rows("scheme_contents", _scheme_content)


def _scheme_content(record: dict[str, str]) -> SchemeContent:
    return SchemeContent(
        **common(record),
        applies_to=AppliesTo(record["applies_to"]),
        councils=Councils(record["councils"]),
        timescale=record["timescale"],
        timescale_count=int(record["timescale_count"]),
    )
