from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.functional import cached_property

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.proof import CODE_LENGTH, Proof
from dialogue_portal.documents.rules import may_read_register
from dialogue_portal.documents.states import REGISTERED_TYPES, CopyState, Validity
from dialogue_portal.formats.columns import Following, FollowingQuerySet, SearchPlain, SearchToned
from dialogue_portal.formats.days import day_on_paper


class AppendOnly(models.Model):
    """A row that is never changed or deleted; trying it raises TypeError."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("Văn bản đã ban hành không được sửa.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("Văn bản đã ban hành không được xóa.")


class IssuedDocumentQuerySet(FollowingQuerySet):
    """Issued papers by authority, reader, row and file; they cannot be changed or deleted as a set either."""

    def of_authority(self, authority):
        """The papers that an authority issued."""
        return self.filter(authority=authority)

    def visible_to(self, user):
        """The papers of the authorities whose office or leaders the user belongs to."""
        return self.filter(authority__in=[pk for pk in user.roles if may_read_register(user, pk)])

    def years(self):
        """The years in which these papers were issued, newest first, each once."""
        return self.order_by("-year").values_list("year", flat=True).distinct()

    def types(self):
        """The types of these papers, each once."""
        return self.order_by().values_list("type_code", flat=True).distinct()

    def about(self, subject):
        """The papers that were issued about a row, newest first."""
        return self.filter(
            content_type=ContentType.objects.get_for_model(subject), object_id=subject.pk
        ).order_by("-created_at", "-pk")

    def of_file(self, sha256, copies):
        """The paper whose stored print, or whose copy among these signed copies, has this SHA-256 hash."""
        copies = copies.filter(sha256=sha256).values("document")
        return self.filter(models.Q(sha256=sha256) | models.Q(pk__in=copies))

    def for_register(self):
        """With what else the register shows of each paper, in a fixed number of queries."""
        return self.select_related("entry").prefetch_related(
            "status_changes__by_document", "signed_copies__decisions"
        )

    def of_validity(self, validity):
        """The papers of this Validity today."""
        changes = self.model._meta.get_field("status_changes").related_model.objects
        changes = changes.filter(document=models.OuterRef("pk")).order_by("-pk")
        return self.annotate(last_kind=models.Subquery(changes.values("kind")[:1])).filter(
            last_kind=None if validity == Validity.VALID else validity
        )

    def update(self, **values):
        """Raises TypeError."""
        raise TypeError("Văn bản đã ban hành không được sửa.")

    def delete(self):
        """Raises TypeError."""
        raise TypeError("Văn bản đã ban hành không được xóa.")


class IssuedDocument(Following, AppendOnly):
    """Văn bản đã ban hành: one row of the register of outgoing papers; its PDF is an IssuedFile."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="documents", verbose_name="cơ quan")
    type_code = models.CharField("loại văn bản", max_length=8)
    number = models.PositiveIntegerField("số")
    year = models.PositiveSmallIntegerField("năm")
    series = models.CharField("dãy số", max_length=8, blank=True)
    symbol_text = models.CharField("số, ký hiệu", max_length=40)
    about = models.TextField("trích yếu")
    recipients = models.TextField("nơi nhận (mỗi dòng một nơi)", blank=True)
    issued_on = models.DateField("ngày ban hành")
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="signed_documents",
        null=True,
        verbose_name="tài khoản ký",
    )
    signer_name = models.CharField("người ký", max_length=120)
    # What the paper is about; nothing for a paper that was issued outside the portal and has no print here.
    content_type = models.ForeignKey(ContentType, models.PROTECT, null=True)
    object_id = models.PositiveBigIntegerField(null=True)
    subject = GenericForeignKey()
    sha256 = models.CharField("mã băm SHA-256", max_length=64, blank=True)
    code = models.CharField("mã xác minh", max_length=CODE_LENGTH, unique=True)
    created_at = models.DateTimeField("lúc tạo", auto_now_add=True)
    search_plain = SearchPlain("search_words")
    search_toned = SearchToned("search_words")

    objects = IssuedDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản đã ban hành"
        verbose_name_plural = "văn bản đã ban hành"
        ordering = ["-year", "-number", "-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "year", "series", "number"],
                name="document_number_once",
                violation_error_message="Số văn bản này đã được cấp.",
            ),
            models.UniqueConstraint(
                fields=["authority", "year", "symbol_text"],
                name="document_symbol_once",
                violation_error_message="Số và ký hiệu này đã được dùng trong năm.",
            ),
            models.CheckConstraint(
                name="document_of_the_portal_is_whole",
                condition=models.Q(
                    content_type__isnull=True, object_id__isnull=True, signed_by__isnull=True, sha256=""
                )
                | models.Q(content_type__isnull=False, object_id__isnull=False, signed_by__isnull=False)
                & ~models.Q(sha256=""),
                violation_error_message="Văn bản của cổng phải có bản in và người ký.",
            ),
        ]

    def __str__(self):
        return f"{self.symbol_text} ngày {day_on_paper(self.issued_on)}"

    @property
    def search_words(self) -> str:
        """What a search finds it by."""
        return f"{self.symbol_text} {self.about}"

    @property
    def file_name(self) -> str:
        """The name of its PDF file, "68-KH-UBND-2026.pdf"."""
        return f"{self.symbol_text.replace('/', '-')}-{self.year}.pdf"

    def get_type_code_display(self) -> str:
        """Tên loại: the type in words; no choices of the field, so that a new type needs no migration."""
        return REGISTERED_TYPES.get(self.type_code, self.type_code)

    @property
    def is_outside(self) -> bool:
        """Whether it was issued outside the portal: only the register knows it, there is no print."""
        return self.object_id is None

    @property
    def is_public(self) -> bool:
        """Whether everybody may read the PDF: the row that the paper is about decides (`paper_is_public`)."""
        return getattr(self.subject, "paper_is_public", False)

    @property
    def last_change(self):
        """The newest StatusChange, or None."""
        return max(self.status_changes.all(), key=lambda change: change.pk, default=None)

    @property
    def validity(self) -> Validity:
        """Its validity today."""
        return Validity(self.last_change.kind) if self.last_change else Validity.VALID

    @property
    def signed_copy(self):
        """The signed copy that was confirmed last, or None: once it is taken back, the print alone is shown."""
        decisions = [
            decision
            for copy in self.signed_copies.all()
            for decision in copy.decisions.all()
            if decision.kind != CopyState.TURNED_DOWN
        ]
        last = max(decisions, key=lambda decision: decision.pk, default=None)
        return last.copy if last and last.kind == CopyState.CONFIRMED else None

    @cached_property
    def printed_words(self) -> dict[str, Any]:
        """The words it was printed with (`documents.printed`); of an older paper only what is known of them."""
        row = getattr(self, "printed_text", None)
        return row.content if row else {}

    @property
    def has_printed_words(self) -> bool:
        """Whether its whole text is stored, not only its print."""
        return "letters" in self.printed_words

    @property
    def issuer_name(self) -> str:
        """The authority as the paper names it; it may have another name today."""
        return self.printed_words.get("issuer") or self.authority.name

    @property
    def word_remark(self) -> str:
        """Where the words of its Word copy come from, for the copy itself and the page beside its link."""
        if self.has_printed_words:
            return (
                f"Bản Word theo đúng lời văn đã ban hành của văn bản số {self}; "
                "bản có giá trị là bản PDF đã ban hành."
            )
        return (
            "Bản Word lập lại từ số liệu hiện nay của cổng, có thể khác lời văn đã ban hành (ngày, giờ, địa điểm đổi "
            f"sau khi ký). Lời văn đã ban hành xin xem bản PDF của văn bản số {self}."
        )

    @property
    def proof(self) -> Proof:
        """The proof that its PDF carries."""
        return Proof(self.code)

    @property
    def pdf(self) -> bytes:
        """The stored PDF, read from its own table."""
        return bytes(self.file.content)


class IssuedFile(AppendOnly):
    """The PDF of an issued paper, in a table of its own so that lists never load it."""

    document = models.OneToOneField(
        IssuedDocument, models.PROTECT, related_name="file", primary_key=True, verbose_name="văn bản"
    )
    content = models.BinaryField("nội dung")

    class Meta:
        verbose_name = "tệp văn bản"
        verbose_name_plural = "tệp văn bản"

    def __str__(self):
        return self.document.file_name
