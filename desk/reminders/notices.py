import hashlib
from collections.abc import Iterable
from datetime import date

from dialogue_portal.accounts.models import Authority, User
from dialogue_portal.notices.notice import Notice
from dialogue_portal.workdays.deadline_kinds import named_debtors
from dialogue_portal.workdays.reminders import Alert
from dialogue_portal.workdays.wording import judge

GROUPS = [
    ("Quá hạn", (Alert.CHAIRMAN, Alert.OVERDUE)),
    ("Sắp đến hạn", (Alert.DUE_SOON,)),
    ("Đã qua nửa thời hạn", (Alert.HALFWAY,)),
]


class MorningLetter(Notice):
    """Việc hôm nay: lists in one letter everything of one person that is late or due soon."""

    template = "notices/morning.txt"

    def __init__(self, authority: Authority, user: User, today: date, rows: list, piles: Iterable):
        lines = [
            (row.alert, row, named_debtors(row), judge(row, today).words, row.notified_on is None)
            for row in rows
        ]
        groups = [(title, [line[1:] for line in lines if line[0] in alerts]) for title, alerts in GROUPS]
        groups = [(title, group) for title, group in groups if group]
        super().__init__(
            authority,
            occasion=f"{today}:{user.pk}:{_sum_of_news(rows)}",
            person=user,
            today=today,
            groups=groups,
            counts=[f"{len(group)} việc {title.lower()}" for title, group in groups],
            # What is late stands above, as far as it is theirs.
            piles=[pile for pile in piles if pile.kind.tone != "late"],
        )
        self.address = user.email

    def recipients(self):
        """The person's address."""
        return [self.address]


def _sum_of_news(rows):
    """Tells two letters of one day apart: a computer whose clock was ahead may have written the first."""
    news = sorted(
        (row._meta.label, row.pk, row.alert, str(row.due_on)) for row in rows if row.notified_on is None
    )
    return hashlib.sha256(repr(news).encode()).hexdigest()[:16]


class CalendarWanted(Notice):
    """Chưa có lịch nghỉ chính thức: asks those who keep the national days off for them, once a week."""

    template = "notices/calendar_wanted.txt"

    @classmethod
    def asked(cls, occasion):
        """The keys of the authorities that were asked on this occasion."""
        return cls.written().filter(key__contains=f":{occasion}:").values("authority")

    def recipients(self):
        """Those who keep the national days off."""
        return self.context["keepers"]
