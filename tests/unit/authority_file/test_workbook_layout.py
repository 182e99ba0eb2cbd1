"""The workbook as it is written: what its user sees in it, and that every value gets there and back."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from comhla.authority_file import SCHEMA, json_schema
from comhla.authority_file.shapes import Content, Shape
from comhla.authority_file.workbook_layout import cell_name, sheets, sheets_for
from comhla.authority_file.workbook_reader import read_workbook
from comhla.authority_file.workbook_values import LONGEST_TEXT, WorkbookCannotHold
from comhla.authority_file.workbook_writer import to_workbook
from comhla.law.facts import AuthorityFacts, AuthorityIdentity, FinancialStatement, Person, Plan, StandingOrders
from comhla.law.facts.fields import Record, fact, maybe
from tests.lib.random_facts import whole_authority
from tests.lib.workbooks import bytes_of

IDENTITY = AuthorityIdentity(name="Strathmore", fictional=True)
HEADING_ROW, FIRST_ROW = 2, 3


def written(**facts) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(to_workbook(AuthorityFacts(authority=IDENTITY, **facts))))


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(to_workbook(whole_authority(3))))


def headings(page) -> dict[str, str]:
    """The letter of each column by its heading."""
    return {cell.value: cell.column_letter for cell in page[HEADING_ROW]}


def allowed(page, heading):
    """What the cells under a heading may hold."""
    cell = f"{headings(page)[heading]}{FIRST_ROW}"
    (found,) = [each for each in page.data_validations.dataValidation if cell in each.sqref]
    return found


def test_there_is_a_sheet_for_every_kind_of_row(book):
    assert book.sheetnames[:3] == ["Read me", "Contents", "authority"]
    assert book.sheetnames[-1] == "Choices"
    assert {"schemes.functions", "meetings.votes.cast", "members.interests.changes", "planning_group.members"} < set(
        book.sheetnames
    )
    assert len(book.sheetnames) == len(sheets()) + 3


def test_every_field_of_every_row_has_a_column():
    listed = {name for name, row in json_schema()["$defs"].items() if row["properties"]}
    rows = {sheet.row.__name__ for sheet in sheets().values()}
    within = {each.shape.row.__name__ for sheet in sheets().values() for each in sheet.columns if each.shape.row}
    assert rows | within == listed


def test_names_of_sheets_fit_and_differ(book):
    assert max(map(len, book.sheetnames)) <= 31
    assert len({name.casefold() for name in book.sheetnames}) == len(book.sheetnames)
    assert "per~.inspection_recommendations" in book.sheetnames


def test_headings_stay_in_view_are_flagged_and_repeat_in_print(book):
    for sheet in sheets().values():
        page = book[sheet.name]
        keys = len(sheet.parents) + (sheet.key is not None)
        assert page.freeze_panes == cell_name(FIRST_ROW, keys + 1), "the ids stay in view too"
        (table,) = page.tables.values()
        assert table.headerRowCount == 1
        assert table.ref.startswith("A2:")
        assert page.print_title_rows == "$2:$2"
        assert page.page_setup.orientation == "landscape"
        assert page.page_setup.fitToHeight == 0


def test_no_cells_are_merged(book):
    assert not [page.title for page in book if page.merged_cells.ranges]


def test_every_column_is_explained_above_its_heading_and_where_one_types(book):
    for sheet in sheets().values():
        page = book[sheet.name]
        for column in sheet.columns:
            above = page[f"{headings(page)[column.heading]}1"].value
            assert above.startswith((column.shape.spec.means, "The ")), above
            assert allowed(page, column.heading).prompt.rstrip("…") in above


@pytest.mark.parametrize(
    ("sheet", "heading", "words"),
    [
        ("people", "lives_in_area", '"yes,no"'),
        ("plans", "finalised_on", '"not done"'),
        ("meetings", "votes", '"recorded,none"'),
        ("meetings", "requisition", '"recorded"'),
    ],
)
def test_lists_of_a_few_words(book, sheet, heading, words):
    assert (allowed(book[sheet], heading).type, allowed(book[sheet], heading).formula1) == ("list", words)


@pytest.mark.parametrize(
    ("sheet", "heading", "target", "column"),
    [
        ("members", "person", "people", "id"),
        ("schemes.functions", "in schemes", "schemes", "id"),
        ("meetings.votes.cast", "in votes", "meetings.votes", "id"),
        ("decisions.localities.groups", "in localities", "decisions.localities", "locality"),
        ("payments", "function", "schemes.functions", "id"),
        ("chair_periods", "chair", "members", "id"),
        ("plans.localities", "locality", "localities", "id"),
    ],
)
def test_lists_of_ids_on_other_sheets_reach_past_the_last_row(book, sheet, heading, target, column):
    found = allowed(book[sheet], heading)
    letter = headings(book[target])[column]
    begins, ends = found.formula1.split(":")
    assert begins == f"'{target}'!${letter}$3"
    assert ends.startswith(f"${letter}$")
    assert int(ends.rsplit("$", 1)[1]) > book[target].max_row
    assert found.errorStyle == "warning", "an id that is about to be added must be possible"


@pytest.mark.parametrize(
    ("sheet", "heading", "some"),
    [
        ("members", "seat", {"council_nominee", "unpaid_carer"}),
        ("members", "body", {"board", "monitoring_committee", "committees-1"}),
        ("members", "nominated_by", {"NHS Strathmore", "Strathmore Council"}),
        ("assessments", "subject", {"decisions-1", "plans-1"}),
        ("evidence", "duty", {"act-2014/s37"}),
        ("authority", "code", {"S37000010"}),
        ("schemes.functions", "code", set()),
        ("schemes.terms", "matter", set()),
    ],
)
def test_longer_lists_are_on_the_sheet_of_choices(book, sheet, heading, some):
    formula = allowed(book[sheet], heading).formula1
    name, cells = formula.split("!")
    assert name == "'Choices'"
    offered = [cell.value for (cell,) in book["Choices"][cells.replace("$", "")]]
    assert some <= set(offered)
    assert all(offered)


def test_days_are_days_and_amounts_are_numbers():
    book = written(
        plans=(Plan(id="p", title="P", finalised_on=date(2026, 9, 1), period_first_day=date(1899, 12, 31)),),
        financial_statements=(
            FinancialStatement(id="a", total=Decimal("1234.50")),
            FinancialStatement(id="b", total=Decimal("12345678901234567.89")),
        ),
    )
    page = book["plans"]
    day = page[f"{headings(page)['finalised_on']}{FIRST_ROW}"]
    assert (day.value.date(), day.number_format) == (date(2026, 9, 1), "yyyy-mm-dd")
    assert page[f"{headings(page)['period_first_day']}{FIRST_ROW}"].value == "1899-12-31"
    page = book["financial_statements"]
    total = headings(page)["total"]
    assert page[f"{total}3"].value == 1234.5
    assert page[f"{total}4"].value == "12345678901234567.89"


def test_text_stays_text_whatever_it_begins_with():
    texts = ["=1+1", "+44 131", "-", "@here", "=HYPERLINK(1)", "0123", "2026-09-01", "TRUE", "1-2", "#N/A"]
    page = written(people=tuple(Person(id=text, name=text) for text in texts))["people"]
    for row, text in enumerate(texts, start=FIRST_ROW):
        for cell in (page[f"A{row}"], page[f"B{row}"]):
            assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


TEXTS = ["=1+1", "+1", "-1", "@x", "", " ", " around ", '"', '""', '"quoted"', '"a" and "b"', "a;b", ";", "none", "not done", "a\nb", "a\r\nb", "tab\tx", "\x01", "_x0041_", "_x000D_", "é😀", "1.0", "yes", "'apostrophe", "x" * LONGEST_TEXT]  # fmt: skip


AMOUNTS = ["0", "-0", "0.1", "1E+3", "1E+400", "1E-400", "0.30000000000000004", "999999999999999", "9999999999999999", "-12.345"]  # fmt: skip
WHOLE_NUMBERS = [0, -3, 10**15 - 1, 10**15, 2**53 + 1, 10**30]
DAYS = [date.min, date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(2026, 9, 1), date.max]


@pytest.fixture(scope="module")
def there_and_back() -> tuple[AuthorityFacts, AuthorityFacts]:
    """Facts with every value that might be lost on the way, and what came back."""
    facts = AuthorityFacts(
        authority=IDENTITY.replace(sources=tuple(text for text in TEXTS if len(text) < LONGEST_TEXT)),
        people=tuple(Person(id=f"={text[:99]}", name=text) for text in TEXTS),
        financial_statements=tuple(FinancialStatement(id=amount, total=Decimal(amount)) for amount in AMOUNTS),
        standing_orders=tuple(
            StandingOrders(id=str(number), body="board", first_day=day, last_day=day, notice_clear_days=number)
            for number, day in zip(WHOLE_NUMBERS, DAYS, strict=True)
        ),
        localities=(),
    )
    return facts, read_workbook(to_workbook(facts), file="book.xlsx")


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=lambda number: repr(TEXTS[number][:12]))
def test_every_text_comes_back(there_and_back, number):
    assert there_and_back[1].people[number] == there_and_back[0].people[number]


def test_every_text_in_a_list_comes_back(there_and_back):
    assert there_and_back[1].authority.sources == there_and_back[0].authority.sources


def test_amounts_numbers_and_days_come_back(there_and_back):
    facts, back = there_and_back
    assert back.financial_statements == facts.financial_statements
    assert back.standing_orders == facts.standing_orders
    assert back.localities == ()
    assert back.plans is None


@pytest.mark.parametrize(
    ("text", "what"),
    [("x" * (LONGEST_TEXT + 1), "32,768 characters"), ("a\ufffe", "U\\+FFFE"), ("\ud800", "U\\+D800")],
)
def test_text_that_no_cell_can_hold_is_refused(text, what):
    with pytest.raises(WorkbookCannotHold, match=what):
        to_workbook(AuthorityFacts(authority=IDENTITY.replace(name=text)))


def test_the_contents_say_what_is_recorded_and_lead_there():
    page = written(plans=(), people=(Person(id="a"), Person(id="b")))["Contents"]
    assert page["B1"].value == SCHEMA
    said = {row[0].value: (row[1].value, row[2].value) for row in page.iter_rows(min_row=FIRST_ROW)}
    assert said["plans"] == ("none", 0)
    assert said["people"] == ("recorded", 2)
    assert said["members"] == ("not recorded", 0)
    assert said["meetings.votes"] == ("see meetings", 0)
    assert page["A3"].hyperlink.location == "'authority'!A1"


def test_the_read_me_names_the_authority_and_explains_the_three_things():
    page = written()["Read me"]
    assert page["A1"].value == "Facts of Strathmore"
    text = "\n".join(str(row[0].value) for row in page.iter_rows())
    for word in ("Not recorded", "None", "Not done"):
        assert f"\n{word}: " in text


def test_the_same_facts_give_the_same_bytes():
    assert to_workbook(whole_authority(1)) == to_workbook(whole_authority(1))


def test_a_workbook_that_another_program_saved_again_is_read_the_same(book):
    assert read_workbook(bytes_of(book), file="book.xlsx") == whole_authority(3)


def test_names_of_cells():
    assert [cell_name(7, column) for column in (1, 26, 27, 52, 703)] == ["A7", "Z7", "AA7", "AZ7", "AAA7"]


class _Leaf(Record):
    name: str = fact("A name.")


class _Nameless(Record):
    leaves: tuple[_Leaf, ...] | None = maybe("Leaves.")


def test_rows_that_hold_rows_need_something_to_tell_them_apart():
    spec = fact("Rows.")
    with pytest.raises(TypeError, match="_Nameless holds the list leaves, so it needs an id"):
        list(sheets_for("rows", Shape("rows", Content.ROW, many=True, spec=spec, row=_Nameless)))
