"""Publish a biodiversity report for each specified period (BIO-2), once regulations specify bodies and periods.

Natural Environment (Scotland) Act 2026 section 2, https://www.legislation.gov.uk/asp/2026/6/section/2. Paraphrase: the
words of the Act are at that address. Until regulations name the bodies, the older report (BIO-1) goes on.
"""

from __future__ import annotations

from comhla.law.duty import NOT_COMMENCED, Duty, Version
from comhla.law.sources import Citation, Verified

DUTY = Duty(
    id="BIO-2",
    title="Publish a biodiversity report for each specified period",
    family="P",
    bearer="the bodies and office-holders that regulations will specify",
    pending="section 2 was still to come into force in the version seen, and no regulations that name bodies or"
    " periods were seen.",
    versions=(
        Version(
            number=1,
            first_day=NOT_COMMENCED,
            citation=Citation(
                title="Natural Environment (Scotland) Act 2026",
                provision="section 2",
                url="https://www.legislation.gov.uk/asp/2026/6/section/2",
                verified=Verified.TEXT_SEEN,
            ),
            words="A body that regulations specify publishes a report on biodiversity for each period that they"
            " specify, in a form of its own choice and within another report if it likes. The regulations have to ask"
            " for publication at least once in every three years, and may fix days.",
        ),
    ),
)
