"""A PDF with text is read as it lies on the page: columns apart, wrapped lines joined, page numbers dropped."""

import io
import re
import zlib
from io import StringIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents import pdf
from dialogue_portal.documents.rendering import pdf_of
from plans.documents import PlanPaper
from plans.models import Plan
from plans.reading import NotAPlan, read
from plans.sourcefiles.kinds import text_of_file
from tests.build import a_commune
from tests.documents.samples import a_plan_paper, a_section, an_outline
from tests.plans.outlines import LONG, LONG_PLAN_TEXT, facts_of, outline_of
from tests.plans.sample_text import PLAN_TEXT
from tests.plans.whole_plans import every_plan

PAGE = '<!doctype html><html lang="vi"><title>Thử</title><style>{}</style><body>{}</body></html>'


def blocks_of(style, body):
    return text_of_file(pdf.render(PAGE.format(style, body), archival=False)).text.split("\n\n")


def test_wrapped_lines_are_joined_and_every_paragraph_stands_alone():
    paragraphs = [LONG, f"- {LONG}", "- Một ý ngắn.", f"1. {LONG} {LONG}"]

    for style in ("p { text-indent: 10mm; margin: 0 0 6pt; text-align: justify }", "p { margin: 0 }"):
        assert blocks_of(style, "".join(f"<p>{text}</p>" for text in paragraphs)) == paragraphs


def test_a_hanging_list_keeps_its_lines_together():
    style = "p { margin: 0 0 0 12mm; text-indent: -6mm }"

    assert blocks_of(style, f"<p>- {LONG}</p><p>- {LONG}</p>") == [f"- {LONG}"] * 2


def test_a_paragraph_goes_on_over_the_page_and_page_numbers_are_dropped():
    style = (
        "@page { size: A5; @top-center { content: counter(page) } @bottom-left { content: 'KH năm 2026' } }"
    )
    long = " ".join([LONG] * 14)

    assert blocks_of(style + "p { margin: 0 }", f"<p>{long}</p>") == [long]


def test_the_cells_of_a_ruled_table_stay_apart_though_each_goes_over_several_lines():
    rows = [
        ("Giờ", "Nội dung", "Ai làm"),
        ("7h30", LONG, "Văn phòng"),
        ("8h00", "Hỏi đáp", f"Chủ tịch; {LONG}"),
    ]
    style = "td { border: 1px solid; width: 33% } table { border-collapse: collapse } p { margin: 6pt 0 }"
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)

    blocks = blocks_of(style, f"<p>{LONG}</p><table>{table}</table><p>{LONG}</p>")

    assert blocks == [LONG, *(" | ".join(row) for row in rows), LONG]


def test_a_word_torn_at_its_hyphen_is_joined_without_a_space():
    word = "giai đoạn 2021-2025 và các năm sau, Văn phòng-Thống kê xã chuẩn bị đủ tài liệu cho hội nghị. " * 4

    assert blocks_of("p { width: 90mm; text-align: justify }", f"<p>{word}</p>") == [word.strip()]


def test_the_heading_is_read_column_by_column():
    text = text_of_file(pdf_of(a_plan_paper())).text

    assert re.sub("[ \xa0]+", " ", text).split("\n\n")[:8] == [
        "DỰ THẢO",
        "ỦY BAN NHÂN DÂN",
        "XÃ TÂN HÒA",
        "Số: /KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Tân Hòa, ngày tháng năm 2026",
        "KẾ HOẠCH",
    ]


def test_recipients_and_signature_side_by_side_are_read_one_after_the_other():
    lines = text_of_file(pdf_of(a_plan_paper(an_outline(20)))).text.split("\n\n")

    assert lines[-8:] == [
        "Nơi nhận:",
        "- Thường trực Đảng ủy (để b/c);",
        "- Các thôn;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lê Thị Hòa",
    ]


def test_lines_drawn_to_write_on_are_read_and_other_rules_are_not():
    style = "p { margin: 0 } .line { height: 8mm; border-bottom: .5pt solid } .title { border-bottom: .5pt solid }"
    lines = '<p class="line"></p>' * 3

    assert blocks_of(style, f'<p class="title">{LONG} {LONG}</p><p>Ý kiến:</p>{lines}<p>Hết</p>') == [
        f"{LONG} {LONG}",
        "Ý kiến:",
        "......",
        "......",
        "......",
        "Hết",
    ]


def test_a_small_raised_figure_is_the_sign_of_a_note():
    style = "sup { font-size: 7pt; line-height: 0 }"

    assert (
        blocks_of(style, f"<p>{LONG} {LONG}</p><p>Họ và tên<sup>1</sup>: Lê An</p>")[1] == "Họ và tên¹: Lê An"
    )


FOOTNOTES = (
    "@page { @footnote { border-top: .5pt solid; padding-top: 4pt } } p { margin: 0 }"
    ".note { float: footnote; font-size: 8pt }"
    ".note::footnote-call { content: attr(data-sign) } .note::footnote-marker { content: attr(data-sign) ' ' }"
)


