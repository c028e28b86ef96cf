from collections import defaultdict
from datetime import date

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.timezone import localdate

from dialogue_portal.accounts.models.authority import Authority, Department
from dialogue_portal.accounts.roles import LEADERS, Role
from dialogue_portal.accounts.signing import OFFICE_NAMED, Manner, signature_lines


class UserQuerySet(models.QuerySet):
    def with_role(self, authority, *roles):
        """Active people who hold one of `roles` in `authority`, each once."""
        return self.filter(
            is_active=True,
            pk__in=Membership.objects.filter(authority=authority, role__in=roles).values("user"),
        )

    def who_may_sign(self, authority, type_code: str, today: date | None = None):
        """Active people whose signature a paper of this type waits for on the local date `today`."""
        asked = self.filter(is_active=True).filter(
            models.Q(memberships__authority=authority, memberships__role__in=LEADERS)
            | models.Q(signing_rights__authority=authority)
        )
        signers = [user.pk for user in asked.distinct() if user.may_sign(authority.pk, type_code, today)]
        return self.filter(pk__in=signers)

    def present(self, authority, today: date | None = None) -> list["User"]:
        """These people on the local date `today`; who is absent is replaced by who stands in for him in `authority`."""
        people = list(self.order_by("pk"))
        substituting = Absence.objects.filter(authority=authority).substitutes(today or localdate())
        others = User.objects.in_bulk(substituting[user.pk] for user in people if user.pk in substituting)
        there = [others.get(substituting.get(user.pk), user) for user in people]
        return list(dict.fromkeys(there))


class UserManager(DjangoUserManager.from_queryset(UserQuerySet)):
    """Makes accounts and speaks the words of UserQuerySet."""

    # A migration that held it would import this module, whatever becomes of it.
    use_in_migrations = False


class User(AbstractUser):
    """Cán bộ, công chức who works with the portal; citizens need no account."""

    first_name = last_name = None
    full_name = models.CharField("họ và tên", max_length=120)
    phone = models.CharField("điện thoại", max_length=20, blank=True)

    objects = UserManager()

    class Meta(AbstractUser.Meta):
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"

    def __str__(self):
        return self.full_name or self.username

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        """The given name, which comes last in Vietnamese."""
        return str(self).split()[-1]

    @cached_property
    def roles(self):
        """{authority id: {roles}}: one query a request, set look-ups afterwards."""
        found = defaultdict(set)
        for authority_id, role in self.memberships.values_list("authority_id", "role"):
            found[authority_id].add(role)
        return found

    def is_a(self, role, authority_id):
        return role in self.roles.get(authority_id, ())

    def is_leader(self, authority_id):
        return any(self.is_a(role, authority_id) for role in LEADERS)

    def is_office_or_leader(self, authority_id):
        """Who answers for the whole authority: its office and its leaders."""
        return self.is_a(Role.CLERK, authority_id) or self.is_leader(authority_id)

    @cached_property
    def all_signing_rights(self):
        """Every right to sign that was entered for him: one query a request."""
        return list(self.signing_rights.order_by("pk"))

    def signing_right(self, authority_id, type_code: str, today: date | None = None) -> "SigningRight | None":
        """The right by which he signs papers of this type on the local date `today`.

        What was entered for him counts alone; otherwise a chairman signs for the committee and a vice chairman for him.
        """
        today = today or localdate()
        entered = [right for right in self.all_signing_rights if right.authority_id == authority_id]
        if entered:
            return next((right for right in entered if right.covers(type_code, today)), None)
        for role, manner in ((Role.CHAIR, Manner.FOR_COMMITTEE), (Role.VICE_CHAIR, Manner.FOR_HEAD)):
            if self.is_a(role, authority_id):
                return SigningRight(authority_id=authority_id, user=self, manner=manner)
        return None

    def may_sign(self, authority_id, type_code: str, today: date | None = None) -> bool:
        return self.signing_right(authority_id, type_code, today) is not None

    def works_for(self, authority_id):
        return bool(self.roles.get(authority_id))

    def substitutes_for(self, today: date | None = None) -> set[int]:
        """The keys of the absent people whose work lies with him on the local date `today`: one query a request."""
        if not hasattr(self, "_substitutes_for"):
            absences = Absence.objects.visible_to(self).substitutes(today or localdate())
            self._substitutes_for = {
                person for person, substitute in absences.items() if substitute == self.pk
            }
        return self._substitutes_for


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


