"""Sixty made-up letters of all kinds, and what becomes of each: the list that an office may be shown."""

import base64
import quopri
import unicodedata
from email.message import EmailMessage

from tests.registrations.attachments import files
from tests.registrations.attachments.clamd_server import EICAR, VIRUS
from tests.registrations.mailbox.mails import (
    ANSWERS,
    a_bounce,
    a_forwarded_mail,
    a_mail,
    filled_pdf,
    filled_word,
    raw,
)

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
VIET = "Kính gửi Ủy ban: đường thôn Đoài ngập nước, đề nghị sửa."
HTML = (
    "<html><head><style>p{color:red}</style></head>"
    "<body><p>Kính gửi Ủy ban,</p><p>Đường ngập&nbsp;nước.</p></body></html>"
)
PDF, JPEG, BINARY = "application/pdf", "image/jpeg", "application/octet-stream"
WAITING, AUTOMATIC, ASIDE = "waiting", "automatic", "set_aside"


def part(kind, body, coding="8bit"):
    """A letter of one part in a coding."""
    lines = [
        b"Subject: " + kind,
        b"MIME-Version: 1.0",
        b"Content-Type: " + kind,
        b"Content-Transfer-Encoding: " + coding.encode(),
    ]
    return raw(*lines, body=body)


def in_code_page(text):
    """The bytes of cp1258, where tones stand behind their vowels."""
    return "".join(_tone_behind(letter) for letter in text).encode("cp1258")


def _tone_behind(letter):
    signs = unicodedata.normalize("NFD", letter)
    shape = "".join(sign for sign in signs if sign not in TONES)
    return unicodedata.normalize("NFC", shape) + "".join(sign for sign in signs if sign in TONES)


TONES = "\u0300\u0301\u0303\u0309\u0323"
TCVN = "§êng th«n §oµi ngËp n­íc".encode("latin-1")


