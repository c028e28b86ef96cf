import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_found_and_ordered"),
        ("documents", "0009_scans_and_decisions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "leader_opened_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="lãnh đạo mở xem lúc"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Đang soạn"),
                            ("submitted", "Chờ ký"),
                            ("issued", "Đã ban hành"),
                            ("discarded", "Đã bỏ"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                ("wrong", models.TextField(verbose_name="đã in là (mỗi dòng một chỗ)")),
                ("right", models.TextField(verbose_name="đính chính là (mỗi dòng một chỗ)")),
                ("addressees", models.TextField(verbose_name="kính gửi (mỗi dòng một nơi)")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="lần sửa")),
                ("issued_on", models.DateField(editable=False, null=True, verbose_name="ngày ban hành")),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.authority",
                        verbose_name="cơ quan",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="documents.issueddocument",
                        verbose_name="đính chính văn bản",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issueddocument",
                        verbose_name="văn bản",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người soạn",
                    ),
                ),
                (
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ký",
                    ),
                ),
            ],
            options={
                "verbose_name": "công văn đính chính",
                "verbose_name_plural": "công văn đính chính",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "submitted", "issued", "discarded"])),
                        name="correction_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "issued"), _negated=True),
                            models.Q(
                                ("document__isnull", False),
                                ("issued_on__isnull", False),
                                ("signed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="correction_issued_is_signed",
                        violation_error_message="Công văn đã ban hành phải có người ký, ngày ký và số.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("draft", "submitted"))),
                        fields=("corrects",),
                        name="correction_drafted_once",
                        violation_error_message="Văn bản này đang có một công văn đính chính chưa ban hành.",
                    ),
                ],
            },
        ),
    ]
