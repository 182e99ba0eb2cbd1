"""The text of the plan in force, in plain English. Its figures are made up and say so."""

from __future__ import annotations

from typing import NamedTuple

from comhla.law.facts import PlanPart


class Written(NamedTuple):
    """A section of a plan's text."""

    name: str
    part: PlanPart
    heading: str
    text: str
    locality: str | None = None


TEXT_2024 = (
    Written(
        "summary",
        PlanPart.SUMMARY,
        "This plan in short",
        """\
This is the plan for health and social care in Inverannoch from 1 April 2024 to 31 March 2027. It says what we will do,
where, and how you can tell whether it worked.

We have four priorities:

1. **Well at home.** More people get the help they need in their own home.
2. **Help early.** We act before a small problem turns into a crisis.
3. **Carers and communities.** People who care for others get a break and a voice.
4. **A team that stays.** We train, keep and look after the people who do this work.

Most of our area is country and coast. A bus may come twice a day. So this plan has a part for each of our three
localities: the north, the glens and the coast. Each part says what will be different there.

> **Note:** Inverannoch is a made-up place. Every figure in this plan is made up too, to show what a plan may look like.
""",
    ),
    Written(
        "vision",
        PlanPart.VISION,
        "Our vision",
        """\
We want people in Inverannoch to live well, for as long as they can, in the place they call home.

When somebody needs help, it should be:

- close to where they live
- joined up, so that nobody has to tell their story five times
- kind, and fair to everybody
- there early enough to matter

We cannot do this alone. Families, neighbours, volunteers and firms give most of the care in our area. Our part is to
plan well, to use public money with care, and to listen.
""",
    ),
    Written(
        "needs",
        PlanPart.NEEDS,
        "What people here need",
        """\
In 2023 we looked at what is known about the health of the people who live here. We used records of health and social
care, and what people told us at 14 meetings.

## Who lives here

Table: People of Inverannoch by locality and age (made-up figures)

| Locality | Under 18 | 18 to 64 | 65 and over | All |
| --- | --- | --- | --- | --- |
| **North** | 2,100 | 6,900 | 3,400 | 12,400 |
| **Glens** | 1,500 | 4,600 | 2,900 | 9,000 |
| **Coast** | 3,900 | 12,700 | 5,200 | 21,800 |
| **All** | 7,500 | 24,200 | 11,500 | 43,200 |

More than one person in four is 65 or older. In the glens it is almost one in three. In ten years there will be about
2,000 more people over 75.

## What we found

- People live longer, but they spend more of those years in poor health.
- One person in eight cares for somebody without pay. Half of them have never been asked how they are.
- People near the harbour die five years younger than people in the rest of our area.
- In the glens the nearest chemist may be 25 miles away.
- More children and young people wait for help with their mental health.
- We find it hard to fill posts. Every tenth post in home care was empty in 2023.
""",
    ),
    Written(
        "priorities",
        PlanPart.PRIORITIES,
        "Our priorities",
        """\
We asked people what matters most to them. Four things came up again and again. They are our priorities.

## Well at home

Nobody should be in hospital only because care at home is not there. We will have small local teams that plan their own
week, and help that starts on the day somebody leaves hospital.

## Help early

A fall, a bereavement or a debt can be the start of a long illness. We will have people in each locality whose job is
to notice early, and to link people with what is near them.

## Carers and communities

Carers told us that they are tired. We will offer every known carer a plan of their own, and more ways to get a break.

## A team that stays

Good care needs people who know you. We will train more of them here, and make it easier to work close to home.
""",
    ),
    Written(
        "whole-area",
        PlanPart.WHOLE_AREA,
        "What we do in the whole area",
        """\
Some services are the same wherever you live.

- **One number.** You can call one number, day and night, for help with health or care at home.
- **One record.** With your consent, nurses, social workers and home carers see the same notes.
- **Hospital.** Emergency and hospital care is given at the district hospital, which we share with Strathannoch.
- **Mental health.** A duty team answers on the same day. From 2025 it sees people at home as well.
- **Children.** Health visiting, and mental health services outside hospital for children and young people, are part of
  this plan.
- **Alcohol and drugs.** Anybody who asks for treatment gets a first meeting within three weeks.
- **Protection.** Where an adult is at risk of harm, we act on the day that we are told.

We decide how much of each service a place needs by what is known of its people, and not only by what it had before.
""",
    ),
    Written(
        "north",
        PlanPart.LOCALITY,
        "The north locality",
        """\
The north is a wide upland with one small town and many farms. About 12,400 people live there (made-up figure).

## What is different here

- People live far apart. A home carer drives 40 miles on an ordinary day.
- In winter the pass road is closed for some days each year.
- The town has a health centre with rooms that stand empty.

## What we will do

- A **winter team** of nurses and home carers stays north of the pass when snow is forecast.
- The empty rooms become a place for day care, a dentist and a visiting mental health nurse.
- Farm families can ask for a visit at home after working hours, because days on a farm are long.
- Six beds in the care home are kept for people who need rest and care for a short time.

The north locality group meets four times a year and is open to everybody. It advises on how money for the north is
used.
""",
        "north",
    ),
    Written(
        "glens",
        PlanPart.LOCALITY,
        "The glens locality",
        """\
Four glens and 9,000 people (made-up figure): this is our smallest locality, and the one with most older people.

## What is different here

- There is no hospital and no chemist, and the bus runs twice a day.
- Neighbours help each other more than anywhere else in our area.
- Mobile telephones do not work in two of the four glens.

## What we will do

- One **neighbourhood team** looks after all four glens. It has 12 members, plans its own week, and has no other manager
  than a coach.
- A van brings medicines, blood tests and a nurse to each glen on a fixed day.
- Village halls get a room with a good line, where you can see a doctor on a screen. Somebody is there to help.
- Volunteers who drive people to appointments are paid for their fuel.

The four community councils and the locality group agree every spring on what the team does first.
""",
        "glens",
    ),
    Written(
        "coast",
        PlanPart.LOCALITY,
        "The coast locality",
        """\
Half of our people live on the coast: 21,800 (made-up figure), most of them in the harbour town.

## What is different here

- The streets round the harbour are the poorest in our area. People there fall ill ten years earlier.
- Fishing, tourism and care homes look for the same workers.
- In summer twice as many people are here, and some of them need help.

## What we will do

- A **health and money shop** in the old harbour office: advice on debt, benefits, housing and health behind one door.
- Two link workers for the harbour streets, who find people before they are ill.
- Evening clinics from May to September, when many people work by day.
- A new house for eight people with learning disabilities, so that they can come home from places far away.

The coast locality group has its seat in the harbour office. Half of its members live in the harbour streets.
""",
        "coast",
    ),
    Written(
        "outcomes",
        PlanPart.OUTCOMES,
        "How this meets the national outcomes and principles",
        """\
The law sets nine outcomes for health and wellbeing, and says how services are to be planned. We used both as a test for
each action: which outcome does it serve, and for whom could it make things worse?

Two tables near the end of this plan show the result. At least one action serves each outcome and each principle. Where
an action could have made things worse for some people, we changed it. For example, the one number also takes text
messages, for people who do not hear well.
""",
    ),
    Written(
        "resources",
        PlanPart.RESOURCES,
        "Money and buildings",
        """\
We have about £150 million a year (made-up figure). A little more than half comes from NHS Annoch and the rest from
Inverannoch Council. A part of it is set aside for hospital care that we plan together with the hospital.

- Each year we publish a statement of what we will spend. It shows what goes to each locality.
- In three years we move £3 million (made-up figure) from care in hospital to care at home. We do it in steps, and only
  when the care at home is there.
- If money runs short, we first look at buildings and at travel, and at visits to people last.

Our medium-term financial plan looks five years ahead. It is made anew each February, and it begins from this plan.
""",
    ),
    Written(
        "housing",
        PlanPart.HOUSING,
        "Housing contribution statement",
        """\
A warm, safe home that fits you is the best care there is. This statement was written together with the council's
housing team and the housing associations.

## What we want together

People live in homes that suit them, near the people they know, with help that comes to the door.

## What is needed

- 180 homes that are easy to get about in (made-up figure), a third of them in the glens
- adaptations, such as ramps and showers, within eight weeks
- somewhere safe, on the same day, for people who must leave home because of violence

## Adaptations and support

The council and the housing associations carry out adaptations. We pay for them and decide who needs them. Help for
people to keep their tenancy is part of what we plan.

## What it costs

£1.4 million a year (made-up figure) for adaptations and for support in housing.
""",
    ),
    Written(
        "market",
        PlanPart.MARKET,
        "Who provides care, and what we ask of them",
        """\
Forty firms, charities and small groups provide care in our area. We want more of them to be small and local.

- Contracts last five years, so that a provider can plan, borrow and train.
- We pay for care and for travel time, everywhere at the same rate for each mile.
- Where no provider can be found in a glen, we help people there to start a small one of their own.
- Before we change a service, we tell providers what we need in the next three years.
""",
    ),
    Written(
        "workforce",
        PlanPart.WORKFORCE,
        "The people who do the work",
        """\
About 1,900 people work in the services of this plan (made-up figure). NHS Annoch, the council and other providers
employ them.

- We train 30 people each year from school to a first job in care, with pay from the first day.
- Staff may swap shifts in a simple app. They told us that this matters more than anything else.
- Eight small homes for staff are built or bought, because rents are high in summer.
- Each team has an hour a week to learn from what went wrong and from what went well.

Our workforce plan has the numbers for each kind of post.
""",
    ),
    Written(
        "measures",
        PlanPart.MEASURES,
        "How we will know",
        """\
We chose eight measures. They are few, so that people can remember them. Each tells of something that people notice.

Every year by the end of July we publish a report. It shows each measure for the whole area and, where that is
possible, for each locality. Where a figure gets worse we say so first, and then what we do about it.
""",
    ),
    Written(
        "other-plans",
        PlanPart.OTHER_PLANS,
        "How this fits with other plans",
        """\
People do not live in plans. So we read the plans of our partners next to ours, and looked for two things: what helps,
and what pulls in another direction.

- **Children's services plan:** young people move to services for adults at 18. Both plans now begin that move at 16.
- **Local outcomes improvement plan:** both put the harbour streets first.
- **Housing strategy:** it plans fewer homes in the glens than we need. The council looks at this again in 2025.
- **Alcohol and drugs strategy:** it has the same dates and aims as this plan.
- **Carer strategy and community justice plan:** they use the same measures as we do.
- **Strathannoch:** its people use the same hospital. We told Strathannoch how many beds we will need.
""",
    ),
    Written(
        "words",
        PlanPart.OTHER,
        "Some words explained",
        """\
- **Carer:** somebody who looks after another person without pay, such as a son, a wife or a friend.
- **Delegated:** handed over. NHS Annoch and the council handed some of their work over to us to plan.
- **Link worker:** somebody who helps you to find what is near you, from a walking group to advice on debt.
- **Locality:** a part of our area that has its own arrangements.
- **Set aside:** money for hospital care that stays with the hospital and is planned by us.
""",
    ),
)

