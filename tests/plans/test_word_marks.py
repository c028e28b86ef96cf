"""What Word shows struck, hidden or in an old font, and what else the file holds: every decision is told."""

import io
import re
import zipfile

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from plans.reading import read
from plans.sourcefiles.kinds import text_of_file
from tests.plans.outlines import facts_of, outline_of
from tests.plans.sample_text import PLAN_TEXT
from tests.plans.test_word_files import repacked
from tests.plans.word_builder import WordFile, a_plan_in_word, number, tracked

TCVN3_LINE = "KÕ ho¹ch ®èi tho¹i víi ng­êi d©n x· T©n Hßa n¨m 2026, tØnh H¶i D­¬ng"
VNI_LINE = "Keá hoaïch ñoái thoaïi vôùi ngöôøi daân xaõ Taân Hoøa naêm 2026, tænh Haûi Döông"
UNICODE_LINE = "Kế hoạch đối thoại với người dân xã Tân Hòa năm 2026, tỉnh Hải Dương"


def read_of(word):
    file = text_of_file(word.content())
    return file.text.split("\n\n"), file.decisions


def changed_mark(paragraph, kind):
    """Marks the end of a paragraph as inserted or deleted in tracked changes."""
    mark = OxmlElement("w:rPr")
    mark.append(OxmlElement(f"w:{kind}"))
    paragraph._p.get_or_add_pPr().append(mark)


def test_struck_text_is_left_out_and_told_also_when_a_style_strikes_it():
    word = WordFile()
    line = word.write("Đợt một: tháng ")
    line.add_run("5, ngày ").font.strike = True
    line.add_run("20").font.double_strike = True
    line.add_run("6/2026")
    style = word.document.styles.add_style("Bỏ", WD_STYLE_TYPE.CHARACTER)
    style.font.strike = True
    word.write("Mỗi thôn ").add_run("15 người", style="Bỏ")
    gone = word.document.styles.add_style("Bỏ cả dòng", WD_STYLE_TYPE.PARAGRAPH)
    gone.font.double_strike = True
    word.write("Không còn nữa", style="Bỏ cả dòng")
    word.write("Vẫn ", style="Bỏ cả dòng").add_run("còn").font.double_strike = False

    assert read_of(word) == (
        ["Đợt một: tháng 6/2026", "Mỗi thôn", "còn"],
        ["Đã bỏ qua 4 chỗ chữ bị gạch ngang."],
    )


def test_a_strike_that_is_turned_off_counts_for_nothing():
    word = WordFile()
    word.write("Đủ ").add_run("cả câu").font.strike = False

    assert read_of(word) == (["Đủ cả câu"], [])


def test_a_numbered_paragraph_that_is_struck_keeps_its_number_for_those_behind_it():
    word = WordFile()
    numbered = word.a_list([("decimal", "%1.")])
    word.write("Một", numbered)
    number(word.write(""), numbered).add_run("Hai").font.strike = True
    word.write("Ba", numbered)

    assert read_of(word)[0] == ["1. Một", "3. Ba"]


def test_hidden_text_is_left_out_and_told():
    word = WordFile()
    word.write("Thấy").add_run(" ẩn").font.hidden = True

    assert read_of(word) == (["Thấy"], ["Đã bỏ qua 1 chỗ chữ ẩn."])


def test_open_changes_are_read_as_accepted_counted_and_told():
    word = WordFile()
    line = word.write("Họp ngày ")
    tracked(line, "del", "10")
    tracked(line, "ins", "12")
    moved = word.write("Dời ")
    tracked(moved, "moveFrom", "đi")
    tracked(moved, "moveTo", "đến")
    joined = word.write("Hai dòng ")
    changed_mark(joined, "del")
    word.write("thành một")
    new = word.write("")
    tracked(new, "ins", "Dòng mới")
    changed_mark(new, "ins")

    assert read_of(word) == (
        ["Họp ngày 12", "Dời đến", "Hai dòng thành một", "Dòng mới"],
        ["Tệp còn 5 chỗ sửa chưa chấp nhận: đã đọc như đã chấp nhận."],
    )


