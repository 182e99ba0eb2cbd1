"""Papers for the meeting of the board on 24 June 2026, the last at which only nominees voted."""

from __future__ import annotations

from .board_forms import CARERS, CHIEF, NO_COST, NO_STAFF, Asked, P

PERFORMANCE = Asked(
    id="paper-2026-06-performance",
    title="How we did in 2025-26: the annual performance report",
    reference="IJB/2026/14",
    author=CHIEF,
    dated="2026-06-10",
    due="2026-06-10",
    signed="2026-06-11",
    parts={
        P.PURPOSE: "To show the board a draft of the annual performance report for 2025-26 before it is published.",
        P.BACKGROUND: "We publish a report by 31 July each year. It says how far the nine national outcomes were"
        " reached, what was spent, and what changed in each locality.",
        P.MAIN_REPORT: "Most measures went the right way.\n\n- Days in hospital after somebody is ready to leave"
        " went down.\n- More people are content with their care at home.\n- The gap in length of life between"
        " the harbour streets and the rest of Inverannoch has hardly changed.\n\nThe draft says so in plain words,"
        " and an easy-read edition will come out on the same day.",
        P.PEOPLE_AND_CARERS: "Twelve people who use services read the draft in May. They asked for fewer tables and"
        " for a page on waiting times, and both were done.",
        P.FINANCE: "The report gives spending by service. The board ended the year within its budget.",
        P.WORKFORCE: NO_STAFF,
        P.LEGAL: "The Act of 2014 asks for the report; regulations of 2014 say what is in it.",
        P.COMMUNITY_PLANNING: "A copy goes to the community planning partnership.",
        P.EQUALITY: "The report shows results by age and by locality where numbers are large enough.",
        P.RISK: "If figures from hospitals come late, the report could miss its day. They are promised for 1 July.",
    },
    asks=(
        "comment on the draft;",
        "ask the chief officer to publish the report by 31 July 2026.",
    ),
)

REPLACE_PLAN = Asked(
    id="paper-2026-06-plan",
    title="Review of the strategic plan: keep it, change it or replace it",
    reference="IJB/2026/15",
    author=CHIEF,
    dated="2026-06-10",
    due="2026-06-10",
    signed="2026-06-11",
    parts={
        P.PURPOSE: "To ask the board what follows from the review of the strategic plan for 2024 to 2027.",
        P.BACKGROUND: "The board has to review its plan within three years. The review began on 11 February 2026. The"
        " strategic planning group gave its views on 13 May.",
        P.MAIN_REPORT: "The plan did much of what it set out to do. Care at home now starts on the day somebody leaves"
        " hospital in most cases, and the glens have a neighbourhood team.\n\nThree things speak for a new plan.\n\n"
        "1. Young people still wait too long for help with their mental health.\n2. The winter team in the north was"
        " meant for two winters only, and is needed for longer.\n3. The money for 2027 to 2030 is tighter than the"
        " plan supposed.\n\nTo keep the plan for one more year would save work now, but leave these open.",
        P.PEOPLE_AND_CARERS: "The planning group wants a new plan that is shorter, and to see drafts earlier.",
        P.FINANCE: "Making a plan costs about £40,000, mostly for events and for editions that everybody can read. It"
        " is in the budget.",
        P.WORKFORCE: "One planning officer works on it full time until March 2027.",
        P.LEGAL: "Replacing the plan is one of the outcomes that the Act allows. Until the new plan begins, the present"
        " one stands.",
        P.COMMUNITY_PLANNING: "The new plan will be written beside the next local outcomes improvement plan.",
        P.EQUALITY: "An equality impact assessment of the decision is complete. The plan itself will have its own.",
        P.RISK: "If the plan is not ready by 1 April 2027, the board would have to go on with the old one and say why.",
    },
    asks=(
        "agree that the strategic plan was reviewed;",
        "decide to replace it with a plan for 2027 to 2030;",
        "ask the chief officer to bring the first draft in September 2026.",
    ),
)

BREAKS = Asked(
    id="paper-2026-06-breaks",
    title="Breaks for unpaid carers: the first months",
    reference="IJB/2026/16",
    author=CARERS,
    dated="2026-06-09",
    due="2026-06-10",
    signed="2026-06-11",
    parts={
        P.PURPOSE: "To tell the board how the direction on breaks for unpaid carers is being carried out.",
        P.BACKGROUND: "On 11 February 2026 the board decided to commission breaks for four years, and on 18 February it"
        " gave a direction to the council.",
        P.MAIN_REPORT: "Table: Breaks given in four months\n\n| Locality | Carers | Breaks |\n| --- | --- | --- |\n"
        "| **North** | 31 | 44 |\n| **Glens** | 18 | 22 |\n| **Coast** | 57 | 81 |\n\nIn the glens few carers ask."
        " Two visits to each village hall are planned for the autumn.",
        P.PEOPLE_AND_CARERS: "Carers say that a week's notice matters more to them than a longer break.",
        P.FINANCE: "Spending is as planned.",
        P.WORKFORCE: NO_STAFF,
        P.LEGAL: "The direction of 18 February stands and needs no change.",
        P.COMMUNITY_PLANNING: "Village halls are used free of charge through the partnership.",
        P.EQUALITY: "Few carers under 25 have had a break. Schools have been asked to help to reach them.",
        P.RISK: "One provider gives most breaks in the north. A second is being sought.",
    },
    asks=("note what was done under the direction;", "ask for a further report in February 2027."),
)

LOG = Asked(
    id="paper-2026-06-directions",
    title="Directions in force",
    reference="IJB/2026/17",
    author=CHIEF,
    dated="2026-06-10",
    due="2026-06-10",
    signed="2026-06-11",
    parts={
        P.PURPOSE: "To show the board each direction in force and how it is being carried out.",
        P.BACKGROUND: "The Audit and Risk Committee looked at the log of directions on 10 June 2026.",
        P.MAIN_REPORT: "Both directions for 2026-27 were acknowledged in March. The direction on breaks for carers is"
        " under way. None has been acted against.",
        P.PEOPLE_AND_CARERS: "Each direction is published with a page in plain words.",
        P.FINANCE: NO_COST,
        P.WORKFORCE: NO_STAFF,
        P.LEGAL: "A decision moves nothing until a direction says who does what with which money.",
        P.COMMUNITY_PLANNING: "There is nothing for community planning in this paper.",
        P.EQUALITY: "There is nothing in this paper that affects some people more than others.",
        P.RISK: "A direction that nobody reports on is a risk. Reports now come twice a year.",
    },
    asks=("note the directions in force.",),
)

PAPERS = (PERFORMANCE, REPLACE_PLAN, BREAKS, LOG)
