import django.db.models.deletion
from django.db import migrations, models

from dialogue_portal.documents.migrations._prints import told_by


def read_prints(apps, schema_editor):
    """Keeps of each older paper what its print tells for certain; a print that cannot be read tells nothing."""
    documents = apps.get_model("documents", "IssuedDocument").objects.order_by("pk")
    files = apps.get_model("documents", "IssuedFile").objects
    printed = apps.get_model("documents", "PrintedText").objects
    for pk, signer in documents.values_list("pk", "signer_name"):
        content = files.filter(document_id=pk).values_list("content", flat=True).first()
        try:
            found = told_by(bytes(content or b""), signer)
        except Exception:  # noqa: BLE001, S112  # a broken PDF can raise anything inside pdfminer
            continue
        if found:
            printed.create(document_id=pk, content=found)


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_found_by_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="PrintedText",
            fields=[
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="printed_text",
                        serialize=False,
                        to="documents.issueddocument",
                        verbose_name="văn bản",
                    ),
                ),
                ("content", models.JSONField(verbose_name="nội dung")),
            ],
            options={
                "verbose_name": "lời văn đã ban hành",
                "verbose_name_plural": "lời văn đã ban hành",
            },
        ),
        migrations.RunPython(read_prints, migrations.RunPython.noop),
    ]
