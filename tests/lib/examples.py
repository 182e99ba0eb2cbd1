"""How many examples a property is shown: few in the run for a change, many at night."""

from __future__ import annotations

from hypothesis import settings

_TIMES_AT_NIGHT = 25


def examples(number: int) -> settings:
    """So many examples with the profile `ci`, and many times as many with `nightly`.

    For properties whose examples are dear. What is planted in the code must still be found with the number given.
    """
    at_night = settings.get_current_profile_name() == "nightly"
    return settings(max_examples=number * (_TIMES_AT_NIGHT if at_night else 1))
