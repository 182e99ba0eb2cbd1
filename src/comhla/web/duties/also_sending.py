"""Letters of other rooms that go out with the daily notices. Those rooms add theirs when the application starts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

ALSO_SENDING: dict[str, Callable[[date], int]] = {}
"""By room, what sends its letters of a day and says how many went out. Safe to repeat on the same day."""
