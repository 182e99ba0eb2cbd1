"""The names of Scotland's statistical areas: data zones, intermediate zones, wards, constituencies and more.

The table of the small areas is packed, because it is many times longer than the others. Source: statistics.gov.scot,
lookup of the data zones of 2011 (Open Government Licence v3.0); boards' earlier codes: Public Health Scotland,
geography codes and labels (same licence). Councils and authorities are those of the register.
"""

import csv
import gzip
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from comhla.reference.errors import UnreadableTable
from comhla.reference.register import authorities, councils

TABLE = "area_names"


@cache
def area_names() -> Mapping[str, str]:
    """Return the name of each area code: current codes, and earlier codes of councils, boards and authorities.

    A council, a health board and an authority have the name of their area, such as "Grampian". Data zones and
    intermediate zones of 2001, localities and settlements are not there: no open list of their names is held.

    Raises ``UnreadableTable`` if the packed table is missing or damaged.
    """
    names = _packed(TABLE)
    for council in councils():
        names |= dict.fromkeys((council.code, *(old.code for old in council.old_codes)), council.area_name)
    for body in authorities():
        names |= dict.fromkeys((body.code, *(old.code for old in body.old_codes)), body.name)
    return MappingProxyType(names)


def _packed(table: str) -> dict[str, str]:
    """The codes and names of a packed table, below its lines of provenance."""
    try:
        content = pkgutil.get_data(__package__, f"data/{table}.csv.gz") or b""
        lines = gzip.decompress(content).decode("utf-8").splitlines()
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        found = {str(row["code"]): str(row["name"]) for row in rows}
    except (OSError, EOFError, KeyError, UnicodeDecodeError) as problem:
        raise UnreadableTable(
            f'The reference table "{table}" cannot be read ({type(problem).__name__}). Install Còmhla again.'
        ) from problem
    if not found:
        raise UnreadableTable(f'The reference table "{table}" is empty. Install Còmhla again.')
    return found
