"""Lists of areas: which council, partnership and board a data zone lies in, and which locality."""

from __future__ import annotations

from comhla.indicators.readers.layouts import Layout
from comhla.indicators.readers.licences import OPEN_GOVERNMENT, PUBLIC_HEALTH, SCOTTISH_GOVERNMENT

_INSTEAD = "Give it as a list of areas."


def _layout(key: str, title: str, publisher: str, *headings: str) -> Layout:
    return Layout(
        key=key, title=title, publisher=publisher, licence=OPEN_GOVERNMENT, headings=headings, instead=_INSTEAD
    )


LAYOUTS = (
    _layout(
        "zones",
        "Data zones with council, partnership and board",
        PUBLIC_HEALTH,
        *("DataZone", "DataZoneName", "IntZone", "CA", "HSCP", "HB"),
    ),
    _layout(
        "zones-statistics",
        "Data zones with all higher areas",
        SCOTTISH_GOVERNMENT,
        *("DZ2011_Code", "DZ2011_Name", "IZ2011_Code", "LA_Code", "HIA_Code", "HB_Code"),
    ),
    _layout(
        "localities",
        "Data zones with locality",
        PUBLIC_HEALTH,
        *("DataZone", "SubHSCP", "SubHSCPName", "CA", "HSCP", "HB"),
    ),
    _layout(
        "locality-lists",
        "Localities by edition",
        PUBLIC_HEALTH,
        *("ScotphoCode", "Locality", "HSCPNameAsPublished", "HSCP", "Edition"),
    ),
    _layout(
        "deprivation",
        "Ranks and bands of deprivation by data zone",
        SCOTTISH_GOVERNMENT,
        *("DataZone", "SIMD2020v2_Rank", "SIMD2020v2_Quintile", "SIMD2020v2_Decile", "SIMD2020v2_Vigintile"),
    ),
)
