"""Small inputs of the kinds that real papers gave: each is read as it stands, or said to be missing."""

from datetime import date

import pytest

from plans.reading import NotAPlan, lists, read, write
from tests.plans.small_plans import (
    CLOSING,
    ENDING,
    LETTERHEAD,
    RECIPIENTS,
    SECTIONS,
    SUBJECT,
    K,
    plan_of,
    section_of,
)


@pytest.mark.parametrize(
    "subject",
    [
        "TỔ CHỨC ĐỐI THOẠI VỚI NGƯỜI DÂN VỀ\nQUẢN LÝ ĐẤT ĐAI NĂM 2026",
        "ĐỐI THOẠI VỀ CÔNG TÁC THU GOM RÁC VÀ\nTHU PHÍ VỆ SINH NĂM 2026",
        "ĐỐI THOẠI VỀ DÂN CHỦ VÀ\nQUYỀN CỦA NGƯỜI DÂN",
        "ĐỐI THOẠI CỦA\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HÒA\nVỚI NGƯỜI DÂN NĂM 2026",
        "TỔ CHỨC ĐỐI THOẠI VỀ\nCHƯƠNG TRÌNH XÂY DỰNG NÔNG THÔN MỚI NĂM 2026",
        "TỔ CHỨC ĐỐI THOẠI VỀ\nNỘI DUNG CẢI CÁCH HÀNH CHÍNH",
        "ĐỐI THOẠI VỚI NGƯỜI DÂN\nMỤC TIÊU GIẢM NGHÈO BỀN VỮNG NĂM 2026",
        "ĐỐI THOẠI CỦA HỘI ĐỒNG NHÂN DÂN XÃ KHÓA\nXVI NĂM 2026",
        "TỔ CHỨC ĐỐI THOẠI QUÝ\nII NĂM 2026",
        "Tổ chức đối thoại giữa Chủ tịch\nUBND xã Tân Hòa với người dân năm 2026",
        "Tổ chức đối thoại với người dân giai đoạn 2026\n- 2030",
        "Tổ chức đối thoại với người dân của\n12. thôn, xóm",
        "Thực hiện đối thoại với người dân về thủ tục hành chính năm 2026",
        "Theo dõi, đôn đốc việc đối thoại với người dân năm 2026",
        "Để người dân được nói: đối thoại năm 2026",
        "Nhằm nâng cao chất lượng đối thoại với người dân",
        "Xét chọn người dự đối thoại năm 2026",
        "Triển khai đối thoại với người dân năm 2026",
        "Tiếp tục thực hiện đối thoại với người dân",
        "Đối thoại với người dân theo Nghị quyết số 5/NQ-HĐND",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "opening",
    [
        "",
        "\nThực hiện Kế hoạch số 5/KH-UBND ngày 02/3/2026 của UBND xã; UBND xã lập kế hoạch như sau:\n",
        "Căn cứ Luật Thử nghiệm;\n",
    ],
)
def test_the_subject_stands_below_the_title_whatever_its_words_and_lines(subject, opening):
    plan = plan_of(subject, opening)

    assert plan.subject == subject.replace("\n", " ")
    assert bool(opening) == any(section.kind == K.OPENING for section in plan.sections)
    assert (plan.signer_name, section_of(plan, K.AIMS).heading) == ("Nguyễn Văn Mẫu", "MỤC ĐÍCH")


@pytest.mark.parametrize(
    "opening",
    [
        "Triển khai thực hiện Kế hoạch số 9/KH-UBND ngày 02/3/2026 của UBND xã về cải cách hành chính",
        "Do yêu cầu tại Công văn số 15/UBND-VP ngày 03/02/2026, UBND xã xây dựng kế hoạch như sau:",
        "Tiếp tục thực hiện Chương trình số 12-CTr/ĐU ngày 01/02/2026 của Đảng ủy xã",
        "Được sự đồng ý của Đảng ủy xã tại Thông báo số 4-TB/ĐU ngày 01/02/2026",
        "TRIỂN KHAI Quyết định số 1/QĐ-UBND ngày 01/02/2026;",
        "Qua theo dõi, nhiều hộ dân chưa được trả lời. Vì vậy UBND xã mở buổi đối thoại.",
        "Năm 2026 là năm đầu thực hiện chính quyền hai cấp. UBND xã lập kế hoạch như sau:",
        "UBND xã Tân Hòa xây dựng kế hoạch tổ chức đối thoại như sau:",
        "Được sự nhất trí của Thường trực\nĐảng ủy tại cuộc họp ngày 02/3/2026; UBND xã lập kế hoạch:",
    ],
)
def test_an_opening_is_no_part_of_the_subject_above_it(opening):
    plan = plan_of(opening=f"{opening}\n")

    assert plan.subject == SUBJECT
    assert " ".join(section_of(plan, K.OPENING).texts()) == opening.replace("\n", " ")


@pytest.mark.parametrize(
    "first",
    [
        "Căn cứ Luật Thử nghiệm;",
        "Thực hiện Kế hoạch số 5/KH-UBND ngày 02/3/2026 của UBND xã",
        "UBND xã lập kế hoạch đối thoại như sau:",
    ],
)
def test_a_plan_without_a_subject_has_none_and_says_so(first):
    plan = plan_of(f"{first}")

    assert plan.subject == ""
    assert "trích yếu" in plan.unrecognised
    assert section_of(plan, K.OPENING).texts() == [first]


def test_a_subject_that_could_be_an_opening_is_told():
    assert [one for one in plan_of("Thực hiện đối thoại với người dân").decisions if "trích yếu" in one]
    assert plan_of().decisions == []


@pytest.mark.parametrize(
    "heading",
    [
        "TỔ CHỨC TIẾP NHẬN VÀ GIẢI\nQUYẾT Ý KIẾN CỦA NGƯỜI DÂN",
        "TIẾP NHẬN PHẢN ÁNH,\nTHƯ GÓP Ý CỦA NGƯỜI DÂN",
        "PHÂN CÔNG CỦA\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HÒA",
    ],
)
def test_a_heading_over_two_lines_does_not_end_the_plan(heading):
    plan = plan_of(sections=f"I. MỤC ĐÍCH\n- Nghe dân nói.\nIV. {heading}\n1. Văn phòng\n- Chuẩn bị.\n")

    assert heading.replace("\n", " ") in [section.heading for section in plan.sections]
    assert plan.signature_lines == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert [item.text for item in section_of(plan, K.RECIPIENTS).items] == ["Các thôn", "Lưu: VT"]


@pytest.mark.parametrize(
    "line",
    [
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HÒA",
        "TRƯỞNG CÔNG AN XÃ",
        "DANH SÁCH KHÁCH MỜI",
        "PHIẾU ĐĂNG KÝ THAM DỰ",
        "Nơi nhận phiếu: Văn phòng UBND xã",
    ],
)
def test_a_line_inside_the_plan_ends_nothing_where_the_text_goes_on(line):
    plan = plan_of(
        sections=f"I. THÀNH PHẦN\n- Lãnh đạo xã.\n{line}\n- Một hộ trồng rau.\n- Hai hộ nuôi cá.\n{SECTIONS[14:]}"
    )

    kinds = [section.kind for section in plan.sections]
    assert K.ANNEX not in kinds and kinds[-2:] == [K.CLOSING, K.RECIPIENTS]
    assert "Hai hộ nuôi cá." in [item.text for section in plan.sections for item in section.items]
    assert (plan.signature_lines[-1], plan.signer_name) == ("CHỦ TỊCH", "Nguyễn Văn Mẫu")


@pytest.mark.parametrize(
    "title", ["PHIẾU ĐĂNG KÝ", "DANH SÁCH KHÁCH MỜI", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
)
def test_a_paper_behind_the_closing_is_attached_where_nobody_signed(title):
    plan = plan_of(ending=f"{CLOSING}{title}\nHọ và tên:\n")

    assert plan.sections[-1].kind == K.ANNEX
    assert (plan.signer_name, plan.signature_lines) == ("", [])


@pytest.mark.parametrize(
    ("signature", "lines", "name"),
    [
        ("TRƯỞNG PHÒNG\nPhạm Văn Mẫu", ["TRƯỞNG PHÒNG"], "Phạm Văn Mẫu"),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Văn Mẫu", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Nguyễn Văn Mẫu"),
        ("CHỦ TỊCH\nNGUYỄN VĂN MẪU", ["CHỦ TỊCH"], "Nguyễn Văn Mẫu"),
        ("CHỦ TỊCH\n\nNguyễn  Văn  Mẫu", ["CHỦ TỊCH"], "Nguyễn Văn Mẫu"),
        ("TRƯỞNG CÔNG AN XÃ\nThượng tá Lê Văn Mẫu", ["TRƯỞNG CÔNG AN XÃ"], "Thượng tá Lê Văn Mẫu"),
        ("TRƯỞNG CÔNG AN XÃ\nTHIẾU TÁ\nLÊ VĂN MẪU", ["TRƯỞNG CÔNG AN XÃ"], "Thiếu tá Lê Văn Mẫu"),
        (
            "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n(Đã ký)\nThS. Lê Thị Mẫu",
            ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "(Đã ký)"],
            "ThS. Lê Thị Mẫu",
        ),
        (
            "GIÁM ĐỐC TRUNG TÂM PHỤC VỤ\nHÀNH CHÍNH CÔNG\nLê Thị Mẫu",
            ["GIÁM ĐỐC TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"],
            "Lê Thị Mẫu",
        ),
        ("Q. CHỦ TỊCH\nY Bhăm Mẫu", ["Q. CHỦ TỊCH"], "Y Bhăm Mẫu"),
        ("TM UBND XÃ\nCHỦ TỊCH\nLê Văn Mẫu", ["TM UBND XÃ", "CHỦ TỊCH"], "Lê Văn Mẫu"),
        ("KT. Chủ tịch\nPhó Chủ tịch\nLê Văn Mẫu", ["KT. Chủ tịch", "Phó Chủ tịch"], "Lê Văn Mẫu"),
        ("CHỦ TỊCH Nguyễn Văn Mẫu", ["CHỦ TỊCH"], "Nguyễn Văn Mẫu"),
        ("TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG VĂN HOÁ - XÃ HỘI\nLê Mẫu", None, "Lê Mẫu"),
    ],
)
@pytest.mark.parametrize("recipients_first", [True, False])
def test_office_and_name_of_a_signature_stand_apart(signature, lines, name, recipients_first):
    parts = [RECIPIENTS, f"{signature}\n"]
    plan = plan_of(ending=CLOSING + "".join(parts if recipients_first else parts[::-1]))

    assert plan.signer_name == name
    assert plan.signature_lines == (lines or signature.split("\n")[:-1])
    assert [item.text for item in section_of(plan, K.RECIPIENTS).items] == ["Các thôn", "Lưu: VT"]


