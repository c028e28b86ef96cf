"""Each channel of published results has its day; of those noted before, only the day of the whole is known."""

from django.db import migrations, models

NEW_NAMES = {"portal": "media"}


def date_channels(apps, schema_editor):
    """Gives every channel that was noted the day on which the deadline was met."""
    for row in apps.get_model("conferences", "Results").objects.order_by("pk"):
        if isinstance(row.channels, list):
            day = row.met_on.isoformat() if row.met_on else ""
            row.channels = {NEW_NAMES.get(code, code): day for code in row.channels if day}
            row.save(update_fields=["channels"])


class Migration(migrations.Migration):
    dependencies = [("conferences", "0006_taken_back")]
    operations = [
        migrations.AlterField(
            model_name="results",
            name="channels",
            field=models.JSONField(blank=True, default=dict, verbose_name="hình thức công khai"),
        ),
        migrations.AddField(
            model_name="conference",
            name="co_chair_name",
            field=models.CharField(blank=True, max_length=250, verbose_name="đồng chủ trì"),
        ),
        migrations.RunPython(date_channels, migrations.RunPython.noop),
    ]
