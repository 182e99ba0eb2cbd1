"""Take part in a community wealth building action plan (CWB-1), once it is in force.

Community Wealth Building (Scotland) Act 2026 sections 5 to 11, https://www.legislation.gov.uk/asp/2026/7. Paraphrase:
the words of the Act are at that address. Only sections 12 to 15 have been in force from the day after Royal Assent.
"""

from __future__ import annotations

from comhla.law.duty import NOT_COMMENCED, Duty, Version
from comhla.law.sources import Citation, Verified

DUTY = Duty(
    id="CWB-1",
    title="Take part in a community wealth building action plan",
    family="P",
    bearer="the council with relevant public bodies: health boards are listed, joint boards are not, and Ministers"
    " can add bodies",
    pending="sections 5 to 11 were still to come into force in the version seen.",
    versions=(
        Version(
            number=1,
            first_day=NOT_COMMENCED,
            citation=Citation(
                title="Community Wealth Building (Scotland) Act 2026",
                provision="sections 5 to 11",
                url="https://www.legislation.gov.uk/asp/2026/7",
                verified=Verified.TEXT_SEEN,
            ),
            words="The council and the relevant public bodies make an action plan with indicators and a target for"
            " local spending within three years of commencement, put it into effect, report on it every five years,"
            " and revise it within five years.",
            note="The schedule of bodies that have to heed the guidance in their corporate plans was not read.",
        ),
    ),
)
