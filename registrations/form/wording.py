"""The words of the form, online and on paper."""

from registrations.models import QuestionSource

# Whether somebody comes is answered by themselves, online and on paper: nothing is ticked beforehand.
COMES, STAYS_AWAY = "Tôi sẽ dự hội nghị", "Tôi không dự, chỉ gửi ý kiến"

# The sentences the citizen may agree to, one for each purpose, kept with each form by their number: a new wording gets
# a new number, and the old one stays in EARLIER_CONSENTS.
CONSENT_VERSION = "2026-12-2"
CONSENT = (
    "Tôi đồng ý để cơ quan nhận phiếu dùng thông tin tôi ghi ở trên, chỉ để trả lời ý kiến của tôi và liên lạc "
    "với tôi về đợt đối thoại này."
)

NAME_CONSENT = (
    "Tôi đồng ý nêu tên tôi (hoặc tổ chức tôi đại diện) khi công khai ý kiến và trả lời. Không đánh dấu thì chỉ ghi "
    "«Công dân» hoặc «Tổ chức, doanh nghiệp»."
)
# {number: the sentences of a form that was sent with it}; the first forms asked for no name.
EARLIER_CONSENTS = {
    "2026-11": (CONSENT, ""),
    "2026-12": (
        CONSENT,
        "Tôi đồng ý nêu tên tôi khi công khai ý kiến và trả lời. Không đánh dấu thì chỉ ghi «Công dân».",
    ),
}


def consents_of(version: str) -> tuple[str, str]:
    """The two sentences of a number: to use the data for an answer, to give the name in public ("" where none was)."""
    return EARLIER_CONSENTS.get(version, (CONSENT, NAME_CONSENT))


def consent_name(version: str) -> str:
    """The number of a wording for readers, who would take the stored one for a day: «mẫu thứ 3»."""
    known = [*EARLIER_CONSENTS, CONSENT_VERSION]
    return f"mẫu thứ {known.index(version) + 1}" if version in known else f"mẫu {version}"


# What belongs in each of the two boxes for questions.
BOXES = {
    QuestionSource.PROCEDURES: "Quy định, giấy tờ phải nộp, lệ phí, thời hạn: điều gì khó hiểu, chồng chéo hoặc nên "
    "bỏ bớt?",
    QuestionSource.HANDLING: "Việc làm hồ sơ trên thực tế: bị chậm, phải đi lại nhiều lần, thái độ phục vụ, kết quả "
    "có sai sót?",
}

# The fields of the blank form, each with the column that it fills; letters bring them back filled in (drawer mailbox).
PAPER_FIELDS = {
    "full_name": "Họ và tên:",
    "organisation": "Tổ chức, doanh nghiệp (nếu thay mặt):",
    "phone": "Số điện thoại:",
    "address": "Địa chỉ nhận trả lời (thôn, xã):",
    "email": "Thư điện tử (nếu có):",
}