def test_the_head_of_a_table_that_is_printed_on_every_page_is_read_once():
    rows = [f"{number} | Thôn số {number}" for number in range(1, 61)]
    section = a_section("agenda", "TT | Thôn", *rows, "Hết.", level=1, label="I.", heading="THÀNH PHẦN")

    blocks = text_of_file(pdf_of(a_plan_paper([section]))).text.split("\n\n")

    assert [block for block in blocks if " | " in block] == ["TT | Thôn", *rows]


def test_a_note_at_the_foot_of_a_page_is_read_below_its_paragraph():
    note = f'<span class="note" data-sign="(*)">{LONG}</span>'
    filler = "<p>- Dòng sau.</p>" * 80

    blocks = blocks_of(FOOTNOTES, f"<p>- Mời thôn{note};</p>{filler}")

    assert blocks == ["- Mời thôn(*);", f"(*) {LONG}"] + ["- Dòng sau."] * 80


def test_a_note_below_the_recipients_is_neither_recipient_nor_signature():
    note = '<span class="note" data-sign="¹">Cả khách.</span>'
    body = f"<p>KẾ HOẠCH</p><p>{LONG} {LONG}{note}</p><p>Nơi nhận:</p><p>- Các thôn;</p><p>- Lưu: VT.</p>"

    noted, *others = blocks_of(FOOTNOTES, body)[1:]

    assert noted == f"{LONG} {LONG}¹"
    assert others == ["¹ Cả khách.", "Nơi nhận:", "- Các thôn;", "- Lưu: VT."]


def a_scan():
    with pikepdf.new() as file:
        file.add_blank_page()
        return saved(file)


def with_password():
    with pikepdf.open(io.BytesIO(pdf_of(a_plan_paper()))) as file:
        return saved(file, encryption=pikepdf.Encryption(user="mat-khau", owner="mat-khau"))


def a_bomb():
    """Two gigabytes of spaces, packed twice."""
    with pikepdf.new() as file:
        page = file.add_blank_page()
        inner = pikepdf.Stream(file, b" " * 64 * 1024**2).read_raw_bytes()
        once = compressed(inner)
        page.Contents = pikepdf.Stream(file, compressed(once * 512))
        page.Contents.Filter = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
        return saved(file, compress_streams=False)


def compressed(content):
    return zlib.compress(content, 9)


def saved(file, **options):
    written = io.BytesIO()
    file.save(written, **options)
    return written.getvalue()


BAD_FILES = {
    "scan": (a_scan, "chỉ có ảnh chụp"),
    "password": (with_password, "có mật khẩu"),
    "torn": (lambda: pdf_of(a_plan_paper())[:3000], "bị hỏng"),
    "nothing but a name": (lambda: b"%PDF-1.7 ...", "bị hỏng"),
}
bad_files = pytest.mark.parametrize(("content", "reason"), BAD_FILES.values(), ids=BAD_FILES)


@bad_files
def test_what_cannot_be_read_is_refused_with_what_to_do(content, reason):
    with pytest.raises(NotAPlan, match=reason) as refused:
        text_of_file(content())

    assert "Xin " in str(refused.value)


@pytest.mark.django_db
@bad_files
def test_in_the_browser_the_reason_stands_beside_the_field_and_nothing_is_stored(as_a, content, reason):
    commune = a_commune()
    file = SimpleUploadedFile("ke-hoach.pdf", content())

    response = as_a(Role.CLERK, commune).post(f"/{commune.slug}/ke-hoach/nhap/", {"file": file})

    assert response.status_code == 422
    assert reason in response.context["form"].errors["file"][0]
    assert Plan.objects.count() == 0


def test_a_file_that_unpacks_without_end_takes_neither_all_memory_nor_all_time():
    with pytest.raises(NotAPlan, match="Xin "):
        text_of_file(a_bomb())


def printed_and_read_again(text, tmp_path):
    """The plan of a text, and what its own print reads like."""
    file = tmp_path / "ke-hoach.txt"
    file.write_text(text)
    call_command("import_plan", file, authority="xa-thu", stdout=StringIO())
    return read(text_of_file(pdf_of(PlanPaper(Plan.objects.get()))).text)


@pytest.mark.django_db
@pytest.mark.parametrize("text", [PLAN_TEXT, LONG_PLAN_TEXT], ids=["short", "long, with a form"])
def test_our_own_print_reads_like_the_plan_it_was_made_from(text, tmp_path):
    again = printed_and_read_again(text, tmp_path)

    assert outline_of(again) == outline_of(read(text))
    assert facts_of(again) == facts_of(read(text))


@pytest.mark.django_db
@every_plan
def test_the_print_of_a_whole_plan_reads_like_the_plan(file, tmp_path):
    # Where a line breaks behind a dash nobody sees whether a space stood there.
    source = re.sub(r" [-–]\b", " - ", file.read_text())

    again = printed_and_read_again(source, tmp_path)

    assert outline_of(again) == outline_of(read(source))
    assert facts_of(again) == facts_of(read(source))
