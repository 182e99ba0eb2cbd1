"""Keep information standards, and report on the care market (CREF-1), once they can be asked for.

Care Reform (Scotland) Act 2025 sections 2 to 7, 31 and 32, https://www.legislation.gov.uk/asp/2025/9. Paraphrase: the
words of the Act are at that address. The guidance on ethical commissioning that section 18 brought is another duty,
act-2014/s53A.

- Sections 2 to 7 (information schemes and standards) are not among those brought into force by the commencement
  regulations seen, https://www.legislation.gov.uk/ssi/2025/388. Sections 3 to 5 were read in part.
- Sections 31 and 32 (reporting and information on the care market) were brought into force on 1 April 2026. What may
  be called for under them was not read closely, so nothing is asked about them either.
"""

from __future__ import annotations

from comhla.law.duty import NOT_COMMENCED, Duty, Version
from comhla.law.sources import Citation, Verified

DUTY = Duty(
    id="CREF-1",
    title="Keep information standards for care",
    family="P",
    bearer="the bodies that an information standard will name, among them joint boards as recipients",
    pending="sections 2 to 7 are not among those that the commencement regulations seen (SSI 2025/388) brought into"
    " force, and what may be called for under sections 31 and 32, in force since 1 April 2026, was not read closely.",
    versions=(
        Version(
            number=1,
            first_day=NOT_COMMENCED,
            citation=Citation(
                title="Care Reform (Scotland) Act 2025",
                provision="sections 2 to 7, 31 and 32",
                url="https://www.legislation.gov.uk/asp/2025/9",
                verified=Verified.PART_SEEN,
            ),
            words="Information standards, once made, bind those they name and are passed on into contracts."
            " Information about the market for social care may be called for.",
        ),
    ),
)
