"""What the annual performance report of 2025-26 says in its own words. The place and its figures are made up.

The texts are short: a report says what changed, why, and what follows. The tables beside them are made from the record.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from comhla.law.facts import ReportPart, ReportSection

REPORT = "report-2025-26"


class Told(NamedTuple):
    """A section: its part, what it is about where its part has several, and its text."""

    part: ReportPart
    text: str
    about: str = ""
    """An outcome as O1, or a locality."""


def collections() -> dict[str, Any]:
    """The collection about what reports say."""
    return {"report_sections": tuple(_section(each) for each in TOLD)}


def _section(told: Told) -> ReportSection:
    return ReportSection(
        id=f"{REPORT}-{told.about.lower() or told.part.value}",
        report=REPORT,
        part=told.part,
        outcome=told.about if told.part is ReportPart.OUTCOME else None,
        locality=told.about if told.part is ReportPart.LOCALITY else None,
        text=told.text.strip(),
    )


P = ReportPart
TOLD = (
    Told(
        P.SUMMARY,
        """\
People in the harbour streets still die 4.9 years younger than people in the rest of Inverannoch. Two years ago it was
5.1 years. That is hardly a change, and it is why the gap stands first in this report.

- **Better than three years ago:** people wait fewer days in hospital after they are ready to leave, and fewer come to
  hospital in an emergency.
- **Worse than elsewhere:** more older people come to hospital after a fall, and more people are back in hospital within
  four weeks.
- **Too slow:** 96 young people had waited longer than 18 weeks for help with their mental health.

Inverannoch is a made-up place, and so are all figures in this report.
""",
    ),
    Told(
        P.STRATEGIC_PLANNING,
        """\
This was the second year of the strategic plan for 2024 to 2027. Of its twelve actions seven are done or on
time and five are late, most of them for want of staff.

The planning group asked twice for figures by locality, and has them since January. It wants to see drafts earlier than
it did for the last plan. In February 2026 we began to review the plan, a year earlier than the law asks, because money
will be tighter than the plan supposed.
""",
    ),
    Told(
        P.OUTCOME,
        """\
Most adults say that they look after their own health well, and as many say so as two years ago. A second link worker
began in the harbour streets in June 2025. She and her colleague helped 412 people to find something near them, from a
walking group to advice on debt. In the north, the health centre opens on Saturdays.

Deaths before the age of 75 fell again after the years of the epidemic, but they are no fewer than in the country as a
whole. Figures for 2025 are not out yet. Next year the link workers go to the two largest employers as well.
""",
        "O1",
    ),
    Told(
        P.OUTCOME,
        """\
More people with long-term care needs live at home, and fewer days are spent in hospital by people who are ready to
leave it: about 470 for each 1,000 people over 75, after 520 the year before. The plan's target is 400 by March 2027.

What helped most is that care at home now begins on the day somebody leaves hospital. In the glens it often did not,
because posts stayed empty. There we pay for travel time since October 2025, and three of seven posts were filled by
March.
""",
        "O2",
    ),
    Told(
        P.OUTCOME,
        """\
People rate the care of their general practice better than people in the country as a whole do. Of adults who are
supported at home, two in three have a say in their care. Only a little more than half say that their services work well
together. So few people answered that neither can be told from chance, but we take the second for true.

We read 61 complaints to find out why. In most of them somebody had to tell the same story to three people. From June
2026 each person with two services or more has one named worker.
""",
        "O3",
    ),
    Told(
        P.OUTCOME,
        """\
Nearly three in four people who are supported at home say that services kept up or improved their quality of life. The
question that picks out these people changed in 2023, so earlier figures cannot be set beside this one.

The new centre at Glenmore opened on 3 November 2025. It has meals, a bus and a garden, which the three halls before it
did not have. Numbers went from 38 people a week to 57. Six people who had come to the hall at the head of the glen no
longer come; a volunteer visits them.
""",
        "O4",
    ),
    Told(
        P.OUTCOME,
        """\
Adults in the most deprived fifth of our area come to hospital in an emergency more than half as often again as those in
the least deprived. The gap did not narrow in ten years. In the harbour streets we put a nurse, a link worker and advice
on money under one roof; 1,140 people came in the first year.

We do not know yet whether this changes what happens in hospitals. So we asked two universities to look at it with us,
and will say in next year's report what they found.
""",
        "O5",
    ),
    Told(
        P.OUTCOME,
        """\
Of unpaid carers, 41 per cent feel supported, after 37 per cent two years ago. The plan's target is 45 per cent. Few
carers answer the survey, so this may be chance and not yet a change.

The board decided in February 2026 to pay for breaks for four years. The first 23 carers had theirs in March. Carers
told us that a week's notice matters more to them than a longer break, and the contract says so. Few carers under 25
have come so far.
""",
        "O6",
    ),
    Told(
        P.OUTCOME,
        """\
More older people were admitted after a fall than in the country as a whole: about 24.6 for each 1,000 people over 65,
against 21.2. The plan wanted 19. We were wrong to expect that a visit after a fall is enough.

Since January 2026 the falls team also visits people who have not fallen yet, where a district nurse sees a risk. In a
trial with 140 people there were 11 falls in three months, and not the 19 that had been expected. Of adults supported at
home, three in four feel safe.
""",
        "O7",
    ),
    Told(
        P.OUTCOME,
        """\
There is no national figure for this outcome, and there never was one. We ask our staff ourselves: 68 per cent would
recommend their workplace, after 66 per cent a year before. In home care it was 59 per cent.