@pytest.mark.parametrize(
    "text",
    [
        "Để thực hiện Kế hoạch số\n24/KH-UBND ngày 02/3/2026 của UBND xã, các phòng lập việc.",
        "Theo Chương trình số\n24-CTr/ĐU ngày 02/3/2026 của Đảng ủy, các phòng lập việc.",
        "Các phòng thực hiện trong tháng\n6. Riêng thôn Đông làm sau.",
        "Mời đại diện các hộ của thôn Đông, thôn Tây và các khu từ khu 1 đến khu\n12. Mỗi khu một người.",
        "Việc này làm theo điểm a khoản\n2. Các phòng ghi sổ.",
        "Bảo đảm đúng quy định của giai đoạn 2026\n- 2030 về chuyển đổi số.",
    ],
)
def test_a_number_at_the_start_of_a_line_within_a_sentence_begins_no_item(text):
    plan = plan_of(sections=f"I. MỤC ĐÍCH\n- {text}\nII. YÊU CẦU\n- Đúng luật.\n")

    assert [item.text for item in section_of(plan, K.AIMS).items] == [text.replace("\n", " ")]


@pytest.mark.parametrize("sign", "-–—−•·●▪■◦→➢➤►❖✓✔Ø§○□▶◆\uf0b7\uf0d8\u2010")
def test_every_bullet_sign_begins_an_item(sign):
    plan = plan_of(sections=f"I. MỤC ĐÍCH\n{sign} Nghe dân nói.\n{sign} Nói dân hiểu.\n")

    assert [(item.marker, item.text) for item in section_of(plan, K.AIMS).items] == [
        ("-", "Nghe dân nói."),
        ("-", "Nói dân hiểu."),
    ]


