"""What holds for every room of the web application, so that a new page cannot forget it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from tests.conftest import REPOSITORY

WEB = REPOSITORY / "src" / "comhla" / "web"
WRITES = {"save", "create", "bulk_create", "bulk_update", "delete", "update_or_create", "get_or_create"}
WRITERS = {"actions", "actions.py", "migrations", "models", "commands.py"}
"""Where rows may be written: the actions of a room. Managers in models make accounts for actions."""
WITH_STYLE_OF_ITS_OWN = {"board/templates/board/packs/offline.html"}
"""Files that are saved and opened without the site: nothing else could give them a style, and no policy keeps it out."""


def _modules(room: str) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted((WEB / room).rglob("*.py")):
        yield path.relative_to(WEB), ast.parse(path.read_text(encoding="utf-8"))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


@pytest.mark.parametrize("room", settings.ROOMS)
def test_a_room_never_imports_the_views_or_forms_of_another(room):
    found = [
        f"{path}: {name}"
        for path, tree in _modules(room)
        for name in _imports(tree)
        for other in settings.ROOMS
        if other != room and name.startswith((f"comhla.web.{other}.views", f"comhla.web.{other}.forms"))
    ]
    assert found == []


@pytest.mark.parametrize("room", settings.ROOMS)
def test_only_actions_write_rows(room):
    found = [
        f"{path}:{node.lineno}: .{node.func.attr}()"
        for path, tree in _modules(room)
        if not WRITERS & set(path.parts)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES
        if _is_of_objects(node.func)
    ]
    assert found == []


def _is_of_objects(call: ast.Attribute) -> bool:
    """Whether a call goes to a manager or query set, as far as its words tell."""
    words = ast.unparse(call)
    return "objects" in words or (call.attr == "save" and words != "self.save")


def test_every_model_says_which_of_its_fields_are_personal():
    for room in settings.ROOMS:
        for model in apps.get_app_config(room).get_models():
            fields = {field.name for field in model._meta.get_fields()}
            assert set(model.personal) <= fields, model


def test_every_constraint_is_named_for_its_room_and_model():
    for room in settings.ROOMS:
        for model in apps.get_app_config(room).get_models():
            for constraint in model._meta.constraints:
                assert constraint.name.startswith(f"{room}_"), constraint.name


def test_no_template_has_inline_script_or_style():
    found = [
        str(path.relative_to(WEB))
        for path in WEB.rglob("*.html")
        for text in [path.read_text(encoding="utf-8")]
        if "style=" in text or "<style" in text or "onclick" in text or "<script>" in text
    ]
    assert sorted(found) == sorted(WITH_STYLE_OF_ITS_OWN)


@pytest.mark.parametrize("name", sorted(WITH_STYLE_OF_ITS_OWN))
def test_a_file_with_a_style_of_its_own_has_no_script_and_no_styled_elements(name):
    text = (WEB / name).read_text(encoding="utf-8")
    assert re.search(r"<script|\bstyle=|\bon\w+=|<link\b", text) is None
