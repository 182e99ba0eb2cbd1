"""The sentences of the pages and their translations: `python -m tools.messages`.

It says how much of each catalogue in `src/comhla/web/locale/` is translated. With `--write` it brings the catalogues
up to date: sentences that are gone are left out, new ones come in without a translation, so that pages show them in
English. A translator then works in the catalogue, and `python -m tools.front_end` makes of it what the pages read.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
WEB = Path("src/comhla/web")
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


class Sentence(NamedTuple):
    """A sentence that can be translated, and a file that it stands in."""

    words: str | tuple[str, ...]
    context: str | None
    place: str


def sentences(root: Path) -> list[Sentence]:
    """Every sentence in the code and the templates of the web application."""
    found = []
    for path in sorted((root / WEB).rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or "samples" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        source = text if path.suffix == ".py" else _as_python(text, path)
        found += list(_in_python(source, path.relative_to(root).as_posix()))
    return found


def catalogues(root: Path) -> list[Path]:
    """The catalogue of every language."""
    return sorted((root / WEB).glob("locale/*/LC_MESSAGES/django.po"))


def read(path: Path) -> Catalog:
    """A catalogue of translations."""
    with path.open("rb") as source:
        return read_po(source, locale=path.parts[-3], abort_invalid=True)


def brought_up_to_date(catalogue: Catalog, found: list[Sentence]) -> Catalog:
    """The catalogue with the sentences there are, and the translations that it had."""
    fresh = Catalog(locale=catalogue.locale, header_comment=catalogue.header_comment, fuzzy=False)
    fresh.mime_headers = catalogue.mime_headers
    for words, context, place in found:
        earlier = catalogue.get(words if isinstance(words, str) else words[0], context)
        fresh.add(words, string=earlier.string if earlier else None, locations=[(place, None)], context=context)  # type: ignore[list-item]  # no line: a line would change with every edit
    return fresh


def main(arguments: list[str] | None = None) -> int:
    """Say how much is translated, or bring the catalogues up to date."""
    parser = argparse.ArgumentParser(prog="python -m tools.messages", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--write", action="store_true", help="bring the catalogues up to date")
    chosen = parser.parse_args(arguments)
    found = sentences(ROOT)
    for path in catalogues(ROOT):
        catalogue = read(path)
        if chosen.write:
            catalogue = brought_up_to_date(catalogue, found)
            path.write_bytes(written(catalogue))
        translated = sum(1 for message in catalogue if message.id and message.string and any(message.string))
        different = len({(sentence.words, sentence.context) for sentence in found})
        print(f"messages: {path.parts[-3]}: {translated} of {different} sentences are translated.")
    return 0


def written(catalogue: Catalog) -> bytes:
    """The text of a catalogue, the same every time."""
    target = io.BytesIO()
    write_po(target, catalogue, width=100, sort_output=True, ignore_obsolete=True)
    return target.getvalue()


def _as_python(text: str, path: Path) -> str:
    """A template as Django gives it to the finder of sentences: everything gone but calls of gettext."""
    if not settings.configured:
        settings.configure()
    return str(templatize(text, origin=str(path)))


def _in_python(source: str, place: str) -> Iterator[Sentence]:
    for _line, words, _comments, context in extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS):
        yield Sentence(words, context, place)


if __name__ == "__main__":
    raise SystemExit(main())
