"""What we write, opened by programs that others wrote: LibreOffice, which reads Word too, and the checker of e-books.

Each program starts once, because starting is what takes its time. tools/install_system_packages.sh installs them.
"""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from comhla.documents.formats import Format
from tests.lib.sample_documents import HOSTILE, IN_THE_TEXT

EPUBCHECK = "/usr/share/java/epubcheck.jar"


def _program(name: str) -> str:
    found = shutil.which(name)
    assert found, f"{name} is missing: tools/install_system_packages.sh installs it."
    return found


@pytest.fixture(scope="module")
def opened(written, tmp_path_factory) -> dict[Format, str]:
    """Word and OpenDocument as LibreOffice understands them: its own form, in plain XML."""
    folder = tmp_path_factory.mktemp("libreoffice")
    forms = (Format.WORD, Format.OPENDOCUMENT)
    for form in forms:
        (folder / f"{form}.{form.ending}").write_bytes(written(form))
    command = [_program("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    names = [f"{form}.{form.ending}" for form in forms]
    subprocess.run([*command, "--convert-to", "fodt", *names], cwd=folder, check=True, timeout=120, capture_output=True)
    return {form: (folder / f"{form}.fodt").read_text(encoding="utf-8") for form in forms}


@pytest.mark.parametrize("form", [Format.WORD, Format.OPENDOCUMENT])
def test_libreoffice_opens_what_we_write(opened, form: Format) -> None:
    body = opened[form].partition("<office:text")[2]
    text = re.sub(r"<[^>]+>", "", body)
    assert [word for word in IN_THE_TEXT if word not in text] == []
    shown = (
        text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&apos;", "'")
        .replace("&quot;", '"')
        .replace("&amp;", "&")
    )
    assert HOSTILE in shown
    headings = re.findall(r'<text:h [^>]*text:outline-level="(\d)"', body)
    assert headings == ["1", "2", "3", "1", "1", "1"]
    assert body.count("<table:table-header-rows>") == 2
    assert re.findall("<svg:desc>(.*?)</svg:desc>", body) == ["figureinstead", "pnginstead", "slotofpicture"]
    assert len(re.findall("<text:table-of-content ", body)) == 1
    assert "<dc:title>Sampletitle &amp; more</dc:title>" in opened[form]


def test_the_checker_of_e_books_finds_nothing(written, tmp_path) -> None:
    path = tmp_path / "document.epub"
    path.write_bytes(written(Format.EPUB))
    done = subprocess.run(
        [_program("java"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-jar", EPUBCHECK, str(path)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert "0 fatals / 0 errors / 0 warnings" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0
