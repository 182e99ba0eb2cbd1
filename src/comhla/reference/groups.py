"""The groups who must be consulted, and who must sit on a strategic planning group.

The order is this project's convention. Sources: SSI 2014/283 (thirteen groups of consultees,
https://www.legislation.gov.uk/ssi/2014/283) and SSI 2014/308 (twelve groups of the strategic
planning group, https://www.legislation.gov.uk/ssi/2014/308).
"""

from enum import StrEnum


class ConsulteeGroup(StrEnum):
    """One of the thirteen groups consulted on schemes, plans and locality decisions."""

    HEALTH_PROFESSIONALS = "health_professionals"
    HEALTH_CARE_USERS = "health_care_users"
    HEALTH_CARE_CARERS = "health_care_carers"
    COMMERCIAL_HEALTH_PROVIDERS = "commercial_health_providers"
    NON_COMMERCIAL_HEALTH_PROVIDERS = "non_commercial_health_providers"
    SOCIAL_CARE_PROFESSIONALS = "social_care_professionals"
    SOCIAL_CARE_USERS = "social_care_users"
    SOCIAL_CARE_CARERS = "social_care_carers"
    COMMERCIAL_CARE_PROVIDERS = "commercial_care_providers"
    NON_COMMERCIAL_CARE_PROVIDERS = "non_commercial_care_providers"
    NON_COMMERCIAL_HOUSING_PROVIDERS = "non_commercial_housing_providers"
    THIRD_SECTOR_BODIES = "third_sector_bodies"
    OTHER_STAFF = "other_staff"


# The thirteenth group, staff who belong to neither profession, is consulted but has no seat.
PLANNING_GROUP_GROUPS: tuple[ConsulteeGroup, ...] = tuple(
    group for group in ConsulteeGroup if group is not ConsulteeGroup.OTHER_STAFF
)
