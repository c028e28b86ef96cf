from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import connections, models
from django.db.models import Value
from django.utils.timezone import now

from dialogue_portal.accounts.access import own_rows
from dialogue_portal.accounts.models import Authority


class RecordQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(own_rows(user))

    def about(self, subject):
        return self.filter(
            content_type=ContentType.objects.get_for_model(subject), object_id=subject.pk
        ).order_by("at", "pk")

    def of_step(self, model, step: str):
        """The records of one step of the row of `model` that an outer query is about."""
        return self.filter(
            content_type=ContentType.objects.get_for_model(model), object_id=models.OuterRef("pk"), step=step
        )

    def unsealed(self):
        return self.filter(seal_no=None)

    def sealed(self):
        return self.filter(seal_no__isnull=False)

    def write_many(self, subjects: models.QuerySet, event, *, actor) -> None:
        """Notes the same event about many rows of one model; the database copies their keys, none of them is read."""
        noted = {
            "authority": models.F("authority_id"),
            "object_id": models.F("pk"),
            "content_type": Value(ContentType.objects.get_for_model(subjects.model).pk),
            "at": Value(now()),
            "actor": Value(actor.pk, models.BigIntegerField()),
            "actor_name": Value(str(actor)),
            "step": Value(event.name),
            "label": Value(event.label),
        } | {name: Value("") for name in ("before", "after", "note", "seal")}
        columns = [self.model._meta.get_field(name).column for name in noted]
        select, values = subjects.values_list(*noted.values()).query.sql_with_params()
        with connections[self.db].cursor() as cursor:
            table, columns = self.model._meta.db_table, ", ".join(f'"{column}"' for column in columns)
            cursor.execute(f"INSERT INTO {table} ({columns}) {select}", values)

    def write(self, subject, event, *, actor, label="", before="", after="", note=""):
        """Records one declared Step, Birth or Event about `subject`; `actor` is a User or an Outsider.

        `label` takes the place of the event's own words where they name something of the row.
        """
        return self.create(
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


class Record(models.Model):
    """Một dòng nhật ký: who did what to which row; only ever added, later sealed into a chain of hashes."""

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

    def __str__(self):
        return f"{self.label}: {self.actor_name}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("Nhật ký chỉ được thêm, không được sửa.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("Nhật ký không được xóa.")
