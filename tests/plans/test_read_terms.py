"""Terms of a plan: how many days, of which kind, in figures, in words, or as a day."""

from datetime import date

import pytest

from tests.plans.test_layouts import plan_of

ROUND = "I. THỜI GIAN\n- Ngày 12/6/2027\n"


def term(plan, name):
    return getattr(plan, f"{name}_days"), getattr(plan, f"{name}_working")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Gửi phiếu đăng ký trước 10 ngày diễn ra hội nghị", (10, False)),
        ("Gửi phiếu đăng ký trước hội nghị 10 (mười) ngày làm việc", (10, True)),
        ("Nhận câu hỏi chậm nhất 07 ngày làm việc trước ngày tổ chức", (7, True)),
        ("Nhận phiếu trước khi tổ chức đối thoại ít nhất mười lăm ngày", (15, False)),
        ("Gửi ý kiến trước tối thiểu 03 (ba) ngày làm việc", (3, True)),
        ("Gửi phiếu đăng ký chậm nhất là ngày 02/6/2027", (10, False)),
        ("Gửi phiếu đăng ký trước ngày 03 tháng 6 năm 2027", (10, False)),
        ("Gửi phiếu đăng ký trước ngày 20/6/2027", (None, None)),
        ("Phòng gửi báo cáo trước 10 ngày", (None, None)),
    ],
)
def test_the_term_of_registration(sentence, found):
    assert term(plan_of(f"{ROUND}II. ĐỐI THOẠI\n- {sentence}."), "registration") == found


def test_a_sentence_about_a_term_is_understood_by_its_heading():
    plan = plan_of(f"{ROUND}II. CÁCH THỨC ĐĂNG KÝ\n1. Tại Văn phòng\nThời hạn: trước ngày tổ chức 15 ngày.")

    assert term(plan, "registration") == (15, False)


def test_the_last_day_of_each_round_gives_one_term_where_they_agree():
    plan = plan_of(
        "I. THỜI GIAN\n- Ngày 12/6/2027\n- Ngày 20/11/2027\n"
        "II. ĐĂNG KÝ\n- Nhận phiếu đến hết ngày 07/6/2027 (đợt 1) và ngày 15/11/2027 (đợt 2)."
    )

    assert term(plan, "registration") == (5, False)


TWO_ROUNDS = "I. THỜI GIAN\n- Đợt 1: ngày 12/6/2027\n- Đợt 2: ngày 14/10/2027\n"


@pytest.mark.parametrize(
    "lines",
    [
        "- Thời gian nhận phiếu:\n+ Đợt 1: từ ngày 15/5 đến hết ngày 02/6;\n+ Đợt 2: đến hết ngày 04 tháng 10.",
        "- Đợt 1: đến hết ngày 02 tháng 6.\n- Đợt 2: đến hết ngày 04 tháng 10.",
        "- Nhận phiếu: Đợt 1 đến 17 giờ 00 ngày 02 tháng 6; Đợt 2 trước 17h00 ngày 04 tháng 10.",
        "1. Thời gian nhận phiếu\n- Đợt 1: từ ngày 15/5 đến hết ngày 02/6.\n- Đợt 2: đến hết ngày 04/10.",
    ],
)
def test_the_last_days_of_rounds_are_those_of_the_forms_that_a_line_above_speaks_of(lines):
    plan = plan_of(f"{TWO_ROUNDS}II. THỜI HẠN ĐĂNG KÝ\n{lines}")

    assert term(plan, "registration") == (10, False)
    assert [one.held_on for one in plan.rounds] == [date(2027, 6, 12), date(2027, 10, 14)]


@pytest.mark.parametrize(
    "lines",
    [
        "- Tổng hợp, gửi các phòng:\n+ Đợt 1: đến hết ngày 02 tháng 6;\n+ Đợt 2: đến hết ngày 04 tháng 10.",
        "- Niêm yết danh sách người đăng ký đợt 1 đến hết ngày 02/6, đợt 2 đến hết ngày 04/10.",
        "- Văn phòng nhận phiếu, gửi các phòng: đợt 1 đến hết ngày 02/6, đợt 2 đến hết ngày 04/10.",
    ],
)
def test_last_days_of_other_work_are_none_of_the_forms(lines):
    assert term(plan_of(f"{TWO_ROUNDS}II. ĐĂNG KÝ THAM DỰ\n{lines}"), "registration") == (None, None)


@pytest.mark.parametrize(
    ("last", "why"),
    [
        ("Đợt 2: nhận phiếu đến hết ngày 04/10", "chưa đủ cho mọi đợt"),
        (
            "Nhận phiếu đợt 1 đến hết ngày 02/6, đợt 2 đến hết ngày 05/10",
            "không ra cùng một số ngày trước mọi đợt",
        ),
    ],
)
def test_last_days_that_are_no_one_term_are_told_and_set_none(last, why):
    plan = plan_of(f"{TWO_ROUNDS}II. ĐĂNG KÝ\n- {last}.")

    assert term(plan, "registration") == (None, None)
    assert any(why in decision for decision in plan.decisions)


@pytest.mark.parametrize(
    ("sentence", "reply", "conclusion"),
    [
        ("Trả lời bằng văn bản trong 03 ngày làm việc kể từ ngày được phân công", (3, True), (None, None)),
        ("Trả lời trong vòng năm ngày", (5, False), (None, None)),
        ("Sau 05 ngày làm việc, ban hành thông báo kết luận", (None, None), (5, True)),
        ("Trong thời gian 07 ngày kể từ khi kết thúc, ra thông báo kết luận", (None, None), (7, False)),
        ("Gửi nội dung trả lời chậm nhất 03 ngày trước hội nghị", (None, None), (None, None)),
    ],
)
def test_the_terms_of_replies_and_of_the_conclusion(sentence, reply, conclusion):
    plan = plan_of(f"I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng\n- {sentence}.")

    assert (term(plan, "reply"), term(plan, "conclusion")) == (reply, conclusion)