def test_letters_that_look_vietnamese_are_vietnamese():
    plan = plan_of(
        head="UBND XÃ TÂN HÒA, TỈNH HẢI DƢƠNG\n",
        subject="ÐỐI THOẠI VỚI NGƢỜI DÂN",
        sections="Ⅰ. THÀNH PHẦN\n- Mỗi thôn 15 ngƣời.\nⅡ. \u041aINH PHÍ: Ngân sách.\n",
    )

    assert plan.subject == "ĐỐI THOẠI VỚI NGƯỜI DÂN"
    assert [(one.label, one.heading) for one in plan.sections[:2]] == [
        ("I.", "THÀNH PHẦN"),
        ("II.", "KINH PHÍ"),
    ]
    assert plan.sections[0].items[0].quota == 15


def test_the_words_of_a_quota_say_who_sends_the_people():
    plan = plan_of(
        sections="I. THÀNH PHẦN\n- Các tổ chức chính trị - xã hội (mỗi tổ chức 01 người).\n- Mỗi tổ dân phố 02 người.\n"
    )

    assert lists.quotas(plan.sections) == ["mỗi tổ chức 01 người", "Mỗi tổ dân phố 02 người"]


@pytest.mark.parametrize("line", ["²", "¹", "½", "①", "Ⅳ", "٣", "५.", "²³", "𝟙", "Ⅻ.", "(²)", "- ²", "…²"])
@pytest.mark.parametrize("place", ["head", "subject", "opening", "sections", "ending"])
def test_a_line_of_one_odd_sign_is_read(line, place):
    parts = {"head": LETTERHEAD, "subject": SUBJECT, "opening": "", "sections": SECTIONS, "ending": ENDING}
    parts[place] += f"\n{line}\n"

    assert section_of(read("{head}KẾ HOẠCH\n{subject}\n{opening}{sections}{ending}".format(**parts)), K.AIMS)


