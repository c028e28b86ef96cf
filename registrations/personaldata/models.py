from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.urls import reverse

from dialogue_portal.accounts.models import Authority
from dialogue_portal.records.flow import Flowing
from dialogue_portal.workdays.deadline_kinds import DeadlineKind
from dialogue_portal.workdays.deadlines import Deadlined, DeadlineQuerySet
from dialogue_portal.workdays.terms import DATA_ERASE, DATA_VIEW, DATA_WITHDRAW, Term
from registrations.personaldata.states import DATA_REQUEST_FLOW, OPEN, DataRequestState
from registrations.querysets import received_by


class DataRequestKind(models.TextChoices):
    """What the person asks for."""

    VIEW = "view", "Xem dữ liệu cơ quan đang giữ về tôi"
    CORRECT = "correct", "Sửa dữ liệu sai"
    UNNAME = "unname", "Không nêu tên tôi khi công khai"
    WITHDRAW = "withdraw", "Rút lại sự đồng ý"
    ERASE = "erase", "Xóa dữ liệu cá nhân của tôi"


# {kind: the term within which it is done, counted from the day of the request}
TERM_OF: dict[str, Term] = {
    DataRequestKind.VIEW: DATA_VIEW,
    DataRequestKind.CORRECT: DATA_VIEW,
    DataRequestKind.UNNAME: DATA_WITHDRAW,
    DataRequestKind.WITHDRAW: DATA_WITHDRAW,
    DataRequestKind.ERASE: DATA_ERASE,
}
# After these nothing of the person is left in the form.
REMOVING = (DataRequestKind.WITHDRAW, DataRequestKind.ERASE)


class DataRequestQuerySet(DeadlineQuerySet):
    """What can be asked of the requests about personal data."""

    def visible_to(self, user):
        """For the staff who receive registrations."""
        return self.filter(received_by(user))

    def unanswered(self):
        """Those that the office has still to carry out or refuse."""
        return self.filter(state__in=OPEN)

    def for_list(self):
        """With what a line of a list shows, the most urgent first and those that are done at the end."""
        return self.select_related("authority", "registration").order_by(
            models.F("met_on").desc(nulls_first=True), "due_on", "pk"
        )


class DataRequest(Flowing, Deadlined):
    """Yêu cầu về dữ liệu cá nhân: of a citizen about their form, or written down by the office for somebody present.

    Its first deadline is that of the confirmation; confirmed, it runs by the term of its kind.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    registration = models.ForeignKey(
        "registrations.Registration",
        models.PROTECT,
        null=True,
        related_name="data_requests",
        verbose_name="phiếu đăng ký",
    )
    # Of somebody who does not know the code of the form; empty where there is a registration.
    full_name = models.CharField("họ và tên", max_length=120, blank=True)
    phone = models.CharField("điện thoại", max_length=15, blank=True)
    kind = models.CharField("yêu cầu", max_length=10, choices=DataRequestKind)
    text = models.TextField("nội dung", blank=True)
    answer = models.TextField("trả lời", blank=True)
    state = models.CharField(
        "trạng thái", max_length=10, choices=DataRequestState, default=DataRequestState.RECEIVED
    )
    # The last day for the confirmation, and when it was sent; an answer that came first is one too.
    confirm_by = models.DateField("hạn báo đã nhận", null=True, editable=False)
    confirmed_on = models.DateField("báo đã nhận ngày", null=True, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ghi hộ"
    )
    asked_at = models.DateTimeField("gửi lúc", auto_now_add=True)

    flow = DATA_REQUEST_FLOW
    deadline_kind = DeadlineKind("Yêu cầu về dữ liệu cá nhân", ("registration",))
    objects = DataRequestQuerySet.as_manager()

    class Meta(Deadlined.Meta):
        abstract = False
        verbose_name = "yêu cầu về dữ liệu cá nhân"
        verbose_name_plural = "yêu cầu về dữ liệu cá nhân"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=DataRequestState.values), name="data_request_state_known"
            ),
            models.CheckConstraint(
                condition=Q(registration__isnull=False) | ~Q(full_name=""), name="data_request_of_somebody"
            ),
            models.UniqueConstraint(
                fields=["registration", "kind"],
                condition=Q(state__in=OPEN, registration__isnull=False),
                name="data_request_open_once",
            ),
        ]

    def __str__(self):
        return f"Yêu cầu số {self.pk}: {self.get_kind_display().lower()}"

    def get_absolute_url(self):
        return reverse("registrations:data_request", args=[self.authority.slug, self.pk])

    @property
    def owed_work(self) -> str:
        """What the office owes, in words."""
        return f"Giải quyết yêu cầu số {self.pk} về dữ liệu cá nhân"

    @property
    def asked_on(self) -> date:
        """The local day from which its terms are counted."""
        return date.fromisoformat(self.due_explained["start"])

    @property
    def confirmed_late(self) -> bool:
        """Whether the person was told after the last day for it."""
        return bool(self.confirm_by and self.confirmed_on and self.confirmed_on > self.confirm_by)

    @property
    def removes(self) -> bool:
        """Whether nothing of the person stays in the form when it is carried out."""
        return self.kind in REMOVING


class LookQuerySet(QuerySet):
    """What can be asked of the looks at personal data."""

    def visible_to(self, user):
        """Those at the forms of authorities in which the user receives registrations."""
        return self.filter(received_by(user))


class Look(models.Model):
    """Lượt xem: a member of staff saw the telephone number and address of a form or letter; one row a day."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    registration = models.ForeignKey(
        "registrations.Registration",
        models.CASCADE,
        null=True,
        related_name="looks",
        verbose_name="phiếu đăng ký",
    )
    held_form = models.ForeignKey(
        "registrations.HeldForm",
        models.CASCADE,
        null=True,
        related_name="looks",
        verbose_name="phiếu chờ kiểm tra",
    )
    message = models.ForeignKey(
        "registrations.IncomingMessage",
        models.CASCADE,
        null=True,
        related_name="looks",
        verbose_name="thư đến",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người xem"
    )
    on = models.DateField("ngày")

    objects = LookQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt xem dữ liệu cá nhân"
        verbose_name_plural = "lượt xem dữ liệu cá nhân"
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["registration", "user", "on"], name="look_noted_once_a_day"),
            models.UniqueConstraint(fields=["held_form", "user", "on"], name="look_at_held_noted_once_a_day"),
            models.UniqueConstraint(fields=["message", "user", "on"], name="look_at_letter_noted_once_a_day"),
            models.CheckConstraint(
                condition=Q(registration__isnull=False, held_form=None, message=None)
                | Q(registration=None, held_form__isnull=False, message=None)
                | Q(registration=None, held_form=None, message__isnull=False),
                name="look_at_one_form",
            ),
        ]

    def __str__(self):
        what = "thư" if self.message_id else "phiếu"
        return f"{self.user} xem {what} ngày {self.on:%d/%m/%Y}"
