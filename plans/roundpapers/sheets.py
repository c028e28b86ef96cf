"""A spreadsheet of people (.xlsx, .csv) as the lines of plans.roundpapers.invitees."""

import csv
import io
import zlib
from collections.abc import Iterable
from zipfile import BadZipFile, ZipFile

LARGEST_FILE = 2 * 1024**2
MOST_UNPACKED = 30 * 1024**2
MOST_ROWS, MOST_COLUMNS = 2000, 8
DAMAGED = "Không đọc được bảng tính này. Xin mở bằng Excel, lưu lại dạng .xlsx hoặc .csv rồi chọn lại."
ZIP = b"PK\x03\x04"


class NotAList(ValueError):
    """The file cannot be read; the message is a Vietnamese sentence for the person who chose it."""


def lines_of(content: bytes) -> str:
    """The rows of the first sheet, columns separated by semicolons; raises NotAList with what to do."""
    if len(content) > LARGEST_FILE:
        raise NotAList("Tệp lớn hơn 2 MB. Xin chỉ để danh sách người được mời trong tệp.")
    rows: Iterable[Iterable] = _rows_of_xlsx(content) if content.startswith(ZIP) else _rows_of_csv(content)
    lines = ["; ".join(_plain(cell) for cell in row).rstrip("; ") for row in rows]
    if not any(lines):
        raise NotAList("Tệp này không có dòng nào. Xin chọn tệp có danh sách ở trang tính đầu tiên.")
    return "\n".join(line for line in lines if line)


def _plain(cell: object) -> str:
    """A cell as text; whole numbers have no fraction."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else " ".join(str(cell).replace(";", ",").split())


def _rows_of_xlsx(content: bytes) -> list[tuple]:
    from openpyxl import load_workbook

    try:
        with ZipFile(io.BytesIO(content)) as package:
            if sum(part.file_size for part in package.infolist()) > MOST_UNPACKED:
                raise NotAList("Tệp bung ra quá lớn. Xin chỉ để danh sách người được mời trong tệp.")
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
        return list(sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True))
    except (
        BadZipFile,
        zlib.error,
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        AttributeError,
        OSError,
    ) as error:
        if isinstance(error, NotAList):
            raise
        raise NotAList(DAMAGED) from error


def _rows_of_csv(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAList(
            "Chữ trong tệp không phải Unicode (UTF-8). Xin lưu bằng Excel dạng .xlsx hoặc «CSV UTF-8» rồi chọn lại."
        ) from error
    if "\0" in text:
        raise NotAList("Đây không phải bảng tính. Xin chọn tệp .xlsx hoặc .csv.")
    first = text.partition("\n")[0]
    separator = max(";\t,", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=separator))[:MOST_ROWS]
    except csv.Error as error:
        raise NotAList("Tệp .csv này bị hỏng. Xin lưu lại từ bảng tính rồi chọn lại.") from error
