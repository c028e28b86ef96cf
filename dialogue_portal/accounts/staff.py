"""The people of one authority on one day."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from dialogue_portal.accounts.models import Absence, Authority, Membership, User
from dialogue_portal.accounts.roles import Role


class Staff:
    """The people of one authority on one local date by role and department, with their substitutes; read once."""

    def __init__(self, authority: Authority, today: date):
        self.authority, self.today = authority, today

    @cached_property
    def _memberships(self) -> list[Membership]:
        members = Membership.objects.filter(authority=self.authority, user__is_active=True)
        return list(members.select_related("user").order_by("pk"))

    @cached_property
    def _substitutes(self) -> dict[int, User]:
        substituting = Absence.objects.filter(authority=self.authority).substitutes(self.today)
        users = User.objects.in_bulk(substituting.values())
        return {person: users[substitute] for person, substitute in substituting.items()}

    def with_role(self, *roles: Role) -> list[User]:
        """The active people who have one of the roles."""
        return [member.user for member in self._memberships if member.role in roles]

    def officers(self, department_id: int) -> list[User]:
        """The active officers of a department."""
        return [
            member.user
            for member in self._memberships
            if member.role == Role.OFFICER and member.department_id == department_id
        ]

    def present(self, users: Iterable[User]) -> dict[int, User]:
        """{key: person} of these people; each absent one is replaced by the substitute."""
        there = (self._substitutes.get(user.pk, user) for user in users if user.is_active)
        return {user.pk: user for user in there}

    @property
    def office(self) -> list[User]:
        """The clerks."""
        return self.with_role(Role.CLERK)

    @property
    def vice_chairs(self) -> list[User]:
        """The vice chairmen; the chairman where there are none."""
        return self.with_role(Role.VICE_CHAIR) or self.with_role(Role.CHAIR)

    @property
    def chairs(self) -> list[User]:
        """The chairman; the vice chairmen where there is none."""
        return self.with_role(Role.CHAIR) or self.with_role(Role.VICE_CHAIR)
