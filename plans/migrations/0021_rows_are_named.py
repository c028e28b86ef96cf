import uuid

from django.db import migrations, models

BATCH = 500


def name_rows(apps, schema_editor):
    for model in (apps.get_model("plans", "Section"), apps.get_model("plans", "Item")):
        rows = list(model.objects.only("pk"))
        for row in rows:
            row.uid = uuid.uuid4()
        model.objects.bulk_update(rows, ["uid"], batch_size=BATCH)


def name_removed_lines(apps, schema_editor):
    """Turns {"section": …, "items": […]} into {"lines": […]}, and the row before it into its uid."""
    models_of = {"s": apps.get_model("plans", "Section"), "i": apps.get_model("plans", "Item")}
    for removed in apps.get_model("plans", "RemovedLine").objects.all():
        content = removed.content
        lines = [{"level": 4} | item for item in content.get("items", [])]
        if "section" in content:
            lines.insert(0, content["section"])
        lines = [{"uid": str(uuid.uuid4()), "version": 1} | line for line in lines]
        removed.content = {"text": content["text"], "lines": lines}
        model, key = models_of.get(removed.after[:1]), removed.after[1:]
        before = model.objects.filter(pk=key).first() if model and key.isdecimal() else None
        removed.after = str(before.uid) if before else ""
        removed.save()


def nothing(apps, schema_editor):
    """Going back, the names are dropped with their columns."""


class Migration(migrations.Migration):
    """Every stored row has a name of its own, also the removed ones."""

    dependencies = [("plans", "0020_rows_in_the_browser")]

    operations = [
        migrations.RunPython(name_rows, nothing),
        migrations.RunPython(name_removed_lines, nothing),
        *(
            migrations.AlterField(
                model_name=model,
                name="uid",
                field=models.UUIDField(
                    default=uuid.uuid4, editable=False, unique=True, verbose_name="mã dòng"
                ),
            )
            for model in ("section", "item")
        ),
    ]
