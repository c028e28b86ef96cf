"""The questions that a new survey begins with; the office takes, leaves and rewords them."""

from typing import NamedTuple

from registrations.survey.states import AskedAs


class Asked(NamedTuple):
    """A question as it is asked: how it is answered (AskedAs), its words, and what may be chosen."""

    kind: str
    text: str
    options: tuple[str, ...] = ()


SATISFIED = ("Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng")
CLEAR = ("Rất khó hiểu", "Khó hiểu", "Tạm hiểu", "Dễ hiểu", "Rất dễ hiểu")
USUAL_TITLE = "Phiếu khảo sát ý kiến người dân"
USUAL_INTRO = (
    "Phiếu không ghi tên, không ghi số điện thoại. Xin ông/bà trả lời theo đúng cảm nhận của mình; câu nào không "
    "muốn trả lời thì để trống."
)
STARTERS = (
    Asked(AskedAs.SCALE, "Ông/bà có hài lòng với hội nghị đối thoại lần này không?", SATISFIED),
    Asked(
        AskedAs.SCALE,
        "Ông/bà có hài lòng với việc giải quyết thủ tục hành chính của xã, phường trong năm qua không?",
        SATISFIED,
    ),
    Asked(AskedAs.SCALE, "Giấy tờ phải nộp và các bước làm thủ tục có dễ hiểu không?", CLEAR),
    Asked(
        AskedAs.ONE,
        "Lần làm thủ tục gần đây nhất, ông/bà phải đi lại mấy lần?",
        ("Một lần", "Hai lần", "Ba lần", "Từ bốn lần trở lên", "Chưa làm thủ tục nào"),
    ),
    Asked(AskedAs.SCALE, "Ông/bà có hài lòng với thái độ của người tiếp nhận hồ sơ không?", SATISFIED),
    Asked(
        AskedAs.SEVERAL,
        "Theo ông/bà, việc nào cần làm tốt hơn?",
        (
            "Hướng dẫn giấy tờ rõ ràng ngay từ đầu",
            "Trả kết quả đúng hẹn",
            "Giảm số lần đi lại",
            "Thái độ phục vụ",
            "Hỗ trợ nộp hồ sơ qua mạng",
        ),
    ),
    Asked(AskedAs.WORDS, "Ông/bà mong xã, phường đổi mới điều gì ở lần đối thoại sau?"),
)
