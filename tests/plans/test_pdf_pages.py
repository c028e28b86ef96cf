"""Stamps, signatures, turned pages, old fonts and columns of a PDF are read as people read them, and told."""

import re

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from dialogue_portal.documents import pdf
from plans.reading import read
from plans.sourcefiles.kinds import text_of_file
from tests.plans.outlines import LONG
from tests.plans.pdf_builder import a_list_of, a_page_of, a_picture_stamp, changed, put, stamp
from tests.plans.test_pdf_files import PAGE
from tests.plans.test_word_marks import TCVN3_LINE, UNICODE_LINE, VNI_LINE

PLAIN = [f"Dong thu {place} cua mot trang chi co chu khong dau de thu" for place in range(12)]
# A heading whose number and day are left empty, as the e-office prints it before it is signed.
STYLE = """@page { size: A4; margin: 20mm } body { font: 12pt 'Liberation Serif', serif } p { margin: 0 0 4pt }
    .head { display: flex; justify-content: space-between; white-space: pre } .head p { text-align: center }"""
HEAD = """<div class=head><div><p>ỦY BAN NHÂN DÂN<p><b>XÃ TÂN HÒA</b><p>Số: {number}/KH-UBND</div>
    <div><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<p>Độc lập - Tự do<p>Xã, ngày {day} tháng {month} năm 2026</div></div>
    <p style="text-align:center">KẾ HOẠCH<p style="text-align:center">Tổ chức đối thoại với người dân năm 2026"""
BODY = f"""<p>Ủy ban nhân dân xã lập kế hoạch như sau:<p>I. MỤC ĐÍCH<p>- {LONG}<p>II. NỘI DUNG
    <p>1. Thời gian: ngày 20/6/2026.<p>- {LONG}"""


def a_print(body, style=STYLE):
    return pdf.render(PAGE.format(style, body), archival=False)


def an_unsigned_plan(blank="      "):
    return a_print(HEAD.format(number=blank, day=blank, month=blank) + BODY)


def places_of(content, words):
    """Where words stand in a PDF: {word: (left, top)} in points from the upper left corner."""
    import io

    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTChar, LTTextContainer

    layout = next(iter(extract_pages(io.BytesIO(content))))
    letters = [
        one
        for box in layout
        if isinstance(box, LTTextContainer)
        for line in box
        for one in line
        if isinstance(one, LTChar)
    ]
    text = "".join(one.get_text() for one in letters)
    found = {}
    for word in words:
        last = letters[text.index(word) + len(word) - 1]
        found[word] = (last.x1, layout.height - last.y1)
    return found


def signed(content, **places):
    """A plan with its number, day and month stamped behind "Số:", "ngày" and "tháng"."""
    at = places_of(content, ["Số:", "ngày", "tháng"])

    def put_stamps(file):
        for word, text in (("Số:", "12"), ("ngày", "04"), ("tháng", "5")):
            left, top = at[word]
            stamp(file, text, left + 1, top - 2, **places)

    return changed(content, put_stamps)


@pytest.mark.parametrize("blank", ["      ", "........"])
@pytest.mark.parametrize(
    "places",
    [{}, {"scale": 10}, {"matrix": (0, 1, -1, 0, 40, 7)}, {"Subtype": None}],
    ids=["plain", "drawn larger", "moved by a matrix", "signature field"],
)
def test_number_and_day_that_were_stamped_at_signing_are_read_in_their_place(blank, places):
    if places.get("matrix"):
        places = {"matrix": (2, 0, 0, 2, 40, 7)}
    content = signed(an_unsigned_plan(blank), **{name: value for name, value in places.items() if value})

    file = text_of_file(content)

    found = read(file.text)
    assert (found.number, found.symbol, found.issued_on.isoformat()) == ("12", "KH-UBND", "2026-05-04")
    assert file.decisions[0] == "Chữ «12» lấy từ dấu, ô chữ ký số hoặc ô điền đóng trên trang 1."


