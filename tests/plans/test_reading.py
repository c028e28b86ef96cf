"""Reading a plan: nothing is lost, headings and facts are found, and what is written reads the same."""

from datetime import date, time

import pytest

from plans.reading import NotAPlan, ReadItem, ReadRound, SectionKind, read, write

K = SectionKind
SMALL = """UBND XÃ AN THỬ
Số: 09/KH-UBND
An Thử, ngày 05 tháng 3 năm 2027
KẾ HOẠCH
Đối thoại với người dân năm 2027
Căn cứ chương trình công tác năm;
{body}
Trên đây là kế hoạch đối thoại./.
Nơi nhận:
- Như trên;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Thị Thử
"""


def plan_of(body):
    return read(SMALL.format(body=body))


def outline_of(plan):
    return [(section.kind, section.label, section.heading) for section in plan.sections]


def section_of(plan, kind):
    return next(section for section in plan.sections if section.kind == kind)


def test_the_head_and_the_end_of_a_small_plan():
    plan = plan_of("I. MỤC ĐÍCH\n- Lắng nghe.")

    assert (plan.authority_kind, plan.place, plan.number, plan.symbol) == ("xã", "An Thử", "09", "KH-UBND")
    assert (plan.issued_on, plan.year) == (date(2027, 3, 5), 2027)
    assert plan.subject == "Đối thoại với người dân năm 2027"
    assert (plan.signature_lines, plan.signer_name) == (["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Lê Thị Thử")
    assert outline_of(plan) == [
        (K.OPENING, "", ""),
        (K.AIMS, "I.", "MỤC ĐÍCH"),
        (K.CLOSING, "", ""),
        (K.RECIPIENTS, "", "Nơi nhận"),
    ]
    assert section_of(plan, K.RECIPIENTS).items == [ReadItem("-", "Như trên"), ReadItem("-", "Lưu: VT")]


def test_letterhead_and_signature_in_two_columns():
    plan = read(
        "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        " ĐẶC KHU HÒN THỬ             Độc lập - Tự do - Hạnh phúc\n"
        "Số:      /KH-UBND         Hòn Thử, ngày     tháng 4 năm 2027\n\n   KẾ HOẠCH\n   Đối thoại\n"
        "I. KINH PHÍ: Ngân sách đặc khu.\nNơi nhận:          TM. ỦY BAN NHÂN DÂN\n"
        "- Như trên;               CHỦ TỊCH\n- Lưu: VT.\n                 Trần Văn Thử\n"
    )

    assert (plan.authority_kind, plan.place, plan.year, plan.issued_on) == ("đặc khu", "Hòn Thử", 2027, None)
    assert (plan.number, plan.symbol, plan.signer_name) == ("", "KH-UBND", "Trần Văn Thử")
    assert plan.signature_lines == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]


@pytest.mark.parametrize(
    ("line", "label", "heading", "run_in"),
    [
        ("1.Chủ đề: Đất đai", "1.", "Chủ đề", "Đất đai"),
        ("1. CHỦ ĐỀ.\n- Đất đai", "1.", "CHỦ ĐỀ", ""),
        ("**1. Chủ đề:**\n- Đất đai", "1.", "Chủ đề", ""),
        ("1/ chủ đề\n- Đất đai", "1/", "chủ đề", ""),
        ("1) Chủ đề (dự kiến: hai): Đất đai", "1)", "Chủ đề (dự kiến: hai)", "Đất đai"),
        ("1. Chủ đề\nđối thoại\n- Đất đai", "1.", "Chủ đề đối thoại", ""),
        ("1.\nChủ đề\n- Đất đai", "1.", "Chủ đề", ""),
    ],
)
def test_a_heading_parts_from_its_number_and_its_text(line, label, heading, run_in):
    section = section_of(plan_of(f"II. NỘI DUNG\n{line}"), K.CONTENTS)

    assert (section.label, section.heading, section.run_in) == (label, heading, run_in)


def test_headings_in_any_order_of_kinds_and_unnumbered_capitals():
    plan = plan_of(
        "TỔ CHỨC THỰC HIỆN\n1. Công an xã: Giữ trật tự.\n2. Phòng Kinh tế\nLo kinh phí.\n"
        "II - Nội dung không đối thoại\n- Khiếu nại.\nIII. Khen thưởng\n- Kịp thời."
    )

    assert outline_of(plan)[1:-2] == [
        (K.HEADING, "", "TỔ CHỨC THỰC HIỆN"),
        (K.DUTIES, "1.", "Công an xã"),
        (K.DUTIES, "2.", "Phòng Kinh tế"),
        (K.EXCLUSIONS, "II.", "Nội dung không đối thoại"),
        (K.OTHER, "III.", "Khen thưởng"),
    ]
    assert "mục chưa rõ loại: III. Khen thưởng" in plan.unrecognised


