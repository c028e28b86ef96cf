"""The facts the portal computes with beside the rounds: terms, ways to reach the office, what is missing."""
import re

from plans.reading.model import ReadPlan, ReadSection, SectionKind

SENTENCE = re.compile(r"(?<=[^\W_][^\W_.])[.;](?=\s|$)|\n")
COUNT = r"(?P<days>\d{1,3})\s*(?:\([^)]{1,20}\)\s*)?ngày"
# "trước 10 ngày diễn ra", "ít nhất 10 ngày trước khi", "chậm nhất 03 ngày làm việc trước ngày".
REGISTRATION = [re.compile(rf"\btrước\s+(?:ít nhất\s+|tối thiểu\s+)?{COUNT}", re.I),
                re.compile(rf"{COUNT}(?:\s+làm việc)?,?\s+trước\b", re.I)]
# "sau 5 ngày", "trong thời hạn 05 ngày", "không quá 5 ngày", "07 ngày làm việc kể từ".
WITHIN = r"(?:sau|trong(?: thời (?:hạn|gian)| vòng)?|không quá|thời hạn(?: là)?|chậm nhất(?: là)?)"
AFTER = [re.compile(rf"{WITHIN}\s+{COUNT}", re.I),
         re.compile(rf"{COUNT}(?:\s+làm việc)?,?\s+(?:kể từ|sau)\b", re.I)]
ABOUT_REGISTRATION = re.compile(r"đăng ký|phiếu|câu hỏi|ý kiến", re.I)
ABOUT_REPLY = re.compile(r"trả lời|giải đáp|phúc đáp", re.I)
ABOUT_CONCLUSION = re.compile(r"(?:thông báo|văn bản)[^.;]{0,40}kết luận|kết luận[^.;]{0,40}thông báo", re.I)

TELEPHONE = r"(?P<number>(?:\+84|0|1[89]00)[\d .\-]{5,14}\d)"
HOTLINES = [re.compile(rf"(?:đường dây nóng|hotline)[^\d+]{{0,60}}{TELEPHONE}", re.I),
            re.compile(rf"(?:điện thoại|đt|sđt|số máy)\b[^\d+]{{0,60}}{TELEPHONE}", re.I)]
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@\w[\w-]*(?:\.\w[\w-]*){1,5}")
ADDRESS = re.compile(
    r"\bđịa chỉ(?: liên hệ| tiếp nhận| nhận phiếu| trụ sở)?\s*:\s*(?P<address>[^;(]{8,200})", re.I)
ADDRESS_BELOW = re.compile(r"địa chỉ(?: sau)?\s*:$", re.I)
NAME_BEFORE = re.compile(r"^[^:,]{1,60}:\s*(?P<address>.+)")
# The words of a contact line that is no postal address.
OTHER_CONTACT = re.compile(r"@|email|e-mail|thư điện tử|điện thoại|đường dây|zalo|https?:", re.I)

# What a plan is expected to say: the field of ReadPlan and its name for the clerk.
EXPECTED = [
    ("authority_kind", "loại đơn vị hành chính"), ("place", "tên đơn vị ban hành"),
    ("province", "tỉnh, thành phố"),
    ("number", "số kế hoạch"), ("symbol", "ký hiệu kế hoạch"), ("issued_on", "ngày ban hành"),
    ("subject", "trích yếu"), ("registration_days", "hạn gửi phiếu đăng ký"),
    ("reply_days", "hạn trả lời ý kiến"), ("conclusion_days", "hạn thông báo kết luận"),
    ("hotline", "đường dây nóng"), ("email", "thư điện tử"), ("contact_address", "địa chỉ liên hệ"),
    ("signature_lines", "thẩm quyền ký"), ("signer_name", "họ tên người ký"),
]
EXPECTED_KINDS = [
    (SectionKind.AIMS, "mục đích"), (SectionKind.REQUIREMENTS, "yêu cầu"),
    (SectionKind.CONTENTS, "nội dung đối thoại"),
    (SectionKind.PARTICIPANTS, "thành phần"), (SectionKind.AGENDA, "chương trình"),
    (SectionKind.DUTIES, "tổ chức thực hiện"), (SectionKind.RECIPIENTS, "nơi nhận"),
]


def body_lines(sections: list[ReadSection]) -> list[str]:
    """Return every paragraph of the plan itself with its headings, without attached papers."""
    lines = []
    for section in sections:
        if section.kind != SectionKind.ANNEX:
            head = f"{section.heading}: {section.run_in}" if section.run_in else section.heading
            lines += [head, *(item.text for item in section.items)]
    return lines


def set_terms(plan: ReadPlan, lines: list[str]) -> None:
    """Set how many days registration, replies and the conclusion notice have."""
    sentences = [sentence for line in lines for sentence in SENTENCE.split(line)]
    plan.conclusion_days = _days([one for one in sentences if ABOUT_CONCLUSION.search(one)], AFTER)
    sentences = [one for one in sentences if not ABOUT_CONCLUSION.search(one)]
    plan.registration_days = _days([one for one in sentences if ABOUT_REGISTRATION.search(one)], REGISTRATION)
    plan.reply_days = _days([one for one in sentences if ABOUT_REPLY.search(one)], AFTER)


def set_contacts(plan: ReadPlan, lines: list[str]) -> None:
    """Set the hotline, the e-mail address and the address of the office."""
    text = "\n".join(lines)
    hotline = next((match for pattern in HOTLINES if (match := pattern.search(text))), None)
    plan.hotline = hotline["number"].strip() if hotline else ""
    email = EMAIL.search(text)
    plan.email = email[0].rstrip(".") if email else ""
    plan.contact_address = _address(lines)


def unrecognised(plan: ReadPlan) -> list[str]:
    """Return short phrases for what the text does not say and for headings of no known kind."""
    kinds = {section.kind for section in plan.sections}
    kinds |= {kind for section in plan.sections if section.level
              for kind, name in EXPECTED_KINDS if name in section.heading.casefold()}
    missing = [name for field, name in EXPECTED if not getattr(plan, field)]
    if not any(one.month for one in plan.rounds):
        missing.append("thời gian tổ chức")
    if not any(one.place for one in plan.rounds):
        missing.append("địa điểm tổ chức")
    missing += [name for kind, name in EXPECTED_KINDS if kind not in kinds]
    missing += [f"mục chưa rõ loại: {section.label} {section.heading or section.run_in[:60]}".strip()
                for section in plan.sections if section.kind == SectionKind.OTHER]
    return missing


def _days(sentences: list[str], patterns: list[re.Pattern]) -> int | None:
    for sentence in sentences:
        for pattern in patterns:
            if match := pattern.search(sentence):
                return int(match["days"])
    return None


def _address(lines: list[str]) -> str:
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if ADDRESS_BELOW.search(line) and below and not OTHER_CONTACT.search(below):
            named = NAME_BEFORE.match(below)
            return (named["address"] if named else below).strip(" .;")
        match = ADDRESS.search(line)
        if match and not OTHER_CONTACT.match(match["address"]):
            return OTHER_CONTACT.split(match["address"])[0].strip(" .,;")
    return ""