def test_what_a_signature_says_of_itself_and_the_stamp_of_who_received_it_are_told_and_not_read():
    def put_stamps(file):
        stamp(file, "Nguoi ky: UBND XA TAN HOA\nSigned by: mau@example.vn", 60, 20, size=7)
        stamp(file, "DEN  So: 345\nNgay: 06/5/2026", 60, 60, size=9)

    file = text_of_file(changed(an_unsigned_plan(), put_stamps))

    assert "Nguoi ky" not in file.text
    assert "Signed by: mau@example.vn" in file.decisions[0]


def test_hidden_annotations_notes_and_links_are_no_words_of_the_page():
    def put_stamps(file):
        stamp(file, "12", 300, 300, F=2)
        stamp(file, "13", 300, 320, F=32)
        put(file, 0, Dictionary(Subtype=Name.Text, Rect=Array([10, 10, 30, 30]), Contents="Ghi chú"))
        put(file, 0, Dictionary(Subtype=Name.StrikeOut, Rect=Array([10, 10, 30, 30])))

    before, after = an_unsigned_plan(), changed(an_unsigned_plan(), put_stamps)

    assert text_of_file(after).text == text_of_file(before).text
    assert text_of_file(after).decisions == [
        "Tệp có 1 chỗ đánh dấu gạch bỏ: chữ ở đó vẫn được đọc, xin xem lại."
    ]


def test_a_field_that_draws_nothing_is_read_by_its_value():
    content = an_unsigned_plan()
    left, top = places_of(content, ["Số:"])["Số:"]
    rect = Array([left + 2, 842 - top - 14, left + 24, 842 - top])

    def put_field(file):
        put(file, 0, Dictionary(Subtype=Name.Widget, FT=Name.Tx, T="so", V="12", Rect=rect))
        file.Root.AcroForm = Dictionary(Fields=file.pages[0].obj.Annots)

    assert read(text_of_file(changed(content, put_field)).text).number == "12"


def test_a_stamp_that_is_only_a_picture_is_told():
    file = text_of_file(changed(an_unsigned_plan(), a_picture_stamp))

    assert file.decisions == ["Trang 1 có dấu hoặc chữ ký là ảnh, không có chữ để đọc."]


def test_words_with_a_line_through_them_are_told_and_underlined_ones_are_not():
    body = f"<p>{LONG}</p><p>Đợt một: <{{0}}>ngày 20/6/2026</{{0}}> ngày 21/6/2026</p><p>{LONG}</p>"

    struck, underlined = (text_of_file(a_print(body.format(tag))) for tag in ("s", "u"))

    assert struck.text == underlined.text
    assert (struck.decisions, underlined.decisions) == (
        ["Trang 1 có chữ bị kẻ ngang qua (gạch bỏ): chữ ấy vẫn được đọc, xin xem lại."],
        [],
    )


def test_a_broken_annotation_takes_nothing_from_the_page():
    def put_broken(file):
        put(file, 0, Dictionary(Subtype=Name.Stamp, Rect=Array([1, 2]), AP=Dictionary(N=5)))
        put(file, 0, Dictionary(Subtype=Name.Stamp, Rect=Array([0, 0, 0, 0]), AP=Dictionary(N=Dictionary())))
        file.pages[0].obj.Annots.append(7)

    before, after = an_unsigned_plan(), changed(an_unsigned_plan(), put_broken)

    assert text_of_file(after).text == text_of_file(before).text


@pytest.mark.parametrize("turned", [0, 1, 2, 3])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_is_read_however_it_is_turned(turned, rotate):
    file = text_of_file(a_page_of(PLAIN, turned=turned, rotate=rotate))

    assert file.text.replace("\n\n", "\n").split("\n") == PLAIN
    shown_upright = (turned * 90 - rotate) % 360 == 0
    assert file.decisions == ([] if shown_upright else ["Trang 1 nằm ngang hoặc ngược: đã xoay lại để đọc."])


