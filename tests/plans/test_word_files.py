"""Word files are read as Word shows them: the numbers it draws, the columns of the heading, what was changed."""

import io
import zipfile
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from dialogue_portal.accounts.models import Authority
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.rendering import word_of
from plans.documents import PlanPaper
from plans.models import Plan
from plans.reading import NotAPlan, read
from plans.sourcefiles.kinds import LARGEST_FILE, text_of_file
from tests.build import a_commune
from tests.plans.outlines import LONG_PLAN_TEXT, facts_of, outline_of
from tests.plans.sample_text import PLAN_TEXT
from tests.plans.whole_plans import every_plan
from tests.plans.word_builder import (
    BULLET_OF_SYMBOL_FONT,
    DASHES,
    HEADINGS,
    PLUSES,
    WordFile,
    a_plan_in_word,
    text_box,
    tracked,
)


def lines_of(word):
    return text_of_file(word.content()).text.split("\n\n")


def test_a_plan_that_word_numbers_reads_like_the_same_plan_typed():
    found, typed = read(text_of_file(a_plan_in_word().content()).text), read(PLAN_TEXT)

    assert outline_of(found) == outline_of(typed)
    assert facts_of(found) == facts_of(typed)


def test_numbers_and_bullets_appear_as_word_shows_them():
    word = WordFile()
    headings, dashes, pluses = word.a_list(HEADINGS), word.a_list(DASHES), word.a_list(PLUSES)
    for text, numbered, depth in [
        ("Một", headings, 0), ("Ý", headings, 1), ("Điểm", headings, 2), ("Điểm", headings, 2), ("Ý", headings, 1),
        ("Điểm", headings, 2), ("Gạch", dashes, 0), ("Cộng", pluses, 0), ("Hai", headings, 0), ("Ý", headings, 1),
        ("Tròn", word.a_list(BULLET_OF_SYMBOL_FONT), 0), ("Không", None, 0),
    ]:  # fmt: skip
        word.write(text, numbered, depth)

    assert lines_of(word) == ["I. Một", "1. Ý", "a) Điểm", "b) Điểm", "2. Ý", "a) Điểm", "- Gạch", "+ Cộng", "II. Hai",
                              "1. Ý", "• Tròn", "Không"]  # fmt: skip


def test_deep_numbers_show_the_numbers_above_them_as_figures_when_told():
    word = WordFile()
    plain = word.a_list(
        [("upperRoman", "%1."), ("decimal", "%1.%2."), ("decimal", "%1.%2.%3")], inside="<w:isLgl/>"
    )
    for depth in (0, 1, 1, 2):
        word.write("Mục", plain, depth)

    assert lines_of(word) == ["1. Mục", "1.1. Mục", "1.2. Mục", "1.2.1 Mục"]


def test_a_list_goes_on_behind_other_text_and_starts_anew_only_when_told():
    word = WordFile()
    first = word.a_list([("decimal", "%1.")])
    again = word.restarted(first)
    for numbered in (first, None, first, again, again):
        word.write("Dòng", numbered)

    assert lines_of(word) == ["1. Dòng", "Dòng", "2. Dòng", "1. Dòng", "2. Dòng"]


def test_a_style_numbers_and_capitalises_its_paragraphs():
    word = WordFile()
    style = word.document.styles["Heading 1"]
    style.font.all_caps = True
    pointer = style.element.get_or_add_pPr().get_or_add_numPr()
    pointer.get_or_add_numId().val = word.a_list(HEADINGS)
    for text in ("Mục đích", "Nội dung"):
        word.write(text, style="Heading 1")

    assert lines_of(word) == ["I. MỤC ĐÍCH", "II. NỘI DUNG"]


def test_paragraph_taken_out_of_its_list_has_no_number():
    word = WordFile()
    word.write("Một", style="List Number")
    word.write("Rời", 0, style="List Number")

    assert lines_of(word) == ["1. Một", "Rời"]


