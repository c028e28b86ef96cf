"""Sentences as other offices write them: what each states is read, and nothing that it does not state."""

import pytest

from plans.reading import read
from plans.reading.as_json import as_json

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ SƠN KHÊ\nSố: 33/KH-UBND\nSơn Khê, ngày 09 tháng 3 năm 2026\n"
    "KẾ HOẠCH\nTổ chức đối thoại với người dân năm 2026\n"
)
END = "\nNơi nhận:\n- Các thôn;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nGiàng Văn Thử\n"


def facts_of(body, end=END):
    return as_json(read(HEAD + body + end), [])


@pytest.mark.parametrize(
    ("sentence", "terms"),
    [
        ("Phiếu đăng ký được nhận chậm nhất là mười (10) ngày trước ngày đối thoại.", {"registration": 10}),
        ("Người dân gửi câu hỏi trước hội nghị ít nhất mười lăm ngày.", {"registration": 15}),
        ("Gửi văn bản trả lời từng ý kiến về Văn phòng trong 05 ngày kể từ ngày nhận phiếu.", {"reply": 5}),
        ("Phiếu chuyển có dự thảo trả lời gửi Văn phòng chậm nhất 02 ngày trước hội nghị.", {}),
        ("Phòng Kinh tế gửi dự thảo trả lời về Văn phòng trước hội nghị 2 ngày.", {}),
        ("Phiếu lưu tại Văn phòng trong 30 ngày.", {}),
    ],
)
def test_a_term_belongs_to_who_does_it(sentence, terms):
    found = facts_of(f"I. TRẢ LỜI Ý KIẾN\n- {sentence}")["terms"]

    assert {name: term["length"] for name, term in found.items()} == terms


@pytest.mark.parametrize(
    ("body", "date", "starts", "place"),
    [
        ("I. THỜI GIAN\n- Thời gian: 2 giờ 30 phút, ngày 23/7/2026.", "2026-07-23", None, None),
        ("I. THỜI GIAN\n- Lúc 2 giờ chiều ngày 4/8/2026.", "2026-08-04", "14:00", None),
        ("I. THỜI GIAN: dự kiến 23/10 (không muộn hơn 30/10/2026).", "2026-10-23", None, None),
        (
            ("I. THỜI GIAN\nTheo phân công tại Quyết định số 5/QĐ-UBND, hội nghị diễn ra lúc 8 giờ ngày 05/6/2026 "
            "tại Nhà văn hóa xóm 4."),
            "2026-06-05",
            "08:00",
            "Nhà văn hóa xóm 4",
        ),
        (
            "I. THÔNG TIN\nThời gian | 8h00, 30/9/2026\nĐịa điểm | Sân vận động xã",
            "2026-09-30",
            "08:00",
            "Sân vận động xã",
        ),
        (
            ("I. TIẾN ĐỘ\nThời gian | Công việc | Đơn vị thực hiện\n10/4/2026 | Gửi giấy mời | Văn phòng\n"
            "20/4/2026 | Tổ chức hội nghị đối thoại | UBND xã"),
            "2026-04-20",
            None,
            None,
        ),
        ("Hội nghị tổ chức vào ngày 06/3/2026 (18/01 ÂL), tại Hội trường xã.", "2026-03-06", None, "Hội trường xã"),
        (
            "I. ĐỊA ĐIỂM: Nhà văn hóa xã Sơn\nKhê.\nII. THỜI GIAN: ngày 12/12/2026.",
            "2026-12-12",
            None,
            "Nhà văn hóa xã Sơn Khê",
        ),
    ],
)  # fmt: skip
def test_one_round_is_read(body, date, starts, place):
    (one,) = facts_of(body)["rounds"]

    assert (one["date"], one["starts"], one["place"]) == (date, starts, place)


def test_months_with_footnote_signs_are_rounds():
    rounds = facts_of("I. THỜI GIAN\nLần 1 trong tháng 5¹, lần 2 trong tháng 10² năm 2026³.")["rounds"]

    assert [(one["month"], one["year"]) for one in rounds] == [(5, 2026), (10, 2026)]


def test_a_part_and_its_heading_stand_on_two_lines():
    found = facts_of(
        "Phần I\nVÌ SAO ĐỐI THOẠI\n1. Năm 2025 có 30 ý kiến.\nPhần II\nCÁCH LÀM\n1. Người dự\n+ Trưởng các bản;\n"
        "+ Mỗi bản 10 người.\n2. Trình tự\n+ Khai mạc;\n+ Đối thoại.\nPhần III\nGỬI Ý KIẾN\n1. Bỏ phiếu vào hòm thư."
    )

    assert found["participants"] == ["Trưởng các bản;", "Mỗi bản 10 người."]
    assert found["agenda"] == ["Khai mạc;", "Đối thoại."]
    assert found["bases"] == []


def test_an_order_is_no_participant_and_a_number_stays_in_its_list():
    found = facts_of(
        "I. THÀNH PHẦN\n1. Trưởng thôn số 3, 4 và\n6;\n2. Phân công Văn phòng gửi giấy mời trước 5 ngày."
    )

    assert found["participants"] == ["Trưởng thôn số 3, 4 và 6;"]


