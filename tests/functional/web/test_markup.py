"""The HTML of every page is valid, as it comes from the server."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from comhla.web.access.roles import Role
from tests.conftest import REPOSITORY
from tests.functional.web.addresses import addresses, identifier, path_of
from tools.demo.accounts import account_of
from tools.demo.self_check import Visitor


def test_every_page_is_valid(site: str, tmp_path: Path) -> None:
    visitors: dict[Role | None, Visitor] = {}
    for address in addresses():
        if address.role not in visitors:
            visitors[address.role] = visitor = Visitor(site)
            if address.role:
                visitor.sign_in(account_of(address.role).email)
        visitor = visitors[address.role]
        page = visitor.get(path_of(address, visitor.get))
        (tmp_path / f"{identifier(address)}.html").write_text(page, encoding="utf-8")
    found = problems_in(tmp_path)
    assert found == [], "\n".join(found)


def test_invalid_pages_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!DOCTYPE html><html><body><p><div></p><b id=a id=a></body>", encoding="utf-8")
    assert problems_in(tmp_path) != []


def problems_in(folder: Path) -> list[str]:
    """What is wrong with the pages in a folder, a line each; one process for all of them."""
    node = REPOSITORY / ".venv" / "bin" / "node"
    command = [
        str(node),
        str(REPOSITORY / "node_modules" / ".bin" / "html-validate"),
        "--config",
        str(REPOSITORY / ".htmlvalidate.json"),
        "--formatter",
        "json",
        *sorted(str(path) for path in folder.glob("*.html")),
    ]
    environment = {"PATH": f"{node.parent}{os.pathsep}/usr/bin:/bin"}
    # To a file: what is longer than a pipe holds would be cut off when the program ends.
    told = folder / "told.json"
    with told.open("w") as output:
        done = subprocess.run(
            command, cwd=REPOSITORY, env=environment, stdout=output, stderr=subprocess.PIPE, check=False, timeout=100
        )
    assert told.stat().st_size, done.stderr
    return [
        f"{Path(page['filePath']).stem}:{each['line']}: {each['ruleId']}: {each['message']}"
        for page in json.loads(told.read_text(encoding="utf-8"))
        for each in page["messages"]
        if each["severity"] == 2
    ]
