"""Who owes each kind of row with a deadline, and who is told when it is not met."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from conferences.models import Conclusion, ConclusionPoint, Results
from dialogue_portal.accounts.models import Absence, Authority, Membership, User
from dialogue_portal.accounts.roles import LEADERS, Role
from dialogue_portal.workdays.deadlines import Deadlined
from dialogue_portal.workdays.reminders import Alert
from plans.models import Round
from registrations.models import Question
from responses.models import Assignment


class Staff:
    """The people of one authority on one day, read once: by role and department, with who stands in for whom."""

    def __init__(self, authority: Authority, today: date):
        self.authority, self.today = authority, today

    @cached_property
    def _memberships(self):
        members = Membership.objects.filter(authority=self.authority, user__is_active=True)
        return list(members.select_related("user").order_by("pk"))

    @cached_property
    def _substitutes(self) -> dict[int, User]:
        standing_in = Absence.objects.filter(authority=self.authority).substitutes(self.today)
        users = User.objects.in_bulk(standing_in.values())
        return {person: users[substitute] for person, substitute in standing_in.items()}

    def with_role(self, *roles) -> list[User]:
        return [member.user for member in self._memberships if member.role in roles]

    def officers(self, department_id: int) -> list[User]:
        return [
            member.user
            for member in self._memberships
            if member.role == Role.OFFICER and member.department_id == department_id
        ]

    def present(self, users: Iterable[User]) -> dict[int, User]:
        """{key: person} of these people, each absent one replaced by who stands in for him."""
        there = (self._substitutes.get(user.pk, user) for user in users if user.is_active)
        return {user.pk: user for user in there}

    @property
    def office(self):
        return self.with_role(Role.CLERK)

    @property
    def vice_chairs(self):
        """The leaders below the chairman; he himself where there are none."""
        return self.with_role(Role.VICE_CHAIR) or self.with_role(Role.CHAIR)

    @property
    def chairs(self):
        return self.with_role(Role.CHAIR) or self.with_role(Role.VICE_CHAIR)


@dataclass(frozen=True)
class Duty:
    """One kind of row with a deadline: what it is called, who owes it, which leader hears first of a late one."""

    model: type[Deadlined]
    name: str
    needs: tuple[str, ...]
    debtors: Callable[[Deadlined, Staff], list[User]]
    leaders: Callable[[Deadlined, Staff], list[User]] = lambda row, staff: staff.vice_chairs

    def told(self, row: Deadlined, staff: Staff) -> dict[int, User]:
        """{key: person} of everybody whom the row's alert concerns."""
        people = list(self.debtors(row, staff))
        if row.alert >= Alert.OVERDUE:
            people += self.leaders(row, staff)
        if row.alert >= Alert.CHAIRMAN:
            people += staff.chairs
        return staff.present(people)

    def rows(self, authority: Authority):
        return self.model.objects.filter(authority=authority).select_related("authority", *self.needs)


def _answerers(row, staff):
    return [row.officer] if row.officer else staff.officers(row.department_id)


def _who_directed(row, staff):
    """The leader who gave the answer out, while he is one."""
    leaders = {user.pk for user in staff.with_role(*LEADERS)}
    return [row.directed_by] if row.directed_by_id in leaders else staff.vice_chairs


def _office(row, staff):
    return staff.office


DUTIES = [
    Duty(
        Assignment,
        "Trả lời ý kiến",
        ("question", "officer", "directed_by", "department"),
        _answerers,
        _who_directed,
    ),
    Duty(Question, "Phân loại ý kiến", ("round",), _office),
    Duty(Round, "Thông báo thời gian, địa điểm", ("plan",), _office),
    Duty(Conclusion, "Thông báo kết luận", ("conference__round", "conference__authority"), _office),
    Duty(Results, "Công khai kết quả", ("conference__round", "conference__authority"), _office),
    Duty(
        ConclusionPoint,
        "Việc phải làm sau hội nghị",
        ("department", "conclusion__authority"),
        lambda row, staff: [*staff.officers(row.department_id), *staff.office],
    ),
]
DUTY_OF = {duty.model: duty for duty in DUTIES}


def named_debtors(row: Deadlined) -> str:
    """Who has to do it, in words: a department and its officer, or the office."""
    if department := getattr(row, "department", None):
        officer = getattr(row, "officer", None)
        return f"{department}, {officer}" if officer else str(department)
    return "Văn phòng"


def alerted_rows(authority: Authority) -> list[tuple[Duty, Deadlined]]:
    """Everything still owed of which somebody was told, the most urgent first."""
    rows = [(duty, row) for duty in DUTIES for row in duty.rows(authority).alerted()]
    return sorted(rows, key=lambda pair: (pair[1].due_on, pair[1].pk))


def by_person(
    rows: Iterable[tuple[Duty, Deadlined]], staff: Staff
) -> dict[User, list[tuple[Duty, Deadlined]]]:
    """{person: what concerns him of these rows}."""
    found = defaultdict(list)
    for duty, row in rows:
        for user in duty.told(row, staff).values():
            found[user].append((duty, row))
    return found
