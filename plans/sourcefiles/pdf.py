"""Plain text out of a PDF with text, from top to bottom of its pages."""

import io

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from plans.sourcefiles.filetext import CannotRead, FileText
from plans.sourcefiles.pdfcolumns import in_columns
from plans.sourcefiles.pdfrows import pages_of
from plans.sourcefiles.pdfseen import named_pages
from plans.sourcefiles.pdftext import text_of_pages

# Fewer letters than this in the whole file are stamps and page numbers on a scan.
FEWEST_LETTERS = 200

REFUSALS = {
    "encrypted": "Tệp PDF này có mật khẩu. Xin mở tệp, in lại ra PDF không mật khẩu rồi chọn lại.",
    "scan": (
        "Tệp PDF này chỉ có ảnh chụp, không có chữ để đọc. Xin chọn tệp Word gốc, hoặc nhận dạng chữ (OCR) rồi dán "
        "nội dung vào ô nhập."
    ),
    "no letters": (
        "Chữ trong tệp PDF này không đọc được vì phông chữ thiếu bảng mã. Xin chọn tệp Word gốc hoặc in lại ra PDF "
        "bằng phông Times New Roman."
    ),
    "broken": "Tệp PDF này bị hỏng, không đọc được. Xin mở tệp, in lại ra PDF rồi chọn lại, hoặc chọn tệp Word gốc.",
    "too much": "Tệp PDF này quá nặng để đọc, không phải một bản kế hoạch. Xin in lại riêng bản kế hoạch ra PDF.",
}


def text_of_pdf(content: bytes, bullet: str) -> FileText:
    """Return the text of a PDF; raise CannotRead, with a sentence that says what to do, when there is none."""
    try:
        pages, decisions = pages_of(io.BytesIO(content))
        divided = [in_columns(page) for page in pages]
        text = text_of_pages([part for parts in divided for part in parts], bullet)
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise CannotRead(REFUSALS["encrypted"]) from error
    except MemoryError as error:
        raise CannotRead(REFUSALS["too much"]) from error
    except Exception as error:  # a broken PDF can raise anything inside pdfminer
        raise CannotRead(REFUSALS["broken"]) from error
    if text.count("(cid:") > FEWEST_LETTERS:
        raise CannotRead(REFUSALS["no letters"])
    if sum(letter.isalpha() for letter in text) < FEWEST_LETTERS:
        raise CannotRead(REFUSALS["scan"])
    in_two = [place for place, parts in enumerate(divided, 1) if len(parts) > 1]
    if in_two:
        decisions.append(f"{named_pages(in_two)} có hai cột chữ: đã đọc hết cột trái rồi đến cột phải.")
    return FileText(text, decisions)
