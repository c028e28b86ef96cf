"""Facts in small texts as offices write them: each case stands for its kind; what is not stated stays empty."""

from datetime import date, time

import pytest

from plans.reading import read
from plans.reading.ways import channels

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA\nSố: 12/KH-UBND\nTân Hòa, ngày 04 tháng 5 năm 2026\n"
    "KẾ HOẠCH\nTổ chức đối thoại với người dân năm 2026\n"
)


def plan_with(*lines, heading="THỜI GIAN, ĐỊA ĐIỂM"):
    return read(f"{HEAD}I. {heading}\n" + "\n".join(lines) + "\nTrên đây là kế hoạch./.\n")


def rounds(*lines):
    return [
        (one.held_on or (one.year, one.month), one.starts_at, one.ends_at, one.place)
        for one in plan_with(*lines).rounds
    ]


DAY = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Thời gian: dự kiến ngày 05/12 (chậm nhất ngày 10/12/2026)", [date(2026, 12, 5)]),
        ("Thời gian: ngày 20/5/2026, không muộn hơn ngày 25/5/2026", [DAY]),
        ("Thời gian: ngày 20/5/2026 (dự phòng ngày 21/5/2026)", [DAY]),
        ("Thời gian: ngày 20/5/2026 hoặc ngày 21/5/2026", [DAY]),
        ("Thời gian: ngày 20/5/2026 (thay cho ngày 15/5/2026)", [DAY]),
        ("Thời gian: ngày 20 tháng 5 năm 2026 (tức ngày 04 tháng 4 năm Bính Ngọ)", [DAY]),
        ("Thời gian: ngày 04/4 âm lịch, tức ngày 20/5/2026 dương lịch", [DAY]),
        ("Thời gian: ngày 20/5/2026. Báo cáo kết quả trước ngày 30/5/2026.", [DAY]),
        ("Thời gian tiếp nhận phiếu: từ ngày 01/5/2026 đến ngày 10/5/2026", []),
        ("Thời gian: theo Kế hoạch số 5/KH-UBND ngày 02/3/2026 của UBND tỉnh", []),
        ("Thời gian: các ngày 20, 21 và 22/5/2026", [DAY, date(2026, 5, 21), date(2026, 5, 22)]),
        ("Thời gian: từ ngày 10/6 đến ngày 20/6/2026", [(2026, 6)]),
        ("Thời gian: ngày 28/5 - 02/6/2026", [(2026, None)]),
        ("Thời gian: trước ngày 30/6/2026", [(2026, 6)]),
        ("Thời gian: Quý III năm 2026", [(2026, None)]),
        ("Thời gian: 6 tháng đầu năm 2026", []),
        ("Thời gian: 02 lần/năm", []),
        ("Đợt 1: ngày 20/5/2026, đợt 2: tháng 11/2026", [DAY, (2026, 11)]),
        ("Thời gian: ngày 20/6/202321/6/2023", [(2023, 6)]),
        ("Thời gian: ngày 31/6/2026", [(2026, 6)]),
    ],
)
def test_a_day_is_a_round_only_where_the_conference_is_held_on_it(line, found):
    assert [when for when, *_ in rounds(f"- {line}")] == found


def test_steps_before_and_after_the_conference_are_no_rounds():
    found = rounds(
        "- Trước ngày 05/5/2026: các thôn gửi danh sách đại biểu.",
        "- Ngày 08/5/2026: họp trù bị.",
        "- Ngày 20/5/2026: tổ chức hội nghị đối thoại.",
        "- Ngày 26/5/2026: đăng tải kết quả.",
    )

    assert [when for when, *_ in found] == [DAY]


@pytest.mark.parametrize(
    ("words", "starts", "ends"),
    [
        ("8 giờ 00 ngày 20/5/2026 (từ 7 giờ 30: đón tiếp, đăng ký đại biểu)", time(8), None),
        ("7h30 - 11h00, ngày 20/5/2026", time(7, 30), time(11)),
        ("từ 7 giờ 30 đến 11 giờ ngày 20/5/2026", time(7, 30), time(11)),
        ("13 giờ 30 phút ngày 20/5/2026", time(13, 30), None),
        ("7 giờ rưỡi sáng ngày 20/5/2026", time(7, 30), None),
        ("2 giờ chiều ngày 20/5/2026", time(14), None),
        ("8h 20/5/2026", time(8), None),
        ("ngày 20/5/2026, thời lượng không quá 3 giờ", None, None),
        ("7h308h00 ngày 20/5/2026", None, None),
    ],
)
def test_the_hours_of_a_round(words, starts, ends):
    assert rounds(f"- Thời gian: {words}") == [(DAY, starts, ends, "")]


