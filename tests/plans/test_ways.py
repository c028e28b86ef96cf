"""Ways to reach the office: only those on which forms and questions come in, not what else a plan does on them."""

import pytest

from plans.reading import SectionKind, read
from plans.reading.as_json import as_json
from plans.reading.summary import summary

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ MƯỜNG LỌ\nSố: 18/KH-UBND\nMường Lọ, ngày 11 tháng 3 năm 2026\n"
    "KẾ HOẠCH\nTổ chức đối thoại với người dân năm 2026\n"
)
END = "\nNơi nhận:\n- Các bản;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Thị Thử\n"
PORTAL = "trực tuyến trên cổng, trang thông tin điện tử"
SOCIAL = "trực tuyến qua mạng xã hội"
CODE = "trực tuyến qua mã QR"
DESK = "nộp tại trung tâm phục vụ hành chính công, bộ phận một cửa"
SEAT = "nộp trực tiếp tại trụ sở"


def facts_of(body):
    return as_json(read(HEAD + body + END), [])


@pytest.mark.parametrize(
    "body",
    [
        "I. NỘI DUNG ĐỐI THOẠI\n- Việc tiếp nhận hồ sơ qua Cổng Dịch vụ công quốc gia còn chậm.",
        "I. CHỦ ĐỀ\n- Tiếp nhận phản ánh, kiến nghị của người dân trên Cổng Dịch vụ công;\n- Sử dụng Zalo, quét mã QR.",
        "I. MỤC ĐÍCH\n- Nghe người dân nói về việc nộp hồ sơ tại Bộ phận Một cửa và qua Trang thông tin điện tử.",
        "I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng\n- Đăng tải thông báo trên Trang thông tin điện tử và Zalo của các bản.",
        "I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng\n- Gửi giấy mời trực tiếp đến các bản; in mã QR để tra cứu tài liệu.",
        "I. TỔ CHỨC THỰC HIỆN\n1. Bộ phận Một cửa\n- Trả kết quả hồ sơ nộp qua Cổng Dịch vụ công đúng hạn.",
        "I. TUYÊN TRUYỀN\n- Phát trực tiếp hội nghị trên fanpage của xã, https://muonglo.example.gov.vn.",
        "I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng\n- Gửi thông báo kết luận qua bưu điện và công khai tại Bộ phận Một cửa.",
        "I. NHIỆM VỤ\n- Tiếp nhận phiếu theo Nghị định số 118/2025/NĐ-CP về thủ tục hành chính tại Bộ phận Một cửa.",
        "I. THÀNH PHẦN\n- Người gửi câu hỏi;\n- Công chức Trung tâm Phục vụ hành chính công, Bộ phận Một cửa.",
        (
            "I. TIẾN ĐỘ\nTT | Nội dung | Đơn vị\n1 | Tiếp nhận phiếu đăng ký | Văn phòng; Bộ phận Một cửa\n"
            "2 | Nhận câu hỏi | Trung tâm Phục vụ hành chính công"
        ),
    ],
)
def test_what_serves_another_matter_is_no_channel(body):
    assert facts_of(body)["channels"] == []


@pytest.mark.parametrize(
    ("body", "channels"),
    [
        (
            "I. ĐĂNG KÝ\n- Gửi phiếu qua Cổng Dịch vụ công, Zalo của xã hoặc quét mã QR trên thông báo.",
            [PORTAL, SOCIAL, CODE],
        ),
        ("I. CÁCH GỬI CÂU HỎI\n- Trực tiếp tại Bộ phận Một cửa;\n- Qua Zalo.", [SOCIAL, DESK, SEAT]),
        ("I. TỔ CHỨC THỰC HIỆN\n1. Văn phòng\n- Đăng thông báo trên loa; nhận phiếu qua Zalo của xã.", [SOCIAL]),
        ("I. HÌNH THỨC\n- Người dân quét mã QR để gửi ý kiến.", [CODE]),
        ("I. NỘI DUNG, CÁCH LÀM\n- Đất đai;\n- Câu hỏi gửi về Trang thông tin điện tử xã.", [PORTAL]),
        (
            "I. TIẾP NHẬN Ý KIẾN\n- Tại địa chỉ https://muonglo.example.gov.vn/hoi-dap.",
            ["trực tuyến tại https://muonglo.example.gov.vn/hoi-dap"],
        ),
        (
            "I. TIẾN ĐỘ\nTT | Nội dung | Đơn vị\n1 | Nhận phiếu tại Bộ phận Một cửa | Văn phòng\n2 | In | Văn hóa",
            [DESK],
        ),
        ("I. NƠI NHẬN PHIẾU\nCách gửi | Nơi nhận\nTrực tiếp | Bộ phận Một cửa\nZalo | Văn phòng", [SOCIAL, DESK]),
        (
            "I. NHIỆM VỤ\n- Theo Kế hoạch số 4/KH-UBND của tỉnh về đối thoại, nhận phiếu tại Bộ phận Một cửa.",
            [DESK],
        ),
    ],
)  # fmt: skip
def test_a_way_on_which_forms_come_in_is_a_channel(body, channels):
    assert facts_of(body)["channels"] == channels


