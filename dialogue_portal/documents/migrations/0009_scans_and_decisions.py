import io

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PUBLIC_BEFORE = "Đã công khai trước khi cổng có bước xác nhận."


def opens(content):
    """Whether the bytes are a PDF with at least one page."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as file:
            return len(file.pages) > 0
    except Exception:  # noqa: BLE001  # a broken PDF can raise anything inside
        return False


def keep_public_copies(apps, schema_editor):
    """The newest copy of each paper is public today: it stays so if it opens; all others wait for the office."""
    copies = apps.get_model("documents", "SignedCopy").objects
    files = apps.get_model("documents", "SignedFile").objects
    decisions = apps.get_model("documents", "CopyDecision").objects
    # The old search for some bytes proves no signature: the sweep that opens these files judges anew.
    copies.update(is_digital=False)
    for pk in copies.order_by("document_id", "pk").values_list("pk", flat=True):
        content = files.filter(copy_id=pk).values_list("content", flat=True).first()
        if opens(bytes(content or b"")):
            decisions.create(copy_id=pk, kind="confirmed", reason=PUBLIC_BEFORE)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_found_and_ordered"),
        ("documents", "0008_office_register"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="signedcopy",
            name="checked_at",
            field=models.DateTimeField(null=True, verbose_name="máy mở lúc"),
        ),
        migrations.AddField(
            model_name="signedcopy",
            name="filed_by",
            field=models.CharField(
                choices=[
                    ("code", "máy đọc được mã QR của văn bản này trên bản quét"),
                    ("hand", "do người chọn; máy không đọc được mã QR trên bản quét"),
                ],
                default="hand",
                max_length=4,
                verbose_name="xếp vào văn bản",
            ),
        ),
        migrations.AddField(
            model_name="signedcopy",
            name="pages",
            field=models.PositiveSmallIntegerField(null=True, verbose_name="số trang"),
        ),
        migrations.AddField(
            model_name="signedcopy",
            name="signature_names",
            field=models.CharField(blank=True, max_length=400, verbose_name="tên trong chứng thư"),
        ),
        migrations.AddField(
            model_name="signedcopy",
            name="signature_words",
            field=models.CharField(blank=True, max_length=200, verbose_name="điều thấy ở chữ ký số"),
        ),
        migrations.AddField(
            model_name="signedcopy",
            name="stamped_rows",
            field=models.TextField(blank=True, verbose_name="lớp chữ đầu trang một"),
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="tên tệp")),
                ("pages", models.PositiveSmallIntegerField(null=True, verbose_name="số trang")),
                ("read_at", models.DateTimeField(null=True, verbose_name="máy đọc lúc")),
                ("remark", models.TextField(blank=True, verbose_name="điều cần biết")),
                ("refusal", models.TextField(blank=True, verbose_name="lý do không nhận")),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="đưa lên lúc")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người đưa lên",
                    ),
                ),
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
                    "belongs_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issueddocument",
                        verbose_name="có mã của văn bản",
                    ),
                ),
                (
                    "copy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
                        to="documents.signedcopy",
                        verbose_name="bản đã ký",
                    ),
                ),
                (
                    "cut_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="documents.scan",
                        verbose_name="tách từ tệp",
                    ),
                ),
                (
                    "put_aside_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người bỏ",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản quét",
                "verbose_name_plural": "các bản quét",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="CopyDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("confirmed", "Đã xác nhận"),
                            ("turned_down", "Không nhận"),
                            ("taken_back", "Đã rút lại"),
                        ],
                        max_length=12,
                        verbose_name="quyết định",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="lúc")),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người quyết định",
                    ),
                ),
                (
                    "copy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="documents.signedcopy",
                        verbose_name="bản đã ký",
                    ),
                ),
            ],
            options={
                "verbose_name": "quyết định về bản đã ký",
                "verbose_name_plural": "các quyết định về bản đã ký",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["confirmed", "turned_down", "taken_back"])),
                        name="copy_decision_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "confirmed"), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="copy_decision_has_reason",
                        violation_error_message="Xin ghi lý do.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScanFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("content", models.BinaryField(verbose_name="nội dung")),
                (
                    "scan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="documents.scan",
                        verbose_name="bản quét",
                    ),
                ),
            ],
            options={
                "verbose_name": "tệp của bản quét",
                "verbose_name_plural": "tệp của bản quét",
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("scan", "position"), name="scan_file_place_once")
                ],
            },
        ),
        migrations.RunPython(keep_public_copies, migrations.RunPython.noop),
    ]
