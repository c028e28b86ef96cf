from django.db import migrations, models


def read_again(apps, schema_editor):
    """Let every stored plan be read again: its facts also tell the months and the matters of rounds."""
    apps.get_model("plans", "Plan").objects.update(text_facts=None)


class Migration(migrations.Migration):
    """A round knows what it is about, from the next signature on; one without a day follows the month of the text."""

    dependencies = [("plans", "0029_chair_of_notice")]

    operations = [
        migrations.AddField(
            model_name="round",
            name="matter",
            field=models.CharField(
                blank=True, editable=False, max_length=500, verbose_name="nội dung của đợt"
            ),
        ),
        migrations.RunPython(read_again, migrations.RunPython.noop),
    ]
