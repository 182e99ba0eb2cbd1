"""`comhla authority`: begin a file, print the schema, and go to a workbook and back."""

import json
from pathlib import Path

import openpyxl
import pytest

from comhla.authority_file import MOST_BYTES, json_schema, read
from comhla.cli.main import main
from tests.lib.files import HEAD, read_text
from tests.lib.workbooks import workbook_of

TEXT = HEAD + "people: [{id: ann, name: =Ann}]\nplans: []\n"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    """Run the command: its exit code, what it printed, and what it said was wrong."""

    def run(*words: object) -> tuple[int, str, str]:
        code = main(["authority", *(str(word) for word in words)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "strathmore.yaml"
    path.write_text(TEXT)
    return path


@pytest.mark.parametrize("key", ["S37000013", "Falkirk"])
def test_new_prints_a_file_that_can_be_read(run, key):
    code, out, err = run("new", key)
    assert (code, err) == (0, "")
    facts = read(out.encode(), file="new.yaml")
    assert facts.authority.code == "S37000013"
    assert facts.meetings is None


def test_new_for_an_authority_that_is_not_in_the_register(run):
    code, out, err = run("new", "S99999999")
    assert (code, out) == (2, "")
    assert "S99999999" in err


def test_schema_is_printed_as_json(run):
    code, out, _ = run("schema")
    assert code == 0
    assert json.loads(out) == json_schema()


def test_to_a_workbook_and_back(run, file, tmp_path):
    book = tmp_path / "book.xlsx"
    assert run("to-xlsx", file, book) == (0, f"Written to {book}\n", "")
    code, out, err = run("from-xlsx", book)
    assert (code, err) == (0, "")
    assert read_text(out) == read_text(TEXT)


def test_a_workbook_is_called_like_its_file_where_no_name_is_given(run, file):
    code, out, _ = run("to-xlsx", file)
    assert code == 0
    assert out == f"Written to {file.with_suffix('.xlsx')}\n"
    assert "people" in openpyxl.load_workbook(file.with_suffix(".xlsx")).sheetnames


def test_a_workbook_as_json(run, tmp_path):
    book = tmp_path / "book.xlsx"
    book.write_bytes(workbook_of({"people": [["id"], ["ann"]]}))
    code, out, _ = run("from-xlsx", book, "--format", "json")
    assert code == 0
    assert json.loads(out)["people"] == [{"id": "ann"}]


def test_a_file_with_mistakes_makes_no_workbook(run, tmp_path):
    path = tmp_path / "strathmore.yaml"
    path.write_text(TEXT + "member: []\n")
    code, out, err = run("to-xlsx", path)
    assert (code, out) == (2, "")
    assert "1 problem was found" in err
    assert "Did you mean members?" in err
    assert not path.with_suffix(".xlsx").exists()


def test_text_too_long_for_a_cell_makes_no_workbook(run, file):
    file.write_text(TEXT.replace("=Ann", "x" * 40_000))
    code, out, err = run("to-xlsx", file)
    assert (code, out) == (2, "")
    assert "40,000 characters" in err
    assert not file.with_suffix(".xlsx").exists()


def test_a_place_where_no_workbook_can_be_written(run, file, tmp_path):
    code, out, err = run("to-xlsx", file, tmp_path / "nowhere" / "book.xlsx")
    assert (code, out) == (2, "")
    assert "Choose another place." in err


def test_mistakes_in_a_workbook_are_told_by_sheet_and_cell(run, tmp_path):
    book = tmp_path / "book.xlsx"
    book.write_bytes(workbook_of({"people": [["id", "lives_in_area"], ["ann", "perhaps"], ["ann", "yes"]]}))
    code, out, err = run("from-xlsx", book)
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "2 problems were found, and nothing was checked:",
        f"  {book} (people!B2): 'perhaps' is neither yes nor no. Write yes or no.",
        f"  {book} (people!A3): The id ann stands twice; the first is at people!A2. Give each its own id.",
    ]


def test_a_workbook_that_is_too_large(run, tmp_path):
    book = tmp_path / "book.xlsx"
    book.write_bytes(b"#" * (MOST_BYTES + 1))
    code, out, err = run("from-xlsx", book)
    assert (code, out) == (2, "")
    assert "larger than a workbook of facts may be" in err


@pytest.mark.parametrize(("make", "what"), [(Path.mkdir, "cannot be read"), (lambda path: None, "No such file")])
def test_a_workbook_that_is_not_there(run, tmp_path, make, what):
    book = tmp_path / "book.xlsx"
    make(book)
    code, out, err = run("from-xlsx", book)
    assert (code, out) == (2, "")
    assert what in err


def test_the_word_alone_says_what_it_can_do(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["authority"])
    assert stopped.value.code == 2
    assert "ACTION" in capsys.readouterr().err
