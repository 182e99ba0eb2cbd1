"""The first sheet of a workbook: in plain words, how to fill it in."""

from __future__ import annotations

TITLE = "Facts of {name}"

LINES = (
    "This workbook holds the recorded facts of an integration authority, for Còmhla to check against the law. Fill it"
    " in, save it as an Excel workbook (.xlsx), and bring it back with: comhla authority from-xlsx BOOK.xlsx",
    "",
    "Where things are",
    "The sheet Contents lists every kind of fact, says what it holds, and leads to its sheet.",
    "Each sheet holds one kind of fact, one row for each. The dark row has the headings; above each heading stands what"
    " to write under it. Select a cell to read the same there.",
    "Where a row has a list within it, the list is on a sheet of its own. Its first columns, in the form 'in meetings',"
    " say to which row it belongs.",
    "Headings with a dot belong together: proxy.person and proxy.arranged_by both describe the proxy of one row.",
    "The sheet Choices holds the words that the drop-down lists offer.",
    "",
    "Three things that look alike and are not",
    "Not recorded: leave the cell empty. Còmhla then says that it cannot tell, and never guesses.",
    "None: write none. It says that there are none, and that you looked. For a whole sheet write it on the sheet"
    " Contents in the column recorded; for a list within a row, in the row's own column.",
    "Not done: write not done instead of a day, for something that is known not to have happened.",
    "",
    "How to write",
    "Days: as 2026-09-01. Your spreadsheet program may show them in another way; that does no harm.",
    "Amounts: pounds as a number, without the sign. Whole numbers: without decimals.",
    "Yes or no: choose it from the list.",
    "Several values in one cell: put a semicolon between them. Put a value in double quotation marks where it has a"
    " semicolon of its own, and double any quotation mark inside it.",
    "Ids: a short name for each row, as ann or plan-2025, by which other rows refer to it. Drop-down lists offer the"
    " ids of the other sheets; go on if your program asks about one that you are about to add.",
    "",
    "What you may change",
    "Add rows, sort and filter them, put columns and sheets in another order, leave out columns that need not be filled"
    " in. A sheet with rows counts as recorded, whatever the sheet Contents says, unless it says none.",
    "Do not rename headings or sheets, and do not add any: they would be refused, with their place. Formulas are fine;"
    " their results are read.",
)
