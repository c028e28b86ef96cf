"""What the minutes and the conclusion notice say, and how they print."""

import io
from datetime import date, timedelta

import pytest
from docx import Document

from conferences.conclusion.documents import ConclusionPaper
from conferences.documents import comrade
from conferences.hall import services
from conferences.minutes.documents import ConferenceMinutes
from dialogue_portal.documents.rendering import pdf_of, word_of
from dialogue_portal.formats.days import day_on_paper
from plans.models import Item, Section
from responses.states import AssignmentState
from tests.build import an_assignment
from tests.conferences.hall import DAY, a_closed_hall, a_drafted_notice, an_open_hall
from tests.documents import printed

pytestmark = pytest.mark.django_db

LONG = (
    "Đề nghị giải thích rõ căn cứ, trình tự, thời hạn và trách nhiệm của từng bộ phận khi nhận và trả hồ sơ. "
    * 6
)


def minutes_of(hall):
    return printed.text(pdf_of(ConferenceMinutes(hall.conference)))


def test_minutes_give_the_whole_proceedings():
    hall = an_open_hall()
    section = Section.objects.create(
        plan=hall.plan, position=2, kind="agenda", level=1, heading="CHƯƠNG TRÌNH"
    )
    Item.objects.create(section=section, position=1, marker="-", text="7h30: Đón tiếp đại biểu")
    services.check_in(hall.conference, **hall.by(hall.clerk), officials=8, citizens=1064, organisations=0)
    answered = hall.question("Vì sao hồ sơ chậm?")
    hall.note(answered, said="Hồ sơ xong trong tuần này.", speaker="Ông Nam")
    hall.ask("Đường vào chưa có bảng chỉ dẫn.")
    hall.close(closing_words="Các đơn vị trả lời đúng hạn.")

    text = minutes_of(hall)

    for words in (
        "Vào hồi 07 giờ 30 phút, ngày 12 tháng 6 năm 2026, tại Hội trường UBND xã",
        "1. Chủ tọa: đồng chí Lê Minh Đức.",
        "2. Thư ký: đồng chí Phạm Ngọc Lan.",
        "3. Người dự: 1.072 người, gồm: - Đại biểu, cán bộ, công chức: 08 người; - Người dân: 1.064 người;",
        "II. CHƯƠNG TRÌNH - 7h30: Đón tiếp đại biểu",
        "Hội nghị xem xét 02 ý kiến, gồm 01 ý kiến đăng ký trước và 01 ý kiến nêu trực tiếp tại hội nghị.",
        f"1. Ý kiến của {answered.asker}: Vì sao hồ sơ chậm? Ông Nam trả lời: Hồ sơ xong trong tuần này.",
        (
            "2. Ý kiến của Bà Đỗ Thị Lý, thôn Nam: Đường vào chưa có bảng chỉ dẫn. "
            "Phòng Kinh tế trả lời bằng văn bản, chậm nhất ngày 22/6/2026."
        ),
        "IV. KẾT LUẬN CỦA CHỦ TỌA Các đơn vị trả lời đúng hạn.",
        "Biên bản kết thúc vào hồi 11 giờ 00 phút cùng ngày",
        "thống nhất./. THƯ KÝ",
    ):
        assert words in text


def test_a_leader_is_named_with_the_office_and_anybody_else_with_the_name_alone():
    hall = a_closed_hall()
    hall.conference.chair_name = str(hall.chair)

    named = [comrade(hall.conference, name) for name in (str(hall.chair), "Phạm Ngọc Lan")]

    assert named == [f"đồng chí {hall.chair} – Chủ tịch UBND xã", "đồng chí Phạm Ngọc Lan"]


def test_minutes_give_away_neither_phone_nor_address():
    hall = an_open_hall()
    question = hall.question()
    hall.note(question)

    html = ConferenceMinutes(hall.conference).html()

    person = question.registration
    assert person.full_name in html
    assert not [secret for secret in (person.phone, person.address, person.email) if secret in html]


def test_minutes_leave_out_an_answer_that_came_later():
    hall = an_open_hall()
    before = an_assignment(hall.question(), AssignmentState.RELEASED, start=DAY - timedelta(days=2))
    later = an_assignment(hall.question(), AssignmentState.RELEASED, start=DAY + timedelta(days=3))
    hall.close()

    text = minutes_of(hall)

    assert text.count("Phòng Kinh tế đã trả lời bằng văn bản trước hội nghị.") == 1
    assert f"Phòng Kinh tế trả lời bằng văn bản, chậm nhất ngày {day_on_paper(later.due_on)}." in text
    assert before.met_on <= DAY


def test_minutes_of_a_conference_without_questions_say_so():
    hall = an_open_hall()
    hall.close()

    text = minutes_of(hall)

    assert "II. DIỄN BIẾN Không có ý kiến nào được nêu." in text
    assert "- Người dân: ……… người;" in text


