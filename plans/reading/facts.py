"""What a plan is expected to say, and what of it was not found."""

from plans.reading.ending import NATIONAL_TITLE
from plans.reading.model import ReadPlan, SectionKind
from plans.reading.summary import summary

# The field of ReadPlan and its name for the clerk.
EXPECTED = [
    ("authority_kind", "loại đơn vị hành chính"),
    ("place", "tên đơn vị ban hành"),
    ("province", "tỉnh, thành phố"),
    ("number", "số kế hoạch"),
    ("symbol", "ký hiệu kế hoạch"),
    ("issued_on", "ngày ban hành"),
    ("subject", "trích yếu"),
    ("registration_days", "hạn gửi phiếu đăng ký"),
    ("reply_days", "hạn trả lời ý kiến"),
    ("conclusion_days", "hạn thông báo kết luận"),
    ("hotline", "đường dây nóng"),
    ("email", "thư điện tử"),
    ("contact_address", "địa chỉ liên hệ"),
    ("signature_lines", "thẩm quyền ký"),
    ("signer_name", "họ tên người ký"),
]
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


def unrecognised(plan: ReadPlan) -> list[str]:
    """Return short phrases for what the text does not say and for headings of no known kind."""
    said = {name for name, _ in summary(plan.sections, plan.subject)}
    missing = [name for field, name in EXPECTED if not getattr(plan, field)]
    if not any(one.month for one in plan.rounds):
        missing.append("thời gian tổ chức")
    if not any(one.place for one in plan.rounds):
        missing.append("địa điểm tổ chức")
    missing += [name for kind, name in EXPECTED_KINDS if kind.label not in said]
    missing += [
        f"mục chưa rõ loại: {section.label} {section.heading or section.run_in[:60]}".strip()
        for section in plan.sections
        if section.kind == SectionKind.OTHER
    ]
    return missing + [
        f"phần sau chữ ký chưa rõ: {section.items[0].text[:60]}"
        for section in plan.sections
        if section.kind == SectionKind.ANNEX
        and not section.heading
        and section.items
        and not NATIONAL_TITLE.fullmatch(section.items[0].text)
    ]