@pytest.mark.parametrize(
    ("body", "units"),
    [
        (
            (
                "TT | Việc | Chủ trì | Phối hợp\n1 | Trả lời về đất | Phòng Kinh tế | Văn phòng\n"
                "2 | An ninh | Công an xã | Xã đội"
            ),
            ["Phòng Kinh tế", "Công an xã"],
        ),
        (
            "1. Tổ thư ký\n- Bà Lê Thị Thử - Tổ trưởng;\n- Ông Trần Văn Ví - Thành viên.\n2. Văn phòng: ghi biên bản.",
            ["Văn phòng"],
        ),
        (
            "1. Trung tâm Dịch vụ tổng hợp xã: đưa tin.\n2. Ban Quản lý dự án đầu tư xây dựng khu vực 2: cử người.",
            ["Trung tâm Dịch vụ tổng hợp xã", "Ban Quản lý dự án đầu tư xây dựng khu vực 2"],
        ),
    ],
)
def test_units_are_those_with_duties(body, units):
    assert facts_of(f"I. TỔ CHỨC THỰC HIỆN\n{body}")["units"] == units


def test_contacts_of_others_are_not_those_of_the_office():
    found = facts_of(
        "I. LIÊN HỆ\n- Báo cáo về Sở Nội vụ qua thư cchc@sonoivu.example.gov.vn.\n"
        "- Gửi phiếu về Văn phòng UBND xã (bản Lùng, xã Sơn Khê, tỉnh Lào Cai)."
    )

    assert found["email"] is None
    assert found["address"] == "bản Lùng, xã Sơn Khê, tỉnh Lào Cai"


def test_a_plan_with_nothing_but_a_hotline_is_read():
    found = facts_of("\nĐiện thoại đường dây nóng: 0214 3000 222³", end="")

    assert (found["hotline"], found["subject"]) == (
        "0214 3000 222",
        "Tổ chức đối thoại với người dân năm 2026",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Không đưa ra đối thoại các nội dung đã có kết luận thanh tra, đơn khiếu nại.",
        "Không xem xét đơn tố cáo đang được thụ lý.",
    ],
)
def test_what_is_not_talked_about_is_read(sentence):
    assert facts_of(f"I. NỘI DUNG\n- Đất đai;\n- {sentence}")["exclusions"] == [sentence]


def test_an_annex_has_its_title():
    found = facts_of(
        "I. MỤC ĐÍCH\n- Nghe dân.", END + "\nPhụ lục 2\nSƠ ĐỒ BỐ TRÍ HỘI TRƯỜNG\nDãy A | Đại biểu\n"
    )

    assert found["annexes"] == ["Phụ lục 2: SƠ ĐỒ BỐ TRÍ HỘI TRƯỜNG"]


@pytest.mark.parametrize(
    "when",
    [
        "thứ Ba, ngày 15/6/2025",
        "ngày 31/6/2026",
        "ngày 15/6/20266",
        "ngày … tháng 6 năm 2026",
        "ngày …/…/2026",
    ],
)
def test_the_hours_of_a_round_are_kept_whatever_is_wrong_with_its_day(when):
    (one,) = facts_of(f"I. THỜI GIAN\n- Thời gian: từ 7h30 đến 11h, {when}.")["rounds"]

    assert (one["starts"], one["ends"]) == ("07:30", "11:00")


def test_the_place_of_a_numbered_round_is_not_that_of_the_others():
    found = facts_of(
        "I. THỜI GIAN\n👉\tĐợt 1: 7h30 ngày 15/5/2026\n👉\tĐợt 2: 13 giờ 30 đến 16 giờ 00 ngày 20/10/2026\n"
        "II. ĐỊA ĐIỂM\n📌 Đợt 1: Hội trường xã\n📌 Đợt 2: Nhà văn hóa bản Nà Thử"
    )["rounds"]

    assert [(one["starts"], one["ends"], one["place"]) for one in found] == [
        ("07:30", None, "Hội trường xã"),
        ("13:30", "16:00", "Nhà văn hóa bản Nà Thử"),
    ]


def test_what_was_handed_on_does_not_hide_the_answer():
    found = facts_of(
        "I. TRẢ LỜI\n- Phòng Kinh tế trả lời từng ý kiến được chuyển, gửi Văn phòng trong 05 ngày."
    )

    assert found["terms"] == {"reply": {"length": 5, "unit": "calendar"}}


def test_a_place_that_is_told_later_is_none():
    first, second = facts_of(
        "I. THỜI GIAN\nCuộc | Thời gian | Địa điểm\n1 | 8h00 ngày 09/4/2026 | Hội trường xã\n"
        "2 | Tháng 12/2026 | (thông báo sau)"
    )["rounds"]

    assert (first["place"], second["place"]) == ("Hội trường xã", None)


def test_a_notice_on_the_site_has_its_term():
    found = facts_of(
        "I. PHÂN CÔNG\n- Văn phòng: đăng thông báo trên Trang thông tin xã trước mỗi cuộc 07 ngày."
    )

    assert found["terms"] == {"notice": {"length": 7, "unit": "calendar"}}
