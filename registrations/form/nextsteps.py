"""What happens to a form after it was sent: the same sentences on the receipt, in its print and in the letter."""

from dialogue_portal.formats.days import say_day
from dialogue_portal.workdays.calendar import Calendar
from plans.models import Round
from plans.terms.in_force import conclusion_term, reply_term

SORTED = (
    "Văn phòng đọc và phân loại từng ý kiến. Ý nào không thuộc nội dung đối thoại thì ông/bà được báo lý do và nơi cần "
    "đến."
)
DIRECTED = (
    "Lãnh đạo phân công đơn vị trả lời; đơn vị có {length} kể từ khi nhận việc để soạn trả lời trình duyệt."
)
HELD = "Hội nghị họp {day}: ý kiến được trả lời, trao đổi tại chỗ; việc chưa trả lời được thì trả lời bằng văn bản."
IN_WRITING = "Hội nghị không họp: từng ý kiến được trả lời bằng văn bản."


def next_steps(round: Round, calendar: Calendar) -> list[str]:
    """The sentences in order, with the days that follow from the terms of the plan; a round called off has fewer."""
    length = reply_term(round.plan).length
    steps = [SORTED, DIRECTED.format(length=length)]
    if round.held_on and not round.is_called_off:
        concluded = conclusion_term(round.plan).due(round.held_on, calendar)
        steps.append(HELD.format(day=say_day(round.held_on)))
        steps.append(f"Thông báo kết luận của Chủ tịch ra chậm nhất {say_day(concluded.on)}.")
    if round.is_in_writing:
        steps.append(IN_WRITING)
    return steps
