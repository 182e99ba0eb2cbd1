"""Styles, icons and script: collected under names that change with them, and small enough for a phone."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.core.management import call_command
from django.test import RequestFactory

from comhla.web.site.samples import FOLDER
from comhla.web.site.views.components import components

FIRST_VIEW, LATER_VIEWS = 120 * 1024, 35 * 1024


@pytest.fixture
def collected(settings, tmp_path: Path) -> Path:
    """The folder of static files as it is made for a server, without those of the API's own page."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=["ninja"])
    return tmp_path


def _wanted(page: str) -> set[str]:
    """The files that a browser fetches for a page."""
    return {
        unquote(urlsplit(address).path).removeprefix("/static/")
        for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    }


def _sent(path: Path) -> int:
    """How many bytes of a file go over the wire."""
    shorter = path.with_name(path.name + ".gz")
    return (shorter if shorter.exists() else path).stat().st_size


def test_every_file_is_collected_and_the_first_page_is_light(collected, record_property):
    assert_nothing_refers_elsewhere(collected)
    page = components(RequestFactory().get("/components/")).content
    wanted = _wanted(page.decode())
    ours = {"comhla", "icon", "parts", "reading"}
    assert {name.partition(".")[0] for name in wanted} == {*ours, "vendor/design-system", "vendor/icons"}
    assert [name for name in wanted if not (collected / name).is_file()] == []
    assert [name for name in wanted if not re.search(r"\.[0-9a-f]{12}\.", name)] == [], "names change with the files"
    later = len(gzip.compress(page))
    first = later + sum(_sent(collected / name) for name in wanted)
    record_property("first_view_bytes", first)
    record_property("later_view_bytes", later)
    assert first <= FIRST_VIEW
    assert later <= LATER_VIEWS


def assert_nothing_refers_elsewhere(collected):
    for path in [*collected.rglob("*.css"), *collected.glob("comhla*.js")]:
        text = path.read_text(encoding="utf-8")
        assert "sourceMappingURL" not in text, path.name
        elsewhere = [each for each in re.findall(r"https?://[^\s\"')]+", text) if "www.w3.org" not in each]
        assert elsewhere == [], path.name


def test_no_script_of_the_design_system_is_shipped():
    static = FOLDER.parents[2] / "static"
    assert [path.name for path in static.rglob("*.js")] == ["comhla.js"]