def test_hours_beside_months_are_those_of_each_round():
    assert rounds("- Thời gian: 8h00 trong tháng 6 và tháng 11 năm 2026") == [
        ((2026, 6), time(8), None, ""),
        ((2026, 11), time(8), None, ""),
    ]


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (
            [
                "ngày 20/5/2026 theo quy định tại Điều 43 của Luật Tổ chức chính quyền địa phương.",
                "Địa điểm: Đình làng.",
            ],
            "Đình làng",
        ),
        (["ngày 20/5/2026 như đã nêu tại Thông báo số 4/TB-UBND."], ""),
        (["ngày 20/5/2026. Ý kiến tại hội nghị được ghi lại."], ""),
        (["ngày 20/5/2026, tại Hội trường xã (theo quy định tại Phụ lục I)."], "Hội trường xã"),
        (["ngày 20/5/2026.", "Địa điểm nhận phiếu: Bộ phận Một cửa."], ""),
        (["ngày 20/5/2026.", "Địa điểm: sẽ thông báo sau."], ""),
        (["ngày 20/5/2026.", "Địa điểm: Nhà văn hóa thôn Một, lúc 8h00."], "Nhà văn hóa thôn Một"),
    ],
)
def test_the_place_of_a_round_is_a_place(lines, place):
    first, *others = lines

    assert [where for *_, where in rounds(f"- Thời gian: {first}", *(f"- {line}" for line in others))] == [
        place
    ]


def test_each_round_has_the_place_that_follows_it():
    found = rounds(
        "- Thời gian: ngày 20/5/2026",
        "- Địa điểm: Đình làng",
        "- Thời gian: ngày 25/5/2026",
        "- Địa điểm: Sân kho",
    )

    assert [(when.day, place) for when, _, _, place in found] == [(20, "Đình làng"), (25, "Sân kho")]


def test_rows_of_a_table_are_rounds_below_a_head_that_names_time_and_place():
    plan = plan_with(
        "TT | Cụm | Ngày | Giờ | Địa điểm",
        "1 | Thôn 1, Thôn 2 | 05/6/2026 | 8h00 | Chòi Gác",
        "2 | Thôn 3 | 06/6/2026 | 14h00 | Bến Đò",
        heading="CÁC CUỘC GẶP",
    )

    assert [(one.held_on.day, one.starts_at, one.place) for one in plan.rounds] == [
        (5, time(8), "Chòi Gác"),
        (6, time(14), "Bến Đò"),
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("ngày 20/5/2026 hoặc ngày 21/5/2026", "«ngày 21/5/2026»"),
        ("ngày 20/5/2026 (chậm nhất ngày 25/5/2026)", "«ngày 25/5/2026» là thời hạn muộn nhất"),
        ("ngày 20/6/202321/6/2023", "«20/6/202321/6/2023»"),
        ("ngày 31/6/2026", "Không có «ngày 31/6/2026» trong lịch"),
        ("từ ngày 10/6 đến ngày 20/6/2026", "khoảng thời gian"),
        ("Quý III năm 2026", "chỉ ghi «Quý III năm 2026»"),
        ("ngày 17/9", "lấy năm 2026 của kế hoạch"),
        ("thứ Hai, ngày 12/5/2026", "Ngày 12/05/2026 là thứ Ba, văn bản ghi thứ Hai"),
        ("7h308h00 ngày 20/5/2026", "Giờ viết liền «7h308h00»"),
    ],
)
def test_what_was_decided_about_a_day_is_told(line, told):
    decisions = plan_with(f"- Thời gian: {line}").decisions

    assert len(decisions) == 1 and told in decisions[0]


def test_a_plain_day_needs_no_decision():
    assert plan_with("- Thời gian: 8h00 ngày 20/5/2026", "- Địa điểm: Đình làng").decisions == []


TERMS = ("registration", "notice", "reply", "conclusion", "results")


