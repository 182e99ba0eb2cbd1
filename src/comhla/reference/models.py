"""The four ways in which a health board and its councils may integrate their services.

Source: Public Bodies (Joint Working) (Scotland) Act 2014, section 1(4)
(https://www.legislation.gov.uk/asp/2014/9/section/1). The titles are a paraphrase.
"""

from enum import StrEnum


class Model(StrEnum):
    """The model of integration that a scheme chooses, by the letter of section 1(4)."""

    BODY_CORPORATE = "a"
    HEALTH_BOARD_LEADS = "b"
    COUNCIL_LEADS = "c"
    BOTH_LEAD = "d"

    @property
    def title(self) -> str:  # type: ignore[override]  # hides str.title, of no use on a single letter
        """Return the model's usual name, with who receives the functions."""
        return _TITLES[self]

    @property
    def is_lead_agency(self) -> bool:
        """Return whether functions pass to a health board or a council and not to a joint board."""
        return self is not Model.BODY_CORPORATE


_TITLES: dict[Model, str] = {
    Model.BODY_CORPORATE: "body corporate (integration joint board)",
    Model.HEALTH_BOARD_LEADS: "lead agency (health board)",
    Model.COUNCIL_LEADS: "lead agency (council)",
    Model.BOTH_LEAD: "lead agency (health board and council, each for the other)",
}
