"""Words and numbers that must not be read by many."""

import pytest

from dialogue_portal.formats.delicate import Concern, concerns_of

DENOUNCES, COMPLAINS, IDENTIFIES = Concern.DENUNCIATION, Concern.COMPLAINT, Concern.IDENTITY


@pytest.mark.parametrize(
    ("text", "concerns"),
    [
        ("Tôi tố cáo ông A nhận tiền.", [DENOUNCES]),
        ("ĐƠN  TỐ CÁO", [DENOUNCES]),
        ("tố-cáo cán bộ", [DENOUNCES]),
        ("toi to cao can bo dia chinh", [DENOUNCES]),
        ("Cán bộ vòi tiền mới làm.", [DENOUNCES]),
        ("Tôi khiếu nại quyết định số 12/QĐ-UBND, cán bộ đã ăn tiền.", [DENOUNCES, COMPLAINS]),
        ("Ông ấy lót tay, số căn cước 001085012345.", [DENOUNCES, IDENTIFIES]),
        ("Tôi khiếu nại quyết định thu hồi đất.", [COMPLAINS]),
        ("Khiếu nại (NFD)".replace("ế", "e\u0302\u0301"), [COMPLAINS]),
        ("001 085 012 345", [IDENTIFIES]),
        ("Số CMND: 123456789 cấp năm 2001", [IDENTIFIES]),
    ],
)
def test_what_is_no_matter_of_the_dialogue_is_found(text, concerns):
    assert concerns_of(text) == concerns


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thủ tục giải quyết khiếu nại, tố cáo ra sao?",
        "Mẫu đơn khiếu nại lấy ở đâu?",
        "Thời hạn giải quyết khiếu nại là bao lâu?",
        "thu tuc khieu nai the nao",
        "Nhà to cao có phải xin phép xây dựng không?",
        "Mã hồ sơ 000.00.12.H24-230101-0001",
        "Hồ sơ 001085012345-1 nộp đã lâu",
        "Điện thoại 0912345678, 84912345678",
        "Số tài khoản 0210001234567",
        "Lệ phí 123 456 789 đồng",
    ],
)
def test_what_belongs_to_the_dialogue_is_left_alone(text):
    assert concerns_of(text) == []
