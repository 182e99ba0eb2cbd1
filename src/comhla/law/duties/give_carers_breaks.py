"""Identify sufficient breaks for carers (CARE-4), once it is in force.

Care Reform (Scotland) Act 2025 section 8, https://www.legislation.gov.uk/asp/2025/9. Paraphrase: the words of the Act
are at that address. The regulations that brought parts of it into force (https://www.legislation.gov.uk/ssi/2025/388)
leave section 8 out, so there is nothing to ask until a first day is known.
"""

from __future__ import annotations

from comhla.law.duty import NOT_COMMENCED, Duty, Version
from comhla.law.sources import Citation, Verified

DUTY = Duty(
    id="CARE-4",
    title="Identify sufficient breaks for carers",
    family="P",
    bearer="the council, or the body to which it delegated the function",
    pending="section 8 of the Act is not among those that the commencement regulations seen (SSI 2025/388) brought"
    " into force.",
    versions=(
        Version(
            number=1,
            first_day=NOT_COMMENCED,
            citation=Citation(
                title="Care Reform (Scotland) Act 2025",
                provision="section 8",
                url="https://www.legislation.gov.uk/asp/2025/9",
                verified=Verified.TEXT_SEEN,
            ),
            words="For every adult and young carer sufficient breaks from caring are identified as an outcome, and"
            " as a need where that outcome is not met; the carer's plan or statement says so.",
        ),
    ),
)