TEXT_2019 = (
    Written(
        "summary",
        PlanPart.SUMMARY,
        "This plan in short",
        """\
This plan ran from 2019 and was kept in force until 31 March 2024. It had three aims: care closer to home, fewer falls,
and shorter waits for help with mental health. Inverannoch is a made-up place, and so are all figures.
""",
    ),
    Written(
        "needs",
        PlanPart.NEEDS,
        "What people here need",
        """\
In 2018 one person in four was 65 or older. Falls at home were the most common reason why older people came to hospital.
Young people waited five months for help with their mental health (made-up figures).
""",
    ),
    Written(
        "whole-area",
        PlanPart.WHOLE_AREA,
        "What we do in the whole area",
        """\
- A team of nurses and therapists visits people within a day of a fall.
- Every practice has a mental health worker.
- Home care starts within three days after a stay in hospital.
""",
    ),
    Written(
        "north",
        PlanPart.LOCALITY,
        "The north locality",
        """\
The health centre in the town opens on Saturdays. Four beds in the care home are kept for short stays.
""",
        "north",
    ),
    Written(
        "glens",
        PlanPart.LOCALITY,
        "The glens locality",
        """\
A nurse holds a clinic in each village hall twice a month. Volunteers drive people to the hospital.
""",
        "glens",
    ),
    Written(
        "coast",
        PlanPart.LOCALITY,
        "The coast locality",
        """\
A link worker begins in the harbour streets. The clinic at the harbour has evening hours once a week.
""",
        "coast",
    ),
    Written(
        "housing",
        PlanPart.HOUSING,
        "Housing contribution statement",
        """\
The council and the housing associations share our aim that people can stay in their own home. They build 90 homes that
are easy to get about in, and carry out adaptations within twelve weeks (made-up figures). We pay for adaptations.
""",
    ),
    Written(
        "measures",
        PlanPart.MEASURES,
        "How we will know",
        """\
We report each year on falls, on days in hospital that were not needed, and on waits for help with mental health.
""",
    ),
)
