"""Report every two years on making the equality duty part of the board's work (PSED-3).

Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012 regulation 3, as regulation 2A changes it for
integration joint boards, https://www.legislation.gov.uk/ssi/2012/162. Paraphrase: the words of the Regulations are at
that address.

The clock. For boards the first report was due by 30 April 2016, not by 30 April 2013 as for health boards and
councils; each later one within two years of the last, the second anniversary included.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comhla.law.answers import Answer
from comhla.law.asked import Asked
from comhla.law.duty import BOARD_ONLY, MACHINE, Duty, Subject, Version
from comhla.law.facts import AuthorityFacts, PublicationKind
from comhla.law.readings.publication_cycles import USES, Turn, published_in_turn, turns
from comhla.law.sources import EQUALITY_REGULATIONS, EQUALITY_REGULATIONS_URL, Citation, Verified

FIRST_DUE = date(2016, 4, 30)

DUTY = Duty(
    id="PSED-3",
    title="Publish an equality mainstreaming report every two years",
    family="I",
    bearer="the integration joint board",
    models=BOARD_ONLY,
    elsewhere="The health board and each council report for themselves, on a cycle that began by 30 April 2013.",
    versions=(
        Version(
            number=1,
            first_day=date(2015, 4, 1),
            citation=Citation(
                title=EQUALITY_REGULATIONS,
                provision="regulation 3, as modified by regulation 2A(3)",
                url=EQUALITY_REGULATIONS_URL,
                verified=Verified.TEXT_SEEN,
            ),
            words="The board publishes a report on its progress in making the equality duty part of its functions:"
            " the first by 30 April 2016, each later one within two years of the last.",
            note="Boards were listed in 2015; the day was not seen, and the first report was due a year later.",
        ),
    ),
)
_KIND = PublicationKind.EQUALITY_MAINSTREAMING_REPORT


@DUTY.each("publications")
def turn(facts: AuthorityFacts, until: date) -> Iterator[Subject[Turn]]:
    yield from turns(facts, _KIND, first_due=FIRST_DUE, years=2)


@turn.part("reg.3, 2A(3)", MACHINE, uses=USES)
def publish_report_in_time(asked: Asked, turn: Turn) -> Answer | None:
    """Publish the first report by 30 April 2016 and each later one within two years of the last."""
    return published_in_turn(
        asked, turn, _KIND, what="equality mainstreaming report", then="Publish the report by {last}."
    )
