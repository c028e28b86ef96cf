"""What the office reads about an imported plan: every part by its name, with its content."""

import pytest

from plans.checks.recognised import missing, recognised
from plans.importing.services import import_plan
from plans.models import Plan
from plans.outline.text import read_outline
from plans.reading import read
from plans.reading.summary import summary
from tests.build import a_commune, a_member
from tests.plans.test_layouts import plan_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "parts",
    [
        ("1. Thời gian, thành phần đợt 1", "2. Thời gian, thành phần đợt 2"),
        ("III. THỜI GIAN, THÀNH PHẦN\n1. Đợt 1", "2. Đợt 2"),
        ("III. THÀNH PHẦN\n1. Đợt 1", "2. Đợt 2"),
    ],
)
def test_the_participants_of_every_round_are_recognised(parts):
    one, two = parts
    plan = plan_of(f"II. NỘI DUNG\n{one}\n- Mỗi thôn 05 người.\n{two}\n- Mỗi thôn 10 người.")

    said = dict(summary(plan.sections, plan.subject))["Thành phần"]

    assert "Mỗi thôn 05 người" in said and "Mỗi thôn 10 người" in said


WHOLE = """UBND XÃ TÂN HÒA
Số: 12/KH-UBND
Tân Hòa, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Đối thoại với người dân năm 2026
Căn cứ Luật Thử nghiệm năm 2025;
Thực hiện Quyết định số 1/QĐ-UBND ngày 02/01/2026; Kế hoạch số 2/KH-UBND ngày 03/01/2026; UBND xã lập kế hoạch:
I. MỤC ĐÍCH
- Nghe dân nói.
- Nói dân hiểu.
II. YÊU CẦU: Đúng luật.
III. NỘI DUNG
1. Phạm vi: Trong toàn xã.
2. Nội dung đối thoại
- Đất đai.
- Hội nghị không đối thoại những nội dung khiếu nại, tố cáo.
3. Thời gian, địa điểm: 7h30 đến 11h30 ngày 12/6/2026, tại Hội trường xã.
4. Hình thức: Trực tiếp.
5. Thành phần
- Lãnh đạo xã.
- Mỗi thôn 02 người.
6. Chương trình
Thời gian | Nội dung | Người làm
7h30 | Khai mạc | Chủ tịch
8h00 | Hỏi đáp | Các phòng
7. Kinh phí: Ngân sách xã.
IV. TỔ CHỨC THỰC HIỆN
1. Văn phòng
- Nhận phiếu đăng ký (bản giấy hoặc bản điện tử) trước 7 ngày làm việc, đường dây nóng 0203 000 0001,
thư điện tử xa@vidu.gov.vn, địa chỉ: số 1 thôn Đông.
- Ra thông báo kết luận trong 5 ngày.
2. Đề nghị Mặt trận Tổ quốc xã: phối hợp.
Trên đây là kế hoạch./.
Nơi nhận:
- Các thôn;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Lê Văn Mẫu
Mẫu số 01
PHIẾU ĐĂNG KÝ
Họ tên (1):
(1) Tổ chức ghi tên người đại diện.
"""


def imported(text=WHOLE):
    commune = a_commune(place="Tân Hòa")
    clerk = a_member(commune, "clerk")
    plan = import_plan(read(text), authority=commune, source_text=text, actor=clerk)
    return Plan.objects.for_page().get(pk=plan.pk)