def test_an_agenda_in_an_annex_is_the_agenda():
    plan = plan_of(
        sections="I. CHƯƠNG TRÌNH: Thực hiện theo Phụ lục 1.\nII. TỔ CHỨC THỰC HIỆN\n- Văn phòng: lo việc.\n",
        ending=f"{ENDING}PHỤ LỤC 1\nDự kiến chương trình đối thoại\nThời gian | Nội dung\n7h30 | Đón khách\n"
        "8h00 | Hỏi đáp\n",
    )

    items, _ = lists.agenda(plan.sections)
    assert [item.text for item in items] == ["7h30 | Đón khách", "8h00 | Hỏi đáp"]


def test_bases_are_listed_without_the_announcement_and_without_empty_ones():
    plan = plan_of(
        opening="Căn cứ Luật Thử nghiệm năm 2025;\nTriển khai Quyết định số 1/QĐ-UBND ngày 02/01/2026; Kế hoạch số "
        "2/KH-UBND ngày 03/01/2026, Uỷ ban nhân dân xã Tân Hòa xây dựng kế hoạch như sau:\n"
    )

    assert lists.bases(plan.sections) == [
        "Căn cứ Luật Thử nghiệm năm 2025",
        "Triển khai Quyết định số 1/QĐ-UBND ngày 02/01/2026",
        "Kế hoạch số 2/KH-UBND ngày 03/01/2026",
    ]


