"""Codes of the national area-code system, each a type of its own so that they cannot be mixed up."""

from typing import NewType

AuthorityCode = NewType("AuthorityCode", str)
"""A code of an integration authority, beginning S37."""

CouncilCode = NewType("CouncilCode", str)
"""A code of a council area, beginning S12."""

HealthBoardCode = NewType("HealthBoardCode", str)
"""A code of a territorial health board, beginning S08."""

PartnershipCode = NewType("PartnershipCode", str)
"""A code of an alcohol and drug partnership, beginning S11."""
