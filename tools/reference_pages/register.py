"""The page of the register: what ships with Còmhla, how much of it, and how far it was verified."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from comhla.dates import in_words
from comhla.reference.lists import list_names, named_list
from comhla.reference.models import Model
from comhla.reference.register import authorities, councils, drug_partnerships, health_boards, old_codes
from comhla.reference.rows import Row, Verified
from tools.reference_pages.markdown import code, page, plain, table


def register_page() -> str:
    """The register in counts, the authorities, and every reference list."""
    return page([*_head(), "", *_counts(), "", *_authorities(), "", *_lists(), "", *_marks()])


def _head() -> Iterator[str]:
    yield "# The register and the reference lists"
    yield ""
    yield (
        "What ships with Còmhla. `comhla register NAME` shows everything known of one authority,"
        " `comhla register --list NAME` one list; both give the source of every row and how far it was verified."
    )


def _counts() -> list[str]:
    return [
        "## In counts",
        "",
        *table(
            ("What", "How many"),
            (
                ("integration authorities", str(len(authorities()))),
                *((f"of which model ({model}), {model.title}", str(_with(model))) for model in Model if _with(model)),
                ("councils", str(len(councils()))),
                ("health boards", str(len(health_boards()))),
                ("alcohol and drug partnerships", str(len(drug_partnerships()))),
                ("localities", str(sum(each.localities for each in authorities()))),
                ("codes of older data", str(len(old_codes()))),
                ("reference lists", str(len(list_names()))),
            ),
        ),
    ]


def _with(model: Model) -> int:
    return sum(1 for each in authorities() if each.models[-1].model is model)


def _authorities() -> list[str]:
    return [
        "## Integration authorities",
        "",
        *table(
            ("Code", "Authority", "Councils", "Health board", "Model", "Localities"),
            (
                (
                    code(each.code),
                    plain(each.name),
                    plain(", ".join(council.name for council in each.councils)),
                    plain(each.health_board.name),
                    f"({each.models[-1].model})",
                    str(each.localities),
                )
                for each in authorities()
            ),
        ),
    ]


def _lists() -> list[str]:
    lists = [named_list(name) for name in list_names()]
    return [
        "## Reference lists",
        "",
        *table(
            ("List", "What it holds", "Rows", "Days covered", "Verified"),
            (
                (code(one.name), plain(one.title), str(len(one.rows())), _span(one.rows()), _verified(one.rows()))
                for one in lists
            ),
        ),
    ]


def _span(rows: Iterable[Row]) -> str:
    firsts = [row.valid_from for row in rows if row.valid_from is not None]
    return f"from {in_words(min(firsts))}" if firsts else "not dated"


def _verified(rows: Iterable[Row]) -> str:
    counts = Counter(row.verified for row in rows)
    return ", ".join(f"{mark.value} ({counts[mark]})" for mark in Verified if counts[mark])


def _marks() -> list[str]:
    return [
        "## What the marks mean",
        "",
        *table(("Mark", "Meaning"), ((mark.value, plain(mark.meaning)) for mark in Verified)),
    ]
