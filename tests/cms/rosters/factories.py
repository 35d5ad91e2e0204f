"""Lists of people for tests."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from cms.rosters.actions import take_in
from cms.rosters.models import Roster

HEADINGS = ("Name", "Phone")


def csv_of(*rows, headings=HEADINGS, encoding="utf-8", delimiter=","):
    return "\n".join(delimiter.join(row) for row in (headings, *rows)).encode(encoding)


def xlsx_of(*rows, headings=HEADINGS, change=None):
    """A workbook; `change` is called with it before it is saved."""
    book = Workbook()
    for row in (headings, *rows):
        book.active.append(list(row))
    if change:
        change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def with_parts(data, parts):
    """The same archive with parts replaced or added."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *parts}:
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return out.getvalue()


def sheet_of(rows):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def excel_of(strings):
    """A workbook as Excel writes it, with its words apart from its cells: one cell, the first of `strings`."""
    data = xlsx_of()
    types = ZipFile(BytesIO(data)).read("[Content_Types].xml").decode()
    override = f'<Override PartName="/{STRINGS}" ContentType="{STRINGS_TYPE}"/></Types>'
    return with_parts(
        data,
        {
            SHEET: sheet_of('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
            STRINGS: strings,
            "[Content_Types].xml": types.replace("</Types>", override),
        },
    )


def upload(data, name="people.csv"):
    return SimpleUploadedFile(name, data)


def sent(data, by=None, **more):
    """A list as it is when it was looked through (call it with commits captured)."""
    roster = take_in(file=upload(data), by=by, **more)
    return Roster.objects.get(pk=roster.pk)