def test_a_signature_in_a_row_of_a_table_parts_from_the_recipients():
    plan = plan_of(
        ending=f"{CLOSING}| Nơi nhận: | TM. ỦY BAN NHÂN DÂN |\n|---|---|\n| - Các thôn; | CHỦ TỊCH |\n"
        "| - Thường trực UBND xã; | |\n| - Lưu: VT. | Nguyễn Văn Mẫu |\n"
    )

    assert (plan.signature_lines, plan.signer_name) == (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "Nguyễn Văn Mẫu")
    assert lists.recipients(plan.sections) == ["Các thôn", "Thường trực UBND xã", "Lưu: VT"]


def test_the_words_of_a_digital_signature_are_told_and_not_printed():
    plan = plan_of(
        ending=f"{CLOSING}{RECIPIENTS}CHỦ TỊCH\nKý bởi: UBND xã\nNgày ký: 05-05-2026\nLê Văn Mẫu\n"
    )

    assert plan.signer_name == "Lê Văn Mẫu"
    assert len(plan.decisions) == 2 and "Ký bởi" not in write(plan)


@pytest.mark.parametrize("sign", ["¹", "²³", "*", "[1]", "(1)", "⁽¹⁾"])
def test_a_year_with_a_footnote_sign_is_a_year(sign):
    assert plan_of(subject=f"Đối thoại với người dân năm 2027{sign}", head="UBND XÃ TÂN HÒA\n").year == 2027


def test_numbered_sentences_before_another_section_stay_sentences():
    plan = plan_of(
        sections="I. MỤC ĐÍCH\n1.1. Nghe dân nói cho hết.\n1.2. Trả lời cho rõ.\nII. YÊU CẦU\n- Đúng luật.\n"
    )

    assert [(item.marker, item.text) for item in section_of(plan, K.AIMS).items] == [
        ("1.1", "Nghe dân nói cho hết."),
        ("1.2", "Trả lời cho rõ."),
    ]


def test_a_sentence_that_stands_among_headings_keeps_its_full_stops():
    plan = plan_of(
        sections="I. TỔ CHỨC THỰC HIỆN\n1. Công an xã giữ trật tự. Trạm y tế trực.\n2. Văn phòng\n- Lo hội trường.\n"
        "3. Phòng Kinh tế trả lời về đất đai.\n"
    )

    assert "1. Công an xã giữ trật tự. Trạm y tế trực.\n" in write(plan)
    assert "3. Phòng Kinh tế trả lời về đất đai.\n" in write(plan)


def test_a_plan_without_headings_is_read_and_told():
    plan = read(
        f"{LETTERHEAD}KẾ HOẠCH\n{SUBJECT}\n"
        "Thực hiện Kế hoạch số 5/KH-UBND ngày 02/3/2026, UBND xã xây dựng kế hoạch như sau:\n"
        "Thời gian: 8 giờ 00 ngày 20/5/2026.\nĐịa điểm: Hội trường UBND xã.\n"
        "- Phiếu đăng ký gửi trước hội nghị 10 ngày.\n"
    )

    assert [(one.held_on, one.place) for one in plan.rounds] == [(date(2026, 5, 20), "Hội trường UBND xã")]
    assert plan.registration_days == 10
    assert [section.kind for section in plan.sections] == ["opening", "other"]
    assert any("Không thấy đề mục nào" in one for one in plan.decisions)
    assert "mục chưa rõ loại" not in " ".join(one.phrase for one in plan.unplaced)


def test_a_title_with_nothing_below_it_is_refused():
    with pytest.raises(NotAPlan, match="Không có nội dung nào"):
        read("ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA\nKẾ HOẠCH\n")