def terms(*lines, heading="TỔ CHỨC THỰC HIỆN"):
    plan = plan_with(*(f"- {line}" for line in lines), heading=heading)
    return {
        name: f"{getattr(plan, f'{name}_days')}{' làm việc' * bool(getattr(plan, f'{name}_working'))}"
        for name in TERMS
        if getattr(plan, f"{name}_days")
    }


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            [
                "UBND xã thông báo về thời gian, địa điểm, cách thức đăng ký chậm nhất 07 ngày trước ngày tổ chức.",
                "Phiếu đăng ký gửi trước hội nghị 10 ngày.",
            ],
            {"registration": "10", "notice": "7"},
        ),
        (
            ["Phát hành thông báo thời gian, địa điểm tổ chức (chậm nhất trước buổi đối thoại 7 ngày)."],
            {"notice": "7"},
        ),
        (
            ["Trước mỗi buổi 5 ngày làm việc, Văn phòng thông báo thời gian, địa điểm."],
            {"notice": "5 làm việc"},
        ),
        (["Ngày, giờ của từng cuộc do Văn phòng báo trước 7 ngày trên loa."], {"notice": "7"}),
        (["Thông báo về việc hoãn hội nghị gửi đại biểu trước 02 ngày."], {}),
        (["Gửi giấy mời trước hội nghị 5 ngày.", "Chuẩn bị tài liệu trước 3 ngày."], {}),
        (["Các phòng báo cáo kết quả sau 15 ngày."], {}),
        (["Tổng hợp phiếu đăng ký, trình Chủ tịch trước hội nghị 5 ngày."], {}),
        (["Gửi phiếu đăng ký đến các thôn trước hội nghị 15 ngày."], {}),
        (["Phiếu đăng ký gửi trước hội nghị 02 tuần."], {"registration": "14"}),
        (["Phiếu đăng ký gửi trước hội nghị 10¹ ngày."], {"registration": "10"}),
        (["Các phòng gửi văn bản trả lời về Văn phòng trong 04 ngày kể từ ngày nhận phiếu."], {"reply": "4"}),
        (["UBND xã trả lời bằng văn bản chậm nhất 15 ngày làm việc sau ngày kết thúc hội nghị."], {}),
        (["Những việc ngoài thẩm quyền: trả lời công dân trong 15 ngày."], {}),
        (["Ý kiến chưa được trả lời tại hội nghị thì sau 02 ngày chuyển các phòng."], {}),
        (["Các phòng gửi nội dung trả lời trước hội nghị 3 ngày."], {}),
        (["Trong 05 ngày làm việc, ban hành Thông báo kết luận."], {"conclusion": "5 làm việc"}),
        (["Báo cáo kết quả thực hiện Thông báo kết luận trong 30 ngày."], {}),
        (["Công khai kết quả đối thoại chậm nhất 10 ngày sau hội nghị."], {"results": "10"}),
        (
            ["Kết quả đối thoại niêm yết trong 15 ngày liên tục, bắt đầu chậm nhất 10 ngày sau hội nghị."],
            {"results": "10"},
        ),
        (["Năm 2025, UBND xã nhận phiếu đăng ký trước hội nghị 15 ngày."], {}),
        (["Trường hợp phức tạp, thời hạn trả lời được kéo dài thêm không quá 03 ngày."], {}),
    ],
)
def test_a_term_belongs_to_what_is_done_in_its_sentence(lines, found):
    assert terms(*lines) == found


@pytest.mark.parametrize(
    "lines",
    [
        ["Phiếu đăng ký gửi trước hội nghị 10 ngày.", "Người dân gửi phiếu trước hội nghị 7 ngày."],
        ["Phiếu đăng ký gửi trước hội nghị từ 10 đến 15 ngày."],
        ["Phiếu đăng ký gửi trước hội nghị 10 (mười lăm) ngày."],
    ],
)
def test_a_term_with_two_numbers_stays_empty_and_is_told(lines):
    plan = plan_with(*(f"- {line}" for line in lines), heading="TỔ CHỨC THỰC HIỆN")

    assert plan.registration_days is None
    assert [one.split(":")[0] for one in plan.decisions] == ["Hạn gửi phiếu đăng ký"]


@pytest.mark.parametrize(
    ("line", "hotline", "email", "address"),
    [
        ("Gửi phiếu về địa chỉ: vanphong.tanhoa@example.gov.vn", "", "vanphong.tanhoa@example.gov.vn", ""),
        (
            "Email: vanphong@example.gov. vn hoặc gọi 0200 300 4567 (đường dây nóng)",
            "0200 300 4567",
            "vanphong@example.gov.vn",
            "",
        ),
        ("Hotline: (+84) 200 300 4567", "(+84) 200 300 4567", "", ""),
        (
            "Điện thoại hỗ trợ: 0200.3.888.777 (đường dây nóng), 0200.3.888.778 (fax)",
            "0200.3.888.777",
            "",
            "",
        ),
        ("Fax: 0200.3.888.778", "", "", ""),
        ("Đầu mối: đồng chí Lê Thị Thử, điện thoại 0912.000.111", "", "", ""),
        ("Số máy trực ban Công an xã: 0277 3900 113", "", "", ""),
        ("Tra cứu trên cổng dịch vụ công; thư của tỉnh: hotro@tinh.example.vn", "", "", ""),
        ("Địa chỉ: Zalo OA Xã Tân Hòa", "", "", ""),
        ("Nơi nhận phiếu: Quầy số 3, ấp 4, xã Tân Hòa", "", "", "Quầy số 3, ấp 4, xã Tân Hòa"),
        (
            "Nộp phiếu tại Trung tâm hành chính, số 17 đường Hoa Gạo",
            "",
            "",
            "Trung tâm hành chính, số 17 đường Hoa Gạo",
        ),
    ],
)
def test_ways_to_reach_the_office_are_those_of_the_office(line, hotline, email, address):
    plan = plan_with(f"- {line}", heading="CÁCH THỨC ĐĂNG KÝ")

    assert (plan.hotline, plan.email, plan.contact_address) == (hotline, email, address)


def test_a_counter_where_other_things_are_done_is_no_way_to_hand_in_forms():
    done = "Mời công chức giải quyết thủ tục tại bộ phận Một cửa."
    handed_in = "Nộp phiếu tại bộ phận Một cửa."

    assert channels(plan_with(f"- {done}").sections) == []
    assert channels(plan_with(f"- {handed_in}").sections) == [
        "nộp tại trung tâm phục vụ hành chính công, bộ phận một cửa",
        "bản giấy",
    ]
