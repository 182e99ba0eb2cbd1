"""The page of the glossary: the one at the root of the repository, with its links seen from the documentation."""

from __future__ import annotations

from pathlib import Path

_GLOSSARY = Path(__file__).resolve().parent.parent.parent / "GLOSSARY.md"


def glossary_page() -> str:
    """The glossary."""
    return _GLOSSARY.read_text(encoding="utf-8").replace("](docs/", "](../")
