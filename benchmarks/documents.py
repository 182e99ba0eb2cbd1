"""A report of a hundred pages in every form: `python -m benchmarks.documents`.

Each section has paragraphs, a chart that is already drawn, and a table. Each form is written once before it counts,
because a server has read its fonts long before; the first time is shown beside it.
"""

from __future__ import annotations

import io
import resource
import sys
from datetime import date
from time import perf_counter
from typing import NamedTuple

import pikepdf

from comhla.documents.formats import Format, render
from comhla.documents.model import (
    Block,
    BulletList,
    Document,
    Figure,
    Note,
    Picture,
    Section,
    Table,
    paragraph,
    words,
)

ALL_FORMS, PDF_ALONE, PAGES = 5.0, 1.0, 100
SECTIONS, RUNS = 46, 3
_SENTENCE = "Adults who need support at home should be able to choose it, and to change it when life changes. "


class Timed(NamedTuple):
    """How long one form took, in seconds, the first time and at its best, and how large it became.

    `work` is the processors' time of the best run, also that of other programs: on a busy machine it tells more.
    """

    form: Format
    first: float
    best: float
    work: float
    size: int


def main() -> int:
    """Measure, print, and say by the exit code whether both budgets are kept."""
    document = report()
    timed = [_timed(document, form) for form in Format]
    with pikepdf.open(io.BytesIO(render(document, Format.PDF))) as pdf:
        pages = len(pdf.pages)
    print(f"\nA report of {pages} pages with {SECTIONS} charts and {SECTIONS} tables")
    print(f"{'form':14} {'first s':>9} {'best s':>9} {'work s':>9} {'kB':>8}")
    for each in timed:
        print(f"{each.form:14} {each.first:9.3f} {each.best:9.3f} {each.work:9.3f} {each.size / 1000:8.0f}")
    first, together, work = (sum(getattr(each, name) for each in timed) for name in ("first", "best", "work"))
    alone = next(each.best for each in timed if each.form is Format.PDF)
    print(f"{'together':14} {first:9.3f} {together:9.3f} {work:9.3f}")
    kept = {
        f"five forms in {ALL_FORMS:.0f} s": together <= ALL_FORMS,
        f"PDF alone in {PDF_ALONE:.0f} s": alone <= PDF_ALONE,
        f"at least {PAGES} pages": pages >= PAGES,
    }
    for what in (what for what, is_kept in kept.items() if not is_kept):
        print(f"Not kept: {what}")
    return 0 if all(kept.values()) else 1


def _timed(document: Document, form: Format) -> Timed:
    times, works = [], []
    content = b""
    for _ in range(RUNS + 1):
        begun, worked = perf_counter(), _work()
        content = render(document, form)
        times.append(perf_counter() - begun)
        works.append(_work() - worked)
    return Timed(form, times[0], min(times[1:]), min(works[1:]), len(content))


def _work() -> float:
    """The processors' time so far, of this process and of those that it started and that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def report() -> Document:
    """A report as long as an annual performance report."""
    return Document(
        title="Annual performance report",
        language="en-GB",
        publisher="Inverannoch Integration Joint Board",
        identifier="https://plans.inverannoch.example/report",
        issued_on=date(2026, 11, 22),
        sections=tuple(_section(number) for number in range(SECTIONS)),
        marks=("Illustrative: Inverannoch is made up.",),
    )


def _section(number: int) -> Section:
    text = tuple(paragraph(f"{number}. {_SENTENCE * 5}") for _ in range(6))
    inside: tuple[Block, ...] = (
        Figure(picture=_chart(number), instead="Twelve bars that rise.", caption=f"Measure {number} by month"),
        _table(number),
        Note(label="What it means", blocks=(paragraph(_SENTENCE * 2),)),
        BulletList(items=tuple((paragraph(_SENTENCE),) for _ in range(4))),
    )
    part = Section(heading=f"Figures of measure {number}", anchor=f"figures-{number}", blocks=inside)
    return Section(heading=f"Measure {number}", anchor=f"measure-{number}", blocks=text, sections=(part,))


def _table(number: int) -> Table:
    rows = tuple(
        tuple(words(cell) for cell in (f"Locality {row}", f"{number * row:,}", f"{row * 1.5:.1f}%", "Better"))
        for row in range(1, 13)
    )
    header = tuple(words(cell) for cell in ("Locality", "People", "Share", "Than last year"))
    return Table(caption=f"Measure {number} by locality", header=header, rows=rows, first_cell_heads_row=True)


def _chart(number: int) -> Picture:
    bars = "".join(
        f'<rect x="{40 + place * 44}" y="{220 - height}" width="30" height="{height}" fill="#0065bd"/>'
        f'<text x="{45 + place * 44}" y="240" font-family="sans-serif" font-size="12">{place + 1}</text>'
        for place, height in enumerate(20 + (number * 7 + place * 13) % 180 for place in range(12))
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="260" viewBox="0 0 600 260">{bars}</svg>'
    return Picture(content=svg.encode(), media_type="image/svg+xml")


if __name__ == "__main__":
    sys.exit(main())
