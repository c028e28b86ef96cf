"""What a plan is expected to say and does not, and what stands in it that belongs to no known part."""

from plans.reading.model import Missing, ReadPlan, SectionKind, Unplaced, UnplacedIn
from plans.reading.summary import parts
from plans.reading.textend import NATIONAL_TITLE

# Each a field of ReadPlan with its name for the clerk.
EXPECTED = [
    ("authority_kind", "loại đơn vị hành chính"),
    ("place", "tên đơn vị ban hành"),
    ("province", "tỉnh, thành phố"),
    ("number", "số kế hoạch"),
    ("symbol", "ký hiệu kế hoạch"),
    ("issued_on", "ngày ban hành"),
    ("year", "năm của kế hoạch"),
    ("subject", "trích yếu"),
    ("registration_days", "hạn gửi phiếu đăng ký"),
    ("notice_days", "hạn thông báo thời gian, địa điểm"),
    ("reply_days", "hạn trả lời ý kiến"),
    ("conclusion_days", "hạn thông báo kết luận"),
    ("results_days", "hạn công khai kết quả"),
    ("hotline", "đường dây nóng"),
    ("email", "thư điện tử"),
    ("contact_address", "địa chỉ liên hệ"),
    ("signature_lines", "thẩm quyền ký"),
    ("signer_name", "họ tên người ký"),
]
# A field of ReadPlan that stands in the plan's words alone.
EXPECTED_WORDS = [("contact_person", "người liên hệ")]
EXPECTED_OF_ROUNDS = [("round_time", "thời gian tổ chức"), ("round_place", "địa điểm tổ chức")]
EXPECTED_KINDS = [
    (SectionKind.BASES, "căn cứ"),
    (SectionKind.AIMS, "mục đích"),
    (SectionKind.REQUIREMENTS, "yêu cầu"),
    (SectionKind.CONTENTS, "nội dung đối thoại"),
    (SectionKind.PARTICIPANTS, "thành phần"),
    (SectionKind.AGENDA, "chương trình"),
    (SectionKind.DUTIES, "tổ chức thực hiện"),
    (SectionKind.BUDGET, "kinh phí"),
    (SectionKind.RECIPIENTS, "nơi nhận"),
]
# {code of what is expected: its name for the clerk}
NAME_OF = dict(
    [*EXPECTED, *EXPECTED_OF_ROUNDS, *EXPECTED_WORDS, *((kind.value, name) for kind, name in EXPECTED_KINDS)]
)


def missing(plan: ReadPlan) -> list[Missing]:
    """Return what a plan is expected to say and this one does not."""
    of_rounds = {
        "round_time": any(one.month for one in plan.rounds),
        "round_place": any(one.place for one in plan.rounds),
    }
    said = {field for field, _ in EXPECTED + EXPECTED_WORDS if getattr(plan, field)}
    said |= {code for code, is_said in of_rounds.items() if is_said}
    said |= {kind.value for kind, _ in parts(plan.sections, plan.subject)}
    return [Missing(code, name) for code, name in NAME_OF.items() if code not in said]


def unplaced(plan: ReadPlan) -> list[Unplaced]:
    """Return the headings of no known kind, then the papers behind the signature that have no title."""
    return [
        *(
            Unplaced(UnplacedIn.SECTION, f"{section.label} {section.heading or section.run_in[:60]}".strip())
            for section in plan.sections
            if section.kind == SectionKind.OTHER and (section.label or section.heading or section.run_in)
        ),
        *(
            Unplaced(UnplacedIn.ENDING, section.items[0].text[:60])
            for section in plan.sections
            if section.kind == SectionKind.ANNEX
            and not section.heading
            and section.items
            and not NATIONAL_TITLE.fullmatch(section.items[0].text)
        ),
    ]
