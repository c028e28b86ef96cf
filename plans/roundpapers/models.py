from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.models import IssuedDocument, PaperType, Validity
from dialogue_portal.documents.states import ENDED
from dialogue_portal.records.submissions import Submittable
from plans.roundpapers.invitees import MOST_PEOPLE, addressed
from plans.roundpapers.querysets import RoundPaperQuerySet
from plans.roundpapers.states import OPEN, PUBLIC, ROUND_PAPER_FLOW, PaperKind, RoundPaperState

LETTER_CODE_LENGTH = 16  # of the address under which an invitee reads their letter


class RoundPaper(Submittable):
    """Văn bản của đợt: a notice or invitations; time, place and last day are the round's until it is issued."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    round = models.ForeignKey(
        "plans.Round", models.PROTECT, related_name="papers", verbose_name="đợt đối thoại"
    )
    kind = models.CharField("loại văn bản", max_length=10, choices=PaperKind)
    state = models.CharField(
        "trạng thái", max_length=10, choices=RoundPaperState, default=RoundPaperState.DRAFT
    )
    # Empty in a new draft where the plan does not say it.
    contents = models.TextField("nội dung đối thoại (mỗi dòng một ý)", blank=True)
    participants = models.TextField("thành phần (mỗi dòng một ý)", blank=True)
    # What law 72/2025/QH15, article 43, asks a notice to tell beside time, place and content.
    chair = models.CharField("chủ trì", max_length=250, blank=True)
    co_chair = models.CharField("đồng chủ trì", max_length=250, blank=True)
    partner = models.CharField("đơn vị phối hợp", max_length=250, blank=True)
    party = models.CharField("đại diện cấp ủy được mời", max_length=250, blank=True)
    ways = models.TextField("cách thức tham gia (mỗi dòng một ý)", blank=True)
    remarks = models.TextField("điều cần biết (mỗi dòng một ý)", blank=True)
    recipients = models.TextField("nơi nhận (mỗi dòng một nơi)", blank=True)
    second_signature_text = models.TextField("thẩm quyền ký của cơ quan cùng ban hành", blank=True)
    second_signer_name = models.CharField("họ tên người cùng ký", max_length=120, blank=True)
    version = models.PositiveIntegerField("lần sửa", default=1, editable=False)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="replacements", verbose_name="thay thế văn bản"
    )
    # What an issued paper says of its round: the round may move afterwards.
    announced = models.JSONField("lịch đã công bố", default=dict, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người soạn"
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ký"
    )
    issued_on = models.DateField("ngày ban hành", null=True, editable=False)
    document = models.OneToOneField(
        IssuedDocument, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="văn bản"
    )

    flow = ROUND_PAPER_FLOW
    validity_steps = {Validity.WITHDRAWN: "withdraw", Validity.REPLACED: "replace"}
    objects = RoundPaperQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản của đợt"
        verbose_name_plural = "văn bản của đợt"
        ordering = ["round", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RoundPaperState.values), name="round_paper_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=PUBLIC)
                | Q(signed_by__isnull=False, issued_on__isnull=False, document__isnull=False),
                name="round_paper_issued_is_signed",
                violation_error_message="Văn bản đã ban hành phải có người ký, ngày ký và số.",
            ),
            models.UniqueConstraint(
                fields=["round", "kind"],
                condition=Q(state__in=OPEN),
                name="round_paper_drafted_once",
                violation_error_message="Đợt này đã có một dự thảo văn bản loại ấy.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, đợt {self.round.position}"

    def get_absolute_url(self):
        return reverse("plans:roundpaper", args=[self.authority.slug, self.pk])

    def get_print_url(self):
        return reverse("plans:roundpaper_print", args=[self.authority.slug, self.pk])

    def get_word_url(self):
        return reverse("plans:roundpaper_word", args=[self.authority.slug, self.pk])

    @property
    def is_invitation(self) -> bool:
        return self.kind == PaperKind.INVITATION

    @property
    def type_code(self) -> PaperType:
        """The letters that stand in its symbol."""
        return PaperType.INVITATION if self.is_invitation else PaperType.NOTICE

    @property
    def is_issued(self) -> bool:
        return self.state == RoundPaperState.ISSUED

    @property
    def is_in_force(self) -> bool:
        """Whether it was issued, and neither replaced nor withdrawn."""
        return self.is_issued and self.document is not None and self.document.validity not in ENDED

    @property
    def is_outdated(self) -> bool:
        """Whether the round moved after this paper was issued."""
        return self.is_issued and self.announced != self.round.announcement

    @property
    def unsent_letters(self) -> "list[Invitee]":
        """The invitees with an e-mail address to whom no letter was written yet; none before the paper is issued."""
        if not (self.is_issued and self.is_invitation):
            return []
        return list(self.invitees.exclude(email="").filter(code=""))

    @property
    def paper_is_public(self) -> bool:
        """Whether everybody reads its paper: a notice once it was issued, an invitation never."""
        return self.state in PUBLIC and not self.is_invitation


class Invitee(models.Model):
    """Người được mời: a person, or a hamlet that sends some people; one letter for each."""

    paper = models.ForeignKey(RoundPaper, models.CASCADE, related_name="invitees", verbose_name="giấy mời")
    position = models.PositiveSmallIntegerField("thứ tự")
    name = models.CharField("họ và tên", max_length=120, blank=True)
    office = models.CharField("chức vụ", max_length=150, blank=True)
    organisation = models.CharField("cơ quan, tổ chức", max_length=250, blank=True)
    hamlet = models.CharField("thôn, tổ dân phố", max_length=100, blank=True)
    people = models.PositiveSmallIntegerField(
        "số người", default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)]
    )

    email = models.EmailField("thư điện tử", blank=True)
    code = models.CharField("mã mở giấy mời", max_length=LETTER_CODE_LENGTH, blank=True, editable=False)

    class Meta:
        verbose_name = "người được mời"
        verbose_name_plural = "người được mời"
        ordering = ["paper", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(code=""),
                name="invitee_code_once",
                violation_error_message="Mã này đã được dùng.",
            ),
            models.CheckConstraint(
                condition=~Q(name="", organisation="", hamlet=""),
                name="invitee_is_somebody",
                violation_error_message="Xin ghi tên người, cơ quan hoặc thôn được mời.",
            ),
        ]

    def __str__(self):
        return self.addressed

    def get_absolute_url(self):
        return reverse("plans:letter", args=[self.paper.authority.slug, self.code])

    @property
    def addressed(self) -> str:
        """How the letter addresses them."""
        return addressed(self)
