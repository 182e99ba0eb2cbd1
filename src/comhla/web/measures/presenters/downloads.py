"""Links to files of figures, whose words say what a file is, in which form and how large."""

from __future__ import annotations

from typing import NamedTuple

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

_BYTES_OF_FIGURE = {"csv": 205, "xlsx": 95, "json": 560, "zip": 30}
_BYTES_OF_REST = {"csv": 400, "xlsx": 9_000, "json": 3_000, "zip": 12_000}
"""What a figure and the rest of a file take, as measured; a file that was made already has its true size."""
_FORMS = (("csv", "CSV"), ("xlsx", "Excel"), ("json", "JSON"))


class Download(NamedTuple):
    """One link."""

    words: str
    rest: str
    """The end of the address."""


def downloads(figures: int, sizes: dict[str, int | None]) -> list[Download]:
    """The files of one indicator.

    Args:
        figures: how many figures are in each.
        sizes: the true size in bytes of the forms that were made already.
    """
    if not figures:
        return []
    found = [
        Download(
            _("Figures as %(form)s (%(size)s)") % {"form": said, "size": _size(form, figures, sizes.get(form))},
            f"data.{form}",
        )
        for form, said in _FORMS
    ]
    return [*found, Download(_("What the columns of the CSV mean (JSON, 6 KB)"), "data.csv-metadata.json")]


def download_of_all(figures: int, size: int | None) -> Download | None:
    """The file of everything; nothing where there are no figures."""
    if not figures:
        return None
    said = _("All figures as a data package (ZIP, %(size)s)") % {"size": _size("zip", figures, size)}
    return Download(said, "data.zip")


def _size(form: str, figures: int, known: int | None) -> str:
    if known is not None:
        return filesizeformat(known)
    guessed = filesizeformat(round(figures * _BYTES_OF_FIGURE[form] + _BYTES_OF_REST[form], -3))
    return _("about %(size)s") % {"size": guessed}
