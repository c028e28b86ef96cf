"""Whole plans, as long and as odd as offices write them: every word is kept, every fact is found."""

import re
import textwrap
import unicodedata
from collections import Counter
from datetime import date, time

import pytest

from plans.reading import SectionKind, read, write
from tests.plans import own_facts
from tests.plans.fidelity import body_and_ending, likeness
from tests.plans.whole_plans import OWN_FOLDER, REAL_FOLDER, every_plan

K = SectionKind


def own(facts):
    """Every plan of our own by its name, with what is known of it."""
    return pytest.mark.parametrize(("name", "expected"), facts.items(), ids=facts)


def own_plan(name):
    return read((OWN_FOLDER / f"{name}.txt").read_text())


def section_of(plan, kind):
    return next(section for section in plan.sections if section.kind == kind)


def annex_of(plan, title):
    return next(one for one in plan.sections if one.kind == K.ANNEX and one.heading.startswith(title))


@every_plan
def test_no_word_is_lost_or_moved(file):
    source = file.read_text()

    body, ending = body_and_ending(source)
    written_body, written_ending = body_and_ending(write(read(source)))

    assert likeness(body, written_body) >= 0.99
    assert likeness(ending, written_ending) >= 0.99
    assert not Counter(ending) - Counter(written_ending)


@every_plan
def test_a_plan_reads_the_same_once_written(file):
    plan = read(file.read_text())

    assert read(write(plan)) == plan


@every_plan
def test_a_plan_reads_the_same_from_decomposed_letters_and_windows_lines(file):
    source = file.read_text()

    assert read(unicodedata.normalize("NFD", source).replace("\n", "\r\n")) == read(source)


@every_plan
def test_every_section_has_a_kind_and_every_part_of_a_plan_is_found(file):
    kinds = [section.kind for section in read(file.read_text()).sections]

    assert K.OTHER not in kinds
    assert {
        K.AIMS,
        K.REQUIREMENTS,
        K.CONTENTS,
        K.TIME_PLACE,
        K.PARTICIPANTS,
        K.FORM,
        K.AGENDA,
        K.DUTIES,
        K.CLOSING,
        K.RECIPIENTS,
    } <= set(kinds)
    assert {K.OPENING, K.BASES} & set(kinds)


@every_plan
@pytest.mark.parametrize("width", [75, 85, 95, 105])
def test_facts_and_outline_survive_any_page_width(file, width):
    plan = read(file.read_text())
    lines = [
        piece
        for line in write(plan).splitlines()
        for piece in textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]
    ]

    narrow = read("\n".join(lines))

    assert [(one.kind, one.level, one.label) for one in narrow.sections] == [
        (one.kind, one.level, one.label) for one in plan.sections
    ]
    narrow.sections = plan.sections
    assert narrow == plan


@own(own_facts.OUTLINES)
def test_the_outline_of_our_own_plan(name, expected):
    found = [
        " | ".join([one.kind, str(one.level), one.label, one.heading, str(len(one.texts()))])
        for one in own_plan(name).sections
    ]

    assert [re.sub(" +", " ", line) for line in found] == expected.strip().splitlines()


@own(own_facts.HEADS)
def test_the_head_of_our_own_plan(name, expected):
    plan = own_plan(name)

    assert (
        plan.authority_kind,
        plan.place,
        plan.province,
        plan.number,
        plan.issued_on,
        plan.year,
    ) == expected
    assert plan.symbol == "KH-UBND"


@own(own_facts.SUBJECTS)
def test_the_subject_of_our_own_plan(name, expected):
    assert own_plan(name).subject == expected


@own(own_facts.ROUNDS)
def test_the_rounds_of_our_own_plan(name, expected):
    assert own_plan(name).rounds == expected


@own(own_facts.QUOTAS)
def test_the_people_of_every_hamlet_in_our_own_plan(name, expected):
    plan = own_plan(name)

    assert [item.quota for section in plan.sections for item in section.items if item.quota] == expected


@own(own_facts.TERMS)
def test_the_terms_of_our_own_plan(name, expected):
    plan = own_plan(name)

    assert (
        (plan.registration_days, plan.registration_working),
        (plan.reply_days, plan.reply_working),
        (plan.conclusion_days, plan.conclusion_working),
    ) == expected


@own(own_facts.CONTACTS)
def test_the_ways_to_reach_the_office_in_our_own_plan(name, expected):
    plan = own_plan(name)

    assert (plan.hotline, plan.email, plan.contact_address) == expected


@own(own_facts.SIGNATURES)
def test_the_signature_of_our_own_plan(name, expected):
    plan = own_plan(name)

    assert [*plan.signature_lines, plan.signer_name] == expected


@own(own_facts.RECIPIENTS)
def test_the_recipients_of_our_own_plan(name, expected):
    items = section_of(own_plan(name), K.RECIPIENTS).items

    assert [f"{item.marker} {item.text}".strip() for item in items] == expected


@own(own_facts.UNRECOGNISED)
def test_what_is_not_found_in_our_own_plan_is_named(name, expected):
    assert own_plan(name).unrecognised == expected


