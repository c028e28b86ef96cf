from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import connections, models
from django.db.models import Value
from django.utils.timezone import now

from dialogue_portal.accounts.access import own_rows
from dialogue_portal.accounts.models import Authority
from dialogue_portal.records.actors import Actor
from dialogue_portal.records.events import Recorded


class RecordQuerySet(models.QuerySet[Any]):
    """What can be asked of the records, and the two ways to write them."""

    def visible_to(self, user: Any) -> Self:
        """The records of the authorities the user works for."""
        return self.filter(own_rows(user))

    def about(self, subject: models.Model) -> Self:
        """The records of one row, the oldest first."""
        return self.filter(
            content_type=ContentType.objects.get_for_model(subject), object_id=subject.pk
        ).order_by("at", "pk")

    def about_all(self, subjects: Iterable[models.Model]) -> Self:
        """The records of several rows, also of several models, the oldest first: one query."""
        keys: dict[int, list[Any]] = {}
        for subject in subjects:
            keys.setdefault(ContentType.objects.get_for_model(subject).pk, []).append(subject.pk)
        about = models.Q(pk=None)
        for content_type, of_type in keys.items():
            about |= models.Q(content_type=content_type, object_id__in=of_type)
        return self.filter(about).order_by("at", "pk")

    def of_step(self, model: type[models.Model], step: str) -> Self:
        """The records of one step, for a subquery: of the row of `model` that the outer query reads."""
        return self.filter(
            content_type=ContentType.objects.get_for_model(model), object_id=models.OuterRef("pk"), step=step
        )

    def of_writer(self, model: type[models.Model], user: Any) -> Self:
        """The records by which a person wrote on the paper of the row of `model` that the outer query reads."""
        names = model.flow.writing_names  # type: ignore[attr-defined]  # only rows with a flow have papers
        return self.filter(
            content_type=ContentType.objects.get_for_model(model),
            object_id=models.OuterRef("pk"),
            step__in=names,
            actor=user,
        )

    def unsealed(self) -> Self:
        """The records that no sweep has sealed yet."""
        return self.filter(seal_no=None)

    def sealed(self) -> Self:
        """The links of the chain of seals."""
        return self.filter(seal_no__isnull=False)

    def write_many(self, subjects: models.QuerySet[Any], event: Recorded, *, actor: Actor) -> None:
        """Records the same event about many rows of one model; the database copies their keys, no row is read."""
        values: dict[str, Any] = {
            "authority": models.F("authority_id"),
            "object_id": models.F("pk"),
            "content_type": Value(ContentType.objects.get_for_model(subjects.model).pk),
            "at": Value(now()),
            "actor": Value(actor.pk, models.BigIntegerField()),
            "actor_name": Value(str(actor)),
            "step": Value(event.name),
            "label": Value(event.label),
        } | {name: Value("") for name in ("before", "after", "note", "seal")}
        columns = [self.model._meta.get_field(name).column for name in values]
        select, parameters = subjects.values_list(*values.values()).query.sql_with_params()
        with connections[self.db].cursor() as cursor:
            table, listed = self.model._meta.db_table, ", ".join(f'"{column}"' for column in columns)
            cursor.execute(f"INSERT INTO {table} ({listed}) {select}", parameters)

    def write(
        self,
        subject: Any,
        event: Recorded,
        *,
        actor: Actor,
        label: str = "",
        before: str = "",
        after: str = "",
        note: str = "",
    ) -> "Record":
        """Records one declared Step, Birth or Event about `subject`.

        `label` replaces the label of the event where it should name something of the row; `before` and `after` are
        states. The record is not sealed yet.
        """
        record: Record = self.create(
            authority_id=subject.authority_id,
            subject=subject,
            actor=actor if actor.is_authenticated else None,
            actor_name=str(actor),
            step=event.name,
            label=label or event.label,
            before=before,
            after=after,
            note=note,
        )
        return record


class Record(models.Model):
    """Một dòng nhật ký: who did what to which row. It is never changed or deleted; a sweep seals it into a chain."""

    authority = models.ForeignKey(Authority, models.PROTECT, verbose_name="cơ quan")
    at = models.DateTimeField("lúc", auto_now_add=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name="tài khoản")
    actor_name = models.CharField("người thực hiện", max_length=120)
    step = models.CharField("bước", max_length=40)
    label = models.CharField("việc", max_length=120)
    before = models.CharField("trạng thái trước", max_length=20, blank=True)
    after = models.CharField("trạng thái sau", max_length=20, blank=True)
    note = models.TextField("ghi chú", blank=True)
    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey()
    seal_no = models.PositiveBigIntegerField("số thứ tự niêm phong", null=True, unique=True, editable=False)
    seal = models.CharField("mã niêm phong", max_length=64, blank=True, editable=False)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng nhật ký"
        verbose_name_plural = "nhật ký xử lý"
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["content_type", "object_id"]),
            models.Index(fields=["id"], name="record_unsealed", condition=models.Q(seal_no=None)),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.actor_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Stores a new record; raises TypeError for one that is stored already."""
        if not self._state.adding:
            raise TypeError("Nhật ký chỉ được thêm, không được sửa.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raises TypeError."""
        raise TypeError("Nhật ký không được xóa.")


class SealCheck(models.Model):
    """Lần kiểm tra niêm phong gần nhất của nhật ký: one row, replaced by each check of the whole chain."""

    checked_at = models.DateTimeField("lúc")
    count = models.PositiveBigIntegerField("số dòng đã kiểm tra")
    broken_no = models.PositiveBigIntegerField("số thứ tự niêm phong của dòng hỏng đầu tiên", null=True)
    # The chain as it was when it was last found whole: nothing of it may be missing later.
    whole_count = models.PositiveBigIntegerField("số dòng khi còn nguyên", default=0)
    whole_seal = models.CharField("mã niêm phong cuối khi còn nguyên", max_length=64, blank=True)

    class Meta:
        verbose_name = "lần kiểm tra nhật ký"
        verbose_name_plural = "lần kiểm tra nhật ký"
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="seal_check_is_one_row")]

    def __str__(self) -> str:
        return f"{self.checked_at:%d/%m/%Y}: {self.count}"