def test_numbered_sentences_are_items_and_letters_over_lists_are_headings():
    plan = plan_of(
        "I. Thành phần\na) Cấp xã:\n- Lãnh đạo;\nb) Cấp thôn:\n- Mỗi thôn cử 03 đại biểu.\n"
        "II. Phân công\n1. Công an xã giữ trật tự.\n2. Trạm y tế trực cấp cứu.\nIII. Hình thức\n"
        "a) Trực tiếp."
    )

    assert [(section.level, section.kind, section.label) for section in plan.sections[1:6]] == [
        (1, K.HEADING, "I."),
        (3, K.PARTICIPANTS, "a)"),
        (3, K.PARTICIPANTS, "b)"),
        (1, K.DUTIES, "II."),
        (1, K.FORM, "III."),
    ]
    assert plan.sections[3].items == [ReadItem("-", "Mỗi thôn cử 03 đại biểu.", 3)]
    assert [item.marker for section in plan.sections[4:6] for item in section.items] == ["1.", "2.", "a)"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mỗi thôn 02 người", 2),
        ("mỗi tổ dân phố: 15 người dân", 15),
        ("Mỗi xóm cử từ 05 - 07 đại biểu", 7),
        ("02 (hai) người/thôn", 2),
        ("Trưởng thôn", None),
        ("Mỗi thôn một người", 1),
        ("mười lăm đại biểu mỗi thôn", 15),
        ("Thôn Đông, thôn Tây mỗi thôn 20 người; thôn Nam, thôn Bắc mỗi thôn 12 người", None),
    ],
)
def test_quota_of_a_hamlet(text, count):
    assert section_of(plan_of(f"I. THÀNH PHẦN\n- {text}."), K.PARTICIPANTS).items[0].quota == count


@pytest.mark.parametrize(
    ("lines", "rounds"),
    [
        (
            "Thời gian: từ 7h30 đến 11h30 ngày 21/6/2027\n- Địa điểm: Tại Nhà văn hóa.",
            [ReadRound(6, 2027, date(2027, 6, 21), time(7, 30), time(11, 30), "Nhà văn hóa")],
        ),
        (
            "Ngày 05 tháng 4 năm 2027, 08 giờ 00 phút, tại Hội trường xã",
            [ReadRound(4, 2027, date(2027, 4, 5), time(8), None, "Hội trường xã")],
        ),
        (
            "Lần 01 vào tháng 06 và lần 02 vào tháng 11 của năm 2028\n- Địa điểm: Trụ sở xã",
            [ReadRound(6, 2028, place="Trụ sở xã"), ReadRound(11, 2028, place="Trụ sở xã")],
        ),
        (
            "Dự kiến tháng 6 và 12\n- Địa điểm: Trụ sở xã",
            [ReadRound(6, 2027, place="Trụ sở xã"), ReadRound(12, 2027, place="Trụ sở xã")],
        ),
        (
            "Ngày 1/6/2027 tại thôn Một; ngày 2/6/2027 tại thôn Hai",
            [
                ReadRound(6, 2027, date(2027, 6, 1), place="thôn Một"),
                ReadRound(6, 2027, date(2027, 6, 2), place="thôn Hai"),
            ],
        ),
        ("Từ ngày 10/6 đến ngày 20/6/2027", [ReadRound(6, 2027)]),
        ("Ngày 31/2/2027", [ReadRound(2, 2027)]),
        ("Thông báo sau.", []),
    ],
)
def test_rounds(lines, rounds):
    assert plan_of(f"I. THỜI GIAN, ĐỊA ĐIỂM\n- {lines}").rounds == rounds