def test_words_at_the_head_and_foot_of_the_pages_are_told_but_page_numbers_are_not():
    word = WordFile()
    section = word.document.sections[0]
    section.header.paragraphs[0].text = "Trang 2"
    section.footer.paragraphs[0].text = "Kế hoạch này thay Kế hoạch số 3"
    word.write("Dòng chữ")

    assert read_of(word) == (
        ["Dòng chữ"],
        ["Đã bỏ qua chữ ở chân trang: «Kế hoạch này thay Kế hoạch số 3»."],
    )


def content_control(paragraph, text, properties=""):
    """Adds a box of Word's forms to a paragraph."""
    xml = f"<w:sdtPr>{properties}</w:sdtPr><w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent>"
    paragraph._p.append(parse_xml(f"<w:sdt {nsdecls('w')}>{xml}</w:sdt>"))


def test_a_content_control_is_read_when_it_was_filled_in():
    word = WordFile()
    line = word.write("Ngày ")
    content_control(line, "Bấm vào đây để chọn ngày", "<w:showingPlcHdr/>")
    content_control(line, "20/6/2026")

    assert read_of(word)[0] == ["Ngày 20/6/2026"]


def in_font(run, name):
    run.font.name = name
    return run


@pytest.mark.parametrize(
    ("font", "line", "coding"), [(".VnTime", TCVN3_LINE, "TCVN3"), ("VNI-Times", VNI_LINE, "VNI")]
)
def test_letters_of_old_fonts_become_unicode(font, line, coding):
    word = WordFile()
    in_font(word.write("").add_run(line), font)

    assert read_of(word) == ([UNICODE_LINE], [f"Đã chuyển chữ từ phông {coding} sang Unicode."])


def test_the_capital_font_of_tcvn3_shows_small_letters_as_capitals():
    word = WordFile()
    in_font(word.write("").add_run("céng hßa x· héi chñ nghÜa viÖt nam"), ".VnTimeH")

    assert read_of(word)[0] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def by_style(word):
    style = word.document.styles.add_style("Cũ", WD_STYLE_TYPE.PARAGRAPH)
    style.font.name = ".VnTime"
    word.write(TCVN3_LINE, style="Cũ")


def by_default(word):
    for fonts in word.document.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        fonts.set(qn("w:ascii"), ".VnTime")
        fonts.set(qn("w:hAnsi"), ".VnTime")
    word.write(TCVN3_LINE)


def by_soft_hyphens(word):
    run = in_font(word.write("").add_run(), ".VnTime")
    for part in re.split("(\u00ad)", TCVN3_LINE):
        letters = OxmlElement("w:softHyphen" if part == "\u00ad" else "w:t")
        letters.text = None if part == "\u00ad" else part
        letters.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run._r.append(letters)


@pytest.mark.parametrize("write", [by_style, by_default, by_soft_hyphens])
def test_the_old_font_may_come_from_anywhere(write):
    word = WordFile()
    write(word)

    assert read_of(word)[0] == [UNICODE_LINE]


def test_the_old_font_may_come_from_the_theme():
    word = WordFile()
    word.write(TCVN3_LINE)
    content = repacked(
        word.content(),
        lambda name, part: (
            re.sub(rb'(<a:latin typeface=")[^"]*', rb"\1.VnTime", part) if "theme" in name else part
        ),
    )

    assert text_of_file(content).text == UNICODE_LINE


def test_text_that_was_converted_but_kept_the_name_of_the_old_font_stays_as_it_is():
    word = WordFile()
    for line in (UNICODE_LINE, "Các thôn"):
        in_font(word.write("").add_run(line), ".VnTime")

    assert read_of(word) == ([UNICODE_LINE, "Các thôn"], [])


def as_strict(content):
    """A file as Word saves it under "Strict Open XML Document"."""
    return repacked(
        content,
        lambda _, part: re.sub(
            rb"http://schemas\.openxmlformats\.org/(officeDocument|wordprocessingml|drawingml)/2006/",
            rb"http://purl.oclc.org/ooxml/\1/",
            part,
        ),
    )


def test_a_strict_file_reads_like_any_other():
    content = as_strict(a_plan_in_word().content())
    assert b"purl.oclc.org" in zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")

    found, typed = read(text_of_file(content).text), read(PLAN_TEXT)

    assert outline_of(found) == outline_of(typed)
    assert facts_of(found) == facts_of(typed)
