"""Where the demonstration keeps its data, in which environment it runs, and whether it has to be made again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
AS_AT = "2026-11-22"
"""The day it is in the demonstration, fixed so that the answers are the same every time."""
EXAMPLES = ROOT / "examples"
DEMONSTRATION = EXAMPLES / "demonstration.yaml"
_WEB = ROOT / "src" / "comhla" / "web"


def variables(data: Path, *, port: int, **more: str) -> dict[str, str]:
    """The environment that the demonstration runs in; settings of the caller that it does not name stay out."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COMHLA_")}
    kept.pop("DATABASE_URL", None)
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return {
        **kept,
        "COMHLA_DATA": str(data),
        "COMHLA_DEMONSTRATION": "yes",
        "COMHLA_TODAY": AS_AT,
        "COMHLA_ADDRESS": f"http://localhost:{port}",  # passkeys do not work with a number for a name
        "COMHLA_LOG_LEVEL": "WARNING",
        "PYTHONPATH": str(ROOT),
        **more,
    }


def digest_of_facts() -> str:
    """What the database is made from: facts and figures, register, migrations, and this package."""
    return _digest(
        [
            DEMONSTRATION,
            *sorted(EXAMPLES.glob("demonstration-*")),
            *sorted((ROOT / "src" / "comhla" / "reference" / "data").glob("*.csv")),
            *sorted(_WEB.glob("*/migrations/*.py")),
            *sorted(Path(__file__).parent.glob("*.py")),
            *sorted(Path(__file__).parent.glob("*.csv")),
        ]
    )


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