def test_terms_and_contacts():
    plan = plan_of(
        "I. HÌNH THỨC\n- Gửi phiếu đăng ký chậm nhất 12 ngày trước ngày đối thoại; văn bản trả "
        "lời trong thời hạn 06 ngày; ban hành Thông báo kết luận trong 07 ngày làm việc.\n"
        "- Địa chỉ: số 1, thôn Thử, tỉnh Thử Nghiệm.\n"
        "- Hotline: 0912 345 678, thư: xa.thu\\_1@vidu.gov.vn"
    )

    assert (plan.registration_days, plan.reply_days, plan.conclusion_days) == (12, 6, 7)
    assert (plan.hotline, plan.email) == ("0912 345 678", "xa.thu_1@vidu.gov.vn")
    assert plan.contact_address == "số 1, thôn Thử, tỉnh Thử Nghiệm"
    assert plan.province == "tỉnh Thử Nghiệm"


def test_line_wraps_and_page_numbers_are_joined_even_over_blank_lines():
    plan = plan_of(
        "I. MỤC ĐÍCH\n"
        "- Tạo điều kiện để người dân nêu ý kiến với lãnh đạo xã và với các cơ quan,\n\n"
        "tổ chức khác; góp phần nâng cao chất lượng phục vụ của Ủy ban nhân dân xã\n\n2\n\n"
        "An Thử trong năm và trong những năm sau theo đúng chủ trương về mọi mặt\n"
        "kinh tế, giáo dục, y tế, quốc phòng và an ninh, trong đó có ngành văn hóa\n"
        "- xã hội của xã.\n- Việc khác\nII. YÊU CẦU\n- Đúng hạn."
    )

    assert [item.text for item in section_of(plan, K.AIMS).items] == [
        (
            "Tạo điều kiện để người dân nêu ý kiến với lãnh đạo xã và với các cơ quan, tổ chức khác; góp phần "
            "nâng cao chất lượng phục vụ của Ủy ban nhân dân xã An Thử trong năm và trong những năm sau theo "
            "đúng chủ trương về mọi mặt kinh tế, giáo dục, y tế, quốc phòng và an ninh, trong đó có ngành "
            "văn hóa - xã hội của xã."
        ),
        "Việc khác",
    ]


def test_short_lines_without_a_stop_stay_apart():
    plan = plan_of("I. ĐỊA ĐIỂM\nThời gian: tháng 6/2027\n\nĐịa điểm: Nhà văn hóa")

    assert section_of(plan, K.TIME_PLACE).texts() == ["Thời gian: tháng 6/2027", "Địa điểm: Nhà văn hóa"]


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("*** Chú ý: Không nhận đơn.**", ReadItem("*", "Chú ý: Không nhận đơn.")),
        ("- **Đất đai:** *(mới)* nhà ở", ReadItem("-", "Đất đai: (mới) nhà ở")),
        ("–Đất đai", ReadItem("-", "Đất đai")),
        ("+84 912 345 678", ReadItem("", "+84 912 345 678")),
        ("| 1 | Đất đai |", ReadItem("", "1 | Đất đai")),
        ("1.1. Đất đai; nhà ở;", ReadItem("1.1", "Đất đai; nhà ở;")),
        ("..........", ReadItem("", "…")),
        ("# Đất\u00a0đai\u200b", ReadItem("", "Đất đai")),
    ],
)
def test_markers_and_leftover_markup(line, item):
    assert section_of(plan_of(f"I. NỘI DUNG\n{line}\n- Hết."), K.CONTENTS).items[0] == item


def test_attached_papers_follow_the_signer_and_keep_their_lines():
    plan = read(
        SMALL.format(body="I. MỤC ĐÍCH\n- Nghe.")
        + "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHIẾU ĐĂNG KÝ\nTHAM GIA\n"
        "Họ tên ¹:\n1. Ý kiến:\n....\n....\n¹ Viết hoa\nPhụ lục 02\nGhi chú"
    )

    annexes = [section for section in plan.sections if section.kind == K.ANNEX]
    assert [(one.heading, [item.text for item in one.items]) for one in annexes] == [
        ("", ["CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
        ("PHIẾU ĐĂNG KÝ THAM GIA", ["Họ tên ¹:", "Ý kiến:", "…", "…", "¹ Viết hoa"]),
        ("Phụ lục 02", ["Ghi chú"]),
    ]
    assert read(write(plan)) == plan


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "Thông báo\nI. NỘI DUNG",
        "KẾ HOẠCH",
        "PK\x03\x04" + "\x00\x01" * 40,
        "KẾ HOẠCH\nI. NỘI DUNG\n" + "x" * 200_000,
    ],
)
def test_what_is_no_plan_is_refused_with_a_sentence(text):
    with pytest.raises(NotAPlan, match=r"^[A-ZĐ].{20,}\.$"):
        read(text)
