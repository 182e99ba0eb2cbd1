"""Ask people about their housing and act on a threat of homelessness (HOU-2), once it is in force.

Housing (Scotland) Act 2025 section 52, which puts new sections into the Housing (Scotland) Act 1987,
https://www.legislation.gov.uk/asp/2025/13. Paraphrase: the words of the Act are at that address. Its structure and the
six months were read; that joint boards are among the bodies rests on guidance to the Bill.
"""

from __future__ import annotations

from comhla.law.duty import NOT_COMMENCED, Duty, Version
from comhla.law.sources import Citation, Verified

DUTY = Duty(
    id="HOU-2",
    title="Ask about housing and act on a threat of homelessness",
    family="P",
    bearer="the relevant bodies, among them health boards and councils and, as guidance on the Bill says, joint boards",
    pending="the Act had Royal Assent on 6 November 2025 and section 52 was still to come into force in the version"
    " seen.",
    versions=(
        Version(
            number=1,
            first_day=NOT_COMMENCED,
            citation=Citation(
                title="Housing (Scotland) Act 2025",
                provision="section 52",
                url="https://www.legislation.gov.uk/asp/2025/13",
                verified=Verified.PART_SEEN,
            ),
            words="A relevant body asks people about their housing. Where somebody is threatened with homelessness,"
            " which widens from two months to six, it does what its own powers allow and, where that is not enough,"
            " applies to the council for the person.",
            note="The conditions for applying to the council and the final list of bodies were not read.",
        ),
    ),
)