def test_every_part_of_a_plan_is_named_with_its_content():
    plan = imported()

    assert recognised(plan, read_outline(plan)) == [
        ("Cơ quan", "Ủy ban nhân dân xã Tân Hòa"),
        ("Trích yếu", "Đối thoại với người dân năm 2026"),
        ("Năm", "2026"),
        ("Số ghi trong văn bản gốc", "12"),
        ("Ngày ghi trong văn bản gốc", "05/03/2026"),
        ("Đề mục", "13 đề mục, 18 ý"),
        (
            "Căn cứ",
            (
                "3: Căn cứ Luật Thử nghiệm năm 2025; Thực hiện Quyết định số 1/QĐ-UBND ngày 02/01/2026; "
                "Kế hoạch số 2/KH-UBND ngày 03/01/2026"
            ),
        ),
        ("Mục đích", "2 ý"),
        ("Yêu cầu", "1 ý"),
        ("Phạm vi, đối tượng", "Trong toàn xã."),
        ("Nội dung đối thoại", "1 ý"),
        ("Nội dung không đối thoại", "Hội nghị không đối thoại những nội dung khiếu nại, tố cáo."),
        ("Thời gian, địa điểm", "7h30 đến 11h30 ngày 12/6/2026, tại Hội trường xã."),
        ("Hình thức, cách thức", "Trực tiếp."),
        ("Thành phần", "2 ý, Mỗi thôn 02 người"),
        ("Chương trình", "2 ý"),
        ("Kinh phí", "Ngân sách xã."),
        ("Tổ chức thực hiện", "2 đơn vị: Văn phòng (2 việc); Mặt trận Tổ quốc xã (1 việc)"),
        ("Nơi nhận", "2 nơi"),
        (
            "Kênh tiếp nhận",
            "đường dây nóng 0203 000 0001; thư điện tử xa@vidu.gov.vn; nộp tại số 1 thôn Đông; bản giấy; bản điện tử",
        ),
        ("Phụ lục, biểu mẫu", "Mẫu số 01: PHIẾU ĐĂNG KÝ (1 chú thích)"),
        ("Đợt 1", "dự kiến ngày 12/06/2026, 7h30 đến 11h30, Hội trường xã"),
        ("Địa điểm", "Hội trường xã"),
        ("Gửi phiếu đăng ký", "trước hội nghị 7 ngày làm việc"),
        ("Ra thông báo kết luận", "5 ngày"),
        ("Phối hợp tổ chức", "Mặt trận Tổ quốc xã"),
        ("Đường dây nóng", "0203 000 0001"),
        ("Thư điện tử nhận phiếu", "xa@vidu.gov.vn"),
        ("Nơi nhận phiếu", "số 1 thôn Đông"),
        ("Thẩm quyền ký", "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH"),
        ("Người ký", "Lê Văn Mẫu"),
    ]


def test_a_missing_term_is_named_with_the_usual_number_and_unit():
    plan = imported(WHOLE.replace("trong 5 ngày", "sớm"))

    advice = dict(missing(plan, read_outline(plan)))
    assert advice["hạn thông báo kết luận"].startswith("Đang dùng mức thường lệ 7 ngày làm việc;")
    assert advice["hạn trả lời ý kiến"].startswith("Đang dùng mức thường lệ 5 ngày;")


def content_of(body, name):
    return dict(summary(plan_of(body).sections)).get(name, "")


@pytest.mark.parametrize(
    ("body", "name", "value"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU\n- Một.\n- Hai.", "Yêu cầu", "2 ý, chung mục «MỤC ĐÍCH, YÊU CẦU»"),
        ("I. NỘI DUNG\n- Kinh phí: 3 triệu đồng.", "Kinh phí", "3 triệu đồng."),
        ("I. TỔ CHỨC\n1. Kế toán\n- Lo kinh phí.", "Kinh phí", "Kế toán: Lo kinh phí."),
        ("I. NỘI DUNG\n- Phạm vi áp dụng: toàn xã.", "Phạm vi, đối tượng", "toàn xã."),
        ("I. CĂN CỨ\n- Luật A.\n- Luật B.", "Căn cứ", "2: Luật A.; Luật B."),
        ("I. THÀNH PHẦN\n- Mời thôn Đông 15 người; thôn Tây (8 người).", "Thành phần",
         "1 ý, thôn Đông 15 người, thôn Tây (8 người)"),
        ("I. THÀNH PHẦN\n1 | Thôn Đông | 10\n2 | Thôn Tây | 5", "Thành phần",
         "2 ý, Thôn Đông: 10 người, Thôn Tây: 5 người"),
        ("I. PHÂN CÔNG\n1. Giao Văn phòng chủ trì, lo hội trường.\n2. Công an xã giữ trật tự.\n- Trước giờ.",
         "Tổ chức thực hiện", "2 đơn vị: Văn phòng; Công an xã (1 việc)"),
        ("I. TỔ CHỨC THỰC HIỆN\n+ Văn phòng: mời họp.\n+ Giao Phòng Kinh tế tổng hợp ý kiến.", "Tổ chức thực hiện",
         "2 đơn vị: Văn phòng (1 việc); Phòng Kinh tế (1 việc)"),
    ],
)  # fmt: skip
def test_a_part_is_found_where_it_has_no_heading_of_its_own(body, name, value):
    assert content_of(body, name) == value