Empty posts in home care fell from 9.1 to 7.8 per cent. What staff named first was swapping shifts, and since September
they can do that in an app. Eight small homes for staff are let. Sickness was the same as the year before.
""",
        "O8",
    ),
    Told(
        P.OUTCOME,
        """\
People spent fewer days in hospital in an emergency for the third year running. Nine tenths of the last six months of
life were spent at home or in a homely place. That freed nurses for work in people's homes.

More people came back to hospital within four weeks than in the country as a whole: about 114 of each 1,000, against
102. Some of them left too early. Since February a nurse telephones everybody over 75 on the third day at home.
""",
        "O9",
    ),
    Told(
        P.PRINCIPLES,
        """\
Services are meant to be joined up, to take account of what each person needs, and to be planned with people. The centre
at Glenmore is where we came nearest to this: people who use it chose the place, the hours and the meals.

We did least well in the north in winter, where it still depends on the road whether somebody is seen. The winter team
helped, but it was meant for two winters only. And we make best use of people's time only where they need not tell their
story twice, which is not everywhere yet.
""",
    ),
    Told(
        P.INDICATORS,
        """\
The tables show the core suite of national indicators and one of our own. Each has the five years before it. A figure
that is hidden, late or not collected is marked as such and is never a nought. Figures of the newest year are still
provisional and may be revised.

Four of the national indicators were never published, and one has not been published since the epidemic. We name them
all the same, so that nobody looks for them in vain.
""",
    ),
    Told(
        P.MONEY,
        """\
All money of the year was spent on the services that the scheme hands over to us. A little more than a fifth went to
care in hospital beds, a smaller share than in any of the five years before. Support for unpaid carers is the smallest
part, and its share has grown each year.

The tables give each head as a share of all that was paid to us or set aside for us, as the regulations ask. All amounts
are made up.
""",
    ),
    Told(
        P.VARIANCE,
        """\
We spent about £360,000 less than planned, after three years in which reserves had to pay. People left hospital sooner,
and fewer stayed in a care home for long. Both are what the plan wanted.

A part of it is no good news: home care in the glens cost less because posts were empty. Medicines cost more than
planned, as in the year before. What was not spent went into the reserve for winters.
""",
    ),
    Told(
        P.BEST_VALUE,
        """\
Internal auditors looked at four things: how we buy care, how we decide, how we use buildings, and how we learn. They
found the first three sound. Of the fourth they said that we seldom look back at what a decision cost and brought.

So each paper that asks for more than £100,000 now names the day on which we look at it again. The first such look, at
the ward that closed in 2024, showed that nursing at home costs a fifth less than planned and reaches twice as many
people.
""",
    ),
    Told(
        P.LOCALITY_ARRANGEMENTS,
        """\
Each of the three localities has a group in which people who live there, carers, practices, charities and staff sit
together. Each group met four times or more. It sees the figures of its locality before the board does, and is asked for
its view on every decision that may affect services there.

Groups can put a matter on the board's agenda, and did so twice. Expenses are paid on the day. People who cannot come
may send their view by telephone, and 31 did.
""",
    ),
    Told(
        P.LOCALITY,
        """\
The group asked for nurses who stay north of the pass from November to March. In the second winter of that team fewer
people had to go to hospital in an emergency, and nobody waited for a road to open. The group also asked for a young
people's worker at the school. Nobody could be found, and the next plan is to have one.

Because the group asked, the Saturday hours of the health centre were moved to the morning, when there is a bus.
""",
        "north",
    ),
    Told(
        P.LOCALITY,
        """\
The group had been divided on the three day services. It agreed to the centre at Glenmore on condition that a bus is
paid for, and the board made that its own condition. The bus runs since the day the centre opened.

Home care is what people in the glens worry about most. The group proposed to pay for travel time, which was done in
October. It also helped two villages to start a small provider of their own, which now cares for nine people.
""",
        "glens",
    ),
    Told(
        P.LOCALITY,
        """\
The group chose the house in the harbour streets in which nurse, link workers and advice on money now sit. People said
that they would not go to the old clinic, because everybody can see who goes in.

The group was against the closing of the cottage hospital's ward in 2024, and asked to see what came of it. It had the
figures in November: nursing at home on the coast reaches twice as many people. Its wish for evening hours on two days
is met on one.
""",
        "coast",
    ),
    Told(
        P.DECISIONS,
        """\
No decision of the year might have had a significant effect on a service outside the strategic plan. The board took two
large decisions, and the plan has both: day services in the glens came together in June 2025, and breaks for carers were
commissioned in February 2026. Both went to the planning group and to the people concerned first.
""",
    ),
    Told(
        P.INSPECTIONS,
        """\
The Care Inspectorate looked at the care at home of the partnership and reported on 9 September 2025. It found people
well cared for, and made two recommendations, both of which we agreed to. A joint plan for the workforce was begun in
November and is due in September 2026. Chronologies are kept in one place since March, and a tenth of them is looked at
each month. The audit and risk committee hears of both at every meeting.
""",
    ),
    Told(
        P.PLAN_REVIEW,
        """\
No review of the strategic plan was concluded in the year. One began on 11 February 2026, and the planning group was
asked for its views. What the board decided in June 2026, and why, belongs into the next report.
""",
    ),
    Told(
        P.OTHER,
        """\
Twelve people who use services read this report in draft. They asked for fewer tables and for a page on waiting times,
and both were done. An easy-read edition came out on the same day. Tell us what you miss: the next report is written in
May.
""",
    ),
)