def test_an_agenda_in_a_table_is_read_row_by_row():
    assert section_of(own_plan("2026-ben-lua"), K.AGENDA).texts() == [
        "Thời gian | Nội dung | Người thực hiện",
        "15 phút đầu | Đón khách, phát số thứ tự hỏi | Văn phòng",
        "10 phút | Chào hỏi, nêu cách hỏi đáp | Chủ tọa",
        "20 phút | Trả lời các phiếu gửi trước | Trưởng các phòng",
        "100 phút | Hỏi đáp tại chỗ | Cư dân; các phòng",
        "15 phút | Đọc lại điều đã hứa, bế mạc | Chủ tọa, thư ký",
    ]


def test_an_attached_agenda_is_a_paper_of_its_own():
    assert annex_of(own_plan("2026-hon-nhan"), "CHƯƠNG TRÌNH").texts() == [
        "(Kèm theo Kế hoạch số 07/KH-UBND của Ủy ban nhân dân đặc khu Hòn Nhạn)",
        "TT | Thời gian | Nội dung | Người thực hiện",
        "1 | 07h30 - 08h00 | Đón người dự, phát phiếu hỏi | Văn phòng",
        "2 | 08h00 - 08h15 | Mở đầu, nêu cách hỏi | Chủ tịch",
        "3 | 08h15 - 10h30 | Hỏi và trả lời | Người dân; các đơn vị",
        "4 | 10h30 - 11h00 | Đọc lại điều đã hứa | Thư ký, Chủ tịch",
    ]


def test_a_form_keeps_its_lines_its_room_to_write_and_its_footnotes():
    form = annex_of(own_plan("2026-tan-hoa"), "PHIẾU")

    assert [f"{item.marker} {item.text}".strip() for item in form.items[1:]] == [
        "Họ tên người hỏi ¹:",
        "Số điện thoại:",
        "Nơi ở (số nhà, thôn, xã, tỉnh)",
        "Hộp thư điện tử (không bắt buộc):",
        "Tôi muốn hỏi Chủ tịch UBND xã như sau",
        "1. Hỏi về quy định, giấy tờ (thành phần hồ sơ, phí, lệ phí, chỗ niêm yết...):",
        *["…"] * 5,
        (
            "2. Hỏi về việc tiếp nhận, trả kết quả (nơi ngồi chờ; cách nói năng của công chức; giấy hẹn, biên lai; "
            "đúng hẹn hay trễ hẹn;...):"
        ),
        *["…"] * 4,
        "Tân Hòa, ngày tháng năm 2026",
        "NGƯỜI HỎI²",
        "(Ký, ghi rõ họ tên)",
        "¹ Hợp tác xã, doanh nghiệp: ghi tên đơn vị và tên người đại diện",
        "² Doanh nghiệp đóng dấu nếu có",
    ]


def test_a_table_of_hamlets_keeps_its_rows():
    people = [one for one in own_plan("2024-dong-ra").sections if one.kind == K.PARTICIPANTS][1]

    assert people.texts()[3:] == [
        "TT | Xóm | Số người",
        "1 | Xóm Đầm | 4",
        "2 | Xóm Bãi | 3",
        "3 | Xóm Cầu Đá | 5",
    ]


@pytest.mark.real_plans
@pytest.mark.parametrize(
    ("name", "number", "year", "rounds", "quotas"),
    [
        ("2023-quang-nghiep", "68", 2023, [(date(2023, 6, 21), 6, time(7, 30), time(11, 30))], [15]),
        ("2024-phu-la", "", 2024, [(None, 6, None, None), (None, 11, None, None)], []),
        ("2026-phu-xuyen", "", 2026, [(None, 6, None, None), (None, 11, None, None)], [2]),
    ],
)
def test_facts_of_a_real_plan(name, number, year, rounds, quotas):
    source = (REAL_FOLDER / f"{name}.txt").read_text()

    plan = read(source)

    assert (plan.number, plan.symbol, plan.year) == (number, "KH-UBND", year)
    assert [(one.held_on, one.month, one.starts_at, one.ends_at) for one in plan.rounds] == rounds
    assert all(one.year == year and one.place and one.place in source for one in plan.rounds)
    assert [item.quota for section in plan.sections for item in section.items if item.quota] == quotas
    assert plan.place and plan.signer_name and plan.signature_lines[-1].endswith("CHỦ TỊCH")
    kinds = [section.kind for section in plan.sections]
    assert K.OPENING in kinds
    assert kinds.count(K.DUTIES) == 4


@pytest.mark.real_plans
def test_terms_contacts_and_form_of_the_real_plan_with_a_form():
    plan = read((REAL_FOLDER / "2026-phu-xuyen.txt").read_text())

    assert (plan.registration_days, plan.reply_days, plan.conclusion_days) == (10, 5, None)
    assert re.fullmatch(r"0\d{10}", plan.hotline) and "@" in plan.email
    assert plan.contact_address.startswith("thôn ") and plan.contact_address.endswith(plan.province)
    assert plan.unrecognised == [
        "số kế hoạch",
        "ngày ban hành",
        "hạn thông báo thời gian, địa điểm",
        "hạn thông báo kết luận",
        "hạn công khai kết quả",
        "người liên hệ",
    ]
    assert [section.heading[:5] for section in plan.sections if section.kind == K.ANNEX] == ["", "PHIẾU"]