@pytest.mark.parametrize(
    ("font", "line", "coding"), [("ABCDEF+.VnTime", TCVN3_LINE, "TCVN3"), ("VNI-Times,Bold", VNI_LINE, "VNI")]
)
def test_letters_of_old_fonts_become_unicode(font, line, coding):
    file = text_of_file(a_page_of([line] * 9, font))

    assert file.text == " ".join([UNICODE_LINE] * 9)
    assert file.decisions == [f"Đã chuyển chữ từ phông {coding} sang Unicode."]


COLUMNS = STYLE + " .two { columns: 2; column-gap: 8mm; text-align: justify } .two p { text-indent: 6mm }"


def sentences(start, count):
    return [f"Câu thứ {start + place} nói rằng {LONG[:1].lower()}{LONG[1:]}" for place in range(count)]


def test_two_columns_of_text_are_read_one_after_the_other():
    texts = sentences(1, 9)
    body = "".join(f"<p>{text}</p>" for text in texts)
    content = a_print(
        HEAD.format(number=12, day="04", month=5)
        + f"<p>{LONG}</p><div class=two>{body}</div><p>Hết cột. {LONG}</p>",
        COLUMNS,
    )

    file = text_of_file(content)

    blocks = file.text.split("\n\n")
    assert " ".join(blocks[blocks.index("KẾ HOẠCH") + 2 :]) == " ".join([LONG, *texts, f"Hết cột. {LONG}"])
    assert file.decisions == ["Trang 1 có hai cột chữ: đã đọc hết cột trái rồi đến cột phải."]


def test_a_programme_with_hours_beside_it_and_a_long_list_of_recipients_are_no_columns():
    hours = "".join(
        f"<div style='display:flex'><p style='width:40mm'>{hour}h00<p>Việc thứ {hour}, {LONG[:60]}</div>"
        for hour in range(7, 19)
    )
    ending = "".join(f"<p>- Ban, ngành, đoàn thể số {place} của xã;" for place in range(12))
    signature = "<p>TM. ỦY BAN NHÂN DÂN<p>CHỦ TỊCH" + "<p>&nbsp;" * 6 + "<p>Nguyễn Văn Mẫu"
    beside = (
        f"<div class=head><div style='text-align:left'><p>Nơi nhận:{ending}</div><div>{signature}</div></div>"
    )
    body = f"<p>{LONG}</p>{hours}{beside}"
    content = a_print(HEAD.format(number=12, day="04", month=5) + body, STYLE)

    file = text_of_file(content)

    assert file.decisions == []
    blocks = file.text.split("\n\n")
    assert "7h00 Việc thứ 7, " + LONG[:60] in re.sub(r"\s+", " ", file.text)
    assert blocks[-3:] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu"]


def test_bullets_of_symbol_fonts_begin_a_paragraph_of_their_own():
    lines = [f"{LONG_PLAIN} {place}" for place in range(6)]

    for font, code, shown in [
        ("SymbolMT", None, "\u2022"),
        ("Wingdings", None, "\u2022"),
        ("CourierNew", ord("o"), "\u25e6"),
    ]:
        content = a_list_of(lines, font, code or 0xB7, "\uf0b7" if font == "SymbolMT" else None)

        found = text_of_file(content).text.split("\n\n")

        assert [line.replace("\uf0b7", "\u2022") for line in found] == [f"{shown} {line}" for line in lines]


LONG_PLAIN = "Mot y dai cua ban ke hoach duoc viet het ca dong cho den le phai trang"


def test_words_in_a_form_that_the_page_draws_are_read():
    """Programs that print over a letterhead put each layer into a form of its own."""

    def into_a_form(file):
        page = file.pages[0]
        page.contents_coalesce()
        form = pikepdf.Stream(file, page.Contents.read_bytes())
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, page.MediaBox
        form.Resources = page.Resources
        page.Resources = Dictionary(XObject=Dictionary(A=file.make_indirect(form)))
        page.Contents = pikepdf.Stream(file, b"/A Do")

    content = a_page_of(PLAIN)

    assert text_of_file(changed(content, into_a_form)).text == text_of_file(content).text