def sixty_letters(form, sent, word, pdf):
    """{name: (letter, what becomes of it)}: the state, the number of files, words of a flaw or reason, of the text.

    `form` is one that is known, `sent` the Message-ID of our letter about it, `word` and `pdf` its blank form.
    """
    photo, heic, png = files.a_photo(), files.a_heic(), files.a_picture("PNG")
    deep = a_mail(VIET)
    for _ in range(3):
        deep = a_forwarded_mail(deep)
    deepest = (
        b"".join(b"Content-Type: message/rfc822\r\n\r\n" for _ in range(60)) + b"From: a@b.example\r\n\r\nx"
    )
    return {
        # Our own form
        "form in Word": (
            a_mail("Tôi gửi phiếu.", files=[("phieu-giay.docx", WORD, filled_word(word))]),
            (WAITING, 1, "", "Tôi gửi phiếu"),
        ),
        "form in PDF, typed over": (
            a_mail("Xin gửi.", files=[("phieu.pdf", PDF, filled_pdf(pdf))]),
            (WAITING, 1, "", "Xin gửi"),
        ),
        "form in PDF with fields": (
            a_mail("Gửi ạ.", files=[("p.pdf", PDF, filled_pdf(pdf, as_fields=True))]),
            (WAITING, 1, "", "Gửi ạ"),
        ),
        "form without a word": (
            a_mail("", files=[("phieu.docx", WORD, filled_word(word))]),
            (WAITING, 1, "", ""),
        ),
        "blank form, not filled in": (
            a_mail("Phiếu đây.", files=[("phieu.docx", WORD, word)]),
            (WAITING, 1, "", "Phiếu đây"),
        ),
        "form sent as unknown binary": (
            a_mail("Phiếu.", files=[("phieu", BINARY, filled_word(word))]),
            (WAITING, 1, "", "Phiếu"),
        ),
        "form and two photos": (
            a_mail(
                "Kèm ảnh.",
                files=[
                    ("p.docx", WORD, filled_word(word)),
                    ("1.jpg", JPEG, photo),
                    ("2.png", "image/png", png),
                ],
            ),
            (WAITING, 3, "", "Kèm ảnh"),
        ),
        "two forms of two people": (
            a_mail(
                "Hai phiếu.",
                files=[
                    ("a.docx", WORD, filled_word(word)),
                    ("b.docx", WORD, filled_word(word, ANSWERS | {"full_name": "Vàng A Sử"})),
                ],
            ),
            (WAITING, 2, "", "Hai phiếu"),
        ),
        "scan of a form": (
            a_mail("Bản chụp phiếu.", files=[("IMG_0001.jpg", JPEG, photo)]),
            (WAITING, 1, "", "Bản chụp"),
        ),
        "forwarded form": (
            a_forwarded_mail(a_mail("Phiếu của mẹ tôi.", files=[("p.docx", WORD, filled_word(word))])),
            (WAITING, 1, "", "Phiếu của mẹ tôi"),
        ),
        # Free text
        "free text": (a_mail(), (WAITING, 0, "", "tách thửa")),
        "free text with a photo": (a_mail(files=[("anh.jpg", JPEG, photo)]), (WAITING, 1, "", "tách thửa")),
        "photo of a new telephone": (
            a_mail(files=[("anh.heic", "image/heic", heic)]),
            (WAITING, 1, "", "tách thửa"),
        ),
        "photo under a wrong name": (
            a_mail(files=[("don.doc", "application/msword", photo)]),
            (WAITING, 1, "", "tách thửa"),
        ),
        "same photo twice": (
            a_mail(files=[("1.jpg", JPEG, photo), ("2.jpg", JPEG, photo)]),
            (WAITING, 1, "", "tách thửa"),
        ),
        "no subject": (raw(body=VIET.encode()), (WAITING, 0, "", "đường thôn Đoài")),
        "no text, no file": (a_mail(""), (WAITING, 0, "", "")),
        "only a subject": (a_mail("", subject="Bao giờ có sổ đỏ?"), (WAITING, 0, "", "")),
        "forwarded in line": (
            a_mail("---------- Forwarded message ---------\nTừ: Lò Văn Ơn\n\n" + VIET, subject="Fwd: hỏi"),
            (WAITING, 0, "", "thôn Đoài"),
        ),
        "forwarded three times": (deep, (WAITING, 0, "", "thôn Đoài")),
        "sixty letters in each other": (
            raw(b"MIME-Version: 1.0", body=b"")[:-2] + deepest,
            (WAITING, 0, "lồng trong nhau", ""),
        ),
        "several people in one letter": (
            a_mail("Ý kiến của bà con:\n1. Bà Mẩy: đường.\n2. Ông Chu: nước."),
            (WAITING, 0, "", "Ông Chu"),
        ),
        "denunciation": (
            a_mail("Đơn tố cáo: tôi tố cáo ông trưởng thôn nhận tiền."),
            (WAITING, 0, "", "tố cáo"),
        ),
        "identity number": (
            a_mail("Số căn cước của tôi là 001 085 123 456, xin hỏi giấy tờ."),
            (WAITING, 0, "", "căn cước"),
        ),
        # Codings
        "base64": (
            part(b"text/plain; charset=utf-8", base64.encodebytes(VIET.encode()), "base64"),
            (WAITING, 0, "", "thôn Đoài"),
        ),
        "quoted-printable": (
            part(b"text/plain; charset=utf-8", quopri.encodestring(VIET.encode()), "quoted-printable"),
            (WAITING, 0, "", "thôn Đoài"),
        ),
        "windows-1258": (
            part(b"text/plain; charset=windows-1258", in_code_page(VIET)),
            (WAITING, 0, "", "đường thôn Đoài ngập nước"),
        ),
        "UTF-8 said to be Latin-1": (
            part(b"text/plain; charset=iso-8859-1", VIET.encode()),
            (WAITING, 0, "", "đường thôn Đoài"),
        ),
        "UTF-8 said to be nothing": (part(b"text/plain", VIET.encode()), (WAITING, 0, "", "đường thôn Đoài")),
        "letters in pieces (NFD)": (
            part(b"text/plain; charset=utf-8", unicodedata.normalize("NFD", VIET).encode()),
            (WAITING, 0, "", "đường thôn Đoài"),
        ),
        "TCVN3": (
            part(b"text/plain; charset=x-viet-tcvn5712", TCVN),
            (WAITING, 0, "", "thôn Đoài ngập nước"),
        ),
        "unknown charset": (
            part(b"text/plain; charset=khong-co", VIET.encode()),
            (WAITING, 0, "", "đường thôn Đoài"),
        ),
        "UTF-16": (
            part(b"text/plain; charset=utf-16", base64.encodebytes(VIET.encode("utf-16")), "base64"),
            (WAITING, 0, "", "đường thôn Đoài"),
        ),
        "HTML only": (
            part(b"text/html; charset=utf-8", HTML.encode()),
            (WAITING, 0, "", "Kính gửi Ủy ban,\n\nĐường ngập nước."),
        ),
        "HTML and plain": (alternative(VIET, HTML), (WAITING, 0, "", "thôn Đoài")),
        "HTML and an empty plain": (alternative("", HTML), (WAITING, 0, "", "Đường ngập nước")),
        "photo within the HTML": (with_inline_photo(photo), (WAITING, 1, "", "Đường ngập nước")),
        # Broken
        "base64 that is none": (
            part(b"text/plain; charset=utf-8", b"%%%%\x00\x01 kh\xf4ng", "base64"),
            (WAITING, 0, "", ""),
        ),
        "multipart without a boundary": (part(b"multipart/mixed", VIET.encode()), (WAITING, 0, "", "")),
        "multipart cut off": (
            a_mail(files=[("anh.jpg", JPEG, photo)])[:-400],
            (WAITING, 0, "anh.jpg", "tách thửa"),
        ),
        "no head at all": (VIET.encode(), (WAITING, 0, "", "")),
        "head of binary": (
            b"\xff\xfe\x00\x01: \x80\x81\r\nSubject: \xff\xff\r\n\r\n" + VIET.encode(),
            (WAITING, 0, "", "thôn Đoài"),
        ),
        "NUL signs": (raw(b"Subject: a\x00b", body=b"mot\x00hai"), (WAITING, 0, "", "mothai")),
        "very long text": (a_mail("đường " * 20_000), (WAITING, 0, "dài quá", "đường")),
        # Files that are not taken
        "program": (
            a_mail(files=[("xem.exe", BINARY, b"MZ" + b"\x00" * 99)]),
            (WAITING, 0, "chương trình", "tách thửa"),
        ),
        "old Word file": (
            a_mail(files=[("don.doc", "application/msword", b"\xd0\xcf\x11\xe0" + b"\x00" * 99)]),
            (WAITING, 0, "đời cũ", "tách thửa"),
        ),
        "packed file": (
            a_mail(files=[("anh.zip", "application/zip", files.a_zip(a=b"1"))]),
            (WAITING, 0, "không phải Word", "tách thửa"),
        ),
        "Word file with macros": (
            a_mail(files=[("m.docx", WORD, files.a_word(**{"word/vbaProject.bin": b"1"}))]),
            (WAITING, 0, "macro", "tách thửa"),
        ),
        "file of eleven MB": (
            a_mail(files=[("to.pdf", PDF, files.a_pdf() + b" " * 11_000_000)]),
            (WAITING, 0, "lớn hơn 10 MB", "tách thửa"),
        ),
        "virus test file": (a_mail(files=[("eicar.com", BINARY, EICAR)]), (ASIDE, 0, "mã độc", "tách thửa")),
        "virus in a PDF, with a good photo": (
            a_mail(files=[("x.pdf", PDF, files.a_pdf() + VIRUS), ("anh.jpg", JPEG, photo)]),
            (ASIDE, 1, "mã độc", "tách thửa"),
        ),
        "forty MB": (
            a_mail(files=[("phim.mp4", "video/mp4", b"\x00" * 29_500_000)]),
            (WAITING, 0, "quá mức", ""),
        ),
        # Machines
        "away until Monday": (
            a_mail("Tôi vắng mặt.", Auto_Submitted="auto-replied"),
            (AUTOMATIC, 0, "trả lời tự động", "Tôi vắng mặt"),
        ),
        "away, by an old program": (
            a_mail("Tôi nghỉ.", X_Autoreply="yes", files=[("a.jpg", JPEG, photo)]),
            (AUTOMATIC, 0, "trả lời tự động", "Tôi nghỉ"),
        ),
        "nobody answers": (
            a_mail("No reply.", sender="noreply@ngan-hang.example"),
            (AUTOMATIC, 0, "trả lời tự động", "No reply"),
        ),
        "mailing list": (
            a_mail("Bản tin.", List_Unsubscribe="<https://tin.example>"),
            (AUTOMATIC, 0, "hàng loạt", "Bản tin"),
        ),
        "our own letter": (
            raw(
                b"Message-ID: " + sent.encode(),
                b"Subject: Bien nhan",
                b"Auto-Submitted: auto-generated",
                body=b"x",
            ),
            (AUTOMATIC, 0, "của chính cổng", "x"),
        ),
        "letter that came back": (a_bounce(sent, "thai@thu.example"), (AUTOMATIC, 0, "trả thư", "")),
        "made-up bounce": (
            a_bounce("<thu-999999.tan-hoa@x.example>", "oan@thu.example"),
            (AUTOMATIC, 0, "trả thư", ""),
        ),
        # About a form that is there
        "answer to our letter": (a_mail("Tôi cảm ơn.", In_Reply_To=sent), (WAITING, 0, "", "cảm ơn")),
        "names a code": (
            a_mail(f"Phiếu {form.shown_code} của tôi đến đâu rồi?"),
            (WAITING, 0, "", "đến đâu"),
        ),
    }


def alternative(text, html):
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Lan <lan@thu.example>", f"Hai bản {len(text)}"
    mail.set_content(text)
    mail.add_alternative(html, subtype="html")
    return mail.as_bytes()


def with_inline_photo(photo):
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Lan <lan@thu.example>", "Ảnh trong thư"
    mail.set_content(HTML, subtype="html")
    mail.add_related(photo, "image", "jpeg", cid="<anh1>")
    return mail.as_bytes()