def test_a_table_in_the_text_becomes_one_line_a_row_and_its_numbers_count():
    word = WordFile()
    word.write("KẾ HOẠCH")
    rows = [("TT", "Thôn", "Số người"), ("", "Đông", "3"), ("", "Đoài", "4")]
    table, numbered = word.document.add_table(rows=0, cols=3), word.a_list([("decimal", "%1.")])
    for place, row in enumerate(rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
        if place:
            pointer = table.rows[-1].cells[0].paragraphs[0]._p.get_or_add_pPr().get_or_add_numPr()
            pointer.get_or_add_numId().val = numbered

    assert lines_of(word) == ["KẾ HOẠCH", "TT | Thôn | Số người", "1 | Đông | 3", "2 | Đoài | 4"]


def test_what_tracked_changes_inserted_is_read_and_what_they_deleted_is_not():
    word = WordFile()
    numbered = word.a_list([("decimal", "%1.")])
    changed = word.write("Họp ngày ", numbered)
    tracked(changed, "del", "10")
    tracked(changed, "ins", "12")
    gone = word.write("", numbered)
    tracked(gone, "del", "Bỏ cả dòng")
    mark = OxmlElement("w:rPr")
    mark.append(OxmlElement("w:del"))
    gone._p.get_or_add_pPr().append(mark)
    word.write("Dòng sau", numbered)

    assert lines_of(word) == ["1. Họp ngày 12", "2. Dòng sau"]


def test_text_boxes_are_read_once_and_headers_and_hidden_text_never():
    word = WordFile()
    word.document.sections[0].header.paragraphs[0].text = "Đầu trang"
    text_box(word.write("Dòng chữ"), "Trong khung")
    word.write("Thấy").add_run(" ẩn").font.hidden = True

    assert lines_of(word) == ["Trong khung", "Dòng chữ", "Thấy"]


def test_a_footnote_is_read_below_its_paragraph_and_in_a_form_at_the_end():
    body, form = WordFile(), WordFile()
    body.footnote(body.write("Thành phần"), "Cả khách mời")
    body.write("Dòng sau")
    form.write("Nơi nhận:")
    form.footnote(form.write("Họ và tên"), "Người đại diện")
    form.write("Dòng sau")

    assert lines_of(body) == ["Thành phần¹", "¹ Cả khách mời", "Dòng sau"]
    assert lines_of(form) == ["Nơi nhận:", "Họ và tên¹", "Dòng sau", "¹ Người đại diện"]


def test_a_footnote_with_a_sign_of_its_own_keeps_it():
    word = WordFile()
    word.footnote(word.write("Mời thôn"), "Cả khách", sign="(*)")
    word.write("Dòng sau")

    assert lines_of(word) == ["Mời thôn(*)", "(*) Cả khách", "Dòng sau"]


def test_line_breaks_part_lines_and_dotted_tabs_are_room_to_write():
    word = WordFile()
    word.write("UBND XÃ\nTÂN HÒA")
    word.write("-\tMột ý")
    for text in ("Họ và tên:\t", "\t", "Sinh ngày\ttại\t"):
        stops = OxmlElement("w:tabs")
        stop = OxmlElement("w:tab")
        for name, value in {"val": "right", "leader": "dot", "pos": "9000"}.items():
            stop.set(qn(f"w:{name}"), value)
        stops.append(stop)
        word.write(text)._p.get_or_add_pPr().append(stops)

    assert lines_of(word) == [
        "UBND XÃ\nTÂN HÒA",
        "- Một ý",
        "Họ và tên:",
        "......",
        "Sinh ngày ......tại ......",
    ]


def repacked(content, change):
    """A .docx whose parts went through `change(name, bytes)`."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return file.getvalue()


def a_bomb():
    return repacked(
        WordFile().content(),
        lambda name, part: b" " * 40 * 1024**2 if name.endswith("document.xml") else part,
    )


def with_macros():
    return repacked(
        WordFile().content(), lambda name, part: part.replace(b"document.main", b"document.macroEnabled.main")
    )


def without_styles():
    return repacked(WordFile().content(), lambda name, part: b"<a" if name.endswith("styles.xml") else part)


def another_zip():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("anh.bin", "không phải văn bản")
    return file.getvalue()


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "WordDocument".encode("utf-16-le")
BAD_FILES = {
    "bomb": (a_bomb, "bung ra quá lớn"),
    "macros": (with_macros, "có macro"),
    "torn": (lambda: WordFile().content()[:9000], "bị hỏng"),
    "broken part": (without_styles, "bị hỏng"),
    "another zip": (another_zip, "không phải tệp Word .docx"),
    "password": (lambda: OLD_WORD + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu"),
    "too large": (lambda: b"PK\x03\x04" + b"0" * LARGEST_FILE, "lớn hơn 10 MB"),
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
    file = SimpleUploadedFile("ke-hoach.docx", content())

    response = as_a(Role.CLERK, commune).post(f"/{commune.slug}/ke-hoach/nhap/", {"file": file})

    assert response.status_code == 422
    assert reason in response.context["form"].errors["file"][0]
    assert Plan.objects.count() == 0


@pytest.mark.django_db
def test_a_word_file_sent_by_the_browser_is_shown_to_be_confirmed(as_a):
    commune = a_commune()
    file = SimpleUploadedFile("ke-hoach.docx", a_plan_in_word().content())

    response = as_a(Role.CLERK, commune).post(f"/{commune.slug}/ke-hoach/nhap/", {"file": file})

    sections = response.context["sections"]
    assert [section.label for section in sections if section.level == 1] == ["I.", "II.", "III."]
    assert Plan.objects.count() == 0


def run(*arguments, **options):
    out = StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.mark.django_db
def test_a_dry_run_prints_the_same_findings_and_stores_nothing(tmp_path):
    file = tmp_path / "ke-hoach.docx"
    file.write_bytes(a_plan_in_word().content())

    dry = run("import_plan", file, authority="tan-hoa", dry_run=True)
    stored = (Plan.objects.count(), Authority.objects.count())
    real = run("import_plan", file, authority="tan-hoa")

    assert stored == (0, 0)
    assert dry[:-1] == real[:-1]
    assert (dry[-1], real[-1]) == ("không lưu", f"plan {Plan.objects.get().pk}")


@pytest.mark.django_db
def test_a_word_file_that_cannot_be_read_is_a_sentence_on_the_command_line(tmp_path):
    file = tmp_path / "ke-hoach.doc"
    file.write_bytes(OLD_WORD)

    with pytest.raises(CommandError, match=r"lưu lại dạng \.docx"):
        run("import_plan", file, authority="tan-hoa")


def printed_and_read_again(text, tmp_path):
    """The plan of a text, and what its own Word copy reads like."""
    file = tmp_path / "ke-hoach.txt"
    file.write_text(text)
    run("import_plan", file, authority="xa-thu")
    return read(text_of_file(word_of(PlanPaper(Plan.objects.get()))).text)


@pytest.mark.django_db
@pytest.mark.parametrize("text", [PLAN_TEXT, LONG_PLAN_TEXT], ids=["short", "long, with a form"])
def test_our_own_word_copy_reads_like_the_plan_it_was_made_from(text, tmp_path):
    again = printed_and_read_again(text, tmp_path)

    assert outline_of(again) == outline_of(read(text))
    assert facts_of(again) == facts_of(read(text))


@pytest.mark.django_db
@every_plan
def test_the_word_copy_of_a_whole_plan_reads_like_the_plan(file, tmp_path):
    again, source = printed_and_read_again(file.read_text(), tmp_path), read(file.read_text())

    assert outline_of(again) == outline_of(source)
    assert facts_of(again) == facts_of(source)