@pytest.mark.parametrize(
    ("line", "person", "hotline"),
    [
        (
            "Người nhận phiếu: bà Lò Thị Mận, công chức Văn phòng, điện thoại 0214.3888.123.",
            "bà Lò Thị Mận, công chức Văn phòng, điện thoại 0214.3888.123",
            "",
        ),
        (
            "Mọi thắc mắc xin liên hệ đồng chí Vàng A Ví - Phó Chánh Văn phòng (SĐT: 0912.345.678).",
            "đồng chí Vàng A Ví - Phó Chánh Văn phòng (SĐT: 0912.345.678)",
            "",
        ),
        ("Đầu mối: Lê Thị Mẫu, Văn phòng, ĐT 0988 111 222.", "Lê Thị Mẫu, Văn phòng, ĐT 0988 111 222", ""),
        ("Điện thoại liên hệ: 0214 3888 123 (bà Lò Thị Mận).", "bà Lò Thị Mận, điện thoại 0214 3888 123", ""),
        ("Cán bộ tiếp nhận: ông Hà Văn Ví;\n- Điện thoại: 0909 123 456.", "ông Hà Văn Ví, điện thoại 0909 123 456", ""),
        ("Gửi phiếu về Văn phòng (qua bà Lường Thị Ví, 0987 654 321).", "bà Lường Thị Ví, 0987 654 321", ""),
        ("Liên hệ Văn phòng, điện thoại 0214 3888 999.", "", "0214 3888 999"),
        ("Liên hệ Công an xã: ông Hà Văn Ví, 0912 111 222.", "", ""),
        ("Chủ trì: ông Hà Văn Ví, Chủ tịch UBND xã, điện thoại 0912 111 222.", "", ""),
    ],
)  # fmt: skip
def test_the_person_to_turn_to_is_told_and_is_no_hotline(line, person, hotline):
    plan = read(f"{HEAD}I. LIÊN HỆ\n- {line}{END}")

    assert (plan.contact_person, plan.hotline) == (person, hotline)
    assert ("người liên hệ" in plan.unrecognised) == (not person)
    assert dict(summary(plan.sections)).get("Người liên hệ", "") == person


@pytest.mark.parametrize(
    "lines",
    [
        "1. Cách gửi\n- Bằng phiếu.\n2. Nơi nhận\n- Văn phòng UBND xã, bản Hốc, xã Mường Lọ.",
        "a) Cách gửi: bằng phiếu.\nb) Nơi nhận:\n- Văn phòng UBND xã, bản Hốc, xã Mường Lọ.",
        "- Nơi nhận:\n+ Văn phòng UBND xã, bản Hốc, xã Mường Lọ.\n- Thời hạn: trước 7 ngày.",
        "Nơi nhận\nVăn phòng UBND xã, bản Hốc, xã Mường Lọ.\nThời hạn\nTrước 7 ngày.",
    ],
)
def test_where_forms_are_handed_in_is_no_list_of_recipients(lines):
    plan = read(f"{HEAD}I. MỤC ĐÍCH\n- Nghe dân.\nII. ĐĂNG KÝ\n{lines}\nTrên đây là kế hoạch./.{END}")

    last = plan.sections[-1]
    assert (last.kind, last.texts()) == (SectionKind.RECIPIENTS, ["Các bản", "Lưu: VT"])
    assert plan.sections[-2].kind == SectionKind.CLOSING
    assert plan.signer_name == "Lò Thị Thử"


def test_the_address_below_the_place_for_forms_is_read():
    found = facts_of(
        "II. ĐĂNG KÝ\n1. Nơi nhận phiếu\n- Văn phòng UBND xã, bản Hốc, xã Mường Lọ.\n2. Hạn\n- 7 ngày."
    )

    assert found["address"] == "Văn phòng UBND xã, bản Hốc, xã Mường Lọ"


@pytest.mark.parametrize(
    ("body", "form", "registration"),
    [
        (
            "I. HÌNH THỨC\n- Đối thoại trực tiếp.\n- Đăng ký bằng phiếu trước hội nghị 10 ngày.",
            "Đối thoại trực tiếp.",
            "Đăng ký bằng phiếu trước hội nghị 10 ngày.",
        ),
        (
            "I. TỔ CHỨC VÀ ĐĂNG KÝ\n1. Hình thức: trực tuyến đến 3 bản.\n2. Thời hạn đăng ký: trước 5 ngày.",
            "trực tuyến đến 3 bản.",
            "trước 5 ngày.",
        ),
        (
            "I. NỘI DUNG\n- Hình thức: trực tiếp.\n- Cách thức đăng ký: ghi phiếu.",
            "trực tiếp.",
            "Cách thức đăng ký: ghi phiếu.",
        ),
        (
            "I. HÌNH THỨC ĐỐI THOẠI VÀ ĐĂNG KÝ\nHọp trực tiếp.\nNgười dân gửi phiếu trước 5 ngày.",
            "Họp trực tiếp.",
            "Người dân gửi phiếu trước 5 ngày.",
        ),
        ("I. CÁCH THỨC ĐĂNG KÝ\n1. Nơi nhận\n- Văn phòng.\n2. Thời hạn\n- 7 ngày.", None, "Văn phòng. 7 ngày."),
    ],
)  # fmt: skip
def test_the_form_of_the_meeting_is_told_without_the_terms_of_registration(body, form, registration):
    told = dict(summary(read(HEAD + body + END).sections))

    assert (told.get("Hình thức, cách thức"), told.get("Đăng ký, gửi phiếu")) == (form, registration)
