from datetime import date

from dialogue_portal.notices.notice import Notice
from dialogue_portal.records.actors import CLOCK
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.deadlines import DeadlineQuerySet, chase


def remind_and_escalate(
    rows: DeadlineQuerySet, *, due_soon: type[Notice], overdue: type[Notice], today: date
) -> int:
    """Writes of what is due soon and of what is late; each once, also after nights missed. Returns how many."""

    def tell(letter, step, label):
        def act(row):
            letter(row, occasion=row.due_on).send()
            Record.objects.write(row, actor=CLOCK, step=step, label=label)

        return act

    remind = tell(due_soon, "remind", "Nhắc sắp đến hạn")
    escalate = tell(overdue, "escalate", "Báo quá hạn lên lãnh đạo")
    return chase(rows.to_remind(today), remind, "reminded_on", today) + chase(
        rows.to_escalate(today), escalate, "escalated_on", today
    )
