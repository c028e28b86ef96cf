"""The words of the form, online and on paper."""

from registrations.models import QuestionSource

# The sentences the citizen may agree to, one for each purpose, kept with each form by their number: a new wording gets
# a new number.
CONSENT_VERSION = "2026-12"
CONSENT = (
    "Tôi đồng ý để cơ quan nhận phiếu dùng thông tin tôi ghi ở trên, chỉ để trả lời ý kiến của tôi và liên lạc "
    "với tôi về đợt đối thoại này."
)

NAME_CONSENT = (
    "Tôi đồng ý nêu tên tôi khi công khai ý kiến và trả lời. Không đánh dấu thì chỉ ghi «Công dân»."
)

# What belongs in each of the two boxes for questions.
BOXES = {
    QuestionSource.PROCEDURES: "Quy định, giấy tờ phải nộp, lệ phí, thời hạn: điều gì khó hiểu, chồng chéo hoặc nên "
    "bỏ bớt?",
    QuestionSource.HANDLING: "Việc làm hồ sơ trên thực tế: bị chậm, phải đi lại nhiều lần, thái độ phục vụ, kết quả "
    "có sai sót?",
}
