"""Looking for a place by name."""

from __future__ import annotations

import pytest

from comhla.web.site.places import LOCALITY, PARTNERSHIP, Place, names_alike, search_places


def partnership(name, *names):
    return Place(PARTNERSHIP, name, "", name, "slug", "", (name, *names))


PLACES = (
    partnership("Fife", "Fife Council", "NHS Fife"),
    partnership("Highland", "Highland Council", "NHS Highland"),
    partnership("Argyll and Bute", "Argyll and Bute Council", "NHS Highland"),
    partnership("Western Isles", "Comhairle nan Eilean Siar"),
    Place(LOCALITY, "Inverness", "Highland", "Highland", "highland", "inverness", ("Inverness",)),
    Place(
        LOCALITY,
        "Skye, Lochalsh & West Ross",
        "Highland",
        "Highland",
        "highland",
        "skye",
        ("Skye, Lochalsh & West Ross",),
    ),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("fife", ["Fife"]),
        ("FIFE HSCP", ["Fife"]),
        ("Highland", ["Highland"]),
        ("NHS Highland", ["Highland", "Argyll and Bute"]),  # one health board, two partnerships
        ("inver", ["Inverness"]),
        ("ness", []),  # the middle of a word finds nothing
        ("skye lochalsh and west ross", ["Skye, Lochalsh & West Ross"]),
        ("west", ["Western Isles", "Skye, Lochalsh & West Ross"]),
        ("comhairle", ["Western Isles"]),
        ("còmhairle nan eilean siar", ["Western Isles"]),
        ("n", ["Western Isles"]),  # Comhairle nan Eilean Siar, and never every NHS
        ("n highland", []),
        ("", []),
        ("...", []),
        ("Atlantis", []),
    ],
)
def test_search_places(typed, found):
    assert [each.name for each in search_places(PLACES, typed)] == found


@pytest.mark.parametrize(
    ("typed", "alike"),
    [
        ("Invreness", ("Inverness",)),  # localities too
        ("Higland", ("Highland",)),
        ("Fif", ()),  # too short to guess from
        ("Dundee", ()),
        ("", ()),
    ],
)
def test_names_alike(typed, alike):
    assert names_alike(PLACES, typed)[:1] == alike
