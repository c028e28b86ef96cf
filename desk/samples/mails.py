"""The mailbox of the sample commune: letters of made-up people and machines, received as every letter is."""

import io
from datetime import date, datetime, time
from email.message import EmailMessage
from email.utils import format_datetime

from django.utils.timezone import get_current_timezone
from docx import Document

from dialogue_portal.documents.rendering import word_of_sheet
from plans.models import Round
from registrations.form.documents import BlankForm
from registrations.mailbox.receiving import receive

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ANSWERS = {
    "Họ và tên:": "Lý Thị Xuân",
    "Số điện thoại:": "0912 000 731",
    "Địa chỉ nhận trả lời": "Thôn Nam, xã Tân Hòa",
}
QUESTION = "Giấy phép xây nhà ở nông thôn nộp ở xã hay qua mạng? Nộp qua mạng thì lấy kết quả ở đâu?"


def fill_mailbox(round: Round, *, day: date, photograph: bytes) -> None:
    """Receives four letters on the local date `day`: our own form in Word, free text, and two of machines."""
    form = ("phieu-giay.docx", WORD, _filled_in(round))
    photo = ("duong-thon-doai.jpg", "image/jpeg", photograph)
    text = (
        "Kính gửi UBND xã,\nRãnh thoát nước ở thôn Đoài tắc từ đầu tháng, nước tràn ra đường. "
        "Xin hỏi bao giờ xã nạo vét?\n"
        "Tôi gửi kèm ảnh.\n--\nTrịnh Văn Lâm, thôn Đoài\nĐT: 0912 000 732"
    )
    letters = [
        _letter("Lý Thị Xuân <xuan@thu.example>", "Gửi phiếu đối thoại", "Tôi gửi phiếu đã điền.", form),
        _letter("Trịnh Văn Lâm <lam@thu.example>", "Rãnh nước thôn Đoài", text, photo),
        _letter(
            "Phòng Nông vụ <nongvu@tinh.example>", "Trả lời tự động: vắng mặt", "Chúng tôi nghỉ đến thứ Hai."
        ),
        _letter("Bản tin Nông sản <tin@nong-san.example>", "Giá ngô tuần này", "Giá ngô tăng nhẹ."),
    ]
    letters[2]["Auto-Submitted"], letters[3]["List-Unsubscribe"] = (
        "auto-replied",
        "<https://tin.example/thoi>",
    )
    for number, letter in enumerate(letters):
        moment = datetime.combine(day, time(9 + number, 12), get_current_timezone())
        letter["Date"] = format_datetime(moment)
        receive(letter.as_bytes(), authority=round.authority, came_at=moment, now=moment)


def _letter(sender, subject, text, file=None):
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = sender, "ubnd@tan-hoa.example", subject
    letter.set_content(text)
    if file:
        name, kind, content = file
        main, _, sub = kind.partition("/")
        letter.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return letter


def _filled_in(round):
    """The blank form in Word with answers behind its labels and on its first line to write on."""
    document, file = Document(io.BytesIO(word_of_sheet(BlankForm(round)))), io.BytesIO()
    is_question = False
    for paragraph in document.paragraphs:
        for label, answer in ANSWERS.items():
            if paragraph.text.startswith(label):
                paragraph.add_run(answer)
        if is_question:
            paragraph.add_run(QUESTION)
        is_question = paragraph.text.startswith("1. ")
    document.save(file)
    return file.getvalue()
