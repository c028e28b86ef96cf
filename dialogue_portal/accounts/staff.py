from collections.abc import Iterable
from datetime import date
from functools import cached_property

from dialogue_portal.accounts.models import Absence, Authority, Membership, User
from dialogue_portal.accounts.roles import Role


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
        substituting = Absence.objects.filter(authority=self.authority).substitutes(self.today)
        users = User.objects.in_bulk(substituting.values())
        return {person: users[substitute] for person, substitute in substituting.items()}

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
