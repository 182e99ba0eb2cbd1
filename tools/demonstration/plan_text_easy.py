"""The easy-read edition of the plan in force. Each line holds one idea, with the words for a picture."""

from __future__ import annotations

from typing import NamedTuple


class Easy(NamedTuple):
    """A section of the easy-read edition, the section of the full text that it says in other words, and its text."""

    name: str
    made_from: str
    heading: str
    text: str


OUT_OF_DATE = "coast"
"""The section whose original has changed since."""
TEXT_BEFORE_CHANGE = "Two link workers for the harbour streets."
"""What the original said when that section was made."""

EASY_2024 = (
    Easy(
        "summary",
        "summary",
        "What this is about",
        """\
![A map of the area with three parts in three colours](slot) This is our plan for Inverannoch.

![A calendar](slot) It runs from 1 April 2024 to 31 March 2027.

![A nurse and an older man at a kitchen table](slot) It says how we will help people to stay well.

![A sign that says: made up](slot) Inverannoch is a made-up place.
""",
    ),
    Easy(
        "vision",
        "vision",
        "What we want",
        """\
![A person at the door of their house](slot) We want you to live well in your own home.

![Two people who talk and listen](slot) You should not have to tell your story many times.

![A hand that helps another person up](slot) Help should come early.

![A pair of scales](slot) Help should be fair for everybody.
""",
    ),
    Easy(
        "priorities",
        "priorities",
        "The four big things",
        """\
![A home carer with a bag](slot) **Well at home:** you get more help in your own home.

![A clock](slot) **Help early:** we help before things get bad.

![A woman who rests with a cup of tea](slot) **Carers and communities:** carers get a break.

![Five people in a team](slot) **A team that stays:** you see the same faces.
""",
    ),
    Easy(
        "north",
        "north",
        "If you live in the north",
        """\
![A car in the snow](slot) In winter a team stays near you when it snows.

![A room with a dentist's chair](slot) The health centre gets a dentist.

![A farm in the evening](slot) If you work on a farm, we can come in the evening.
""",
    ),
    Easy(
        "glens",
        "glens",
        "If you live in the glens",
        """\
![A van in front of a village hall](slot) A van with a nurse comes to your glen each week.

![A person in front of a screen](slot) You can see a doctor on a screen in the hall.

![A driver who opens a car door](slot) A driver can take you to the hospital.
""",
    ),
    Easy(
        "coast",
        "coast",
        "If you live on the coast",
        """\
![An old house at a harbour](slot) There is a shop for health and money help at the harbour.

![Two people who knock on a door](slot) Two workers help you to find what you need.
""",
    ),
    Easy(
        "measures",
        "measures",
        "How you can tell that it works",
        """\
![A chart with eight bars](slot) We count eight things.

![A page with a date in July](slot) Each July we tell you if they got better or worse.
""",
    ),
)
