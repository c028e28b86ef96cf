from collections import defaultdict
from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from dialogue_portal.accounts.models.absence import Absence
from dialogue_portal.accounts.models.authority import Authority, Department
from dialogue_portal.accounts.models.signing_right import SigningRight
from dialogue_portal.accounts.roles import LEADERS, Role
from dialogue_portal.accounts.signature_block import Manner
from dialogue_portal.formats.columns import (
    Following,
    FollowingQuerySet,
    PersonKey,
    SearchPlain,
    SearchToned,
)


class UserQuerySet(FollowingQuerySet):
    """What can be asked of the people."""

    def with_role(self, authority, *roles):
        """Active people who have one of `roles` in `authority`, each once."""
        return self.filter(
            is_active=True,
            pk__in=Membership.objects.filter(authority=authority, role__in=roles).values("user"),
        )

    def who_may_sign(self, authority, type_code: str, today: date | None = None):
        """Active people who may sign a paper of this type on the local date `today`."""
        asked = self.filter(is_active=True).filter(
            models.Q(memberships__authority=authority, memberships__role__in=LEADERS)
            | models.Q(signing_rights__authority=authority)
        )
        signers = [user.pk for user in asked.distinct() if user.may_sign(authority.pk, type_code, today)]
        return self.filter(pk__in=signers)

    def present(self, authority, today: date | None = None) -> list["User"]:
        """These people on the local date `today`; whoever is absent is replaced by their substitute in `authority`."""
        people = list(self.order_by("pk"))
        substituting = Absence.objects.filter(authority=authority).substitutes(today or localdate())
        others = User.objects.in_bulk(substituting[user.pk] for user in people if user.pk in substituting)
        there = [others.get(substituting.get(user.pk), user) for user in people]
        return list(dict.fromkeys(there))


# Any: the type checker follows such a class or not, depending on the order in which it reads the modules.
_UserManager: Any = DjangoUserManager.from_queryset(UserQuerySet)


class UserManager(_UserManager):
    """Creates accounts and has the words of UserQuerySet."""

    # A migration that named this class would import this module for good.
    use_in_migrations = False


class User(Following, AbstractUser):
    """Cán bộ, công chức who work with the portal; citizens need no account."""

    # Django's two columns are dropped: a Vietnamese name is one.
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField("họ và tên", max_length=120)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    search_plain = SearchPlain("search_words", "username", "full_name", "email")
    search_toned = SearchToned("search_words", "username", "full_name", "email")
    sort_key = PersonKey("shown_name", "username", "full_name")

    objects: ClassVar[UserManager] = UserManager()

    class Meta(AbstractUser.Meta):
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"
        ordering = ["sort_key", "pk"]
        indexes = [models.Index(fields=["sort_key"], name="user_in_order")]

    def __str__(self):
        return self.shown_name

    @property
    def shown_name(self) -> str:
        """The name under which lists and papers show the person."""
        return self.full_name or self.username

    @property
    def search_words(self) -> str:
        """What a search finds the person by."""
        return f"{self.username} {self.full_name} {self.email}"

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        """The given name, which comes last in Vietnamese."""
        return str(self).split()[-1]

    @cached_property
    def own_memberships(self) -> "list[Membership]":
        """The person's memberships in the order of their entry: one query a request, none where they are prefetched."""
        return sorted(self.memberships.all(), key=lambda membership: membership.pk)

    @cached_property
    def roles(self) -> dict[int, set[str]]:
        """{authority id: {roles}}."""
        found = defaultdict(set)
        for membership in self.own_memberships:
            found[membership.authority_id].add(membership.role)
        return found

    @cached_property
    def chairs_without_head(self) -> set[int]:
        """The keys of the authorities that the person chairs and whose office has no head.

        One query a request for a chairman, none for others.
        """
        chaired = {key for key, roles in self.roles.items() if Role.CHAIR in roles}
        if not chaired:
            return chaired
        headed = Membership.objects.filter(role=Role.OFFICE_HEAD, user__is_active=True, authority__in=chaired)
        return chaired - set(headed.values_list("authority", flat=True))

    @cached_property
    def department_ids(self) -> set[int]:
        """The keys of the departments the person belongs to."""
        return {row.department_id for row in self.own_memberships if row.department_id is not None}

    def is_a(self, role: str, authority_id: int) -> bool:
        """Whether the person has the role in the authority."""
        return role in self.roles.get(authority_id, ())

    def is_leader(self, authority_id: int) -> bool:
        """Whether the person is chairman or vice chairman of the authority."""
        return any(self.is_a(role, authority_id) for role in LEADERS)

    def is_office_or_leader(self, authority_id: int) -> bool:
        """Whether the person answers for the whole authority, as its office and its leaders do."""
        return self.is_a(Role.CLERK, authority_id) or self.is_leader(authority_id)

    @cached_property
    def all_signing_rights(self) -> list[SigningRight]:
        """Every right to sign that was entered for the person: one query a request."""
        return list(self.signing_rights.order_by("pk"))

    def signing_right(
        self, authority_id: int, type_code: str, today: date | None = None
    ) -> SigningRight | None:
        """The right by which the person signs papers of this type on the local date `today`.

        Where rights were entered for the person, only these count; otherwise a chairman signs for the committee and a
        vice chairman for the chairman.
        """
        today = today or localdate()
        entered = [right for right in self.all_signing_rights if right.authority_id == authority_id]
        if entered:
            return next((right for right in entered if right.covers(type_code, today)), None)
        for role, manner in ((Role.CHAIR, Manner.FOR_COMMITTEE), (Role.VICE_CHAIR, Manner.FOR_HEAD)):
            if self.is_a(role, authority_id):
                return SigningRight(authority_id=authority_id, user=self, manner=manner)
        return None

    def may_sign(self, authority_id: int, type_code: str, today: date | None = None) -> bool:
        """Whether the person may sign papers of this type on the local date `today`."""
        return self.signing_right(authority_id, type_code, today) is not None

    def works_for(self, authority_id: int) -> bool:
        """Whether the person has any role in the authority."""
        return bool(self.roles.get(authority_id))

    @cached_property
    def _substituted(self) -> dict[date, set[int]]:
        """What `substitutes_for` has found so far."""
        return {}

    def substitutes_for(self, today: date | None = None) -> set[int]:
        """The keys of the absent people whose work the person does on the local date `today`: one query a request."""
        today = today or localdate()
        if today not in self._substituted:
            absences = Absence.objects.visible_to(self).substitutes(today)
            self._substituted[today] = {
                person for person, substitute in absences.items() if substitute == self.pk
            }
        return self._substituted[today]


class Membership(models.Model):
    """Một vai trò của một người ở một cơ quan."""

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", verbose_name="tài khoản")
    authority = models.ForeignKey(
        Authority, models.CASCADE, related_name="memberships", verbose_name="cơ quan"
    )
    role = models.CharField("vai trò", max_length=12, choices=Role)
    department = models.ForeignKey(
        Department, models.SET_NULL, null=True, blank=True, related_name="memberships", verbose_name="đơn vị"
    )

    class Meta:
        verbose_name = "vai trò của tài khoản"
        verbose_name_plural = "vai trò của tài khoản"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "authority", "role"],
                name="membership_once",
                violation_error_message="Người này đã có vai trò ấy ở cơ quan.",
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}, {self.authority}"
