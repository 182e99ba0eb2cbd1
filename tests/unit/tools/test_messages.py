"""The sentences of the pages and their translations."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools import front_end, messages

CATALOGUES = messages.catalogues(messages.ROOT)
PLACES = re.compile(r"%\((\w+)\)s|\{(\w+)\}")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A tree with a template, a module and a catalogue."""
    web = tmp_path / messages.WEB
    (web / "locale/gd/LC_MESSAGES").mkdir(parents=True)
    (web / "page.html").write_text(
        "{% load i18n %}{% translate 'Home' %}<c-button label=\"{% translate 'Find' %}\" />"
        "{% blocktranslate count n=n %}{{ n }} page{% plural %}{{ n }} pages{% endblocktranslate %}",
        encoding="utf-8",
    )
    (web / "words.py").write_text('gettext("Next")\npgettext("a way", "Back")\nprint("not this")\n', encoding="utf-8")
    (web / "locale/gd/LC_MESSAGES/django.po").write_text(
        '# A draft.\nmsgid ""\nmsgstr ""\n"Language: gd\\n"\n\n'
        'msgid "Home"\nmsgstr "Dachaigh"\n\nmsgid "Gone"\nmsgstr "Air falbh"\n',
        encoding="utf-8",
    )
    return tmp_path


def test_sentences_are_found_in_templates_components_and_code(small):
    found = {(sentence.words, sentence.context) for sentence in messages.sentences(small)}
    assert found == {
        ("Home", None),
        ("Find", None),
        ("Next", None),
        ("Back", "a way"),
        (("%(n)s page", "%(n)s pages"), None),
    }


def test_a_catalogue_keeps_its_translations_and_loses_what_is_gone(small):
    path = messages.catalogues(small)[0]
    fresh = messages.brought_up_to_date(messages.read(path), messages.sentences(small))
    assert fresh.get("Home").string == "Dachaigh"
    assert not fresh.get("Find").string
    assert fresh.get("Gone") is None
    text = messages.written(fresh).decode()
    assert text.startswith("# A draft.")
    assert "Air falbh" not in text


def test_the_tool_says_how_much_is_translated_and_writes_when_asked(small, capsys, monkeypatch):
    monkeypatch.setattr(messages, "ROOT", small)
    path = messages.catalogues(small)[0]
    before = path.read_bytes()
    assert messages.main([]) == 0
    assert path.read_bytes() == before
    assert messages.main(["--write"]) == 0
    assert 'msgid "Find"' in path.read_text(encoding="utf-8")
    assert capsys.readouterr().out.splitlines()[-1] == "messages: gd: 1 of 5 sentences are translated."


def test_a_compiled_catalogue_holds_what_is_translated(small):
    made = front_end.compile_messages(small)
    assert [path.name for path in made] == ["django.mo"]
    assert b"Dachaigh" in made[0].read_bytes()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_translated_sentence_is_still_in_the_pages(path):
    there = {
        (words if isinstance(words, str) else words[0], context)
        for words, context, _place in messages.sentences(messages.ROOT)
    }
    gone = [message.id for message in messages.read(path) if message.id and (message.id, message.context) not in there]
    assert gone == [], "Run python -m tools.messages --write."


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_translations_keep_the_places_of_names_and_numbers(path):
    for message in messages.read(path):
        if message.id and message.string:
            for words in [message.string] if isinstance(message.string, str) else message.string:
                first = message.id if isinstance(message.id, str) else message.id[0]
                assert set(PLACES.findall(words)) == set(PLACES.findall(first)), message.id


def test_the_gaelic_catalogue_says_that_it_is_a_draft():
    catalogue: Catalog = messages.read(CATALOGUES[0])
    assert "draft" in catalogue.header_comment


def test_the_style_sheet_is_copied_without_its_map(tmp_path):
    system = tmp_path / front_end.SYSTEM
    (system / "dist/css").mkdir(parents=True)
    (system / "dist/images/icons").mkdir(parents=True)
    (system / "dist/css/design-system.min.css").write_text("a{b:c}\n/*# sourceMappingURL=x.css.map */\n")
    (system / "dist/images/icons/icons.stack.svg").write_text("<svg/>")
    (system / "LICENSE.txt").write_text("MIT")
    made = front_end.copy_design_system(tmp_path)
    assert [path.name for path in made] == ["design-system.LICENSE.txt", "design-system.min.css", "icons.svg"]
    assert made[1].read_text() == "a{b:c}\n"


def test_without_the_design_system_the_tool_says_what_to_do(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(front_end, "ROOT", tmp_path)
    assert front_end.main() == 1
    assert "run 'make env'" in capsys.readouterr().err


def test_the_tool_makes_both(small, monkeypatch):
    monkeypatch.setattr(front_end, "ROOT", small)
    monkeypatch.setattr(front_end, "copy_design_system", lambda root: [])
    (small / front_end.SYSTEM).mkdir(parents=True)
    assert front_end.main() == 0
    assert list(small.rglob("*.mo"))
