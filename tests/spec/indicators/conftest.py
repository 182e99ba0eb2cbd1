"""Published files, read in place and each only once."""

import gzip
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from comhla.indicators.observations import Observation
from comhla.indicators.readers import read_releases
from comhla.indicators.release import Release

IN_PART = {
    # The largest file by far; these three indicators have every kind of period, fifth and slip that it has.
    "scotpho_inequality_by_simd_quintile.csv.gz": (b"ind_id,", b"1,", b"6,", b"20204,"),
}


def _part_of(path: Path) -> bytes:
    """The file, or those of its lines that begin so."""
    content = path.read_bytes()
    if path.name not in IN_PART:
        return content
    return b"".join(line for line in gzip.decompress(content).splitlines(True) if line.startswith(IN_PART[path.name]))


@pytest.fixture(scope="session")
def published(shared: Path) -> Callable[[str], tuple[Release, ...]]:
    """The releases of a file in the folder of published data."""

    @cache
    def read(file: str) -> tuple[Release, ...]:
        path = shared / "data" / file
        return read_releases(_part_of(path), file=path.name)

    return read


@pytest.fixture(scope="session")
def figures(published: Callable[[str], tuple[Release, ...]]) -> Callable[..., dict[tuple[str, ...], Observation]]:
    """The figures of a file by indicator, name of area, period and group."""

    @cache
    def of(file: str, edition: str = "") -> dict[tuple[str, ...], Observation]:
        releases = published(file)
        release = next(found for found in releases if not edition or found.edition == edition)
        return {(one.indicator, one.area.name, one.period.key, one.group): one for one in release.observations}

    return of