class SigningRight(models.Model):
    """Thẩm quyền ký of one person in one authority, where it differs from what his role gives him."""

    authority = models.ForeignKey(
        Authority, models.CASCADE, related_name="signing_rights", verbose_name="cơ quan"
    )
    user = models.ForeignKey(User, models.CASCADE, related_name="signing_rights", verbose_name="tài khoản")
    manner = models.CharField("hình thức ký", max_length=3, choices=Manner)
    office = models.CharField(
        "chức vụ in trên văn bản",
        max_length=100,
        blank=True,
        help_text="Ví dụ: Chánh Văn phòng. Để trống với TM., Q., KT. thì in Chủ tịch, Phó Chủ tịch.",
    )
    type_codes = models.CharField(
        "loại văn bản được ký",
        max_length=60,
        blank=True,
        help_text="Ký hiệu loại, cách nhau bằng dấu phẩy, ví dụ: TB, GM. Để trống: mọi loại.",
    )
    basis = models.CharField("văn bản giao quyền", max_length=200, blank=True)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_until = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "thẩm quyền ký"
        verbose_name_plural = "thẩm quyền ký"
        ordering = ["authority", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(manner__in=OFFICE_NAMED) | ~models.Q(office=""),
                name="signing_right_names_office",
                violation_error_message="Ký TL. hoặc TUQ. phải ghi chức vụ in trên văn bản.",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_until=None)
                | models.Q(valid_from__lte=models.F("valid_until")),
                name="signing_right_has_days",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {', '.join(self.lines)}"

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands above the signature."""
        return signature_lines(self.manner, self.office)

    def covers(self, type_code: str, day: date) -> bool:
        """Whether papers of this type may be signed by it on the local date `day`."""
        types = [code.strip().upper() for code in self.type_codes.split(",") if code.strip()]
        begun = self.valid_from is None or self.valid_from <= day
        over = self.valid_until is not None and self.valid_until < day
        return begun and not over and (not types or type_code in types)


class AbsenceQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(authority__in=list(user.roles) if user.is_authenticated else [])

    def for_list(self):
        return self.select_related("user", "substitute", "entered_by")

    def current(self, day: date):
        """On that day or after it, the first to begin first."""
        return self.filter(until_on__gte=day).order_by("from_on", "pk")

    def past(self, day: date):
        return self.filter(until_on__lt=day).order_by("-until_on", "pk")

    def substituted_by(self, user, day: date):
        """The absences of that day whose work lies with `user`."""
        return (
            self.on(day)
            .filter(user__in=user.substitutes_for(day))
            .select_related("user")
            .order_by("until_on", "pk")
        )

    def overlapping(self, from_on: date, until_on: date):
        return self.filter(from_on__lte=until_on, until_on__gte=from_on)

    def on(self, day: date):
        return self.filter(from_on__lte=day, until_on__gte=day)

    def substitutes(self, day: date) -> dict[int, int]:
        """{key of an absent person: key of who is there in his place}, also where the substitute is absent himself.

        Where that leads in a circle or to nobody active, nobody stands in and the work stays where it was.
        """
        away = dict(self.on(day).filter(substitute__is_active=True).values_list("user", "substitute"))
        found = {person: _follow(person, away) for person in away}
        return {person: substitute for person, substitute in found.items() if substitute is not None}


def _follow(person, away):
    seen = {person}
    while person in away:
        person = away[person]
        if person in seen:
            return None
        seen.add(person)
    return person


class Absence(models.Model):
    """Vắng mặt: from when until when, and who does the work meanwhile."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="absences", verbose_name="cơ quan")
    user = models.ForeignKey(User, models.CASCADE, related_name="absences", verbose_name="người vắng")
    substitute = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name="người làm thay")
    from_on = models.DateField("từ ngày")
    until_on = models.DateField("đến hết ngày")
    reason = models.CharField("lý do", max_length=200, blank=True)
    entered_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", editable=False, verbose_name="người ghi"
    )

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = "vắng mặt"
        verbose_name_plural = "vắng mặt"
        ordering = ["-from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(from_on__lte=models.F("until_on")),
                name="absence_has_days",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
            models.CheckConstraint(
                condition=~models.Q(user=models.F("substitute")),
                name="absence_has_somebody_else",
                violation_error_message="Người làm thay phải là người khác.",
            ),
        ]

    def __str__(self):
        return f"{self.user} vắng từ {self.from_on:%d/%m/%Y} đến {self.until_on:%d/%m/%Y}"

    def get_absolute_url(self):
        return reverse("absences:table", args=[self.authority.slug])
