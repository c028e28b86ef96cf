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
        ("Tôi khiếu nại vì hồ sơ của tôi bị trễ hai tháng.", [COMPLAINS]),
        ("Lần trước tôi không khiếu nại, lần này tôi khiếu nại quyết định ấy.", [COMPLAINS]),
        ("Không trả lời thì tôi khiếu nại.", [COMPLAINS]),
        ("Tôi không thể không khiếu nại quyết định này.", [COMPLAINS]),
        ("Đã khiếu nại mà không ai trả lời.", [COMPLAINS]),
        ("toi khieu nai ho so bi tre", [COMPLAINS]),
        ("Tôi không tố cáo, nhưng cán bộ có nhận tiền.", [DENOUNCES]),
        ("Tôi không khiếu nại, chỉ nói là cán bộ vòi tiền.", [DENOUNCES]),
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
        "Hồ sơ của tôi bị trễ.",
        "Hồ sơ của tôi bị trễ 20 ngày, tôi không khiếu nại, chỉ hỏi vì sao.",
        "Đây không phải là đơn khiếu nại, tố cáo; tôi hỏi bao giờ có kết quả.",
        "Tôi chưa muốn khiếu nại, xin cho biết vì sao trễ hẹn ba lần.",
        "Hồ sơ bị chậm có phải là khiếu nại không?",
        "Trễ hẹn thì dân có được khiếu nại hay phải chờ?",
        "Bị chậm thì khiếu nại ở đâu?",
        "ho so cua toi bi tre, toi khong khieu nai, chi hoi vi sao",
        "bi tre thi khieu nai o dau",
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
