"""The text of the plan in preparation: its second draft, which is out for views. It has nothing on the coast yet."""

from __future__ import annotations

from comhla.law.facts import PlanPart

from .plan_text_2024 import Written

TEXT_2027 = (
    Written(
        "summary",
        PlanPart.SUMMARY,
        "This draft in short",
        """\
This is the second draft of our plan for 1 April 2027 to 31 March 2030. It is out for views until 29 January 2027.

It keeps what worked: local teams, help early, breaks for carers. Three things are new:

1. We look at health, care **and** money worries together, in every locality.
2. Young people get help with their mental health within eight weeks.
3. People can see on one web page how long they will wait.

> **Note:** This is a draft of a made-up authority. Every figure in it is made up.
""",
    ),
    Written(
        "vision",
        PlanPart.VISION,
        "Our vision",
        """\
We want people in Inverannoch to live well, for as long as they can, in the place they call home. We want them to have a
say in how that is done.

The planning group asked us to add the second sentence. People want to be asked before a decision, and not after it.
""",
    ),
    Written(
        "needs",
        PlanPart.NEEDS,
        "What people here need",
        """\
We looked again at what people need in the spring of 2026.

Table: What changed between 2023 and 2026 (made-up figures)

| What we looked at | 2023 | 2026 |
| --- | --- | --- |
| **People of 75 and over** | 4,900 | 5,400 |
| **Known carers with a plan of their own** | 610 | 1,240 |
| **Empty posts in home care, of every 100** | 10 | 7 |
| **Young people who wait longer than 18 weeks** | 85 | 96 |

## What we found

- More people get care at home, and they are content with it.
- Waits of young people have become longer. This was the first thing that people named at our meetings.
- Costs of heating and food make people ill, in the north and in the glens as much as at the harbour.
- People want to know how long they will wait. Not to know is worse than to wait.
""",
    ),
    Written(
        "priorities",
        PlanPart.PRIORITIES,
        "Our priorities",
        """\
We keep three of the four priorities of the plan before, and change one.

## Well at home

The neighbourhood team in the glens worked well. Teams of the same kind start in the north.

## Help early

Advice on money becomes part of health care. Every practice can send people to it.

## Young minds

This is new. It takes the place of a priority about staff, which is now in the workforce plan.

## Carers and communities

Every known carer has a plan of their own. The next step is more breaks, at short notice.
""",
    ),
    Written(
        "whole-area",
        PlanPart.WHOLE_AREA,
        "What we do in the whole area",
        """\
- **One number** stays, and takes calls in more languages.
- **One page on waiting** shows on the web, in print and at the counter how long people wait for each service.
- **Young minds:** a first talk within two weeks and treatment within eight weeks, also in the evening.
- **Hospital:** we plan 20 fewer hospital beds with Strathannoch, once care at home is there in their place.
- **Home care** starts on the day on which somebody leaves hospital, on seven days a week.
""",
    ),
    Written(
        "north",
        PlanPart.LOCALITY,
        "The north locality",
        """\
## What is different here

The winter team worked: in two winters nobody north of the pass went without a visit (made-up). The rooms in the health
centre are full now.

## What we will do

- Two **neighbourhood teams** start, one in the town and one for the farms.
- The winter team is made permanent.
- Advice on money and heating is given at the market on Fridays.
- A young people's worker comes to the school two days a week.
""",
        "north",
    ),
    Written(
        "glens",
        PlanPart.LOCALITY,
        "The glens locality",
        """\
## What is different here

The van and the neighbourhood team are well liked. Two glens still have no signal for mobile telephones.

## What we will do

- The van comes twice a week and has a chemist on board.
- Two more halls get a room with a good line.
- People who need care for the last weeks of life can have it at home, day and night.
- Young people can talk to somebody in the evening, in a hall of their choice.
""",
        "glens",
    ),
    Written(
        "resources",
        PlanPart.RESOURCES,
        "Money and buildings",
        """\
We expect about £165 million in the first year (made-up figure). The costs of care rise faster than the money that we
get. The medium-term financial plan shows a gap of £4 million by 2030. This draft does not say yet what each action
costs or saves. The final plan will.
""",
    ),
    Written(
        "housing",
        PlanPart.HOUSING,
        "Housing contribution statement",
        """\
We and the council's housing team want the same: homes that suit people, near the people they know. What is needed is
210 homes that are easy to get about in (made-up figure). Adaptations take ten weeks now, and are to take six. The money
for adaptations and support in housing stays the same in each of the three years.
""",
    ),
    Written(
        "market",
        PlanPart.MARKET,
        "Who provides care, and what we ask of them",
        """\
Three small providers started in the glens with our help. We offer the same in the north. New contracts ask providers to
pay for training, and we pay them for it.
""",
    ),
    Written(
        "workforce",
        PlanPart.WORKFORCE,
        "The people who do the work",
        """\
The workforce plan 2025 to 2028 has the numbers. This plan adds three teams and needs 34 more people (made-up figure), a
third of them to be trained here.
""",
    ),
    Written(
        "measures",
        PlanPart.MEASURES,
        "How we will know",
        """\
Six of the eight measures stay, so that people can compare. We will add one on waits of young people. You can tell us in
this consultation what else we should count.
""",
    ),
    Written(
        "other-plans",
        PlanPart.OTHER_PLANS,
        "How this fits with other plans",
        """\
- **Children's services plan 2026 to 2029:** it has the same aim for the waits of young people.
- **Local outcomes improvement plan:** it ends in September 2027. We take part in making the next one.
- **Housing strategy:** it ends in 2027 as well, and the next one is not written yet. This is a risk for us.
- **Strathannoch:** its plan runs until 2028 and counts on more hospital beds than ours. We are talking about it.
""",
    ),
)
