"""Made-up letters as people and machines send them by e-mail, whole and broken."""

import io
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime

import pikepdf
from docx import Document
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextLine
from pikepdf import Array, Dictionary, Name, String

WHEN = datetime(2026, 11, 23, 1, 15, tzinfo=UTC)
OFFICE = "ubnd@tan-hoa.example"
WORDS = (
    "Kính gửi UBND xã. Tôi nộp hồ sơ tách thửa từ tháng Tám, đến nay chưa có giấy hẹn. Xin hỏi bao giờ có?"
)
ANSWERS = {
    "full_name": "Đặng Thị Mận",
    "phone": "0912 000 456",
    "address": "Thôn Nà Lốc, xã Tân Hòa",
    "email": "man@thu.example",
    "procedures": "Vì sao phải nộp bản sao hộ khẩu khi đã có dữ liệu dân cư?",
    "handling": "Tôi đi lại ba lần\nmà vẫn chưa nhận được giấy.",
}


def a_mail(
    text=WORDS, *, sender="Nguyễn Văn Thái <thai@thu.example>", subject="Ý kiến đối thoại", files=(), **heads
):
    """A letter of a person; `files` are (name, type, content); further headers replace "_" by "-"."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, OFFICE, subject
    mail["Date"] = format_datetime(WHEN)
    mail["Message-ID"] = f"<{abs(hash((text, subject, sender)))}@thu.example>"
    for name, value in heads.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    for name, kind, content in files:
        main, sub = kind.split("/")
        mail.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return mail.as_bytes()


def raw(*heads, body=b"", sender=b"Lan <lan@thu.example>"):
    """A letter out of its lines, as no careful program writes it."""
    return b"\r\n".join([b"From: " + sender, *heads, b"", body])


def a_forwarded_mail(inner, text="Chuyển giúp bà con trong thôn."):
    """A letter that carries another one as an attachment."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Trưởng thôn <thon@thu.example>", OFFICE, "Fwd: Ý kiến"
    mail["Date"] = format_datetime(WHEN)
    mail.set_content(text)
    mail.add_attachment(message_from_bytes(inner, policy=policy.default))
    return mail.as_bytes()


def a_bounce(returned_id, address, status="5.1.1"):
    """A delivery status notification that brings back a letter of ours."""
    return (
        b"From: MAILER-DAEMON@mx.example\r\nReturn-Path: <>\r\nTo: " + OFFICE.encode() + b"\r\n"
        b"Subject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/report; report-type=delivery-status; boundary="B"\r\n\r\n'
        b"--B\r\nContent-Type: text/plain\r\n\r\nI'm sorry.\r\n"
        b"--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        b"Final-Recipient: rfc822; "
        + address.encode()
        + b"\r\nAction: failed\r\nStatus: "
        + status.encode()
        + b"\r\n\r\n"
        b"--B\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: "
        + returned_id.encode()
        + b"\r\nSubject: x\r\n\r\n"
        b"--B--\r\n"
    )


def filled_word(blank, answers=None, ticked=True):
    """Our blank form in Word, filled in as people do: behind the labels, on the lines to write on."""
    answers = ANSWERS if answers is None else answers
    document = Document(io.BytesIO(blank))
    labels = {
        "Họ và tên:": "full_name",
        "Tổ chức, doanh nghiệp": "organisation",
        "Số điện thoại:": "phone",
        "Địa chỉ nhận": "address",
        "Thư điện tử (nếu có)": "email",
    }
    box = ""
    for paragraph in document.paragraphs:
        name = next((name for label, name in labels.items() if paragraph.text.startswith(label)), "")
        if name:
            paragraph.add_run(answers.get(name, ""))
        elif "Tôi sẽ dự hội nghị" in paragraph.text and ticked:
            paragraph.runs[0].text = " X "
        elif paragraph.text.startswith(("1. ", "2. ")):
            box = "procedures" if paragraph.text.startswith("1") else "handling"
        elif box and "\t" in paragraph.text and (lines := answers.get(box, "").split("\n")):
            for run in paragraph.runs:
                run.text = ""
            paragraph.add_run("\n".join(lines))
            box = ""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


# Where the labels and the lines to write on stand on the printed form: page, left edge and base, in points.
def _places(blank):
    found = {}
    names = [
        "Họ và tên",
        "Số điện thoại",
        "Địa chỉ nhận",
        "Thư điện tử (nếu",
        "Tôi sẽ dự",
        "1. Về thủ",
        "2. Về giải",
    ]
    for number, page in enumerate(extract_pages(io.BytesIO(blank))):
        waiting = list(page)
        while waiting:
            item = waiting.pop()
            if isinstance(item, LTTextLine):
                for name in names:
                    if item.get_text().startswith(name):
                        found[name] = (number, item.x0, item.y0, item.x1, item.y1)
            elif hasattr(item, "__iter__"):
                waiting += list(item)
    return found


BOX_OF = {
    "Họ và tên": "full_name",
    "Số điện thoại": "phone",
    "Địa chỉ nhận": "address",
    "Thư điện tử (nếu": "email",
    "1. Về thủ": "procedures",
    "2. Về giải": "handling",
}


def filled_pdf(blank, answers=None, as_fields=False):
    """Our printed form with words typed over it, as notes or as fields of a form."""
    answers = ANSWERS if answers is None else answers
    places, file = _places(blank), io.BytesIO()
    with pikepdf.open(io.BytesIO(blank)) as whole:
        for label, box in BOX_OF.items():
            page, left, foot, right, head = places[label]
            if box in ("procedures", "handling"):
                foot, head, left, right = foot - 90, foot - 25, left + 10, left + 400
            else:
                left, right = right + 8, right + 250
            _type_over(whole, page, [left, foot, right, head], answers[box], as_fields)
        page, left, foot, _, head = places["Tôi sẽ dự"]
        _type_over(whole, page, [left - 18, foot, left - 6, head], "X", as_fields)
        whole.save(file)
    return file.getvalue()


def _type_over(whole, page, place, words, as_fields):
    note = Dictionary(Type=Name.Annot, Rect=Array(place), F=4)
    if as_fields:
        note.update(Dictionary(Subtype=Name.Widget, FT=Name.Tx, T=String(f"o{place[1]}"), V=String(words)))
    else:
        note.update(Dictionary(Subtype=Name.FreeText, Contents=String(words), DA=String("/Helv 11 Tf")))
    sheet, note = whole.pages[page].obj, whole.make_indirect(note)
    sheet.Annots = Array([*sheet.get("/Annots", []), note])
    if as_fields:
        fields = whole.Root.get("/AcroForm", Dictionary(Fields=Array())).Fields
        whole.Root.AcroForm = Dictionary(Fields=Array([*fields, note]))
