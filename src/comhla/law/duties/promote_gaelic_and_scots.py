"""Have regard to Gaelic and Scots and keep the standards (GAEL-2), once they exist.

Scottish Languages Act 2025 sections 1 and 6 to 9, https://www.legislation.gov.uk/asp/2025/10. Paraphrase: the words of
the Act are at that address. Its sections come into force one by one; a Gaelic plan under the older Act is GAEL-1.
"""

from __future__ import annotations

from comhla.law.duty import NOT_COMMENCED, Duty, Version
from comhla.law.sources import Citation, Verified

DUTY = Duty(
    id="GAEL-2",
    title="Have regard to Gaelic and Scots and keep their standards",
    family="P",
    bearer="relevant public authorities",
    pending="the languages have had official status since 30 November 2025, but sections 5 and 6 were still to come"
    " into force in the version seen, and no standards were seen.",
    versions=(
        Version(
            number=1,
            first_day=NOT_COMMENCED,
            citation=Citation(
                title="Scottish Languages Act 2025",
                provision="sections 1 and 6 to 9",
                url="https://www.legislation.gov.uk/asp/2025/10",
                verified=Verified.PART_SEEN,
            ),
            words="A relevant public authority has regard, in all it does, to promoting, facilitating and supporting"
            " Gaelic, and keeps the standards that regulations set, with more where an area of linguistic"
            " significance is designated. The rules for Gaelic plans change. Lighter duties of the same kind exist"
            " for Scots.",
            note="The first day of each section remains to be confirmed.",
        ),
    ),
)