def test_minutes_have_room_for_what_is_not_noted_yet():
    hall = an_open_hall()
    hall.question()

    text = minutes_of(hall)

    assert "DỰ THẢO" in text
    assert "(Chưa ghi kết quả.)" in text
    assert "kết thúc vào hồi giờ phút cùng ngày" in text


def test_minutes_have_no_date_line_and_two_signers_side_by_side():
    hall = a_closed_hall()

    pages = printed.pages(pdf_of(ConferenceMinutes(hall.conference), number=7, issued_on=DAY))

    last = pages[-1]
    secretary, chair = printed.line_of(last, "THƯ KÝ"), printed.line_of(last, "CHỦ TỌA")
    assert secretary[0].top == pytest.approx(chair[0].top, abs=0.5)
    assert secretary[-1].right < 105 < chair[0].left
    assert "Tân Hòa, ngày" not in " ".join(word.text for word in pages[0])


@pytest.mark.parametrize("number", [1, 6, 40])
def test_the_signatures_of_long_minutes_stay_together_behind_some_text(number):
    hall = an_open_hall()
    for count in range(number):
        hall.note(hall.question(f"{count + 1}. {LONG}"), said=LONG)
    hall.close(closing_words=LONG)

    pdf = pdf_of(ConferenceMinutes(hall.conference), number=1, issued_on=DAY)

    last = len(printed.pages(pdf))
    places = [
        printed.page_of(pdf, words) for words in ("Biên bản kết thúc", "THƯ KÝ", "Phạm Ngọc Lan", "Nơi nhận:")
    ]
    # The secretary's name stands on the first page too.
    assert [places[0], places[1], places[3]] == [last] * 3
    assert "Lan" in [word.text for word in printed.pages(pdf)[-1]]


def test_the_notice_numbers_its_points_and_names_who_and_by_when():
    hall = a_closed_hall()
    conclusion = a_drafted_notice(hall)

    text = printed.text(pdf_of(ConclusionPaper(conclusion), number=3, issued_on=date(2026, 6, 19)))

    for words in (
        "Số: 03/TB-UBND",
        "Tân Hòa, ngày 19 tháng 6 năm 2026",
        "Ngày 12/6/2026, tại Hội trường UBND xã, Ủy ban nhân dân xã Tân Hòa đã tổ chức hội nghị đối thoại",
        (
            "1. Niêm yết danh mục giấy tờ phải nộp. Giao Phòng Kinh tế thực hiện, "
            "hoàn thành chậm nhất ngày 31/12/2026."
        ),
        "biết và thực hiện./.",
        "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH",
    ):
        assert words in text


def test_a_draft_of_the_notice_leaves_room_for_number_and_date():
    hall = a_closed_hall()

    text = printed.text(pdf_of(ConclusionPaper(a_drafted_notice(hall))))

    assert "/TB-UBND" in text and "01/TB-UBND" not in text
    assert "Tân Hòa, ngày tháng năm 2026" in text


def test_a_notice_of_a_ward_is_sent_to_the_wards_council():
    hall = a_closed_hall()
    hall.commune.kind = "phường"
    hall.commune.save()
    conclusion = type(hall.conference.conclusion).objects.get()

    assert ConclusionPaper(conclusion).recipient_lines[0] == "Thường trực Đảng ủy, HĐND phường;"


def test_both_papers_use_one_family_of_type():
    hall = a_closed_hall()

    for paper in (ConferenceMinutes(hall.conference), ConclusionPaper(a_drafted_notice(hall))):
        assert len(printed.font_families(pdf_of(paper, number=1, issued_on=DAY))) == 1


def test_minutes_and_notice_are_given_as_word_files_with_the_words_of_the_print(client):
    hall = a_closed_hall()
    client.force_login(hall.clerk)

    for row in (hall.conference, a_drafted_notice(hall)):
        response = client.get(row.get_word_url())
        document = Document(io.BytesIO(response.content))
        text = " ".join(paragraph.text for paragraph in document.paragraphs)
        paper = (ConferenceMinutes if row == hall.conference else ConclusionPaper)(row)
        assert [block.text for block in paper.body() if block.text not in text.replace("\u00a0", " ")] == []


def test_the_word_copy_of_minutes_has_two_signers_and_no_date_line():
    hall = a_closed_hall()

    head, ending = Document(io.BytesIO(word_of(ConferenceMinutes(hall.conference)))).tables

    assert [cell.paragraphs[-1].text for cell in head.rows[0].cells][1] == ""
    assert [[cell.paragraphs[0].text for cell in row.cells] for row in ending.rows] == [
        ["THƯ KÝ", "CHỦ TỌA"],
        ["Phạm Ngọc Lan", "Lê Minh Đức"],
        ["Nơi nhận:", ""],
    ]
